//! A length of time against the times it lies between.
//!
//! Serves one rule: which times a length belongs to is read in `annotate`.

use jiff::civil::Date;
use serde::Deserialize;

use super::{long, month_name};
use crate::annotate::reckoning::elapsed::{Elapsed, Point};
use crate::annotate::reckoning::measure::{Amount, Rough};
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
        let unit = elapsed.amount.unit;
        let values = vec![
            ("told", draft.slice(elapsed.span).to_owned()),
            ("from", name(from)),
            ("to", name(to)),
            ("actual", length(from, to, unit)),
        ];
        let ends = [from, to];
        let others = ends.iter().filter_map(|p| p.span).map(|span| Mark { span, message: String::new() });
        let now = to.span.is_none();
        let notes = if now { vec![self.published.fill(&values)] } else { Vec::new() };
        let finding = Finding {
            primary: elapsed.span,
            others: others.collect(),
            query: is_day_off(elapsed, from, to),
            notes,
            values,
            levels: elapsed.apart.then(|| self.apart.clone()),
            ..Finding::default()
        };
        findings.report(finding);
    }

    /// Whether a length can lie between two times, as exactly as both are told.
    fn fits(&self, elapsed: &Elapsed, from: &Point, to: &Point) -> bool {
        let Some((low, high)) = range(from, to, elapsed.amount.unit) else { return true };
        let amount = elapsed.amount;
        let told = f64::from(amount.halves) / 2.0;
        let slack = slack(amount, elapsed.inclusive);
        if elapsed.at_most {
            return told * (1.0 - self.rounding) <= high + slack;
        }
        match amount.rough {
            Rough::Exact => told >= low - slack && told <= high + slack,
            Rough::About => {
                let most = slack + told * self.rounding;
                told >= low - most && told <= high + most
            }
            Rough::More => told <= high + slack && told * self.more_than + slack >= low,
            Rough::Less => told + slack >= low && told <= (high + slack) * self.more_than,
        }
    }
}

/// How far off a count may be without being wrong: years are rounded, weeks are seven days or so, days are counted.
fn slack(amount: Amount, inclusive: bool) -> f64 {
    match amount.unit {
        Unit::Day => f64::from(u8::from(inclusive)),
        Unit::Week | Unit::Fortnight => 0.5,
        Unit::Decade | Unit::Century => 0.5,
        _ => 0.75,
    }
}

/// The least and the most units between two times; none where they are told too roughly to count in such units.
fn range(from: &Point, to: &Point, unit: Unit) -> Option<(f64, f64)> {
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
    Some((low / in_unit, high / in_unit))
}

fn days(from: Date, to: Date) -> f64 {
    from.until(to).map_or(0.0, |s| f64::from(s.get_days()))
}

/// A count of days that is one off may be counted the other way.
fn is_day_off(elapsed: &Elapsed, from: &Point, to: &Point) -> bool {
    let told = f64::from(elapsed.amount.halves) / 2.0;
    elapsed.amount.unit == Unit::Day && (days(from.first, to.first) - told).abs() <= 1.0
}

/// A point as printed, at its precision.
fn name(point: &Point) -> String {
    let day = point.first;
    match days(point.first, point.last) {
        0.0 => long(day),
        n if n < 32.0 => format!("{} {}", month_name(day.month()), day.year()),
        _ => day.year().to_string(),
    }
}

/// The length between two times, in the unit that was told.
fn length(from: &Point, to: &Point, unit: Unit) -> String {
    let (a, b) = (from.first, to.first);
    let years = i32::from(b.year()) - i32::from(a.year());
    let month = |p: &Point| days(p.first, p.last) < 32.0;
    let short = match () {
        () if is_day(from) && is_day(to) => (b.month(), b.day()) < (a.month(), a.day()),
        () => month(from) && month(to) && b.month() < a.month(),
    };
    let full = years - i32::from(short);
    let months = years * 12 + i32::from(b.month()) - i32::from(a.month());
    let count = |n: i64, noun: &str| if n == 1 { format!("one {noun}") } else { format!("{n} {noun}s") };
    match unit {
        Unit::Day | Unit::Week | Unit::Fortnight => count(days(a, b) as i64, "day"),
        Unit::Month | Unit::Quarter => count(i64::from(months), "month"),
        _ => count(i64::from(full), "year"),
    }
}

fn is_day(point: &Point) -> bool {
    point.first == point.last
}
