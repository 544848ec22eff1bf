//! One thing told twice, each time with its date.
//!
//! In: the dates of different sentences and the words around them. Out: [`Restated`].
//! Two tellings are one thing where the shorter sentence says hardly anything that the other does not, all
//! its names and figures among it, or where a verb comes back with a pronoun for the same person.
//! When unsure, they are two.
//! Not here: whether the dates differ enough to matter (`rules`).

use fnv::FnvHashMap;

use crate::annotate::temporal::{Temporal, TimeValue};
use crate::annotate::{Annotations, Text, of_sentence};
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

/// Dates before one that are compared with it; a story has fewer, a book need not be searched for each.
const WINDOW: usize = 256;

/// Share of them that the other sentence must have too.
const SHARE: f64 = 0.8;

/// Finds what is told twice, and then the first telling.
pub fn read(text: Text<'_>, found: &Annotations) -> Vec<Restated> {
    let mut words = Words::default();
    let dates = (0u32..).zip(&found.dates);
    let told: Vec<Telling<'_>> =
        dates.filter_map(|(at, date)| Telling::of(text, found, &mut words, (at, date))).collect();
    let mut list = Vec::new();
    for (n, second) in told.iter().enumerate() {
        let first = told[n.saturating_sub(WINDOW)..n].iter().find(|first| first.is_one_with(second));
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
    /// Words of its own by their numbers, sorted, each once.
    words: Vec<u32>,
    /// Capitalised words and figures: all must come back.
    names: Vec<u32>,
    before: Vec<&'a str>,
    after: Vec<&'a str>,
    /// Whether the date describes a noun.
    attributive: bool,
}

/// Held once in a season: two dates of one month are one too many.
const ONCE: [&str; 5] = ["deadline", "election", "inauguration", "plebiscite", "referendum"];

/// Words in small letters, each with a number, so that sentences are compared by numbers.
#[derive(Default)]
struct Words(FnvHashMap<String, u32>);

impl Words {
    /// The numbers of words, sorted, each once.
    fn numbers<'a>(&mut self, words: impl Iterator<Item = &'a str>) -> Vec<u32> {
        let mut numbers: Vec<u32> = words.map(|w| self.number(w.to_lowercase())).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    fn number(&mut self, word: String) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(word).or_insert(next)
    }
}

impl<'a> Telling<'a> {
    fn of(
        text: Text<'a>,
        found: &Annotations,
        words: &mut Words,
        (at, date): (u32, &Temporal),
    ) -> Option<Self> {
        let value =
            date.value.filter(|_| is_told(date) && date.written_end.is_none() && date.elapsed.is_none())?;
        let sentence = text.sentences.get(date.sentence as usize)?;
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let tokens = text.tokens.get(range)?;
        let here = &found.dates[of_sentence(&found.dates, date.sentence, |d| d.sentence)];
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
            words: words.numbers(kept.iter().map(|t| said(t))),
            names: words.numbers(kept.iter().filter(name).map(|t| said(t))),
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
        let has = |word: &&u32| long.words.binary_search(word).is_ok();
        let enough = || short.words.iter().filter(has).count() as f64 >= SHARE * short.words.len() as f64;
        short.words.len() >= FEWEST && enough() && short.names.iter().all(|w| has(&w))
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
