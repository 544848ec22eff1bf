//! Native against Latin: whether a Latin spelling can be read from a native one.
//!
//! In: for every native letter its Latin spellings, by any system. Out: yes or no for a Latin word. It is
//! read letter by letter with a set of places reached, so that systems may mix, as they do in print. Not
//! done here: the tables (see `tables`).

use std::collections::BTreeSet;

use super::keys;
use super::outline::Spelling;

/// What can be read at a native letter: the letter to go on at, and a Latin spelling for those before it.
pub(super) type Slot = Vec<(usize, String)>;

/// The Latin spellings of one native name.
#[derive(Debug, Clone)]
pub struct Acceptor {
    slots: Vec<Slot>,
}

impl Acceptor {
    pub(super) fn new(slots: Vec<Slot>) -> Acceptor {
        Acceptor { slots }
    }

    /// Whether the spelling is one of the name; case, marks, apostrophes, hyphens and spaces do not count.
    pub fn accepts(&self, latin: &str) -> bool {
        Spelling::of(latin).is_some_and(|spelling| self.takes(&spelling))
    }

    /// The same of a spelling that is tried on many names.
    pub fn takes(&self, spelling: &Spelling) -> bool {
        self.reads(&spelling.folded.plain) || self.reads(&spelling.folded.sound)
    }

    pub(super) fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// Blocking keys: a spelling that is accepted has one of these among its [`keys::exact`].
    pub fn keys(&self) -> BTreeSet<String> {
        let mut rows = vec![BTreeSet::new(); self.slots.len() + 1];
        rows[0].insert(String::new());
        for (at, slot) in self.slots.iter().enumerate() {
            let steps: BTreeSet<(usize, String)> =
                slot.iter().map(|(next, latin)| (*next, keys::skeleton(latin))).collect();
            for row in std::mem::take(&mut rows[at]) {
                for (next, classes) in &steps {
                    rows[*next].insert(keys::joined(&row, classes));
                }
            }
        }
        rows.pop().unwrap_or_default()
    }

    fn reads(&self, latin: &str) -> bool {
        let width = latin.len() + 1;
        let mut reached = vec![false; (self.slots.len() + 1) * width];
        reached[0] = true;
        for (at, slot) in self.slots.iter().enumerate() {
            for from in (0..width).filter(|from| reached[at * width + from]).collect::<Vec<_>>() {
                let rest = &latin[from..];
                for (next, spelling) in
                    slot.iter().filter(|(_, spelling)| rest.starts_with(spelling.as_str()))
                {
                    reached[next * width + from + spelling.len()] = true;
                }
            }
        }
        reached.last().copied().unwrap_or(false)
    }
}
