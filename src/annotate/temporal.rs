//! Dates, times, durations and ages, with values where they can be known.
//!
//! In: a [`Text`] with the document's publication date. Out: [`Temporal`], [`Duration`], [`Age`].
//! Not here: what contradicts what (`rules`); the order of events (`timeline`).

use jiff::civil::{Date, Weekday};

use super::entity::EntityId;
use super::{Annotations, Text};
use crate::source::Span;

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
    /// From the first day to the last, both included.
    Days(Date, Date),
    /// From the first year to the last, both included.
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
    /// What stands on the page; of a range, its start.
    pub written: Written,
    /// Of a range, what stands at its end.
    pub written_end: Option<Written>,
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
}

/// Reads dates, durations and ages of every sentence.
pub fn read(_text: Text<'_>, _found: &mut Annotations) {}

/// Gives each age its person, once people are known.
pub fn bind_ages(_text: Text<'_>, _found: &mut Annotations) {}
