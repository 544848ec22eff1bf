//! Where in a Word file its text comes from: the way back from a place of the text to the XML of a part.
//!
//! In: paragraphs as they are read. Out: for a stretch of the text its pieces, each with its part and its bytes there.
//! What has no pieces, such as the break between two paragraphs, stands nowhere.
//! Not here: what is written there (`review`).

use std::ops::Range;

use crate::source::SourceSpan;

use super::paragraph::Paragraph;

/// A stretch of the text, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in the text.
    pub text: SourceSpan,
    /// Number of its part in [`Places::parts`].
    pub part: usize,
    /// Its bytes in the XML of the part.
    pub xml: Range<usize>,
    /// Whether these are the words byte by byte; else they stand for them as a whole: an entity, a tab, a picture.
    pub verbatim: bool,
}

impl Piece {
    /// The bytes of the XML that stand for what a stretch of the text has of this piece.
    pub fn within(&self, span: SourceSpan) -> Range<usize> {
        if !self.verbatim {
            return self.xml.clone();
        }
        let at = |place: u32| {
            self.xml.start + place.clamp(self.text.start, self.text.end) as usize - self.text.start as usize
        };
        at(span.start)..at(span.end)
    }
}

/// The pieces of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// Names of the parts that were read: the main one, notes, headers and footers.
    pub parts: Vec<String>,
    pieces: Vec<Piece>,
}

impl Places {
    /// The pieces that a stretch of the text touches, in its order; an empty stretch touches the piece it stands in.
    pub fn of(&self, span: SourceSpan) -> &[Piece] {
        let first = self.pieces.partition_point(|p| p.text.end <= span.start);
        let end = span.end.max(span.start + 1);
        let count = self.pieces[first..].partition_point(|p| p.text.start < end);
        &self.pieces[first..first + count]
    }

    /// All pieces, in the order of the text.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    pub(super) fn part(&mut self, name: &str) -> usize {
        self.parts.push(name.to_owned());
        self.parts.len() - 1
    }

    /// A paragraph whose text begins at a byte of the whole.
    pub(super) fn add(&mut self, start: usize, paragraph: &Paragraph) {
        let next = paragraph.pieces.iter().skip(1).map(|p| p.start).chain([paragraph.text.len()]);
        let pieces = paragraph.pieces.iter().zip(next).map(|(piece, end)| Piece {
            text: SourceSpan::new(start + piece.start, start + end),
            part: piece.part,
            xml: piece.origin.xml.clone(),
            verbatim: piece.origin.verbatim,
        });
        self.pieces.extend(pieces);
    }
}
