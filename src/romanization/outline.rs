//! Letters and lengths of spellings: what most spellings near a name can be told from it by, without reading them.
//!
//! In: an acceptor, or a Latin spelling. Out: [`Outline`], [`Spelling`], and whether the one can be of the other: no is
//! certain, yes is not. Not here: whether it is (`acceptor`).

use std::collections::BTreeSet;

use super::acceptor::{Acceptor, Slot};
use super::fold::{Folded, fold, is_foreign};
use super::keys;

/// A Latin spelling made ready to be tried on many names.
#[derive(Debug, Clone)]
pub struct Spelling {
    /// Its letters.
    pub(super) folded: Folded,
    plain: Letters,
    sound: Letters,
}

/// Which letters a word has, a bit for each of `a` to `z`, and how many.
#[derive(Debug, Clone, Copy)]
struct Letters {
    set: u32,
    count: u8,
}

/// The spellings of a name, or of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outline {
    /// Letters that some spelling has.
    may: u32,
    /// Letters that every spelling has.
    must: u32,
    /// Letters of the shortest, and of the longest.
    lengths: (u8, u8),
}

/// Bytes of an outline.
pub const BYTES: usize = 10;

impl Spelling {
    /// None for what is no romanization: a letter is of another script, or of no system.
    pub fn of(latin: &str) -> Option<Self> {
        let folded = fold(latin).filter(|_| !is_foreign(latin))?;
        let (plain, sound) = (Letters::of(&folded.plain), Letters::of(&folded.sound));
        Some(Self { folded, plain, sound })
    }

    /// The keys that it shares with names that can be written so.
    pub fn keys(&self) -> BTreeSet<String> {
        keys::exact(&self.folded)
    }
}

impl Letters {
    fn of(word: &str) -> Self {
        Self { set: set(word), count: u8::try_from(word.len()).unwrap_or(u8::MAX) }
    }
}

/// The letters of a word.
fn set(word: &str) -> u32 {
    word.bytes().filter(u8::is_ascii_lowercase).fold(0, |set, letter| set | 1 << (letter - b'a'))
}

impl Outline {
    /// Of nothing: no spelling fits.
    pub const NONE: Outline = Outline { may: 0, must: u32::MAX, lengths: (u8::MAX, 0) };

    /// Of all that an acceptor reads.
    pub(super) fn of(slots: &[Slot]) -> Self {
        let mut rows = vec![Self::NONE; slots.len() + 1];
        rows[0] = Outline { may: 0, must: 0, lengths: (0, 0) };
        for (at, slot) in slots.iter().enumerate().filter(|(_, slot)| !slot.is_empty()) {
            for (next, latin) in slot {
                rows[*next] = rows[*next].or(rows[at].then(latin));
            }
        }
        rows.pop().unwrap_or(Self::NONE)
    }

    /// Of the spellings of either.
    pub fn or(self, other: Self) -> Self {
        let (least, most) = (self.lengths.0.min(other.lengths.0), self.lengths.1.max(other.lengths.1));
        Outline { may: self.may | other.may, must: self.must & other.must, lengths: (least, most) }
    }

    /// With letters behind each; of nothing it stays nothing.
    fn then(self, latin: &str) -> Self {
        if self == Self::NONE {
            return self;
        }
        let (set, count) = (set(latin), u8::try_from(latin.len()).unwrap_or(u8::MAX));
        let lengths = (self.lengths.0.saturating_add(count), self.lengths.1.saturating_add(count));
        Outline { may: self.may | set, must: self.must | set, lengths }
    }

    /// Whether a spelling can be one of these.
    pub fn fits(&self, spelling: &Spelling) -> bool {
        let fits = |letters: Letters| {
            letters.set & !self.may == 0
                && self.must & !letters.set == 0
                && (self.lengths.0..=self.lengths.1).contains(&letters.count)
        };
        fits(spelling.plain) || fits(spelling.sound)
    }

    /// In a file.
    pub fn bytes(&self) -> [u8; BYTES] {
        let [a, b, c, d] = self.may.to_le_bytes();
        let [e, f, g, h] = self.must.to_le_bytes();
        [a, b, c, d, e, f, g, h, self.lengths.0, self.lengths.1]
    }

    /// The outline in its bytes; of nothing where there are not so many.
    pub fn read(bytes: &[u8]) -> Self {
        match *bytes {
            [a, b, c, d, e, f, g, h, least, most] => Outline {
                may: u32::from_le_bytes([a, b, c, d]),
                must: u32::from_le_bytes([e, f, g, h]),
                lengths: (least, most),
            },
            _ => Self::NONE,
        }
    }
}

impl Acceptor {
    /// The outline of its spellings.
    pub fn outline(&self) -> Outline {
        Outline::of(self.slots())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::romanization::tables::Tables;

    fn outline(native: &str) -> Outline {
        Tables::builtin().acceptor("ru", native).expect("known letters").outline()
    }

    fn fits(native: &str, latin: &str) -> bool {
        outline(native).fits(&Spelling::of(latin).expect("it is Latin"))
    }

    #[test]
    fn what_has_other_letters_or_too_few_does_not_fit() {
        assert!(fits("Щукин", "Shchukin") && fits("Щукин", "Ščukin"));
        assert!(!fits("Щукин", "Shchadrin") && !fits("Щукин", "Shchu"));
        assert!(!Outline::NONE.fits(&Spelling::of("Shchukin").expect("it is Latin")));
    }

    #[test]
    fn an_outline_is_read_back() {
        let outline = outline("Щукин").or(self::outline("Ёлкин"));
        assert_eq!(Outline::read(&outline.bytes()), outline);
        assert_eq!(Outline::read(&[]), Outline::NONE);
    }
}
