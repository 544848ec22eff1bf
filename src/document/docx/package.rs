//! The zip that a Word file is packed in.
//!
//! In: the bytes of a file. Out: its parts as text, one after another. Nothing is written anywhere, and only parts that
//! are asked for are inflated: a zip inside the zip stays shut.
//! Not here: which part is which (`relations`), what stands in it (`story`).

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::super::packed::Limits;
use super::super::refusal::Refusal;

/// Bytes inflated between two looks at the limits.
const STEP: u64 = 1 << 16;

/// A part may be this large whatever it is packed into; only larger ones are measured by the ratio, in bytes.
const SMALL: u64 = 1 << 20;

/// How every entry of a zip's directory begins.
const ENTRY: &[u8] = b"PK\x01\x02";

/// Where the names of entries may be counted before the directory is read, beyond the limit: an embedded workbook that
/// is stored and not packed shows its own entries too.
const EMBEDDED: usize = 4;

/// What to do about a file that is broken.
const REPAIR: &str = "open it in Word and save it again, or save it as .txt";

/// What to do about a file that no draft is like.
const NO_DRAFT: &str = "no draft is like that; check where the file comes from, or save its text as .txt";

/// An open zip.
#[derive(Debug)]
pub struct Package<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// Entries by name in small letters.
    names: BTreeMap<String, usize>,
    limits: Limits,
    /// Bytes inflated so far.
    inflated: u64,
}

impl<'b> Package<'b> {
    /// Reads the directory of the zip.
    pub fn open(bytes: &'b [u8], limits: Limits) -> Result<Self, Refusal> {
        // A directory of millions of entries takes more memory than the file.
        if count(bytes) > limits.entries * EMBEDDED {
            return Err(too_many(limits.entries));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|e| broken(&e))?;
        if zip.len() > limits.entries {
            return Err(too_many(limits.entries));
        }
        if zip.has_duplicate_names() {
            return Err(Refusal::whole("holds two parts of one name", NO_DRAFT));
        }
        let names = names(&zip)?;
        Ok(Self { zip, names, limits, inflated: 0 })
    }

    /// The size of an entry as it is packed; one that is locked, or packed as Word packs none, is refused.
    fn sound(&mut self, name: &str, index: usize) -> Result<u64, Refusal> {
        let file = self.zip.by_index_raw(index).map_err(|_| unreadable(name))?;
        if file.encrypted() {
            let cause = format!("{name} is locked with a password");
            return Err(Refusal::whole(cause, "take the password off and save it again"));
        }
        match file.compression() {
            CompressionMethod::Stored | CompressionMethod::Deflated => Ok(file.compressed_size()),
            method => {
                Err(Refusal::whole(format!("{name} is packed as Word files are not ({method})"), REPAIR))
            }
        }
    }

    /// Where an entry stands in the zip, by its name in whatever letters.
    pub fn index(&self, name: &str) -> Option<usize> {
        self.names.get(&name.to_ascii_lowercase()).copied()
    }

    /// The text of a part; none where there is no such part.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(index) = self.index(name) else { return Ok(None) };
        let (limits, inflated) = (self.limits, self.inflated);
        let packed = self.sound(name, index)?;
        let file = self.zip.by_index(index).map_err(|_| unreadable(name))?;
        let bytes = inflate(name, file, &Room { limits, packed, inflated })?;
        self.inflated += bytes.len() as u64;
        text(name, bytes).map(Some)
    }
}

/// What a part may still take.
struct Room {
    limits: Limits,
    /// Bytes of the part as it is packed.
    packed: u64,
    /// Bytes of all parts before it.
    inflated: u64,
}

impl Room {
    /// Whether so many bytes of the part are too many.
    fn check(&self, name: &str, len: u64) -> Result<(), Refusal> {
        let Limits { part, total, ratio, .. } = self.limits;
        let cause = if len > part {
            format!("{name} is larger than {part} bytes when it is unpacked")
        } else if self.inflated + len > total {
            format!("its parts are larger than {total} bytes when they are unpacked")
        } else if len > SMALL && len > ratio.saturating_mul(self.packed) {
            format!("{name} grows to more than {ratio} times its size when it is unpacked")
        } else {
            return Ok(());
        };
        Err(Refusal::whole(cause, NO_DRAFT))
    }
}

/// Unpacks a part step by step, so that one that is too large takes no more memory than it may.
fn inflate(name: &str, mut file: impl Read, room: &Room) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    loop {
        let step = file.by_ref().take(STEP).read_to_end(&mut bytes).map_err(|e| {
            // What zip says where the sum of what came out is another.
            match e.to_string().contains("checksum") {
                true => Refusal::whole(format!("{name} is damaged: its checksum is wrong"), REPAIR),
                false => unreadable(name),
            }
        })?;
        room.check(name, bytes.len() as u64)?;
        if step == 0 {
            return Ok(bytes);
        }
    }
}

/// A part as text; Word writes UTF-8 and nothing else.
fn text(name: &str, bytes: Vec<u8>) -> Result<String, Refusal> {
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        Refusal::whole(format!("{name} is not UTF-8 at byte {at}"), REPAIR)
    })
}

/// How many entries a zip seems to have, before its directory is read.
fn count(bytes: &[u8]) -> usize {
    bytes.windows(ENTRY.len()).filter(|w| *w == ENTRY).count()
}

/// Names in small letters and with `/`, as some writers put `\`; one that leads out of the package is no writer's slip.
fn names(zip: &ZipArchive<Cursor<&[u8]>>) -> Result<BTreeMap<String, usize>, Refusal> {
    let mut names = BTreeMap::new();
    for (index, raw) in zip.file_names_raw().enumerate() {
        let name = String::from_utf8_lossy(raw).replace('\\', "/").to_ascii_lowercase();
        let drive = name.as_bytes().get(1) == Some(&b':');
        if drive || name.starts_with('/') || name.split('/').any(|step| step == "..") {
            return Err(Refusal::whole(
                format!("holds a part that would lie outside of it, `{name}`"),
                NO_DRAFT,
            ));
        }
        if names.insert(name.clone(), index).is_some() {
            return Err(Refusal::whole(format!("holds two parts that are called `{name}`"), NO_DRAFT));
        }
    }
    Ok(names)
}

fn too_many(entries: usize) -> Refusal {
    Refusal::whole(format!("holds more than {entries} parts"), NO_DRAFT)
}

/// A zip whose directory cannot be read.
fn broken(error: &ZipError) -> Refusal {
    let cause = match error {
        ZipError::UnsupportedArchive(what) => format!("is a zip of a kind that cannot be read: {what}"),
        _ => "is no whole zip file: it is cut short or damaged".to_owned(),
    };
    Refusal::whole(cause, REPAIR)
}

/// An entry that cannot be opened or unpacked.
fn unreadable(name: &str) -> Refusal {
    Refusal::whole(format!("{name} is damaged: it cannot be unpacked"), REPAIR)
}
