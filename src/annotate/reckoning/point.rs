//! Times that lengths are counted from and to.
//!
//! In: dates. Out: [`Point`]s. Not here: which two belong to a length (`elapsed`).

use jiff::ToSpan;
use jiff::civil::Date;

use super::clock::Hour;
use crate::annotate::temporal::{Temporal, TimeValue, Written};
use crate::source::Span;

/// A time that a length is counted from or to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// Its words; none for the day of publication.
    pub span: Option<Span>,
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
    /// Whether no year is written, so that the nearest is meant.
    pub yearless: bool,
    /// Of an hour of the day, the hour; its days say nothing.
    pub clock: Option<Hour>,
}

impl Point {
    /// A day, or a time from its first day to its last.
    pub fn new(span: Option<Span>, first: Date, last: Date) -> Self {
        Self { span, first, last, yearless: false, clock: None }
    }

    /// The same a year before.
    pub(super) fn a_year_before(self) -> Option<Self> {
        self.years_before(1)
    }

    fn years_before(self, years: i16) -> Option<Self> {
        let back = |day: Date| day.checked_sub(years.years()).ok();
        Some(Self { first: back(self.first)?, last: back(self.last)?, ..self })
    }

    /// The next of its days after another.
    pub(super) fn next_after(self, other: &Self) -> Option<Self> {
        let years = self.first.year() - other.first.year();
        let same = self.years_before(years)?;
        if same.first >= other.first { Some(same) } else { self.years_before(years - 1) }
    }
}

pub(super) fn start(point: &Point) -> u32 {
    point.span.map_or(0, |s| s.start)
}

pub(super) fn end(point: &Point) -> u32 {
    point.span.map_or(0, |s| s.end)
}

/// A date that says its day, or its year.
pub(super) fn point(date: &Temporal) -> Option<Point> {
    let told = date.elapsed.is_none() && is_told(&date.written);
    let value = date.value.or(date.written.year.map(TimeValue::Year))?;
    let single = !matches!(value, TimeValue::Week(_) | TimeValue::Days(..));
    let span = date.written.date.unwrap_or(date.span);
    let yearless = date.written.year.is_none();
    (told && single).then_some(Point { yearless, ..Point::new(Some(span), value.first()?, value.last()?) })
}

fn is_told(written: &Written) -> bool {
    written.year.is_some() || (written.day.is_some() && written.month.is_some())
}

/// The ends of a stretch.
pub(super) fn range(date: &Temporal) -> Option<(Span, Point, Point)> {
    let last = date.written_end?;
    if !(is_told(&date.written) || is_told(&last)) {
        return None;
    }
    let edge = |value: TimeValue, w: Written| Some(Point::new(w.date, value.first()?, value.last()?));
    let (a, b) = match date.value? {
        TimeValue::Years(a, b) => (TimeValue::Year(a), TimeValue::Year(b)),
        TimeValue::Months((y, m), (z, n)) => (TimeValue::Month(y, m), TimeValue::Month(z, n)),
        TimeValue::Days(a, b) if date.written.day.is_some() && last.day.is_some() => {
            (TimeValue::Day(a), TimeValue::Day(b))
        }
        _ => return None,
    };
    Some((date.span, edge(a, date.written)?, edge(b, last)?))
}
