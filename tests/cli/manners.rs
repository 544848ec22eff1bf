//! How the program behaves among others: closed pipes, Ctrl-C, quiet and verbose runs, shells and man pages.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use insta_cmd::assert_cmd_snapshot;

use crate::{FAULTY, SOUND, copydesk, folder};

const FORMATS: [&str; 10] =
    ["human", "short", "json", "ndjson", "sarif", "github", "gitlab", "rdjsonl", "junit", "checkstyle"];

/// A draft whose report is longer than what a pipe holds.
fn long() -> String {
    (0..200).map(|i| format!("Letter {i} was read to the the council.\n\n")).collect()
}

/// Ends the reading of standard output before anything was written, and gives status and standard error.
fn unread(mut command: Command) -> (Option<i32>, String) {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
    drop(child.stdout.take());
    let mut told = String::new();
    child.stderr.take().expect("it is piped").read_to_string(&mut told).expect("it is UTF-8");
    (child.wait().expect("it ends").code(), told)
}

#[test]
fn a_closed_pipe_is_quiet_in_every_format() {
    let folder = folder("pipe", &[("letters.md", &long())]);
    for format in FORMATS {
        let ended = unread(copydesk(&folder, &["check", "--no-config", "--format", format]));
        assert_eq!(ended, (Some(0), String::new()), "{format}");
    }
    for args in
        [&["rules", "--format", "json"][..], &["explain", "double-word"], &["completions", "zsh"], &["fix"]]
    {
        let (status, told) = unread(copydesk(&folder, args));
        assert!(status != Some(2) && told.is_empty(), "{args:?}: {told:?}");
    }
}

#[test]
fn a_closed_pipe_keeps_no_file_from_being_written() {
    let folder = folder("pipe-file", &[("letters.md", &long())]);
    let args = ["check", "--no-config", "--format", "ndjson", "--output", "ndjson=all.ndjson"];
    assert_eq!(unread(copydesk(&folder, &args)), (Some(0), String::new()));
    let written = fs::read_to_string(folder.join("all.ndjson")).expect("it was written");
    assert_eq!(written.lines().count(), 200);
}

/// Waits until a folder holds a file of a name like this, or gives up.
fn appears(folder: &Path, part: &str) -> bool {
    let holds = || {
        let names = fs::read_dir(folder).expect("it is there").flatten();
        names.map(|e| e.file_name()).any(|n| n.to_string_lossy().contains(part))
    };
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(60) {
        if holds() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    false
}

#[cfg(unix)]
fn interrupt(child: &Child) {
    let status = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(status.expect("kill runs").success());
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_nothing_half_written() {
    let folder = folder("ctrl-c", &[]);
    let args = [
        "check",
        "--input-format",
        "ndjson",
        "--output",
        "json=all.json",
        "--output",
        "sarif=all.sarif",
        "-",
    ];
    let mut command = copydesk(&folder, &args);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().expect("it runs");
    assert!(appears(&folder, "all.sarif"), "it waits for standard input with its files begun");
    // Waiting closes the input that it holds, and the end of the input would race with the signal.
    let input = child.stdin.take();
    interrupt(&child);
    assert_eq!(child.wait().expect("it ends").code(), Some(130));
    drop(input);
    assert_eq!(fs::read_dir(&folder).expect("it is there").count(), 0);
}

#[test]
fn a_quiet_run_has_findings_alone() {
    let folder = folder("quiet", &[("vote.md", FAULTY)]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "-q", "--date", "2022-01-26"]));
    assert_cmd_snapshot!("quiet_fix", copydesk(&folder, &["fix", "--quiet", "--write"]));
}

#[test]
fn a_verbose_run_tells_what_is_read() {
    let files = [
        ("vote.md", FAULTY),
        ("desk/sound.md", SOUND),
        ("copydesk.toml", "[level]\nplaceholder = \"note\"\n"),
    ];
    let folder = folder("verbose", &files);
    assert_cmd_snapshot!(copydesk(
        &folder,
        &["check", "--verbose", "--format", "short", "--date", "2022-01-26"]
    ));
}

#[test]
fn a_bug_is_reported_with_what_decides_a_run() {
    let folder = folder("version", &[("copydesk.toml", "")]);
    let output = copydesk(&folder, &["--version", "--verbose"]).output().expect("it runs");
    let told = String::from_utf8(output.stdout).expect("it is UTF-8");
    let heads: Vec<&str> = told.lines().filter_map(|l| l.split([':', ' ']).next()).collect();
    assert_eq!(heads, ["copydesk", "target", "compiler", "profile", "rules", "configuration"]);
    assert!(told.ends_with("configuration: copydesk.toml\n"), "{told}");
    let output = copydesk(&folder, &["-V"]).output().expect("it runs");
    assert_eq!(output.stdout, told.split_inclusive('\n').next().map(str::as_bytes).expect("a line"));
}

#[test]
fn findings_stand_under_their_rule_or_their_file() {
    let folder =
        folder("groups", &[("a.md", FAULTY), ("b.md", "They met in in March.\n"), ("sound.md", SOUND)]);
    let check = ["check", "--date", "2022-01-26", "--no-config", "--group-by"];
    assert_cmd_snapshot!(
        "group_rule",
        copydesk(&folder, &[&check[..], &["rule", "--format", "short"]].concat())
    );
    assert_cmd_snapshot!(
        "group_file",
        copydesk(&folder, &[&check[..], &["file", "--format", "short"]].concat())
    );
    assert_cmd_snapshot!("group_human", copydesk(&folder, &[&check[..], &["rule", "--stats"]].concat()));
    assert_cmd_snapshot!(
        "group_json",
        copydesk(&folder, &[&check[..], &["rule", "--format", "json"]].concat())
    );
}

#[test]
fn statistics_stand_beside_a_report_for_machines() {
    let folder = folder("stats", &[("a.md", FAULTY)]);
    let args = ["check", "--date", "2022-01-26", "--no-config", "--stats", "--min-level", "error"];
    assert_cmd_snapshot!(copydesk(&folder, &[&args[..], &["--format", "checkstyle"]].concat()));
}

#[test]
fn no_bar_is_drawn_where_nobody_looks() {
    let folder = folder("bar", &[("letters.md", &long())]);
    let output = copydesk(&folder, &["check", "--no-config"]).output().expect("it runs");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn names_of_rules_are_linked_on_terminals_that_take_links() {
    let folder = folder("links", &[("vote.md", FAULTY)]);
    let link = "\u{1b}]8;;https://desk.example/double-word\u{1b}\\double-word\u{1b}]8;;\u{1b}\\";
    let linked = |args: &[&str], takes: &str| {
        let mut command = copydesk(&folder, &[&["check", "--no-config"], args].concat());
        command.env("COPYDESK_RULE_URL", "https://desk.example/{rule}").env("FORCE_HYPERLINK", takes);
        String::from_utf8(command.output().expect("it runs").stdout).expect("it is UTF-8").contains(link)
    };
    assert!(linked(&["--color", "always"], "1"));
    assert!(!linked(&["--color", "always"], "0") && !linked(&[], "1"));
    assert!(!linked(&["--color", "always", "--format", "short"], "1"));
}

#[test]
fn every_shell_completes() {
    let folder = folder("completions", &[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = copydesk(&folder, &["completions", shell]).output().expect("it runs");
        let script = String::from_utf8(output.stdout).expect("it is UTF-8");
        assert!(script.contains("group-by") && script.contains("checkstyle"), "{shell}");
    }
}

#[test]
fn every_command_has_a_man_page() {
    let folder = folder("man", &[]);
    let pages = [&["check"][..], &["baseline", "write"], &["man"], &[]];
    for names in pages {
        let output = copydesk(&folder, &[&["man"], names].concat()).output().expect("it runs");
        let page = String::from_utf8(output.stdout).expect("it is UTF-8");
        let name = [&["copydesk"], names].concat().join("-");
        let head = format!(".TH {name} 1  \"copydesk {}\" copydesk\n", env!("CARGO_PKG_VERSION"));
        assert!(page.contains(&head), "{page}");
    }
    assert_cmd_snapshot!(copydesk(&folder, &["man", "chek"]));
}
