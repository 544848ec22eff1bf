//! Ages of people and things.
//!
//! In: [`Tokens`]. Out: years. Not here: whose they are (`bind`).

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::super::tokens::{Parsed, Tokens, glued, mark, one_of, word};
use super::{Unit, words};
use crate::token::{Case, TokenKind};

/// Greatest age of a person that is read out of a bare number; the oldest person known reached 122.
const OLDEST: i8 = 115;

/// Least age read out of `At 45, she is …`: a smaller number may be an hour.
const YOUNGEST_AT: i8 = 13;

/// age = unit-old | years-of-age | aged | appositive | predicate | at | own
pub fn age(i: Tokens<'_>) -> Parsed<'_, f64> {
    alt((unit_old, aged, appositive, predicate, at, own)).parse_complete(i)
}

/// own = number , behind `I'm` or `I am`, at the end of what is said (`"I'm 51," she said`)
fn own(i: Tokens<'_>) -> Parsed<'_, f64> {
    let first_person =
        matches!(i.word_back(1), "I'm" | "I’m") || i.word_back(2) == "I" && i.word_back(1) == "am";
    let (after, n) = words::two_digits(i)?;
    let closed = matches!(after.word(), "," | "." | "”" | "\"" | "and" | "now");
    if first_person && closed && (YOUNGEST_AT..=OLDEST).contains(&n) {
        Ok((after, f64::from(n)))
    } else {
        i.no()
    }
}

/// at = number , behind `At` at the head of a sentence and before a comma (`At 45, she is …`), behind a year
/// (`elected in 1972, at 36, …`), or behind `dies` at the end of a headline (`Olm dies at 93`)
fn at(i: Tokens<'_>) -> Parsed<'_, f64> {
    let opens = i.word_back(1) == "At" && matches!(i.word_back(2), "" | "." | "”" | "\"" | "?" | "!");
    let year = |w: &str| w.len() == 4 && w.starts_with(['1', '2']) && w.bytes().all(|b| b.is_ascii_digit());
    let dated = i.word_back(1) == "at" && i.word_back(2) == "," && year(i.word_back(3));
    let (after, n) = words::two_digits(i)?;
    let comma = after.word() == ",";
    let next = after.token(1).is_some_and(|t| t.kind == TokenKind::Word);
    let closed = comma && next || dated && after.word() == ".";
    let dies = i.word_back(1) == "at" && i.word_back(2) == "dies" && after.left() == 0;
    if ((opens || dated) && closed || dies) && (YOUNGEST_AT..=OLDEST).contains(&n) {
        Ok((after, f64::from(n)))
    } else {
        i.no()
    }
}

/// predicate = number , after a name or pronoun with `is` or `was`, at the end of a clause (`Jane was 15.`, `She was 79,`) or before a
/// time (`she was 23 in 1990`); behind a comma or `and` before `when` alone (`Jane Roe, born in 1949, was 46 when`)
fn predicate(i: Tokens<'_>) -> Parsed<'_, f64> {
    let be = matches!(i.word_back(1), "is" | "was");
    let who = i.word_back(2);
    let named = i.back(2).is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Capital)
        && !i.lexicon.function_words.has(who);
    let pronoun = ["he", "she"].iter().any(|p| who.eq_ignore_ascii_case(p));
    let (after, n) = words::two_digits(i)?;
    let year = after.word() == "in" && words::year(after.take_one()).is_ok();
    let closed = matches!(after.word(), "." | ";") && after.left() == 1
        || matches!(after.word(), "when" | "at")
        || (year || after.word() == ",") && pronoun;
    let goes_on = matches!(who, "," | "and");
    let named = named || goes_on && i.word_back(1) == "was" && after.word() == "when";
    let plausible = (1..=OLDEST).contains(&n) && !is_place_at(i, 2);
    if be && (named || pronoun) && closed && plausible { Ok((after, f64::from(n))) } else { i.no() }
}

/// unit-old = count "-"? unit "-"? ("old" "s"? | "of" "age")
fn unit_old(i: Tokens<'_>) -> Parsed<'_, f64> {
    let (after, count) = words::counted(i)?;
    let (after, half) = opt((word("and"), word("a"), word("half"))).parse_complete(after)?;
    let (after, _) = opt(mark(&["-", "–"])).parse_complete(after)?;
    let (after, unit) = words::unit(after)?;
    let (after, _) = opt(mark(&["-", "–"])).parse_complete(after)?;
    let old = one_of(&["old", "olds"]).map(|_| ());
    let of_age = (word("of"), word("age")).map(|_| ());
    let (after, ()) = alt((old, of_age)).parse_complete(after)?;
    let halves = f64::from(count) + if half.is_some() { 0.5 } else { 0.0 };
    match years(halves, unit) {
        Some(years) => Ok((after, years)),
        None => i.no(),
    }
}

/// Months, weeks and days as fractions of a year.
fn years(count: f64, unit: Unit) -> Option<f64> {
    Some(match unit {
        Unit::Day => count / 365.0,
        Unit::Week => count / 52.0,
        Unit::Month => count / 12.0,
        Unit::Year => count,
        Unit::Decade => count * 10.0,
        Unit::Century => count * 100.0,
        _ => return None,
    })
}

/// aged = ("aged" | "age" | "at" "the" "age" "of" | "turned") number , not the start of a band
fn aged(i: Tokens<'_>) -> Parsed<'_, f64> {
    let of = (word("age"), word("of")).map(|_| ());
    let bare = one_of(&["aged", "age", "turned", "turns"]).map(|_| ());
    let (number, ()) = alt((of, bare)).parse_complete(i)?;
    let (after, n) = alt((words::two_digits, words::cardinal_word)).parse_complete(number)?;
    let turn = i.word().to_ascii_lowercase().starts_with("turn");
    if n == 0 || band(after) || (turn && !ends(after)) || glued(mark(&["%"])).parse_complete(after).is_ok() {
        return i.no();
    }
    Ok((after, f64::from(n)))
}

/// Whether the number goes on: `aged 18 to 34`, `turned 20 percent`.
fn band(i: Tokens<'_>) -> bool {
    let joined = matches!(i.word(), "to" | "and" | "or" | "-" | "–");
    joined && words::two_digits(i.take_one()).is_ok() || matches!(i.word(), "+" | "percent")
}

fn ends(i: Tokens<'_>) -> bool {
    let words = ["in", "on", "this", "last", "next", "earlier", "and", "when", "while", "that"];
    i.first().is_none_or(|t| t.kind == TokenKind::Mark) || words.contains(&i.word())
}

/// appositive = number , between a name with a comma and another comma (`Jane Doe, 47, …`)
fn appositive(i: Tokens<'_>) -> Parsed<'_, f64> {
    let comma = i.word_back(1) == ",";
    let name =
        i.back(2).is_some_and(|t| t.kind == TokenKind::Word && t.case != Case::Lower) || name_with_stop(i);
    let (after, n) = words::two_digits(i)?;
    let closed = matches!(after.word(), "," | ";" | ")" | "—") || (after.word() == "." && after.left() == 1);
    let month = words::month(i.over(i.at.saturating_sub(2)..i.at)).is_ok();
    let number_after = after.token(1).is_some_and(|t| t.kind == TokenKind::Number);
    let plausible = (1..=OLDEST).contains(&n) && !is_place(i) && !number_after;
    if comma && name && closed && !month && plausible { Ok((after, f64::from(n))) } else { i.no() }
}

/// `John Doe Jr., 47,`
fn name_with_stop(i: Tokens<'_>) -> bool {
    i.word_back(2) == "." && ["Jr", "Sr"].contains(&i.word_back(3))
}

/// `Ohio, 18,` counts votes.
fn is_place(i: Tokens<'_>) -> bool {
    is_place_at(i, 2)
}

/// Whether the word so far back is a place, and not somebody's surname (`Carlos Guerrero`).
fn is_place_at(i: Tokens<'_>, n: usize) -> bool {
    let word = i.word_back(n);
    let lexicon = i.lexicon;
    let place = lexicon.regions.contains(word) || lexicon.countries.contains(word);
    place && !lexicon.given_names.contains(i.word_back(n + 1))
}
