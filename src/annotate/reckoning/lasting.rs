//! What lasted so long from a beginning that is told: `They wed in 1971 and were together for 42 years, until her death in 2013`.
//!
//! In: a measure, the end that `until` leads to, and the dates before it in its sentence and the one before. Out:
//! [`Elapsed`], marked as apart. Only where a word tells the beginning of the very thing that lasts: the lexicon pairs them.
//! Not here: a stretch with both ends beside it (`elapsed`).

use super::elapsed::{Elapsed, Frame};
use super::measure::{Cue, Measure};
use super::point::{Point, point, start};
use super::since::{Perfect, perfect};
use crate::annotate::temporal::Temporal;
use crate::annotate::{Annotations, Text, of_sentence};
use crate::source::Span;

/// What somebody has in a chamber, in the lexicon; `served` reads of it.
pub(super) const SEAT: &str = "seat";

/// Words that lead to the end of what lasts.
const UNTIL: [&str; 7] = ["before", "by", "ending", "till", "until", "up", "when"];

/// How many tokens before its length what lasts is told, and behind it.
const LASTING: (usize, usize) = (9, 3);

/// How many tokens before its date a beginning is told, and behind it.
const BEGINNING: (usize, usize) = (9, 5);

/// Tokens between a length and the time that `until` leads to.
const REACH: usize = 9;

/// Words by which a sentence tells of today.
const PRESENT: [&str; 7] = ["has", "have", "is", "leaves", "lives", "shares", "survived"];

/// A length of what began at a time told before.
pub(super) fn read(
    text: Text<'_>,
    found: &Annotations,
    frame: &Frame<'_>,
    here: (usize, Span, Measure),
) -> Option<Elapsed> {
    let (n, span, measure) = here;
    let (Cue::Span { adjective: false } | Cue::Ended) = measure.cue else { return None };
    if is_spouse_of(frame, span) {
        return spouse(text, found, frame, here);
    }
    let state = state(text, frame, span)?;
    let ended = || ended(text, found, frame, here);
    let to = until(frame, span).or_else(ended).or_else(|| {
        let goes_on = perfect(frame, span.start) == Some(Perfect::Present);
        frame.published.filter(|_| goes_on && frame.right(span).is_none())
    })?;
    let from = beginnings(text, found, frame, (n, span, state));
    Elapsed::apart(span, measure.amount, from.into_iter().map(|p| (p, to)).collect())
}

/// `died in November 2009, after 51 years of marriage`, `stood down this year after 28 years`: the time told just before.
pub(super) fn ended(
    text: Text<'_>,
    found: &Annotations,
    frame: &Frame<'_>,
    (n, span, measure): (usize, Span, Measure),
) -> Option<Point> {
    if measure.cue != Cue::Ended {
        return None;
    }
    let dates = &found.dates[of_sentence(&found.dates, n as u32, |d| d.sentence)];
    let date = dates.iter().rev().find(|d| d.span.end <= span.start && d.written_end.is_none())?;
    let beside = matches!(frame.words(date.span.end, span.start)[..], ["after"] | [",", "after"]);
    let value = date.value.filter(|_| beside && date.elapsed.is_none() && !date.label)?;
    let yearless = is_yearless(text, date);
    Some(Point { yearless, ..Point::new(Some(date.span), value.first()?, value.last()?) })
}

/// Whether a date leaves its year to the story.
fn is_yearless(text: Text<'_>, date: &Temporal) -> bool {
    date.written.year.is_none() && text.document.date().is_some()
}

/// `his wife of 40 years`
fn is_spouse_of(frame: &Frame<'_>, span: Span) -> bool {
    let before = frame.words(span.start.saturating_sub(24), span.start);
    matches!(before[..], [.., "husband" | "spouse" | "wife" | "widow" | "widower", "of"])
}

/// `She leaves her husband of 40 years, whom she married in 1985`: until today, or until a time that the sentence tells.
fn spouse(
    text: Text<'_>,
    found: &Annotations,
    frame: &Frame<'_>,
    (n, span, measure): (usize, Span, Measure),
) -> Option<Elapsed> {
    let previous = n.checked_sub(1).filter(|_| is_of_same(text, n));
    let next = Some(n + 1).filter(|at| *at < text.sentences.len() && is_of_same(text, *at));
    let (mut wed, mut others) = (Vec::new(), Vec::new());
    for at in [Some(n), next, previous].into_iter().flatten() {
        for date in &found.dates[of_sentence(&found.dates, at as u32, |d| d.sentence)] {
            let married = begins(text, date, "marriage") && !is_of_relative(text, frame, date);
            let told = point(date).filter(|_| date.written_end.is_none());
            wed.extend(told.filter(|_| married));
            others.extend(told);
        }
    }
    let present = frame.sentence_before(span.start).iter().any(|w| PRESENT.contains(w));
    let to: Vec<Point> = frame.published.filter(|_| present).into_iter().chain(others).collect();
    let pairs = wed.iter().flat_map(|from| to.iter().map(|to| (*from, *to)));
    Elapsed::apart(span, measure.amount, pairs.filter(|(a, b)| a.last < b.first).collect())
}

/// The times before a length at which what lasts began, and behind those whatever else is told: that may be it as well.
fn beginnings(
    text: Text<'_>,
    found: &Annotations,
    frame: &Frame<'_>,
    here: (usize, Span, &str),
) -> Vec<Point> {
    let (at, span, state) = here;
    let (mut begun, mut others) = (Vec::new(), Vec::new());
    let previous = at.checked_sub(1).filter(|_| is_of_same(text, at));
    for n in [Some(at), previous].into_iter().flatten() {
        let dates = &found.dates[of_sentence(&found.dates, n as u32, |d| d.sentence)];
        let before = dates.iter().rev().filter(|d| d.span.end <= span.start && d.written_end.is_none());
        for date in before {
            let parted = n == at && is_parted(text, frame, date.span.end, span.start);
            let list = if begins(text, date, state) && !parted { &mut begun } else { &mut others };
            list.extend(point(date));
        }
    }
    if !begun.is_empty() {
        begun.extend(others);
    }
    begun
}

/// Whether a date is told of somebody's children or parents: `their daughter married in 2020`.
fn is_of_relative(text: Text<'_>, frame: &Frame<'_>, date: &Temporal) -> bool {
    let spouse = |w: &str| matches!(w, "husband" | "spouse" | "widow" | "widower" | "wife");
    let words = frame.sentence_before(date.span.start);
    let clause = words.rsplit(|w| matches!(*w, "," | ";" | "and")).next().unwrap_or_default();
    clause.iter().any(|w| text.lexicon.kin.has(w) && !spouse(w))
}

/// What lasts.
fn state(text: Text<'_>, frame: &Frame<'_>, span: Span) -> Option<&'static str> {
    let before = frame.sentence_before(span.start);
    let after = frame.words(span.end, span.end + 40);
    // Who have been together for so long may have been so before they married.
    if before.windows(2).rev().take(LASTING.0).any(|w| w == ["been", "together"]) {
        return None;
    }
    let near = before.iter().rev().take(LASTING.0).chain(after.iter().take(LASTING.1));
    { near }.find_map(|w| text.lexicon.lastings.get_folded(w)).filter(|state| *state != SEAT)
}

/// `, until her death in 2018`, `when she died in 2018`
fn until(frame: &Frame<'_>, span: Span) -> Option<Point> {
    let to = frame.right(span).filter(|p| frame.is_plain(span.end, start(p), REACH))?;
    let words = frame.words(span.end, start(&to));
    let words = words.strip_prefix(&[","]).unwrap_or(&words);
    words.first().is_some_and(|w| UNTIL.contains(w)).then_some(to)
}

/// Whether a word beside a date tells of the beginning of what lasts.
fn begins(text: Text<'_>, date: &Temporal, state: &str) -> bool {
    let Some(sentence) = text.sentences.get(date.sentence as usize) else { return false };
    let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
    let tokens = text.tokens.get(range).unwrap_or_default();
    let first = tokens.partition_point(|t| t.span.start < date.span.start);
    let after = tokens.partition_point(|t| t.span.start < date.span.end);
    let said = |n: &usize| tokens[*n].of(&text.document.text);
    let phrase =
        |n: usize| tokens.get(n + 1).map(|next| format!("{} {}", said(&n), next.of(&text.document.text)));
    let of = |words: &str| text.lexicon.beginnings.get_folded(words) == Some(state);
    let is = |n: usize| of(said(&n)) || phrase(n).is_some_and(|words| of(&words));
    let ends = |n: &usize| matches!(said(n), ";" | "and" | ".");
    let mut before = (first.saturating_sub(BEGINNING.0)..first).rev().take_while(|n| !ends(n));
    let mut behind = (after..(after + BEGINNING.1).min(tokens.len())).take_while(|n| !ends(n));
    before.any(is) || behind.any(is)
}

/// Whether a sentence goes on with the subject of the one before.
pub(super) fn is_of_same(text: Text<'_>, n: usize) -> bool {
    let word = |at: u32| text.tokens.get(at as usize).map_or("", |t| t.of(&text.document.text));
    let first = text.sentences[n].tokens.start;
    let noun = || text.lexicon.lastings.has(word(first + 1));
    match word(first) {
        "He" | "It" | "She" | "They" => true,
        "Her" | "His" | "Its" | "The" | "Their" => noun(),
        _ => false,
    }
}

/// Whether another subject is told between two places: `opened in 1950 and the pit was open for 12 years`.
pub(super) fn is_parted(text: Text<'_>, frame: &Frame<'_>, from: u32, to: u32) -> bool {
    let words = frame.words(from, to);
    let joint = |w: &str| matches!(w, "," | ";" | "and" | "but" | "while");
    let subject =
        |w: &str| matches!(w, "a" | "an" | "her" | "his" | "its" | "the" | "their" | "who" | "which");
    let of_same = |w: &str| matches!(w, "he" | "it" | "she" | "they");
    // `and their marriage`, `but the couple` go on with what was told.
    let goes_on =
        |w: Option<&&str>| w.is_some_and(|w| matches!(*w, "couple" | "pair") || text.lexicon.lastings.has(w));
    let parts = |n: usize, w: &[&str]| joint(w[0]) && subject(w[1]) && !goes_on(words.get(n + 2));
    words.windows(2).enumerate().any(|(n, w)| parts(n, w) || w[0] == ";" && !of_same(w[1]))
}
