//! `copydesk check`.

use super::args::Check;
use super::desk::Desk;
use super::find::{self, Done, Found, Keep};
use super::sieve::Sieve;
use super::sinks::Sinks;
use super::tell::Told;
use super::{Status, output};
use crate::diagnostic::Diagnostic;
use crate::fix;
use crate::report::Others;
use crate::report::summary::{Counts, Summary};

/// Checks drafts and reports what was found.
///
/// # Errors
///
/// What stops the run: a configuration or a report that cannot be opened.
pub fn run(args: &Check) -> anyhow::Result<Status> {
    let sieve = Sieve::new(args)?;
    let mut sinks = Sinks::open(args)?;
    let mut desk = Desk::new(&args.rules);
    let (mut tally, mut told) = (Tally::default(), Told::default());
    let keep = Keep { across: args.across, drafts: args.shows_drafts() };
    let ended = find::each(&args.drafts, keep, (&mut desk, &mut told), |done, others| {
        tally.report(args, &sieve, &mut sinks, (done, others))
    });
    match ended {
        Err(e) if output::is_closed(&e) => return Ok(tally.status),
        other => other?,
    }
    tally.summary.unread = told.unread;
    tally.summary.gone = sieve.gone();
    sinks.end(&tally.summary)?;
    Ok(told.status(tally.status, &args.drafts, &desk))
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
    fn report(
        &mut self,
        args: &Check,
        sieve: &Sieve,
        sinks: &mut Sinks,
        (done, others): (&Done, &Others<'_>),
    ) -> anyhow::Result<()> {
        for found in &done.documents {
            let shown = self.shown(args, sieve, done, found);
            let with_file = with_side_file(done, others, &shown);
            let others = with_file.as_ref().unwrap_or(others);
            sinks.document((&done.source, others), found, &shown, &done.rules)?;
        }
        Ok(())
    }

    /// What is shown of a document; what is not is counted.
    fn shown(&mut self, args: &Check, sieve: &Sieve, done: &Done, found: &Found) -> Vec<Diagnostic> {
        let sifted = sieve.sift(&done.source, &found.found);
        if args.fail_on.0.is_some_and(|least| sifted.stands.iter().any(|d| d.level >= least)) {
            self.status = Status::Findings;
        }
        let summary = &mut self.summary;
        summary.fixes += fix::edits(&sifted.stands).len();
        summary.known += sifted.known;
        summary.elsewhere += sifted.elsewhere;
        summary.allowed += found.suppressions.iter().map(|s| s.hidden.len()).sum::<usize>();
        summary.read += found.facts.tally;
        summary.foreign += usize::from(found.foreign);
        let least = args.min_level();
        let (mut shown, hidden): (Vec<_>, Vec<_>) =
            sifted.stands.into_iter().partition(|d| d.always_shown || d.level >= least);
        summary.shown += Counts::of(&shown);
        summary.hidden += Counts::of(&hidden);
        if args.fingerprints {
            shown.iter_mut().for_each(|d| d.notes.push(format!("fingerprint: {}", d.fingerprint)));
        }
        shown
    }
}

/// The other sources with the side file, where a diagnostic points into it.
fn with_side_file<'a>(done: &'a Done, others: &Others<'a>, shown: &[Diagnostic]) -> Option<Others<'a>> {
    let file = done.allowed.as_deref()?;
    let points = |d: &Diagnostic| d.labels().any(|l| l.path.as_deref() == Some(&file.name));
    shown.iter().any(points).then(|| {
        let mut others = others.clone();
        others.insert(&file.name, file);
        others
    })
}
