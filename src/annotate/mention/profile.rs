//! What the words of a draft look like elsewhere in it, so that a capital can be judged.
//!
//! In: tokens and sentences. Out: [`Profile`] of the words, [`Style`] of a sentence.
//! Not here: which words are names (`split`, `kind`).

use std::borrow::Cow;

use fnv::FnvHashSet;

use crate::annotate::Text;
use crate::document::Role;
use crate::lexicon::fold;
use crate::sentence::Sentence;
use crate::token::{Case, Token, TokenKind};

/// A line of at most this many words under a picture or alone is a name rather than a title.
const SHORT_LINE: usize = 3;

/// Prose outside headlines is taken for a title in capitals only from this many words on.
const LONG_TITLE: usize = 5;

/// How a sentence uses capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Names and first words only.
    Running,
    /// Every word of weight, or every letter: a capital says nothing.
    Capitals,
}

/// Words by the way they are cased in running sentences.
#[derive(Debug, Default)]
pub struct Profile<'a> {
    small: FnvHashSet<&'a str>,
    named: FnvHashSet<Cow<'a, str>>,
}

impl<'a> Profile<'a> {
    /// Reads all running sentences.
    pub fn of(text: Text<'a>, styles: &[Style]) -> Self {
        let mut profile = Self::default();
        for (sentence, style) in text.sentences.iter().zip(styles) {
            if *style == Style::Running {
                profile.add(text, sentence);
            }
        }
        profile
    }

    fn add(&mut self, text: Text<'a>, sentence: &Sentence) {
        for at in range(sentence) {
            let Some(token) = text.tokens.get(at).filter(|t| t.kind == TokenKind::Word) else { continue };
            let word = token.of(&text.document.text);
            if token.case == Case::Lower {
                if !is_tail(text, at) {
                    self.small.insert(word);
                }
            } else if !opens(text, sentence, at) {
                self.named.insert(fold(word));
            }
        }
    }

    /// Whether a word of small letters stands in small letters somewhere.
    pub fn is_small(&self, word: &str) -> bool {
        self.small.contains(word)
    }

    /// Whether a word of small letters stands with a capital where only names do.
    pub fn is_named(&self, word: &str) -> bool {
        self.named.contains(word)
    }
}

/// How each sentence uses capitals.
pub fn styles(text: Text<'_>) -> Vec<Style> {
    text.sentences.iter().map(|s| style(text, s)).collect()
}

fn style(text: Text<'_>, sentence: &Sentence) -> Style {
    let (mut small, mut large) = (0usize, 0usize);
    for token in range(sentence).filter_map(|at| text.tokens.get(at)).filter(|t| has_weight(text, t)) {
        if token.case == Case::Lower { small += 1 } else { large += 1 }
    }
    let role = text.document.blocks.get(sentence.block as usize).map_or(Role::Body, |b| b.role);
    let least = match role {
        Role::Headline | Role::Deck | Role::Heading => 1,
        Role::Caption => SHORT_LINE + 1,
        Role::Byline | Role::Dateline => usize::MAX,
        _ if !is_stopped(text, sentence) => 2,
        _ => LONG_TITLE,
    };
    let rare = if least == LONG_TITLE { 0 } else { large / 6 };
    if large >= least && small <= rare { Style::Capitals } else { Style::Running }
}

/// Whether a sentence ends as prose does; headings that the format does not mark do not.
fn is_stopped(text: Text<'_>, sentence: &Sentence) -> bool {
    sentence.span.of(&text.document.text).ends_with(['.', '!', '"', '”', ')', ':'])
}

/// Whether the case of a word says something of the style: small words are small in headlines too.
fn has_weight(text: Text<'_>, token: &Token) -> bool {
    let small = token.case == Case::Lower;
    token.kind == TokenKind::Word && !(small && token.is_in(text.lexicon.function_words, &text.document.text))
}

/// Whether a word goes on another one after a hyphen: Jong-un.
fn is_tail(text: Text<'_>, at: usize) -> bool {
    let hyphen = at.checked_sub(1).map(|b| &text.tokens[b]);
    hyphen.is_some_and(|h| !text.tokens[at].spaced && matches!(h.of(&text.document.text), "-" | "‑"))
}

/// Whether any first word has a capital at this token: a sentence, quotation or clause begins.
pub fn opens(text: Text<'_>, sentence: &Sentence, at: usize) -> bool {
    if at <= sentence.tokens.start as usize {
        return true;
    }
    let before = &text.tokens[at - 1];
    before.kind == TokenKind::Mark
        && !matches!(before.of(&text.document.text), "," | "-" | "/" | ")" | "$" | "&" | ";" | "‑")
        && !is_short(text, at - 1)
}

/// Whether the mark at a token is the stop of an abbreviation or initial.
fn is_short(text: Text<'_>, at: usize) -> bool {
    let words = &text.document.text;
    let Some(before) = at.checked_sub(1).map(|b| &text.tokens[b]) else { return false };
    let word = before.of(words);
    text.tokens[at].of(words) == "."
        && (word.chars().count() == 1 || text.lexicon.abbreviations_title.has(word))
}

/// Indices of a sentence's tokens.
pub fn range(sentence: &Sentence) -> std::ops::Range<usize> {
    sentence.tokens.start as usize..sentence.tokens.end as usize
}
