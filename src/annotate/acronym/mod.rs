//! Acronyms, and the words they stand for.
//!
//! In: a [`Text`]. Out: [`Acronyms`]: every use of one, with its expansion where one stands beside it, and what the
//! capitalised runs of the draft would be shortened to.
//! Not here: which acronyms every reader knows, whether a mismatch is a fault (`rules`).
//!
//! A word in capitals taken for an acronym, or not: `form`; words and letters that do not find each other: `spelled`.
//!
//! ```text
//! Collective Security Treaty Organization (CSTO)     expansion (acronym)
//! CSTO (Collective Security Treaty Organization)     acronym (expansion)
//! the Water Users' League, or WUL,                   expansion, "or" acronym
//! ```

mod form;
mod spelled;
#[cfg(test)]
mod tests;

use nom::branch::alt;
use nom::combinator::{opt, peek};
use nom::sequence::{delimited, preceded};
use nom::{Input, Parser};

use super::tokens::{Parsed, Tokens, mark, one_of, scan, token_if};
use super::{Annotations, Text};
use crate::document::MarkupKind;
use crate::source::Span;
use crate::token::{Case, TokenKind};

/// How the letters of an acronym go with the words beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fit {
    /// They are the initials, in order, or letters of the words in order.
    Spelled,
    /// They are the initials in another order.
    Rearranged,
    /// They are neither, though the words name a body.
    Other,
}

/// The words that an acronym is said to stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expansion {
    /// Where.
    pub span: Span,
    /// First letters of its words, small words left out, in capitals.
    pub initials: String,
    /// How the letters go with them.
    pub fit: Fit,
}

/// A use of an acronym.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acronym {
    /// Where, without an ending of the plural or the possessive.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: u32,
    /// Capitals alone, as they are compared: `U.N.` and `UN` are one.
    pub letters: String,
    /// What it stands for, where the words stand beside it.
    pub expansion: Option<Expansion>,
    /// Whether it stands in brackets after its expansion.
    pub bracketed: bool,
}

/// The acronyms of a draft.
#[derive(Debug, Clone, Default)]
pub struct Acronyms {
    /// Every use, in order.
    pub uses: Vec<Acronym>,
    /// What names and terms of the draft would be shortened to.
    pub spellable: Runs,
}

/// First letters of the words of each run of capitalised words, and of each run of small ones, in capitals.
#[derive(Debug, Clone, Default)]
pub struct Runs {
    capital: Vec<String>,
    small: Vec<String>,
}

/// Most letters that a run is shortened to.
const SHORTENED: usize = 8;

impl Runs {
    /// Whether letters are the initials of words one after another: two at least, of small words three.
    pub fn spell(&self, letters: &str) -> bool {
        let count = letters.chars().count();
        let spelled = |runs: &[String], least| count >= least && runs.iter().any(|run| run.contains(letters));
        count <= SHORTENED && (spelled(&self.capital, 2) || spelled(&self.small, 3))
    }
}

/// Reads the acronyms of every sentence that is not set in capitals.
pub fn read(text: Text<'_>, found: &mut Annotations) {
    let mut acronyms = Acronyms::default();
    for (sentence, s) in (0u32..).zip(text.sentences) {
        let tokens = Tokens::of(text, s.tokens.clone());
        if form::is_shouted(tokens) {
            continue;
        }
        let keep = |_, read: Acronym| acronyms.uses.push(Acronym { sentence, ..read });
        scan(tokens, |i| used(i, tokens), keep);
        spelled::shortened(tokens, &mut acronyms.spellable);
    }
    acronyms.uses.retain(|a| !text.document.touches(a.span, MarkupKind::Code));
    found.acronyms = acronyms;
}

/// used = bracketed | alternative | leading | acronym
fn used<'a>(i: Tokens<'a>, sentence: Tokens<'a>) -> Parsed<'a, Acronym> {
    let capitals = i.first().is_some_and(|t| matches!(t.case, Case::Upper | Case::Mixed));
    if !capitals && !matches!(i.word(), "(" | ",") {
        return i.no();
    }
    if let Ok((rest, (span, letters))) = alt((bracketed, alternative)).parse_complete(i) {
        let before = sentence.take(i.at - sentence.at);
        let expansion = spelled::before(before, &letters);
        return Ok((rest, Acronym { bracketed: i.word() == "(", ..acronym(span, letters, expansion) }));
    }
    let (rest, (span, letters)) = form::acronym(i)?;
    let expansion = peek(explained).parse_complete(rest).ok().and_then(|(_, w)| spelled::within(w, &letters));
    Ok((rest, acronym(span, letters, expansion)))
}

fn acronym(span: Span, letters: String, expansion: Option<Expansion>) -> Acronym {
    Acronym { span, sentence: 0, letters, expansion, bracketed: false }
}

type Form = (Span, String);

/// bracketed = "(" quote? ("the" | "or")? acronym quote? &(")" | "," | ";")
fn bracketed(i: Tokens<'_>) -> Parsed<'_, Form> {
    let open = (mark(&["("]), opt(quote), opt(one_of(&["the", "or"])));
    let close = peek((opt(quote), mark(&[")", ",", ";"])));
    delimited(open, form::acronym, close).parse_complete(i)
}

/// alternative = "," ("or" | ("also" | "better")? ("known" | "called" | "abbreviated") "as"?) "the"? acronym
fn alternative(i: Tokens<'_>) -> Parsed<'_, Form> {
    let known =
        (opt(one_of(&["also", "better"])), one_of(&["known", "called", "abbreviated"]), opt(one_of(&["as"])));
    let lead = alt((one_of(&["or"]).map(|_| ()), known.map(|_| ())));
    preceded((mark(&[","]), lead, opt(one_of(&["the"]))), form::acronym).parse_complete(i)
}

/// explained = "(" words ")"
fn explained(i: Tokens<'_>) -> Parsed<'_, Tokens<'_>> {
    let (inner, _) = mark(&["("])(i)?;
    match inner.position(|t| t.kind == TokenKind::Mark && matches!(t.of(inner.text), ")" | "(" | ";")) {
        Some(end) if inner.rest()[end].of(inner.text) == ")" => {
            Ok((inner.take_from(end + 1), inner.take(end)))
        }
        _ => i.no(),
    }
}

/// quote = a quotation mark
fn quote(i: Tokens<'_>) -> Parsed<'_, ()> {
    token_if(|t, w| t.kind == TokenKind::Mark && matches!(w, "\"" | "“" | "”" | "'" | "‘" | "’"))
        .map(|_| ())
        .parse_complete(i)
}
