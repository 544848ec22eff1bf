//! The command line: options in, exit status out.
//!
//! In: arguments, files and standard input. Out: reports on standard output, faults on standard
//! error, and 0 (nothing to fail on), 1 (findings) or 2 (could not do the job).
//! Not here: what reports look like (`report`), what is wrong with a draft (`lint`).

mod args;
mod input;
mod inspect;
mod ndjson;
mod output;
mod run;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Nothing to fail on.
    Clean,
    /// Something at or above `--fail-on`.
    Findings,
    /// The job, or a part of it, could not be done.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        ExitCode::from(status as u8)
    }
}

/// Runs the command that the arguments name.
pub fn main() -> ExitCode {
    let args = Args::parse();
    let done = match args.command {
        Command::Inspect(inspect) => inspect::run(&inspect),
    };
    done.unwrap_or_else(output::failed).into()
}
