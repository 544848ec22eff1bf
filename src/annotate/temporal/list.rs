//! Days and months told in a row, each of which borrows what another says.
//!
//! In: [`Tokens`]. Out: [`Point`] of one member. Not here: stretches (`range`).
//!
//! `Jan. 5 and 6`, `Jan. 5, 6 and 7`: the later days take the month; `5 and 6 January`: the earlier
//! day does; `in March and April 2019`, `Jan. 5 and Feb. 7, 2019`: the year stands at the end.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, peek};

use super::super::tokens::{Parsed, Tokens, mark, one_of, spanned, word};
use super::told::{Near, Point};
use super::{Written, date, period, words};
use crate::token::TokenKind;

/// Longest row, in tokens, that is looked through.
const LONGEST: usize = 12;

/// listed = later-day | earlier-day
pub fn listed(i: Tokens<'_>) -> Parsed<'_, Point> {
    if i.first().is_none_or(|t| t.kind != TokenKind::Number) {
        return i.no();
    }
    alt((later_day, earlier_day)).parse_complete(i)
}

/// later-day = day year? , after month day ("," day)* join
fn later_day(i: Tokens<'_>) -> Parsed<'_, Point> {
    let Some((month, last)) = row_before(i) else { return i.no() };
    let (after, (span, day)) = spanned(words::day)(i)?;
    let (after, year) = opt(date::year_tail).parse_complete(after)?;
    let counted = date::counts(after) || period::plural(after) || adjective_follows(after);
    let glued =
        after.first().is_some_and(|t| !t.spaced && matches!(after.word(), "-" | "–" | ":" | "%" | "/"));
    if year.is_none() && (counted || glued) || day <= last {
        return i.no();
    }
    let year = year.or_else(|| year_ahead(after));
    let written =
        Written { day: Some(day), month: Some(month), year, date: Some(span), ..Written::default() };
    Ok((after, Point::Calendar(written, Near::Nearest)))
}

/// `Jan. 5 and 6 other people`: what follows the number is no end of a list.
fn adjective_follows(i: Tokens<'_>) -> bool {
    let noun = i.first().is_some_and(|t| t.kind == TokenKind::Word);
    noun && (!i.lexicon.function_words.has(i.word()) || matches!(i.word(), "other" | "others" | "more"))
}

/// Month and last day of a row of days just before, which a mark or `and` leads on from.
fn row_before(i: Tokens<'_>) -> Option<(i8, i8)> {
    if !matches!(i.word_back(1), "and" | "or" | "," | "&") {
        return None;
    }
    let start = (2..=LONGEST)
        .find(|n| i.back(*n).is_some_and(|t| t.kind == TokenKind::Word && !joins(i.word_back(*n))))?;
    let at = i.at - start;
    let row = i.over(at..i.at);
    let (mut rest, month) = words::month(row).ok().filter(|(_, m)| m.capital)?;
    let mut last = None;
    while let Ok((after, day)) = words::day(rest) {
        last = Some(day);
        rest = comma_or_and(after).map_or(after, |(after, ())| after);
    }
    last.filter(|_| rest.left() == 0).map(|day| (month.number, day))
}

fn joins(word: &str) -> bool {
    matches!(word, "and" | "or" | "st" | "nd" | "rd" | "th")
}

/// comma-or-and = "," | ","? ("and" | "or" | "&")
fn comma_or_and(i: Tokens<'_>) -> Parsed<'_, ()> {
    let and = (opt(mark(&[","])), alt((one_of(&["and", "or"]), mark(&["&"])))).map(|_| ());
    alt((and, mark(&[","]).map(|_| ()))).parse_complete(i)
}

/// earlier-day = "the"? day , before ("," day)* join day month
fn earlier_day(i: Tokens<'_>) -> Parsed<'_, Point> {
    let free = i.first().is_some_and(|t| t.spaced) && !matches!(i.word_back(1), "$" | "£" | "€" | "-");
    let (after, (span, day)) = spanned(words::day)(i)?;
    let (rest, ()) = comma_or_and(after)?;
    let (_, next) = alt((earlier_day, date::end_of_pair.map(|w| Point::Calendar(w, Near::Nearest))))
        .parse_complete(rest)?;
    let Point::Calendar(Written { day: Some(end), month: Some(m), year, .. }, _) = next else {
        return i.no();
    };
    if !free || end <= day || day > 31 {
        return i.no();
    }
    let written = Written { day: Some(day), month: Some(m), year, date: Some(span), ..Written::default() };
    Ok((after, Point::Calendar(written, Near::Nearest)))
}

/// The year at the end of a row that goes on after a date or month without one.
pub fn year_ahead(i: Tokens<'_>) -> Option<i16> {
    let mut rest = i;
    while i.left() - rest.left() < LONGEST {
        let (after, ()) = comma_or_and(rest).ok()?;
        let (after, _) = opt(one_of(&["early", "mid", "late"])).parse_complete(after).ok()?;
        let (after, _) = member(after).ok()?;
        if let Ok((end, year)) = date::year_tail(after)
            && !period::plural(end)
        {
            return Some(year);
        }
        rest = after;
    }
    None
}

/// member = month day? | "the"? day month? , not a count
fn member(i: Tokens<'_>) -> Parsed<'_, ()> {
    let (i, _) = opt(word("the")).parse_complete(i)?;
    let month = (words::month, opt(words::day)).map(|_| ());
    let day = (words::day, opt(words::month)).map(|_| ());
    let (after, ()) = alt((month, day)).parse_complete(i)?;
    peek(nom::combinator::not(noun)).parse_complete(after)?;
    Ok((after, ()))
}

fn noun(i: Tokens<'_>) -> Parsed<'_, ()> {
    if date::counts(i) || period::plural(i) { Ok((i, ())) } else { i.no() }
}
