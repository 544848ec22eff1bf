//! What has gone on since a time, with how long: `has led it since 2002, 24 years`, `for 24 years, since 2002`.
//!
//! In: a measure beside a time that `since` leads to. Out: [`Elapsed`] to the day of publication; where it `had` gone on
//! it ended before, so that the length is bounded only.
//! Not here: `24 years since the vote in 2002` (`elapsed`).

use super::elapsed::{Elapsed, Frame};
use super::measure::{Cue, Measure};
use super::point::{Point, end, start};
use crate::source::Span;

/// Words between a time and the length that sums up what lies behind it.
const FILLERS: [&str; 18] = [
    "(",
    ",",
    "-",
    "a",
    "about",
    "altogether",
    "an",
    "for",
    "now",
    "of",
    "or",
    "period",
    "run",
    "some",
    "span",
    "stretch",
    "–",
    "—",
];

/// How many of them at most.
const MOST: usize = 4;

/// What an auxiliary makes of the clause behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Perfect {
    /// `has been`: until today.
    Present,
    /// `had been`: until then.
    Past,
}

/// A length told of what began at a time and went on.
pub(super) fn read(frame: &Frame<'_>, span: Span, measure: Measure) -> Option<Elapsed> {
    let published = frame.published?;
    let Cue::Span { adjective: false } = measure.cue else { return None };
    let from = after_since(frame, span).or_else(|| before_since(frame, span))?;
    let clause = span.start.min(start(&from));
    let past = perfect(frame, clause)? == Perfect::Past;
    let pairs = vec![(from, published)];
    Elapsed::apart(span, measure.amount, pairs).map(|e| Elapsed { apart: past, at_most: past, ..e })
}

/// `since 14 April 2024, a little under two years`
fn after_since(frame: &Frame<'_>, span: Span) -> Option<Point> {
    let from = frame.left(span)?;
    let between = frame.words(end(&from), span.start);
    let filled = between.len() <= MOST && between.iter().all(|w| FILLERS.contains(w)) && !between.is_empty();
    let led = leads(frame, start(&from)) && filled;
    let summed = between.iter().any(|w| matches!(*w, "period" | "run" | "span" | "stretch"));
    (led && (summed || is_closed(frame, span.end))).then_some(from)
}

/// `for two years, since 2024`
fn before_since(frame: &Frame<'_>, span: Span) -> Option<Point> {
    let from = frame.right(span)?;
    let between = frame.words(span.end, start(&from));
    let since = matches!(between[..], ["," | "(" | "—" | "-", "since"] | ["," | "(" | "—", "ever", "since"]);
    (since && is_closed(frame, end(&from))).then_some(from)
}

/// Whether `since` leads to a time.
fn leads(frame: &Frame<'_>, at: u32) -> bool {
    frame.words(at.saturating_sub(24), at).last().is_some_and(|w| w.eq_ignore_ascii_case("since"))
}

/// Whether what is told ends at a place: `since 2015 as its chairman` tells of something else.
fn is_closed(frame: &Frame<'_>, at: u32) -> bool {
    let next = frame.words(at, at + 24);
    next.first()
        .is_none_or(|w| matches!(*w, "," | "." | ";" | ")" | "—" | "–" | "-" | "and" | "”" | "\"" | "when"))
}

/// What the auxiliary makes of a clause that stands last before a place of its sentence.
pub(super) fn perfect(frame: &Frame<'_>, at: u32) -> Option<Perfect> {
    let words = frame.sentence_before(at);
    words.iter().rev().find_map(|w| match *w {
        "has" | "have" | "'ve" | "’ve" => Some(Some(Perfect::Present)),
        "had" => Some(Some(Perfect::Past)),
        "was" | "were" | "did" | "will" | "would" | "could" | "is" | "are" => Some(None),
        _ => None,
    })?
}
