//! Facts about the world, compiled: people, places, organizations and events.
//!
//! In: entries as typed in TOML. Out: [`Gazetteer`], passed into `annotate` and read by rules.
//! Not here: reading files (`walk`), spelling likeness (`romanization`).

use jiff::civil::Date;

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
    /// Country of a place, ISO 3166 alpha-2.
    pub country: Option<String>,
    /// Whether a newsroom lists it: its name is preferred. Built-in entries only equate.
    pub house: bool,
}

/// All entries, built-in and the newsroom's.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    /// In the order they were given.
    pub entries: Vec<Entry>,
}
