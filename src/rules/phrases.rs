//! Phrases of a rule, found in a draft all at once.
//!
//! In: phrases as a rule file lists them. Out: their places, each a whole word or more.
//! Every engine that looks for words looks through here, so that a phrase means the same in all of them.
//!
//! Phrases lie sorted behind the letters that they may begin with. Few places of a text begin like a phrase, so that an
//! automaton would be no faster over a draft, and to make one costs more than to read a draft with it.

use std::iter;

use serde::Deserialize;

use crate::document::MarkupKind;
use crate::draft::Draft;
use crate::source::Span;
use crate::token::TokenKind;

/// Phrases, in any case.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(try_from = "Vec<String>")]
pub struct Phrases {
    /// Sorted; those in any case in small letters.
    sorted: Vec<Phrase>,
    any_case: bool,
    beginnings: Beginnings,
}

/// A phrase and its index in the rule file's list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Phrase {
    letters: Box<[u8]>,
    index: usize,
}

/// The first two bytes of phrases, each by the five bits that a letter shares with its capital.
#[derive(Debug, Clone, Default)]
struct Beginnings([u32; 32]);

impl TryFrom<Vec<String>> for Phrases {
    type Error = String;

    fn try_from(phrases: Vec<String>) -> Result<Self, String> {
        Self::any_case(&phrases)
    }
}

impl Phrases {
    /// Phrases in any case.
    ///
    /// # Errors
    /// An empty phrase, which would match everywhere.
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
        let letters = |p: &str| if any_case { p.to_ascii_lowercase() } else { p.to_owned() };
        let phrase = |(index, p): (usize, &String)| Phrase { letters: letters(p).into_bytes().into(), index };
        let mut sorted: Vec<Phrase> = phrases.iter().enumerate().map(phrase).collect();
        sorted.sort_unstable();
        let beginnings = Beginnings::of(&sorted);
        Ok(Self { sorted, any_case, beginnings })
    }

    /// The longest phrase at each place, from left to right, with its index; none begins within another.
    fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, Span)> + 't {
        let text = text.as_bytes();
        let mut from = if self.sorted.is_empty() { text.len() } else { 0 };
        iter::from_fn(move || {
            while let Some(at) = self.beginnings.find(text, from) {
                from = at + 1;
                if let Some(phrase) = self.longest(&text[at..]) {
                    from = at + phrase.letters.len();
                    return Some((phrase.index, Span::new(at, from)));
                }
            }
            from = text.len();
            None
        })
    }

    /// The longest phrase that a text begins with; of one that is listed twice, the first.
    fn longest(&self, text: &[u8]) -> Option<&Phrase> {
        let (mut left, mut longest) = (&self.sorted[..], None);
        for (at, letter) in text.iter().enumerate() {
            let letter = if self.any_case { letter.to_ascii_lowercase() } else { *letter };
            let first = left.partition_point(|p| p.letters.get(at).is_none_or(|l| *l < letter));
            left = &left[first..];
            left = &left[..left.partition_point(|p| p.letters[at] == letter)];
            let Some(shortest) = left.first() else { break };
            longest = Some(shortest).filter(|p| p.letters.len() == at + 1).or(longest);
        }
        longest
    }

    /// Every place of a phrase, words or parts of words, in order.
    pub fn spans<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Span> + 't {
        self.find(text).map(|(_, span)| span)
    }

    /// Every place of a phrase that stands alone, with the index of the phrase.
    pub fn places<'d>(&'d self, draft: &'d Draft) -> impl Iterator<Item = (usize, Span)> + 'd {
        self.find(&draft.document.text).filter(|(_, span)| stands_alone(draft, *span))
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

impl Beginnings {
    fn of(phrases: &[Phrase]) -> Self {
        let mut beginnings = Self::default();
        for phrase in phrases {
            let (row, second) = (Self::row(phrase.letters[0]), phrase.letters.get(1));
            beginnings.0[row] |= second.map_or(u32::MAX, |second| 1 << Self::row(*second));
        }
        beginnings
    }

    /// The first place from some place on where a phrase may begin.
    fn find(&self, text: &[u8], from: usize) -> Option<usize> {
        let rest = &text[from..];
        let pair = rest.windows(2).position(|p| self.0[Self::row(p[0])] >> Self::row(p[1]) & 1 == 1);
        // At the end of a text only a phrase of one byte may begin, and after that comes any other.
        let last = || rest.last().filter(|b| self.0[Self::row(**b)] != 0).map(|_| rest.len() - 1);
        pair.or_else(last).map(|at| from + at)
    }

    fn row(byte: u8) -> usize {
        usize::from(byte % 32)
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

#[cfg(test)]
mod tests {
    use aho_corasick::{AhoCorasick, MatchKind};
    use proptest::prelude::*;

    use super::*;

    fn owned(phrases: &[&str]) -> Vec<String> {
        phrases.iter().map(|p| (*p).to_owned()).collect()
    }

    fn found(phrases: &Phrases, text: &str) -> Vec<(usize, Span)> {
        phrases.find(text).collect()
    }

    #[test]
    fn the_longest_is_found_and_nothing_within_it() {
        let phrases = Phrases::printed(&owned(&["TK", "TK TK", "K"])).expect("sound");
        assert_eq!(found(&phrases, "a TK TK K"), [(1, Span::new(2, 7)), (2, Span::new(8, 9))]);
        assert_eq!(found(&phrases, "tk"), []);
    }

    #[test]
    fn of_one_listed_twice_the_first_is_found() {
        let phrases = Phrases::any_case(&owned(&["Ünit", "poll", "POLL"])).expect("sound");
        assert_eq!(found(&phrases, "Poll, Ünit"), [(1, Span::new(0, 4)), (0, Span::new(6, 11))]);
    }

    proptest! {
        #[test]
        fn phrases_are_those_of_an_automaton(
            phrases in prop::collection::vec("[aAbBé ]{0,3}[aAé]", 0..6),
            text in "[aAbBéE \u{1}!]{0,24}",
            any_case in any::<bool>(),
        ) {
            let mut builder = AhoCorasick::builder();
            builder.match_kind(MatchKind::LeftmostLongest).ascii_case_insensitive(any_case);
            let automaton = builder.build(&phrases).expect("few phrases");
            let asked = automaton.find_iter(&text);
            let asked: Vec<_> = asked.map(|m| (m.pattern().as_usize(), Span::new(m.start(), m.end()))).collect();
            let phrases = Phrases::new(&phrases, any_case).expect("none is empty");
            prop_assert_eq!(found(&phrases, &text), asked);
        }
    }
}
