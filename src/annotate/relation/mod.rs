//! Figures that belong to one another.
//!
//! In: the quantities and numbers of a passage and the words between them. Out: [`Relations`], each with its members.
//! Two figures are joined only where the words between them say so; when unsure, not.
//! Not here: what a printed figure can mean and whether the arithmetic is right (`rules::figures`).
//!
//! A figure missing or its words wrong: `passage`; parts and whole: `parts`.

pub mod member;
pub mod parts;
pub mod passage;

use super::{Annotations, Text};
use crate::source::Span;
use member::Member;
use parts::PartWhole;
use passage::Passage;

/// All that joins figures, each list in the order of the text.
#[derive(Debug, Clone, Default)]
pub struct Relations {
    /// Figures named as parts of another.
    pub parts: Vec<PartWhole>,
}

impl Relations {
    /// Every relation under its name, with its members, for printing.
    pub fn views(&self) -> impl Iterator<Item = View> {
        self.parts.iter().map(PartWhole::view)
    }
}

/// A relation as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Its name.
    pub name: &'static str,
    /// What its members are in it, and where they stand; in reading order.
    pub members: Vec<(&'static str, Span)>,
}

impl View {
    /// A view, its members put into reading order.
    pub fn new<'m>(name: &'static str, members: impl Iterator<Item = (&'static str, &'m Member)>) -> Self {
        let mut members: Vec<(&'static str, Span)> = members.map(|(role, m)| (role, m.span)).collect();
        members.sort_by_key(|(_, span)| *span);
        Self { name, members }
    }
}

/// Finds the relations of every passage.
pub fn read(text: Text<'_>, found: &mut Annotations) {
    let mut relations = Relations::default();
    for passage in passage::passages(text, found) {
        within(&passage, &mut relations);
    }
    found.relations = relations;
}

/// What holds inside a passage.
fn within(passage: &Passage<'_>, relations: &mut Relations) {
    relations.parts.extend(parts::read(passage));
}
