//! What the parser understood of a draft, as `copydesk inspect` prints it.
//!
//! In: a [`Source`], its [`Draft`], and the rules for what they think of figures. Out: text in reading
//! order, the timeline alone in the order of time. Not here: whether anything is wrong (`lint`).

pub mod explain;
mod gather;
mod text;
mod timeline;
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
    /// Dated clauses in the order of time.
    pub timeline: bool,
    /// Every expression of time, with how its value was reached.
    pub dates: bool,
}

impl Selection {
    /// All that is printed when nothing is chosen.
    pub const ALL: Selection =
        Selection { tokens: false, sentences: true, annotations: true, timeline: true, dates: false };
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
    let mut records = gather::gather(places, draft, rules, selection);
    let events = selection.timeline.then(|| gather::timeline(places, draft));
    match layout {
        Layout::Text { width } => text::print(draft, &records, events.as_deref(), width),
        Layout::Ndjson => {
            let alone = records.is_empty();
            records.extend(events.unwrap_or_default());
            if !alone {
                records.sort_by_key(|r| r.span.byte_start);
            }
            records.iter().map(line).collect()
        }
    }
}

/// A record holds nothing that JSON cannot say.
fn line(record: &Record) -> String {
    let mut line = serde_json::to_string(record).unwrap_or_default();
    line.push('\n');
    line
}
