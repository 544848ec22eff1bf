//! `copydesk completions`: what a shell completes behind `copydesk`.

use std::io::Write;

use clap::CommandFactory;

use super::args::{Args, Completions};
use super::{Status, output};

/// Prints the script of a shell.
///
/// # Errors
///
/// Those of standard output.
pub fn run(args: &Completions) -> anyhow::Result<Status> {
    // Made in memory, since the generator does not expect that a pipe is closed.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "copydesk", &mut script);
    let mut out = output::stdout();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Status::Clean)
}
