//! Tokens into sentences.
//!
//! In: a document and its tokens. Out: [`Sentence`]s; each lies in one block, and together they
//! hold every token of every block. A text without stops is cut too, so that no reading of a sentence grows with the
//! text around it. Not here: tokens (`token`), meaning (`annotate`).
//!
//! Wrong boundary after an abbreviation or inside a quotation: `boundary`.

mod boundary;

use std::ops::Range;

use crate::document::{Document, Role};
use crate::lexicon::Lexicon;
use crate::source::Span;
use crate::token::Token;

use boundary::Words;

/// Tokens of the longest sentence; the longest in edited copy, lists of all who took part, have half as many.
const LONGEST: usize = 512;

/// A sentence, or what stands alone like one (a headline, a caption).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where; no white space at either end.
    pub span: Span,
    /// Index of its block.
    pub block: u32,
    /// Its tokens.
    pub tokens: Range<u32>,
}

/// Cuts the blocks of a document into sentences.
pub fn split(document: &Document, tokens: &[Token], lexicon: &Lexicon) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (block, b) in document.blocks.iter().enumerate() {
        let start = tokens.partition_point(|t| t.span.start < b.span.start);
        let end = tokens.partition_point(|t| t.span.start < b.span.end);
        let words = Words { text: &document.text, tokens: &tokens[start..end.max(start)], lexicon };
        let ranges = ranges(&words, b.role == Role::Dateline);
        for range in ranges.into_iter().flat_map(|r| pieces(&words, r)) {
            let (first, last) = (words.tokens[range.start], words.tokens[range.end - 1]);
            let tokens = (start + range.start) as u32..(start + range.end) as u32;
            sentences.push(Sentence { span: first.span.to(last.span), block: block as u32, tokens });
        }
    }
    sentences
}

/// Token ranges of the sentences of a block; a dateline is one whatever stops it holds.
fn ranges(words: &Words<'_>, whole: bool) -> Vec<Range<usize>> {
    let count = words.tokens.len();
    let mut ranges = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < count && !whole {
        let Some(stop) = words.stop(start, at) else {
            at += 1;
            continue;
        };
        if stop.ends {
            ranges.push(start..stop.after);
            start = stop.after;
        }
        at = stop.after;
    }
    if start < count {
        ranges.push(start..count);
    }
    ranges
}

/// A sentence, in pieces where it is longer than any.
fn pieces(words: &Words<'_>, sentence: Range<usize>) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = sentence.start;
    while sentence.end - start > LONGEST {
        let end = words.pause(start, start + LONGEST);
        pieces.push(start..end);
        start = end;
    }
    pieces.push(start..sentence.end);
    pieces
}

#[cfg(test)]
mod tests;
