//! Paragraphs put together to a source and a document.
//!
//! In: paragraphs in reading order. Out: a source with one paragraph a line, and the blocks, links and emphasis over it.
//! Not here: how a paragraph is read (`story`); what a line without a style is in the story (`roles`).

use std::collections::BTreeSet;

use crate::source::{Source, SourceSpan};

use super::super::builder::Builder;
use super::super::refusal::Refusal;
use super::super::roles::Flow;
use super::super::{Document, Format, MarkupKind, Metadata, Role, Shape, text};
use super::caption;
use super::names::Kind;
use super::paragraph::{Mark, Paragraph, Place, SOFT_BREAK};
use super::places::Places;
use super::styles::Styles;

/// A cell longer than this is a column of the page and no part of a table, in bytes.
const LONGEST_CELL: usize = 200;

/// A heading of the first level is the headline where no more paragraphs than these stand before it.
const ABOVE_HEADLINE: usize = 3;

/// What is known of one line of the source.
#[derive(Debug)]
struct Line {
    span: SourceSpan,
    /// Links and emphasis, in order of their start.
    marks: Vec<(MarkupKind, SourceSpan)>,
    place: Place,
    kind: Option<Kind>,
    listed: bool,
}

/// All that is read of a file so far.
#[derive(Debug)]
pub(super) struct Page {
    text: String,
    lines: Vec<Line>,
    /// Where the text comes from.
    places: Places,
    /// The most cells of a row, of each table.
    tables: Vec<usize>,
    /// Whether a picture stands right above.
    pictured: bool,
    /// Bytes of text that may still come.
    room: u64,
    limit: u64,
    /// Ids of footnotes that the text refers to.
    pub footnotes: BTreeSet<String>,
    /// The same of endnotes.
    pub endnotes: BTreeSet<String>,
}

impl Page {
    /// Nothing yet, with room for so many bytes.
    pub(super) fn new(limit: u64) -> Self {
        let (footnotes, endnotes) = (BTreeSet::new(), BTreeSet::new());
        Self {
            text: String::new(),
            lines: Vec::new(),
            places: Places::default(),
            tables: Vec::new(),
            pictured: false,
            room: limit,
            limit,
            footnotes,
            endnotes,
        }
    }

    /// A part begins; its number.
    pub(super) fn part(&mut self, name: &str) -> usize {
        self.places.part(name)
    }

    /// Takes room for words; the limit is kept before they are put together.
    pub(super) fn room(&mut self, bytes: usize) -> Result<(), Refusal> {
        match self.room.checked_sub(bytes as u64) {
            Some(room) => self.room = room,
            None => {
                let cause = format!("its text is larger than {} bytes", self.limit);
                return Err(Refusal::whole(cause, "raise the limit with `--max-size`, or split the file"));
            }
        }
        Ok(())
    }

    /// A table begins; its number.
    pub(super) fn table(&mut self) -> usize {
        self.tables.push(0);
        self.tables.len() - 1
    }

    /// A row of a table has so many cells.
    pub(super) fn cell(&mut self, table: usize, cells: usize) {
        if let Some(most) = self.tables.get_mut(table) {
            *most = (*most).max(cells);
        }
    }

    /// Adds a paragraph and those that hang on it, each a line.
    pub(super) fn add(&mut self, paragraph: Paragraph, styles: &Styles) -> Result<(), Refusal> {
        self.room(1)?;
        let start = self.text.len();
        self.text.push_str(&paragraph.text);
        self.places.add(start, &paragraph);
        self.pictured |= paragraph.pictured;
        if !paragraph.text.trim().is_empty() {
            let line = line(&paragraph, start, styles, std::mem::take(&mut self.pictured));
            self.lines.push(line);
        }
        self.text.push('\n');
        paragraph.hanging.into_iter().try_for_each(|p| self.add(p, styles))
    }

    /// Whether a line of furniture stands there already: headers are the same on first, odd and even pages.
    pub(super) fn forget_repeated_furniture(&mut self) {
        let mut seen = BTreeSet::new();
        let text = &self.text;
        self.lines.retain(|l| l.place != Place::Furniture || seen.insert(l.span.of(text)));
    }

    /// The source, its document, and where its words stand in the file.
    pub(super) fn finish(self, name: String, metadata: Metadata) -> (Source, Document, Places) {
        let source = Source::new(name, self.text);
        let headline = headline(&self.lines);
        let mut out = Sheet { out: Builder::new(&source.text), above: false, end: None };
        for (i, line) in self.lines.iter().enumerate() {
            let (role, shape) = match line.place {
                Place::Cell(table) if self.tables[table] > 1 && line.span.len() <= LONGEST_CELL => {
                    (Role::Body, Shape::Cell)
                }
                _ => form(line, headline == Some(i)),
            };
            out.line(line, role, shape);
        }
        let document = out.out.finish(Format::Docx, metadata, Vec::new());
        // Many drafts have no style but bold type: then the form of the lines tells.
        let flow = if headline.is_some() { Flow::Marked } else { Flow::Plain };
        (source, text::finish(document, flow), self.places)
    }
}

fn line(paragraph: &Paragraph, start: usize, styles: &Styles, pictured: bool) -> Line {
    let format = &paragraph.format;
    let effect = styles.paragraph(format.style.as_deref());
    let outline = format.outline.or(effect.outline).filter(|level| *level > 0);
    let mark = |m: &Mark| (m.kind, SourceSpan::new(start + m.start, start + m.end));
    let mut marks: Vec<_> = paragraph.marks.iter().map(mark).collect();
    marks.sort_by_key(|(_, span)| span.start);
    let kind = effect.kind.or(outline.map(Kind::Heading));
    let under = pictured && kind.is_none() && caption::is_caption(&paragraph.text, paragraph.is_set_off());
    Line {
        span: SourceSpan::new(start, start + paragraph.text.len()),
        marks,
        place: paragraph.place,
        kind: kind.or(under.then_some(Kind::Caption)),
        // Many lists are typed: a stroke or a number in front.
        listed: format.listed.or(effect.listed).unwrap_or(false) || text::is_item(paragraph.text.trim()),
    }
}

/// The line that is the headline: the first title, else a heading of the first level at the head of the story.
fn headline(lines: &[Line]) -> Option<usize> {
    let find = |kind: Kind| {
        lines.iter().position(|l| matches!(l.place, Place::Text | Place::Cell(_)) && l.kind == Some(kind))
    };
    find(Kind::Title).or_else(|| find(Kind::Heading(1)).filter(|i| *i <= ABOVE_HEADLINE))
}

/// What a line is by its place and style.
fn form(line: &Line, headline: bool) -> (Role, Shape) {
    let shape = if line.listed { Shape::ListItem } else { Shape::Paragraph };
    match (line.place, line.kind) {
        (Place::Furniture, _) | (_, Some(Kind::Furniture)) => (Role::Boilerplate, Shape::Paragraph),
        (Place::Picture, _) | (_, Some(Kind::Caption)) => (Role::Caption, Shape::Paragraph),
        (_, Some(Kind::Title | Kind::Heading(_))) if headline => (Role::Headline, Shape::Paragraph),
        (_, Some(Kind::Title | Kind::Heading(_))) => (Role::Heading, Shape::Paragraph),
        (_, Some(Kind::Subtitle)) => (Role::Deck, Shape::Paragraph),
        (_, Some(Kind::Byline)) => (Role::Byline, Shape::Paragraph),
        (_, Some(Kind::Quote)) => (Role::Body, Shape::BlockQuote),
        _ => (Role::Body, shape),
    }
}

/// A document in the making, and what stood on the line before.
struct Sheet<'s> {
    out: Builder<'s>,
    /// Whether the line before holds words of the story.
    above: bool,
    /// Where the last line ended that was not empty.
    end: Option<u32>,
}

impl Sheet<'_> {
    fn line(&mut self, line: &Line, role: Role, shape: Shape) {
        let source = self.out.source();
        let adjacent = self.end.is_some_and(|end| end + 1 == line.span.start);
        self.above &= adjacent;
        self.end = Some(line.span.end);
        let below = source.get(line.span.end as usize + 1..).and_then(|t| t.lines().next());
        let closes = self.above && below.is_none_or(|l| l.trim().is_empty());
        if line.place != Place::Furniture && self.out.directive(line.span, closes) {
            return;
        }
        self.above = true;
        self.words(line, role, shape);
    }

    /// The words of a line, cut where markup begins and ends and where a break stands.
    fn words(&mut self, line: &Line, role: Role, shape: Shape) {
        let mut marks = line.marks.iter().peekable();
        let mut open: Vec<Open> = Vec::new();
        for piece in pieces(self.out.source(), line) {
            while let Some((kind, mark)) = marks.next_if(|(_, m)| m.start <= piece.start) {
                open.push(Open { kind: *kind, end: mark.end, start: None });
            }
            if piece.of(self.out.source()).starts_with(SOFT_BREAK) {
                self.soft_break(piece, (role, shape), &mut open);
            } else {
                self.piece(piece, &mut open);
            }
            let (over, on) = open.into_iter().partition(|o| o.end <= piece.end);
            self.mark(over);
            open = on;
        }
        self.out.end(role, shape);
    }

    fn piece(&mut self, piece: SourceSpan, open: &mut [Open]) {
        let start = self.out.len();
        let words = piece.of(self.out.source());
        self.out.push(words, piece);
        // A break may have come before the words.
        let start = start.max(self.out.len() - words.len());
        open.iter_mut().for_each(|o| o.start = o.start.or(Some(start)));
    }

    fn mark(&mut self, open: Vec<Open>) {
        for Open { kind, start, .. } in open {
            if let Some(start) = start {
                self.out.mark(kind, start);
            }
        }
    }

    /// A break ends a paragraph behind a whole sentence and on an empty line; elsewhere the words go on.
    fn soft_break(&mut self, at: SourceSpan, (role, shape): (Role, Shape), open: &mut [Open]) {
        let before =
            self.out.source().get(..at.start as usize).unwrap_or_default().trim_end_matches([' ', '\t']);
        let over = before.ends_with(SOFT_BREAK) || self.out.open_words().ends_with(ENDS);
        if role == Role::Body && over {
            self.mark(open.to_vec());
            open.iter_mut().for_each(|o| o.start = None);
            self.out.end(role, shape);
        } else {
            self.out.push("\n", at);
        }
    }
}

/// Markup that is not over.
#[derive(Debug, Clone, Copy)]
struct Open {
    kind: MarkupKind,
    /// Where it is over, in the source.
    end: u32,
    /// Where its words begin in this block, once they have.
    start: Option<usize>,
}

/// What a line ends in behind which a paragraph may be over.
const ENDS: &[char] = &['.', '!', '?', ':', '…', '"', '”', '\'', '’', ')'];

/// A line cut at breaks and at both ends of its marks.
fn pieces(source: &str, line: &Line) -> Vec<SourceSpan> {
    let start = line.span.start as usize;
    let breaks = line.span.of(source).match_indices(SOFT_BREAK);
    let breaks = breaks.flat_map(|(at, c)| [(start + at) as u32, (start + at + c.len()) as u32]);
    let marks = line.marks.iter().flat_map(|(_, m)| [m.start, m.end]);
    let cuts: BTreeSet<u32> = breaks.chain(marks).chain([line.span.start, line.span.end]).collect();
    let cuts: Vec<u32> = cuts.into_iter().collect();
    cuts.windows(2).map(|w| SourceSpan { start: w[0], end: w[1] }).collect()
}
