//! What a run read and what each rule found, as a table for `--stats`.
//!
//! In: counts. Out: lines. No time is told: same input, same bytes out.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use super::summary::{Tally, count};
use crate::diagnostic::Diagnostic;

/// What a rule found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Row {
    shown: usize,
    hidden: usize,
    allowed: usize,
}

impl AddAssign for Row {
    fn add_assign(&mut self, other: Self) {
        self.shown += other.shown;
        self.hidden += other.hidden;
        self.allowed += other.allowed;
    }
}

/// What all rules found, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stats {
    rules: BTreeMap<String, Row>,
}

impl Stats {
    /// Counts what is shown.
    pub fn shown<'a>(&mut self, found: impl IntoIterator<Item = &'a Diagnostic>) {
        self.add(found, Row { shown: 1, ..Row::default() });
    }

    /// Counts what is below the level that is shown.
    pub fn hidden<'a>(&mut self, found: impl IntoIterator<Item = &'a Diagnostic>) {
        self.add(found, Row { hidden: 1, ..Row::default() });
    }

    /// Counts what is allowed.
    pub fn allowed<'a>(&mut self, found: impl IntoIterator<Item = &'a Diagnostic>) {
        self.add(found, Row { allowed: 1, ..Row::default() });
    }

    fn add<'a>(&mut self, found: impl IntoIterator<Item = &'a Diagnostic>, one: Row) {
        found.into_iter().for_each(|d| *self.rules.entry(d.rule.clone()).or_default() += one);
    }

    /// The lines, each with its break.
    pub fn table(&self, read: Tally) -> String {
        let mut sum = Row::default();
        self.rules.values().for_each(|row| sum += *row);
        let rows = self.rules.iter().map(|(name, row)| line(*row, name)).collect::<String>();
        format!("{}\n  shown  hidden allowed  rule\n{rows}{}", tally(read), line(sum, "in all"))
    }
}

fn tally(read: Tally) -> String {
    let Tally { documents, sentences, figures, sourced, dates, names } = read;
    let counts = [
        (documents, "draft"),
        (sentences, "sentence"),
        (figures, "figure"),
        (dates, "date"),
        (names, "name"),
    ];
    let told = counts.map(|(n, what)| match what {
        "figure" if n > 0 => format!("{}, {sourced} of them sourced\n", count(n, what)),
        _ => format!("{}\n", count(n, what)),
    });
    told.concat()
}

fn line(row: Row, name: &str) -> String {
    format!("{:>7} {:>7} {:>7}  {name}\n", row.shown, row.hidden, row.allowed)
}
