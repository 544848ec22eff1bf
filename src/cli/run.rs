//! Many drafts through one piece of work: in parallel, in order, and without holding all of them.

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};

use super::input::{Job, Trouble};
use super::progress::Progress;

/// Drafts that are worked on together: enough to keep every thread busy, few enough to hold.
const CHUNK: usize = 256;

/// Text that is worked on together, in bytes.
const CHUNK_BYTES: u64 = 8 << 20;

/// Does `work` on every job and hands the results to `sink` in the order of the jobs. A job that is alone is done by
/// this thread: to start others for it costs more than they gain.
///
/// # Errors
///
/// Where the threads cannot be started, and whatever `sink` returns.
pub fn in_order<T: Send>(
    threads: Option<usize>,
    jobs: impl Iterator<Item = Result<Job, Trouble>>,
    work: impl Fn(Job) -> Result<T, Trouble> + Sync,
    mut sink: impl FnMut(Result<T, Trouble>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut pool = None;
    let progress = Progress::new(total(&jobs));
    let work = |job: Result<Job, Trouble>| {
        let done = job.and_then(&work);
        progress.step();
        done
    };
    let mut jobs = jobs.peekable();
    while jobs.peek().is_some() {
        let chunk = take(&mut jobs);
        let done: Vec<_> = match chunk[..] {
            [_] => chunk.into_iter().map(work).collect(),
            _ => start(&mut pool, threads)?.install(|| chunk.into_par_iter().map(work).collect()),
        };
        progress.aside(|| done.into_iter().try_for_each(&mut sink))?;
    }
    Ok(())
}

/// The threads, started the first time.
fn start(pool: &mut Option<ThreadPool>, threads: Option<usize>) -> Result<&ThreadPool, ThreadPoolBuildError> {
    let started = match pool.take() {
        Some(started) => started,
        None => ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).build()?,
    };
    Ok(pool.insert(started))
}

/// Number of jobs, where it is known before they are done.
fn total<T>(jobs: &impl Iterator<Item = T>) -> Option<usize> {
    let (least, most) = jobs.size_hint();
    most.filter(|n| *n == least)
}

/// The next jobs, up to either limit.
fn take(jobs: &mut impl Iterator<Item = Result<Job, Trouble>>) -> Vec<Result<Job, Trouble>> {
    let (mut chunk, mut bytes) = (Vec::new(), 0);
    while chunk.len() < CHUNK && bytes < CHUNK_BYTES {
        let Some(job) = jobs.next() else { break };
        bytes += job.as_ref().map_or(0, Job::size);
        chunk.push(job);
    }
    chunk
}
