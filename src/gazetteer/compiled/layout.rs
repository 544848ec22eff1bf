//! Where the parts of a compiled gazetteer lie.
//!
//! file = magic checksum length{parts} part{parts}; numbers are of 32 bits, the least byte first. The checksum is the
//! CRC-32 of all that follows it, so that no damaged part is ever looked into.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use fst::Map;

use crate::romanization::outline::{BYTES, Outline};

/// First bytes of every such file.
const MAGIC: &[u8] = b"copydesk gazetteer\n";

/// Bits of a row's value that hold how many numbers it has.
const COUNT_BITS: u32 = 24;

/// A part of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The version that wrote it.
    Version,
    /// Entries one after another.
    Records,
    /// Where each begins, and the end of the last.
    Starts,
    /// Numbers of entries, for the tables.
    Numbers,
    /// Outlines of the native names of each entry, and of its native surnames.
    Outlines,
    /// The first of the tables.
    Tables,
}

/// A table: from a key to the numbers of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// Folded forms.
    Forms,
    /// Folded surnames.
    Surnames,
    /// What folded forms begin with.
    Heads,
    /// Native spellings in small letters.
    Natives,
    /// Blocking keys of native names.
    Wholes,
    /// Blocking keys of native surnames.
    Families,
}

/// All tables, in the order of the file.
pub const TABLES: [Table; 6] =
    [Table::Forms, Table::Surnames, Table::Heads, Table::Natives, Table::Wholes, Table::Families];

const PARTS: usize = Part::Tables as usize + TABLES.len();

/// Bytes of a part.
#[derive(Clone)]
struct Slice {
    bytes: Arc<Cow<'static, [u8]>>,
    range: Range<usize>,
}

impl AsRef<[u8]> for Slice {
    fn as_ref(&self) -> &[u8] {
        &self.bytes[self.range.clone()]
    }
}

/// An opened file.
pub struct Layout {
    parts: Vec<Slice>,
    tables: Vec<Map<Slice>>,
}

/// The file of parts, tables last.
pub fn file(parts: [Vec<u8>; PARTS]) -> Vec<u8> {
    let lengths = parts.iter().flat_map(|p| (p.len() as u32).to_le_bytes());
    let rest: Vec<u8> = lengths.chain(parts.iter().flatten().copied()).collect();
    [MAGIC, &crc32fast::hash(&rest).to_le_bytes(), &rest].concat()
}

/// The value of a row whose numbers begin at the `first` one.
pub fn row(first: usize, count: usize) -> u64 {
    (first as u64) << COUNT_BITS | count as u64
}

impl Layout {
    /// None where the bytes are not those of a whole file.
    pub fn open(bytes: Vec<u8>) -> Option<Self> {
        let sum = u32_at(bytes.strip_prefix(MAGIC)?, 0)?;
        let rest = bytes.get(MAGIC.len() + 4..)?;
        if crc32fast::hash(rest) == sum { Self::whole(bytes.into()) } else { None }
    }

    /// The same for bytes that are known to be whole, as those that are compiled in.
    pub fn whole(bytes: Cow<'static, [u8]>) -> Option<Self> {
        let bytes = Arc::new(bytes);
        let rest = MAGIC.len() + 4;
        let mut at = rest + PARTS * 4;
        let parts: Vec<Slice> = (0..PARTS)
            .map(|part| {
                let end = at.checked_add(u32_at(bytes.get(rest..)?, part)? as usize)?;
                let range = std::mem::replace(&mut at, end)..end;
                (end <= bytes.len()).then(|| Slice { bytes: Arc::clone(&bytes), range })
            })
            .collect::<Option<_>>()?;
        let tables = &parts[Part::Tables as usize..];
        let tables = tables.iter().map(|t| Map::new(t.clone()).ok()).collect::<Option<_>>()?;
        Some(Self { parts, tables })
    }

    /// The bytes of a part.
    pub fn part(&self, part: Part) -> &[u8] {
        self.parts[part as usize].as_ref()
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        (self.part(Part::Starts).len() / 4).saturating_sub(1)
    }

    /// The bytes of an entry.
    pub fn record(&self, number: usize) -> Option<&[u8]> {
        let starts = self.part(Part::Starts);
        let (from, to) = (u32_at(starts, number)?, u32_at(starts, number + 1)?);
        self.part(Part::Records).get(from as usize..to as usize)
    }

    /// The entries of a key; none where it is not there.
    pub fn numbers(&self, table: Table, key: &str) -> Vec<u32> {
        let Some(row) = self.tables[table as usize].get(key) else { return Vec::new() };
        let (first, count) = ((row >> COUNT_BITS) as usize, (row & ((1 << COUNT_BITS) - 1)) as usize);
        (first..first + count).filter_map(|i| u32_at(self.part(Part::Numbers), i)).collect()
    }

    /// The outline of an entry's native surnames for their table, else of its native names.
    pub fn outline(&self, table: Table, number: u32) -> Outline {
        let from = (number as usize * 2 + usize::from(table == Table::Families)) * BYTES;
        self.part(Part::Outlines).get(from..from + BYTES).map_or(Outline::NONE, Outline::read)
    }
}

/// A number in its place among others.
fn u32_at(bytes: &[u8], index: usize) -> Option<u32> {
    let from = index.checked_mul(4)?;
    bytes.get(from..from.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}
