//! The phrase a verb of saying is said of, and whether the verb attributes at all.
//!
//! In: a [`Line`] and a verb. Out: a [`Part`]. Not here: sources after the verb (`frame`).

use super::line::{Line, Range};
use super::parts::{ALWAYS, Cue, Part, PartKind};
use crate::token::TokenKind;

/// How far back a verb looks for its subject, in tokens.
pub(super) const SUBJECT_REACH: usize = 60;
/// Longest aside about a subject, in tokens, its marks included.
const ASIDE: usize = 30;
/// Share below which a verb needs `that` or a quotation, unless a document is its subject.
pub(super) const LIKELY: f32 = 0.2;
/// Verbs of saying that are verbs of acting when a thing follows instead of a clause.
const ACTING: [&str; 10] = [
    "add",
    "added",
    "adds",
    "adding",
    "continued",
    "continues",
    "called",
    "blamed",
    "expressed",
    "presented",
];

/// Forms that are nouns far more often than verbs (`four states`, `morning shows`), or verbs of acting
/// (`charged $30`), unless a clause follows.
const CLAUSAL: [&str; 14] = [
    "charge",
    "charged",
    "charges",
    "comments",
    "counts",
    "estimates",
    "forecasts",
    "lists",
    "posts",
    "projects",
    "ranks",
    "show",
    "shows",
    "states",
];

/// The phrase a verb is said of: right before it, or before an aside that ends there.
pub(super) fn subject(line: &Line<'_>, verb: usize, bounds: &Range) -> Option<Part> {
    let near = |p: &Part| p.from >= bounds.start && verb - p.to <= SUBJECT_REACH;
    let candidates: Vec<Part> = line.parts_before(verb).take_while(near).collect();
    let direct = candidates.first().filter(|p| p.to == verb && !governed(line, p));
    let aside = || candidates.iter().find(|p| is_aside(line, p.to, verb) && !governed(line, p));
    let loose = || candidates.iter().find(|p| is_light(line, p.to, verb) && !governed(line, p));
    direct.or_else(aside).or_else(loose).copied()
}

/// The nearest phrase before a verb that `that` or a quotation proves to be one of saying.
pub(super) fn anyone(line: &Line<'_>, cue: &Cue, bounds: &Range) -> Option<Part> {
    let proved = line.is(cue.to, &["that"])
        || (line.quoted(cue.to) != line.quoted(cue.from))
        || line.is(cue.to, &[",", ":"]) && line.quoted(cue.to + 1);
    let near = line
        .parts_before(cue.from)
        .take_while(|p| p.from >= bounds.start && cue.from - p.to <= SUBJECT_REACH);
    if proved { near.into_iter().next() } else { None }
}

/// Whether a preposition governs the phrase, so that something before it is the subject.
fn governed(line: &Line<'_>, part: &Part) -> bool {
    let before = part.from.wrapping_sub(1);
    let opens = part.from > line.from
        && line.is(
            before,
            &["by", "of", "for", "with", "from", "at", "about", "to", "against", "in", "on", "than"],
        );
    let average = line.is(before, &["of"]) && is_document(line, part);
    opens && part.kind == PartKind::Noun && !average
}

/// Whether the head of a phrase is a paper, a poll or a set of data: `a poll of voters in May`.
pub(super) fn is_document(line: &Line<'_>, part: &Part) -> bool {
    let preposition = |i: &usize| *i > part.from && line.is(*i, &["of", "in", "for", "at", "from", "with"]);
    let head = (part.from..part.to).find(preposition).unwrap_or(part.to) - 1;
    let lexicon = line.text.lexicon;
    let of =
        |word: &str| lexicon.source_nouns.get_folded(word) == Some("document") || lexicon.cue_nouns.has(word);
    // `A University of Varn poll`: a name before it holds the preposition.
    let named = |i: usize| line.token(i).is_some_and(|t| t.is_capitalized());
    let last = part.to - 1;
    of(line.word(head))
        || (head < last && named(head) && named(last - 1) && !named(last) && of(line.word(last)))
}

/// `, a lawyer who has paid $300,000,` or `(R-Ky.)`
fn is_aside(line: &Line<'_>, from: usize, to: usize) -> bool {
    let closes = |i: usize| match line.word(from) {
        "," => line.word(i) == ",",
        "(" => matches!(line.word(i), ")" | ","),
        "—" | "–" | "-" => matches!(line.word(i), "—" | "–" | "-"),
        _ => false,
    };
    to > from + 1 && to - from <= ASIDE && closes(to - 1)
}

/// Words without a break or a finite auxiliary: `on Monday`, `released this week by the council`.
fn is_light(line: &Line<'_>, from: usize, to: usize) -> bool {
    let finite = |i: usize| {
        line.is(i, &["is", "was", "are", "were", "has", "have", "had", "will", "would", "and", "but", "that"])
    };
    (from..to).all(|i| !line.is_break(i) && !finite(i) && !line.quoted(i))
}

/// Whether a verb attributes, given its subject and the token after those it addresses: the rarer
/// it does, the more must show it.
pub(super) fn says(line: &Line<'_>, cue: &Cue, subject: Part, next: usize) -> bool {
    if line.is(cue.from, &CLAUSAL) && !is_document(line, &subject) {
        let beside = subject.to == cue.from && subject.kind != PartKind::Relative;
        return beside && (opens_content(line, cue, next) || gauges(line, cue, next));
    }
    let acting = line.is(cue.from, &ACTING);
    if acting {
        return opens_content(line, cue, next) || line.is(next, &[",", "."]) || names(line, cue, next);
    }
    let likely = cue.share >= LIKELY && subject.kind != PartKind::Relative;
    cue.share >= ALWAYS
        || is_document(line, &subject)
        || shows_content(line, cue, next)
        || (likely && begins_clause(line, next))
}

/// Whether what follows can only be what is said, or what is said has gone before.
fn shows_content(line: &Line<'_>, cue: &Cue, next: usize) -> bool {
    opens_content(line, cue, next) || line.is(next, &["to", ",", "."])
}

/// Whether a clause or a quotation follows.
fn opens_content(line: &Line<'_>, cue: &Cue, next: usize) -> bool {
    let led = line.is(next, &["that", ":", "how", "whether"]);
    let quoted = (line.quoted(next) || line.quoted(next + 1)) && !line.quoted(cue.from);
    led || quoted
}

/// Whether the verb calls a thing by quoted words: `called the $3 million deal “a theft”`.
fn names(line: &Line<'_>, cue: &Cue, next: usize) -> bool {
    const OBJECT: usize = 16;
    let object = || (next..next + OBJECT).take_while(|&i| !line.is_break(i));
    line.is(cue.from, &["called"]) && !line.quoted(cue.from) && object().any(|i| line.quoted(i))
}

/// Whether the verb gives a thing a value: `Forbes lists his fortune at $3 million`.
fn gauges(line: &Line<'_>, cue: &Cue, next: usize) -> bool {
    const OBJECT: usize = 9;
    let object = line.part_at(next).is_some() || line.is(next, &["the", "his", "her", "its", "their"]);
    let value = |i: usize| line.is(i, &["at", "as", "with"]);
    let number = line.token(next).is_some_and(|t| t.kind == TokenKind::Number);
    let estimated = line.is(cue.from, &["estimates"]) && number;
    estimated
        || line.is(cue.from, &["estimates", "lists", "counts", "ranks"])
            && object
            && (next..next + OBJECT).take_while(|&i| !line.is_break(i)).any(value)
}

/// Whether a clause or a thing follows.
fn begins_clause(line: &Line<'_>, next: usize) -> bool {
    let number = line.token(next).is_some_and(|t| t.kind == TokenKind::Number);
    number
        || line.part_at(next).is_some()
        || line.is(next, &["there", "the", "a", "his", "her", "their", "its"])
}
