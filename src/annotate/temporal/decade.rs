//! Decades, centuries and years of two digits.
//!
//! In: [`Tokens`]. Out: [`Point`]. Not here: years of four digits (`period`), other eras (`era`).

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::super::tokens::{Parsed, Tokens, glued, mark, one_of, spanned, word};
use super::period::{led_by, plural};
use super::told::{Near, Point};
use super::{Written, era, words};
use crate::token::TokenKind;

/// decades = decade | short-decade | spelled-decade | bare-decade | century | led-short-year
pub fn decades(i: Tokens<'_>) -> Parsed<'_, Point> {
    alt((decade, short_decade, spelled_decade, bare_decade, century, led_short_year)).parse_complete(i)
}

/// decade = "the"? year "s" , of a year that ends in 0
fn decade(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, _) = opt(word("the")).parse_complete(i)?;
    let (after, year) = words::year(after)?;
    let (after, _) = glued(one_of(&["s", "'s", "’s"])).parse_complete(after)?;
    match year {
        // `the 1800s` is mostly the century, `the 2000s` the decade.
        _ if year % 100 == 0 && year < 2000 => Ok((after, Point::Years(year, year + 99))),
        _ if year % 10 == 0 => Ok((after, Point::Years(year, year + 9))),
        _ => i.no(),
    }
}

/// short-decade = "the"? apostrophe digit{2} "s"
fn short_decade(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, _) = opt(word("the")).parse_complete(i)?;
    let (after, _) = mark(&["'", "’", "‘"])(after)?;
    let (after, n) = glued(words::two_digits).parse_complete(after)?;
    let (after, _) = glued(one_of(&["s"])).parse_complete(after)?;
    let year = i16::from(n) + if n < 30 { 2000 } else { 1900 };
    if n % 10 == 0 { Ok((after, Point::Years(year, year + 9))) } else { i.no() }
}

/// spelled-decade = "the" ("twenties" | … | "nineties")
fn spelled_decade(i: Tokens<'_>) -> Parsed<'_, Point> {
    const NAMES: [&str; 8] =
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    let led = i.word_back(1).eq_ignore_ascii_case("the");
    let (after, the) = opt(word("the")).parse_complete(i)?;
    let at = NAMES.iter().position(|n| after.word().eq_ignore_ascii_case(n));
    match at.filter(|_| led || the.is_some()) {
        Some(n) => Ok((after.take_one(), Point::Years(1920 + 10 * n as i16, 1929 + 10 * n as i16))),
        None => i.no(),
    }
}

/// bare-decade = "the" ("early" | "late")? tens "s" , after "since", "during" or "of" where nothing else tells
fn bare_decade(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (tens, the) = opt(word("the")).parse_complete(i)?;
    // `the late 90s`; but `his late 50s` is an age, and `the mid-40s` is what polls and heat reach.
    let qualified = led_by(i, &["early", "late"]) && i.word_back(2).eq_ignore_ascii_case("the");
    let led = the.is_some() && led_by(i, &["since", "during", "throughout", "of"]);
    let (after, n) = words::two_digits(tens)?;
    let (after, _) = glued(one_of(&["s"])).parse_complete(after)?;
    let year = 1900 + i16::from(n);
    if (qualified || led) && n >= 20 && n % 10 == 0 {
        Ok((after, Point::Years(year, year + 9)))
    } else {
        i.no()
    }
}

/// led-short-year = short-year , after a word that leads to a year (`in '98`)
fn led_short_year(i: Tokens<'_>) -> Parsed<'_, Point> {
    let led = led_by(i, &["in", "since", "until", "by", "from", "of", "before", "after"]);
    let (after, (span, year)) = spanned(short_year)(i)?;
    let written = Written { year: Some(year), date: Some(span), ..Written::default() };
    let title = after.first().is_some_and(|t| t.is_capitalized());
    if led && !title && !plural(after) {
        Ok((after, Point::Calendar(written, Near::Nearest)))
    } else {
        i.no()
    }
}

/// short-year = apostrophe digit{2}
pub fn short_year(i: Tokens<'_>) -> Parsed<'_, i16> {
    let (after, _) = mark(&["'", "’", "‘"])(i)?;
    let (after, n) = glued(words::two_digits).parse_complete(after)?;
    let whole = after.first().is_none_or(|t| t.spaced || t.kind == TokenKind::Mark);
    let year = i16::from(n) + if n < 30 { 2000 } else { 1900 };
    if whole { Ok((after, year)) } else { i.no() }
}

/// century = "the"? ordinal "-"? "century"
fn century(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, _) = opt(word("the")).parse_complete(i)?;
    let (after, n) = words::ordinal(after)?;
    let (after, _) = opt(glued(mark(&["-"]))).parse_complete(after)?;
    let (after, _) = word("century")(after)?;
    let last = i16::from(n) * 100;
    if let Ok((rest, ())) = era::christ(after) {
        return Ok((rest, Point::Unanchored));
    }
    if (5..=25).contains(&n) { Ok((after, Point::Years(last - 99, last))) } else { i.no() }
}
