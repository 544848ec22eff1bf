//! What is printed: every form of output, one file each.
//!
//! In: sources, what is known of their documents, and diagnostics. Out: bytes in a writer that the
//! caller owns. Not here: files, options and the exit status (`cli`), what is wrong (`lint`).
//!
//! A report is a sink: it is begun, given one document after another, and ended, so that no run is
//! held in memory; where a form forces one to hold something, the head of its file says what. Every report is given
//! all diagnostics that are shown, sorted.

pub mod checkstyle;
pub mod diff;
mod excerpt;
pub mod github;
pub mod gitlab;
pub mod groups;
pub mod html;
pub mod human;
pub mod inspect;
pub mod json;
pub mod junit;
pub mod links;
pub mod ndjson;
pub mod paths;
pub mod place;
pub mod rdjsonl;
pub mod redact;
mod rows;
pub mod sarif;
pub mod sheet;
pub mod short;
pub mod stats;
pub mod summary;
pub mod terminal;
pub mod visible;
mod wire;
mod words;
pub mod wrap;
mod xml;

use std::collections::BTreeMap;
use std::io;

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Label};
use crate::document::{Format, StoryKind};
use crate::draft::Draft;
use crate::lint::suppress::Suppression;
use crate::rules::RuleSet;
use crate::source::Source;
use summary::{Summary, Tally};

/// What reports say of a document beside its diagnostics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// How it is marked up.
    pub format: Format,
    /// Day of publication.
    pub date: Option<Date>,
    /// Day until which it is held.
    pub embargo: Option<Date>,
    /// Whether its desk says that it is not to be published.
    pub withheld: bool,
    /// Story kind.
    pub kind: StoryKind,
    /// What was read in it.
    pub tally: Tally,
}

impl Facts {
    /// What is known of a draft.
    pub fn of(draft: &Draft) -> Self {
        let document = &draft.document;
        Self {
            format: document.format,
            date: document.date(),
            embargo: document.metadata.embargo.as_ref().map(|e| e.value),
            withheld: document.metadata.withheld,
            kind: document.kind(),
            tally: Tally::of(draft),
        }
    }
}

/// The sources of a run by name, for diagnostics that point into another document; empty where
/// documents are not compared.
pub type Others<'a> = BTreeMap<&'a str, &'a Source>;

/// A draft as it was read, for reports that show the story itself.
#[derive(Clone, Copy)]
pub struct Read<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// The rules in force for it.
    pub rules: &'a RuleSet,
}

/// One document that was checked.
#[derive(Clone, Copy)]
pub struct Checked<'a> {
    /// The source it stands in.
    pub source: &'a Source,
    /// Further sources that its diagnostics point into.
    pub others: &'a Others<'a>,
    /// What is known of it.
    pub facts: &'a Facts,
    /// The rules in force for it.
    pub rules: &'a RuleSet,
    /// The draft itself, where a report of the run shows it and its words may be printed.
    pub draft: Option<&'a Draft>,
    /// What is shown of it, sorted; already without words of the draft where `withheld`.
    pub diagnostics: &'a [Diagnostic],
    /// What is allowed in it, with what that hides.
    pub suppressions: &'a [Suppression],
    /// Whether no word of the draft may be printed.
    pub withheld: bool,
}

impl<'a> Checked<'a> {
    /// What its lines are called: those of a packed file are paragraphs.
    pub fn line_word(self) -> &'static str {
        if self.facts.format.is_packed() { "paragraph" } else { "line" }
    }

    /// The draft as it was read, where its words may be printed.
    pub fn read(self) -> Option<Read<'a>> {
        let draft = self.draft.filter(|_| !self.withheld)?;
        Some(Read { draft, rules: self.rules })
    }

    /// The source that a label points into; the document's own where the other is not known.
    fn source_of(self, label: &Label) -> &'a Source {
        let other = label.path.as_deref().and_then(|path| self.others.get(path));
        other.copied().unwrap_or(self.source)
    }
}

/// A form of output.
pub trait Report {
    /// Before the first document.
    ///
    /// # Errors
    ///
    /// Those of the writer; so for the others.
    fn begin(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// One document, in the order of the run.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    fn document(&mut self, checked: Checked<'_>) -> io::Result<()>;

    /// After the last document.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    fn end(&mut self, summary: &Summary) -> io::Result<()>;
}
