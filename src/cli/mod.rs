//! The command line: options in, exit status out.
//!
//! In: arguments, files and standard input. Out: reports on standard output, faults on standard
//! error, and 0 (nothing to fail on), 1 (findings) or 2 (could not do the job).
//! Not here: what reports look like (`report`), what is wrong with a draft (`lint`).

mod across;
mod allow;
mod args;
mod baseline;
mod bug;
mod changes;
mod check;
mod config;
#[cfg(feature = "desk")]
mod desk;
mod explain;
mod find;
mod fix;
mod gazetteer;
mod halt;
mod init;
mod input;
mod inspect;
#[cfg(feature = "lsp")]
mod lsp;
mod manual;
mod output;
mod pages;
mod progress;
#[cfg(feature = "docx")]
mod review;
mod root;
mod rules;
mod run;
mod sieve;
mod sinks;
mod tell;
mod test;
mod trace;

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use args::newsroom::{BaselineCommand, ConfigCommand, GazetteerCommand};
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
    output::set_color(args.color);
    output::set_quiet(args.quiet);
    if args.verbose {
        trace::begin();
    }
    halt::watch();
    let done = match args.command {
        None if args.version => bug::version(args.verbose),
        None => Args::command().error(ErrorKind::MissingSubcommand, "a command is missing").exit(),
        Some(command) => perform(command),
    };
    done.unwrap_or_else(output::failed).into()
}

/// Hands a command to its module.
fn perform(command: Command) -> anyhow::Result<Status> {
    match command {
        Command::Check(check) => check::run(&check),
        Command::Fix(fix) => fix::run(&fix),
        Command::Inspect(inspect) => inspect::run(&inspect),
        #[cfg(feature = "docx")]
        Command::Review(review) => review::run(&review),
        Command::Rules(list) => rules::run(&list),
        Command::Explain(explain) => explain::run(&explain),
        Command::Test(test) => test::run(&test),
        #[cfg(feature = "desk")]
        Command::Desk(desk) => desk::run(&desk),
        Command::Allow(allow) => allow::run(&allow),
        Command::Baseline(baseline) => match baseline.command {
            BaselineCommand::Write(write) => baseline::write(&write),
        },
        Command::Config(config) => match config.command {
            ConfigCommand::Show(show) => config::show(&show),
            ConfigCommand::Schema => config::schema(),
        },
        Command::Gazetteer(gazetteer) => match gazetteer.command {
            GazetteerCommand::Compile(compile) => gazetteer::compile(&compile),
        },
        Command::Init(init) => init::run(&init),
        #[cfg(feature = "lsp")]
        Command::Lsp(_) => lsp::run(),
        Command::Completions(completions) => manual::completions(completions.shell),
        Command::Man(man) => manual::page(&man),
    }
}
