//! Folding of Latin spellings before they are compared.
//!
//! In: a name as printed. Out: its lower-case letters `a` to `z`, once with marks left off and once
//! with marked letters read as the sound they stand for (`š` as `sh`). Names with letters of another
//! script are refused. Not done here: any judgement about likeness (see `units` and `gates`).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::data;

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::of(data::read(data::FOLD)));

/// A name without case, marks, apostrophes, hyphens and spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    /// Letters with marks left off: `Šešelj` is `seselj`.
    pub plain: String,
    /// Letters with marks read as sounds: `Šešelj` is `sheshelj`.
    pub sound: String,
    /// The parts between hyphens and spaces, as sounds.
    pub parts: Vec<String>,
}

/// Folds a name; `None` when it has no letter or one that is not Latin.
pub fn fold(name: &str) -> Option<Folded> {
    let letters = || String::with_capacity(name.len());
    let mut out = Folded { plain: letters(), sound: letters(), parts: vec![letters()] };
    for c in name.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase())?;
        } else {
            c.to_lowercase().try_for_each(|c| out.push(c))?;
        }
    }
    out.parts.retain(|part| !part.is_empty());
    (!out.plain.is_empty()).then_some(out)
}

/// Whether a name has a letter that no romanization writes, such as the `ø` of Danish.
pub fn is_foreign(name: &str) -> bool {
    !name.is_ascii() && name.chars().flat_map(char::to_lowercase).any(|c| TABLE.foreign.contains(c))
}

impl Folded {
    fn push(&mut self, c: char) -> Option<()> {
        if c.is_ascii_lowercase() {
            self.add(c.encode_utf8(&mut [0; 4]), c.encode_utf8(&mut [0; 4]));
        } else if c.is_whitespace() || TABLE.hyphens.contains(c) {
            self.parts.push(String::new());
        } else if let Some(plain) = TABLE.plain.get(&c) {
            self.add(plain, TABLE.sound.get(&c).unwrap_or(plain));
        } else if !TABLE.marks.contains(c) && !is_combining(c) {
            return None;
        }
        Some(())
    }

    fn add(&mut self, plain: &str, sound: &str) {
        self.plain.push_str(plain);
        self.sound.push_str(sound);
        if let Some(part) = self.parts.last_mut() {
            part.push_str(sound);
        }
    }
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

struct Table {
    plain: BTreeMap<char, String>,
    sound: BTreeMap<char, String>,
    marks: String,
    hyphens: String,
    foreign: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    plain: BTreeMap<String, String>,
    sound: BTreeMap<String, String>,
    silent: Silent,
    foreign: Foreign,
}

#[derive(Deserialize)]
struct Foreign {
    letters: String,
}

#[derive(Deserialize)]
struct Silent {
    marks: String,
    hyphens: String,
}

impl Table {
    fn of(file: File) -> Table {
        Table {
            plain: by_letter(&file.plain),
            sound: by_letter(&file.sound),
            marks: file.silent.marks,
            hyphens: file.silent.hyphens,
            foreign: file.foreign.letters,
        }
    }
}

fn by_letter(groups: &BTreeMap<String, String>) -> BTreeMap<char, String> {
    groups.iter().flat_map(|(read, letters)| letters.chars().map(|c| (c, read.clone()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(name: &str) -> Folded {
        fold(name).expect("a Latin name")
    }

    #[test]
    fn marks_go_or_become_sounds() {
        let name = folded("Šešelj");
        assert_eq!((name.plain.as_str(), name.sound.as_str()), ("seselj", "sheshelj"));
        assert_eq!(folded("Mu'ammar al-Qaḏḏāfī").plain, "muammaralqaddafi");
    }

    #[test]
    fn combining_marks_are_dropped() {
        assert_eq!(folded("Jose\u{301}").plain, "jose");
    }

    #[test]
    fn hyphens_and_spaces_part() {
        assert_eq!(folded("Jong-un Kim").parts, ["jong", "un", "kim"]);
    }

    #[test]
    fn letters_of_latin_alphabets_are_told() {
        assert!(is_foreign("Løkin") && is_foreign("ÅSA"));
        assert!(!TABLE.foreign.contains(|c: char| c.is_ascii()), "plain letters are all written");
        assert!(!is_foreign("Šešelj") && !is_foreign("Qarağandy"));
    }

    #[test]
    fn other_scripts_are_refused() {
        assert_eq!(fold("Тоқаев"), None);
        assert_eq!(fold("--"), None);
    }
}
