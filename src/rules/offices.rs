//! Offices that leave their holder no time for another: a minister's, a police chief's, a treasurer's.
//!
//! In: mentions of persons. Out: pairs of offices in which the draft puts one person at once. Where the sentence tells
//! of a change, or sets an office in another time, there is no pair.
//!
//! ```text
//! Finance Minister Serik Tölegen               before the name
//! Mr Tölegen, the finance minister,            in apposition
//! the finance minister, Serik Tölegen,         before the comma
//! Tölegen, who has been finance minister       in a clause
//! ```

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;

use super::Facts;
use crate::annotate::entity::EntityId;
use crate::annotate::mention::{Mention, MentionKind};
use crate::document::Role;
use crate::draft::Draft;
use crate::lexicon::{Lexicon, fold};
use crate::source::Span;
use crate::token::{Token, TokenKind};

/// Words of the longest office with what stands before it.
const LONGEST: usize = 8;

/// Offices that leave no time for another.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Offices {
    /// Words for one office each, in small letters.
    alone: Vec<Vec<String>>,
    /// Fields of ministers: words of one list may be one minister's.
    fields: Vec<Vec<String>>,
    /// Words before an office that make another of it.
    others: Vec<String>,
    /// Words that tell of a change of office in their sentence.
    changes: Vec<String>,
}

/// An office in which a draft puts somebody.
#[derive(Debug)]
pub struct Office {
    /// The office with its field: `deputy finance minister`.
    pub span: Span,
    /// Who.
    pub person: EntityId,
    kind: Kind,
}

#[derive(Debug, PartialEq, Eq)]
enum Kind {
    /// Index into the offices.
    Alone(usize),
    /// A minister's, with indices of the fields.
    Minister(Vec<usize>),
}

/// Words of a phrase, in reading order, each with its place.
type Words<'d> = Vec<(Cow<'d, str>, Span)>;

impl Offices {
    /// For each person the first office and one that does not go with it.
    pub fn pairs(&self, draft: &Draft, facts: &Facts) -> Vec<(Office, Office)> {
        let mut held: BTreeMap<EntityId, Vec<Office>> = BTreeMap::new();
        let told = |m: &&Mention| {
            m.kind == MentionKind::Person
                && !m.frozen
                && draft.block_of(m.sentence).role != Role::Headline
                && draft.annotations.entities[m.entity as usize].mentions.len() > 1
        };
        for mention in draft.annotations.mentions.iter().filter(told) {
            let offices = held.entry(mention.entity).or_default();
            offices.extend(self.of(draft, &facts.lexicon, mention));
        }
        let pair = |offices: Vec<Office>| {
            let mut rest = offices.into_iter();
            let first = rest.next()?;
            let second = rest.find(|o| first.kind.excludes(&o.kind))?;
            Some((first, second))
        };
        held.into_values().filter_map(pair).collect()
    }

    /// The office that the words beside a mention name.
    fn of(&self, draft: &Draft, lexicon: &Lexicon, mention: &Mention) -> Option<Office> {
        let tokens = draft.tokens_in(draft.sentence(mention.sentence).span);
        let start = tokens.partition_point(|t| t.span.start < mention.span.start);
        let end = tokens.partition_point(|t| t.span.start < mention.span.end);
        let (before, after) =
            (before(draft, lexicon, &tokens[..start]), after(draft, lexicon, &tokens[end..]));
        let (kind, span) = [before, after].iter().find_map(|words| self.read(words))?;
        let word = |t: &Token| fold(draft.slice(t.span));
        let changed = tokens.iter().any(|t| self.changes.iter().any(|c| *c == word(t)));
        (!changed).then_some(Office { span, person: mention.entity, kind })
    }

    /// The office that ends a phrase.
    fn read(&self, words: &Words<'_>) -> Option<(Kind, Span)> {
        let last = words.last()?;
        let other = || words.iter().any(|(w, _)| self.others.iter().any(|o| o == w));
        if last.0 == "minister" {
            let (kind, from) = self.minister(&words[..words.len() - 1])?;
            return (!other()).then(|| (Kind::Minister(kind), words[from].1.to(last.1)));
        }
        let ends = |phrase: &String| {
            // Nearly every word ends no office.
            if !phrase.ends_with(&*last.0) {
                return None;
            }
            let count = phrase.split(' ').count();
            let tail = words.len().checked_sub(count).map(|from| &words[from..]);
            let same =
                |tail: &&[(Cow<'_, str>, Span)]| phrase.split(' ').zip(*tail).all(|(a, (b, _))| a == b);
            tail.filter(same).map(|tail| tail[0].1.to(last.1))
        };
        let found =
            self.alone.iter().enumerate().find_map(|(i, phrases)| Some((i, phrases.iter().find_map(ends)?)));
        found.filter(|_| !other()).map(|(i, span)| (Kind::Alone(i), span))
    }

    /// The fields of a minister, and the first word that names one; none where a word is no field.
    fn minister(&self, words: &[(Cow<'_, str>, Span)]) -> Option<(Vec<usize>, usize)> {
        let of = |word: &str| self.fields.iter().position(|f| f.iter().any(|w| w == word));
        let own = words
            .iter()
            .enumerate()
            .rev()
            .take_while(|(_, (w, _))| of(w).is_some() || w == "and" || w == "affairs");
        let fields: Vec<(usize, usize)> = own.filter_map(|(at, (w, _))| Some((of(w)?, at))).collect();
        let from = fields.last()?.1;
        Some((fields.into_iter().map(|(field, _)| field).collect(), from))
    }
}

impl Kind {
    /// Whether nobody holds both at once.
    fn excludes(&self, other: &Self) -> bool {
        match (self, other) {
            (Kind::Minister(a), Kind::Minister(b)) => !a.iter().any(|f| b.contains(f)),
            (a, b) => a != b,
        }
    }
}

/// The words before a name or before the comma that sets it off, courtesy titles left out.
fn before<'d>(draft: &'d Draft, lexicon: &Lexicon, tokens: &[Token]) -> Words<'d> {
    let is_mark = |t: &Token| matches!(draft.slice(t.span), "," | ".");
    let courtesy = |t: &Token| lexicon.abbreviations_title.has(draft.slice(t.span).trim_end_matches('.'));
    let skipped = tokens.iter().rev().take_while(|t| is_mark(t) || courtesy(t)).count();
    let rest = &tokens[..tokens.len() - skipped];
    let own = rest.iter().rev().take_while(|t| is_inside(draft, lexicon, t)).take(LONGEST);
    let mut words = words(draft, own);
    words.reverse();
    words
}

/// The phrase after a name, without the article, up to the first word of another phrase.
fn after<'d>(draft: &'d Draft, lexicon: &Lexicon, tokens: &[Token]) -> Words<'d> {
    let Some(from) = begin(draft, tokens) else { return Vec::new() };
    let word = |at: usize| tokens.get(at).map_or("", |t| draft.slice(t.span));
    let article = matches!(word(from), "the" | "a" | "an" | "its" | "his" | "her" | "their");
    let rest = tokens.get(from + usize::from(article)..).unwrap_or_default();
    let named = |tokens: &[Token]| {
        words(draft, tokens.iter().take_while(|t| is_inside(draft, lexicon, t)).take(LONGEST))
    };
    let mut found = named(rest);
    let next = |n: usize| rest.get(found.len() + n).map_or("", |t| draft.slice(t.span));
    // `minister-designate`, `minister in waiting`
    if next(0) == "-" || next(0) == "in" && next(1) == "waiting" {
        return Vec::new();
    }
    // `minister of finance` is a finance minister.
    let of = |at: usize| rest.get(at).is_some_and(|t| matches!(draft.slice(t.span), "of" | "for"));
    if found.last().is_some_and(|(w, _)| w == "minister") && of(found.len()) {
        let minister = found.pop();
        found.extend(named(&rest[found.len() + 2..]));
        found.extend(minister);
    }
    found
}

/// Where the phrase begins that tells what somebody is: behind the comma or the verb, and behind the owner
/// (`, the city's police chief`).
fn begin(draft: &Draft, tokens: &[Token]) -> Option<usize> {
    let word = |at: usize| tokens.get(at).map_or("", |t| draft.slice(t.span));
    let near = tokens.len().min(LONGEST);
    let who =
        (0..near).take_while(|at| *at == 0 || !tokens[*at].is_capitalized()).find(|at| word(*at) == "who");
    let verb = who.map_or(0, |at| at + 1);
    match (word(verb), word(verb + 1)) {
        ("has", "been") => return Some(verb + 2),
        ("is", _) => return Some(verb + 1),
        _ if word(0) != "," => return None,
        _ => {}
    }
    let inside = (1..near).take_while(|at| tokens[*at].kind != TokenKind::Mark);
    let owner = inside.filter(|at| tokens[*at].kind == TokenKind::Possessive).last();
    Some(owner.map_or(1, |at| at + 1))
}

/// Whether a word goes on a phrase that names an office.
fn is_inside(draft: &Draft, lexicon: &Lexicon, token: &Token) -> bool {
    let word = draft.slice(token.span);
    token.kind == TokenKind::Possessive
        || token.kind == TokenKind::Word && (word == "and" || !lexicon.function_words.has(word))
}

fn words<'d, 't>(draft: &'d Draft, tokens: impl Iterator<Item = &'t Token>) -> Words<'d> {
    tokens.map(|t| (fold(draft.slice(t.span)), t.span)).collect()
}
