//! Phrases of a rule, found in a draft all at once.
//!
//! In: phrases as a rule file lists them. Out: their places, each a whole word or more.
//! Every engine that looks for words looks through here, so that a phrase means the same in all of them.

use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;

use crate::document::MarkupKind;
use crate::draft::Draft;
use crate::source::Span;
use crate::token::TokenKind;

/// Phrases, in any case.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Vec<String>")]
pub struct Phrases {
    automaton: AhoCorasick,
}

impl TryFrom<Vec<String>> for Phrases {
    type Error = String;

    fn try_from(phrases: Vec<String>) -> Result<Self, String> {
        Self::any_case(&phrases)
    }
}

impl Default for Phrases {
    fn default() -> Self {
        Self::any_case(&[]).unwrap_or_else(|e| unreachable!("no phrase is none too many: {e}"))
    }
}

impl Phrases {
    /// Phrases in any case.
    ///
    /// # Errors
    /// An empty phrase, which would match everywhere, or more phrases than an automaton holds.
    pub fn any_case(phrases: &[String]) -> Result<Self, String> {
        Self::new(phrases, true)
    }

    /// Phrases as printed, capitals and all.
    ///
    /// # Errors
    /// As of [`Phrases::any_case`].
    pub fn printed(phrases: &[String]) -> Result<Self, String> {
        Self::new(phrases, false)
    }

    fn new(phrases: &[String], any_case: bool) -> Result<Self, String> {
        if phrases.iter().any(|p| p.trim().is_empty()) {
            return Err("a phrase is empty".to_owned());
        }
        let mut builder = AhoCorasick::builder();
        builder.match_kind(MatchKind::LeftmostLongest).ascii_case_insensitive(any_case);
        let automaton = builder.build(phrases).map_err(|e| format!("too many phrases: {e}"))?;
        Ok(Self { automaton })
    }

    /// Every place of a phrase, words or parts of words, in order.
    pub fn spans<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Span> + 't {
        self.automaton.find_iter(text).map(|m| Span::new(m.start(), m.end()))
    }

    /// Every place of a phrase that stands alone, with the index of the phrase.
    pub fn places<'d>(&'d self, draft: &'d Draft) -> impl Iterator<Item = (usize, Span)> + 'd {
        let found = self.automaton.find_iter(&draft.document.text);
        let places = found.map(|m| (m.pattern().as_usize(), Span::new(m.start(), m.end())));
        places.filter(|(_, span)| stands_alone(draft, *span))
    }

    /// The places that none of `except` holds.
    pub fn places_but<'d>(&'d self, draft: &'d Draft, except: &Phrases) -> Vec<(usize, Span)> {
        let excepted: Vec<Span> = except.spans(&draft.document.text).collect();
        let meant = |s: Span| {
            let first = excepted.partition_point(|e| e.end < s.end);
            excepted[first..].iter().take_while(|e| e.start <= s.start).any(|e| e.contains(s))
        };
        self.places(draft).filter(|(_, span)| !meant(*span)).collect()
    }
}

/// Whether both ends fall between tokens, no letter or digit is glued to them, and it is no code.
pub fn stands_alone(draft: &Draft, span: Span) -> bool {
    let text = &draft.document.text;
    let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
    let inside = draft.tokens.partition_point(|t| t.span.end <= span.start);
    let address = draft.tokens.get(inside).is_some_and(|t| t.kind == TokenKind::Address);
    !is_glued(before.chars().rev())
        && !is_glued(after.chars())
        && !address
        && !draft.document.touches(span, MarkupKind::Code)
}

/// Whether what stands beside a phrase, seen from it outward, makes it part of a word, an address or a plate's number.
fn is_glued(mut outward: impl Iterator<Item = char>) -> bool {
    match outward.next() {
        Some('-') => outward.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => c.is_alphanumeric() || matches!(c, '_' | '@' | '#'),
        None => false,
    }
}
