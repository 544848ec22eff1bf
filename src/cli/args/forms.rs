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
}

impl Format {
    /// Whether it is made to be read by others than the writer of a draft.
    pub fn is_public(self) -> bool {
        !matches!(self, Format::Human | Format::Short | Format::Json | Format::Ndjson)
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
