//! Reasons for which two near spellings are not one name.
//!
//! In: two folded names. Out: yes or no for each reason; all are pure functions of the two names. Not
//! done here: the distance (see `units`) and the order in which the reasons count (see `likeness`).

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::data;
use super::fold::Folded;
use super::origin::is_pinyin_syllable;

static ENDINGS: LazyLock<Endings> = LazyLock::new(|| data::read(data::ENDINGS));

/// Fewest letters of a stem with two endings.
const LEAST_STEM: usize = 5;

/// Whether the two differ only by case, marks, apostrophes, hyphens or spaces.
pub fn marks_only(a: &Folded, b: &Folded) -> bool {
    a.plain == b.plain
}

/// Whether one is the feminine of the other or of a name near it: `Ivanov` and `Ivanova`, but also
/// `Vasilev` and `Vasilyeva`. These are a man and a woman.
pub fn feminine(a: &Folded, b: &Folded) -> bool {
    feminine_of(&a.plain, &b.plain) || feminine_of(&b.plain, &a.plain)
}

/// Whether one is derived from the other by an ending: a people, a plural, a language, a short name.
pub fn derived(a: &Folded, b: &Folded) -> bool {
    derived_from(&a.plain, &b.plain) || derived_from(&b.plain, &a.plain)
}

/// Whether both are usual names in English-speaking and other Western countries, where one sound has
/// several spellings and each is another family: `Stephen` and `Steven`.
pub fn western(a: &Folded, b: &Folded) -> bool {
    is_western(&a.plain) && is_western(&b.plain)
}

/// Whether both are syllables of Hanyu Pinyin, where every letter counts: `Zhou` and `Zhu`.
pub fn chinese(a: &Folded, b: &Folded) -> bool {
    is_pinyin_syllable(a) && is_pinyin_syllable(b)
}

/// Whether the two have too few letters to tell a variant from a name: at least one must have four, and
/// none fewer than three.
pub fn too_short(a: &Folded, b: &Folded) -> bool {
    let (a, b) = (a.sound.len(), b.sound.len());
    a.min(b) < 3 || a.max(b) < 4
}

fn feminine_of(she: &str, he: &str) -> bool {
    let ends = |name: &str, endings: &[String]| {
        let last = name.bytes().next_back();
        endings.iter().any(|end| end.bytes().next_back() == last && name.ends_with(end.as_str()))
    };
    ENDINGS.feminine.iter().any(|pair| ends(she, &pair.she) && ends(he, &pair.he))
        || ENDINGS.added.iter().any(|end| she.strip_suffix(end.as_str()) == Some(he))
}

fn derived_from(long: &str, short: &str) -> bool {
    let rest = long.strip_prefix(short).unwrap_or_default();
    // a doubled last letter is a matter of spelling
    if rest.chars().next() == short.chars().last() {
        return pet_name(long, short);
    }
    let after_consonant = short.ends_with(|c: char| !"aeiouy".contains(c));
    ENDINGS.derived.iter().any(|end| end == rest)
        || after_consonant && ENDINGS.derived_after_consonant.iter().any(|end| end == rest)
        || plural(long, short)
        || inflected(long, short)
}

/// `American` and `Americas`: two endings on one stem.
fn inflected(a: &str, b: &str) -> bool {
    let stems = |name: &'static Vec<String>, of: &str| -> BTreeSet<String> {
        let stems = name.iter().filter_map(|end| of.strip_suffix(end.as_str()));
        stems.filter(|stem| stem.len() >= LEAST_STEM).map(str::to_string).collect()
    };
    !stems(&ENDINGS.inflected, a).is_disjoint(&stems(&ENDINGS.inflected, b))
}

/// `Kennedy` and `Kennedies`.
fn plural(long: &str, short: &str) -> bool {
    short.strip_suffix('y').is_some_and(|stem| long.strip_prefix(stem) == Some("ies"))
}

/// `Fred` and `Freddy`.
fn pet_name(long: &str, short: &str) -> bool {
    let mut rest = long.strip_prefix(short).unwrap_or_default().chars();
    rest.next().is_some_and(|c| short.ends_with(c)) && matches!(rest.as_str(), "y" | "ie")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Endings {
    feminine: Vec<Pair>,
    added: Vec<String>,
    derived: Vec<String>,
    derived_after_consonant: Vec<String>,
    inflected: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    she: Vec<String>,
    he: Vec<String>,
}

fn is_western(name: &str) -> bool {
    data::rows(data::WESTERN, name).next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::romanization::fold::fold;

    fn holds(gate: fn(&Folded, &Folded) -> bool, a: &str, b: &str) -> bool {
        let (a, b) = (fold(a).expect("Latin"), fold(b).expect("Latin"));
        assert_eq!(gate(&a, &b), gate(&b, &a), "the order must not matter");
        gate(&a, &b)
    }

    #[test]
    fn a_woman_is_not_a_man() {
        for (a, b) in [
            ("Ivanov", "Ivanova"),
            ("Vasilev", "Vasilyeva"),
            ("Dostoevsky", "Dostoyevskaya"),
            ("Kowalski", "Kowalska"),
            ("Novák", "Nováková"),
            ("Petrovich", "Petrovna"),
            ("Medvedeff", "Medvedeva"),
            ("Grudzki", "Grudzka"),
        ] {
            assert!(holds(feminine, a, b), "{a} {b}");
        }
        assert!(!holds(feminine, "Karimova", "Kerimova"));
        assert!(!holds(feminine, "Fatima", "Fatimah"));
    }

    #[test]
    fn peoples_and_plurals_are_derived() {
        for (a, b) in [("Iraq", "Iraqi"), ("Kenya", "Kenyan"), ("Kennedy", "Kennedies"), ("Fred", "Freddy")] {
            assert!(holds(derived, a, b), "{a} {b}");
        }
        assert!(!holds(derived, "Zelensky", "Zelenskyi"));
        assert!(!holds(derived, "Abbas", "Abbass"));
    }

    #[test]
    fn marks_alone_are_told() {
        assert!(holds(marks_only, "François", "Francois"));
        assert!(holds(marks_only, "Jong-un", "Jong Un"));
        assert!(!holds(marks_only, "Erdogan", "Erdoghan"));
    }

    #[test]
    fn both_must_be_western() {
        assert!(holds(western, "Stephen", "Steven"));
        assert!(!holds(western, "Stephen", "Stepan"));
        assert!(holds(chinese, "Chen", "Cheng"));
    }

    #[test]
    fn lists_are_plain_letters() {
        for name in data::WESTERN.lines() {
            assert_eq!(fold(name).map(|f| f.plain).as_deref(), Some(name));
            assert!(is_western(name), "{name}");
        }
    }

    #[test]
    fn lists_are_sorted_and_unique() {
        let text = include_str!("../../rules/romanization/western.toml");
        let file: toml::Table = toml::from_str(text).expect("sound");
        for (list, names) in &file {
            let names: Vec<&str> =
                names.as_array().into_iter().flatten().filter_map(|n| n.as_str()).collect();
            assert!(names.is_sorted_by(|a, b| a < b), "{list}");
        }
    }
}
