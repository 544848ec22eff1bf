//! Which files of a folder are taken, and what happens to those that cannot be.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use copydesk::walk::files::{Files, Globs, files};
use copydesk::walk::printed;

/// A folder of its own for each test.
fn folder(name: &str, names: &[&str]) -> io::Result<PathBuf> {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if root.exists() {
        fs::remove_dir_all(&root)?;
    }
    for name in names {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap_or(&root))?;
        fs::write(path, "Ministers met.\n")?;
    }
    Ok(root)
}

fn taken(root: &Path, found: &Files) -> Vec<String> {
    let short = |path: &PathBuf| printed(path.strip_prefix(root).unwrap_or(path));
    found.paths.iter().map(short).collect()
}

fn messages(found: &Files) -> Vec<String> {
    found.errors.iter().map(ToString::to_string).collect()
}

#[test]
fn a_folder_gives_its_drafts_in_order() -> io::Result<()> {
    let names = [
        "b.txt",
        "a/z.MD",
        "a/b.html",
        "README.md",
        "requirements.txt",
        ".hidden/c.md",
        "notes.docx",
        "~$notes.docx",
        "wire.json",
        "kept.md",
        "left/out.md",
    ];
    let root = folder("order", &names)?;
    fs::write(root.join(".gitignore"), "left/\n")?;
    let found = files(&[root.clone(), root.join("b.txt")], Globs::default());
    assert_eq!(taken(&root, &found), ["a/b.html", "a/z.MD", "b.txt", "kept.md", "notes.docx"]);
    assert!(messages(&found).is_empty());
    Ok(())
}

#[test]
fn globs_choose_in_folders_and_exclude_what_is_named_only_by_force() -> io::Result<()> {
    let root = folder("globs", &["README.md", "COPYING", "a.md", "old/b.md", "c.txt"])?;
    let (include, exclude) = (["*.md".to_owned()], ["old".to_owned()]);
    let globs = Globs { include: &include, exclude: &exclude, force_exclude: false };
    assert_eq!(taken(&root, &files(std::slice::from_ref(&root), globs)), ["README.md", "a.md"]);
    let named = [root.join("old/b.md")];
    assert_eq!(taken(&root, &files(&named, globs)), ["old/b.md"]);
    let forced = Globs { force_exclude: true, ..globs };
    assert!(taken(&root, &files(&named, forced)).is_empty());
    let others = ["README.md", "COPYING", "a.md", "c.txt"].map(|name| root.join(name));
    assert_eq!(taken(&root, &files(&others, forced)), ["README.md", "a.md"]);
    let plain = Globs { include: &[], ..forced };
    assert_eq!(taken(&root, &files(&others, plain)), ["a.md", "c.txt"]);
    Ok(())
}

#[test]
fn what_cannot_be_taken_stops_nothing() -> io::Result<()> {
    let root = folder("stops", &["a.md", "empty/notes.csv"])?;
    let paths = ["none.md", "empty", "a.md"].map(|name| root.join(name));
    let found = files(&paths, Globs::default());
    assert_eq!(taken(&root, &found), ["a.md"]);
    let tails = ["none.md: no such file or folder", "no drafts in this folder"];
    for (message, tail) in messages(&found).iter().zip(tails) {
        assert!(message.ends_with(tail), "{message}");
    }
    assert_eq!(found.errors.len(), 2);
    Ok(())
}

#[test]
fn files_of_json_and_xml_are_drafts_if_their_beginning_says_so() -> io::Result<()> {
    let item = "{\"uri\": \"a\", \"headline\": \"Rain\", \"body_text\": \"It rained.\"}";
    let linked = "{\"@context\": \"https://schema.org\", \"uri\": \"a\", \"bodies\": []}";
    let wide: Vec<u8> = "\u{feff}<nitf/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let long = format!("{{\"body_text\": \"{}\", \"uri\": \"a\"}}", "rain ".repeat(100_000));
    let files_of: &[(&str, &[u8])] = &[
        ("ans.json", b"{\"type\": \"story\", \"version\": \"0.10.9\", \"content_elements\": ["),
        ("data.json", b"{\"uri\": \"a\", \"rows\": []}"),
        ("late.json", long.as_bytes()),
        ("latin.xml", b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><!-- \xe9 --><nitf/>"),
        ("linked.json", linked.as_bytes()),
        ("list.json", b"[{\"uri\": \"a\", \"body_text\": \"b\"}]"),
        ("message.xml", b"<newsMessage xmlns=\"x\">"),
        ("ninjs.json", item.as_bytes()),
        ("page.xml", b"<html><nitf/></html>"),
        ("wide.xml", &wide),
    ];
    let root = folder("content", &["a.md"])?;
    for (name, bytes) in files_of {
        fs::write(root.join(name), bytes)?;
    }
    let found = files(std::slice::from_ref(&root), Globs::default());
    // `late.json` shows what it is only behind what is read of it.
    let drafts = ["a.md", "ans.json", "latin.xml", "list.json", "message.xml", "ninjs.json", "wide.xml"];
    assert_eq!((taken(&root, &found), messages(&found)), (drafts.map(str::to_owned).to_vec(), Vec::new()));
    Ok(())
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_has_an_end() -> io::Result<()> {
    let root = folder("loop", &["a/b.md"])?;
    std::os::unix::fs::symlink(&root, root.join("a/again"))?;
    assert_eq!(taken(&root, &files(std::slice::from_ref(&root), Globs::default())), ["a/b.md"]);
    Ok(())
}
