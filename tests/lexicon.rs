//! The word lists under `rules/lexicon`: what comes in is every file there, what comes out is one
//! failure naming each file and entry that breaks the form. Whether a word belongs in its list is
//! not judged here.

use std::fs;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

#[test]
fn every_list_is_well_formed() {
    let files = lexicon_files();
    assert!(!files.is_empty(), "no files in rules/lexicon");
    let faults: Vec<String> = files.iter().flat_map(|path| file_faults(path)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_broken_list_is_told_by_entry() {
    let broken = "source = \"\"\nwords = [\"b\", \"a\", \"a\", \" c\", \"d  e\"]\n";
    let expected = [
        "`source` is missing or empty",
        "`licence` is missing or empty",
        "\"a\" stands after \"b\"",
        "\"a\" is there twice",
        "\" c\" stands after \"a\"",
        "\" c\" has a leading, trailing or doubled space",
        "\"d  e\" has a leading, trailing or doubled space",
    ];
    let mut faults = toml_faults(broken);
    faults.sort();
    let mut expected = expected.map(String::from);
    expected.sort();
    assert_eq!(faults, expected);
}

#[test]
fn map_keys_are_checked_in_the_order_of_the_file() {
    let broken = "source = \"s\"\nlicence = \"l\"\n[entries]\nb = \"B\"\na = \"\"\nc = 1.5\n";
    let expected = [
        "\"a\" stands after \"b\"",
        "the value of \"a\" is neither text nor a share from 0 to 1",
        "the value of \"c\" is neither text nor a share from 0 to 1",
    ];
    assert_eq!(toml_faults(broken), expected);
}

fn lexicon_files() -> Vec<PathBuf> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/lexicon");
    let mut files: Vec<PathBuf> = fs::read_dir(&dir)
        .expect("rules/lexicon can be listed")
        .map(|entry| entry.expect("an entry of rules/lexicon can be read").path())
        .collect();
    files.sort();
    files
}

/// The faults of one file, each beginning with the file's name.
fn file_faults(path: &Path) -> Vec<String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let faults = match fs::read_to_string(path) {
        Err(error) => vec![format!("cannot be read as UTF-8 text: {error}")],
        Ok(text) => match path.extension().and_then(|extension| extension.to_str()) {
            Some("toml") => toml_faults(&text),
            Some("txt") => plain_faults(&text),
            _ => vec!["is neither a .toml nor a .txt list".to_owned()],
        },
    };
    faults.into_iter().map(|fault| format!("{name}: {fault}")).collect()
}

/// `source`, `licence` and either `words` or `[entries]`.
fn toml_faults(text: &str) -> Vec<String> {
    let table = match DeTable::parse(text) {
        Ok(table) => table,
        Err(error) => return vec![format!("is not TOML: {error}")],
    };
    let table = table.get_ref();
    let mut faults: Vec<String> = ["source", "licence"]
        .into_iter()
        .filter(|key| !has_text(table, key))
        .map(|key| format!("`{key}` is missing or empty"))
        .collect();
    match (table.get("words"), table.get("entries")) {
        (Some(words), None) => faults.extend(word_faults(words.get_ref())),
        (None, Some(entries)) => faults.extend(entry_faults(entries.get_ref())),
        _ => faults.push("needs either `words` or `[entries]`".to_owned()),
    }
    faults
}

fn has_text(table: &DeTable<'_>, key: &str) -> bool {
    table.get(key).and_then(|value| value.get_ref().as_str()).is_some_and(|text| !text.trim().is_empty())
}

fn word_faults(words: &DeValue<'_>) -> Vec<String> {
    let Some(array) = words.as_array() else {
        return vec!["`words` is not a list".to_owned()];
    };
    let words: Option<Vec<&str>> = array.iter().map(|word| word.get_ref().as_str()).collect();
    match words {
        Some(words) => list_faults(&words),
        None => vec!["`words` holds something that is not text".to_owned()],
    }
}

fn entry_faults(entries: &DeValue<'_>) -> Vec<String> {
    let Some(table) = entries.as_table() else {
        return vec!["`entries` is not a table".to_owned()];
    };
    let mut keys: Vec<&Spanned<DeString<'_>>> = table.keys().collect();
    // The parsed table is sorted already; the spans still tell the order of the file.
    keys.sort_by_key(|key| key.span().start);
    let keys: Vec<&str> = keys.iter().map(|key| key.get_ref().as_ref()).collect();
    let mut faults = list_faults(&keys);
    for (key, value) in table {
        if !is_value(value.get_ref()) {
            let key = key.get_ref();
            faults.push(format!("the value of {key:?} is neither text nor a share from 0 to 1"));
        }
    }
    faults
}

fn is_value(value: &DeValue<'_>) -> bool {
    match value {
        DeValue::String(text) => !text.is_empty() && is_well_spaced(text),
        DeValue::Float(number) => {
            number.as_str().parse::<f64>().is_ok_and(|share| (0.0..=1.0).contains(&share))
        }
        _ => false,
    }
}

/// A plain list: `#` lines that name source and licence, then one word a line.
fn plain_faults(text: &str) -> Vec<String> {
    let (header, words): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with('#'));
    let mut faults: Vec<String> = ["Source:", "Licence:"]
        .into_iter()
        .filter(|field| !header.iter().any(|line| line.contains(field)))
        .map(|field| format!("no comment line with `{field}`"))
        .collect();
    faults.extend(list_faults(&words));
    faults
}

/// Order, repeats and spaces, whatever file the words came from.
fn list_faults(words: &[&str]) -> Vec<String> {
    let mut faults = Vec::new();
    if words.is_empty() {
        faults.push("holds no entries".to_owned());
    }
    for pair in words.windows(2) {
        if pair[0] == pair[1] {
            faults.push(format!("{:?} is there twice", pair[1]));
        } else if pair[0].as_bytes() > pair[1].as_bytes() {
            faults.push(format!("{:?} stands after {:?}", pair[1], pair[0]));
        }
    }
    for word in words.iter().filter(|word| !is_well_spaced(word)) {
        faults.push(format!("{word:?} has a leading, trailing or doubled space"));
    }
    faults
}

/// True if words are parted by exactly one space and none stands at an end; an empty entry fails.
fn is_well_spaced(entry: &str) -> bool {
    entry.split(' ').all(|word| !word.is_empty()) && !entry.contains(char::is_control)
}
