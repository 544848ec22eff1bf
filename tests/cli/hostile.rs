//! Input that means harm: it is told or read, and never obeyed.

use insta_cmd::assert_cmd_snapshot;

use super::{copydesk, folder};

/// Whether no character of an output is one that a terminal obeys.
fn is_plain(bytes: &[u8]) -> bool {
    let text = std::str::from_utf8(bytes).expect("output is UTF-8");
    !text.chars().any(|c| c.is_control() && c != '\n')
}

#[cfg(unix)]
#[test]
fn a_file_name_cannot_move_the_cursor() {
    let folder = folder("name", &[("a\u{1b}[2J\u{9b}31m.txt", "It is the the vote.\n")]);
    for args in [
        &["check"][..],
        &["check", "--format", "short"],
        &["check", "no-such\u{1b}[2J.txt"],
        &["inspect"],
        &["fix"],
    ] {
        let output = copydesk(&folder, args).output().expect("it runs");
        assert!(is_plain(&output.stdout) && is_plain(&output.stderr), "{args:?}: {output:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_itself_is_told() {
    let folder = folder("itself", &[("vote.md", "It is the vote.\n")]);
    std::os::unix::fs::symlink("again.md", folder.join("again.md")).expect("a link can be made");
    let output = copydesk(&folder, &["check", "again.md", "vote.md"]).output().expect("it runs");
    let told = String::from_utf8(output.stderr).expect("it is UTF-8");
    assert!(told.contains("again.md: "), "{told}");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn lines_of_an_archive_that_cannot_be_read_are_numbered() {
    let lines = [
        r#"{"id": "surrogate", "text": "\ud800"}"#,
        r#"{"id": "nul", "text": "a\u0000b"}"#,
        &format!("{}{}", "[".repeat(5000), "]".repeat(5000)),
        &format!(r#"{{"text": "{}"}}"#, "a ".repeat(3000)),
        r#"{"id": "last", "text": "It is the the vote."}"#,
    ];
    let folder = folder("archive-lines", &[("all.ndjson", lines.join("\n").as_str())]);
    let args = ["check", "--input-format", "ndjson", "--max-size", "5KiB", "--format", "short", "all.ndjson"];
    assert_cmd_snapshot!(copydesk(&folder, &args));
}

#[test]
fn twenty_thousand_findings_are_all_told() {
    let folder = folder("many", &[("many.txt", "It is the the vote.\n\n".repeat(20_000).as_str())]);
    let output = copydesk(&folder, &["check", "--format", "short", "many.txt"]).output().expect("it runs");
    assert_eq!(output.stdout.split(|b| *b == b'\n').filter(|line| !line.is_empty()).count(), 20_000);
}
