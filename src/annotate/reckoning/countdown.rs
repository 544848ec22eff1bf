//! How long it is until a day to come: `26 days before the September 7 election`, `with 19 days to go`.
//!
//! In: a measure in days or weeks. Out: [`Elapsed`] from the days of the news to the day to come, marked as apart.
//! A story may be set the day before, and its news be a day older; of all days it tells each may be meant.
//! Not here: what came so long after something (`apart`).

use jiff::ToSpan;

use super::apart::is_lead;
use super::elapsed::{Elapsed, Frame, Point, REACH, start};
use super::measure::{Cue, Measure};
use crate::annotate::temporal::{Temporal, Unit};
use crate::annotate::{Annotations, Text};
use crate::source::Span;
use crate::token::Token;

/// What people vote at.
const VOTES: [&str; 16] = [
    "ballot",
    "by-election",
    "caucus",
    "caucuses",
    "decide",
    "election",
    "elections",
    "poll",
    "polling",
    "polls",
    "primary",
    "referendum",
    "runoff",
    "vote",
    "voters",
    "votes",
];

/// Words that put the whole sentence ahead.
const AHEAD: [&str; 7] = ["due", "must", "planned", "scheduled", "should", "will", "would"];

/// Days that the news may be old.
const NEWS: [i64; 4] = [0, -1, 1, -2];

/// Days that the day of setting a story may be off.
const SETTING: [i64; 3] = [0, -1, 1];

/// The length until a day to come.
pub(super) fn read(
    text: Text<'_>,
    found: &Annotations,
    frame: &Frame<'_>,
    here: (usize, Span, Measure),
) -> Option<Elapsed> {
    let (n, span, measure) = here;
    if !matches!(measure.amount.unit, Unit::Day | Unit::Week | Unit::Fortnight) {
        return None;
    }
    let pairs = match measure.cue {
        Cue::Before => before(text, found, frame, (n, span))?,
        Cue::ToGo => to_go(text, found, frame, (n, span))?,
        _ => return None,
    };
    Elapsed::apart(span, measure.amount, pairs)
}

type Pairs = Vec<(Point, Point)>;

/// `The announcement, 26 days before the September 7 election`: the news itself, in the first paragraphs.
fn before(text: Text<'_>, found: &Annotations, frame: &Frame<'_>, (n, span): (usize, Span)) -> Option<Pairs> {
    let published = frame.published?;
    let to = frame.right(span).filter(|p| frame.is_plain(span.end, start(p), REACH) && p.first == p.last)?;
    let lead = frame.sentence_before(span.start);
    let heads = matches!(lead.last(), None | Some(&"," | &"came" | &"comes" | &"—" | &"–" | &"just"));
    let all = frame.words(text.sentences[n].span.start, text.sentences[n].span.end);
    let ahead =
        all.iter().any(|w| AHEAD.contains(w)) || lead.iter().any(|w| matches!(*w, "who" | "which" | "had"));
    let future = to.first > published.first;
    if !(heads && future && is_lead(text, n)) || ahead || frame.left(span).is_some() {
        return None;
    }
    let told = found.dates.iter().filter_map(day).filter(|p| p.first < to.first);
    Some(days(published, &NEWS).chain(told).map(|from| (from, to)).collect())
}

/// `with 19 days to go`, where one day to come is told on which people vote.
fn to_go(text: Text<'_>, found: &Annotations, frame: &Frame<'_>, (n, span): (usize, Span)) -> Option<Pairs> {
    let published = frame.published?;
    if !is_of_vote(text, frame, (n, span)) {
        return None;
    }
    let future = |d: &&Temporal| day(d).is_some_and(|p| p.first > published.first);
    let ahead: Vec<&Temporal> = found.dates.iter().filter(future).collect();
    let votes: Vec<Point> = ahead.iter().filter(|d| is_vote(text, d)).filter_map(|d| day(d)).collect();
    let to = votes.first().filter(|first| votes.iter().all(|p| p.first == first.first))?;
    // Whatever else lies ahead may be what is waited for.
    let others = ahead.iter().filter_map(|d| day(d)).filter(|p| p.first != to.first);
    let waited: Vec<Point> = std::iter::once(*to).chain(others).collect();
    Some(waited.into_iter().flat_map(|to| days(published, &SETTING).map(move |from| (from, to))).collect())
}

/// Whether the words behind a length, or before it, tell of the vote: `with 19 days to go`, `the vote is 19 days away`.
fn is_of_vote(text: Text<'_>, frame: &Frame<'_>, (n, span): (usize, Span)) -> bool {
    let lead = frame.sentence_before(span.start);
    let behind = frame.words(span.end, text.sentences[n].span.end);
    let votes = |words: &[&str]| words.iter().any(|w| VOTES.contains(w));
    let own = frame.words(span.start, span.end);
    let counted = own.ends_with(&["to", "go"]) && lead.iter().any(|w| w.eq_ignore_ascii_case("with"));
    let closed = behind.first().is_none_or(|w| matches!(*w, "." | "," | ";" | "—"));
    let bound = behind.first().is_some_and(|w| matches!(*w, "before" | "until" | "till" | "to"));
    match () {
        () if own.ends_with(&["day"]) => true,
        () if counted && closed => true,
        () if bound => votes(&behind[..behind.len().min(5)]),
        () => closed && own.ends_with(&["away"]) && votes(&lead),
    }
}

/// Whether a date is told of a vote.
fn is_vote(text: Text<'_>, date: &Temporal) -> bool {
    let Some(sentence) = text.sentences.get(date.sentence as usize) else { return false };
    let tokens =
        text.tokens.get(sentence.tokens.start as usize..sentence.tokens.end as usize).unwrap_or_default();
    tokens.iter().any(|t: &Token| VOTES.contains(&t.of(&text.document.text)))
}

/// A day that is told as one.
fn day(date: &Temporal) -> Option<Point> {
    let day = date.value.filter(|_| date.written_end.is_none())?.whole_day()?;
    Some(Point::new(Some(date.span), day, day))
}

/// The day of publication and those beside it.
fn days(published: Point, off: &'static [i64]) -> impl Iterator<Item = Point> {
    off.iter().filter_map(move |n| {
        let day = published.first.checked_add(n.days()).ok()?;
        Some(Point::new(None, day, day))
    })
}
