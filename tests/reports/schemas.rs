//! The schemas of the consumers accept what the program writes about our drafts.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

/// Drafts in every format of markup, with findings of every level, with allowances and with fixes.
const DRAFTS: [&str; 7] =
    ["allowed.md", "curly-quotes.txt", "page.html", "romanization.md", "sound.md", "toll.md", "weekday.txt"];

const FORMATS: [&str; 6] = ["sarif", "github", "gitlab", "rdjsonl", "junit", "checkstyle"];

/// Reports of one run, by format.
type Reports = BTreeMap<&'static str, String>;

/// All reports on some sample drafts, compared with one another, written in one pass; nothing is withheld.
fn told() -> &'static Reports {
    static REPORTS: OnceLock<Reports> = OnceLock::new();
    REPORTS.get_or_init(|| reports("told", &["--across"]))
}

/// The same without a word of the drafts, of which one is missing, and without what is allowed.
fn withheld() -> &'static Reports {
    static REPORTS: OnceLock<Reports> = OnceLock::new();
    REPORTS
        .get_or_init(|| reports("withheld", &["--redact", "always", "--without-allowed", "no-such-file.md"]))
}

fn reports(name: &str, more: &[&str]) -> Reports {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("reports").join(name);
    fs::create_dir_all(&folder).expect("the folder can be made");
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    for name in ["CI", "CI_PROJECT_DIR", "GITHUB_WORKSPACE"] {
        command.env_remove(name);
    }
    let drafts = DRAFTS.map(|name| format!("tests/drafts/{name}"));
    let files = FORMATS.map(|format| (format, folder.join(format)));
    let outputs = files.iter().map(|(format, file)| format!("--output={format}={}", file.display()));
    command.args(["check", "--min-level", "note"]).args(outputs).args(more).args(drafts);
    command.output().expect("it runs");
    files.into_iter().map(|(f, file)| (f, fs::read_to_string(file).expect("it was written"))).collect()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|e| panic!("{e}\n{text}"))
}

/// Why a schema refuses a report.
fn refusals(schema: &str, report: &Value) -> Vec<String> {
    let mut schema = json(schema);
    mend(&mut schema);
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    validator.iter_errors(report).map(|e| format!("{}: {e}", e.instance_path())).collect()
}

/// Takes out the pattern of languages of the SARIF schema, whose brackets do not match; we write none.
fn mend(schema: &mut Value) {
    let broken = |v: &Value| v.as_str().is_some_and(|p| p.ends_with("]?$") && !p.contains("[a-zA-Z]]"));
    match schema {
        Value::Object(object) => {
            object.retain(|key, value| key != "pattern" || !broken(value));
            object.values_mut().for_each(mend);
        }
        Value::Array(items) => items.iter_mut().for_each(mend),
        _ => {}
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn has_words(value: &Value) -> bool {
    value.as_str().is_some_and(|s| !s.trim().is_empty())
}

const SARIF: &str = include_str!("../schemas/sarif-2.1.0.json");

#[test]
fn sarif_is_valid() {
    for reports in [told(), withheld()] {
        let log = json(&reports["sarif"]);
        assert!(list(&log["runs"][0]["results"]).len() > 30);
        assert_eq!(refusals(SARIF, &log), Vec::<String>::new());
    }
}

#[test]
fn sarif_has_what_github_asks_for_beyond_the_schema() {
    let log = json(&told()["sarif"]);
    assert!(has_words(&log["$schema"]));
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["automationDetails"]["id"], "copydesk/");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    let rules = list(&run["tool"]["driver"]["rules"]);
    for rule in rules {
        for key in ["shortDescription", "fullDescription"] {
            let text = &rule[key]["text"];
            assert!(has_words(text) && text.as_str().is_some_and(|t| t.chars().count() <= 1024), "{rule}");
        }
        assert!(has_words(&rule["help"]["text"]) && has_words(&rule["help"]["markdown"]), "{rule}");
        assert!(has_words(&rule["properties"]["precision"]), "{rule}");
        assert!(has_words(&rule["properties"]["problem.severity"]), "{rule}");
        assert!((1..=20).contains(&list(&rule["properties"]["tags"]).len()), "{rule}");
    }
    for result in list(&run["results"]) {
        sound(result, rules);
    }
    let related = list(&run["results"]).iter().filter(|r| !list(&r["relatedLocations"]).is_empty());
    assert!(related.count() > 5, "other places are there");
}

/// What holds of every result.
fn sound(result: &Value, rules: &[Value]) {
    let index = result["ruleIndex"].as_u64().expect("a number") as usize;
    assert_eq!(result["ruleId"], rules[index]["id"]);
    assert!(
        has_words(&result["message"]["text"]) && has_words(&result["partialFingerprints"]["copydesk/v1"])
    );
    assert_eq!(list(&result["locations"]).len(), 1);
    let related = list(&result["relatedLocations"]);
    for place in list(&result["locations"]).iter().chain(related) {
        let place = &place["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().expect("it is there");
        assert!(uri.starts_with("tests/drafts/"), "{uri}");
        for key in ["startLine", "startColumn", "endLine", "endColumn"] {
            assert!(place["region"][key].as_u64().is_some_and(|n| n > 0), "{place}");
        }
    }
    for (i, place) in related.iter().enumerate() {
        assert_eq!(place["id"].as_u64(), Some(i as u64 + 1));
        assert!(has_words(&place["message"]["text"]), "{place}");
        let link = format!("]({})", i + 1);
        assert!(i >= 10 || result["message"]["text"].as_str().is_some_and(|m| m.contains(&link)), "{result}");
    }
}

#[test]
fn sarif_tells_what_is_allowed_and_why() {
    let log = json(&told()["sarif"]);
    let allowed: Vec<&Value> =
        list(&log["runs"][0]["results"]).iter().flat_map(|r| list(&r["suppressions"])).collect();
    assert!(!allowed.is_empty() && allowed.iter().all(|s| has_words(&s["justification"])), "{allowed:?}");
    let log = json(&withheld()["sarif"]);
    assert!(list(&log["runs"][0]["results"]).iter().all(|r| r["suppressions"].is_null()));
}

#[test]
fn sarif_tells_when_the_job_could_not_be_done() {
    let log = json(&withheld()["sarif"]);
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert!(has_words(&invocation["toolExecutionNotifications"][0]["message"]["text"]));
}

#[test]
fn code_quality_is_valid() {
    let schema = include_str!("../schemas/gitlab-code-quality.json");
    for reports in [told(), withheld()] {
        let report = json(&reports["gitlab"]);
        assert!(list(&report).len() > 30);
        assert_eq!(refusals(schema, &report), Vec::<String>::new());
    }
}

#[test]
fn reviewdog_lines_are_valid() {
    let schema = include_str!("../schemas/rdjsonl.json");
    for reports in [told(), withheld()] {
        let lines = &reports["rdjsonl"];
        assert!(lines.lines().count() > 30);
        for line in lines.lines() {
            assert_eq!(refusals(schema, &json(line)), Vec::<String>::new());
        }
    }
    let suggests = |reports: &Reports| reports["rdjsonl"].contains("\"suggestions\":[{");
    assert!(suggests(told()) && !suggests(withheld()), "fixes are words too");
}

#[test]
fn xml_is_well_formed() {
    for format in ["junit", "checkstyle"] {
        let xml = &withheld()[format];
        let tree = roxmltree::Document::parse(xml).unwrap_or_else(|e| panic!("{e}\n{xml}"));
        assert!(tree.root_element().children().filter(|n| n.is_element()).count() > 5);
        assert!(format == "checkstyle" || xml.contains("<error "), "what could not be read is told");
    }
}

#[test]
fn withheld_words_are_in_no_report() {
    // Names that stand in drafts with findings, and in no rule's summary or page.
    for format in ["github", "gitlab", "rdjsonl", "junit", "checkstyle"] {
        let (told, withheld) = (&told()[format], &withheld()[format]);
        for word in ["Zhanbolatov", "Thursday", "31 + 12 = 43"] {
            assert!(!withheld.contains(word), "{format}: {word}");
        }
        assert!(told.contains("Zhanbolatov"), "{format}");
    }
    let log = json(&withheld()["sarif"]);
    let results = log["runs"][0]["results"].to_string();
    assert!(!results.contains("Zhanbolatov") && !results.contains("insertedContent"));
    assert!(!results.contains("justification"));
}
