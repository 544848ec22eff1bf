//! Who was born when, as the draft says.
//!
//! In: dates after the word `born` and the name before or after it. Out: [`Birth`]s.
//! A birth whose person is not surely named is left out: `born in 1964` may be told of a son or a mother.

use super::{People, subject};
use crate::annotate::Text;
use crate::annotate::entity::EntityId;
use crate::annotate::temporal::Temporal;
use crate::annotate::{Annotations, of_sentence, tokens};
use crate::source::Span;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use tokens::{Parsed, Tokens, mark, one_of, scan, word};

/// A date is that of the birth within so many tokens: `born in the village of Orlan on May 5, 1956`.
const REACH: usize = 9;

/// How far behind the date of a birth its subject stands: `Born on May 5, 1956, in Orlan, the third of seven, he …`.
const PRONOUN: usize = 16;

/// Words that end the clause of a birth.
const ENDS: [&str; 10] = [";", ".", "and", "but", "who", "which", "that", "moved", "became", "died"];

/// A person's birth as the draft dates it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Birth {
    /// Who.
    pub person: EntityId,
    /// Index of the date among [`Annotations::dates`].
    pub date: u32,
    /// The word that says so.
    pub cue: Span,
    /// Whether the person is named beside it, not meant by a pronoun.
    pub named: bool,
}

/// Finds the births.
pub fn births(text: Text<'_>, found: &Annotations, people: &People<'_>) -> Vec<Birth> {
    let mut births = Vec::new();
    for (n, sentence) in text.sentences.iter().enumerate() {
        let here = of_sentence(&found.dates, n as u32, |d| d.sentence);
        let dates: Vec<(u32, &Temporal)> =
            here.map(|at| (at as u32, &found.dates[at])).filter(|(_, d)| !d.label).collect();
        if dates.is_empty() {
            continue;
        }
        scan(Tokens::of(text, sentence.tokens.clone()), cue, |cue, ()| {
            let date = dates.iter().find(|(_, d)| d.span.start >= cue.end && is_near(text, cue, d));
            let whole = |d: &&(u32, &Temporal)| d.1.written.year.is_some() && d.1.written_end.is_none();
            births.extend(date.filter(whole).and_then(|(at, d)| birth(text, people, cue, (*at, d))));
        });
    }
    births
}

/// Whose birth it is: of a name beside it, or of the one whom a pronoun can only mean.
fn birth(text: Text<'_>, people: &People<'_>, cue: Span, (date, told): (u32, &Temporal)) -> Option<Birth> {
    let named = bearer(text, people, cue, told);
    let meant = || meant(text, people, cue, told);
    let person = named.or_else(meant)?;
    Some(Birth { person, date, cue, named: named.is_some() })
}

/// cue = "born" | "b" "."
fn cue(i: Tokens<'_>) -> Parsed<'_, ()> {
    let short = (word("b"), mark(&["."])).map(|_| ());
    alt((word("born").map(|_| ()), short)).parse_complete(i)
}

/// Whether nothing between the word and the date begins another clause.
fn is_near(text: Text<'_>, cue: Span, date: &Temporal) -> bool {
    let between: Vec<&str> = text.tokens[text.index(cue.end)..text.index(date.span.start)]
        .iter()
        .map(|t| t.of(&text.document.text))
        .collect();
    between.len() <= REACH && !between.iter().any(|w| ENDS.contains(w))
}

/// The person before (`X was born`, `X, 30, who was born`, `X (born`) or after (`Born in 1956, X`).
fn bearer(text: Text<'_>, people: &People<'_>, cue: Span, date: &Temporal) -> Option<EntityId> {
    let at = text.index(cue.start);
    let opens = text.sentences.get(date.sentence as usize)?.tokens.start as usize == at;
    if opens {
        return people.from(text.tokens.get(behind(text, date.span)?)?.span.start);
    }
    let mut back = at;
    while back > 0 && is_link(text, back - 1) {
        back -= 1;
    }
    if let Some(comma) = described(text, back) {
        back = comma;
        while back > 0 && is_link(text, back - 1) {
            back -= 1;
        }
    }
    people.until(text.tokens.get(back.checked_sub(1)?)?.span)
}

/// `She was born in 1956`, `Born in 1956, she`: the one whom the pronoun means.
fn meant(text: Text<'_>, people: &People<'_>, cue: Span, date: &Temporal) -> Option<EntityId> {
    let (at, head) =
        (text.index(cue.start), text.sentences.get(date.sentence as usize)?.tokens.start as usize);
    let word = |n: usize| text.tokens.get(n).map_or("", |t| t.of(&text.document.text));
    let was = at == head + 2 && word(head + 1) == "was";
    let pronoun = match at == head {
        true => {
            let after = text.index(date.span.end);
            (after + 1..after + PRONOUN).find(|n| word(n - 1) == "," && matches!(word(*n), "he" | "she"))
        }
        false => Some(head).filter(|_| was),
    }?;
    subject::meant(text, people, pronoun, date.sentence as usize)
}

/// The token behind a date and its comma, where somebody is named who was born then.
fn behind(text: Text<'_>, date: Span) -> Option<usize> {
    let after = Tokens::within(text, text.index(date.end)..text.tokens.len());
    let (name, _) = opt(mark(&[","])).parse_complete(after).ok()?;
    name.first().map(|t| text.index(t.span.start))
}

/// Longest description of somebody between a name and `who was born`, in tokens.
const DESCRIPTION: usize = 9;

/// Index of the comma before `, a former minister` where `who was born` follows at an index.
fn described(text: Text<'_>, at: usize) -> Option<usize> {
    let word = |n: usize| text.tokens[n].of(&text.document.text);
    if text.tokens.get(at).is_none_or(|t| t.of(&text.document.text) != "who") {
        return None;
    }
    let article = (at.saturating_sub(DESCRIPTION)..at).rev().take_while(|n| word(*n) != ",").find(|n| {
        matches!(word(*n), "a" | "an" | "the") && n.checked_sub(1).is_some_and(|c| word(c) == ",")
    })?;
    Some(article - 1)
}

/// Words between a name and `born`: an age, `who was`, commas, a bracket.
fn is_link(text: Text<'_>, at: usize) -> bool {
    let i = Tokens::within(text, at..at + 1);
    let linking = one_of(&["who", "was", "is", "now"])(i).is_ok() || mark(&[",", "("])(i).is_ok();
    linking || text.tokens[at].of(&text.document.text).parse::<u8>().is_ok()
}
