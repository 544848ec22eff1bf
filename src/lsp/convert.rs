//! Places as the protocol counts them, and back.
//!
//! In: byte offsets of a text. Out: lines and characters from 0, the characters in units of the [`Encoding`] that was agreed
//! on. Whatever a client asks for lies in the text: what is behind the end of a line is its end, what lies inside a character
//! is its beginning.
//!
//! The protocol ends lines at LF, CR LF and a lone CR, where [`LineIndex`](crate::source::lines::LineIndex) ends them at LF
//! alone; so a text with a lone CR gets further lines here. A byte order mark is a character like any other.

use gen_lsp_types::{Position, PositionEncodingKind, Range};

use crate::source::SourceSpan;
use crate::source::lines::LineIndex;

/// What a position counts inside its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// Code units of UTF-16: two for an emoji. What every client knows.
    #[default]
    Utf16,
    /// Code points.
    Utf32,
}

impl Encoding {
    /// The one to use with a client that knows these, the preferred one first: bytes, as they are counted here anyway.
    pub fn agreed<'a>(offered: impl Iterator<Item = &'a str> + Clone) -> Self {
        let knows = |name: &str| offered.clone().any(|o| o == name);
        match () {
            () if knows("utf-8") => Encoding::Utf8,
            () if knows("utf-32") && !knows("utf-16") => Encoding::Utf32,
            () => Encoding::Utf16,
        }
    }

    /// As the protocol names it.
    pub fn kind(self) -> PositionEncodingKind {
        match self {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    /// Units of a stretch of text.
    fn units(self, text: &str) -> usize {
        match self {
            Encoding::Utf16 if !text.is_ascii() => text.chars().map(char::len_utf16).sum(),
            Encoding::Utf32 if !text.is_ascii() => text.chars().count(),
            _ => text.len(),
        }
    }

    /// Bytes before a unit of a stretch of text; those before the character that holds it.
    fn bytes(self, text: &str, units: usize) -> usize {
        let mut before = 0;
        for (at, c) in text.char_indices() {
            let width = match self {
                Encoding::Utf8 => c.len_utf8(),
                Encoding::Utf16 => c.len_utf16(),
                Encoding::Utf32 => 1,
            };
            if before + width > units {
                return at;
            }
            before += width;
        }
        text.len()
    }
}

/// Where the lines of the protocol start.
#[derive(Debug, Clone)]
pub struct Lines {
    starts: Vec<u32>,
}

impl Lines {
    /// Reads the text once.
    pub fn new(text: &str) -> Self {
        let index = LineIndex::new(text);
        let mut starts: Vec<u32> =
            (0..index.len()).map(|line| index.range(line, text).start as u32).collect();
        let lone = text.match_indices('\r').filter(|(at, _)| text.as_bytes().get(at + 1) != Some(&b'\n'));
        let before = starts.len();
        starts.extend(lone.map(|(at, _)| at as u32 + 1));
        if starts.len() > before {
            starts.sort_unstable();
        }
        Self { starts }
    }
}

/// A text with what is needed to count in it.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    /// The text.
    pub text: &'a str,
    /// Its lines.
    pub lines: &'a Lines,
    /// What is counted.
    pub encoding: Encoding,
}

impl Text<'_> {
    /// The position of a byte.
    pub fn position(self, byte: u32) -> Position {
        let byte = floor(self.text, byte as usize);
        let line = self.lines.starts.partition_point(|s| *s as usize <= byte).saturating_sub(1);
        let (start, end) = self.content(line);
        let before = self.text.get(start..byte.min(end)).unwrap_or_default();
        Position { line: line as u32, character: self.encoding.units(before) as u32 }
    }

    /// The range of a place.
    pub fn range(self, span: SourceSpan) -> Range {
        Range { start: self.position(span.start), end: self.position(span.end) }
    }

    /// The byte of a position.
    pub fn byte(self, position: Position) -> usize {
        if position.line as usize >= self.lines.starts.len() {
            return self.text.len();
        }
        let (start, end) = self.content(position.line as usize);
        start + self.encoding.bytes(&self.text[start..end], position.character as usize)
    }

    /// The place of a range; one that ends before it starts is turned round.
    pub fn span(self, range: Range) -> SourceSpan {
        let (a, b) = (self.byte(range.start), self.byte(range.end));
        SourceSpan::new(a.min(b), a.max(b))
    }

    /// The first line.
    pub fn first_line(self) -> Range {
        let (start, end) = self.content(0);
        self.range(SourceSpan::new(start, end))
    }

    /// Bytes of a line without its end.
    fn content(self, line: usize) -> (usize, usize) {
        let start = self.lines.starts.get(line).map_or(self.text.len(), |s| *s as usize);
        let end = self.lines.starts.get(line + 1).map_or(self.text.len(), |s| *s as usize);
        let whole = &self.text[start..end];
        let content = if line + 1 < self.lines.starts.len() { without_end(whole) } else { whole };
        (start, start + content.len())
    }
}

/// A line without the one end it has.
fn without_end(line: &str) -> &str {
    line.strip_suffix("\r\n").or_else(|| line.strip_suffix(['\n', '\r'])).unwrap_or(line)
}

/// The start of the character that holds a byte.
fn floor(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    fn at(text: &str, byte: u32, encoding: Encoding) -> (u32, u32) {
        let lines = Lines::new(text);
        let p = Text { text, lines: &lines, encoding }.position(byte);
        (p.line, p.character)
    }

    fn byte(text: &str, line: u32, character: u32, encoding: Encoding) -> usize {
        let lines = Lines::new(text);
        Text { text, lines: &lines, encoding }.byte(Position { line, character })
    }

    #[test]
    fn each_encoding_counts_its_units() {
        // é is two bytes, the emoji four, the accent by itself two.
        let text = "é😀e\u{301}x";
        let x = text.len() as u32 - 1;
        assert_eq!(ALL.map(|e| at(text, x, e)), [(0, 9), (0, 5), (0, 4)]);
        assert_eq!(ALL.map(|e| byte(text, 0, at(text, x, e).1, e)), [9, 9, 9]);
    }

    #[test]
    fn lines_end_as_the_protocol_says() {
        let text = "a\r\nb\rc\n\u{2028}d\u{85}\te\n";
        let starts: Vec<(u32, u32)> =
            ["b", "c", "d", "e"].map(|c| at(text, text.find(c).unwrap() as u32, Encoding::Utf16)).to_vec();
        assert_eq!(starts, [(1, 0), (2, 0), (3, 1), (3, 4)]);
        assert_eq!(at(text, text.len() as u32, Encoding::Utf16), (4, 0));
        assert_eq!(at("", 0, Encoding::Utf16), (0, 0));
    }

    #[test]
    fn a_place_in_the_end_of_a_line_is_the_end_of_its_words() {
        assert_eq!(
            (1..4).map(|b| at("a\r\nb", b, Encoding::Utf8)).collect::<Vec<_>>(),
            [(0, 1), (0, 1), (1, 0)]
        );
        assert_eq!(byte("a\r\nb", 0, 9, Encoding::Utf16), 1);
    }

    #[test]
    fn a_byte_order_mark_is_a_character() {
        assert_eq!(ALL.map(|e| at("\u{feff}ab", 4, e)), [(0, 4), (0, 2), (0, 2)]);
    }

    #[test]
    fn what_no_text_has_is_taken_for_what_is_nearest() {
        let text = "é😀\nb";
        assert_eq!(ALL.map(|e| byte(text, 7, 7, e)), [8, 8, 8]);
        assert_eq!(ALL.map(|e| byte(text, 0, 99, e)), [6, 6, 6]);
        // Inside é, inside the emoji.
        assert_eq!(byte(text, 0, 1, Encoding::Utf8), 0);
        assert_eq!(byte(text, 0, 2, Encoding::Utf16), 2);
        assert_eq!(at(text, 4, Encoding::Utf16), (0, 1));
        assert_eq!(at(text, 99, Encoding::Utf16), (1, 1));
        let lines = Lines::new(text);
        let turned =
            Range { start: Position { line: 1, character: 0 }, end: Position { line: 0, character: 1 } };
        let span = Text { text, lines: &lines, encoding: Encoding::Utf16 }.span(turned);
        assert_eq!(span, SourceSpan::new(2, 7));
    }

    #[test]
    fn places_come_back() {
        let text = "\u{feff}é\r\n😀 e\u{301}\rc\u{2028}\td\n\n";
        let lines = Lines::new(text);
        for encoding in ALL {
            let text = Text { text, lines: &lines, encoding };
            let inside = |b: &usize| !matches!(&text.text[*b..], t if t.starts_with('\n') && text.text[..*b].ends_with('\r'));
            let bytes = (0..=text.text.len()).filter(|b| text.text.is_char_boundary(*b)).filter(inside);
            bytes.for_each(|b| assert_eq!(text.byte(text.position(b as u32)), b, "{encoding:?}"));
        }
    }

    #[test]
    fn the_encoding_is_one_that_the_client_knows() {
        let agreed = |offered: &[&'static str]| Encoding::agreed(offered.iter().copied());
        assert_eq!(agreed(&[]), Encoding::Utf16);
        assert_eq!(agreed(&["utf-16", "utf-8"]), Encoding::Utf8);
        assert_eq!(agreed(&["utf-32", "utf-16"]), Encoding::Utf16);
        assert_eq!(agreed(&["utf-32"]), Encoding::Utf32);
        assert_eq!(Encoding::Utf32.kind(), PositionEncodingKind::UTF32);
    }
}
