//! Feasts and civic days: which day of a year they are.
//!
//! In: a [`Feast`] as the lists write it and a year. Out: its day or days. Not here: which year is
//! meant (`resolve`), how a feast is named (`period`).
//!
//! | as written | means |
//! | --- | --- |
//! | `12-25` | that day of every year |
//! | `near 05-09` | that day, where publication lies within a month of it; elsewhere the name may be another country's |
//! | `easter-2`, `orthodox+0` | days from Easter Sunday of the Western, of the Eastern churches |
//! | `nth 11 4 thursday`, `nth 05 -1 monday` | the fourth such weekday of the month, the last |
//! | `us-election`, `us-inauguration` | of the years that have one |
//! | `hijri 10-01`, `hijri 09` | day or month of the Islamic year, give or take a day: the moon is sighted |
//! | `03-20/03-21` | one of these days, by the year and the country |
//! | `unfixed` | no value |

use jiff::civil::{Date, Weekday};

use super::TimeValue;
use super::value::{day, shift_days};

/// Days either side of publication within which `near` holds.
const NEAR: i64 = 31;

/// A day that has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feast {
    /// Month and day.
    Fixed(i8, i8),
    /// Month and day, only near to publication.
    Near(i8, i8),
    /// Days from Easter Sunday of the Western churches.
    Easter(i64),
    /// Days from Easter Sunday of the Eastern churches.
    Orthodox(i64),
    /// Month, which one (negative from the end), weekday, days after it.
    Nth(i8, i8, Weekday, i64),
    /// The Tuesday after the first Monday of November in even years.
    Election,
    /// The twentieth of January after a presidential election.
    Inauguration,
    /// Month and day of the Islamic year; without a day the whole month.
    Hijri(i8, Option<i8>),
    /// One of these days: both as month and day.
    Either((i8, i8), (i8, i8)),
    /// Not reckoned here.
    Unfixed,
}

impl Feast {
    /// From a list's words.
    pub fn of(listed: &str) -> Option<Self> {
        let mut words = listed.split(' ');
        let (first, second) = (words.next()?, words.next());
        Some(match (first, second) {
            ("near", Some(md)) => month_day(md).map(|(m, d)| Feast::Near(m, d))?,
            ("nth", Some(month)) => {
                let (n, weekday, days) = (words.next()?, words.next()?, words.next().unwrap_or("0"));
                Feast::Nth(month.parse().ok()?, n.parse().ok()?, weekday_of(weekday)?, days.parse().ok()?)
            }
            ("hijri", Some(md)) => match month_day(md) {
                Some((m, d)) => Feast::Hijri(m, Some(d)),
                None => Feast::Hijri(md.parse().ok()?, None),
            },
            ("us-election", _) => Feast::Election,
            ("us-inauguration", _) => Feast::Inauguration,
            ("unfixed", _) => Feast::Unfixed,
            (word, _) => Self::of_word(word)?,
        })
    }

    fn of_word(word: &str) -> Option<Self> {
        if let Some(days) = word.strip_prefix("easter") {
            return Some(Feast::Easter(days.parse().ok()?));
        }
        if let Some(days) = word.strip_prefix("orthodox") {
            return Some(Feast::Orthodox(days.parse().ok()?));
        }
        if let Some((a, b)) = word.split_once('/') {
            return Some(Feast::Either(month_day(a)?, month_day(b)?));
        }
        month_day(word).map(|(m, d)| Feast::Fixed(m, d))
    }

    /// Its days in a year of the common calendar; none in a year that lacks it.
    pub fn in_year(self, y: i16) -> Option<TimeValue> {
        let on = |date: Option<Date>| date.map(TimeValue::Day);
        match self {
            Feast::Fixed(m, d) | Feast::Near(m, d) => on(day(y, m, d)),
            Feast::Easter(days) => on(shift_days(easter(y)?, days)),
            Feast::Orthodox(days) => on(shift_days(orthodox_easter(y)?, days)),
            Feast::Nth(m, n, weekday, days) => on(shift_days(nth_weekday(y, m, n, weekday)?, days)),
            Feast::Election if y % 2 == 0 => on(shift_days(nth_weekday(y, 11, 1, Weekday::Monday)?, 1)),
            Feast::Inauguration if y % 4 == 1 => on(day(y, 1, 20)),
            Feast::Hijri(m, d) => hijri_in(y, m, d),
            Feast::Either((m, d), (n, e)) => Some(TimeValue::Days(day(y, m, d)?, day(y, n, e)?)),
            _ => None,
        }
    }

    /// How far from publication it may lie and still be meant, in days.
    pub fn reach(self) -> i64 {
        match self {
            Feast::Near(..) => NEAR,
            _ => i64::MAX,
        }
    }
}

/// `MM-DD`
fn month_day(listed: &str) -> Option<(i8, i8)> {
    let (month, day) = listed.split_once('-')?;
    Some((month.parse().ok()?, day.parse().ok()?))
}

fn weekday_of(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

/// The first, second … such weekday of a month; -1 is the last.
pub fn nth_weekday(y: i16, m: i8, n: i8, weekday: Weekday) -> Option<Date> {
    day(y, m, 1)?.nth_weekday_of_month(n, weekday).ok()
}

/// Easter Sunday of the Gregorian calendar, after the reckoning of Meeus, Jones and Butcher.
fn easter(y: i16) -> Option<Date> {
    let y = i32::from(y);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    day(y as i16, (n / 31) as i8, (n % 31 + 1) as i8).filter(|_| y > 1582)
}

/// Easter Sunday of the churches that reckon by the Julian calendar, as a Gregorian date.
fn orthodox_easter(y: i16) -> Option<Date> {
    let year = i32::from(y);
    let (a, b, c) = (year % 4, year % 7, year % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let n = d + e + 114;
    let julian = day(y, (n / 31) as i8, (n % 31 + 1) as i8)?;
    let lead = i64::from(year / 100 - year / 400 - 2);
    shift_days(julian, lead).filter(|_| y > 1582)
}

/// The tabular Islamic date that falls into a year, with a day to either side.
fn hijri_in(y: i16, m: i8, d: Option<i8>) -> Option<TimeValue> {
    let about = (i32::from(y) - 622) * 33 / 32;
    let found = (about - 1..=about + 2).find_map(|year| {
        let first = hijri(year, m, d.unwrap_or(1))?;
        (first.year() == y).then_some((first, year))
    });
    let (first, year) = found?;
    let last = if d.is_some() { first } else { hijri(year, m + 1, 1)? };
    Some(TimeValue::Days(shift_days(first, -1)?, shift_days(last, i64::from(d.is_some()))?))
}

/// A day of the tabular Islamic calendar, whose first year began on 19 July 622 (Gregorian).
fn hijri(y: i32, m: i8, d: i8) -> Option<Date> {
    let months = i32::from(m) - 1;
    let days = (11 * y + 3) / 30 + 354 * (y - 1) + 29 * months + (months + 1) / 2 + i32::from(d) - 1;
    shift_days(day(622, 7, 19)?, i64::from(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(listed: &str, y: i16) -> Option<String> {
        Feast::of(listed)?.in_year(y).map(|v| v.iso())
    }

    #[test]
    fn movable_feasts_are_reckoned() {
        for (listed, y, value) in [
            ("easter+0", 2016, "2016-03-27"),
            ("easter-2", 2022, "2022-04-15"),
            ("easter+0", 2024, "2024-03-31"),
            ("orthodox+0", 2022, "2022-04-24"),
            ("orthodox+0", 2016, "2016-05-01"),
            ("nth 11 4 thursday", 2015, "2015-11-26"),
            ("nth 11 4 thursday 1", 2015, "2015-11-27"),
            ("nth 05 -1 monday", 2016, "2016-05-30"),
            ("us-election", 2016, "2016-11-08"),
            ("us-election", 2022, "2022-11-08"),
            ("us-inauguration", 2017, "2017-01-20"),
            ("03-20/03-21", 2022, "2022-03-20/2022-03-21"),
        ] {
            assert_eq!(shown(listed, y).as_deref(), Some(value), "{listed} {y}");
        }
        assert_eq!((shown("us-election", 2015), shown("us-inauguration", 2018)), (None, None));
    }

    #[test]
    fn the_moon_leaves_a_day_to_either_side() {
        assert_eq!(shown("hijri 10-01", 2022).as_deref(), Some("2022-05-02/2022-05-04"));
        assert_eq!(shown("hijri 10-01", 2016).as_deref(), Some("2016-07-06/2016-07-08"));
        assert_eq!(shown("hijri 12-10", 2021).as_deref(), Some("2021-07-19/2021-07-21"));
        assert_eq!(shown("hijri 09", 2022).as_deref(), Some("2022-04-02/2022-05-03"));
    }
}
