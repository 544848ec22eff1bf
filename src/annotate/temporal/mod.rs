//! Dates, times, durations and ages, with values where they can be known.
//!
//! In: a [`Text`] with the document's publication date. Out: [`Temporal`], [`Duration`], [`Age`].
//! Not here: what contradicts what (`rules`); the order of events (`timeline`).
//!
//! Two steps: the grammar reads what is told (`told`), resolution places it in time (`resolve`).
//!
//! Wrong word for a month, count or unit: `words`; calendar date: `date`, in digits alone:
//! `digital`, in a row: `list`, `the first Tuesday in May`: `ordinal`; hour: `clock`; month, year,
//! season, quarter: `period`; decade, century: `decade`; budget year: `fiscal`; day of a feast:
//! `feast`; year of another calendar: `era`; stretch with two ends: `range`; `yesterday`, `last
//! week`, `ten days later`, `that day`: `relative`; `the following Tuesday`, `earlier in the day`:
//! `story`; `for the month`: `current`; name that is no time: `label`; `last year` behind a day: `year_of`; wrong year or anchor: `resolve`, `shift`, `context`, and
//! how it is told: `trace`; `for three weeks`: `duration`; `73-year-old`: `age`, and whose: `bind`.

mod age;
mod bind;
pub(super) mod clock;
mod context;
mod current;
mod date;
mod decade;
mod digital;
mod duration;
mod era;
mod feast;
mod fiscal;
mod label;
mod list;
mod ordinal;
mod period;
mod range;
mod relative;
mod resolve;
mod shift;
mod start;
mod story;
mod told;
pub mod trace;
mod value;
pub(super) mod words;
mod year_of;

use jiff::civil::{Date, Weekday};
use nom::Parser;
use nom::branch::alt;

use super::entity::EntityId;
use super::tokens::{Parsed, Tokens, scan};
use super::{Annotations, Text};
use crate::source::Span;
use context::{Context, Place};
use told::Told;
use trace::Trace;

/// What a value was reached from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// The expression says all of it.
    Stated,
    /// The publication date completes it.
    Publication,
    /// An earlier date in the text completes it.
    Context,
    /// Nothing does: no value.
    None,
}

impl Anchor {
    /// As printed.
    pub fn name(self) -> &'static str {
        match self {
            Anchor::Stated => "stated",
            Anchor::Publication => "publication",
            Anchor::Context => "context",
            Anchor::None => "none",
        }
    }
}

/// A point or stretch of time at the precision it was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeValue {
    /// `2022`
    Year(i16),
    /// `2022-01`
    Month(i16, i8),
    /// `2022-01-05`
    Day(Date),
    /// `2022-01-05T20` or `2022-01-05T20:30`; hour and minute.
    Time(Date, i8, Option<i8>),
    /// `2022-W03`, from the Monday it begins on.
    Week(Date),
    /// From the first day to the last as told, both included; backwards where the draft is.
    Days(Date, Date),
    /// From the first month (year and number) to the last, both included: seasons, quarters.
    Months((i16, i8), (i16, i8)),
    /// From the first year to the last, both included: decades, centuries.
    Years(i16, i16),
}

/// What stands on the page, part by part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Day of the week and its place.
    pub weekday: Option<(Weekday, Span)>,
    /// Day of the month, as written: may be 31 in June.
    pub day: Option<i8>,
    /// Month, 1 to 12.
    pub month: Option<i8>,
    /// Year, four digits.
    pub year: Option<i16>,
    /// Place of day and month and year, without the weekday.
    pub date: Option<Span>,
}

/// A measure of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Up to an hour or so: no day follows from it.
    Minute,
    /// Sixty minutes.
    Hour,
    /// A day or a night.
    Day,
    /// Seven days.
    Week,
    /// Fourteen days.
    Fortnight,
    /// A month of the calendar.
    Month,
    /// Three months.
    Quarter,
    /// A year of the calendar.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

impl Unit {
    /// From a noun of small letters in the singular.
    pub fn of(noun: &str) -> Option<Self> {
        Some(match noun {
            "minute" => Unit::Minute,
            "hour" => Unit::Hour,
            "day" | "night" => Unit::Day,
            "week" => Unit::Week,
            "fortnight" => Unit::Fortnight,
            "month" => Unit::Month,
            "quarter" => Unit::Quarter,
            "year" => Unit::Year,
            "decade" => Unit::Decade,
            "century" | "centurie" => Unit::Century,
            _ => return None,
        })
    }
}

/// Time counted from somewhere (`ten days later`, `nearly three years ago`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Elapsed {
    /// How many.
    pub count: i32,
    /// Of what.
    pub unit: Unit,
    /// Counted backwards: `ago`, `earlier`, `before`.
    pub back: bool,
    /// A word such as `nearly` loosens it.
    pub approximate: bool,
}

/// On which side of the time named the thing happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// `before`, `no later than`, `until`.
    Before,
    /// `after`, `later than`.
    After,
    /// `since`, `beginning on`.
    Since,
    /// `by`.
    By,
}

/// A temporal expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Temporal {
    /// Where, weekday included.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: u32,
    /// What it means; none without an anchor, or for a day that no calendar has.
    pub value: Option<TimeValue>,
    /// What the value was reached from.
    pub anchor: Anchor,
    /// How it was reached, or why it was not.
    pub trace: Trace,
    /// What stands on the page; of a range, its start.
    pub written: Written,
    /// Of a range, what stands at its end.
    pub written_end: Option<Written>,
    /// Where time is counted from a point: how much.
    pub elapsed: Option<Elapsed>,
    /// Where the point bounds the time meant.
    pub side: Option<Side>,
    /// Describes a noun (`the Feb. 9 primary`): its verb's tense says nothing about it.
    pub attributive: bool,
    /// A name or label, not a time (`Sept. 11`, `the 2016 campaign`): never compared.
    pub label: bool,
}

/// A span of time.
#[derive(Debug, Clone, PartialEq)]
pub struct Duration {
    /// Where.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: u32,
    /// ISO 8601 (`P3Y`, `P2W`).
    pub value: String,
    /// Whether the writer calls it rough.
    pub approximate: bool,
}

/// Somebody's age.
#[derive(Debug, Clone, PartialEq)]
pub struct Age {
    /// Where.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: u32,
    /// In years; months, weeks and days are fractions.
    pub years: f64,
    /// Whose.
    pub person: Option<EntityId>,
    /// Whether whose it is was read from a pronoun, or from the subject of the sentence.
    pub meant: bool,
    /// The year in which it was so, where the words say.
    pub year: Option<i16>,
    /// Whether that year stands right beside it: `in 1990, at 23`, not `23 when she won the 1990 election`.
    pub beside_year: bool,
    /// Index of the date of birth that stands near it and is told of the same subject, named or not.
    pub birth: Option<u32>,
}

/// What one place says about time.
enum Reading {
    Time(Told),
    Lasting(String, bool),
    Age(f64),
}

/// Reads dates, durations and ages of every sentence.
pub fn read(text: Text<'_>, found: &mut Annotations) {
    let mut context = Context::new(text);
    for (n, sentence) in text.sentences.iter().enumerate() {
        let (tokens, n) = (Tokens::of(text, sentence.tokens.clone()), n as u32);
        scan(tokens, reading, |span, reading| match reading {
            Reading::Time(told) => {
                let place = Place { span, sentence: n, index: found.dates.len() as u32 };
                found.dates.extend(context.place(place, &told));
            }
            Reading::Age(years) => found.ages.push(Age {
                span,
                sentence: n,
                years,
                person: None,
                meant: false,
                year: None,
                beside_year: false,
                birth: None,
            }),
            Reading::Lasting(value, approximate) => {
                found.durations.push(Duration { span, sentence: n, value, approximate });
            }
        });
    }
}

/// reading = age | told | duration
fn reading(i: Tokens<'_>) -> Parsed<'_, Reading> {
    if !start::may_begin(i) {
        return i.no();
    }
    alt((
        age::age.map(Reading::Age),
        told::told.map(Reading::Time),
        duration::duration.map(|(value, rough)| Reading::Lasting(value, rough)),
    ))
    .parse_complete(i)
}

/// Gives each age its person, once people are known.
pub fn bind_ages(text: Text<'_>, found: &mut Annotations) {
    bind::bind(text, found);
}

#[cfg(test)]
mod forms;
#[cfg(test)]
mod tests;
