//! Entries that are given: those that come with the program, less those that a newsroom replaces.
//!
//! In: the bytes that `build.rs` makes of `rules/gazetteer/` with `listing`. Out: [`Given`].
//! Not here: what replaces an entry (`compile`), finding one (`compiled`).

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use super::Entry;
use super::compiled::Compiled;

/// The file of the built-in entries; it is opened once, so that what was read of it is read for good.
static BUILTIN: LazyLock<Option<Arc<Compiled>>> = LazyLock::new(|| {
    let bytes: &'static [u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin"));
    Compiled::given(bytes).map(Arc::new)
});

/// Entries that stand below all others, by their number in a file.
#[derive(Debug, Clone, Default)]
pub struct Given {
    file: Option<Arc<Compiled>>,
    /// Numbers of those that something stands for.
    gone: BTreeSet<u32>,
}

impl Given {
    /// The built-in entries.
    pub fn builtin() -> Self {
        Self { file: BUILTIN.clone(), gone: BTreeSet::new() }
    }

    /// Entries of another file.
    pub fn of(file: Compiled) -> Self {
        Self { file: Some(Arc::new(file)), gone: BTreeSet::new() }
    }

    /// How many numbers there are, those of entries that are gone among them.
    pub fn len(&self) -> u32 {
        self.file.as_ref().map_or(0, |f| f.len() as u32)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The entry of a number.
    pub fn entry(&self, number: u32) -> Option<&Entry> {
        self.file.as_ref()?.entry(number)
    }

    /// The entries that are there, with their numbers.
    pub fn entries(&self) -> impl Iterator<Item = (u32, &Entry)> {
        let there = (0..self.len()).filter(|n| !self.gone.contains(n));
        there.filter_map(|n| Some((n, self.entry(n)?)))
    }

    /// What is found in the file of entries that are there.
    pub fn find(&self, find: impl Fn(&Compiled) -> Vec<u32>) -> Vec<u32> {
        let mut found = self.file.as_deref().map(find).unwrap_or_default();
        found.retain(|n| !self.gone.contains(n));
        found
    }

    /// Whether the file as a whole has something.
    pub fn has(&self, has: impl Fn(&Compiled) -> bool) -> bool {
        self.file.as_deref().is_some_and(has)
    }

    /// Something stands for an entry from now on.
    pub fn remove(&mut self, number: u32) {
        self.gone.insert(number);
    }
}
