//! The bytes of a draft as documents, with what is known from elsewhere laid over them.

use encoding_rs::Encoding;

use super::InForce;
use crate::document::packed::{LARGEST_FILE, Limits, is_packed, unpack};
use crate::document::refusal::Refusal;
use crate::document::{self, Document, Format, Overrides, Stated, shown};
use crate::source::Source;
use crate::walk::decode::Reading;
use crate::walk::{self, LoadError};

/// What is known of a draft before it is read; it stands over what the draft says of itself.
#[derive(Debug, Clone, Copy)]
pub struct Given {
    /// Its format; else by its name, then by its content.
    pub format: Option<Format>,
    /// Its encoding, where it has no byte order mark.
    pub encoding: Option<&'static Encoding>,
    /// Its date and kind.
    pub overrides: Overrides,
    /// Largest text of one document, in bytes.
    pub max_size: u64,
}

/// A draft that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// What, where and why.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl From<&LoadError> for Unread {
    fn from(error: &LoadError) -> Self {
        Unread { message: error.to_string(), help: error.help() }
    }
}

/// A source and the documents in it.
pub struct Loaded {
    /// What was read.
    pub source: Source,
    /// What stands in it.
    pub documents: Vec<Document>,
    /// What is in force for it.
    pub force: InForce,
}

impl Loaded {
    /// Documents of a source, with what is given laid over them.
    pub fn new(source: Source, mut documents: Vec<Document>, force: InForce, overrides: Overrides) -> Self {
        documents.iter_mut().for_each(|d| settle(d, overrides, &force));
        let veil = shown::veil(&source, &documents);
        Self { source: source.veiled(veil), documents, force }
    }
}

/// Date and kind: what is given stands over what the document says, and that over the configuration.
pub fn settle(document: &mut Document, overrides: Overrides, force: &InForce) {
    if let Some(value) = force.kind().filter(|_| document.metadata.kind.is_none()) {
        document.metadata.kind = Some(Stated { value, span: None, by: "configuration" });
    }
    document::apply(document, overrides);
}

impl Given {
    /// The format that a name tells.
    fn format(&self, name: &str) -> Option<Format> {
        self.format.or_else(|| Format::of_name(name))
    }

    /// Bytes that are read of a file: of a packed one only the text is measured, and what is none shows when it is read.
    pub fn limit(&self, name: &str) -> u64 {
        let packed = self.format(name).is_none_or(Format::is_packed);
        if packed { self.max_size.max(LARGEST_FILE) } else { self.max_size }
    }

    /// What is known of the encoding before the bytes are read.
    pub fn reading(&self, name: &str) -> Reading {
        Reading { stated: self.encoding, html: self.format(name) == Some(Format::Html) }
    }
}

/// The documents in the bytes of a draft.
///
/// # Errors
///
/// Bytes that are no text, or no draft of their format.
pub fn documents(name: String, bytes: Vec<u8>, given: &Given) -> Result<(Source, Vec<Document>), Unread> {
    let format = given.format(&name);
    if format.map_or_else(|| is_packed(&bytes), Format::is_packed) {
        let unpacked = unpack(name.clone(), &bytes, Limits::of_text(given.max_size));
        return unpacked.map_err(|r| Unread { message: format!("{name}: {r}"), help: r.help });
    }
    let source = if bytes.len() as u64 > given.max_size {
        Err(LoadError::TooLarge { name, limit: given.max_size })
    } else {
        let reading = given.reading(&name);
        walk::decoded(name, bytes, reading)
    };
    let source = source.map_err(|e| Unread::from(&e))?;
    let format = format.map_or_else(|| Format::detect(&source.name, &source.text), Ok);
    let documents = format.and_then(|format| document::read(&source, format));
    let documents = documents.map_err(|r| refused(&source, &r))?;
    Ok((source, documents))
}

/// A source that its format's reader refuses, with the place.
pub fn refused(source: &Source, refusal: &Refusal) -> Unread {
    let name = &source.name;
    let place = refusal.at.map(|at| source.lines().position(&source.text, at));
    let place = place.map_or_else(|| name.clone(), |p| format!("{name}:{}:{}", p.line, p.column));
    Unread { message: format!("{place}: {refusal}"), help: refusal.help.clone() }
}
