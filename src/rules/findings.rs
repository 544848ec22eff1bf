//! From what an engine found to a diagnostic: level, words, places in the source.
//!
//! In: a [`Finding`] in places of the document's text. Out: a [`Diagnostic`].
//! A check cannot misname itself: [`Findings`] knows the rule.

use std::cell::OnceCell;

use super::claims::Levels;
use super::scope::is_quoted;
use super::spelling::names::{Lists, Names};
use super::template::{Template, Values};
use super::{Facts, Rule};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Label, Level};
use crate::document::{MarkupKind, Shape};
use crate::draft::{Draft, Voices};
use crate::source::{SourceSpan, Span};

/// A further place of a finding.
#[derive(Debug, Clone)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// A few words beside it; may be empty.
    pub message: String,
}

/// What an engine found.
#[derive(Debug, Clone, Default)]
pub struct Finding {
    /// The fewest words at fault.
    pub primary: Span,
    /// The other places.
    pub others: Vec<Mark>,
    /// Beside the words at fault, where the rule's own label does not fit.
    pub label: Option<String>,
    /// A query, not a sure fault.
    pub query: bool,
    /// Whether the figures only stand near one another, and no words bind them.
    pub loose: bool,
    /// Levels in place of the rule's own.
    pub levels: Option<Levels>,
    /// For the holes of the rule's templates.
    pub values: Vec<(&'static str, String)>,
    /// The reckoning, besides the rule's note.
    pub notes: Vec<String>,
    /// What to do, where the rule's own help does not fit.
    pub help: Option<String>,
    /// Words to put in place of others.
    pub edits: Vec<(Span, String)>,
    /// Place in the source, where the words at fault are no prose (metadata).
    pub at_source: Option<SourceSpan>,
}

/// Where a check puts what it finds.
pub struct Findings<'a> {
    pub(super) rule: &'a Rule,
    pub(super) draft: &'a Draft,
    pub(super) facts: &'a Facts,
    pub(super) names: &'a OnceCell<Names<'a>>,
    pub(super) found: Vec<Diagnostic>,
}

impl<'a> Findings<'a> {
    /// Word lists, gazetteer and spelling units.
    pub fn facts(&self) -> &'a Facts {
        self.facts
    }

    /// The names of the draft, gathered when a rule first asks for them.
    pub fn names(&self) -> &'a Names<'a> {
        let Facts { lexicon, gazetteer, .. } = self.facts;
        self.names.get_or_init(|| Names::of(self.draft, Lists { gazetteer, lexicon }))
    }

    /// Reports with the rule's own message.
    pub fn report(&mut self, finding: Finding) {
        self.report_as(&self.rule.spec.message, finding);
    }

    /// Reports with a message of the engine's choice.
    pub fn report_as(&mut self, message: &Template, finding: Finding) {
        let Some(level) = self.level(&finding) else { return };
        let diagnostic = self.diagnostic(level, message, finding);
        self.found.push(diagnostic);
    }

    /// None where the rule is off or does not read the block.
    fn level(&self, finding: &Finding) -> Option<Level> {
        let spec = &self.rule.spec;
        let block = self.draft.document.block_at(finding.primary.start);
        let read = finding.at_source.is_some() || block.is_none_or(|b| spec.reads(b.role));
        let kind = self.draft.document.kind();
        let mut level = match &finding.levels {
            Some(case) => self.rule.case_level(kind, case),
            None => self.rule.level(kind, !finding.query),
        };
        if let Some(most) = spec.quoted.filter(|_| self.is_quoted(finding)) {
            level = level.min(most.0);
        }
        if finding.loose {
            level = level.min(Level::Warning);
        }
        let speaks = spec.speaks(self.draft, finding.primary);
        (read && speaks && level > Level::Off).then_some(level)
    }

    /// Whether a place is the writer's own prose, in one piece: across markup, in links, code, quotations and titles
    /// of works nothing is changed unasked.
    fn is_own(&self, span: Span) -> bool {
        let document = &self.draft.document;
        let Voices { quoted, titles, .. } = &self.draft.voices;
        let block_quote = document.block_at(span.start).is_some_and(|b| b.shape == Shape::BlockQuote);
        document.map.is_verbatim(span)
            && !document.touches(span, MarkupKind::Link)
            && !document.touches(span, MarkupKind::Code)
            && !titles.touches_other(span)
            && !quoted.touches(span)
            && !block_quote
    }

    /// Whether a place of the finding lies in a direct quotation.
    fn is_quoted(&self, finding: &Finding) -> bool {
        let spans = std::iter::once(finding.primary).chain(finding.others.iter().map(|m| m.span));
        spans.into_iter().any(|s| is_quoted(self.draft, s))
    }

    fn diagnostic(&self, level: Level, message: &Template, finding: Finding) -> Diagnostic {
        let spec = &self.rule.spec;
        let values: Values<'_> = &finding.values;
        let note = spec.note.fill_known(values);
        let mut secondary: Vec<Label> =
            finding.others.iter().map(|m| self.label(m.span, &m.message)).collect();
        secondary.sort_by_key(|l| l.span);
        Diagnostic {
            path: self.draft.path.clone(),
            rule: self.rule.name.clone(),
            level,
            always_shown: spec.always_shown,
            message: message.fill(values),
            primary: self.primary(&finding, finding.label.clone().unwrap_or_else(|| spec.label.fill(values))),
            secondary,
            notes: finding.notes.iter().cloned().chain(note).collect(),
            help: finding.help.clone().or_else(|| spec.help.fill_known(values)).filter(|h| !h.is_empty()),
            fix: self.fix(&finding),
            fingerprint: String::new(),
        }
    }

    fn primary(&self, finding: &Finding, message: String) -> Label {
        match finding.at_source {
            Some(span) => Label { path: None, span, text: String::new(), message },
            None => self.label(finding.primary, &message),
        }
    }

    fn label(&self, span: Span, message: &str) -> Label {
        let document = &self.draft.document;
        let text = document.slice(span).to_owned();
        Label { path: None, span: document.map.to_source(span), text, message: message.to_owned() }
    }

    /// Whether words can be put in at a place as they are.
    fn is_mendable(&self, (span, words): &(Span, String)) -> bool {
        let document = &self.draft.document;
        self.is_own(*span) && document.format.holds(words) && !document.metadata.doubled
    }

    /// Places that are the writer's own prose are mended; where there is none, the mend of the others is only shown.
    fn fix(&self, finding: &Finding) -> Option<Fix> {
        let own: Vec<&(Span, String)> = finding.edits.iter().filter(|e| self.is_mendable(e)).collect();
        let (applicability, edits) = match own.is_empty() {
            true => (Applicability::DisplayOnly, finding.edits.iter().collect()),
            false => (Applicability::Safe, own),
        };
        let map = &self.draft.document.map;
        let edits: Vec<Edit> =
            edits.iter().map(|e| Edit { span: map.to_source(e.0), text: e.1.clone() }).collect();
        (!edits.is_empty()).then_some(Fix { applicability, edits })
    }
}
