//! Drafts judged, one after another: what `check`, `baseline` and `allow` stand on.

use super::args::Drafts;
use super::input::{self, Job};
use super::tell::Told;
use super::{across, run};
use crate::report::Others;
use crate::workspace::Workspace;
use crate::workspace::judge::{Done, Keep, judge};

/// Judges all drafts and hands them to `sink` in their order; they are compared with one another before, where
/// that was asked for.
///
/// # Errors
///
/// What stops the run, and whatever `sink` returns.
pub fn each(
    drafts: &Drafts,
    keep: Keep,
    (workspace, told): (&mut Workspace<'_>, &mut Told),
    mut sink: impl FnMut(&Done, &Others<'_>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut kept = Vec::new();
    let work = |job: Job| Ok(judge(job.load(drafts)?, keep));
    run::in_order(drafts.threads, input::jobs(drafts, workspace), work, |done| {
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
