//! `copydesk check`.

use std::io::Write;

use super::args::Check;
use super::args::forms::Format;
use super::find;
use super::sieve::Sieve;
use super::sinks::Sinks;
use super::tell::Told;
use super::{Status, output};
use crate::diagnostic::Diagnostic;
use crate::fix;
use crate::report::Others;
use crate::report::stats::Stats;
use crate::report::summary::{Counts, Summary};
use crate::report::visible;
use crate::workspace::judge::{Done, Found, Keep};

/// Checks drafts and reports what was found.
///
/// # Errors
///
/// What stops the run: a configuration or a report that cannot be opened.
pub fn run(args: &Check) -> anyhow::Result<Status> {
    let sieve = Sieve::new(args)?;
    let mut sinks = Sinks::open(args)?;
    let mut workspace = args.rules.workspace();
    let (mut tally, mut told) = (Tally::default(), Told::default());
    let keep = Keep { across: args.across, drafts: args.shows_drafts() };
    let ended = find::each(&args.drafts, keep, (&mut workspace, &mut told), |done, others| {
        tally.report(args, &sieve, &mut sinks, (done, others))
    });
    match ended {
        Err(e) if output::is_closed(&e) => return Ok(tally.status),
        other => other?,
    }
    let status = told.status(tally.status, &args.drafts, &workspace);
    let (unread, failed) = (told.unread, status == Status::Failed);
    // Giving back the rules and lists piece by piece costs as much as reading a page; the run ends here anyhow.
    std::mem::forget(workspace);
    let summary = Summary { unread, failed, gone: sieve.gone(), ..tally.summary };
    let stats = args.stats.then(|| tally.stats.table(summary.read));
    match sinks.end(&summary).and_then(|()| stats.map_or(Ok(()), |table| tell(args.format, &table))) {
        Err(e) if output::is_closed(&e) => Ok(status),
        other => other.map(|()| status),
    }
}

/// Statistics stand below a report for people, and beside one for machines.
fn tell(format: Format, table: &str) -> anyhow::Result<()> {
    match format {
        Format::Human | Format::Short => {
            let mut out = output::stdout();
            write!(out, "\n{table}")?;
            Ok(out.flush()?)
        }
        _ => Ok(write!(std::io::stderr().lock(), "{table}")?),
    }
}

/// What was read and found, for `--verbose`.
fn trace(done: &Done, found: &Found) {
    let (name, facts) = (visible::line(&done.source.name), &found.facts);
    let date = facts.date.map_or_else(|| "undated".to_owned(), |d| d.to_string());
    let (format, kind, sentences) = (facts.format.name(), facts.kind.name(), facts.tally.sentences);
    let allowed = found.suppressions.iter().map(|s| s.hidden.len()).sum::<usize>();
    let stands = found.found.len();
    tracing::info!(
        "{name}: {format}, {kind}, {date}; {sentences} sentences, {stands} found, {allowed} allowed"
    );
}

/// What came of the run so far.
struct Tally {
    summary: Summary,
    stats: Stats,
    status: Status,
}

impl Default for Tally {
    fn default() -> Self {
        Self { summary: Summary::default(), stats: Stats::default(), status: Status::Clean }
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
        let mut stories = Vec::new();
        for found in &done.documents {
            trace(done, found);
            stories.push((found, self.shown(args, sieve, done, found)));
        }
        let with_file = with_side_file(done, others, stories.iter().flat_map(|(_, shown)| shown));
        let others = with_file.as_ref().unwrap_or(others);
        sinks.source((&done.source, others), &stories, &done.rules)
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
        self.stats.shown(&shown);
        self.stats.hidden(&hidden);
        self.stats.allowed(found.suppressions.iter().flat_map(|s| &s.hidden));
        if args.fingerprints {
            shown.iter_mut().for_each(|d| d.notes.push(format!("fingerprint: {}", d.fingerprint)));
        }
        shown
    }
}

/// The other sources with the side file, where a diagnostic points into it.
fn with_side_file<'a, 'd>(
    done: &'a Done,
    others: &Others<'a>,
    mut shown: impl Iterator<Item = &'d Diagnostic>,
) -> Option<Others<'a>> {
    let file = done.allowed.as_deref()?;
    let points = |d: &Diagnostic| d.labels().any(|l| l.path.as_deref() == Some(&file.name));
    shown.any(points).then(|| {
        let mut others = others.clone();
        others.insert(&file.name, file);
        others
    })
}
