//! The romanization tables: how each native letter of a language is written in Latin ones.
//!
//! In: the TOML files of `rules/romanization/`, one a language, and a native spelling. Out: an `Acceptor`
//! of Latin spellings. Not done here: the acceptance itself (see `acceptor`).
//!
//! A file says `language`, optionally `base` (another language whose letters hold too, as those of the
//! Russian form do for a Kazakh name) and then, in sections by place in the word, each letter or group of
//! letters with the Latin spellings in use, apart by spaces; `_` is nothing. A section for a place adds to
//! `[letters]`; a word of `[words]` has the spellings given there and no others.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, OnceLock};

use serde::Deserialize;

use super::acceptor::{Acceptor, Slot};
use super::builtin::TABLES;

/// Romanization tables by language (ISO 639 code), each read when it is first asked for.
#[derive(Debug)]
pub struct Tables<'t> {
    files: &'t [(&'t str, &'t str)],
    read: Vec<OnceLock<Result<Table, String>>>,
}

/// The spellings of one language, its base included.
#[derive(Debug, Clone, Default)]
pub struct Table {
    vowels: String,
    silent: String,
    /// Vowels that the script leaves out, each of which may follow any letter inside a word.
    unwritten: Vec<String>,
    readings: BTreeMap<char, String>,
    /// Whole words that have these spellings and no others.
    words: Spellings,
    /// Native letters, where they are read so, and how; sorted.
    letters: Vec<Row>,
}

type Row = (String, Place, String);

type Spellings = BTreeMap<String, BTreeSet<String>>;

/// Where in a word a spelling holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Anywhere,
    Start,
    End,
    AfterVowel,
    BeforeVowel,
}

impl<'t> Tables<'t> {
    /// Pairs of language and TOML text.
    pub fn new(files: &'t [(&'t str, &'t str)]) -> Self {
        Self { files, read: files.iter().map(|_| OnceLock::new()).collect() }
    }

    /// The tables that come with the program.
    pub fn builtin() -> &'static Tables<'static> {
        static BUILTIN: LazyLock<Tables<'static>> = LazyLock::new(|| Tables::new(TABLES));
        &BUILTIN
    }

    /// The languages that have a table.
    pub fn languages(&self) -> impl Iterator<Item = &'t str> {
        self.files.iter().map(|(language, _)| *language)
    }

    /// The table of a language; `None` when there is none.
    ///
    /// # Errors
    ///
    /// A broken file; the error names the language and the key at fault.
    pub fn table(&self, language: &str) -> Option<Result<&Table, &str>> {
        let at = self.files.iter().position(|(known, _)| *known == language)?;
        let read = || self.parse(self.files[at].1, language).map_err(|e| format!("{language}: {e}"));
        Some(self.read[at].get_or_init(read).as_ref().map_err(String::as_str))
    }

    /// An acceptor of the Latin spellings of a name in its native letters; `None` when the language has no
    /// table or the name a letter that is not in it. Words, apart by spaces or hyphens, each begin anew.
    pub fn acceptor(&self, language: &str, native: &str) -> Option<Acceptor> {
        let table = self.table(language)?.ok()?;
        let mut slots = Vec::new();
        for word in native.split(is_between_words).filter(|word| !word.is_empty()) {
            table.add_word(word, &mut slots)?;
        }
        (!slots.is_empty()).then(|| Acceptor::new(slots))
    }

    fn parse(&self, text: &str, language: &str) -> Result<Table, String> {
        let file: File = toml::from_str(text).map_err(|e| e.to_string())?;
        if file.language != language {
            return Err(format!("language: expected {language:?}, found {:?}", file.language));
        }
        let mut table =
            file.base.as_deref().map_or_else(|| Ok(Table::default()), |base| self.base(base, language))?;
        table.add(&file)?;
        Ok(table)
    }

    /// The table that another builds on.
    fn base(&self, base: &str, language: &str) -> Result<Table, String> {
        let table = Some(base).filter(|b| *b != language).and_then(|b| self.table(b));
        table.ok_or_else(|| format!("base: no table for {base:?}"))?.cloned().map_err(str::to_owned)
    }
}

impl Table {
    fn add(&mut self, file: &File) -> Result<(), String> {
        self.vowels.push_str(&file.vowels);
        self.silent.push_str(&file.silent);
        for vowel in file.unwritten.split_whitespace() {
            self.unwritten.push(spelling(vowel).ok_or_else(|| fault("unwritten", "vowels", vowel))?);
        }
        for (reading, characters) in &file.readings {
            self.readings.extend(characters.chars().map(|c| (c, reading.clone())));
        }
        for (native, latin) in read_section("words", &file.words)? {
            self.words.entry(native).or_default().insert(latin);
        }
        for (place, name, section) in file.sections() {
            for (native, latin) in read_section(name, section)? {
                self.letters.push((native, place, latin));
            }
        }
        self.letters.sort_unstable();
        self.letters.dedup();
        Ok(())
    }

    fn add_word(&self, word: &str, slots: &mut Vec<Slot>) -> Option<()> {
        let letters = self.letters(word);
        if let Some(spellings) = self.words.get(&letters.iter().collect::<String>()) {
            let end = slots.len() + letters.len();
            slots.push(spellings.iter().map(|latin| (end, latin.clone())).collect());
            slots.resize(end, Slot::new());
            return Some(());
        }
        let word: Vec<Slot> = (0..letters.len()).map(|at| self.slot(&letters, at)).collect();
        let first = slots.len();
        let shift = |slot: Slot| slot.into_iter().map(|(end, latin)| (first + end, latin)).collect();
        is_readable(&word).then(|| slots.extend(word.into_iter().map(shift)))
    }

    /// The letters of a word as the table knows them: signs left out, Han characters as they are read,
    /// Hangul syllables as their letters.
    fn letters(&self, word: &str) -> Vec<char> {
        let lower = word.chars().flat_map(char::to_lowercase).filter(|c| !self.is_silent(*c));
        let read = lower.flat_map(|c| match self.readings.get(&c) {
            Some(reading) => reading.chars().collect(),
            None => hangul_letters(c),
        });
        read.collect()
    }

    /// What the letters from `at` on can be: the place after them, with a Latin spelling.
    fn slot(&self, letters: &[char], at: usize) -> Slot {
        let mut slot = Slot::new();
        let mut native = String::new();
        for end in at + 1..=letters.len() {
            native.push(letters[end - 1]);
            let Some(spellings) = self.beginning_with(&native) else {
                break;
            };
            let here = spellings.iter().filter(|(_, place, _)| self.holds(*place, letters, at, end));
            slot.extend(here.map(|(_, _, latin)| (end, latin.clone())));
        }
        if letters.get(at + 1) == letters.get(at) && !self.vowels.contains(letters[at]) {
            // a doubled consonant is often written once
            slot.push((at + 1, String::new()));
        }
        self.add_unwritten(letters.len(), &mut slot);
        slot
    }

    fn add_unwritten(&self, length: usize, slot: &mut Slot) {
        let inside = slot.iter().filter(|(end, latin)| *end < length && !latin.is_empty());
        let with =
            inside.flat_map(|(end, latin)| self.unwritten.iter().map(move |v| (*end, format!("{latin}{v}"))));
        let with: Slot = with.collect();
        slot.extend(with);
    }

    /// The spellings of the letters; `None` when no entry of the table begins with them.
    fn beginning_with(&self, native: &str) -> Option<&[Row]> {
        let rest = &self.letters[self.letters.partition_point(|row| *row.0 < *native)..];
        let own = rest.partition_point(|row| row.0 == native);
        rest.first()?.0.starts_with(native).then(|| &rest[..own])
    }

    fn holds(&self, place: Place, letters: &[char], at: usize, end: usize) -> bool {
        let vowel = |c: Option<&char>| c.is_some_and(|c| self.vowels.contains(*c));
        match place {
            Place::Anywhere => true,
            Place::Start => at == 0,
            Place::End => end == letters.len(),
            Place::AfterVowel => at > 0 && vowel(letters.get(at - 1)),
            Place::BeforeVowel => vowel(letters.get(end)),
        }
    }

    fn is_silent(&self, c: char) -> bool {
        self.silent.contains(c) || ('\u{300}'..='\u{36f}').contains(&c)
    }
}

/// The pairs of native letters and a Latin spelling in a section of a file.
fn read_section(section: &str, entries: &BTreeMap<String, String>) -> Result<Vec<(String, String)>, String> {
    let pairs = entries.iter().flat_map(|(native, latin)| latin.split(' ').map(move |s| (native, s)));
    let read = |(native, s): (&String, &str)| {
        let latin = spelling(s).ok_or_else(|| fault(section, native, s))?;
        Ok((native.clone(), latin))
    };
    pairs.map(read).collect()
}

/// Whether some row of spellings leads from the first letter past the last; not so with unknown letters.
fn is_readable(word: &[Slot]) -> bool {
    let mut reached = BTreeSet::from([0]);
    for (at, slot) in word.iter().enumerate() {
        if reached.contains(&at) {
            reached.extend(slot.iter().map(|(end, _)| *end));
        }
    }
    !word.is_empty() && reached.contains(&word.len())
}

/// A Hangul syllable as its two or three letters (Unicode Standard, section 3.12), any other letter as it is.
fn hangul_letters(c: char) -> Vec<char> {
    let Some(index) = u32::from(c).checked_sub(0xAC00).filter(|index| *index < 11_172) else {
        return vec![c];
    };
    let letters = [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + index % 28];
    let written = letters.iter().filter(|letter| **letter != 0x11A7);
    written.filter_map(|letter| char::from_u32(*letter)).collect()
}

fn is_between_words(c: char) -> bool {
    c.is_whitespace() || "-‐‑–־・·".contains(c)
}

fn spelling(text: &str) -> Option<String> {
    match text {
        "_" => Some(String::new()),
        _ => (!text.is_empty() && text.bytes().all(|c| c.is_ascii_lowercase())).then(|| text.to_string()),
    }
}

fn fault(section: &str, native: &str, spelling: &str) -> String {
    format!("[{section}] {native}: expected Latin letters a to z or _, found {spelling:?}")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    language: String,
    base: Option<String>,
    #[serde(default)]
    vowels: String,
    /// Signs that are left out before anything else: stress marks, vowel points, apostrophes.
    #[serde(default)]
    silent: String,
    /// Vowels that are not written.
    #[serde(default)]
    unwritten: String,
    /// Readings in the letters of the table, each with the characters read so.
    #[serde(default)]
    readings: BTreeMap<String, String>,
    letters: BTreeMap<String, String>,
    /// Whole words with all their spellings.
    #[serde(default)]
    words: BTreeMap<String, String>,
    #[serde(default)]
    start: BTreeMap<String, String>,
    #[serde(default)]
    end: BTreeMap<String, String>,
    #[serde(default)]
    after_vowel: BTreeMap<String, String>,
    #[serde(default)]
    before_vowel: BTreeMap<String, String>,
}

impl File {
    fn sections(&self) -> [(Place, &'static str, &BTreeMap<String, String>); 5] {
        [
            (Place::Anywhere, "letters", &self.letters),
            (Place::Start, "start", &self.start),
            (Place::End, "end", &self.end),
            (Place::AfterVowel, "after_vowel", &self.after_vowel),
            (Place::BeforeVowel, "before_vowel", &self.before_vowel),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOY: &str =
        "language = \"xx\"\nvowels = \"а\"\n[letters]\n\"а\" = \"a\"\n\"б\" = \"b\"\n[end]\n\"б\" = \"p\"\n";

    fn accepts(native: &str, latin: &str) -> bool {
        let files = [("xx", TOY)];
        Tables::new(&files).acceptor("xx", native).expect("known letters").accepts(latin)
    }

    #[test]
    fn a_place_adds_spellings() {
        assert!(accepts("аб", "ab") && accepts("аб", "ap"));
        assert!(!accepts("ба", "pa"));
    }

    #[test]
    fn every_word_has_its_own_places() {
        assert!(accepts("аб-аб", "ap-ap") && accepts("аб аб", "apab"));
    }

    #[test]
    fn a_doubled_consonant_may_be_written_once() {
        assert!(accepts("абба", "aba") && accepts("абба", "abba"));
        assert!(!accepts("баа", "ba"));
    }

    #[test]
    fn unknown_letters_and_languages_have_no_acceptor() {
        let files = [("xx", TOY)];
        let tables = Tables::new(&files);
        assert!(tables.acceptor("xx", "абв").is_none());
        assert!(tables.acceptor("yy", "аб").is_none());
        assert!(tables.acceptor("xx", "").is_none());
    }

    fn fault_of(language: &str, text: &str) -> String {
        let files = [(language, text)];
        let tables = Tables::new(&files);
        let read = tables.table(language).expect("the language is there");
        read.expect_err("the file is broken").to_owned()
    }

    #[test]
    fn faults_name_language_and_key() {
        let message = fault_of("xx", &TOY.replace("\"b\"", "\"B\""));
        assert!(message.contains("xx: [letters] б") && message.contains("\"B\""), "{message}");
        let message = fault_of("yy", TOY);
        assert!(message.contains("yy"), "{message}");
        for base in ["zz", "xx"] {
            let message = fault_of("xx", &TOY.replace("vowels", &format!("base = \"{base}\"\nvowels")));
            assert!(message.contains(base), "{message}");
        }
    }

    #[test]
    fn the_tables_of_the_program_are_sound() {
        let tables = Tables::builtin();
        let faults: Vec<&str> = tables.languages().filter_map(|l| tables.table(l)?.err()).collect();
        assert_eq!(faults, Vec::<&str>::new());
    }
}
