//! Figures that belong to one another.
//!
//! In: the quantities and numbers of a passage and the words between them. Out: [`Relations`], each with its members.
//! Two figures are joined only where the words between them say so; when unsure, not.
//! Not here: what a printed figure can mean and whether the arithmetic is right (`rules::figures`).
//!
//! A figure missing or its words wrong: `passage`; a change, a comparison, a lead: `comparison`; parts and whole: `parts`.

pub mod comparison;
pub mod member;
pub mod parts;
pub mod passage;
pub mod shares;

use super::{Annotations, Text};
use crate::source::Span;
use comparison::Comparison;
use member::Member;
use parts::PartWhole;
use passage::Passage;
use shares::Shares;

/// All that joins figures, each list in the order of the text.
#[derive(Debug, Clone, Default)]
pub struct Relations {
    /// Two figures and the distance stated between them.
    pub comparisons: Vec<Comparison>,
    /// Figures named as parts of another.
    pub parts: Vec<PartWhole>,
    /// Percentages of one whole.
    pub shares: Vec<Shares>,
}

impl Relations {
    /// Every relation under its name, with its members, for printing.
    pub fn views(&self) -> impl Iterator<Item = View> {
        let comparisons = self.comparisons.iter().map(Comparison::view);
        let parts = self.parts.iter().map(PartWhole::view);
        comparisons.chain(parts).chain(self.shares.iter().map(Shares::view))
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
    relations.parts.extend(parts::read_layout(text, found));
    found.relations = relations;
}

/// What holds inside a passage.
fn within(passage: &Passage<'_>, relations: &mut Relations) {
    let comparisons = comparison::read(passage);
    relations.shares.extend(shares::read(passage, &comparisons));
    relations.comparisons.extend(comparisons);
    relations.parts.extend(parts::read(passage));
}
