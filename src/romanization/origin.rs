//! Where a name seems to come from, by its spelling alone.
//!
//! In: a folded name. Out: whether it has the shape of an origin whose spellings vary in their own way
//! (`a` against `e` is nothing in an Arabic name and another person in a Japanese one). Not done here:
//! the costs, which stand in `rules/romanization/units.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::data;
use super::fold::Folded;

static SHAPES: LazyLock<Shapes> = LazyLock::new(|| data::read(data::ORIGINS));

/// A shape of names with costs of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Given names of two Korean syllables, hyphenated or apart.
    Korean,
    /// Surnames and patronymics with a Slavic ending.
    Slavic,
    /// Surnames with an Armenian ending, Eastern or Western.
    Armenian,
    /// Names whose letter pairs are those of Arabic ones.
    Arabic,
    /// Open syllables throughout, as in Japanese.
    Japanese,
    /// Everything else.
    General,
}

impl Origin {
    /// All of them.
    pub const ALL: [Origin; 6] =
        [Origin::Korean, Origin::Slavic, Origin::Armenian, Origin::Arabic, Origin::Japanese, Origin::General];
}

/// The origin whose shape both names have.
pub fn shared(a: &Folded, b: &Folded) -> Origin {
    let both = |has: fn(&Folded) -> bool| has(a) && has(b);
    if both(is_korean) || is_korean(a) && is_joined(b) || is_joined(a) && is_korean(b) {
        Origin::Korean
    } else if both(is_slavic) {
        Origin::Slavic
    } else if both(is_armenian) {
        Origin::Armenian
    } else if SHAPES.arabic.weigh(a) + SHAPES.arabic.weigh(b) >= SHAPES.arabic.least {
        Origin::Arabic
    } else if both(is_japanese) {
        Origin::Japanese
    } else {
        Origin::General
    }
}

/// Whether a name is one syllable of Hanyu Pinyin, such as `Zhou`.
pub fn is_pinyin_syllable(name: &Folded) -> bool {
    let first = name.plain.bytes().next();
    let rhyme = |onset: &String| name.plain.strip_prefix(onset.as_str());
    SHAPES
        .chinese
        .onsets
        .iter()
        .filter(|onset| onset.bytes().next() == first)
        .filter_map(rhyme)
        .any(|rest| SHAPES.chinese.rhymes.iter().any(|r| r == rest))
}

fn is_korean(name: &Folded) -> bool {
    name.parts.len() == 2 && name.parts.iter().all(|part| SHAPES.korean.covers(part))
}

/// Whether a name without hyphen is a row of Korean syllables: `Chongsu` beside `Jong-su`.
fn is_joined(name: &Folded) -> bool {
    name.parts.len() == 1 && SHAPES.korean.covers(&name.sound)
}

fn is_slavic(name: &Folded) -> bool {
    SHAPES.slavic.ends(name)
}

fn is_armenian(name: &Folded) -> bool {
    SHAPES.armenian.ends(name)
}

fn is_japanese(name: &Folded) -> bool {
    SHAPES.japanese.covers(&name.plain)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shapes {
    slavic: Endings,
    armenian: Endings,
    arabic: Pairs,
    chinese: Onsets,
    japanese: Syllables,
    korean: Syllables,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Endings {
    endings: Vec<String>,
    /// The fewest letters of a name before the ending.
    #[serde(default)]
    stem: usize,
}

impl Endings {
    fn ends(&self, name: &Folded) -> bool {
        let last = name.plain.bytes().next_back();
        let stem = |ending: &String| name.plain.strip_suffix(ending.as_str());
        self.endings
            .iter()
            .filter(|e| e.bytes().next_back() == last)
            .filter_map(stem)
            .any(|stem| stem.len() >= self.stem)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Onsets {
    onsets: Vec<String>,
    rhymes: Vec<String>,
}

/// Letter pairs by how telling they are, `^` and `$` for the edges of the name, as typed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TypedPairs {
    /// The least sum over both names that counts.
    least: i32,
    pairs_minus_3: String,
    pairs_minus_2: String,
    pairs_minus_1: String,
    pairs_1: String,
    pairs_2: String,
    pairs_3: String,
}

/// The same with each pair's weight ready to look up.
#[derive(Deserialize)]
#[serde(from = "TypedPairs")]
struct Pairs {
    least: i32,
    /// By the places of both letters, as `sign` tells them.
    weights: [[i32; SIGNS]; SIGNS],
}

/// The letters and the two edges of a name.
const SIGNS: usize = 28;

impl From<TypedPairs> for Pairs {
    fn from(typed: TypedPairs) -> Self {
        let rows = [
            (3, &typed.pairs_3),
            (2, &typed.pairs_2),
            (1, &typed.pairs_1),
            (-1, &typed.pairs_minus_1),
            (-2, &typed.pairs_minus_2),
            (-3, &typed.pairs_minus_3),
        ];
        let mut weights = [[0; SIGNS]; SIGNS];
        for (weight, pairs) in rows {
            for [a, b] in pairs.split(' ').filter_map(|p| p.as_bytes().first_chunk()) {
                weights[sign(*a)][sign(*b)] = weight;
            }
        }
        Self { least: typed.least, weights }
    }
}

impl Pairs {
    fn weigh(&self, name: &Folded) -> i32 {
        let signs = || name.plain.bytes().map(sign);
        let firsts = std::iter::once(sign(b'^')).chain(signs());
        firsts.zip(signs().chain([sign(b'$')])).map(|(a, b)| self.weights[a][b]).sum()
    }
}

/// The place of a folded letter, or of an edge as it is typed.
fn sign(letter: u8) -> usize {
    match letter {
        b'^' => SIGNS - 2,
        b'$' => SIGNS - 1,
        letter => usize::from(letter.wrapping_sub(b'a')) % (SIGNS - 2),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Syllables {
    onsets: Vec<String>,
    vowels: Vec<String>,
    codas: Vec<String>,
    /// The fewest syllables that make a name of this origin.
    syllables: usize,
}

impl Syllables {
    /// Whether the letters are a row of syllables, at least as many as the shape asks for.
    fn covers(&self, letters: &str) -> bool {
        // most[i] is one more than the most syllables that end before letter i; 0 is out of reach
        let mut most = vec![0; letters.len() + 1];
        most[0] = 1;
        for at in 0..letters.len() {
            if most[at] > 0 {
                let next = most[at] + 1;
                self.ends(letters, at, |end| most[end] = next.max(most[end]));
            }
        }
        most[letters.len()] > self.syllables
    }

    /// Where a syllable that starts at `at` can end: `[onset] vowel [coda]`.
    fn ends(&self, letters: &str, at: usize, mut end: impl FnMut(usize)) {
        for vowel in after(&self.onsets, letters, at).chain([at]) {
            for coda in after(&self.vowels, letters, vowel) {
                after(&self.codas, letters, coda).chain([coda]).for_each(&mut end);
            }
        }
    }
}

/// Where each piece that stands at a place ends.
fn after<'p>(pieces: &'p [String], letters: &'p str, at: usize) -> impl Iterator<Item = usize> + 'p {
    let rest = &letters[at..];
    let first = rest.bytes().next();
    // Most pieces fall at their first letter.
    let stands = move |p: &&String| p.bytes().next() == first && rest.starts_with(p.as_str());
    pieces.iter().filter(stands).map(move |p| at + p.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::romanization::fold::fold;

    fn of(a: &str, b: &str) -> Origin {
        shared(&fold(a).expect("Latin"), &fold(b).expect("Latin"))
    }

    #[test]
    fn shapes_are_told_apart() {
        assert_eq!(of("Ji-won", "Chi-won"), Origin::Korean);
        assert_eq!(of("Jong-su", "Chongsu"), Origin::Korean);
        assert_eq!(of("Petrov", "Petroff"), Origin::Slavic);
        assert_eq!(of("Petrosyan", "Bedrosian"), Origin::Armenian);
        assert_eq!(of("Nakamura", "Kitamura"), Origin::Japanese);
        assert_eq!(of("Hassan", "Hasan"), Origin::Arabic);
        assert_eq!(of("Tbilisi", "Tiflis"), Origin::General);
    }

    #[test]
    fn both_must_have_the_shape() {
        assert_eq!(of("Nakamura", "Petrov"), Origin::General);
    }

    #[test]
    fn pinyin_syllables_are_known() {
        let is = |name: &str| is_pinyin_syllable(&fold(name).expect("Latin"));
        assert!(is("Zhou") && is("Zhu") && !is("Awn") && !is("Hassan"));
    }

    #[test]
    fn too_few_syllables_are_not_japanese() {
        assert_eq!(of("Sato", "Saito"), Origin::General);
    }
}
