//! Entries made into the bytes of a compiled gazetteer.
//!
//! In: what is kept of each. Out: the bytes of a file. `build.rs` makes the file of the built-in entries with it, so that
//! it knows no type of the program.

use std::collections::{BTreeMap, BTreeSet};

use fst::MapBuilder;

use super::super::forms::{family_first, folded, heads, native_surname, surnames};
use super::layout::{self, TABLES, Table};
use super::record::{EVENT, Kept, PERSON};
use crate::romanization::acceptor::Acceptor;
use crate::romanization::outline::Outline;
use crate::romanization::tables::Tables;

/// Among the heads where there are events; no folded form has a line end.
pub const EVENTS: &str = "\n";

/// Keys with the entries that have them.
type Rows = BTreeMap<String, BTreeSet<u32>>;

/// The bytes of a file with these entries, marked with the version that reads them.
pub fn bytes(version: &str, entries: &[Kept]) -> Vec<u8> {
    let (mut records, mut starts) = (Vec::new(), 0u32.to_le_bytes().to_vec());
    for entry in entries {
        records.extend(entry.record());
        starts.extend((records.len() as u32).to_le_bytes());
    }
    let mut numbers = Vec::new();
    let [forms, surnames, heads, natives, wholes, families] =
        TABLES.map(|t| table(&rows(t, entries), &mut numbers));
    let outlines = entries.iter().flat_map(outlines).flat_map(|o| o.bytes()).collect();
    let version = version.as_bytes().to_vec();
    layout::file([
        version, records, starts, numbers, outlines, forms, surnames, heads, natives, wholes, families,
    ])
}

/// Of the native names of an entry, and of its native surnames.
fn outlines(entry: &Kept) -> [Outline; 2] {
    let of = |names: Vec<Acceptor>| names.iter().map(Acceptor::outline).fold(Outline::NONE, Outline::or);
    [of(wholes(entry)), of(families(entry))]
}

/// The native names of an entry that the tables of their languages can read.
fn wholes(entry: &Kept) -> Vec<Acceptor> {
    let tables = Tables::builtin();
    entry.natives.iter().filter_map(|(language, native)| tables.acceptor(language, native)).collect()
}

/// The native surnames of a person.
fn families(entry: &Kept) -> Vec<Acceptor> {
    let tables = Tables::builtin();
    let natives = entry.natives.iter().filter(|_| entry.kind == PERSON);
    natives.filter_map(|(language, n)| tables.acceptor(language, native_surname(language, n)?)).collect()
}

/// The rows of a table.
fn rows(table: Table, entries: &[Kept]) -> Rows {
    let mut rows = Rows::new();
    for (at, entry) in (0u32..).zip(entries) {
        for key in keys(table, entry) {
            rows.entry(key).or_default().insert(at);
        }
    }
    rows
}

fn keys(table: Table, entry: &Kept) -> BTreeSet<String> {
    match table {
        Table::Forms => forms(entry).collect(),
        Table::Surnames => surnames_of(entry).map(folded).collect(),
        Table::Heads => all_heads(entry),
        Table::Natives => entry.natives.iter().map(|(_, spelling)| spelling.to_lowercase()).collect(),
        Table::Wholes => wholes(entry).iter().flat_map(Acceptor::keys).collect(),
        Table::Families => families(entry).iter().flat_map(Acceptor::keys).collect(),
    }
}

/// The family names of a person's forms.
fn surnames_of(entry: &Kept) -> impl Iterator<Item = &str> {
    let first = entry.natives.iter().any(|(language, _)| family_first(language));
    surnames(&entry.name, &entry.also, first).filter(|_| entry.kind == PERSON)
}

fn forms(entry: &Kept) -> impl Iterator<Item = String> {
    std::iter::once(&entry.name).chain(&entry.also).chain(&entry.acronym).map(|form| folded(form))
}

fn all_heads(entry: &Kept) -> BTreeSet<String> {
    let all = forms(entry).flat_map(|form| heads(&form).map(str::to_owned).collect::<Vec<_>>());
    all.chain((entry.kind == EVENT).then(|| EVENTS.to_owned())).collect()
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
