//! Hours of the day.
//!
//! In: [`Tokens`]. Out: hour and minute. Not here: the day they belong to (`resolve`).

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::super::tokens::{Parsed, Tokens, glued, mark, one_of, word};
use super::told::{Point, Told};
use super::words;

/// Hour, and minute where it is told.
pub type Clock = (i8, Option<i8>);

/// alone = clock zone?
pub fn alone(i: Tokens<'_>) -> Parsed<'_, Told> {
    let (after, clock) = alt((half_day, named, full_day)).parse_complete(i)?;
    let (after, _) = opt(zone).parse_complete(after)?;
    Ok((after, Told { clock: Some(clock), ..Point::Hour.into() }))
}

/// leading = clock zone? ("on" | ",")?
pub fn leading(i: Tokens<'_>) -> Parsed<'_, Clock> {
    let (after, clock) = alt((half_day, named, full_day)).parse_complete(i)?;
    let (after, _) = opt(zone).parse_complete(after)?;
    let (after, _) = opt(alt((one_of(&["on"]), mark(&[","])))).parse_complete(after)?;
    Ok((after, clock))
}

/// trailing = ","? ("at" | "by" | "around" | "about")* clock zone?
pub fn trailing(i: Tokens<'_>) -> Parsed<'_, Clock> {
    let (after, _) = opt(mark(&[","])).parse_complete(i)?;
    let (after, _) = opt(one_of(&["at", "by", "before", "after", "around"])).parse_complete(after)?;
    let (after, _) = opt(one_of(&["about", "around", "just", "nearly"])).parse_complete(after)?;
    let (after, clock) = alt((half_day, named, full_day)).parse_complete(after)?;
    let (after, _) = opt(zone).parse_complete(after)?;
    Ok((after, clock))
}

/// half-day = hour (":" minute)? ("a.m." | "p.m." | "o'clock")
fn half_day(i: Tokens<'_>) -> Parsed<'_, Clock> {
    let (after, hour) = alt((words::two_digits, words::cardinal_word)).parse_complete(i)?;
    let (after, minute) = opt(minutes).parse_complete(after)?;
    let (after, half) = one_of(&["a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock", "o’clock"])(after)?;
    let afternoon = half.of(i.text).to_ascii_lowercase().starts_with('p');
    match hour {
        12 if half.of(i.text).to_ascii_lowercase().starts_with('a') => Ok((after, (0, minute))),
        12 => Ok((after, (12, minute))),
        1..12 => Ok((after, (if afternoon { hour + 12 } else { hour }, minute))),
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
