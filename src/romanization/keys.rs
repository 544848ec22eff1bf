//! Blocking keys, so that candidates never come from all pairs of names.
//!
//! In: a name. Out: a few short keys; two spellings near enough to be one name nearly always share one,
//! and most other names share none. Not done here: the comparison itself (see `likeness`).

use std::collections::BTreeSet;

use super::fold::fold;

/// Consonants beyond this many are left out of the keys.
const LONGEST: usize = 7;

/// Groups of letters that stand for one hissing sound, longer ones first.
const HISSES: [&str; 6] = ["tsch", "tch", "tsh", "cz", "ts", "tz"];

/// The keys of a name; empty for one that is not Latin.
///
/// A key is the row of the name's consonants in coarse classes, as it is and with any one left out;
/// `j` and `dzh`, `ch` and `kh`, and `w` are taken both as what they look like and as `y`, `h` and `v`,
/// and `ts` and `tsch` both as two sounds and as one.
pub fn keys(name: &str) -> BTreeSet<String> {
    let Some(folded) = fold(name) else {
        return BTreeSet::new();
    };
    let soft = folded.plain.replace("ch", "h").replace("kh", "h").replace("dzh", "j");
    let soft = soft.replace('j', "y").replace('w', "v");
    let hissed = HISSES.iter().fold(folded.plain.clone(), |name, hiss| name.replace(hiss, "s"));
    let hissed = hissed.replace('j', "y").replace('w', "v");
    let rows = [&folded.plain, &folded.sound, &soft, &hissed].map(|letters| classes(letters));
    let rows: BTreeSet<&String> = rows.iter().collect();
    rows.into_iter().flat_map(|row| with_one_left_out(row)).collect()
}

/// The keys of a name for an `Acceptor`, whose own keys are exact; empty for one that is not Latin.
pub fn exact(name: &str) -> BTreeSet<String> {
    fold(name).iter().flat_map(|name| [skeleton(&name.plain), skeleton(&name.sound)]).collect()
}

/// The consonants of some letters by class, a class that repeats itself once.
pub(super) fn skeleton(letters: &str) -> String {
    joined("", &classes(letters))
}

/// The consonants of some letters by class.
fn classes(letters: &str) -> String {
    letters.bytes().filter_map(class).collect()
}

/// A row of classes with further classes.
pub(super) fn joined(row: &str, classes: &str) -> String {
    let mut row = row.to_string();
    for class in classes.chars() {
        if !row.ends_with(class) && row.len() < LONGEST {
            row.push(class);
        }
    }
    row
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
