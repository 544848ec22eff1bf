//! Two amounts that belong together: a range with its shared unit and scale, or a pair such as a vote.
//!
//! In: tokens. Out: [`Reading`]. Not here: fractions such as `one in five` (`ratio`).

use nom::Parser;
use nom::combinator::opt;

use super::amount::{Amount, Unit, amount};
use super::number::skip;
use crate::annotate::tokens::{Parsed, Tokens, is, is_one_of};
use crate::lexicon::fold;

/// One or two figures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reading {
    /// One amount.
    One(Amount),
    /// From the first to the second.
    Range(Amount, Amount),
    /// Two figures side by side (`48-45`, `53 percent to 36 percent`).
    Pair(Amount, Amount),
}

/// How two numbers are joined.
#[derive(Clone, Copy, PartialEq)]
enum Join {
    Dash,
    To,
    And,
    Or,
}

/// Words before a pair of numbers that make it a vote, a lead or a score.
const CONTEST: &[&str] = &[
    "advantage",
    "ahead",
    "beat",
    "beats",
    "deadlocked",
    "defeated",
    "defeats",
    "deficit",
    "edge",
    "edged",
    "edges",
    "lead",
    "leading",
    "leads",
    "led",
    "lost",
    "margin",
    "outnumber",
    "outnumbered",
    "passed",
    "preferred",
    "split",
    "tie",
    "tied",
    "ties",
    "topped",
    "tops",
    "trailed",
    "trailing",
    "trails",
    "vote",
    "voted",
    "votes",
    "voting",
    "won",
];

/// Words right before a pair that make it a vote: `It failed 14-18`.
const ENDED: &[&str] = &["carried", "failed", "prevailed"];

/// Words before a pronoun and a pair that do so: `rejected it 14-18`.
const DECIDED: &[&str] = &["adopted", "approved", "confirmed", "ratified", "rejected", "upheld"];

const PRONOUNS: &[&str] = &["her", "him", "it", "them"];

/// reading = amount (join amount)?
pub fn reading(i: Tokens<'_>) -> Parsed<'_, Reading> {
    let (rest, first) = amount(i)?;
    match opt(|r| joined(i, r, first)).parse_complete(rest)? {
        (after, Some(two)) => Ok((after, two)),
        (_, None) => Ok((rest, Reading::One(first))),
    }
}

/// joined = ("-" | "–" | "to" | "and" | "or" | "versus") amount
fn joined<'a>(start: Tokens<'a>, i: Tokens<'a>, first: Amount) -> Parsed<'a, Reading> {
    let Some((rest, join)) = join(start, i) else { return i.no() };
    let (after, second) = amount(rest)?;
    // A third number in the chain is a telephone number, a date or a product code.
    if join == Join::Dash && after.word() == "-" && after.ahead(1).starts_with(|c: char| c.is_ascii_digit()) {
        return i.no();
    }
    if join == Join::To
        && (is_from(after) && !preceded_by(start, "from", 2) || leads_to(start, first, second))
    {
        return i.no();
    }
    match relate(start, join, first, second) {
        Some(reading) => Ok((after, reading)),
        None => i.no(),
    }
}

/// `by $16 to $42 from $26`: where a figure has come from says that the second is where it went.
fn is_from(after: Tokens<'_>) -> bool {
    let comma = usize::from(after.word() == ",");
    let way = usize::from(is_one_of(after.ahead(comma), &["down", "up"]));
    is(after.ahead(comma + way), "from")
}

/// `rose by 160 to 420`: so far off a range is seldom.
fn leads_to(start: Tokens<'_>, a: Amount, b: Amount) -> bool {
    const FAR: f64 = 2.0;
    preceded_by(start, "by", 1) && moved(start, 5) && a.unit == b.unit && b.value > FAR * a.value
}

/// The joint between two amounts; `and` only after `between`.
fn join<'a>(start: Tokens<'a>, i: Tokens<'a>) -> Option<(Tokens<'a>, Join)> {
    let glued = i.first().is_some_and(|t| !t.spaced) && i.token(1).is_some_and(|t| !t.spaced);
    let join = match i.word().to_ascii_lowercase().as_str() {
        "-" | "–" | "‑" if glued => Join::Dash,
        "-" if glued_to(i) => return Some((skip(i, 3), Join::Dash)),
        "to" => Join::To,
        "and" if preceded_by(start, "between", 4) => Join::And,
        "or" => Join::Or,
        _ => return None,
    };
    Some((skip(i, 1), join))
}

/// Whether `-to-` stands here.
fn glued_to(i: Tokens<'_>) -> bool {
    i.ahead(1).eq_ignore_ascii_case("to") && i.ahead(2) == "-" && i.token(2).is_some_and(|t| !t.spaced)
}

/// Whether one of the `n` words before is this one.
pub fn preceded_by(i: Tokens<'_>, word: &str, n: usize) -> bool {
    (1..=n).any(|k| is(i.word_back(k), word))
}

/// Whether one of the `n` words before stands in a list.
fn among(i: Tokens<'_>, words: &[&str], n: usize) -> bool {
    (1..=n).any(|k| is_one_of(i.word_back(k), words))
}

/// Whether one of the `n` words before tells that a figure moved (`rose`), or that it went somewhere.
fn moved(i: Tokens<'_>, n: usize) -> bool {
    (1..=n).any(|k| {
        let w = fold(i.word_back(k));
        i.lexicon.change_words.contains(&w)
            || i.lexicon.factor_words.contains(&w)
            || matches!(w.as_ref(), "gone" | "went")
    })
}

/// What two joined amounts are; none where they only stand beside each other.
fn relate(start: Tokens<'_>, join: Join, a: Amount, b: Amount) -> Option<Reading> {
    let both = a.unit == b.unit && a.unit != Unit::None;
    let (a, b) = share(join, a, b)?;
    let change = preceded_by(start, "from", 2) && (both || moved(start, 8));
    let paired = a.value >= b.value || change || contested(start, join, a, b, both);
    match join {
        Join::Or if both || b.value <= a.value || b.value > a.value * 3.0 => None,
        Join::And if paired => None,
        Join::Or | Join::And => Some(Reading::Range(a, b)),
        _ if paired && !plain_pair(a, b) => None,
        _ if paired => Some(Reading::Pair(a, b)),
        _ => Some(Reading::Range(a, b)),
    }
}

/// Whether two numbers of a pair can be votes, shares or scores: the one is no thousandfold of the other.
fn plain_pair(a: Amount, b: Amount) -> bool {
    !matches!(a.unit, Unit::Money(_)) || a.value < b.value * 1000.0
}

/// Whether the words before, or two percentages written out, tell of a contest and not of a range.
fn contested(start: Tokens<'_>, join: Join, a: Amount, b: Amount, both: bool) -> bool {
    let whole = a.unit != Unit::None || b.unit != Unit::None;
    let shares = both && a.unit == Unit::Percent;
    let ended = join == Join::Dash
        && (among(start, ENDED, 1) || among(start, PRONOUNS, 1) && among(start, DECIDED, 2));
    (shares && join == Join::To) || ((shares || !whole) && among(start, CONTEST, 8)) || !whole && ended
}

/// Gives both amounts the unit and scale that only one of them has; none where they do not fit.
fn share(join: Join, a: Amount, b: Amount) -> Option<(Amount, Amount)> {
    let unit = match (a.unit, b.unit) {
        (x, y) if x == y => x,
        (Unit::None, y)
            if join != Join::To || !matches!(y, Unit::Money(_)) || b.scale > 1.0 || !sign_first(b) =>
        {
            y
        }
        (Unit::Money(c), Unit::None) if join == Join::Dash || join == Join::And || b.scale > 1.0 => {
            Unit::Money(c)
        }
        _ => return None,
    };
    let lifted = a.value * b.scale;
    let value = if a.scale == 1.0 && b.scale > 1.0 && lifted <= b.value { lifted } else { a.value };
    let scale = if value == a.value { a.scale } else { b.scale };
    let a = Amount { value, scale, unit, ..a };
    Some((a, Amount { unit, ..b }))
}

/// Whether money stands with its sign before the number.
fn sign_first(b: Amount) -> bool {
    b.scale <= 1.0 && b.span.len() < 12 && !b.spelled
}
