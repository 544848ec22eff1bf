//! The report for an editor: one file that loads nothing and can be read without a script.
//!
//! In: checked drafts with all that was read of them. Out: HTML. Each draft is the story as a story with its
//! findings beside it, the timeline, the figures with their sources, the names with their spellings, and the
//! fact-checker's sheet. Not here: what is wrong (`lint`), what the sheet holds (`sheet`).
//!
//! Wrong mark: `view` (where) or `nest` (how); wrong element of the story: `story`; wrong words of a finding:
//! `findings`, `excerpt`. No text of a draft becomes markup: `markup`.
//!
//! One draft is held at a time, and a line of the index for each: memory does not grow with the run but by those.

mod checklist;
mod draft;
mod excerpt;
mod figures;
mod findings;
mod markup;
mod names;
mod nest;
mod page;
mod plot;
mod story;
mod timeline;
mod view;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::sheet::words;
use super::summary::{Counts, Summary};
use super::{Checked, Report};
use crate::document::{Role, is_held};
use markup::Html;
use page::Entry;

/// The sink.
pub struct Page<W> {
    out: W,
    /// The first draft, until it is known whether it is the only one.
    first: Option<Html>,
    entries: Vec<Entry>,
    /// Anchors of the drafts by name.
    anchors: BTreeSet<String>,
    /// Anchors and names of files that findings point into.
    named: BTreeMap<String, String>,
}

impl<W: Write> Page<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Self {
        Self { out, first: None, entries: Vec::new(), anchors: BTreeSet::new(), named: BTreeMap::new() }
    }

    fn put(&mut self, piece: &Html) -> io::Result<()> {
        self.out.write_all(piece.as_str().as_bytes())
    }
}

impl<W: Write> Report for Page<W> {
    fn document(&mut self, checked: Checked<'_>) -> io::Result<()> {
        self.named.extend(excerpt::named(checked).map(|name| (excerpt::elsewhere(name), name.to_owned())));
        let anchor = excerpt::elsewhere(&checked.source.name);
        let is_new = self.anchors.insert(anchor.clone());
        self.entries.push(entry(checked));
        let mut written = Html::default();
        draft::write(&mut written, self.entries.len(), checked, is_new.then_some(anchor.as_str()));
        if self.entries.len() == 1 {
            self.first = Some(written);
            return Ok(());
        }
        if let Some(first) = self.first.take() {
            self.put(&page::head("copydesk report", true))?;
            self.put(&first)?;
        }
        self.put(&written)
    }

    fn end(&mut self, summary: &Summary) -> io::Result<()> {
        match (self.first.take(), self.entries.first()) {
            (Some(first), Some(only)) => {
                let title = only.headline.as_deref().unwrap_or(&only.name);
                let head = page::head(&format!("{title} – copydesk report"), false);
                self.put(&head)?;
                self.put(&first)?;
            }
            (_, Some(_)) => {
                let index = page::index(&self.entries);
                self.put(&index)?;
            }
            (_, None) => self.put(&page::head("copydesk report", false))?,
        }
        let others = self.named.iter().filter(|(anchor, _)| !self.anchors.contains(*anchor));
        let others = others.map(|(anchor, name)| (anchor.clone(), name.clone())).collect();
        let foot = page::foot(summary, &others);
        self.put(&foot)?;
        self.out.flush()
    }
}

fn entry(checked: Checked<'_>) -> Entry {
    let facts = checked.facts;
    let read = checked.read();
    let headline = read.and_then(|read| {
        let document = &read.draft.document;
        let block = document.blocks.iter().find(|b| b.role == Role::Headline)?;
        Some(words::line(document.slice(block.span)))
    });
    Entry {
        name: checked.source.name.clone(),
        headline,
        date: facts.date,
        held: is_held(facts.date, facts.embargo),
        counts: Counts::of(checked.diagnostics),
    }
}
