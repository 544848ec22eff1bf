//! Values of options that name a form.

use clap::ValueEnum;

use crate::report::groups::GroupBy;

/// Forms of `copydesk rules`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people, by group.
    Text,
    /// One object.
    Json,
}

/// Forms of `copydesk check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Human,
    /// One line a finding.
    Short,
    /// One object.
    Json,
    /// One finding a line.
    Ndjson,
    /// For code scanning.
    Sarif,
    /// Annotations of a workflow.
    #[value(name = "github")]
    GitHub,
    /// Code quality of a merge request.
    #[value(name = "gitlab")]
    GitLab,
    /// For reviewdog, one finding a line.
    Rdjsonl,
    /// Failed tests.
    Junit,
    /// XML that many collectors read.
    Checkstyle,
    /// A page for a browser: the story with its findings beside it.
    Html,
}

impl Format {
    /// Whether it is read by others than the writer of a draft, `ci` where the run is one of a CI.
    pub fn is_public(self, ci: bool) -> bool {
        match self {
            Format::Html => false,
            Format::Human | Format::Short | Format::Json | Format::Ndjson => ci,
            _ => true,
        }
    }
}

/// Forms of `copydesk inspect`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum InspectFormat {
    /// For people, grouped by sentence.
    Text,
    /// One annotation a line.
    Ndjson,
    /// The fact-checker's sheet for a spreadsheet.
    Csv,
}

/// What findings are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Grouping {
    /// By rule.
    Rule,
    /// By file.
    File,
}

impl From<Grouping> for GroupBy {
    fn from(grouping: Grouping) -> Self {
        match grouping {
            Grouping::Rule => GroupBy::Rule,
            Grouping::File => GroupBy::File,
        }
    }
}

/// When escape sequences are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}
