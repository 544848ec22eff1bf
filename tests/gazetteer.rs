//! The built-in gazetteer: the tables that are compiled in are the files under `rules/gazetteer`, which are sound.

use std::fs;
use std::path::{Path, PathBuf};

use copydesk::gazetteer::given::Given;
use copydesk::gazetteer::{Entry, Gazetteer};

#[test]
fn the_built_in_entries_are_those_of_the_files() {
    let mut read: Vec<Entry> = Vec::new();
    for entry in files().iter().flat_map(|path| entries(path)) {
        match read.iter_mut().find(|known| known.kind == entry.kind && same(&known.name, &entry.name)) {
            Some(known) => join(known, entry),
            None => read.push(entry),
        }
    }
    let given = Given::builtin();
    let listed: Vec<&Entry> = given.entries().map(|(_, entry)| entry).collect();
    assert!(listed.len() > 400);
    for (read, listed) in read.iter().zip(&listed) {
        assert_eq!(&read, listed);
    }
    assert_eq!(read.len(), listed.len());
}

/// Whether two files tell of one: their names differ in case, hyphens and apostrophes at most.
fn same(a: &str, b: &str) -> bool {
    let plain = |name: &str| name.to_lowercase().replace('-', " ").replace(['\'', '’', '.'], "");
    plain(a) == plain(b)
}

/// What two files tell of one: spellings the one, days the other.
fn join(known: &mut Entry, more: Entry) {
    known.natives.extend(more.natives);
    known.also.extend(more.also);
    known.distinct.extend(more.distinct);
    known.posts.extend(more.posts);
    known.born = known.born.or(more.born);
    known.date = known.date.or(more.date);
    known.acronym = known.acronym.take().or(more.acronym);
    known.country = known.country.take().or(more.country);
}

#[test]
fn every_form_of_a_built_in_entry_finds_it() {
    let (gazetteer, given) = (Gazetteer::builtin(), Given::builtin());
    for (number, entry) in given.entries() {
        let lost: Vec<&str> = entry.forms().filter(|f| !gazetteer.all(f).contains(&number)).collect();
        assert!(lost.is_empty(), "{}: {lost:?}", entry.name);
        assert_eq!(gazetteer.entry(number), Some(entry));
    }
    assert!(gazetteer.has_events() && !gazetteer.may_have_house());
}

/// The entries of a file as those that prefer nothing.
fn entries(path: &Path) -> Vec<Entry> {
    let text = fs::read_to_string(path).expect("a gazetteer is UTF-8 text");
    let (gazetteer, faults) = Gazetteer::compile(Given::default(), &[&text]);
    assert_eq!(faults, [], "{}", path.display());
    gazetteer.entries.into_iter().map(|e| Entry { house: false, ..e }).collect()
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/gazetteer");
    let entries = fs::read_dir(folder).expect("the folder can be listed");
    let paths = entries.map(|e| e.expect("an entry can be read").path());
    let mut files: Vec<PathBuf> = paths.filter(|p| p.is_file()).collect();
    files.sort();
    files
}
