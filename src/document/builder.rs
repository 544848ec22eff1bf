//! Puts a document's text together out of pieces of its source.
//!
//! In: pieces, verbatim or replaced, and where blocks end. Out: text, map, blocks and markup.
//! Not here: what a block is in the story (`roles`).

use crate::diagnostic::Fault;
use crate::source::map::SourceMap;
use crate::source::{SourceSpan, Span};

use super::directive::{self, Directive};
use super::marked::Marked;
use super::{Block, Document, Format, Markup, MarkupKind, Metadata, Role, Shape};

/// Stands between blocks; the source's own break may look like anything.
pub(super) const BREAK: &str = "\n\n";

/// A document in the making.
pub(super) struct Builder<'s> {
    source: &'s str,
    text: String,
    map: SourceMap,
    blocks: Vec<Block>,
    markup: Vec<Markup>,
    directives: Vec<Directive>,
    open: Option<usize>,
    at: usize,
}

impl<'s> Builder<'s> {
    /// Nothing yet of `source`.
    pub(super) fn new(source: &'s str) -> Self {
        Self {
            source,
            text: String::new(),
            map: SourceMap::default(),
            blocks: Vec::new(),
            markup: Vec::new(),
            directives: Vec::new(),
            open: None,
            at: 0,
        }
    }

    /// The source it reads.
    pub(super) fn source(&self) -> &'s str {
        self.source
    }

    /// Whether a block has begun.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether the open block ends in white space, or has nothing in it yet.
    pub(super) fn at_space(&self) -> bool {
        self.open.is_none_or(|start| self.text[start..].chars().next_back().is_none_or(char::is_whitespace))
    }

    /// The words of the open block.
    pub(super) fn open_words(&self) -> &str {
        self.open.map_or("", |start| self.text[start..].trim())
    }

    /// Bytes of text so far.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Adds a piece of text that stands for `span` of the source, verbatim where it is the same.
    pub(super) fn push(&mut self, text: &str, span: SourceSpan) {
        if text.is_empty() {
            return;
        }
        self.begin(span.start as usize);
        let verbatim = self.source.get(span.range()) == Some(text);
        self.text.push_str(text);
        self.map.push(text.len(), span, verbatim);
        self.at = span.end as usize;
    }

    /// Opens a block, with a break after the one before.
    fn begin(&mut self, at: usize) {
        if self.open.is_some() {
            return;
        }
        if !self.text.is_empty() {
            let gap = SourceSpan::new(self.at.min(at), at);
            self.text.push_str(BREAK);
            self.map.push(BREAK.len(), gap, false);
        }
        self.open = Some(self.text.len());
    }

    /// Closes the open block, if it holds anything but white space.
    pub(super) fn end(&mut self, role: Role, shape: Shape) {
        let Some(start) = self.open.take() else { return };
        let span = trimmed(&self.text, Span::new(start, self.text.len()));
        if !span.is_empty() {
            self.blocks.push(Block { role, shape, span, paragraph: 0 });
        }
    }

    /// A whole block at once.
    pub(super) fn block(&mut self, text: &str, span: SourceSpan, role: Role, shape: Shape) {
        self.end(Role::Body, Shape::Paragraph);
        self.push(text, span);
        self.end(role, shape);
    }

    /// Says that the text from `start` to here is inside markup.
    pub(super) fn mark(&mut self, kind: MarkupKind, start: usize) {
        let span = Span::new(start, self.text.len());
        if !span.is_empty() {
            self.markup.push(Markup { kind, span });
        }
    }

    /// A comment, which may be a word to copydesk.
    pub(super) fn comment(&mut self, span: SourceSpan) {
        let inside = !self.open_words().is_empty();
        self.directives.extend(directive::comment(self.source, span, self.text.len(), inside));
    }

    /// A line of the source that may be a word to copydesk; whether it is one, and then it is no prose.
    ///
    /// `inside` says that it speaks of the paragraph above it.
    #[cfg(feature = "docx")]
    pub(super) fn directive(&mut self, span: SourceSpan, inside: bool) -> bool {
        let before = self.directives.len();
        self.directives.extend(directive::line(self.source, span, self.text.len(), inside));
        self.directives.len() > before
    }

    /// Adds a document that was read out of a part of the source; `outer` leads from its own source to this one.
    pub(super) fn graft(&mut self, part: Document, outer: &SourceMap) {
        self.end(Role::Body, Shape::Paragraph);
        let map = part.map.through(outer);
        if let Some((_, first)) = map.pieces().next() {
            self.begin(first.start as usize);
            self.open = None;
        }
        let base = self.text.len();
        self.text.push_str(&part.text);
        self.map.append(&map);
        self.at = map.pieces().last().map_or(self.at, |(_, last)| last.end as usize);
        let moved = |span: Span| Span::new(span.start as usize + base, span.end as usize + base);
        self.blocks.extend(part.blocks.into_iter().map(|b| Block { span: moved(b.span), ..b }));
        self.markup.extend(part.markup.into_list().into_iter().map(|m| Markup { span: moved(m.span), ..m }));
        self.directives.extend(part.directives.into_iter().map(|d| d.moved(base as u32, outer)));
    }

    /// The document, with all blocks as they were ended.
    pub(super) fn finish(mut self, format: Format, metadata: Metadata, faults: Vec<Fault>) -> Document {
        self.end(Role::Body, Shape::Paragraph);
        let Self { text, map, blocks, markup, directives, .. } = self;
        Document { format, text, map, blocks, markup: Marked::of(markup), directives, metadata, faults }
    }
}

/// A place without the white space and byte order marks at its ends.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let head = words.trim_start_matches(is_blank);
    let start = span.start as usize + words.len() - head.len();
    Span::new(start, start + head.trim_end_matches(is_blank).len())
}

/// White space, or a mark that shows nothing: byte order mark, zero-width space.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}
