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
    /// Code points before every [`STEP`] bytes, so that a text of one line is not counted again for each place.
    steps: Vec<u32>,
    bom: bool,
}

/// Bytes between two counts inside a line.
const STEP: usize = 1 << 12;

impl LineIndex {
    /// Reads the text once.
    pub fn new(text: &str) -> Self {
        let bom = text.starts_with('\u{feff}');
        let mut index = Self { starts: vec![0], chars: vec![0], steps: steps(text), bom };
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
        let (start, byte) = (self.starts[line] as usize, byte as usize);
        let step = byte / STEP;
        match self.steps.get(step).filter(|_| step * STEP > start) {
            Some(chars) => chars + starts_in(text, step * STEP, byte),
            None => self.chars[line] + starts_in(text, start, byte),
        }
    }
}

/// Code points before each step; the one that a step cuts counts as before it.
fn steps(text: &str) -> Vec<u32> {
    let mut chars = 0;
    let mut steps = vec![0];
    for piece in text.as_bytes().chunks(STEP) {
        chars += starts(piece);
        steps.push(chars);
    }
    steps
}

/// Code points that begin between two bytes; none where the text is shorter.
fn starts_in(text: &str, from: usize, to: usize) -> u32 {
    text.as_bytes().get(from..to).map_or(0, starts)
}

fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|b| **b & 0xc0 != 0x80).count() as u32
}

fn count(text: &str) -> u32 {
    starts(text.as_bytes())
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
    fn a_long_line_is_counted_from_a_step() {
        let text = format!("é\n{}z", "é😀".repeat(STEP));
        let z = text.len() as u32 - 1;
        assert_eq!(at(&text, z), (2, 2 * STEP + 1));
        assert_eq!(LineIndex::new(&text).char_offset(&text, z), 2 + 2 * STEP as u32);
        for byte in [STEP - 3, STEP + 3, 2 * STEP].into_iter().filter(|b| text.is_char_boundary(*b)) {
            let told = LineIndex::new(&text).char_offset(&text, byte as u32);
            assert_eq!(told as usize, text[..byte].chars().count());
        }
    }

    #[test]
    fn the_end_of_the_text_has_a_place() {
        assert_eq!(at("", 0), (1, 1));
        assert_eq!(at("a\n", 2), (2, 1));
    }
}
