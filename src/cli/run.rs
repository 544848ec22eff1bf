//! Many drafts through one piece of work: in parallel, in order, and without holding all of them.

use rayon::prelude::*;

use super::input::{Fault, Input};

/// Drafts that are worked on together: enough to keep every thread busy, few enough to hold.
const CHUNK: usize = 256;

/// Text that is worked on together, in bytes.
const CHUNK_BYTES: usize = 8 << 20;

/// Does `work` on every input and hands the results to `sink` in the order of the inputs.
///
/// # Errors
///
/// Where the threads cannot be started, and whatever `sink` returns.
pub fn in_order<T: Send>(
    threads: Option<usize>,
    inputs: impl Iterator<Item = Result<Input, Fault>>,
    work: impl Fn(Input) -> T + Sync,
    mut sink: impl FnMut(Result<T, Fault>) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).build()?;
    let mut inputs = inputs.peekable();
    while inputs.peek().is_some() {
        let chunk = take(&mut inputs);
        let done: Vec<_> = pool.install(|| chunk.into_par_iter().map(|i| i.map(&work)).collect());
        done.into_iter().try_for_each(&mut sink)?;
    }
    Ok(())
}

/// The next inputs, up to either limit.
fn take(inputs: &mut impl Iterator<Item = Result<Input, Fault>>) -> Vec<Result<Input, Fault>> {
    let (mut chunk, mut bytes) = (Vec::new(), 0);
    while chunk.len() < CHUNK && bytes < CHUNK_BYTES {
        let Some(input) = inputs.next() else { break };
        bytes += input.as_ref().map_or(0, |i| i.source.text.len());
        chunk.push(input);
    }
    chunk
}
