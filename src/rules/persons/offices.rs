//! Offices that leave their holder no time for another: a minister's, a police chief's, a treasurer's.
//!
//! In: mentions of persons. Out: pairs of offices in which the draft puts one person at once. Where the sentence tells
//! of a change, or sets an office in another time, there is no pair.
//! The words beside a name are read by `beside`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;

use super::beside::{Words, after, before};
use super::is_told_again;
use crate::annotate::entity::EntityId;
use crate::annotate::mention::Mention;
use crate::draft::Draft;
use crate::lexicon::Lexicon;
use crate::rules::Facts;
use crate::source::Span;

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

impl Offices {
    /// For each person the first office and one that does not go with it.
    pub fn pairs(&self, draft: &Draft, facts: &Facts) -> Vec<(Office, Office)> {
        let mut held: BTreeMap<EntityId, Vec<Office>> = BTreeMap::new();
        for mention in draft.annotations.mentions.iter().filter(|m| is_told_again(draft, m)) {
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

    /// Whether a word tells of a change of office in its sentence.
    pub fn tells_of_change(&self, word: &str) -> bool {
        self.changes.iter().any(|c| c.eq_ignore_ascii_case(word))
    }

    /// Whether a word in small letters makes another office of the one that it stands before.
    pub fn sets_apart(&self, word: &str) -> bool {
        self.others.iter().any(|o| o == word)
    }

    /// The office that the words beside a mention name.
    fn of(&self, draft: &Draft, lexicon: &Lexicon, mention: &Mention) -> Option<Office> {
        let tokens = draft.tokens_in(draft.sentence(mention.sentence).span);
        let start = tokens.partition_point(|t| t.span.start < mention.span.start);
        let end = tokens.partition_point(|t| t.span.start < mention.span.end);
        let (before, after) =
            (before(draft, lexicon, &tokens[..start]), after(draft, lexicon, &tokens[end..]));
        let (kind, span) = [before, after].iter().find_map(|words| self.read(words))?;
        let changed = tokens.iter().any(|t| self.tells_of_change(draft.slice(t.span)));
        (!changed).then_some(Office { span, person: mention.entity, kind })
    }

    /// The office that ends a phrase.
    fn read(&self, words: &Words<'_>) -> Option<(Kind, Span)> {
        let last = words.last()?;
        let other = || words.iter().any(|(w, _)| self.sets_apart(w));
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
