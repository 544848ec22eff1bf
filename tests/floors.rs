//! The floors of the house: what a module imports, and which module names which library.
//!
//! A module imports only from floors below it. What stands on one line of [`FLOORS`] does not know of each other.

mod common;

use common::{File, files};

/// From the ground up.
const FLOORS: [&[&str]; 19] = [
    &["source"],
    &["diagnostic"],
    &["lexicon", "romanization", "settings"],
    &["gazetteer"],
    &["document"],
    &["token"],
    &["sentence"],
    &["annotate"],
    &["draft"],
    &["config"],
    &["rules"],
    &["lint"],
    &["fix"],
    &["report", "review", "walk"],
    &["workspace"],
    &["lsp", "desk"],
    &["cli"],
    &["lib"],
    &["main"],
];

/// Libraries that only some modules name: the library, and the beginnings of their paths.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("aho_corasick", &["rules/", "gazetteer/", "lexicon/", "romanization/"]),
    ("anyhow", &["cli/", "desk/", "review/", "lsp/"]),
    ("axum", &["desk/"]),
    ("chardetng", &["walk/"]),
    ("clap", &["cli/"]),
    ("clap_complete", &["cli/"]),
    ("clap_mangen", &["cli/"]),
    ("codespan_reporting", &["report/terminal", "report/excerpt"]),
    ("crc32fast", &["gazetteer/"]),
    ("ctrlc", &["cli/"]),
    ("encoding_rs", &["cli/", "desk/", "rules/mojibake", "walk/", "workspace/"]),
    ("fst", &["gazetteer/"]),
    ("gen_lsp_types", &["lsp/"]),
    ("getrandom", &["desk/"]),
    ("html5gum", &["document/", "review"]),
    ("ignore", &["walk/"]),
    ("indicatif", &["cli/"]),
    ("lsp_server", &["lsp/"]),
    ("miette", &[]),
    ("nom", &["token/", "annotate/", "rules/pattern"]),
    ("pulldown_cmark", &["document/", "review"]),
    ("quick_xml", &["document/", "review"]),
    ("rayon", &["cli/", "lint", "walk/"]),
    ("regex", &[]),
    ("saphyr_parser", &["document/"]),
    ("similar", &["report/diff"]),
    ("supports_hyperlinks", &["cli/"]),
    ("tempfile", &["walk/"]),
    ("tokio", &["desk/"]),
    ("tracing", &["cli/", "workspace/"]),
    ("tracing_subscriber", &["cli/"]),
    ("zip", &["document/docx/", "review"]),
];

/// Bytes at hand are read as a stream, which is no input.
const IN_MEMORY: &str = "use std::io::{Cursor, Read};";

/// Floors that do no input and output.
const PURE: [&str; 15] = [
    "source",
    "diagnostic",
    "lexicon",
    "gazetteer",
    "romanization",
    "settings",
    "document",
    "token",
    "sentence",
    "annotate",
    "draft",
    "config",
    "rules",
    "lint",
    "fix",
];

#[test]
fn modules_import_from_floors_below() {
    let faults: Vec<String> = files().iter().flat_map(misplaced).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn libraries_stay_in_their_rooms() {
    let faults: Vec<String> = files().iter().flat_map(strangers).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn lower_floors_do_no_input_and_output() {
    let pure = |f: &&File| PURE.contains(&module(&f.path));
    let all = files();
    let faults = all.iter().filter(pure).filter(|f| {
        code(f).filter(|l| l.trim() != IN_MEMORY).any(|l| {
            names(l, "std::fs") || names(l, "std::io") || names(l, "std::env") || names(l, "println")
        })
    });
    let faults: Vec<&str> = faults.map(|f| f.path.as_str()).collect();
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn every_module_has_a_floor() {
    let all = files();
    let homeless: Vec<&str> = all.iter().map(|f| module(&f.path)).filter(|m| floor(m).is_none()).collect();
    assert!(homeless.is_empty(), "{homeless:?}");
}

#[test]
fn imports_are_read_in_every_form() {
    let read = |line: &str, path: &str| imports(line, path);
    assert_eq!(read("use crate::draft::Draft;", "lint.rs"), ["draft"]);
    assert_eq!(read("use crate::{draft::{self, Draft}, rules};", "lint.rs"), ["draft", "rules"]);
    assert_eq!(read("    let d = crate::cli::main();", "lint.rs"), ["cli"]);
    assert_eq!(read("use super::cli::main;", "lint.rs"), ["cli"]);
    assert!(read("use super::cli::main;", "report/human.rs").is_empty());
    assert!(names("use nom::Parser;", "nom") && !names("let nominal = 1;", "nom"));
}

fn misplaced(file: &File) -> Vec<String> {
    let own = module(&file.path);
    let from = floor(own);
    let reaches = |m: &&str| *m != own && floor(m).is_some() && floor(m) >= from;
    let told = |line: &String| {
        let found: Vec<String> = imports(line, &file.path);
        found
            .iter()
            .map(String::as_str)
            .filter(reaches)
            .map(|m| format!("{}: {m}", file.path))
            .collect::<Vec<_>>()
    };
    code(file).flat_map(told).collect()
}

fn strangers(file: &File) -> Vec<String> {
    let allowed = |rooms: &&[&str]| rooms.iter().any(|r| file.path.starts_with(r));
    let forbidden = LIBRARIES.iter().filter(|(_, rooms)| !allowed(rooms));
    let named = forbidden.filter(|(library, _)| code(file).any(|l| names(l, library)));
    named.map(|(library, _)| format!("{}: {library}", file.path)).collect()
}

/// Lines that are no comments.
fn code(file: &File) -> impl Iterator<Item = &String> {
    file.code.iter().filter(|l| !l.trim_start().starts_with("//"))
}

fn module(path: &str) -> &str {
    path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|f| f.contains(&module))
}

/// Top-level modules that a line names, by `crate::` or by `super::` where that is the crate.
fn imports(line: &str, path: &str) -> Vec<String> {
    let top = !path.contains('/') || path.matches('/').count() == 1 && path.ends_with("/mod.rs");
    let mut heads = vec!["crate::"];
    if top {
        heads.push("super::");
    }
    heads
        .iter()
        .flat_map(|head| line.match_indices(head).flat_map(|(at, _)| after(&line[at + head.len()..])))
        .collect()
}

/// The name after a path's head, or the names at the first level of its braces.
fn after(rest: &str) -> Vec<String> {
    let Some(inner) = rest.strip_prefix('{') else { return vec![ident(rest)] };
    let (mut depth, mut found, mut start) = (0, Vec::new(), 0);
    for (i, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' | ',' if depth == 0 => {
                found.push(ident(inner[start..i].trim()));
                start = i + 1;
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    found
}

fn ident(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// Whether a line names a path or macro, as a whole word.
fn names(line: &str, what: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(what).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = &line[at + what.len()..];
        !before.is_some_and(is_word)
            && (after.starts_with("::") || after.starts_with('!') || after.starts_with(';'))
    })
}
