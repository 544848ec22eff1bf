//! A gap to the last time that something happened: `last met in 2017 … after a seven-year gap`.
//!
//! In: a measure beside a word for a time without something, and a date that `last` or `not … since` leads to in its
//! sentence, the one before or the next. Out: [`Elapsed`], marked as apart. A gap may have been closed before today, at a time
//! that is not told: unless the words say that it lasts, it is bounded only.
//! Not here: `the first time in seven years` (`apart`).

use super::elapsed::{Elapsed, Frame};
use super::measure::{Cue, Measure};
use super::point::{Point, point};
use super::since::{Perfect, perfect};
use crate::annotate::temporal::Temporal;
use crate::annotate::tokens::is_one_of;
use crate::annotate::{Annotations, Text, of_sentence};
use crate::source::Span;

/// Words for a time without something.
const GAPS: [&str; 9] =
    ["absence", "break", "gap", "hiatus", "interval", "lull", "silence", "stalemate", "wait"];

/// Words behind a gap that is one in something else: `a 12-year gap in pay`.
const OF: [&str; 8] = ["among", "between", "for", "from", "in", "of", "on", "to"];

/// Tokens between `last` and its date at most.
const REACH: usize = 7;

/// Tokens between `not` and `since` at most.
const NOT: usize = 8;

/// The gap.
pub(super) fn read(
    text: Text<'_>,
    found: &Annotations,
    frame: &Frame<'_>,
    (n, span, measure): (usize, Span, Measure),
) -> Option<Elapsed> {
    let published = frame.published?;
    if !is_gap(frame, span, measure.cue) {
        return None;
    }
    let previous = n.checked_sub(1).filter(|at| text.sentences[*at].block == text.sentences[n].block);
    let (mut last, mut others) = (Vec::new(), Vec::new());
    let next =
        Some(n + 1).filter(|at| text.sentences.get(*at).is_some_and(|s| s.block == text.sentences[n].block));
    for at in [Some(n), previous, next].into_iter().flatten() {
        for date in &found.dates[of_sentence(&found.dates, at as u32, |d| d.sentence)] {
            let list = if is_last(text, date) { &mut last } else { &mut others };
            list.extend(point(date).filter(|_| date.written_end.is_none()));
        }
    }
    let now = perfect(frame, span.start) == Some(Perfect::Present) || is_of_today(frame, found, n, span);
    let goes_on = now && others.is_empty();
    let ends: Vec<Point> = std::iter::once(published).chain(others).collect();
    let pairs = last.iter().flat_map(|from| ends.iter().map(|to| (*from, *to)));
    let told = Elapsed::apart(span, measure.amount, pairs.filter(|(a, b)| a.last < b.first).collect())?;
    Some(Elapsed { at_most: !goes_on, ..told })
}

/// `the seven-year gap`, `a gap of seven years`, but not `a seven-year wait for a flat`
fn is_gap(frame: &Frame<'_>, span: Span, cue: Cue) -> bool {
    let after = frame.words(span.end, span.end + 24);
    let before = frame.words(span.start.saturating_sub(24), span.start);
    let (noun, behind) = match (cue, &before[..]) {
        (Cue::Span { adjective: true }, _) => (after.first(), after.get(1)),
        (Cue::Span { adjective: false }, [.., noun, "of"]) => (Some(noun), after.first()),
        _ => return false,
    };
    // `last won in 2001, ending a 30-year wait`: a gap before that.
    let ended = before.iter().any(|w| matches!(*w, "breaking" | "ending"));
    let waited = ended || noun == Some(&"wait") && behind == Some(&"for");
    noun.is_some_and(|w| is_one_of(w, &GAPS)) && !waited && behind.is_none_or(|w| !OF.contains(w))
}

/// `the seven-year gap has cost millions`, `ends a seven-year wait on Friday`: the words behind a gap, or a time near today
/// in its sentence, say that it lasted until now.
fn is_of_today(frame: &Frame<'_>, found: &Annotations, n: usize, span: Span) -> bool {
    let after = frame.words(span.end, span.end + 24);
    let has = after.iter().take(3).any(|w| matches!(*w, "has" | "have" | "is"));
    let dates = &found.dates[of_sentence(&found.dates, n as u32, |d| d.sentence)];
    let year = |d: &Temporal| d.value.and_then(|v| v.first()).map(|d| d.year());
    let told = |d: &&Temporal| d.written.year.is_none() && d.elapsed.is_none() && year(d).is_some();
    has || dates.iter().filter(told).any(|d| year(d) == frame.published.map(|p| p.first.year()))
}

/// `last met in 2017`, `no election since 2017`
fn is_last(text: Text<'_>, date: &Temporal) -> bool {
    let at = text.index(date.span.start);
    let head = text.sentences.get(date.sentence as usize).map_or(at, |s| s.tokens.start as usize);
    let words: Vec<&str> = text.tokens[head..at].iter().map(|t| t.of(&text.document.text)).collect();
    let clause = words.rsplit(|w| matches!(*w, "," | ";" | "—")).next().unwrap_or_default();
    let near = |most: usize| &clause[clause.len().saturating_sub(most)..];
    let since = clause.last() == Some(&"since")
        && near(NOT).iter().any(|w| is_one_of(w, &["never", "no", "none", "not", "n't", "n’t"]));
    since || near(REACH).iter().any(|w| is_one_of(w, &["last"]))
}
