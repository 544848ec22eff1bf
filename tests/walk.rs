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
        "wire.json",
        "kept.md",
        "left/out.md",
    ];
    let root = folder("order", &names)?;
    fs::write(root.join(".gitignore"), "left/\n")?;
    let found = files(&[root.clone(), root.join("b.txt")], Globs::default(), false);
    assert_eq!(taken(&root, &found), ["a/b.html", "a/z.MD", "b.txt", "kept.md"]);
    assert!(messages(&found).is_empty());
    Ok(())
}

#[test]
fn globs_choose_in_folders_and_exclude_what_is_named_only_by_force() -> io::Result<()> {
    let root = folder("globs", &["README.md", "COPYING", "a.md", "old/b.md", "c.txt"])?;
    let (include, exclude) = (["*.md".to_owned()], ["old".to_owned()]);
    let globs = Globs { include: &include, exclude: &exclude, force_exclude: false };
    assert_eq!(taken(&root, &files(std::slice::from_ref(&root), globs, false)), ["README.md", "a.md"]);
    let named = [root.join("old/b.md")];
    assert_eq!(taken(&root, &files(&named, globs, false)), ["old/b.md"]);
    let forced = Globs { force_exclude: true, ..globs };
    assert!(taken(&root, &files(&named, forced, false)).is_empty());
    let others = ["README.md", "COPYING", "a.md", "c.txt"].map(|name| root.join(name));
    assert_eq!(taken(&root, &files(&others, forced, false)), ["README.md", "a.md"]);
    let plain = Globs { include: &[], ..forced };
    assert_eq!(taken(&root, &files(&others, plain, false)), ["a.md", "c.txt"]);
    Ok(())
}

#[test]
fn what_cannot_be_taken_stops_nothing() -> io::Result<()> {
    let root = folder("stops", &["a.md", "b.docx", "empty/notes.csv"])?;
    let paths = ["b.docx", "none.md", "empty", "a.md"].map(|name| root.join(name));
    let found = files(&paths, Globs::default(), false);
    assert_eq!(taken(&root, &found), ["a.md"]);
    let tails = [
        "b.docx: `.docx` files cannot be read",
        "none.md: no such file or folder",
        "no drafts in this folder",
    ];
    for (message, tail) in messages(&found).iter().zip(tails) {
        assert!(message.ends_with(tail), "{message}");
    }
    assert_eq!(found.errors.len(), 3);
    Ok(())
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_has_an_end() -> io::Result<()> {
    let root = folder("loop", &["a/b.md"])?;
    std::os::unix::fs::symlink(&root, root.join("a/again"))?;
    assert_eq!(taken(&root, &files(std::slice::from_ref(&root), Globs::default(), false)), ["a/b.md"]);
    Ok(())
}
