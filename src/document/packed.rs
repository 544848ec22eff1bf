//! Files that pack their text, and how much of it is unpacked.
//!
//! In: the bytes of a file. Out: a source, which is the text that was packed, and its documents.
//! Not here: text in an encoding (`walk`), and what a format packs where (`docx`).

use crate::source::Source;

use super::refusal::{DEEPEST, Refusal};
use super::{Document, Format};

/// How packed files begin: a zip, and the container of old and of locked Office files.
const BEGINNINGS: [&[u8]; 2] = [b"PK\x03\x04", &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]];

/// How much of a packed file is read. Beyond any of these it is refused; nothing is cut off in silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of text.
    pub text: u64,
    /// Entries of the zip.
    pub entries: usize,
    /// Bytes of one part when it is unpacked.
    pub part: u64,
    /// Bytes of all parts that are read.
    pub total: u64,
    /// How many times its packed size a part of more than 1 MiB may have.
    pub ratio: u64,
    /// Elements inside one another.
    pub depth: usize,
}

impl Limits {
    /// The usual limits with one of the text.
    pub fn of_text(text: u64) -> Self {
        Self { text, entries: 2000, part: 50 << 20, total: 200 << 20, ratio: 200, depth: DEEPEST }
    }
}

/// A packed file is no larger than this, in bytes: pictures are most of it, and they are not read.
pub const LARGEST_FILE: u64 = 200 << 20;

/// Whether a file is packed, whatever its name.
pub fn is_packed(bytes: &[u8]) -> bool {
    BEGINNINGS.iter().any(|head| bytes.starts_with(head))
}

impl Format {
    /// Whether its files are bytes and no text.
    pub fn is_packed(self) -> bool {
        self == Format::Docx
    }
}

/// Reads a packed file; its text is the source, one paragraph a line.
///
/// # Errors
///
/// A file that is broken, locked, of another format, or beyond the limits.
#[cfg(feature = "docx")]
pub fn unpack(name: String, bytes: &[u8], limits: Limits) -> Result<(Source, Vec<Document>), Refusal> {
    super::docx::read(name, bytes, &limits).map(|(source, document, _)| (source, vec![document]))
}

/// Refuses a packed file.
///
/// # Errors
///
/// Always: this program was built without what reads them.
#[cfg(not(feature = "docx"))]
pub fn unpack(_: String, _: &[u8], _: Limits) -> Result<(Source, Vec<Document>), Refusal> {
    let cause = "is a Word file, which this copydesk was built not to read";
    Err(Refusal::whole(cause, "build it with the feature `docx`, or save the draft as .txt, .md or .html"))
}

/// What there is to say of a packed format where a text is at hand.
pub(super) fn wants_bytes(format: Format) -> Refusal {
    let cause = format!("a text cannot be {}: such files are packed", format.name());
    Refusal::whole(cause, "name the file itself, or say what the text is with `--input-format`")
}
