//! Ways to let a finding stay.
//!
//! In: a finding. Out: code actions that write `copydesk: allow RULE --` into the draft, or an entry into the side file; both
//! without the reason, which is the writer's to give. Until it is given the finding stands, and the lint says that a reason is
//! missing: nothing is waved through by a click.
//!
//! A place for the words in the draft is tried before it is offered: with a reason there, this finding is gone and no other.

use std::path::Path;

use gen_lsp_types::{CodeAction, CreateFile, CreateFileOptions, DocumentChange, WorkspaceEdit};

use super::actions::{self, Asked, Desk, SideFile};
use super::convert::{Lines, Text};
use super::uri;
use crate::diagnostic::{Diagnostic as Finding, Edit};
use crate::document::{self, Format};
use crate::fix;
use crate::source::{Source, SourceSpan};
use crate::walk::printed;
use crate::workspace::allowed::{self, New};
use crate::workspace::judge::{Done, Keep, judge};
use crate::workspace::read::Loaded;

/// Findings at one place that ways are offered for.
pub const MOST: usize = 8;

/// Largest text that places are tried in, in bytes: each is read again.
const LARGEST: usize = 1 << 18;

/// All ways for a finding.
pub fn ways(asked: &Asked<'_>, desk: &Desk<'_>, finding: &Finding) -> Vec<CodeAction> {
    let inside = in_the_draft(asked, desk, finding);
    inside.into_iter().chain(beside_the_draft(asked, desk, finding)).collect()
}

fn in_the_draft(asked: &Asked<'_>, desk: &Desk<'_>, finding: &Finding) -> Option<CodeAction> {
    let places = places(asked, finding);
    let fits = |place: &Place| {
        is_allowed(asked, desk, finding, &place.edit(asked.format, &finding.rule, " -- it is so"))
    };
    let place = places.into_iter().filter(|_| asked.done.source.text.len() <= LARGEST).find(fits)?;
    let edit = place.edit(asked.format, &finding.rule, " -- ");
    let title = format!("Allow {} here, for a reason to be written", finding.rule);
    Some(asked.quick_fix(finding, title, asked.edit([&edit])))
}

/// A place for words to copydesk, and what ends their line.
struct Place {
    at: usize,
    end: &'static str,
}

impl Place {
    fn edit(&self, format: Format, rule: &str, reason: &str) -> Edit {
        let words = format!("copydesk: allow {rule}{reason}");
        let words = match format {
            Format::Text => words,
            _ => format!("<!-- {} -->", words.trim_end()),
        };
        Edit { span: SourceSpan::new(self.at, self.at), text: words + self.end }
    }
}

/// Places that may do, the tidiest first: a line before the paragraph, a line before that of the finding, a comment before it.
fn places(asked: &Asked<'_>, finding: &Finding) -> Vec<Place> {
    let text = &asked.done.source.text;
    let at = finding.primary.span.start as usize;
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let line = text[..at].rfind('\n').map_or(0, |n| n + 1);
    let paragraph = paragraph(asked.done, at).filter(|p| *p <= line);
    let lines = paragraph.into_iter().chain([line]).map(|at| Place { at, end });
    let inline = Place { at, end: "" };
    match asked.format {
        Format::Text => lines.collect(),
        Format::Markdown => lines.take(1).chain([inline]).collect(),
        Format::Html => vec![inline],
        _ => Vec::new(),
    }
}

/// Where the line begins that the paragraph around a byte begins in.
fn paragraph(done: &Done, at: usize) -> Option<usize> {
    let text = &done.source.text;
    let drafts = done.documents.iter().filter_map(|d| d.draft.as_ref());
    let mut spans = drafts.flat_map(|d| d.document.blocks.iter().map(|b| d.document.map.to_source(b.span)));
    let block = spans.rfind(|s| s.start as usize <= at && at < s.end as usize)?;
    Some(text[..block.start as usize].rfind('\n').map_or(0, |n| n + 1))
}

/// Whether an edit lets a finding stay, and none beside it.
fn is_allowed(asked: &Asked<'_>, desk: &Desk<'_>, finding: &Finding, edit: &Edit) -> bool {
    let source = &asked.done.source;
    let text = fix::apply(&source.text, std::slice::from_ref(edit));
    let source = Source::new(&source.name, text);
    let Ok(documents) = document::read(&source, asked.format) else { return false };
    let loaded = Loaded::new(source, documents, desk.force.clone(), desk.overrides);
    let after = prints(&judge(loaded, Keep::findings(false)));
    let mut before = prints(asked.done);
    before.iter().position(|p| *p == finding.fingerprint).map(|i| before.remove(i));
    before == after
}

fn prints(done: &Done) -> Vec<String> {
    let mut prints: Vec<String> = done.found().iter().map(|f| f.fingerprint.clone()).collect();
    prints.sort_unstable();
    prints
}

/// An entry in the side file, for copy that must stay clean; none for a draft that lies nowhere yet, and none where no
/// configuration says in which folder the side file lies.
fn beside_the_draft(asked: &Asked<'_>, desk: &Desk<'_>, finding: &Finding) -> Option<CodeAction> {
    let opened = &desk.force.opened;
    if opened.configured.layers.is_empty() || !uri::path(asked.view.uri)?.is_file() {
        return None;
    }
    let path = std::path::absolute(allowed::path(&opened.configured.layers, &opened.base)).ok()?;
    let name = path.file_name()?.to_string_lossy().into_owned();
    let file = (desk.side)(&printed(&path));
    let edit = entry(asked, finding, file, path.parent().unwrap_or(Path::new("")))?;
    let title = format!("Allow {} in {name}, for a reason to be written", finding.rule);
    Some(asked.quick_fix(finding, title, edit))
}

/// The entry behind all that stands in the side file, which is made where there is none.
fn entry(asked: &Asked<'_>, finding: &Finding, file: SideFile, folder: &Path) -> Option<WorkspaceEdit> {
    let SideFile { uri, version, text } = file;
    let before = text.clone().unwrap_or_else(|| allowed::HEAD.to_owned());
    let (fingerprint, draft) = (finding.fingerprint.as_str(), finding.path.as_str());
    let new = New { fingerprint, draft, rule: &finding.rule, reason: "", until: None, across: false };
    let entry = new.behind(&before, folder);
    let view = asked.view;
    let at_end = |text: &str, new: String| {
        let lines = Lines::new(text);
        let place = Text { text, lines: &lines, encoding: view.text.encoding };
        actions::text_edit(place, &Edit { span: SourceSpan::new(text.len(), text.len()), text: new })
    };
    match text {
        Some(text) => Some(actions::workspace_edit(view, uri, version, vec![at_end(&text, entry)])),
        None if view.client.versioned && view.client.creates => {
            let options = CreateFileOptions { ignore_if_exists: Some(true), ..CreateFileOptions::default() };
            let made = CreateFile { uri: uri.clone(), options: Some(options), annotation_id: None };
            let edit = actions::document_edit(uri, None, vec![at_end("", before + &entry)]);
            let changes = vec![DocumentChange::from(made), DocumentChange::from(edit)];
            Some(WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() })
        }
        None => None,
    }
}
