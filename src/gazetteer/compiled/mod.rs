//! A large gazetteer made ready beforehand: it is opened, not read.
//!
//! In: the bytes of a file that `write` made. Out: [`Compiled`], which finds entries by their forms as [`super::Gazetteer`]
//! does, and reads an entry when it is first asked for. Not here: reading TOML, clashes (`super::compile`).
//!
//! A part that lies elsewhere in the file: `layout`; a form that is not found again: `write`; how an entry is kept: `record`, what that makes of it: `kept`.

mod kept;
mod layout;
mod record;
mod write;

use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

use thiserror::Error;

use super::forms::folded;
use super::romanized::{self, Name};
use super::{Entry, EntryKind};
use crate::romanization::builtin;
use crate::romanization::outline::Spelling;
use layout::{Layout, Part, Table};
use record::Kept;

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

/// The bytes of a file with these entries, for [`Compiled::open`].
pub fn bytes(entries: &[Entry]) -> Vec<u8> {
    write::bytes(&version(), &entries.iter().map(kept::kept).collect::<Vec<_>>())
}

/// Entries in a file, each read when it is first asked for.
pub struct Compiled {
    layout: Layout,
    /// Whether they are a newsroom's.
    house: bool,
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
        Ok(Self::of(layout, true))
    }

    /// The entries that come with the program, in the bytes of a file that `build.rs` made. Nothing is tried here,
    /// as every start would pay for it; none where they are no file.
    pub fn given(bytes: impl Into<Cow<'static, [u8]>>) -> Option<Self> {
        Some(Self::of(Layout::whole(bytes.into())?, false))
    }

    fn of(layout: Layout, house: bool) -> Self {
        let cells = (0..layout.len()).map(|_| OnceLock::new()).collect();
        Self { layout, house, cells }
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
            let entry = kept::entry(Kept::read(self.layout.record(number as usize)?)?, self.house)?;
            let names = |of: fn(&Entry, u32) -> Vec<Name>| of(&entry, number);
            let (wholes, surnames) = (names(romanized::wholes), names(romanized::surnames));
            Some(Box::new(Cell { entry, wholes, surnames }))
        };
        self.cells.get(number as usize)?.get_or_init(read).as_deref()
    }

    /// Entries of a folded form, in order.
    pub fn form(&self, form: &str) -> Vec<u32> {
        self.layout.numbers(Table::Forms, form)
    }

    /// Persons of a folded surname, in order.
    pub fn surname(&self, surname: &str) -> Vec<u32> {
        self.layout.numbers(Table::Surnames, surname)
    }

    /// Entries with a form that begins with these folded words and goes on, in order.
    pub fn extending(&self, words: &str) -> Vec<u32> {
        self.layout.numbers(Table::Heads, words)
    }

    /// Whether an entry of a kind has a form or a native spelling.
    pub fn names(&self, kind: EntryKind, form: &str) -> Option<&Entry> {
        let listed = self.listed(&folded(form), &form.to_lowercase()).into_iter();
        listed.filter_map(|n| self.entry(n)).find(|e| e.kind == kind)
    }

    /// Entries of a folded form and of a native spelling in small letters.
    pub fn listed(&self, form: &str, native: &str) -> Vec<u32> {
        let natives = self.layout.numbers(Table::Natives, native);
        [self.layout.numbers(Table::Forms, form), natives].concat()
    }

    /// Events, in order.
    pub fn events(&self) -> Vec<u32> {
        self.layout.numbers(Table::Heads, write::EVENTS)
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
            spelling.keys().iter().flat_map(|key| self.layout.numbers(table, key)).collect();
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
