//! A source as the page's box holds it, and places in it as its script counts.
//!
//! In: a decoded source and byte offsets. Out: text whose lines end with LF and that has no byte order mark, and offsets
//! in UTF-16 code units, and back. This is the only place where the two are converted.

/// Bytes between two known places.
const STEP: usize = 1 << 10;

/// A text with some known places: byte of the source, code unit of the page.
pub struct Shown<'a> {
    source: &'a str,
    known: Vec<(usize, u32)>,
}

impl<'a> Shown<'a> {
    /// Counts a source once.
    pub fn new(source: &'a str) -> Self {
        let (mut known, mut units) = (vec![(0, 0)], 0);
        for (at, c) in source.char_indices() {
            if known.last().is_some_and(|(last, _)| at - last >= STEP) {
                known.push((at, units));
            }
            units += wide(source, at, c);
        }
        Self { source, known }
    }

    /// The text of the box.
    pub fn text(&self) -> String {
        let text = self.source.strip_prefix('\u{feff}').unwrap_or(self.source);
        if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
    }

    /// The code unit of a byte.
    pub fn unit(&self, byte: u32) -> u32 {
        let byte = byte as usize;
        let (from, units) = self.known[self.known.partition_point(|(at, _)| *at <= byte) - 1];
        let between = self.source[from..].char_indices().map(|(at, c)| (from + at, c));
        let before = between.take_while(|(at, _)| *at < byte);
        units + before.map(|(at, c)| wide(self.source, at, c)).sum::<u32>()
    }
}

/// Code units of a character in the box: a byte order mark has none, and a line that ends with two has one.
fn wide(source: &str, at: usize, c: char) -> u32 {
    match c {
        '\u{feff}' if at == 0 => 0,
        '\r' if source[at..].starts_with("\r\n") => 0,
        c => c.len_utf16() as u32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of the box that stand at bytes of the source.
    fn words(source: &str, of: &str) -> String {
        let shown = Shown::new(source);
        let at = source.find(of).expect("it stands there") as u32;
        let (start, end) = (shown.unit(at) as usize, shown.unit(at + of.len() as u32) as usize);
        let units: Vec<u16> = shown.text().encode_utf16().collect();
        String::from_utf16(&units[start..end]).expect("whole characters")
    }

    #[test]
    fn places_are_those_of_the_box() {
        let source = "\u{feff}Émile 😀 said\r\nthe the\rend e\u{301} 👩‍👧.\r\n";
        for of in ["Émile", "😀", "said", "the the", "end", "e\u{301}", "👩‍👧"] {
            assert_eq!(words(source, of), of);
        }
        assert_eq!(Shown::new(source).text(), "Émile 😀 said\nthe the\nend e\u{301} 👩‍👧.\n");
    }

    #[test]
    fn long_texts_are_counted_from_a_known_place() {
        let source = format!("{}here{}there", "é😀\r\n".repeat(STEP), "x".repeat(STEP));
        assert_eq!((words(&source, "here"), words(&source, "there")), ("here".into(), "there".into()));
        assert_eq!(Shown::new("").unit(0), 0);
    }
}
