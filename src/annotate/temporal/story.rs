//! Times told from the story itself: `the following Tuesday`, `that winter`, `earlier in the day`,
//! `days later`, `shortly thereafter`, `the eve of the vote`, `two Fridays ago`.
//!
//! In: [`Tokens`]. Out: [`Point`]. Not here: counted time (`relative`), where it lands (`resolve`).

use jiff::civil::Weekday;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, peek};

use super::super::tokens::{Parsed, Tokens, is_one_of, one_of, spanned, token_if, word};
use super::told::{Base, Cycle, Point, Turn};
use super::{Elapsed, Unit, date, period, relative, words};
use crate::token::{Case, TokenKind};

/// story = unit-last | turned | turned-last | weekday-beside | weekdays-ago | earlier-in | vague-step | shortly | eve
pub fn story(i: Tokens<'_>) -> Parsed<'_, Point> {
    const FIRST: [&str; 16] = [
        "the",
        "that",
        "a",
        "dozen",
        "couple",
        "earlier",
        "later",
        "late",
        "early",
        "long",
        "shortly",
        "soon",
        "immediately",
        "directly",
        "not",
        "eve",
    ];
    let unit = i.word().ends_with(['s', 'S']);
    if !unit && !words::may_be_number(i) && !is_one_of(i.word(), &FIRST) {
        return i.no();
    }
    alt((
        unit_last,
        turned,
        turned_last,
        weekday_beside,
        weekdays_ago,
        relative::before_last,
        earlier_in,
        vague_step,
        shortly,
        eve,
    ))
    .parse_complete(i)
}

/// turned = "the" ("following" | "next" | "previous" | "same") cycle | "that" cycle
fn turned(i: Tokens<'_>) -> Parsed<'_, Point> {
    let way = alt((
        one_of(&["following", "ensuing", "next"]).map(|_| Turn::After),
        one_of(&["previous", "preceding"]).map(|_| Turn::Before),
        (word("same"), peek(cycle)).map(|_| Turn::That),
    ));
    let with_the = (word("the"), way).map(|(_, turn)| turn);
    let that = word("that").map(|_| Turn::That);
    let (after, turn) = alt((with_the, that)).parse_complete(i)?;
    let (after, cycle) = cycle(after)?;
    if i.word().eq_ignore_ascii_case("that") && joins(i, after, cycle) {
        return i.no();
    }
    let (after, _) = opt(date::day_part).parse_complete(after)?;
    Ok((after, Point::Turned(cycle, turn)))
}

/// Whether `that` opens a clause (`said that Friday was …`) rather than pointing back (`on that Friday`).
fn joins(i: Tokens<'_>, after: Tokens<'_>, cycle: Cycle) -> bool {
    const LEADS: &[&str] = &["on", "in", "by", "until", "since", "before", "after", "of", "later", "earlier"];
    let led = i.back(1).is_none_or(|t| t.kind == TokenKind::Mark) || period::led_by(i, LEADS);
    let said = i.lexicon.cue_verbs.has(i.word_back(1)) || i.lexicon.cue_nouns.has(i.word_back(1));
    let loose = matches!(cycle, Cycle::Season(_)) && !said && ends(after);
    !led && !loose
}

/// cycle = weekday | month | season , with a capital but for seasons
fn cycle(i: Tokens<'_>) -> Parsed<'_, Cycle> {
    let capital = i.first().is_some_and(|t| t.case == Case::Capital);
    let weekday = words::weekday.map(Cycle::Weekday);
    let month = words::month.map(|m| Cycle::Month(m.number));
    if let Ok(read) = alt((weekday, month)).parse_complete(i) {
        return if capital { Ok(read) } else { i.no() };
    }
    period::season_word.map(Cycle::Season).parse_complete(i)
}

/// turned-last = "the"? cycle ("before" | "after") , and no more
fn turned_last(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, _) = word("the")(i)?;
    let (after, cycle) = cycle(after)?;
    let way = alt((word("before").map(|_| Turn::Before), word("after").map(|_| Turn::After)));
    let (after, turn) = { way }.parse_complete(after)?;
    if ends(after) { Ok((after, Point::Turned(cycle, turn))) } else { i.no() }
}

/// unit-last = "the" ("week" | "month" | "year") ("before" | "after") , and no more
fn unit_last(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, _) = word("the")(i)?;
    let (after, unit) = words::unit(after)?;
    let way = alt((word("before").map(|_| -1), word("after").map(|_| 1)));
    let (after, n) = { way }.parse_complete(after)?;
    let long = matches!(unit, Unit::Week | Unit::Month | Unit::Year);
    if long && ends(after) { Ok((after, Point::Step(n, unit, Base::Context))) } else { i.no() }
}

/// Whether the clause ends, so that `before` has nothing to follow it.
pub fn ends(i: Tokens<'_>) -> bool {
    i.first().is_none_or(|t| t.kind == TokenKind::Mark && !matches!(i.word(), "\u{201c}" | "\"" | "-"))
}

/// weekday-beside = "the" weekday ("before" | "after") ("the" …) : near an event without a date here
fn weekday_beside(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, _) = word("the")(i)?;
    let (after, _) = words::weekday(after)?;
    let (after, _) = one_of(&["before", "after"])(after)?;
    let (after, _) = peek(relative::determiner).parse_complete(after)?;
    Ok((after, Point::Unanchored))
}

/// weekdays-ago = count weekday-plural "ago" | "the" weekday "before" "last"
fn weekdays_ago(i: Tokens<'_>) -> Parsed<'_, Point> {
    let counted = (words::counted, weekdays, word("ago")).map(|(n, day, _)| (day, i64::from(n)));
    let before_last =
        (word("the"), words::weekday, word("before"), word("last")).map(|(_, day, ..)| (day, 2));
    let (after, (day, n)) = alt((counted, before_last)).parse_complete(i)?;
    Ok((after, Point::WeekdayBack(day, n.min(60))))
}

/// weekdays = "Mondays" | …
fn weekdays(i: Tokens<'_>) -> Parsed<'_, Weekday> {
    let (after, _) = token_if(|t, w| t.kind == TokenKind::Word && w.ends_with('s'))(i)?;
    match words::weekday_named(i.word().trim_end_matches('s')) {
        Some(day) => Ok((after, day)),
        None => i.no(),
    }
}

/// earlier-in = ("earlier" | "later" | "late" | "early") "in" "the" ("day" | "evening" | … | "week" | "month")
fn earlier_in(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, _) = one_of(&["earlier", "later", "late", "early"])(i)?;
    let (after, _) = (word("in"), word("the")).parse_complete(after)?;
    let day = alt((word("day").map(|_| ()), date::day_part)).map(|()| (Unit::Day, Base::Context));
    let week = word("week").map(|_| (Unit::Week, Base::Publication));
    let month = word("month").map(|_| (Unit::Month, Base::Publication));
    let (after, (unit, base)) = alt((day, week, month)).parse_complete(after)?;
    if after.word() == "of" { i.no() } else { Ok((after, Point::Step(0, unit, base))) }
}

/// vague-step = units ("ago" | "later" | "earlier" | "afterward" | ("before" | "after") "the")
fn vague_step(i: Tokens<'_>) -> Parsed<'_, Point> {
    let moments = one_of(&["moments", "ages"]).map(|_| ());
    let units = (peek(token_if(|_, w| w.ends_with('s'))), words::unit).map(|_| ());
    let long = (word("long"), peek(word("ago"))).map(|_| ());
    let time = (word("a"), opt(one_of(&["long", "short"])), one_of(&["time", "while"])).map(|_| ());
    let (after, ()) = alt((moments, units, long, time)).parse_complete(i)?;
    let way = one_of(&["ago", "later", "earlier", "afterward", "afterwards"]).map(|_| ());
    let (after, ()) = alt((way, beside_event)).parse_complete(after)?;
    Ok((after, Point::Unanchored))
}

/// beside-event = ("before" | "after") , with something after it that has no date here
pub fn beside_event(i: Tokens<'_>) -> Parsed<'_, ()> {
    let (after, _) = one_of(&["before", "after"])(i)?;
    if after.first().is_some_and(|t| t.kind == TokenKind::Word) { Ok((after, ())) } else { i.no() }
}

/// shortly = ("shortly" | "soon" | "immediately" | "not" "long") ("thereafter" | "afterward" | "after" "that")
fn shortly(i: Tokens<'_>) -> Parsed<'_, Point> {
    let near = one_of(&["shortly", "soon", "immediately", "directly"]).map(|_| ());
    let long = (word("not"), word("long")).map(|_| ());
    let (after, ()) = alt((near, long)).parse_complete(i)?;
    let one = one_of(&["thereafter", "afterward", "afterwards", "beforehand"]).map(|_| ());
    let that = (one_of(&["after", "before"]), word("that")).map(|_| ());
    alt((one, that)).map(|()| Point::Unanchored).parse_complete(after)
}

/// eve = "the"? "eve" "of" (date | "the" …)
fn eve(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, _) = (opt(word("the")), word("eve"), word("of")).parse_complete(i)?;
    let one = Elapsed { count: 1, unit: Unit::Day, back: true, approximate: false };
    let day = spanned(date::dated).map(|(_, written)| Point::From(one, written));
    let event = peek(relative::determiner).map(|()| Point::Unanchored);
    alt((day, event)).parse_complete(after)
}
