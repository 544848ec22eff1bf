//! How long somebody sat in a chamber, against the vote that brought them there: `first elected in 2005, stood down this
//! year after 18 years in the Commons`.
//!
//! In: a measure beside the name of a chamber, and a time before it at which somebody was elected to no other. Out:
//! [`Elapsed`], marked as apart: to the time told beside the length, else to today. Who lost the seat and won it back has
//! sat there for less: where a word may say so, the length is bounded only.
//! Not here: other things that last (`lasting`).

use super::elapsed::{Elapsed, Frame};
use super::grown::names_person;
use super::lasting::{SEAT, ended, is_of_same, is_parted};
use super::measure::{Cue, Measure};
use super::point::{Point, point};
use crate::annotate::temporal::Temporal;
use crate::annotate::tokens::is_one_of;
use crate::annotate::{Annotations, Text, of_sentence};
use crate::source::Span;
use crate::token::{Token, TokenKind};

/// Words that bring somebody into a chamber.
const ELECTED: [&str; 5] = ["elected", "entered", "entering", "joined", "won"];

/// Words between them and their date that name no other chamber or post.
const LIGHT: [&str; 17] = [
    "a",
    "an",
    "as",
    "at",
    "by",
    "by-election",
    "election",
    "first",
    "for",
    "general",
    "in",
    "of",
    "on",
    "seat",
    "the",
    "there",
    "to",
];

/// Words behind the name of a chamber by which it stands alone.
const CLOSING: [&str; 13] =
    [",", ".", ";", ")", "—", "at", "before", "but", "for", "last", "on", "this", "when"];

/// Words that may tell of a break.
const BROKEN: [&str; 21] = [
    "again",
    "apart",
    "back",
    "break",
    "combined",
    "defeated",
    "except",
    "gap",
    "interrupted",
    "interruption",
    "lost",
    "re-elected",
    "reelected",
    "regained",
    "returned",
    "spell",
    "spells",
    "stint",
    "stints",
    "total",
    "twice",
];

/// Verbs of what somebody does in a chamber for another time than the seat lasts.
const BUSY: [&str; 9] =
    ["chaired", "chairing", "headed", "heading", "led", "leading", "presided", "ran", "worked"];

/// Tokens from a word that brings somebody in to its date.
const REACH: usize = 12;

/// Tokens before a date within which `since` leads to it from a chamber.
const SINCE: usize = 5;

/// Tokens behind a length that name the chamber.
const BEHIND: usize = 5;

/// The length of a seat.
pub(super) fn read(
    text: Text<'_>,
    found: &Annotations,
    frame: &Frame<'_>,
    here: (usize, Span, Measure),
) -> Option<Elapsed> {
    let (n, span, measure) = here;
    let (Cue::Span { adjective: false } | Cue::Ended) = measure.cue else { return None };
    let chamber = chamber(text, frame, span)?;
    let mut to = ended(text, found, frame, here)
        .map(|p| vec![p])
        .or_else(|| today(frame, (text.sentences[n].span, span)))?;
    let previous = n.checked_sub(1).filter(|at| is_of_same(text, n) && is_of_person(text, found, *at));
    let (mut from, mut others, mut broken) = (Vec::new(), Vec::new(), false);
    for at in [Some(n), previous].into_iter().flatten() {
        let sentence = text.sentences[at].span;
        broken |= frame.words(sentence.start, sentence.end).iter().any(|w| is_one_of(w, &BROKEN));
        for date in &found.dates[of_sentence(&found.dates, at as u32, |d| d.sentence)] {
            let parted = at == n && is_apart(text, frame, date.span, span);
            let elected = brought_in(text, date, chamber) && !parted;
            let list = if elected { &mut from } else { &mut others };
            list.extend(point(date).filter(|_| date.written_end.is_none()));
        }
    }
    to.extend(others.iter().filter(|p| p.span.is_some_and(|s| s.start >= text.sentences[n].span.start)));
    if !from.is_empty() {
        from.extend(others);
    }
    let pairs = from.iter().flat_map(|from| to.iter().map(|to| (*from, *to)));
    let told = Elapsed::apart(span, measure.amount, pairs.filter(|(a, b)| a.last < b.first).collect())?;
    Some(Elapsed { at_most: broken, ..told })
}

/// The chamber beside a length: `28 years in the Commons`, `28 years as the MP for Orlan`, `in the Senate for 28 years`.
fn chamber<'a>(text: Text<'_>, frame: &Frame<'a>, span: Span) -> Option<&'a str> {
    let seat = |w: &&str| is_seat(text, w);
    let after = frame.words(span.end, span.end + 60);
    let led = matches!(after[..], ["as" | "in" | "of", ..]);
    let at = after.iter().take(BEHIND).position(seat).filter(|_| led);
    // `20 years in parliament and the civil service`, `in the Commons press office`
    let whole = |at: usize| after.get(at + 1).is_none_or(|w| CLOSING.contains(w));
    let behind = at.filter(|at| whole(*at) && !after[..*at].contains(&",")).map(|at| after[at]);
    let before = frame.sentence_before(span.start);
    let busy = before.iter().any(|w| is_one_of(w, &BUSY));
    let before = match before[..] {
        [.., chamber, "for"] => Some(chamber).filter(seat),
        _ => None,
    };
    behind.or(before).filter(|_| !busy)
}

/// `is standing down after 28 years`, `After 28 years in the Commons she will leave`: to today, or to a day within the
/// year to come.
fn today(frame: &Frame<'_>, (sentence, span): (Span, Span)) -> Option<Vec<Point>> {
    let published = frame.published?;
    let before = frame.sentence_before(span.start);
    let behind = frame.words(span.end, sentence.end);
    let words = if before.len() <= 1 { &behind } else { &before };
    let clause = words.rsplit(|w| matches!(*w, "," | ";" | "—")).next().unwrap_or_default();
    let now = clause.iter().any(|w| matches!(*w, "has" | "have" | "is" | "will" | "would"));
    let next = published.first.checked_add(jiff::ToSpan::year(1)).ok()?;
    now.then(|| vec![published, Point::new(None, next, next)])
}

/// Whether a date is that of a vote that brings somebody into a chamber: `elected in 2005`, `an MP since 2005`, but not
/// `elected to the council in 2005`.
fn brought_in(text: Text<'_>, date: &Temporal, chamber: &str) -> bool {
    let at = text.index(date.span.start);
    let head = text.sentences.get(date.sentence as usize).map_or(at, |s| s.tokens.start as usize);
    let before = &text.tokens[head.max(at.saturating_sub(REACH))..at];
    let said = |t: &Token| t.of(&text.document.text);
    if before.last().is_some_and(|t| said(t) == "since") {
        let near = &before[before.len().saturating_sub(SINCE)..];
        let own = |t: &Token| is_seat(text, said(t)) && is_same(said(t), chamber);
        return near.iter().any(|t| own(t) || said(t) == "represented");
    }
    let Some(cue) = before.iter().rposition(|t| ELECTED.contains(&said(t))) else { return false };
    let behind = &text.tokens[text.index(date.span.end)..];
    // `elected in 2005 to the council`
    let named = behind.first().is_some_and(|t| matches!(said(t), "as" | "for" | "on" | "to"));
    let behind = if named { &behind[..behind.len().min(BEHIND)] } else { &[] };
    let behind = behind.split(|t| t.kind == TokenKind::Mark).next().unwrap_or_default();
    // `joined Labour in 1990` brings nobody into a chamber, `elected for Kent` does.
    let elected = is_one_of(said(&before[cue]), &["elected"]);
    let seated = before[cue + 1..].iter().any(|t| {
        let word = said(t);
        is_seat(text, word)
            || is_one_of(word, &["seat", "election", "by-election"])
            || text.lexicon.voting_bodies.has(&word.to_lowercase())
    });
    (elected || seated)
        && before[cue + 1..].iter().chain(behind).all(|t| {
            let seat = is_seat(text, said(t));
            let body = text.lexicon.voting_bodies.has(&said(t).to_lowercase());
            match () {
                () if seat || body => is_same(said(t), chamber),
                () => is_one_of(said(t), &LIGHT) || t.kind == TokenKind::Word && t.is_capitalized(),
            }
        })
}

/// Whether a sentence begins with a person.
fn is_of_person(text: Text<'_>, found: &Annotations, n: usize) -> bool {
    let head = text.sentences[n].tokens.start as usize;
    let word = text.tokens.get(head).map_or("", |t| t.of(&text.document.text));
    is_one_of(word, &["elected", "first", "he", "she"]) || names_person(text, found, head)
}

/// Whether a date and a length are told of two: with another subject between, or with a verb where the date comes last.
fn is_apart(text: Text<'_>, frame: &Frame<'_>, date: Span, span: Span) -> bool {
    let verb =
        |w: &&str| matches!(*w, "and" | "but" | "had" | "has" | "is" | "was" | "when" | "will" | "would");
    match date.start >= span.end {
        true => frame.words(span.end, date.start).iter().any(verb),
        false => is_parted(text, frame, date.end, span.start),
    }
}

/// The name of a chamber, or of one who sits in it; `House` with its capital.
fn is_seat(text: Text<'_>, word: &str) -> bool {
    word != "house" && text.lexicon.lastings.get_folded(word) == Some(SEAT)
}

/// Whether two names are of one chamber.
fn is_same(a: &str, b: &str) -> bool {
    const LOWER: [&str; 4] = ["commons", "mp", "parliament", "westminster"];
    const UPPER: [&str; 2] = ["senate", "senator"];
    let both = |names: &[&str]| is_one_of(a, names) && is_one_of(b, names);
    a.eq_ignore_ascii_case(b) || both(&LOWER) || both(&UPPER)
}
