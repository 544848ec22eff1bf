//! A draft judged: what was found in each of its documents.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::read::Loaded;
use crate::diagnostic::{Applicability, Diagnostic};
use crate::draft::Draft;
use crate::lint::suppress::{By, Suppression};
use crate::lint::{self, Judged};
use crate::report::Facts;
use crate::rules::RuleSet;
use crate::rules::profile::Profile;
use crate::source::{Source, SourceSpan};

/// A source with what was found in its documents.
pub struct Done {
    /// What was read.
    pub source: Source,
    /// The rules in force for it.
    pub rules: Arc<RuleSet>,
    /// The side file of allowances.
    pub allowed: Option<Arc<Source>>,
    /// What was found, by document.
    pub documents: Vec<Found>,
}

/// What was found in one document.
pub struct Found {
    /// What is known of it.
    pub facts: Facts,
    /// What stands, in order.
    pub found: Vec<Diagnostic>,
    /// What is allowed, with what it hides.
    pub suppressions: Vec<Suppression>,
    /// Whether it is not in English.
    pub foreign: bool,
    /// What other documents are compared with, where they are.
    pub profile: Option<Profile>,
    /// All that was read, where a report shows it.
    pub draft: Option<Draft>,
}

/// What is kept of each draft beside its findings.
#[derive(Debug, Clone, Copy)]
pub struct Keep {
    /// All findings until the end, to compare the drafts with one another.
    pub across: bool,
    /// The draft as it was read.
    pub drafts: bool,
}

impl Keep {
    /// Nothing but the findings.
    pub fn findings(across: bool) -> Self {
        Keep { across, drafts: false }
    }
}

impl Found {
    /// Tells what is wrong with suppressions, when all that they may hide is known.
    fn close(&mut self, rules: &RuleSet) {
        self.found.extend(lint::about(&self.suppressions, rules, self.facts.kind));
        self.found.sort_by(|a, b| a.order().cmp(&b.order()));
    }
}

impl Done {
    /// Tells what is wrong with suppressions, when all that they may hide is known.
    pub fn close(&mut self) {
        self.documents.iter_mut().for_each(|d| d.close(&self.rules));
    }

    /// What stands in all documents, in the order of the source.
    pub fn found(&self) -> Vec<&Diagnostic> {
        let mut found: Vec<&Diagnostic> = self.documents.iter().flat_map(|d| &d.found).collect();
        found.sort_by(|a, b| a.order().cmp(&b.order()));
        found
    }
}

/// Judges the documents of a draft. What is wrong with suppressions is told by [`Done::close`], after the drafts of a run
/// were compared with one another, or here where they are not.
pub fn judge(loaded: Loaded, keep: Keep) -> Done {
    let Loaded { source, documents, force } = loaded;
    let mut entries = force.entries(&source.name);
    // Nobody can tell whether an allowance of a comparison is used without one.
    entries.entries.retain(|e| keep.across || !e.across);
    let rules = force.rules;
    let facts = &rules.facts;
    let judge = |document| {
        let draft = Draft::read(&source.name, document, &facts.lexicon, &facts.gazetteer);
        let mut judged = lint::judge(&draft, &rules, &entries);
        if draft.document.format.is_packed() {
            only_shown(&mut judged);
        }
        let Judged { found, suppressions } = judged;
        let profile = keep.across.then(|| Profile::of(&draft));
        let (facts, foreign) = (Facts::of(&draft), draft.foreign.draft);
        Found { facts, found, suppressions, foreign, profile, draft: keep.drafts.then_some(draft) }
    };
    let mut documents: Vec<Found> = documents.into_iter().map(judge).collect();
    tell_once(&mut documents);
    let mut done = Done { source, rules, allowed: entries.source, documents };
    if !keep.across {
        done.close();
    }
    done
}

/// Of what is packed, the text is not what is in the file: its fixes have no place there that anybody could write to.
fn only_shown(judged: &mut Judged) {
    let hidden = judged.suppressions.iter_mut().flat_map(|s| &mut s.hidden);
    let fixes = judged.found.iter_mut().chain(hidden).filter_map(|d| d.fix.as_mut());
    fixes.for_each(|fix| fix.applicability = Applicability::DisplayOnly);
}

/// Documents of one source share its metadata and its entries in the side file: what the metadata says
/// is told of the first, and an entry is idle where it hides nothing in any of them.
fn tell_once(documents: &mut [Found]) {
    if documents.len() < 2 {
        return;
    }
    let filed = |s: &Suppression| s.by == By::File;
    let used: BTreeSet<SourceSpan> = documents
        .iter()
        .flat_map(|d| &d.suppressions)
        .filter(|s| filed(s) && !s.hidden.is_empty())
        .map(|s| s.place.span)
        .collect();
    let (mut told, mut idle) = (BTreeSet::new(), BTreeSet::new());
    for document in documents {
        document.found.retain(|d| told.insert((d.rule.clone(), d.primary.span, d.message.clone())));
        document.suppressions.retain(|s| {
            let unused = s.hidden.is_empty() && filed(s);
            !unused || !used.contains(&s.place.span) && idle.insert(s.place.span)
        });
    }
}
