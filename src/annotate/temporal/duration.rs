//! How long something lasts.
//!
//! In: [`Tokens`]. Out: ISO 8601 durations. Not here: time counted from a point (`relative`), ages (`age`).
//! `several years` has no value and is not read.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::super::tokens::{Parsed, Tokens, glued, mark, one_of, token_if, word};
use super::{Unit, words};
use crate::token::TokenKind;

/// An ISO 8601 duration and whether it is rough.
pub type Lasting = (String, bool);

/// duration = hedge? (halved | hyphened | fraction | ranged | whole | all-day)
pub fn duration(i: Tokens<'_>) -> Parsed<'_, Lasting> {
    let (after, hedge) = opt(words::hedge).parse_complete(i)?;
    let led = hedge.is_some() || leads(i);
    let (after, (value, rough)) =
        alt((halved, hyphened, fraction, ranged, whole(led), all_day)).parse_complete(after)?;
    // `only ten months old`: an age, which begins after the hedge.
    if matches!(after.word(), "old" | "olds") {
        return i.no();
    }
    Ok((after, (value, rough || hedge.is_some())))
}

/// unit, but no quarter, which is mostly a share, and nothing by the day: `24 hours a day`
fn lasting(i: Tokens<'_>) -> Parsed<'_, Unit> {
    let (after, unit) = words::unit(i)?;
    let rate = one_of(&["a", "per", "each", "every"])(after).is_ok_and(|(rest, _)| words::unit(rest).is_ok());
    if unit == Unit::Quarter || rate { i.no() } else { Ok((after, unit)) }
}

/// Whether the word before makes `a year` a stretch of time, not `a year` in `$5 a year`.
fn leads(i: Tokens<'_>) -> bool {
    const LEADS: &[&str] =
        &["for", "after", "within", "in", "than", "during", "of", "to", "by", "least", "most"];
    LEADS.contains(&i.word_back(1).to_ascii_lowercase().as_str())
}

/// whole = count unit ("and" "a" "half")? ; "a" and "one" only where something leads to a duration
fn whole<'a>(led: bool) -> impl Fn(Tokens<'a>) -> Parsed<'a, Lasting> {
    move |i| {
        let article = words::article(i).is_ok() && words::counted(i).is_err();
        let (after, count) = words::count(i)?;
        let (after, half) = opt((word("and"), word("a"), word("half"))).parse_complete(after)?;
        let (after, unit) = lasting(after)?;
        let (after, late_half) = opt((word("and"), word("a"), word("half"))).parse_complete(after)?;
        let halves = 2 * count + i32::from(half.is_some() || late_half.is_some());
        let loose =
            count == 1 && halves == 2 && (article || matches!(unit, Unit::Day | Unit::Minute)) && !long(unit);
        if (loose && !led) || follows_currency(i) {
            i.no()
        } else {
            Ok((after, (halved_iso(halves, unit), false)))
        }
    }
}

/// `a decade` and `a century` are stretches wherever they stand.
fn long(unit: Unit) -> bool {
    matches!(unit, Unit::Decade | Unit::Century)
}

fn follows_currency(i: Tokens<'_>) -> bool {
    matches!(i.word_back(1), "$" | "£" | "€")
        || (i.word_back(1) == "-" && i.first().is_some_and(|t| !t.spaced))
}

/// halved = "half" "a" unit
fn halved(i: Tokens<'_>) -> Parsed<'_, Lasting> {
    let (after, (_, _, unit)) = (word("half"), one_of(&["a", "an"]), lasting).parse_complete(i)?;
    Ok((after, (halved_iso(1, unit), false)))
}

/// hyphened = count "-" unit , a singular (`a three-year term`)
fn hyphened(i: Tokens<'_>) -> Parsed<'_, Lasting> {
    let (after, count) = words::counted(i)?;
    let (after, _) = glued(mark(&["-"])).parse_complete(after)?;
    let (after, unit) = glued(lasting).parse_complete(after)?;
    if follows_currency(i) { i.no() } else { Ok((after, (halved_iso(2 * count, unit), false))) }
}

/// fraction = digits "." digits unit
fn fraction(i: Tokens<'_>) -> Parsed<'_, Lasting> {
    let (after, t) = token_if(|t, w| t.kind == TokenKind::Number && w.contains('.'))(i)?;
    let (after, unit) = lasting(after)?;
    let (times, time, letter) = letters(unit);
    match t.of(i.text).parse::<f64>() {
        Ok(n) => Ok((after, (format!("P{time}{}{letter}", n * f64::from(times)), false))),
        Err(_) => i.no(),
    }
}

/// ranged = count ("to" | "or" | "-") count unit ; the greater, roughly
fn ranged(i: Tokens<'_>) -> Parsed<'_, Lasting> {
    let (after, low) = words::counted(i)?;
    let (after, _) = alt((one_of(&["to", "or"]), mark(&["-", "–"]))).parse_complete(after)?;
    let (after, high) = words::counted(after)?;
    let (after, _) = opt(glued(mark(&["-"]))).parse_complete(after)?;
    let (after, unit) = lasting(after)?;
    if low < high { Ok((after, (halved_iso(2 * high, unit), true))) } else { i.no() }
}

/// all-day = "all" "day"
fn all_day(i: Tokens<'_>) -> Parsed<'_, Lasting> {
    let (after, _) = (word("all"), word("day")).parse_complete(i)?;
    Ok((after, ("P1D".to_owned(), true)))
}

/// How many of which letter a unit is, and whether it follows a `T`.
fn letters(unit: Unit) -> (i32, &'static str, char) {
    match unit {
        Unit::Minute => (1, "T", 'M'),
        Unit::Hour => (1, "T", 'H'),
        Unit::Day => (1, "", 'D'),
        Unit::Week => (1, "", 'W'),
        Unit::Fortnight => (2, "", 'W'),
        Unit::Month => (1, "", 'M'),
        Unit::Quarter => (3, "", 'M'),
        Unit::Year => (1, "", 'Y'),
        Unit::Decade => (10, "", 'Y'),
        Unit::Century => (100, "", 'Y'),
    }
}

/// ISO 8601 of so many halves of a unit: a year and a half is `P1Y6M`.
fn halved_iso(halves: i32, unit: Unit) -> String {
    let (times, time, letter) = letters(unit);
    let halves = halves.saturating_mul(times);
    match (halves % 2, letter, halves / 2) {
        (0, _, n) => format!("P{time}{n}{letter}"),
        (_, 'Y', 0) => "P6M".to_owned(),
        (_, 'Y', n) => format!("P{n}Y6M"),
        (_, 'H', 0) => "PT30M".to_owned(),
        (_, 'H', n) => format!("PT{n}H30M"),
        (_, _, n) => format!("P{time}{n}.5{letter}"),
    }
}
