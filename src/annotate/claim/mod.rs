//! Claims that nobody with a name makes, and what they are about.
//!
//! In: a [`Text`] with mentions, figures, quotations and attributions. Out: [`Voice`]s, [`Hearsay`],
//! [`Death`]s and [`Anonymity`].
//! Not here: which of them an editor minds (`rules`), who says what (`attribution`).
//!
//! A group cut wrong: `group`; its verb not seen: `voice`; an allegation or a hedge: `hearsay`; somebody killed: `death`;
//! a promise of anonymity or its reason: `anonymity`.

pub mod anonymity;
pub mod death;
mod group;
pub mod hearsay;
#[cfg(test)]
mod tests;
pub mod voice;

use super::tokens::{Parsed, Tokens, token_if};
use super::word_set::{WordSet, one_in};
use super::{Annotations, Text};
use crate::source::Span;
use crate::token::{Case, Token, TokenKind};

use anonymity::Anonymity;
use death::Death;
use hearsay::Hearsay;
use voice::Voice;

/// What was read of a draft's claims, each list in the order of the text.
#[derive(Debug, Clone, Default)]
pub struct Claims {
    /// Groups without names that say or feel something.
    pub voices: Vec<Voice>,
    /// What is told as hearsay.
    pub hearsay: Vec<Hearsay>,
    /// Who was killed or died.
    pub deaths: Vec<Death>,
    /// Sources that were promised to stay unnamed.
    pub anonymity: Vec<Anonymity>,
}

/// Reads the claims of every sentence.
pub fn read(text: Text<'_>, found: &mut Annotations) {
    let mut claims = Claims::default();
    for (sentence, s) in (0u32..).zip(text.sentences) {
        let tokens = Tokens::of(text, s.tokens.clone());
        voice::read(sentence, tokens, found, &mut claims.voices);
        hearsay::read(sentence, tokens, found, &mut claims.hearsay);
        death::read(sentence, tokens, found, &mut claims.deaths);
        anonymity::read(sentence, tokens, &mut claims.anonymity);
    }
    found.claims = claims;
}

/// Helping verbs of any tense, with what is joined to them.
static AUXILIARIES: WordSet = WordSet::new(&[
    "am", "are", "be", "been", "being", "can", "cannot", "could", "did", "do", "does", "had", "has", "have",
    "is", "may", "might", "must", "shall", "should", "was", "were", "will", "would", "'d", "'ll", "'re",
    "'ve", "’d", "’ll", "’re", "’ve", "got", "getting",
]);
/// Adverbs without their usual ending that stand beside a verb.
static ADVERBS: WordSet = WordSet::new(&[
    "also", "already", "always", "both", "even", "ever", "far", "here", "just", "later", "long", "never",
    "not", "now", "often", "so", "still", "then", "there",
]);
/// Forms of `be`: a participle after them is passive.
pub(super) static BE: WordSet = WordSet::new(&["am", "are", "is", "was", "were", "be", "been", "being"]);

/// A verb with its helpers.
#[derive(Debug, Clone, Copy)]
struct Verb {
    /// The word that carries the meaning.
    main: Token,
    /// Whether a helper that makes it finite stands before it.
    helped: bool,
    /// Whether a form of `be` stands before a participle: the subject is done to.
    passive: bool,
}

/// verb = (helper | adverb){0,5} main
fn verb(i: Tokens<'_>) -> Parsed<'_, Verb> {
    let (mut at, mut helped, mut be) = (i, false, false);
    for _ in 0..=HELPERS {
        if let Ok((after, helping)) = helper(at) {
            be = BE.has(helping.of(i.text));
            (at, helped) = (after, true);
        } else if let Ok((after, _)) = adverb(at) {
            at = after;
        } else {
            break;
        }
    }
    let lexicon = i.lexicon;
    let plain = |t: &Token, _: &str| {
        t.kind == TokenKind::Word && t.case == Case::Lower && !t.is_printed_in(lexicon.function_words, i.text)
    };
    let (after, main) = token_if(plain)(at)?;
    let passive = be && !main.of(i.text).ends_with("ing");
    Ok((after, Verb { main, helped, passive }))
}

/// Most helpers and adverbs before a verb.
const HELPERS: usize = 5;

/// helper = a form of `be`, `have` or `do` | a modal | either with `n't`
fn helper(i: Tokens<'_>) -> Parsed<'_, Token> {
    token_if(|_, w| {
        let negated = w.ends_with("n't") || w.ends_with("n’t");
        negated || AUXILIARIES.has(w)
    })(i)
}

/// adverb = a word in `-ly` | one of a few others
fn adverb(i: Tokens<'_>) -> Parsed<'_, Token> {
    match token_if(|t, w| t.case == Case::Lower && w.len() > 4 && w.ends_with("ly"))(i) {
        Ok(read) => Ok(read),
        Err(_) => one_in(&ADVERBS)(i),
    }
}

/// Marks at which a clause ends.
fn is_break(token: &Token, word: &str) -> bool {
    token.kind == TokenKind::Mark && !matches!(word, "-" | "'" | "’" | "$" | "%" | ".")
}

/// The words around a place up to the next marks, at most `reach` tokens to either side.
fn clause(tokens: Tokens<'_>, from: usize, to: usize, reach: usize) -> Span {
    let open = |t: &&Token| !is_break(t, t.of(tokens.text));
    let before = tokens.rest()[..from].iter().rev().take(reach).take_while(open).count();
    let after = tokens.rest()[to..].iter().take(reach).take_while(open).count();
    let words = &tokens.rest()[from - before..to + after];
    match (words.first(), words.last()) {
        (Some(a), Some(b)) => a.span.to(b.span),
        _ => Span::default(),
    }
}
