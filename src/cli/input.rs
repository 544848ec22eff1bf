//! Drafts from files, standard input and NDJSON, one after another.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use jiff::civil::Date;

use super::args::{Drafts, InputFormat};
use super::ndjson;
use crate::document::{Block, Document, Format, Metadata, Role, Shape, Stated, StoryKind};
use crate::source::map::SourceMap;
use crate::source::{Source, Span};

/// A source, and what is said of it from outside.
#[derive(Debug)]
pub struct Input {
    pub source: Source,
    pub format: Format,
    pub date: Option<Date>,
    pub kind: Option<StoryKind>,
}

/// Something that could not be read; the rest goes on.
#[derive(Debug)]
pub struct Fault {
    /// File, or stream and line.
    pub place: String,
    /// What went wrong.
    pub message: String,
}

impl Fault {
    pub fn new(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into() }
    }
}

type Inputs = Box<dyn Iterator<Item = Result<Input, Fault>>>;

/// All drafts that the arguments name, options laid over what they say of themselves.
pub fn read(drafts: &Drafts) -> impl Iterator<Item = Result<Input, Fault>> {
    let (format, date, kind) = (drafts.input_format, drafts.date, drafts.kind);
    let inputs = drafts.paths.clone().into_iter().flat_map(move |path| open(&path, format));
    inputs.map(move |input| {
        input.map(|input| Input { date: date.or(input.date), kind: kind.or(input.kind), ..input })
    })
}

fn open(path: &str, format: InputFormat) -> Inputs {
    match reader(path) {
        Err(e) => Box::new(std::iter::once(Err(Fault::new(path, e.to_string())))),
        Ok(reader) if format == InputFormat::Ndjson => Box::new(ndjson::read(reader, path)),
        Ok(reader) => Box::new(std::iter::once(whole(path, reader, format))),
    }
}

fn reader(path: &str) -> io::Result<Box<dyn BufRead>> {
    Ok(match path {
        "-" => Box::new(io::stdin().lock()),
        _ => Box::new(BufReader::new(File::open(path)?)),
    })
}

fn whole(path: &str, mut reader: impl Read, format: InputFormat) -> Result<Input, Fault> {
    let mut text = String::new();
    reader.read_to_string(&mut text).map_err(|e| Fault::new(path, e.to_string()))?;
    let format = match (format, Path::new(path).extension().and_then(|e| e.to_str())) {
        (InputFormat::One(format), _) => format,
        (_, Some("md" | "markdown")) => Format::Markdown,
        (_, Some("html" | "htm")) => Format::Html,
        _ => Format::Text,
    };
    Ok(Input { source: Source::new(path, text), format, date: None, kind: None })
}

/// The documents of a source. THROWAWAY until `document::read` is merged: one body block a line.
pub fn documents(input: &Input) -> Vec<Document> {
    let text = input.source.text.clone();
    let (mut at, mut blocks) = (0, Vec::new());
    for line in text.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        let span = Span::new(start, start + line.trim().len());
        if !span.is_empty() {
            let paragraph = blocks.len() as u32;
            blocks.push(Block { role: Role::Body, shape: Shape::Paragraph, span, paragraph });
        }
        at += line.len();
    }
    let metadata = Metadata {
        date: input.date.map(|value| Stated { value, span: None, by: "--date" }),
        kind: input.kind.map(|value| Stated { value, span: None, by: "--kind" }),
        ..Metadata::default()
    };
    let map = SourceMap::identity(text.len());
    vec![Document { format: input.format, text, map, blocks, markup: vec![], metadata, faults: vec![] }]
}
