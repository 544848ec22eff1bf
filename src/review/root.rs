//! The outermost element of a part, to which something is added at its end.
//!
//! In: a part that has been read to its end. Out: the change that adds to it.

use std::ops::Range;

use crate::document::docx::xml::{Tag, Xml};

use super::edits::Edits;

/// The outermost element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Root {
    /// Its name as written.
    name: String,
    /// Bytes of the prefix in the name, with the colon.
    prefix: usize,
    /// Whether its vocabulary is that of the strict form.
    pub strict: bool,
    open: Range<usize>,
    close: Range<usize>,
}

impl Root {
    /// The element of a tag, when all that is in it has been read.
    pub fn of(tag: &Tag<'_>, xml: &Xml<'_>) -> Self {
        let prefix = tag.name().len() - tag.local().len();
        let name = tag.name().to_owned();
        Self { name, prefix, strict: tag.strict, open: tag.place.clone(), close: xml.last() }
    }

    /// Its prefix with the colon; nothing where it has none.
    pub fn prefix(&self) -> &str {
        &self.name[..self.prefix]
    }

    /// Adds elements at the end.
    pub fn append(&self, text: &str, more: String, edits: &mut Edits) {
        // An end that takes no bytes: the element was closed at once.
        if self.close.is_empty() {
            let open = text[self.open.clone()].trim_end_matches("/>").trim_end();
            edits.replace(self.open.clone(), format!("{open}>{more}</{}>", self.name));
        } else {
            edits.insert(self.close.start, more);
        }
    }
}
