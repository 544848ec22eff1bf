//! Which marks belong together.
//!
//! In: the marks of a block. Out: [`Pair`]s in order; an unclosed one reaches to the end of its
//! block, or to the next that opens. Not here: quotations of several paragraphs (`mod`).

use super::marks::{Mark, Side, Style};
use crate::source::Span;

/// An opening mark with what closes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub style: Style,
    /// Marks included.
    pub span: Span,
    /// Indices of the tokens between the marks.
    pub inner: (usize, usize),
    /// Whether a closing mark was found.
    pub closed: bool,
}

/// Pairs the marks of a block that ends at byte `end` before token `last`.
pub(super) fn pairs(marks: &[Mark], end: u32, last: usize) -> Vec<Pair> {
    let mut found = doubles(marks, end, last);
    found.extend(singles(marks));
    found.sort_by_key(|p| (p.span.start, std::cmp::Reverse(p.span.end)));
    found
}

/// What the double marks of a block add up to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Balance {
    /// Whether their number is odd.
    pub odd: bool,
    /// Whether one closes what no mark of the block opened.
    pub stray_close: bool,
}

/// Counts the double marks of a block.
pub(super) fn balance(marks: &[Mark]) -> Balance {
    let (mut count, mut open, mut stray_close) = (0u32, 0u32, false);
    for mark in marks.iter().filter(|m| m.style == Style::Double) {
        count += 1;
        match (mark.side, open) {
            (Side::Open, _) | (Side::Either, 0) => open += 1,
            (_, 0) => stray_close = true,
            _ => open -= 1,
        }
    }
    Balance { odd: count % 2 == 1, stray_close }
}

fn closed(open: &Mark, close: &Mark) -> Pair {
    Pair { style: open.style, span: open.span.to(close.span), inner: (open.to, close.from), closed: true }
}

/// Nested doubles close inside out; what is left over at the end was never closed.
fn doubles(marks: &[Mark], end: u32, last: usize) -> Vec<Pair> {
    let mut found = Vec::new();
    let mut open: Vec<&Mark> = Vec::new();
    for mark in marks.iter().filter(|m| m.style == Style::Double) {
        match (mark.side, open.is_empty()) {
            (Side::Open, _) => open.push(mark),
            (Side::Either, true) => open.push(mark),
            (_, false) => found.extend(open.pop().map(|o| closed(o, mark))),
            _ => {}
        }
    }
    let ends = open.iter().skip(1).map(|m| (m.span.start, m.from)).chain([(end, last)]);
    let left = open.iter().zip(ends).map(|(o, (end, to))| Pair {
        style: Style::Double,
        span: Span { start: o.span.start, end },
        inner: (o.to, to),
        closed: false,
    });
    found.extend(left);
    found
}

/// A single opening mark without a closing one is an apostrophe; a plural's apostrophe closes
/// only where nothing better does.
fn singles(marks: &[Mark]) -> Vec<Pair> {
    let mut found = Vec::new();
    let mut open: Option<&Mark> = None;
    let mut plural: Option<&Mark> = None;
    for mark in marks {
        match (mark.style, mark.side) {
            (Style::Single, Side::Close) => {
                found.extend(open.take().map(|o| closed(o, mark)));
                plural = None;
            }
            (Style::Single, Side::Plural) => plural = open.and(Some(mark)),
            (Style::Single, Side::Open) => {
                found.extend(open.replace(mark).zip(plural.take()).map(|(o, p)| closed(o, p)));
            }
            _ => {}
        }
    }
    found.extend(open.zip(plural).map(|(o, p)| closed(o, p)));
    found
}
