//! What an editor is told is what `check` tells.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use copydesk::lsp::Ended;
use serde_json::{Value, json};

use crate::drafts;
use crate::editor::{Editor, able, applied, byte, uri};

/// Endings of the drafts, with what an editor calls their language.
const LANGUAGES: [(&str, &str); 5] =
    [("md", "markdown"), ("txt", "plaintext"), ("html", "html"), ("json", "json"), ("xml", "xml")];

fn language(path: &Path) -> Option<&'static str> {
    let ending = path.extension()?.to_str()?;
    LANGUAGES.iter().find(|(e, _)| *e == ending).map(|(_, language)| *language)
}

/// The sample drafts with their texts, as they stand in the file.
fn texts() -> BTreeMap<String, String> {
    let files = fs::read_dir(drafts()).expect("they are there").map(|e| e.expect("it is there").path());
    let named = files.filter(|p| language(p).is_some());
    let read = named.filter_map(|p| Some((p.to_string_lossy().into_owned(), fs::read_to_string(&p).ok()?)));
    read.filter(|(_, text)| !text.contains("\r\r")).collect()
}

/// Rule, level and place in bytes of every finding, by draft.
type Found = BTreeMap<String, Vec<(u64, u64, String, String)>>;

fn by_check() -> Found {
    let folder = drafts();
    let run = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(["check", "--format", "json", "--min-level", "note"])
        .arg(&folder)
        .output()
        .expect("it runs");
    let report: Value = serde_json::from_slice(&run.stdout).expect("it is JSON");
    let mut found = Found::new();
    for d in report["diagnostics"].as_array().into_iter().flatten() {
        let span = &d["labels"][0]["span"];
        let word = |key: &str| d[key].as_str().unwrap_or_default().to_owned();
        let place = (span["byte_start"].as_u64().unwrap_or(0), span["byte_end"].as_u64().unwrap_or(0));
        found.entry(word("path")).or_default().push((place.0, place.1, word("rule"), word("level")));
    }
    found
}

fn by_editor(editor: &mut Editor, path: &str, text: &str) -> Vec<(u64, u64, String, String)> {
    let uri = uri(Path::new(path));
    editor.open(&uri, language(Path::new(path)).unwrap_or_default(), text);
    let told = editor.diagnostics(&uri);
    let told = told["diagnostics"].as_array().cloned().unwrap_or_default();
    let one = |d: &Value| {
        let place = |end: &str| byte(text, &d["range"][end]) as u64;
        let level = ["", "error", "warning", "note"][d["severity"].as_u64().unwrap_or(0) as usize];
        let rule = d["code"].as_str().unwrap_or_default().to_owned();
        (place("start"), place("end"), rule, level.to_owned())
    };
    told.iter().map(one).collect()
}

#[test]
fn the_findings_are_those_of_check() {
    let (texts, expected) = (texts(), by_check());
    assert!(texts.len() > 20, "{}", texts.len());
    let mut editor = Editor::start(&drafts(), able(), Value::Null);
    for (path, text) in &texts {
        let found = by_editor(&mut editor, path, text);
        assert_eq!(found, expected.get(path).cloned().unwrap_or_default(), "{path}");
    }
    assert_eq!(editor.quit(), Ended::Asked);
}

#[test]
fn all_safe_fixes_are_those_of_fix() {
    let mut editor = Editor::start(&drafts(), able(), Value::Null);
    let mut mended = 0;
    for (path, text) in &texts() {
        let uri = uri(Path::new(path));
        editor.open(&uri, language(Path::new(path)).unwrap_or_default(), text);
        let here = json!({"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}});
        let actions = editor.actions(&uri, &here, json!(["source.fixAll.copydesk"]));
        let by_editor = applied(text, &actions[0]["edit"], &uri);
        mended += usize::from(by_editor != *text);
        assert_eq!(by_editor, by_fix(path, text), "{path}");
    }
    assert!(mended > 3, "{mended}");
    assert_eq!(editor.quit(), Ended::Asked);
}

/// What `copydesk fix --write` makes of a draft, in a copy of its folder.
fn by_fix(path: &str, text: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for name in ["copydesk.toml", "names.toml", "copydesk-allowed.toml"] {
        let _ = fs::copy(drafts().join(name), folder.path().join(name));
    }
    let copy = folder.path().join(Path::new(path).file_name().expect("it has a name"));
    fs::write(&copy, text).expect("it can be written");
    let run = Command::new(env!("CARGO_BIN_EXE_copydesk")).args(["fix", "--write"]).arg(&copy).output();
    assert!(run.is_ok_and(|r| r.status.code() != Some(2)));
    fs::read_to_string(&copy).expect("it is there")
}

#[test]
fn changes_and_the_whole_text_come_to_the_same() {
    let text = "VARNHOLM -- The the caf\u{e9} \u{1f600} was shut.\r\nSome 12 people were hurt.\n";
    let mut editor = Editor::start(&drafts(), able(), Value::Null);
    let (one, two) = (uri(&drafts().join("one.md")), uri(&drafts().join("two.md")));
    editor.open(&one, "markdown", "VARNHOLM -- The caf\u{e9} was shut.\r\n\u{1f600} people were hurt.\n");
    let at = |line: u32, a: u32, b: u32, text: &str| json!({"range": {"start": {"line": line, "character": a}, "end": {"line": line, "character": b}}, "text": text});
    editor.diagnostics(&one);
    editor.change(
        &one,
        2,
        json!([at(0, 16, 16, "the "), at(0, 25, 25, "\u{1f600} "), at(1, 0, 2, "Some 12")]),
    );
    editor.open(&two, "markdown", text);
    let (mut a, mut b) = (editor.diagnostics(&one), editor.diagnostics(&two));
    assert_eq!(a["diagnostics"].take(), b["diagnostics"].take());
    assert_eq!(editor.quit(), Ended::Asked);
}
