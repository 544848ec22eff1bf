//! A mistake inside a value: its place in the value's text travels in the message of a serde error, which has no room
//! for more than words, and is read out of it where errors become faults.

use std::fmt;
use std::ops::Range;

/// Parts the fields of the message; stands in no TOML text.
const MARK: char = '\u{1f}';

/// A mistake in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Within {
    /// Byte of the text where it begins.
    pub at: usize,
    /// Its length in bytes.
    pub len: usize,
    /// Length of the whole text in bytes.
    pub of: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl fmt::Display for Within {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { at, len, of, message, help } = self;
        write!(f, "{MARK}{at}{MARK}{len}{MARK}{of}{MARK}{message}{MARK}{help}{MARK}")
    }
}

impl Within {
    /// Reads it out of an error's message.
    pub fn read(message: &str) -> Option<Self> {
        let mut fields = message.split(MARK).skip(1);
        let mut number = || fields.next()?.parse().ok();
        let (at, len, of) = (number()?, number()?, number()?);
        Some(Self { at, len, of, message: fields.next()?.to_owned(), help: fields.next()?.to_owned() })
    }

    /// Its place, where the value is written without escapes between two marks; else the whole value.
    pub fn place(&self, value: Range<usize>) -> Range<usize> {
        let plain = value.len() == self.of + 2;
        let start = value.start + 1 + self.at;
        if plain { start..start + self.len } else { value }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_survives_the_journey() {
        let within = Within { at: 3, len: 2, of: 9, message: "no".into(), help: "yes".into() };
        assert_eq!(Within::read(&within.to_string()), Some(within.clone()));
        assert_eq!((within.place(10..21), within.place(10..25)), (14..16, 10..25));
        assert_eq!(Within::read("unknown field `x`"), None);
    }
}
