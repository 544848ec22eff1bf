//! Entries by Latin spellings that no list holds: read from their native names.
//!
//! In: entries. Out: [`Romanized`], acceptors of whole names and of surnames behind blocking keys. It is
//! made at the first form that no entry lists, as the tables take longer to read than most runs.
//! Not here: the tables and the acceptance (`romanization`).

use std::collections::{BTreeSet, HashMap};

use super::index::{family_first, folded};
use super::{Entry, EntryKind, Native};
use crate::romanization::acceptor::Acceptor;
use crate::romanization::keys;
use crate::romanization::tables::Tables;

/// A form with fewer letters fits too many native names.
const LEAST_LETTERS: usize = 4;

/// Acceptors of all entries.
#[derive(Debug, Clone, Default)]
pub struct Romanized {
    wholes: Block,
    surnames: Block,
}

impl Romanized {
    /// Makes the acceptors of entries by their place in the slice.
    pub fn of(entries: &[Entry]) -> Self {
        let tables = Tables::builtin();
        let mut romanized = Self::default();
        for (at, entry) in (0u32..).zip(entries) {
            for native in &entry.natives {
                romanized.wholes.add(at, tables.acceptor(&native.language, &native.spelling));
                let surname = surname(entry, native);
                romanized.surnames.add(at, surname.and_then(|s| tables.acceptor(&native.language, s)));
            }
        }
        romanized
    }

    /// Entries whose native name can be written so.
    pub fn form(&self, form: &str, entries: &[Entry]) -> Vec<u32> {
        self.wholes.find(form, entries)
    }

    /// Persons whose native surname can be written so.
    pub fn surname(&self, surname: &str, entries: &[Entry]) -> Vec<u32> {
        self.surnames.find(surname, entries)
    }
}

/// Acceptors, each with its entry, by their keys.
#[derive(Debug, Clone, Default)]
struct Block {
    acceptors: Vec<(u32, Acceptor)>,
    keys: HashMap<String, Vec<usize>>,
}

impl Block {
    fn add(&mut self, entry: u32, acceptor: Option<Acceptor>) {
        let Some(acceptor) = acceptor else { return };
        for key in acceptor.keys() {
            self.keys.entry(key).or_default().push(self.acceptors.len());
        }
        self.acceptors.push((entry, acceptor));
    }

    fn find(&self, form: &str, entries: &[Entry]) -> Vec<u32> {
        if form.chars().filter(|c| c.is_alphabetic()).count() < LEAST_LETTERS {
            return Vec::new();
        }
        let keys = keys::exact(form);
        let near = keys.iter().filter_map(|key| self.keys.get(key)).flatten();
        let near: BTreeSet<usize> = near.copied().collect();
        let accepting = near.into_iter().map(|i| &self.acceptors[i]).filter(|(_, a)| a.accepts(form));
        let found: BTreeSet<u32> = accepting.map(|(entry, _)| *entry).collect();
        found.into_iter().filter(|e| !is_distinct(&entries[*e as usize], form)).collect()
    }
}

/// The family name within a person's native name; none where it is the whole name.
fn surname<'e>(entry: &Entry, native: &'e Native) -> Option<&'e str> {
    let mut words = native.spelling.split_whitespace();
    // Japanese names begin with the family name in their own script, though not in print.
    let first = family_first(&native.language) || native.language == "ja";
    let surname = if first { words.next() } else { words.next_back() };
    surname.filter(|s| entry.kind == EntryKind::Person && *s != native.spelling)
}

fn is_distinct(entry: &Entry, form: &str) -> bool {
    entry.distinct.iter().any(|d| folded(d) == folded(form))
}
