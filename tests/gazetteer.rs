//! The built-in gazetteer: the tables that are compiled in are the files under `rules/gazetteer`, which are sound.

use std::fs;
use std::path::{Path, PathBuf};

use copydesk::gazetteer::{Entry, Gazetteer, given};

#[test]
fn the_tables_are_the_files() {
    let read: Vec<Entry> = files().iter().flat_map(|path| entries(path)).collect();
    let listed: Vec<Entry> = given::entries().collect();
    assert!(listed.len() > 400);
    for (read, listed) in read.iter().zip(&listed) {
        assert_eq!(read, listed);
    }
    assert_eq!(read.len(), listed.len());
}

#[test]
fn every_native_spelling_has_its_keys() {
    for entry in given::entries() {
        let unknown = entry.natives.iter().find(|n| given::native(&n.language, &n.spelling).is_none());
        assert_eq!(unknown, None, "{}", entry.name);
    }
}

/// The entries of a file as those that prefer nothing.
fn entries(path: &Path) -> Vec<Entry> {
    let text = fs::read_to_string(path).expect("a gazetteer is UTF-8 text");
    let (gazetteer, faults) = Gazetteer::compile([], &[&text]);
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
