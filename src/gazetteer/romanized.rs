//! Entries by Latin spellings that no list holds: read from their native names.
//!
//! In: entries. Out: [`Romanized`], whole names and surnames behind blocking keys, with an acceptor for each that is
//! made when a form first comes near it, as most runs need few of them.
//! Not here: the tables and the acceptance (`romanization`), the keys of built-in entries (`given`).

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use super::index::{family_first, folded};
use super::{Entry, EntryKind, Native, given};
use crate::romanization::acceptor::Acceptor;
use crate::romanization::keys;
use crate::romanization::outline::{Outline, Spelling};
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
    let surname = |native| Some(Name::new(at, native, surname(entry, native)?));
    entry.natives.iter().filter_map(surname).collect()
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
    /// What its spellings look like, where that is compiled in: most forms differ, and no acceptor is made for them.
    given: Option<Outline>,
    acceptor: OnceLock<Option<Acceptor>>,
}

impl Name {
    fn new(entry: u32, native: &Native, spelling: &str) -> Self {
        let (language, spelling) = (native.language.clone(), spelling.to_owned());
        Self { entry, language, spelling, given: None, acceptor: OnceLock::new() }
    }

    /// None where the table of its language cannot read it.
    fn acceptor(&self) -> Option<&Acceptor> {
        let made = || Tables::builtin().acceptor(&self.language, &self.spelling);
        self.acceptor.get_or_init(made).as_ref()
    }

    /// Whether it can be written so.
    pub fn takes(&self, spelling: &Spelling) -> bool {
        self.given.is_none_or(|outline| outline.fits(spelling))
            && self.acceptor().is_some_and(|a| a.takes(spelling))
    }

    /// What its spellings look like.
    pub fn outline(&self) -> Outline {
        self.acceptor().map_or(Outline::NONE, Acceptor::outline)
    }

    /// Its blocking keys.
    pub fn keys(&self) -> BTreeSet<String> {
        self.acceptor().map(Acceptor::keys).unwrap_or_default()
    }
}

/// Names by their keys.
#[derive(Debug, Clone, Default)]
struct Block {
    names: Vec<Name>,
    /// Names whose keys are compiled in, by their number there.
    given: HashMap<u16, Vec<usize>>,
    /// The others, by key.
    keys: HashMap<String, Vec<usize>>,
}

impl Block {
    fn add(&mut self, mut name: Name) {
        let at = self.names.len();
        if let Some(number) = given::native(&name.language, &name.spelling) {
            name.given = Some(given::outline(number));
            self.given.entry(number).or_default().push(at);
        } else {
            name.keys().into_iter().for_each(|key| self.keys.entry(key).or_default().push(at));
        }
        self.names.push(name);
    }

    fn find(&self, form: &str, entries: &[Entry]) -> Vec<u32> {
        if is_short(form) {
            return Vec::new();
        }
        let near = self.near(form).into_iter().map(|i| &self.names[i]);
        let Some(spelling) = Spelling::of(form) else { return Vec::new() };
        let accepting = near.filter(|n| n.takes(&spelling));
        let found: BTreeSet<u32> = accepting.map(|n| n.entry).collect();
        found.into_iter().filter(|e| !is_distinct(&entries[*e as usize], form)).collect()
    }

    /// The names that share a key with a form.
    fn near(&self, form: &str) -> BTreeSet<usize> {
        let mut near = BTreeSet::new();
        for key in keys::exact(form) {
            let given = given::of_key(&key).iter().filter_map(|number| self.given.get(number));
            near.extend(given.chain(self.keys.get(&key)).flatten().copied());
        }
        near
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

/// Whether an entry says that a form is never it.
pub fn is_distinct(entry: &Entry, form: &str) -> bool {
    entry.distinct.iter().any(|d| folded(d) == folded(form))
}
