//! What the parser understood of a draft, as `copydesk inspect` prints it.
//!
//! In: a [`Source`], its [`Draft`], and the rules for what they think of figures. Out: text in reading
//! order. Not here: whether anything is wrong (`lint`).

mod gather;
mod text;
mod value;
mod wire;

use crate::draft::Draft;
use crate::report::place::Places;
use crate::rules::RuleSet;
use crate::source::Source;
use wire::Record;

/// Which annotations are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection {
    /// Words, numbers and marks.
    pub tokens: bool,
    /// Sentences with their roles.
    pub sentences: bool,
    /// Figures, dates, names, quotations, attributions and the like.
    pub annotations: bool,
    /// Dated clauses.
    pub timeline: bool,
}

impl Selection {
    /// All that is printed when nothing is chosen.
    pub const ALL: Selection =
        Selection { tokens: false, sentences: true, annotations: true, timeline: true };
}

/// How the annotations are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// For people, grouped by sentence, lines no longer than `width` columns.
    Text {
        /// Columns, at least 40.
        width: usize,
    },
    /// One JSON object a line.
    Ndjson,
}

/// Prints one draft.
pub fn print(
    source: &Source,
    draft: &Draft,
    rules: &RuleSet,
    selection: Selection,
    layout: Layout,
) -> String {
    let places = Places { source, document: &draft.document };
    let records = gather::gather(places, draft, rules, selection);
    match layout {
        Layout::Text { width } => text::print(draft, &records, width),
        Layout::Ndjson => records.iter().map(line).collect(),
    }
}

/// A record holds nothing that JSON cannot say.
fn line(record: &Record) -> String {
    let mut line = serde_json::to_string(record).unwrap_or_default();
    line.push('\n');
    line
}
