//! The examples of a rule's page, tried.
//!
//! In: a rule and its page. Out: what an example finds that it should not, and what it does not find.
//! Not here: how a page is read (`rules::page`), which pages are tried (`test`).

use std::collections::BTreeSet;

use crate::diagnostic::{Applicability, Diagnostic};
use crate::document::{self, Format, Overrides};
use crate::draft::Draft;
use crate::lint::lint;
use crate::report::Others;
use crate::report::terminal::{self, Look, WIDTH};
use crate::rules::page::{Example, Expected};
use crate::rules::{Rule, RuleSet};
use crate::source::Source;

/// What is wrong with an example, each on one line or, for a text that differs, on many.
pub fn failures(rule: &Rule, rules: &RuleSet, example: &Example) -> Vec<String> {
    let date = match example.date.as_deref().map(str::parse).transpose() {
        Ok(date) => date,
        Err(_) => return vec!["the date of the draft is no day".to_owned()],
    };
    let source = Source::new(name(example.format), example.draft.as_str());
    let overrides = Overrides { date, kind: Some(example.kind) };
    let found = check(rule, rules, example, &source, overrides);
    let mut failures = compare(&source, &found, &example.expected);
    failures.extend(differs("after its fixes", example.fixed.as_deref(), || fixed(&source, &found)));
    failures.extend(differs("its report", example.output.as_deref(), || rendered(&source, &found)));
    failures
}

fn name(format: Format) -> &'static str {
    match format {
        Format::Text => "draft.txt",
        Format::Markdown => "draft.md",
        Format::Html => "draft.html",
    }
}

/// Findings of the page's rule and of those that the example names.
fn check(
    rule: &Rule,
    rules: &RuleSet,
    example: &Example,
    source: &Source,
    overrides: Overrides,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for mut document in document::read(source, example.format) {
        document::apply(&mut document, overrides);
        let draft = Draft::read(&source.name, document, &rules.facts.lexicon, &rules.facts.gazetteer);
        found.extend(lint(&draft, rules));
    }
    found.retain(|d| d.rule == rule.name || example.expected.iter().any(|e| e.rule == d.rule));
    found
}

fn compare(source: &Source, found: &[Diagnostic], expected: &[Expected]) -> Vec<String> {
    let fits = |d: &Diagnostic, e: &Expected| {
        let level = e.level.as_deref().is_none_or(|l| l == d.level.name());
        d.rule == e.rule && d.primary.span == e.span && level
    };
    let missed = expected.iter().filter(|e| !found.iter().any(|d| fits(d, e)));
    let missed = missed.map(|e| {
        let level = e.level.as_deref().unwrap_or("finding");
        format!("no {level} of {} on `{}`", e.rule, source.slice(e.span))
    });
    let stray = found.iter().filter(|d| !expected.iter().any(|e| fits(d, e)));
    let stray = stray.map(|d| format!("{} of {} on `{}`: {}", d.level, d.rule, d.primary.text, d.message));
    missed.chain(stray).collect()
}

fn differs(what: &str, expected: Option<&str>, found: impl FnOnce() -> String) -> Option<String> {
    let expected = expected?;
    let found = found();
    (found.trim_end() != expected.trim_end()).then(|| format!("{what} it reads:\n{}", found.trim_end()))
}

/// The draft after the safe fixes, those that overlap an earlier one left out.
fn fixed(source: &Source, found: &[Diagnostic]) -> String {
    let fixes = found.iter().filter_map(|d| d.fix.as_ref());
    let safe = fixes.filter(|f| f.applicability == Applicability::Safe);
    let edits: BTreeSet<_> = safe.flat_map(|f| &f.edits).map(|e| (e.span, e.text.as_str())).collect();
    let (mut text, mut at) = (String::new(), 0);
    for (span, new) in edits.into_iter().map(|(span, new)| (span.range(), new)) {
        if let Some(kept) = source.text.get(at..span.start) {
            text.push_str(kept);
            text.push_str(new);
            at = span.end;
        }
    }
    text + &source.text[at..]
}

fn rendered(source: &Source, found: &[Diagnostic]) -> String {
    let mut out = Vec::new();
    let look = Look { width: WIDTH, color: false };
    for d in found {
        // Writing to memory cannot fail.
        let _ = terminal::emit(&mut out, look, source, &Others::new(), d);
    }
    String::from_utf8_lossy(&out).into_owned()
}
