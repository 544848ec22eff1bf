//! Spans of time over which a rate adds up: `in seven days`, `last year`, `in September`, `between 2014 and 2023`.
//!
//! In: a place in a passage. Out: a [`Stretch`], and what it makes of a rate ([`share`]). Not here: which stretch a rate
//! belongs to.

use super::share::Share;
use crate::annotate::relation::passage::Passage;
use crate::lexicon::closed::{MONTHS, SMALL};
use crate::token::ungrouped;

/// Shortest and longest length of a span of time in days.
pub const TIMES: [(&str, f64, f64); 5] = [
    ("day", 1.0, 1.0),
    ("week", 7.0, 7.0),
    ("month", 30.0, 31.0),
    ("quarter", 90.0, 92.0),
    ("year", YEAR.0, YEAR.1),
];

/// Shortest and longest year in days; 364 are 52 weeks.
const YEAR: (f64, f64) = (364.0, 366.0);

/// Days of the months; February has one more or not.
const DAYS: [f64; 12] = [31.0, 28.0, 31.0, 30.0, 31.0, 30.0, 31.0, 31.0, 30.0, 31.0, 30.0, 31.0];

/// How a span of time is told, the least sure first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// `in September`.
    Named,
    /// `the month`.
    Unit,
    /// `30 days`.
    Counted,
}

/// A span of time as told.
#[derive(Debug, Clone, Copy)]
pub struct Stretch {
    /// Its first word.
    pub from: usize,
    /// Its last word.
    pub last: usize,
    /// Shortest length in days.
    pub short: f64,
    /// Longest length in days.
    pub long: f64,
    /// How surely it is a span and no date: in numbers, as a unit, by name.
    pub told: Told,
}

/// A span of time whose last word stands at a place; before a noun in the singular may stand the words given.
pub fn stretch(passage: &Passage<'_>, last: usize, singles: &[&str]) -> Option<Stretch> {
    units(passage, last, singles).or_else(|| years(passage, last)).or_else(|| named(passage, last))
}

/// How often the unit of a rate goes into a span of time.
pub fn share(passage: &Passage<'_>, stretch: &Stretch, (least, most): (f64, f64)) -> Share {
    let Stretch { from, last, short, long, .. } = *stretch;
    let usual = ((short + long) / (least + most)).round();
    let (fewest, greatest) = (short / most, long / least);
    // A year has twelve months and four quarters however long they are.
    let (fewest, greatest) = if least > 7.0 {
        (usual.min((short / least).round()), usual.max((long / most).round()))
    } else {
        (fewest, greatest)
    };
    Share { count: passage.span(from, last + 1), least: fewest, most: greatest, usual }
}

/// A number from 1, in digits or in a small word.
pub fn number(word: &str) -> Option<f64> {
    let spelled = SMALL.iter().position(|n| *n == word).map(|n| n as f64);
    spelled.or_else(|| ungrouped(word).parse().ok()).filter(|n| *n >= 1.0)
}

/// `14 days`, `last year`, `the first half of the year`.
pub fn units(passage: &Passage<'_>, last: usize, singles: &[&str]) -> Option<Stretch> {
    let word = passage.word(last);
    let name = word.strip_suffix('s').unwrap_or(word);
    let (_, least, most) = TIMES.iter().find(|(n, ..)| *n == name)?;
    let from = last.checked_sub(1)?;
    // `once a year`
    let often = from > 0 && matches!(passage.word(from - 1), "once" | "times" | "twice");
    let one = name == word && singles.contains(&passage.word(from)) && !often;
    let number = match passage.word(from) {
        "the" if one => whole_or_half(passage, last)?,
        _ if one => 1.0,
        before => number(before)?,
    };
    let told = if !one && number > 1.0 { Told::Counted } else { Told::Unit };
    Some(Stretch { from, last, short: number * least, long: number * most, told })
}

/// `the year` is a whole one, `the first half of the year` half of it; `nine months of the year` is told by the months.
fn whole_or_half(passage: &Passage<'_>, at: usize) -> Option<f64> {
    let of = at >= 3 && passage.word(at - 2) == "of";
    match passage.word(at.saturating_sub(3)) {
        "half" if of => Some(0.5),
        "quarter" | "quarters" | "months" | "weeks" | "days" if of => None,
        _ => Some(1.0),
    }
}

/// `between 2014 and 2023`, `from 2014 to 2023`: both counted, or only one of them.
fn years(passage: &Passage<'_>, last: usize) -> Option<Stretch> {
    let from = last.checked_sub(3)?;
    let signs = (passage.word(from), passage.word(last - 1));
    let joined = matches!(signs, ("between", "and") | ("from", "to" | "until" | "through"));
    let years = year(passage.word(last))? - year(passage.word(from + 1))?;
    let stretch =
        Stretch { from, last, short: years * YEAR.0, long: (years + 1.0) * YEAR.1, told: Told::Counted };
    (joined && years >= 1.0).then_some(stretch)
}

/// `in 2023`, `in September`, `during September 2023`.
fn named(passage: &Passage<'_>, last: usize) -> Option<Stretch> {
    let from = last.checked_sub(1)?;
    let whole = matches!(passage.word(from), "in" | "during" | "throughout" | "for");
    let (short, long) = match month(passage, last) {
        Some(at) => (DAYS[at], if at == 1 { DAYS[at] + 1.0 } else { DAYS[at] }),
        None => year(passage.word(last)).map(|_| YEAR)?,
    };
    whole.then_some(Stretch { from, last, short, long, told: Told::Named })
}

/// Which month is named at a place, and no day of it.
fn month(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let word = passage.words.get(at).filter(|w| w.token.is_capitalized())?;
    let next = passage.word(at + 1);
    let day = year(next).is_none() && next.starts_with(|c: char| c.is_ascii_digit());
    MONTHS.iter().position(|names| names.contains(&word.word.as_ref())).filter(|_| !day)
}

/// A year of the last century or this one.
fn year(word: &str) -> Option<f64> {
    let digits = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    word.parse().ok().filter(|_| digits)
}
