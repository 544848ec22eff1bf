//! Checkstyle's XML, which many collectors of reports read: files, and in each its findings.
//!
//! A finding has a start and no end. Documents without findings are left out. Written as it comes; nothing is held.

use std::io::{self, Write};

use super::summary::Summary;
use super::xml::Escaped;
use super::{Checked, Report, words};
use crate::diagnostic::{Diagnostic, Level};

/// The version of Checkstyle whose form this is; readers look at no other.
const VERSION: &str = "4.3";

/// The sink.
pub struct Checkstyle<W> {
    out: W,
}

impl<W: Write> Checkstyle<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Self {
        Self { out }
    }

    fn error(&mut self, checked: Checked<'_>, d: &Diagnostic) -> io::Result<()> {
        let at = checked.source.lines().position(&checked.source.text, d.primary.span.start);
        let (line, column, rule) = (at.line, at.column, Escaped(&d.rule));
        let message = words::line(checked, d);
        let (severity, message) = (severity(d.level), Escaped(&message));
        write!(self.out, "    <error line=\"{line}\" column=\"{column}\" severity=\"{severity}\"")?;
        writeln!(self.out, " message=\"{message}\" source=\"copydesk.{rule}\"/>")
    }
}

impl<W: Write> Report for Checkstyle<W> {
    fn begin(&mut self) -> io::Result<()> {
        writeln!(self.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"{VERSION}\">")
    }

    fn document(&mut self, checked: Checked<'_>) -> io::Result<()> {
        if checked.diagnostics.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "  <file name=\"{}\">", Escaped(&checked.source.name))?;
        checked.diagnostics.iter().try_for_each(|d| self.error(checked, d))?;
        writeln!(self.out, "  </file>")
    }

    fn end(&mut self, _summary: &Summary) -> io::Result<()> {
        writeln!(self.out, "</checkstyle>")?;
        self.out.flush()
    }
}

fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note | Level::Off => "info",
    }
}
