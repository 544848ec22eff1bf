//! One draft of a page: its marks, its mend and its rendering.

use copydesk::diagnostic::{Applicability, Diagnostic};
use copydesk::report::Others;
use copydesk::report::terminal::{self, Look};
use copydesk::rules::builtin::Builtin;
use copydesk::rules::page::{Example, Expected};
use copydesk::source::Source;

use crate::desk::{self, Files};

/// Columns that pages are rendered at.
const WIDTH: usize = 80;

/// What is found must be what is marked; `fixed` and `output` must be so.
pub fn check(rule: &Builtin, example: &Example) -> Result<(), String> {
    let rules = Files::of(example).rules()?;
    let source = desk::source(example);
    let found = desk::found(example, &rules);
    marks(rule, example, &found)?;
    let own: Vec<&Diagnostic> = found.iter().filter(|d| d.rule == rule.name).collect();
    if let Some(fixed) = &example.fixed {
        same("the draft after its safe fixes", fixed, &mend(&example.draft, &own))?;
    }
    match &example.output {
        Some(output) => same("the rendering", output, &render(&source, &own)),
        None => Ok(()),
    }
}

fn marks(rule: &Builtin, example: &Example, found: &[Diagnostic]) -> Result<(), String> {
    let missed = example.expected.iter().filter(|e| !found.iter().any(|d| meets(d, e)));
    let marked = |d: &&Diagnostic| !example.expected.iter().any(|e| meets(d, e));
    let stray = found.iter().filter(|d| d.rule == rule.name).filter(marked);
    let told: Vec<String> = missed
        .map(|e| {
            format!(
                "missed: {} at “{}” {}",
                e.rule,
                e.span.of(&example.draft),
                e.level.as_deref().unwrap_or("")
            )
        })
        .chain(stray.map(|d| {
            format!(
                "not marked: {} at “{}” ({}): {}",
                d.level,
                d.primary.span.of(&example.draft),
                d.rule,
                d.message
            )
        }))
        .collect();
    if told.is_empty() { Ok(()) } else { Err(format!("{}\n{}", told.join("\n"), example.draft)) }
}

fn meets(d: &Diagnostic, e: &Expected) -> bool {
    let level = e.level.as_deref().is_none_or(|l| l == d.level.name());
    d.rule == e.rule && d.primary.span == e.span && level
}

/// The draft with the safe fixes put in, the last one first.
fn mend(draft: &str, found: &[&Diagnostic]) -> String {
    let safe = found.iter().filter_map(|d| d.fix.as_ref()).filter(|f| f.applicability == Applicability::Safe);
    let mut edits: Vec<_> = safe.flat_map(|f| &f.edits).collect();
    edits.sort_by_key(|e| e.span);
    edits.dedup();
    let mut text = draft.to_owned();
    edits.iter().rev().for_each(|e| text.replace_range(e.span.range(), &e.text));
    text
}

fn render(source: &Source, found: &[&Diagnostic]) -> String {
    let look = Look { width: WIDTH, color: false };
    let mut out = Vec::new();
    for d in found {
        terminal::emit(&mut out, look, source, &Others::new(), d).expect("memory takes all");
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn same(what: &str, expected: &str, found: &str) -> Result<(), String> {
    if expected.trim_end() == found.trim_end() {
        return Ok(());
    }
    Err(format!("{what} is another\n--- page\n{expected}\n--- found\n{found}"))
}
