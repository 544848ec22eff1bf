//! The built-in gazetteer as a compiled one, so that a start reads no TOML and no romanization, and no entry that
//! nobody asks for.
//!
//! In: the files of `rules/gazetteer/`. Out: the bytes that `given` opens. It is part of `build.rs` alone.
//! Not here: whether the files are sound (`tests/gazetteer.rs`).

use std::collections::HashMap;

use toml::{Table, Value};

use super::compiled::record::{EVENT, Kept, KeptPost, ORGANIZATION, PERSON, PLACE};
use super::compiled::write;
use super::forms::folded;

/// The tables of an array of TOML, and the kind of entry that they are.
const KINDS: [(&str, u8); 4] =
    [("person", PERSON), ("place", PLACE), ("organization", ORGANIZATION), ("event", EVENT)];

/// The bytes for all files, in the order of the files.
pub fn bytes(files: &[Table]) -> Vec<u8> {
    let all = files.iter().flat_map(|f| KINDS.map(|k| (f, k)));
    let entries = all.flat_map(|(file, (key, kind))| tables(file, key).map(move |t| entry(t, kind)));
    write::bytes("", &merged(entries))
}

/// Files may each tell something of one person: spellings the one, days the other.
fn merged(entries: impl Iterator<Item = Kept>) -> Vec<Kept> {
    let mut merged: Vec<Kept> = Vec::new();
    let mut first: HashMap<(u8, String), usize> = HashMap::new();
    for entry in entries {
        let at = *first.entry((entry.kind, folded(&entry.name))).or_insert(merged.len());
        match merged.get_mut(at) {
            Some(known) => add(known, entry),
            None => merged.push(entry),
        }
    }
    merged
}

fn add(known: &mut Kept, more: Kept) {
    known.natives.extend(more.natives);
    known.also.extend(more.also);
    known.distinct.extend(more.distinct);
    known.posts.extend(more.posts);
    known.born = known.born.take().or(more.born);
    known.date = known.date.take().or(more.date);
    known.acronym = known.acronym.take().or(more.acronym);
    known.country = known.country.take().or(more.country);
}

fn entry(table: &Table, kind: u8) -> Kept {
    Kept {
        kind,
        name: text(table, "name"),
        natives: spellings(table).collect(),
        also: texts(table, "also"),
        distinct: texts(table, "distinct"),
        born: day(table, "born"),
        posts: tables(table, "roles").map(post).collect(),
        date: day(table, "date"),
        acronym: optional(table, "acronym"),
        country: optional(table, "country"),
    }
}

fn post(role: &Table) -> KeptPost {
    (text(role, "title").to_lowercase(), optional(role, "of"), day(role, "from"), day(role, "to"))
}

fn tables<'t>(table: &'t Table, key: &str) -> impl Iterator<Item = &'t Table> {
    table.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}

/// Language and spelling of the native names of an entry, its own first.
fn spellings(table: &Table) -> impl Iterator<Item = (String, String)> {
    let all = std::iter::once(table).chain(tables(table, "spelling"));
    all.filter_map(|t| Some((optional(t, "language")?, optional(t, "native")?)))
}

/// A text with single spaces, as the program reads it.
fn text(table: &Table, key: &str) -> String {
    optional(table, key).unwrap_or_default()
}

fn optional(table: &Table, key: &str) -> Option<String> {
    table.get(key)?.as_str().map(spaced)
}

fn texts(table: &Table, key: &str) -> Vec<String> {
    let values = table.get(key).and_then(Value::as_array).into_iter().flatten();
    values.filter_map(Value::as_str).map(spaced).collect()
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A day as it is written.
fn day(table: &Table, key: &str) -> Option<String> {
    table.get(key).and_then(Value::as_datetime).and_then(|d| d.date).map(|d| d.to_string())
}
