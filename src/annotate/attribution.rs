//! Who says what: source, cue and content.
//!
//! In: a [`Text`] with mentions and quotations. Out: [`Attribution`]s.
//! Not attributions: actions (`agreed to send`), negatives (`gave no figure`), accusations without an accuser.
//! Not here: which figures an attribution covers (`sourcing`).

use super::{Annotations, Text};
use crate::source::Span;

/// How much the source is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// `reportedly`, `it is believed`: no source at all.
    Hedge,
    /// `officials say`, `analysts say`.
    Vague,
    /// An office, body or document.
    Office,
    /// A person by name.
    Named,
}

impl Strength {
    /// As printed.
    pub fn name(self) -> &'static str {
        match self {
            Strength::Hedge => "hedge",
            Strength::Vague => "vague",
            Strength::Office => "office",
            Strength::Named => "named",
        }
    }
}

/// One act of saying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// Index of its sentence.
    pub sentence: u32,
    /// Who speaks; none for a hedge.
    pub source: Option<Span>,
    /// The words of saying.
    pub cue: Span,
    /// What is said, in order; two pieces where the source stands in the middle.
    pub content: Vec<Span>,
    /// How much the source is worth.
    pub strength: Strength,
}

/// Reads the attributions of every sentence.
pub fn read(_text: Text<'_>, _found: &mut Annotations) {}
