//! Which lists know a word, so that asking a list is one test of a bit.
//!
//! In: a word. Out: its [`Kind`]. Not here: what a list says of it (`Phrases::get`).

use super::{KINDS, hash, slot_of};

/// For each word the number of its set of lists, as `build.rs` lays it out.
static WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/kinds.bin"));

/// The bit of the closed classes, as `build.rs` sets it.
const CLOSED: u64 = 1 << 63;

/// The lists that have a word, and those that have a phrase that begins with it; seldom more than those, never less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kind(u16);

impl Kind {
    /// Of a word, with or without the stops at its end.
    pub fn of(word: &str) -> Self {
        let hash = hash(0, word.trim_end_matches('.').bytes());
        let slots = WORDS.len() / 4;
        let mut slot = hash as usize % slots;
        loop {
            match slot_of(WORDS, slot) {
                None | Some(0) => return Self::default(),
                Some(found) if u64::from(found >> 16) == hash >> 48 => return Self(found as u16),
                Some(_) => slot = (slot + 1) % slots,
            }
        }
    }

    /// Whether it may be a word of the closed classes; where not, it is none.
    #[inline]
    pub fn may_be_closed(self) -> bool {
        self.whole() & CLOSED != 0
    }

    /// The lists that have the word as a whole phrase, a bit for each.
    #[inline]
    pub(super) fn whole(self) -> u64 {
        KINDS[usize::from(self.0)][0]
    }

    /// The lists in which a longer phrase begins with the word.
    #[inline]
    pub(super) fn heads(self) -> u64 {
        KINDS[usize::from(self.0)][1]
    }
}
