//! Events of the list that a date stands beside.
//!
//! In: the names of events in the gazetteer, and dates. Out: [`Occasion`]s.
//! A name may be torn apart by the date (`Florida's Aug. 30 primary`). A date near a name that is not
//! the event's own (`the day after`, `the eve of`) is left alone.
//! Not here: whether the date is the event's (`rules`).

use std::ops::Range;

use crate::annotate::temporal::Temporal;
use crate::annotate::{Annotations, Text, of_sentence};
use crate::source::Span;
use crate::token::TokenKind;

/// An event of the list with a date beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// Index of its entry in the gazetteer.
    pub entry: u32,
    /// The words that name it.
    pub name: Span,
    /// Index of the date among the dates.
    pub date: u32,
}

/// Words of the longest name.
const LONGEST: usize = 9;

/// Words between a name and its date.
const BESIDE: [&str; 22] = [
    ",",
    "on",
    "of",
    "(",
    "—",
    "-",
    "\"",
    "”",
    "''",
    "set",
    "for",
    "scheduled",
    "held",
    "in",
    "was",
    "were",
    "is",
    "are",
    "began",
    "start",
    "begin",
    "primary",
];

/// Words between a date and the name that is given to it.
const CALLED: [&str; 8] = [",", "known", "as", "called", "dubbed", "—", "“", "\""];

/// Words before a name that make its date another's.
const NEAR: [&str; 8] = ["eve", "anniversary", "ahead", "run-up", "runup", "aftermath", "wake", "like"];

/// Finds the events.
pub fn read(text: Text<'_>, found: &Annotations) -> Vec<Occasion> {
    let any = text.gazetteer.has_events();
    let mut occasions = Vec::new();
    for (n, sentence) in text.sentences.iter().enumerate().filter(|_| any) {
        let here = of_sentence(&found.dates, n as u32, |d| d.sentence);
        let dates: Vec<(u32, &Temporal)> =
            here.map(|at| (at as u32, &found.dates[at])).filter(|(_, d)| is_told(d)).collect();
        if dates.is_empty() {
            continue;
        }
        let line = Line { text, range: sentence.tokens.start as usize..sentence.tokens.end as usize };
        occasions.extend(line.occasions(&dates));
    }
    occasions
}

/// A date that says a day or a year, and no label.
fn is_told(date: &Temporal) -> bool {
    let written = date.written;
    let told = written.year.is_some() || (written.day.is_some() && written.month.is_some());
    told && date.written_end.is_none() && date.elapsed.is_none()
}

/// The tokens of a sentence.
struct Line<'a> {
    text: Text<'a>,
    range: Range<usize>,
}

/// An entry and the tokens that name it.
type Named = (u32, Range<usize>);

impl<'a> Line<'a> {
    /// Each date with the event beside it; a name has one date.
    fn occasions(&self, dates: &[(u32, &Temporal)]) -> Vec<Occasion> {
        let mut names = self.whole();
        names.extend(self.torn(dates));
        let span = |r: &Range<usize>| self.text.tokens[r.start].span.to(self.text.tokens[r.end - 1].span);
        let date = |name: &Named| dates.iter().find(|(_, d)| self.is_beside(&name.1, d)).map(|(at, _)| *at);
        let found = names.iter().filter(|n| !self.is_near(&n.1));
        found.filter_map(|n| Some(Occasion { entry: n.0, name: span(&n.1), date: date(n)? })).collect()
    }

    /// Names as listed.
    fn whole(&self) -> Vec<Named> {
        let mut names = Vec::new();
        let mut at = self.range.start;
        while at < self.range.end {
            let longest = (1..=LONGEST).filter(|n| at + n <= self.range.end).filter_map(|n| {
                let words = self.phrase(at..at + n);
                self.event(&words).map(|entry| (entry, at..at + n))
            });
            let found = self.may_begin(at).then(|| longest.max_by_key(|(_, r)| r.end)).flatten();
            at = found.as_ref().map_or(at + 1, |(_, r)| r.end);
            names.extend(found);
        }
        names
    }

    /// A name begins with a word that begins one in the list.
    fn may_begin(&self, at: usize) -> bool {
        let token = &self.text.tokens[at];
        let word = token.of(&self.text.document.text);
        token.kind == TokenKind::Word && (self.text.gazetteer.extends(word) || self.event(word).is_some())
    }

    /// Names torn apart: `Florida's Aug. 30 primary`, `Florida's presidential primary`, `in Iowa before the caucuses`.
    fn torn(&self, dates: &[(u32, &Temporal)]) -> Vec<Named> {
        let mut names = Vec::new();
        for head in self.range.clone().filter(|n| self.text.lexicon.dated_nouns.has(self.word(*n))) {
            let mut at = head;
            let mut most = 4;
            while at > self.range.start && most > 0 && !self.ends_owner(at - 1) {
                let skipped = dates.iter().find(|(_, d)| self.text.tokens[at - 1].span.end == d.span.end);
                at = skipped.map_or(at - 1, |(_, d)| self.text.index(d.span.start));
                most -= 1;
            }
            let owner =
                (at > self.range.start && self.ends_owner(at - 1)).then(|| self.owner(at - 1)).flatten();
            names.extend(owner.and_then(|o| {
                let name = format!("{} {}", self.phrase(o.clone()), self.word(head));
                self.event(&name).map(|entry| (entry, o.start..head + 1))
            }));
        }
        names
    }

    /// Whether a possessive, or a preposition after a place, stands at a token.
    fn ends_owner(&self, at: usize) -> bool {
        let prepositions = ["before", "after", "for", "of"];
        let owner = at > self.range.start && self.text.tokens[at - 1].is_capitalized();
        self.text.tokens[at].kind == TokenKind::Possessive || (owner && prepositions.contains(&self.word(at)))
    }

    /// The capitalised words before a token.
    fn owner(&self, at: usize) -> Option<Range<usize>> {
        let mut from = at;
        while from > self.range.start && self.text.tokens[from - 1].is_capitalized() {
            from -= 1;
        }
        (from < at && at - from <= 3).then_some(from..at)
    }

    /// Whether a date is the event's own: inside the name, just before it, just after it, or named so.
    fn is_beside(&self, name: &Range<usize>, date: &Temporal) -> bool {
        let (first, after) = (self.text.index(date.span.start), self.text.index(date.span.end));
        if first >= name.start && after <= name.end {
            return true;
        }
        let within = |range: Range<usize>, words: &[&str]| {
            range.len() <= 4
                && range.into_iter().all(|n| words.contains(&self.word(n).to_lowercase().as_str()))
        };
        let begins =
            |n: usize| matches!(self.word(n), "start" | "starts" | "begin" | "begins" | "kick" | "open");
        match () {
            // `ten days after the primary, on March 25`: the day is counted from the event.
            () if first >= name.end && self.is_counted_from(name) && self.word(name.end) == "," => false,
            () if first >= name.end => {
                within(name.end..first, &BESIDE) || (first - name.end <= 4 && begins(name.end))
            }
            () => {
                after == name.start
                    || (after < name.start && within(after..name.start, &CALLED) && name.start - after > 1)
            }
        }
    }

    /// `after the Iowa caucuses`
    fn is_counted_from(&self, name: &Range<usize>) -> bool {
        let before = name.start.saturating_sub(2).max(self.range.start)..name.start;
        before.into_iter().any(|n| matches!(self.word(n).to_lowercase().as_str(), "after" | "before"))
    }

    /// `the eve of the Iowa caucuses`, `the 10th anniversary of the attack`
    fn is_near(&self, name: &Range<usize>) -> bool {
        let before = name.start.saturating_sub(4).max(self.range.start)..name.start;
        let after = self.word(name.end);
        before.into_iter().any(|n| NEAR.contains(&self.word(n).to_lowercase().as_str()))
            || after == "anniversary"
    }

    fn event(&self, words: &str) -> Option<u32> {
        self.text.gazetteer.event(words)
    }

    fn word(&self, at: usize) -> &'a str {
        self.text.tokens.get(at).map_or("", |t| t.of(&self.text.document.text))
    }

    /// Words with single spaces; a possessive hangs on.
    fn phrase(&self, range: Range<usize>) -> String {
        let mut words = String::new();
        for n in range.clone() {
            if n > range.start && self.text.tokens[n].spaced {
                words.push(' ');
            }
            words.push_str(self.word(n));
        }
        words
    }
}
