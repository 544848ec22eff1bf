//! Profiles: a house's choice among forms that the built-in entries know.
//!
//! In: the newsroom's entries, those of its profiles and the built-in ones. Out: one list, in which a profile's entry
//! stands for the built-in one of its forms, which is gone, and knows what that knew.

use std::collections::HashSet;

use super::forms::folded;
use super::given::Given;
use super::{Entry, EntryKind};

/// Adds profiles to the newsroom's entries. The newsroom and earlier profiles stand over later ones.
pub fn add(all: &mut Vec<Entry>, profiles: impl Iterator<Item = Entry>, given: &mut Given) {
    let mut taken: HashSet<(EntryKind, String)> = all.iter().flat_map(forms).collect();
    for choice in profiles {
        let known = known(&choice, given);
        let chosen = match known.and_then(|at| given.entry(at)) {
            Some(entry) => merged(choice, entry),
            None => choice,
        };
        if forms(&chosen).any(|f| taken.contains(&f)) {
            continue;
        }
        taken.extend(forms(&chosen));
        if let Some(at) = known {
            given.remove(at);
        }
        all.push(chosen);
    }
}

/// The first given entry of a form of a choice.
fn known(choice: &Entry, given: &Given) -> Option<u32> {
    let listed = forms(choice).flat_map(|(_, form)| given.find(|c| c.listed(&form, &form)));
    listed.filter(|n| given.entry(*n).is_some_and(|e| e.kind == choice.kind)).min()
}

/// The choice with all that the built-in entry knows.
fn merged(choice: Entry, given: &Entry) -> Entry {
    let mut also = choice.also;
    let own = folded(&choice.name);
    for form in std::iter::once(&given.name).chain(&given.also) {
        if folded(form) != own && !also.iter().any(|a| folded(a) == folded(form)) {
            also.push(form.clone());
        }
    }
    Entry { name: choice.name, also, house: true, ..given.clone() }
}

/// All forms and native spellings, folded, with the kind.
fn forms(entry: &Entry) -> impl Iterator<Item = (EntryKind, String)> + '_ {
    let natives = entry.natives.iter().map(|n| n.spelling.to_lowercase());
    entry.forms().map(folded).chain(natives).map(|form| (entry.kind, form))
}

#[cfg(test)]
mod tests {
    use crate::gazetteer::tests::given;
    use crate::gazetteer::{Fault, Gazetteer, Newsroom};

    const GIVEN: &str =
        "[[place]]\nname = \"Karatau\"\nnative = \"Қаратау\"\nlanguage = \"kk\"\ncountry = \"KZ\"\n";
    const CHOICE: &str = "[[place]]\nname = \"Qaratau\"\nalso = [\"Karatau\"]\n";

    fn compile(profiles: &[&str], house: &[&str]) -> (Gazetteer, Vec<Fault>) {
        let newsroom = Newsroom { profiles, house, ..Newsroom::default() };
        Gazetteer::compile_with(given(GIVEN), newsroom)
    }

    #[test]
    fn a_choice_knows_what_the_built_in_entry_knew() {
        let (gazetteer, faults) = compile(&[CHOICE], &[]);
        assert_eq!(faults, []);
        let [entry] = gazetteer.entries.as_slice() else { panic!("{:?}", gazetteer.entries) };
        assert_eq!((entry.name.as_str(), entry.house), ("Qaratau", true));
        assert_eq!((entry.natives.len(), entry.country.as_deref()), (1, Some("KZ")));
        assert_eq!(gazetteer.lookup("Karatau"), Some(0));
    }

    #[test]
    fn the_newsroom_and_earlier_profiles_stand_over_a_choice() {
        let other = "[[place]]\nname = \"Karatau\"\nalso = [\"Qaratau\"]\n";
        let named = |profiles: &[&str], house: &[&str]| compile(profiles, house).0.entries[0].name.clone();
        assert_eq!(named(&[CHOICE], &["[[place]]\nname = \"Karatau\"\n"]), "Karatau");
        assert_eq!(named(&[other, CHOICE], &[]), "Karatau");
        assert_eq!(named(&[CHOICE, other], &[]), "Qaratau");
    }
}
