//! What a temporal expression means: ISO rendering, first and last day.

use jiff::civil::{Date, date};

use super::TimeValue;

impl TimeValue {
    /// ISO 8601 at its precision; a stretch as `a/b`, both ends included.
    pub fn iso(&self) -> String {
        match *self {
            TimeValue::Year(y) => year(y),
            TimeValue::Month(y, m) => month(y, m),
            TimeValue::Day(d) => d.to_string(),
            TimeValue::Time(d, h, None) => format!("{d}T{h:02}"),
            TimeValue::Time(d, h, Some(m)) => format!("{d}T{h:02}:{m:02}"),
            TimeValue::Week(d) => week(d),
            TimeValue::Days(a, b) => format!("{a}/{b}"),
            TimeValue::Months((y, m), (z, n)) => format!("{}/{}", month(y, m), month(z, n)),
            TimeValue::Years(a, b) => format!("{}/{}", year(a), year(b)),
        }
    }

    /// First day of what it names; of a stretch told backwards, the start as told.
    pub fn first(&self) -> Option<Date> {
        match *self {
            TimeValue::Year(y) | TimeValue::Years(y, _) => day(y, 1, 1),
            TimeValue::Month(y, m) | TimeValue::Months((y, m), _) => day(y, m, 1),
            TimeValue::Day(d) | TimeValue::Time(d, _, _) | TimeValue::Days(d, _) | TimeValue::Week(d) => {
                Some(d)
            }
        }
    }

    /// Last day of what it names; of a stretch told backwards, the end as told.
    pub fn last(&self) -> Option<Date> {
        match *self {
            TimeValue::Year(y) | TimeValue::Years(_, y) => day(y, 12, 31),
            TimeValue::Month(y, m) | TimeValue::Months(_, (y, m)) => Some(day(y, m, 1)?.last_of_month()),
            TimeValue::Day(d) | TimeValue::Time(d, _, _) | TimeValue::Days(_, d) => Some(d),
            TimeValue::Week(d) => shift_days(d, 6),
        }
    }

    /// The day, where it names no more and no less than one.
    pub fn whole_day(&self) -> Option<Date> {
        match *self {
            TimeValue::Day(d) | TimeValue::Time(d, _, _) => Some(d),
            _ => None,
        }
    }
}

/// A day of the calendar, if it has one.
pub(super) fn day(y: i16, m: i8, d: i8) -> Option<Date> {
    Date::new(y, m, d).ok()
}

/// The day so many days later, earlier when negative.
pub(super) fn shift_days(from: Date, days: i64) -> Option<Date> {
    let span = jiff::Span::new().try_days(days).ok()?;
    from.checked_add(span).ok()
}

/// Days from the one to the other, negative when `to` is earlier.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    i64::from(from.until(to).map_or(0, |s| s.get_days()))
}

/// Year and month so many months on.
pub(super) fn shift_months(y: i16, m: i8, months: i32) -> Option<(i16, i8)> {
    let n = i32::from(y) * 12 + i32::from(m) - 1 + months;
    let year = i16::try_from(n.div_euclid(12)).ok()?;
    (1..=9999).contains(&year).then_some((year, n.rem_euclid(12) as i8 + 1))
}

/// The Monday of its week.
pub(super) fn monday(of: Date) -> Date {
    shift_days(of, -i64::from(of.weekday().to_monday_zero_offset())).unwrap_or(of)
}

fn year(y: i16) -> String {
    format!("{y:04}")
}

fn month(y: i16, m: i8) -> String {
    format!("{y:04}-{m:02}")
}

fn week(monday: Date) -> String {
    let iso = monday.iso_week_date();
    format!("{:04}-W{:02}", iso.year(), iso.week())
}

/// The Monday of an ISO week; week 1 holds the fourth of January.
pub(super) fn iso_week(y: i16, week: i8) -> Option<Date> {
    let first = monday(day(y, 1, 4)?);
    shift_days(first, 7 * (i64::from(week) - 1))
}

/// The last ISO week of a year holds the 28th of December.
pub(super) fn last_week(y: i16) -> Option<Date> {
    (1..=9999).contains(&y).then(|| monday(date(y, 12, 28)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_print_at_their_precision() {
        assert_eq!(TimeValue::Time(date(2022, 1, 5), 20, None).iso(), "2022-01-05T20");
        assert_eq!(TimeValue::Week(date(2018, 12, 31)).iso(), "2019-W01");
        assert_eq!(TimeValue::Months((2014, 12), (2015, 2)).iso(), "2014-12/2015-02");
    }

    #[test]
    fn stretches_have_edges() {
        assert_eq!(TimeValue::Month(2020, 2).last(), Some(date(2020, 2, 29)));
        assert_eq!(TimeValue::Years(1990, 1999).last(), Some(date(1999, 12, 31)));
        assert_eq!(shift_months(2022, 1, -2), Some((2021, 11)));
        assert_eq!(iso_week(2011, 1), Some(date(2011, 1, 3)));
    }
}
