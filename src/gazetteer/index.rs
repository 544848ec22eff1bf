//! Entries by the forms that name them.
//!
//! In: entries. Out: [`Index`], hash maps from a folded form to entries.
//! Not here: forms that no entry lists (`romanization`).

use std::collections::BTreeSet;

use fnv::{FnvHashMap, FnvHashSet};

use super::{Entry, EntryKind};

/// Languages whose names begin with the family name, in their own script and in print.
const FAMILY_FIRST: [&str; 3] = ["ko", "vi", "zh"];

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
                index.heads.extend(key.match_indices(' ').map(|(i, _)| key[..i].to_owned()));
                put(&mut index.forms, key, at);
            }
            for surname in surnames(entry) {
                put(&mut index.surnames, folded(surname), at);
            }
        }
        index
    }

    /// Entries of a form.
    pub fn form(&self, form: &str) -> &[u32] {
        self.forms.get(&folded(form)).map_or(&[], Vec::as_slice)
    }

    /// Whether a form begins with these words and goes on.
    pub fn extends(&self, words: &str) -> bool {
        self.heads.contains(&folded(words))
    }

    /// Persons of a surname.
    pub fn surname(&self, surname: &str) -> &[u32] {
        self.surnames.get(&folded(surname)).map_or(&[], Vec::as_slice)
    }
}

fn put(map: &mut FnvHashMap<String, Vec<u32>>, key: String, entry: u32) {
    let entries = map.entry(key).or_default();
    if entries.last() != Some(&entry) {
        entries.push(entry);
    }
}

/// The family name within each form of a person's name.
pub fn surnames(entry: &Entry) -> impl Iterator<Item = &str> {
    let first = entry.natives.iter().any(|n| family_first(&n.language));
    // `Koizumi Junichiro` beside `Junichiro Koizumi` ends with no surname.
    let turned = |form: &&String| **form != entry.name && words(form) == words(&entry.name);
    let further = entry.also.iter().filter(move |form| !turned(form));
    let forms = std::iter::once(&entry.name).chain(further).filter(|_| entry.kind == EntryKind::Person);
    forms.filter_map(move |form| {
        let mut words = form.split_whitespace();
        if first { words.next() } else { words.next_back() }
    })
}

/// The words of a form, whatever their order.
fn words(form: &str) -> BTreeSet<&str> {
    form.split_whitespace().collect()
}

/// Whether names of a language begin with the family name.
pub fn family_first(language: &str) -> bool {
    FAMILY_FIRST.contains(&language)
}

/// Small letters, hyphens as spaces, no apostrophes and stops: how forms are compared.
pub fn folded(form: &str) -> String {
    let mut key = String::with_capacity(form.len());
    for c in form.chars() {
        if c.is_ascii() {
            add(&mut key, c.to_ascii_lowercase());
        } else {
            c.to_lowercase().for_each(|c| add(&mut key, c));
        }
    }
    key.truncate(key.trim_end().len());
    key
}

fn add(key: &mut String, c: char) {
    match c {
        '\'' | '’' | '‘' | '`' | 'ʻ' | 'ʼ' | '.' | '\u{ad}' => {}
        c if c == '-' || c.is_whitespace() => {
            if !key.is_empty() && !key.ends_with(' ') {
                key.push(' ');
            }
        }
        c => key.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn forms_fold_case_hyphens_and_apostrophes() {
        assert_eq!(folded("Qasym-Zhomart  TOQAEV "), "qasym zhomart toqaev");
        assert_eq!(folded("Sana’a"), folded("Sanaa"));
    }
}
