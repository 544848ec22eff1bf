//! Years that do not begin in January: budgets, schools, seasons.
//!
//! In: [`Tokens`]. Out: [`Point`]. A US budget year begins in October of the year before; other
//! countries differ, and of a `financial year 2020-21` no more is said than its two years.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::super::tokens::{Parsed, Tokens, glued, mark, one_of, token_if, word};
use super::period::short_end;
use super::told::Point;
use super::words;

/// fiscal = "fiscal" "year"? year-of-two | "FY" year-of-two | "the"? year-of-two "fiscal" "year" | school | which "fiscal" "year"
pub fn fiscal(i: Tokens<'_>) -> Parsed<'_, Point> {
    let long = (one_of(&["fiscal"]), opt(word("year"))).map(|_| ());
    let lead = alt((long, token_if(|_, w| w == "FY").map(|_| ())));
    let short = glued(words::two_digits).map(|n| 2000 + i16::from(n));
    let led = (lead, alt((year_of_two, short))).map(|(_, y)| Point::Fiscal(y));
    let tail =
        (year_of_two, one_of(&["fiscal"]), one_of(&["year", "budget"])).map(|(y, ..)| Point::Fiscal(y));
    let which = alt((
        one_of(&["this", "current"]).map(|_| 0),
        one_of(&["next", "coming"]).map(|_| 1),
        one_of(&["last", "past", "previous"]).map(|_| -1),
    ));
    let now = (opt(word("the")), which, word("fiscal"), word("year")).map(|(_, n, ..)| Point::FiscalNow(n));
    alt((led, (opt(word("the")), tail).map(|(_, p)| p), now, school)).parse_complete(i)
}

/// year-of-two = year (dash (year | digit{2}))? , of two years the later
fn year_of_two(i: Tokens<'_>) -> Parsed<'_, i16> {
    let (after, first) = words::year(i)?;
    let second = short_end.map(|n| first - first % 100 + i16::from(n));
    let whole = (glued(mark(&["-", "–", "/"])), glued(words::year)).map(|(_, y)| y);
    match alt((whole, second)).parse_complete(after) {
        Ok((rest, last)) if last == first + 1 => Ok((rest, last)),
        _ => Ok((after, first)),
    }
}

/// school = ("academic" | "school" | "financial" | …) "year" years | "the"? years ("academic" | …) "year"
fn school(i: Tokens<'_>) -> Parsed<'_, Point> {
    let kind = || (one_of(&["academic", "school", "financial", "budget", "tax"]), word("year"));
    let kinds = || alt((kind().map(|_| ()), one_of(&["season", "session"]).map(|_| ())));
    let led = (opt(word("the")), kind(), two_years).map(|(.., y)| y);
    let tail = (opt(word("the")), two_years, kinds()).map(|(_, y, _)| y);
    let (after, last) = alt((led, tail)).parse_complete(i)?;
    Ok((after, Point::Years(last - 1, last)))
}

/// two-years = year dash (year | digit{2}) , the one after it
fn two_years(i: Tokens<'_>) -> Parsed<'_, i16> {
    let (after, last) = year_of_two(i)?;
    if i.left() - after.left() > 1 { Ok((after, last)) } else { i.no() }
}
