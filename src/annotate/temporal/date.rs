//! Calendar dates: American, British, military and ISO, with a weekday beside them or without.
//!
//! In: [`Tokens`]. Out: [`Point::Calendar`] with what is written, day by day as printed.
//! Not here: months and years alone (`period`), stretches (`range`), the year that is left out (`resolve`).

use jiff::civil::Weekday;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::super::tokens::{Parsed, Tokens, glued, is, is_one_of, mark, one_of, spanned, word};
use super::told::{Near, Point};
use super::words::{self, Month};
use super::{Written, digital, list, period, relative, year_of};
use crate::source::Span;
use crate::token::{Case, TokenKind};

/// with-weekday = (weekday day-part? ","? "the"? date | date weekday-after) of-year?
pub fn with_weekday(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, point) = alt((weekday_first, weekday_last)).parse_complete(i)?;
    match point {
        Point::Calendar(written @ Written { year: None, month: Some(_), .. }, _) => {
            let (after, said) = opt(year_of::of_year).parse_complete(after)?;
            Ok((after, said.map_or(point, |near| Point::Calendar(written, near))))
        }
        _ => Ok((after, point)),
    }
}

/// weekday-first = ("last" | "next" | "this")? weekday day-part? ("," | "(" | dash)? date ")"?
fn weekday_first(i: Tokens<'_>) -> Parsed<'_, Point> {
    // `two years ago on Wednesday, on October 8, 2023`: the day on which it will be so long.
    if i.word_back(1).eq_ignore_ascii_case("on") && i.word_back(2) == "ago" {
        return i.no();
    }
    let (after, near) = opt(relative::which).parse_complete(i)?;
    let (after, (span, weekday)) = spanned(words::weekday_beside)(after)?;
    let (after, _) = opt(day_part).parse_complete(after)?;
    let (after, opened) = opt(mark(&[",", "(", "–", "—", "-"])).parse_complete(after)?;
    let (after, _) = opt(word("on")).parse_complete(after)?;
    let (after, written) = alt((dated, bare_ordinal)).parse_complete(after)?;
    // `late Thursday, the 11th day of a strike`
    if written.month.is_none() && is_counted(after) {
        return i.no();
    }
    let after = close(after, opened.is_some_and(|t| t.of(i.text) == "("));
    let near = near.filter(|n| *n != Near::This).unwrap_or_default();
    Ok((after, Point::Calendar(Written { weekday: Some((weekday, span)), ..written }, near)))
}

/// Whether a noun behind an ordinal says what it counts.
fn is_counted(after: Tokens<'_>) -> bool {
    const COUNTED: [&str; 8] = ["anniversary", "birthday", "day", "night", "round", "time", "week", "year"];
    is_one_of(after.word(), &COUNTED)
}

/// The closing bracket of a bracket that was opened.
fn close(i: Tokens<'_>, opened: bool) -> Tokens<'_> {
    if opened && i.word() == ")" { i.take_one() } else { i }
}

/// weekday-last = date ("," ("a" | "on" "a"?)? weekday | "(" "a"? weekday ")")
fn weekday_last(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, written) = dated(i)?;
    let (after, (span, weekday)) = alt((bracketed_weekday, appended_weekday)).parse_complete(after)?;
    Ok((after, Point::Calendar(Written { weekday: Some((weekday, span)), ..written }, Near::Nearest)))
}

/// bracketed-weekday = "(" "a"? weekday ")"
fn bracketed_weekday(i: Tokens<'_>) -> Parsed<'_, (Span, Weekday)> {
    let (after, _) = mark(&["("])(i)?;
    let (after, _) = opt(word("a")).parse_complete(after)?;
    let (after, found) = spanned(words::weekday_beside)(after)?;
    let (after, _) = mark(&[")"])(after)?;
    Ok((after, found))
}

/// appended-weekday = "," ("a" weekday | weekday day-part? before a mark)
fn appended_weekday(i: Tokens<'_>) -> Parsed<'_, (Span, Weekday)> {
    let (after, _) = opt(mark(&[","])).parse_complete(i)?;
    let (after, article) = opt(one_of(&["a", "which"])).parse_complete(after)?;
    let (after, _) = opt(one_of(&["was", "is"])).parse_complete(after)?;
    let (after, _) = opt(word("a")).parse_complete(after)?;
    let (after, found) = spanned(words::weekday)(after)?;
    // Without an article the weekday may open the next clause: `On Jan. 26, Tuesday's vote …`.
    let stands = article.is_some() || after.first().is_none_or(|t| t.kind == TokenKind::Mark);
    if stands { Ok((after, found)) } else { i.no() }
}

/// bare-ordinal = "the" ordinal-digits
fn bare_ordinal(i: Tokens<'_>) -> Parsed<'_, Written> {
    let (after, _) = word("the")(i)?;
    let (after, (span, day)) = spanned(words::ordinal_digits)(after)?;
    Ok((after, Written { day: Some(day), date: Some(span), ..Written::default() }))
}

/// calendar = date of-year?
pub fn calendar(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, written) = dated(i)?;
    if written.year.is_some() {
        return Ok((after, Point::Calendar(written, Near::Nearest)));
    }
    let written = Written { year: list::year_ahead(after), ..written };
    match year_of::of_year(after) {
        Ok((rest, near)) if written.year.is_none() => Ok((rest, Point::Calendar(written, near))),
        _ => Ok((after, Point::Calendar(written, Near::Nearest))),
    }
}

/// led-weekday = ("last" | "next" | "this" "past"?) weekday
pub fn led_weekday(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, near) = relative::which(i)?;
    let (after, (span, day)) = spanned(words::weekday)(after)?;
    Ok((after, Point::Weekday(day, span, near)))
}

/// lone-ordinal = "the" ordinal-digits , after "on" or "the" part-of-day "of", and with no noun after
pub fn lone_ordinal(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, written) = bare_ordinal(i)?;
    let ends = after.first().is_none_or(|t| t.kind == TokenKind::Mark && after.word() != "-")
        || after.lexicon.function_words.has(after.word());
    let digits = after.word_back(1).len() == 2 && after.word_back(2).bytes().all(|b| b.is_ascii_digit());
    let part = ["morning", "afternoon", "evening", "night"].contains(&i.word_back(2));
    let on = i.word_back(1).eq_ignore_ascii_case("on") || (i.word_back(1) == "of" && part);
    if on && ends && digits { Ok((after, Point::Calendar(written, Near::Nearest))) } else { i.no() }
}

/// weekday = full name with a capital, or a small one after "on" or "last"
pub fn weekday(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, (span, day)) = spanned(words::weekday)(i)?;
    let capital = i.first().is_some_and(|t| t.case == Case::Capital);
    let led = ["on", "of", "last", "next", "by", "until"].contains(&i.word_back(1));
    if !capital && !led {
        return i.no();
    }
    let point = if recurs(i, after) { Point::Unanchored } else { Point::Weekday(day, span, Near::Nearest) };
    Ok((after, point))
}

/// `every Tuesday`, `on a Tuesday`: no one day; but `a Tuesday rally` was held on one.
fn recurs(i: Tokens<'_>, after: Tokens<'_>) -> bool {
    let before = i.word_back(1).to_ascii_lowercase();
    let noun = after.first().is_some_and(|t| t.kind == TokenKind::Word)
        && !after.lexicon.function_words.has(after.word());
    match &*before {
        "every" | "each" | "any" | "most" | "another" | "per" | "alternate" => true,
        "a" | "one" => !noun && day_part(after).is_err(),
        _ => false,
    }
}

/// date = iso | numbers | digital | year-first | month-first | day-first
pub fn dated(i: Tokens<'_>) -> Parsed<'_, Written> {
    // A number, the name of a month or of a day; but for an article, which most often leads to neither.
    let begins = |n| i.token(n).is_some_and(|t| t.kind == TokenKind::Number || t.folded.may_be_closed());
    if !(begins(0) || is(i.word(), "the") && begins(1)) {
        return i.no();
    }
    let numeric = alt((iso, numbers, digital::dotted, digital::compact));
    let (after, (span, written)) = spanned(alt((numeric, year_first, month_first, day_first)))(i)?;
    Ok((after, Written { date: Some(span), ..written }))
}

/// year-first = year month day , the last in digits
fn year_first(i: Tokens<'_>) -> Parsed<'_, Written> {
    let (after, year) = words::year(i)?;
    let (after, month) = words::month(after)?;
    let (after, day) = words::two_digits(after)?;
    let whole = month.capital && (1..=39).contains(&day) && !counts(after) && !period::plural(after);
    if whole { Ok((after, parts(day, month.number, Some(year)))) } else { i.no() }
}

/// ambiguous = number "/" number "/" year , both of which may be the day: no value
pub fn ambiguous(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, a) = words::two_digits(i)?;
    let (after, ()) = same_sign(after, "/")?;
    let (after, b) = glued(words::two_digits)(after)?;
    let (after, ()) = same_sign(after, "/")?;
    let (after, _) = glued(words::year)(after)?;
    if (1..=12).contains(&a) && (1..=12).contains(&b) { Ok((after, Point::Unanchored)) } else { i.no() }
}

/// Day, month and perhaps year of a date.
pub(super) fn parts(day: i8, month: i8, year: Option<i16>) -> Written {
    Written { day: Some(day), month: Some(month), year, ..Written::default() }
}

/// iso = year ("-" month "-" day | "/" month "/" day), month in digits or by name
fn iso(i: Tokens<'_>) -> Parsed<'_, Written> {
    let (after, year) = words::year(i)?;
    let (after, sign) = glued(mark(&["-", "/"])).parse_complete(after)?;
    let numbered =
        |i| words::two_digits(i).and_then(|(r, n)| if (1..=12).contains(&n) { Ok((r, n)) } else { i.no() });
    let named = words::month.map(|m| m.number);
    let (after, month) = glued(alt((numbered, named))).parse_complete(after)?;
    let (after, day) = same_sign(after, sign.of(i.text)).and_then(|(r, ())| glued(words::two_digits)(r))?;
    if day == 0 { i.no() } else { Ok((after, parts(day, month, Some(year)))) }
}

fn same_sign<'a>(i: Tokens<'a>, sign: &str) -> Parsed<'a, ()> {
    match i.first() {
        Some(t) if !t.spaced && i.word() == sign => Ok((i.take_one(), ())),
        _ => i.no(),
    }
}

/// numbers = number "/" number "/" year , only where the one that passes 12 must be the day
fn numbers(i: Tokens<'_>) -> Parsed<'_, Written> {
    let (after, a) = words::two_digits(i)?;
    let (after, ()) = same_sign(after, "/")?;
    let (after, b) = glued(words::two_digits)(after)?;
    let (after, ()) = same_sign(after, "/")?;
    let (after, year) = glued(words::year)(after)?;
    match (a, b) {
        (1..=12, 13..=31) => Ok((after, parts(b, a, Some(year)))),
        (13..=31, 1..=12) => Ok((after, parts(a, b, Some(year)))),
        _ if a == b && a > 0 && a < 13 => Ok((after, parts(a, b, Some(year)))),
        _ => i.no(),
    }
}

/// month-first = month ","? "the"? day-of-month (year-tail)?
fn month_first(i: Tokens<'_>) -> Parsed<'_, Written> {
    let (after, month) = words::month(i)?;
    // `January, the 5th`; `Sept, 26`, with a comma where the stop should be.
    let short = month.short && after.word_back(1) != ".";
    let number = |i| if short { words::two_digits(i) } else { words::ordinal(i) };
    let (after, _) = opt((mark(&[","]), nom::combinator::peek(number))).parse_complete(after)?;
    let (after, _) = opt(word("the")).parse_complete(after)?;
    let (after, day) = alt((words::day, words::cardinal_word)).parse_complete(after)?;
    let (after, year) = opt(year_tail).parse_complete(after)?;
    let written = parts(day, month.number, year);
    if is_day(i, after, month, &written) { Ok((after, written)) } else { i.no() }
}

/// year-tail = ("," | "of" | "in" | "/")? year
pub fn year_tail(i: Tokens<'_>) -> Parsed<'_, i16> {
    let (after, _) = opt(alt((mark(&[",", "/"]), one_of(&["of", "in"])))).parse_complete(i)?;
    let (after, year) = words::year(after)?;
    if counts(after) { i.no() } else { Ok((after, year)) }
}

/// day-first = day-month , with nothing hanging before it
fn day_first(i: Tokens<'_>) -> Parsed<'_, Written> {
    if glued_before(i) { i.no() } else { day_month(i) }
}

/// end-of-pair = day-month , after a hyphen (`5-7 January`)
pub fn end_of_pair(i: Tokens<'_>) -> Parsed<'_, Written> {
    let (after, (span, written)) = spanned(day_month)(i)?;
    Ok((after, Written { date: Some(span), ..written }))
}

/// day-month = "the"? day ("day"? "of")? month (year-tail)?
fn day_month(i: Tokens<'_>) -> Parsed<'_, Written> {
    let (after, _) = opt(word("the")).parse_complete(i)?;
    let (after, day) = words::day(after)?;
    let (after, of) = opt((opt(word("day")), word("of"))).parse_complete(after)?;
    let (after, _) = opt(glued(mark(&["-", "/"]))).parse_complete(after)?;
    let (after, month) = words::month(after)?;
    let (after, year) = match digital::short_year(after) {
        Ok((rest, year)) if month.short && of.is_none() => (rest, Some(year)),
        _ => opt(year_tail).parse_complete(after)?,
    };
    let sure = of.is_some() || year.is_some() || (month.capital && !follows_figure(i));
    // `5 May 3` and `$12 December 27`: the number after the month is the day.
    let day_follows = year.is_none() && words::two_digits(after).is_ok_and(|(rest, _)| !counts(rest));
    let written = parts(day, month.number, year);
    if sure && day <= 39 && !day_follows { Ok((after, written)) } else { i.no() }
}

/// After a currency sign, a hyphen or another number the digits are no day.
fn follows_figure(i: Tokens<'_>) -> bool {
    let before = i.word_back(1);
    matches!(before, "$" | "£" | "€" | "#") || i.back(1).is_some_and(|t| t.kind == TokenKind::Number)
}

/// Whether the digits hang on to something before them.
fn glued_before(i: Tokens<'_>) -> bool {
    i.first().is_some_and(|t| !t.spaced) && matches!(i.word_back(1), "-" | "/" | ":" | "." | "$" | "£" | "€")
}

/// Whether month and number are a date, and not a month with a count after it.
fn is_day(i: Tokens<'_>, after: Tokens<'_>, month: Month, written: &Written) -> bool {
    let day = written.day.unwrap_or_default();
    let small =
        !month.capital && ["may", "march", "mar", "august"].iter().any(|m| i.word().eq_ignore_ascii_case(m));
    if written.year.is_some() {
        return !small || day <= 31;
    }
    if small || decimal_follows(after) || counts(after) {
        return false;
    }
    // `In May 50 people …`: a spelled month with a preposition and a noun after the number.
    let noun = after.first().is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower)
        && !after.lexicon.function_words.has(after.word());
    let led = one_of(&["in", "since", "last", "by", "until"]);
    let lone = i.at > 0 && led(i.over(i.at - 1..i.at)).is_ok();
    // `the March 32 vote`: what a determiner leads to is no count.
    let quoted = matches!(i.word_back(1), "\"" | "”") && i.back(1).is_some_and(|t| !t.spaced);
    let determined = quoted || (1..=2).any(|n| is_determiner(i.word_back(n)));
    !(noun && ((day > 31 && !determined) || (lone && !month.short)))
}

fn is_determiner(word: &str) -> bool {
    ["the", "a", "his", "her", "its", "their", "our", "'s", "’s"].iter().any(|d| word.eq_ignore_ascii_case(d))
}

fn decimal_follows(i: Tokens<'_>) -> bool {
    i.first().is_some_and(|t| !t.spaced && matches!(i.word(), "%" | ":" | "th"))
}

/// Whether the number just read counts something: `15 percent`, `20 million`.
pub fn counts(i: Tokens<'_>) -> bool {
    const COUNTED: &[&str] = &[
        "%",
        "percent",
        "per",
        "percentage",
        "point",
        "points",
        "million",
        "billion",
        "trillion",
        "thousand",
        "hundred",
        "people",
        "dollars",
        "cents",
        "votes",
        "delegates",
        "seats",
        "times",
        "years",
        "months",
        "weeks",
        "days",
        "hours",
        "minutes",
        "a.m.",
        "p.m.",
        "am",
        "pm",
    ];
    COUNTED.contains(&i.word())
}

/// day-part = "morning" | "afternoon" | "evening" | "night"
pub fn day_part(i: Tokens<'_>) -> Parsed<'_, ()> {
    one_of(&["morning", "afternoon", "evening", "night"]).map(|_| ()).parse_complete(i)
}
