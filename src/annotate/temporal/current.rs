//! The year, month or week of publication, told without `this`: `the end of the year`, `for the month`.
//!
//! In: [`Tokens`]. Out: [`Point`]. Not here: `this year`, `last month` (`relative`).

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::super::tokens::{Parsed, Tokens, glued, mark, one_of, word};
use super::Unit;
use super::told::{Base, Point};

/// current = to-date | year-end | edged | lasting
pub fn current(i: Tokens<'_>) -> Parsed<'_, Point> {
    alt((to_date, year_end, edged, lasting)).parse_complete(i)
}

fn now(unit: Unit) -> Point {
    Point::Step(0, unit, Base::Publication)
}

/// to-date = "the"? "year" "to" "date"
fn to_date(i: Tokens<'_>) -> Parsed<'_, Point> {
    let year = (opt(word("the")), word("year"), word("to"), word("date"));
    { year }.map(|_| Point::YearToDate).parse_complete(i)
}

/// year-end = "year" ("'s" | "-") "end" , after a preposition
fn year_end(i: Tokens<'_>) -> Parsed<'_, Point> {
    let led = ["by", "before", "until", "through"].contains(&i.word_back(1));
    let (after, _) = word("year")(i)?;
    let (after, _) = alt((glued(one_of(&["'s", "’s"])), glued(mark(&["-"])))).parse_complete(after)?;
    let (after, _) = word("end")(after)?;
    if led { Ok((after, now(Unit::Year))) } else { i.no() }
}

/// edged = "the"? unit , after `end of`, `later in`
fn edged(i: Tokens<'_>) -> Parsed<'_, Point> {
    let led = ["of", "the", "in"].contains(&i.word_back(1)) && modifier_before(i);
    let (after, (_, unit)) = (opt(word("the")), unit).parse_complete(i)?;
    if led { Ok((after, now(unit))) } else { i.no() }
}

/// lasting = "the" ("month" | "week") , after "for", and not of something else
fn lasting(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, (_, unit)) = (word("the"), unit).parse_complete(i)?;
    let led = i.word_back(1).eq_ignore_ascii_case("for") && unit != Unit::Year;
    let other = matches!(after.word(), "of" | "before" | "after" | "that" | "to" | "-");
    if led && !other { Ok((after, now(unit))) } else { i.no() }
}

/// unit = "year" | "month" | "week"
fn unit(i: Tokens<'_>) -> Parsed<'_, Unit> {
    alt((
        word("year").map(|_| Unit::Year),
        word("month").map(|_| Unit::Month),
        word("week").map(|_| Unit::Week),
    ))
    .parse_complete(i)
}

/// Whether `end of`, `later in` stand just before, with or without `the`.
fn modifier_before(i: Tokens<'_>) -> bool {
    let skip = usize::from(i.word_back(1).eq_ignore_ascii_case("the"));
    let (near, far) = (i.word_back(1 + skip), i.word_back(2 + skip));
    match near {
        "of" => ["end", "start", "beginning", "middle", "close", "rest", "remainder"].contains(&far),
        "in" => ["later", "earlier", "late", "early", "Later", "Earlier"].contains(&far),
        _ => false,
    }
}
