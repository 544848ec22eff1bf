//! One diagnostic as people read it, laid out by codespan-reporting and coloured by us.
//!
//! In: a diagnostic and its source. Out: text with both places shown. Here and in `excerpt` alone
//! is codespan-reporting named.

use std::io::{self, Write};

use anstyle::{AnsiColor, Color, Style};
use codespan_reporting::diagnostic::{Diagnostic as Rendered, LabelStyle, Severity};
use codespan_reporting::files::{Error, SimpleFiles};
use codespan_reporting::term::{Config, WriteStyle, emit_to_write_style};

use super::Others;
use super::excerpt::{Excerpt, Excerpts};
use super::rows::{Mark, rows};
use super::visible;
use super::wrap::hang;
use crate::diagnostic::{Diagnostic, Level};
use crate::source::Source;

/// Columns where neither an option nor a terminal says.
pub const WIDTH: usize = 80;

/// Fewest columns that a row of the draft is given.
const LEAST: usize = 20;

/// How diagnostics are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Columns.
    pub width: usize,
    /// Whether escape sequences may be written.
    pub color: bool,
}

/// Writes a diagnostic and an empty line.
///
/// # Errors
///
/// Those of the writer.
pub fn emit(
    out: &mut impl Write,
    look: Look,
    source: &Source,
    others: &Others<'_>,
    d: &Diagnostic,
) -> io::Result<()> {
    let sources: Vec<&Source> = sources(source, others, d);
    let room = room(look, &sources, d);
    let (mut excerpts, mut labels) = (Vec::new(), Vec::new());
    for (file, shown) in sources.iter().enumerate() {
        let marks = marks(d, source, shown);
        labels.extend(Excerpt::add(&mut excerpts, file, shown, &rows(shown, marks, room)));
    }
    let notes = notes(d, room, |path| others.contains_key(path));
    let rendered = head(look, d.level, Some(&d.rule), &d.message).with_labels(labels).with_notes(notes);
    let mut out = Styled::new(out, look.color);
    emit_to_write_style(&mut out, &Config::default(), &Excerpts(excerpts), &rendered).map_err(io_error)
}

/// The document's own source, and the others that labels point into, each once.
fn sources<'a>(source: &'a Source, others: &Others<'a>, d: &Diagnostic) -> Vec<&'a Source> {
    let mut sources = vec![source];
    for other in d.labels().filter_map(|l| others.get(l.path.as_deref()?)) {
        if !sources.iter().any(|s| s.name == other.name) {
            sources.push(other);
        }
    }
    sources
}

/// Writes a message that points at no words of a draft: a fault of the run, or a withheld diagnostic.
///
/// # Errors
///
/// Those of the writer.
pub fn message(
    out: &mut impl Write,
    look: Look,
    level: Level,
    rule: Option<&str>,
    words: &str,
    notes: &[String],
) -> io::Result<()> {
    let room = look.width.saturating_sub(4).max(LEAST);
    let notes = notes.iter().map(|n| hang(&visible::line(n), room, 0)).collect();
    let rendered: Rendered<usize> = head(look, level, rule, words).with_notes(notes);
    let files: SimpleFiles<&str, &str> = SimpleFiles::new();
    let mut out = Styled::new(out, look.color);
    emit_to_write_style(&mut out, &Config::default(), &files, &rendered).map_err(io_error)
}

/// Columns beside the gutter of line numbers.
fn room(look: Look, sources: &[&Source], d: &Diagnostic) -> usize {
    let last = |s: &&Source| d.labels().map(|l| s.lines().line_of(l.span.end) + 1).max().unwrap_or(1);
    let digits = sources.iter().map(last).max().unwrap_or(1).ilog10() as usize + 1;
    look.width.saturating_sub(digits + 3).max(LEAST)
}

/// The labels in one of the sources; those without a path are in the document's own.
fn marks<'d>(d: &'d Diagnostic, own: &Source, shown: &Source) -> Vec<Mark<'d>> {
    let here = d.labels().enumerate().filter(|(_, l)| l.path.as_ref().unwrap_or(&own.name) == &shown.name);
    here.map(|(i, l)| Mark { range: l.span.range(), primary: i == 0, message: &l.message }).collect()
}

/// What is told below the excerpt: labels in documents that are `shown` nowhere, notes, and the help.
fn notes(d: &Diagnostic, room: usize, shown: impl Fn(&str) -> bool) -> Vec<String> {
    let elsewhere = d.secondary.iter().filter_map(|l| {
        let path = l.path.as_deref().filter(|path| !shown(path) && *path != d.path)?;
        Some(format!("in {path}: “{}” {}", l.text, l.message))
    });
    let help = d.help.iter().map(|h| format!("help: {h}"));
    let all = elsewhere.chain(d.notes.iter().cloned()).chain(help);
    all.map(|n| hang(&visible::line(n.trim_end()), room, 2)).collect()
}

/// The first lines: level, rule and message, wrapped.
fn head<F>(look: Look, level: Level, rule: Option<&str>, message: &str) -> Rendered<F> {
    let rule = rule.unwrap_or_default();
    let prefix = if rule.is_empty() { format!("{level}: ") } else { format!("{level}[{rule}]: ") };
    let whole = format!("{prefix}{}", visible::line(message));
    let wrapped = hang(&whole, look.width, 4);
    let words = wrapped.strip_prefix(&prefix).unwrap_or(&whole[prefix.len()..]);
    Rendered::new(severity(level)).with_code(rule).with_message(words)
}

fn severity(level: Level) -> Severity {
    match level {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
        Level::Note | Level::Off => Severity::Note,
    }
}

fn io_error(error: Error) -> io::Error {
    match error {
        Error::Io(error) => error,
        other => io::Error::other(other),
    }
}

/// A writer that colours what codespan-reporting names, and leaves out spaces at the ends of lines.
struct Styled<W> {
    out: W,
    color: bool,
    spaces: usize,
}

impl<W: Write> Styled<W> {
    fn new(out: W, color: bool) -> Self {
        Self { out, color, spaces: 0 }
    }

    fn set(&mut self, style: Style) -> io::Result<()> {
        if self.color { write!(self.out, "{style}") } else { Ok(()) }
    }

    /// Writes what was held back, unless the line ends here.
    fn pad(&mut self, next: &[u8]) -> io::Result<()> {
        let spaces = std::mem::take(&mut self.spaces);
        if next.starts_with(b"\n") { Ok(()) } else { write!(self.out, "{:spaces$}", "") }
    }
}

impl<W: Write> Write for Styled<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for line in bytes.split_inclusive(|b| *b == b'\n') {
            let (words, end) = line.strip_suffix(b"\n").map_or((line, &b""[..]), |w| (w, b"\n"));
            let text = words.trim_ascii_end();
            if !text.is_empty() {
                self.pad(text)?;
                self.out.write_all(text)?;
            }
            self.spaces += words.len() - text.len();
            if !end.is_empty() {
                self.pad(end)?;
                self.out.write_all(end)?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl<W: Write> WriteStyle for Styled<W> {
    fn set_header(&mut self, severity: Severity) -> io::Result<()> {
        self.set(colored(of_severity(severity)).bold())
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        self.reset()?;
        self.set(Style::new().bold())
    }

    fn set_line_number(&mut self) -> io::Result<()> {
        self.set(colored(AnsiColor::Blue))
    }

    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.set(colored(AnsiColor::Blue))
    }

    fn set_source_border(&mut self) -> io::Result<()> {
        self.set(colored(AnsiColor::Blue))
    }

    fn set_label(&mut self, severity: Severity, label: LabelStyle) -> io::Result<()> {
        self.set(colored(match label {
            LabelStyle::Primary => of_severity(severity),
            LabelStyle::Secondary => AnsiColor::Blue,
        }))
    }

    fn reset(&mut self) -> io::Result<()> {
        if self.color { write!(self.out, "{}", anstyle::Reset) } else { Ok(()) }
    }
}

fn of_severity(severity: Severity) -> AnsiColor {
    match severity {
        Severity::Bug | Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Note => AnsiColor::Green,
        Severity::Help => AnsiColor::Cyan,
    }
}

fn colored(color: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(color)))
}
