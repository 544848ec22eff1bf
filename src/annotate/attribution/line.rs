//! A sentence laid out for linking: its parts, cues and quotations by token index.
//!
//! In: a sentence with what was found in it. Out: [`Line`] with the small questions that `frame`
//! and `content` ask of it.

use super::parts::{Cue, Part, PartKind, read};
use crate::annotate::quotation::Quotation;
use crate::annotate::tokens::Tokens;
use crate::annotate::{Annotations, Text};
use crate::sentence::Sentence;
use crate::source::Span;
use crate::token::{Token, TokenKind};

/// A sentence.
pub(super) struct Line<'a> {
    pub text: Text<'a>,
    pub found: &'a Annotations,
    /// Index of the sentence.
    pub sentence: u32,
    /// Index of its first token, and past its last.
    pub from: usize,
    pub to: usize,
    pub parts: Vec<Part>,
    pub cues: Vec<Cue>,
}

/// Range of token indices.
pub(super) type Range = std::ops::Range<usize>;

impl<'a> Line<'a> {
    pub fn new(text: Text<'a>, found: &'a Annotations, index: usize, sentence: &Sentence) -> Self {
        let (parts, cues) = read(Tokens::of(text, sentence.tokens.clone()));
        Self {
            text,
            found,
            sentence: index as u32,
            from: sentence.tokens.start as usize,
            to: sentence.tokens.end as usize,
            parts,
            cues,
        }
    }

    pub fn word(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |t| t.of(&self.text.document.text))
    }

    /// The word before a place, empty before the sentence.
    pub fn before(&self, at: usize) -> &'a str {
        if at > self.from { self.word(at - 1) } else { "" }
    }

    /// A token of this sentence.
    pub fn token(&self, at: usize) -> Option<&'a Token> {
        self.text.tokens.get(at).filter(|_| (self.from..self.to).contains(&at))
    }

    pub fn is(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        words.iter().any(|w| word.eq_ignore_ascii_case(w))
    }

    /// Place of a range of tokens.
    pub fn span(&self, range: Range) -> Option<Span> {
        let tokens = self.text.tokens.get(range)?;
        Some(tokens.first()?.span.to(tokens.last()?.span))
    }

    /// The bounds a cue may not look past: the quotation it stands in, else the sentence.
    pub fn bounds(&self, at: usize) -> Range {
        let quotation = self.quotations(at).find(|q| self.inside(q, at));
        let Some(quotation) = quotation else { return self.from..self.to };
        let from = (self.from..at)
            .rev()
            .take(REACH)
            .find(|&i| !self.inside(quotation, i))
            .map_or(self.from, |i| i + 1);
        let to = (at..self.to).take(REACH).find(|&i| !self.inside(quotation, i)).unwrap_or(self.to);
        from..to
    }

    fn inside(&self, quotation: &Quotation, at: usize) -> bool {
        self.token(at).is_some_and(|t| quotation.span.contains(t.span))
    }

    /// Whether a token stands inside some quotation.
    pub fn quoted(&self, at: usize) -> bool {
        self.quotations(at).any(|q| self.inside(q, at))
    }

    /// The last few quotations that begin at or before a token, last first.
    fn quotations(&self, at: usize) -> impl Iterator<Item = &'a Quotation> {
        let all = &self.found.quotations;
        let start = self.text.tokens.get(at).map_or(0, |t| t.span.start);
        let end = all.partition_point(|q| q.span.start <= start);
        all[..end].iter().rev().take(NESTED)
    }

    /// Whether a quotation ends with the token before.
    pub fn after_quotation(&self, at: usize) -> bool {
        at > self.from && self.quoted(at - 1) && !self.quoted(at)
    }

    /// The part that ends where a token begins.
    pub fn part_ending(&self, at: usize) -> Option<Part> {
        let end = self.parts.partition_point(|p| p.to <= at);
        self.parts[..end].last().copied().filter(|p| p.to == at)
    }

    /// The part that begins at a token.
    pub fn part_at(&self, at: usize) -> Option<Part> {
        let i = self.parts.partition_point(|p| p.from < at);
        self.parts.get(i).copied().filter(|p| p.from == at)
    }

    /// The first part at or after a token.
    pub fn first_part(&self, at: usize) -> Option<Part> {
        self.parts.get(self.parts.partition_point(|p| p.from < at)).copied()
    }

    /// The parts before a token, last first.
    pub fn parts_before(&self, at: usize) -> impl Iterator<Item = Part> + '_ {
        let end = self.parts.partition_point(|p| p.to <= at);
        self.parts[..end].iter().rev().copied().take(NEAR_PARTS)
    }

    /// Whether a mark parts clauses.
    pub fn is_break(&self, at: usize) -> bool {
        let token = self.token(at);
        token.is_none_or(|t| t.kind == TokenKind::Mark)
            && matches!(self.word(at), "," | ";" | ":" | "—" | "–" | "(" | ")" | "")
    }

    /// The comma that ends a subordinate clause at the head of the sentence (`While Oraz spoke, …`).
    pub fn subordinate_end(&self) -> Option<usize> {
        const HEADS: [&str; 14] = [
            "while", "as", "if", "when", "after", "since", "because", "although", "though", "before", "once",
            "unless", "until", "whereas",
        ];
        let head = self.is(self.from, &HEADS) || self.is(self.from + 1, &["week", "day", "month", "year"]);
        let comma = |i: &usize| self.word(*i) == "," && !self.quoted(*i);
        (self.from..self.to).take(SUBORDINATE).find(comma).filter(|_| head)
    }

    /// Whether it is a relative or personal pronoun, whose noun stands before.
    pub fn is_relative(&self, part: Part) -> bool {
        part.kind == PartKind::Relative
    }
}

/// How many quotations are looked through for one that holds a token: few nest deeper.
const NESTED: usize = 4;
/// How far a cue looks for the bounds of its quotation, in tokens.
const REACH: usize = 400;
/// How far a subordinate clause at the head of a sentence reaches at most, in tokens.
const SUBORDINATE: usize = 50;
/// How many phrases before a cue may be its subject.
const NEAR_PARTS: usize = 8;
