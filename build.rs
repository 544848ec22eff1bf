//! Finds what is compiled in: the word lists, the rules with their pages, the gazetteer.
//!
//! In: `rules/lexicon/NAME.toml` with `words = […]` or `[entries]`, `NAME.txt` with one word a line; `rules/gazetteer`; every
//! other folder of `rules/` with rules. Out: `lexicon.txt`, all lists one after another, a sorted line `phrase TAB value`
//! each, `lexicon.bin`, where each phrase stands among them by its hash, `heads.bin`, what phrases begin with, `kinds.bin`, which lists know a word, and `lexicon.rs` with where lines and lists
//! begin, so that a start reads no TOML and the compiler no hundred thousand strings; `gazetteer.bin` with the built-in
//! entries; tables of romanization; `builtin.rs` with `RULES`, each as its TOML and as the same in JSON, which is read in a fraction of the
//! time, `PROFILES` and `CONFIGURATIONS`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::hash::Hasher;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use fnv::FnvHasher;

type List = Vec<(String, String)>;

/// The bit of the closed classes in a set of lists; `lexicon::kind` has the same.
const CLOSED: u64 = 1 << 63;

/// Folders of `rules/` that hold no rules.
const NO_RULES: [&str; 4] = ["lexicon", "romanization", "gazetteer", "profiles"];

#[allow(dead_code, reason = "the build asks which words there are, not what they mean")]
#[path = "src/lexicon/closed.rs"]
mod closed;
#[allow(dead_code, reason = "the build writes a gazetteer and looks nothing up")]
#[path = "src/gazetteer"]
mod gazetteer {
    #[path = "compiled"]
    pub mod compiled {
        pub mod layout;
        pub mod record;
        pub mod write;
    }
    pub mod forms;
    pub mod listing;
}
#[allow(dead_code, reason = "the build needs the blocking keys of native names and nothing else")]
#[path = "src/romanization"]
mod romanization {
    pub mod acceptor;
    mod align;
    pub mod builtin;
    pub mod fold;
    mod keys;
    mod origin;
    pub mod outline;
    pub mod tables;
    pub mod units;

    /// The tables in TOML, in place of what is made of them here.
    mod data {
        pub const FOLD: &str = include_str!("rules/romanization/fold.toml");
        pub const ORIGINS: &str = include_str!("rules/romanization/origins.toml");
        pub const UNITS: &[u8] = &[];

        pub fn read<T: serde::de::DeserializeOwned>(table: &str) -> T {
            toml::from_str(table).expect("the tables under rules/romanization are sound")
        }
    }
}

fn main() {
    println!("cargo:rerun-if-changed=rules");
    origin();
    println!("cargo:rerun-if-changed=src/romanization");
    println!("cargo:rerun-if-changed=src/gazetteer");
    println!("cargo:rerun-if-changed=src/lexicon/closed.rs");
    lexicon();
    world();
    names();
    write("builtin.rs", builtin());
}

/// Where this build comes from, for `copydesk --version --verbose`.
fn origin() {
    let told = |name: &str| env::var(name).unwrap_or_default();
    let compiler = Command::new(told("RUSTC")).arg("--version").output().ok();
    let compiler = compiler.and_then(|o| String::from_utf8(o.stdout).ok()).unwrap_or_default();
    println!("cargo:rustc-env=COPYDESK_COMPILER={}", compiler.trim());
    println!("cargo:rustc-env=COPYDESK_TARGET={}", told("TARGET"));
    println!("cargo:rustc-env=COPYDESK_PROFILE={}", told("PROFILE"));
}

fn write(name: &str, content: impl AsRef<[u8]>) {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join(name);
    fs::write(out, content).expect("OUT_DIR can be written");
}

fn world() {
    let tables: Vec<toml::Table> = files(Path::new("rules/gazetteer")).iter().map(|p| table(p)).collect();
    write("gazetteer.bin", gazetteer::listing::bytes(&tables));
}

/// The tables of romanization that `romanization::data` has; those of languages are read as they are.
fn names() {
    let path = |name: &str| PathBuf::from(format!("rules/romanization/{name}.toml"));
    for name in ["endings", "fold", "origins"] {
        write(&format!("{name}.json"), json(&path(name)));
    }
    let lists = table(&path("western"));
    write("western.txt", sorted(lists.values().flat_map(texts).map(|name| (name, String::new()))));
    for name in ["korean_families", "chinese_families"] {
        let table = table(&path(name));
        let families = table["families"].as_array().into_iter().flatten().enumerate();
        let rows = families.flat_map(|(n, family)| texts(family).map(move |name| (name, format!(" {n}"))));
        write(&format!("{name}.txt"), sorted(rows));
    }
    let units = romanization::units::Units::parse(&text(&path("units")));
    write("units.bin", units.expect("the units are sound").bytes());
}

fn texts(list: &toml::Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(toml::Value::as_str)
}

/// Lines in the order of their first words.
fn sorted<'t>(rows: impl Iterator<Item = (&'t str, String)>) -> String {
    let rows: BTreeSet<(&str, String)> = rows.collect();
    rows.into_iter().map(|(word, rest)| format!("{word}{rest}\n")).collect()
}

fn lexicon() {
    let (mut text, mut starts, mut tabs, mut lists) = (String::new(), vec![0], Vec::new(), String::new());
    let mut rows: Vec<(u32, String)> = Vec::new();
    for path in files(Path::new("rules/lexicon")) {
        println!("cargo:rerun-if-changed={}", path.display());
        let first = rows.len();
        for (phrase, value) in read(&path) {
            tabs.push(text.len() + phrase.len());
            writeln!(text, "{phrase}\t{value}").expect("a string takes all");
            starts.push(text.len());
            rows.push((first as u32, phrase));
        }
        writeln!(lists, "    ({:?}, {first}, {}),", stem(&path), rows.len()).expect("a string takes all");
    }
    write("lexicon.txt", &text);
    write("lexicon.bin", index(&rows));
    write("heads.bin", heads(&rows));
    let (kinds, words) = kinds(&rows);
    write("kinds.bin", words);
    let places = |name: &str, at: &[usize]| format!("static {name}: [u32; {}] = {at:?};\n", at.len());
    let tables = places("STARTS", &starts) + &places("TABS", &tabs);
    let kinds = format!("static KINDS: [[u64; 2]; {}] = {kinds:?};\n", kinds.len());
    write("lexicon.rs", format!("{tables}{kinds}static LISTS: &[(&str, u32, u32)] = &[\n{lists}];\n"));
}

/// Where a phrase of a list stands: slots of four bytes, a power of two of them, at least half empty. A slot holds the
/// number of a row plus one; a phrase is in the slot of its hash or in the next ones up to an empty one.
fn index(rows: &[(u32, String)]) -> Vec<u8> {
    let size = (rows.len() * 2).next_power_of_two();
    let mut slots = vec![0u32; size];
    for (row, (list, phrase)) in rows.iter().enumerate() {
        let mut slot = hash(*list, phrase) as usize % size;
        while slots[slot] != 0 {
            slot = (slot + 1) % size;
        }
        slots[slot] = row as u32 + 1;
    }
    slots.into_iter().flat_map(u32::to_le_bytes).collect()
}

/// The hashes of all words that a longer phrase of a list begins with, laid out as the rows are: the upper half of a
/// hash in the slot that the lower half names, or in the next ones up to an empty one.
fn heads(rows: &[(u32, String)]) -> Vec<u8> {
    let all: BTreeSet<u64> = rows.iter().flat_map(|(list, p)| heads_of(p).map(|h| hash(*list, h))).collect();
    let size = (all.len() * 2).next_power_of_two();
    let mut slots = vec![0u32; size];
    for hash in all {
        let mut slot = hash as usize % size;
        while slots[slot] != 0 {
            slot = (slot + 1) % size;
        }
        slots[slot] = upper(hash);
    }
    slots.into_iter().flat_map(u32::to_le_bytes).collect()
}

/// Sets of lists, a bit for each list in the order of their names and the last for the closed classes: those that have
/// a word as a whole phrase, stops at its end left out, and those in which a longer phrase begins with it.
type Kind = [u64; 2];

/// Which lists know a word: the kinds there are, and for each word four bytes in the slot that the lower half of its
/// hash names, or in the next ones up to an empty one. They hold the uppermost sixteen bits of the hash and the number of
/// the kind; words that cannot be told apart so share one.
fn kinds(rows: &[(u32, String)]) -> (Vec<Kind>, Vec<u8>) {
    let words = words(rows);
    let size = (words.len() * 2).next_power_of_two();
    let mut slots = vec![(0, [0, 0]); size];
    for (word, [whole, head]) in words {
        let hash = hash(0, word);
        let (mark, mut slot) = (hash >> 48, hash as usize % size);
        while slots[slot].1 != [0, 0] && slots[slot].0 != mark {
            slot = (slot + 1) % size;
        }
        let [known, begun] = slots[slot].1;
        slots[slot] = (mark, [known | whole, begun | head]);
    }
    let kinds: BTreeSet<Kind> = slots.iter().map(|(_, kind)| *kind).chain([[0, 0]]).collect();
    let kinds: Vec<Kind> = kinds.into_iter().collect();
    assert!(kinds.len() <= usize::from(u16::MAX), "the number of a kind has sixteen bits");
    let number = |kind: Kind| kinds.partition_point(|k| *k < kind) as u32;
    let slots = slots.into_iter().map(|(mark, kind)| (mark as u32) << 16 | number(kind));
    let bytes = slots.flat_map(u32::to_le_bytes).collect();
    (kinds, bytes)
}

/// The words of `kinds`.
fn words(rows: &[(u32, String)]) -> BTreeMap<&str, Kind> {
    let lists: BTreeSet<u32> = rows.iter().map(|(list, _)| *list).collect();
    assert!(
        lists.len() < u64::BITS as usize,
        "a set of lists has one bit for each, and one for closed classes"
    );
    let mut words: BTreeMap<&str, Kind> = closed::words().map(|word| (word, [CLOSED, 0])).collect();
    for (list, phrase) in rows {
        let list = 1 << lists.range(..list).count();
        let phrases = [(&**phrase, 0)].into_iter().chain(heads_of(phrase).map(|head| (head, 1)));
        for (word, role) in phrases.filter(|(w, _)| !w.contains(char::is_whitespace)) {
            words.entry(word.trim_end_matches('.')).or_default()[role] |= list;
        }
    }
    words
}

/// Every beginning of a phrase that ends where a token may: beside whatever is no letter or digit.
fn heads_of(phrase: &str) -> impl Iterator<Item = &str> {
    let inner = |(at, c): (usize, char)| {
        let before = phrase[..at].chars().next_back();
        before.is_some_and(|b| !(b.is_whitespace() || b.is_alphanumeric() && c.is_alphanumeric()))
    };
    phrase.char_indices().filter(move |place| inner(*place)).map(|(at, _)| &phrase[..at])
}

/// Never the zero of an empty slot.
fn upper(hash: u64) -> u32 {
    ((hash >> 32) as u32).max(1)
}

/// As `lexicon` hashes it.
fn hash(list: u32, phrase: &str) -> u64 {
    let mut hasher = FnvHasher::default();
    hasher.write(&list.to_le_bytes());
    hasher.write(phrase.as_bytes());
    hasher.finish()
}

fn builtin() -> String {
    let mut code = String::from("static RULES: &[Builtin] = &[\n");
    for group in folders(Path::new("rules")).iter().filter(|g| !NO_RULES.contains(&stem(g))) {
        for path in files(group).iter().filter(|p| p.extension().is_some_and(|e| e == "toml")) {
            let (toml, page) = (include(path), include(&path.with_extension("md")));
            let (group, name, json) = (stem(group), stem(path), json(path));
            writeln!(
                code,
                "    Builtin {{ group: {group:?}, name: {name:?}, toml: {toml}, json: {json:?}, page: {page} }},"
            )
            .expect("a string takes all");
        }
    }
    let lists = [("PROFILES", "rules/gazetteer/profiles"), ("CONFIGURATIONS", "rules/profiles")];
    for (name, folder) in lists {
        code.push_str(&format!("];\nstatic {name}: &[(&str, &str)] = &[\n"));
        for path in files(Path::new(folder)) {
            writeln!(code, "    ({:?}, {}),", stem(&path), include(&path)).expect("a string takes all");
        }
    }
    code.push_str("];\n");
    code
}

/// A TOML file in JSON.
fn json(path: &Path) -> String {
    serde_json::to_string(&table(path)).expect("a table of texts and numbers")
}

/// Code that compiles a file in.
fn include(path: &Path) -> String {
    println!("cargo:rerun-if-changed={}", path.display());
    let path = env::current_dir().expect("cargo sets a folder").join(path);
    format!("include_str!({:?})", path.display().to_string())
}

fn stem(path: &Path) -> &str {
    path.file_stem().and_then(|s| s.to_str()).expect("a file of rules/ has a plain name")
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|e| e.path()).filter(|p| p.is_dir()).collect();
    folders.sort();
    folders
}

/// The lists, in the order of their names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|e| e.path()).filter(|p| p.is_file()).collect();
    files.sort();
    files
}

fn read(path: &Path) -> List {
    let mut list = match path.extension().and_then(|e| e.to_str()) {
        Some("txt") => lines(&text(path)),
        _ => entries(&table(path)),
    };
    list.sort();
    list.dedup_by(|a, b| a.0 == b.0);
    list
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn table(path: &Path) -> toml::Table {
    text(path).parse().unwrap_or_else(|e| panic!("{}: {e}", path.display()))
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
