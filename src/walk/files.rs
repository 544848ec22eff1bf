//! Which files are drafts.
//!
//! In: the paths of the command line and globs. Out: files, sorted and each once.
//! In a folder those whose ending is a format, and those of JSON and XML whose beginning shows one, less
//! hidden and ignored ones and those that speak of the repository and reports of ours; a file that is
//! named is taken whatever its name.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use globset::GlobSet;
use ignore::WalkBuilder;
use thiserror::Error;

use crate::document::Format;
use crate::settings::globs::{self, BrokenGlob};

use super::decode::{self, Reading};
use super::printed;

/// Names that are no drafts, with any of the endings; small letters.
const NOT_DRAFTS: &[&str] = &["changelog", "code_of_conduct", "contributing", "license", "readme"];

/// What is read of a file of JSON or XML to see whether it is a draft, in bytes: keys and outermost
/// elements stand at the beginning, and a folder may hold data of any size.
const BEGINNING: u64 = 256 * 1024;

/// What a report of ours says of itself, as `report::html` writes it.
const REPORT: &str = "<meta name=\"generator\" content=\"copydesk\">";

/// How much of a page is read to see whether it is one, in bytes.
const HEAD: u64 = 512;

/// Globs of the command line and the configuration, relative to the current folder or from the root.
#[derive(Debug, Clone, Copy, Default)]
pub struct Globs<'a> {
    /// In folders, only files that match; all where there are none.
    pub include: &'a [String],
    /// In folders, no file that matches.
    pub exclude: &'a [String],
    /// What would be left out in a folder is left out even when named.
    pub force_exclude: bool,
}

/// Why there is nothing to check.
#[derive(Debug, Error)]
pub enum WalkError {
    /// A glob that cannot be read.
    #[error(transparent)]
    Glob(#[from] BrokenGlob),
    /// A path that does not exist.
    #[error("{name}: no such file or folder")]
    Missing {
        /// As printed.
        name: String,
    },
    /// A folder that could not be read to its end.
    #[error("{name}: cannot be read: {cause}")]
    Unreadable {
        /// As printed.
        name: String,
        /// What the system said.
        cause: String,
    },
    /// A folder without a single draft.
    #[error("{name}: no drafts in this folder")]
    NoDrafts {
        /// As printed.
        name: String,
    },
}

impl WalkError {
    /// What to do about it.
    pub fn help(&self) -> String {
        match self {
            WalkError::Glob(_) => globs::REMEDY.to_owned(),
            WalkError::Missing { .. } => "check the spelling of the path".to_owned(),
            WalkError::Unreadable { .. } => "check that the folder may be read".to_owned(),
            WalkError::NoDrafts { .. } => "drafts end in .md, .markdown, .txt, .html, .htm or .docx, or in .json or \
                 .xml if they are ninjs, ANS, NITF or NewsML-G2; files that `.gitignore` or `exclude` names are left out"
                .to_owned(),
        }
    }
}

/// What there is to check, and what could not be taken; one never stops the other.
#[derive(Debug, Default)]
pub struct Files {
    /// Sorted by name as printed, each once.
    pub paths: Vec<PathBuf>,
    /// In the order of the paths given.
    pub errors: Vec<WalkError>,
}

/// The drafts among `paths`: files as they are named, folders walked.
pub fn files(paths: &[PathBuf], globs: Globs<'_>) -> Files {
    let mut found = Files::default();
    let set = |globs: &[String]| globs::set(globs.iter().map(String::as_str));
    let (include, exclude) = match (set(globs.include), set(globs.exclude)) {
        (Ok(include), Ok(exclude)) => (include, exclude),
        (include, exclude) => {
            found.errors.extend(include.err().into_iter().chain(exclude.err()).map(WalkError::Glob));
            return found;
        }
    };
    let filter = Filter { include, all: globs.include.is_empty(), exclude, force: globs.force_exclude };
    let mut drafts = BTreeSet::new();
    for path in paths {
        let result = if path.is_dir() {
            folder(path, &filter, &mut drafts, &mut found.errors)
        } else {
            named(path, &filter, &mut drafts)
        };
        found.errors.extend(result.err());
    }
    found.paths = drafts.into_iter().map(|(_, path)| path).collect();
    found
}

struct Filter {
    include: GlobSet,
    all: bool,
    exclude: GlobSet,
    force: bool,
}

impl Filter {
    fn excludes(&self, path: &Path) -> bool {
        matches(&self.exclude, path)
    }

    /// Whether `include` names it; where nothing is named, all but what speaks of the repository.
    fn wants(&self, path: &Path) -> bool {
        if self.all { !is_about_repository(&printed(path)) } else { matches(&self.include, path) }
    }

    /// Whether a file that a hook names is meant: all that a folder would give, and what has an ending of its own.
    fn lets(&self, path: &Path) -> bool {
        let other = path.extension().is_some() && !Format::is_told_by_content(&printed(path));
        self.takes(path) || (other || !self.all) && self.wants(path) && !self.excludes(path)
    }

    /// A draft by its name, or by its content where the name does not tell.
    fn takes(&self, path: &Path) -> bool {
        let name = printed(path);
        let named = Format::of_name(&name).is_some();
        let told = Format::is_told_by_content(&name);
        let holds = || if named { !is_report(path) } else { told && begins_as_draft(path) };
        (named || told) && !is_lock(&name) && self.wants(path) && !self.excludes(path) && holds()
    }
}

/// Whether the beginning of a file of JSON or XML is that of a format we know.
fn begins_as_draft(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(BEGINNING).read_to_end(&mut head));
    let wide = head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]);
    // Half a character at the end, or letters of another encoding, hide no key and no element.
    let text = match wide {
        true => decode::text(head, Reading::default()).unwrap_or_default(),
        false => String::from_utf8_lossy(&head).into_owned(),
    };
    read.is_ok() && Format::of_container(&text).is_some()
}

/// Whether a page is a report of ours that was written beside its drafts: by the mark in its head.
fn is_report(path: &Path) -> bool {
    if Format::of_name(&printed(path)) != Some(Format::Html) {
        return false;
    }
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    read.is_ok() && String::from_utf8_lossy(&head).contains(REPORT)
}

/// The path as named or from the root, for globs that a configuration wrote from its own folder.
fn matches(set: &GlobSet, path: &Path) -> bool {
    let whole = || std::path::absolute(path).is_ok_and(|whole| set.is_match(whole));
    !set.is_empty() && (set.is_match(printed(path)) || whole())
}

/// By name as printed, so that the order is the same on every system.
type Drafts = BTreeSet<(String, PathBuf)>;

fn named(path: &Path, filter: &Filter, drafts: &mut Drafts) -> Result<(), WalkError> {
    let name = printed(path);
    if !path.exists() {
        return Err(WalkError::Missing { name });
    }
    if !filter.force || filter.lets(path) {
        drafts.insert((name, path.to_owned()));
    }
    Ok(())
}

fn folder(
    path: &Path,
    filter: &Filter,
    drafts: &mut Drafts,
    errors: &mut Vec<WalkError>,
) -> Result<(), WalkError> {
    let before = drafts.len();
    let mut seen = false;
    // Links are not followed: a loop of them has no end, and one to a file elsewhere would put its words into a report.
    for entry in WalkBuilder::new(path).require_git(false).follow_links(false).build() {
        match entry {
            Ok(entry) => {
                let file = entry.file_type().is_some_and(|kind| kind.is_file());
                if file && filter.takes(entry.path()) {
                    seen |= !drafts.insert((printed(entry.path()), entry.into_path()));
                }
            }
            Err(cause) => {
                errors.push(WalkError::Unreadable { name: printed(path), cause: cause.to_string() });
            }
        }
    }
    let none = drafts.len() == before && !seen;
    if none { Err(WalkError::NoDrafts { name: printed(path) }) } else { Ok(()) }
}

/// What Word puts beside a file that somebody has open.
fn is_lock(name: &str) -> bool {
    name.rsplit('/').next().is_some_and(|file| file.starts_with("~$"))
}

/// README and its kin, `requirements.txt` and its variants.
fn is_about_repository(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default().to_lowercase();
    let stem = file.split('.').next().unwrap_or_default();
    NOT_DRAFTS.contains(&stem) || file.starts_with("requirements") && file.ends_with(".txt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_about_the_repository_are_no_drafts() {
        for name in ["README.md", "docs/Changelog.txt", "requirements-dev.txt", "CODE_OF_CONDUCT.md"] {
            assert!(is_about_repository(name), "{name}");
        }
        for name in ["vote.md", "requirements-of-the-treaty.md", "readmes/vote.md"] {
            assert!(!is_about_repository(name), "{name}");
        }
    }

    #[test]
    fn a_file_that_somebody_has_open_leaves_a_lock_that_is_no_draft() {
        assert!(is_lock("drafts/~$vote.docx") && !is_lock("drafts/vote.docx"));
    }

    #[test]
    fn a_broken_glob_is_named() {
        let globs = ["{a".to_owned()];
        let found = files(&[], Globs { exclude: &globs, ..Globs::default() });
        let messages: Vec<String> = found.errors.iter().map(ToString::to_string).collect();
        assert!(messages.len() == 1 && messages[0].starts_with("`{a` is not a glob: "), "{messages:?}");
    }
}
