//! How old somebody was in a year, by the birth that the same sentence tells of its subject, or the one before: `Born in
//! 1968, he took office in 1999, when he was 31`.
//!
//! In: an age beside a year, and a birth. Out: the date of the birth and the year. Nobody need be named: the subject is
//! one, and where a relative or another clause stands between, nothing is read.
//! Not here: ages of somebody with a name (`aged`, `subject`).

use crate::annotate::mention::{Mention, MentionKind};
use crate::annotate::temporal::{Age, Temporal};
use crate::annotate::tokens::is_one_of;
use crate::annotate::{Annotations, Text, of_sentence};

/// An age of then.
pub struct Grown {
    /// Index of the date of birth.
    pub birth: u32,
    /// The year in which the age was so.
    pub year: i16,
    /// Whether the year stands right beside the age.
    pub beside: bool,
}

/// Tokens between `born` and its date.
const REACH: usize = 9;

/// Words behind which somebody else may be told of.
const OTHER: [&str; 21] = [
    "(",
    ";",
    "after",
    "before",
    "but",
    "that",
    "until",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "—",
    "“",
    "dead",
    "died",
    "followed",
    "killed",
    "succeeded",
];

/// The birth and the year that an age belongs to.
pub fn read(text: Text<'_>, found: &Annotations, age: &Age) -> Option<Grown> {
    let n = age.sentence as usize;
    if age.person.is_some() && !age.meant {
        return None;
    }
    let known = || age.year.map(|year| (year, text.index(age.span.start)));
    let opening = opening(text, age);
    let (year, first) = opening.or_else(|| year_beside(text, age)).or_else(known)?;
    let here = birth(text, found, n).filter(|at| found.dates[*at].span.end <= age.span.start);
    let head = text.sentences.get(n)?.tokens.start as usize;
    let (birth, from) = match here {
        Some(at) => (at, subject(text, text.index(found.dates[at].span.end), first)),
        None => (previous(text, found, n, opening.is_some())?, head),
    };
    let own = (from + 1..first).all(|n| {
        let word = word(text, n);
        !is_one_of(word, &OTHER) && !is_one_of(word, &["he", "she"]) && !text.lexicon.kin.has(word)
    });
    let beside = age.year.is_none() || age.beside_year;
    let one = is_of_one(text, head..text.index(age.span.end));
    (own && one).then_some(Grown { birth: birth as u32, year, beside })
}

/// Whether all pronouns of a stretch may mean one person.
fn is_of_one(text: Text<'_>, stretch: std::ops::Range<usize>) -> bool {
    let mut pronouns = stretch.map(|n| word(text, n)).filter(|w| is_one_of(w, &["he", "she"]));
    let first = pronouns.next();
    pronouns.all(|w| first.is_some_and(|first| w.eq_ignore_ascii_case(first)))
}

/// The year that stands beside an age, and the token at which their phrase begins: `in 1999, when he was 41`, `in 1999, at
/// the age of 41`, `in 1999 aged 41`, `aged 41 in 1999`.
fn year_beside(text: Text<'_>, age: &Age) -> Option<(i16, usize)> {
    let (first, after) = (text.index(age.span.start), text.index(age.span.end));
    let head = text.sentences.get(age.sentence as usize)?.tokens.start as usize;
    let before: Vec<&str> = (head..first).map(|n| word(text, n)).collect();
    let said = age.span.of(&text.document.text);
    let lead = match before[..] {
        [.., "when", "he" | "she", "was"] => 3,
        [.., "at", "the"] if said.starts_with("age") => 2,
        [.., "at"] if said.starts_with(|c: char| c.is_ascii_digit()) => 1,
        _ if said.starts_with("aged") => 0,
        _ => return None,
    };
    let at = first - lead;
    let comma = usize::from(at > head && word(text, at - 1) == ",");
    let year = |n: usize| word(text, n).parse::<i16>().ok().filter(|y| (1000..3000).contains(y));
    let left = at.checked_sub(comma + 1).filter(|n| *n > head).and_then(year);
    let right = (word(text, after) == "in").then(|| year(after + 1)).flatten();
    left.or(right).map(|year| (year, at))
}

/// The year of the clause that an age opens: `At the age of 31 he took office in 1999`, `Aged 31, he …`.
fn opening(text: Text<'_>, age: &Age) -> Option<(i16, usize)> {
    let (first, after) = (text.index(age.span.start), text.index(age.span.end));
    let sentence = text.sentences.get(age.sentence as usize)?;
    let head = sentence.tokens.start as usize;
    let opens = first == head || first == head + 2 && word(text, head) == "At";
    let subject = after + usize::from(word(text, after) == ",");
    let told = opens && matches!(word(text, subject), "he" | "she");
    let ends = |n: &usize| is_one_of(word(text, *n), &OTHER) || matches!(word(text, *n), "," | "and");
    let clause: Vec<usize> = (subject..sentence.tokens.end as usize).take_while(|n| !ends(n)).collect();
    let at = clause.iter().position(|n| word(text, *n).parse::<i16>().is_ok())?;
    let year = word(text, clause[at]).parse().ok().filter(|y| (1000..3000).contains(y))?;
    // `she joined the party founded in 1945`: the year of another verb.
    let verbs = clause[..at].iter().filter(|n| text.lexicon.is_past_form(word(text, **n))).count();
    let led = word(text, clause[at] - 1) == "in";
    (told && led && verbs == 1).then_some((year, first))
}

/// The date behind `born` in a sentence whose subject it is told of.
fn birth(text: Text<'_>, found: &Annotations, n: usize) -> Option<usize> {
    let head = text.sentences[n].tokens.start as usize;
    let whole = |d: &Temporal| d.written.year.is_some() && d.written_end.is_none() && !d.label;
    let first = of_sentence(&found.dates, n as u32, |d| d.sentence).find(|at| whole(&found.dates[*at]))?;
    let until = text.index(found.dates[first].span.start);
    let cue = (head.max(until.saturating_sub(REACH))..until)
        .rev()
        .find(|n| is_one_of(word(text, *n), &["born"]))?;
    let plain = (cue..until).all(|n| !is_one_of(word(text, n), &OTHER) && word(text, n) != "and");
    let person = is_one_of(word(text, head), &["born", "he", "she"]) || names_person(text, found, head);
    let subject = person
        && (head..cue)
            .all(|n| !text.lexicon.kin.has(word(text, n)) && !is_one_of(word(text, n), &["and", "whose"]));
    (plain && subject).then_some(first)
}

/// Whether a person's name, or its title, begins at a token.
pub(super) fn names_person(text: Text<'_>, found: &Annotations, at: usize) -> bool {
    let Some(start) = text.tokens.get(at).map(|t| t.span.start) else { return false };
    let from = found.mentions.partition_point(|m| m.span.start < start);
    let titled = |m: &Mention| m.title.is_some_and(|t| t.start == start);
    let near = found.mentions[from..].iter().take(2).filter(|m| m.kind == MentionKind::Person);
    near.into_iter().any(|m| m.span.start == start || titled(m))
}

/// The date of the birth in the sentence before, where this one goes on with its subject.
fn previous(text: Text<'_>, found: &Annotations, n: usize, opening: bool) -> Option<usize> {
    let before = n.checked_sub(1).filter(|at| text.sentences[*at].block == text.sentences[n].block)?;
    let pronoun = word(text, text.sentences[n].tokens.start as usize);
    let at = birth(text, found, before)?;
    let tokens = &text.sentences[before].tokens;
    let end = text.index(found.dates[at].span.end);
    let other = |n: usize| text.lexicon.kin.has(word(text, n)) || is_one_of(word(text, n), &OTHER);
    let alone = !(end..tokens.end as usize).any(other);
    let same = opening || matches!(pronoun, "He" | "She");
    (same && alone).then_some(at)
}

/// The token of the pronoun that goes on behind a birth, else the first one behind it: what stands between describes.
fn subject(text: Text<'_>, after: usize, before: usize) -> usize {
    (after..before).find(|n| matches!(word(text, *n), "he" | "she")).unwrap_or(after)
}

fn word(text: Text<'_>, n: usize) -> &str {
    text.tokens.get(n).map_or("", |t| t.of(&text.document.text))
}
