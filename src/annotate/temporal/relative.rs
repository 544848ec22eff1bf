//! Times told from the day of publication or from a time told before.
//!
//! In: [`Tokens`]. Out: [`Told`] steps and elapsed time. Not here: where they land (`resolve`).

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, peek};

use super::super::tokens::{Parsed, Tokens, glued, is_one_of, mark, one_of, spanned, token_if, word};
use super::told::{Base, Near, Point, Told};
use super::{Elapsed, Unit, current, date, story, words};
use crate::token::TokenKind;

/// relative = run | week-with | week-number | weekend | step | day-beside | current
pub fn relative(i: Tokens<'_>) -> Parsed<'_, Told> {
    alt((run, week_with, week_number, weekend, step, day_beside, current::current))
        .map(Told::from)
        .parse_complete(i)
}

/// deictic = ("the" "day" "before")? "yesterday" | "today" | "tonight" | ("the" "day" "after")? "tomorrow"
pub fn deictic(i: Tokens<'_>) -> Parsed<'_, Point> {
    const FIRST: [&str; 8] = ["the", "day", "yesterday", "today", "tonight", "tomorrow", "last", "this"];
    let day = |n| Point::Step(n, Unit::Day, Base::Publication);
    if !is_one_of(i.word(), &FIRST) || is_paper(i) {
        return i.no();
    }
    let far = |a: &'static str, b: &'static str| (opt(word("the")), word("day"), word(a), word(b));
    let known = alt((
        far("before", "yesterday").map(|_| -2),
        far("after", "tomorrow").map(|_| 2),
        word("yesterday").map(|_| -1),
        one_of(&["today", "tonight"]).map(|_| 0),
        word("tomorrow").map(|_| 1),
        (word("last"), one_of(&["night", "evening"])).map(|_| -1),
        (word("this"), one_of(&["morning", "afternoon", "evening"])).map(|_| 0),
    ));
    let (after, n) = { known }.parse_complete(i)?;
    // `today's`, `yesterday's` describe, but stand for the same day.
    Ok((after, day(n)))
}

/// `India Today` is a paper: a capital after a capital, within a sentence.
fn is_paper(i: Tokens<'_>) -> bool {
    let name = i.back(1).is_some_and(|t| t.kind == TokenKind::Word && t.is_capitalized());
    i.word().eq_ignore_ascii_case("today") && i.first().is_some_and(|t| t.is_capitalized()) && name
}

/// elapsed = hedge? count ("and" "a" "half")? unit ("ago" | "later" | "earlier" | ("before" | "after") what)
pub fn elapsed(i: Tokens<'_>) -> Parsed<'_, Told> {
    let (after, hedge) = opt(words::hedge).parse_complete(i)?;
    let (after, count) = alt((vague.map(|()| None), words::count.map(Some))).parse_complete(after)?;
    let (after, half) = opt(half).parse_complete(after)?;
    let (after, unit) = words::unit(after)?;
    let (after, late_half) = opt(half_after).parse_complete(after)?;
    let rough = hedge.is_some() || half.is_some() || late_half.is_some();
    let Some(count) = count else {
        let way = alt((plain_way.map(|_| ()), story::beside_event));
        return { way }.map(|()| Point::Unanchored.into()).parse_complete(after);
    };
    // `for two years before the vote`: how long, not when.
    let lasts = i.word_back(1).eq_ignore_ascii_case("for");
    let told = |back| Elapsed { count, unit, back, approximate: rough };
    alt((
        way_and_that.map(|back| stepped(told(back), Base::Context)),
        plain_way.map(|(back, base)| stepped(told(back), base)),
        way_and_date.map(|(back, written)| Told {
            elapsed: Some(told(back)),
            ..Point::From(told(back), written).into()
        }),
        way_and_event(lasts).map(|back| Told { elapsed: Some(told(back)), ..Point::Unanchored.into() }),
    ))
    .parse_complete(after)
}

fn stepped(elapsed: Elapsed, base: Base) -> Told {
    let n = if elapsed.back { -elapsed.count } else { elapsed.count };
    Told { elapsed: Some(elapsed), ..Point::Step(n, elapsed.unit, base).into() }
}

/// vague = "several" | "a"? "few" | "many" | "some"
fn vague(i: Tokens<'_>) -> Parsed<'_, ()> {
    let (after, _) = opt(word("a")).parse_complete(i)?;
    one_of(&["several", "few", "many", "some"]).map(|_| ()).parse_complete(after)
}

/// half = "and" "a" "half" , before the unit
fn half(i: Tokens<'_>) -> Parsed<'_, ()> {
    (word("and"), word("a"), word("half")).map(|_| ()).parse_complete(i)
}

/// half-after = "and" "a" "half" , after the unit
fn half_after(i: Tokens<'_>) -> Parsed<'_, ()> {
    half(i)
}

/// way-and-that = ("before" | "after") "that" , standing for a day told before | ("before" | "after") , and no more
fn way_and_that(i: Tokens<'_>) -> Parsed<'_, bool> {
    let (after, back) = before_or_after(i)?;
    if story::ends(after) && !i.word().eq_ignore_ascii_case("from") {
        return Ok((after, back));
    }
    let (after, _) = word("that")(after)?;
    let pronoun = story::ends(after) || after.lexicon.function_words.has(after.word());
    if pronoun { Ok((after, back)) } else { i.no() }
}

/// plain-way = "ago" | "later" | "earlier" | "from" ("now" | "today") | "hence" | "afterward" | "thereafter"
fn plain_way(i: Tokens<'_>) -> Parsed<'_, (bool, Base)> {
    alt((
        word("ago").map(|_| (true, Base::Publication)),
        word("hence").map(|_| (false, Base::Publication)),
        (word("from"), one_of(&["now", "today"])).map(|_| (false, Base::Publication)),
        one_of(&["later", "afterward", "afterwards", "thereafter"]).map(|_| (false, Base::Context)),
        one_of(&["earlier", "previously"]).map(|_| (true, Base::Context)),
    ))
    .parse_complete(i)
}

fn before_or_after(i: Tokens<'_>) -> Parsed<'_, bool> {
    alt((word("before").map(|_| true), one_of(&["after", "from"]).map(|_| false))).parse_complete(i)
}

/// way-and-date = ("before" | "after") (date | year)
fn way_and_date(i: Tokens<'_>) -> Parsed<'_, (bool, super::Written)> {
    let (after, back) = before_or_after(i)?;
    let year = spanned(words::year).map(|(span, y)| super::Written {
        year: Some(y),
        date: Some(span),
        ..Default::default()
    });
    let (after, written) = alt((date::dated, year)).parse_complete(after)?;
    Ok((after, (back, written)))
}

/// way-and-event = ("before" | "after") , with something after it that has no date here
fn way_and_event<'a>(lasts: bool) -> impl Fn(Tokens<'a>) -> Parsed<'a, bool> {
    move |i| {
        let (after, ()) = story::beside_event(i)?;
        if lasts { i.no() } else { Ok((after, i.word().eq_ignore_ascii_case("before"))) }
    }
}

/// determiner = "the" | "a" | "his" | …
pub fn determiner(i: Tokens<'_>) -> Parsed<'_, ()> {
    one_of(&["the", "a", "an", "his", "her", "its", "their", "this", "that"]).map(|_| ()).parse_complete(i)
}

/// run = "the"? ("last" | "past" | "next" | "coming" | "following" | …) (counted | vague) unit
fn run(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, _) = opt(word("the")).parse_complete(i)?;
    let (after, way) = one_of(&["last", "past", "next", "coming", "previous", "following"])(after)?;
    let (after, count) = alt((words::counted.map(Some), opt(vague).map(|_| None))).parse_complete(after)?;
    let plural = after.word().ends_with('s');
    let (after, unit) = words::unit(after)?;
    let way = way.of(i.text).to_ascii_lowercase();
    let back = matches!(&*way, "last" | "past" | "previous");
    let Some(count) = count else {
        // `the past few days`, `the coming months`: nobody knows how many.
        return if plural { Ok((after, Point::Unanchored)) } else { i.no() };
    };
    let n = if back { -count } else { count };
    let told = matches!(&*way, "following" | "previous");
    Ok((after, if told { Point::RunFrom(n, unit) } else { Point::Run(n, unit) }))
}

/// step = "the"? which (day | week | month | year | quarter | decade)
fn step(i: Tokens<'_>) -> Parsed<'_, Point> {
    let this = (word("this"), peek(word("past"))).map(|_| ());
    let (after, the) = opt(alt((word("the").map(|_| ()), this))).parse_complete(i)?;
    let (after, which) = token_if(|t, _| t.kind == TokenKind::Word)(after)?;
    let (after, unit) = alt((part_of_day.map(|()| Unit::Day), words::unit)).parse_complete(after)?;
    let which = which.of(i.text).to_ascii_lowercase();
    let daily = unit == Unit::Day;
    let plural = i.text[..i.span_to(&after).end as usize].ends_with('s');
    let (n, base) = match which.as_str() {
        _ if plural => return i.no(),
        // `the past year` is the twelve months up to now, `last year` a year of the calendar.
        "last" | "past" if !daily && unit != Unit::Quarter && the.is_some() => {
            return Ok((after, Point::Run(-1, unit)));
        }
        "last" | "past" if !daily => (-1, Base::Publication),
        "coming" | "upcoming" if !daily => (1, Base::Publication),
        "next" if !daily => (1, Base::Publication),
        "this" | "current" if !daily => (0, Base::Publication),
        "next" | "following" => (1, Base::Context),
        "previous" | "preceding" | "prior" => (-1, Base::Context),
        "that" | "same" if stands_alone(i, after, &which) => (0, Base::Context),
        _ => return i.no(),
    };
    match (unit, base) {
        (Unit::Minute | Unit::Hour | Unit::Fortnight | Unit::Century, _) => i.no(),
        (Unit::Quarter, Base::Publication) => Ok((after, Point::Quarter(n))),
        (Unit::Quarter, Base::Context) => Ok((after, Point::Quarter(n))),
        _ => Ok((after, Point::Step(n, unit, base))),
    }
}

/// `that day` is a time; `that year-round`, `that day care` are not.
fn stands_alone(i: Tokens<'_>, after: Tokens<'_>, which: &str) -> bool {
    let glued = after.first().is_some_and(|t| !t.spaced && after.word() == "-");
    let the = i.word().eq_ignore_ascii_case("the") || ["the", "that", "this"].contains(&i.word_back(1));
    !glued && (which == "that" || the)
}

/// part-of-day = "morning" | "afternoon" | "evening" | "night"
fn part_of_day(i: Tokens<'_>) -> Parsed<'_, ()> {
    date::day_part(i)
}

/// day-beside = "the" ("day" | "night" | …) ("before" | "after") (date | what)?
fn day_beside(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, _) = word("the")(i)?;
    let (after, _) = alt((word("day").map(|_| ()), part_of_day)).parse_complete(after)?;
    let (after, back) =
        alt((word("before").map(|_| true), word("after").map(|_| false))).parse_complete(after)?;
    let one = Elapsed { count: 1, unit: Unit::Day, back, approximate: false };
    if let Ok((rest, written)) = date::dated(after) {
        return Ok((rest, Point::From(one, written)));
    }
    let ends = after.first().is_none_or(|t| t.kind == TokenKind::Mark && after.word() != "\u{201c}");
    let point = if ends {
        Point::Step(if back { -1 } else { 1 }, Unit::Day, Base::Context)
    } else {
        Point::Unanchored
    };
    Ok((after, point))
}

/// before-last = "the" unit "before" "last"
pub fn before_last(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, _) = word("the")(i)?;
    let (after, unit) = words::unit(after)?;
    let (after, _) = (word("before"), word("last")).parse_complete(after)?;
    match unit {
        Unit::Quarter => Ok((after, Point::Quarter(-2))),
        Unit::Week | Unit::Month | Unit::Year => Ok((after, Point::Step(-2, unit, Base::Publication))),
        _ => i.no(),
    }
}

/// week-with = "the" "week" ("of" | ("beginning" | "starting") "on"?) date | "w" "/" "c" date
fn week_with(i: Tokens<'_>) -> Parsed<'_, Point> {
    let of = (
        opt(word("the")),
        word("week"),
        alt((word("of").map(|_| ()), (one_of(&["beginning", "starting"]), opt(word("on"))).map(|_| ()))),
    );
    let short = (word("w"), glued(mark(&["/"])), glued(word("c")));
    let (after, ()) = alt((of.map(|_| ()), short.map(|_| ()))).parse_complete(i)?;
    let (after, written) = date::dated(after)?;
    Ok((after, Point::WeekWith(written)))
}

/// week-number = "the" "week" number | "the"? ("first" | "last") "week" "of" year
fn week_number(i: Tokens<'_>) -> Parsed<'_, Point> {
    let numbered = (word("the"), word("week"), words::two_digits).map(|(_, _, n)| Point::WeekOf(n, None));
    let first = (opt(word("the")), word("first"), word("week"), word("of"), words::year);
    let last = (opt(word("the")), word("last"), word("week"), word("of"), words::year);
    alt((first.map(|t| Point::WeekOf(1, Some(t.4))), last.map(|t| Point::LastWeekOf(t.4)), numbered))
        .parse_complete(i)
}

/// weekend = ("last" | "this" | "this" "past" | "over" "the" | "next") "weekend"
fn weekend(i: Tokens<'_>) -> Parsed<'_, Point> {
    let which = alt((
        (word("this"), word("past")).map(|_| 0),
        (one_of(&["over", "at", "during"]), word("the")).map(|_| 0),
        word("last").map(|_| 0),
        word("this").map(|_| 1),
        one_of(&["next", "coming"]).map(|_| 2),
    ));
    let (after, n) = { which }.parse_complete(i)?;
    let (after, _) = word("weekend")(after)?;
    Ok((after, Point::Weekend(n)))
}

/// weekday-of-week = weekday "of" ("next" | "last" | "this" | "the" "following" | "the" "previous") "week"
pub fn weekday_of_week(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, (span, day)) = spanned(words::weekday)(i)?;
    let (after, _) = word("of")(after)?;
    let (after, _) = opt(word("the")).parse_complete(after)?;
    let which = alt((
        one_of(&["next", "coming"]).map(|_| (1, Base::Publication)),
        one_of(&["last", "past"]).map(|_| (-1, Base::Publication)),
        word("this").map(|_| (0, Base::Publication)),
        word("following").map(|_| (1, Base::Context)),
        word("previous").map(|_| (-1, Base::Context)),
        word("that").map(|_| (0, Base::Context)),
    ));
    let (after, (n, base)) = { which }.parse_complete(after)?;
    let (after, _) = word("week")(after)?;
    Ok((after, Point::WeekdayOf(day, span, n, base)))
}

/// which-of = "last" | "past" | "this" "past"? | "next" | "coming" , before a weekday, month or season
pub fn which(i: Tokens<'_>) -> Parsed<'_, Near> {
    if !is_one_of(i.word(), &["this", "last", "past", "next", "coming"]) {
        return i.no();
    }
    alt((
        (word("this"), word("past")).map(|_| Near::Past),
        one_of(&["last", "past"]).map(|_| Near::Past),
        one_of(&["next", "coming"]).map(|_| Near::Next),
        word("this").map(|_| Near::This),
    ))
    .parse_complete(i)
}
