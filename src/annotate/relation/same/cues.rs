//! What small words around a figure say of it: that it is known, another one, one of two.
//!
//! In: a figure among the tokens. Out: [`Cues`]. Not here: what they weigh (`evidence`).

use std::borrow::Cow;
use std::ops::Range;

use super::reader::{Place, Reader};
use super::telling::Cues;
use crate::annotate::relation::fate;
use crate::lexicon::closed::SMALL;
use crate::token::TokenKind;

/// Words that set one time against another without a date.
const NOW: [&str; 4] = ["currently", "now", "nowadays", "today"];

const BEFORE: [&str; 4] = ["before", "initially", "once", "originally"];

/// Words that make an amount another one.
const ANOTHER: [&str; 36] = [
    "additional",
    "another",
    "average",
    "compared",
    "each",
    "earlier",
    "every",
    "extra",
    "first",
    "former",
    "further",
    "last",
    "latter",
    "more",
    "necessary",
    "needed",
    "new",
    "next",
    "other",
    "others",
    "peak",
    "per",
    "plus",
    "previous",
    "previously",
    "record",
    "remain",
    "remained",
    "remaining",
    "remains",
    "required",
    "rest",
    "second",
    "than",
    "third",
    "versus",
];

/// Words that speak of an amount as known. Not `its` or `their`: what somebody has is often told at first so.
const DEFINITE: [&str; 5] = ["all", "both", "the", "these", "those"];

/// Words by which a vote was won, and lost.
const OUTCOMES: [&[&str]; 2] = [
    &["adopted", "approved", "backed", "carried", "passed", "survived", "won"],
    &["defeated", "failed", "fell", "lost", "rejected", "toppled"],
];

const THOUGHT: [&str; 6] = ["could", "if", "might", "suppose", "unless", "would"];

impl Reader<'_> {
    /// What the small words around a figure say.
    pub(super) fn cues(&self, place: &Place) -> Cues {
        let near = |n: usize| place.sentence.start.max(place.lead.saturating_sub(n))..place.lead;
        let any = |range: Range<usize>, list: &[&str]| {
            range.into_iter().any(|at| list.contains(&self.small(at).as_ref()))
        };
        let about =
            place.sentence.start.max(place.first.saturating_sub(6))..place.sentence.end.min(place.end + 6);
        let next = place.end..place.sentence.end.min(place.after + 2);
        let definite = self.is_definite(place);
        let behind = place.end..place.sentence.end.min(place.after + 3);
        // `among 19` is what the rest is part of, `including 19` a part.
        let part = any(near(2), &["among", "including", "than"]) || (!definite && any(near(5), &ANOTHER));
        Cues {
            definite,
            another: part || any(next, &ANOTHER),
            by: any(near(1), &["by"]),
            start: any(near(2), &["from"]),
            choice: any(near(2), &["between", "either", "or"]) || self.has_alternative(place),
            fought: self.has_rival(place),
            outcome: OUTCOMES.iter().position(|words| any(near(12), words)),
            thought: any(near(12), &THOUGHT),
            relative: any(place.after..place.after + 1, &["that", "which", "who", "whom"]),
            now: any(place.about(), &NOW),
            before: any(place.about(), &BEFORE),
            hers: any(about.clone(), &["her", "she"]),
            his: any(about, &["he", "him", "his"]),
            fate: behind.into_iter().find_map(|at| fate::of(&self.small(at))),
        }
    }

    /// `$40 or $50`, `40 to 50`
    fn has_alternative(&self, place: &Place) -> bool {
        let number = |at: usize| self.text.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
        let joins = |at: usize| matches!(self.small(at).as_ref(), "or" | "to");
        let scaled = |at: usize| matches!(self.small(at).as_ref(), "percent" | "million" | "billion" | "%");
        let after = joins(place.end) && (number(place.end + 1) || number(place.end + 2));
        let before = place.lead.checked_sub(3).filter(|at| *at >= place.sentence.start);
        after || before.is_some_and(|at| joins(at + 2) && (number(at + 1) || number(at) && scaled(at + 1)))
    }

    /// `ten votes to one`
    fn has_rival(&self, place: &Place) -> bool {
        let digits = self.text.tokens.get(place.after + 1).is_some_and(|t| t.kind == TokenKind::Number);
        let spelled = || SMALL.contains(&self.small(place.after + 1).as_ref());
        self.small(place.after) == "to" && (digits || spelled())
    }

    /// `the 227`, `all of the nearly 40,000`, `the police figure of 40,000`, `the party's goal of 40,000`
    fn is_definite(&self, place: &Place) -> bool {
        let before = |n: usize| place.lead.checked_sub(n).filter(|at| *at >= place.sentence.start);
        let word = |n: usize| before(n).map_or(Cow::Borrowed(""), |at| self.small(at));
        // `the 640 million yen it has spent` says itself which.
        let own = matches!(self.small(place.after).as_ref(), "he" | "it" | "she" | "they" | "we");
        if DEFINITE.contains(&word(1).as_ref()) {
            return !(own && word(1) == "the");
        }
        let mut phrase =
            (2..=7).map(word).take_while(|w| !matches!(w.as_ref(), "" | "," | "of" | "a" | "an"));
        word(1) == "of" && phrase.any(|w| matches!(w.as_ref(), "the" | "'s" | "’s"))
    }
}
