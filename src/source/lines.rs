//! From byte offsets to lines and columns.
//!
//! Lines end at LF only: U+2028, U+0085 and a lone CR are characters like any other.
//! Columns count code points from 1 and leave a byte order mark out.

/// A place as people count: line and column from 1, the column in code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in code points.
    pub column: usize,
}

/// Where each line starts, and how many code points stand before it.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
    chars: Vec<u32>,
    bom: bool,
}

impl LineIndex {
    /// Reads the text once.
    pub fn new(text: &str) -> Self {
        let mut index = Self { starts: vec![0], chars: vec![0], bom: text.starts_with('\u{feff}') };
        let (mut at, mut chars) = (0, 0);
        for line in text.split_inclusive('\n') {
            at += line.len() as u32;
            chars += count(line);
            if line.ends_with('\n') {
                index.starts.push(at);
                index.chars.push(chars);
            }
        }
        index
    }

    /// Number of lines; an empty text has one.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Never: there is always a first line.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Bytes of line `line` (from 0), its line break included.
    pub fn range(&self, line: usize, text: &str) -> std::ops::Range<usize> {
        let start = self.starts.get(line).map_or(text.len(), |s| *s as usize);
        let end = self.starts.get(line + 1).map_or(text.len(), |s| *s as usize);
        start..end
    }

    /// Line of a byte, from 0.
    pub fn line_of(&self, byte: u32) -> usize {
        self.starts.partition_point(|start| *start <= byte) - 1
    }

    /// Line and column of a byte of `text`.
    pub fn position(&self, text: &str, byte: u32) -> Position {
        let line = self.line_of(byte);
        let before = self.char_offset(text, byte) - self.chars[line];
        let bom = u32::from(line == 0 && self.bom && byte > 0);
        Position { line: line + 1, column: (before - bom + 1) as usize }
    }

    /// Code points before a byte of `text`.
    pub fn char_offset(&self, text: &str, byte: u32) -> u32 {
        let line = self.line_of(byte);
        let start = self.starts[line] as usize;
        let head = text.get(start..byte as usize).unwrap_or_default();
        self.chars[line] + count(head)
    }
}

fn count(text: &str) -> u32 {
    text.chars().count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, byte: u32) -> (usize, usize) {
        let p = LineIndex::new(text).position(text, byte);
        (p.line, p.column)
    }

    #[test]
    fn columns_count_code_points() {
        assert_eq!(at("é😀x\ny", 6), (1, 3));
        assert_eq!(at("é😀x\ny", 8), (2, 1));
        assert_eq!(at("a\r\nb\rc", 5), (2, 3));
        assert_eq!(at("a\u{2028}b", 4), (1, 3));
    }

    #[test]
    fn a_byte_order_mark_counts_in_offsets_only() {
        let text = "\u{feff}ab\nc";
        assert_eq!(at(text, 3), (1, 1));
        assert_eq!(at(text, 6), (2, 1));
        assert_eq!(LineIndex::new(text).char_offset(text, 3), 1);
    }

    #[test]
    fn the_end_of_the_text_has_a_place() {
        assert_eq!(at("", 0), (1, 1));
        assert_eq!(at("a\n", 2), (2, 1));
    }
}
