//! What somebody wants, plans, promises, asks for or rejects.
//!
//! In: a [`Line`]. Out: [`Intent`]s: a figure in one is the actor's own plan or demand, no claim of fact.
//! What somebody known is expected to do is the plan that others know of.
//! Not intents: actions (`agreed to send`, `ordered`), forecasts by nobody (`prices are expected to`).

use nom::Parser;
use nom::branch::alt;
use nom::combinator::value;

use super::Strength;
use super::frame::lead;
use super::line::{Line, Range};
use super::parts::{Part, PartKind, after_article, phrase_of, placed};
use super::strength::strength;
use super::subject::subject;
use crate::annotate::tokens::{Parsed, Tokens, scan};
use crate::token::{Case, TokenKind};

/// How far an intent reaches from its word, in tokens.
const REACH: usize = 60;
/// How far behind the noun its owner stands at most, in tokens (`Oraz's new housing plan`).
const OWNER_REACH: usize = 4;
/// How far from the noun what it is about begins at most, in tokens (`pledge last month to add`).
const LINK_REACH: usize = 5;

/// Somebody's plan or demand, as token indices.
pub(super) struct Intent {
    pub source: Range,
    pub kind: PartKind,
    pub cue: Range,
    pub content: Range,
}

/// Word class of the word of intent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Verb,
    Noun,
}

/// The intents of a sentence, in order.
pub(super) fn intents(line: &Line<'_>, tokens: Tokens<'_>) -> Vec<Intent> {
    let mut found = Vec::new();
    scan(tokens, placed(word_of_intent), |_, (class, from, to)| {
        let intent = match class {
            Class::Verb => verb_intent(line, from..to),
            Class::Noun => noun_intent(line, from..to),
        };
        found.extend(intent);
    });
    found
}

/// word-of-intent = intent-noun | intent-verb
fn word_of_intent(i: Tokens<'_>) -> Parsed<'_, Class> {
    alt((value(Class::Noun, noun), value(Class::Verb, verb))).parse_complete(i)
}

/// verb = a listed form, not after an article, &"to" where it takes an infinitive, & a thing where it takes a thing
fn verb(i: Tokens<'_>) -> Parsed<'_, ()> {
    let (after, complement) = phrase_of(|l| l.intent_verbs)(i)?;
    let infinitive = after.word().eq_ignore_ascii_case("to");
    let fits = match complement {
        "to" => infinitive,
        "thing" => !infinitive,
        _ => true,
    };
    let small = i.first().is_some_and(|t| t.case == Case::Lower);
    if small && fits && !after_article(i) && takes_object(after) { Ok((after, ())) } else { i.no() }
}

/// Whether a thing or an infinitive follows, no mark, no particle (`backed off`) and no verb (`advocates have`).
fn takes_object(after: Tokens<'_>) -> bool {
    const PARTICLES: [&str; 14] =
        ["are", "away", "back", "down", "from", "had", "has", "have", "in", "of", "off", "out", "up", "were"];
    let opening = matches!(after.word(), "“" | "\"" | "$" | "€" | "£");
    let mark = after.first().is_none_or(|t| t.kind == TokenKind::Mark);
    (!mark || opening) && !PARTICLES.iter().any(|p| after.word().eq_ignore_ascii_case(p))
}

/// noun = a listed noun of small letters with an owner before it
fn noun(i: Tokens<'_>) -> Parsed<'_, ()> {
    let (after, _) = phrase_of(|l| l.intent_nouns)(i)?;
    let small = i.first().is_some_and(|t| t.case == Case::Lower);
    if small && owner(i).is_some() { Ok((after, ())) } else { i.no() }
}

/// How many tokens back the mark of an owner stands: `'s`, `his`.
fn owner(i: Tokens<'_>) -> Option<usize> {
    let owns = |n: &usize| {
        let pronoun = ["his", "her", "its", "their", "my", "our"]
            .iter()
            .any(|p| i.word_back(*n).eq_ignore_ascii_case(p));
        pronoun || i.back(*n).is_some_and(|t| t.kind == TokenKind::Possessive)
    };
    let word = |n: &usize| i.back(*n).is_some_and(|t| t.kind != TokenKind::Mark) || i.word_back(*n) == "-";
    (1..=OWNER_REACH).take_while(word).find(owns)
}

fn verb_intent(line: &Line<'_>, cue: Range) -> Option<Intent> {
    let bounds = line.bounds(cue.start);
    let lead = lead(line, cue.start, &bounds);
    let participle = line.word(cue.start).to_lowercase().ends_with("ing") && !lead.be;
    if line.is(cue.end, &["by"]) {
        return by_agent(line, cue, bounds);
    }
    let passive = lead.be && !line.word(cue.start).to_lowercase().ends_with("ing");
    if passive && line.is(cue.start, &["expected"]) && line.is(cue.end, &["to"]) && !lead.deny {
        let actor = subject(line, lead.from, &bounds).filter(|s| can_be_asked(line, s));
        return actor.map(|s| intent(line, s, cue, bounds));
    }
    let subject = match participle {
        true => line.first_part(bounds.start).filter(|p| p.to <= cue.start && goes_on(line, lead.from)),
        false => subject(line, lead.from, &bounds).filter(|_| !passive && !lead.infinitive),
    };
    subject.map(|s| intent(line, s, cue, bounds))
}

/// Whether it is a person, an office or a body, not `sales` or `many`; what a pronoun of things stands for is not known.
fn can_be_asked(line: &Line<'_>, subject: &Part) -> bool {
    let thing = line.is(subject.from, &["it", "that", "they", "these", "this", "those", "which"]);
    !thing && strength(line, &(subject.from..subject.to), subject.kind) > Strength::Vague
}

/// Whether a participle is said of the whole clause, not of the noun before it (`a group backing Oraz`).
fn goes_on(line: &Line<'_>, at: usize) -> bool {
    line.is(at.wrapping_sub(1), &[",", "by", "while", "and", "in", "after", "before", "without"])
}

/// `the $3 million plan favored by Oraz`
fn by_agent(line: &Line<'_>, cue: Range, bounds: Range) -> Option<Intent> {
    let agent = line.part_at(cue.end + 1)?;
    let from = (bounds.start..cue.start)
        .rev()
        .take(REACH)
        .find(|&i| line.is_break(i))
        .map_or(bounds.start, |i| i + 1);
    let content = from.max(cue.start.saturating_sub(REACH))..cue.start;
    Some(Intent { source: agent.from..agent.to, kind: agent.kind, cue, content })
}

fn intent(line: &Line<'_>, subject: Part, cue: Range, bounds: Range) -> Intent {
    let clause = clause_end(line, cue.end, bounds.end);
    // `who backed Oraz, gave $300`: the aside ends at its comma.
    let aside = (cue.end..clause).find(|&i| line.is_break(i)).filter(|_| line.is_relative(subject));
    let content = cue.end..aside.unwrap_or(clause);
    Intent { source: subject.from..subject.to, kind: subject.kind, cue, content }
}

/// `Oraz's plan to`: the owner speaks, what follows `to`, `of`, `for` or `would` is the plan.
fn noun_intent(line: &Line<'_>, cue: Range) -> Option<Intent> {
    let bounds = line.bounds(cue.start);
    let tokens = Tokens::of(line.text, bounds.start as u32..bounds.end as u32);
    let back = owner(tokens.over(cue.start..cue.start))?;
    let mark = cue.start.checked_sub(back).filter(|m| *m >= bounds.start)?;
    // `their groups push for` has a verb, `their recent push for` a noun.
    let subject = line.part_ending(cue.start).is_some_and(|p| p.from < cue.start && back > 1);
    let named = line.parts.iter().find(|p| p.from < mark && p.to >= mark).map(|p| p.from..mark);
    let source = named.unwrap_or(mark..mark + 1);
    let links = |i: &usize| line.is(*i, &["to", "of", "for", "that", "on", "would", "calls", "includes"]);
    if subject {
        return None;
    }
    let link = (cue.end..bounds.end).take(LINK_REACH).take_while(|&i| !line.is_break(i)).find(links)?;
    let content = link..clause_end(line, link, bounds.end);
    Some(Intent { source, kind: PartKind::Noun, cue, content })
}

/// Where the clause that begins at a token ends: at a heavy mark, at a comma and a word that opens another clause,
/// or at the comma that ends the subordinate clause at the head of the sentence.
fn clause_end(line: &Line<'_>, from: usize, end: usize) -> usize {
    let opens =
        |i: usize| line.is(i, &["while", "but", "although", "though", "whereas", "who", "which", "because"]);
    let leads = line.subordinate_end().filter(|comma| from < *comma);
    let ends = |i: &usize| match line.word(*i) {
        ";" | "—" | "–" => true,
        "," => opens(*i + 1) || leads == Some(*i),
        _ => false,
    };
    (from..end).take(REACH).find(ends).unwrap_or(end.min(from + REACH))
}
