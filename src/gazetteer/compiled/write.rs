//! Entries made into the bytes of a compiled gazetteer.

use std::collections::{BTreeMap, BTreeSet};

use fst::MapBuilder;

use super::super::index::{folded, surnames};
use super::super::romanized::{self, Name};
use super::super::{Entry, EntryKind};
use super::layout::{self, TABLES, Table};
use super::{kept, version};
use crate::romanization::outline::Outline;

/// Among the heads where there are events; no folded form has a line end.
pub(super) const EVENTS: &str = "\n";

/// Keys with the entries that have them.
type Rows = BTreeMap<String, BTreeSet<u32>>;

/// The bytes of a file with these entries, for [`super::Compiled::open`].
pub fn bytes(entries: &[Entry]) -> Vec<u8> {
    let (mut records, mut starts) = (Vec::new(), 0u32.to_le_bytes().to_vec());
    for entry in entries {
        records.extend(kept::record(entry));
        starts.extend((records.len() as u32).to_le_bytes());
    }
    let mut numbers = Vec::new();
    let [forms, surnames, heads, natives, wholes, families] =
        TABLES.map(|t| table(&rows(t, entries), &mut numbers));
    let outlines = entries.iter().flat_map(outlines).flat_map(|o| o.bytes()).collect();
    let version = version().into_bytes();
    layout::file([
        version, records, starts, numbers, outlines, forms, surnames, heads, natives, wholes, families,
    ])
}

/// Of the native names of an entry, and of its native surnames.
fn outlines(entry: &Entry) -> [Outline; 2] {
    let of = |names: Vec<Name>| names.iter().map(Name::outline).fold(Outline::NONE, Outline::or);
    [of(romanized::wholes(entry, 0)), of(romanized::surnames(entry, 0))]
}

/// The rows of a table.
fn rows(table: Table, entries: &[Entry]) -> Rows {
    let mut rows = Rows::new();
    for (at, entry) in (0u32..).zip(entries) {
        for key in keys(table, entry) {
            rows.entry(key).or_default().insert(at);
        }
    }
    rows
}

fn keys(table: Table, entry: &Entry) -> BTreeSet<String> {
    match table {
        Table::Forms => entry.forms().map(folded).collect(),
        Table::Surnames => surnames(entry).map(folded).collect(),
        Table::Heads => heads(entry),
        Table::Natives => entry.natives.iter().map(|n| n.spelling.to_lowercase()).collect(),
        Table::Wholes => blocking(romanized::wholes(entry, 0)),
        Table::Families => blocking(romanized::surnames(entry, 0)),
    }
}

fn heads(entry: &Entry) -> BTreeSet<String> {
    let forms: Vec<String> = entry.forms().map(folded).collect();
    let heads = forms.iter().flat_map(|f| f.match_indices(' ').map(|(at, _)| f[..at].to_owned()));
    heads.chain((entry.kind == EntryKind::Event).then(|| EVENTS.to_owned())).collect()
}

fn blocking(names: Vec<Name>) -> BTreeSet<String> {
    names.iter().flat_map(Name::keys).collect()
}

/// A table in its bytes; the numbers of its rows go behind those of the tables before it.
fn table(rows: &Rows, numbers: &mut Vec<u8>) -> Vec<u8> {
    let mut builder = MapBuilder::memory();
    for (key, entries) in rows {
        let row = layout::row(numbers.len() / 4, entries.len());
        numbers.extend(entries.iter().flat_map(|e| e.to_le_bytes()));
        // Sorted keys in memory are always taken.
        let _ = builder.insert(key, row);
    }
    builder.into_inner().unwrap_or_default()
}
