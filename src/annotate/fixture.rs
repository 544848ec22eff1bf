//! Texts for the tests of this floor: every line is a paragraph of the body.

use super::Text;
use super::tokens::Words;
use crate::document::marked::Marked;
use crate::document::{Block, Document, Format, Metadata, Role, Shape};
use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use crate::source::Span;
use crate::source::map::SourceMap;
use crate::{sentence, token};

/// A document of plain paragraphs.
pub fn document(text: &str) -> Document {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let span = Span::new(start, start + line.len());
        let paragraph = blocks.len() as u32;
        blocks.push(Block { role: Role::Body, shape: Shape::Paragraph, span, paragraph });
        start += line.len() + 1;
    }
    Document {
        format: Format::Text,
        text: text.to_owned(),
        map: SourceMap::identity(text.len()),
        blocks,
        markup: Marked::default(),
        directives: Vec::new(),
        metadata: Metadata::default(),
        faults: Vec::new(),
    }
}

/// What `reading` makes of a text.
pub fn read<T>(text: &str, reading: impl FnOnce(Text<'_>) -> T) -> T {
    let document = document(text);
    let tokens = token::words(text);
    let lexicon = Lexicon::builtin();
    let sentences = sentence::split(&document, &tokens, &lexicon);
    let gazetteer = Gazetteer::default();
    reading(Text {
        document: &document,
        tokens: &tokens,
        words: &Words::new(text, &lexicon, &tokens),
        sentences: &sentences,
        lexicon: &lexicon,
        gazetteer: &gazetteer,
    })
}
