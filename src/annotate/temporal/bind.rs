//! Whose age it is.
//!
//! In: ages, person mentions and their entities. Out: [`Age::person`](super::Age) set, or left where unsure.
//! An age told of a relative is that relative's, named after the word of kinship or nobody.

use crate::annotate::Annotations;
use crate::annotate::Text;
use crate::annotate::entity::EntityId;
use crate::annotate::mention::{Mention, MentionKind};
use crate::source::Span;
use crate::token::Token;

/// How many tokens may stand between an age and the name after it: titles, adjectives, a kinship term.
const REACH: usize = 9;

/// Gives each age its person.
pub fn bind(text: Text<'_>, found: &mut Annotations) {
    let people: Vec<&Mention> = found.mentions.iter().filter(|m| m.kind == MentionKind::Person).collect();
    let owners: Vec<Option<EntityId>> = found.ages.iter().map(|age| owner(text, &people, age.span)).collect();
    for (age, person) in found.ages.iter_mut().zip(owners) {
        age.person = person;
    }
}

/// The person named before (`Jane Doe, 47,`) or after (`73-year-old John Roe`).
fn owner(text: Text<'_>, people: &[&Mention], age: Span) -> Option<EntityId> {
    let after = text.index(age.end);
    let first = text.index(age.start);
    following(text, people, after).or_else(|| preceding(text, people, first))
}

/// A name after the age with nothing between but words that describe its bearer.
fn following(text: Text<'_>, people: &[&Mention], after: usize) -> Option<EntityId> {
    let mut kin = false;
    for (n, token) in text.tokens.iter().enumerate().skip(after).take(REACH) {
        let here = people.get(people.partition_point(|m| m.span.end < token.span.end));
        if let Some(mention) = here.filter(|m| m.span.contains(token.span)) {
            return (!describes_another(text, mention.span)).then_some(mention.entity);
        }
        let word = token.of(&text.document.text);
        kin |= text.lexicon.kin.has(word);
        // `his 64-year-old wife, Jane Doe`: a comma only after the word of kinship.
        let bridge = is_description(text, token) || (word == "," && kin) || (word == "-" && n > after);
        if !bridge {
            return None;
        }
    }
    None
}

/// `the 78-year-old Roe supporter`: the name describes whoever is meant.
fn describes_another(text: Text<'_>, name: Span) -> bool {
    let next = text.tokens.get(text.index(name.end));
    let word = next.map_or("", |t| t.of(&text.document.text));
    let l = text.lexicon;
    l.people_nouns.has(word) || l.people_nouns.has(&format!("{word}s")) || l.titles.has(word)
}

fn is_description(text: Text<'_>, token: &Token) -> bool {
    let word = token.of(&text.document.text);
    token.kind == crate::token::TokenKind::Word && !text.lexicon.function_words.has(word)
}

/// A name just before: `Jane Doe, 47`, `Jane Doe, aged 47`, `Jane Doe, the 47-year-old senator`.
fn preceding(text: Text<'_>, people: &[&Mention], first: usize) -> Option<EntityId> {
    let before = text.tokens.get(first.saturating_sub(4)..first)?;
    let words: Vec<&str> = before.iter().map(|t| t.of(&text.document.text)).collect();
    let gap = match words[..] {
        _ if words.iter().any(|w| matches!(*w, "died" | "dies")) => dying(text, first)?,
        [.., ",", "a" | "an" | "the"] | [.., "," | "is" | "was", "now" | "only" | "just"] => 2,
        [.., "is" | "was", "a" | "an"] => 2,
        [.., "," | "(" | "is" | "was" | "turned"] => 1,
        _ => return None,
    };
    let last = text.tokens.get(first.checked_sub(gap + 1)?)?;
    let here = people.get(people.partition_point(|m| m.span.end < last.span.end));
    here.filter(|m| m.span.end == last.span.end).map(|m| m.entity)
}

/// How many tokens tell of dying between a name and an age: `Jane Doe, who has died aged 87`, `Jane Doe died at the age of 87`.
fn dying(text: Text<'_>, first: usize) -> Option<usize> {
    const MOST: usize = 6;
    let word = |n: usize| first.checked_sub(n).map_or("", |at| text.tokens[at].of(&text.document.text));
    let telling = |n: &usize| {
        matches!(word(*n), "," | "who" | "has" | "had" | "died" | "dies" | "at" | "the" | "suddenly")
    };
    let gap = (1..=MOST).take_while(telling).count();
    (1..=gap).any(|n| matches!(word(n), "died" | "dies")).then_some(gap)
}
