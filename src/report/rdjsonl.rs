//! Reviewdog's diagnostic format, one JSON object a line.
//!
//! Columns count UTF-8 bytes from 1, those of a byte order mark included, as in the bytes of the file. A fix that is for
//! show alone is left out, since a suggestion is taken over by a click. Written as it comes; nothing is held.

use std::io::{self, Write};

use serde::Serialize;

use super::summary::Summary;
use super::{Checked, Report};
use crate::diagnostic::{Applicability, Diagnostic, Label, Level};
use crate::source::{Source, SourceSpan};

#[derive(Serialize)]
struct WireDiagnostic<'a> {
    message: String,
    location: WireLocation<'a>,
    severity: &'static str,
    source: WireSource,
    code: WireCode<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<WireSuggestion<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<WireRelated<'a>>,
}

#[derive(Serialize)]
struct WireSource {
    name: &'static str,
}

#[derive(Serialize)]
struct WireCode<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct WireLocation<'a> {
    path: &'a str,
    range: WireRange,
}

#[derive(Serialize)]
struct WireRange {
    start: WirePosition,
    end: WirePosition,
}

#[derive(Serialize)]
struct WirePosition {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct WireSuggestion<'a> {
    range: WireRange,
    text: &'a str,
}

#[derive(Serialize)]
struct WireRelated<'a> {
    message: &'a str,
    location: WireLocation<'a>,
}

/// The sink.
pub struct Rdjsonl<W> {
    out: W,
}

impl<W: Write> Rdjsonl<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Self {
        Self { out }
    }
}

impl<W: Write> Report for Rdjsonl<W> {
    fn document(&mut self, checked: Checked<'_>) -> io::Result<()> {
        for d in checked.diagnostics {
            serde_json::to_writer(&mut self.out, &diagnostic(checked, d))?;
            self.out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn end(&mut self, _summary: &Summary) -> io::Result<()> {
        self.out.flush()
    }
}

fn diagnostic<'a>(checked: Checked<'a>, d: &'a Diagnostic) -> WireDiagnostic<'a> {
    let help = d.help.iter().map(|h| format!("help: {h}"));
    let lines = std::iter::once(d.message.clone()).chain(d.notes.iter().cloned()).chain(help);
    WireDiagnostic {
        message: lines.collect::<Vec<_>>().join("\n"),
        location: location(checked, d, &d.primary),
        severity: severity(d.level),
        source: WireSource { name: "copydesk" },
        code: WireCode { value: &d.rule },
        suggestions: suggestions(checked.source, d),
        related_locations: d.secondary.iter().map(|l| related(checked, d, l)).collect(),
    }
}

fn related<'a>(checked: Checked<'a>, d: &'a Diagnostic, label: &'a Label) -> WireRelated<'a> {
    WireRelated { message: &label.message, location: location(checked, d, label) }
}

fn location<'a>(checked: Checked<'a>, d: &'a Diagnostic, label: &'a Label) -> WireLocation<'a> {
    let path = label.path.as_deref().unwrap_or(&d.path);
    WireLocation { path, range: range(checked.source_of(label), label.span) }
}

fn suggestions<'a>(source: &Source, d: &'a Diagnostic) -> Vec<WireSuggestion<'a>> {
    let fix = d.fix.iter().filter(|f| f.applicability != Applicability::DisplayOnly);
    let edits = fix.flat_map(|f| &f.edits);
    edits.map(|e| WireSuggestion { range: range(source, e.span), text: &e.text }).collect()
}

fn range(source: &Source, span: SourceSpan) -> WireRange {
    WireRange { start: position(source, span.start), end: position(source, span.end) }
}

/// Line and byte of the line, both from 1.
fn position(source: &Source, byte: u32) -> WirePosition {
    let line = source.lines().line_of(byte);
    let start = source.lines().range(line, &source.text).start;
    WirePosition { line: line + 1, column: byte as usize - start + 1 }
}

fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "ERROR",
        Level::Warning => "WARNING",
        Level::Note | Level::Off => "INFO",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_bytes() {
        let source = Source::new("a.txt", "\u{feff}é x\r\n😀e\u{301} y\rz");
        let at = |what: &str| {
            let p = position(&source, source.text.find(what).expect("it is there") as u32);
            (p.line, p.column)
        };
        assert_eq!((at("x"), at("\n"), at("y"), at("z")), ((1, 7), (1, 9), (2, 9), (2, 11)));
    }
}
