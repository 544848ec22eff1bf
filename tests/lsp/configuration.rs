//! Configurations that change under an open draft, their mistakes, and the editor's settings.

use std::fs;
use std::path::Path;

use copydesk::lsp::Ended;
use serde_json::{Value, json};

use crate::editor::{Editor, able, uri};

const DRAFT: &str = "VARNHOLM -- The the bridge opened.\n";

fn codes(told: &Value) -> Vec<String> {
    let all = told["diagnostics"].as_array().into_iter().flatten();
    all.map(|d| d["code"].as_str().unwrap_or("none").to_owned()).collect()
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    fs::write(folder.join(name), text).expect("it can be written");
    uri(&folder.join(name))
}

#[test]
fn a_configuration_that_changes_is_read_again() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let config = write(folder.path(), "copydesk.toml", "[level]\ndouble-word = \"error\"\n");
    let draft = uri(&folder.path().join("a.md"));
    let mut editor = Editor::start(folder.path(), able(), Value::Null);
    let watched = editor.reply("client/registerCapability", Value::Null);
    insta::assert_snapshot!(watched["registrations"][0]["registerOptions"], @r#"{"watchers":[{"globPattern":"**/*.{toml,gazetteer}"}]}"#);
    editor.open(&draft, "markdown", DRAFT);
    assert_eq!(editor.diagnostics(&draft)["diagnostics"][0]["severity"], 1);
    write(folder.path(), "copydesk.toml", "[level]\ndouble-word = \"off\"\n");
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": config, "type": 2}]}));
    let told = editor.diagnostics(&draft);
    assert!(!codes(&told).contains(&"double-word".to_owned()), "{told}");
    assert_eq!(editor.quit(), Ended::Asked);
}

#[test]
fn mistakes_of_a_configuration_are_shown_in_it_and_said_once() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let config = write(folder.path(), "copydesk.toml", "[level]\n\u{1f600} = 1\n");
    write(folder.path(), "copydesk.toml", "exclude = [\"\u{e9}\"]\n[level]\ndouble-wrod = \"off\"\n");
    let draft = uri(&folder.path().join("a.md"));
    let mut editor = Editor::start(folder.path(), able(), Value::Null);
    editor.open(&draft, "markdown", DRAFT);
    let told = editor.diagnostics(&config);
    insta::assert_snapshot!(pretty(&told["diagnostics"]));
    assert!(editor.heard("window/showMessage")["message"].as_str().is_some_and(|m| m.contains("a mistake")));
    let text = "[level]\ndouble-word = \"off\"\n";
    write(folder.path(), "copydesk.toml", text);
    editor.open(&config, "toml", text);
    editor.tell("textDocument/didSave", json!({"textDocument": {"uri": config}}));
    assert_eq!(editor.diagnostics(&config)["diagnostics"], json!([]));
    assert!(!editor.has_heard("window/showMessage"));
    assert_eq!(editor.quit(), Ended::Asked);
}

#[test]
fn an_entry_without_a_reason_is_shown_in_the_side_file() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    write(folder.path(), "copydesk.toml", "");
    let draft = write(folder.path(), "a.md", DRAFT);
    let mut editor = Editor::start(folder.path(), able(), Value::Null);
    editor.open(&draft, "markdown", DRAFT);
    let here = json!({"start": {"line": 0, "character": 18}, "end": {"line": 0, "character": 18}});
    let actions = editor.actions(&draft, &here, json!(["quickfix"]));
    let beside = actions.as_array().unwrap().last().unwrap();
    let changes = &beside["edit"]["documentChanges"];
    assert_eq!(changes[0]["kind"], "create");
    let text = changes[1]["edits"][0]["newText"].as_str().unwrap();
    let side = write(folder.path(), "copydesk-allowed.toml", text);
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": side, "type": 1}]}));
    let told = editor.diagnostics(&side);
    assert_eq!(told["diagnostics"][0]["message"], "no reason is given\nhelp: write why the finding may stay");
    write(
        folder.path(),
        "copydesk-allowed.toml",
        &text.replace("reason = \"\"", "reason = \"the sign says so\""),
    );
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": side, "type": 2}]}));
    let mut told = editor.diagnostics(&draft);
    while codes(&told).contains(&"double-word".to_owned()) {
        told = editor.diagnostics(&draft);
    }
    assert_eq!(editor.quit(), Ended::Asked);
}

#[test]
fn settings_of_the_editor_stand_over_the_configuration() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let draft = uri(&folder.path().join("a.md"));
    let mut capabilities = able();
    capabilities["workspace"]["configuration"] = json!(true);
    let options = json!({"level": {"double-word": "error"}, "minLevel": "warning", "colour": "red"});
    let mut editor = Editor::start(folder.path(), capabilities, options);
    let said = editor.heard("window/showMessage");
    insta::assert_snapshot!(said["message"].as_str().unwrap_or_default(), @"settings of copydesk: no setting is called `colour`; the settings are config, date, kind, level, minLevel");
    editor.open(&draft, "markdown", DRAFT);
    let told = editor.diagnostics(&draft);
    assert_eq!(
        (codes(&told), &told["diagnostics"][0]["severity"]),
        (vec!["double-word".to_owned()], &json!(1))
    );
    let asked = editor.reply("workspace/configuration", json!([{"level": {"double-word": "off"}}]));
    assert_eq!(asked["items"], json!([{"section": "copydesk"}]));
    assert!(!codes(&editor.diagnostics(&draft)).contains(&"double-word".to_owned()));
    assert_eq!(editor.quit(), Ended::Asked);
}

#[test]
fn a_level_for_a_rule_that_there_is_not_is_told_on_the_draft() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let draft = uri(&folder.path().join("a.md"));
    let options = json!({"level": {"double-wrod": "error"}});
    let mut editor = Editor::start(folder.path(), able(), options);
    editor.open(&draft, "markdown", DRAFT);
    insta::assert_snapshot!(editor.diagnostics(&draft)["diagnostics"][0]["message"].as_str().unwrap_or_default(), @"
    `level` in the settings: no rule is called `double-wrod`; did you mean `double-word`?
    help: check the editor's settings of copydesk and `copydesk.toml`
    ");
    assert_eq!(editor.quit(), Ended::Asked);
}

#[test]
fn each_folder_has_its_own_configuration_and_folders_come_and_go() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    write(one.path(), "copydesk.toml", "[level]\ndouble-word = \"off\"\n");
    write(two.path(), "copydesk.toml", "[level]\ndouble-word = \"error\"\n");
    let (a, b) = (uri(&one.path().join("a.md")), uri(&two.path().join("b.md")));
    let mut editor = Editor::start(one.path(), able(), json!({"minLevel": "warning"}));
    editor.open(&a, "markdown", DRAFT);
    assert_eq!(codes(&editor.diagnostics(&a)), [""; 0]);
    editor.open(&b, "markdown", DRAFT);
    assert_eq!(codes(&editor.diagnostics(&b)), ["double-word"]);
    editor.open("untitled:Untitled-1", "markdown", DRAFT);
    assert_eq!(codes(&editor.diagnostics("untitled:Untitled-1")), [""; 0]);
    let event = json!({"added": [{"uri": uri(two.path()), "name": "two"}], "removed": [{"uri": uri(one.path()), "name": "one"}]});
    editor.tell("workspace/didChangeWorkspaceFolders", json!({"event": event}));
    assert_eq!(codes(&editor.diagnostics("untitled:Untitled-1")), ["double-word"]);
    assert_eq!(editor.quit(), Ended::Asked);
}

#[test]
fn what_cannot_be_read_is_one_diagnostic_and_what_is_no_draft_none() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let mut editor = Editor::start(folder.path(), able(), Value::Null);
    let package = uri(&folder.path().join("package.json"));
    editor.open(&package, "json", "{\"name\": \"desk\"}");
    assert_eq!(editor.diagnostics(&package)["diagnostics"], json!([]));
    let word = uri(&folder.path().join("a.docx"));
    editor.open(&word, "", "PK\u{3}\u{4}");
    assert_eq!(editor.diagnostics(&word)["diagnostics"], json!([]));
    let broken = uri(&folder.path().join("story.xml"));
    editor.open(&broken, "xml", "<nitf><body><body.content><p>The vote</q></body.content></body></nitf>");
    let told = editor.diagnostics(&broken);
    insta::assert_snapshot!(pretty(&told["diagnostics"]));
    assert_eq!(editor.quit(), Ended::Asked);
}
