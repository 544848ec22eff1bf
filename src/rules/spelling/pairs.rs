//! Which spellings are one name.
//!
//! In: the spellings of a draft. Out: groups of two or more that are one name.
//! Candidates come from blocking keys and from shared entries, never from all pairs.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{Name, Names};
use crate::annotate::mention::MentionKind;
use crate::draft::Draft;
use crate::romanization::keys::keys;
use crate::romanization::likeness::{Context, Likeness};
use crate::romanization::units::Units;

/// Spellings that share a key beyond this many are too common a shape to compare.
const LARGEST_BLOCK: usize = 60;

/// How two spellings belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bond {
    /// The gazetteer lists both under one entry.
    Listed,
    /// Two romanizations of one name.
    Variant,
    /// They differ by marks only.
    Marks,
}

/// Groups of spellings that are one name: indices into the names, in order of first place.
pub fn groups(draft: &Draft, names: &Names<'_>, units: &Units, wanted: &[Bond]) -> Vec<Vec<usize>> {
    let mut leader: Vec<usize> = (0..names.names.len()).collect();
    for (a, b) in candidates(names) {
        let bond = bond(draft, names, units, (a, b));
        if bond.is_some_and(|b| wanted.contains(&b)) {
            let (a, b) = (find(&leader, a), find(&leader, b));
            leader[a.max(b)] = a.min(b);
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in 0..leader.len() {
        groups.entry(find(&leader, i)).or_default().push(i);
    }
    groups.into_values().filter(|g| g.len() > 1).collect()
}

fn find(leader: &[usize], mut i: usize) -> usize {
    while leader[i] != i {
        i = leader[i];
    }
    i
}

fn candidates(names: &Names<'_>) -> BTreeSet<(usize, usize)> {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, name) in names.names.iter().enumerate() {
        for key in keys(name.word) {
            blocks.entry(key).or_default().push(i);
        }
        for entry in &name.entries {
            blocks.entry(format!("entry {entry}")).or_default().push(i);
        }
    }
    let mut pairs = BTreeSet::new();
    for block in blocks.into_values().filter(|b| b.len() <= LARGEST_BLOCK) {
        for (n, a) in block.iter().enumerate() {
            pairs.extend(block[n + 1..].iter().map(|b| (*a, *b)));
        }
    }
    pairs
}

fn bond(draft: &Draft, names: &Names<'_>, units: &Units, (a, b): (usize, usize)) -> Option<Bond> {
    let (x, y) = (&names.names[a], &names.names[b]);
    if x.word.to_lowercase() == y.word.to_lowercase() || !same_kind(x, y) || touch(draft, x, y) {
        return None;
    }
    let shared = x.entries.iter().any(|e| y.entries.contains(e));
    if shared {
        return Some(if marks_only(units, x.word, y.word) { Bond::Marks } else { Bond::Listed });
    }
    let given = given_names(units, x, y);
    let apart = !x.entries.is_empty() && !y.entries.is_empty();
    if apart || given == Given::Differ || crossed(names, x, y) {
        return None;
    }
    match compare(units, x.word, y.word, Context { full_name_agrees: given == Given::Agree }) {
        Likeness::Variant { .. } => Some(Bond::Variant),
        Likeness::MarksOnly => Some(Bond::Marks),
        Likeness::Same | Likeness::Different => None,
    }
}

fn marks_only(units: &Units, a: &str, b: &str) -> bool {
    units.compare(a, b, Context::default()) == Likeness::MarksOnly
}

/// Names of several words are one name where all words but one are the same.
fn compare(units: &Units, a: &str, b: &str, context: Context) -> Likeness {
    let (xs, ys): (Vec<&str>, Vec<&str>) = (a.split_whitespace().collect(), b.split_whitespace().collect());
    if xs.len() != ys.len() {
        return Likeness::Different;
    }
    let mut unlike = xs.iter().zip(&ys).filter(|(x, y)| x != y);
    match (unlike.next(), unlike.next()) {
        (Some((x, y)), None) => units.compare(x, y, context),
        _ => Likeness::Different,
    }
}

fn same_kind(a: &Name<'_>, b: &Name<'_>) -> bool {
    a.kind == b.kind || a.kind == MentionKind::Unknown || b.kind == MentionKind::Unknown
}

/// Two names side by side belong to one person who bears both.
fn touch(draft: &Draft, a: &Name<'_>, b: &Name<'_>) -> bool {
    let beside = |x: &Name<'_>, y: &Name<'_>| {
        x.places.iter().any(|p| {
            let between = |q: &super::names::Place<'_>| {
                let gap = draft.document.text.get(p.span.end as usize..q.span.start as usize);
                gap.is_some_and(|g| g.trim().is_empty())
            };
            y.places.iter().any(between)
        })
    };
    beside(a, b) || beside(b, a)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Given {
    Agree,
    Unknown,
    Differ,
}

/// Whether the given names before two surnames can be one person's.
fn given_names(units: &Units, a: &Name<'_>, b: &Name<'_>) -> Given {
    if a.given.is_empty() || b.given.is_empty() {
        return Given::Unknown;
    }
    let agree = |x: &&str| b.given.iter().any(|y| alike(units, x, y));
    if a.given.iter().any(agree) { Given::Agree } else { Given::Differ }
}

/// Whether two given names are one, initials and spellings aside.
pub fn alike(units: &Units, a: &str, b: &str) -> bool {
    let first = |s: &str| s.split([' ', '.']).next().unwrap_or_default().to_lowercase();
    let (x, y) = (first(a), first(b));
    let initial = (x.chars().count() == 1 || y.chars().count() == 1) && x.chars().next() == y.chars().next();
    x == y || initial || variants(units, &x, &y)
}

/// Whether two given names are spellings of one.
pub fn variants(units: &Units, a: &str, b: &str) -> bool {
    matches!(
        units.compare(a, b, Context { full_name_agrees: true }),
        Likeness::Variant { .. } | Likeness::MarksOnly
    )
}

/// One is only met as a given name and the other as a surname.
fn crossed(names: &Names<'_>, a: &Name<'_>, b: &Name<'_>) -> bool {
    let given_only = |n: &Name<'_>| names.given.contains(n.word) && n.given.is_empty();
    let surname = |n: &Name<'_>| !n.given.is_empty();
    given_only(a) && surname(b) || given_only(b) && surname(a)
}
