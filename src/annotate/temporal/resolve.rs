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

use super::feast::{Feast, nth_weekday};
use super::shift::{decade, joined, moved, quarter, run, season_of, week_of, weekend};
use super::told::{Base, Cycle, Near, Point, Season, Turn};
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
    /// Whether time is counted (`two weeks later`), and no unit of the calendar named (`the next week`).
    pub counted: bool,
}

impl Known {
    /// A single point or period.
    pub fn point(&self, point: &Point) -> Placed {
        match *point {
            Point::Calendar(written, near) => self.calendar(&written, near),
            Point::Feast(feast, Some(y), _) => stated(feast.in_year(y)?),
            Point::Feast(feast, None, near) => self.feast(feast, near),
            Point::NthWeekday(n, weekday, m, year) => self.nth_weekday(n, weekday, m, year),
            Point::EdgeDay(first, written) => self.edge_day(first, &written),
            Point::Turned(cycle, turn) => turned(self.focus?, cycle, turn).map(|v| (v, Anchor::Context)),
            Point::RunFrom(n, unit) => {
                run(self.focus?.whole_day()?, n, unit).map(|value| (value, Anchor::Context))
            }
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
            Point::WeekdayBack(weekday, n) => {
                let last = past_weekday(publication, weekday, Near::Past)?;
                shift_days(last, -7 * (n - 1)).map(TimeValue::Day)
            }
            Point::FiscalNow(n) => {
                let year = publication.year() + i16::from(publication.month() > 9) + n;
                Some(TimeValue::Months((year - 1, 10), (year, 9)))
            }
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
            Near::YearsAgo(n) => publication().map(|y| (y.saturating_sub(n), Anchor::Publication)),
            Near::That => self.year.map(|y| (y, Anchor::Context)),
            Near::YearBefore => self.year.map(|y| (y - 1, Anchor::Context)),
            Near::YearAfter => self.year.map(|y| (y + 1, Anchor::Context)),
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

    /// A feast of the year that puts it nearest; not one that is too far to be sure.
    fn feast(&self, feast: Feast, near: Near) -> Placed {
        let publication = self.publication?;
        if let Some((y, anchor)) = self.said_year(near).filter(|_| near != Near::This) {
            return feast.in_year(y).map(|value| (value, anchor));
        }
        let days = |v: &TimeValue| v.first().map_or(i64::MAX, |d| days_between(publication, d).abs());
        let in_years = years_around(publication).filter_map(|y| feast.in_year(y));
        let fitting = in_years.filter(|v| v.first().is_some_and(|d| fits(d, publication, near)));
        let best = fitting.min_by_key(days).filter(|v| days(v) <= feast.reach())?;
        Some((best, Anchor::Publication))
    }

    /// The first Tuesday of a November.
    fn nth_weekday(&self, n: i8, weekday: Weekday, m: i8, year: Option<i16>) -> Placed {
        if let Some(y) = year {
            return stated(TimeValue::Day(nth_weekday(y, m, n, weekday)?));
        }
        let publication = self.publication?;
        let days = years_around(publication).filter_map(|y| nth_weekday(y, m, n, weekday));
        let best = days.min_by_key(|d| days_between(publication, *d).abs())?;
        Some((TimeValue::Day(best), Anchor::Publication))
    }

    /// The first or last day of a month or year.
    fn edge_day(&self, first: bool, written: &Written) -> Placed {
        let (value, anchor) = self.calendar(written, Near::Nearest)?;
        let edge = if first { value.first() } else { value.last() };
        Some((TimeValue::Day(edge?), anchor))
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
        // `this winter` in January began last year.
        let winter = season == Season::Winter && near == Near::This;
        if let Some((y, anchor)) = self.said_year(near).filter(|_| !winter) {
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
            (Base::Context, Unit::Week) if self.counted => {
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
        if let (Point::Calendar(a, near), Point::Calendar(b, last)) = (start, end) {
            // `from July 3 to July 12 last year`: the year at the end is that of both.
            let near = if self.said_year(*last).is_some() { last } else { near };
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
        Near::Coming => date >= publication,
        _ => true,
    }
}

fn past_weekday(publication: Date, weekday: Weekday, near: Near) -> Option<Date> {
    let back = i64::from(publication.weekday().since(weekday));
    let days = match near {
        Near::Next => 7 - back,
        Near::Coming => (7 - back) % 7,
        Near::Past if back == 0 => -7,
        _ => -back,
    };
    shift_days(publication, days)
}

/// A weekday, month or season seen from the time told last.
fn turned(focus: TimeValue, cycle: Cycle, turn: Turn) -> Option<TimeValue> {
    let year = |y: Option<i16>| y.filter(|y| (1..9999).contains(y));
    match cycle {
        Cycle::Weekday(weekday) => {
            let from = focus.whole_day()?;
            let back = i64::from(from.weekday().since(weekday));
            let days = match turn {
                Turn::Before if back == 0 => -7,
                Turn::Before => -back,
                Turn::That => (7 - back) % 7,
                Turn::After => 7 - back,
            };
            shift_days(from, days).map(TimeValue::Day)
        }
        Cycle::Month(m) => {
            let from = focus.first()?;
            let step = match turn {
                Turn::Before => -i16::from(m >= from.month()),
                Turn::That => 0,
                Turn::After => i16::from(m <= from.month()),
            };
            year(from.year().checked_add(step)).map(|y| TimeValue::Month(y, m))
        }
        Cycle::Season(season) => {
            let from = focus.first()?;
            let mut seasons =
                (-2..=2).filter_map(|n| year(from.year().checked_add(n))).map(|y| season_of(season, y));
            let placed = |v: &TimeValue| v.first().zip(v.last());
            match turn {
                Turn::Before => seasons.rev().find(|v| placed(v).is_some_and(|(_, last)| last < from)),
                Turn::That => seasons.find(|v| placed(v).is_some_and(|(_, last)| last >= from)),
                Turn::After => seasons.find(|v| placed(v).is_some_and(|(first, _)| first > from)),
            }
        }
    }
}
