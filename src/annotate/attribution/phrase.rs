//! Phrases that may speak: pronouns, names, and nouns for people, bodies and documents.
//!
//! In: the tokens of a sentence. Out: what kind of phrase begins there. Not here: words of saying (`parts`).

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{not, opt, peek, value, verify};
use nom::multi::many_m_n;
use nom::sequence::{pair, preceded, terminated};

use super::parts::{BE, PartKind, SURE, document, phrase_of, possessive, verb};
use crate::annotate::tokens::{Parsed, Tokens, glued, is_one_of, mark, one_of, token_if, word};
use crate::annotate::word_set::{WordSet, one_in};
use crate::token::{Case, Token, TokenKind};

/// Share below which a form of a verb of saying is a noun before another verb (`the state reported`).
const NOUN: f32 = 0.25;
/// Longest phrase that may speak, in units: office, body and name together stay below it.
const UNITS: usize = 12;

/// phrase = pronoun | relative | np
pub(super) fn phrase(i: Tokens<'_>) -> Parsed<'_, PartKind> {
    // No phrase begins with a mark.
    if i.first().is_some_and(|t| t.kind == TokenKind::Mark) && i.word() != "-" {
        return i.no();
    }
    let pronoun = one_of(&["he", "she", "they", "it", "we", "i", "you"]);
    let relative = value((), one_of(&["who", "which"]));
    // `one that said`: the pronoun, not `said that`.
    let that = value((), terminated(word("that"), peek(verify(verb, |(_, share)| *share >= SURE))));
    alt((
        value(PartKind::Relative, alt((relative, that))),
        value(PartKind::Noun, noun_phrase),
        value(PartKind::Pronoun, pronoun),
        value(PartKind::Noun, plain),
    ))
    .parse_complete(i)
}

/// np = core ( ("of" | "for" | "at" | "in" | "from" | "with") core ){0,2}
fn noun_phrase(i: Tokens<'_>) -> Parsed<'_, ()> {
    let tail = preceded(not(document), preceded(one_of(&["of", "for", "at", "in", "from", "with"]), core));
    value((), pair(core, many_m_n(0, 2, tail))).parse_complete(i)
}

/// core = determiner? modifier{0,3} unit+ survey?
pub(super) fn core(i: Tokens<'_>) -> Parsed<'_, ()> {
    let (mut at, _) = opt(determiner).parse_complete(i)?;
    if !(0..=MODIFIERS).any(|n| may_be_unit(at, n)) {
        return i.no();
    }
    for _ in 0..=MODIFIERS {
        if let Ok((after, _)) = units(at) {
            return Ok((survey(after).map_or(after, |s| s.0), ()));
        }
        at = modifier(at)?.0;
    }
    i.no()
}

/// Words before the first unit.
const MODIFIERS: usize = 3;

/// Whether a unit may begin at the token `n` further on; before most words of a text none is near.
fn may_be_unit(i: Tokens<'_>, n: usize) -> bool {
    i.token(n).is_some_and(|t| t.is_capitalized() || may_be_noun(i, t))
}

/// survey = reach{1,2} unit+ , behind a name: `a Varn Post national poll`
fn survey(i: Tokens<'_>) -> Parsed<'_, ()> {
    let small = i.first().is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower);
    if !small || !i.back(1).is_some_and(|t| t.is_capitalized()) {
        return i.no();
    }
    value((), pair(many_m_n(1, 2, one_of(&REACH)), units)).parse_complete(i)
}

/// Adjectives between a pollster and its poll.
const REACH: [&str; 15] = [
    "annual",
    "daily",
    "exit",
    "joint",
    "latest",
    "local",
    "monthly",
    "national",
    "nationwide",
    "online",
    "recent",
    "regional",
    "statewide",
    "tracking",
    "weekly",
];

/// Words before a noun.
static DETERMINERS: WordSet = WordSet::new(&[
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "one", "two", "three", "some", "many",
    "several", "most", "few", "other", "another", "both", "this", "that", "these", "those", "all", "no",
]);

fn determiner(i: Tokens<'_>) -> Parsed<'_, Token> {
    // All of them are function words or numbers.
    let small = |t: &Token| i.lexicon.function_words.may(t.folded) || t.folded.may_be_closed();
    if !i.first().is_some_and(small) {
        return i.no();
    }
    one_in(&DETERMINERS)(i)
}

/// modifier = a number | a day | a possessive | a small word that is neither a function word nor a verb of saying
fn modifier(i: Tokens<'_>) -> Parsed<'_, ()> {
    let lexicon = i.lexicon;
    let plain = token_if(move |t, w| {
        let small = t.kind == TokenKind::Word && t.case == Case::Lower;
        let number = t.kind == TokenKind::Number || (w == "-" && !t.spaced);
        let verb = || lexicon.cue_verbs.get(w).and_then(|s| s.parse().ok()).is_some_and(|s: f32| s >= NOUN);
        let says = || lexicon.cue_verbs.may(t.printed) && verb();
        let free = || !t.spaced || !t.is_printed_in(lexicon.function_words, i.text) && !says();
        number
            || is_day(w)
            || matches!(w, "most" | "same" | "outside")
            || t.kind == TokenKind::Possessive
            || (small && free())
    });
    value((), plain).parse_complete(i)
}

/// units = unit{1,12}
fn units(i: Tokens<'_>) -> Parsed<'_, usize> {
    let mut at = i;
    let mut count = 0;
    while count < UNITS
        && let Ok((after, ())) = unit(at, count > 0)
    {
        at = after;
        count += 1;
    }
    if count > 0 { Ok((at, count)) } else { i.no() }
}

/// unit = name | noun , and inside a phrase possessive | initial stop | "-" word | "&"
fn unit(i: Tokens<'_>, inside: bool) -> Parsed<'_, ()> {
    if !inside {
        return alt((name, |i| noun(i, false))).parse_complete(i);
    }
    let stop = token_if(|t, w| w == "." && !t.spaced);
    let initial = verify(value((), stop), |()| abbreviated(i));
    let owner = token_if(|t, _| t.kind == TokenKind::Possessive);
    let joined = pair(glued(mark(&["-", "/"])), glued(token_if(|t, _| t.kind == TokenKind::Word)));
    let (joined, and) = (value((), joined), value((), mark(&["&"])));
    alt((name, |i| noun(i, true), initial, value((), owner), joined, and)).parse_complete(i)
}

/// Whether the word before a stop is an initial or an abbreviated title.
fn abbreviated(i: Tokens<'_>) -> bool {
    let word = i.word_back(1);
    word.chars().count() == 1
        || i.back_is_in(1, i.lexicon.abbreviations_title)
        || i.back_is_in(1, i.lexicon.abbreviations_other)
}

/// name = a word with a capital that is no function word and no verb of saying at the sentence's head
fn name(i: Tokens<'_>) -> Parsed<'_, ()> {
    let lexicon = i.lexicon;
    let small = |t: &Token| t.is_in(lexicon.function_words, i.text);
    let named = token_if(move |t, w| t.is_capitalized() && !small(t) && !is_day(w));
    value((), named).parse_complete(i)
}

/// Days of the week stand beside the verb and speak nothing.
fn is_day(word: &str) -> bool {
    word.len() > 5 && word.ends_with("day") && word != "Holiday"
}

/// noun = a listed noun for somebody or something that speaks
fn noun(i: Tokens<'_>, inside: bool) -> Parsed<'_, ()> {
    if !i.first().is_some_and(|t| may_be_noun(i, t)) {
        return i.no();
    }
    let sources = alt((phrase_of(|l| l.source_nouns), phrase_of(|l| l.titles), phrase_of(|l| l.cue_nouns)));
    let people =
        alt((phrase_of(|l| l.people_nouns), phrase_of(|l| l.organization_heads), phrase_of(|l| l.demonyms)));
    let (after, _) = alt((sources, people)).parse_complete(i)?;
    // `continue to claim` has the verb, too.
    let follows = inside || ends_phrase(i) || i.word_back(1) == "to";
    let verb = || passive_before_agent(i) || follows && verb_after_unit(i);
    if after.at == i.at + 1 && verb() { i.no() } else { Ok((after, ())) }
}

fn may_be_noun(i: Tokens<'_>, token: &Token) -> bool {
    let l = i.lexicon;
    let lists = [l.source_nouns, l.titles, l.cue_nouns, l.people_nouns, l.organization_heads, l.demonyms];
    lists.iter().any(|list| list.may(token.folded))
}

/// Whether the word before may end a phrase that speaks: a name or a listed noun.
fn ends_phrase(i: Tokens<'_>) -> bool {
    let name = i.back(1).is_some_and(|t| t.is_capitalized() && t.kind == TokenKind::Word);
    let l = i.lexicon;
    (name && !i.back_is_in(1, l.function_words))
        || [l.source_nouns, l.titles, l.people_nouns].iter().any(|list| i.back_is_in(1, *list))
}

/// `is forecast by the bank`
fn passive_before_agent(i: Tokens<'_>) -> bool {
    i.ahead(1) == "by" && is_one_of(i.word_back(1), &BE) && i.is_in(i.lexicon.cue_verbs)
}

/// Of a form that is noun and verb alike, whether it is the verb here: after a subject, unless
/// another verb of saying follows.
fn verb_after_unit(i: Tokens<'_>) -> bool {
    const AUXILIARIES: [&str; 9] = ["are", "had", "has", "have", "is", "was", "were", "will", "would"];
    let verb = i.is_in(i.lexicon.cue_verbs) || i.is_in(i.lexicon.intent_verbs);
    let owned = possessive(i.back(1));
    let next = i.ahead(1);
    verb && !owned
        && !i.ahead_is_in(1, i.lexicon.cue_verbs)
        && !AUXILIARIES.contains(&next)
        && !matches!(next, "of" | "by" | "from" | "for" | "on" | "," | ".")
}

/// plain = determiner modifier{1,4} &verb , whoever it is that speaks
fn plain(i: Tokens<'_>) -> Parsed<'_, ()> {
    let (after, _) = pair(determiner, many_m_n(1, 5, modifier)).parse_complete(i)?;
    let (_, (_, share)) = verb(after)?;
    if share >= SURE { Ok((after, ())) } else { i.no() }
}
