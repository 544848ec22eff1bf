//! What comparing documents needs of one document: small, so that a run can keep all of them.
//!
//! In: a draft. Out: [`Profile`], passed in where documents are compared; nothing is kept anywhere else.

use std::collections::BTreeMap;

use crate::diagnostic::Label;
use crate::document::StoryKind;
use crate::draft::Draft;

/// A person's full name and where it first stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FullName {
    /// Given names as printed.
    pub given: String,
    /// Surname as printed.
    pub surname: String,
    /// First place of the surname.
    pub surname_at: Label,
    /// First place of the given names.
    pub given_at: Label,
}

/// One document, for comparing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Name of the source.
    pub path: String,
    /// Kind of story.
    pub kind: StoryKind,
    /// Full names, each spelling once, sorted.
    pub names: Vec<FullName>,
}

impl Profile {
    /// What a draft has to compare.
    pub fn of(draft: &Draft) -> Self {
        let mut names = BTreeMap::new();
        for mention in draft.annotations.mentions.iter().filter(|m| !m.frozen) {
            let given = mention.given.first().zip(mention.given.last()).map(|(a, b)| a.to(*b));
            if let (Some(given), Some(surname)) = (given, mention.surname) {
                let label = |span| Label {
                    path: None,
                    span: draft.document.map.to_source(span),
                    text: draft.slice(span).to_owned(),
                    message: String::new(),
                };
                let key = (draft.slice(surname).to_owned(), draft.slice(given).to_owned());
                names.entry(key).or_insert_with(|| (label(surname), label(given)));
            }
        }
        let names = names.into_iter().map(|((surname, given), (surname_at, given_at))| FullName {
            given,
            surname,
            surname_at,
            given_at,
        });
        Self { path: draft.path.clone(), kind: draft.document.kind(), names: names.collect() }
    }
}
