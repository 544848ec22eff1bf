//! `copydesk lsp`: the language server, whose exit status is the protocol's.

use super::{Status, output};
use crate::lsp::{self, Ended};

/// Serves an editor until it goes.
///
/// # Errors
///
/// Standard output that cannot be written.
pub fn run() -> anyhow::Result<Status> {
    // By the protocol the status is 1 where the editor has not asked to shut down: the number of `Findings`.
    Ok(match lsp::run(output::pages())? {
        Ended::Asked => Status::Clean,
        Ended::Broken => Status::Findings,
    })
}
