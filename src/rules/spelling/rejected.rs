//! Names of the house list that a draft writes only in another form.
//!
//! In: the names that stand in one form. Out: [`Rejected`], one for each entry, with what is to be written where.

use std::collections::BTreeMap;

use super::house::House;
use super::names::{Name, Place};
use crate::source::Span;

/// An entry of the house list in forms that the house does not use.
pub struct Rejected<'n, 'd> {
    /// The entry.
    pub entry: u32,
    /// Its spellings in the draft.
    pub names: Vec<&'n Name<'d>>,
    /// What is to be written where, in reading order; never empty.
    pub mends: Vec<(Span, String)>,
}

/// All of them, by their entries.
pub fn rejected<'n, 'd>(house: House<'_>, names: &[&'n Name<'d>]) -> Vec<Rejected<'n, 'd>> {
    let mut found: BTreeMap<u32, Rejected<'n, 'd>> = BTreeMap::new();
    let houses = |e: &&u32| house.gazetteer.entry(**e).is_some_and(|e| e.house);
    for name in names {
        let Some(entry) = name.entries.iter().find(houses).copied() else { continue };
        let mends = house.mends(name, entry);
        if !mends.is_empty() {
            let new = || Rejected { entry, names: Vec::new(), mends: Vec::new() };
            let known = found.entry(entry).or_insert_with(new);
            known.names.push(name);
            known.mends.extend(mends);
            known.mends.sort_by_key(|(span, _)| *span);
        }
    }
    found.into_values().collect()
}

impl Rejected<'_, '_> {
    /// The first place, with its mend: of a surname or whole name where one is wrong, else of given names.
    pub fn first(&self) -> &(Span, String) {
        let is_word = |span: Span| self.all().any(|p| p.span == span);
        self.mends.iter().find(|(s, _)| is_word(*s)).unwrap_or(&self.mends[0])
    }

    /// Number of places at which something is mended.
    pub fn places(&self) -> usize {
        let mended = |span: Span| self.mends.iter().any(|(s, _)| *s == span);
        self.all().filter(|p| mended(p.span) || p.given.is_some_and(|(g, _)| mended(g))).count()
    }

    fn all(&self) -> impl Iterator<Item = &Place<'_>> {
        self.names.iter().flat_map(|n| &n.places)
    }
}
