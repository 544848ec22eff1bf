//! Verbs by which a body gives a figure without a word of saying: it put the toll at 40, raised its estimate to 50,
//! has counted 60 cases, and its estimates range from 70 to 80.
//!
//! In: the tokens of a sentence. Out: the verb, with how sure it is that its subject stands behind the figure.
//! Not here: who the subject is (`frame`, `subject`).

use nom::Input;

use super::parts::{ALWAYS, SHOWING, after_article, phrase_of};
use crate::annotate::tokens::{Parsed, Tokens, is_one_of};
use crate::token::TokenKind;

/// Words between `put` and `at` at most: `put the number of homeless people in the city at 8,400`.
const OBJECT: usize = 14;
/// Words between `raised` and the noun that was raised at most.
const RAISED: usize = 5;
/// What is estimated and then revised.
const ESTIMATES: [&str; 12] = [
    "count",
    "estimate",
    "estimates",
    "forecast",
    "forecasts",
    "outlook",
    "projection",
    "projections",
    "tally",
    "toll",
    "tolls",
    "total",
];
/// measure = a listed verb and what its list entry says must follow
pub(super) fn measure(i: Tokens<'_>) -> Parsed<'_, f32> {
    let (after, way) = phrase_of(|l| l.measuring_verbs)(i)?;
    let (holds, share) = match way {
        "value" => (gives_value(after), ALWAYS),
        "estimate" => (revises(after), ALWAYS),
        "count" => (is_counted(after, 0), ALWAYS),
        // Only estimates range: `Prices ranged from 3 to 5`.
        _ => (is_one_of(after.word(), &["from", "between"]), SHOWING),
    };
    if holds && !after_article(i) && !reports(i) { Ok((after, share)) } else { i.no() }
}

/// `We counted 80 people` is what the reporter saw, not what a source says.
fn reports(i: Tokens<'_>) -> bool {
    let back = if is_one_of(i.word_back(1), &["have", "had"]) { 2 } else { 1 };
    is_one_of(i.word_back(back), &["we", "i"])
}

/// An object, `at` and a number.
fn gives_value(after: Tokens<'_>) -> bool {
    let object = (0..OBJECT).take_while(|n| goes_on(after, *n));
    object.skip(1).any(|n| after.ahead(n) == "at" && is_counted(after, n + 1))
}

/// An estimate and where it went.
fn revises(after: Tokens<'_>) -> bool {
    let mut words = (0..OBJECT).take_while(|n| goes_on(after, *n));
    let raised = words.by_ref().take(RAISED).any(|n| is_one_of(after.ahead(n), &ESTIMATES));
    raised && words.any(|n| is_one_of(after.ahead(n), &["to", "by", "from"]))
}

/// A number from a token on, or words that say how exact it is and a number.
fn is_counted(after: Tokens<'_>, from: usize) -> bool {
    let from = after.take_from(from.min(after.input_len()));
    let i = phrase_of(|l| l.approximators)(from).map_or(from, |(rest, _)| rest);
    let number = |n: usize| i.token(n).is_some_and(|t| t.kind == TokenKind::Number);
    // A sign of a currency is a token of its own.
    number(0) || i.token(0).is_some_and(|t| t.kind != TokenKind::Word) && number(1)
}

/// Whether the clause goes on at a token.
fn goes_on(after: Tokens<'_>, n: usize) -> bool {
    n < after.input_len() && !matches!(after.ahead(n), "," | ";" | ":" | "." | "(" | "—" | "–")
}
