//! Quotation marks: which they are and which way they face.
//!
//! In: the tokens of a block. Out: [`Mark`]s in order. Not here: which two belong together (`pair`).

use nom::Parser;
use nom::branch::alt;
use nom::combinator::value;
use nom::sequence::pair;

use crate::annotate::tokens::{Parsed, Tokens, glued, mark, scan, token_if};
use crate::source::Span;
use crate::token::{Token, TokenKind};

/// How many strokes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Double,
    Single,
}

/// Which way a mark faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Open,
    Close,
    /// Spacing does not tell.
    Either,
    /// The apostrophe of a plural (`the ministers'`), which may close nevertheless.
    Plural,
}

/// A quotation mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub style: Style,
    pub side: Side,
    pub span: Span,
    /// Index of its first token.
    pub from: usize,
    /// Index past its last token.
    pub to: usize,
}

/// Words that an apostrophe shortens in front (`'90s` is a number and needs no list).
const SHORTENED: [&str; 8] = ["tis", "twas", "em", "til", "till", "cause", "n", "round"];

/// Reads the quotation marks of a block.
pub(super) fn read(tokens: Tokens<'_>) -> Vec<Mark> {
    let mut marks = Vec::new();
    scan(tokens, quote, |span, (style, side, from, to)| marks.push(Mark { style, side, span, from, to }));
    marks
}

type Read = (Style, Side, usize, usize);

/// quote = double | single | plural
fn quote(i: Tokens<'_>) -> Parsed<'_, Read> {
    if i.first().is_none_or(|t| t.kind == TokenKind::Word) {
        return i.no();
    }
    let (after, style) =
        alt((value(Style::Double, double), value(Style::Single, single))).parse_complete(i)?;
    match side(i, after, style) {
        Some(side) => Ok((after, (style, side, i.at, after.at))),
        None => i.no(),
    }
}

/// double = `"` | “ | ” | „ | « | » | two single strokes side by side
fn double(i: Tokens<'_>) -> Parsed<'_, ()> {
    let one = mark(&["\"", "“", "”", "„", "«", "»"]);
    alt((value((), one), value((), pair(stroke, glued(stroke))))).parse_complete(i)
}

/// single = ' | ‘ | ’
fn single(i: Tokens<'_>) -> Parsed<'_, ()> {
    value((), stroke).parse_complete(i)
}

/// stroke = ' | ‘ | ’ | ` , a mark of its own or left over after a plural
fn stroke(i: Tokens<'_>) -> Parsed<'_, Token> {
    let lone = |t: &Token| matches!(t.kind, TokenKind::Mark | TokenKind::Possessive);
    token_if(move |t, w| lone(t) && matches!(w, "'" | "‘" | "’" | "`"))(i)
}

/// The side by shape and spacing; none for an apostrophe or a sign of inches.
fn side(i: Tokens<'_>, after: Tokens<'_>, style: Style) -> Option<Side> {
    let shape = i.word();
    let before = i.first().is_some_and(|t| t.spaced) || opens_before(i.word_back(1));
    let behind = after.first().is_none_or(|t| t.spaced) || closes_after(after.word());
    match style {
        Style::Single => single_side(i, after, before, behind),
        Style::Double => Some(match (before, behind) {
            (true, false) => Side::Open,
            (true, true) if matches!(after.word(), "." | "…") && !after.rest()[0].spaced => Side::Open,
            (false, true) => Side::Close,
            _ if matches!(shape, "“" | "„" | "«" | "‘" | "`") => Side::Open,
            _ if matches!(shape, "”" | "»" | "’") => Side::Close,
            _ => Side::Either,
        }),
    }
}

fn single_side(i: Tokens<'_>, after: Tokens<'_>, before: bool, behind: bool) -> Option<Side> {
    let plural = i.first().is_some_and(|t| t.kind == TokenKind::Possessive);
    let shortened =
        is_number(after.first()) || SHORTENED.iter().any(|s| after.word().eq_ignore_ascii_case(s));
    match i.word() {
        _ if plural => Some(Side::Plural),
        "’" | "'" if !before && behind => Some(Side::Close),
        "’" => None,
        _ if before && !behind && !shortened => Some(Side::Open),
        _ => None,
    }
}

fn is_number(token: Option<&Token>) -> bool {
    token.is_some_and(|t| t.kind == TokenKind::Number)
}

/// Marks after which a quotation opens without white space.
fn opens_before(word: &str) -> bool {
    matches!(word, "" | "(" | "[" | "—" | "–" | "“" | "\"" | "‘" | "/")
}

/// Marks before which a quotation closes without white space.
fn closes_after(word: &str) -> bool {
    let opens =
        |c: char| c.is_alphanumeric() || matches!(c, '$' | '€' | '£' | '@' | '#' | '[' | '(' | '“' | '‘');
    !word.chars().next().is_some_and(opens)
}
