//! A weekday beside a date that falls on another day.
//!
//! Serves one rule: no other compares a weekday with the calendar.

use jiff::civil::{Date, Weekday};
use serde::Deserialize;

use super::{day_name, long, short};
use crate::annotate::temporal::{Anchor, Temporal, TimeValue};
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings};
use crate::rules::template::Template;

/// A weekday beside a date.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct WeekdayCheck {
    /// A year that is guessed is trusted so many days either side of publication; beyond, it is a query.
    trusted_days: i32,
    /// Message of a query: the weekday fits the date in a neighbouring year.
    other_year: Template,
    /// Note where the year is not stated.
    guessed: Template,
}

impl Check for WeekdayCheck {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        for temporal in draft.annotations.dates.iter().filter(|t| !t.label) {
            let ends = [(Some(temporal.written), day(temporal)), (temporal.written_end, last_day(temporal))];
            for (written, date) in ends {
                let weekday = written.and_then(|w| w.weekday);
                if let (Some((weekday, _)), Some(date)) = (weekday, date)
                    && date.weekday() != weekday
                    && !is_of_year_told(draft, temporal, Wrong { weekday, date })
                {
                    self.report(draft, findings, temporal, Wrong { weekday, date });
                }
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["date", "actual", "written", "nearest", "day", "year", "by", "other-year"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.other_year, &self.guessed]
    }
}

#[derive(Clone, Copy)]
struct Wrong {
    weekday: Weekday,
    date: Date,
}

impl WeekdayCheck {
    fn report(&self, draft: &Draft, findings: &mut Findings<'_>, temporal: &Temporal, wrong: Wrong) {
        let guessed = temporal.written.year.is_none();
        let other_year = year_that_fits(wrong).filter(|_| guessed && self.is_far(draft, wrong.date));
        let values = values(draft, wrong, other_year);
        let note =
            Some(self.guessed.fill(&values)).filter(|_| guessed && temporal.anchor == Anchor::Publication);
        let finding = Finding {
            primary: temporal.span,
            query: other_year.is_some(),
            notes: note.into_iter().collect(),
            values,
            ..Finding::default()
        };
        match other_year {
            Some(_) => findings.report_as(&self.other_year, finding),
            None => findings.report(finding),
        }
    }

    fn is_far(&self, draft: &Draft, date: Date) -> bool {
        let published = draft.document.date();
        published.and_then(|p| p.until(date).ok()).is_some_and(|s| s.get_days().abs() > self.trusted_days)
    }
}

/// `from Tuesday, June 16, 2026, to Monday, June 29`: whether a day without its year fits in the year that its sentence has
/// told before.
fn is_of_year_told(draft: &Draft, temporal: &Temporal, wrong: Wrong) -> bool {
    let before = |t: &&Temporal| t.sentence == temporal.sentence && t.span.start < temporal.span.start;
    let told = draft.annotations.dates.iter().filter(before).filter_map(|t| t.written.year).next_back();
    let date = told.and_then(|y| Date::new(y, wrong.date.month(), wrong.date.day()).ok());
    temporal.written.year.is_none() && date.is_some_and(|d| d.weekday() == wrong.weekday)
}

/// The day a date names; a month or a range has none.
fn day(temporal: &Temporal) -> Option<Date> {
    match temporal.value? {
        TimeValue::Day(date) | TimeValue::Time(date, ..) => Some(date),
        TimeValue::Days(first, _) if temporal.written.day.is_some() => Some(first),
        _ => None,
    }
}

/// The day at the end of a stretch.
fn last_day(temporal: &Temporal) -> Option<Date> {
    match temporal.value? {
        TimeValue::Days(_, last) if temporal.written_end?.day.is_some() => Some(last),
        _ => None,
    }
}

/// The nearest year in which the date falls on the weekday.
fn year_that_fits(wrong: Wrong) -> Option<i16> {
    let years = [-1, 1, -2, 2].map(|n| wrong.date.year() + n);
    let date = |year| Date::new(year, wrong.date.month(), wrong.date.day()).ok();
    years.into_iter().find(|y| date(*y).is_some_and(|d| d.weekday() == wrong.weekday))
}

fn values(draft: &Draft, wrong: Wrong, other_year: Option<i16>) -> Vec<(&'static str, String)> {
    let by = draft.document.metadata.date.as_ref().map_or("", |d| d.by);
    vec![
        ("date", long(wrong.date)),
        ("actual", day_name(wrong.date.weekday()).to_owned()),
        ("written", day_name(wrong.weekday).to_owned()),
        ("nearest", short(nearest(wrong))),
        ("day", short(wrong.date)),
        ("year", wrong.date.year().to_string()),
        ("by", by.to_owned()),
        ("other-year", other_year.map_or(String::new(), |y| y.to_string())),
    ]
}

/// The day of that weekday nearest to the date.
fn nearest(wrong: Wrong) -> Date {
    let days = [1, -1, 2, -2, 3, -3].map(|n| jiff::Span::new().days(n));
    let dates = days.iter().filter_map(|d| wrong.date.checked_add(*d).ok());
    dates.into_iter().find(|d| d.weekday() == wrong.weekday).unwrap_or(wrong.date)
}
