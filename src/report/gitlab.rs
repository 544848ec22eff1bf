//! GitLab's Code Quality report: one JSON array.
//!
//! Two findings with one fingerprint would become one, so each has its own in the report. Paths are seen from the
//! project's folder. Written as it comes; held are the fingerprints, eight bytes each.

use std::collections::HashSet;
use std::hash::Hasher;
use std::io::{self, Write};

use fnv::FnvHasher;
use serde::Serialize;

use super::paths::Root;
use super::place::WireSpan;
use super::summary::Summary;
use super::{Checked, Report, words};
use crate::diagnostic::{Diagnostic, Level};

#[derive(Serialize)]
struct WireFinding<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: WireLocation<'a>,
}

#[derive(Serialize)]
struct WireLocation<'a> {
    path: &'a str,
    positions: WirePositions,
}

#[derive(Serialize)]
struct WirePositions {
    begin: WirePosition,
    end: WirePosition,
}

#[derive(Serialize)]
struct WirePosition {
    line: usize,
    column: usize,
}

/// The sink.
pub struct GitLab<W> {
    out: W,
    root: Root,
    seen: HashSet<u64>,
}

impl<W: Write> GitLab<W> {
    /// Writes to `out`.
    pub fn new(out: W, root: Root) -> Self {
        Self { out, root, seen: HashSet::new() }
    }

    /// A fingerprint that no other finding of the report has, and that stays when others come and go elsewhere.
    fn fingerprint(&mut self, path: &str, d: &Diagnostic) -> u64 {
        let mut hasher = FnvHasher::default();
        for part in [path, &d.rule, &d.fingerprint] {
            hasher.write(part.as_bytes());
            hasher.write_u8(0);
        }
        while !self.seen.insert(hasher.finish()) {
            hasher.write_u8(1);
        }
        hasher.finish()
    }
}

impl<W: Write> Report for GitLab<W> {
    fn begin(&mut self) -> io::Result<()> {
        self.out.write_all(b"[")
    }

    fn document(&mut self, checked: Checked<'_>) -> io::Result<()> {
        for d in checked.diagnostics {
            let path = self.root.relative(&d.path);
            self.out.write_all(if self.seen.is_empty() { b"\n" } else { b",\n" })?;
            let fingerprint = self.fingerprint(&path, d);
            serde_json::to_writer(&mut self.out, &finding(checked, d, &path, fingerprint))?;
        }
        Ok(())
    }

    fn end(&mut self, _summary: &Summary) -> io::Result<()> {
        self.out.write_all(b"\n]\n")?;
        self.out.flush()
    }
}

/// The name of the rule stands before the words, as no list of GitLab's shows `check_name`.
fn finding<'a>(checked: Checked<'_>, d: &'a Diagnostic, path: &'a str, fingerprint: u64) -> WireFinding<'a> {
    let at = WireSpan::new(checked.source, d.primary.span);
    let begin = WirePosition { line: at.line, column: at.column };
    let end = WirePosition { line: at.end_line, column: at.end_column };
    WireFinding {
        description: format!("{}: {}", d.rule, words::line(checked, d)),
        check_name: &d.rule,
        fingerprint: format!("{fingerprint:016x}"),
        severity: severity(d.level),
        location: WireLocation { path, positions: WirePositions { begin, end } },
    }
}

fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "major",
        Level::Warning => "minor",
        Level::Note | Level::Off => "info",
    }
}
