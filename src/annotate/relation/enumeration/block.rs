//! Lists set as points: a paragraph that ends in a colon, and the items or numbered paragraphs after it.
//!
//! In: a count. Out: its [`List`]. Not here: lists inside a sentence (`opening`).

use super::Count;
use super::items::List;
use crate::annotate::relation::passage::Passage;
use crate::document::{Block, Shape};
use crate::source::Span;

/// Most words between a noun and the colon that ends its paragraph.
const TO_COLON: usize = 14;

/// The points after the paragraph that a count stands in.
pub fn after(passage: &Passage<'_>, count: &Count) -> Option<List> {
    let colon = (count.noun..count.noun + TO_COLON).find(|at| ends_open(passage, *at))?;
    let another = |at: usize| passage.figures.iter().any(|f| f.first == at && f.member.is_count());
    if (count.noun..colon).any(|at| another(at) || matches!(passage.word(at), "." | ";")) {
        return None;
    }
    let end = passage.words[colon].token.span.end;
    let blocks = &passage.text.document.blocks;
    let here = blocks.partition_point(|b| b.span.end < end);
    let rest = blocks.get(here).filter(|b| b.span.end == end).and(blocks.get(here + 1..))?;
    let items = points(passage, rest);
    let items = if items.is_empty() { numbered(passage, rest) } else { items };
    // `and, for the patient, the count of ballots` goes on with the list.
    let goes_on = rest
        .get(items.len())
        .is_some_and(|b| is_open(first_word(passage, b.span).of(&passage.text.document.text)));
    let open = goes_on || items.last().is_some_and(|i| is_open(i.of(&passage.text.document.text)));
    let (least, most) = (items.len(), items.len());
    (items.len() >= 2 && !open).then_some(List { items, least, most })
}

/// Whether a word ends its block without a full stop: as a colon, or as a heading does. What follows an item of a list
/// is the next item.
fn ends_open(passage: &Passage<'_>, at: usize) -> bool {
    let Some(word) = passage.words.get(at) else { return false };
    let last = passage
        .text
        .document
        .block_at(word.token.span.start)
        .is_some_and(|b| b.span.end == word.token.span.end && b.shape != Shape::ListItem);
    last && !matches!(word.word.as_ref(), "." | "?" | "!" | "\"" | "”")
}

/// Items of a list.
fn points(passage: &Passage<'_>, blocks: &[Block]) -> Vec<Span> {
    let items = blocks.iter().take_while(|b| b.shape == Shape::ListItem);
    items.map(|b| first_word(passage, b.span)).collect()
}

/// Paragraphs that begin with 1., 2., 3. in order.
fn numbered(passage: &Passage<'_>, blocks: &[Block]) -> Vec<Span> {
    let text = &passage.text.document.text;
    let number = |b: &Block| {
        let words = b.span.of(text);
        let digits = words.bytes().take_while(u8::is_ascii_digit).count();
        let marked = words[digits..].starts_with(['.', ')']);
        words[..digits].parse::<usize>().ok().filter(|_| marked)
    };
    let items = blocks.iter().zip(1..).take_while(|(b, n)| number(b) == Some(*n));
    items.map(|(b, _)| first_word(passage, b.span)).collect()
}

/// A place short enough to be marked.
fn first_word(passage: &Passage<'_>, block: Span) -> Span {
    let words = &passage.text.tokens;
    let at = words.partition_point(|t| t.span.start < block.start);
    words.get(at).map_or(block, |t| t.span)
}

/// Whether the last point says that there are more.
fn is_open(item: &str) -> bool {
    matches!(item.to_lowercase().as_str(), "and" | "others" | "more" | "etc" | "…")
}
