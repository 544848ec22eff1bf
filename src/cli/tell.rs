//! What went wrong on the way, told as it comes and remembered for the exit status.

use super::args::Drafts;
use super::input::Trouble;
use super::{Status, output};
use crate::workspace::Workspace;

/// Faults so far, and drafts so far.
#[derive(Debug, Default)]
pub struct Told {
    /// Files and lines that could not be read.
    pub unread: usize,
    read: usize,
}

impl Told {
    /// Passes on what was read; tells what could not be.
    ///
    /// # Errors
    ///
    /// What ends the run.
    pub fn take<T>(&mut self, done: Result<T, Trouble>) -> anyhow::Result<Option<T>> {
        match done {
            Ok(done) => {
                self.read += 1;
                Ok(Some(done))
            }
            Err(Trouble::Unread(fault)) => {
                self.unread += 1;
                output::complain(&fault.message, &[format!("help: {}", fault.help)]);
                Ok(None)
            }
            Err(Trouble::Fatal(error)) => Err(error),
        }
    }

    /// The exit status, where findings alone would give `found`. A run without a single draft has failed,
    /// but for one that was handed excluded files alone, as a hook is by a commit that touches no draft.
    pub fn status(&self, found: Status, drafts: &Drafts, workspace: &Workspace<'_>) -> Status {
        let none = self.read + self.unread == 0;
        if none && !drafts.force_exclude {
            let names = drafts.paths.join(", ");
            output::complain(
                &format!("{names}: no drafts"),
                &["help: name a file, or check `--exclude`".to_owned()],
            );
        }
        let sound = (!none || drafts.force_exclude) && self.unread == 0 && workspace.is_sound();
        if sound { found } else { Status::Failed }
    }
}
