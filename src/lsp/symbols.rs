//! The outline of a draft: its headings, and under each the dated clauses that stand there.
//!
//! In: what was read. Out: symbols in reading order. The name of an event begins with its date, so that an editor that sorts
//! symbols by name shows the timeline.

use gen_lsp_types::{BaseSymbolInformation, DocumentSymbol, Location, SymbolInformation, SymbolKind};

use super::diagnostics::View;
use crate::document::{Block, Role, Shape};
use crate::draft::Draft;
use crate::report::visible;
use crate::source::{SourceSpan, Span};
use crate::workspace::judge::Done;

/// Longest words of a name, in characters.
const LONGEST: usize = 60;

/// A heading or an event, before it has its place in the outline.
struct Entry {
    name: String,
    kind: SymbolKind,
    span: SourceSpan,
}

/// Headings, each with its events inside.
pub fn outline(view: View<'_>, done: &Done) -> Vec<DocumentSymbol> {
    let mut entries: Vec<Entry> = Vec::new();
    for draft in done.documents.iter().filter_map(|d| d.draft.as_ref()) {
        let heads: Vec<Entry> = headings(draft).collect();
        // A heading that is a date tells it already.
        let told = |e: &Entry| heads.iter().any(|h| h.span.contains(e.span));
        entries.extend(events(draft).filter(|e| !told(e)).collect::<Vec<_>>());
        entries.extend(heads);
    }
    entries.sort_by_key(|e| (e.span.start, e.kind == SymbolKind::Event));
    let ends: Vec<u32> = ends(&entries, view.text.text.len() as u32);
    let mut outline: Vec<DocumentSymbol> = Vec::new();
    for (entry, end) in entries.into_iter().zip(ends) {
        let event = entry.kind == SymbolKind::Event;
        let symbol = symbol(view, entry, end);
        match outline.last_mut().filter(|last| event && last.kind != SymbolKind::Event) {
            Some(heading) => heading.children.get_or_insert_default().push(symbol),
            None => outline.push(symbol),
        }
    }
    outline
}

/// Where each entry ends: an event with its clause, a heading where the next begins.
fn ends(entries: &[Entry], len: u32) -> Vec<u32> {
    let mut next = len;
    let mut ends: Vec<u32> = Vec::with_capacity(entries.len());
    for entry in entries.iter().rev() {
        if entry.kind == SymbolKind::Event {
            ends.push(entry.span.end.min(next.max(entry.span.start)));
        } else {
            ends.push(next.max(entry.span.end));
            next = entry.span.start;
        }
    }
    ends.reverse();
    ends
}

/// The same one after another, for a client that shows none inside another.
pub fn flat(view: View<'_>, outline: &[DocumentSymbol]) -> Vec<SymbolInformation> {
    let one = |symbol: &DocumentSymbol, container_name: Option<String>| {
        let (name, kind) = (symbol.name.clone(), symbol.kind);
        let base = BaseSymbolInformation { name, kind, tags: None, container_name };
        SymbolInformation::new(None, Location { uri: view.uri.clone(), range: symbol.range }, base)
    };
    let all = outline.iter().flat_map(|heading| {
        let inner = heading.children.iter().flatten().map(|s| one(s, Some(heading.name.clone())));
        std::iter::once(one(heading, None)).chain(inner).collect::<Vec<_>>()
    });
    all.collect()
}

/// Headlines and headings; a title in the metadata is left out where the page has it too.
fn headings(draft: &Draft) -> impl Iterator<Item = Entry> {
    let blocks = &draft.document.blocks;
    let heads = blocks.iter().filter(|b| matches!(b.role, Role::Headline | Role::Heading));
    let again = |b: &Block| {
        let same = |other: &&Block| other.role == b.role && draft.slice(other.span) == draft.slice(b.span);
        b.shape == Shape::Metadata && blocks.iter().filter(same).any(|other| other.shape != Shape::Metadata)
    };
    heads.filter(move |b| !again(b)).filter_map(|b| {
        let name = short(draft, b.span);
        let span = draft.document.map.to_source(b.span);
        (!name.is_empty()).then_some(Entry { name, kind: SymbolKind::String, span })
    })
}

fn events(draft: &Draft) -> impl Iterator<Item = Entry> {
    draft.annotations.events.iter().map(|e| Entry {
        name: format!("{} {}", e.date.iso(), short(draft, e.span)),
        kind: SymbolKind::Event,
        span: draft.document.map.to_source(e.span),
    })
}

fn short(draft: &Draft, span: Span) -> String {
    let line = visible::line(draft.slice(span).trim());
    let cut: String = line.chars().take(LONGEST).collect();
    if cut.len() < line.len() { format!("{}…", cut.trim_end()) } else { cut }
}

fn symbol(view: View<'_>, entry: Entry, end: u32) -> DocumentSymbol {
    let whole = SourceSpan { start: entry.span.start, end };
    let name = SourceSpan { start: entry.span.start, end: entry.span.end.min(end) };
    let (whole, name) = (view.text.range(whole), view.text.range(name));
    DocumentSymbol::new(entry.name, None, entry.kind, None, None, whole, name, None)
}
