//! Changed lines: out of a patch, or as git tells them.
//!
//! In: a unified diff. Out: lines by path. git is run as a program, so that its configuration and its safeguards hold.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::diagnostic::{Diagnostic, Label};
use crate::source::Source;
use crate::walk::{self, printed};

/// Lines that were added or changed, by the whole path of the file; lines from 1.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changes(BTreeMap<PathBuf, Vec<Range<usize>>>);

impl Changes {
    /// The changes of the working tree since it parted from a commit, files that git does not know yet included.
    ///
    /// # Errors
    ///
    /// No git, no repository, no such commit.
    pub fn since(base: &str) -> anyhow::Result<Self> {
        let root = PathBuf::from(git(Path::new("."), &["rev-parse", "--show-toplevel"], base)?.trim_end());
        // What stands in `base` since the two parted is not this side's change.
        let commit = git(
            &root,
            &["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{base}^{{commit}}")],
            base,
        )?;
        let parted = git(&root, &["merge-base", commit.trim_end(), "HEAD"], base)?;
        let diff = [
            "diff",
            "--unified=0",
            "--no-color",
            "--no-ext-diff",
            "--no-renames",
            "--src-prefix=a/",
            "--dst-prefix=b/",
        ];
        let patch = git(&root, &[&diff[..], &[parted.trim_end(), "--"]].concat(), base)?;
        let mut changes = Self::read(&patch, &root);
        let new = git(&root, &["ls-files", "--others", "--exclude-standard", "-z"], base)?;
        for path in new.split_terminator('\0') {
            changes.0.entry(real(root.join(path))).or_default().push(1..usize::MAX);
        }
        Ok(changes)
    }

    /// The changes of a patch in a file, or on standard input by the name `-`; its paths are relative to the current
    /// folder.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, and one that is no patch.
    pub fn of_patch(name: &str) -> anyhow::Result<Self> {
        let mut text = Vec::new();
        let read = match name {
            "-" => io::stdin().lock().read_to_end(&mut text).map(drop),
            _ => std::fs::read(name).map(|bytes| text = bytes),
        };
        read.map_err(|e| anyhow::anyhow!("cannot read the patch {name}: {}", walk::reason(&e)))?;
        let text = String::from_utf8_lossy(&text);
        let changes = Self::read(&text, &std::path::absolute(".")?);
        let none = changes.0.is_empty()
            && !text.trim().is_empty()
            && !text.contains("\n+++ ")
            && !text.starts_with("+++ ");
        anyhow::ensure!(!none, "{name} is no patch: expected a unified diff, as `git diff` prints it");
        Ok(changes)
    }

    /// Whether a place of a finding lies on a changed line of its document.
    pub fn touch(&self, source: &Source, d: &Diagnostic) -> bool {
        let Some(lines) = std::path::absolute(&source.name).ok().and_then(|path| self.0.get(&real(path)))
        else {
            return false;
        };
        let own = d.labels().filter(|l| l.path.as_deref().is_none_or(|p| p == source.name));
        own.map(|label| label_lines(source, label))
            .any(|at| lines.iter().any(|l| l.start < at.end && at.start < l.end))
    }

    /// Lines of the new side of a unified diff, under a folder.
    fn read(patch: &str, root: &Path) -> Self {
        let (mut changes, mut reader) = (Self::default(), Hunks::default());
        for line in patch.lines() {
            reader.line(line, |path, lines| {
                changes.0.entry(real(root.join(path))).or_default().push(lines);
            });
        }
        changes
    }
}

/// The lines of a label, from 1.
fn label_lines(source: &Source, label: &Label) -> Range<usize> {
    let line = |byte| source.lines().line_of(byte) + 1;
    let last = label.span.end.max(label.span.start + 1) - 1;
    line(label.span.start)..line(last) + 1
}

/// Where a reader of a unified diff stands.
#[derive(Debug, Default)]
struct Hunks {
    /// Whether the old side's name has git's prefix.
    prefixed: bool,
    path: Option<String>,
    /// The file that git tells of, lines or no lines.
    told: Option<String>,
    /// Next line of the new side.
    at: usize,
    /// Lines of the hunk that are to come, old and new.
    left: (usize, usize),
}

impl Hunks {
    fn line(&mut self, line: &str, mut added: impl FnMut(&str, Range<usize>)) {
        if self.left != (0, 0) {
            return self.inside(line, added);
        }
        if let Some(name) = line.strip_prefix("--- ") {
            let name = file_name(name);
            self.prefixed = name.starts_with("a/") || name == "/dev/null";
        } else if let Some(name) = line.strip_prefix("+++ ") {
            let name = file_name(name);
            let short = name.strip_prefix("b/").filter(|_| self.prefixed).map(str::to_owned);
            self.path = Some(short.unwrap_or(name)).filter(|n| n != "/dev/null");
            // A file of which nothing but lines were taken out is changed all the same.
            self.path.iter().for_each(|path| added(path, 0..0));
        } else if let Some(names) = line.strip_prefix("diff --git ") {
            self.told = same_name(names);
        } else if line == "GIT binary patch" || line.starts_with("Binary files ") && line.ends_with(" differ")
        {
            // A Word file has no lines that git knows of.
            self.told.iter().for_each(|path| added(path, 1..usize::MAX));
        } else if let Some((old, new)) = hunk(line) {
            self.left = (old.len(), new.len());
            self.at = new.start;
        }
    }

    fn inside(&mut self, line: &str, mut added: impl FnMut(&str, Range<usize>)) {
        match line.as_bytes().first() {
            Some(b'+') => {
                self.path.iter().for_each(|path| added(path, self.at..self.at + 1));
                self.at += 1;
                self.left.1 = self.left.1.saturating_sub(1);
            }
            Some(b'-') => self.left.0 = self.left.0.saturating_sub(1),
            Some(b'\\') => {}
            _ => {
                self.at += 1;
                self.left = (self.left.0.saturating_sub(1), self.left.1.saturating_sub(1));
            }
        }
    }
}

/// The one name in `a/NAME b/NAME`; none where they are two.
fn same_name(names: &str) -> Option<String> {
    let (old, new) = names.split_at_checked(names.len() / 2)?;
    let (old, new) = (file_name(old), file_name(new.strip_prefix(' ')?));
    let (old, new) = (old.strip_prefix("a/").unwrap_or(&old), new.strip_prefix("b/").unwrap_or(&new));
    (old == new).then(|| new.to_owned())
}

/// `@@ -1,2 +3,4 @@`
fn hunk(line: &str) -> Option<(Range<usize>, Range<usize>)> {
    let (old, rest) = line.strip_prefix("@@ -")?.split_once(" +")?;
    let (new, _) = rest.split_once(" @@")?;
    let lines = |text: &str| {
        let (start, len) = text.split_once(',').unwrap_or((text, "1"));
        let (start, len) = (start.parse::<usize>().ok()?, len.parse::<usize>().ok()?);
        Some(start..start.checked_add(len)?)
    };
    Some((lines(old)?, lines(new)?))
}

/// The name of a file, without a time behind a tab and without git's quotation marks.
fn file_name(text: &str) -> String {
    match text.strip_prefix('"').and_then(|t| t.rsplit_once('"')) {
        Some((quoted, _)) => unquoted(quoted),
        None => text.split('\t').next().unwrap_or(text).trim_end().to_owned(),
    }
}

/// Escapes of C, as git writes them for bytes that are not plain.
fn unquoted(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.bytes().peekable());
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        let octal: Vec<u8> =
            std::iter::from_fn(|| rest.next_if(|b| (b'0'..=b'7').contains(b))).take(3).collect();
        let code = octal.iter().fold(0u32, |code, digit| code * 8 + u32::from(digit - b'0'));
        bytes.push(match (octal.is_empty(), rest.peek()) {
            (false, _) => code as u8,
            (true, Some(b't')) => rest.next().map_or(0, |_| b'\t'),
            (true, Some(b'n')) => rest.next().map_or(0, |_| b'\n'),
            (true, _) => rest.next().unwrap_or(b'\\'),
        });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The path without links, so that two ways to a file are one.
fn real(path: PathBuf) -> PathBuf {
    std::fs::canonicalize(&path).unwrap_or(path)
}

/// What git prints.
fn git(folder: &Path, args: &[&str], base: &str) -> anyhow::Result<String> {
    let told = Command::new("git").arg("-C").arg(folder).args(args).output();
    let told = told.map_err(|e| match e.kind() {
        io::ErrorKind::NotFound => {
            anyhow::anyhow!(
                "--diff-base needs git, which is not there; `--diff -` takes a patch from anywhere"
            )
        }
        _ => anyhow::anyhow!("git cannot be run: {}", walk::reason(&e)),
    })?;
    if told.status.success() {
        return Ok(String::from_utf8_lossy(&told.stdout).into_owned());
    }
    anyhow::bail!(refusal(args[0], args, base, String::from_utf8_lossy(&told.stderr).trim()))
}

/// Why git gave nothing, and what to do.
fn refusal(verb: &str, args: &[&str], base: &str, said: &str) -> String {
    match verb {
        "rev-parse" if said.contains("not a git repository") => {
            let here = std::path::absolute(".").map(|p| printed(&p)).unwrap_or_default();
            format!(
                "--diff-base {base}: {here} is in no git repository; `--diff -` takes a patch from anywhere"
            )
        }
        "rev-parse" if !args.contains(&"--show-toplevel") => {
            format!("--diff-base {base}: git knows no such commit; `git fetch` may bring it")
        }
        "merge-base" => format!(
            "--diff-base {base}: git knows no commit that it and HEAD come from; `git fetch --unshallow` may bring it"
        ),
        _ => format!("--diff-base {base}: git {verb}: {}", said.lines().next().unwrap_or("failed")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(patch: &str) -> Vec<(String, Vec<usize>)> {
        let changes = Changes::read(patch, Path::new(""));
        let flat = |ranges: &Vec<Range<usize>>| ranges.iter().cloned().flatten().collect();
        changes.0.iter().map(|(path, ranges)| (printed(path), flat(ranges))).collect()
    }

    #[test]
    fn lines_of_the_new_side_are_told() {
        let patch = "diff --git a/x.md b/x.md\n--- a/x.md\n+++ b/x.md\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n@@ -9,0 +10,2 @@ head\n+ten\n+++ eleven\n--- a/gone.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n";
        assert_eq!(lines(patch), [("x.md".to_owned(), vec![2, 10, 11])]);
    }

    #[test]
    fn a_file_without_lines_is_changed_as_a_whole() {
        for told in
            ["Binary files a/the vote.docx and b/the vote.docx differ", "GIT binary patch\nliteral 9\nzc"]
        {
            let patch = format!("diff --git a/the vote.docx b/the vote.docx\nindex 1..2 100644\n{told}\n");
            let changes = Changes::read(&patch, Path::new(""));
            let whole = |lines: &Range<usize>| *lines == (1..usize::MAX);
            assert!(changes.0.values().flatten().all(whole));
            assert!(changes.0.len() == 1 && changes.0.keys().all(|path| path.ends_with("the vote.docx")));
        }
    }

    #[test]
    fn names_are_read_as_they_are_written() {
        let patch = "--- x.md\t2021-03-04\n+++ x.md\t2021-03-05\n@@ -1 +1 @@\n-a\n+b\n--- \"a/\\320\\264.md\"\n+++ \"b/\\320\\264.md\"\n@@ -0,0 +1 @@\n+a\n--- b/x.md\n+++ b/x.md\n@@ -1 +1 @@\n-a\n+b\n";
        let names: Vec<String> = lines(patch).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["b/x.md", "x.md", "д.md"]);
    }
}
