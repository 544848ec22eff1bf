//! One paragraph in the making.
//!
//! In: words as they come out of runs. Out: its text on one line, and the stretches inside markup.

use super::super::MarkupKind;
use super::format::ParagraphFormat;
use super::xml::Origin;

/// Stands for a break inside a paragraph, so that a paragraph is one line of the source.
pub(super) const SOFT_BREAK: char = '\u{2028}';

/// Where a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the text, a text box or a note.
    Text,
    /// In a cell of the table of this number.
    Cell(usize),
    /// In a header, a footer or a table of contents.
    Furniture,
    /// It is what a picture says to those who cannot see it.
    Picture,
}

/// A stretch of a paragraph inside markup, in bytes of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// What it is.
    pub kind: MarkupKind,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A stretch of a paragraph and where it comes from.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// First byte of the paragraph's text; it reaches to the next piece.
    pub start: usize,
    /// Number of the part, in the order in which parts are read.
    pub part: usize,
    /// Its place in the XML of the part.
    pub origin: Origin,
}

/// A paragraph, and those that hang on it.
#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    /// Its words.
    pub text: String,
    /// Where they come from, in order.
    pub pieces: Vec<Piece>,
    /// Links and emphasis; each kind in order.
    pub marks: Vec<Mark>,
    /// Where it stands.
    pub place: Place,
    /// Whether a picture stands in it.
    pub pictured: bool,
    /// Its properties.
    pub format: ParagraphFormat,
    /// Paragraphs of text boxes and words of pictures that stand in it.
    pub hanging: Vec<Paragraph>,
    /// Where the emphasis begins that is not over.
    emphasis: Option<usize>,
}

impl Paragraph {
    /// Nothing yet.
    pub(super) fn new(place: Place) -> Self {
        Self {
            text: String::new(),
            pieces: Vec::new(),
            marks: Vec::new(),
            place,
            pictured: false,
            format: ParagraphFormat::default(),
            hanging: Vec::new(),
            emphasis: None,
        }
    }

    /// Adds words; white space between set-off words is set off with them.
    pub(super) fn push(&mut self, words: &str, emphasis: bool, (part, origin): (usize, Origin)) {
        if words.is_empty() {
            return;
        }
        let blank = words.trim().is_empty();
        match (emphasis, self.emphasis) {
            (true, None) if !blank => {
                self.emphasis = Some(self.text.len() + words.len() - words.trim_start().len())
            }
            (false, Some(_)) if !blank => self.settle(),
            _ => {}
        }
        self.pieces.push(Piece { start: self.text.len(), part, origin });
        self.text.push_str(words);
    }

    /// Ends the emphasis that is open.
    pub(super) fn settle(&mut self) {
        if let Some(start) = self.emphasis.take() {
            let end = start + self.text[start..].trim_end().len();
            self.mark(MarkupKind::Emphasis, start, end);
        }
    }

    /// Whether all of it is set off.
    pub(super) fn is_set_off(&self) -> bool {
        let words = self.text.trim();
        let start = self.text.len() - self.text.trim_start().len();
        let whole =
            |m: &Mark| m.kind == MarkupKind::Emphasis && m.start <= start && m.end >= start + words.len();
        self.marks.iter().any(whole)
    }

    /// Marks from a byte to here.
    pub(super) fn link(&mut self, start: usize) {
        self.mark(MarkupKind::Link, start, self.text.len());
    }

    fn mark(&mut self, kind: MarkupKind, start: usize, end: usize) {
        if start < end {
            self.marks.push(Mark { kind, start, end });
        }
    }
}
