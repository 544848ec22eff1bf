//! `copydesk completions` and `copydesk man`: both are made of the options.

use std::io::Write;

use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;

use super::args::{self, Args};
use super::{Status, output};
use crate::settings::nearest::suggestion;

/// Prints the completions of a shell.
///
/// # Errors
///
/// Those of the writer.
pub fn completions(shell: Shell) -> anyhow::Result<Status> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "copydesk", &mut script);
    print(&script)
}

/// Prints a man page.
///
/// # Errors
///
/// A command that is not known, and those of the writer.
pub fn page(man: &args::Man) -> anyhow::Result<Status> {
    let mut command = Args::command();
    command.build();
    for name in &man.command {
        let Some(below) = command.find_subcommand(name) else {
            output::complain(&format!("there is no command `{name}`"), &[help(&command, name)]);
            return Ok(Status::Failed);
        };
        command = below.clone();
    }
    let mut page = Vec::new();
    let source = concat!("copydesk ", env!("CARGO_PKG_VERSION"));
    Man::new(command).source(source).manual("copydesk").render(&mut page)?;
    print(&page)
}

fn help(command: &Command, name: &str) -> String {
    let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
    let near = suggestion(name, names.iter().copied());
    format!("help: {}", near.unwrap_or_else(|| format!("there are {}", names.join(", "))))
}

fn print(bytes: &[u8]) -> anyhow::Result<Status> {
    let mut out = output::stdout();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(Status::Clean)
}
