//! Diagnostics as machines read them; the `diagnostics` of `json` and the lines of `ndjson`.

use serde::Serialize;

use super::Checked;
use super::place::WireSpan;
use super::summary::{Counts, Summary};
use crate::diagnostic::{Diagnostic, Label};
use crate::lint::suppress::{By, Suppression};
use crate::source::Source;

#[derive(Debug, Serialize)]
pub struct WireDiagnostic<'a> {
    path: &'a str,
    rule: &'a str,
    level: &'static str,
    message: &'a str,
    labels: Vec<WireLabel<'a>>,
    notes: &'a [String],
    help: Option<&'a str>,
    fix: Option<WireFix<'a>>,
    fingerprint: &'a str,
}

#[derive(Debug, Serialize)]
struct WireLabel<'a> {
    primary: bool,
    path: &'a str,
    text: Option<&'a str>,
    message: &'a str,
    span: WireSpan,
}

#[derive(Debug, Serialize)]
struct WireFix<'a> {
    applicability: &'static str,
    edits: Vec<WireEdit<'a>>,
}

#[derive(Debug, Serialize)]
struct WireEdit<'a> {
    span: WireSpan,
    text: &'a str,
}

/// A document in the list of those that were read.
#[derive(Debug, Serialize)]
pub struct WireDocument {
    path: String,
    format: &'static str,
    date: Option<String>,
    kind: &'static str,
}

/// An allowance, what came of it and what it hides.
#[derive(Debug, Serialize)]
pub struct WireSuppression<'a> {
    path: &'a str,
    kind: &'static str,
    state: &'static str,
    rules: Vec<&'a str>,
    scope: Option<&'static str>,
    fingerprint: Option<&'a str>,
    reason: Option<&'a str>,
    until: Option<String>,
    place: WirePlace<'a>,
    hidden: Vec<WireDiagnostic<'a>>,
}

/// The directive in the draft, or the entry of the side file.
#[derive(Debug, Serialize)]
struct WirePlace<'a> {
    path: &'a str,
    span: Option<WireSpan>,
}

/// The counts at the end; `hidden` are those below `--min-level`.
#[derive(Debug, Serialize)]
pub struct WireSummary {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    pub hidden: usize,
    pub allowed: usize,
    pub baseline: usize,
    pub unchanged: usize,
}

impl WireDocument {
    pub fn new(checked: Checked<'_>) -> Self {
        Self {
            path: checked.source.name.clone(),
            format: checked.facts.format.name(),
            date: checked.facts.date.map(|d| d.to_string()),
            kind: checked.facts.kind.name(),
        }
    }
}

impl WireSummary {
    pub fn new(summary: &Summary) -> Self {
        let Counts { errors, warnings, notes } = summary.shown;
        Self {
            errors,
            warnings,
            notes,
            hidden: summary.hidden.total(),
            allowed: summary.allowed,
            baseline: summary.known,
            unchanged: summary.elsewhere,
        }
    }
}

/// A diagnostic of a checked document.
pub fn diagnostic<'a>(checked: Checked<'a>, d: &'a Diagnostic) -> WireDiagnostic<'a> {
    WireDiagnostic {
        path: &d.path,
        rule: &d.rule,
        level: d.level.name(),
        message: &d.message,
        labels: d.labels().enumerate().map(|(i, l)| label(checked, d, l, i == 0)).collect(),
        notes: &d.notes,
        help: d.help.as_deref(),
        fix: fix(checked.source, d),
        fingerprint: &d.fingerprint,
    }
}

/// An allowance of a checked document.
pub fn suppression<'a>(checked: Checked<'a>, s: &'a Suppression) -> WireSuppression<'a> {
    let (kind, scope, fingerprint) = match s.by {
        By::Draft(scope) => ("draft", Some(scope.name()), None),
        By::File => ("file", None, Some(s.place.text.as_str())),
    };
    let other = s.place.path.as_deref();
    let span = other.is_none().then(|| WireSpan::new(checked.source, s.place.span));
    WireSuppression {
        path: &s.path,
        kind,
        state: s.outcome(),
        rules: s.rules.iter().map(|(name, _)| name.as_str()).collect(),
        scope,
        fingerprint,
        reason: s.reason.as_deref(),
        until: s.until.map(|d| d.to_string()),
        place: WirePlace { path: other.unwrap_or(&s.path), span },
        hidden: s.hidden.iter().map(|d| diagnostic(checked, d)).collect(),
    }
}

fn label<'a>(checked: Checked<'a>, d: &'a Diagnostic, label: &'a Label, primary: bool) -> WireLabel<'a> {
    WireLabel {
        primary,
        path: label.path.as_deref().unwrap_or(&d.path),
        text: (!checked.withheld).then_some(&label.text),
        message: &label.message,
        span: WireSpan::new(checked.source_of(label), label.span),
    }
}

fn fix<'a>(source: &Source, d: &'a Diagnostic) -> Option<WireFix<'a>> {
    let fix = d.fix.as_ref()?;
    let edits = fix.edits.iter().map(|e| WireEdit { span: WireSpan::new(source, e.span), text: &e.text });
    Some(WireFix { applicability: fix.applicability.name(), edits: edits.collect() })
}
