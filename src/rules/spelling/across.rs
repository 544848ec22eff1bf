//! One person spelled two ways in two documents of a run, told by the full name.
//!
//! In: profiles in any order. Out: pairs of places. A bare surname tells nothing across documents.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::variants;
use crate::diagnostic::Label;
use crate::romanization::keys::keys;
use crate::romanization::units::Units;
use crate::rules::profile::{FullName, Profile};

/// Names that share a key beyond this many are too common a shape to compare.
const LARGEST_BLOCK: usize = 200;

/// Two spellings in two documents.
pub struct Pair<'p> {
    /// Document that comes first by path, and the place there.
    pub first: (&'p Profile, &'p Label),
    /// The other, which is reported.
    pub second: (&'p Profile, &'p Label),
}

type Place<'p> = (&'p Profile, &'p FullName);

/// All pairs of spellings, each once, at the first documents that hold them.
pub fn pairs<'p>(profiles: &'p [Profile], units: &Units) -> Vec<Pair<'p>> {
    let mut sorted: Vec<&Profile> = profiles.iter().collect();
    sorted.sort_by(|a, b| a.path.cmp(&b.path));
    let mut firsts: BTreeMap<(&str, &str), Place<'p>> = BTreeMap::new();
    for profile in sorted {
        for name in &profile.names {
            firsts.entry((&name.surname, &name.given)).or_insert((profile, name));
        }
    }
    let names: Vec<Place<'p>> = firsts.into_values().collect();
    let candidates = candidates(&names);
    let pairs = candidates.into_iter().filter_map(|(a, b)| pair(units, names[a], names[b]));
    pairs.collect()
}

/// Names that share a key of the surname.
fn candidates(names: &[Place<'_>]) -> BTreeSet<(usize, usize)> {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, (_, name)) in names.iter().enumerate() {
        for key in keys(&name.surname) {
            blocks.entry(key).or_default().push(i);
        }
    }
    let mut found = BTreeSet::new();
    for block in blocks.into_values().filter(|b| b.len() <= LARGEST_BLOCK) {
        for (n, a) in block.iter().enumerate() {
            found.extend(block[n + 1..].iter().map(|b| (*a, *b)));
        }
    }
    found
}

/// One word of the full name is the same and the other a variant.
fn pair<'p>(units: &Units, a: Place<'p>, b: Place<'p>) -> Option<Pair<'p>> {
    let (a, b) = if a.0.path <= b.0.path { (a, b) } else { (b, a) };
    let places = if a.1.given == b.1.given && variants(units, &a.1.surname, &b.1.surname) {
        (&a.1.surname_at, &b.1.surname_at)
    } else if a.1.surname == b.1.surname && variants(units, &a.1.given, &b.1.given) {
        (&a.1.given_at, &b.1.given_at)
    } else {
        return None;
    };
    (a.0.path != b.0.path).then_some(Pair { first: (a.0, places.0), second: (b.0, places.1) })
}
