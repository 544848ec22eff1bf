//! A block of prose as relations read it: its words, and the figures among them.
//!
//! In: the tokens, quantities and numbers of a block. Out: [`Passage`]. Not here: what joins the figures.

use std::borrow::Cow;

use super::member::Member;
use crate::annotate::{Annotations, Text};
use crate::document::{Block, Role};
use crate::lexicon::{Lexicon, fold};
use crate::source::Span;
use crate::token::Token;

/// A word or mark of a passage.
#[derive(Debug, Clone)]
pub struct Word<'a> {
    /// In small letters.
    pub word: Cow<'a, str>,
    /// As printed.
    pub token: Token,
}

/// A figure and the words that belong to it. Places are indices of words of its passage.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Its value.
    pub member: Member,
    /// Index of its sentence in the document.
    pub sentence: u32,
    /// The first word, a hedge before the number included.
    pub lead: usize,
    /// The first word of the number itself.
    pub first: usize,
    /// After the last word of the number.
    pub end: usize,
    /// After the noun counted; the same as `end` where there is none.
    pub after: usize,
}

/// A block and its figures, two or more.
pub struct Passage<'a> {
    /// Words and marks in order.
    pub words: Vec<Word<'a>>,
    /// Figures in order; vague ones and ordinals are left out.
    pub figures: Vec<Figure>,
    /// The block.
    pub block: &'a Block,
    /// Word lists.
    pub lexicon: &'a Lexicon,
}

impl Passage<'_> {
    /// The word at a place, empty past either end.
    pub fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |w| w.word.as_ref())
    }

    /// The `n`th word before a figure and its hedge, from 1.
    pub fn before(&self, figure: &Figure, n: usize) -> &str {
        figure.lead.checked_sub(n).map_or("", |at| self.word(at))
    }

    /// The words between two figures: after the number and its noun, before the hedge of the next.
    pub fn between(&self, a: &Figure, b: &Figure) -> &[Word<'_>] {
        self.words.get(a.after.min(b.lead)..b.lead).unwrap_or_default()
    }

    /// The place of a run of words; empty for an empty run.
    pub fn span(&self, from: usize, to: usize) -> Span {
        match (self.words.get(from), to.checked_sub(1).and_then(|last| self.words.get(last))) {
            (Some(a), Some(b)) if from < to => a.token.span.to(b.token.span),
            _ => Span::default(),
        }
    }

    /// The figures of each sentence, one slice after another.
    pub fn sentences(&self) -> impl Iterator<Item = &[Figure]> {
        self.figures.chunk_by(|a, b| a.sentence == b.sentence)
    }
}

/// The blocks that hold two figures or more, in order. Correction notes and page furniture are set apart.
pub fn passages<'a>(text: Text<'a>, found: &'a Annotations) -> impl Iterator<Item = Passage<'a>> {
    let members = members(text, found);
    let read = |b: &&Block| !matches!(b.role, Role::Correction | Role::Boilerplate | Role::Byline);
    text.document.blocks.iter().filter(read).filter_map(move |block| {
        let from = members.partition_point(|m| m.0.span.start < block.span.start);
        let to = members.partition_point(|m| m.0.span.start < block.span.end);
        (to >= from + 2).then(|| passage(text, found, block, &members[from..to]))
    })
}

/// Quantities and cardinal numbers with the indices of their sentences, in order.
fn members(text: Text<'_>, found: &Annotations) -> Vec<(Member, u32)> {
    let words = &text.document.text;
    let quantities = found.quantities.iter().enumerate();
    let quantities =
        quantities.filter_map(|(i, q)| Some((Member::of_quantity(q, i as u32, words)?, q.sentence)));
    let numbers = found.numbers.iter().filter(|n| !n.ordinal);
    let numbers = numbers.map(|n| (Member::of_number(n, words), n.sentence));
    let mut members: Vec<(Member, u32)> = quantities.chain(numbers).collect();
    members.sort_by_key(|(m, _)| m.span);
    members
}

fn passage<'a>(
    text: Text<'a>,
    found: &Annotations,
    block: &'a Block,
    members: &[(Member, u32)],
) -> Passage<'a> {
    let start = text.tokens.partition_point(|t| t.span.start < block.span.start);
    let end = text.tokens.partition_point(|t| t.span.start < block.span.end);
    let folded = |t: &Token| Word { word: fold(t.of(&text.document.text)), token: *t };
    let words: Vec<Word<'a>> = text.tokens[start..end].iter().map(folded).collect();
    let figures = members.iter().map(|(m, sentence)| figure(&words, found, m, *sentence)).collect();
    Passage { words, figures, block, lexicon: text.lexicon }
}

fn figure(words: &[Word<'_>], found: &Annotations, member: &Member, sentence: u32) -> Figure {
    let place = |at: u32| words.partition_point(|w| w.token.span.start < at);
    let quantity = member.quantity.map(|i| &found.quantities[i as usize]);
    let (first, end) = (place(member.span.start), place(member.span.end));
    let hedge = quantity.and_then(|q| q.hedge).filter(|h| h.start < member.span.start);
    let noun = quantity.and_then(|q| q.noun);
    Figure {
        member: member.clone(),
        sentence,
        lead: hedge.map_or(first, |h| place(h.start)),
        first,
        end,
        after: noun.map_or(end, |n| place(n.end)).max(end),
    }
}
