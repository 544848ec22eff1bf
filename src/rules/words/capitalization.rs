//! Capitalization: how headings are set.
//!
//! In: the blocks that a rule reads. Out: a finding on the first word of a block that is set otherwise.
//! Names, acronyms and words that are never changed are left alone; whether a word is a name the annotations know.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::document::{Role, Shape};
use crate::draft::Draft;
use crate::lexicon::{Lexicon, fold};
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings};
use crate::source::Span;
use crate::token::{Case, Token, TokenKind};

/// How a line is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Style {
    /// A capital at the beginning and on names alone.
    Sentence,
    /// Capitals on all but small words.
    Title,
}

/// How headings are set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Capitalization {
    /// How they are to be set.
    style: Style,
    /// Words that are right as they stand here.
    #[serde(default)]
    except: BTreeSet<String>,
}

impl Check for Capitalization {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let lexicon = &findings.facts().lexicon;
        let lines = draft.document.blocks.iter().filter(|b| matches!(b.role, Role::Headline | Role::Heading));
        for block in lines.filter(|b| b.shape != Shape::Metadata) {
            let tokens = draft.tokens_in(block.span);
            let words = || tokens.iter().filter(|t| t.kind == TokenKind::Word);
            let wrong = words().enumerate().find(|(i, t)| self.is_wrong(draft, lexicon, t, *i == 0));
            if let Some((_, word)) = wrong {
                let values = vec![
                    ("match", draft.slice(word.span).to_owned()),
                    ("text", draft.slice(block.span).to_owned()),
                ];
                findings.report(Finding { primary: word.span, values, ..Finding::default() });
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["match", "text"]
    }
}

impl Capitalization {
    fn is_wrong(&self, draft: &Draft, lexicon: &Lexicon, token: &Token, first: bool) -> bool {
        let word = draft.slice(token.span);
        let begins = first || begins(draft, token.span);
        if self.except.contains(word) {
            return false;
        }
        match self.style {
            Style::Sentence if begins => token.case == Case::Lower,
            Style::Sentence => token.case == Case::Capital && is_common(draft, lexicon, token.span, word),
            Style::Title => token.case == Case::Lower && (begins || !lexicon.function_words.has(word)),
        }
    }
}

/// Whether a new sentence or quotation begins with the word.
fn begins(draft: &Draft, span: Span) -> bool {
    let before = draft.document.text[..span.start as usize].trim_end();
    before.ends_with([':', '.', '?', '!', '"', '“', '‘', '\'', '—', '–'])
}

/// Whether a word is an ordinary one and no part of a name.
fn is_common(draft: &Draft, lexicon: &Lexicon, span: Span, word: &str) -> bool {
    let folded = fold(word);
    let named = draft.annotations.mentions.iter().any(|m| m.span.overlaps(span));
    let calendar = draft.annotations.dates.iter().any(|d| d.span.overlaps(span));
    let ordinary = lexicon.ordinary_words.contains(&folded) || lexicon.function_words.contains(&folded);
    ordinary && word.chars().count() > 1 && !named && !calendar && !lexicon.demonyms.contains(word)
}
