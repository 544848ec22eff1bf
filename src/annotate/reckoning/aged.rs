//! Whether an age is that of today or of then.
//!
//! In: an age in its sentence. Out: whether something there places it in the past.
//! Not here: whose it is (`temporal`).

use crate::annotate::temporal::{Age, TimeValue};
use crate::annotate::{Annotations, Text, dates_in};
use crate::source::Span;

/// Words before an age that make it one of then: `when she was 19`, `at 23`.
const BEFORE: [&str; 19] = [
    "after", "as", "at", "became", "before", "by", "died", "dies", "if", "later", "once", "since", "then",
    "turn", "turned", "until", "when", "while", "would",
];

/// Words after it: `15 at the time`, `27, who died`.
const AFTER: [&str; 8] = ["ago", "died", "dies", "killed", "later", "then", "time", "when"];

/// Tokens on either side that are looked at.
const REACH: usize = 7;

/// Whether the age was, or will be, somebody's at another time than publication.
pub fn is_then(text: Text<'_>, found: &Annotations, age: &Age) -> bool {
    let first = text.index(age.span.start);
    let after = text.index(age.span.end);
    let Some(sentence) = text.sentences.get(age.sentence as usize) else { return true };
    let (from, to) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
    let near = first.saturating_sub(REACH).max(from)..(after + REACH).min(to).max(after);
    let said = |n: usize| text.tokens[n].of(&text.document.text).to_lowercase();
    // `Jane Roe, 42,` is of today, whatever leads to the name.
    let apposed = first.checked_sub(1).is_some_and(|n| said(n) == ",");
    let told = |back: usize, word: &str| first.checked_sub(back).is_some_and(|n| said(n) == word);
    let was = told(1, "a") && told(2, "was");
    // `Olm dies at 93`
    if told(1, "at") && told(2, "dies") {
        return false;
    }
    // `At 45, she is the youngest`: of today, and so is no age that a verb in the past follows.
    if first == from + 1 && told(1, "at") {
        let past = |w: &str| text.lexicon.is_past_form(w) || matches!(w, "was" | "were" | "had");
        let verb = (after..to).map(&said).find(|w| matches!(w.as_str(), "is" | "has") || past(w));
        return verb.is_none_or(|w| past(&w)) || is_dated(text, found, sentence.span);
    }
    was || near.clone().any(|n| n < first && !apposed && BEFORE.contains(&said(n).as_str()))
        || near.clone().any(|n| n >= after && AFTER.contains(&said(n).as_str()))
        || age.span.of(&text.document.text).to_lowercase().starts_with("turn")
        || is_dated(text, found, sentence.span)
}

/// The year in which an age of then was somebody's, and whether it stands right beside it: `35 when he won the 1997 election`, `23 in 1990`, `in 1972, at 36`.
pub fn year_of(text: Text<'_>, found: &Annotations, age: &Age) -> Option<(i16, bool)> {
    let sentence = text.sentences.get(age.sentence as usize)?;
    let word = |n: usize| text.tokens.get(n).map_or("", |t| t.of(&text.document.text));
    let first = text.index(age.span.start);
    let after = text.index(age.span.end);
    let before = (first >= 3 && word(first - 1) == "at" && word(first - 2) == ",").then(|| word(first - 3));
    if let Some(year) = before.and_then(|w| w.parse().ok()) {
        return Some((year, true));
    }
    let behind = Span { start: age.span.end, end: sentence.span.end };
    let clause =
        (after..sentence.tokens.end as usize).take_while(|n| !matches!(word(*n), "," | ";" | "—" | "and"));
    let until = clause.last().map_or(behind.end, |n| text.tokens[n].span.end);
    let told = matches!(word(after), "when" | "in" | "at");
    let mut years: Vec<i16> = years(found, behind).collect();
    years.extend(labels(found, behind));
    let near = Span { end: until, ..behind };
    let here = labels(found, near).chain(self::years(found, near)).next();
    let beside = word(after) == "in" && word(after + 1).parse::<i16>().is_ok();
    let own = |year: &i16| beside || is_of_verb(text, after..text.index(until), *year);
    here.filter(|year| told && years.iter().all(|y| y == year) && own(year)).map(|year| (year, beside))
}

/// Whether a year of a clause is that of its one verb: `when he won in 1990`, but not `when the wall built in 1961 came down`.
fn is_of_verb(text: Text<'_>, clause: std::ops::Range<usize>, year: i16) -> bool {
    let word = |n: usize| text.tokens.get(n).map_or("", |t| t.of(&text.document.text));
    let past = |n: usize| text.lexicon.is_past_form(word(n));
    let other = |n: usize| matches!(word(n), "that" | "which" | "who" | "whose" | "had" | "whom");
    let Some(at) = clause.clone().find(|n| word(*n).parse::<i16>().is_ok_and(|y| y == year)) else {
        return false;
    };
    let led = clause.clone().take_while(|n| *n <= at).any(|n| matches!(word(n), "at" | "in" | "on"));
    led && !clause.clone().any(other)
        && !(at..clause.end).any(past)
        && clause.filter(|n| past(*n)).count() <= 1
}

/// The years that name something: `the 1997 election`.
fn labels(found: &Annotations, place: Span) -> impl Iterator<Item = i16> {
    dates_in(&found.dates, place)
        .map(|at| &found.dates[at])
        .filter(|d| d.label)
        .filter_map(|d| d.written.year)
}

/// Whether the sentence tells of another year.
fn is_dated(text: Text<'_>, found: &Annotations, sentence: Span) -> bool {
    years(found, sentence).any(|y| text.document.date().is_none_or(|p| p.year() != y))
}

/// The years that a sentence names, births left out.
pub fn years(found: &Annotations, sentence: Span) -> impl Iterator<Item = i16> {
    let is_birth = |at: usize| found.births.binary_search_by_key(&(at as u32), |b| b.date).is_ok();
    let dates = dates_in(&found.dates, sentence).filter(move |at| !is_birth(*at)).map(|at| &found.dates[at]);
    dates.filter_map(|d| d.written.year.or_else(|| d.value.as_ref().and_then(year)))
}

fn year(value: &TimeValue) -> Option<i16> {
    value.first().map(|d| d.year())
}
