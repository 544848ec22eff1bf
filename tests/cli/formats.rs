//! The reports for machines, as they are printed on one small draft.

use std::fs;
use std::process::Command;

use insta_cmd::assert_cmd_snapshot;
use serde_json::Value;

use crate::{SOUND, copydesk, folder};

/// An error with a second place, a warning that can be mended, one that is allowed, and a note.
const DRAFT: &str =
    "ORAL, Tuesday, January 26 -- The council met in the the town hall & left: 100% \"yes\".\n
40 villages had been cut off, the mayor said, of which 31 have been reached by road and 12 by boat.\n
<!-- copydesk: allow double-word -- a line of the poem -->
\"The river ran on on that night,\" he read.\n";

const CHECK: [&str; 6] = ["check", "--date", "2022-01-26", "--min-level", "note", "--format"];

/// The program over the draft and a sound one.
fn check(name: &str, format: &str) -> Command {
    let folder = folder(name, &[("drafts/vote, 2.md", DRAFT), ("drafts/sound.md", SOUND)]);
    copydesk(&folder, &[&CHECK[..], &[format, "--no-config"]].concat())
}

#[test]
fn github_annotates() {
    assert_cmd_snapshot!(check("github", "github"));
}

#[test]
fn gitlab_takes_an_array() {
    assert_cmd_snapshot!(check("gitlab", "gitlab"));
}

#[test]
fn reviewdog_takes_lines() {
    assert_cmd_snapshot!(check("rdjsonl", "rdjsonl"));
}

#[test]
fn junit_has_a_suite_for_each_draft() {
    assert_cmd_snapshot!(check("junit", "junit"));
}

#[test]
fn checkstyle_has_files_with_findings() {
    assert_cmd_snapshot!(check("checkstyle", "checkstyle"));
}

#[test]
fn sarif_is_one_run() {
    let output = check("sarif", "sarif").output().expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    let mut log: Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    for rule in log["runs"][0]["tool"]["driver"]["rules"].as_array_mut().into_iter().flatten() {
        let help = rule["help"].as_object_mut().expect("it has help");
        help.values_mut().for_each(|page| *page = "…".into());
    }
    insta::assert_snapshot!(serde_json::to_string_pretty(&log).expect("it was JSON"));
}

#[test]
fn an_empty_run_is_a_report_too() {
    let folder = folder("nothing", &[("sound.md", SOUND)]);
    for format in ["sarif", "gitlab", "github", "rdjsonl", "junit", "checkstyle"] {
        let output = copydesk(&folder, &[&CHECK[..], &[format]].concat()).output().expect("it runs");
        let report = String::from_utf8(output.stdout).expect("it is UTF-8");
        assert_eq!(output.status.code(), Some(0), "{format}: {report}");
        let sound = match format {
            "sarif" => report.contains("\"results\":[]") && report.contains("\"executionSuccessful\":true"),
            "gitlab" => report == "[\n]\n",
            "junit" => report.contains("nothing to report"),
            "checkstyle" => report.ends_with("<checkstyle version=\"4.3\">\n</checkstyle>\n"),
            _ => report.is_empty(),
        };
        assert!(sound, "{format}: {report}");
    }
}

#[test]
fn services_see_paths_from_the_root_of_the_repository() {
    let root = folder("root", &[("desk/drafts/vote.md", DRAFT)]);
    let told = |format: &str, variable: &str| {
        let mut command = copydesk(&root.join("desk"), &[&CHECK[..], &[format]].concat());
        let output = command.env(variable, &root).output().expect("it runs");
        String::from_utf8(output.stdout).expect("it is UTF-8")
    };
    assert!(told("gitlab", "CI_PROJECT_DIR").contains("\"path\":\"desk/drafts/vote.md\""));
    assert!(told("github", "GITHUB_WORKSPACE").starts_with("::error file=desk/drafts/vote.md,"));
    assert!(told("sarif", "GITHUB_WORKSPACE").contains("\"uri\":\"desk/drafts/vote.md\""));
    assert!(told("checkstyle", "GITHUB_WORKSPACE").contains("<file name=\"drafts/vote.md\">"));
}

#[test]
fn a_story_under_embargo_is_not_told_where_others_read() {
    let text = format!("---\ndate: 2022-01-26\nembargo: 2022-01-26\n---\n\n{DRAFT}");
    let folder = folder("embargo-formats", &[("vote.md", &text)]);
    for format in ["sarif", "gitlab", "github", "rdjsonl", "junit", "checkstyle"] {
        let told = |more: &[&str]| {
            let output = copydesk(&folder, &[&["check", "--format", format], more].concat()).output();
            let report = String::from_utf8(output.expect("it runs").stdout).expect("it is UTF-8");
            // The pages of the rules have examples of their own.
            report.split("\n\"tool\":").next().unwrap_or_default().to_owned()
        };
        let (withheld, shown) = (told(&[]), told(&["--redact", "never"]));
        assert!(withheld.contains("weekday-mismatch") && !withheld.contains("January 26"), "{withheld}");
        assert!(!withheld.contains("31 + 12") && !withheld.contains("a line of the poem"), "{withheld}");
        assert!(shown.contains("January 26") && shown.contains("weekday-mismatch"), "{shown}");
    }
}

#[test]
fn all_formats_are_written_in_one_pass() {
    let folder = folder("one-pass", &[("vote.md", DRAFT)]);
    let formats = ["sarif", "gitlab", "github", "rdjsonl", "junit", "checkstyle", "json", "ndjson", "short"];
    let outputs: Vec<String> = formats.iter().map(|f| format!("--output={f}=out/{f}")).collect();
    fs::create_dir(folder.join("out")).expect("it can be made");
    let outputs: Vec<&str> = outputs.iter().map(String::as_str).collect();
    let status = copydesk(&folder, &[&CHECK[..], &["human"], &outputs].concat()).status().expect("it runs");
    assert_eq!(status.code(), Some(1));
    for format in formats {
        let file = fs::read_to_string(folder.join("out").join(format)).expect("it was written");
        let output = copydesk(&folder, &[&CHECK[..], &[format]].concat()).output().expect("it runs");
        assert_eq!(file.as_bytes(), output.stdout, "{format}");
    }
    assert_eq!(fs::read_dir(folder.join("out")).expect("it is there").count(), formats.len());
}
