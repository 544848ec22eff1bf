//! The words around a figure: the hedge before it, the noun counted, whether people came to harm.
//!
//! In: the tokens from the figure on, and after it. Out: spans and answers. Not here: the number itself (`amount`).

use super::Approximation;
use super::number::{self, hyphen, skip};
use crate::annotate::tokens::Tokens;
use crate::lexicon::fold;
use crate::source::Span;
use crate::token::TokenKind;

/// Longest approximator, in words.
const HEDGE_WORDS: usize = 6;
/// Longest run of adjectives and noun.
const NOUN_WORDS: usize = 6;

/// The approximator that ends just before a figure.
pub fn hedge_before(i: Tokens<'_>) -> Option<(Span, Approximation)> {
    // "a bit over", "a little over": the list holds whole phrases, so the longest wins.
    (1..=HEDGE_WORDS).rev().find_map(|n| {
        let first = i.back(n).filter(|t| i.lexicon.approximators.may(t.folded))?;
        let words: Vec<&str> = (1..=n).rev().map(|k| i.word_back(k)).collect();
        let kind = i.lexicon.approximators.get(&fold(&words.join(" ")))?;
        Some((first.span.to(i.back(1)?.span), Approximation::of_kind(kind)))
    })
}

/// How far before a figure its relative pronoun stands, in tokens.
const RELATIVE: usize = 8;

/// Whether a relative pronoun stands shortly before the figure and its hedge, in the same clause.
pub fn is_subordinate(i: Tokens<'_>) -> bool {
    const PRONOUNS: [&str; 7] = ["that", "which", "who", "whose", "whom", "where", "when"];
    let hedge = hedge_length(i);
    let clause = (1..=RELATIVE).map(|n| i.word_back(hedge + n));
    clause
        .take_while(|w| !matches!(*w, "" | "," | ";" | "." | ":" | "—" | "?" | "!" | "”"))
        .any(|w| PRONOUNS.contains(&w))
}

/// Whether `to` and a verb stand before the figure and its hedge.
pub fn is_infinitive(i: Tokens<'_>) -> bool {
    let hedge = hedge_length(i);
    let verb = i.back(hedge + 1).is_some_and(|t| t.kind == TokenKind::Word);
    verb && i.word_back(hedge + 2).eq_ignore_ascii_case("to")
}

/// How many tokens hedge the figure before it.
fn hedge_length(i: Tokens<'_>) -> usize {
    let Some((span, _)) = hedge_before(i) else { return 0 };
    i.all[..i.at].iter().rev().take_while(|t| t.span.start >= span.start).count()
}

/// The approximator that begins just after a figure (`or more`).
pub fn hedge_after(i: Tokens<'_>) -> Option<(Span, Approximation)> {
    if i.word() == "+" || (i.word() == "-" && i.ahead(1) == "plus") {
        return Some((i.first()?.span, Approximation::AtLeast));
    }
    if !matches!(i.word(), "or" | "and") {
        return None;
    }
    let words = format!("{} {}", i.word(), fold(i.ahead(1)));
    let kind = i.lexicon.approximators.get(&words)?;
    Some((i.first()?.span.to(i.token(1)?.span), Approximation::of_kind(kind)))
}

/// Words between a figure and its noun that are no part of it.
const BEFORE_NOUN: &[&str] = &[
    "additional",
    "all",
    "her",
    "his",
    "its",
    "more",
    "other",
    "our",
    "plus",
    "such",
    "the",
    "their",
    "these",
    "those",
];

/// The tokens of the noun counted, with its adjectives: after the figure, after `of`, `of the 20`.
pub fn noun(i: Tokens<'_>) -> Option<Tokens<'_>> {
    let (mut at, ()) = hyphen(i).ok()?;
    let joined = at.left() < i.left();
    let partitive = fold(at.word()) == "of";
    at = skip(at, usize::from(partitive));
    for _ in 0..3 {
        let number = partitive && at.first().is_some_and(|t| t.kind == TokenKind::Number);
        at = skip(at, usize::from(number || BEFORE_NOUN.contains(&fold(at.word()).as_ref())));
    }
    let run = (0..NOUN_WORDS).take_while(|n| goes_on(at, *n)).count();
    let end = (1..=run).rev().find(|n| is_plural(at, *n)).or((joined && run > 0).then_some(1))?;
    // A run may hold two nouns, "votes members cast": the first plural before a word that is none ends it.
    let end =
        (1..end).find(|n| is_plural(at, *n) && !is_plural(at, n + 1) && !listed(at, n + 1)).unwrap_or(end);
    Some(nom::Input::take(&at, end))
}

/// Whether the word at `n` can belong to the noun.
fn goes_on(i: Tokens<'_>, n: usize) -> bool {
    let Some(t) = i.token(n) else { return false };
    let w = t.small(i.text);
    if w == "-" {
        return n > 0 && !t.spaced && i.token(n + 1).is_some_and(|t| !t.spaced);
    }
    let verb = i.lexicon.cue_verbs.contains(&w) && !i.lexicon.people_nouns.contains(&w) && n > 0;
    let small = i.lexicon.function_words.contains(&w) && !(n == 0 && i.lexicon.people_nouns.contains(&w));
    let number = n > 0 && number::small(skip(i, n)).is_ok();
    t.kind == TokenKind::Word && !small && !verb && !number
}

/// Whether the `n`th word (from 1) is a plural or a listed noun for people.
fn is_plural(i: Tokens<'_>, n: usize) -> bool {
    let w = fold(i.ahead(n - 1));
    let plural = w.len() > 2 && w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us");
    plural || listed(i, n)
}

/// Whether the `n`th word (from 1) is a noun for people.
fn listed(i: Tokens<'_>, n: usize) -> bool {
    let w = i.ahead(n.wrapping_sub(1));
    i.lexicon.people_nouns.has(w) || matches!(fold(w).as_ref(), "person" | "man" | "woman" | "child")
}

/// Whether a noun names people.
pub fn names_people(noun: Option<Tokens<'_>>) -> bool {
    noun.is_some_and(|n| {
        let last = n.left();
        listed(n, last) || n.lexicon.casualty_words.has(n.ahead(last - 1))
    })
}

/// Whether the figure counts people killed, hurt, held, missing or driven out.
pub fn harmed(before: Tokens<'_>, after: Tokens<'_>, noun: Option<Tokens<'_>>) -> bool {
    let people = noun.is_none() || names_people(noun);
    in_noun(noun) || (people && (harmed_before(before) || harmed_after(after, noun)))
}

/// Whether the noun itself tells of harm (`12 deaths`).
fn in_noun(noun: Option<Tokens<'_>>) -> bool {
    let hyphenated = |n: Tokens<'_>, at: usize| n.ahead(at + 1) == "-" || (at > 0 && n.ahead(at - 1) == "-");
    let tells = |n: Tokens<'_>, at: usize| n.lexicon.casualty_words.has(n.ahead(at)) && !hyphenated(n, at);
    noun.is_some_and(|n| (0..n.left()).any(|at| tells(n, at)))
}

/// Whether a verb or a toll governs the figure (`killed about 12`, `the death toll rose to 12`).
fn harmed_before(i: Tokens<'_>) -> bool {
    let skipped = hedge_length(i);
    let near = |k: usize| fold(i.word_back(skipped + k));
    let verb = i.lexicon.casualty_words.contains(&near(1));
    let article =
        matches!(near(1).as_ref(), "the" | "of" | "another") && i.lexicon.casualty_words.contains(&near(2));
    let toll =
        (1..=6).take_while(|k| !matches!(near(*k).as_ref(), "." | ";" | ",")).any(|k| near(k) == "toll");
    verb || article || toll
}

/// Whether people of the noun are told to have come to harm (`12 people were detained`, `12 dead`).
fn harmed_after(after: Tokens<'_>, noun: Option<Tokens<'_>>) -> bool {
    const BETWEEN: &[&str] = &[
        "also", "and", "are", "be", "been", "being", "believed", "feared", "had", "has", "have", "is",
        "more", "other", "others", "presumed", "reported", "was", "were", "who",
    ];
    let at = noun
        .and_then(|n| n.rest().last())
        .map_or(0, |last| after.rest().iter().take_while(|t| t.span.end <= last.span.end).count());
    let rest = skip(after, at);
    let step = (0..4)
        .take_while(|n| BETWEEN.contains(&fold(rest.ahead(*n)).as_ref()) || rest.ahead(*n).ends_with("ly"))
        .count();
    rest.lexicon.casualty_words.has(rest.ahead(step))
}
