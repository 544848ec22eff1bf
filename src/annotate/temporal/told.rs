//! What is told on the page, before it is placed in time.
//!
//! In: [`Tokens`]. Out: [`Told`]. Not here: values (`resolve`).

use jiff::civil::Weekday;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, peek};

use super::super::tokens::{Parsed, Tokens, is, mark, one_of, word};
use super::super::word_set::WordSet;
use super::feast::Feast;
use super::{Elapsed, Side, Unit, Written};
use super::{clock, date, digital, era, fiscal, label, list, ordinal, period, range, relative, story, words};
use crate::source::Span;

/// Which of the times that fit is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Near {
    /// The one nearest to publication.
    #[default]
    Nearest,
    /// The latest before publication (`last`, `since`).
    Past,
    /// The first after publication (`next`).
    Next,
    /// Of the year of publication (`this`, `this year`).
    This,
    /// Of the year before publication (`last year`).
    LastYear,
    /// Of the year after publication (`next year`).
    NextYear,
    /// Of the year told last (`that year`).
    That,
    /// Of the year before the year told last (`the year before`).
    YearBefore,
    /// Of the year after the year told last (`the following year`).
    YearAfter,
    /// Of the year so many before that of publication (`three years ago`).
    YearsAgo(i16),
    /// The first from publication on: the clause looks ahead.
    Coming,
}

impl Near {
    /// Whether it starts from the year told last.
    pub fn is_of_the_year_told(self) -> bool {
        matches!(self, Near::That | Near::YearBefore | Near::YearAfter)
    }
}

/// What comes round: a weekday, a month, a season.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cycle {
    /// Every week.
    Weekday(Weekday),
    /// Every year; 1 to 12.
    Month(i8),
    /// Every year.
    Season(Season),
}

/// Which of the times that come round is meant, seen from the time told last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// The last before it.
    Before,
    /// The one it lies in, or the first after it.
    That,
    /// The first after it.
    After,
}

/// A quarter of the year in the northern hemisphere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Fall,
    /// December to February of the next year.
    Winter,
}

/// Where counting starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// The day of publication (`ago`, `last`).
    Publication,
    /// The day told last (`later`, `that day`, `the next`).
    Context,
}

/// A point or stretch of time as told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Point {
    /// Day, month and year, or some of them.
    Calendar(Written, Near),
    /// A day of the week alone.
    Weekday(Weekday, Span, Near),
    /// A day of the week of another week, so many weeks on.
    WeekdayOf(Weekday, Span, i64, Base),
    /// A feast, with its year where told.
    Feast(Feast, Option<i16>, Near),
    /// A weekday, month or season seen from the time told last (`the following Tuesday`).
    Turned(Cycle, Turn),
    /// So many such weekdays back from publication (`two Fridays ago`, `the Friday before last`).
    WeekdayBack(Weekday, i64),
    /// A weekday of a month: which one, from the end where negative; month, year where told.
    NthWeekday(i8, Weekday, i8, Option<i16>),
    /// The first day (true) or the last of a month or year.
    EdgeDay(bool, Written),
    /// A decade or a century: first and last year.
    Years(i16, i16),
    /// A season with the year where told.
    Season(Season, Option<i16>, Near),
    /// Months of a year, from the first to the last: quarters, halves.
    Months(i8, i8, Option<i16>, Near),
    /// The twelve months up to September of a year, as US budgets run.
    Fiscal(i16),
    /// The US budget year so many years on from that of publication.
    FiscalNow(i16),
    /// The quarter so many quarters on from that of publication.
    Quarter(i32),
    /// The week of a year.
    WeekOf(i8, Option<i16>),
    /// The last week of a year.
    LastWeekOf(i16),
    /// The week that holds a day.
    WeekWith(Written),
    /// So many units on; none of them names the unit itself (`this week`, `that day`).
    Step(i32, Unit, Base),
    /// Saturday and Sunday: 0 the last begun, 1 this one, 2 the next to begin.
    Weekend(i8),
    /// Time counted from a date (`ten days after Jan. 5`).
    From(Elapsed, Written),
    /// The last or next so many units, those of publication included where they are long.
    Run(i32, Unit),
    /// So many units before or after the time told last (`the following two weeks`).
    RunFrom(i32, Unit),
    /// From New Year to publication.
    YearToDate,
    /// No day told: an hour alone.
    Hour,
    /// Time told from something that has no date here (`two weeks before the vote`).
    Unanchored,
    /// A name, not a time; with its year where it holds one.
    Label(Written),
}

/// A whole expression.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Told {
    /// The point, or the start of a stretch.
    pub start: Point,
    /// The end of a stretch.
    pub end: Option<Point>,
    /// Hour and minute.
    pub clock: Option<(i8, Option<i8>)>,
    /// Where time is counted from a point: how much.
    pub elapsed: Option<Elapsed>,
    /// Where the point bounds the time meant.
    pub side: Option<Side>,
    /// A month that may as well be a surname where the draft names somebody so.
    pub name_like: bool,
}

impl From<Point> for Told {
    fn from(start: Point) -> Self {
        Self { start, end: None, clock: None, elapsed: None, side: None, name_like: false }
    }
}

/// told = label | era | ordinal | group | iso-part | range | listed | parted | bounded | timed | elapsed | story | modified | hour
pub fn told(i: Tokens<'_>) -> Parsed<'_, Told> {
    alt((
        label::label.map(Told::from),
        era::era.map(Told::from),
        ordinal::ordinal.map(Told::from),
        digital::group,
        digital::iso_part.map(Told::from),
        range::range,
        list::listed.map(Told::from),
        parted,
        bounded,
        timed,
        relative::elapsed,
        story::story.map(Told::from),
        modified,
        clock::alone,
    ))
    .parse_complete(i)
}

/// bounded = side modifier? (date | month-year | year)
fn bounded(i: Tokens<'_>) -> Parsed<'_, Told> {
    let (after, side) = side(i)?;
    let (after, _) = opt(modifier).parse_complete(after)?;
    let told = alt((
        date::with_weekday,
        date::calendar,
        fiscal::fiscal,
        period::feast,
        period::month_year,
        period::led_year,
    ))
    .map(Told::from);
    let (after, told) = alt((told, period::lone_month)).parse_complete(after)?;
    Ok((after, Told { side: Some(side), ..told }))
}

/// side = "before" | "after" | ("no" | "not")? "later" "than" | ("beginning" | "starting") ("on" | "in")?
fn side(i: Tokens<'_>) -> Parsed<'_, Side> {
    let later = (one_of(&["later"]), word("than")).map(|_| Side::After);
    let no_later = (one_of(&["no", "not"]), word("later"), word("than")).map(|_| Side::Before);
    let from = (one_of(&["beginning", "starting"]), one_of(&["on", "in"])).map(|_| Side::Since);
    let plain = alt((word("before").map(|_| Side::Before), word("after").map(|_| Side::After)));
    alt((later, no_later, from, plain)).parse_complete(i)
}

/// parted = part range , of a night over two days (`the night of Jan. 5-6`)
fn parted(i: Tokens<'_>) -> Parsed<'_, Told> {
    let (after, ()) = part(i)?;
    range::range(after)
}

/// timed = clock ("on" | ",")? day | (part | modifier)? day (","? "at")? clock?
fn timed(i: Tokens<'_>) -> Parsed<'_, Told> {
    let (after, early) = opt(clock::leading).parse_complete(i)?;
    let (after, _) = opt(alt((part, modifier))).parse_complete(after)?;
    let (after, point) = day(after)?;
    let (after, late) = match early {
        Some(_) => (after, None),
        None => opt(clock::trailing).parse_complete(after)?,
    };
    Ok((after, Told { clock: early.or(late), ..point.into() }))
}

/// day = weekday-and-date | date | "on" "the" ordinal | weekday | deictic day | holiday
fn day(i: Tokens<'_>) -> Parsed<'_, Point> {
    let parts = alt((
        date::with_weekday,
        date::calendar,
        relative::weekday_of_week,
        date::led_weekday,
        date::weekday,
        date::lone_ordinal,
        relative::deictic,
        period::feast,
        date::ambiguous,
    ));
    let (after, point) = { parts }.parse_complete(i)?;
    let (after, _) = opt(date::day_part).parse_complete(after)?;
    Ok((after, point))
}

/// modified = clock? modifier? (relative | period) clock? , a clock only beside a day
fn modified(i: Tokens<'_>) -> Parsed<'_, Told> {
    let (after, early) = opt(clock::leading).parse_complete(i)?;
    let (after, _) = opt(modifier).parse_complete(after)?;
    let (after, told) = alt((relative::relative, period::period)).parse_complete(after)?;
    let day = matches!(told.start, Point::Step(_, Unit::Day, _));
    if early.is_some() {
        return if day { Ok((after, Told { clock: early, ..told })) } else { i.no() };
    }
    match opt(clock::trailing).parse_complete(after)? {
        (rest, Some(clock)) if day => Ok((rest, Told { clock: Some(clock), ..told })),
        _ => Ok((after, told)),
    }
}

/// modifier = ("early" | "mid" | "late" | "earlier" | "later") ("-" | "in" | "on")? "the"? | "the"? edge "of" "the"?
pub fn modifier(i: Tokens<'_>) -> Parsed<'_, ()> {
    let part = (
        one_of(&["early", "mid", "late", "earlier", "later"]),
        opt(alt((mark(&["-"]), one_of(&["in", "on"])))),
        opt(word("the")),
    );
    alt((part.map(|_| ()), edge)).parse_complete(i)
}

/// part = ("the" (early? day-part | "early" "hours") | "dawn" | "dusk") ("of" | "on") , before a day
fn part(i: Tokens<'_>) -> Parsed<'_, ()> {
    let hours = (one_of(&["early", "small", "late", "first"]), word("hours")).map(|_| ());
    let part = (opt(one_of(&["early", "late"])), date::day_part).map(|_| ());
    let span = (word("the"), alt((hours, part)), one_of(&["of", "on"]));
    let light = (one_of(&["dawn", "dusk", "daybreak", "sunrise", "sunset"]), one_of(&["of", "on"]));
    alt((span.map(|_| ()), light.map(|_| ()))).parse_complete(i)
}

/// edge = "the"? ("end" | "start" | … | "first" ("days" | "weeks" | "months" | "half")) "of" "the"?
fn edge(i: Tokens<'_>) -> Parsed<'_, ()> {
    static FIRST: WordSet = WordSet::new(&[
        "end",
        "start",
        "beginning",
        "middle",
        "close",
        "rest",
        "remainder",
        "turn",
        "first",
        "last",
        "early",
        "opening",
        "final",
        "closing",
        "second",
        "third",
        "fourth",
        "latter",
    ]);
    let first = if is(i.word(), "the") { i.ahead(1) } else { i.word() };
    if !FIRST.has(first) {
        return i.no();
    }
    // `the first half of 2015` is six months of it.
    if period::half_year(i).is_ok() {
        return i.no();
    }
    let noun =
        one_of(&["end", "start", "beginning", "middle", "close", "rest", "remainder", "turn"]).map(|_| ());
    let days = (
        one_of(&["first", "last", "early", "opening", "final", "closing"]),
        opt(words::counted),
        one_of(&["days", "weeks", "months", "years"]),
    );
    let which = one_of(&["first", "second", "third", "fourth", "last", "latter", "early", "final"]);
    let week = (word("week"), peek((word("of"), words::month))).map(|_| ());
    let share = (which, alt((one_of(&["half", "third", "part"]).map(|_| ()), week)));
    let parts = alt((noun, days.map(|_| ()), share.map(|_| ())));
    let edge = (opt(word("the")), parts, word("of"), opt(word("the")));
    edge.map(|_| ()).parse_complete(i)
}
