//! The year that words behind a day, a month or a season give: `12 July last year`, `July the year before`.
//!
//! In: [`Tokens`] behind the day. Out: [`Near`]. Not here: years in digits (`date`), which year it comes to (`resolve`).

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::super::tokens::{Parsed, Tokens, is_one_of, mark, one_of, word};
use super::told::Near;
use super::{story, words};
use crate::token::TokenKind;

/// of-year = ("of" | "in" | ",")? (named-year | year-beside | counted-year)
pub fn of_year(i: Tokens<'_>) -> Parsed<'_, Near> {
    let (after, comma) = opt(mark(&[","])).parse_complete(i)?;
    let (after, _) = opt(one_of(&["of", "in"])).parse_complete(after)?;
    const FIRST: [&str; 9] = ["the", "a", "one", "last", "this", "next", "that", "same", "earlier"];
    if !is_one_of(after.word(), &FIRST) && !words::may_be_number(after) {
        return i.no();
    }
    let (after, near) = alt((named_year, year_beside, counted_year)).parse_complete(after)?;
    // `On July 12, last year's winner …`: behind a comma the year may belong to what follows.
    let owns = after.first().is_some_and(|t| t.kind == TokenKind::Possessive) || after.word() == "-";
    if comma.is_some() && owns { i.no() } else { Ok((after, near)) }
}

/// named-year = "the"? ("last" | "this" | "next" | "that" | "same" | "previous" | "following" | …) "year" | "earlier" "this" "year"
fn named_year(i: Tokens<'_>) -> Parsed<'_, Near> {
    let (after, _) = opt(word("the")).parse_complete(i)?;
    let (after, _) = opt(word("earlier")).parse_complete(after)?;
    let which = alt((
        word("last").map(|_| Near::LastYear),
        one_of(&["this", "current"]).map(|_| Near::This),
        word("next").map(|_| Near::NextYear),
        one_of(&["that", "same"]).map(|_| Near::That),
        one_of(&["previous", "preceding", "prior"]).map(|_| Near::YearBefore),
        one_of(&["following", "ensuing"]).map(|_| Near::YearAfter),
    ));
    let (after, near) = { which }.parse_complete(after)?;
    let (after, _) = word("year")(after)?;
    Ok((after, near))
}

/// year-beside = "the" "year" ("before" | "after") "last"? , with nothing behind it that it is counted from
fn year_beside(i: Tokens<'_>) -> Parsed<'_, Near> {
    let (after, _) = (word("the"), word("year")).parse_complete(i)?;
    let before = (word("before"), word("last")).map(|_| Near::YearsAgo(2));
    if let Ok(read) = { before }.parse_complete(after) {
        return Ok(read);
    }
    let way = alt((word("before").map(|_| Near::YearBefore), word("after").map(|_| Near::YearAfter)));
    let (after, near) = { way }.parse_complete(after)?;
    if story::ends(after) { Ok((after, near)) } else { i.no() }
}

/// counted-year = ("a" | "one") "year" ("ago" | "earlier" | "before" | "later") | count "years" "ago"
fn counted_year(i: Tokens<'_>) -> Parsed<'_, Near> {
    if !is_one_of(i.word(), &["a", "one"]) {
        let (after, (n, _, _)) = (words::counted, word("years"), word("ago")).parse_complete(i)?;
        return i16::try_from(n).map_or_else(|_| i.no(), |n| Ok((after, Near::YearsAgo(n))));
    }
    let (after, _) = (one_of(&["a", "one"]), word("year")).parse_complete(i)?;
    let way = alt((
        word("ago").map(|_| Near::LastYear),
        one_of(&["earlier", "previously", "before"]).map(|_| Near::YearBefore),
        one_of(&["later", "afterward", "afterwards"]).map(|_| Near::YearAfter),
    ));
    let (after, near) = { way }.parse_complete(after)?;
    if story::ends(after) || near == Near::LastYear { Ok((after, near)) } else { i.no() }
}
