//! What an editor offers to do about a finding.
//!
//! In: findings at a range. Out: code actions with their edits: each fix (the safe ones preferred, those that want a second
//! look offered, those for display left out), all safe fixes of the document at once, as `copydesk fix` makes them, and ways
//! to let a finding stay (`allow`).

use std::collections::HashMap;

use gen_lsp_types::{
    CodeAction, CodeActionKind, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit,
    TextDocumentIdentifier, TextEdit, Uri, WorkspaceEdit,
};

use super::allow;
use super::convert::Text;
use super::diagnostics::{self, View};
use crate::diagnostic::{Applicability, Diagnostic as Finding, Edit, Fix};
use crate::document::{Format, Overrides};
use crate::fix;
use crate::report::visible;
use crate::source::SourceSpan;
use crate::workspace::judge::Done;
use crate::workspace::{InForce, mend};

/// The kind of all safe fixes at once.
pub const FIX_ALL: &str = "source.fixAll.copydesk";

/// Longest words in a title, in characters.
const LONGEST: usize = 40;

/// What is asked for, of which document.
pub struct Asked<'a> {
    /// The document.
    pub view: View<'a>,
    /// What was found in it.
    pub done: &'a Done,
    /// Its format.
    pub format: Format,
    /// Its version.
    pub version: i32,
    /// Where.
    pub range: SourceSpan,
    /// The kinds that are wanted; all where none is named.
    pub only: Option<Vec<CodeActionKind>>,
}

/// What actions need beside the document.
pub struct Desk<'a> {
    /// The rules in force for it.
    pub force: InForce,
    /// Date and kind over its own.
    pub overrides: Overrides,
    /// The side file at a path.
    pub side: &'a dyn Fn(&str) -> SideFile,
}

/// The side file of allowances as it stands.
pub struct SideFile {
    /// Its address.
    pub uri: Uri,
    /// Its version, where the editor has it open.
    pub version: Option<i32>,
    /// Its text; none where there is no such file yet.
    pub text: Option<String>,
}

impl Asked<'_> {
    /// Whether actions of a kind are wanted; a kind holds those below it.
    fn wants(&self, kind: &str) -> bool {
        let holds = |outer: &str| {
            outer.is_empty() || kind.strip_prefix(outer).is_some_and(|r| r.is_empty() || r.starts_with('.'))
        };
        self.only.as_ref().is_none_or(|only| only.iter().any(|k| holds(k.as_str())))
    }

    /// The findings at the range.
    fn touched(&self) -> impl Iterator<Item = &Finding> {
        let range = self.range;
        let touches = move |s: SourceSpan| s.start <= range.end && range.start <= s.end;
        diagnostics::shown(self.view, self.done).filter(move |f| touches(f.primary.span))
    }

    /// Edits of the document.
    pub fn edit<'e>(&self, edits: impl IntoIterator<Item = &'e Edit>) -> WorkspaceEdit {
        let edits = edits.into_iter().map(|e| text_edit(self.view.text, e)).collect();
        workspace_edit(self.view, self.view.uri.clone(), Some(self.version), edits)
    }

    /// A quick fix of a finding.
    pub fn quick_fix(&self, finding: &Finding, title: String, edit: WorkspaceEdit) -> CodeAction {
        CodeAction {
            title,
            kind: Some(CodeActionKind::QuickFix),
            diagnostics: Some(vec![diagnostics::one(self.view, self.done, finding)]),
            edit: Some(edit),
            ..CodeAction::default()
        }
    }
}

/// All actions that are wanted, the most likely first.
pub fn all(asked: &Asked<'_>, desk: &Desk<'_>) -> Vec<CodeAction> {
    let mut actions = Vec::new();
    if asked.wants("quickfix") {
        actions.extend(asked.touched().filter_map(|f| mending(asked, f)));
    }
    // Unasked, all fixes are offered where one of them stands, and not on every line.
    let named = asked.only.is_some() && asked.wants(FIX_ALL);
    if named || asked.only.is_none() && actions.iter().any(|a| a.is_preferred == Some(true)) {
        actions.extend(fix_all(asked, desk));
    }
    if asked.wants("quickfix") {
        actions.extend(asked.touched().take(allow::MOST).flat_map(|f| allow::ways(asked, desk, f)));
    }
    actions
}

/// The fix of a finding.
fn mending(asked: &Asked<'_>, finding: &Finding) -> Option<CodeAction> {
    let fix = finding.fix.as_ref().filter(|f| f.applicability != Applicability::DisplayOnly)?;
    let safe = fix.applicability == Applicability::Safe;
    let action = asked.quick_fix(finding, title(asked.view.text.text, fix)?, asked.edit(&fix.edits));
    Some(CodeAction { is_preferred: Some(safe), ..action })
}

/// What a fix does, in words.
fn title(text: &str, fix: &Fix) -> Option<String> {
    let first = fix.edits.first()?;
    let (old, new) = (quoted(first.span.of(text)), quoted(&first.text));
    let does = match (first.span.is_empty(), first.text.is_empty()) {
        (true, _) => format!("Insert {new}"),
        (_, true) => format!("Delete {old}"),
        _ => format!("Replace {old} with {new}"),
    };
    let more = match fix.edits.len() - 1 {
        0 => String::new(),
        1 => ", and one place more".to_owned(),
        n => format!(", and {n} places more"),
    };
    let ask = if fix.applicability == Applicability::Safe { "" } else { " (check that it says the same)" };
    Some(format!("{does}{more}{ask}"))
}

/// Words on one line, cut where they are long.
fn quoted(words: &str) -> String {
    let line = visible::line(words.trim());
    let cut: String = line.chars().take(LONGEST).collect();
    if cut.len() < line.len() { format!("`{cut}…`") } else { format!("`{line}`") }
}

/// All safe fixes, where there are any; those that undo each other are nothing.
fn fix_all(asked: &Asked<'_>, desk: &Desk<'_>) -> Option<CodeAction> {
    let source = &asked.done.source;
    let found: Vec<Finding> = asked.done.found().into_iter().cloned().collect();
    let edits = fix::edits(&found);
    if edits.is_empty() {
        return None;
    }
    let mended = mend::mend(source, asked.format, &desk.force, desk.overrides).ok()?;
    // What one reading puts in, where that is all; else what differs in the end.
    let whole = fix::apply(&source.text, &edits) == mended.text;
    let edits = if whole { edits } else { vec![difference(&source.text, &mended.text)] };
    Some(CodeAction {
        title: "Make all safe fixes of copydesk".to_owned(),
        kind: Some(CodeActionKind::from(FIX_ALL.to_owned())),
        edit: Some(asked.edit(&edits)),
        ..CodeAction::default()
    })
}

/// The stretch that two texts do not share.
fn difference(old: &str, new: &str) -> Edit {
    let same = |(a, b): &(char, char)| a == b;
    let head: usize = old.chars().zip(new.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail: usize =
        old_rest.chars().rev().zip(new_rest.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let text = new_rest[..new_rest.len() - tail].to_owned();
    Edit { span: SourceSpan::new(head, old.len() - tail), text }
}

/// An edit as the protocol has it.
pub fn text_edit(text: Text<'_>, edit: &Edit) -> TextEdit {
    TextEdit { range: text.range(edit.span), new_text: edit.text.clone() }
}

/// Edits of one file, for its version where the client takes one.
pub fn workspace_edit(view: View<'_>, uri: Uri, version: Option<i32>, edits: Vec<TextEdit>) -> WorkspaceEdit {
    if !view.client.versioned {
        return WorkspaceEdit { changes: Some(HashMap::from([(uri, edits)])), ..WorkspaceEdit::default() };
    }
    let changes = vec![document_edit(uri, version, edits).into()];
    WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() }
}

/// Edits of one file for a version of it.
pub fn document_edit(uri: Uri, version: Option<i32>, edits: Vec<TextEdit>) -> TextDocumentEdit {
    let text_document_identifier = TextDocumentIdentifier { uri };
    let text_document = OptionalVersionedTextDocumentIdentifier { version, text_document_identifier };
    TextDocumentEdit { text_document, edits: edits.into_iter().map(Into::into).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fix(applicability: Applicability, edits: &[(usize, usize, &str)]) -> Fix {
        let edit = |(start, end, text): &(usize, usize, &str)| Edit {
            span: SourceSpan::new(*start, *end),
            text: (*text).to_owned(),
        };
        Fix { applicability, edits: edits.iter().map(edit).collect() }
    }

    #[test]
    fn a_title_says_what_is_done() {
        let text = "saw the the vote";
        let told = |f: &Fix| title(text, f).unwrap_or_default();
        assert_eq!(told(&fix(Applicability::Safe, &[(7, 11, "")])), "Delete `the`");
        assert_eq!(
            told(&fix(Applicability::Unsafe, &[(0, 3, "sees"), (12, 16, "votes")])),
            "Replace `saw` with `sees`, and one place more (check that it says the same)"
        );
        assert_eq!(told(&fix(Applicability::Safe, &[(3, 3, ",")])), "Insert `,`");
        assert_eq!(quoted(&"long ".repeat(20)), "`long long long long long long long long …`");
    }

    #[test]
    fn a_difference_is_cut_between_characters() {
        let edit = difference("one é two", "one è two");
        assert_eq!((edit.span, edit.text.as_str()), (SourceSpan::new(4, 6), "è"));
        let edit = difference("aaa", "aa");
        assert_eq!(fix::apply("aaa", &[edit]), "aa");
    }
}
