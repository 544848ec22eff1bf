//! What a newsroom makes its own: allowances, a baseline, changed lines, its configuration.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use insta_cmd::assert_cmd_snapshot;

use crate::{FAULTY, SOUND, copydesk, folder};

/// Standard output of a run.
fn stdout(folder: &Path, args: &[&str]) -> String {
    let output = copydesk(folder, args).output().expect("it runs");
    String::from_utf8(output.stdout).expect("it is UTF-8")
}

/// Fingerprint of the first finding of a rule.
fn fingerprint(folder: &Path, rule: &str) -> String {
    let text = stdout(folder, &["check", "--date", "2022-01-26", "--format", "ndjson"]);
    let records =
        text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("it is JSON"));
    let found = records.into_iter().find(|r| r["rule"] == rule).expect("the rule finds something");
    found["fingerprint"].as_str().expect("it is a text").to_owned()
}

/// git in a folder, without anybody's configuration.
fn git(folder: &Path, args: &[&str]) {
    let mut command = Command::new("git");
    command
        .current_dir(folder)
        .args(["-c", "user.name=desk", "-c", "user.email=desk@example.org"])
        .args(args);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    assert!(command.output().expect("git runs").status.success(), "{args:?}");
}

/// A repository with two drafts, of which one is changed and one is new since.
fn repository(name: &str) -> PathBuf {
    let old = format!("{FAULTY}\nNobody else was was there.\n");
    let folder = folder(name, &[("old.txt", &old), ("same.txt", FAULTY)]);
    git(&folder, &["init", "--quiet", "--initial-branch", "main"]);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "--quiet", "-m", "first"]);
    fs::write(folder.join("old.txt"), old.replace("Nobody else", "No one else")).expect("it can be written");
    fs::write(folder.join("new.txt"), "The the vote.\n").expect("it can be written");
    folder
}

#[test]
fn what_a_draft_allows_is_counted_and_in_the_json() {
    let draft = format!("copydesk: allow double-word -- it is a poem\n{FAULTY}");
    let folder = folder("allowed", &[("vote.txt", &draft)]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--date", "2022-01-26"]));
    let json = stdout(&folder, &["check", "--date", "2022-01-26", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    insta::assert_snapshot!(serde_json::to_string_pretty(&report["suppressions"]).expect("it is JSON"));
    assert_eq!(report["summary"]["allowed"], 1);
}

#[test]
fn a_finding_is_allowed_beside_the_copy() {
    let folder = folder("allow", &[("vote.txt", FAULTY)]);
    let print = fingerprint(&folder, "weekday-mismatch");
    let allow = ["allow", &print, "--reason", "the \"old\" calendar", "--date", "2022-01-26"];
    assert_cmd_snapshot!("allow", copydesk(&folder, &allow));
    assert_cmd_snapshot!("allow_again", copydesk(&folder, &allow));
    insta::assert_snapshot!(
        "allow_file",
        fs::read_to_string(folder.join("copydesk-allowed.toml")).expect("it is there")
    );
    assert_cmd_snapshot!(
        "allow_check",
        copydesk(&folder, &["check", "--date", "2022-01-26", "--format", "short"])
    );
    fs::write(folder.join("vote.txt"), SOUND).expect("it can be written");
    assert_cmd_snapshot!("allow_unused", copydesk(&folder, &["check", "--date", "2022-01-26"]));
}

#[test]
fn a_side_file_may_have_another_name_and_folder() {
    let folder = folder(
        "allow-named",
        &[("copydesk.toml", "allowed = \"desk/may-stay.toml\"\n"), ("wire/vote.txt", FAULTY)],
    );
    fs::create_dir(folder.join("desk")).expect("it can be made");
    let print = fingerprint(&folder, "double-word");
    let below = folder.join("wire");
    assert!(copydesk(&below, &["allow", &print, "--reason", "poem"]).status().expect("it runs").success());
    let text = fs::read_to_string(folder.join("desk/may-stay.toml")).expect("it is there");
    assert!(text.contains("double-word"), "{text}");
    for (here, path) in [(&folder, "."), (&below, "vote.txt"), (&below, "../wire/vote.txt")] {
        let report = stdout(here, &["check", "--format", "short", path]);
        assert!(!report.contains("double-word") && !report.contains("unused"), "{path}: {report}");
    }
}

#[test]
fn an_allowance_ends_with_its_day() {
    let folder = folder("allow-until", &[("vote.txt", FAULTY)]);
    let print = fingerprint(&folder, "double-word");
    let until = ["allow", &print, "--reason", "poem", "--until", "2022-01-26", "--date", "2022-01-26"];
    assert!(copydesk(&folder, &until).status().expect("it runs").success());
    let on = |day: &str| stdout(&folder, &["check", "--date", day, "--format", "short"]);
    assert!(!on("2022-01-26").contains("double-word"));
    let later = on("2022-01-27");
    assert!(later.contains("expired-suppression") && later.contains("`the` stands twice"), "{later}");
}

#[test]
fn an_allowance_is_for_its_draft_alone() {
    let folder = folder("allow-alone", &[("a.txt", FAULTY), ("b.txt", FAULTY)]);
    let print = fingerprint(&folder, "double-word");
    assert_cmd_snapshot!(copydesk(&folder, &["allow", &print, "--reason", "poem"]));
    assert!(
        copydesk(&folder, &["allow", &print, "--reason", "poem", "b.txt"])
            .status()
            .expect("it runs")
            .success()
    );
    let text = stdout(&folder, &["check", "--format", "short"]);
    assert!(text.contains("a.txt") && !text.contains("b.txt"), "{text}");
}

#[test]
fn what_cannot_be_allowed_is_told() {
    let folder = folder("allow-none", &[("vote.txt", FAULTY)]);
    assert_cmd_snapshot!(
        "allow_unknown",
        copydesk(&folder, &["allow", "0123456789abcdef", "--reason", "poem"])
    );
    let print = fingerprint(&folder, "double-word");
    assert_cmd_snapshot!("allow_reasonless", copydesk(&folder, &["allow", &print, "--reason", " "]));
}

#[test]
fn what_is_allowed_is_not_mended() {
    let draft = format!("copydesk: allow double-word -- it is a poem\n{FAULTY}");
    let folder = folder("allow-fix", &[("vote.txt", &draft)]);
    assert_eq!(stdout(&folder, &["fix"]), "");
}

#[test]
fn only_what_is_not_in_the_baseline_is_reported() {
    let folder = folder("baseline", &[("vote.txt", FAULTY)]);
    assert_cmd_snapshot!("baseline_write", copydesk(&folder, &["baseline", "write", "--date", "2022-01-26"]));
    let file = folder.join("copydesk-baseline.json");
    insta::assert_snapshot!("baseline_file", fs::read_to_string(&file).expect("it is there"));
    let check = ["check", "--date", "2022-01-26", "--baseline", "copydesk-baseline.json"];
    assert_cmd_snapshot!("baseline_same", copydesk(&folder, &check));
    let more = format!("A new line above.\n\n{}\nHe saw saw it.\n", FAULTY.replace("the the", "the"));
    fs::write(folder.join("vote.txt"), more).expect("it can be written");
    assert_cmd_snapshot!("baseline_more", copydesk(&folder, &check));
}

#[test]
fn a_baseline_that_is_none_is_told() {
    let folder = folder("baseline-none", &[("vote.txt", SOUND), ("list.json", "[]")]);
    assert_cmd_snapshot!("baseline_missing", copydesk(&folder, &["check", "--baseline", "none.json"]));
    assert_cmd_snapshot!("baseline_broken", copydesk(&folder, &["check", "--baseline", "list.json"]));
}

#[test]
fn only_what_touches_changed_lines_is_reported() {
    let folder = repository("diff-base");
    let check = ["check", "--date", "2022-01-26", "--fail-on", "warning", "--diff-base", "main"];
    assert_cmd_snapshot!(copydesk(&folder, &check));
    git(&folder, &["checkout", "--quiet", "-b", "side"]);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "--quiet", "-m", "second"]);
    let below = folder.join("below");
    fs::create_dir(&below).expect("it can be made");
    let args = [&check[..], &["--format", "short", ".."]].concat();
    let text =
        String::from_utf8(copydesk(&below, &args).output().expect("it runs").stdout).expect("it is UTF-8");
    assert_eq!(text.lines().count(), 2, "{text}");
}

#[test]
fn a_patch_may_come_from_anywhere() {
    let folder = folder("diff", &[("vote.txt", FAULTY), ("other.txt", FAULTY)]);
    let patch = "--- a/vote.txt\n+++ b/vote.txt\n@@ -1 +1 @@\n-ORAL\n+ORAL, Tuesday\n";
    let check = ["check", "--date", "2022-01-26", "--format", "short", "--diff", "-"];
    assert_cmd_snapshot!("diff", copydesk(&folder, &check).pass_stdin(patch));
    assert_cmd_snapshot!("diff_none", copydesk(&folder, &check).pass_stdin(""));
    assert_cmd_snapshot!("diff_broken", copydesk(&folder, &check).pass_stdin("no patch\n"));
}

#[test]
fn git_that_cannot_help_is_told() {
    let repository = repository("diff-unknown");
    assert_cmd_snapshot!("diff_unknown", copydesk(&repository, &["check", "--diff-base", "no-such-branch"]));
    assert_cmd_snapshot!(
        "diff_option",
        copydesk(&repository, &["check", "--diff-base", "main", "--diff", "-"])
    );
    let mut without = copydesk(&repository, &["check", "--diff-base", "main"]);
    assert_cmd_snapshot!("diff_no_git", without.env("PATH", ""));
    let outside = std::env::temp_dir();
    let output = copydesk(&outside, &["check", "--diff-base", "main"]).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && said.contains("is in no git"), "{said}");
}

#[test]
fn the_configuration_in_force_is_shown_with_its_origins() {
    let config = "extends = [\"base.toml\"]\nexclude = [\"old/**\"]\n\n[level]\nplaceholder = \"warning\"\n\n[[override]]\nfiles = [\"blogs/**\"]\nkind = \"blog\"\n[override.options.double-word]\nexcept = [\"had\"]\n";
    let base = "required-version = \">=0.1\"\n[level-in.blog]\ndouble-word = \"note\"\n";
    let folder = folder("config-show", &[("copydesk.toml", config), ("base.toml", base)]);
    let shown = stdout(&folder, &["config", "show", "--level", "far-year=off", "blogs/a.md"]);
    let told = shown.lines().filter(|l| !l.ends_with("# built-in")).collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!(told);
    let typed: toml::Table = shown.parse().expect("it is TOML");
    assert!(typed["level"].as_table().is_some_and(|t| t.len() > 30));
}

#[test]
fn what_the_configuration_excludes_is_left_out_of_this_folder_too() {
    let files = [
        ("copydesk.toml", "exclude = [\"old.md\", \"past/**\"]\n"),
        ("old.md", FAULTY),
        ("past/vote.md", FAULTY),
    ];
    let folder = folder("exclude", &[&files[..], &[("vote.md", FAULTY)]].concat());
    let check = ["check", "--format", "short", "--fail-on", "never"];
    for paths in [&[][..], &["."], &["../exclude"]] {
        let told = stdout(&folder, &[&check[..], paths].concat());
        assert!(
            told.contains("vote.md:1:49") && !told.contains("old.md") && !told.contains("past"),
            "{told}"
        );
    }
}

#[test]
fn overrides_set_the_kind_and_the_levels_of_their_files() {
    let config =
        "[[override]]\nfiles = [\"blogs/**\"]\nkind = \"blog\"\nlevel = { double-word = \"error\" }\n";
    let own = "---\nkind: opinion\n---\n\nHe saw it.\n";
    let files =
        [("copydesk.toml", config), ("blogs/a.md", FAULTY), ("blogs/b.md", own), ("news/a.md", FAULTY)];
    let folder = folder("override", &files);
    let json = stdout(&folder, &["check", "--format", "json", "--date", "2022-01-25"]);
    let report: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    let kinds: Vec<&str> =
        report["documents"].as_array().into_iter().flatten().filter_map(|d| d["kind"].as_str()).collect();
    assert_eq!(kinds, ["blog", "opinion", "news"]);
    let found = report["diagnostics"].as_array().into_iter().flatten().filter(|d| d["rule"] == "double-word");
    let levels: Vec<&str> = found.filter_map(|d| d["level"].as_str()).collect();
    assert_eq!(levels, ["error", "warning"]);
}

#[test]
fn drafts_under_overrides_are_still_compared() {
    let config = "[[override]]\nfiles = [\"b.txt\"]\nlevel = { transliteration = \"error\" }\n";
    let files = [
        ("copydesk.toml", config),
        ("a.txt", "President Orlan Daviyev spoke on Monday. Nobody else did.\n"),
        ("b.txt", "President Orlan Davyev spoke again. Nobody listened.\n"),
    ];
    let folder = folder("override-across", &files);
    let text = stdout(&folder, &["check", "--across", "--format", "short"]);
    assert!(text.starts_with("b.txt:1:17: error[transliteration]"), "{text}");
}

#[test]
fn the_schema_is_json() {
    let text = stdout(&folder("schema", &[]), &["config", "schema"]);
    let schema: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(schema["title"], "copydesk.toml");
}

#[test]
fn init_writes_over_nothing() {
    let folder = folder("init", &[]);
    assert_cmd_snapshot!("init", copydesk(&folder, &["init"]));
    fs::write(folder.join("vote.txt"), SOUND).expect("it can be written");
    assert!(copydesk(&folder, &["check", "--date", "2022-01-26"]).status().expect("it runs").success());
    fs::remove_file(folder.join("copydesk.toml")).expect("it is there");
    assert_cmd_snapshot!("init_again", copydesk(&folder, &["init"]));
    assert!(!folder.join("copydesk.toml").exists());
}
