//! Blocking keys, so that candidates never come from all pairs of names.
//!
//! In: a name. Out: a few short keys; two spellings near enough to be one name nearly always share one,
//! and most other names share none. Not done here: the comparison itself (see `likeness`).

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::fold::{Folded, fold};

/// Consonants beyond this many are left out of the keys.
const LONGEST: usize = 7;

/// Letters and the softer ones that they may stand for.
const SOFT: [(&str, &str); 3] = [("ch", "h"), ("kh", "h"), ("dzh", "j")];

/// Groups of letters that stand for one hissing sound, longer ones first.
const HISSES: [&str; 6] = ["tsch", "tch", "tsh", "cz", "ts", "tz"];

/// The keys of a name; empty for one that is not Latin.
///
/// A key is the row of the name's consonants in coarse classes, as it is and with any one left out;
/// `j` and `dzh`, `ch` and `kh`, and `w` are taken both as what they look like and as `y`, `h` and `v`,
/// and `ts` and `tsch` both as two sounds and as one.
pub fn keys(name: &str) -> BTreeSet<String> {
    fold(name).as_ref().map(keys_of).unwrap_or_default()
}

/// The same for a name that is folded already.
pub fn keys_of(name: &Folded) -> BTreeSet<String> {
    let soft = SOFT.iter().fold(Cow::Borrowed(&*name.plain), |name, (from, to)| replaced(name, from, to));
    let hissed = HISSES.iter().fold(Cow::Borrowed(&*name.plain), |name, hiss| replaced(name, hiss, "s"));
    let [soft, hissed] = [soft, hissed].map(|letters| replaced(replaced(letters, "j", "y"), "w", "v"));
    let rows = [&*name.plain, &name.sound, &soft, &hissed].map(classes);
    let rows: BTreeSet<&String> = rows.iter().collect();
    rows.into_iter().flat_map(|row| with_one_left_out(row)).collect()
}

/// Letters with other ones for some of them, without a copy where there are none.
fn replaced<'n>(letters: Cow<'n, str>, from: &str, to: &str) -> Cow<'n, str> {
    if letters.contains(from) { Cow::Owned(letters.replace(from, to)) } else { letters }
}

/// The keys of a name for an `Acceptor`, whose own keys are exact.
pub(super) fn exact(name: &Folded) -> BTreeSet<String> {
    let marked = (name.plain != name.sound).then(|| skeleton(&name.sound));
    std::iter::once(skeleton(&name.plain)).chain(marked).collect()
}

/// The consonants of some letters by class, a class that repeats itself once.
pub(super) fn skeleton(letters: &str) -> String {
    let mut row = String::with_capacity(LONGEST);
    letters.bytes().filter_map(class).for_each(|class| add(&mut row, class));
    row
}

/// The consonants of some letters by class.
fn classes(letters: &str) -> String {
    letters.bytes().filter_map(class).collect()
}

/// A row of classes with further classes.
pub(super) fn joined(row: &str, classes: &str) -> String {
    let mut all = String::with_capacity(LONGEST);
    all.push_str(row);
    classes.chars().for_each(|class| add(&mut all, class));
    all
}

/// Adds a class that is not the last one again, while there is room.
fn add(row: &mut String, class: char) {
    if !row.ends_with(class) && row.len() < LONGEST {
        row.push(class);
    }
}

/// Letters that stand for one sound in some pair of systems are in one class; vowels, `h`, `w` and `y`
/// are in none, as they come and go.
fn class(letter: u8) -> Option<char> {
    match letter {
        b'b' | b'f' | b'p' | b'v' => Some('p'),
        b'd' | b't' => Some('t'),
        b'g' | b'k' | b'q' | b'c' | b'x' | b'j' | b's' | b'z' => Some('s'),
        b'l' | b'r' => Some('r'),
        b'm' | b'n' => Some('n'),
        _ => None,
    }
}

/// A row of classes and those with one class less, each repeated class once. Classes that repeat one another
/// are left out before they are counted, so that what is left is as long as in a spelling without them.
fn with_one_left_out(row: &str) -> Vec<String> {
    let once: String = row.chars().fold(String::new(), |mut once, class| {
        if !once.ends_with(class) {
            once.push(class);
        }
        once
    });
    let shorter =
        once.char_indices().map(|(at, c)| joined(&joined("", &once[..at]), &once[at + c.len_utf8()..]));
    shorter.chain([joined("", &once)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(a: &str, b: &str) -> bool {
        !keys(a).is_disjoint(&keys(b))
    }

    #[test]
    fn variants_share_a_key() {
        for (a, b) in [
            ("Khorgos", "Horgos"),
            ("Berdimuhamedow", "Berdymukhamedov"),
            ("Dzhumanazarov", "Jumanazarow"),
            ("Qadhafi", "Gaddafi"),
            ("Tymoshenko", "Timochenko"),
            ("Hovhannisyan", "Oganesyan"),
            ("Djindjic", "Đinđić"),
            ("Vyacheslavovich", "Wjatscheslawowitsch"),
            ("Khrushchov", "Chrustschoff"),
            ("Konstantinovich", "Kostyantynovych"),
        ] {
            assert!(share(a, b), "{a} {b}");
        }
    }

    #[test]
    fn other_names_share_none() {
        assert!(!share("Tokayev", "Berdimuhamedow"));
        assert!(!share("Nazarbayev", "Toktogulov"));
    }

    #[test]
    fn other_scripts_have_no_keys() {
        assert!(keys("Тоқаев").is_empty());
    }
}
