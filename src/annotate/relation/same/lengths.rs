//! A length of time that the next sentences take up with another number: `was jailed for 14 years. … The 15-year sentence`.
//!
//! In: the durations of a draft. Out: [`Same`]. Strict: the noun behind the second is that of the first or of its verb,
//! and no other length of the unit stands near. Not here: lengths over the story and in it (`evidence`).

use super::Same;
use super::lasting;
use super::likeness::Likeness;
use crate::annotate::relation::member::Member;
use crate::annotate::temporal::Duration;
use crate::annotate::{Annotations, Text};
use crate::source::Span;
use crate::token::Token;

/// Sentences back in which the length is told first.
const BACK: u32 = 3;

/// How much speaks for one length: enough to ask, not to be sure.
const WEIGHT: f64 = 3.5;

/// Nouns for what lasts, each with the words that tell it first.
const LASTING: [(&[&str], &[&str]); 6] = [
    (&["sentence"], &["bars", "imprisoned", "jail", "jailed", "prison", "sentenced"]),
    (&["closure", "shutdown"], &["closed", "closes", "closing", "closure", "shut", "shutdown"]),
    (&["ban", "suspension"], &["ban", "banned", "barred", "disqualified", "suspended", "suspension"]),
    (&["strike", "stoppage", "walkout"], &["strike", "stoppage", "struck", "walked", "walkout"]),
    (&["delay"], &["delay", "delayed", "late", "postponed"]),
    (&["extension"], &["extend", "extended", "extension"]),
];

/// Words that tell of another length than the one that was told.
const ANOTHER: [&str; 15] = [
    "another", "asked", "demanded", "earlier", "first", "latter", "maximum", "minimum", "other", "previous",
    "second", "sought", "third", "wanted", "would",
];

/// Every length that is taken up with another number.
pub fn read(text: Text<'_>, found: &Annotations) -> Vec<Same> {
    let reader = Reader { text, all: &found.durations };
    (1..found.durations.len()).filter_map(|at| reader.same(at)).collect()
}

struct Reader<'a> {
    text: Text<'a>,
    all: &'a [Duration],
}

impl Reader<'_> {
    fn same(&self, at: usize) -> Option<Same> {
        let second = self.member(&self.all[at])?;
        let noun = self.noun(&self.all[at])?;
        if self.is_another(self.all[at].sentence) {
            return None;
        }
        let near = self.all[..at].iter().rev().take_while(|d| d.sentence + BACK >= self.all[at].sentence);
        let like: Vec<(&Duration, Member)> =
            near.filter_map(|d| Some((d, self.member(d)?))).filter(|(_, m)| m.unit == second.unit).collect();
        let first = match &like[..] {
            [(d, first)] if d.sentence < self.all[at].sentence => {
                Some(first).filter(|_| self.tells(d, &noun))
            }
            _ => None,
        }?;
        (first.low != second.low).then(|| Same {
            first: first.clone(),
            second,
            likeness: Likeness::Other,
            weight: WEIGHT,
            heads: false,
            apart: false,
            taken_up: true,
        })
    }

    /// A length in one unit; none that is hedged.
    fn member(&self, duration: &Duration) -> Option<Member> {
        let quantity = lasting::quantity(duration).filter(|_| !duration.approximate)?;
        let member = Member::of_quantity(&quantity, 0, &self.text.document.text)?;
        // Lengths are told in whole units, and mean them.
        Some(Member { quantity: None, step: 0.0, ..member })
    }

    fn word(&self, token: &Token) -> String {
        token.of(&self.text.document.text).to_lowercase()
    }

    /// The noun behind a length that is spoken of as known: `the 15-year sentence`.
    fn noun(&self, duration: &Duration) -> Option<String> {
        let (first, end) = (self.text.index(duration.span.start), self.text.index(duration.span.end));
        let hyphen = duration.span.of(&self.text.document.text).contains(['-', '‑']);
        let before = self.text.tokens.get(first.checked_sub(1)?)?;
        let known =
            matches!(self.word(before).as_str(), "her" | "his" | "its" | "that" | "the" | "their" | "this");
        let noun = self.text.tokens.get(end).map(|t| self.word(t))?;
        // `the 20-year sentence of his brother`
        let next = self.text.tokens.get(end + 1).map_or(String::new(), |t| self.word(t));
        let other = matches!(next.as_str(), "for" | "given" | "handed" | "imposed" | "in" | "of" | "on");
        (hyphen && known && !other && noun.len() > 2).then_some(noun)
    }

    /// Whether the sentence of a length tells what the noun takes up.
    fn tells(&self, first: &Duration, noun: &str) -> bool {
        let words = self.words(first.sentence);
        let of_noun = LASTING.iter().find(|(nouns, _)| nouns.contains(&noun)).map(|(_, words)| *words);
        let told =
            |word: &String| word == noun || of_noun.is_some_and(|words| words.contains(&word.as_str()));
        words.iter().any(told) && !self.is_another(first.sentence)
    }

    fn is_another(&self, sentence: u32) -> bool {
        self.words(sentence).iter().any(|w| ANOTHER.contains(&w.as_str()))
    }

    fn words(&self, sentence: u32) -> Vec<String> {
        let Span { start, end } = self.text.sentences[sentence as usize].span;
        let tokens = &self.text.tokens[self.text.index(start)..self.text.index(end)];
        tokens.iter().map(|t| self.word(t)).collect()
    }
}
