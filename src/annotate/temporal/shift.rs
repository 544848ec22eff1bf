//! Calendar reckoning: so many units on, the weekend, the season.
//!
//! In: values and counts. Out: values. Not here: which of them is meant (`resolve`).

use jiff::civil::{Date, Weekday};

use super::told::Season;
use super::value::{monday, shift_days, shift_months};
use super::{TimeValue, Unit};

/// The quarter so many quarters on.
pub fn quarter(publication: Date, n: i32) -> Option<TimeValue> {
    let first = (publication.month() - 1) / 3 * 3 + 1;
    let from = shift_months(publication.year(), first, 3 * n)?;
    Some(TimeValue::Months(from, shift_months(from.0, from.1, 2)?))
}

/// Saturday and Sunday: 0 the last begun, 1 this one (on a Monday that just past), 2 the next to begin.
pub fn weekend(publication: Date, which: i8) -> Option<TimeValue> {
    let begun = matches!(publication.weekday(), Weekday::Saturday | Weekday::Sunday);
    let weeks = match which {
        0 => -i64::from(!begun),
        1 => -i64::from(publication.weekday() == Weekday::Monday),
        _ => i64::from(begun),
    };
    let saturday = shift_days(monday(publication), 7 * weeks + 5)?;
    Some(TimeValue::Days(saturday, shift_days(saturday, 1)?))
}

/// The last or next so many units; days and weeks leave out the day they are counted from.
pub fn run(publication: Date, n: i32, unit: Unit) -> Option<TimeValue> {
    let days = match unit {
        Unit::Day => i64::from(n),
        Unit::Week => i64::from(n) * 7,
        Unit::Month => return months_run(publication, n),
        Unit::Year => return years_run(publication, n),
        Unit::Decade => return years_run(publication, n.checked_mul(10)?),
        _ => return None,
    };
    let (near, far) = (shift_days(publication, days.signum())?, shift_days(publication, days)?);
    Some(TimeValue::Days(near.min(far), near.max(far)))
}

fn months_run(publication: Date, n: i32) -> Option<TimeValue> {
    let here = (publication.year(), publication.month());
    let there = shift_months(here.0, here.1, n)?;
    Some(TimeValue::Months(here.min(there), here.max(there)))
}

fn years_run(publication: Date, n: i32) -> Option<TimeValue> {
    let here = publication.year();
    let there = shifted_year(here, n)?;
    Some(TimeValue::Years(here.min(there), here.max(there)))
}

fn shifted_year(year: i16, n: i32) -> Option<i16> {
    i16::try_from(i32::from(year) + n).ok().filter(|y| (1..=9999).contains(y))
}

/// So many units on, at the precision of the unit or of the value, whichever is coarser.
pub fn moved(from: TimeValue, n: i32, unit: Unit) -> Option<TimeValue> {
    let start = from.first()?;
    let n = n.clamp(-100_000, 100_000);
    let days = |d: i32| Some(TimeValue::Day(shift_days(from.whole_day()?, i64::from(d))?));
    match unit {
        Unit::Minute => None,
        Unit::Hour => hours_on(from, n),
        Unit::Day => days(n),
        Unit::Week => days(7 * n),
        Unit::Fortnight => days(14 * n),
        Unit::Month if matches!(from, TimeValue::Year(_) | TimeValue::Years(..)) => None,
        Unit::Month => shift_months(start.year(), start.month(), n).map(|(y, m)| TimeValue::Month(y, m)),
        Unit::Quarter => quarter(start, n),
        Unit::Year => shifted_year(start.year(), n).map(TimeValue::Year),
        Unit::Decade => shifted_year(start.year(), 10 * n).map(TimeValue::Year),
        Unit::Century => shifted_year(start.year(), 100 * n).map(TimeValue::Year),
    }
}

/// An hour of a day so many hours on; nobody knows it where no hour was told.
fn hours_on(from: TimeValue, n: i32) -> Option<TimeValue> {
    let TimeValue::Time(day, hour, minute) = from else { return None };
    let hours = i64::from(hour) + i64::from(n);
    Some(TimeValue::Time(shift_days(day, hours.div_euclid(24))?, hours.rem_euclid(24) as i8, minute))
}

/// The week so many weeks on.
pub fn week_of(from: TimeValue, n: i32) -> Option<TimeValue> {
    let start = from.first().filter(|_| from.whole_day().is_some() || matches!(from, TimeValue::Week(_)))?;
    shift_days(monday(start), 7 * i64::from(n)).map(TimeValue::Week)
}

/// The decade so many decades on.
pub fn decade(from: TimeValue, n: i32) -> Option<TimeValue> {
    let year = shifted_year(from.first()?.year(), 10 * n)?;
    let first = year - year % 10;
    Some(TimeValue::Years(first, first + 9))
}

/// The months of a season of the northern hemisphere; a winter is named after the year it begins in.
pub fn season_of(season: Season, y: i16) -> TimeValue {
    match season {
        Season::Spring => TimeValue::Months((y, 3), (y, 5)),
        Season::Summer => TimeValue::Months((y, 6), (y, 8)),
        Season::Fall => TimeValue::Months((y, 9), (y, 11)),
        Season::Winter => TimeValue::Months((y, 12), (y + 1, 2)),
    }
}

/// One stretch of two ends, at their precision where it is the same.
pub fn joined(first: TimeValue, last: TimeValue) -> Option<TimeValue> {
    Some(match (first, last) {
        (TimeValue::Year(a), TimeValue::Year(b)) => TimeValue::Years(a, b),
        (TimeValue::Month(y, m), TimeValue::Month(z, n)) => TimeValue::Months((y, m), (z, n)),
        _ => TimeValue::Days(first.first()?, last.last()?),
    })
}
