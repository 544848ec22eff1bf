//! Years of other calendars, and years before and after Christ.
//!
//! In: [`Tokens`]. Out: [`Point`]. Not here: years of the common calendar (`period`).
//!
//! A year of another calendar has a value where it is fixed which year that is: beside a year of
//! the common calendar that agrees (`1400 (2021)`), and in eras whose years begin on 1 January. A
//! day or year of the Islamic, Persian or Hebrew calendar alone has none.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, peek};

use super::super::tokens::{Parsed, Tokens, mark, one_of, spanned, token_if, word};
use super::told::{Near, Point};
use super::{Written, words};
use crate::token::TokenKind;

/// Months of the Islamic and the Persian year, in small letters, in their usual romanizations.
const MONTHS: &[&str] = &[
    "aban",
    "azar",
    "bahman",
    "dey",
    "esfand",
    "farvardin",
    "khordad",
    "mehr",
    "mordad",
    "muharram",
    "ordibehesht",
    "rajab",
    "safar",
    "shaaban",
    "shahrivar",
    "shawwal",
    "tir",
];

/// Calendars that a year is said to be of.
const CALENDARS: &[&str] = &[
    "buddhist",
    "coptic",
    "ethiopian",
    "hebrew",
    "hijra",
    "hijri",
    "iranian",
    "islamic",
    "jewish",
    "lunar",
    "muslim",
    "persian",
    "solar",
];

/// era = counted-era | christian | before-christ | beside | foreign-year | foreign-day
pub fn era(i: Tokens<'_>) -> Parsed<'_, Point> {
    if i.first().is_none_or(|t| t.kind != TokenKind::Number && !t.is_capitalized()) {
        return i.no();
    }
    alt((counted_era, christian, before_christ, beside, foreign_year, foreign_day)).parse_complete(i)
}

/// counted-era = ("Juche" | "Minguo" | "Reiwa" | …) number
fn counted_era(i: Tokens<'_>) -> Parsed<'_, Point> {
    // Year 1 of each, less one.
    const ERAS: [(&str, i16); 5] =
        [("Heisei", 1988), ("Juche", 1911), ("Minguo", 1911), ("Reiwa", 2018), ("Showa", 1925)];
    let Some((_, before)) = ERAS.iter().find(|(name, _)| *name == i.word()) else { return i.no() };
    let (after, n) = number(i.take_one())?;
    if n < 200 { Ok((after, year(before + n))) } else { i.no() }
}

/// christian = ("A.D." | "AD") number | number ("A.D." | "AD" | "CE")
fn christian(i: Tokens<'_>) -> Parsed<'_, Point> {
    let mark = token_if(|_, w| matches!(w, "A.D." | "AD" | "CE" | "C.E."));
    let first = (&mark, number).map(|(_, n)| n);
    let last = (number, &mark).map(|(n, _)| n);
    alt((first, last)).map(year).parse_complete(i)
}

/// before-christ = number ("B.C." | "BC" | "BCE")
fn before_christ(i: Tokens<'_>) -> Parsed<'_, Point> {
    (number, christ).map(|_| Point::Unanchored).parse_complete(i)
}

/// christ = "B.C." | "BC" | "BCE"
pub fn christ(i: Tokens<'_>) -> Parsed<'_, ()> {
    token_if(|_, w| matches!(w, "B.C." | "BC" | "BCE" | "B.C.E.")).map(|_| ()).parse_complete(i)
}

/// beside = number "(" year ")" , where the two agree by some calendar
fn beside(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, n) = number(i)?;
    let (after, _) = opt(token_if(|_, w| is_mark(w))).parse_complete(after)?;
    let (after, _) = mark(&["("])(after)?;
    let (after, (span, common)) = spanned(words::year)(after)?;
    let (after, _) = mark(&[")"])(after)?;
    let written = Written { year: Some(common), date: Some(span), ..Written::default() };
    if agrees(n, common) { Ok((after, Point::Calendar(written, Near::Nearest))) } else { i.no() }
}

/// Whether a year of another calendar overlaps with one of the common calendar.
fn agrees(other: i16, common: i16) -> bool {
    let islamic = f64::from(other) * 0.970_224 + 621.57;
    // Persian, Buddhist, Hebrew, Ethiopian, Juche and Minguo: their years less those of ours.
    let lead = i32::from(other) - i32::from(common);
    let known = matches!(lead, -622..=-621 | 542..=543 | 3760..=3761 | -8..=-7 | -1911);
    known || (other < 2000 && (islamic - f64::from(common)).abs() <= 1.5)
}

/// foreign-year = number ("AH" | "Hijri" | "of" "the" "Islamic" …)
fn foreign_year(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, _) = number(i)?;
    let led = (one_of(&["of", "in", "on", "by"]), word("the"), opt(word("solar")), one_of(CALENDARS));
    let tail = (led, opt(one_of(&["calendar", "era", "year"]))).map(|_| ());
    let (after, ()) = alt((token_if(|_, w| is_mark(w)).map(|_| ()), tail)).parse_complete(after)?;
    Ok((after, Point::Unanchored))
}

fn is_mark(word: &str) -> bool {
    matches!(word, "AH" | "A.H." | "AP" | "A.P." | "SH" | "S.H." | "BE" | "B.E." | "Hijri" | "hijri")
}

/// foreign-day = day month-of-another-calendar number? | month day ("," number)?
fn foreign_day(i: Tokens<'_>) -> Parsed<'_, Point> {
    let month =
        |i| token_if(|t, w| t.is_capitalized() && MONTHS.iter().any(|m| m.eq_ignore_ascii_case(w)))(i);
    let day_first = (words::day, opt(word("of")), month).map(|_| ());
    let month_first = (month, words::day, peek(opt(mark(&[","])))).map(|_| ());
    let (after, ()) = alt((day_first, month_first)).parse_complete(i)?;
    let (after, _) = opt((opt(mark(&[","])), number)).parse_complete(after)?;
    Ok((after, Point::Unanchored))
}

/// number = digit{1,4}
fn number(i: Tokens<'_>) -> Parsed<'_, i16> {
    let (after, t) = token_if(|t, w| t.kind == TokenKind::Number && w.len() <= 4)(i)?;
    match t.of(i.text).parse() {
        Ok(n) if n > 0 => Ok((after, n)),
        _ => i.no(),
    }
}

fn year(y: i16) -> Point {
    Point::Calendar(Written { year: Some(y), ..Written::default() }, Near::Nearest)
}
