//! The size of things: files of at most 400 lines, small functions.
//!
//! A function is measured from the line of its `fn` to its closing brace; tests are left out.

mod common;

use std::fs;
use std::path::Path;

use common::{File, files};

#[test]
fn files_are_short() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let lines = |path: &str| fs::read_to_string(root.join(path)).map_or(0, |text| text.lines().count());
    let counted = files().into_iter().map(|f| (lines(&f.path), f.path));
    let long: Vec<(usize, String)> = counted.filter(|(n, _)| !(1..=400).contains(n)).collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn functions_are_small() {
    let mut sizes: Vec<(usize, String)> = files().iter().flat_map(functions).collect();
    sizes.sort();
    let at = |share: f64| sizes[((sizes.len() - 1) as f64 * share) as usize].0;
    let longest: Vec<&(usize, String)> = sizes.iter().rev().take(5).collect();
    let measured = (at(0.5), at(0.9), at(1.0));
    assert!(measured.0 <= 8 && measured.1 <= 30 && measured.2 <= 80, "{measured:?} {longest:?}");
}

#[test]
fn functions_are_measured_to_their_brace() {
    let text = "fn a() -> u8 { 1 }\ntrait T {\n    fn b(&self);\n    fn c(\n        &self,\n    ) -> u8;\n}\nimpl X {\n    pub(super) const fn d() {\n        {\n        }\n    }\n}\n";
    let file = File { path: "x.rs".into(), code: text.lines().map(str::to_owned).collect() };
    let sizes: Vec<usize> = functions(&file).iter().map(|(n, _)| *n).collect();
    assert_eq!(sizes, [1, 4]);
}

/// Lines of every function that has a body, with its place.
fn functions(file: &File) -> Vec<(usize, String)> {
    let heads = file.code.iter().enumerate().filter(|(_, l)| is_head(l));
    heads
        .filter_map(|(i, line)| Some((length(&file.code[i..])?, format!("{}:{} {line}", file.path, i + 1))))
        .collect()
}

fn is_head(line: &str) -> bool {
    let mut words = line.trim_start().split(' ');
    let marks = ["pub", "const", "async", "unsafe", "pub(crate)", "pub(super)"];
    words.find(|w| !marks.contains(w)) == Some("fn")
}

/// Lines to the closing brace, which stands under the beginning of the head; none for a declaration.
fn length(lines: &[String]) -> Option<usize> {
    let head = &lines[0];
    let indent = &head[..head.len() - head.trim_start().len()];
    if head.ends_with('}') && head.contains('{') {
        return Some(1);
    }
    let ends = |l: &&String| l.ends_with(';') && !l[indent.len().min(l.len())..].starts_with(' ');
    let close = format!("{indent}}}");
    for (i, line) in lines.iter().enumerate() {
        if *line == close {
            return Some(i + 1);
        }
        if ends(&line) {
            return None;
        }
    }
    None
}

#[test]
fn paths_are_printed_by_walk_alone() {
    // `display` prints a backslash on Windows; `walk::printed` a slash everywhere.
    let ours = files();
    let displayed =
        ours.iter().flat_map(|f| f.code.iter().filter(|l| l.contains(".display()")).map(|l| (&f.path, l)));
    assert_eq!(displayed.collect::<Vec<_>>(), []);
}
