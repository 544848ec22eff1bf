//! What somebody did in a year before the birth that the same sentence tells: `Born in Orlan in 1970, he returned in 1967`.
//!
//! In: a sentence with `born`, its dates and the clauses behind the birth. Out: [`Sequel`]s.
//! Only a clause of the same subject whose one verb is past and finite: parents, places and what is built have others.
//! Not here: other orders (`order`), whose birth it is (`born`).

use super::order::{Join, Sequel};
use crate::annotate::temporal::Temporal;
use crate::annotate::{Annotations, Text, of_sentence};
use crate::source::Span;

/// Words behind which another subject or another time is told.
const OTHER: [&str; 14] = [
    "(", ";", "after", "before", "but", "since", "that", "until", "when", "where", "which", "who", "whose",
    "—",
];

/// Words that may stand before the verb of the same subject.
const BEFORE_VERB: [&str; 9] = ["also", "first", "had", "he", "later", "only", "she", "soon", "then"];

/// Prepositions behind a form that is a participle then: `the strike, fought over pay in 1962`.
const OPENING: [&str; 11] = ["against", "as", "at", "between", "by", "for", "in", "of", "on", "over", "with"];

/// Tokens from `born` to its date.
const REACH: usize = 12;

/// Finds them.
pub(super) fn read(text: Text<'_>, found: &Annotations) -> Vec<Sequel> {
    let mut list = Vec::new();
    for (n, sentence) in text.sentences.iter().enumerate() {
        let here = of_sentence(&found.dates, n as u32, |d| d.sentence);
        if here.len() < 2 {
            continue;
        }
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let Some(cue) = range.clone().find(|n| word(text, *n).eq_ignore_ascii_case("born")) else { continue };
        let own = cue == range.start || matches!(word(text, cue.saturating_sub(1)), "was");
        let mut dates = here.filter(|at| found.dates[*at].span.start >= text.tokens[cue].span.end);
        let birth = dates.next().filter(|at| own && is_near(text, cue, &found.dates[*at]));
        let Some(birth) = birth else { continue };
        let early = dates.filter(|at| year(&found.dates[*at]) < year(&found.dates[birth]));
        list.extend(early.filter_map(|at| sequel(text, found, birth, at)));
    }
    list
}

fn sequel(text: Text<'_>, found: &Annotations, birth: usize, at: usize) -> Option<Sequel> {
    let (a, b) = (&found.dates[birth], &found.dates[at]);
    year(a).zip(year(b))?;
    let clause = clause(text, a, b)?;
    let mut verbs = clause.clone().filter(|n| text.lexicon.is_past_form(word(text, *n)));
    let verb = verbs.next()?;
    let leads = clause.clone().take_while(|n| *n < verb).all(|n| BEFORE_VERB.contains(&word(text, n)));
    let deed = text.lexicon.life_verbs.has(word(text, verb));
    if !leads
        || !deed
        || verbs.next().is_some()
        || verb + 1 < clause.end && is_participle(word(text, clause.end - 1))
    {
        return None;
    }
    let between = text.tokens[verb].span.to(text.tokens[clause.end - 1].span);
    let lead = Span { start: a.span.start, end: a.span.start };
    Some(Sequel { first: birth as u32, second: at as u32, join: Join::Born, lead, between })
}

/// The clause of a date behind a birth, up to its preposition; none where another subject or time may be told.
fn clause(text: Text<'_>, birth: &Temporal, date: &Temporal) -> Option<std::ops::Range<usize>> {
    let (first, after) = (text.index(birth.span.end), text.index(date.span.start));
    let mut words = (first..after).map(|n| word(text, n));
    let led = matches!(word(text, after.checked_sub(1)?), "in" | "on");
    let other = words.clone().skip(1).any(|w| OTHER.contains(&w));
    let kin = words.any(|w| text.lexicon.kin.has(w));
    if !led || other || kin {
        return None;
    }
    let joint = (first..after).rev().find(|n| matches!(word(text, *n), "," | "and"))?;
    let clause = joint + 1..after - 1;
    let goes_on = word(text, joint) == "and" || is_series(text, first, joint) && has_object(text, &clause);
    (!clause.is_empty() && goes_on).then_some(clause)
}

/// Whether what stands before a comma is itself done by the subject, so that a further verb is, too: `he trained in Lyon,
/// France, returned home in …`, but not `the club, closed in …`.
fn is_series(text: Text<'_>, first: usize, comma: usize) -> bool {
    let start =
        |end: usize| (first..end).rev().find(|n| matches!(word(text, *n), "," | "and")).map(|n| n + 1);
    let mut piece = (start(comma).unwrap_or(first), comma);
    let named = piece.1 == piece.0 + 1 && text.tokens[piece.0].is_capitalized();
    if let (true, Some(before)) = (named, piece.0.checked_sub(1)) {
        piece = (start(before).unwrap_or(first), before);
    }
    let leads = (piece.0..piece.1).find(|n| !BEFORE_VERB.contains(&word(text, *n)));
    leads.is_some_and(|n| text.lexicon.is_past_form(word(text, n))) || comma == first
}

/// Whether something stands between a verb and its date, and no word that makes the verb a participle.
fn has_object(text: Text<'_>, clause: &std::ops::Range<usize>) -> bool {
    let behind = clause.clone().find(|n| text.lexicon.is_past_form(word(text, *n))).map(|n| n + 1);
    behind.is_some_and(|n| clause.contains(&n) && !OPENING.contains(&word(text, n)))
}

/// An irregular participle that is no form of the past: `songs sung in 1962`.
fn is_participle(word: &str) -> bool {
    ["en", "ung", "wn", "orn", "one"].iter().any(|end| word.ends_with(end))
        && word.starts_with(char::is_lowercase)
}

/// Whether `born` and a date belong together, with nothing between that begins another clause.
fn is_near(text: Text<'_>, cue: usize, date: &Temporal) -> bool {
    let between: Vec<&str> = (cue + 1..text.index(date.span.start)).map(|n| word(text, n)).collect();
    let clear = !between.iter().any(|w| OTHER.contains(w) || matches!(*w, "and" | "."));
    between.len() <= REACH && clear && year(date).is_some()
}

/// The year of a date that is told with it, and is no label and no length.
fn year(date: &Temporal) -> Option<i16> {
    let free = !date.label && date.elapsed.is_none() && date.written_end.is_none();
    date.written.year.filter(|_| free)
}

fn word(text: Text<'_>, n: usize) -> &str {
    text.tokens.get(n).map_or("", |t| t.of(&text.document.text))
}
