//! The words that dates are made of.
//!
//! In: [`Tokens`]. Out: months, weekdays, days, years, counts and units as numbers.
//! Not here: how they combine.

use jiff::civil::Weekday;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::super::tokens::{Parsed, Tokens, glued, is, is_one_of, mark, one_of, token_if, word};
use super::super::word_set::{WordSet, one_in};
use super::Unit;
use crate::lexicon::closed::{self, MONTHS, ORDINALS, SMALL, TENS};
use crate::lexicon::fold;
use crate::token::{Case, TokenKind, ungrouped};

const WEEKDAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// A month as printed.
#[derive(Debug, Clone, Copy)]
pub struct Month {
    /// 1 to 12.
    pub number: i8,
    /// Written short.
    pub short: bool,
    /// Written with a capital.
    pub capital: bool,
}

/// month = name | short-name "."?
pub fn month(i: Tokens<'_>) -> Parsed<'_, Month> {
    if !i.may_be_closed() {
        return i.no();
    }
    let Some((number, form)) = position(&MONTHS, i.word()) else { return i.no() };
    let capital = i.first().is_some_and(|t| t.case != Case::Lower);
    let after = i.take_one();
    let (after, stop) =
        if form > 0 { opt(glued(mark(&["."]))).parse_complete(after)? } else { (after, None) };
    Ok((after, Month { number, short: stop.is_some() || form > 0, capital }))
}

fn position(list: &[&[&str]], word: &str) -> Option<(i8, usize)> {
    let spelled = |forms: &&[&str]| forms.iter().position(|f| is(word, f));
    list.iter().enumerate().find_map(|(n, forms)| spelled(forms).map(|form| (n as i8 + 1, form)))
}

/// weekday = full name
pub fn weekday(i: Tokens<'_>) -> Parsed<'_, Weekday> {
    match weekday_named(i.word()) {
        Some(day) if i.may_be_closed() => Ok((i.take_one(), day)),
        _ => i.no(),
    }
}

/// The weekday with a full name, in any case.
pub fn weekday_named(name: &str) -> Option<Weekday> {
    closed::WEEKDAYS.iter().position(|forms| is(name, forms[0])).map(|n| WEEKDAYS[n])
}

/// weekday-beside = full name | short name "."? ; short forms only with a capital and beside a date,
/// and not as the last word of a name (the Sun of a city is a newspaper)
pub fn weekday_beside(i: Tokens<'_>) -> Parsed<'_, Weekday> {
    if !i.may_be_closed() {
        return i.no();
    }
    let named = i.back(1).is_some_and(|t| t.is_capitalized()) || i.word_back(1).eq_ignore_ascii_case("the");
    let short = |i: Tokens<'_>| !named && i.first().is_some_and(|t| t.case == Case::Capital);
    if let Ok(full) = weekday(i) {
        return Ok(full);
    }
    match closed::WEEKDAYS.iter().position(|forms| is_one_of(i.word(), forms)) {
        Some(n) if short(i) => {
            let (after, _) = opt(glued(mark(&["."]))).parse_complete(i.take_one())?;
            Ok((after, WEEKDAYS[n]))
        }
        _ => i.no(),
    }
}

/// small-number = digit{1,2} , without mark or fraction
pub fn two_digits(i: Tokens<'_>) -> Parsed<'_, i8> {
    number(i, 2, |n| n < 100).map(|(after, n)| (after, n as i8))
}

/// year = digit{4} between 1000 and 2999
pub fn year(i: Tokens<'_>) -> Parsed<'_, i16> {
    let (after, n) = number(i, 4, |n| (1000..3000).contains(&n))?;
    if i.word().len() == 4 { Ok((after, n as i16)) } else { i.no() }
}

/// One token of plain digits.
fn number(i: Tokens<'_>, longest: usize, test: impl Fn(u32) -> bool) -> Parsed<'_, u32> {
    let w = i.word();
    let plain = w.len() <= longest && w.bytes().all(|b| b.is_ascii_digit());
    if !plain {
        return i.no();
    }
    match w.parse() {
        Ok(n) if test(n) => Ok((i.take_one(), n)),
        _ => i.no(),
    }
}

/// day = digits suffix? | ordinal ; 1 to 99, for the impossible are read too
pub fn day(i: Tokens<'_>) -> Parsed<'_, i8> {
    let (after, n) = alt((day_digits, ordinal_word)).parse_complete(i)?;
    if n == 0 { i.no() } else { Ok((after, n)) }
}

fn day_digits(i: Tokens<'_>) -> Parsed<'_, i8> {
    let (after, n) = two_digits(i)?;
    let (after, _) = opt(glued(one_of(&["st", "nd", "rd", "th"]))).parse_complete(after)?;
    Ok((after, n))
}

/// ordinal = ordinal-digits | ordinal-word
pub fn ordinal(i: Tokens<'_>) -> Parsed<'_, i8> {
    alt((ordinal_digits, ordinal_word)).parse_complete(i)
}

/// ordinal-digits = digits ("st" | "nd" | "rd" | "th")
pub fn ordinal_digits(i: Tokens<'_>) -> Parsed<'_, i8> {
    let (after, n) = two_digits(i)?;
    let (after, _) = glued(one_of(&["st", "nd", "rd", "th"])).parse_complete(after)?;
    Ok((after, n))
}

/// ordinal-word = "first" … "twentieth" | ("twenty" | "thirty") "-"? "first" …
fn ordinal_word(i: Tokens<'_>) -> Parsed<'_, i8> {
    if !i.may_be_closed() {
        return i.no();
    }
    let simple = |w: &str| ORDINALS.iter().position(|o| !o.is_empty() && is(w, o));
    if let Some(n) = simple(i.word()) {
        return Ok((i.take_one(), n as i8));
    }
    let Some(tens) = ten(i.word()) else {
        return if i.word().eq_ignore_ascii_case("thirtieth") { Ok((i.take_one(), 30)) } else { i.no() };
    };
    let (after, _) = opt(glued(mark(&["-"]))).parse_complete(i.take_one())?;
    match simple(after.word()) {
        Some(n) if n < 10 => Ok((after.take_one(), tens + n as i8)),
        _ => i.no(),
    }
}

fn ten(word: &str) -> Option<i8> {
    let at = TENS.iter().position(|t| !t.is_empty() && is(word, t))?;
    Some(at as i8 * 10)
}

/// cardinal-word = "one" … "nineteen" | tens ("-"? ones)?
pub fn cardinal_word(i: Tokens<'_>) -> Parsed<'_, i8> {
    if !i.may_be_closed() {
        return i.no();
    }
    let one = |w: &str| SMALL.iter().position(|o| is(w, o)).filter(|n| *n > 0);
    if let Some(n) = one(i.word()) {
        return Ok((i.take_one(), n as i8));
    }
    let Some(tens) = ten(i.word()) else { return i.no() };
    let after = i.take_one();
    let (rest, _) = opt(glued(mark(&["-"]))).parse_complete(after)?;
    match one(rest.word()) {
        Some(n) if n < 10 => Ok((rest.take_one(), tens + n as i8)),
        _ => Ok((after, tens)),
    }
}

/// count = digits | cardinal-word | "a" "dozen" | "a" "couple" "of"? | ("a" | "an")
pub fn count(i: Tokens<'_>) -> Parsed<'_, i32> {
    alt((counted, article)).parse_complete(i)
}

/// counted = digits | cardinal-word | "a" "dozen" | "a" "couple" "of"?
pub fn counted(i: Tokens<'_>) -> Parsed<'_, i32> {
    if !may_be_number(i) && !is_one_of(i.word(), &["a", "dozen", "couple"]) {
        return i.no();
    }
    alt((digits, couple, cardinal_word.map(i32::from))).parse_complete(i)
}

fn digits(i: Tokens<'_>) -> Parsed<'_, i32> {
    let (after, t) = token_if(|t, w| t.kind == TokenKind::Number && !w.contains('.'))(i)?;
    match ungrouped(t.of(i.text)).parse() {
        Ok(n) if n < 100_000 => Ok((after, n)),
        _ => i.no(),
    }
}

fn couple(i: Tokens<'_>) -> Parsed<'_, i32> {
    let (after, _) = opt(word("a")).parse_complete(i)?;
    let (after, t) = one_of(&["dozen", "couple"])(after)?;
    let (after, _) = opt(word("of")).parse_complete(after)?;
    Ok((after, if t.of(i.text).eq_ignore_ascii_case("dozen") { 12 } else { 2 }))
}

/// article = "a" | "an"
pub fn article(i: Tokens<'_>) -> Parsed<'_, i32> {
    let (after, _) = one_of(&["a", "an"])(i)?;
    Ok((after, 1))
}

/// Whether the next token may be a number in digits or in words, or the name of a day or month.
pub fn may_be_number(i: Tokens<'_>) -> bool {
    i.first().is_some_and(|t| t.kind == TokenKind::Number || t.folded.may_be_closed())
}

/// unit = "day" "s"? | "week" … | "century"
pub fn unit(i: Tokens<'_>) -> Parsed<'_, Unit> {
    let small = i.first().is_some_and(|t| t.case == Case::Lower);
    let word = if small { i.word().into() } else { fold(i.word()) };
    match Unit::of(word.strip_suffix('s').unwrap_or(&word)) {
        Some(unit) => Ok((i.take_one(), unit)),
        None => i.no(),
    }
}

/// hedge = "about" | "nearly" | "more" "than" …
pub fn hedge(i: Tokens<'_>) -> Parsed<'_, ()> {
    static SINGLE: WordSet = WordSet::new(&[
        "about",
        "almost",
        "approximately",
        "around",
        "nearly",
        "only",
        "over",
        "roughly",
        "some",
        "under",
        "just",
    ]);
    if !SINGLE.has(i.word()) && !is_one_of(i.word(), &["more", "less", "fewer", "at", "up"]) {
        return i.no();
    }
    let pair = |a: &'static [&'static str], b: &'static [&'static str]| (one_of(a), one_of(b)).map(|_| ());
    let two = alt((
        pair(&["more", "less", "fewer"], &["than"]),
        pair(&["at"], &["least", "most"]),
        pair(&["just"], &["over", "under", "about"]),
        pair(&["up"], &["to"]),
    ));
    alt((two, one_in(&SINGLE).map(|_| ()))).parse_complete(i)
}
