//! `copydesk --version`, and what a report of a bug needs.

use std::io::Write;

use super::{Status, output};
use crate::rules::builtin;
use crate::walk::printed;
use crate::workspace::{Options, Workspace};

/// Prints the version; all that decides what a run does where that is asked for.
///
/// # Errors
///
/// Those of the writer.
pub fn version(verbose: bool) -> anyhow::Result<Status> {
    let mut out = output::stdout();
    writeln!(out, "copydesk {}", env!("CARGO_PKG_VERSION"))?;
    if verbose {
        writeln!(out, "target: {}", env!("COPYDESK_TARGET"))?;
        writeln!(out, "compiler: {}", env!("COPYDESK_COMPILER"))?;
        writeln!(out, "profile: {}", env!("COPYDESK_PROFILE"))?;
        writeln!(out, "rules: {} built in", builtin::rules().len())?;
        writeln!(out, "configuration: {}", configuration())?;
    }
    out.flush()?;
    Ok(Status::Clean)
}

/// The configuration of a draft in the current folder.
fn configuration() -> String {
    let file = Workspace::new(Options::default(), |_| {}).config("./-");
    file.map_or_else(|| "none here or above".to_owned(), |file| printed(&file))
}
