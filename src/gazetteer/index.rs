//! Entries by the forms that name them.
//!
//! In: entries. Out: [`Index`], hash maps from a folded form to entries.
//! Not here: how forms are compared (`forms`), forms that no entry lists (`romanization`).

use fnv::{FnvHashMap, FnvHashSet};

use super::Entry;
use super::forms::{folded, heads};

/// Folded forms and surnames, each with its entries in order.
#[derive(Debug, Clone, Default)]
pub struct Index {
    forms: FnvHashMap<String, Vec<u32>>,
    surnames: FnvHashMap<String, Vec<u32>>,
    heads: FnvHashSet<String>,
}

impl Index {
    /// Indexes entries by their place in the slice.
    pub fn of(entries: &[Entry]) -> Self {
        let mut index = Self::default();
        for (at, entry) in (0u32..).zip(entries) {
            for form in entry.forms() {
                let key = folded(form);
                index.heads.extend(heads(&key).map(str::to_owned));
                put(&mut index.forms, key, at);
            }
            for surname in entry.surnames() {
                put(&mut index.surnames, folded(surname), at);
            }
        }
        index
    }

    /// Entries of a folded form.
    pub fn form(&self, form: &str) -> &[u32] {
        self.forms.get(form).map_or(&[], Vec::as_slice)
    }

    /// Whether a form begins with these folded words and goes on.
    pub fn extends(&self, words: &str) -> bool {
        self.heads.contains(words)
    }

    /// Persons of a folded surname.
    pub fn surname(&self, surname: &str) -> &[u32] {
        self.surnames.get(surname).map_or(&[], Vec::as_slice)
    }
}

fn put(map: &mut FnvHashMap<String, Vec<u32>>, key: String, entry: u32) {
    let entries = map.entry(key).or_default();
    if entries.last() != Some(&entry) {
        entries.push(entry);
    }
}
