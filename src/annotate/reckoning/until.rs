//! What somebody or something was until a time, from a beginning told just before: `was made minister in May 1979 and
//! served for 18 months, until November 1980`.
//!
//! In: two times with nothing between but words for going on, and perhaps a length. Out: [`Elapsed`], marked as apart;
//! where the end is to be compared with the beginning, a [`Sequel`].
//! Not here: what a word of the lexicon says to last (`lasting`), a stretch with both ends beside it (`stretch`).

use super::elapsed::{Elapsed, Frame};
use super::measure::{Cue, Measure};
use super::order::{Join, Sequel, is_comparable};
use super::point::{Point, end, start};
use crate::annotate::temporal::{Temporal, Unit, words};
use crate::annotate::tokens::{Tokens, is_one_of};
use crate::annotate::{Annotations, Text};
use crate::source::Span;

/// Words that say that it went on.
const KEPT: [&str; 17] = [
    "continued",
    "governed",
    "held",
    "holding",
    "kept",
    "lasted",
    "lasting",
    "led",
    "ran",
    "reigned",
    "remained",
    "remaining",
    "ruled",
    "served",
    "serving",
    "stayed",
    "staying",
];

/// Words beside them that name nothing else.
const LIGHT: [&str; 24] = [
    ",", "a", "and", "for", "he", "in", "it", "job", "office", "on", "place", "position", "post", "power",
    "role", "seat", "she", "the", "then", "there", "they", "until", "where", "which",
];

/// Words before a verb that goes on with the same subject.
const JOINING: [&str; 8] = [",", "and", "before", "but", "finally", "he", "she", "then"];

/// Auxiliaries of what was done to somebody.
const BE: [&str; 4] = ["been", "had", "was", "were"];

/// Verbs by which something ended, of persons and of things.
const ENDED: [&str; 23] = [
    "closed",
    "collapsed",
    "deposed",
    "died",
    "dismissed",
    "dissolved",
    "divorced",
    "ended",
    "fell",
    "fired",
    "left",
    "ousted",
    "overthrown",
    "parted",
    "quit",
    "removed",
    "resigned",
    "retired",
    "sacked",
    "separated",
    "stepped",
    "stood",
    "toppled",
];

/// Words between a verb by which something ended and its time.
const LEFT: [&str; 11] =
    ["down", "from", "in", "it", "office", "on", "parliament", "post", "power", "the", "up"];

/// Tokens between a word for a beginning and its date.
const BEGINNING: usize = 8;

/// A length between a beginning that a word of the lexicon tells and the end that `until` leads to.
pub(super) fn read(text: Text<'_>, frame: &Frame<'_>, span: Span, measure: Measure) -> Option<Elapsed> {
    let Cue::Span { adjective: false } = measure.cue else { return None };
    let (from, to) = frame.left(span).zip(frame.right(span))?;
    let behind = frame.words(span.end, start(&to));
    let until = matches!(behind[..], ["until" | "till"] | [",", "until" | "till"]);
    let goes_on = goes_on(frame.words(end(&from), span.start).into_iter());
    Elapsed::apart(span, measure.amount, vec![(from, to)])
        .filter(|_| until && goes_on && begins(text, frame, &from))
}

/// A length that ends with what began: `came to power in 1998 and was toppled in 2005 after seven years`.
pub(super) fn closed(text: Text<'_>, frame: &Frame<'_>, span: Span, measure: Measure) -> Option<Elapsed> {
    let to = frame.left(span).filter(|_| measure.cue == Cue::Ended)?;
    let from = frame.points.iter().rev().find(|p| end(p) <= start(&to))?;
    let beside = matches!(frame.words(end(&to), span.start)[..], ["after"] | [",", "after"]);
    let between = frame.words(end(from), start(&to));
    let verb = between.iter().position(|w| is_one_of(w, &ENDED));
    let ended = verb.is_some_and(|at| {
        let lead = between[..at].iter().all(|w| is_one_of(w, &JOINING) || is_one_of(w, &BE));
        lead && between[at + 1..].iter().all(|w| is_one_of(w, &LEFT))
    });
    let behind = frame.words(span.end, span.end + 24);
    let alone = match behind[..] {
        ["in", "power" | "office" | "charge", ..] => true,
        _ => behind.first().is_none_or(|w| matches!(*w, "," | "." | ";" | ")" | "—")),
    };
    let fits = beside && ended && alone && begins(text, frame, from);
    Elapsed::apart(span, measure.amount, vec![(*from, to)]).filter(|_| fits)
}

/// Whether a word of the lexicon tells a beginning just before a time.
fn begins(text: Text<'_>, frame: &Frame<'_>, from: &Point) -> bool {
    let lead = frame.sentence_before(start(from));
    let clause = lead.rsplit(|w| matches!(*w, "," | ";" | "and")).next().unwrap_or_default();
    let near = &clause[clause.len().saturating_sub(BEGINNING)..];
    let phrase = |words: &[&str]| text.lexicon.beginnings.has(&words.join(" "));
    (1..=3).any(|n| near.windows(n).any(phrase))
}

/// An end told behind its beginning.
pub(super) fn sequel(text: Text<'_>, found: &Annotations, first: usize, second: usize) -> Option<Sequel> {
    let (a, b) = (&found.dates[first], &found.dates[second]);
    let until = |w: &str| is_one_of(w, &["until", "till"]);
    let (from, to) = (text.index(a.span.end), bound(text, b));
    let word = |n: usize| text.tokens[n].of(&text.document.text);
    let led = to > from && until(word(to - 1));
    if !led || !is_comparable(a, b) || !goes_on(without_length(text, from..to - 1).into_iter()) {
        return None;
    }
    let between = text.tokens[from].span.to(text.tokens[to - 1].span);
    let lead = Span { start: a.span.start, end: a.span.start };
    Some(Sequel { first: first as u32, second: second as u32, join: Join::Before, lead, between })
}

/// The index of the first token of a date, or of `until` where that is read with it.
fn bound(text: Text<'_>, date: &Temporal) -> usize {
    let written = date.written.date.unwrap_or(date.span);
    text.index(written.start)
}

/// The words of a stretch, counted units of time left out: `for 18 months`.
fn without_length(text: Text<'_>, range: std::ops::Range<usize>) -> Vec<&str> {
    let mut words = Vec::new();
    let mut i = Tokens::within(text, range);
    while i.left() > 0 {
        i = match length(i) {
            Some(after) => after,
            None => {
                words.push(i.word());
                i.take_one()
            }
        };
    }
    words
}

fn length(i: Tokens<'_>) -> Option<Tokens<'_>> {
    let (after, _) = words::count(i).ok()?;
    let (after, unit) = words::unit(after).ok()?;
    matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade).then_some(after)
}

/// Whether words say that it went on, and nothing else.
fn goes_on<'a>(words: impl Iterator<Item = &'a str> + Clone) -> bool {
    words.clone().all(|w| is_one_of(w, &KEPT) || is_one_of(w, &LIGHT)) && { words }
        .any(|w| is_one_of(w, &KEPT))
}
