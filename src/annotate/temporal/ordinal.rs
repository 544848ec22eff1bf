//! Days counted within a month or year: `the first Tuesday in November`, `the last day of 2021`.
//!
//! In: [`Tokens`]. Out: [`Point`]. Not here: which year is meant (`resolve`).

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::super::tokens::{Parsed, Tokens, one_of, spanned, token_if, word};
use super::told::Point;
use super::{Written, date, words};
use crate::token::Case;

/// ordinal = "the"? (nth-weekday | edge-day)
pub fn ordinal(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, _) = opt(word("the")).parse_complete(i)?;
    alt((nth_weekday, edge_day)).parse_complete(after)
}

/// nth-weekday = which weekday ("of" | "in") month year?
fn nth_weekday(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, n) = which(i)?;
    let (after, weekday) = words::weekday(after)?;
    let (after, _) = one_of(&["of", "in"])(after)?;
    let (after, month) = words::month(after)?;
    let (after, year) = opt(date::year_tail).parse_complete(after)?;
    let here = month.capital && (1..=5).contains(&n.abs());
    if here { Ok((after, Point::NthWeekday(n, weekday, month.number, year))) } else { i.no() }
}

/// which = ordinal | "last"
fn which(i: Tokens<'_>) -> Parsed<'_, i8> {
    alt((words::ordinal, word("last").map(|_| -1))).parse_complete(i)
}

/// edge-day = ("first" | "last" | "final") "day" ("of" | "in") (month year? | year)
fn edge_day(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, first) =
        alt((word("first").map(|_| true), one_of(&["last", "final"]).map(|_| false))).parse_complete(i)?;
    let (after, _) = word("day")(after)?;
    let (after, _) = one_of(&["of", "in"])(after)?;
    let month = (month, opt(date::year_tail)).map(|(m, y)| (Some(m), y));
    let year = words::year.map(|y| (None, Some(y)));
    let (after, (span, (month, year))) = spanned(alt((month, year)))(after)?;
    let written = Written { month, year, date: Some(span), ..Written::default() };
    Ok((after, Point::EdgeDay(first, written)))
}

/// month = name with a capital
fn month(i: Tokens<'_>) -> Parsed<'_, i8> {
    token_if(|t, _| t.case != Case::Lower)(i)?;
    words::month(i).map(|(after, m)| (after, m.number))
}
