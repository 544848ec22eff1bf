//! A large gazetteer made ready beforehand: it is opened, not read.
//!
//! In: the bytes of a file that `write` made. Out: [`Compiled`], which finds entries by their forms as [`super::Gazetteer`]
//! does, and reads an entry when it is first asked for. Not here: reading TOML, clashes (`super::compile`).
//!
//! A part that lies elsewhere in the file: `layout`; a form that is not found again: `write`; how an entry is kept: `kept`.

mod kept;
mod layout;
pub mod write;

use std::fmt;
use std::sync::OnceLock;

use thiserror::Error;

use super::index::folded;
use super::romanized::{self, Name};
use super::{Entry, EntryKind};
use crate::romanization::outline::Spelling;
use crate::romanization::{builtin, keys};
use layout::{Layout, Part, Table};

/// What the name of a compiled gazetteer ends in.
pub const ENDING: &str = ".gazetteer";

/// Why a file is no gazetteer that can be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unfit {
    /// Something else, or a part of one.
    #[error("is no compiled gazetteer, or a damaged one")]
    Damaged,
    /// Its keys are those of other tables.
    #[error("was compiled by another version of copydesk ({found})")]
    Version {
        /// The version that made it.
        found: String,
    },
}

/// What to do about a file that is unfit.
pub const REMEDY: &str = "make it anew with `copydesk gazetteer compile`";

/// The version whose files this program opens: its own, with what the keys of native names are made by.
fn version() -> String {
    format!("{} {:016x}", env!("CARGO_PKG_VERSION"), builtin::fingerprint())
}

/// Entries in a file, each read when it is first asked for.
pub struct Compiled {
    layout: Layout,
    cells: Box<[OnceLock<Option<Box<Cell>>>]>,
}

/// An entry that was asked for, with its native names.
struct Cell {
    entry: Entry,
    wholes: Vec<Name>,
    surnames: Vec<Name>,
}

impl Compiled {
    /// Opens what `write` made.
    ///
    /// # Errors
    ///
    /// Bytes that are not those of a whole file, or those of another version.
    pub fn open(bytes: Vec<u8>) -> Result<Self, Unfit> {
        let layout = Layout::open(bytes).ok_or(Unfit::Damaged)?;
        let found = String::from_utf8_lossy(layout.part(Part::Version)).into_owned();
        if found != version() {
            return Err(Unfit::Version { found });
        }
        let cells = (0..layout.len()).map(|_| OnceLock::new()).collect();
        Ok(Self { layout, cells })
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether it has no entry.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The entry of a number.
    pub fn entry(&self, number: u32) -> Option<&Entry> {
        self.cell(number).map(|cell| &cell.entry)
    }

    fn cell(&self, number: u32) -> Option<&Cell> {
        let read = || {
            let entry = kept::entry(self.layout.record(number as usize)?)?;
            let names = |of: fn(&Entry, u32) -> Vec<Name>| of(&entry, number);
            let (wholes, surnames) = (names(romanized::wholes), names(romanized::surnames));
            Some(Box::new(Cell { entry, wholes, surnames }))
        };
        self.cells.get(number as usize)?.get_or_init(read).as_deref()
    }

    /// Entries of a form, in order.
    pub fn form(&self, form: &str) -> Vec<u32> {
        self.layout.numbers(Table::Forms, &folded(form))
    }

    /// Persons of a surname, in order.
    pub fn surname(&self, surname: &str) -> Vec<u32> {
        self.layout.numbers(Table::Surnames, &folded(surname))
    }

    /// Whether a form begins with these words and goes on.
    pub fn extends(&self, words: &str) -> bool {
        self.layout.has(Table::Heads, &folded(words))
    }

    /// Whether an entry of a kind has a form or a native spelling.
    pub fn names(&self, kind: EntryKind, form: &str) -> Option<&Entry> {
        let listed =
            self.form(form).into_iter().chain(self.layout.numbers(Table::Natives, &form.to_lowercase()));
        listed.filter_map(|n| self.entry(n)).find(|e| e.kind == kind)
    }

    /// Whether there are events.
    pub fn has_events(&self) -> bool {
        self.layout.has(Table::Heads, write::EVENTS)
    }

    /// Entries whose native name can be written so.
    pub fn romanized(&self, form: &str) -> Vec<u32> {
        self.accepting(Table::Wholes, form, |cell| &cell.wholes)
    }

    /// Persons whose native surname can be written so.
    pub fn romanized_surname(&self, surname: &str) -> Vec<u32> {
        self.accepting(Table::Families, surname, |cell| &cell.surnames)
    }

    fn accepting(&self, table: Table, form: &str, names: fn(&Cell) -> &[Name]) -> Vec<u32> {
        let Some(spelling) = Spelling::of(form).filter(|_| !romanized::is_short(form)) else {
            return Vec::new();
        };
        let mut near: Vec<u32> =
            keys::exact(form).iter().flat_map(|key| self.layout.numbers(table, key)).collect();
        near.sort_unstable();
        near.dedup();
        near.retain(|number| {
            let takes = |cell: &Cell| {
                names(cell).iter().any(|n| n.takes(&spelling)) && !romanized::is_distinct(&cell.entry, form)
            };
            self.layout.outline(table, *number).fits(&spelling) && self.cell(*number).is_some_and(takes)
        });
        near
    }
}

impl fmt::Debug for Compiled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Compiled").field("entries", &self.len()).finish_non_exhaustive()
    }
}
