//! Entries by Latin spellings that no list holds: read from their native names.
//!
//! In: entries. Out: [`Romanized`], whole names and surnames behind blocking keys.
//! Not here: the tables and the acceptance (`romanization`), entries in a file (`compiled`).

use std::collections::BTreeSet;
use std::sync::OnceLock;

use fnv::FnvHashMap;

use super::forms::{folded, native_surname};
use super::{Entry, EntryKind, Native};
use crate::romanization::acceptor::Acceptor;
use crate::romanization::outline::Spelling;
use crate::romanization::tables::Tables;

/// A form with fewer letters fits too many native names.
const LEAST_LETTERS: usize = 4;

/// Native names of all entries.
#[derive(Debug, Clone, Default)]
pub struct Romanized {
    wholes: Block,
    surnames: Block,
}

impl Romanized {
    /// Takes the natives of entries by their place in the slice.
    pub fn of(entries: &[Entry]) -> Self {
        let mut romanized = Self::default();
        for (at, entry) in (0u32..).zip(entries) {
            wholes(entry, at).into_iter().for_each(|name| romanized.wholes.add(name));
            surnames(entry, at).into_iter().for_each(|name| romanized.surnames.add(name));
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

/// The native names of an entry, which lies at `at`.
pub fn wholes(entry: &Entry, at: u32) -> Vec<Name> {
    entry.natives.iter().map(|native| Name::new(at, native, &native.spelling)).collect()
}

/// The native surnames of a person.
pub fn surnames(entry: &Entry, at: u32) -> Vec<Name> {
    let natives = entry.natives.iter().filter(|_| entry.kind == EntryKind::Person);
    let surname = |n: &Native| Some(Name::new(at, n, native_surname(&n.language, &n.spelling)?));
    natives.filter_map(surname).collect()
}

/// Whether a form has too few letters to be a romanization of one name.
pub fn is_short(form: &str) -> bool {
    form.chars().filter(|c| c.is_alphabetic()).count() < LEAST_LETTERS
}

/// A native name, or a surname within one, and whose it is.
#[derive(Debug, Clone)]
pub struct Name {
    entry: u32,
    language: String,
    spelling: String,
    acceptor: OnceLock<Option<Acceptor>>,
}

impl Name {
    fn new(entry: u32, native: &Native, spelling: &str) -> Self {
        let (language, spelling) = (native.language.clone(), spelling.to_owned());
        Self { entry, language, spelling, acceptor: OnceLock::new() }
    }

    /// None where the table of its language cannot read it.
    fn acceptor(&self) -> Option<&Acceptor> {
        let made = || Tables::builtin().acceptor(&self.language, &self.spelling);
        self.acceptor.get_or_init(made).as_ref()
    }

    /// Whether it can be written so.
    pub fn takes(&self, spelling: &Spelling) -> bool {
        self.acceptor().is_some_and(|a| a.takes(spelling))
    }

    /// Its blocking keys.
    fn keys(&self) -> BTreeSet<String> {
        self.acceptor().map(Acceptor::keys).unwrap_or_default()
    }
}

/// Names by their keys.
#[derive(Debug, Clone, Default)]
struct Block {
    names: Vec<Name>,
    keys: FnvHashMap<String, Vec<usize>>,
}

impl Block {
    fn add(&mut self, name: Name) {
        let at = self.names.len();
        name.keys().into_iter().for_each(|key| self.keys.entry(key).or_default().push(at));
        self.names.push(name);
    }

    fn find(&self, form: &str, entries: &[Entry]) -> Vec<u32> {
        if self.names.is_empty() || is_short(form) {
            return Vec::new();
        }
        let Some(spelling) = Spelling::of(form) else { return Vec::new() };
        let near = self.near(&spelling).into_iter().map(|i| &self.names[i]);
        let accepting = near.filter(|n| n.takes(&spelling));
        let found: BTreeSet<u32> = accepting.map(|n| n.entry).collect();
        found.into_iter().filter(|e| !is_distinct(&entries[*e as usize], form)).collect()
    }

    /// The names that share a key with a spelling.
    fn near(&self, spelling: &Spelling) -> BTreeSet<usize> {
        spelling.keys().iter().filter_map(|key| self.keys.get(key)).flatten().copied().collect()
    }
}

/// Whether an entry says that a form is never it.
pub fn is_distinct(entry: &Entry, form: &str) -> bool {
    entry.distinct.iter().any(|d| folded(d) == folded(form))
}
