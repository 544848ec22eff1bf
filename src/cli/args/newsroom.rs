//! Options of the commands by which a newsroom makes the tool its own.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand};
use jiff::civil::Date;

use super::{Drafts, Rules, values};

const ALLOW_EXAMPLES: &str = "\
Examples:
  copydesk check --fingerprints drafts/toll.md
  copydesk allow 94637c2178d0fd3a --reason \"the diary was kept so\" drafts/toll.md
  copydesk allow 94637c2178d0fd3a --reason \"until the census\" --until 2022-06-30

In the draft itself: <!-- copydesk: allow RULE -- the reason --> in Markdown and
HTML; in plain text and in Word `copydesk: allow RULE -- the reason`, by itself.";

/// Options of `copydesk allow`.
#[derive(Debug, ClapArgs)]
#[command(after_help = ALLOW_EXAMPLES)]
pub struct Allow {
    /// Fingerprint of the finding; `check --fingerprints` shows it
    #[arg(value_name = "FINGERPRINT")]
    pub fingerprint: String,
    #[command(flatten)]
    pub drafts: Drafts,
    #[command(flatten)]
    pub rules: Rules,
    /// Why it may stay
    #[arg(long, value_name = "TEXT", help_heading = "Allowance")]
    pub reason: String,
    /// Last publication date on which it may
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = values::date, help_heading = "Allowance")]
    pub until: Option<Date>,
    /// It is a finding of `check --across`
    #[arg(long, help_heading = "Rules")]
    pub across: bool,
}

/// Options of `copydesk baseline`.
#[derive(Debug, ClapArgs)]
pub struct Baseline {
    #[command(subcommand)]
    pub command: BaselineCommand,
}

/// What is done with a baseline.
#[derive(Debug, Subcommand)]
pub enum BaselineCommand {
    /// Write down all findings of today
    Write(WriteBaseline),
}

/// Options of `copydesk baseline write`.
#[derive(Debug, ClapArgs)]
pub struct WriteBaseline {
    #[command(flatten)]
    pub drafts: Drafts,
    #[command(flatten)]
    pub rules: Rules,
    /// The file, for `check --baseline`
    #[arg(long, visible_alias = "output", value_name = "FILE", default_value = "copydesk-baseline.json")]
    #[arg(help_heading = "Report")]
    pub baseline: PathBuf,
    /// Also compare the drafts of this run with one another
    #[arg(long, help_heading = "Rules")]
    pub across: bool,
}

/// Options of `copydesk gazetteer`.
#[derive(Debug, ClapArgs)]
pub struct Gazetteer {
    #[command(subcommand)]
    pub command: GazetteerCommand,
}

/// What is done with a gazetteer.
#[derive(Debug, Subcommand)]
pub enum GazetteerCommand {
    /// Write TOML gazetteers as one file that a run opens at once
    Compile(CompileGazetteer),
}

const COMPILE_EXAMPLES: &str = "\
Examples:
  copydesk gazetteer compile names.toml -o names.gazetteer

Then, in copydesk.toml:
  gazetteer = [\"names.gazetteer\"]

It pays from some thousand entries on. Compile it again when the TOML changes,
and with a new version of copydesk, which says so.";

/// Options of `copydesk gazetteer compile`.
#[derive(Debug, ClapArgs)]
#[command(after_help = COMPILE_EXAMPLES)]
pub struct CompileGazetteer {
    /// Gazetteers in TOML
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// The file that is written; its name ends in .gazetteer
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

/// Options of `copydesk config`.
#[derive(Debug, ClapArgs)]
pub struct Config {
    #[command(subcommand)]
    pub command: ConfigCommand,
}

/// What is shown of configurations.
#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    /// Show what is in force for a draft, and where each value was set
    Show(ShowConfig),
    /// Print the JSON schema of copydesk.toml
    Schema,
}

/// Options of `copydesk config show`.
#[derive(Debug, ClapArgs)]
pub struct ShowConfig {
    /// A draft, there or not; else a draft in the current folder
    #[arg(value_name = "FILE", default_value = "./-", hide_default_value = true)]
    pub file: String,
    #[command(flatten)]
    pub rules: Rules,
}

/// Options of `copydesk init`.
#[derive(Debug, ClapArgs)]
pub struct Init {
    /// Where; nothing that is there is written over
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub folder: PathBuf,
}
