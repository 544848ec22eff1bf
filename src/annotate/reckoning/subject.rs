//! Whom a pronoun or the head of a sentence means.
//!
//! In: a pronoun, or an age whose bearer is not named beside it. Out: the person, or none where two may be meant.
//! Not here: a name beside an age (`temporal`), beside a birth (`born`).

use super::People;
use crate::annotate::entity::EntityId;
use crate::annotate::mention::Mention;
use crate::annotate::temporal::Age;
use crate::annotate::{Annotations, Text};
use crate::document::Role;
use crate::sentence::Sentence;
use crate::token::Token;

/// How many sentences back the one may be named whom `she` means.
const PRONOUN: usize = 4;

/// Sentences from the top in which a death is told.
const LEAD: usize = 3;

/// How many tokens before an age its pronoun stands.
const NEAR: usize = 10;

/// The person named last before a pronoun, where that name opens its sentence and no word of kinship comes after it.
pub fn meant(text: Text<'_>, people: &People<'_>, pronoun: usize, sentence: usize) -> Option<EntityId> {
    let token = text.tokens.get(pronoun)?;
    if is_pronoun(said(text, token)) { antecedent(text, people, token, sentence) } else { None }
}

/// The person whom a word means that names nobody.
fn antecedent(text: Text<'_>, people: &People<'_>, token: &Token, sentence: usize) -> Option<EntityId> {
    let own = text.sentences.get(sentence)?;
    let first = sentence.saturating_sub(PRONOUN);
    let birth = (first..=sentence).rev().find(|n| is_birth(text, *n));
    let last = people.last_before(token.span.start);
    let since = |n: &usize| last.is_none_or(|m| m.span.start < text.sentences[*n].span.end);
    match birth.filter(since) {
        // `Born Jane Roe in Orlan in 1956, she …` names nobody else, and who is meant there is so behind it.
        Some(n) => {
            let head = &text.sentences[n];
            let last = people.last_before(head.span.start);
            named(text, people, last, (n, head.tokens.start as usize)).or_else(|| deceased(text, people))
        }
        None => named(text, people, last, (sentence, own.tokens.start as usize)),
    }
}

/// A person by the name last told, if it opens its sentence not long ago.
fn named(
    text: Text<'_>,
    people: &People<'_>,
    last: Option<&Mention>,
    (sentence, head): (usize, usize),
) -> Option<EntityId> {
    let last = last?;
    let named_in = text.sentences.partition_point(|s| s.span.end <= last.span.start);
    if named_in >= sentence || sentence - named_in > PRONOUN {
        return None;
    }
    let between = text.tokens.get(text.index(last.span.end)..head).unwrap_or_default();
    let kin = between.iter().any(|t| text.lexicon.kin.has(said(text, t)));
    let other = (named_in + 1..sentence).any(|n| is_of_another(text, n));
    (!kin && !other && opens(text, last, named_in)).then(|| people.in_full(last))
}

/// Whether somebody without a name is the subject of a sentence: `The clerk is younger.`
fn is_of_another(text: Text<'_>, sentence: usize) -> bool {
    let Some(own) = text.sentences.get(sentence) else { return false };
    let word = |n: u32| text.tokens.get((own.tokens.start + n) as usize).map_or("", |t| said(text, t));
    let small = |w: &str| w.starts_with(char::is_lowercase);
    let person = |w: &str| small(w) && text.lexicon.people_nouns.has(&format!("{w}s"));
    matches!(word(0), "A" | "An" | "Her" | "His" | "One" | "The" | "Their") && person(word(1))
}

/// Whether a sentence begins with `Born`.
fn is_birth(text: Text<'_>, sentence: usize) -> bool {
    let first = text.sentences.get(sentence).and_then(|s| text.tokens.get(s.tokens.start as usize));
    first.is_some_and(|t| said(text, t) == "Born")
}

/// Whose death a story is of: the one whose name opens one of its first sentences, which tells that they died.
fn deceased(text: Text<'_>, people: &People<'_>) -> Option<EntityId> {
    let body =
        |s: &&Sentence| text.document.blocks.get(s.block as usize).is_some_and(|b| b.role == Role::Body);
    text.sentences.iter().filter(body).take(LEAD).find_map(|sentence| {
        let tokens = text.tokens.get(sentence.tokens.start as usize..sentence.tokens.end as usize)?;
        let died =
            |w: &[Token]| matches!((said(text, &w[0]), said(text, &w[1])), ("has", "died") | (_, "dies"));
        let first = tokens.iter().position(|t| people.mention_from(t.span.start).is_some())?;
        // Behind a dateline the name stands behind its dash.
        let opens = first == 0 || matches!(said(text, &tokens[first - 1]), "—" | "–" | "-" | ")" | ":");
        let mention = people.mention_from(tokens[first].span.start)?;
        (opens && tokens.windows(2).any(died)).then(|| people.in_full(mention))
    })
}

/// Whose the ages are that no name stands beside.
pub fn ages(text: Text<'_>, found: &Annotations, people: &People<'_>) -> Vec<Option<EntityId>> {
    let open = |age: &Age| age.person.is_none();
    let of = |age: &Age| bearer(text, people, age).or_else(|| speaker(text, found, people, age));
    found.ages.iter().map(|age| if open(age) { of(age) } else { None }).collect()
}

/// `At 45, Jane Roe is`, `At 45, she is`, `she was 23 in 1990`, `he was elected in 1972, at 36`, `Jane Roe, born in 1949, was 46 when`
fn bearer(text: Text<'_>, people: &People<'_>, age: &Age) -> Option<EntityId> {
    let (first, n) = (text.index(age.span.start), age.sentence as usize);
    let head = text.sentences.get(n)?.tokens.start as usize;
    let word = |at: Option<usize>| at.and_then(|at| text.tokens.get(at)).map_or("", |t| said(text, t));
    match (word(first.checked_sub(1)), word(first.checked_sub(2))) {
        ("At", _) if first == head + 1 => {
            let start = text.tokens.get(first + 2)?.span.start;
            people.from(start).or_else(|| meant(text, people, first + 2, n))
        }
        ("was" | "is", pronoun) if is_pronoun(pronoun) => meant(text, people, first - 2, n),
        ("was", ",") => head_of(text, people, head),
        ("was" | "is", _) => people.until(text.tokens.get(first.checked_sub(2)?)?.span),
        ("at", ",") => {
            // `the smith, he said, joined in 2001, at 25`: whoever says it is not told of.
            let says = |at: usize| text.lexicon.cue_verbs.has(word(Some(at + 1)));
            let near = head.max(first.saturating_sub(NEAR))..first;
            let pronoun = near.rev().find(|at| is_pronoun(word(Some(*at))))?;
            if says(pronoun) {
                return None;
            }
            meant(text, people, pronoun, n)
        }
        // `the 27-year-old said`
        ("the", _) => {
            let next = text.tokens.get(text.index(age.span.end))?;
            let old = age.span.of(&text.document.text).ends_with("old")
                && text.lexicon.cue_verbs.has(said(text, next));
            antecedent(text, people, &text.tokens[first], n).filter(|_| old)
        }
        _ => None,
    }
}

/// `… died at his home on Saturday. He was 91.`: no doubt whose age it is.
pub fn is_of_the_dead(text: Text<'_>, age: &Age) -> bool {
    const SHORT: u32 = 5;
    let n = age.sentence as usize;
    let Some([before, own]) = n.checked_sub(1).and_then(|at| text.sentences.get(at..=n)) else {
        return false;
    };
    let tokens = &text.tokens[before.tokens.start as usize..before.tokens.end as usize];
    let short = own.tokens.end - own.tokens.start <= SHORT;
    short && before.block == own.block && tokens.iter().any(|t| said(text, t) == "died")
}

/// `"I'm 51," she said`: whoever is quoted.
fn speaker(text: Text<'_>, found: &Annotations, people: &People<'_>, age: &Age) -> Option<EntityId> {
    let first = text.index(age.span.start);
    let back = |n: usize| first.checked_sub(n).map_or("", |at| said(text, &text.tokens[at]));
    if !(matches!(back(1), "I'm" | "I’m") || (back(2), back(1)) == ("I", "am")) {
        return None;
    }
    // What somebody else is quoted with inside: `"He said, 'I'm 30,'" she said`.
    if matches!(back(2), "'" | "‘") || matches!(back(3), "'" | "‘") {
        return None;
    }
    let after = found.quotations.partition_point(|q| q.span.start <= age.span.start);
    let quotation = found.quotations[..after].last().filter(|q| q.span.contains(age.span))?;
    let last = text.index(quotation.speaker?.end).checked_sub(1)?;
    let sentence = text.sentences.partition_point(|s| s.span.end <= text.tokens[last].span.start);
    people.until(text.tokens[last].span).or_else(|| meant(text, people, last, sentence))
}

/// The person whose name opens a sentence, with a comma behind it.
fn head_of(text: Text<'_>, people: &People<'_>, head: usize) -> Option<EntityId> {
    let mention = people.mention_from(text.tokens.get(head)?.span.start)?;
    let next = text.tokens.get(text.index(mention.span.end))?;
    (said(text, next) == ",").then(|| people.in_full(mention))
}

/// Whether a name opens its sentence, or stands behind `At 45,`.
fn opens(text: Text<'_>, mention: &Mention, sentence: usize) -> bool {
    let Some(own) = text.sentences.get(sentence) else { return false };
    let start = mention.title.map_or(mention.span.start, |t| t.start.min(mention.span.start));
    let before = text.tokens.get(own.tokens.start as usize..text.index(start)).unwrap_or_default();
    let words: Vec<&str> = before.iter().map(|t| said(text, t)).collect();
    words.is_empty() || matches!(words[..], ["At", _, ","])
}

fn is_pronoun(word: &str) -> bool {
    matches!(word, "He" | "She" | "he" | "she")
}

fn said<'a>(text: Text<'a>, token: &Token) -> &'a str {
    token.of(&text.document.text)
}
