//! Turns the word lists of `rules/lexicon/` into sorted tables, so that a start reads no TOML.
//!
//! In: `NAME.toml` with `words = […]` or `[entries]`, and `NAME.txt` with one word a line.
//! Out: `lexicon.rs` with `LISTS`, pairs of a list's name and its sorted (phrase, value) pairs.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

type List = Vec<(String, String)>;

fn main() {
    println!("cargo:rerun-if-changed=rules/lexicon");
    let mut code = String::from("static LISTS: &[(&str, &[(&str, &str)])] = &[\n");
    for path in files(Path::new("rules/lexicon")) {
        println!("cargo:rerun-if-changed={}", path.display());
        let name = path.file_stem().and_then(|s| s.to_str()).expect("a list has a name").to_owned();
        write_list(&mut code, &name, &read(&path));
    }
    code.push_str("];\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("lexicon.rs");
    fs::write(out, code).expect("OUT_DIR can be written");
}

/// The lists, in the order of their names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|e| e.path()).filter(|p| p.is_file()).collect();
    files.sort();
    files
}

fn read(path: &Path) -> List {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut list = match path.extension().and_then(|e| e.to_str()) {
        Some("txt") => lines(&text),
        _ => entries(&text.parse().unwrap_or_else(|e| panic!("{}: {e}", path.display()))),
    };
    list.sort();
    list.dedup_by(|a, b| a.0 == b.0);
    list
}

fn lines(text: &str) -> List {
    let words = text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
    words.map(|w| (w.to_owned(), String::new())).collect()
}

fn entries(table: &toml::Table) -> List {
    let words = table.get("words").and_then(toml::Value::as_array).into_iter().flatten();
    let words = words.filter_map(toml::Value::as_str).map(|w| (w.to_owned(), String::new()));
    let pairs = table.get("entries").and_then(toml::Value::as_table).into_iter().flatten();
    words.chain(pairs.map(|(k, v)| (k.clone(), plain(v)))).collect()
}

/// A value without TOML's quotation marks.
fn plain(value: &toml::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn write_list(code: &mut String, name: &str, list: &List) {
    writeln!(code, "    ({name:?}, &[").expect("a string takes all");
    for (phrase, value) in list {
        writeln!(code, "        ({phrase:?}, {value:?}),").expect("a string takes all");
    }
    code.push_str("    ]),\n");
}
