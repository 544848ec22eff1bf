//! From what is told to what it means.
//!
//! In: a [`Point`] and what is known where it stands. Out: value and anchor.
//! Not here: how it is written (`told` and the grammars below it), what was told before (`context`).
//!
//! A date without a year is of the year that puts it nearest to publication: right for 94 in 100
//! month-and-day dates of hand-marked newswire (TimeBank, AQUAINT, TempEval-3), where the year of
//! publication is right for 88. A bare weekday is the latest that is past, the day of publication
//! included: right for 91 in 100. Nothing is guessed from the clock.

use jiff::civil::{Date, Weekday};

use super::told::{Base, Near, Point, Season};
use super::value::{day, days_between, iso_week, last_week, monday, shift_days, shift_months};
use super::{Anchor, Elapsed, TimeValue, Unit, Written};

/// A value with what it was reached from.
pub type Placed = Option<(TimeValue, Anchor)>;

/// What is known at a place in the text.
pub struct Known {
    /// Day of publication.
    pub publication: Option<Date>,
    /// Time told last, not long ago.
    pub focus: Option<TimeValue>,
    /// Year told last.
    pub year: Option<i16>,
    /// Whether publication stands in for a time told last.
    pub fallback: bool,
}

impl Known {
    /// A single point or period.
    pub fn point(&self, point: &Point) -> Placed {
        match *point {
            Point::Calendar(written, near) => self.calendar(&written, near),
            Point::Holiday(m, d, Some(y)) => stated(TimeValue::Day(day(y, m, d)?)),
            Point::Holiday(m, d, None) => self.yearless(m, d, Near::Nearest),
            Point::Years(a, b) => stated(TimeValue::Years(a, b)),
            Point::Fiscal(y) => stated(TimeValue::Months((y - 1, 10), (y, 9))),
            Point::Season(season, year, near) => self.season(season, year, near),
            Point::Months(a, b, year, near) => self.months(a, b, year, near),
            Point::LastWeekOf(y) => stated(TimeValue::Week(last_week(y)?)),
            Point::WeekOf(n, Some(y)) => stated(TimeValue::Week(iso_week(y, n)?)),
            Point::WeekWith(written) => self.week_with(&written),
            Point::From(elapsed, written) => self.counted_from(elapsed, &written),
            Point::Step(n, unit, base) => self.step(n, unit, base),
            Point::WeekdayOf(weekday, _, n, base) => self.weekday_of(weekday, n, base),
            Point::Hour | Point::Unanchored | Point::Label(_) => None,
            _ => Some((self.by_publication(point)?, Anchor::Publication)),
        }
    }

    /// What needs nothing but the day of publication.
    fn by_publication(&self, point: &Point) -> Option<TimeValue> {
        let publication = self.publication?;
        match *point {
            Point::Weekday(weekday, _, near) => past_weekday(publication, weekday, near).map(TimeValue::Day),
            Point::Quarter(n) => quarter(publication, n),
            Point::WeekOf(n, _) => iso_week(publication.year(), n).map(TimeValue::Week),
            Point::Weekend(n) => weekend(publication, n),
            Point::Run(n, unit) => run(publication, n, unit),
            Point::YearToDate => Some(TimeValue::Days(publication.first_of_year(), publication)),
            _ => None,
        }
    }

    fn calendar(&self, written: &Written, near: Near) -> Placed {
        match (written.year, written.month, written.day) {
            (Some(y), Some(m), Some(d)) => stated(TimeValue::Day(day(y, m, d)?)),
            (Some(y), Some(m), None) => stated(TimeValue::Month(y, m)),
            (Some(y), None, _) => stated(TimeValue::Year(y)),
            (None, Some(m), Some(d)) => self.yearless(m, d, near),
            (None, Some(m), None) => self.lone_month(m, near),
            (None, None, Some(d)) => self.day_of_month(d),
            (None, None, None) => None,
        }
    }

    /// The year that words such as `last year` give, with what it was reached from.
    fn said_year(&self, near: Near) -> Option<(i16, Anchor)> {
        let publication = || self.publication.map(|p| p.year());
        match near {
            Near::This => publication().map(|y| (y, Anchor::Publication)),
            Near::LastYear => publication().map(|y| (y - 1, Anchor::Publication)),
            Near::NextYear => publication().map(|y| (y + 1, Anchor::Publication)),
            Near::That => self.year.map(|y| (y, Anchor::Context)),
            _ => None,
        }
    }

    /// Day and month in the year that fits best; a 29 February only in a leap year.
    fn yearless(&self, m: i8, d: i8, near: Near) -> Placed {
        if let Some((y, anchor)) = self.said_year(near) {
            return Some((TimeValue::Day(day(y, m, d)?), anchor));
        }
        let publication = self.publication?;
        let dates = years_around(publication).filter_map(|y| day(y, m, d));
        let best = dates.filter(|date| fits(*date, publication, near));
        let best = best.min_by_key(|date| days_between(publication, *date).abs())?;
        Some((TimeValue::Day(best), Anchor::Publication))
    }

    fn lone_month(&self, m: i8, near: Near) -> Placed {
        if let Some((y, anchor)) = self.said_year(near) {
            return Some((TimeValue::Month(y, m), anchor));
        }
        let publication = self.publication?;
        let distance =
            |y: i16| (i32::from(y) - i32::from(publication.year())) * 12 + i32::from(m - publication.month());
        let fits = |y: &i16| match near {
            Near::Past => distance(*y) < 0,
            Near::Next => distance(*y) > 0,
            _ => true,
        };
        let year = years_around(publication).filter(fits).min_by_key(|y| distance(*y).abs())?;
        Some((TimeValue::Month(year, m), Anchor::Publication))
    }

    /// `the 19th`: of the month that puts it nearest.
    fn day_of_month(&self, d: i8) -> Placed {
        let publication = self.publication?;
        let months = (-1..=1).filter_map(|n| shift_months(publication.year(), publication.month(), n));
        let best = months
            .filter_map(|(y, m)| day(y, m, d))
            .min_by_key(|date| days_between(publication, *date).abs());
        best.map(|date| (TimeValue::Day(date), Anchor::Publication))
    }

    fn season(&self, season: Season, year: Option<i16>, near: Near) -> Placed {
        if let Some(y) = year {
            return stated(season_of(season, y));
        }
        if let Some((y, anchor)) = self.said_year(near) {
            return Some((season_of(season, y), anchor));
        }
        let publication = self.publication?;
        let fits = |value: &TimeValue| match near {
            Near::Past => value.last().is_some_and(|d| d < publication),
            Near::Next => value.first().is_some_and(|d| d > publication),
            _ => true,
        };
        let seasons = years_around(publication).map(|y| season_of(season, y)).filter(fits);
        let middle = |v: &TimeValue| {
            v.first().and_then(|d| shift_days(d, 45)).map_or(i64::MAX, |d| days_between(publication, d).abs())
        };
        seasons.min_by_key(middle).map(|value| (value, Anchor::Publication))
    }

    fn months(&self, a: i8, b: i8, year: Option<i16>, near: Near) -> Placed {
        let (y, anchor) = match year {
            Some(y) => (y, Anchor::Stated),
            None => self.said_year(near).or_else(|| {
                let publication = self.publication?;
                let begun = a <= publication.month();
                Some((publication.year() - i16::from(!begun), Anchor::Publication))
            })?,
        };
        Some((TimeValue::Months((y, a), (y, b)), anchor))
    }

    fn week_with(&self, written: &Written) -> Placed {
        let (value, anchor) = self.calendar(written, Near::Nearest)?;
        Some((TimeValue::Week(monday(value.whole_day()?)), anchor))
    }

    fn counted_from(&self, elapsed: Elapsed, written: &Written) -> Placed {
        let (value, anchor) = self.calendar(written, Near::Nearest)?;
        let n = if elapsed.back { -elapsed.count } else { elapsed.count };
        Some((moved(value, n, elapsed.unit)?, anchor))
    }

    fn step(&self, n: i32, unit: Unit, base: Base) -> Placed {
        let (from, anchor) = self.base(base, n)?;
        let value = match (base, unit) {
            (Base::Context, Unit::Week) if !self.fallback => {
                moved(from, n, unit).or_else(|| week_of(from, n))?
            }
            (_, Unit::Week) => week_of(from, n)?,
            (_, Unit::Decade) if n.abs() <= 1 => decade(from, n)?,
            _ => moved(from, n, unit)?,
        };
        Some((value, anchor))
    }

    fn base(&self, base: Base, n: i32) -> Placed {
        let publication = self.publication.map(TimeValue::Day);
        match base {
            Base::Publication => publication.map(|p| (p, Anchor::Publication)),
            Base::Context => match self.focus {
                Some(focus) => Some((focus, Anchor::Context)),
                None if self.fallback && n != 0 => publication.map(|p| (p, Anchor::Publication)),
                None => None,
            },
        }
    }

    fn weekday_of(&self, weekday: Weekday, n: i64, base: Base) -> Placed {
        let (from, anchor) = self.base(base, if n == 0 { 1 } else { n as i32 })?;
        let days = 7 * n + i64::from(weekday.to_monday_zero_offset());
        Some((TimeValue::Day(shift_days(monday(from.first()?), days)?), anchor))
    }

    /// A stretch; an end borrows from the other what it lacks.
    pub fn stretch(&self, start: &Point, end: &Point) -> Placed {
        if let (Point::Calendar(a, near), Point::Calendar(b, _)) = (start, end) {
            let anchor = if a.year.or(b.year).is_some() { Anchor::Stated } else { Anchor::Publication };
            let (a, b) = self.lent(*a, *b, *near);
            let (first, last) = (self.calendar(&a, *near)?, self.calendar(&b, *near)?);
            return Some((joined(first.0, last.0)?, anchor));
        }
        let (first, anchor) = self.point(start)?;
        let (last, other) = self.end_after(first, end)?;
        let weekdays = matches!((start, end), (Point::Weekday(..), Point::Weekday(..)));
        // `from Monday to Wednesday` written on a Tuesday begins before it ends.
        let first = if weekdays && first > last { moved(first, -1, Unit::Week)? } else { first };
        Some((joined(first, last)?, if anchor == other { anchor } else { Anchor::Publication }))
    }

    /// The end of a stretch; without its year it is the first such day after the start.
    fn end_after(&self, first: TimeValue, end: &Point) -> Placed {
        let placed = self.point(end)?;
        match *end {
            Point::Calendar(written @ Written { year: None, .. }, Near::Nearest)
                if placed.0.last() < first.first() =>
            {
                self.calendar(&written, Near::Next)
            }
            _ => Some(placed),
        }
    }

    /// Month and year that one end leaves to the other; across a New Year only from autumn to spring.
    fn lent(&self, mut a: Written, mut b: Written, near: Near) -> (Written, Written) {
        a.month = a.month.or(b.month.filter(|_| a.day.is_some()));
        b.month = b.month.or(a.month.filter(|_| b.day.is_some()));
        let turn = i16::from(matches!((a.month, b.month), (Some(10..=12), Some(1..=3))));
        match (a.year, b.year) {
            (None, Some(y)) => a.year = Some(y - turn),
            (Some(y), None) if b.month.is_some() => b.year = Some(y + turn),
            (None, None) if a.month.is_some() => {
                // The end decides: `between Jan. 1 and Sept. 26` of a story in September is of one year.
                b.year = self.calendar(&b, near).and_then(|(value, _)| value.first()).map(Date::year);
                a.year = b.year.map(|y| y - turn);
            }
            _ => {}
        }
        (a, b)
    }
}

fn stated(value: TimeValue) -> Placed {
    Some((value, Anchor::Stated))
}

/// Eight years either way hold every leap year that may be meant.
fn years_around(publication: Date) -> std::ops::RangeInclusive<i16> {
    publication.year().saturating_sub(8)..=publication.year().saturating_add(8)
}

fn fits(date: Date, publication: Date, near: Near) -> bool {
    match near {
        Near::Past => date <= publication,
        Near::Next => date > publication,
        _ => true,
    }
}

fn past_weekday(publication: Date, weekday: Weekday, near: Near) -> Option<Date> {
    let back = i64::from(publication.weekday().since(weekday));
    let days = match near {
        Near::Next => 7 - back,
        Near::Past if back == 0 => -7,
        _ => -back,
    };
    shift_days(publication, days)
}

fn quarter(publication: Date, n: i32) -> Option<TimeValue> {
    let first = (publication.month() - 1) / 3 * 3 + 1;
    let from = shift_months(publication.year(), first, 3 * n)?;
    Some(TimeValue::Months(from, shift_months(from.0, from.1, 2)?))
}

/// Saturday and Sunday: 0 the last begun, 1 this one (on a Monday that just past), 2 the next to begin.
fn weekend(publication: Date, which: i8) -> Option<TimeValue> {
    let begun = matches!(publication.weekday(), Weekday::Saturday | Weekday::Sunday);
    let weeks = match which {
        0 => -i64::from(!begun),
        1 => -i64::from(publication.weekday() == Weekday::Monday),
        _ => i64::from(begun),
    };
    let saturday = shift_days(monday(publication), 7 * weeks + 5)?;
    Some(TimeValue::Days(saturday, shift_days(saturday, 1)?))
}

/// The last or next so many units; days and weeks leave out the day of publication.
fn run(publication: Date, n: i32, unit: Unit) -> Option<TimeValue> {
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
fn moved(from: TimeValue, n: i32, unit: Unit) -> Option<TimeValue> {
    let start = from.first()?;
    let n = n.clamp(-100_000, 100_000);
    let days = |d: i32| Some(TimeValue::Day(shift_days(from.whole_day()?, i64::from(d))?));
    match unit {
        Unit::Minute | Unit::Hour => None,
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

fn week_of(from: TimeValue, n: i32) -> Option<TimeValue> {
    let start = from.first().filter(|_| from.whole_day().is_some() || matches!(from, TimeValue::Week(_)))?;
    shift_days(monday(start), 7 * i64::from(n)).map(TimeValue::Week)
}

fn decade(from: TimeValue, n: i32) -> Option<TimeValue> {
    let year = shifted_year(from.first()?.year(), 10 * n)?;
    let first = year - year % 10;
    Some(TimeValue::Years(first, first + 9))
}

/// The months of a season of the northern hemisphere; a winter is named after the year it begins in.
fn season_of(season: Season, y: i16) -> TimeValue {
    match season {
        Season::Spring => TimeValue::Months((y, 3), (y, 5)),
        Season::Summer => TimeValue::Months((y, 6), (y, 8)),
        Season::Fall => TimeValue::Months((y, 9), (y, 11)),
        Season::Winter => TimeValue::Months((y, 12), (y + 1, 2)),
    }
}

/// One stretch of two ends, at their precision where it is the same.
fn joined(first: TimeValue, last: TimeValue) -> Option<TimeValue> {
    Some(match (first, last) {
        (TimeValue::Year(a), TimeValue::Year(b)) => TimeValue::Years(a, b),
        (TimeValue::Month(y, m), TimeValue::Month(z, n)) => TimeValue::Months((y, m), (z, n)),
        _ => TimeValue::Days(first.first()?, last.last()?),
    })
}
