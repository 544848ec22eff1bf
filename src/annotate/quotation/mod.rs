//! Quoted words and who speaks them.
//!
//! In: a [`Text`]; for speakers, the attributions. Out: [`Quotation`]s.
//! Not here: whether a missing mark is a fault (`rules`).
//!
//! Wrong mark or apostrophe: `marks`; wrong partner: `pair`; wrong speaker: `speaker`.

mod marks;
mod pair;
mod speaker;
#[cfg(test)]
mod tests;

use super::tokens::Tokens;
use super::{Annotations, Text};
use crate::document::Role;
use crate::source::Span;
use crate::token::{Token, TokenKind};

use pair::{Balance, Pair, balance, pairs};

/// Longest run of quoted words that may be a mere term, in words.
const TERM: usize = 3;
/// Longest title of a work, in words.
const TITLE: usize = 9;
/// Fewest words of a whole sentence.
const SENTENCE: usize = 4;

/// What the marks stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuotationKind {
    /// A whole sentence or more of somebody's words.
    Direct,
    /// Part of a sentence.
    Mixed,
    /// A term, a nickname, a title of a work: nobody speaks.
    Scare,
}

impl QuotationKind {
    /// As printed.
    pub fn name(self) -> &'static str {
        match self {
            QuotationKind::Direct => "direct",
            QuotationKind::Mixed => "mixed",
            QuotationKind::Scare => "scare",
        }
    }
}

/// Words between quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// Marks included; over several paragraphs from the first to the last.
    pub span: Span,
    /// Index of the sentence it begins in.
    pub sentence: u32,
    /// What the marks stand for.
    pub kind: QuotationKind,
    /// Who speaks.
    pub speaker: Option<Span>,
    /// Whether a closing mark was found.
    pub closed: bool,
    /// Whether the closing mark is missing rather than misread: the paragraph holds an odd number of marks, and
    /// none of the next ones closes what it did not open.
    pub lost: bool,
}

/// A block with its pairs.
struct Quoted {
    block: usize,
    tokens: std::ops::Range<u32>,
    pairs: Vec<Pair>,
    balance: Balance,
}

/// Finds the quotations.
pub fn read(text: Text<'_>, found: &mut Annotations) {
    let blocks: Vec<Quoted> = blocks(text);
    let mut done = vec![0; blocks.len()];
    for at in 0..blocks.len() {
        for i in done[at]..blocks[at].pairs.len() {
            let pair = blocks[at].pairs[i];
            // What is quoted within it comes after it and reaches no further.
            let last = !pair.closed && blocks[at].pairs[i..].iter().all(|p| p.span.end <= pair.span.end);
            let (whole, end) = match last {
                true => continued(text, &blocks, &mut done, at, pair),
                false => (pair, at),
            };
            let lost = !whole.closed && is_lost(&blocks, at, end);
            found.quotations.push(Quotation { lost, ..quotation(text, pair, whole) });
        }
    }
    found.quotations.sort_by_key(|q| (q.span.start, std::cmp::Reverse(q.span.end)));
}

/// Gives each quotation its speaker, once attributions are known.
pub fn name_speakers(text: Text<'_>, found: &mut Annotations) {
    speaker::name(text, found);
}

fn blocks(text: Text<'_>) -> Vec<Quoted> {
    let runs = text.sentences.chunk_by(|a, b| a.block == b.block);
    let read = runs.filter_map(|run| {
        let tokens = run.first()?.tokens.start..run.last()?.tokens.end;
        let end = text.tokens.get((tokens.end as usize).checked_sub(1)?)?.span.end;
        let marks = marks::read(Tokens::of(text, tokens.clone()));
        let pairs = pairs(&marks, end, tokens.end as usize);
        Some(Quoted { block: run.first()?.block as usize, tokens, pairs, balance: balance(&marks) })
    });
    read.collect()
}

/// How many blocks after the last one of a quotation its mark may have strayed: a line that names the speaker.
const STRAYED: usize = 2;

/// Headings, captions and the like that a quotation may go on over.
const APART: usize = 128;

/// Whether nothing closes a quotation that begins in one block and was followed to another.
fn is_lost(blocks: &[Quoted], first: usize, last: usize) -> bool {
    let after = blocks[last + 1..].iter().take(STRAYED);
    blocks[first].balance.odd && !after.into_iter().any(|b| b.balance.stray_close)
}

/// A quotation left open goes on in the next paragraph where that begins with an opening mark; gives the block it
/// ends in with it.
fn continued(text: Text<'_>, blocks: &[Quoted], done: &mut [usize], at: usize, pair: Pair) -> (Pair, usize) {
    let role = |b: &Quoted| text.document.blocks[b.block].role;
    let (mut whole, mut last, mut apart) = (pair, at, 0);
    for next in at + 1..blocks.len() {
        if role(&blocks[next]) != Role::Body {
            apart += 1;
            if apart > APART {
                break;
            }
            continue;
        }
        let first = text.tokens[blocks[next].tokens.start as usize].span.start;
        let Some(more) =
            blocks[next].pairs.first().filter(|p| p.span.start == first && p.style == pair.style)
        else {
            break;
        };
        done[next] = 1;
        last = next;
        whole = Pair { span: whole.span.to(more.span), closed: more.closed, ..whole };
        if more.closed {
            break;
        }
    }
    (whole, last)
}

fn quotation(text: Text<'_>, pair: Pair, whole: Pair) -> Quotation {
    let inner = &text.tokens[pair.inner.0..pair.inner.1.max(pair.inner.0)];
    let kind = if whole.span == pair.span { kind(text, inner) } else { QuotationKind::Direct };
    let sentence = text.sentences.partition_point(|s| s.span.end <= pair.span.start);
    Quotation {
        span: whole.span,
        sentence: sentence as u32,
        kind,
        speaker: None,
        closed: whole.closed,
        lost: false,
    }
}

/// What the marks stand for, by the words between them alone.
fn kind(text: Text<'_>, inner: &[Token]) -> QuotationKind {
    let of = |t: &Token| t.of(&text.document.text);
    // Of longer ones it matters only that they are; quotations nest, and each word is in all around it.
    let words: Vec<&Token> = inner.iter().filter(|t| t.kind != TokenKind::Mark).take(TITLE + 1).collect();
    let stopped = inner.last().is_some_and(|t| matches!(of(t), "." | "?" | "!" | "…" | "," | "—"));
    let begun = words.first().is_some_and(|t| t.is_capitalized());
    let small = words.iter().any(|t| !t.is_capitalized() && !text.lexicon.function_words.has(of(t)));
    match words.len() {
        n if n <= TERM && !stopped => QuotationKind::Scare,
        2..=TITLE if begun && !small => QuotationKind::Scare,
        n if begun && stopped && n >= SENTENCE => QuotationKind::Direct,
        _ => QuotationKind::Mixed,
    }
}
