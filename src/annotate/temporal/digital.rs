//! Dates and hours in digits: dotted, run together, military, with the time after a `T`.
//!
//! In: [`Tokens`]. Out: what is written. Not here: ISO dates and slashes (`date`), hours with `p.m.` (`clock`).

use jiff::civil::Date;
use nom::Parser;
use nom::combinator::{opt, peek};

use super::super::tokens::{Parsed, Tokens, glued, mark, one_of, spanned, token_if, word};
use super::clock::Clock;
use super::told::{Near, Point, Told};
use super::{Written, date, words};
use crate::token::TokenKind;

/// dotted = number "." number "." year , the day first as all who write so do
pub fn dotted(i: Tokens<'_>) -> Parsed<'_, Written> {
    let (after, t) = token_if(|t, w| t.kind == TokenKind::Number && w.contains('.'))(i)?;
    let (after, _) = glued(mark(&["."])).parse_complete(after)?;
    let (after, year) = glued(words::year).parse_complete(after)?;
    let Some((day, month)) = t.of(i.text).split_once('.') else { return i.no() };
    match (day.parse(), month.parse()) {
        (Ok(d @ 1..=31), Ok(m @ 1..=12)) if (1700..2100).contains(&year) => {
            Ok((after, date::parts(d, m, Some(year))))
        }
        _ => i.no(),
    }
}

/// compact = year month day , eight digits that are a day of these two centuries
pub fn compact(i: Tokens<'_>) -> Parsed<'_, Written> {
    let (after, t) = token_if(|t, w| t.kind == TokenKind::Number && w.len() == 8)(i)?;
    let day: Option<Date> = digits(t.of(i.text))
        .and_then(|n| Date::new((n / 10_000) as i16, (n / 100 % 100) as i8, (n % 100) as i8).ok());
    let free = !matches!(i.word_back(1), "$" | "#" | "£" | "€" | "." | "-");
    match day {
        Some(d) if free && (1900..2100).contains(&d.year()) => {
            Ok((after, date::parts(d.day(), d.month(), Some(d.year()))))
        }
        _ => i.no(),
    }
}

/// iso-part = year "-" "W" week | year "-" month , where it cannot be a stretch of years
pub fn iso_part(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, year) = words::year(i)?;
    let (after, _) = glued(mark(&["-"])).parse_complete(after)?;
    if let Ok((rest, _)) = glued(token_if(|_, w| w == "W")).parse_complete(after) {
        let (rest, week) = glued(words::two_digits).parse_complete(rest)?;
        return Ok((rest, Point::WeekOf(week, Some(year))));
    }
    let (rest, (span, month)) = spanned(glued(words::two_digits)).parse_complete(after)?;
    let free = rest.first().is_none_or(|t| t.spaced || !matches!(rest.word(), "-" | "/" | ":"));
    let stretch = i16::from(month) > year % 100;
    let written = Written { month: Some(month), year: Some(year), date: Some(span), ..Written::default() };
    let two = after.word().len() == 2 && (1..=12).contains(&month);
    if two && free && !stretch { Ok((rest, Point::Calendar(written, Near::Nearest))) } else { i.no() }
}

fn digits(word: &str) -> Option<u32> {
    word.bytes().all(|b| b.is_ascii_digit()).then(|| word.parse().ok())?
}

/// short-year = digit{2} , after a day and a short month (`5 Jan 22`)
pub fn short_year(i: Tokens<'_>) -> Parsed<'_, i16> {
    let hyphen = opt(glued(mark(&["-"]))).parse_complete(i)?;
    let (after, n) = words::two_digits(hyphen.0)?;
    let stands =
        after.first().is_none_or(|t| t.kind == TokenKind::Mark && !matches!(after.word(), "-" | ":" | "%"))
            || after.lexicon.function_words.has(after.word());
    let year = i16::from(n) + if n < 50 { 2000 } else { 1900 };
    if stands && hyphen.0.word().len() == 2 { Ok((after, year)) } else { i.no() }
}

/// group = day hour minute zone-letter month (year | digit{2})? (`051430Z JAN 22`)
pub fn group(i: Tokens<'_>) -> Parsed<'_, Told> {
    let (after, t) = token_if(|t, w| t.kind == TokenKind::Number && w.len() == 6)(i)?;
    let (after, _) = glued(token_if(|_, w| matches!(w.as_bytes(), [b'A'..=b'Z']))).parse_complete(after)?;
    let (after, month) = words::month(after)?;
    let (after, year) = opt(nom::branch::alt((words::year, short_year))).parse_complete(after)?;
    let Some(n) = digits(t.of(i.text)) else { return i.no() };
    let (day, hour, minute) = ((n / 10_000) as i8, (n / 100 % 100) as i8, (n % 100) as i8);
    if !(1..=31).contains(&day) || hour > 23 || minute > 59 {
        return i.no();
    }
    let date = Some(i.span_to(&after));
    let written = Written { date, ..date::parts(day, month.number, year) };
    Ok((after, Told { clock: Some((hour, Some(minute))), ..Point::Calendar(written, Near::Nearest).into() }))
}

/// iso-time = "T" hour ":" minute (":" second)? "Z"? , hanging on to a date
pub fn iso_time(i: Tokens<'_>) -> Parsed<'_, Clock> {
    let (after, _) = glued(token_if(|_, w| w == "T")).parse_complete(i)?;
    let (after, hour) = glued(words::two_digits).parse_complete(after)?;
    let (after, minute) = sixtieth(after)?;
    let (after, _) = opt(sixtieth).parse_complete(after)?;
    let (after, _) = opt(glued(token_if(|_, w| w == "Z"))).parse_complete(after)?;
    if hour < 24 { Ok((after, (hour, Some(minute)))) } else { i.no() }
}

/// sixtieth = ":" digit{2}
fn sixtieth(i: Tokens<'_>) -> Parsed<'_, i8> {
    let (after, _) = glued(mark(&[":"])).parse_complete(i)?;
    let (rest, n) = glued(words::two_digits).parse_complete(after)?;
    if n < 60 && after.word().len() == 2 { Ok((rest, n)) } else { i.no() }
}

/// hours = digit{4} ("hours" after a preposition | before "on" and a day | "Z" after a preposition | "Z" | "GMT" | "UTC" | "local" "time")
pub fn hours(i: Tokens<'_>) -> Parsed<'_, Clock> {
    let (after, t) = token_if(|t, w| t.kind == TokenKind::Number && w.len() == 4)(i)?;
    let led = ["at", "by", "around", "about", "until", "before", "after", "from", "between"]
        .contains(&i.word_back(1));
    let zulu = glued(token_if(|_, w| w == "Z")).map(|_| true);
    let zone = one_of(&["gmt", "utc", "bst", "et", "edt", "est"]).map(|_| true);
    let local = (word("local"), word("time")).map(|_| true);
    let plain = one_of(&["hours", "hrs"]).map(|_| false);
    let day =
        peek((one_of(&["on"]), nom::branch::alt((date::dated.map(|_| ()), words::weekday.map(|_| ())))))
            .map(|_| false);
    let (after, sure) = nom::branch::alt((zulu, zone, local, plain, day)).parse_complete(after)?;
    let (hour, minute) = match digits(t.of(i.text)) {
        Some(n) => ((n / 100) as i8, (n % 100) as i8),
        None => return i.no(),
    };
    if (sure || led) && hour < 24 && minute < 60 { Ok((after, (hour, Some(minute)))) } else { i.no() }
}
