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

#[cfg(unix)]
#[test]
fn a_link_puts_no_words_of_another_folder_into_a_report() {
    let folder =
        folder("links", &[("drafts/vote.md", "It is the vote.\n"), ("key.txt", "The the key is 4711.\n")]);
    let link =
        |to: &str, at: &str| std::os::unix::fs::symlink(to, folder.join(at)).expect("a link can be made");
    link("../key.txt", "drafts/notes.txt");
    link(".", "drafts/loop");
    link("nowhere.md", "drafts/gone.md");
    let told = |path: &str| {
        let output = copydesk(&folder, &["check", "--format", "short", path]).output().expect("it runs");
        String::from_utf8(output.stdout).expect("it is UTF-8")
    };
    assert_eq!(told("drafts"), "");
    assert!(told("drafts/notes.txt").contains("`the` stands twice"), "{}", told("drafts/notes.txt"));
}

/// What a text of some 30 kB may take, whatever stands in it: 300 MiB of memory, of which the program itself has a part.
#[cfg(target_os = "linux")]
const BOUNDS: &str = "ulimit -v 307200; exec \"$0\" check -j 1 --min-level note --format ndjson draft.md";

#[cfg(target_os = "linux")]
#[test]
fn a_text_without_an_end_is_read_within_its_bounds() {
    let kinds = [
        "227 people, 149 civilians, 19 police officers and 61 others, ",
        "Orlan Bek, the mayor of Lisk, said that Ana Ruiz had said that ",
        "from January 5, 2021, to March 7, 2022, or three days after June 31, ",
        "“‘(",
        "[a](b) *c* `d` ",
        "&",
        "NATO (OTAN) ",
        "4,000 ",
    ];
    for kind in kinds {
        let folder = folder("endless", &[("draft.md", &kind.repeat(30_000 / kind.len()))]);
        let program = copydesk(&folder, &[]);
        let mut shell = std::process::Command::new("sh");
        shell.current_dir(&folder).arg("-c").arg(BOUNDS).arg(program.get_program()).env_remove("CI");
        // A panic finds no room for its trace, and waits for it.
        shell.env_remove("RUST_BACKTRACE");
        let output = shell.output().expect("it runs");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(matches!(output.status.code(), Some(0 | 1)), "{kind:?}: {told}");
    }
}
