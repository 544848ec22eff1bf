//! Days of the week counted in a stretch: `on six Saturdays, from October 19 to November 23`.
//!
//! In: a sentence with a stretch of days. Out: [`Elapsed`] that counts [`Counted::Weekdays`].
//! Without its year a stretch says how many there are only where it begins or ends on one.
//! Not here: a stretch and its length in days or weeks (`stretch`).

use jiff::civil::Weekday;
use nom::Parser;
use nom::combinator::opt;

use super::elapsed::{Counted, Elapsed, Frame};
use super::measure::{Amount, Rough};
use super::point::Point;
use crate::annotate::Text;
use crate::annotate::temporal::{Unit, words};
use crate::annotate::tokens::{Parsed, Tokens, is_one_of, one_of, scan};
use crate::source::Span;

/// Words between the days and the stretch they lie in.
const OPENING: [&str; 8] = [",", "(", "between", "from", "running", "starting", "—", "–"];

/// Words between the stretch and the days it holds.
const CLOSING: [&str; 8] = [",", "(", "a", "of", "on", "or", "total", "—"];

/// Words that leave none out.
const IN_A_ROW: [&str; 3] = ["consecutive", "straight", "successive"];

/// Tokens between the two at most.
const NEAR: usize = 4;

/// The counted days of a sentence.
pub(super) fn read(text: Text<'_>, frame: &Frame<'_>, n: usize) -> Vec<Elapsed> {
    let mut list = Vec::new();
    if frame.ranges.is_empty() {
        return list;
    }
    scan(Tokens::of(text, text.sentences[n].tokens.clone()), counted, |span, (count, day)| {
        list.extend(elapsed(frame, span, count, day));
    });
    list
}

fn elapsed(frame: &Frame<'_>, span: Span, count: i32, day: Weekday) -> Option<Elapsed> {
    let (from, to, some) = stretch(frame, span)?;
    let edge = from.first.weekday() == day || to.first.weekday() == day;
    let days = from.first == from.last && to.first == to.last;
    let amount =
        Amount { halves: count.saturating_mul(2), unit: Unit::Week, rough: Rough::Exact, compound: false };
    let told = Elapsed::apart(span, amount, vec![(from, to)]).filter(|_| days && edge)?;
    Some(Elapsed { counted: Counted::Weekdays(day), apart: false, at_most: some, ..told })
}

/// The stretch that the days lie in, and whether it may hold more of them: `on two Saturdays between May 3 and May 31`.
fn stretch(frame: &Frame<'_>, span: Span) -> Option<(Point, Point, bool)> {
    let plain = |words: &[&str], list: &[&str]| words.len() <= NEAR && words.iter().all(|w| list.contains(w));
    let behind = frame.ranges.iter().find(|(r, ..)| r.start >= span.end);
    let behind = behind.filter(|(r, ..)| plain(&frame.words(span.end, r.start), &OPENING));
    let before = frame.ranges.iter().rev().find(|(r, ..)| r.end <= span.start);
    let before = before.filter(|(r, ..)| plain(&frame.words(r.end, span.start), &CLOSING));
    let (place, from, to) = behind.or(before)?;
    let words = frame.words(span.end.min(place.start), place.end);
    // `on three Fridays`: it may have been left out on others.
    let on = frame.words(span.start.saturating_sub(4), span.start).last() == Some(&"on");
    let row = frame.words(span.start, span.end).iter().any(|w| is_one_of(w, &IN_A_ROW));
    let some = words.iter().any(|w| is_one_of(w, &["between"]));
    Some((*from, *to, some || on && !row))
}

/// counted = count in-a-row? weekday "s"
fn counted(i: Tokens<'_>) -> Parsed<'_, (i32, Weekday)> {
    let (after, count) = words::counted(i)?;
    let (after, _) = opt(one_of(&IN_A_ROW)).parse_complete(after)?;
    match after.word().strip_suffix('s').and_then(words::weekday_named) {
        Some(day) => Ok((after.take_one(), (count, day))),
        None => i.no(),
    }
}
