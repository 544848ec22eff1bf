//! `path:line:column: level[rule]: message`, one line a diagnostic.

use std::io::{self, Write};

use super::groups::{GroupBy, Groups};
use super::summary::Summary;
use super::{Checked, Report, visible};
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// The sink.
pub struct Short<W> {
    out: W,
    groups: Option<Groups>,
}

impl<W: Write> Short<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Self {
        Self { out, groups: None }
    }

    /// Under headings, whose words the lines leave out.
    pub fn grouped(self, by: Option<GroupBy>) -> Self {
        Self { groups: by.map(Groups::new), ..self }
    }
}

impl<W: Write> Report for Short<W> {
    fn document(&mut self, checked: Checked<'_>) -> io::Result<()> {
        let Some(groups) = &mut self.groups else {
            return checked
                .diagnostics
                .iter()
                .try_for_each(|d| writeln!(self.out, "{}", line(checked.source, d)));
        };
        groups.enter(&checked.source.name, &mut self.out)?;
        checked.diagnostics.iter().try_for_each(|d| {
            let line = line_below(groups.by(), checked.source, d);
            writeln!(groups.room(d), "  {line}")
        })
    }

    fn end(&mut self, _summary: &Summary) -> io::Result<()> {
        if let Some(groups) = &mut self.groups {
            groups.write(&mut self.out)?;
        }
        self.out.flush()
    }
}

/// The line of a diagnostic.
pub fn line(source: &Source, d: &Diagnostic) -> String {
    let at = source.lines().position(&source.text, d.primary.span.start);
    let (path, message) = (visible::line(&d.path), visible::line(&d.message));
    format!("{path}:{}:{}: {}[{}]: {message}", at.line, at.column, d.level, d.rule)
}

/// The line of a diagnostic below a heading that names its rule or its file.
fn line_below(by: GroupBy, source: &Source, d: &Diagnostic) -> String {
    let at = source.lines().position(&source.text, d.primary.span.start);
    let (path, message) = (visible::line(&d.path), visible::line(&d.message));
    match by {
        GroupBy::Rule => format!("{path}:{}:{}: {}: {message}", at.line, at.column, d.level),
        GroupBy::File => format!("{}:{}: {}[{}]: {message}", at.line, at.column, d.level, d.rule),
    }
}
