//! Hours of the day.
//!
//! In: [`Tokens`]. Out: hour and minute. Not here: the day they belong to (`resolve`).

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::super::tokens::{Parsed, Tokens, glued, mark, one_of, token_if, word};
use super::told::{Point, Told};
use super::{digital, words};
use crate::token::TokenKind;

/// Hour, and minute where it is told.
pub type Clock = (i8, Option<i8>);

/// alone = clock zone?
pub fn alone(i: Tokens<'_>) -> Parsed<'_, Told> {
    let (after, clock) = clock(i)?;
    // `8 p.m. (1700 GMT)` is one moment told twice, in two zones.
    let start = if i.word_back(1) == "(" { Point::Unanchored } else { Point::Hour };
    Ok((after, Told { clock: Some(clock), ..start.into() }))
}

/// leading = clock zone? ("on" | ",")?
pub fn leading(i: Tokens<'_>) -> Parsed<'_, Clock> {
    let (after, clock) = clock(i)?;
    let (after, _) = opt(alt((one_of(&["on"]), mark(&[","])))).parse_complete(after)?;
    Ok((after, clock))
}

/// clock = (half-day | daily | hours | named | full-day) zone?
pub fn clock(i: Tokens<'_>) -> Parsed<'_, Clock> {
    if !may_begin(i) {
        return i.no();
    }
    let (after, clock) = alt((daily, half_day, digital::hours, named, full_day)).parse_complete(i)?;
    let (after, _) = opt(zone).parse_complete(after)?;
    Ok((after, clock))
}

/// Whether an hour may begin here: most expressions of time do not.
fn may_begin(i: Tokens<'_>) -> bool {
    let number = i.first().is_some_and(|t| t.kind == TokenKind::Number);
    number || matches!(i.word(), "noon" | "midnight") || words::cardinal_word(i).is_ok()
}

/// daily = hour minutes? "o'clock"? ("in" "the" part-of-day | "at" "night") , after "at" or with "o'clock"
fn daily(i: Tokens<'_>) -> Parsed<'_, Clock> {
    let led = ["at", "by", "around", "about", "until", "before", "after"].contains(&i.word_back(1));
    let (after, hour) = alt((words::two_digits, words::cardinal_word)).parse_complete(i)?;
    let (after, minute) = opt(minutes).parse_complete(after)?;
    let (after, oclock) = opt(one_of(&["o'clock", "o’clock"])).parse_complete(after)?;
    let morning = (word("in"), word("the"), word("morning")).map(|_| 0);
    let later = (word("in"), word("the"), one_of(&["afternoon", "evening"])).map(|_| 12);
    let night = (word("at"), word("night")).map(|_| 12);
    let (after, half) = alt((morning, later, night)).parse_complete(after)?;
    if (1..12).contains(&hour) && (led || oclock.is_some()) {
        Ok((after, (hour + half, minute)))
    } else {
        i.no()
    }
}

/// trailing = ","? ("at" | "by" | "around" | "about")* clock zone?
pub fn trailing(i: Tokens<'_>) -> Parsed<'_, Clock> {
    if let Ok(read) = digital::iso_time(i) {
        return Ok(read);
    }
    let (after, _) = opt(mark(&[","])).parse_complete(i)?;
    let (after, _) = opt(one_of(&["at", "by", "before", "after", "around"])).parse_complete(after)?;
    let (after, _) = opt(one_of(&["about", "around", "just", "nearly"])).parse_complete(after)?;
    clock(after)
}

/// half-day = hour (":" minute)? ("a.m." | "p.m." | "o'clock")
fn half_day(i: Tokens<'_>) -> Parsed<'_, Clock> {
    let (after, (hour, minute)) = alt((dotted, hour_and_minute)).parse_complete(i)?;
    let (after, half) = one_of(&["a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock", "o’clock"])(after)?;
    let afternoon = half.of(i.text).to_ascii_lowercase().starts_with('p');
    match hour {
        12 if half.of(i.text).to_ascii_lowercase().starts_with('a') => Ok((after, (0, minute))),
        12 => Ok((after, (12, minute))),
        1..12 => Ok((after, (if afternoon { hour + 12 } else { hour }, minute))),
        _ => i.no(),
    }
}

/// hour-and-minute = (digits | word) minutes?
fn hour_and_minute(i: Tokens<'_>) -> Parsed<'_, Clock> {
    let (after, hour) = alt((words::two_digits, words::cardinal_word)).parse_complete(i)?;
    let (after, minute) = opt(minutes).parse_complete(after)?;
    Ok((after, (hour, minute)))
}

/// dotted = hour "." digit{2} , as British papers write it (`8.30pm`)
fn dotted(i: Tokens<'_>) -> Parsed<'_, Clock> {
    let (after, t) = token_if(|t, w| t.kind == TokenKind::Number && w.contains('.'))(i)?;
    let parts = t.of(i.text).split_once('.').filter(|(_, minute)| minute.len() == 2);
    match parts.and_then(|(h, m)| Some((h.parse().ok()?, m.parse().ok()?))) {
        Some((hour @ 0..=23, minute @ 0..=59)) => Ok((after, (hour, Some(minute)))),
        _ => i.no(),
    }
}

/// minutes = ":" digit{2}
fn minutes(i: Tokens<'_>) -> Parsed<'_, i8> {
    let (after, _) = glued(mark(&[":"])).parse_complete(i)?;
    let (rest, minute) = glued(words::two_digits).parse_complete(after)?;
    if minute < 60 && after.word().len() == 2 { Ok((rest, minute)) } else { i.no() }
}

/// full-day = hour ":" minute , after "at", "by", "until"
fn full_day(i: Tokens<'_>) -> Parsed<'_, Clock> {
    let led = ["at", "by", "until", "before", "around", "from"].contains(&i.word_back(1));
    let (after, hour) = words::two_digits(i)?;
    let (after, minute) = minutes(after)?;
    if led && hour < 24 { Ok((after, (hour, Some(minute)))) } else { i.no() }
}

/// named = "noon" | "midnight" , after a preposition
fn named(i: Tokens<'_>) -> Parsed<'_, Clock> {
    let led = ["at", "by", "until", "before", "after", "around", "past", "from"].contains(&i.word_back(1));
    let (after, hour) = alt((word("noon").map(|_| 12), word("midnight").map(|_| 0))).parse_complete(i)?;
    if led { Ok((after, (hour, None))) } else { i.no() }
}

/// zone = "local" "time" | "Eastern" "time"? | "ET" | "GMT" …
fn zone(i: Tokens<'_>) -> Parsed<'_, ()> {
    let short =
        one_of(&["et", "est", "edt", "ct", "cst", "pt", "pst", "pdt", "gmt", "utc", "bst", "cet", "msk"]);
    let long = (
        one_of(&["local", "eastern", "central", "pacific", "moscow"]),
        opt(one_of(&["standard", "daylight"])),
        word("time"),
    );
    alt((short.map(|_| ()), long.map(|_| ()))).parse_complete(i)
}
