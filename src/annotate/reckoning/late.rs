//! How late something comes, or how early, against the time it was due.
//!
//! In: a measure with `late`, `overdue`, `behind schedule` or `early`. Out: [`Elapsed`], marked as apart: to the time
//! told beside the length, from the due time of the sentences about it (`was to have opened in May 2023 … in June 2027,
//! four years late`); without such a time the due time of the draft bounds it (`arrived six years late`).
//! Not here: hours of the day (`clock`).

use super::elapsed::{Elapsed, Frame};
use super::measure::{Cue, Measure};
use super::point::{Point, end, point, start};
use crate::annotate::temporal::Temporal;
use crate::annotate::tokens::is_one_of;
use crate::annotate::{Annotations, Text, of_sentence};
use crate::source::Span;

/// Words before a time by which something was to be done then.
const DUE: [&str; 13] = [
    "billed",
    "completion",
    "deadline",
    "due",
    "expected",
    "meant",
    "originally",
    "planned",
    "promised",
    "scheduled",
    "slated",
    "supposed",
    "target",
];

/// How far before its date such a word stands at most, in tokens.
const DUE_REACH: usize = 6;

/// Tokens behind an article that name what a sentence is about.
const SUBJECT: usize = 3;

/// Tokens between a time and how late it is.
const BESIDE: usize = 3;

/// Dates before and behind it that may be the one on which it was due.
const MOST: usize = 60;

/// How late it is.
pub(super) fn read(
    text: Text<'_>,
    found: &Annotations,
    frame: &Frame<'_>,
    (n, span, measure): (usize, Span, Measure),
) -> Option<Elapsed> {
    let early = match measure.cue {
        Cue::Early => true,
        Cue::Late => false,
        _ => return None,
    };
    let beside = told(frame, span).and_then(|to| {
        let due = around(text, found, n, to);
        let pairs = due.into_iter().map(|from| if early { (to, from) } else { (from, to) });
        Elapsed::apart(span, measure.amount, pairs.collect())
    });
    beside.or_else(|| {
        let pairs = until_today(text, found, frame, span).filter(|_| !early)?;
        Elapsed::apart(span, measure.amount, pairs).map(|e| Elapsed { at_most: true, ..e })
    })
}

/// `in June 2027, four years late`: the time that is so late.
fn told(frame: &Frame<'_>, span: Span) -> Option<Point> {
    let to = frame.left(span)?;
    let beside = frame.is_plain(end(&to), span.start, BESIDE);
    let own = !due_words(&since_last(frame, &to)) && !to.yearless;
    (beside && own).then_some(to)
}

/// The words before a time, back to the time before it.
pub(super) fn since_last<'a>(frame: &Frame<'a>, point: &Point) -> Vec<&'a str> {
    let before = frame.points.iter().rev().find(|p| end(p) <= start(point));
    before.map_or_else(|| frame.sentence_before(start(point)), |p| frame.words(end(p), start(point)))
}

/// The times that it was due, in the sentence, the one before and the one behind; then whatever else they tell.
fn around(text: Text<'_>, found: &Annotations, n: usize, to: Point) -> Vec<Point> {
    let (mut due, mut others) = (Vec::new(), Vec::new());
    let near = n.saturating_sub(1)..(n + 2).min(text.sentences.len());
    for at in near.filter(|at| text.sentences[*at].block == text.sentences[n].block && goes_on(text, n, *at))
    {
        for date in &found.dates[of_sentence(&found.dates, at as u32, |d| d.sentence)] {
            let list = if is_due(text, date, true) { &mut due } else { &mut others };
            list.extend(point(date).filter(|p| p.span != to.span && date.written_end.is_none()));
        }
    }
    if !due.is_empty() {
        due.extend(others);
    }
    due
}

/// Whether the later of two sentences goes on with what the other is about: it begins without an article, or with a word
/// of it.
fn goes_on(text: Text<'_>, n: usize, other: usize) -> bool {
    let words = |at: usize| {
        let tokens = &text.sentences[at].tokens;
        text.tokens[tokens.start as usize..tokens.end as usize].iter().map(|t| t.of(&text.document.text))
    };
    let (earlier, later) = (n.min(other), n.max(other));
    let article = |w: &str| is_one_of(w, &["a", "an", "another", "one", "the"]);
    let taken_up = |w: &str| !text.lexicon.function_words.has(w) && words(earlier).any(|told| told == w);
    let mut head = words(later);
    earlier == later || head.next().is_none_or(|w| !article(w)) || head.take(SUBJECT).any(taken_up)
}

/// `arrived six years late`, where a day is told on which it was due.
fn until_today(
    text: Text<'_>,
    found: &Annotations,
    frame: &Frame<'_>,
    span: Span,
) -> Option<Vec<(Point, Point)>> {
    let published = frame.published?;
    let ahead = ["be", "could", "may", "might", "will", "would"];
    let before = frame.words(span.start.saturating_sub(60), span.start);
    if before.iter().any(|w| ahead.contains(w)) {
        return None;
    }
    let here = found.dates.partition_point(|d| d.span.start < span.start);
    let near = &found.dates[here.saturating_sub(MOST)..found.dates.len().min(here + MOST)];
    let due = near.iter().filter(|d| is_due(text, d, false)).filter_map(point);
    let from = due.filter(|p| p.last < published.first).min_by_key(|p| p.first)?;
    Some(vec![(from, published)])
}

/// `completion promised for December 2018`, and where a verb may say so, `was to have opened in December 2018`
fn is_due(text: Text<'_>, date: &Temporal, verbs: bool) -> bool {
    let at = text.index(date.span.start);
    let before = text.tokens[at.saturating_sub(DUE_REACH)..at].iter();
    let words: Vec<&str> = before.map(|t| t.of(&text.document.text)).collect();
    // What is due in one year is not in the next that is told.
    let year = |w: &str| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit());
    let own = words.rsplit(|w| matches!(*w, "." | ";") || verbs && year(w)).next().unwrap_or_default();
    // `promised in 2010` is when it was promised.
    let said = |w: &str| matches!(w, "expected" | "planned" | "promised");
    let of_word = words.last() == Some(&"in") && own.iter().rev().nth(1).is_some_and(|w| said(w));
    !of_word && if verbs { due_words(own) } else { own.iter().any(|w| DUE.contains(w)) }
}

/// Whether the words just before a time say that something was to be done then.
pub(super) fn due_words(words: &[&str]) -> bool {
    let own = &words[words.len().saturating_sub(DUE_REACH)..];
    let verb = |w: &[&str]| {
        matches!(
            w,
            ["was" | "were", "to"] | ["should" | "to", "have"] | ["instead", "of"] | ["rather", "than"]
        )
    };
    own.iter().any(|w| DUE.contains(w)) || own.windows(2).any(verb)
}
