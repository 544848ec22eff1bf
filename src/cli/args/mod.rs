//! Options as typed, by command.
//!
//! In: the words of the command line. Out: [`Args`]; a value that is not known is refused with the nearest one.
//! Not here: what options mean together (`check`, `fix`, `inspect`).

#[cfg(feature = "desk")]
pub mod desk;
#[cfg(feature = "lsp")]
pub mod editors;
mod examples;
pub mod forms;
pub mod newsroom;
#[cfg(feature = "docx")]
pub mod review;
pub mod values;

use std::path::PathBuf;

use clap::{ArgAction, Args as ClapArgs, Parser, Subcommand};
use clap_complete::Shell;
use encoding_rs::Encoding;
use jiff::civil::Date;

use super::output;
use crate::diagnostic::Level;
use crate::document::{Overrides, StoryKind};
use crate::report::inspect::Selection;
use crate::report::redact::Redact;
use crate::workspace::read::Given;
use crate::workspace::{Options, Workspace};
use forms::{Color, Format, Grouping, InspectFormat, ListFormat};
use newsroom::{Allow, Baseline, Config, Gazetteer, Init};
use values::{InputFormat, Least, OutputFile};

/// Checks the figures, dates, names and sources of political reporting against
/// one another.
#[derive(Debug, Parser)]
#[command(name = "copydesk", version, max_term_width = 80, after_help = examples::ALL)]
#[command(disable_version_flag = true, arg_required_else_help = true)]
pub struct Args {
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Print the version; with --verbose all that a report of a bug needs
    #[arg(short = 'V', long)]
    pub version: bool,
    /// Findings and faults alone: no summary, no remarks, no progress
    #[arg(short, long, global = true, conflicts_with = "verbose", help_heading = "Layout")]
    pub quiet: bool,
    /// Tell on standard error what is read, and by which configuration
    #[arg(short, long, global = true, action = ArgAction::SetTrue, help_heading = "Layout")]
    pub verbose: bool,
    /// Colour on standard output and standard error; NO_COLOR is obeyed
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    #[arg(hide_possible_values = true, help_heading = "Layout")]
    pub color: Color,
}

/// What is to be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check drafts and report where they contradict themselves
    Check(Check),
    /// Show the safe fixes as a unified diff, or write them
    Fix(Fix),
    /// Print what was understood: sentences, figures, dates, names, timeline
    Inspect(Inspect),
    /// Write the findings into a Word file, as comments on their words
    #[cfg(feature = "docx")]
    Review(review::Review),
    /// List the rules in force, their level and where each was set
    Rules(ListRules),
    /// Print a rule's page: what, why, examples, how to switch it off
    Explain(Explain),
    /// Try the examples in rule pages, the newsroom's own included
    Test(Test),
    /// Open a page on this machine where findings appear as you write
    #[cfg(feature = "desk")]
    Desk(desk::Desk),
    /// Let a finding stay, in a file beside the drafts, with a reason
    Allow(Allow),
    /// Accept today's findings, so that only new ones are reported
    Baseline(Baseline),
    /// Show the configuration in force, or its schema
    Config(Config),
    /// Make a large gazetteer ready beforehand
    Gazetteer(Gazetteer),
    /// Write a commented copydesk.toml and a gazetteer to start from
    Init(Init),
    /// Serve an editor: findings and fixes while a draft is written
    #[cfg(feature = "lsp")]
    Lsp(editors::Lsp),
    /// Print the completions of a shell: bash, elvish, fish, powershell, zsh
    Completions(Completions),
    /// Print the man page of copydesk, or of one of its commands
    Man(Man),
}

/// Which drafts are read, and as what.
#[derive(Debug, ClapArgs)]
pub struct Drafts {
    /// Files and folders; `-` is standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<String>,
    /// How drafts are marked up: auto, text, markdown, html, docx, ndjson
    #[arg(long, value_name = "FORMAT", default_value = "auto", value_parser = values::input_format())]
    #[arg(hide_possible_values = true, hide_default_value = true, help_heading = "Drafts")]
    pub input_format: InputFormat,
    /// Encoding of drafts without a byte order mark, over what they declare
    #[arg(long, value_name = "LABEL", value_parser = values::encoding, help_heading = "Drafts")]
    pub encoding: Option<&'static Encoding>,
    /// Name of standard input, which decides its format and configuration
    #[arg(long, value_name = "NAME", help_heading = "Drafts")]
    pub stdin_filename: Option<String>,
    /// Publication date, over the draft's own
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = values::date, help_heading = "Drafts")]
    pub date: Option<Date>,
    /// Kind: news, brief, analysis, opinion, blog; over the draft's own
    #[arg(long, value_name = "KIND", value_parser = values::kind(), help_heading = "Drafts")]
    #[arg(hide_possible_values = true)]
    pub kind: Option<StoryKind>,
    /// Files that are drafts too, as a glob; repeatable
    #[arg(long, value_name = "GLOB", help_heading = "Drafts")]
    pub include: Vec<String>,
    /// Files that are no drafts, as a glob; repeatable
    #[arg(long, value_name = "GLOB", help_heading = "Drafts")]
    pub exclude: Vec<String>,
    /// Leave out excluded files even when they are named, as hooks do
    #[arg(long, help_heading = "Drafts")]
    pub force_exclude: bool,
    /// Largest draft: bytes, or with KiB or MiB
    #[arg(long, value_name = "SIZE", default_value = "64MiB", value_parser = values::size)]
    #[arg(help_heading = "Drafts")]
    pub max_size: u64,
    /// Number of threads; the output is the same for every number
    #[arg(short = 'j', long, value_name = "N", help_heading = "Drafts")]
    pub threads: Option<usize>,
}

/// Which rules are in force.
#[derive(Debug, Clone, ClapArgs)]
pub struct Rules {
    /// Configuration; else the nearest copydesk.toml upward from each file
    #[arg(long, value_name = "FILE", conflicts_with = "no_config", help_heading = "Rules")]
    pub config: Option<PathBuf>,
    /// No configuration: built-in rules at their own levels
    #[arg(long, help_heading = "Rules")]
    pub no_config: bool,
    /// Level of a rule: error, warning, note, off; repeatable
    #[arg(long, value_name = "RULE=LEVEL", value_parser = values::level, help_heading = "Rules")]
    pub level: Vec<(String, Level)>,
}

impl Drafts {
    /// What stands over what a draft says of itself.
    pub fn given(&self) -> Given {
        let format = match self.input_format {
            InputFormat::One(format) => Some(format),
            InputFormat::Auto | InputFormat::Ndjson => None,
        };
        let overrides = Overrides { date: self.date, kind: self.kind };
        Given { format, encoding: self.encoding, overrides, max_size: self.max_size }
    }
}

impl Rules {
    /// Rules by these options, whose mistakes are told on standard error.
    pub fn workspace(&self) -> Workspace<'static> {
        let Self { config, no_config, level } = self.clone();
        Workspace::new(Options { config, no_config, level }, output::faulty)
    }
}

/// Options of `copydesk check`.
#[derive(Debug, ClapArgs)]
#[command(after_help = examples::CHECK)]
pub struct Check {
    #[command(flatten)]
    pub drafts: Drafts,
    #[command(flatten)]
    pub rules: Rules,
    /// Also compare the drafts of this run with one another
    #[arg(long, help_heading = "Rules")]
    pub across: bool,
    /// Report only what is not in this baseline; `copydesk baseline write`
    #[arg(long, value_name = "FILE", help_heading = "New findings")]
    pub baseline: Option<PathBuf>,
    /// Report only what touches lines changed since this commit; needs git
    #[arg(long, value_name = "REF", conflicts_with = "diff", help_heading = "New findings")]
    pub diff_base: Option<String>,
    /// Report only what touches lines that a patch changes; `-` is standard input
    #[arg(long, value_name = "PATCH", help_heading = "New findings")]
    pub diff: Option<String>,
    /// Report on standard output: human, short, json, ndjson, sarif, github,
    /// gitlab, rdjsonl, junit, checkstyle, html
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    #[arg(hide_possible_values = true, help_heading = "Report")]
    pub format: Format,
    /// One more report, written in the same pass; repeatable
    #[arg(long, value_name = "FORMAT=FILE", value_parser = values::output, help_heading = "Report")]
    pub output: Vec<OutputFile>,
    /// Least level that is shown: error, warning (default), note
    #[arg(long, value_name = "LEVEL", value_parser = values::shown(), help_heading = "Report")]
    #[arg(hide_possible_values = true)]
    pub min_level: Option<Level>,
    /// Least level that makes the exit status 1: error, warning, note, never
    #[arg(long, value_name = "LEVEL", default_value = "error", value_parser = values::fails())]
    #[arg(hide_possible_values = true, help_heading = "Report")]
    pub fail_on: Least,
    /// Withhold the words of drafts: auto (under embargo), always, never
    #[arg(long, value_name = "WHEN", default_value = "auto", value_parser = values::redact())]
    #[arg(hide_possible_values = true, hide_default_value = true, help_heading = "Report")]
    pub redact: Redact,
    /// Leave what is allowed out of json and sarif; GitHub takes it for open
    #[arg(long, help_heading = "Report")]
    pub without_allowed: bool,
    /// Findings of human and short under headings: rule, file
    #[arg(long, value_enum, value_name = "WHAT", hide_possible_values = true, help_heading = "Report")]
    pub group_by: Option<Grouping>,
    /// Also tell what was read and how much each rule found; with a format
    /// for machines on standard error
    #[arg(long, help_heading = "Report")]
    pub stats: bool,
    /// Show the fingerprint of each finding, for `copydesk allow`
    #[arg(long, help_heading = "Report")]
    pub fingerprints: bool,
    /// Columns of the human report
    #[arg(long, value_name = "COLUMNS", value_parser = values::width, help_heading = "Layout")]
    pub width: Option<usize>,
}

impl Check {
    /// Whether a report shows the drafts themselves.
    pub fn shows_drafts(&self) -> bool {
        self.format == Format::Html || self.output.iter().any(|o| o.format == Format::Html)
    }

    /// Least level that is shown: a finding that fails the run is not hidden unless that was asked for.
    pub fn min_level(&self) -> Level {
        self.min_level.unwrap_or_else(|| self.fail_on.0.map_or(Level::Warning, |l| l.min(Level::Warning)))
    }
}

/// Options of `copydesk fix`.
#[derive(Debug, ClapArgs)]
#[command(after_help = examples::FIX)]
pub struct Fix {
    #[command(flatten)]
    pub drafts: Drafts,
    #[command(flatten)]
    pub rules: Rules,
    /// Write the fixes into the files; each is replaced whole or not at all
    #[arg(long, help_heading = "Report")]
    pub write: bool,
    /// Withhold the words of drafts: auto (under embargo), always, never
    #[arg(long, value_name = "WHEN", default_value = "auto", value_parser = values::redact())]
    #[arg(hide_possible_values = true, hide_default_value = true, help_heading = "Report")]
    pub redact: Redact,
}

/// Options of `copydesk inspect`.
#[derive(Debug, ClapArgs)]
#[command(after_help = examples::INSPECT)]
pub struct Inspect {
    #[command(flatten)]
    pub drafts: Drafts,
    #[command(flatten)]
    pub rules: Rules,
    /// For people (text), programs (ndjson) or fact-checkers (csv)
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = InspectFormat::Text)]
    #[arg(hide_possible_values = true, help_heading = "Report")]
    pub format: InspectFormat,
    /// Words, numbers and marks
    #[arg(long, help_heading = "Report")]
    pub tokens: bool,
    /// Sentences with their roles
    #[arg(long, help_heading = "Report")]
    pub sentences: bool,
    /// Figures, dates, names, quotations, attributions
    #[arg(long, help_heading = "Report")]
    pub annotations: bool,
    /// Dated clauses in the order of time
    #[arg(long, help_heading = "Report")]
    pub timeline: bool,
    /// Every expression of time, and how its value was reached
    #[arg(long, help_heading = "Report")]
    pub explain_dates: bool,
    /// Columns of the text format
    #[arg(long, value_name = "COLUMNS", value_parser = values::width, help_heading = "Layout")]
    pub width: Option<usize>,
}

impl Inspect {
    /// Whether anything is chosen.
    pub fn selects(&self) -> bool {
        self.tokens || self.sentences || self.annotations || self.timeline || self.explain_dates
    }

    /// What is printed; all of it where nothing is chosen.
    pub fn selection(&self) -> Selection {
        let chosen = Selection {
            tokens: self.tokens,
            sentences: self.sentences,
            annotations: self.annotations,
            timeline: self.timeline,
            dates: self.explain_dates,
        };
        if self.selects() { chosen } else { Selection::ALL }
    }
}

/// Options of `copydesk rules`.
#[derive(Debug, ClapArgs)]
pub struct ListRules {
    #[command(flatten)]
    pub rules: Rules,
    /// For people (text) or for programs (json)
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = ListFormat::Text)]
    #[arg(hide_possible_values = true, help_heading = "Report")]
    pub format: ListFormat,
}

/// Options of `copydesk explain`.
#[derive(Debug, ClapArgs)]
pub struct Explain {
    /// Name of the rule; `copydesk rules` lists them
    #[arg(value_name = "RULE")]
    pub rule: String,
    #[command(flatten)]
    pub rules: Rules,
}

/// Options of `copydesk test`.
#[derive(Debug, ClapArgs)]
pub struct Test {
    /// Rule files and folders of them; every rule in force where none is named
    #[arg(value_name = "PATH")]
    pub paths: Vec<String>,
    #[command(flatten)]
    pub rules: Rules,
}

/// Options of `copydesk completions`.
#[derive(Debug, ClapArgs)]
#[command(after_help = examples::COMPLETIONS)]
pub struct Completions {
    /// The shell
    #[arg(value_enum, value_name = "SHELL", hide_possible_values = true)]
    pub shell: Shell,
}

/// Options of `copydesk man`.
#[derive(Debug, ClapArgs)]
#[command(after_help = examples::MAN)]
pub struct Man {
    /// A command and the command below it; else copydesk itself
    #[arg(value_name = "COMMAND")]
    pub command: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn options_are_consistent() {
        Args::command().debug_assert();
    }

    #[test]
    fn help_fits_eighty_columns() {
        let mut command = Args::command();
        command.build();
        fits(&mut command);
    }

    fn fits(command: &mut clap::Command) {
        let help = command.render_long_help().to_string();
        let wide: Vec<&str> = help.lines().filter(|l| l.chars().count() > 80).collect();
        assert!(wide.is_empty(), "{wide:?}");
        command.get_subcommands_mut().for_each(fits);
    }

    fn check(words: &[&str]) -> Check {
        let args = Args::parse_from([&["copydesk", "check"], words].concat());
        let Some(Command::Check(check)) = args.command else { unreachable!("check was asked for") };
        check
    }

    #[test]
    fn what_fails_is_shown() {
        assert_eq!(check(&[]).min_level(), Level::Warning);
        assert_eq!(check(&["--fail-on", "note"]).min_level(), Level::Note);
        assert_eq!(check(&["--fail-on", "never"]).min_level(), Level::Warning);
        assert_eq!(check(&["--fail-on", "note", "--min-level", "error"]).min_level(), Level::Error);
    }
}
