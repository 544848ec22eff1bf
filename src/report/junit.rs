//! JUnit's XML, as a linter uses it: a suite for each document, in it a failed case for each finding.
//!
//! A document without findings is one case that passed, so that a collector tells a clean run from an empty report; what
//! could not be read is a case with an error. The place of a finding stands in the words of its failure, as the schema has
//! none for it. Written as it comes, which is why the counts stand at the suites and not
//! above them; nothing is held.

use std::io::{self, Write};

use super::summary::Summary;
use super::xml::Escaped;
use super::{Checked, Report, words};
use crate::diagnostic::Diagnostic;

/// The sink.
pub struct Junit<W> {
    out: W,
}

impl<W: Write> Junit<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Self {
        Self { out }
    }

    fn suite(&mut self, name: &str, tests: usize, failures: usize, errors: usize) -> io::Result<()> {
        write!(self.out, "  <testsuite name=\"{0}\" file=\"{0}\" tests=\"{tests}\"", Escaped(name))?;
        writeln!(self.out, " failures=\"{failures}\" errors=\"{errors}\">")
    }

    fn failure(&mut self, checked: Checked<'_>, d: &Diagnostic) -> io::Result<()> {
        let at = checked.source.lines().position(&checked.source.text, d.primary.span.start);
        let name = format!("{}: {}", d.rule, d.message);
        let class = Escaped(class(&d.path));
        writeln!(self.out, "    <testcase name=\"{}\" classname=\"{class}\">", Escaped(&name))?;
        let place = format!("{}:{}:{}", d.path, at.line, at.column);
        let body = [vec![place, d.message.clone()], words::details(checked, d)].concat().join("\n");
        let (level, message) = (d.level, Escaped(&d.message));
        write!(self.out, "      <failure type=\"{level}\" message=\"{message}\">{}", Escaped(&body))?;
        writeln!(self.out, "</failure>\n    </testcase>")
    }
}

impl<W: Write> Report for Junit<W> {
    fn begin(&mut self) -> io::Result<()> {
        writeln!(self.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"copydesk\">")
    }

    fn document(&mut self, checked: Checked<'_>) -> io::Result<()> {
        let (name, found) = (&checked.source.name, checked.diagnostics);
        self.suite(name, found.len().max(1), found.len(), 0)?;
        if found.is_empty() {
            let class = Escaped(class(name));
            writeln!(self.out, "    <testcase name=\"nothing to report\" classname=\"{class}\"/>")?;
        }
        found.iter().try_for_each(|d| self.failure(checked, d))?;
        writeln!(self.out, "  </testsuite>")
    }

    fn end(&mut self, summary: &Summary) -> io::Result<()> {
        if summary.failed {
            self.suite("copydesk", 1, 0, 1)?;
            writeln!(self.out, "    <testcase name=\"the run\" classname=\"copydesk\">")?;
            let why = "the job, or a part of it, could not be done; standard error says why";
            writeln!(self.out, "      <error type=\"failed\" message=\"{why}\"/>\n    </testcase>")?;
            writeln!(self.out, "  </testsuite>")?;
        }
        writeln!(self.out, "</testsuites>")?;
        self.out.flush()
    }
}

/// The path without its ending, as a class has none.
fn class(path: &str) -> &str {
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    match path[name..].rfind('.') {
        Some(dot) if dot > 0 => &path[..name + dot],
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_has_no_ending() {
        assert_eq!(class("desk.d/toll.md"), "desk.d/toll");
        assert_eq!(class("desk.d/toll"), "desk.d/toll");
        assert_eq!((class(".toll"), class("-"), class("")), (".toll", "-", ""));
    }
}
