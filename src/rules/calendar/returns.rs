//! Days that come back, between two times: every year, or every week.
//!
//! In: two times. Out: how many years or days of a week lie between them, and whether a count fits.
//! Not here: lengths in units of time (`interval`).

use jiff::civil::Weekday;

use crate::annotate::reckoning::elapsed::Elapsed;
use crate::annotate::reckoning::point::Point;

/// Whether an anniversary has the number that its year gives it; where the times only bound it, it may come within a year.
pub fn fit(elapsed: &Elapsed, from: &Point, to: &Point) -> bool {
    let (told, years) = (elapsed.amount.halves / 2, years(from, to));
    if elapsed.at_most { told <= years + 1 } else { told == years }
}

/// Years from one time to another by their numbers.
pub fn years(from: &Point, to: &Point) -> i32 {
    i32::from(to.first.year()) - i32::from(from.first.year())
}

/// Whether a stretch has so many of a day of the week.
pub fn weekdays_fit(elapsed: &Elapsed, day: Weekday, from: &Point, to: &Point) -> bool {
    let (told, days) = (i64::from(elapsed.amount.halves / 2), weekdays(day, from, to));
    if elapsed.at_most { told <= days } else { told == days }
}

/// How many of a day of the week a stretch has, its first and last day among them.
pub fn weekdays(day: Weekday, from: &Point, to: &Point) -> i64 {
    let days = i64::from(from.first.until(to.last).map_or(0, |s| s.get_days()));
    let first = i64::from(from.first.weekday().until(day));
    if first > days { 0 } else { (days - first) / 7 + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn both_ends_of_a_stretch_count() {
        let point = |m, d| Point::new(None, date(2024, m, d), date(2024, m, d));
        assert_eq!(weekdays(Weekday::Saturday, &point(10, 19), &point(11, 16)), 5);
        assert_eq!(weekdays(Weekday::Sunday, &point(10, 19), &point(10, 19)), 0);
    }
}
