//! Names as they stand in the text.
//!
//! In: a [`Text`]. Out: [`Mention`]s, each still its own entity.
//! Not here: which mentions name one person (`entity`), how alike spellings are (`romanization`).

use super::entity::EntityId;
use super::{Annotations, Text};
use crate::source::Span;

/// What is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionKind {
    /// A human being.
    Person,
    /// A country, city, river, square.
    Place,
    /// A body, company, party, agency, acronyms included.
    Organization,
    /// Nothing shows which.
    Unknown,
}

impl MentionKind {
    /// As printed.
    pub fn name(self) -> &'static str {
        match self {
            MentionKind::Person => "person",
            MentionKind::Place => "place",
            MentionKind::Organization => "organization",
            MentionKind::Unknown => "unknown",
        }
    }
}

/// A name in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The name without title, possessive or age.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: u32,
    /// What is named.
    pub kind: MentionKind,
    /// The name with single spaces, without possessive, family plural or soft hyphens.
    pub form: String,
    /// Places of the given names and initials, in order; persons only.
    pub given: Vec<Span>,
    /// Place of the surname with its particles, or of a single name; persons only.
    pub surname: Option<Span>,
    /// Title or office just before or after the name (`President`, `Interior Ministry spokesman`).
    pub title: Option<Span>,
    /// Inside a direct quotation, a title of a work, link text or a bracketed gloss: no spelling is ours to change.
    pub frozen: bool,
    /// Whom it names.
    pub entity: EntityId,
}

/// Reads the names of every sentence.
pub fn read(_text: Text<'_>, _found: &mut Annotations) {}
