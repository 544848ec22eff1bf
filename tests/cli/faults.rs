//! What cannot be done: a clear message with file, place and remedy, and status 2.

use std::fs;

use insta_cmd::assert_cmd_snapshot;

use crate::{SOUND, copydesk, folder};

#[test]
fn a_missing_file_stops_no_other() {
    let folder = folder("missing", &[("vote.md", "The the vote.\n")]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "vote.md", "gone.md"]));
}

#[test]
fn bytes_that_are_no_text_are_named() {
    let folder = folder("bytes", &[("vote.md", SOUND)]);
    fs::write(folder.join("latin.txt"), b"a caf\xe9 in Oral").expect("it can be written");
    fs::write(folder.join("program.txt"), b"\x7fELF\x02\x00\x00\x01").expect("it can be written");
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--date", "2022-01-26"]));
}

#[test]
fn a_folder_without_drafts_is_told() {
    let folder = folder("no-drafts", &[("main.rs", "fn main() {}\n"), ("README.md", "About.\n")]);
    assert_cmd_snapshot!(copydesk(&folder, &["check"]));
}

#[test]
fn an_archive_without_documents_is_told() {
    let folder = folder("no-lines", &[]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--input-format", "ndjson", "-"]).pass_stdin("\n"));
}

#[test]
fn an_empty_draft_is_a_note() {
    let folder = folder("empty", &[("vote.md", "")]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--date", "2022-01-26", "--format", "short"]));
}

#[test]
fn a_draft_that_is_too_large_is_left_out() {
    let folder = folder("large", &[("vote.md", &"word ".repeat(1000))]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--max-size", "4KiB"]));
}

#[test]
fn a_wrong_value_names_the_nearest() {
    let folder = folder("value", &[("vote.md", SOUND)]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--format", "jsn"]));
}

#[test]
fn a_rule_that_is_not_known_names_the_nearest() {
    let folder = folder("level", &[("vote.md", SOUND)]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--level", "doubel-word=off"]));
}

#[test]
fn all_mistakes_of_a_configuration_are_shown_at_once() {
    let config = "rules = [\"no-such-folder\"]\ngazeteer = [\"names.toml\"]\n\n[level]\ndouble-word = \"warn\"\nduble-word = \"off\"\n";
    let folder = folder("config", &[("copydesk.toml", config), ("vote.md", SOUND)]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--date", "2022-01-26"]));
}

#[test]
fn a_configuration_that_is_named_must_be_there() {
    let folder = folder("no-config", &[("vote.md", SOUND)]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--config", "desk.toml"]));
}

#[test]
fn a_report_that_cannot_be_written_is_told() {
    let folder = folder("no-report", &[("vote.md", SOUND)]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--output", "json=no/such/report.json"]));
}
