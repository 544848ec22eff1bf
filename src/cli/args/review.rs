//! Options of `copydesk review`.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use jiff::civil::Date;

use super::values::{self, Least};
use super::{Rules, examples};
use crate::diagnostic::Level;
use crate::document::{Overrides, StoryKind};
use crate::workspace::read::Given;

/// Options of `copydesk review`.
#[derive(Debug, ClapArgs)]
#[command(after_help = examples::REVIEW)]
pub struct Review {
    /// The Word file
    #[arg(value_name = "PATH")]
    pub path: String,
    /// The reviewed file; another one than the draft
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Publication date, over the draft's own
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = values::date, help_heading = "Drafts")]
    pub date: Option<Date>,
    /// Kind: news, brief, analysis, opinion, blog; over the draft's own
    #[arg(long, value_name = "KIND", value_parser = values::kind(), help_heading = "Drafts")]
    #[arg(hide_possible_values = true)]
    pub kind: Option<StoryKind>,
    /// Largest draft: bytes, or with KiB or MiB
    #[arg(long, value_name = "SIZE", default_value = "64MiB", value_parser = values::size)]
    #[arg(help_heading = "Drafts")]
    pub max_size: u64,
    #[command(flatten)]
    pub rules: Rules,
    /// Least level that is commented on: error, warning, note
    #[arg(long, value_name = "LEVEL", default_value = "warning", value_parser = values::shown())]
    #[arg(hide_possible_values = true, help_heading = "Report")]
    pub min_level: Level,
    /// Least level that makes the exit status 1: error, warning, note, never
    #[arg(long, value_name = "LEVEL", default_value = "never", value_parser = values::fails())]
    #[arg(hide_possible_values = true, help_heading = "Report")]
    pub fail_on: Least,
}

impl Review {
    /// What stands over what the draft says of itself.
    pub fn given(&self) -> Given {
        let overrides = Overrides { date: self.date, kind: self.kind };
        Given { format: None, encoding: None, overrides, max_size: self.max_size }
    }
}
