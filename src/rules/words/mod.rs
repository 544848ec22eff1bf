//! Engines over words and their numbers, under the names that prose linters give them.
//!
//! One file an engine: `substitution`, `occurrence`, `consistency`, `conditional`, `capitalization`, `metric`;
//! existence and repetition stand beside this folder, sequence and pattern in `rules::pattern`.
//! Here: the stretches of a draft that several of them count in.

pub mod capitalization;
pub mod conditional;
pub mod consistency;
pub mod metric;
pub mod occurrence;
pub mod substitution;

use serde::Deserialize;

use crate::config::names::named;
use crate::document::{Role, Shape};
use crate::draft::Draft;
use crate::source::Span;

/// A stretch of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Stretch {
    /// A sentence.
    Sentence,
    /// A paragraph, a heading, a caption.
    Paragraph,
    /// The whole draft.
    Document,
}

impl Stretch {
    /// All stretches, the shortest first.
    pub const ALL: [Stretch; 3] = [Stretch::Sentence, Stretch::Paragraph, Stretch::Document];

    /// As written in rule files.
    pub fn name(self) -> &'static str {
        match self {
            Stretch::Sentence => "sentence",
            Stretch::Paragraph => "paragraph",
            Stretch::Document => "document",
        }
    }

    /// The stretches of a draft, in order, without furniture and corrections.
    pub fn of(self, draft: &Draft) -> Vec<Span> {
        match self {
            Stretch::Sentence => {
                let read = draft.sentences.iter().filter(|s| is_read(draft, s.block));
                read.map(|s| s.span).collect()
            }
            Stretch::Paragraph => {
                let blocks = (0u32..).zip(&draft.document.blocks).filter(|(i, _)| is_read(draft, *i));
                blocks.map(|(_, b)| b.span).collect()
            }
            Stretch::Document => vec![Span::new(0, draft.document.text.len())],
        }
    }

    /// The stretch around a place.
    pub fn around(self, draft: &Draft, place: Span) -> Span {
        let sentence = || {
            let at = draft.sentences.partition_point(|s| s.span.end <= place.start);
            draft.sentences.get(at).map(|s| s.span)
        };
        let found = match self {
            Stretch::Sentence => sentence(),
            Stretch::Paragraph => draft.document.block_at(place.start).map(|b| b.span),
            Stretch::Document => None,
        };
        found.unwrap_or(Span::new(0, draft.document.text.len()))
    }
}

impl TryFrom<String> for Stretch {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        named(&name, Stretch::ALL, Stretch::name, "a stretch")
    }
}

fn is_read(draft: &Draft, block: u32) -> bool {
    let block = &draft.document.blocks[block as usize];
    block.shape != Shape::Metadata && !matches!(block.role, Role::Boilerplate | Role::Correction)
}
