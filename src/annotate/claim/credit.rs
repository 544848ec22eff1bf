//! Paragraphs that name their source at the end, in brackets: `(Reuters)`.
//!
//! In: the sentences of a block. Out: indices of the blocks that end so.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::multi::many_m_n;

use crate::annotate::Text;
use crate::annotate::tokens::{Parsed, Tokens, mark, token_if};
use crate::token::TokenKind;

/// Longest name of an agency or paper, in tokens.
const LONGEST: usize = 10;

/// Blocks whose last words are a source in brackets.
pub(super) fn read(text: Text<'_>) -> Vec<u32> {
    let runs = text.sentences.chunk_by(|a, b| a.block == b.block);
    let credited = runs.filter(|run| {
        let end = run.last().map_or(0, |s| s.tokens.end);
        let from = end.saturating_sub(LONGEST as u32 + 3).max(run.first().map_or(0, |s| s.tokens.start));
        (from..end).any(|at| credit(Tokens::of(text, at..end)).is_ok())
    });
    credited.filter_map(|run| run.first()).map(|s| s.block).collect()
}

/// Small words in the name of a paper or beside it (`AFP via The Herald`, `in Spanish`).
const SMALL: [&str; 14] =
    ["in", "via", "and", "for", "of", "the", "on", "with", "de", "la", "le", "el", "al", "y"];

/// credit = ("(" | "[") name (name | small){0,10} (")" | "]") "."? end
fn credit(i: Tokens<'_>) -> Parsed<'_, ()> {
    let name = || {
        token_if(|t, w| {
            t.is_capitalized()
                || t.kind == TokenKind::Address
                || matches!(w, "*" | "_" | "&" | "." | "-" | "/")
        })
    };
    let small =
        token_if(|t, w| t.kind == TokenKind::Number || t.kind == TokenKind::Possessive || SMALL.contains(&w));
    let (i, _) = mark(&["(", "["]).parse_complete(i)?;
    let (i, _) = name()(i)?;
    let (i, _) = many_m_n(0, LONGEST, alt((name(), small))).parse_complete(i)?;
    let (i, _) = mark(&[")", "]"]).parse_complete(i)?;
    let (i, _) = opt(mark(&["."])).parse_complete(i)?;
    if i.rest.is_empty() { Ok((i, ())) } else { i.no() }
}
