//! Parties to which a draft counts one person.
//!
//! In: mentions of persons. Out: pairs of labels of two parties. Where a word tells that somebody changed sides, or sets
//! one of the two in another time, there is no pair. Not here: labels that take a person up again (`parties::again`).
//!
//! ```text
//! Labour MP Saule Tölegen, Labour's Saule Tölegen     before the name
//! Tölegen (Lib Dem, Ferry Ward), Tölegen, R-Ohio,     letters behind it
//! Tölegen, 45, a Conservative from the coast          in apposition
//! Tölegen of Civic Platform                           behind `of`
//! ```

mod again;

use std::collections::BTreeMap;

use serde::Deserialize;

use super::is_told;
use super::offices::Offices;
use crate::annotate::entity::EntityId;
use crate::annotate::mention::Mention;
use crate::draft::Draft;
use crate::lexicon::{Lexicon, fold};
use crate::rules::Facts;
use crate::source::Span;
use crate::token::{Case, Token, TokenKind};

/// Words of the longest name of a party.
const LONGEST: usize = 5;

/// Words of a post that are read between a party and a name, or before a party in apposition.
const POST: usize = 6;

/// Parties by what people of theirs are called.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parties {
    /// Names as printed: two that share no list are two parties.
    names: Vec<Vec<String>>,
    /// What stands in brackets for a name, and the name: `Con`, `D`.
    letters: Vec<[String; 2]>,
    /// Names that are words for what people think too, which a capital at the start of a sentence does not tell apart.
    views: Vec<String>,
    /// Words between a name and a person that make a field of work of the name: `Labour Minister`.
    fields: Vec<String>,
    /// Posts that a party gives or fights for, in small letters.
    posts: Vec<String>,
    /// Posts of which a party has many, so that readers know the person already who is called one.
    seats: Vec<String>,
    /// Last words of labels that stand for a person without a post.
    nouns: Vec<String>,
    /// Words that tell in a sentence of another time, or of a change.
    changes: Vec<String>,
    /// Words that tell for the whole draft that somebody changed sides.
    turns: Vec<String>,
}

/// A party to which a draft counts somebody.
#[derive(Debug, Clone, Copy)]
pub struct Label<'a> {
    /// Where.
    pub span: Span,
    /// Who.
    pub person: EntityId,
    /// The name of the party that the words are.
    party: &'a str,
    sentence: u32,
}

/// What all readings of a draft share.
#[derive(Clone, Copy)]
struct Desk<'a> {
    parties: &'a Parties,
    offices: &'a Offices,
    draft: &'a Draft,
    lexicon: &'a Lexicon,
}

impl Parties {
    /// For each person two labels of two parties, the first before the second.
    pub fn pairs<'a>(
        &'a self,
        draft: &'a Draft,
        facts: &'a Facts,
        offices: &'a Offices,
    ) -> Vec<(Label<'a>, Label<'a>)> {
        let turned = |t: &Token| has(&self.turns, draft.slice(t.span));
        if draft.tokens.iter().any(turned) {
            return Vec::new();
        }
        let desk = Desk { parties: self, offices, draft, lexicon: &facts.lexicon };
        let persons = draft.annotations.mentions.iter().filter(|m| is_told(draft, m));
        let labels: Vec<Label<'_>> = persons.filter_map(|m| desk.label(m)).collect();
        let mut people: BTreeMap<EntityId, Vec<Label<'_>>> = BTreeMap::new();
        for label in &labels {
            people.entry(label.person).or_default().push(*label);
        }
        let mut pairs: Vec<(Label<'_>, Label<'_>)> =
            people.into_values().filter_map(|own| self.conflict(&own)).collect();
        pairs.extend(desk.again(&labels));
        pairs
    }

    /// The first label and one of another party; none where both come again, as two people of one surname do.
    fn conflict<'a>(&self, labels: &[Label<'a>]) -> Option<(Label<'a>, Label<'a>)> {
        let first = labels.first()?;
        let others: Vec<&Label<'_>> = labels.iter().filter(|l| !self.share(first.party, l.party)).collect();
        let both_again = others.len() > 1 && labels.len() - others.len() > 1;
        others.first().filter(|_| !both_again).map(|second| (*first, **second))
    }

    /// Whether two names may mean one party.
    fn share(&self, a: &str, b: &str) -> bool {
        let has = |list: &&Vec<String>, name: &str| list.iter().any(|n| n == name);
        self.names.iter().any(|list| has(&list, a) && has(&list, b))
    }
}

/// `the Labour candidate in 2019`
fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

fn has(list: &[String], word: &str) -> bool {
    list.iter().any(|w| w.eq_ignore_ascii_case(word))
}

impl<'a> Desk<'a> {
    /// The party that stands beside a mention.
    fn label(self, mention: &Mention) -> Option<Label<'a>> {
        let tokens = self.draft.tokens_in(self.draft.sentence(mention.sentence).span);
        let start = tokens.partition_point(|t| t.span.start < mention.span.start);
        let end = tokens.partition_point(|t| t.span.start < mention.span.end);
        let (before, after) = tokens.split_at(start);
        let after = &after[end - start..];
        let full = !mention.given.is_empty();
        let (party, span) = self.before(before, full).or_else(|| self.after(after))?;
        let label = Label { span, person: mention.entity, party, sentence: mention.sentence };
        // Asked last: nearly every name has no party.
        (!self.tells_of_change(tokens)).then_some(label)
    }

    fn tells_of_change(self, tokens: &[Token]) -> bool {
        let tells = |word: &str| has(&self.parties.changes, word) || self.offices.tells_of_change(word);
        tokens.iter().any(|t| tells(self.draft.slice(t.span)))
    }

    /// label "'s"? post? before a name: `Labour's health spokesman`, `Republican Sen.`
    fn before(self, tokens: &[Token], full: bool) -> Option<(&'a str, Span)> {
        let (mut end, mut post, mut owner) = (tokens.len(), false, false);
        let least = end.saturating_sub(POST);
        while end > least {
            if let Some((party, start)) = self.ends(&tokens[..end]) {
                let noun = has(&self.parties.nouns, self.word(tokens, end - 1));
                let field = tokens[end..].iter().any(|t| has(&self.parties.fields, self.draft.slice(t.span)));
                let view = start == 0 && self.parties.views.iter().any(|v| v == party);
                let named = (post || full && (owner || noun)) && !field && !view;
                let span = tokens[start].span.to(tokens[end - 1].span);
                return (named && self.is_free(&tokens[..start])).then_some((party, span));
            }
            let word = self.word(tokens, end - 1);
            match tokens[end - 1].kind {
                _ if owner => return None,
                TokenKind::Possessive => owner = true,
                TokenKind::Word if has(&self.parties.posts, word) => post = true,
                TokenKind::Word if post && self.is_plain(&tokens[end - 1]) => {}
                _ if word == "." => {}
                _ => return None,
            }
            end -= 1;
        }
        None
    }

    /// Whether nothing before a label makes another of it: `former`, `anti-`, a second party.
    fn is_free(self, tokens: &[Token]) -> bool {
        let joined = |w: &str| matches!(w, "-" | "‑" | "–" | "/" | "&" | "and" | "or");
        if tokens.last().is_some_and(|t| joined(self.draft.slice(t.span))) {
            return false;
        }
        let near = tokens.iter().rev().take_while(|t| self.is_plain(t) || t.is_capitalized()).take(POST);
        !near.into_iter().any(|t| self.offices.sets_apart(&fold(self.draft.slice(t.span))))
    }

    /// Letters in a bracket or behind a comma, an apposition, or `of` with a party.
    fn after(self, tokens: &[Token]) -> Option<(&'a str, Span)> {
        match (self.word(tokens, 0), self.word(tokens, 1)) {
            ("(", _) => self.lettered(tokens, &[",", ")", "-", "–"]),
            (",", _) if self.word(tokens, 2) == "-" => self.lettered(tokens, &["-"]),
            (",", _) => self.apposed(tokens),
            ("of", _) => self.of_party(tokens),
            _ => None,
        }
    }

    /// lettered = ("(" | ",") (letters | label) end
    fn lettered(self, tokens: &[Token], ends: &[&str]) -> Option<(&'a str, Span)> {
        let letters = self.parties.letters.iter().find(|[letters, _]| letters == self.word(tokens, 1));
        let (party, next) = letters.map(|[_, name]| (&**name, 2)).or_else(|| self.begins(tokens, 1))?;
        let span = tokens[1].span.to(tokens[next - 1].span);
        ends.contains(&self.word(tokens, next)).then_some((party, span))
    }

    /// apposed = "," (age ",")? ("a" | "an" | "the") word{0,6} label (post | end)
    fn apposed(self, tokens: &[Token]) -> Option<(&'a str, Span)> {
        let aged = tokens.get(1).is_some_and(|t| t.kind == TokenKind::Number) && self.word(tokens, 2) == ",";
        let article = if aged { 3 } else { 1 };
        if !matches!(self.word(tokens, article), "a" | "an" | "the") {
            return None;
        }
        let inside = |at: &usize| tokens.get(*at).is_some_and(|t| self.is_plain(t) || t.is_capitalized());
        let from = article + 1;
        let mut starts = (from..from + POST).take_while(inside);
        let (start, (party, next)) = starts.find_map(|at| Some((at, self.begins(tokens, at)?)))?;
        let noun = has(&self.parties.nouns, self.word(tokens, next - 1)) && self.ends_phrase(tokens, next);
        let after = self.word(tokens, next);
        let field = has(&self.parties.fields, after);
        // `the Republican nominee's brother`, `the Democratic mayor said`
        let other = tokens.get(next + 1).is_some_and(|t| {
            t.kind == TokenKind::Possessive || self.lexicon.cue_verbs.has(self.draft.slice(t.span))
        });
        let dated = tokens
            .get(next + 1..)
            .unwrap_or_default()
            .iter()
            .take(POST)
            .any(|t| is_year(self.draft.slice(t.span)));
        let post = has(&self.parties.posts, after)
            && !field
            && !other
            && !dated
            && self.word(tokens, next + 1) != "-";
        let span = tokens[start].span.to(tokens[next - 1].span);
        ((noun || post) && self.is_free(&tokens[from..start])).then_some((party, span))
    }

    /// of_party = "of" "the"? label end
    fn of_party(self, tokens: &[Token]) -> Option<(&'a str, Span)> {
        let from = 1 + usize::from(self.word(tokens, 1) == "the");
        let (party, next) = self.begins(tokens, from)?;
        let span = tokens[from].span.to(tokens[next - 1].span);
        (self.ends_phrase(tokens, next) && self.word(tokens, next) != "and").then_some((party, span))
    }

    /// Whether a label is the last noun of its phrase.
    fn ends_phrase(self, tokens: &[Token], next: usize) -> bool {
        let Some(token) = tokens.get(next) else { return true };
        let word = self.draft.slice(token.span);
        match token.kind {
            TokenKind::Mark => !matches!(word, "-" | "‑" | "/"),
            TokenKind::Word => {
                token.case == Case::Lower
                    && (self.lexicon.function_words.has(word) || self.lexicon.cue_verbs.has(word))
            }
            _ => false,
        }
    }

    /// Whether a word in small letters goes on a phrase.
    fn is_plain(self, token: &Token) -> bool {
        token.kind == TokenKind::Word
            && token.case == Case::Lower
            && !self.lexicon.function_words.has(self.draft.slice(token.span))
    }

    fn word(self, tokens: &[Token], at: usize) -> &'a str {
        tokens.get(at).map_or("", |t| self.draft.slice(t.span))
    }

    /// The longest name that begins at a token, and the token after it.
    fn begins(self, tokens: &[Token], at: usize) -> Option<(&'a str, usize)> {
        let ends = (at + 1..=tokens.len().min(at + LONGEST)).rev();
        ends.into_iter().find_map(|end| Some((self.listed(&tokens[at..end])?, end)))
    }

    /// The longest name that ends the tokens, and its first token.
    fn ends(self, tokens: &[Token]) -> Option<(&'a str, usize)> {
        let starts = tokens.len().saturating_sub(LONGEST)..tokens.len();
        starts.into_iter().find_map(|start| Some((self.listed(&tokens[start..])?, start)))
    }

    /// The name that the tokens are.
    fn listed(self, tokens: &[Token]) -> Option<&'a str> {
        let first = self.draft.slice(tokens.first().filter(|t| t.is_capitalized())?.span);
        let words = || tokens.iter().map(|t| self.draft.slice(t.span));
        // Nearly every word begins no name of a party.
        let is_name = |name: &&String| name.starts_with(first) && name.split(' ').eq(words());
        self.parties.names.iter().flatten().find(is_name).map(String::as_str)
    }
}
