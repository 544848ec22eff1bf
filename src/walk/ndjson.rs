//! An archive as NDJSON: one document a line.
//!
//! In: lines of `{"id", "text", "format", "date", "kind", "headline"}`. Out: one [`Entry`] a line,
//! its line number kept; a line that cannot be read is an error, and the rest goes on.

use std::io::{self, BufRead, Read};

use jiff::civil::Date;
use serde::Deserialize;
use thiserror::Error;

use crate::document::refusal::Refusal;
use crate::document::{self, Document, Format, Overrides, StoryKind};
use crate::source::Source;

/// A line as written; other keys are let pass.
#[derive(Debug, Deserialize)]
struct Line {
    id: Option<Id>,
    text: String,
    format: Option<String>,
    date: Option<String>,
    kind: Option<String>,
    headline: Option<String>,
}

/// An id is a string; archives number their documents too.
#[derive(Debug)]
struct Id(String);

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: serde::Deserializer<'de>>(de: D) -> Result<Self, D::Error> {
        match serde_json::Value::deserialize(de)? {
            serde_json::Value::String(text) => Ok(Id(text)),
            serde_json::Value::Number(number) => Ok(Id(number.to_string())),
            _ => Err(serde::de::Error::custom("`id` is neither a string nor a number")),
        }
    }
}

/// One document of an archive.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Line of the archive, from 1.
    pub line: usize,
    /// The text under the document's id.
    pub source: Source,
    /// How the text is marked up.
    pub format: Format,
    /// Date and kind.
    pub overrides: Overrides,
    /// A headline that stands beside the text.
    pub headline: Option<String>,
}

impl Entry {
    /// Reads the documents of this line.
    ///
    /// # Errors
    ///
    /// What the format's reader refuses.
    pub fn documents(&self) -> Result<Vec<Document>, Refusal> {
        let mut documents = document::read(&self.source, self.format)?;
        for document in &mut documents {
            document::apply(document, self.overrides);
            if let Some(headline) = &self.headline {
                document::add_headline(document, headline);
            }
        }
        Ok(documents)
    }
}

/// A line that cannot be read.
#[derive(Debug, Error)]
#[error("{name}:{line}: {cause}")]
pub struct LineError {
    /// Of the archive, as printed.
    pub name: String,
    /// From 1.
    pub line: usize,
    /// What is wrong, without a full stop.
    pub cause: LineFault,
}

/// What can be wrong with a line.
#[derive(Debug, Error)]
pub enum LineFault {
    /// The stream broke off.
    #[error("cannot be read: {0}")]
    Io(io::Error),
    /// No object of the right form.
    #[error("not a document: {0}")]
    Json(String),
    /// Not UTF-8.
    #[error("not UTF-8 at byte {0} of the line")]
    Encoding(usize),
    /// Longer than allowed.
    #[error("longer than {0} bytes")]
    TooLong(u64),
    /// A format that is not known.
    #[error("unknown format `{0}`")]
    Format(String),
    /// JSON or XML of no known format, by the ending of the id.
    #[error("{0}")]
    Unknown(Refusal),
    /// A format that is not text.
    #[error("a line of text cannot be `{0}`")]
    Packed(&'static str),
    /// A kind that is not known.
    #[error("unknown kind `{0}`")]
    Kind(String),
    /// No calendar day.
    #[error("`{0}` is not a date")]
    Date(String),
}

impl LineFault {
    /// What to do about it.
    pub fn help(&self) -> String {
        match self {
            LineFault::Io(_) => "check where the lines come from".to_owned(),
            LineFault::Json(_) => "write one object a line: {\"text\": \"…\"}".to_owned(),
            LineFault::Encoding(_) => "write the lines in UTF-8".to_owned(),
            LineFault::TooLong(_) => "raise the limit with `--max-size`".to_owned(),
            LineFault::Format(_) => one_of(
                &Format::ALL.into_iter().filter(|f| !f.is_packed()).map(Format::name).collect::<Vec<_>>(),
            ),
            LineFault::Packed(_) => {
                "name the file itself, or give its text with `\"format\": \"text\"`".to_owned()
            }
            LineFault::Unknown(refusal) => refusal.help.clone(),
            LineFault::Kind(_) => one_of(&StoryKind::ALL.map(StoryKind::name)),
            LineFault::Date(_) => "write it as year, month and day: 2021-03-04".to_owned(),
        }
    }
}

fn one_of(names: &[&str]) -> String {
    format!("one of {}", names.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", "))
}

/// The documents of an archive, line by line.
pub struct Entries<R> {
    name: String,
    lines: R,
    max_size: u64,
    line: usize,
    ended: bool,
}

/// Reads an archive; a line may be `max_size` bytes long.
pub fn entries<R: BufRead>(name: &str, lines: R, max_size: u64) -> Entries<R> {
    Entries { name: name.to_owned(), lines, max_size, line: 0, ended: false }
}

impl<R: BufRead> Iterator for Entries<R> {
    type Item = Result<Entry, LineError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            self.line += 1;
            let read = self.next_line().and_then(|bytes| match bytes {
                Some(bytes) => entry(&bytes, self.line),
                None => Ok(None),
            });
            if let Some(item) = read.transpose() {
                return Some(item.map_err(|cause| LineError {
                    name: self.name.clone(),
                    line: self.line,
                    cause,
                }));
            }
        }
        None
    }
}

impl<R: BufRead> Entries<R> {
    /// The next line; none at the end.
    fn next_line(&mut self) -> Result<Option<Vec<u8>>, LineFault> {
        let mut bytes = Vec::new();
        let limit = self.max_size.saturating_add(1);
        if let Err(cause) = self.lines.by_ref().take(limit).read_until(b'\n', &mut bytes) {
            self.ended = true;
            return Err(LineFault::Io(cause));
        }
        self.ended = bytes.is_empty();
        if bytes.len() as u64 > self.max_size && !bytes.ends_with(b"\n") {
            self.skip_line();
            return Err(LineFault::TooLong(self.max_size));
        }
        Ok((!self.ended).then_some(bytes))
    }

    /// Goes on behind a line that is too long.
    fn skip_line(&mut self) {
        self.ended = self.lines.skip_until(b'\n').is_err();
    }
}

/// A line as an entry; none where it is blank.
fn entry(bytes: &[u8], line: usize) -> Result<Option<Entry>, LineFault> {
    let text = std::str::from_utf8(bytes).map_err(|e| LineFault::Encoding(e.valid_up_to()))?;
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Ok(None);
    }
    if !text.starts_with('{') {
        return Err(LineFault::Json("it is no object".to_owned()));
    }
    let read: Line = serde_json::from_str(text).map_err(|e| LineFault::Json(in_line(&e)))?;
    let id = read.id.map_or_else(|| line.to_string(), |id| id.0);
    let format = format(read.format, &id, &read.text)?;
    let overrides = Overrides { date: date(read.date)?, kind: kind(read.kind)? };
    let source = Source::new(id, read.text);
    Ok(Some(Entry { line, source, format, overrides, headline: read.headline }))
}

/// The fault with its column; the line is the archive's.
fn in_line(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let cause = text.rsplit_once(" at line ").map_or(text.as_str(), |(cause, _)| cause);
    format!("{cause} at column {}", error.column())
}

fn format(name: Option<String>, id: &str, text: &str) -> Result<Format, LineFault> {
    match name {
        None => Ok(Format::of_name(id).filter(|f| !f.is_packed()).unwrap_or(Format::Text)),
        Some(name) if name == "auto" => Format::detect(id, text).map_err(LineFault::Unknown),
        Some(name) => {
            let known = Format::ALL.into_iter().find(|f| f.name() == name).ok_or(LineFault::Format(name))?;
            if known.is_packed() { Err(LineFault::Packed(known.name())) } else { Ok(known) }
        }
    }
}

fn date(text: Option<String>) -> Result<Option<Date>, LineFault> {
    // A time may follow the day; the day is as written, whatever its zone.
    let day = |text: &str| text.get(..10).and_then(|day| day.parse().ok());
    text.map(|text| day(&text).ok_or(LineFault::Date(text))).transpose()
}

fn kind(name: Option<String>) -> Result<Option<StoryKind>, LineFault> {
    name.map(|name| StoryKind::of_name(&name).ok_or(LineFault::Kind(name))).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Role, Shape};

    fn all(lines: &str) -> Vec<Result<Entry, String>> {
        entries("in", lines.as_bytes(), 1000).map(|e| e.map_err(|e| e.to_string())).collect()
    }

    #[test]
    fn a_bad_line_is_numbered_and_the_rest_goes_on() {
        let found = all(
            "{\"text\": \"a\"}\r\n\nnothing\n{\"text\": \"b\", \"kind\": \"sport\"}\n{\"id\": 7, \"text\": \"c\"}\n[\"8\", \"d\"]",
        );
        let told: Vec<String> = found.into_iter().map(|e| e.map_or_else(|m| m, |e| e.source.name)).collect();
        assert_eq!(told[0], "1");
        assert_eq!(told[1], "in:3: not a document: it is no object");
        assert_eq!(told[2], "in:4: unknown kind `sport`");
        assert_eq!(told[3], "7");
        assert_eq!(told[4], "in:6: not a document: it is no object");
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let long = format!("{{\"text\": \"{}\"}}\n{{\"text\": \"b\"}}\n", "a".repeat(2000));
        let found = all(&long);
        assert_eq!(found[0].as_ref().err().map(String::as_str), Some("in:1: longer than 1000 bytes"));
        assert!(found[1].is_ok() && found.len() == 2);
    }

    #[test]
    fn date_kind_and_headline_go_into_the_document() {
        let line =
            r#"{"text": "It rained.", "date": "2021-03-04T10:00:00Z", "kind": "brief", "headline": "Rain"}"#;
        let documents: Vec<Document> =
            all(line).into_iter().flatten().flat_map(|e| e.documents()).flatten().collect();
        let document = &documents[0];
        assert_eq!(document.date().map(|d| d.to_string()).as_deref(), Some("2021-03-04"));
        assert_eq!(document.kind(), StoryKind::Brief);
        let headline = &document.blocks[0];
        assert_eq!((headline.role, headline.shape), (Role::Headline, Shape::Metadata));
        assert_eq!(document.slice(headline.span), "Rain");
    }
}
