//! The examples of a rule's page, tried.
//!
//! In: a rule and its page. Out: what an example finds that it should not, and what it does not find, with a diff that
//! shows what the page would have to say.
//! Not here: how a page is read (`rules::page`), which pages are tried (`test`).

use std::collections::BTreeSet;

use crate::diagnostic::{Applicability, Diagnostic};
use crate::document::{self, Format, Overrides};
use crate::draft::Draft;
use crate::lint::lint;
use crate::report::terminal::{self, Look, WIDTH};
use crate::report::{Others, diff};
use crate::rules::page::{Example, Expected};
use crate::rules::{Rule, RuleSet};
use crate::source::{Source, SourceSpan};

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
    if let Some(last) = failures.last_mut() {
        let marks = |found: Vec<Marked>| marked(&source, found);
        let (page, draft) = (marks(expected(example)), marks(met(&found, &example.expected)));
        *last = format!("{last}\n{}", difference(&page, &draft));
    }
    failures
        .extend(differs("the draft after its fixes", example.fixed.as_deref(), || fixed(&source, &found)));
    failures.extend(differs("its report", example.output.as_deref(), || rendered(&source, &found)));
    failures
}

/// A mark of carets and the words after it.
type Marked = (SourceSpan, String);

/// The marks of the page.
fn expected(example: &Example) -> Vec<Marked> {
    let words = |e: &Expected| match &e.level {
        Some(level) => format!("{} {level}", e.rule),
        None => e.rule.clone(),
    };
    example.expected.iter().map(|e| (e.span, words(e))).collect()
}

/// The marks that the page would need; where it leaves out the level, so do they.
fn met(found: &[Diagnostic], expected: &[Expected]) -> Vec<Marked> {
    let bare = |d: &Diagnostic| expected.iter().any(|e| fits(d, e) && e.level.is_none());
    let words = |d: &Diagnostic| if bare(d) { d.rule.clone() } else { format!("{} {}", d.rule, d.level) };
    found.iter().map(|d| (d.primary.span, words(d))).collect()
}

/// A draft with its marks, as a page holds it.
fn marked(source: &Source, mut marks: Vec<Marked>) -> String {
    marks.sort();
    let (mut text, mut at) = (String::new(), 0);
    for line in source.text.split_inclusive('\n') {
        let end = at + line.len();
        text.push_str(line);
        let own = marks.iter().filter(|(span, _)| (at..end).contains(&span.range().start));
        for (span, words) in own {
            let upto =
                |to: usize| source.text.get(at..to.min(end)).map_or(0, |t| t.trim_end().chars().count());
            let before = source.text.get(at..span.range().start).map_or(0, |t| t.chars().count());
            let carets = upto(span.range().end).saturating_sub(before).max(1);
            text.push_str(&format!("{:before$}{:^<carets$} {words}\n", "", ""));
        }
        at = end;
    }
    text
}

/// What the page says and what was found, as a diff.
fn difference(page: &str, found: &str) -> String {
    diff::shown(&diff::unified("page", page, found)).replace("+++ page", "+++ found").trim_end().to_owned()
}

fn name(format: Format) -> &'static str {
    match format {
        Format::Text => "draft.txt",
        Format::Markdown => "draft.md",
        Format::Html => "draft.html",
        Format::Ninjs | Format::Ans => "draft.json",
        Format::Nitf | Format::Newsml => "draft.xml",
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
    for mut document in document::read(source, example.format).into_iter().flatten() {
        document::apply(&mut document, overrides);
        let draft = Draft::read(&source.name, document, &rules.facts.lexicon, &rules.facts.gazetteer);
        found.extend(lint(&draft, rules));
    }
    found.retain(|d| d.rule == rule.name || example.expected.iter().any(|e| e.rule == d.rule));
    found
}

fn compare(source: &Source, found: &[Diagnostic], expected: &[Expected]) -> Vec<String> {
    let missed = expected.iter().filter(|e| !found.iter().any(|d| fits(d, e)));
    let missed = missed.map(|e| {
        let level = e.level.as_deref().unwrap_or("finding");
        format!("no {level} of {} on `{}`", e.rule, source.slice(e.span))
    });
    let stray = found.iter().filter(|d| !expected.iter().any(|e| fits(d, e)));
    let stray = stray.map(|d| format!("{} of {} on `{}`: {}", d.level, d.rule, d.primary.text, d.message));
    missed.chain(stray).collect()
}

fn fits(d: &Diagnostic, e: &Expected) -> bool {
    let level = e.level.as_deref().is_none_or(|l| l == d.level.name());
    d.rule == e.rule && d.primary.span == e.span && level
}

fn differs(what: &str, expected: Option<&str>, found: impl FnOnce() -> String) -> Option<String> {
    let expected = expected?;
    let found = found();
    let line = |text: &str| format!("{}\n", text.trim_end());
    let (expected, found) = (line(expected), line(&found));
    (found != expected).then(|| format!("{what} is another:\n{}", difference(&expected, &found)))
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
