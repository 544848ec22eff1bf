//! The house form of a name, place by place.
//!
//! In: a name of the draft and an entry of the house list. Out: what would stand at each of its places.
//! Possessives and compounds stand outside the places; capitals stay capitals. A man of the same surname and another
//! given name is somebody else, and where the draft has both, the surname alone is left.

use std::collections::HashSet;

use super::names::{Name, Place};
use super::pairs::alike;
use crate::draft::Draft;
use crate::gazetteer::{Entry, EntryKind, Gazetteer};
use crate::romanization::units::Units;
use crate::source::Span;

/// Languages whose names begin with the family name.
const FAMILY_FIRST: [&str; 3] = ["ko", "vi", "zh"];

/// What is needed to tell whom a name names.
#[derive(Clone, Copy)]
pub struct House<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// The lists.
    pub gazetteer: &'a Gazetteer,
    /// Costs of rewriting, for given names.
    pub units: &'a Units,
    /// Surnames of the draft's people.
    pub surnames: &'a HashSet<&'a str>,
}

impl House<'_> {
    /// What is to be written where: the house form at every place that has another.
    pub fn mends(self, name: &Name<'_>, entry: u32) -> Vec<(Span, String)> {
        let mut mends = Vec::new();
        let Some(listed) = self.gazetteer.entry(entry) else { return mends };
        let Some((given, word)) = parts(listed, name.word) else { return mends };
        for place in self.places(name, entry) {
            if self.is_glossed(place.span, &listed.name) {
                continue;
            }
            if let Some((span, printed)) = place.given.filter(|g| self.is_whole(*g, place, entry)) {
                mends.extend(other(printed, given).map(|g| (span, g)).filter(|_| !given.is_empty()));
            }
            mends.extend(other(self.draft.slice(place.span), word).map(|w| (place.span, w)));
        }
        mends.retain(|(span, _)| !self.draft.slice(*span).contains('\n'));
        mends.sort_by_key(|(span, _)| *span);
        mends
    }

    /// Whether the house form stands in brackets behind a place: `Kiev (Kyiv)` tells both on purpose.
    fn is_glossed(self, place: Span, house: &str) -> bool {
        let rest = &self.draft.document.text[place.end as usize..];
        let bracket = rest.trim_start().strip_prefix('(').and_then(|r| r.split_once(')'));
        bracket.is_some_and(|(inside, _)| inside.contains(house))
    }

    /// Places of a name that mean the entry; a word within a longer name is that name's (`Kiev Post`), and what
    /// others said is theirs.
    fn places<'n, 'd>(self, name: &'n Name<'d>, entry: u32) -> Vec<&'n Place<'d>> {
        if self.is_namesake(name, entry) || self.is_surname(name, entry) {
            return Vec::new();
        }
        let strangers = name.places.iter().any(|p| p.given.is_some() && !self.bears(p, entry));
        let means = |p: &&Place<'_>| if p.given.is_some() { self.bears(p, entry) } else { !strangers };
        name.places.iter().filter(|p| p.full).filter(means).collect()
    }

    /// Whether the draft puts the name in another country than the entry's: `Odessa, Texas`.
    fn is_namesake(self, name: &Name<'_>, entry: u32) -> bool {
        let Some(country) = self.gazetteer.entry(entry).and_then(Entry::country_code) else { return false };
        let found = &self.draft.annotations;
        let abroad = found.located.iter().filter(|l| l.country != country);
        let mut spans = abroad.map(|l| found.mentions[l.place as usize].span);
        spans.any(|s| name.places.iter().any(|p| p.span == s))
    }

    /// Whether the name of a place is a surname in this draft: a man called Nikolaev is no town.
    fn is_surname(self, name: &Name<'_>, entry: u32) -> bool {
        let person = self.gazetteer.entry(entry).is_some_and(|e| e.kind == EntryKind::Person);
        !person && self.surnames.contains(name.word)
    }

    /// Whether the given names at a place can be the entry's; an entry of one word is a family.
    fn bears(self, place: &Place<'_>, entry: u32) -> bool {
        let (Some(given), Some(listed)) = (place.given, self.gazetteer.entry(entry)) else { return true };
        let own = |form: &str| {
            let names = given_of(listed, form);
            names.is_empty() || alike(self.units, given.1, names)
        };
        listed.kind != EntryKind::Person || self.is_whole(given, place, entry) || listed.forms().any(own)
    }

    /// Whether the whole name at a place is a form of the entry.
    fn is_whole(self, (given, _): (Span, &str), place: &Place<'_>, entry: u32) -> bool {
        self.gazetteer.all(self.draft.slice(given.to(place.span))).contains(&entry)
    }
}

/// The given names and the word or words of the house name that stand for a surname or a whole name.
pub fn parts<'e>(entry: &'e Entry, printed: &str) -> Option<(&'e str, &'e str)> {
    let name = entry.name.as_str();
    if entry.kind != EntryKind::Person {
        let short = entry.acronym.as_deref().filter(|a| a.eq_ignore_ascii_case(printed));
        return Some(("", short.unwrap_or(name)));
    }
    let words = printed.split(' ').count();
    let all = name.split(' ').count();
    let cut = match words >= all {
        true => return Some(("", name)),
        false if is_family_first(entry) => words,
        false => all - words,
    };
    let at = name.match_indices(' ').nth(cut.checked_sub(1)?)?.0;
    let (head, tail) = (&name[..at], &name[at + 1..]);
    Some(if is_family_first(entry) { (tail, head) } else { (head, tail) })
}

fn is_family_first(entry: &Entry) -> bool {
    entry.natives.iter().any(|n| FAMILY_FIRST.contains(&n.language.as_str()))
}

/// The given names within a form of a person's name.
fn given_of<'f>(entry: &Entry, form: &'f str) -> &'f str {
    let split = if is_family_first(entry) {
        form.split_once(' ').map(|(_, g)| g)
    } else {
        form.rsplit_once(' ').map(|(g, _)| g)
    };
    split.unwrap_or_default()
}

/// The house form in the capitals of what is printed; none where that is what is printed.
pub fn other(printed: &str, house: &str) -> Option<String> {
    let letters = || printed.chars().filter(|c| c.is_alphabetic());
    let shouted = letters().count() > 1 && letters().all(char::is_uppercase);
    let form = if shouted { house.to_uppercase() } else { house.to_owned() };
    let plain = |s: &str| s.replace(['’', '‘', 'ʻ', 'ʼ'], "'");
    (plain(&form) != plain(printed)).then_some(form)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::given::Given;

    fn entry(toml: &str) -> Entry {
        let (gazetteer, faults) = Gazetteer::compile(Given::default(), &[toml]);
        assert!(faults.is_empty(), "{faults:?}");
        gazetteer.entries[0].clone()
    }

    #[test]
    fn a_surname_is_the_last_word_or_the_first() {
        let western = entry("[[person]]\nname = \"Serik bin Zhanbol\"");
        assert_eq!(parts(&western, "Janbol"), Some(("Serik bin", "Zhanbol")));
        assert_eq!(parts(&western, "ben Janbol"), Some(("Serik", "bin Zhanbol")));
        assert_eq!(parts(&western, "Serik bin Janbol"), Some(("", "Serik bin Zhanbol")));
        let eastern = entry("[[person]]\nname = \"Qian Weilan\"\nnative = \"钱蔚兰\"\nlanguage = \"zh\"");
        assert_eq!(parts(&eastern, "Chien"), Some(("Weilan", "Qian")));
    }

    #[test]
    fn a_body_goes_by_its_short_form() {
        let body =
            entry("[[organization]]\nname = \"River Board\"\nalso = [\"Rivers Board\"]\nacronym = \"RiBo\"");
        assert_eq!(parts(&body, "RiBo"), Some(("", "RiBo")));
        assert_eq!(parts(&body, "Rivers Board"), Some(("", "River Board")));
    }

    #[test]
    fn capitals_and_apostrophes_stay() {
        assert_eq!(other("KARATAU", "Qaratau").as_deref(), Some("QARATAU"));
        assert_eq!(other("QARATAU", "Qaratau"), None);
        assert_eq!(other("Sana’a", "Sana'a"), None);
        assert_eq!(other("O", "Oh").as_deref(), Some("Oh"));
    }
}
