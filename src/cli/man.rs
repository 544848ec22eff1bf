//! `copydesk man`: the manual, a page for each command.

use std::fs;
use std::io::Write;
use std::path::Path;

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::Status;
use super::args::{Args, Manual};
use super::output::{self, Atomic};
use crate::walk::printed;

/// Prints the first page, or writes all of them.
///
/// # Errors
///
/// A folder that cannot be written; those of standard output.
pub fn run(args: &Manual) -> anyhow::Result<Status> {
    let pages = pages()?;
    let Some(folder) = &args.dir else {
        let mut out = output::stdout();
        out.write_all(&pages[0].1)?;
        out.flush()?;
        return Ok(Status::Clean);
    };
    fs::create_dir_all(folder)
        .map_err(|e| anyhow::anyhow!("cannot write {}: {}", printed(folder), output::reason(&e)))?;
    pages.iter().try_for_each(|(name, page)| write(&folder.join(name), page))?;
    output::remark(&format!("Wrote {} pages to {}.", pages.len(), printed(folder)));
    Ok(Status::Clean)
}

fn write(path: &Path, page: &[u8]) -> anyhow::Result<()> {
    let (atomic, mut out) = Atomic::create(path)?;
    out.write_all(page)?;
    out.flush()?;
    drop(out);
    atomic.commit()
}

/// Every page by the name of its file; that of `copydesk` itself is the first.
fn pages() -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let mut command = Args::command().disable_help_subcommand(true);
    // Options that hold for every command are handed down to each.
    command.build();
    let mut pages = Vec::new();
    gather(command, &mut pages)?;
    Ok(pages)
}

fn gather(command: Command, pages: &mut Vec<(String, Vec<u8>)>) -> anyhow::Result<()> {
    let below: Vec<Command> = command.get_subcommands().cloned().collect();
    let page = Man::new(command);
    let mut text = Vec::new();
    page.render(&mut text)?;
    pages.push((page.get_filename(), text));
    below.into_iter().try_for_each(|command| gather(command, pages))
}
