//! For people: each diagnostic with its places, and at the end what was read and found.

use std::io::{self, Write};

use super::groups::{GroupBy, Groups};
use super::links::{Linked, Pages};
use super::summary::{Counts, Summary, Tally, count};
use super::terminal::{self, Look};
use super::wrap::hang;
use super::{Checked, Report, short};
use crate::diagnostic::{Diagnostic, Level};
use crate::source::Source;

/// Errors that are told again at the end; the rest is counted.
const ERRORS: usize = 50;

/// The sink.
pub struct Human<W> {
    out: W,
    look: Look,
    errors: Vec<String>,
    groups: Option<Groups>,
    quiet: bool,
    pages: Option<Pages>,
}

impl<W: Write> Human<W> {
    /// Writes to `out`.
    pub fn new(out: W, look: Look) -> Self {
        Self { out, look, errors: Vec::new(), groups: None, quiet: false, pages: None }
    }

    /// Under headings.
    pub fn grouped(self, by: Option<GroupBy>) -> Self {
        Self { groups: by.map(Groups::new), ..self }
    }

    /// The findings and no word about them.
    pub fn quiet(self, quiet: bool) -> Self {
        Self { quiet, ..self }
    }

    /// With names of rules that lead to their pages.
    pub fn linked(self, pages: Option<Pages>) -> Self {
        Self { pages, ..self }
    }

    fn finding(&mut self, checked: Checked<'_>, d: &Diagnostic) -> io::Result<()> {
        let out: &mut dyn Write = match &mut self.groups {
            Some(groups) => groups.room(d),
            None => &mut self.out,
        };
        let mut out = Linked::new(out, &d.rule, self.pages.as_ref());
        if checked.withheld {
            return withheld(&mut out, self.look, checked.source, d);
        }
        terminal::emit(&mut out, self.look, checked.source, checked.others, d)
    }
}

impl<W: Write> Report for Human<W> {
    fn document(&mut self, checked: Checked<'_>) -> io::Result<()> {
        if let Some(groups) = &mut self.groups {
            groups.enter(&checked.source.name, &mut self.out)?;
        }
        for d in checked.diagnostics {
            self.finding(checked, d)?;
            if d.level == Level::Error && self.errors.len() < ERRORS {
                self.errors.push(short::line(checked.source, d));
            }
        }
        Ok(())
    }

    fn end(&mut self, summary: &Summary) -> io::Result<()> {
        if let Some(groups) = &mut self.groups {
            groups.write(&mut self.out)?;
        }
        if self.quiet {
            return self.out.flush();
        }
        let lines =
            [read(summary), found(summary), hidden(summary), kept(summary), fixes(summary), unread(summary)];
        for line in lines.iter().filter(|l| !l.is_empty()) {
            writeln!(self.out, "{}", hang(line, self.look.width, 2))?;
        }
        for error in &self.errors {
            writeln!(self.out, "  {error}")?;
        }
        let more = summary.shown.errors.saturating_sub(self.errors.len());
        if more > 0 {
            writeln!(self.out, "  and {}", count(more, "more error"))?;
        }
        self.out.flush()
    }
}

/// Rule and place, without a word of the draft.
fn withheld(out: &mut impl Write, look: Look, source: &Source, d: &Diagnostic) -> io::Result<()> {
    let at = source.lines().position(&source.text, d.primary.span.start);
    let place = format!("at {}:{}:{}; the words are withheld", d.path, at.line, at.column);
    terminal::message(out, look, d.level, Some(&d.rule), &d.message, &[place])
}

/// `Read 1 draft: 41 sentences, 23 figures of which 19 sourced, 17 dates, 31 names.`
fn read(summary: &Summary) -> String {
    let Tally { documents, sentences, figures, sourced, dates, names } = summary.read;
    if documents == 0 {
        return "Read no drafts.".to_owned();
    }
    let sourced = if figures > 0 { format!(" of which {sourced} sourced") } else { String::new() };
    let figures = count(figures, "figure") + &sourced;
    let (documents, sentences) = (count(documents, "draft"), count(sentences, "sentence"));
    format!("Read {documents}: {sentences}, {figures}, {}, {}.", count(dates, "date"), count(names, "name"))
}

/// `Found 1 error and 2 warnings.`
fn found(summary: &Summary) -> String {
    match summary.shown.total() {
        0 => "Found nothing to report.".to_owned(),
        _ => format!("Found {}.", summary.shown),
    }
}

/// `12 notes hidden; --min-level note shows them`
fn hidden(summary: &Summary) -> String {
    let Counts { errors, warnings, notes } = summary.hidden;
    let parts = [(errors, "error"), (warnings, "warning"), (notes, "note")];
    let Some((_, least)) = parts.iter().rev().find(|(n, _)| *n > 0) else { return String::new() };
    let told: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| count(*n, what)).collect();
    format!("{} hidden; --min-level {least} shows them.", told.join(", "))
}

/// `Allowed: 1 finding. In the baseline: 3 findings.`
fn kept(summary: &Summary) -> String {
    let told = [
        ("Allowed", summary.allowed),
        ("In the baseline", summary.known),
        ("In the baseline and no longer found", summary.gone),
        ("Not on changed lines", summary.elsewhere),
    ];
    let told: Vec<String> = told
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(what, n)| format!("{what}: {}.", count(*n, "finding")))
        .collect();
    told.join(" ")
}

/// `copydesk fix would change 2 places.`
fn fixes(summary: &Summary) -> String {
    match summary.fixes {
        0 => String::new(),
        n => format!("copydesk fix would change {}.", count(n, "place")),
    }
}

/// What was not checked, or not wholly.
fn unread(summary: &Summary) -> String {
    let foreign = match summary.foreign {
        0 => String::new(),
        n => format!("Not in English, so only partly checked: {}. ", count(n, "draft")),
    };
    match summary.unread {
        0 => foreign.trim_end().to_owned(),
        n => format!("{foreign}Could not be read: {}, see above.", count(n, "input")),
    }
}
