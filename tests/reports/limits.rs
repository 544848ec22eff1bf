//! What consumers drop without a word is counted before it reaches them.

use std::collections::HashSet;

use copydesk::diagnostic::Level;
use copydesk::source::{Source, SourceSpan};
use serde_json::Value;

use crate::{GITHUB, GITLAB, SARIF, finding, label, written};

/// A document in which a level is found so many times.
fn many(name: &str, level: Level, n: usize) -> (Source, Vec<copydesk::diagnostic::Diagnostic>) {
    let source = Source::new(name, "one two");
    let found = (0..n).map(|_| finding(&source, "double-word", level, SourceSpan::new(0, 3))).collect();
    (source, found)
}

#[test]
fn ten_of_each_level_are_annotated_errors_first() {
    let all = [
        many("a.txt", Level::Note, 12),
        many("b.txt", Level::Warning, 11),
        many("c.txt", Level::Error, 3),
        many("d.txt", Level::Error, 9),
    ];
    let lines = written(GITHUB, &all);
    let (commands, log): (Vec<&str>, Vec<&str>) = lines.lines().partition(|l| l.starts_with("::"));
    let kinds: Vec<&str> = commands.iter().filter_map(|c| c.split([':', ' ']).nth(2)).collect();
    let expected = [vec!["error"; 10], vec!["warning"; 10], vec!["notice"; 10]].concat();
    assert_eq!(kinds, expected);
    let last = "::notice title=copydesk::2 errors, 1 warning and 3 notes more in the log of this step";
    assert_eq!(commands.last(), Some(&last));
    assert_eq!(log.len(), 6);
    assert!(log.contains(&"b.txt:1:1: warning[double-word]: something is wrong"), "{log:?}");
}

#[test]
fn nothing_left_is_not_told() {
    let lines = written(GITHUB, &[many("a.txt", Level::Error, 10), many("b.txt", Level::Note, 9)]);
    assert_eq!(lines.lines().count(), 19);
    assert!(!lines.contains("more in the log"));
}

#[test]
fn a_run_has_no_more_results_than_github_takes() {
    let all = [many("a.txt", Level::Note, 24_999), many("b.txt", Level::Error, 3)];
    let log: Value = serde_json::from_str(&written(SARIF, &all)).expect("it is JSON");
    let run = &log["runs"][0];
    let levels: Vec<&str> =
        run["results"].as_array().into_iter().flatten().filter_map(|r| r["level"].as_str()).collect();
    assert_eq!(levels.len(), 25_000);
    assert_eq!(levels.iter().filter(|l| **l == "error").count(), 3, "no error gives way to a note");
    let told = &run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
    assert_eq!(told.as_str(), Some("2 results, the least of them, found no room"));
}

#[test]
fn a_result_has_no_more_places_than_github_takes() {
    let (source, mut found) = many("a.txt", Level::Error, 1);
    found[0].secondary = (0..1500).map(|_| label(&source, SourceSpan::new(4, 7), "")).collect();
    let log: Value = serde_json::from_str(&written(SARIF, &[(source, found)])).expect("it is JSON");
    let result = &log["runs"][0]["results"][0];
    assert_eq!(result["relatedLocations"].as_array().map(Vec::len), Some(999));
    assert_eq!(result["relatedLocations"][0]["message"]["text"].as_str(), Some("two"));
}

#[test]
fn no_two_findings_have_one_fingerprint() {
    let all = [many("a.txt", Level::Error, 5), many("b.txt", Level::Error, 5)];
    let report: Value = serde_json::from_str(&written(GITLAB, &all)).expect("it is JSON");
    let prints: Vec<&str> =
        report.as_array().into_iter().flatten().filter_map(|f| f["fingerprint"].as_str()).collect();
    assert_eq!(prints.len(), 10);
    assert_eq!(prints.iter().collect::<HashSet<_>>().len(), 10);
    let alone: Value = serde_json::from_str(&written(GITLAB, &all[1..])).expect("it is JSON");
    assert_eq!(alone[0]["fingerprint"].as_str(), Some(prints[5]), "others do not change it");
}
