//! The program's own source files, for tests that read them.

use std::fs;
use std::path::{Path, PathBuf};

/// A source file.
pub struct File {
    /// Path below `src/`, with `/`.
    pub path: String,
    /// Its lines, from the first to the last before its tests.
    pub code: Vec<String>,
}

/// All files of `src/`, those that are compiled into tests only left out.
pub fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    gather(&root, &mut paths);
    paths.sort();
    let texts: Vec<(String, String)> = paths
        .iter()
        .map(|p| {
            let text = fs::read_to_string(p).expect("a source file is UTF-8 text");
            let below = p.strip_prefix(&root).expect("it lies below src");
            (below.to_string_lossy().replace('\\', "/"), text)
        })
        .collect();
    let tests: Vec<String> = texts.iter().flat_map(|(path, text)| test_modules(path, text)).collect();
    let ours = texts.into_iter().filter(|(path, _)| !tests.contains(path));
    ours.map(|(path, text)| File { code: code(&text), path }).collect()
}

fn gather(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of src can be listed") {
        let path = entry.expect("an entry of src can be read").path();
        if path.is_dir() {
            gather(&path, paths);
        } else if path.extension().is_some_and(|e| e == "rs") {
            paths.push(path);
        }
    }
}

/// Files of the modules that a file declares for tests only.
fn test_modules(path: &str, text: &str) -> Vec<String> {
    let folder = path.strip_suffix("/mod.rs").or(path.strip_suffix(".rs")).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let declared = lines.windows(2).filter(|w| w[0].trim() == "#[cfg(test)]");
    let names = declared.filter_map(|w| w[1].trim().strip_suffix(';')?.split_whitespace().last());
    names.map(|name| format!("{folder}/{name}.rs").trim_start_matches("lib/").to_owned()).collect()
}

/// Lines before the tests, which stand at the end of a file.
fn code(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let tests = lines.windows(2).position(|w| w[0] == "#[cfg(test)]" && w[1].ends_with('{'));
    lines[..tests.unwrap_or(lines.len())].iter().map(|l| (*l).to_owned()).collect()
}
