//! Dated clauses in order.
//!
//! In: dates with values. Out: [`Event`]s, one for every clause that a date places in time, in the
//! order of the text; [`chronological`] gives the order of time.
//! Not here: what a date means (`temporal`).

use super::temporal::{Temporal, TimeValue};
use super::{Annotations, Text};
use crate::document::Role;
use crate::sentence::Sentence;
use crate::source::Span;
use crate::token::Token;

/// Fewer tokens than this between two cuts are no clause of their own.
const SHORTEST: usize = 4;

/// A dated clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// When.
    pub date: TimeValue,
    /// The clause.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: u32,
    /// Index of the date in [`Annotations::dates`].
    pub by: u32,
}

/// Lists the dated clauses.
pub fn order(text: Text<'_>, found: &mut Annotations) {
    let mut events: Vec<Event> = Vec::new();
    for (by, date) in found.dates.iter().enumerate() {
        let Some(event) = event(text, by as u32, date) else { continue };
        if !events.iter().rev().take_while(|e| e.sentence == event.sentence).any(|e| repeats(e, &event)) {
            events.push(event);
        }
    }
    found.events = events;
}

/// Events in the order of time; of two that begin on one day the more precise, then the earlier in the text.
pub fn chronological(events: &[Event]) -> Vec<&Event> {
    let mut ordered: Vec<&Event> = events.iter().collect();
    ordered.sort_by_key(|e| (e.date.first(), hour(&e.date), e.date.last(), e.span));
    ordered
}

/// An hour of the day, after everything that has none.
fn hour(value: &TimeValue) -> Option<(i8, Option<i8>)> {
    match value {
        TimeValue::Time(_, hour, minute) => Some((*hour, *minute)),
        _ => None,
    }
}

fn event(text: Text<'_>, by: u32, date: &Temporal) -> Option<Event> {
    let value = date.value.filter(|_| !date.label)?;
    let sentence = text.sentences.get(date.sentence as usize)?;
    let role = text.document.blocks.get(sentence.block as usize)?.role;
    let told = !matches!(role, Role::Byline | Role::Dateline | Role::Correction | Role::Boilerplate);
    told.then(|| Event { date: value, span: clause(text, sentence, date.span), sentence: date.sentence, by })
}

/// One clause that tells the same time twice is one event.
fn repeats(a: &Event, b: &Event) -> bool {
    a.date == b.date && a.span == b.span
}

/// The clause around a date: the sentence cut at marks and conjunctions that join clauses.
fn clause(text: Text<'_>, sentence: &Sentence, date: Span) -> Span {
    let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
    let Some(tokens) = text.tokens.get(range) else { return sentence.span };
    let first = tokens.partition_point(|t| t.span.start < date.start);
    let after = tokens.partition_point(|t| t.span.start < date.end);
    let words = |t: &Token| t.of(&text.document.text);
    if let Some(inner) = relative(tokens, first, after, words) {
        return inner;
    }
    let start = (0..first).rev().find(|n| cuts(tokens, *n, words)).map_or(0, |n| n + 1);
    let end = (after..tokens.len()).find(|n| cuts(tokens, *n, words)).unwrap_or(tokens.len());
    match (tokens.get(start), tokens.get(end.wrapping_sub(1))) {
        (Some(a), Some(b)) if end - start >= SHORTEST => a.span.to(b.span),
        _ => sentence.span,
    }
}

/// A relative clause around a date (`…, who left on Friday, …`), from its pronoun to its comma.
fn relative<'t>(
    tokens: &[Token],
    first: usize,
    after: usize,
    words: impl Fn(&Token) -> &'t str,
) -> Option<Span> {
    const PRONOUNS: [&str; 5] = ["which", "who", "whom", "whose", "where"];
    let comma = (0..first).rev().find(|n| words(&tokens[*n]) == ",")?;
    if !PRONOUNS.contains(&words(tokens.get(comma + 1)?)) {
        return None;
    }
    let last = tokens.len() - 1;
    let end = (after..last).find(|n| matches!(words(&tokens[*n]), "," | ";" | "—")).unwrap_or(last);
    (end - comma > SHORTEST).then(|| tokens[comma + 1].span.to(tokens[end - 1].span))
}

/// Whether a clause ends at a token: `;`, a dash, or a comma before a conjunction.
fn cuts<'t>(tokens: &[Token], n: usize, words: impl Fn(&Token) -> &'t str) -> bool {
    const JOINING: [&str; 8] = ["although", "because", "but", "so", "though", "when", "while", "whereas"];
    let next = |k: usize| tokens.get(n + k).map_or("", &words);
    match words(&tokens[n]) {
        ";" | "—" => true,
        "-" => next(1) == "-" || n.checked_sub(1).is_some_and(|k| words(&tokens[k]) == "-"),
        "," => JOINING.contains(&next(1)),
        _ => false,
    }
}
