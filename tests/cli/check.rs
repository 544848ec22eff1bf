//! `copydesk check`: what it says of a draft and how it ends.

use std::fs;

use insta_cmd::assert_cmd_snapshot;

use crate::{FAULTY, SOUND, copydesk, folder};

const DATED: [&str; 3] = ["check", "--date", "2022-01-26"];

#[test]
fn a_sound_draft_ends_with_zero() {
    let folder = folder("sound", &[("vote.md", SOUND)]);
    assert_cmd_snapshot!(copydesk(&folder, &DATED));
}

#[test]
fn an_error_ends_with_one() {
    let folder = folder("error", &[("vote.md", FAULTY)]);
    assert_cmd_snapshot!(copydesk(&folder, &DATED));
}

#[test]
fn a_warning_alone_ends_with_zero_unless_asked() {
    let folder = folder("warning", &[("vote.md", "The council met in the the town hall.\n")]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--format", "short"]));
    assert_cmd_snapshot!(
        "fail_on_warning",
        copydesk(&folder, &["check", "--fail-on", "warning", "--format", "short"])
    );
}

#[test]
fn errors_may_be_waved_through() {
    let folder = folder("never", &[("vote.md", FAULTY)]);
    assert_cmd_snapshot!(copydesk(
        &folder,
        &[&DATED[..], &["--fail-on", "never", "--format", "short"]].concat()
    ));
}

#[test]
fn json_holds_documents_diagnostics_and_summary() {
    let folder = folder("json", &[("vote.md", FAULTY)]);
    let output = copydesk(&folder, &[&DATED[..], &["--format", "json"]].concat()).output().expect("it runs");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    insta::assert_snapshot!(serde_json::to_string_pretty(&report).expect("it was JSON"));
}

#[test]
fn one_pass_writes_several_reports() {
    let folder = folder("several", &[("vote.md", FAULTY)]);
    let args = ["--format", "short", "--output", "json=all.json", "--output", "ndjson=lines.ndjson"];
    let status = copydesk(&folder, &[&DATED[..], &args].concat()).status().expect("it runs");
    assert_eq!(status.code(), Some(1));
    let all = fs::read_to_string(folder.join("all.json")).expect("it was written");
    let lines = fs::read_to_string(folder.join("lines.ndjson")).expect("it was written");
    assert!(lines.lines().count() == 2 && lines.lines().all(|line| all.contains(line)), "{lines}");
    assert_eq!(fs::read_dir(&folder).expect("it is there").count(), 3, "nothing half written is left");
}

#[test]
fn standard_input_has_the_name_it_is_given() {
    let folder = folder("stdin", &[]);
    let mut command = copydesk(
        &folder,
        &[&DATED[..], &["--stdin-filename", "desk/vote.md", "--format", "short", "-"]].concat(),
    );
    assert_cmd_snapshot!(command.pass_stdin(FAULTY));
}

#[test]
fn an_archive_keeps_its_order_and_its_ids() {
    let folder = folder("archive", &[]);
    let lines = "{\"id\": \"b\", \"text\": \"It is the the vote.\"}\n{\"id\": \"a\", \"text\": \"A a vote of the the house.\"}\n{oops\n{\"text\": \"The the end.\"}\n";
    let mut command = copydesk(&folder, &["check", "--input-format", "ndjson", "--format", "short", "-"]);
    assert_cmd_snapshot!(command.pass_stdin(lines));
}

#[test]
fn words_are_withheld_when_asked() {
    let folder = folder("redact", &[("vote.md", FAULTY)]);
    assert_cmd_snapshot!(copydesk(&folder, &[&DATED[..], &["--redact", "always"]].concat()));
    let args = [&DATED[..], &["--redact", "always", "--format", "ndjson"]].concat();
    let output = copydesk(&folder, &args).output().expect("it runs");
    let lines = String::from_utf8(output.stdout).expect("it is UTF-8");
    assert!(lines.contains("\"text\":null") && !lines.contains("January"), "{lines}");
}

#[test]
fn a_story_under_embargo_is_not_told_in_ci() {
    let text = format!("---\ndate: 2022-01-26\nembargo: 2022-01-26\n---\n\n{FAULTY}");
    let folder = folder("embargo", &[("vote.md", &text)]);
    let told = |ci: bool| {
        let mut command = copydesk(&folder, &["check", "--format", "ndjson"]);
        let command = if ci { command.env("CI", "true") } else { &mut command };
        String::from_utf8(command.output().expect("it runs").stdout).expect("it is UTF-8")
    };
    assert!(told(false).contains("Tuesday"));
    assert!(told(true).contains("weekday-mismatch") && !told(true).contains("Tuesday"), "{}", told(true));
}

#[test]
fn drafts_of_a_run_are_compared_when_asked() {
    let one = "President Orlan Daviyev spoke on Monday. Nobody else did.\n";
    let two = "President Orlan Davyev spoke again. Nobody listened.\n";
    let folder = folder("across", &[("one.txt", one), ("two.txt", two)]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--across"]));
}

#[test]
fn a_long_paragraph_is_cut_to_the_width() {
    let text = "The council of the town, which had met every week since the flood, said on Monday that it would \
                rebuild the the bridge over the river before the winter comes and the ice closes the ford.\n";
    let folder = folder("width", &[("bridge.txt", text)]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--width", "40", "--no-config"]));
}

#[test]
fn what_a_draft_holds_cannot_move_the_cursor() {
    let folder = folder("escape", &[("a.txt", "It \u{1b}[2J\u{202e}is the the vote\u{9b}1m.\n")]);
    let output = copydesk(&folder, &["check"]).output().expect("it runs");
    let text = String::from_utf8(output.stdout).expect("it is UTF-8");
    assert!(text.contains("1 │ It ?[2J\u{fffd}is the the vote¿1m.\n"), "{text}");
    assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text}");
}

#[test]
fn colour_is_for_terminals() {
    let folder = folder("colour", &[("vote.md", FAULTY)]);
    let colored = |args: &[&str]| {
        let output = copydesk(&folder, &[&DATED[..], args].concat()).output().expect("it runs");
        output.stdout.contains(&0x1b)
    };
    assert!(!colored(&[]) && !colored(&["--color", "never"]));
    assert!(colored(&["--color", "always"]));
}

#[test]
fn broken_front_matter_is_a_finding() {
    let draft = "---\ntitle: \"Tram\ndate: 2022-01-26\n---\n\nThe council met in the the town hall.\n";
    let folder = folder("front-matter", &[("vote.md", draft)]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--no-config"]));
}

#[test]
fn another_language_is_told_and_counted() {
    let draft = "Der Rat hat am Montag beschlossen, die neue Bahn bis zum Hafen zu führen, und die Kosten sind nicht bekannt.\n";
    let folder = folder("foreign", &[("vote.txt", draft)]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--no-config"]));
}

#[test]
fn a_very_long_line_is_checked() {
    // A program that is not optimized would take minutes for the ten megabytes that must be read.
    let size = if cfg!(debug_assertions) { 64 << 10 } else { 10 << 20 };
    let line = "The council met on Monday, January 24, 2022, and the harbour board met on the day after it. ";
    let long = line.repeat(size / line.len()) + "Nobody met on Monday, January 25, 2022.\n";
    let folder = folder("long", &[("vote.txt", &long)]);
    let done = copydesk(&folder, &["check", "--no-config", "--format", "short"]).output().expect("it runs");
    let out = String::from_utf8_lossy(&done.stdout);
    assert_eq!((done.status.code(), out.matches("weekday-mismatch").count()), (Some(1), 1), "{out}");
}
