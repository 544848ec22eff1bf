//! `copydesk fix`: what it shows, what it writes and how it ends.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use insta_cmd::assert_cmd_snapshot;

use crate::{SOUND, copydesk, folder};

const CONFIG: &str = "gazetteer = [\"names.toml\"]\n";

const NAMES: &str = "[[place]]
name = \"Qaratau\"
native = \"Қаратау\"
language = \"kk\"
also = [\"Karatau\"]

[[person]]
name = \"Qanat Zhanbolatov\"
native = \"Қанат Жанболатов\"
language = \"kk\"
also = [\"Kanat Janbolatov\"]
";

/// Two house names in another form: with a possessive, in capitals, in a compound, quoted, in a link and in italics.
const DRAFT: &str = "# KARATAU GOVERNOR DENIES IT

Governor Kanat Janbolatov left Karatau on Monday. Karatau's schools and the Karatau-based mill stay open.

\"Karatau is cut off,\" Janbolatov said. The [map of Karatau](https://maps.example/karatau) and *The Karatau Messenger* say so too.

It was Janbolatov's second visit to the the town.
";

/// A folder with a house list and these drafts.
fn desk(name: &str, drafts: &[(&str, &str)]) -> std::path::PathBuf {
    folder(name, &[&[("copydesk.toml", CONFIG), ("names.toml", NAMES)], drafts].concat())
}

/// The program with a text on its standard input.
fn piped(mut command: Command, text: &str) -> std::process::Output {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("it starts");
    child.stdin.take().expect("it is piped").write_all(text.as_bytes()).expect("it reads");
    child.wait_with_output().expect("it ends")
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("it is there")
}

#[test]
fn fixes_are_shown_and_end_with_one() {
    let folder = desk("fix_shows", &[("visit.md", DRAFT)]);
    assert_cmd_snapshot!(copydesk(&folder, &["fix"]));
    assert_eq!(text(&folder.join("visit.md")), DRAFT, "nothing is written unasked");
}

#[test]
fn nothing_to_mend_ends_with_zero() {
    let folder = folder("fix_sound", &[("vote.md", SOUND)]);
    assert_cmd_snapshot!(copydesk(&folder, &["fix"]));
}

#[test]
fn a_second_run_changes_nothing() {
    let folder = desk("fix_writes", &[("visit.md", DRAFT), ("other.txt", "The the road is closed.\n")]);
    assert_cmd_snapshot!(copydesk(&folder, &["fix", "--write"]));
    let once = text(&folder.join("visit.md"));
    insta::assert_snapshot!("written", once);
    assert_cmd_snapshot!("second_run", copydesk(&folder, &["fix", "--write"]));
    assert_eq!(text(&folder.join("visit.md")), once);
    assert_eq!(text(&folder.join("other.txt")), "The road is closed.\n");
    assert_eq!(fs::read_dir(&folder).expect("it is there").count(), 4, "nothing half written is left");
}

#[test]
fn line_ends_and_the_byte_order_mark_stay() {
    let draft = "\u{feff}Oral\r\n\r\nThe road to Karatau is closed,\r\nand the the bridge\r\n too.";
    let folder = desk("fix_ends", &[("road.txt", draft)]);
    let status = copydesk(&folder, &["fix", "--write", "road.txt"]).status().expect("it runs");
    assert_eq!(status.code(), Some(0));
    let expected = draft.replace("Karatau", "Qaratau").replace("the the", "the");
    assert_eq!(text(&folder.join("road.txt")), expected);
}

#[test]
fn patch_takes_the_diff() {
    let folder = desk("fix_patch", &[("visit.md", DRAFT)]);
    let diff = copydesk(&folder, &["fix", "visit.md"]).output().expect("it runs").stdout;
    let mut patch = Command::new("patch");
    patch.current_dir(&folder).arg("-p0");
    if patch.arg("--dry-run").output().is_err() {
        return;
    }
    let mut patch = Command::new("patch");
    patch.current_dir(&folder).arg("-p0");
    let output = piped(patch, &String::from_utf8(diff).expect("it is UTF-8"));
    assert!(output.status.success(), "{output:?}");
    let patched = text(&folder.join("visit.md"));
    fs::write(folder.join("visit.md"), DRAFT).expect("it can be written");
    copydesk(&folder, &["fix", "--write"]).status().expect("it runs");
    assert_eq!(patched, text(&folder.join("visit.md")));
}

#[test]
fn standard_input_is_shown_and_never_written() {
    let folder = desk("fix_stdin", &[]);
    let shown = piped(copydesk(&folder, &["fix", "--stdin-filename", "a.md", "-"]), "In the the town.\n");
    let diff = String::from_utf8_lossy(&shown.stdout);
    assert_eq!(diff, "--- a.md\n+++ a.md\n@@ -1 +1 @@\n-In the the town.\n+In the town.\n");
    assert_eq!(shown.status.code(), Some(1));
    assert_cmd_snapshot!(copydesk(&folder, &["fix", "--write", "-"]));
}

#[test]
fn an_archive_is_refused() {
    let folder = folder("fix_archive", &[("a.ndjson", "{\"text\": \"In the the town.\"}\n")]);
    assert_cmd_snapshot!(copydesk(&folder, &["fix", "--input-format", "ndjson", "a.ndjson"]));
}

#[test]
fn a_missing_file_stops_no_other() {
    let folder = folder("fix_missing", &[("a.md", "In the the town.\n")]);
    assert_cmd_snapshot!(copydesk(&folder, &["fix", "--write", "a.md", "none.md"]));
    assert_eq!(text(&folder.join("a.md")), "In the town.\n");
}

#[cfg(unix)]
#[test]
fn a_read_only_draft_is_left() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder("fix_read_only", &[("a.md", "In the the town.\n")]);
    fs::set_permissions(folder.join("a.md"), PermissionsExt::from_mode(0o444)).expect("it is ours");
    assert_cmd_snapshot!(copydesk(&folder, &["fix", "--write"]));
    assert_eq!(text(&folder.join("a.md")), "In the the town.\n");
}

#[test]
fn under_embargo_no_diff_reaches_the_log_of_a_ci() {
    let draft = "---\ndate: 2022-01-26\nembargo: 2022-01-27\n---\nIn the the town.\n";
    let folder = folder("fix_embargo", &[("a.md", draft)]);
    let mut command = copydesk(&folder, &["fix"]);
    command.env("CI", "true");
    assert_cmd_snapshot!(command);
}

#[test]
fn what_a_speaker_says_and_longer_names_stay() {
    let draft = "The mill in Karatau burned down on Monday.

\"Nobody in Karatau was asked about the mill at all,\" a deputy said on Monday.

The Karatau Tractor Company owns the mill.
";
    let at = desk("fix-spoken", &[("draft.md", draft)]);
    copydesk(&at, &["fix", "--write", "draft.md"]).output().expect("it runs");
    let mended = text(&at.join("draft.md"));
    assert_eq!(mended, draft.replacen("Karatau", "Qaratau", 1));
}

#[test]
fn the_house_form_beside_a_speakers_is_not_to_be_written_again() {
    let draft = |own: &str| {
        format!(
            "The mill in {own} burned down on Monday.

\"Nobody in Qaratav was asked about the mill at all,\" a deputy said on Monday.
"
        )
    };
    let (house, other) = (draft("Qaratau"), draft("Karatau"));
    let at = desk("fix-own", &[("house.md", &house), ("other.md", &other)]);
    let help = |path: &str| {
        let shown = copydesk(&at, &["check", "--min-level", "note", path]).output().expect("it runs");
        let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
        assert!(shown.contains("in a quotation Qaratav"), "{shown}");
        shown.contains("help: write Qaratau")
    };
    assert!(!help("house.md"));
    assert!(help("other.md"));
}
