//! Options as typed.

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::document::{Format, StoryKind};
use crate::report::inspect::Selection;

/// Checks the figures, dates, names and sources of political reporting against one another.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 80)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print what was understood: sentences, figures, dates, names, quotations, timeline.
    Inspect(Inspect),
}

/// Which drafts are read, and as what.
#[derive(Debug, ClapArgs)]
pub struct Drafts {
    /// Files and folders; `-` is standard input.
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<String>,
    /// How the drafts are marked up.
    #[arg(long, value_name = "FORMAT", default_value = "auto", value_parser = input_format)]
    pub input_format: InputFormat,
    /// Publication date, over the draft's own.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub date: Option<Date>,
    /// Story kind, over the draft's own.
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub kind: Option<StoryKind>,
    /// Number of threads; the output is the same for every number.
    #[arg(short = 'j', long, value_name = "N")]
    pub threads: Option<usize>,
}

/// Options of `copydesk inspect`.
#[derive(Debug, ClapArgs)]
pub struct Inspect {
    #[command(flatten)]
    pub drafts: Drafts,
    /// For people or for programs.
    #[arg(long, value_enum, default_value_t = InspectFormat::Text)]
    pub format: InspectFormat,
    /// Words, numbers and marks.
    #[arg(long)]
    pub tokens: bool,
    /// Sentences with their roles.
    #[arg(long)]
    pub sentences: bool,
    /// Figures, dates, names, quotations, attributions.
    #[arg(long)]
    pub annotations: bool,
    /// Dated clauses.
    #[arg(long)]
    pub timeline: bool,
    /// Columns of the text format.
    #[arg(long, value_name = "COLUMNS")]
    pub width: Option<usize>,
}

impl Inspect {
    /// What is printed; all of it where nothing is chosen.
    pub fn selection(&self) -> Selection {
        let chosen = Selection {
            tokens: self.tokens,
            sentences: self.sentences,
            annotations: self.annotations,
            timeline: self.timeline,
        };
        let nothing = Selection { tokens: false, sentences: false, annotations: false, timeline: false };
        if chosen == nothing { Selection::ALL } else { chosen }
    }
}

/// Forms of `copydesk inspect`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum InspectFormat {
    /// For people, grouped by sentence.
    Text,
    /// One annotation a line.
    Ndjson,
}

/// What `--input-format` asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputFormat {
    /// By the ending of the name, then by content.
    Auto,
    /// Every draft in one format.
    One(Format),
    /// One document a line of JSON.
    Ndjson,
}

fn input_format(s: &str) -> Result<InputFormat, String> {
    match s {
        "auto" => Ok(InputFormat::Auto),
        "ndjson" => Ok(InputFormat::Ndjson),
        _ => format(s).map(InputFormat::One),
    }
}

/// A format by its name.
pub fn format(s: &str) -> Result<Format, String> {
    named(s, &Format::ALL, Format::name)
}

/// A story kind by its name.
pub fn kind(s: &str) -> Result<StoryKind, String> {
    named(s, &StoryKind::ALL, StoryKind::name)
}

/// A day as ISO 8601 writes it.
pub fn date(s: &str) -> Result<Date, String> {
    s.parse().map_err(|_| format!("expected a date such as 2022-01-26, found `{s}`"))
}

fn named<T: Copy>(s: &str, all: &[T], name: fn(T) -> &'static str) -> Result<T, String> {
    let names: Vec<&str> = all.iter().map(|t| name(*t)).collect();
    let found = all.iter().copied().find(|t| name(*t) == s);
    found.ok_or_else(|| format!("expected one of {}", names.join(", ")))
}
