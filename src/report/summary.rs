//! What was read and what was found, counted, so that silence is never mistaken for emptiness.

use std::fmt;
use std::ops::AddAssign;

use crate::diagnostic::{Diagnostic, Level};
use crate::draft::Draft;

/// How much was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Documents.
    pub documents: usize,
    /// Sentences, headlines and captions included.
    pub sentences: usize,
    /// Quantities.
    pub figures: usize,
    /// Quantities that somebody is named for.
    pub sourced: usize,
    /// Temporal expressions.
    pub dates: usize,
    /// Entities: a name that occurs twice is one.
    pub names: usize,
}

impl Tally {
    /// Counts one draft.
    pub fn of(draft: &Draft) -> Self {
        let found = &draft.annotations;
        Self {
            documents: 1,
            sentences: draft.sentences.len(),
            figures: found.quantities.len(),
            sourced: found.quantities.iter().filter(|q| q.sourcing.is_told()).count(),
            dates: found.dates.len(),
            names: found.entities.len(),
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.documents += other.documents;
        self.sentences += other.sentences;
        self.figures += other.figures;
        self.sourced += other.sourced;
        self.dates += other.dates;
        self.names += other.names;
    }
}

/// How much was found, by level.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

impl Counts {
    /// Counts one more.
    pub fn add(&mut self, level: Level) {
        match level {
            Level::Error => self.errors += 1,
            Level::Warning => self.warnings += 1,
            Level::Note => self.notes += 1,
            Level::Off => {}
        }
    }

    /// Counts many.
    pub fn of<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> Self {
        let mut counts = Self::default();
        diagnostics.into_iter().for_each(|d| counts.add(d.level));
        counts
    }

    /// All levels together.
    pub fn total(self) -> usize {
        self.errors + self.warnings + self.notes
    }
}

impl fmt::Display for Counts {
    /// `2 errors, 1 warning and 3 notes`, what there is none of left out; empty for nothing.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = [(self.errors, "error"), (self.warnings, "warning"), (self.notes, "note")];
        let told: Vec<String> = all.iter().filter(|(n, _)| *n > 0).map(|(n, what)| count(*n, what)).collect();
        match told.as_slice() {
            [] => Ok(()),
            [one] => f.write_str(one),
            [first @ .., last] => write!(f, "{} and {last}", first.join(", ")),
        }
    }
}

/// `no drafts`, `1 draft`, `2 drafts`.
pub fn count(n: usize, what: &str) -> String {
    match n {
        0 => format!("no {what}s"),
        1 => format!("1 {what}"),
        n => format!("{n} {what}s"),
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
    }
}

/// A run, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// What was read.
    pub read: Tally,
    /// What is shown.
    pub shown: Counts,
    /// What was found below the level that is shown.
    pub hidden: Counts,
    /// Findings that suppressions hide.
    pub allowed: usize,
    /// Findings of the baseline.
    pub known: usize,
    /// Findings of the baseline that are no longer found.
    pub gone: usize,
    /// Findings that touch no changed line, where only those that do are shown.
    pub elsewhere: usize,
    /// Places that `copydesk fix` would change.
    pub fixes: usize,
    /// Documents that are not in English, of which only characters, placeholders and duplicates were checked.
    pub foreign: usize,
    /// Files and lines that could not be read.
    pub unread: usize,
    /// Whether the job, or a part of it, could not be done: the exit status is 2.
    pub failed: bool,
}
