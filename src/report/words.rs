//! A diagnostic in plain words, for reports that have no place of their own for its other places, notes and help.
//!
//! In: a diagnostic of a checked document. Out: lines. Withheld diagnostics have no words left but the rule's.

use super::Checked;
use crate::diagnostic::{Diagnostic, Label};

/// What stands below the message: the other places, the notes, the help.
pub fn details(checked: Checked<'_>, d: &Diagnostic) -> Vec<String> {
    let others = d.secondary.iter().map(|l| other(checked, d, l));
    let help = d.help.iter().map(|h| format!("help: {h}"));
    others.chain(d.notes.iter().cloned()).chain(help).collect()
}

/// Message and other places on one line: `the parts come to 43 (the whole: 11:1)`.
pub fn line(checked: Checked<'_>, d: &Diagnostic) -> String {
    let places: Vec<String> = d.secondary.iter().map(|l| other(checked, d, l)).collect();
    if places.is_empty() { d.message.clone() } else { format!("{} ({})", d.message, places.join("; ")) }
}

/// `the whole: 11:1`, with the path where that is another document's.
fn other(checked: Checked<'_>, d: &Diagnostic, label: &Label) -> String {
    let source = checked.source_of(label);
    let at = source.lines().position(&source.text, label.span.start);
    let path = label.path.as_ref().filter(|path| **path != d.path);
    let path = path.map(|path| format!("{path}:")).unwrap_or_default();
    let what = if label.message.is_empty() { "also at" } else { label.message.trim_end_matches(':') };
    let colon = if label.message.is_empty() { "" } else { ":" };
    format!("{what}{colon} {path}{}:{}", at.line, at.column)
}
