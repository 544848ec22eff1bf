//! Workflow commands of GitHub Actions, which a runner shows as annotations.
//!
//! A runner shows ten annotations of a level for each step and drops the rest without a word. So the first ten errors,
//! warnings and notices are held until the end and written in this order; a finding beyond them is written to the log
//! at once, as a line that is no command, and a last notice tells how many there are. Held are at most thirty lines.

use std::fmt::{self, Write as _};
use std::io::{self, Write};

use super::paths::Root;
use super::place::WireSpan;
use super::summary::{Counts, Summary};
use super::{Checked, Report, short, visible, words};
use crate::diagnostic::{Diagnostic, Level};

/// Annotations of a level that a runner shows of one step.
const SHOWN: usize = 10;

/// The sink.
pub struct GitHub<W> {
    out: W,
    root: Root,
    errors: Vec<String>,
    warnings: Vec<String>,
    notices: Vec<String>,
    left: Counts,
}

impl<W: Write> GitHub<W> {
    /// Writes to `out`.
    pub fn new(out: W, root: Root) -> Self {
        let (errors, warnings, notices) = (Vec::new(), Vec::new(), Vec::new());
        Self { out, root, errors, warnings, notices, left: Counts::default() }
    }

    /// Where annotations of a level wait, and how many may. One notice is kept for the last word.
    fn shelf(&mut self, level: Level) -> (&mut Vec<String>, usize) {
        match level {
            Level::Error => (&mut self.errors, SHOWN),
            Level::Warning => (&mut self.warnings, SHOWN),
            Level::Note | Level::Off => (&mut self.notices, SHOWN - 1),
        }
    }
}

impl<W: Write> Report for GitHub<W> {
    fn document(&mut self, checked: Checked<'_>) -> io::Result<()> {
        for d in checked.diagnostics {
            let command = command(&self.root, checked, d);
            let (shelf, most) = self.shelf(d.level);
            if shelf.len() < most {
                shelf.push(command);
            } else {
                self.left.add(d.level);
                writeln!(self.out, "{}", no_command(&short::line(checked.source, d)))?;
            }
        }
        Ok(())
    }

    fn end(&mut self, _summary: &Summary) -> io::Result<()> {
        for command in self.errors.iter().chain(&self.warnings).chain(&self.notices) {
            writeln!(self.out, "{command}")?;
        }
        if self.left.total() > 0 {
            let told = format!("{} more in the log of this step", self.left);
            writeln!(self.out, "::notice title=copydesk::{}", Data(&told))?;
        }
        self.out.flush()
    }
}

/// The annotation of a diagnostic. Columns are left out where it goes over several lines: a runner refuses them.
fn command(root: &Root, checked: Checked<'_>, d: &Diagnostic) -> String {
    let at = WireSpan::new(checked.source, d.primary.span);
    let (path, title) = (root.relative(&d.path), format!("copydesk ({})", d.rule));
    let mut command = format!("::{} file={},line={}", kind(d.level), Property(&path), at.line);
    // Writing to a string cannot fail.
    let _ = write!(command, ",endLine={}", at.end_line);
    if at.line == at.end_line {
        let _ = write!(command, ",col={},endColumn={}", at.column, at.end_column);
    }
    let lines = [vec![d.message.clone()], words::details(checked, d)].concat();
    let _ = write!(command, ",title={}::{}", Property(&title), Data(&lines.join("\n")));
    command
}

fn kind(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note | Level::Off => "notice",
    }
}

/// A line that a runner does not take for a command: those begin it with `::`, or hold `##[` in any place.
fn no_command(line: &str) -> String {
    let line = line.replace("##[", "# #[");
    if line.trim_start().starts_with("::") { format!("./{line}") } else { line }
}

/// A message, escaped.
struct Data<'a>(&'a str);

impl fmt::Display for Data<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| match c {
            '%' => f.write_str("%25"),
            '\r' => f.write_str("%0D"),
            '\n' => f.write_str("%0A"),
            c => f.write_char(visible::sign(c).unwrap_or(c)),
        })
    }
}

/// A value of a property, escaped.
struct Property<'a>(&'a str);

impl fmt::Display for Property<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let escaped = Data(self.0).to_string();
        escaped.chars().try_for_each(|c| match c {
            ':' => f.write_str("%3A"),
            ',' => f.write_str("%2C"),
            c => f.write_char(c),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_and_properties_are_escaped() {
        assert_eq!(Data("a%0A: b,\r\n").to_string(), "a%250A: b,%0D%0A");
        assert_eq!(Property("a:b,c%\n").to_string(), "a%3Ab%2Cc%25%0A");
        assert_eq!(Property("\u{1b}[31ma\u{202e}").to_string(), "?[31ma\u{fffd}");
    }

    #[test]
    fn a_line_of_the_log_is_no_command() {
        assert_eq!(no_command(" ::set-env::x"), "./ ::set-env::x");
        assert_eq!(no_command("a.md:1:1: ##[add-mask]x"), "a.md:1:1: # #[add-mask]x");
        assert!(!no_command("###[x").contains("##["));
    }
}
