//! Findings of a report for people, under headings: by rule or by file.
//!
//! In: findings, each rendered. Out: headings with counts, in order of names, and the findings below. By file a group is
//! written when its file is over; by rule all of them wait for the end: the form forces it.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::summary::Counts;
use super::visible;
use crate::diagnostic::Diagnostic;

/// What findings are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupBy {
    /// Rules, over all files.
    Rule,
    /// Files.
    File,
}

/// Groups that are not written yet.
#[derive(Debug)]
pub struct Groups {
    by: GroupBy,
    waiting: BTreeMap<String, (Counts, Vec<u8>)>,
}

impl Groups {
    /// None yet.
    pub fn new(by: GroupBy) -> Self {
        Self { by, waiting: BTreeMap::new() }
    }

    /// What they are by.
    pub fn by(&self) -> GroupBy {
        self.by
    }

    /// Where a finding is to be written; it is counted.
    pub fn room(&mut self, d: &Diagnostic) -> &mut Vec<u8> {
        let name = if self.by == GroupBy::Rule { &d.rule } else { &d.path };
        let (counts, text) = self.waiting.entry(name.clone()).or_default();
        counts.add(d.level);
        text
    }

    /// Writes what cannot grow any more, now that a document of `path` comes.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn enter(&mut self, path: &str, out: &mut impl Write) -> io::Result<()> {
        if self.by == GroupBy::File && !self.waiting.contains_key(path) { self.write(out) } else { Ok(()) }
    }

    /// Writes all of them.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn write(&mut self, out: &mut impl Write) -> io::Result<()> {
        for (name, (counts, text)) in std::mem::take(&mut self.waiting) {
            writeln!(out, "{}: {counts}\n", visible::line(&name))?;
            out.write_all(&text)?;
            if !text.ends_with(b"\n\n") {
                out.write_all(b"\n")?;
            }
        }
        Ok(())
    }
}
