//! A pattern as written, read: plain data between the grammar and what runs.

use super::vocabulary::Kind;
use crate::rules::words::Stretch;

/// What is looked for, and what must stand beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    /// What a finding marks.
    pub first: Vec<Term>,
    /// What must be near it.
    pub related: Vec<(Relation, Vec<Term>)>,
}

/// What must stand somewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Require {
    /// One of these.
    pub choice: Vec<Term>,
    /// Where.
    pub relation: Relation,
}

/// Words, or an annotation.
#[derive(Debug, Clone, PartialEq)]
pub enum Term {
    /// A phrase in any case.
    Phrase(String),
    /// An annotation for which the tests hold.
    Annotation(Kind, Vec<Test>),
}

/// What must hold of a field.
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    /// The field.
    pub field: &'static str,
    /// How it is compared.
    pub op: Op,
    /// With any of these.
    pub values: Vec<Literal>,
}

/// How values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// `=`
    Is,
    /// `!=`
    IsNot,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

/// A value as written.
#[derive(Debug, Clone, PartialEq)]
pub enum Literal {
    /// A text or a name.
    Text(String),
    /// A number.
    Number(f64),
    /// Nothing known.
    None,
}

/// Where two things stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// At most so many words between them, in one paragraph.
    Near(usize, Side),
    /// In the same stretch.
    Same(Stretch),
}

/// On which side the second of two stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// On either.
    Either,
    /// After the first.
    Behind,
    /// Before the first.
    Ahead,
}
