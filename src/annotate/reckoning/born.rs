//! Who was born when, as the draft says.
//!
//! In: dates after the word `born` and the name before or after it. Out: [`Birth`]s.
//! A birth whose person is not surely named is left out: `born in 1964` may be told of a son or a mother.

use super::People;
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
            let bearer = date.filter(whole).and_then(|(at, d)| Some((*at, bearer(text, people, cue, d)?)));
            births.extend(bearer.map(|(date, person)| Birth { person, date, cue }));
        });
    }
    births
}

/// cue = "born" | "b" "."
fn cue(i: Tokens<'_>) -> Parsed<'_, ()> {
    let short = (word("b"), mark(&["."])).map(|_| ());
    alt((word("born").map(|_| ()), short)).parse_complete(i)
}

/// Whether nothing between the word and the date begins another clause.
fn is_near(text: Text<'_>, cue: Span, date: &Temporal) -> bool {
    let between: Vec<&str> = text.tokens[index(text, cue.end)..index(text, date.span.start)]
        .iter()
        .map(|t| t.of(&text.document.text))
        .collect();
    between.len() <= REACH && !between.iter().any(|w| ENDS.contains(w))
}

/// The person before (`X was born`, `X, 30, who was born`, `X (born`) or after (`Born in 1956, X`).
fn bearer(text: Text<'_>, people: &People<'_>, cue: Span, date: &Temporal) -> Option<EntityId> {
    let at = index(text, cue.start);
    let opens = text.sentences.get(date.sentence as usize)?.tokens.start as usize == at;
    if opens {
        let after = Tokens::of(text, index(text, date.span.end) as u32..text.tokens.len() as u32);
        let (name, _) = opt(mark(&[","])).parse_complete(after).ok()?;
        return people.from(name.first()?.span.start);
    }
    let mut back = at;
    while back > 0 && is_link(text, back - 1) {
        back -= 1;
    }
    people.until(text.tokens.get(back.checked_sub(1)?)?.span)
}

/// Words between a name and `born`: an age, `who was`, commas, a bracket.
fn is_link(text: Text<'_>, at: usize) -> bool {
    let i = Tokens::within(text, at..at + 1);
    let linking = one_of(&["who", "was", "is", "now"])(i).is_ok() || mark(&[",", "("])(i).is_ok();
    linking || text.tokens[at].of(&text.document.text).parse::<u8>().is_ok()
}

fn index(text: Text<'_>, at: u32) -> usize {
    text.tokens.partition_point(|t| t.span.start < at)
}
