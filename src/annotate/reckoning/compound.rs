//! A length told in two units: `three years and two months`, `two hours, 40 minutes`.
//!
//! In: [`Tokens`] behind the first unit. Out: one [`Amount`], in the smaller unit.
//! Not here: a length in one unit (`measure`).

use nom::Parser;
use nom::combinator::{opt, verify};

use super::measure::{Amount, Rough};
use crate::annotate::temporal::{Unit, words};
use crate::annotate::tokens::{Parsed, Tokens, is_one_of, mark, one_of, word};

/// Words before a length that something else may follow behind a comma: `for two years, three months after the fire`.
const LEADS: [&str; 6] = ["after", "for", "in", "of", "over", "within"];

/// rest = ("," | "and" | "," "and") count unit , the unit a smaller one
pub fn with_rest<'a>(i: Tokens<'a>, after: Tokens<'a>, whole: Amount) -> Parsed<'a, Amount> {
    let (rest, part) = opt(rest(whole.unit)).parse_complete(after)?;
    let Some((joined, count, unit)) = part else { return Ok((after, whole)) };
    let counted_on = is_one_of(rest.word(), &["after", "before", "later", "earlier", "ago"]);
    if !joined && counted_on && is_one_of(i.word_back(1), &LEADS) {
        return Ok((after, whole));
    }
    // `rained for two hours and 10 minutes after the start …`: either may be meant.
    if joined && counted_on && i.word_back(1) == "for" {
        return i.no();
    }
    let Some((times, exact)) = factor(whole.unit, unit) else { return Ok((after, whole)) };
    let rough = if exact || whole.rough != Rough::Exact { whole.rough } else { Rough::About };
    let halves = whole.halves.saturating_mul(times).saturating_add(2 * count);
    // `four years, three months and ten days`
    with_rest(i, rest, Amount { halves, unit, rough, compound: true })
}

/// Whether `and` joins it, how many, and of what.
type Rest = (bool, i32, Unit);

fn rest<'a>(whole: Unit) -> impl Fn(Tokens<'a>) -> Parsed<'a, Rest> {
    move |i| {
        let (after, comma) = opt(mark(&[","])).parse_complete(i)?;
        let (after, and) = opt(word("and")).parse_complete(after)?;
        let smaller = verify(words::unit, |unit| factor(whole, *unit).is_some());
        let (after, (count, unit)) = (words::counted, smaller).parse_complete(after)?;
        let other = one_of(&["of", "old"])(after).is_ok();
        if (comma.is_none() && and.is_none()) || other {
            i.no()
        } else {
            Ok((after, (and.is_some(), count, unit)))
        }
    }
}

/// How many of a smaller unit make a greater one, and whether they always do.
fn factor(whole: Unit, part: Unit) -> Option<(i32, bool)> {
    Some(match (whole, part) {
        (Unit::Year, Unit::Month) => (12, true),
        (Unit::Year, Unit::Week) => (52, false),
        (Unit::Year, Unit::Day) => (365, false),
        (Unit::Month, Unit::Week) => (4, false),
        (Unit::Month, Unit::Day) => (30, false),
        (Unit::Week, Unit::Day) => (7, true),
        (Unit::Day, Unit::Hour) => (24, true),
        (Unit::Hour, Unit::Minute) => (60, true),
        _ => return None,
    })
}
