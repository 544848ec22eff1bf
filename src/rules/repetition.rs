//! Repetition: the same thing twice in a row.
//!
//! In: tokens, or lines. Out: a finding on the second of the two, with the first as its other place.

use fnv::FnvHashMap;
use serde::Deserialize;

use super::engine::Check;
use super::findings::{Finding, Findings, Mark};
use crate::document::{Block, Shape};
use crate::draft::Draft;
use crate::lexicon::fold;
use crate::source::Span;
use crate::token::{Case, Token, TokenKind};

/// What is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Unit {
    /// A word in small letters, nothing but white space between.
    Word,
    /// A line or a paragraph.
    Line,
}

/// The same thing twice in a row.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Repetition {
    unit: Unit,
    /// Words, or whole lines, that may stand twice; in small letters.
    #[serde(default)]
    except: Vec<String>,
    /// Verbs with a particle, in small letters: before a time or a place in figures or a name the particle may be followed
    /// by a preposition that is the same word.
    #[serde(default)]
    particles: Vec<String>,
    /// Lines of so many words are found anywhere in the draft, not only side by side; 0 for never.
    #[serde(default)]
    anywhere_from_words: usize,
    /// Beside the first of the two.
    #[serde(default)]
    first: String,
}

impl Check for Repetition {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        match self.unit {
            Unit::Word => self.words(draft, findings),
            Unit::Line => self.lines(draft, findings),
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["word", "text"]
    }
}

impl Repetition {
    fn words(&self, draft: &Draft, findings: &mut Findings<'_>) {
        for sentence in &draft.sentences {
            let tokens = &draft.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize];
            for (at, pair) in tokens.windows(2).enumerate() {
                let doubled = self.doubled(draft, pair).filter(|_| !self.is_particle(draft, tokens, at));
                if let Some(word) = doubled {
                    findings.report(double(draft, pair, word));
                }
            }
        }
    }

    /// The word, where the second of two tokens repeats the first.
    fn doubled<'d>(&self, draft: &'d Draft, pair: &[Token]) -> Option<&'d str> {
        let (first, second) = (pair[0], pair[1]);
        let words = first.kind == TokenKind::Word && second.kind == TokenKind::Word && second.spaced;
        let (a, b) = (draft.slice(first.span), draft.slice(second.span));
        let same = words && second.case == Case::Lower && fold(a) == b;
        (same && !self.except.iter().any(|e| e == b)).then_some(b)
    }

    /// `was sworn in in June`, `moved in in 2019`
    fn is_particle(&self, draft: &Draft, tokens: &[Token], at: usize) -> bool {
        let verb = at.checked_sub(1).map_or("", |n| draft.slice(tokens[n].span));
        let named = |t: &Token| t.kind == TokenKind::Number || t.is_capitalized();
        self.particles.iter().any(|p| *p == fold(verb)) && tokens.get(at + 2).is_some_and(named)
    }

    fn lines(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let mut seen: FnvHashMap<&str, Span> = FnvHashMap::default();
        let mut last: Option<(&str, Span)> = None;
        for (span, block) in lines(draft) {
            let text = draft.slice(span);
            let beside = last.filter(|(t, _)| *t == text).map(|(_, s)| s);
            let far = seen.get(text).copied().filter(|_| self.is_long(text));
            if let Some(first) = beside.or(far).filter(|_| self.counts(text, block)) {
                findings.report(self.line(draft, first, span));
            }
            last = Some((text, span));
            seen.entry(text).or_insert(span);
        }
    }

    fn is_long(&self, text: &str) -> bool {
        self.anywhere_from_words > 0 && text.split_whitespace().count() >= self.anywhere_from_words
    }

    fn counts(&self, text: &str, block: &Block) -> bool {
        let prose = !matches!(block.shape, Shape::Cell | Shape::ListItem);
        let letters = text.chars().any(char::is_alphabetic);
        prose && letters && !self.except.iter().any(|e| *e == text.to_lowercase())
    }

    fn line(&self, draft: &Draft, first: Span, second: Span) -> Finding {
        let others = vec![Mark { span: head(draft, first), message: self.first.clone() }];
        let values = vec![("text", draft.slice(head(draft, second)).to_owned())];
        Finding { primary: head(draft, second), others, values, ..Finding::default() }
    }
}

/// Both words are the place; the mend takes the second with the space before it.
fn double(draft: &Draft, pair: &[Token], word: &str) -> Finding {
    let cut = Span { start: pair[0].span.end, end: pair[1].span.end };
    let plain = draft.slice(cut).starts_with(' ');
    let edits = if plain { vec![(cut, String::new())] } else { Vec::new() };
    let values = vec![("word", word.to_owned())];
    Finding { primary: pair[0].span.to(pair[1].span), values, edits, ..Finding::default() }
}

/// The lines of every block of the page, without white space at their ends: a page repeats its metadata.
fn lines(draft: &Draft) -> impl Iterator<Item = (Span, &Block)> {
    let blocks = draft.document.blocks.iter().filter(|b| b.shape != Shape::Metadata);
    blocks.flat_map(move |block| {
        let text = draft.slice(block.span);
        text.split('\n').filter(|l| !l.trim().is_empty()).map(move |line| {
            let start = line.trim_start().as_ptr() as usize - draft.document.text.as_ptr() as usize;
            (Span::new(start, start + line.trim().len()), block)
        })
    })
}

/// The first words of a line, enough to know it by: a mark under a whole paragraph tells nothing.
fn head(draft: &Draft, line: Span) -> Span {
    const WORDS: usize = 8;
    let tokens = draft.tokens_in(line);
    let words = tokens.iter().filter(|t| t.kind == TokenKind::Word);
    words.take(WORDS).last().map_or(line, |t| Span { start: line.start, end: t.span.end })
}
