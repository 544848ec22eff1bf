//! Places as machines read them: bytes, code points, lines and columns.
//!
//! In: spans of the source. Out: [`WireSpan`], the `span` of every machine-readable format.

use serde::Serialize;

use crate::document::{Document, Format};
use crate::source::{Source, SourceSpan, Span};

/// A place in the decoded source. Offsets from 0, lines and columns from 1, ends exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct WireSpan {
    /// UTF-8 bytes before it.
    pub byte_start: u32,
    /// UTF-8 bytes before its end.
    pub byte_end: u32,
    /// Code points before it.
    pub char_start: u32,
    /// Code points before its end.
    pub char_end: u32,
    /// Its line.
    pub line: usize,
    /// Its column, in code points.
    pub column: usize,
    /// The line of its end.
    pub end_line: usize,
    /// The column of its end.
    pub end_column: usize,
}

impl WireSpan {
    /// Counts out a place of `source`.
    pub fn new(source: &Source, span: SourceSpan) -> Self {
        let (lines, text) = (source.lines(), source.text.as_str());
        let (start, end) = (lines.position(text, span.start), lines.position(text, span.end));
        WireSpan {
            byte_start: span.start,
            byte_end: span.end,
            char_start: lines.char_offset(text, span.start),
            char_end: lines.char_offset(text, span.end),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

/// A document beside the source it was read from.
#[derive(Clone, Copy)]
pub struct Places<'a> {
    /// The source.
    pub source: &'a Source,
    /// One of its documents.
    pub document: &'a Document,
}

impl<'a> Places<'a> {
    /// Counts out a place of the document.
    pub fn wire(self, span: Span) -> WireSpan {
        WireSpan::new(self.source, self.document.map.to_source(span))
    }

    /// The words at a place: in plain text those of the source to the byte, else those a reader sees.
    pub fn words(self, span: Span) -> &'a str {
        match self.document.format {
            Format::Text => self.source.slice(self.document.map.to_source(span)),
            _ => self.document.slice(span),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_counted_in_every_way() {
        let source = Source::new("a.txt", "\u{feff}é\n😀 Oral");
        let span = WireSpan::new(&source, SourceSpan::new(11, 15));
        assert_eq!((span.byte_start, span.byte_end), (11, 15));
        assert_eq!((span.char_start, span.char_end), (5, 9));
        assert_eq!((span.line, span.column, span.end_line, span.end_column), (2, 3, 2, 7));
    }
}
