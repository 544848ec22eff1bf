//! The gazetteer that comes with the program, against the tables: entries must be readable and apart.

use std::collections::BTreeSet;

use crate::romanization::acceptor::Acceptor;
use crate::romanization::fold::fold;
use crate::romanization::keys;
use crate::romanization::tables::Tables;

const PEOPLE: &str = include_str!("../../../rules/gazetteer/people.toml");
const PLACES: &str = include_str!("../../../rules/gazetteer/places.toml");
const ORGANIZATIONS: &str = include_str!("../../../rules/gazetteer/organizations.toml");

struct Entry {
    forms: Vec<String>,
    natives: Vec<(String, String)>,
    distinct: Vec<String>,
}

fn entries(text: &str, kind: &str) -> Vec<Entry> {
    let file: toml::Table = toml::from_str(text).expect("sound TOML");
    let array = file[kind].as_array().expect("an array of tables");
    array.iter().map(|value| entry(value.as_table().expect("a table"))).collect()
}

fn entry(table: &toml::Table) -> Entry {
    let text = |table: &toml::Table, key: &str| table.get(key).and_then(|v| v.as_str()).map(str::to_string);
    let list = |key: &str| {
        let values = table.get(key).and_then(|v| v.as_array()).into_iter().flatten();
        values.filter_map(|v| v.as_str()).map(str::to_string).collect::<Vec<_>>()
    };
    let spellings = table.get("spelling").and_then(|v| v.as_array()).into_iter().flatten();
    let spellings = spellings.filter_map(|v| v.as_table()).chain([table]);
    Entry {
        forms: text(table, "name").into_iter().chain(list("also")).chain(text(table, "acronym")).collect(),
        natives: spellings.filter_map(|t| Some((text(t, "language")?, text(t, "native")?))).collect(),
        distinct: list("distinct"),
    }
}

fn acceptors(entry: &Entry, tables: &Tables<'_>) -> Vec<Acceptor> {
    entry.natives.iter().filter_map(|(language, native)| tables.acceptor(language, native)).collect()
}

/// The forms of other entries that an entry's native spelling accepts.
fn taken(entries: &[Entry]) -> Vec<String> {
    let tables = Tables::builtin();
    let keyed: Vec<(usize, &String, BTreeSet<String>)> = forms(entries);
    let mut taken = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        for acceptor in acceptors(entry, tables) {
            let keys = acceptor.keys();
            let others = keyed.iter().filter(|(owner, _, own)| *owner != at && !own.is_disjoint(&keys));
            let found =
                others.filter(|(_, form, _)| acceptor.accepts(form) && !entry.distinct.contains(form));
            taken.extend(found.map(|(_, form, _)| format!("{} takes {form}", entry.forms[0])));
        }
    }
    taken
}

/// Every form with its entry and its blocking keys.
fn forms(entries: &[Entry]) -> Vec<(usize, &String, BTreeSet<String>)> {
    let all =
        entries.iter().enumerate().flat_map(|(at, entry)| entry.forms.iter().map(move |form| (at, form)));
    all.map(|(at, form)| (at, form, fold(form).map(|f| keys::exact(&f)).unwrap_or_default())).collect()
}

#[test]
fn no_entry_takes_the_form_of_another() {
    assert_eq!(taken(&entries(PEOPLE, "person")), Vec::<String>::new());
    assert_eq!(taken(&entries(PLACES, "place")), Vec::<String>::new());
}

#[test]
fn every_native_spelling_is_read_by_a_table() {
    let tables = Tables::builtin();
    let all = [entries(PEOPLE, "person"), entries(PLACES, "place")];
    let natives = all.iter().flatten().flat_map(|entry| &entry.natives);
    let unread = natives.filter(|(language, native)| tables.acceptor(language, native).is_none());
    assert_eq!(unread.collect::<Vec<_>>(), Vec::<&(String, String)>::new());
}

#[test]
fn most_names_follow_from_the_native_spelling() {
    let tables = Tables::builtin();
    let all = [entries(PEOPLE, "person"), entries(PLACES, "place")];
    let follows =
        |entry: &&Entry| acceptors(entry, tables).iter().any(|a| entry.forms.iter().any(|f| a.accepts(f)));
    let (count, all) = (all.iter().flatten().filter(follows).count(), all.iter().flatten().count());
    assert!(count * 10 >= all * 9, "{count} of {all}");
}

#[test]
fn every_form_belongs_to_one_entry() {
    for (text, kind) in [(PEOPLE, "person"), (PLACES, "place"), (ORGANIZATIONS, "organization")] {
        let mut seen = BTreeSet::new();
        for form in entries(text, kind).into_iter().flat_map(|entry| entry.forms) {
            assert!(seen.insert(form.clone()), "{form} stands twice in {kind}");
        }
    }
}
