//! `copydesk check`.

use std::sync::Arc;

use super::args::Check;
use super::desk::Desk;
use super::input::{self, Job, Trouble};
use super::sinks::Sinks;
use super::tell::Told;
use super::{Status, across, output, run};
use crate::diagnostic::Diagnostic;
use crate::draft::Draft;
use crate::fix;
use crate::lint::lint;
use crate::report::summary::{Counts, Summary};
use crate::report::{Facts, Others};
use crate::rules::RuleSet;
use crate::rules::profile::Profile;
use crate::source::Source;

/// A source with what was found in its documents.
pub struct Done {
    pub source: Source,
    pub rules: Arc<RuleSet>,
    pub documents: Vec<Found>,
}

/// What was found in one document.
pub struct Found {
    pub facts: Facts,
    pub shown: Vec<Diagnostic>,
    pub hidden: Counts,
    pub foreign: bool,
    /// Places that safe fixes would change.
    pub fixes: usize,
    pub fails: bool,
    /// What other documents are compared with, where they are.
    pub profile: Option<Profile>,
}

impl Found {
    /// Sorts findings into those that are shown and those that are only counted.
    pub fn add(&mut self, found: Vec<Diagnostic>, args: &Check) {
        self.fails |= args.fail_on.0.is_some_and(|least| found.iter().any(|d| d.level >= least));
        let least = args.min_level();
        let (shown, hidden): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|d| d.always_shown || d.level >= least);
        self.shown.extend(shown);
        self.shown.sort_by(|a, b| a.order().cmp(&b.order()));
        self.hidden += Counts::of(&hidden);
    }
}

/// Checks drafts and reports what was found.
///
/// # Errors
///
/// What stops the run: a configuration or a report that cannot be opened.
pub fn run(args: &Check) -> anyhow::Result<Status> {
    let mut sinks = Sinks::open(args)?;
    let mut desk = Desk::new(&args.rules);
    let (mut tally, mut told, mut kept) = (Tally::default(), Told::default(), Vec::new());
    let work = |job: Job| check(args, job);
    let ended = run::in_order(args.drafts.threads, input::jobs(&args.drafts, &mut desk), work, |done| {
        match told.take(done)? {
            Some(done) if args.across => kept.push(done),
            Some(done) => tally.report(&mut sinks, &done, &Others::new())?,
            None => {}
        }
        Ok(())
    });
    match ended.and_then(|()| across(args, kept, &mut sinks, &mut tally)) {
        Err(e) if output::is_closed(&e) => return Ok(tally.status),
        other => other?,
    }
    tally.summary.unread = told.unread;
    sinks.end(&tally.summary)?;
    Ok(told.status(tally.status, &args.drafts, &desk))
}

/// Compares the documents that were kept with one another, and reports them all.
fn across(args: &Check, mut kept: Vec<Done>, sinks: &mut Sinks, tally: &mut Tally) -> anyhow::Result<()> {
    across::compare(args, &mut kept);
    let others: Others = kept.iter().map(|d| (d.source.name.as_str(), &d.source)).collect();
    kept.iter().try_for_each(|done| tally.report(sinks, done, &others))
}

fn check(args: &Check, job: Job) -> Result<Done, Trouble> {
    let (loaded, rules) = job.load(&args.drafts)?;
    let (source, facts) = (loaded.source, &rules.facts);
    let drafts = loaded.documents.into_iter();
    let drafts = drafts.map(|d| Draft::read(&source.name, d, &facts.lexicon, &facts.gazetteer));
    let documents = drafts.map(|draft| find(args, &draft, &rules)).collect();
    Ok(Done { source, rules, documents })
}

fn find(args: &Check, draft: &Draft, rules: &RuleSet) -> Found {
    let diagnostics = lint(draft, rules);
    let mut found = Found {
        facts: Facts::of(draft),
        shown: Vec::new(),
        hidden: Counts::default(),
        foreign: draft.foreign.draft,
        fixes: fix::edits(&diagnostics).len(),
        fails: false,
        profile: args.across.then(|| Profile::of(draft)),
    };
    found.add(diagnostics, args);
    found
}

/// What came of the run so far.
struct Tally {
    summary: Summary,
    status: Status,
}

impl Default for Tally {
    fn default() -> Self {
        Self { summary: Summary::default(), status: Status::Clean }
    }
}

impl Tally {
    fn report(&mut self, sinks: &mut Sinks, done: &Done, others: &Others<'_>) -> anyhow::Result<()> {
        for found in &done.documents {
            self.count(found);
            sinks.document((&done.source, others), &found.facts, &found.shown, &done.rules)?;
        }
        Ok(())
    }

    fn count(&mut self, found: &Found) {
        self.summary.read += found.facts.tally;
        self.summary.shown += Counts::of(&found.shown);
        self.summary.hidden += found.hidden;
        self.summary.fixes += found.fixes;
        self.summary.foreign += usize::from(found.foreign);
        if found.fails {
            self.status = Status::Findings;
        }
    }
}
