//! A checked draft as the page needs it: findings with their places in the text, and all marks block by block.
//!
//! In: a [`Checked`] with its draft. Out: [`View`]. Not here: markup.

use std::collections::HashMap;

use super::nest::Wrap;
use crate::diagnostic::{Diagnostic, Label};
use crate::document::{Document, MarkupKind};
use crate::draft::Draft;
use crate::report::place::Places;
use crate::report::sheet::{self, Kind, Row};
use crate::report::{Checked, Read};
use crate::source::Span;
use crate::source::inverse::Inverse;

/// What a mark says; of two at one place the earlier stands outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A row of the sheet, by index: tables lead to it.
    Row(usize),
    /// Italics or bold of the draft.
    Emphasis,
    /// Code of the draft.
    Code,
    /// A label of a finding, both by index.
    Place(usize, usize),
}

/// A finding with its places.
pub struct Finding<'a> {
    /// What was found.
    pub diagnostic: &'a Diagnostic,
    /// Of each label, the primary one first.
    pub places: Vec<Place<'a>>,
}

/// Where a label points.
pub struct Place<'a> {
    /// The label.
    pub label: &'a Label,
    /// Its words in the text; none where it points into front matter or another file.
    pub spans: Vec<Span>,
}

/// A draft with all that is shown of it.
pub struct View<'a> {
    /// Number in the report, from 1.
    pub number: usize,
    /// What was found.
    pub checked: Checked<'a>,
    /// What was read.
    pub read: Read<'a>,
    /// The fact-checker's sheet.
    pub rows: Vec<Row>,
    /// Rows by what they are and where they stand.
    index: HashMap<(Kind, Span), usize>,
    /// In the order of the report.
    pub findings: Vec<Finding<'a>>,
    /// Marks of each block.
    pub marks: Vec<Vec<Wrap<What>>>,
}

impl<'a> View<'a> {
    /// Puts a draft and its findings together.
    pub fn of(number: usize, checked: Checked<'a>, read: Read<'a>) -> Self {
        let document = &read.draft.document;
        let back = Inverse::of(&document.map);
        let rows = sheet::rows(checked.source, read);
        let findings: Vec<Finding<'a>> = checked
            .diagnostics
            .iter()
            .map(|diagnostic| Finding {
                diagnostic,
                places: diagnostic.labels().map(|label| place(document, &back, label)).collect(),
            })
            .collect();
        let marks = marks(document, &rows, &findings);
        let index = rows.iter().enumerate().map(|(i, row)| ((row.kind, row.span), i)).collect();
        Self { number, checked, read, rows, index, findings, marks }
    }

    /// The row of the sheet for something at a place.
    pub fn row(&self, kind: Kind, span: Span) -> Option<usize> {
        self.index.get(&(kind, span)).copied()
    }

    /// The draft.
    pub fn draft(&self) -> &'a Draft {
        self.read.draft
    }

    /// Line and column of words of the text.
    pub fn position(&self, span: Span) -> (usize, usize) {
        let place = Places { source: self.checked.source, document: &self.draft().document }.wire(span);
        (place.line, place.column)
    }

    /// The name of an anchor: `d1-f2` is the second finding of the first draft, `d1-f2-1` its first place, `d1-r5`
    /// the words of the fifth row of the sheet.
    pub fn anchor(&self, kind: &str, numbers: &[usize]) -> String {
        let numbers: Vec<String> = numbers.iter().map(|n| (n + 1).to_string()).collect();
        format!("d{}-{kind}{}", self.number, numbers.join("-"))
    }
}

fn place<'a>(document: &Document, back: &Inverse<'_>, label: &'a Label) -> Place<'a> {
    let spans = match label.path {
        Some(_) => Vec::new(),
        None if label.span.is_empty() => beside(document, back, label).into_iter().collect(),
        None => back.to_text(label.span),
    };
    Place {
        label,
        spans: spans.iter().flat_map(|s| in_blocks(document, *s)).map(|(_, piece)| piece).collect(),
    }
}

/// The pieces of a stretch that stand in blocks, each with the index of its block. Between two blocks stands
/// whatever the source has there, front matter perhaps, and none of it is prose.
fn in_blocks(document: &Document, span: Span) -> impl Iterator<Item = (usize, Span)> + '_ {
    let first = document.blocks.partition_point(|b| b.span.end <= span.start);
    let blocks =
        document.blocks.iter().enumerate().skip(first).take_while(move |(_, b)| b.span.start < span.end);
    let piece = move |b: Span| Span { start: span.start.max(b.start), end: span.end.min(b.end) };
    blocks.map(move |(i, b)| (i, piece(b.span))).filter(|(_, piece)| !piece.is_empty())
}

/// Words of a headline that stands beside the text: the source does not hold them, the label does.
fn beside(document: &Document, back: &Inverse<'_>, label: &Label) -> Option<Span> {
    let text = Some(label.text.as_str()).filter(|text| !text.is_empty())?;
    let mut added = back.added_at(label.span.start);
    added.find_map(|span| {
        let start = span.start as usize + document.slice(span).find(text)?;
        Some(Span::new(start, start + text.len()))
    })
}

/// All marks, cut at the ends of blocks.
fn marks(document: &Document, rows: &[Row], findings: &[Finding<'_>]) -> Vec<Vec<Wrap<What>>> {
    let mut marks = vec![Vec::new(); document.blocks.len()];
    let mut add = |spans: &[Span], what| cut(document, spans, what, &mut marks);
    for markup in document.markup.list() {
        match markup.kind {
            MarkupKind::Emphasis => add(&[markup.span], What::Emphasis),
            MarkupKind::Code => add(&[markup.span], What::Code),
            MarkupKind::Link => {}
        }
    }
    rows.iter().enumerate().for_each(|(i, row)| add(&[row.span], What::Row(i)));
    for (n, finding) in findings.iter().enumerate() {
        finding.places.iter().enumerate().for_each(|(p, place)| add(&place.spans, What::Place(n, p)));
    }
    marks
}

/// Adds the pieces of a place to the blocks that they stand in; the first and the last know that they are.
fn cut(document: &Document, spans: &[Span], what: What, marks: &mut [Vec<Wrap<What>>]) {
    let pieces: Vec<(usize, Span)> = spans.iter().flat_map(|s| in_blocks(document, *s)).collect();
    let last = pieces.len().saturating_sub(1);
    for (n, (block, span)) in pieces.into_iter().enumerate() {
        marks[block].push(Wrap { span, begins: n == 0, ends: n == last, what });
    }
}
