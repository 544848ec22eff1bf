//! Tokens into sentences.
//!
//! In: a document and its tokens. Out: [`Sentence`]s; each lies in one block, and together they
//! hold every token of every block. Not here: tokens (`token`), meaning (`annotate`).
//!
//! Wrong boundary (after an abbreviation, inside a quotation): here.

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::source::Span;
use crate::token::Token;

/// A sentence, or what stands alone like one (a headline, a caption).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where; no white space at either end.
    pub span: Span,
    /// Index of its block.
    pub block: u32,
    /// Its tokens.
    pub tokens: std::ops::Range<u32>,
}

/// Cuts the blocks of a document into sentences.
pub fn split(document: &Document, tokens: &[Token], lexicon: &Lexicon) -> Vec<Sentence> {
    let _ = lexicon;
    let mut sentences = Vec::new();
    for (block, b) in document.blocks.iter().enumerate() {
        let start = tokens.partition_point(|t| t.span.start < b.span.start);
        let end = tokens.partition_point(|t| t.span.start < b.span.end);
        if start < end {
            sentences.push(Sentence { span: b.span, block: block as u32, tokens: start as u32..end as u32 });
        }
    }
    sentences
}
