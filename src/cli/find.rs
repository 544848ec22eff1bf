//! Drafts judged, one after another: what `check`, `baseline` and `allow` stand on.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::args::Drafts;
use super::desk::Desk;
use super::input::{self, Job, Loaded, Trouble};
use super::tell::Told;
use super::{across, run};
use crate::diagnostic::Diagnostic;
use crate::draft::Draft;
use crate::lint::suppress::{By, Suppression};
use crate::lint::{self, Judged};
use crate::report::{Facts, Others};
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
    fn close(&mut self) {
        self.documents.iter_mut().for_each(|d| d.close(&self.rules));
    }
}

/// Judges all drafts and hands them to `sink` in their order; they are compared with one another before, where
/// that was asked for.
///
/// # Errors
///
/// What stops the run, and whatever `sink` returns.
pub fn each(
    drafts: &Drafts,
    keep: Keep,
    (desk, told): (&mut Desk<'_>, &mut Told),
    mut sink: impl FnMut(&Done, &Others<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut kept = Vec::new();
    let work = |job: Job| find(drafts, keep, job);
    run::in_order(drafts.threads, input::jobs(drafts, desk), work, |done| {
        match told.take(done)? {
            Some(done) if keep.across => kept.push(done),
            Some(done) => sink(&done, &Others::new())?,
            None => {}
        }
        Ok(())
    })?;
    across::compare(&mut kept);
    kept.iter_mut().for_each(Done::close);
    let others: Others = kept.iter().map(|d| (d.source.name.as_str(), &d.source)).collect();
    kept.iter().try_for_each(|done| sink(done, &others))
}

fn find(drafts: &Drafts, keep: Keep, job: Job) -> Result<Done, Trouble> {
    let Loaded { source, documents, force } = job.load(drafts)?;
    let mut entries = force.entries(&source.name);
    // Nobody can tell whether an allowance of a comparison is used without one.
    entries.entries.retain(|e| keep.across || !e.across);
    let rules = force.rules;
    let facts = &rules.facts;
    let judge = |document| {
        let draft = Draft::read(&source.name, document, &facts.lexicon, &facts.gazetteer);
        let Judged { found, suppressions } = lint::judge(&draft, &rules, &entries);
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
    Ok(done)
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
