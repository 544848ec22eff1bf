//! What holds of a document as a whole.

use serde::Deserialize;

use super::calendar::long;
use super::engine::Check;
use super::findings::{Finding, Findings};
use crate::annotate::temporal::trace::Way;
use crate::diagnostic::Fault;
use crate::document::{Role, is_held};
use crate::draft::Draft;
use crate::source::{SourceSpan, Span};

/// What can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Holds {
    /// Front matter that cannot be read.
    BrokenMetadata,
    /// No date anywhere to resolve others by.
    NoDate,
    /// The draft, or a paragraph, is not in English.
    Foreign,
    /// Held on its own date.
    Embargo,
    /// Nothing to read.
    Empty,
}

/// What holds of a document as a whole.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Condition {
    holds: Holds,
}

impl Check for Condition {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        match self.holds {
            Holds::BrokenMetadata => draft.document.faults.iter().for_each(|f| findings.report(broken(f))),
            Holds::NoDate => no_date(draft, findings),
            Holds::Foreign => foreign(draft, findings),
            Holds::Embargo => embargo(draft, findings),
            Holds::Empty => empty(draft, findings),
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["what", "remedy"]
    }
}

fn broken(fault: &Fault) -> Finding {
    let values = vec![("what", fault.message.clone()), ("remedy", fault.help.clone().unwrap_or_default())];
    Finding { at_source: Some(fault.span), values, ..Finding::default() }
}

/// Said only where a date would be resolved by it.
fn no_date(draft: &Draft, findings: &mut Findings<'_>) {
    let waits = draft.annotations.dates.iter().find(|d| d.trace.way == Way::NoPublication);
    if let Some(date) = waits.filter(|_| draft.document.metadata.date.is_none()) {
        let values = vec![("what", draft.slice(date.span).to_owned())];
        findings.report(Finding { primary: date.span, values, ..Finding::default() });
    }
}

/// A document's own date, not today's, tells whether it is held.
fn embargo(draft: &Draft, findings: &mut Findings<'_>) {
    let metadata = &draft.document.metadata;
    let until = metadata.embargo.as_ref().filter(|e| is_held(draft.document.date(), Some(e.value)));
    if let Some(until) = until {
        let values = vec![("what", long(until.value))];
        let at_source = Some(until.span.unwrap_or_default());
        findings.report(Finding { at_source, values, ..Finding::default() });
    }
}

fn foreign(draft: &Draft, findings: &mut Findings<'_>) {
    let what = if draft.foreign.draft { "the draft" } else { "a paragraph" };
    let most = if draft.foreign.draft { 1 } else { draft.foreign.blocks.len() };
    for block in draft.foreign.blocks.iter().take(most) {
        let span = first_words(draft, draft.document.blocks[*block as usize].span);
        findings.report(Finding {
            primary: span,
            values: vec![("what", what.to_owned())],
            ..Finding::default()
        });
    }
}

/// Enough of a block to know it by.
fn first_words(draft: &Draft, block: Span) -> Span {
    const TOKENS: usize = 6;
    let tokens = draft.tokens_in(block);
    tokens.iter().take(TOKENS).next_back().map_or(block, |t| Span { start: block.start, end: t.span.end })
}

fn empty(draft: &Draft, findings: &mut Findings<'_>) {
    let prose = draft.document.blocks.iter().any(|b| b.role != Role::Boilerplate);
    if !prose {
        findings.report(Finding { at_source: Some(SourceSpan::default()), ..Finding::default() });
    }
}
