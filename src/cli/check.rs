//! `copydesk check`.

use std::sync::Arc;

use super::args::Check;
use super::desk::Desk;
use super::input::{self, Fault, Input};
use super::sinks::Sinks;
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
    let (mut summary, mut status) = (Summary::default(), Status::Clean);
    let work = |(input, rules): (Input, Arc<RuleSet>)| check(args, input, rules);
    let inputs = input::with_rules(&args.drafts, &mut desk);
    let ended = run::in_order(args.drafts.threads, inputs, work, |done| {
        let done = done?;
        status = status.max(count(&mut summary, &done));
        report(&mut sinks, done)
    });
    match ended {
        Err(e) if output::is_closed(&e) => return Ok(status),
        other => other?,
    }
    sinks.end(&summary)?;
    Ok(if desk.is_sound() { status } else { Status::Failed })
}

fn check(args: &Check, input: Input, rules: Arc<RuleSet>) -> Done {
    let documents = input.documents().into_iter();
    let facts = &rules.facts;
    let drafts = documents.map(|d| Draft::read(&input.source.name, d, &facts.lexicon, &facts.gazetteer));
    let documents = drafts.map(|draft| find(args, &draft, &rules)).collect();
    Done { source: input.source, rules, documents }
}

fn find(args: &Check, draft: &Draft, rules: &RuleSet) -> Found {
    let found = lint(draft, rules);
    let fails = args.fail_on.0.is_some_and(|least| found.iter().any(|d| d.level >= least));
    let least = args.min_level();
    let (shown, hidden): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|d| d.always_shown || d.level >= least);
    Found { facts: Facts::of(draft), shown, hidden: Counts::of(&hidden), foreign: draft.foreign.draft, fails }
}

fn count(summary: &mut Summary, done: &Result<Done, Fault>) -> Status {
    let Ok(done) = done else {
        summary.unread += 1;
        return Status::Failed;
    };
    for found in &done.documents {
        summary.read += found.facts.tally;
        summary.shown += Counts::of(&found.shown);
        summary.hidden += found.hidden;
        summary.foreign += usize::from(found.foreign);
    }
    if done.documents.iter().any(|f| f.fails) { Status::Findings } else { Status::Clean }
}

fn report(sinks: &mut Sinks, done: Result<Done, Fault>) -> anyhow::Result<()> {
    match done {
        Err(fault) => output::fault(&fault),
        Ok(done) => {
            for found in &done.documents {
                sinks.document(&done.source, &found.facts, &found.shown, &done.rules)?;
            }
        }
    }
    Ok(())
}
