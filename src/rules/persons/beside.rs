//! Phrases beside a name that tell what somebody is, word by word.
//!
//! In: the tokens before or after a mention. Out: [`Words`]. Not here: which offices the words are.
//!
//! ```text
//! Finance Minister Serik Tölegen               before the name
//! the finance minister, Serik Tölegen,         before the comma
//! Mr Tölegen, the finance minister,            in apposition
//! Tölegen, who has been finance minister       in a clause
//! ```

use std::borrow::Cow;

use crate::draft::Draft;
use crate::lexicon::{Lexicon, fold};
use crate::source::Span;
use crate::token::{Token, TokenKind};

/// Words of the longest office with what stands before it.
const LONGEST: usize = 8;

/// Words of a phrase, in reading order, each with its place.
pub type Words<'d> = Vec<(Cow<'d, str>, Span)>;

/// The words before a name or before the comma that sets it off, courtesy titles left out.
pub fn before<'d>(draft: &'d Draft, lexicon: &Lexicon, tokens: &[Token]) -> Words<'d> {
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
pub fn after<'d>(draft: &'d Draft, lexicon: &Lexicon, tokens: &[Token]) -> Words<'d> {
    let Some(from) = begin(draft, tokens) else { return Vec::new() };
    let word = |at: usize| tokens.get(at).map_or("", |t| draft.slice(t.span));
    let article = matches!(word(from), "the" | "a" | "an" | "its" | "his" | "her" | "their");
    let rest = tokens.get(from + usize::from(article)..).unwrap_or_default();
    let mut count = phrase(draft, lexicon, rest);
    let mut found = joined(draft, &rest[..count]);
    let next = |n: usize| rest.get(count + n).map_or("", |t| draft.slice(t.span));
    // `minister-in-waiting`, `minister in waiting`
    if next(0) == "-" || next(0) == "in" && next(1) == "waiting" {
        return Vec::new();
    }
    // `minister of finance` is a finance minister.
    if found.last().is_some_and(|(w, _)| w == "minister") && matches!(next(0), "of" | "for") {
        let minister = found.pop();
        count += 1;
        let field = &rest[count..];
        found.extend(joined(draft, &field[..phrase(draft, lexicon, field)]));
        found.extend(minister);
    }
    found
}

/// How many tokens go on a phrase, the hyphens of its compounds among them (`attorney-general`).
fn phrase(draft: &Draft, lexicon: &Lexicon, tokens: &[Token]) -> usize {
    let is_hyphen = |at: usize| {
        draft.slice(tokens[at].span) == "-"
            && !tokens[at].spaced
            && tokens.get(at + 1).is_some_and(|t| !t.spaced && is_inside(draft, lexicon, t))
    };
    let inside = |at: &usize| is_inside(draft, lexicon, &tokens[*at]) || *at > 0 && is_hyphen(*at);
    (0..tokens.len().min(LONGEST)).take_while(inside).count()
}

/// The words of a phrase without the hyphens between them.
fn joined<'d>(draft: &'d Draft, tokens: &[Token]) -> Words<'d> {
    words(draft, tokens.iter().filter(|t| t.kind != TokenKind::Mark))
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

pub fn words<'d, 't>(draft: &'d Draft, tokens: impl Iterator<Item = &'t Token>) -> Words<'d> {
    tokens.map(|t| (fold(draft.slice(t.span)), t.span)).collect()
}
