//! What is told as hearsay: allegations without an accuser, hedges in place of a source.
//!
//! In: the tokens of a sentence, its names and attributions. Out: [`Hearsay`].
//! Not here: which words weigh as an accusation and which as a hedge (`rules`).
//!
//! A cue not seen: the production of its form; a wrong accuser: `agent`; a wrong extent: `super::clause`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, peek, value, verify};
use nom::multi::many_m_n;
use nom::sequence::pair;

use super::{BE, adverb, is_break};
use crate::annotate::Annotations;
use crate::annotate::attribution::Strength;
use crate::annotate::mention::{Mention, MentionKind};
use crate::annotate::tokens::{Parsed, Tokens, is, is_one_of, one_of, scan, token_if, word};
use crate::annotate::word_set::{WordSet, one_in};
use crate::source::Span;
use crate::token::{Case, Token, TokenKind};

/// How far what is told may reach from its cue, in tokens.
const REACH: usize = 25;
/// How far behind its cue an accuser stands at most, in tokens.
const AGENT: usize = 12;

/// How hearsay is worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HearsayForm {
    /// `is alleged to`, `was accused of`
    Passive,
    /// `it is alleged that`
    Impersonal,
    /// `allegedly`
    Adverb,
    /// `an alleged power struggle`
    Adjective,
    /// `amid allegations that`
    Noun,
}

impl HearsayForm {
    /// All forms.
    pub const ALL: [HearsayForm; 5] = [
        HearsayForm::Passive,
        HearsayForm::Impersonal,
        HearsayForm::Adverb,
        HearsayForm::Adjective,
        HearsayForm::Noun,
    ];

    /// As printed and as written in rule files.
    pub fn name(self) -> &'static str {
        match self {
            HearsayForm::Passive => "passive",
            HearsayForm::Impersonal => "impersonal",
            HearsayForm::Adverb => "adverb",
            HearsayForm::Adjective => "adjective",
            HearsayForm::Noun => "noun",
        }
    }
}

/// A thing told as hearsay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hearsay {
    /// Index of its sentence.
    pub sentence: u32,
    /// The words that make it hearsay (`is alleged to`).
    pub span: Span,
    /// The one word of them that tells which (`alleged`).
    pub cue: Span,
    /// How it is worded.
    pub form: HearsayForm,
    /// The clause around it.
    pub clause: Span,
    /// Of whom it is told, where that is a person: a name, `he` or `she`.
    pub person: Option<Span>,
    /// Who says so, where the sentence tells.
    pub agent: Option<Span>,
}

struct Read {
    form: HearsayForm,
    cue: Span,
}

/// Reads the hearsay of a sentence.
pub(super) fn read(sentence: u32, tokens: Tokens<'_>, found: &Annotations, all: &mut Vec<Hearsay>) {
    scan(tokens, hearsay, |span, Read { form, cue }| {
        let from = tokens.rest().partition_point(|t| t.span.start < span.start);
        let to = tokens.rest().partition_point(|t| t.span.end <= span.end);
        // `Allegedly, he fled`: the comma parts nothing.
        let opens = form == HearsayForm::Adverb && tokens.token(to).is_some_and(|t| t.of(tokens.text) == ",");
        let clause = super::clause(tokens, from, to + usize::from(opens), REACH);
        let clause = told_before(tokens, from, cue).unwrap_or(clause);
        let person = person(tokens, found, from, clause, form);
        let agent = agent(tokens, found, from, to);
        all.push(Hearsay { sentence, span, cue, form, clause, person, agent });
    });
}

/// What is told before `, it emerged`: all of the sentence up to there.
fn told_before(tokens: Tokens<'_>, from: usize, cue: Span) -> Option<Span> {
    let tail = matches!(cue.of(tokens.text), "emerged" | "transpired");
    let first = tokens.rest().first().filter(|_| tail && from > 0)?;
    Some(first.span.to(tokens.rest()[from - 1].span))
}

/// hearsay = passive | impersonal | emerged | noun | adverb | adjective
fn hearsay(i: Tokens<'_>) -> Parsed<'_, Read> {
    alt((passive, impersonal, emerged, noun, hedge, adjective)).parse_complete(i)
}

/// Participles of saying or thinking.
static THOUGHT: WordSet = WordSet::new(&[
    "accused",
    "alleged",
    "believed",
    "claimed",
    "estimated",
    "feared",
    "presumed",
    "reported",
    "reputed",
    "rumored",
    "rumoured",
    "said",
    "suspected",
    "thought",
    "understood",
]);

/// thought = "alleged" | "said" | … , a participle of saying or thinking
fn thought(i: Tokens<'_>) -> Parsed<'_, Token> {
    one_in(&THOUGHT)(i)
}

/// be = a form of `be`, not an infinitive
fn be(i: Tokens<'_>) -> Parsed<'_, Token> {
    token_if(|_, w| is_be(w))(i)
}

fn is_be(word: &str) -> bool {
    BE.has(word) || matches!(word, "'s" | "’s" | "stands" | "stood")
}

/// passive = be{1,2} adverb? thought ("to" | "of" | "dead" | "killed")
fn passive(i: Tokens<'_>) -> Parsed<'_, Read> {
    if !is_be(i.word()) {
        return i.no();
    }
    let to = one_of(&["to", "of", "dead", "killed"]);
    let (after, (_, _, cue, _)) = (many_m_n(1, 2, be), opt(adverb), thought, to).parse_complete(i)?;
    Ok((after, Read { form: HearsayForm::Passive, cue: cue.span }))
}

/// impersonal = "it" ("is" | "was" | "has" "been") adverb{0,2} thought
fn impersonal(i: Tokens<'_>) -> Parsed<'_, Read> {
    if !is(i.word(), "it") {
        return i.no();
    }
    let told = verify(adverb, |t| t.of(i.text) != "not" && t.of(i.text) != "never");
    let been = alt((value((), pair(word("has"), word("been"))), value((), one_of(&["is", "was"]))));
    let (after, (_, (), _, cue)) = (word("it"), been, many_m_n(0, 2, told), thought).parse_complete(i)?;
    Ok((after, Read { form: HearsayForm::Impersonal, cue: cue.span }))
}

/// emerged = "it" ("has" | "had")? ("emerged" | "transpired") , behind a comma at the end of what is told
fn emerged(i: Tokens<'_>) -> Parsed<'_, Read> {
    if !is(i.word(), "it") || i.word_back(1) != "," {
        return i.no();
    }
    let (after, (_, _, cue)) =
        (word("it"), opt(one_of(&["has", "had"])), one_of(&["emerged", "transpired"])).parse_complete(i)?;
    // `it emerged from the talks`, `it emerged as`: a thing came out of something.
    let ends = after.first().is_none_or(|t| t.kind == TokenKind::Mark)
        || is_one_of(after.word(), &["on", "late", "last", "yesterday", "today"]);
    if ends { Ok((after, Read { form: HearsayForm::Impersonal, cue: cue.span })) } else { i.no() }
}

/// Words that open a phrase about allegations.
static OPENING: WordSet = WordSet::new(&[
    "amid",
    "amidst",
    "despite",
    "over",
    "following",
    "after",
    "facing",
    "faces",
    "faced",
    "under",
    "are",
    "were",
    "been",
]);

/// Nouns for what is alleged.
static ALLEGATIONS: WordSet = WordSet::new(&[
    "allegations",
    "accusations",
    "allegation",
    "accusation",
    "suspicions",
    "rumors",
    "rumours",
]);

/// noun = opening small{0,3} ("allegations" | "accusations" | …) ("that" | "of")
fn noun(i: Tokens<'_>) -> Parsed<'_, Read> {
    let mut opening = one_in(&OPENING);
    let small = token_if(|t, w| {
        t.kind == TokenKind::Word
            && t.case == Case::Lower
            && !matches!(w, "and" | "or" | "that" | "of" | "by")
    });
    let told = one_in(&ALLEGATIONS);
    let (at, _) = opening.parse_complete(i)?;
    let mut at = at;
    for _ in 0..3 {
        if told(at).is_ok() {
            break;
        }
        at = small(at)?.0;
    }
    let (after, cue) = told(at)?;
    let (after, _) = one_of(&["that", "of"])(after)?;
    Ok((after, Read { form: HearsayForm::Noun, cue: cue.span }))
}

/// Adverbs made of a word of saying.
static HEDGES: WordSet = WordSet::new(&[
    "allegedly",
    "purportedly",
    "putatively",
    "reportedly",
    "reputedly",
    "rumoredly",
    "rumouredly",
    "supposedly",
]);

/// hedge = "allegedly" | "reportedly" | … , an adverb made of a word of saying
fn hedge(i: Tokens<'_>) -> Parsed<'_, Read> {
    let (after, cue) = one_in(&HEDGES)(i)?;
    Ok((after, Read { form: HearsayForm::Adverb, cue: cue.span }))
}

/// Participles that describe what is alleged.
static ALLEGED: WordSet =
    WordSet::new(&["alleged", "purported", "reported", "rumored", "rumoured", "supposed", "suspected"]);

/// adjective = ("alleged" | "reported" | "supposed" | …) &small , not after a form of `be` or `have`
fn adjective(i: Tokens<'_>) -> Parsed<'_, Read> {
    let noun =
        token_if(|t, w| t.kind == TokenKind::Word && !i.lexicon.function_words.has(w) && !w.ends_with("ly"));
    let told = one_in(&ALLEGED);
    let (after, (cue, _)) = (told, peek(noun)).parse_complete(i)?;
    let (determined, listed) =
        (is_determiner(i.word_back(1)), matches!(i.word_back(1), "and" | "or" | "of" | "for"));
    let described = i.lexicon.ordinary_words.has(i.word_back(1)) && is_determiner(i.word_back(2));
    if determined || listed || described {
        Ok((after, Read { form: HearsayForm::Adjective, cue: cue.span }))
    } else {
        i.no()
    }
}

fn is_determiner(word: &str) -> bool {
    const DETERMINERS: [&str; 14] = [
        "a", "an", "the", "his", "her", "their", "its", "this", "that", "these", "those", "any", "some", "'s",
    ];
    is_one_of(word, &DETERMINERS) || word == "’s"
}

/// Of a passive the nearest name or `he` before it, else a name in the clause.
fn person(
    tokens: Tokens<'_>,
    found: &Annotations,
    from: usize,
    clause: Span,
    form: HearsayForm,
) -> Option<Span> {
    let before = tokens.rest()[..from].iter().rev().take(3);
    let pronoun = before.into_iter().find(|t| is_pronoun(t.of(tokens.text))).map(|t| t.span);
    let named = || people(found, clause).next().map(|m| m.span);
    match form {
        HearsayForm::Passive | HearsayForm::Adverb | HearsayForm::Noun => pronoun.or_else(named),
        HearsayForm::Adjective | HearsayForm::Impersonal => named(),
    }
}

fn is_pronoun(word: &str) -> bool {
    ["he", "she", "him", "her"].iter().any(|p| word.eq_ignore_ascii_case(p))
}

/// The persons named inside a place.
fn people(found: &Annotations, place: Span) -> impl Iterator<Item = &Mention> {
    let first = found.mentions.partition_point(|m| m.span.end <= place.start);
    let inside = found.mentions[first..].iter().take_while(move |m| m.span.start < place.end);
    inside.filter(|m| m.kind == MentionKind::Person)
}

/// `by prosecutors` behind the cue, `Oraz's` before it.
fn agent(tokens: Tokens<'_>, found: &Annotations, from: usize, to: usize) -> Option<Span> {
    let after = tokens.rest()[to..].iter().take(AGENT);
    let open = after.take_while(|t| !is_break(t, t.of(tokens.text)));
    let by = open.clone().zip(open.skip(1)).find(|(by, _)| by.of(tokens.text) == "by");
    let somebody = |t: &Token| {
        let word = t.of(tokens.text);
        t.is_capitalized()
            || is_determiner(word)
            || tokens.lexicon.source_nouns.has(word)
            || tokens.lexicon.people_nouns.has(word)
    };
    let by = by.map(|(_, next)| next).filter(|t| somebody(t)).map(|t| t.span);
    let owner = tokens.rest()[..from].last().filter(|t| t.kind == TokenKind::Possessive).map(|t| t.span);
    by.or(owner).or_else(|| said(tokens, found, from))
}

/// Whoever says it, where the words lie in what somebody says.
fn said(tokens: Tokens<'_>, found: &Annotations, from: usize) -> Option<Span> {
    let place = tokens.token(from)?.span;
    found.speaker_of(place, Strength::Vague)
}
