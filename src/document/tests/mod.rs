//! Whole sources through each reader: what becomes which block.

mod front_matter;
mod html;
mod markdown;
mod text;
mod wire;

use super::{Document, Format, read};
use crate::source::Source;

/// The one document of a source.
fn document(name: &str, text: &str, format: Format) -> Document {
    let source = Source::new(name, text);
    read(&source, format).expect("it can be read").remove(0)
}

/// `role: words` of each block, line breaks as `/`.
fn blocks(document: &Document) -> Vec<String> {
    let line = |b: &super::Block| format!("{}: {}", b.role.name(), document.slice(b.span).replace('\n', "/"));
    document.blocks.iter().map(line).collect()
}

/// The source's words at the place of a value.
fn words_of(text: &str, span: Option<crate::source::SourceSpan>) -> Option<&str> {
    span.map(|s| s.of(text))
}
