//! The shape of SARIF: results, places, fixes, the tool.

use serde::Serialize;

use super::rules::{Descriptor, level_name};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Label};
use crate::lint::suppress::{By, Suppression};
use crate::report::Checked;
use crate::report::paths::Root;
use crate::report::place::WireSpan;
use crate::source::{Source, SourceSpan};

/// Places of a result that GitHub takes, the first one included.
const LOCATIONS: usize = 1000;

/// Places that a message links to; a reader of more has lost the thread.
const LINKS: usize = 10;

/// A message or description.
#[derive(Debug, Serialize)]
pub struct WireText {
    text: String,
}

impl WireText {
    /// GitHub refuses empty ones.
    pub fn new(text: String) -> Self {
        Self { text }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WireResult<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    message: WireText,
    locations: [WireLocation; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<WireLocation>,
    partial_fingerprints: WireFingerprints<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<WireFix<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<WireSuppression<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct WireLocation {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: WirePhysical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<WireText>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct WirePhysical {
    artifact_location: WireArtifact,
    region: WireRegion,
}

#[derive(Debug, Serialize)]
struct WireArtifact {
    uri: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct WireRegion {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

/// GitHub looks at `primaryLocationLineHash` alone. It is left to the upload, which reckons it from the file and warns of
/// every finding for which a report brings another.
#[derive(Debug, Serialize)]
struct WireFingerprints<'a> {
    #[serde(rename = "copydesk/v1")]
    own: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct WireFix<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<WireText>,
    artifact_changes: [WireChange<'a>; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct WireChange<'a> {
    artifact_location: WireArtifact,
    replacements: Vec<WireReplacement<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct WireReplacement<'a> {
    deleted_region: WireRegion,
    #[serde(skip_serializing_if = "Option::is_none")]
    inserted_content: Option<WireContent<'a>>,
}

#[derive(Debug, Serialize)]
struct WireContent<'a> {
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct WireSuppression<'a> {
    kind: &'static str,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    justification: Option<&'a str>,
}

/// How the run ended.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WireInvocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<WireNotification>,
}

#[derive(Debug, Serialize)]
struct WireNotification {
    level: &'static str,
    message: WireText,
}

impl WireInvocation {
    /// `left` results found no room in the report.
    pub fn new(successful: bool, left: usize) -> Self {
        let failed = "the job, or a part of it, could not be done; standard error says why";
        let failed = (!successful).then(|| ("error", failed.to_owned()));
        let left =
            (left > 0).then(|| ("warning", format!("{left} results, the least of them, found no room")));
        let told = failed.into_iter().chain(left);
        let notifications = told.map(|(level, text)| WireNotification { level, message: WireText { text } });
        Self { execution_successful: successful, tool_execution_notifications: notifications.collect() }
    }
}

/// The program and its rules.
#[derive(Debug, Serialize)]
pub struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    information_uri: &'static str,
    rules: &'a [Descriptor],
}

impl<'a> Tool<'a> {
    /// This release.
    pub fn new(rules: &'a [Descriptor]) -> Self {
        let version = env!("CARGO_PKG_VERSION");
        let home = env!("CARGO_PKG_HOMEPAGE");
        let driver =
            Driver { name: "copydesk", version, semantic_version: version, information_uri: home, rules };
        Self { driver }
    }
}

/// A diagnostic with the index of its rule; `by` is what hides it.
pub fn result<'a>(
    root: &Root,
    checked: Checked<'a>,
    (d, rule): (&'a Diagnostic, usize),
    by: Option<&'a Suppression>,
) -> WireResult<'a> {
    let related: Vec<Related> =
        d.secondary.iter().take(LOCATIONS - 1).map(|l| Related::new(checked, l)).collect();
    WireResult {
        rule_id: &d.rule,
        rule_index: rule,
        level: level_name(d.level),
        message: WireText { text: message(d, &related) },
        locations: [WireLocation {
            id: None,
            physical_location: physical(root, checked, d, &d.primary),
            message: None,
        }],
        related_locations: related.iter().enumerate().map(|(i, r)| r.wire(root, checked, d, i + 1)).collect(),
        partial_fingerprints: WireFingerprints { own: &d.fingerprint },
        fixes: d.fix.iter().filter_map(|f| fix(root, checked.source, d, f)).collect(),
        suppressions: by.into_iter().map(suppression).collect(),
    }
}

/// Another place of a diagnostic, and what is said of it.
struct Related<'a> {
    label: &'a Label,
    text: String,
}

impl<'a> Related<'a> {
    fn new(checked: Checked<'_>, label: &'a Label) -> Self {
        let source = checked.source_of(label);
        let line = || format!("line {}", source.lines().line_of(label.span.start) + 1);
        let words = [&label.message, &label.text].into_iter().find(|w| !w.trim().is_empty());
        Self { label, text: words.cloned().unwrap_or_else(line) }
    }

    fn wire(&self, root: &Root, checked: Checked<'_>, d: &Diagnostic, id: usize) -> WireLocation {
        let message = Some(WireText { text: plain(&self.text) });
        WireLocation { id: Some(id), physical_location: physical(root, checked, d, self.label), message }
    }
}

/// What is wrong with links to the other places, then the reckoning and the way out.
fn message(d: &Diagnostic, related: &[Related<'_>]) -> String {
    let mut head = plain(&d.message);
    if !related.is_empty() {
        let links = related.iter().enumerate().take(LINKS);
        let links: Vec<String> = links.map(|(i, r)| format!("[{}]({})", plain(&r.text), i + 1)).collect();
        head = format!("{head} ({})", links.join(", "));
    }
    let notes = d.notes.iter().map(|n| plain(n));
    let help = d.help.iter().map(|h| format!("help: {}", plain(h)));
    std::iter::once(head).chain(notes).chain(help).collect::<Vec<_>>().join("\n")
}

/// Words in which nothing is taken for a link, nor for a place that an argument fills (SARIF 3.11.5 and 3.11.6).
fn plain(text: &str) -> String {
    let linkless = text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
    linkless.replace('{', "{{").replace('}', "}}")
}

fn physical(root: &Root, checked: Checked<'_>, d: &Diagnostic, label: &Label) -> WirePhysical {
    let path = label.path.as_deref().unwrap_or(&d.path);
    WirePhysical {
        artifact_location: WireArtifact { uri: root.uri(path) },
        region: region(checked.source_of(label), label.span),
    }
}

fn region(source: &Source, span: SourceSpan) -> WireRegion {
    let at = WireSpan::new(source, span);
    WireRegion {
        start_line: at.line,
        start_column: at.column,
        end_line: at.end_line,
        end_column: at.end_column,
    }
}

/// A fix that may be applied; one for show alone is left out.
fn fix<'a>(root: &Root, source: &Source, d: &'a Diagnostic, fix: &'a Fix) -> Option<WireFix<'a>> {
    let replacements = fix.edits.iter().map(|e| WireReplacement {
        deleted_region: region(source, e.span),
        inserted_content: Some(WireContent { text: &e.text }).filter(|c| !c.text.is_empty()),
    });
    (fix.applicability != Applicability::DisplayOnly).then(|| WireFix {
        description: d.help.as_deref().map(|h| WireText::new(plain(h))),
        artifact_changes: [WireChange {
            artifact_location: WireArtifact { uri: root.uri(&d.path) },
            replacements: replacements.collect(),
        }],
    })
}

fn suppression(s: &Suppression) -> WireSuppression<'_> {
    let kind = match s.by {
        By::Draft(_) => "inSource",
        By::File => "external",
    };
    WireSuppression { kind, status: "accepted", justification: s.reason.as_deref() }
}
