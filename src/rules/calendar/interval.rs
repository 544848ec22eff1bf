//! A length of time against the times it lies between.
//!
//! Serves one rule: which times a length belongs to is read in `annotate`.

use jiff::civil::Date;
use serde::Deserialize;

use super::{day_name, hours, long, month_name, returns};
use crate::annotate::reckoning::elapsed::{Counted, Elapsed};
use crate::annotate::reckoning::measure::{Amount, Rough};
use crate::annotate::reckoning::point::Point;
use crate::annotate::temporal::Unit;
use crate::draft::Draft;
use crate::rules::claims::Levels;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::template::Template;

/// A length of time against the times it lies between.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Interval {
    /// Share by which a length called `about` may be off, 0 to 1.
    rounding: f64,
    /// Times the length that `more than` still covers.
    more_than: f64,
    /// Note where one of the times is the day of publication.
    published: Template,
    /// How loud where one of the times stands in another sentence.
    apart: Levels,
}

impl Check for Interval {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        for elapsed in &draft.annotations.elapsed {
            let fits = elapsed.pairs.iter().any(|(a, b)| self.fits(elapsed, a, b));
            if let Some((from, to)) = elapsed.pairs.first().filter(|_| !fits) {
                self.report(draft, findings, elapsed, (from, to));
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["told", "from", "to", "actual"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.published]
    }
}

impl Interval {
    fn report(
        &self,
        draft: &Draft,
        findings: &mut Findings<'_>,
        elapsed: &Elapsed,
        (from, to): (&Point, &Point),
    ) {
        let values = vec![
            ("told", draft.slice(elapsed.span).to_owned()),
            ("from", name(draft, from)),
            ("to", name(draft, to)),
            ("actual", actual(elapsed, from, to)),
        ];
        let ends = [from, to];
        let others = ends.iter().filter_map(|p| p.span).map(|span| Mark { span, message: String::new() });
        let now = ends.into_iter().find(|p| p.span.is_none());
        let notes = now.map(|p| self.published.fill(&[("to", name(draft, p))])).into_iter().collect();
        let finding = Finding {
            primary: elapsed.span,
            others: others.collect(),
            query: is_day_off(elapsed, from, to),
            notes,
            values,
            levels: (elapsed.apart || is_stretch_off(elapsed, from, to)).then(|| self.apart.clone()),
            ..Finding::default()
        };
        findings.report(finding);
    }

    /// Whether a length can lie between two times, as exactly as both are told.
    fn fits(&self, elapsed: &Elapsed, from: &Point, to: &Point) -> bool {
        match elapsed.counted {
            Counted::Units => self.fits_units(elapsed, from, to),
            Counted::Returns => returns::fit(elapsed, from, to),
            Counted::Weekdays(day) => returns::weekdays_fit(elapsed, day, from, to),
        }
    }

    fn fits_units(&self, elapsed: &Elapsed, from: &Point, to: &Point) -> bool {
        let unit = elapsed.amount.unit;
        match from.clock.zip(to.clock) {
            Some((a, b)) => hours::between(a, b).iter().any(|minutes| {
                let length = f64::from(*minutes) / hours::minutes(unit);
                hours::is_long(elapsed.amount)
                    || self.covers(elapsed, (length, length), hours::slack(elapsed.amount, a, b))
            }),
            None => range(elapsed, from, to)
                .is_none_or(|range| self.covers(elapsed, range, slack(elapsed.amount))),
        }
    }

    /// Whether what is told is no less than the least and no more than the most, some slack left.
    fn covers(&self, elapsed: &Elapsed, (low, high): (f64, f64), slack: f64) -> bool {
        let amount = elapsed.amount;
        let told = f64::from(amount.halves) / 2.0;
        let (rough, close) = (told * self.rounding, told * self.rounding / 2.0);
        if elapsed.at_most {
            let most = if amount.rough == Rough::Exact { close } else { rough };
            return told - most <= high + slack;
        }
        let (under, over) = match amount.rough {
            Rough::Exact => (0.0, 0.0),
            Rough::About => (rough, rough),
            Rough::Nearly => (rough, 0.0),
            Rough::JustUnder => (close, 0.0),
            Rough::JustOver => (0.0, close),
            Rough::More => return told <= high + slack && told * self.more_than + slack >= low,
            Rough::Less => return told + slack >= low && told <= (high + slack) * self.more_than,
        };
        // Of years and months the full ones alone may be counted.
        let full = matches!(amount.unit, Unit::Month | Unit::Year) && told + 1.0 > high;
        (told + over >= low - slack || full) && told - under <= high + slack
    }
}

/// How far off a count may be without being wrong: years are rounded, weeks are seven days or so, days are counted.
fn slack(amount: Amount) -> f64 {
    match amount.unit {
        Unit::Day => 0.0,
        Unit::Week | Unit::Fortnight => 0.5,
        Unit::Decade | Unit::Century => 0.5,
        _ => 0.75,
    }
}

/// The least and the most units between two times; none where they are told too roughly to count in such units.
fn range(elapsed: &Elapsed, from: &Point, to: &Point) -> Option<(f64, f64)> {
    let unit = elapsed.amount.unit;
    let rough = |p: &Point| days(p.first, p.last);
    let finest = f64::max(rough(from), rough(to));
    let in_unit = match unit {
        Unit::Minute | Unit::Hour => return None,
        Unit::Day => 1.0,
        Unit::Week => 7.0,
        Unit::Fortnight => 14.0,
        Unit::Month => 30.44,
        Unit::Quarter => 91.3,
        Unit::Year => 365.25,
        Unit::Decade => 3652.5,
        Unit::Century => 36525.0,
    };
    if finest > in_unit * 1.1 {
        return None;
    }
    let (low, high) = (days(from.last, to.first), days(from.first, to.last));
    // Of a stretch of days the first and the last may both be counted, or the nights.
    let both = f64::from(u8::from(elapsed.inclusive && unit == Unit::Day));
    Some((low / in_unit, high / in_unit + both))
}

fn days(from: Date, to: Date) -> f64 {
    from.until(to).map_or(0.0, |s| f64::from(s.get_days()))
}

/// A count of days that is one off may be counted the other way.
fn is_day_off(elapsed: &Elapsed, from: &Point, to: &Point) -> bool {
    let told = f64::from(elapsed.amount.halves) / 2.0;
    !elapsed.inclusive && elapsed.amount.unit == Unit::Day && (days(from.first, to.first) - told).abs() <= 1.0
}

/// Of a stretch, a count of days that is one off may leave out both the first and the last.
fn is_stretch_off(elapsed: &Elapsed, from: &Point, to: &Point) -> bool {
    let told = f64::from(elapsed.amount.halves) / 2.0;
    elapsed.inclusive && elapsed.amount.unit == Unit::Day && days(from.first, to.first) - told == 1.0
}

/// A point as printed, at its precision.
fn name(draft: &Draft, point: &Point) -> String {
    let day = point.first;
    if let (Some(_), Some(span)) = (point.clock, point.span) {
        return draft.slice(span).to_owned();
    }
    match days(point.first, point.last) {
        0.0 => long(day),
        n if n < 32.0 => format!("{} {}", month_name(day.month()), day.year()),
        _ => day.year().to_string(),
    }
}

/// What is counted between two times, as it is.
fn actual(elapsed: &Elapsed, from: &Point, to: &Point) -> String {
    match elapsed.counted {
        Counted::Units => length(from, to, elapsed.amount),
        Counted::Returns => count(i64::from(returns::years(from, to)), "year"),
        Counted::Weekdays(day) => count(returns::weekdays(day, from, to), day_name(day)),
    }
}

/// The length between two times, in the unit that was told.
fn length(from: &Point, to: &Point, amount: Amount) -> String {
    if let Some((a, b)) = from.clock.zip(to.clock) {
        return hours::told(hours::between(a, b)[0]);
    }
    let (a, b) = (from.first, to.first);
    let years = i32::from(b.year()) - i32::from(a.year());
    let month = |p: &Point| days(p.first, p.last) < 32.0;
    let short = match () {
        () if is_day(from) && is_day(to) => (b.month(), b.day()) < (a.month(), a.day()),
        () => month(from) && month(to) && b.month() < a.month(),
    };
    let full = years - i32::from(short);
    let months = years * 12 + i32::from(b.month()) - i32::from(a.month());
    match amount.unit {
        Unit::Month if amount.compound => parts((months / 12, "year"), (months % 12, "month")),
        Unit::Day | Unit::Week | Unit::Fortnight => count(days(a, b) as i64, "day"),
        Unit::Month | Unit::Quarter => count(i64::from(months), "month"),
        _ => count(i64::from(full), "year"),
    }
}

/// So many of a thing.
fn count(n: i64, noun: &str) -> String {
    if n == 1 { format!("one {noun}") } else { format!("{n} {noun}s") }
}

/// `3 years and 2 months`, with what is none left out.
pub(super) fn parts(whole: (i32, &str), part: (i32, &str)) -> String {
    let told = [whole, part].into_iter().filter(|(n, _)| *n != 0).map(|(n, noun)| count(i64::from(n), noun));
    told.collect::<Vec<_>>().join(" and ")
}

fn is_day(point: &Point) -> bool {
    point.first == point.last
}
