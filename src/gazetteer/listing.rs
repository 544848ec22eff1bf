//! The built-in gazetteer as tables of Rust, so that a start reads no TOML and no romanization.
//!
//! In: the files of `rules/gazetteer/`. Out: the code that `given` includes: `ENTRIES`, `NATIVES`, `OUTLINES` and `KEYS`.
//! It is part of `build.rs` alone. Not here: whether the files are sound (`tests/gazetteer.rs`).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};

use toml::{Table, Value};

use crate::romanization::outline::{BYTES, Outline};
use crate::romanization::tables::Tables;

/// The tables of an array of TOML, and the variant of `EntryKind` that they are.
const KINDS: [(&str, &str); 4] =
    [("person", "Person"), ("place", "Place"), ("organization", "Organization"), ("event", "Event")];

/// A language and a native spelling, or a word of one.
type Native = (String, String);

/// The code of all files, in the order of the files.
pub fn code(files: &[Table]) -> String {
    let mut entries = String::from("static ENTRIES: &[Listed] = &[\n");
    let mut natives = BTreeSet::new();
    for (file, (key, kind)) in files.iter().flat_map(|f| KINDS.map(|k| (f, k))) {
        for table in tables(file, key) {
            writeln!(entries, "    {},", entry(table, kind)).expect("a string takes all");
            natives.extend(spellings(table).flat_map(whole_and_words));
        }
    }
    let natives: Vec<Native> = natives.into_iter().collect();
    format!("{entries}];\n{}{}", listed(&natives), keys(&natives))
}

/// One entry as a literal of `Listed`.
fn entry(table: &Table, kind: &str) -> String {
    let posts = tables(table, "roles").map(|r| {
        let title = text(r, "title").to_lowercase();
        format!("({title:?}, {:?}, {}, {})", optional(r, "of"), day(r, "from"), day(r, "to"))
    });
    format!(
        "Listed {{ kind: EntryKind::{kind}, name: {:?}, natives: &{:?}, also: &{:?}, distinct: &{:?}, born: {}, \
         posts: &[{}], date: {}, acronym: {:?}, country: {:?} }}",
        text(table, "name"),
        spellings(table).collect::<Vec<_>>(),
        texts(table, "also"),
        texts(table, "distinct"),
        day(table, "born"),
        posts.collect::<Vec<_>>().join(", "),
        day(table, "date"),
        optional(table, "acronym"),
        optional(table, "country"),
    )
}

fn tables<'t>(table: &'t Table, key: &str) -> impl Iterator<Item = &'t Table> {
    table.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}

/// The native spellings of an entry, its own first.
fn spellings(table: &Table) -> impl Iterator<Item = Native> {
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

/// A day as an expression.
fn day(table: &Table, key: &str) -> String {
    let date = table.get(key).and_then(Value::as_datetime).and_then(|d| d.date);
    let code = date.map(|d| format!("Some(date({}, {}, {}))", d.year, d.month, d.day));
    code.unwrap_or_else(|| "None".to_owned())
}

/// A native name may be found as a whole, and a person's by the surname too, which is one of its words.
fn whole_and_words((language, spelling): Native) -> impl Iterator<Item = Native> {
    let mut all: Vec<String> = spelling.split_whitespace().map(str::to_owned).collect();
    all.push(spelling);
    all.into_iter().map(move |s| (language.clone(), s))
}

fn listed(natives: &[Native]) -> String {
    let mut code = String::from("static NATIVES: &[(&str, &str)] = &[\n");
    rows(&mut code, natives.iter().map(|n| format!("{n:?}")));
    code
}

/// The outlines of the natives, and the blocking keys, each with the natives that have it.
fn keys(natives: &[Native]) -> String {
    let tables = Tables::builtin();
    let mut keys: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut outlines = Vec::new();
    for (at, (language, spelling)) in natives.iter().enumerate() {
        let acceptor = tables.acceptor(language, spelling);
        outlines.push(acceptor.as_ref().map_or(Outline::NONE, |a| a.outline()).bytes());
        let own = acceptor.map(|a| a.keys()).unwrap_or_default();
        own.into_iter().for_each(|key| keys.entry(key).or_default().push(at));
    }
    let mut code = format!("static OUTLINES: &[[u8; {BYTES}]] = &[\n");
    rows(&mut code, outlines.iter().map(|bytes| format!("{bytes:?}")));
    code.push_str("static KEYS: &[(&str, &[u16])] = &[\n");
    rows(&mut code, keys.iter().map(|(key, natives)| format!("({key:?}, &{natives:?})")));
    code
}

fn rows(code: &mut String, rows: impl Iterator<Item = impl fmt::Display>) {
    rows.for_each(|row| writeln!(code, "    {row},").expect("a string takes all"));
    code.push_str("];\n");
}
