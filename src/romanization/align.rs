//! The cheapest way from one folded spelling to another.
//!
//! In: rewrite units with costs and two lower-case spellings. Out: the sum of the costs of the cheapest
//! row of units that turns one into the other. Not done here: reading the units and folding the names.

use std::collections::BTreeSet;

use super::units::{Default, Entries, Places};

/// Where in both names a unit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Context {
    Anywhere,
    Start,
    End,
}

/// Places of a first letter: `a` to `z`, and none.
const EDGE: usize = 27;

/// A side of a unit is at most this long; `olodymyr` is the longest in use.
pub(super) const LONGEST: usize = 9;

/// Rewrites by the first letters of their two sides, one bucket behind the other.
#[derive(Debug)]
pub(super) struct Costs {
    /// Where each bucket begins, and the end of the last.
    starts: Vec<u16>,
    rewrites: Vec<Rewrite>,
}

/// Two sides, their letters behind their lengths, and the costs inside, at the start and at the end of the names.
#[derive(Debug, Clone, Copy)]
struct Rewrite {
    from: [u8; LONGEST + 1],
    to: [u8; LONGEST + 1],
    costs: [f32; 3],
}

/// Bytes of a rewrite as it is kept.
const KEPT: usize = 2 * (LONGEST + 1) + 3 * size_of::<f32>();

impl Rewrite {
    fn new(from: &str, to: &str, costs: [f32; 3]) -> Self {
        let side = |letters: &str| {
            let mut side = [0; LONGEST + 1];
            side[0] = letters.len() as u8;
            side[1..=letters.len()].copy_from_slice(letters.as_bytes());
            side
        };
        Self { from: side(from), to: side(to), costs }
    }

    fn bytes(&self) -> Vec<u8> {
        let costs = self.costs.iter().flat_map(|c| c.to_le_bytes());
        self.from.into_iter().chain(self.to).chain(costs).collect()
    }

    fn read(bytes: &[u8; KEPT]) -> Self {
        let (from, rest) = bytes.split_first_chunk().unwrap_or((&[0; LONGEST + 1], &[]));
        let (to, rest) = rest.split_first_chunk().unwrap_or((&[0; LONGEST + 1], &[]));
        let mut costs = [f32::INFINITY; 3];
        costs.iter_mut().zip(floats(rest)).for_each(|(cost, kept)| *cost = kept);
        Self { from: *from, to: *to, costs }
    }
}

/// Numbers of four bytes each.
pub(super) fn floats(bytes: &[u8]) -> impl Iterator<Item = f32> + '_ {
    bytes.as_chunks().0.iter().map(|b| f32::from_le_bytes(*b))
}

/// The letters of a side.
fn letters_of(side: &[u8; LONGEST + 1]) -> &[u8] {
    &side[1..=usize::from(side[0])]
}

impl Costs {
    /// The costs of one origin: its own units come first, then the general ones, then the defaults;
    /// in each, a unit for the edge of the name before one for anywhere.
    pub(super) fn new(default: &Default, general: &Entries, own: &Entries) -> Costs {
        let mut buckets = vec![Vec::new(); EDGE * EDGE];
        let units: BTreeSet<&(String, String)> = general.keys().chain(own.keys()).collect();
        for pair in &units {
            let found = [own.get(*pair), general.get(*pair)];
            let cost = |context| cost(default, found, pair, context);
            let costs = [Context::Anywhere, Context::Start, Context::End].map(cost);
            add(&mut buckets, &pair.0, &pair.1, costs);
        }
        let covered: BTreeSet<(&str, &str)> = units.iter().map(|(u, v)| (u.as_str(), v.as_str())).collect();
        for (u, v) in letters().filter(|pair| !covered.contains(pair)) {
            add(&mut buckets, u, v, [default.of(u, v); 3]);
        }
        let mut starts = vec![0];
        for bucket in &buckets {
            starts.push(starts[starts.len() - 1] + bucket.len() as u16);
        }
        Costs { starts, rewrites: buckets.concat() }
    }

    /// The costs as `read` takes them.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let starts = self.starts.iter().flat_map(|s| s.to_le_bytes());
        starts.chain(self.rewrites.iter().flat_map(Rewrite::bytes)).collect()
    }

    /// Reads what `bytes` wrote, of which nothing is missing.
    pub(super) fn read(bytes: &[u8]) -> Costs {
        let (starts, rewrites) = bytes.split_at((EDGE * EDGE + 1) * size_of::<u16>());
        Costs {
            starts: starts.as_chunks().0.iter().map(|b| u16::from_le_bytes(*b)).collect(),
            rewrites: rewrites.as_chunks().0.iter().map(Rewrite::read).collect(),
        }
    }

    fn bucket(&self, key: usize) -> &[Rewrite] {
        &self.rewrites[usize::from(self.starts[key])..usize::from(self.starts[key + 1])]
    }

    /// The distance of two spellings of `a` to `z`, when it is at most `bound`.
    pub(super) fn between(&self, a: &str, b: &str, bound: f32) -> Option<f32> {
        let (a, b) = (a.as_bytes(), b.as_bytes());
        let width = b.len() + 1;
        let mut cheapest = vec![f32::INFINITY; (a.len() + 1) * width];
        cheapest[0] = 0.0;
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                let here = cheapest[i * width + j];
                if here <= bound {
                    self.steps(a, b, (i, j), |ni, nj, cost| {
                        let there = &mut cheapest[ni * width + nj];
                        *there = there.min(here + cost);
                    });
                }
            }
        }
        cheapest.last().copied().filter(|cost| *cost <= bound)
    }

    /// The sum over parts that stand for one another, such as the syllables of a Korean given name.
    pub(super) fn between_all(&self, a: &[String], b: &[String], bound: f32) -> Option<f32> {
        let distances = a.iter().zip(b).map(|(x, y)| self.between(x, y, bound));
        distances.sum::<Option<f32>>().filter(|cost| *cost <= bound)
    }

    /// Every letter or unit that can come next at a place in both spellings.
    fn steps(&self, a: &[u8], b: &[u8], (i, j): (usize, usize), mut step: impl FnMut(usize, usize, f32)) {
        let (x, y) = (a.get(i), b.get(j));
        if x.is_some() && x == y {
            step(i + 1, j + 1, 0.0);
        }
        // At an end of a name some of these are one bucket; a step that is taken twice is the same step.
        let keys = [bucket(x, y), bucket(x, None), bucket(None, y)];
        for rewrite in keys.into_iter().flat_map(|key| self.bucket(key)) {
            let (from, to) = (letters_of(&rewrite.from), letters_of(&rewrite.to));
            if a[i..].starts_with(from) && b[j..].starts_with(to) {
                let (ni, nj) = (i + from.len(), j + to.len());
                let context = match () {
                    () if (i, j) == (0, 0) => Context::Start,
                    () if (ni, nj) == (a.len(), b.len()) => Context::End,
                    () => Context::Anywhere,
                };
                step(ni, nj, rewrite.costs[context as usize]);
            }
        }
    }
}

/// Puts a unit into its buckets, in both directions.
fn add(buckets: &mut [Vec<Rewrite>], u: &str, v: &str, costs: [f32; 3]) {
    for (from, to) in [(u, v), (v, u)] {
        let key = bucket(from.as_bytes().first(), to.as_bytes().first());
        buckets[key].push(Rewrite::new(from, to, costs));
    }
}

/// All letters against each other, and each against nothing.
fn letters() -> impl Iterator<Item = (&'static str, &'static str)> {
    const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
    let letter = |at: usize| &LETTERS[at..=at];
    let inserted = (0..LETTERS.len()).map(move |v| ("", letter(v)));
    let exchanged =
        (0..LETTERS.len()).flat_map(move |u| (u + 1..LETTERS.len()).map(move |v| (letter(u), letter(v))));
    inserted.chain(exchanged)
}

/// The cost of a pair at a place, by what the origin's and the general units say of it.
fn cost(default: &Default, found: [Option<&Places>; 2], (u, v): &(String, String), context: Context) -> f32 {
    let at = |places: &Places| places[context as usize].or(places[Context::Anywhere as usize]);
    found.into_iter().flatten().find_map(at).unwrap_or_else(|| default.of(u, v))
}

impl Default {
    fn of(&self, u: &str, v: &str) -> f32 {
        match (u.as_bytes(), v.as_bytes()) {
            ([], [_]) => self.insert,
            ([x], [y]) if is_vowel(*x) == is_vowel(*y) => self.exchange,
            ([_], [_]) => self.vowel_for_consonant,
            // a longer unit that is known at another place of the name only
            _ => f32::INFINITY,
        }
    }
}

fn is_vowel(letter: u8) -> bool {
    b"aeiouy".contains(&letter)
}

fn bucket(x: Option<&u8>, y: Option<&u8>) -> usize {
    let index =
        |letter: Option<&u8>| letter.map_or(EDGE - 1, |c| usize::from(c.wrapping_sub(b'a')) % (EDGE - 1));
    index(x) * EDGE + index(y)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEFAULT: Default = Default { insert: 1.0, exchange: 2.0, vowel_for_consonant: 3.0 };

    fn costs(units: &[(&str, &str, Context, f32)]) -> Costs {
        let mut entries = Entries::new();
        for (u, v, context, cost) in units {
            entries.entry((u.to_string(), v.to_string())).or_default()[*context as usize] = Some(*cost);
        }
        Costs::new(&DEFAULT, &entries, &Entries::new())
    }

    #[test]
    fn without_units_every_letter_counts() {
        let costs = costs(&[]);
        assert_eq!(costs.between("ab", "ab", 9.0), Some(0.0));
        assert_eq!(costs.between("ab", "abc", 9.0), Some(1.0));
        assert_eq!(costs.between("ab", "ad", 9.0), Some(2.0));
    }

    #[test]
    fn the_longer_unit_is_taken_when_cheaper() {
        assert_eq!(costs(&[("h", "kh", Context::Anywhere, 0.25)]).between("akha", "aha", 9.0), Some(0.25));
    }

    #[test]
    fn a_unit_of_the_end_holds_at_the_end_only() {
        let costs = costs(&[("", "h", Context::End, 0.5)]);
        assert_eq!(costs.between("ma", "mah", 9.0), Some(0.5));
        assert_eq!(costs.between("ama", "ahma", 9.0), Some(1.0));
    }

    #[test]
    fn above_the_bound_is_nothing() {
        assert_eq!(costs(&[]).between("abc", "xyz", 1.5), None);
    }
}
