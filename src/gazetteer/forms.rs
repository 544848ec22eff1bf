//! The forms of names: how they are compared, and the family names within them.
//!
//! In: names as listed. Out: folded forms and surnames. `build.rs` reads the built-in entries by these too.

use std::collections::BTreeSet;

/// Languages whose names begin with the family name, in their own script and in print.
const FAMILY_FIRST: [&str; 3] = ["ko", "vi", "zh"];

/// Whether names of a language begin with the family name.
pub fn family_first(language: &str) -> bool {
    FAMILY_FIRST.contains(&language)
}

/// The family name within each form of a person's name; `first` where names begin with it.
pub fn surnames<'e>(name: &'e str, also: &'e [String], first: bool) -> impl Iterator<Item = &'e str> {
    // `Koizumi Junichiro` beside `Junichiro Koizumi` ends with no surname.
    let turned = move |form: &&str| *form != name && words(form) == words(name);
    let further = also.iter().map(String::as_str).filter(move |form| !turned(form));
    std::iter::once(name).chain(further).filter_map(move |form| {
        let mut words = form.split_whitespace();
        if first { words.next() } else { words.next_back() }
    })
}

/// The words of a form, whatever their order.
fn words(form: &str) -> BTreeSet<&str> {
    form.split_whitespace().collect()
}

/// The family name within a person's native name; none where it is the whole name.
pub fn native_surname<'e>(language: &str, spelling: &'e str) -> Option<&'e str> {
    let mut words = spelling.split_whitespace();
    // Japanese names begin with the family name in their own script, though not in print.
    let first = family_first(language) || language == "ja";
    let surname = if first { words.next() } else { words.next_back() };
    surname.filter(|s| *s != spelling)
}

/// What a folded form begins with, each where a word ends and another follows.
pub fn heads(folded: &str) -> impl Iterator<Item = &str> {
    folded.match_indices(' ').map(|(at, _)| &folded[..at])
}

/// Small letters, hyphens as spaces, no apostrophes and stops: how forms are compared.
pub fn folded(form: &str) -> String {
    let mut key = String::with_capacity(form.len());
    for c in form.chars() {
        if c.is_ascii() {
            add(&mut key, c.to_ascii_lowercase());
        } else {
            c.to_lowercase().for_each(|c| add(&mut key, c));
        }
    }
    key.truncate(key.trim_end().len());
    key
}

fn add(key: &mut String, c: char) {
    match c {
        '\'' | '’' | '‘' | '`' | 'ʻ' | 'ʼ' | '.' | '\u{ad}' => {}
        c if c == '-' || c.is_whitespace() => {
            if !key.is_empty() && !key.ends_with(' ') {
                key.push(' ');
            }
        }
        c => key.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn forms_fold_case_hyphens_and_apostrophes() {
        assert_eq!(folded("Qasym-Zhomart  TOQAEV "), "qasym zhomart toqaev");
        assert_eq!(folded("Sana’a"), folded("Sanaa"));
    }
}
