//! What is reported: plain data that every report format reads.
//!
//! In: places in the source and plain words. Out: [`Diagnostic`].
//! Not here: how it looks (`report`), what it costs (`cli`).

use std::fmt;
use std::str::FromStr;

use crate::source::SourceSpan;

/// How loud a rule speaks. Ordered from silent to loud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Not reported.
    Off,
    /// A query, hidden unless asked for.
    Note,
    /// An editor acts or waves it through.
    Warning,
    /// The draft contradicts itself, the calendar or arithmetic, or holds a placeholder.
    Error,
}

impl Level {
    /// All levels, silent first.
    pub const ALL: [Level; 4] = [Level::Off, Level::Note, Level::Warning, Level::Error];

    /// As written in configuration and reports.
    pub fn name(self) -> &'static str {
        match self {
            Level::Off => "off",
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }

    /// One level quieter; a query speaks so where a sure finding speaks at `self`.
    pub fn lower(self) -> Level {
        match self {
            Level::Error => Level::Warning,
            Level::Warning => Level::Note,
            Level::Note | Level::Off => Level::Off,
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Level {
    type Err = String;

    /// Errors name the four levels.
    fn from_str(s: &str) -> Result<Self, String> {
        let found = Level::ALL.into_iter().find(|l| l.name() == s);
        found.ok_or_else(|| format!("expected error, warning, note or off, found `{s}`"))
    }
}

/// A place that a diagnostic points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Another document's name; none for the diagnostic's own.
    pub path: Option<String>,
    /// Where, in the source.
    pub span: SourceSpan,
    /// The words there, as the reader of the draft sees them.
    pub text: String,
    /// A few words beside the mark; may be empty.
    pub message: String,
}

/// How far a fix can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applicability {
    /// The meaning stays: apply freely.
    Safe,
    /// Ask first.
    Unsafe,
    /// Shown, never applied.
    DisplayOnly,
}

impl Applicability {
    /// As printed.
    pub fn name(self) -> &'static str {
        match self {
            Applicability::Safe => "safe",
            Applicability::Unsafe => "unsafe",
            Applicability::DisplayOnly => "display-only",
        }
    }
}

/// Replaces a place of the source by `text`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What goes.
    pub span: SourceSpan,
    /// What comes.
    pub text: String,
}

/// Edits that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// How far to trust it.
    pub applicability: Applicability,
    /// In order, without overlap.
    pub edits: Vec<Edit>,
}

/// One finding of one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Document's name.
    pub path: String,
    /// Rule's name.
    pub rule: String,
    /// Never `Off`.
    pub level: Level,
    /// Shown whatever `--min-level` hides.
    pub always_shown: bool,
    /// One line that stands alone: what is wrong, naming the words.
    pub message: String,
    /// The fewest words at fault.
    pub primary: Label,
    /// The other places, in reading order.
    pub secondary: Vec<Label>,
    /// Why: the reckoning.
    pub notes: Vec<String>,
    /// What to do.
    pub help: Option<String>,
    /// The mend, where there is one.
    pub fix: Option<Fix>,
    /// Survives edits elsewhere; differs for two like findings of a document.
    pub fingerprint: String,
}

impl Diagnostic {
    /// All labels, the primary one first.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        std::iter::once(&self.primary).chain(&self.secondary)
    }

    /// What reports sort by: path, primary place, rule, then the message to break ties.
    pub fn order(&self) -> (&str, SourceSpan, &str, &str) {
        (&self.path, self.primary.span, &self.rule, &self.message)
    }
}

/// Something wrong in a file that is no draft's prose: configuration, a rule file, a gazetteer, front matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where, in its source.
    pub span: SourceSpan,
    /// What is wrong, one line, no full stop.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}
