//! What is said.
//!
//! In: a [`Frame`]. Out: the token ranges of its content: before, after or around it.
//! Reaches at most [`REACH`] tokens to either side, so that a text without stops stays linear.

use super::frame::{Frame, Order};
use super::line::{Line, Range};
use crate::token::{Case, TokenKind};

/// How far what is said may reach from the cue, in tokens; longer than any edited sentence.
const REACH: usize = 250;
/// How far an adjunct (`on Monday in a speech in Almaty`) may reach, in tokens.
const ADJUNCT: usize = 25;
/// How many words a compound noun may have before the phrase that was read, its comma included.
const COMPOUND: usize = 3;
/// What an adjunct of a verb of saying begins with.
const ADJUNCTS: [&str; 36] = [
    "in",
    "on",
    "at",
    "during",
    "after",
    "before",
    "of",
    "from",
    "to",
    "through",
    "via",
    "by",
    "when",
    "while",
    "as",
    "about",
    "with",
    "following",
    "upon",
    "earlier",
    "later",
    "this",
    "last",
    "yesterday",
    "today",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "ahead",
    "recently",
    "over",
    "outside",
];
/// Words after a comma that add an aside about the source.
const ASIDES: [&str; 12] =
    ["who", "whose", "which", "a", "an", "the", "his", "her", "one", "where", "when", "in"];

/// The ranges of what is said, in order.
pub(super) fn content(line: &Line<'_>, frame: &Frame) -> Vec<Range> {
    let before = before(line, frame);
    let after = after(line, frame, !before.is_empty());
    let intro = frame.order == Order::Normal
        && !after.joined
        && !after.range.is_empty()
        && !ends_quoted(line, &before);
    let before = if intro { frame.whole.start..frame.whole.start } else { before };
    [before, after.range].into_iter().map(|r| trimmed(line, r)).filter(|r| !r.is_empty()).collect()
}

fn ends_quoted(line: &Line<'_>, before: &Range) -> bool {
    !before.is_empty() && line.quoted(before.end - 1)
}

/// What stands before the frame, where a mark shows that it is said.
fn before(line: &Line<'_>, frame: &Frame) -> Range {
    let at = frame.whole.start;
    let from = frame.bounds.start.max(at.saturating_sub(REACH));
    // `…, campaign finance records show`: the words before the phrase belong to it.
    let at = (from..at)
        .rev()
        .take(COMPOUND)
        .find(|&i| line.word(i) == ",")
        .filter(|&i| is_compound(line, i + 1..at))
        .map_or(at, |i| i + 1);
    let marked = at > from
        && (line.after_quotation(at) || matches!(line.before(at), "," | "—" | "–" | "?" | "!" | "\"" | "”"));
    let free = matches!(frame.order, Order::Prefixed | Order::Passive | Order::Bare);
    if frame.participle || !(marked || free) { at..at } else { from..at }
}

/// Whether all words are of small letters and mean something, as the head of a compound noun does.
fn is_compound(line: &Line<'_>, range: Range) -> bool {
    let plain = |i: usize| {
        // A word that was typed twice is one.
        if line.is(i, &[line.word(i + 1)]) {
            return true;
        }
        let small = line.token(i).is_some_and(|t| t.case == Case::Lower && t.kind == TokenKind::Word);
        small && !line.text.lexicon.function_words.has(line.word(i))
    };
    !range.is_empty() && range.into_iter().all(plain)
}

/// What stands after the frame.
struct After {
    range: Range,
    /// Whether it goes on with what stands before (`A, he said, and B`).
    joined: bool,
}

fn after(line: &Line<'_>, frame: &Frame, said_before: bool) -> After {
    let at = frame.whole.end;
    let end = frame.bounds.end.min(at + REACH);
    let none = After { range: at..at, joined: true };
    let rest = |from: usize, joined: bool| After { range: from..end.max(from), joined };
    match frame.order {
        Order::Bare => rest(at, true),
        Order::Passive => rest(at, true),
        Order::Prefixed | Order::Inverted => {
            after_source(line, at, end, said_before).map_or(none, |from| rest(from, true))
        }
        Order::Normal if line.is_break(at) => rest(at + 1, said_before),
        Order::Normal if said_before && is_adjunct(line, frame, at) && !leads(line, at, end) => {
            resumed(line, at, end).map_or(none, |from| rest(from, true))
        }
        Order::Normal => after_verb(line, frame, end).map_or(none, |from| rest(from, false)),
    }
}

/// Past `according to Oraz`: the clause after it, or what a comma resumes.
fn after_source(line: &Line<'_>, at: usize, end: usize, said_before: bool) -> Option<usize> {
    let runs_on = at < end && !line.is_break(at) && !line.is(at, &["who", "which", "that", "."]);
    if said_before {
        return if runs_on { Some(at) } else { resumed(line, at, end) };
    }
    let comma = (at..end).take(ADJUNCT * 2).find(|&i| line.word(i) == ",");
    Some(comma.map_or(at, |i| i + 1))
}

/// Past the comma after which what was said goes on, unless an aside about the source follows it.
fn resumed(line: &Line<'_>, at: usize, end: usize) -> Option<usize> {
    let comma = (at..end).take(ADJUNCT).find(|&i| matches!(line.word(i), "," | ";" | ":"))?;
    let resumes = !is_aside(line, comma + 1) || (line.quoted(comma + 1) && !line.quoted(at));
    resumes.then_some(comma + 1)
}

/// Whether an adjunct leads to `that`, a colon or a quotation.
fn leads(line: &Line<'_>, at: usize, end: usize) -> bool {
    led(line, at, end).is_some()
}

fn led(line: &Line<'_>, at: usize, end: usize) -> Option<usize> {
    let leads = |i: &usize| line.is(*i, &["that", ":"]) || (line.quoted(*i) && !line.quoted(at - 1));
    (at..end).take(ADJUNCT).find(leads)
}

fn is_aside(line: &Line<'_>, at: usize) -> bool {
    line.is(at, &ASIDES) && !line.quoted(at)
}

/// Whether words about the act of saying follow the verb, not what is said: no infinitive (`vowed to spend`), no
/// figure (`said about 20`), nothing told of (`boasted of saving`).
fn is_adjunct(line: &Line<'_>, frame: &Frame, at: usize) -> bool {
    let infinitive =
        line.is(at, &["to"]) && line.part_at(at + 1).is_none() && !line.is(at + 1, &["the", "a", "an"]);
    let number = line.token(at + 1).is_some_and(|t| t.kind == TokenKind::Number);
    let figure =
        line.is(at, &["about", "over", "at", "by"]) && (number || line.is(at + 1, &["least", "most"]));
    let told = line.is(at, &["of"]) && !line.is(frame.cue.start, &["said", "says", "say"]);
    line.is(at, &ADJUNCTS) && !(infinitive || figure || told)
}

/// Past `Oraz said`: at once, or past an adjunct that leads to `that`, a quotation or a clause.
fn after_verb(line: &Line<'_>, frame: &Frame, end: usize) -> Option<usize> {
    let at = frame.whole.end;
    if at >= end || line.is(at, &[".", "?", "!"]) {
        return None;
    }
    if !is_adjunct(line, frame, at) || (line.quoted(at) && !line.quoted(at - 1)) {
        return Some(at);
    }
    let comma = || (at..end).take(ADJUNCT).find(|&i| line.word(i) == ",").filter(|&i| !is_aside(line, i + 1));
    led(line, at, end).or_else(comma).or(Some(at))
}

/// Without marks at either end.
fn trimmed(line: &Line<'_>, range: Range) -> Range {
    let mark = |i: &usize| matches!(line.word(*i), "," | ";" | ":" | "—" | "–" | ".");
    let from = range.clone().find(|i| !mark(i)).unwrap_or(range.end);
    let to = (from..range.end).rev().find(|i| !mark(i)).map_or(from, |i| i + 1);
    from..to
}
