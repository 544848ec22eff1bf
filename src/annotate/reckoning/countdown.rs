//! How long it is until a day to come: `28 days before the Nov. 24 election`, `with 30 days to go`.
//!
//! In: a measure in days or weeks. Out: [`Elapsed`] from the days of the news to the day to come, marked as apart.
//! A story may be set the day before, and its news be a day older; of all days it tells each may be meant.
//! Not here: what came so long after something (`apart`).

use jiff::ToSpan;

use super::apart::is_lead;
use super::elapsed::{Elapsed, Frame, REACH};
use super::measure::{Cue, Measure};
use super::point::{Point, end, start};
use crate::annotate::temporal::{Temporal, Unit};
use crate::annotate::tokens::is_one_of;
use crate::annotate::{Annotations, Text, of_sentence};
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
const AHEAD: [&str; 12] = [
    "can",
    "cannot",
    "could",
    "due",
    "may",
    "might",
    "must",
    "planned",
    "scheduled",
    "should",
    "will",
    "would",
];

/// Dates of a draft that are looked at: a story has fewer, and an archive is no story.
const DATES: usize = 200;

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

/// `The split, 28 days before the Nov. 24 election`: the news itself, in the first paragraphs.
fn before(text: Text<'_>, found: &Annotations, frame: &Frame<'_>, (n, span): (usize, Span)) -> Option<Pairs> {
    let published = frame.published?;
    let to = frame.right(span).filter(|p| frame.is_plain(span.end, start(p), REACH) && p.first == p.last)?;
    let lead = frame.sentence_before(span.start);
    let heads = matches!(lead.last(), None | Some(&"," | &"came" | &"comes" | &"—" | &"–" | &"just"));
    let all = frame.words(text.sentences[n].span.start, text.sentences[n].span.end);
    let ahead =
        all.iter().any(|w| AHEAD.contains(w)) || lead.iter().any(|w| matches!(*w, "who" | "which" | "had"));
    let future = to.first > published.first;
    let happens = frame.words(end(&to), text.sentences[n].span.end).iter().any(|w| is_finite(text, w));
    if !(heads && future && happens && is_lead(text, n)) || ahead || told_before(found, n, span) {
        return None;
    }
    let told = found.dates.iter().take(DATES).filter_map(day).filter(|p| p.first < to.first);
    Some(days(published, &NEWS).chain(told).map(|from| (from, to)).collect())
}

/// Whether the sentence tells a time before the length, by which it may be counted.
fn told_before(found: &Annotations, n: usize, span: Span) -> bool {
    let here = of_sentence(&found.dates, n as u32, |d| d.sentence);
    found.dates[here].iter().any(|d| d.span.end <= span.start)
}

/// A verb that tells of what is or was; `parliament dissolves 40 days before a vote` is a rule.
fn is_finite(text: Text<'_>, word: &str) -> bool {
    let is = matches!(word, "are" | "has" | "have" | "is" | "was" | "were");
    is || text.lexicon.is_past_form(word)
}

/// `with 30 days to go`, where one day to come is told on which people vote.
fn to_go(text: Text<'_>, found: &Annotations, frame: &Frame<'_>, (n, span): (usize, Span)) -> Option<Pairs> {
    let published = frame.published?;
    if !is_of_vote(text, frame, (n, span)) {
        return None;
    }
    let future = |d: &&Temporal| day(d).is_some_and(|p| p.first > published.first);
    let ahead: Vec<&Temporal> = found.dates.iter().take(DATES).filter(future).collect();
    let votes: Vec<Point> = ahead.iter().filter(|d| is_vote(text, d)).filter_map(|d| day(d)).collect();
    let to = votes.first().filter(|first| votes.iter().all(|p| p.first == first.first))?;
    // A time that is told beside the length, or just before it, may be what is waited for, or when.
    let from = found.dates.partition_point(|d| (d.sentence as usize) + 1 < n);
    let beside = found.dates[from..].iter().take_while(|d| d.sentence as usize <= n);
    let mut others = beside.filter(|d| d.elapsed.is_none() && !d.span.overlaps(span));
    if others.any(|d| day(d).is_none_or(|p| p.first != to.first)) {
        return None;
    }
    // Whatever else lies ahead may be it as well.
    let others = ahead.iter().filter_map(|d| day(d)).filter(|p| p.first != to.first);
    let waited: Vec<Point> = std::iter::once(*to).chain(others).collect();
    Some(waited.into_iter().flat_map(|to| days(published, &SETTING).map(move |from| (from, to))).collect())
}

/// Whether the words behind a length, or before it, tell of the vote: `with 30 days to go`, `the vote is 30 days away`.
fn is_of_vote(text: Text<'_>, frame: &Frame<'_>, (n, span): (usize, Span)) -> bool {
    let lead = frame.sentence_before(span.start);
    let behind = frame.words(span.end, text.sentences[n].span.end);
    let votes = |words: &[&str]| words.iter().any(|w| is_one_of(w, &VOTES));
    let own = frame.words(span.start, span.end);
    let led = lead.iter().any(|w| is_one_of(w, &["with", "there"]));
    let counted = own.ends_with(&["to", "go"]) && led;
    let closed = behind.first().is_none_or(|w| matches!(*w, "." | "," | ";" | "—"));
    let bound = behind.first().is_some_and(|w| matches!(*w, "before" | "until" | "till" | "to"));
    match () {
        () if own.ends_with(&["day"]) => true,
        () if counted && closed => true,
        () if bound => votes(&behind[..behind.len().min(8)]),
        () => closed && own.ends_with(&["away"]) && votes(&lead),
    }
}

/// Whether a date is told of a vote.
fn is_vote(text: Text<'_>, date: &Temporal) -> bool {
    let Some(sentence) = text.sentences.get(date.sentence as usize) else { return false };
    let tokens =
        text.tokens.get(sentence.tokens.start as usize..sentence.tokens.end as usize).unwrap_or_default();
    tokens.iter().any(|t: &Token| is_one_of(t.of(&text.document.text), &VOTES))
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

impl Frame<'_> {
    /// `on August 20, in 13 weeks' time`: from the day of publication.
    pub(super) fn hence(&self, span: Span) -> Vec<(Point, Point)> {
        let beside = self.left(span).filter(|p| self.is_ago_of(end(p), span.start));
        self.published.zip(beside).into_iter().collect()
    }
}
