//! Facts about the world, compiled: people, places, organizations and events.
//!
//! In: entries as typed in TOML. Out: [`Gazetteer`], passed into `annotate` and read by rules.
//! Not here: reading files (`walk`), the romanization tables (`romanization`).
//!
//! A key of the TOML misread: `typed`; an entry's meaning, what replaces what, clashes: `compile`;
//! a profile's choice not in force: `profile`; a listed form not found: `forms`, `index`; a form read from a native name: `romanized`, and the second time `memo`;
//! a large gazetteer made ready beforehand: `compiled`; the built-in entries: `given`, and `listing`, which makes such a file of them when the program is built.
//!
//! ```
//! use copydesk::gazetteer::{Gazetteer, given::Given};
//! let house = r#"
//! [[person]]
//! name = "Volodymyr Zelenskyy"
//! native = "Володимир Зеленський"
//! language = "uk"
//! also = ["Volodymyr Zelensky"]
//! distinct = ["Zelinsky"]
//! born = 1978-01-25
//! roles = [{ title = "president", of = "Ukraine", from = 2019-05-20 }]
//! [[person.spelling]]
//! native = "Владимир Зеленский"
//! language = "ru"
//!
//! [[place]]
//! name = "Kyiv"
//! also = ["Kiev"]
//! country = "UA"
//!
//! [[organization]]
//! name = "Collective Security Treaty Organization"
//! acronym = "CSTO"
//!
//! [[event]]
//! name = "start of the full-scale invasion"
//! date = 2022-02-24
//! "#;
//! let (gazetteer, faults) = Gazetteer::compile(Given::default(), &[house]);
//! assert!(faults.is_empty());
//! assert_eq!(gazetteer.lookup("Kiev"), Some(1));
//! ```

mod compile;
pub mod compiled;
mod forms;
pub mod given;
mod index;
mod language;
mod memo;
mod profile;
mod romanized;
#[cfg(test)]
mod tests;
mod typed;

use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use crate::lexicon::Lexicon;
use crate::source::SourceSpan;
use compiled::Compiled;
use forms::{family_first, folded};
use given::Given;
use index::Index;
use memo::Memo;
use romanized::Romanized;

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// A person; a one-word name is a surname.
    Person,
    /// A place.
    Place,
    /// A body, company or party.
    Organization,
    /// Something that happened on a day.
    Event,
}

/// A native spelling and its language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Native {
    /// As written in its own script.
    pub spelling: String,
    /// ISO 639-1.
    pub language: String,
}

/// A post, with the days it was held where known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Title in small letters.
    pub title: String,
    /// Country or body.
    pub of: Option<String>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

/// One person, place, organization or event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is about.
    pub kind: EntryKind,
    /// The name; the house form where `house` holds.
    pub name: String,
    /// Native spellings.
    pub natives: Vec<Native>,
    /// Further forms of the same name.
    pub also: Vec<String>,
    /// Forms that are never this entry.
    pub distinct: Vec<String>,
    /// Day of birth.
    pub born: Option<Date>,
    /// Posts held.
    pub posts: Vec<Post>,
    /// Day of an event.
    pub date: Option<Date>,
    /// Short form of an organization, in capitals.
    pub acronym: Option<String>,
    /// Country of a place, by its name in English news or its code of ISO 3166 alpha-2.
    pub country: Option<String>,
    /// Whether a newsroom or its profile lists it: its name is preferred. Built-in entries only equate.
    pub house: bool,
}

impl Entry {
    /// The country of a place as a code of ISO 3166 alpha-2.
    pub fn country_code(&self) -> Option<&str> {
        let country = self.country.as_deref()?;
        Some(Lexicon::builtin().countries.get(country).unwrap_or(country))
    }

    /// The name, the further forms and the acronym.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        let listed = std::iter::once(&self.name).chain(&self.also).chain(&self.acronym);
        listed.map(String::as_str)
    }

    /// The family name within each form of a person's name.
    fn surnames(&self) -> impl Iterator<Item = &str> {
        let first = self.natives.iter().any(|n| family_first(&n.language));
        forms::surnames(&self.name, &self.also, first).filter(|_| self.kind == EntryKind::Person)
    }
}

/// Something in a gazetteer file that cannot be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Index of the file among those that were given.
    pub file: usize,
    /// Where in that file.
    pub span: SourceSpan,
    /// What is wrong, one line, no full stop.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// All entries, built-in and the newsroom's.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    /// The newsroom's and, behind them, the choices of its profiles, each part in the order it was given.
    pub entries: Vec<Entry>,
    /// How many of them are the newsroom's own.
    own: usize,
    index: Index,
    romanized: OnceLock<Romanized>,
    /// Forms and surnames that were read already.
    read: (Memo, Memo),
    /// The newsroom's compiled files, numbered on after the entries.
    compiled: Vec<Arc<Compiled>>,
    /// What comes with the program, numbered on after those.
    given: Given,
}

/// What stands over the entries that are given, the first first.
#[derive(Debug, Clone, Default)]
pub struct Newsroom<'a> {
    /// TOML texts of the newsroom.
    pub house: &'a [&'a str],
    /// Its compiled files.
    pub compiled: Vec<Arc<Compiled>>,
    /// TOML texts of profiles: what they say is preferred unless the newsroom says otherwise.
    pub profiles: &'a [&'a str],
}

impl Gazetteer {
    /// The built-in entries alone.
    pub fn builtin() -> Self {
        Self { given: Given::builtin(), ..Self::default() }
    }

    /// Compiles the newsroom's TOML texts over entries that are given; the faults are those of the texts, in their
    /// order. Entries without fault are kept, so that everything else is still checked.
    pub fn compile(given: Given, house: &[&str]) -> (Self, Vec<Fault>) {
        Self::compile_with(given, Newsroom { house, ..Newsroom::default() })
    }

    /// The same with compiled files and with profiles, which take over what the given entry of one of their forms knows.
    pub fn compile_with(given: Given, newsroom: Newsroom<'_>) -> (Self, Vec<Fault>) {
        let compile::Compilation { entries, own, given, faults } = compile::compile(given, &newsroom);
        let index = Index::of(&entries);
        let compiled = newsroom.compiled;
        (Self { entries, own, index, compiled, given, ..Self::default() }, faults)
    }

    /// Index of the entry that a form names; of several the first, so the newsroom's.
    pub fn lookup(&self, form: &str) -> Option<u32> {
        self.all(form).first().copied()
    }

    /// The same among entries of a kind: Georgia is a country and a given name.
    pub fn lookup_kind(&self, form: &str, kind: EntryKind) -> Option<u32> {
        self.of_kind(&self.all(form), kind)
    }

    /// The event of a name, as listed.
    pub fn event(&self, name: &str) -> Option<u32> {
        self.of_kind(&self.listed(name), EntryKind::Event)
    }

    fn of_kind(&self, found: &[u32], kind: EntryKind) -> Option<u32> {
        found.iter().copied().find(|e| self.entry(*e).is_some_and(|e| e.kind == kind))
    }

    /// Whether a newsroom may prefer some form: compiled files are its own.
    pub fn may_have_house(&self) -> bool {
        !self.compiled.is_empty() || self.entries.iter().any(|e| e.house)
    }

    /// Whether there are events at all.
    pub fn has_events(&self) -> bool {
        self.entries.iter().any(|e| e.kind == EntryKind::Event)
            || self.compiled.iter().any(|c| !c.events().is_empty())
            || !self.given.find(Compiled::events).is_empty()
    }

    /// The one person of a surname; none where several bear it.
    pub fn lookup_surname(&self, surname: &str) -> Option<u32> {
        let key = folded(surname);
        let listed = self.with_files(self.index.surname(&key), |c| c.surname(&key));
        let found = known(listed, || {
            self.read.1.get(surname, || {
                let read = self.romanized().surname(surname, &self.entries);
                self.with_files(&read, |c| c.romanized_surname(surname))
            })
        });
        match *found {
            [only] => Some(only),
            _ => None,
        }
    }

    /// Every entry that a form may name. All ways to know a form meet here: as listed, in any case and
    /// with any hyphens and apostrophes; what no list knows, as a romanization of a native name.
    pub fn all(&self, form: &str) -> Vec<u32> {
        known(self.listed(form), || {
            self.read.0.get(form, || {
                let read = self.romanized().form(form, &self.entries);
                self.with_files(&read, |c| c.romanized(form))
            })
        })
    }

    /// The entries that list a form.
    pub fn listed(&self, form: &str) -> Vec<u32> {
        let key = folded(form);
        self.with_files(self.index.form(&key), |c| c.form(&key))
    }

    /// Entries found in TOML with those that are found in files: the newsroom's own before the choices of its profiles,
    /// and what is given behind all.
    fn with_files(&self, found: &[u32], find: impl Fn(&Compiled) -> Vec<u32>) -> Vec<u32> {
        let (own, chosen) = found.split_at(found.partition_point(|e| (*e as usize) < self.own));
        let mut all = own.to_vec();
        let mut first = self.entries.len() as u32;
        for compiled in &self.compiled {
            all.extend(find(compiled).into_iter().map(|e| first + e));
            first += compiled.len() as u32;
        }
        all.extend(chosen);
        all.extend(self.given.find(find).into_iter().map(|e| first + e));
        all
    }

    fn romanized(&self) -> &Romanized {
        self.romanized.get_or_init(|| Romanized::of(&self.entries))
    }

    /// Whether a longer listed form begins with these words.
    pub fn extends(&self, words: &str) -> bool {
        let key = folded(words);
        let extends = |c: &Compiled| c.extending(&key);
        self.index.extends(&key)
            || self.compiled.iter().any(|c| !extends(c).is_empty())
            || !self.given.find(extends).is_empty()
    }

    /// The entry at an index that a lookup gave.
    pub fn entry(&self, index: u32) -> Option<&Entry> {
        let Some(mut at) = index.checked_sub(self.entries.len() as u32) else {
            return self.entries.get(index as usize);
        };
        for compiled in &self.compiled {
            match at.checked_sub(compiled.len() as u32) {
                None => return compiled.entry(at),
                Some(further) => at = further,
            }
        }
        self.given.entry(at)
    }
}

/// What a list holds, else what can be read from native names.
fn known(listed: Vec<u32>, read: impl FnOnce() -> Vec<u32>) -> Vec<u32> {
    if listed.is_empty() { read() } else { listed }
}
