//! One thing told twice, each time with its date.
//!
//! In: the dates of different sentences and the words around them. Out: [`Restated`].
//! Two tellings are one thing where the shorter sentence says hardly anything that the other does not, all
//! its names and figures among it, or where a verb comes back with a pronoun for the same person.
//! When unsure, they are two.
//! Not here: whether the dates differ enough to matter (`rules`).

use std::collections::BTreeSet;

use crate::annotate::temporal::{Temporal, TimeValue};
use crate::annotate::{Annotations, Text};
use crate::token::{Token, TokenKind};

/// A thing told twice with two dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restated {
    /// Index of the first date.
    pub first: u32,
    /// Index of the second.
    pub second: u32,
}

/// Words of its own that a sentence must have to be known again.
const FEWEST: usize = 4;

/// Share of them that the other sentence must have too.
const SHARE: f64 = 0.8;

/// Finds what is told twice. Sentences that share no word are not compared.
pub fn read(text: Text<'_>, found: &Annotations) -> Vec<Restated> {
    let told: Vec<Telling<'_>> =
        (0u32..).zip(&found.dates).filter_map(|(at, date)| Telling::of(text, found, at, date)).collect();
    let mut list = Vec::new();
    for (n, second) in told.iter().enumerate() {
        let first = told[..n].iter().find(|first| first.is_one_with(second));
        list.extend(first.map(|first| Restated { first: first.at, second: second.at }));
    }
    list
}

/// A date that says its day, or its year.
fn is_told(date: &Temporal) -> bool {
    date.written.year.is_some() || (date.written.day.is_some() && date.written.month.is_some())
}

/// A date in its sentence.
struct Telling<'a> {
    at: u32,
    sentence: u32,
    block: u32,
    value: TimeValue,
    /// All that the sentence dates.
    values: Vec<TimeValue>,
    words: BTreeSet<String>,
    /// Capitalised words and figures: all must come back.
    names: BTreeSet<String>,
    before: Vec<&'a str>,
    after: Vec<&'a str>,
    /// Whether the date describes a noun.
    attributive: bool,
}

/// Held once in a season: two dates of one month are one too many.
const ONCE: [&str; 5] = ["deadline", "election", "inauguration", "plebiscite", "referendum"];

impl<'a> Telling<'a> {
    fn of(text: Text<'a>, found: &Annotations, at: u32, date: &Temporal) -> Option<Self> {
        let value =
            date.value.filter(|_| is_told(date) && date.written_end.is_none() && date.elapsed.is_none())?;
        let sentence = text.sentences.get(date.sentence as usize)?;
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let tokens = text.tokens.get(range)?;
        let here: Vec<&Temporal> = found.dates.iter().filter(|d| d.sentence == date.sentence).collect();
        // What counts from a day or names a period (`three days after`, `this fiscal year`) tells of the thing.
        let own = |t: &&Token| !here.iter().any(|d| is_told(d) && d.span.contains(t.span));
        let said = |t: &Token| t.of(&text.document.text);
        let content = |t: &&Token| {
            matches!(t.kind, TokenKind::Word | TokenKind::Number) && !text.lexicon.function_words.has(said(t))
        };
        let kept: Vec<&Token> = tokens.iter().filter(own).filter(content).collect();
        let name = |t: &&&Token| {
            t.kind == TokenKind::Number || (t.is_capitalized() && t.span.start > sentence.span.start)
        };
        let (before, after): (Vec<&Token>, Vec<&Token>) =
            tokens.iter().filter(own).partition(|t| t.span.start < date.span.start);
        Some(Self {
            at,
            sentence: date.sentence,
            block: sentence.block,
            value,
            values: here.iter().filter(|d| is_told(d)).filter_map(|d| d.value).collect(),
            words: kept.iter().map(|t| said(t).to_lowercase()).collect(),
            names: kept.iter().filter(name).map(|t| said(t).to_lowercase()).collect(),
            before: before.into_iter().map(said).collect(),
            after: after.into_iter().map(said).collect(),
            attributive: date.attributive,
        })
    }

    /// Whether two tellings are of one thing with two dates of one precision.
    fn is_one_with(&self, other: &Self) -> bool {
        let apart = self.sentence != other.sentence && self.value != other.value;
        let known = self.values.contains(&other.value) || other.values.contains(&self.value);
        let alike = std::mem::discriminant(&self.value) == std::mem::discriminant(&other.value);
        apart
            && alike
            && !known
            && (self.has_words_of(other) || self.is_taken_up_by(other) || self.is_held_with(other))
    }

    fn has_words_of(&self, other: &Self) -> bool {
        let (short, long) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        let shared = short.words.intersection(&long.words).count();
        let enough = short.words.len() >= FEWEST && shared as f64 >= SHARE * short.words.len() as f64;
        enough && short.names.is_subset(&long.words)
    }

    /// `the Nov. 8 presidential election`, `the Nov. 18 election`
    fn is_held_with(&self, other: &Self) -> bool {
        let month = |t: &Self| t.value.whole_day().map(|d| (d.year(), d.month()));
        let Some((a, b)) = self.held().zip(other.held()).filter(|(a, b)| a.last() == b.last()) else {
            return false;
        };
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        month(self).is_some() && month(self) == month(other) && short.iter().all(|w| long.contains(w))
    }

    /// The noun that the date describes (`the May 5 school election`) or that describes it (`May 5, a school
    /// election`), with what stands before it; only what is held once.
    fn held(&self) -> Option<&[&'a str]> {
        let after = match self.after[..] {
            [",", "a" | "an" | "the", ..] => &self.after[2..],
            _ if self.attributive => &self.after[..],
            _ => return None,
        };
        let head = after.iter().take(4).position(|w| ONCE.contains(w))?;
        Some(&after[..=head])
    }

    /// `He was removed on Jan. 5. The decree of Jan. 6 removing him …`
    fn is_taken_up_by(&self, other: &Self) -> bool {
        let near = self.block == other.block && other.sentence.saturating_sub(self.sentence) <= 1;
        let [verb, object, ..] = other.after[..] else { return false };
        let pronoun = matches!(object, "him" | "her" | "them" | "it");
        let Some(stem) = verb.strip_suffix("ing").filter(|s| near && pronoun && s.len() > 2) else {
            return false;
        };
        self.before.iter().any(|w| w.strip_suffix("ed").is_some_and(|s| s == stem))
    }
}
