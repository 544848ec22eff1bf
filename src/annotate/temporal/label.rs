//! Names that hold a weekday, a month or a year and are no times.
//!
//! In: [`Tokens`]. Out: [`Point::Label`]. Not here: `Sept. 11` and its like, which need the
//! publication date (`resolve`).

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::super::tokens::{Parsed, Tokens, glued, listed, one_of, spanned, word};
use super::told::Point;
use super::{Written, period, words};
use crate::token::{Case, TokenKind};

/// label = named | "9/11" | labelling-year
pub fn label(i: Tokens<'_>) -> Parsed<'_, Point> {
    alt((named, digits, labelling_year)).parse_complete(i)
}

/// named = a listed name with a capital (`Super Tuesday`)
fn named(i: Tokens<'_>) -> Parsed<'_, Point> {
    let capital = i.first().is_some_and(|t| t.is_capitalized());
    let (after, _) = listed(|l| l.calendar_names)(i)?;
    if capital { Ok((after, Point::Label(Written::default()))) } else { i.no() }
}

/// digits = "9" "/" "11"
fn digits(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, _) = word("9")(i)?;
    let (after, _) = glued(word("/")).parse_complete(after)?;
    let (after, _) = glued(word("11")).parse_complete(after)?;
    let longer = after.first().is_some_and(|t| !t.spaced && after.word() == "/");
    if longer { i.no() } else { Ok((after, Point::Label(Written::default()))) }
}

/// labelling-year = year before a noun that it describes (`the 2016 campaign`)
fn labelling_year(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, (span, year)) = spanned(words::year)(i)?;
    if after.first().is_some_and(|t| !t.spaced) || !(1900..2100).contains(&year) && !tells_year(after, year) {
        return i.no();
    }
    let (rest, other) = opt((one_of(&["and", "or"]), words::year)).parse_complete(after)?;
    let determined = period::led_by(
        i,
        &["the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "'s", "’s", "'", "’"],
    );
    let free = period::led_by(i, LEADS) || i.first().is_some_and(|t| !t.spaced);
    let described = noun(rest) && (determined || (!free && !period::plural(rest)));
    let label = Written { year: Some(year), date: Some(span), ..Written::default() };
    // Of two years only the first is read here; the second is met again and is led by `and`.
    match other {
        Some(_) if determined && noun(rest) => Ok((rest, Point::Label(label))),
        None if described => Ok((after, Point::Label(label))),
        _ => i.no(),
    }
}

/// Far from our time a number before a noun is a year only where it can count nothing: `the 1688 vote`.
fn tells_year(i: Tokens<'_>, year: i16) -> bool {
    let word = i.word().to_ascii_lowercase();
    let held = i.lexicon.dated_nouns.has(&word);
    let counted =
        word.ends_with('s') || i.lexicon.measures.has(&word) || ["block", "mark", "model"].contains(&&*word);
    held || !(counted || year % 100 == 0)
}

/// Words that make the year after them a time, or a count.
const LEADS: &[&str] = &[
    "in",
    "since",
    "by",
    "until",
    "till",
    "before",
    "after",
    "from",
    "to",
    "of",
    "during",
    "through",
    "throughout",
    "than",
    "around",
    "about",
    "circa",
    "late",
    "early",
    "mid",
    "and",
    "or",
    "between",
    "year",
    "fiscal",
    "(",
    ",",
    "for",
    "some",
    "nearly",
    "over",
    "with",
    "at",
    "least",
    "no",
    "resolution",
    "section",
    "flight",
    "room",
    "page",
    "title",
    "$",
    "£",
    "€",
    "route",
    "highway",
    "interstate",
    "#",
    "—",
    "-",
    "–",
    "another",
    "all",
    "only",
];

/// Whether a noun, and no function word or verb, comes next.
fn noun(i: Tokens<'_>) -> bool {
    let word = i.first().is_some_and(|t| t.spaced && t.kind == TokenKind::Word && t.case != Case::Mixed);
    word && !i.lexicon.function_words.has(i.word()) && words::month(i).is_err() && !super::date::counts(i)
}
