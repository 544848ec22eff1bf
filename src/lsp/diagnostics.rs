//! Findings as the protocol has them.
//!
//! In: findings of a document. Out: diagnostics for an editor: what is wrong, why, and what to do, in lines. A note is shown as
//! information; the further places are related information, or lines of the message for a client that shows none.

use gen_lsp_types::{
    Code, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, Message,
    Range, Uri,
};

use super::client::Client;
use super::convert::{Lines, Text};
use super::reading::Reading;
use super::uri;
use crate::diagnostic::{Diagnostic as Finding, Label, Level};
use crate::document::refusal::Refusal;
use crate::report::links::Pages;
use crate::report::visible;
use crate::rules::load::Faulty;
use crate::source::Source;
use crate::workspace::judge::Done;

/// Who says it.
pub const SOURCE: &str = "copydesk";

/// What the diagnostics of a document depend on.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The text.
    pub text: Text<'a>,
    /// Address of the document.
    pub uri: &'a Uri,
    /// What the client can show.
    pub client: &'a Client,
    /// Where the pages of rules stand.
    pub pages: Option<&'a Pages>,
    /// Least level that is shown.
    pub min_level: Level,
}

impl View<'_> {
    /// Whether a finding is shown.
    pub fn shows(self, finding: &Finding) -> bool {
        finding.level >= self.min_level || finding.always_shown
    }
}

/// All diagnostics of a document.
pub fn all(view: View<'_>, reading: &Reading) -> Vec<Diagnostic> {
    match reading {
        Reading::Judged(done, _) => shown(view, done).map(|f| one(view, done, f)).collect(),
        Reading::Refused(refusal) => vec![refused(view, refusal)],
        Reading::Silent => Vec::new(),
    }
}

/// The findings of a document that are shown.
pub fn shown<'a>(view: View<'a>, done: &'a Done) -> impl Iterator<Item = &'a Finding> {
    done.found().into_iter().filter(move |f| view.shows(f))
}

/// One finding.
pub fn one(view: View<'_>, done: &Done, finding: &Finding) -> Diagnostic {
    let page = view.pages.filter(|_| view.client.described).map(|p| p.of(&finding.rule));
    let related = view.client.related.then(|| related(view, done, finding)).filter(|r| !r.is_empty());
    Diagnostic {
        range: view.text.range(finding.primary.span),
        severity: Some(severity(finding.level)),
        code: Some(Code::String(finding.rule.clone())),
        code_description: page.map(|page| CodeDescription { href: Uri(page) }),
        source: Some(SOURCE.to_owned()),
        message: Message::String(message(view, finding)),
        related_information: related,
        ..Diagnostic::default()
    }
}

fn severity(level: Level) -> DiagnosticSeverity {
    match level {
        Level::Error => DiagnosticSeverity::Error,
        Level::Warning => DiagnosticSeverity::Warning,
        Level::Note | Level::Off => DiagnosticSeverity::Information,
    }
}

/// What, why and what to do.
fn message(view: View<'_>, finding: &Finding) -> String {
    let mut lines = vec![visible::line(&finding.message).into_owned()];
    lines.extend(finding.notes.iter().map(|n| visible::line(n).into_owned()));
    if !view.client.related {
        let others = finding.secondary.iter().filter(|l| l.path.is_none());
        lines.extend(others.map(|l| {
            let line = view.text.position(l.span.start).line + 1;
            format!("line {line}: {}", beside(l))
        }));
    }
    lines.extend(finding.help.iter().map(|h| format!("help: {}", visible::line(h))));
    lines.join("\n")
}

fn related(view: View<'_>, done: &Done, finding: &Finding) -> Vec<DiagnosticRelatedInformation> {
    let own = finding.primary.message.as_str();
    let own = (!own.is_empty() && !finding.secondary.is_empty()).then_some(&finding.primary);
    own.into_iter().chain(&finding.secondary).filter_map(|l| place(view, done, l)).collect()
}

/// A further place: in the document, or in the side file of allowances.
fn place(view: View<'_>, done: &Done, label: &Label) -> Option<DiagnosticRelatedInformation> {
    let location = match &label.path {
        None => Location { uri: view.uri.clone(), range: view.text.range(label.span) },
        Some(path) => {
            let file = done.allowed.as_deref().filter(|s| s.name == *path)?;
            Location { uri: uri::of(path.as_ref()), range: range_in(file, view, label) }
        }
    };
    Some(DiagnosticRelatedInformation { location, message: beside(label) })
}

fn range_in(file: &Source, view: View<'_>, label: &Label) -> Range {
    let lines = Lines::new(&file.text);
    Text { text: &file.text, lines: &lines, encoding: view.text.encoding }.range(label.span)
}

/// The words beside a mark, or those under it.
fn beside(label: &Label) -> String {
    let words = if label.message.is_empty() { &label.text } else { &label.message };
    visible::line(words).into_owned()
}

/// What could not be read, at its place or on the first line.
fn refused(view: View<'_>, refusal: &Refusal) -> Diagnostic {
    let range = refusal.at.map_or_else(
        || view.text.first_line(),
        |at| {
            let position = view.text.position(at);
            Range { start: position, end: position }
        },
    );
    let help = if refusal.help.is_empty() { String::new() } else { format!("\nhelp: {}", refusal.help) };
    fault(range, format!("{}{help}", refusal.cause))
}

/// The mistakes of a file of a configuration.
pub fn faults(faulty: &Faulty, client: &Client) -> Vec<Diagnostic> {
    let text = &faulty.source.text;
    let lines = Lines::new(text);
    let text = Text { text, lines: &lines, encoding: client.encoding };
    let all = faulty.faults.iter().map(|f| {
        let help = f.help.as_ref().map(|h| format!("\nhelp: {h}")).unwrap_or_default();
        fault(text.range(f.span), format!("{}{help}", f.message))
    });
    all.collect()
}

fn fault(range: Range, message: String) -> Diagnostic {
    Diagnostic {
        range,
        severity: Some(DiagnosticSeverity::Error),
        source: Some(SOURCE.to_owned()),
        message: Message::String(message),
        ..Diagnostic::default()
    }
}
