//! What the paths of the command line come to: drafts one after another, each with its rules.
//!
//! In: options. Out: [`Job`]s, in the order of the output: files by name, lines of archives as they come.
//! Not here: which files are drafts and what their bytes say (`walk`).

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::PathBuf;

use super::args::Drafts;
use super::args::values::InputFormat;
use crate::document::Document;
use crate::source::Source;
use crate::walk::files::{Globs, files};
use crate::walk::ndjson::{Entries, Entry, entries};
use crate::walk::{Input, LoadError};
use crate::workspace::read::{self, Given, Loaded, Unread};
use crate::workspace::{InForce, Workspace};

/// Why there is no draft.
#[derive(Debug)]
pub enum Trouble {
    /// One file or line; the rest goes on.
    Unread(Unread),
    /// The run is over.
    Fatal(anyhow::Error),
}

impl Trouble {
    /// One file or line, and what to do about it.
    pub fn unread(message: impl ToString, help: String) -> Self {
        Trouble::Unread(Unread { message: message.to_string(), help })
    }
}

/// A draft to be read.
enum Draft {
    File(Input),
    Line(Box<Entry>),
}

/// A draft to be worked on, with its rules.
pub struct Job {
    draft: Draft,
    force: InForce,
}

impl Job {
    /// Bytes it will take, as far as can be known before.
    pub fn size(&self) -> u64 {
        match &self.draft {
            Draft::File(Input::File(path)) => path.metadata().map_or(0, |m| m.len()),
            Draft::File(Input::Stdin { .. }) => 0,
            Draft::Line(entry) => entry.source.text.len() as u64,
        }
    }

    /// Reads it; options are laid over what it says of itself.
    pub fn load(self, options: &Drafts) -> Result<Loaded, Trouble> {
        let given = options.given();
        let (source, documents) = match self.draft {
            Draft::File(input) => file(&input, &given)?,
            Draft::Line(entry) => {
                let documents = entry.documents().map_err(|r| read::refused(&entry.source, &r));
                (entry.source, documents.map_err(Trouble::Unread)?)
            }
        };
        Ok(Loaded::new(source, documents, self.force, given.overrides))
    }
}

fn file(input: &Input, given: &Given) -> Result<(Source, Vec<Document>), Trouble> {
    let name = input.name();
    let bytes = input.bytes(given.limit(&name)).map_err(|e| Trouble::Unread((&e).into()))?;
    read::documents(name, bytes, given).map_err(Trouble::Unread)
}

/// All drafts that the arguments name.
pub fn jobs<'a>(
    options: &'a Drafts,
    workspace: &'a mut Workspace<'_>,
) -> impl Iterator<Item = Result<Job, Trouble>> + 'a {
    let drafts: Box<dyn Iterator<Item = _>> = match options.input_format {
        InputFormat::Ndjson => Box::new(options.paths.iter().flat_map(|path| archive(path, options))),
        _ => Box::new(named(options, workspace).into_iter()),
    };
    drafts.map(|draft| {
        let (draft, name) = draft?;
        let force = workspace.in_force(&name).map_err(|e| Trouble::Fatal(e.into()))?;
        Ok(Job { draft, force })
    })
}

/// A draft and the name that its configuration is found by.
type Named = (Draft, String);

/// The files, each once and sorted by name, standard input first.
fn named(options: &Drafts, workspace: &mut Workspace<'_>) -> Vec<Result<Named, Trouble>> {
    let mut found: Vec<Input> = Vec::new();
    let mut troubles = Vec::new();
    for path in &options.paths {
        if path == "-" {
            found.push(Input::Stdin { name: stdin_name(options) });
            continue;
        }
        let (include, exclude) = match workspace.globs(path, (&options.include, &options.exclude)) {
            Ok(globs) => globs,
            Err(e) => {
                troubles.push(Err(Trouble::Fatal(e.into())));
                continue;
            }
        };
        let globs = Globs { include: &include, exclude: &exclude, force_exclude: options.force_exclude };
        let taken = files(&[PathBuf::from(path)], globs);
        found.extend(taken.paths.into_iter().map(Input::File));
        troubles.extend(taken.errors.iter().map(|e| Err(Trouble::unread(e, e.help()))));
    }
    found.sort_by_key(Input::name);
    found.dedup();
    let drafts = found.into_iter().map(|input| {
        let name = input.name();
        Ok((Draft::File(input), name))
    });
    troubles.into_iter().chain(drafts).collect()
}

fn stdin_name(options: &Drafts) -> String {
    options.stdin_filename.clone().unwrap_or_else(|| "-".to_owned())
}

/// The lines of an archive.
fn archive<'a>(path: &'a str, options: &'a Drafts) -> Box<dyn Iterator<Item = Result<Named, Trouble>> + 'a> {
    let name = if path == "-" { stdin_name(options) } else { path.to_owned() };
    if options.encoding.is_some_and(|encoding| encoding != encoding_rs::UTF_8) {
        let help = "leave `--encoding` out, and write the lines in UTF-8".to_owned();
        return Box::new(std::iter::once(Err(Trouble::unread(format!("{name}: an archive is UTF-8"), help))));
    }
    match open(path) {
        Err(e) => Box::new(std::iter::once(Err(Trouble::Unread((&e).into())))),
        Ok(lines) => Box::new(lines_of(entries(&name, lines, options.max_size), name)),
    }
}

fn lines_of(lines: Entries<Box<dyn BufRead>>, name: String) -> impl Iterator<Item = Result<Named, Trouble>> {
    lines.map(move |line| match line {
        Ok(entry) => Ok((Draft::Line(Box::new(entry)), name.clone())),
        Err(e) => Err(Trouble::unread(&e, e.cause.help())),
    })
}

fn open(path: &str) -> Result<Box<dyn BufRead>, LoadError> {
    let name = path.to_owned();
    match path {
        "-" => Ok(Box::new(io::stdin().lock())),
        _ if PathBuf::from(path).is_dir() => Err(LoadError::Folder { name }),
        _ => match File::open(path) {
            Ok(file) => Ok(Box::new(BufReader::new(file))),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Err(LoadError::Missing { name }),
            Err(cause) => Err(LoadError::Io { name, cause }),
        },
    }
}
