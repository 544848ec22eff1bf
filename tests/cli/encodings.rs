//! Drafts in other encodings than UTF-8, and drafts that mean harm: what is read, what is refused, and how.

use std::fs;
use std::path::Path;

use insta_cmd::assert_cmd_snapshot;

use crate::{copydesk, folder};

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    fs::write(folder.join(name), bytes).expect("it can be written");
}

/// `The the dam of Ост.` in Windows-1251.
const CYRILLIC: &[u8] = b"# Dam\n\nThe the dam of \xce\xf1\xf2 is open.\n";

#[test]
fn an_encoding_is_stated_by_its_label() {
    let folder = folder("stated", &[]);
    write(&folder, "dam.md", CYRILLIC);
    assert_cmd_snapshot!(copydesk(
        &folder,
        &["check", "--encoding", "cp1251", "--format", "short", "dam.md"]
    ));
}

#[test]
fn an_encoding_that_is_not_known_is_refused() {
    let folder = folder("label", &[("dam.md", "The dam.\n")]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--encoding", "klingon", "dam.md"]));
}

#[test]
fn bytes_that_are_not_what_they_are_said_to_be_are_pointed_at() {
    let folder = folder("broken", &[]);
    write(&folder, "dam.html", b"<!DOCTYPE html><meta charset=utf-8><p>The dam of caf\xe9.</p>");
    write(&folder, "dam.md", b"The dam \x81\x20 is open.\n");
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--encoding", "shift_jis"]));
}

#[test]
fn a_page_declares_its_encoding() {
    let folder = folder("declared", &[]);
    write(
        &folder,
        "dam.html",
        b"<!DOCTYPE html><meta charset=windows-1251><p>The the dam of \xce\xf1\xf2 is open.</p>",
    );
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--format", "json"]));
}

#[test]
fn a_draft_is_mended_in_its_own_encoding() {
    let folder = folder("mended", &[]);
    write(&folder, "dam.md", CYRILLIC);
    let mended = copydesk(&folder, &["fix", "--encoding", "cp1251", "--write", "dam.md"]).status();
    assert!(mended.is_ok_and(|s| s.success()));
    let bytes = fs::read(folder.join("dam.md")).expect("it is there");
    assert_eq!(bytes, b"# Dam\n\nThe dam of \xce\xf1\xf2 is open.\n");
}

#[test]
fn an_archive_is_in_no_other_encoding() {
    let folder = folder("archive-encoding", &[("a.ndjson", "{\"text\": \"The dam.\"}\n")]);
    let args = ["check", "--input-format", "ndjson", "--encoding", "cp1251", "a.ndjson"];
    assert_cmd_snapshot!(copydesk(&folder, &args));
}

#[test]
fn a_page_that_goes_too_deep_is_refused_at_its_place() {
    let page = format!("<p>The dam.</p>\n{}<p>Too deep.</p>", "<div>".repeat(300));
    let folder = folder("deep", &[("dam.html", &page), ("road.md", "The the road.\n")]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--format", "short"]));
}

#[test]
fn a_page_with_a_zero_is_refused() {
    let folder = folder("zero", &[("dam.html", "<p>The dam\0 is open.</p>")]);
    assert_cmd_snapshot!(copydesk(&folder, &["check"]));
}

#[cfg(unix)]
#[test]
fn what_a_terminal_obeys_never_reaches_it() {
    let page = "<h1>A &#27;[31m dam&#x9b;2J</h1><p>The the\u{1b}]0;owned\u{7} dam of &#8238;Ost is open, TK said.</p>";
    let folder = folder("escapes", &[("a\u{1b}[2Jb\u{202e}.html", page), ("\u{1b}c.html", "<div>\0")]);
    let formats = [vec!["check"], vec!["check", "--format", "short"], vec!["inspect"], vec!["fix"]];
    for args in formats {
        let output = copydesk(&folder, &args).output().expect("it runs");
        let printed = [output.stdout, output.stderr].concat();
        let printed = String::from_utf8(printed).expect("what is printed is UTF-8");
        let obeyed = |c: char| c.is_control() && c != '\n';
        // A diff is for `patch` and holds the draft as it is, unless a terminal is there.
        let printed: String =
            printed.lines().filter(|l| args[0] != "fix" || l.starts_with("error")).collect();
        assert!(!printed.contains(|c| obeyed(c) || c == '\u{202e}'), "{args:?}: {printed:?}");
    }
}
