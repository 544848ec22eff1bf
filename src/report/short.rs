//! `path:line:column: level[rule]: message`, one line a diagnostic.

use std::io::{self, Write};

use super::summary::Summary;
use super::{Checked, Report, visible};
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// The sink.
pub struct Short<W> {
    out: W,
}

impl<W: Write> Short<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Self {
        Self { out }
    }
}

impl<W: Write> Report for Short<W> {
    fn document(&mut self, checked: Checked<'_>) -> io::Result<()> {
        checked.diagnostics.iter().try_for_each(|d| writeln!(self.out, "{}", line(checked.source, d)))
    }

    fn end(&mut self, _summary: &Summary) -> io::Result<()> {
        self.out.flush()
    }
}

/// The line of a diagnostic.
pub fn line(source: &Source, d: &Diagnostic) -> String {
    let at = source.lines().position(&source.text, d.primary.span.start);
    let (path, message) = (visible::line(&d.path), visible::line(&d.message));
    format!("{path}:{}:{}: {}[{}]: {message}", at.line, at.column, d.level, d.rule)
}
