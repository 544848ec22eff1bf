//! What the page is told of a draft, as JSON of its own.
//!
//! In: a draft judged. Out: [`Told`]. Places are in UTF-16 code units of the page's text (`shown`).

use serde::Serialize;

use super::shown::Shown;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Label};
use crate::document::is_held;
use crate::draft::Draft;
use crate::report::summary::Tally;
use crate::rules::{RuleSet, calendar};
use crate::workspace::judge::{Done, Found};

/// All that the page shows of a draft.
#[derive(Serialize)]
pub struct Told {
    name: String,
    format: &'static str,
    /// Whether its text is not what is in the file, so that it can be read only.
    packed: bool,
    /// The text of the box, where the page does not have it.
    text: Option<String>,
    /// How the lines of the file end.
    crlf: bool,
    documents: Vec<Story>,
    findings: Vec<Finding>,
    allowed: Vec<Allowed>,
}

/// One story of a source.
#[derive(Serialize)]
struct Story {
    kind: &'static str,
    date: Option<String>,
    /// In words.
    day: Option<String>,
    /// Who says the date.
    by: Option<&'static str>,
    /// Day until which it is held, in words.
    embargo: Option<String>,
    foreign: bool,
    sentences: usize,
    figures: usize,
    sourced: usize,
    dates: usize,
    names: usize,
}

/// One finding.
#[derive(Serialize)]
struct Finding {
    /// Of all findings of the source no other has it.
    id: String,
    rule: String,
    /// What the rule is for.
    summary: String,
    level: &'static str,
    /// Shown whatever level is not.
    always: bool,
    message: String,
    notes: Vec<String>,
    help: Option<String>,
    /// The primary one first.
    places: Vec<Place>,
    fix: Option<Change>,
}

/// Words of the draft, or of another file.
#[derive(Serialize)]
struct Place {
    start: u32,
    end: u32,
    line: usize,
    text: String,
    message: String,
    /// The other file.
    path: Option<String>,
}

/// What a fix would change.
#[derive(Serialize)]
struct Change {
    safe: bool,
    edits: Vec<Swap>,
}

/// Words in the place of others.
#[derive(Serialize)]
pub struct Swap {
    /// First code unit that goes.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// What comes.
    pub text: String,
}

/// A finding that stays.
#[derive(Serialize)]
struct Allowed {
    rule: String,
    message: String,
    reason: Option<String>,
}

impl Told {
    /// Tells all of a draft, its text too where the page does not have it.
    pub fn new(done: &Done, with_text: bool) -> Self {
        let source = &done.source;
        let shown = Shown::new(&source.text);
        let format = done.documents.first().map(|d| d.facts.format);
        let findings = |(n, found): (usize, &Found)| {
            let told = found.found.iter().map(|d| finding(done, &shown, n, d));
            told.collect::<Vec<_>>()
        };
        Self {
            name: source.name.clone(),
            format: format.map_or("text", |f| f.name()),
            packed: format.is_some_and(|f| f.is_packed()),
            text: with_text.then(|| shown.text()),
            crlf: source.text.contains("\r\n"),
            documents: done.documents.iter().map(story).collect(),
            findings: done.documents.iter().enumerate().flat_map(findings).collect(),
            allowed: done.documents.iter().flat_map(allowed).collect(),
        }
    }
}

fn story(found: &Found) -> Story {
    let facts = &found.facts;
    let by = |draft: &Draft| draft.document.metadata.date.as_ref().map(|d| d.by);
    let Tally { sentences, figures, sourced, dates, names, .. } = facts.tally;
    Story {
        kind: facts.kind.name(),
        date: facts.date.map(|d| d.to_string()),
        day: facts.date.map(calendar::long),
        by: found.draft.as_ref().and_then(by),
        embargo: facts.embargo.filter(|_| is_held(facts.date, facts.embargo)).map(calendar::long),
        foreign: found.foreign,
        sentences,
        figures,
        sourced,
        dates,
        names,
    }
}

fn finding(done: &Done, shown: &Shown<'_>, document: usize, d: &Diagnostic) -> Finding {
    Finding {
        id: id(document, d),
        rule: d.rule.clone(),
        summary: summary(&done.rules, &d.rule),
        level: d.level.name(),
        always: d.always_shown,
        message: d.message.clone(),
        notes: d.notes.clone(),
        help: d.help.clone(),
        places: d.labels().map(|l| place(done, shown, l)).collect(),
        fix: d.fix.as_ref().map(|fix| change(shown, fix)),
    }
}

/// Fingerprints are of a document, and a source may hold several.
pub fn id(document: usize, d: &Diagnostic) -> String {
    format!("{document}-{}", d.fingerprint)
}

fn summary(rules: &RuleSet, rule: &str) -> String {
    rules.rule(rule).map(|r| r.spec.summary.clone()).unwrap_or_default()
}

fn place(done: &Done, shown: &Shown<'_>, label: &Label) -> Place {
    let source = &done.source;
    let path = label.path.clone().filter(|path| *path != source.name);
    let (start, end, line) = match path {
        Some(_) => (0, 0, 0),
        None => (
            shown.unit(label.span.start),
            shown.unit(label.span.end),
            source.lines().position(&source.text, label.span.start).line,
        ),
    };
    Place { start, end, line, text: label.text.clone(), message: label.message.clone(), path }
}

fn change(shown: &Shown<'_>, fix: &Fix) -> Change {
    let safe = fix.applicability == Applicability::Safe;
    let swap = |e: &Edit| Swap {
        start: shown.unit(e.span.start),
        end: shown.unit(e.span.end),
        text: e.text.clone(),
    };
    Change { safe, edits: fix.edits.iter().map(swap).collect() }
}

fn allowed(found: &Found) -> Vec<Allowed> {
    let used = found.suppressions.iter().flat_map(|s| s.hidden.iter().map(move |d| (s, d)));
    let told = used.map(|(s, d)| Allowed {
        rule: d.rule.clone(),
        message: d.message.clone(),
        reason: s.reason.clone(),
    });
    told.collect()
}
