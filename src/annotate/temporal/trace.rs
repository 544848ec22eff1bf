//! How a value was reached, for those who ask.
//!
//! In: what was told, where it landed, what stood before. Out: [`Trace`]. Nothing is reckoned here
//! (`resolve`), and the sentences that tell it stand in `report::inspect`.

use super::feast::Feast;
use super::told::{Base, Near, Point, Told, Turn};
use super::{Anchor, Unit, Written};

/// The rule that gave a value, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trace {
    /// The rule.
    pub way: Way,
    /// The earlier expression it starts from, as an index in [`dates`](crate::annotate::Annotations::dates).
    pub from: Option<u32>,
}

/// A rule by which a value is reached, or the reason for none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// It says all of it.
    Stated,
    /// The year left out is the one that puts it nearest to publication.
    Nearest,
    /// The latest up to publication: `since`, `last`.
    Latest,
    /// The first after publication: `next`.
    First,
    /// `this year`, `last year`, `that year` beside it.
    YearBeside,
    /// A list or stretch gives its year or month.
    Borrowed,
    /// The latest such weekday up to publication.
    PastWeekday,
    /// The first such weekday from publication on: the clause looks ahead.
    ComingWeekday,
    /// So many units on from publication, from an earlier date or from the date beside it.
    Counted(i32, Unit),
    /// The unit that holds publication or an earlier date.
    Same(Unit),
    /// A stretch that ends or begins at publication.
    Run,
    /// A feast, by the rule of its calendar.
    Feast,
    /// A budget year of the United States, from October.
    FiscalYear,
    /// A season of the northern hemisphere.
    Season,
    /// A quarter or half of the year begun last.
    BegunLast,
    /// An hour of the day told last.
    HourOf,
    /// It is a name, not a time.
    Name,
    /// It is counted from something that has no date here, or is vague.
    Undated,
    /// No calendar has such a day.
    NoSuchDay,
    /// It points to an earlier date, and there is none near.
    NothingBefore,
    /// It needs the publication date, and none is known.
    NoPublication,
}

impl Way {
    /// As programs read it.
    pub fn name(self) -> &'static str {
        match self {
            Way::Stated => "stated",
            Way::Nearest => "nearest",
            Way::Latest => "latest",
            Way::First => "first",
            Way::YearBeside => "year-beside",
            Way::Borrowed => "borrowed",
            Way::PastWeekday => "past-weekday",
            Way::ComingWeekday => "coming-weekday",
            Way::Counted(..) => "counted",
            Way::Same(_) => "same",
            Way::Run => "run",
            Way::Feast => "feast",
            Way::FiscalYear => "fiscal-year",
            Way::Season => "season",
            Way::BegunLast => "begun-last",
            Way::HourOf => "hour-of",
            Way::Name => "name",
            Way::Undated => "undated",
            Way::NoSuchDay => "no-such-day",
            Way::NothingBefore => "nothing-before",
            Way::NoPublication => "no-publication",
        }
    }
}

/// The rule behind a value.
pub fn reached(told: &Told, start: &Point, anchor: Anchor) -> Way {
    if let (Point::Calendar(a, _), Some(Point::Calendar(b, _))) = (start, &told.end)
        && anchor == Anchor::Stated
    {
        let whole = |w: &Written| w.year.is_some() && (w.month.is_some() || w.day.is_none());
        return if whole(a) && whole(b) { Way::Stated } else { Way::Borrowed };
    }
    match *start {
        Point::Feast(..) => Way::Feast,
        Point::Fiscal(_) | Point::FiscalNow(_) => Way::FiscalYear,
        Point::Season(..) => Way::Season,
        Point::From(elapsed, _) => {
            Way::Counted(if elapsed.back { -elapsed.count } else { elapsed.count }, elapsed.unit)
        }
        Point::WeekdayBack(_, n) => Way::Counted(-n as i32, Unit::Week),
        _ if anchor == Anchor::Stated => Way::Stated,
        Point::Calendar(_, near) => of_near(near),
        Point::Weekday(_, _, Near::Next) => Way::First,
        Point::Weekday(_, _, Near::Past) => Way::Latest,
        Point::Weekday(_, _, Near::Coming) => Way::ComingWeekday,
        Point::Weekday(..) => Way::PastWeekday,
        Point::WeekdayOf(_, _, n, _) => Way::Counted(n as i32, Unit::Week),
        Point::Months(.., near) if near != Near::Nearest => Way::YearBeside,
        Point::Months(..) => Way::BegunLast,
        Point::Step(0, unit, _) => Way::Same(unit),
        Point::Step(n, unit, _) => Way::Counted(n, unit),
        Point::Quarter(0) => Way::Same(Unit::Quarter),
        Point::Quarter(n) => Way::Counted(n, Unit::Quarter),
        Point::Turned(_, Turn::Before) => Way::Latest,
        Point::Turned(_, Turn::That) => Way::Nearest,
        Point::Turned(_, Turn::After) => Way::First,
        Point::Run(..) | Point::RunFrom(..) | Point::YearToDate | Point::Weekend(_) => Way::Run,
        Point::Hour => Way::HourOf,
        _ => Way::Nearest,
    }
}

/// Why there is no value.
pub fn wanting(start: &Point, published: bool, told_before: bool) -> Way {
    match *start {
        Point::Unanchored | Point::Feast(Feast::Unfixed, ..) => Way::Undated,
        Point::Calendar(Written { day: Some(d), month: Some(m), year, .. }, _) if !exists(d, m, year) => {
            Way::NoSuchDay
        }
        Point::Step(_, _, Base::Context)
        | Point::WeekdayOf(.., Base::Context)
        | Point::Turned(..)
        | Point::RunFrom(..)
        | Point::Hour => nothing_before(told_before),
        Point::Calendar(_, near) | Point::Season(_, _, near) if near.is_of_the_year_told() => {
            nothing_before(told_before)
        }
        _ if published => Way::Undated,
        _ => Way::NoPublication,
    }
}

fn nothing_before(told_before: bool) -> Way {
    if told_before { Way::Undated } else { Way::NothingBefore }
}

/// Whether the year, or any year, has such a day.
fn exists(d: i8, m: i8, year: Option<i16>) -> bool {
    super::value::day(year.unwrap_or(2000), m, d).is_some()
}

fn of_near(near: Near) -> Way {
    match near {
        Near::Past => Way::Latest,
        Near::Next | Near::Coming => Way::First,
        Near::This
        | Near::LastYear
        | Near::NextYear
        | Near::That
        | Near::YearBefore
        | Near::YearAfter
        | Near::YearsAgo(_) => Way::YearBeside,
        Near::Nearest => Way::Nearest,
    }
}
