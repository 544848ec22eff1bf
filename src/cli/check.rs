//! `copydesk check`.

use std::sync::Arc;

use super::args::Check;
use super::desk::Desk;
use super::input::{self, Job, Trouble};
use super::sinks::Sinks;
use super::tell::Told;
use super::{Status, output, run};
use crate::diagnostic::Diagnostic;
use crate::draft::Draft;
use crate::lint::lint;
use crate::report::Facts;
use crate::report::summary::{Counts, Summary};
use crate::rules::RuleSet;
use crate::source::Source;

/// A source with what was found in its documents.
struct Done {
    source: Source,
    rules: Arc<RuleSet>,
    documents: Vec<Found>,
}

/// What was found in one document.
struct Found {
    facts: Facts,
    shown: Vec<Diagnostic>,
    hidden: Counts,
    foreign: bool,
    fails: bool,
}

/// Checks drafts and reports what was found.
///
/// # Errors
///
/// What stops the run: a configuration or a report that cannot be opened.
pub fn run(args: &Check) -> anyhow::Result<Status> {
    let mut sinks = Sinks::open(args)?;
    let mut desk = Desk::new(&args.rules);
    let (mut summary, mut found, mut told) = (Summary::default(), Status::Clean, Told::default());
    let work = |job: Job| check(args, job);
    let ended = run::in_order(args.drafts.threads, input::jobs(&args.drafts, &mut desk), work, |done| {
        let Some(done) = told.take(done)? else { return Ok(()) };
        found = found.max(count(&mut summary, &done));
        report(&mut sinks, &done)
    });
    match ended {
        Err(e) if output::is_closed(&e) => return Ok(found),
        other => other?,
    }
    summary.unread = told.unread;
    sinks.end(&summary)?;
    Ok(told.status(found, &args.drafts, &desk))
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
    let found = lint(draft, rules);
    let fails = args.fail_on.0.is_some_and(|least| found.iter().any(|d| d.level >= least));
    let least = args.min_level();
    let (shown, hidden): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|d| d.always_shown || d.level >= least);
    Found { facts: Facts::of(draft), shown, hidden: Counts::of(&hidden), foreign: draft.foreign.draft, fails }
}

fn count(summary: &mut Summary, done: &Done) -> Status {
    for found in &done.documents {
        summary.read += found.facts.tally;
        summary.shown += Counts::of(&found.shown);
        summary.hidden += found.hidden;
        summary.foreign += usize::from(found.foreign);
    }
    if done.documents.iter().any(|f| f.fails) { Status::Findings } else { Status::Clean }
}

fn report(sinks: &mut Sinks, done: &Done) -> anyhow::Result<()> {
    let mut documents = done.documents.iter();
    documents.try_for_each(|f| sinks.document(&done.source, &f.facts, &f.shown, &done.rules))
}
