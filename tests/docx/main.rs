//! Word files: what is read of them, and what is refused.
//!
//! Files of two writers lie in `tests/fixtures/docx`; small and hostile ones are made here.

mod comments;
mod hostile;
#[path = "../laws/mod.rs"]
mod laws;
mod noise;
mod pack;
mod reading;
mod review;
mod standing;
mod styles;
mod writers;

use copydesk::document::packed::{Limits, unpack};
use copydesk::document::refusal::Refusal;
use copydesk::document::{Document, Shape};
use copydesk::source::Source;

/// Limits as they are by default.
fn limits() -> Limits {
    Limits::of_text(64 << 20)
}

/// The one document of a file.
fn read(bytes: &[u8]) -> Result<(Source, Document), Refusal> {
    let (source, mut documents) = unpack("draft.docx".to_owned(), bytes, limits())?;
    assert_eq!(documents.len(), 1);
    Ok((source, documents.remove(0)))
}

/// A file whose body is this, with these other parts.
fn body(xml: &str, others: &[(&str, &str)]) -> (Source, Document) {
    read(&pack::word(xml, others)).expect("it can be read")
}

/// `line role shape: words` of each block, line breaks as `/`; the shape only where it is no paragraph.
fn blocks((source, document): &(Source, Document)) -> Vec<String> {
    let shape = |shape: Shape| match shape {
        Shape::Paragraph => "",
        Shape::ListItem => " item",
        Shape::BlockQuote => " quote",
        Shape::Cell => " cell",
        Shape::Metadata => " metadata",
    };
    let line = |b: &copydesk::document::Block| {
        let at = source.lines().position(&source.text, document.map.to_source(b.span).start).line;
        let words = document.slice(b.span).replace('\n', "/");
        format!("{at} {}{}: {words}", b.role.name(), shape(b.shape))
    };
    document.blocks.iter().map(line).collect()
}
