//! The markup of a document, asked by place.
//!
//! In: stretches inside links, emphasis and code. Out: [`Marked`]. Not here: which stretches there are (`markdown`,
//! `html`, `xml`, `docx`).

use super::{Markup, MarkupKind};
use crate::source::cover::Cover;

/// Links, emphasis and code, in order of their start.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marked {
    list: Vec<Markup>,
    links: Cover,
    emphasis: Cover,
    code: Cover,
}

impl Marked {
    /// Of stretches in any order.
    pub fn of(mut list: Vec<Markup>) -> Self {
        list.sort_by_key(|m| (m.span.start, m.span.end));
        let cover = |kind: MarkupKind| Cover::of(list.iter().filter(|m| m.kind == kind).map(|m| m.span));
        let (links, emphasis, code) =
            (cover(MarkupKind::Link), cover(MarkupKind::Emphasis), cover(MarkupKind::Code));
        Self { list, links, emphasis, code }
    }

    /// All of it.
    pub fn list(&self) -> &[Markup] {
        &self.list
    }

    /// All of it, to be changed.
    pub(super) fn into_list(self) -> Vec<Markup> {
        self.list
    }

    /// The stretches of a kind.
    pub fn covers(&self, kind: MarkupKind) -> &Cover {
        match kind {
            MarkupKind::Link => &self.links,
            MarkupKind::Emphasis => &self.emphasis,
            MarkupKind::Code => &self.code,
        }
    }
}
