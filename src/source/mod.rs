//! The text as it was handed in, and places in it.
//!
//! In: a name and decoded text. Out: [`Source`] with spans, line numbers and columns.
//! Not here: decoding bytes (`walk`), telling prose from markup (`document`).
//!
//! Two coordinate systems, two types: [`Span`] counts bytes of a document's text,
//! [`SourceSpan`] bytes of the source. Only [`map::SourceMap`] converts between them, and [`inverse::Inverse`] back.

pub mod cover;
pub mod inverse;
pub mod lines;
pub mod map;

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use lines::LineIndex;

macro_rules! span_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name {
            /// First byte.
            pub start: u32,
            /// One past the last byte; never before `start`.
            pub end: u32,
        }

        impl $name {
            /// From byte offsets; an end before the start is taken as empty.
            pub fn new(start: usize, end: usize) -> Self {
                let start = offset(start);
                Self { start, end: offset(end).max(start) }
            }

            /// As a range to slice with.
            pub fn range(self) -> Range<usize> {
                self.start as usize..self.end as usize
            }

            /// Length in bytes.
            pub fn len(self) -> usize {
                (self.end - self.start) as usize
            }

            /// Whether it holds no byte.
            pub fn is_empty(self) -> bool {
                self.start == self.end
            }

            /// Whether `other` lies inside.
            pub fn contains(self, other: Self) -> bool {
                self.start <= other.start && other.end <= self.end
            }

            /// Whether the two share a byte.
            pub fn overlaps(self, other: Self) -> bool {
                self.start < other.end && other.start < self.end
            }

            /// From the start of the one to the end of the other.
            pub fn to(self, other: Self) -> Self {
                Self { start: self.start.min(other.start), end: self.end.max(other.end) }
            }

            /// The words it covers, empty where `text` is shorter.
            pub fn of(self, text: &str) -> &str {
                text.get(self.range()).unwrap_or_default()
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}..{}", self.start, self.end)
            }
        }
    };
}

span_type! {
    /// A place in a document's text, in bytes.
    Span
}

span_type! {
    /// A place in the decoded source, in bytes; a byte order mark counts.
    SourceSpan
}

/// Offsets past 4 GiB cannot occur below `--max-size`; they saturate rather than wrap.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// One decoded file, standard input, or one line of NDJSON.
#[derive(Debug, Clone)]
pub struct Source {
    /// Path with `/`, `-`-name or document id, as printed.
    pub name: String,
    /// Decoded text, byte order mark included.
    pub text: String,
    lines: LineIndex,
    veil: Vec<SourceSpan>,
}

impl Source {
    /// Takes the text and indexes its lines.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let lines = LineIndex::new(&text);
        Self { name: name.into(), text, lines, veil: Vec::new() }
    }

    /// The same with places that nobody is shown, in order and apart.
    pub fn veiled(self, veil: Vec<SourceSpan>) -> Self {
        Self { veil, ..self }
    }

    /// A stretch as it may be shown: blanks of the same length, in bytes and in code points, for
    /// what is veiled.
    pub fn shown(&self, range: Range<usize>) -> Cow<'_, str> {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let (start, end) = (offset(range.start), offset(range.end));
        let first = self.veil.partition_point(|v| v.end <= start);
        if self.veil.get(first).is_none_or(|v| v.start >= end) {
            return Cow::Borrowed(text);
        }
        let mut veil = self.veil[first..].iter().peekable();
        let chars = text.char_indices().map(|(at, c)| {
            let at = offset(range.start + at);
            while veil.next_if(|v| v.end <= at).is_some() {}
            if veil.peek().is_some_and(|v| v.start <= at) { blank(c) } else { c }
        });
        Cow::Owned(chars.collect())
    }

    /// Line numbers and columns.
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }

    /// The words at a place.
    pub fn slice(&self, span: SourceSpan) -> &str {
        span.of(&self.text)
    }
}

/// A character of the same length that shows nothing; line breaks stay.
fn blank(c: char) -> char {
    match c.len_utf8() {
        1 if matches!(c, '\n' | '\r') => c,
        1 => ' ',
        2 => '\u{a0}',
        3 => '\u{2003}',
        _ => '\u{1d159}',
    }
}
