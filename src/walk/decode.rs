//! Bytes into text.
//!
//! In: the bytes of a file. Out: text, UTF-8 or UTF-16 with a byte order mark, or what else the
//! bytes look like. Nothing is guessed into the text: other encodings are named, not read.

use std::fmt;

/// Bytes that are no text we read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotText {
    /// Not UTF-8.
    Encoding {
        /// First byte that is not, from 0.
        offset: usize,
        /// What the file is likely written in.
        likely: &'static str,
    },
    /// Not text at all.
    Binary {
        /// First byte that no text holds, from 0.
        offset: usize,
    },
}

impl fmt::Display for NotText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotText::Encoding { offset, likely } => {
                write!(f, "is not UTF-8 at byte {offset}, it looks like {likely}")
            }
            NotText::Binary { offset } => write!(f, "is a binary file, with a NUL at byte {offset}"),
        }
    }
}

impl NotText {
    /// What to do about it.
    pub fn help(&self) -> String {
        match self {
            NotText::Encoding { likely, .. } => format!("save it as UTF-8, from {likely} if that is right"),
            NotText::Binary { .. } => {
                "save the text of the draft as UTF-8, or leave the file out with `--exclude`".to_owned()
            }
        }
    }
}

/// Decodes the bytes of a file; a byte order mark of UTF-8 stays in the text.
pub fn text(bytes: Vec<u8>) -> Result<String, NotText> {
    if let Some(units) = utf16(&bytes) {
        return String::from_utf16(&units)
            .map_err(|_| NotText::Encoding { offset: 2, likely: "broken UTF-16" });
    }
    if let Some(offset) = bytes.iter().position(|b| *b == 0) {
        return Err(zeros(&bytes, offset));
    }
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        NotText::Encoding { offset, likely: likely(error.as_bytes()) }
    })
}

/// Encodes a text as the bytes were that `text` read: UTF-16 keeps its mark and its order.
pub fn bytes(text: &str, like: &[u8]) -> Vec<u8> {
    let unit: fn(u16) -> [u8; 2] = match like {
        [0xff, 0xfe, ..] => u16::to_le_bytes,
        [0xfe, 0xff, ..] => u16::to_be_bytes,
        _ => return text.as_bytes().to_owned(),
    };
    let mark = like[..2].iter().copied();
    mark.chain(text.encode_utf16().flat_map(unit)).collect()
}

/// The code units behind a byte order mark of UTF-16.
fn utf16(bytes: &[u8]) -> Option<Vec<u16>> {
    let (mark, rest) = bytes.split_at_checked(2)?;
    let unit: fn([u8; 2]) -> u16 = match mark {
        [0xff, 0xfe] => u16::from_le_bytes,
        [0xfe, 0xff] => u16::from_be_bytes,
        _ => return None,
    };
    let pairs = rest.chunks(2).map(|pair| unit([pair[0], pair.get(1).copied().unwrap_or(0)]));
    Some(pairs.collect())
}

/// Zeros at every other byte are UTF-16 without its mark, unless control characters tell of a program.
fn zeros(bytes: &[u8], offset: usize) -> NotText {
    let head = &bytes[..bytes.len().min(400)];
    if head.iter().any(|b| matches!(b, 1..=8 | 14..=31)) {
        return NotText::Binary { offset };
    }
    let at = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    match (at(0) * 5 >= head.len() * 2, at(1) * 5 >= head.len() * 2) {
        (false, true) => {
            NotText::Encoding { offset, likely: "UTF-16 little-endian without a byte order mark" }
        }
        (true, false) => NotText::Encoding { offset, likely: "UTF-16 big-endian without a byte order mark" },
        _ => NotText::Binary { offset },
    }
}

/// High bytes in runs are the letters of Windows-1251; singly they are accents and curly quotes.
fn likely(bytes: &[u8]) -> &'static str {
    let high = bytes.iter().filter(|b| **b >= 0x80).count();
    let runs = bytes.windows(2).filter(|w| w[0] >= 0xc0 && w[1] >= 0xc0).count();
    let quotes = bytes.iter().any(|b| (0x80..0xa0).contains(b));
    match (runs * 2 > high, quotes) {
        (true, _) => "Windows-1251",
        (_, true) => "Windows-1252",
        _ => "ISO 8859-1",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_with_its_mark_is_read() {
        assert_eq!(text(vec![0xff, 0xfe, b'a', 0, 0x42, 0x04]), Ok("aт".to_owned()));
        assert_eq!(text(vec![0xfe, 0xff, 0, b'a']), Ok("a".to_owned()));
    }

    #[test]
    fn a_text_is_encoded_as_it_was_read() {
        for like in
            [vec![0xff, 0xfe, b'a', 0, 0x42, 0x04], vec![0xfe, 0xff, 0, b'a'], b"\xef\xbb\xbfa".to_vec()]
        {
            assert_eq!(text(like.clone()).map(|t| bytes(&t, &like)), Ok(like));
        }
    }

    #[test]
    fn other_encodings_are_named() {
        let named = |bytes: &[u8]| text(bytes.to_vec()).map_err(|e| e.to_string()).err();
        let curly = named(b"the mayor\x92s office");
        assert_eq!(curly.as_deref(), Some("is not UTF-8 at byte 9, it looks like Windows-1252"));
        assert!(named(b"caf\xe9").is_some_and(|m| m.ends_with("ISO 8859-1")));
        assert!(named(b"\xd2\xee\xea\xe0\xe5\xe2").is_some_and(|m| m.ends_with("Windows-1251")));
        assert!(named(b"a\0b\0c\0").is_some_and(|m| m.contains("little-endian")));
        assert!(named(b"\x7f\0E\0L\0\x01\0F\0").is_some_and(|m| m.contains("binary")));
        assert!(named(b"\x7fELF\0\x01\0\0").is_some_and(|m| m.contains("binary")));
    }
}
