//! Quoted words and who speaks them.
//!
//! In: a [`Text`]; for speakers, the attributions. Out: [`Quotation`]s.
//! Not here: whether a quotation is closed (`rules`).

use super::{Annotations, Text};
use crate::source::Span;

/// What the marks stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuotationKind {
    /// A whole sentence or more of somebody's words.
    Direct,
    /// Part of a sentence.
    Mixed,
    /// A term, a nickname, a title of a work: nobody speaks.
    Scare,
}

impl QuotationKind {
    /// As printed.
    pub fn name(self) -> &'static str {
        match self {
            QuotationKind::Direct => "direct",
            QuotationKind::Mixed => "mixed",
            QuotationKind::Scare => "scare",
        }
    }
}

/// Words between quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// Marks included; over several paragraphs from the first to the last.
    pub span: Span,
    /// Index of the sentence it begins in.
    pub sentence: u32,
    /// What the marks stand for.
    pub kind: QuotationKind,
    /// Who speaks.
    pub speaker: Option<Span>,
    /// Whether a closing mark was found.
    pub closed: bool,
}

/// Finds the quotations.
pub fn read(_text: Text<'_>, _found: &mut Annotations) {}

/// Gives each quotation its speaker, once attributions are known.
pub fn name_speakers(_text: Text<'_>, _found: &mut Annotations) {}
