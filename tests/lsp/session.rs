//! One session after another, from `initialize` to `exit`, as JSON.

use copydesk::lsp::Ended;
use serde_json::{Value, json};

use crate::editor::{Editor, able, applied, uri};

/// A dateline with the wrong weekday behind an emoji, a doubled word, a name in two spellings.
const DRAFT: &str = "---\r\ntitle: Bridge opens\r\ndate: 2022-01-26\r\n---\r\n\r\n# Bridge opens\r\n\r\n\
    VARNHOLM, Tuesday, January 26 -- The caf\u{e9} \u{1f600} by the the new bridge opened.\r\n\r\n\
    ## Traffic\r\n\r\nSome 200 people were hurt on January 20, *Orlan Daviyev* said.\r\n";

fn range(line: u32, from: u32, to: u32) -> Value {
    json!({"start": {"line": line, "character": from}, "end": {"line": line, "character": to}})
}

struct Opened {
    editor: Editor,
    uri: String,
    _folder: tempfile::TempDir,
}

fn opened(capabilities: Value) -> Opened {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = uri(&folder.path().join("bridge.md"));
    std::fs::write(folder.path().join("bridge.md"), DRAFT).expect("it can be written");
    std::fs::write(folder.path().join("copydesk.toml"), "").expect("it can be written");
    let mut editor = Editor::start(folder.path(), capabilities, Value::Null);
    editor.open(&file, "markdown", DRAFT);
    Opened { editor, uri: file, _folder: folder }
}

/// JSON without the folder of the test.
fn shown(value: &Value, uri: &str) -> String {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.replace(uri.trim_end_matches("/bridge.md"), "file:///desk")
}

#[test]
fn a_greeting_names_what_is_offered() {
    let Opened { editor, uri, .. } = opened(able());
    insta::assert_snapshot!(shown(&editor.greeting, &uri));
    assert_eq!(editor.quit(), Ended::Asked);
}

#[test]
fn what_is_found_is_told_unasked() {
    let Opened { mut editor, uri, .. } = opened(able());
    insta::assert_snapshot!(shown(&editor.diagnostics(&uri), &uri));
    editor.change(&uri, 2, json!([{"range": range(7, 50, 54), "text": ""}]));
    let told = editor.diagnostics_of(&uri, 2);
    let codes: Vec<&str> =
        told["diagnostics"].as_array().unwrap().iter().filter_map(|d| d["code"].as_str()).collect();
    assert!(!codes.contains(&"double-word"), "{codes:?}");
    editor.tell("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    assert_eq!(editor.diagnostics(&uri)["diagnostics"], json!([]));
    assert_eq!(editor.quit(), Ended::Asked);
}

#[test]
fn a_client_that_asks_is_told_nothing_unasked() {
    let mut capabilities = able();
    capabilities["textDocument"]["diagnostic"] = json!({"dynamicRegistration": false});
    let Opened { mut editor, uri, .. } = opened(capabilities);
    let ask = json!({"textDocument": {"uri": uri}});
    let report = editor.ask("textDocument/diagnostic", ask.clone());
    assert_eq!(report["kind"], "full");
    let again = json!({"textDocument": {"uri": uri}, "previousResultId": report["resultId"]});
    assert_eq!(editor.ask("textDocument/diagnostic", again.clone())["kind"], "unchanged");
    editor.change(&uri, 2, json!([{"text": "Nothing is wrong here.\n"}]));
    let report = editor.ask("textDocument/diagnostic", again);
    assert_eq!(report["kind"], "full");
    assert!(!report.to_string().contains("double-word"), "{report}");
    assert!(!editor.has_heard("textDocument/publishDiagnostics"));
    assert_eq!(editor.quit(), Ended::Asked);
}

#[test]
fn a_fix_and_ways_to_let_a_finding_stay_are_offered() {
    let Opened { mut editor, uri, .. } = opened(able());
    let actions = editor.actions(&uri, &range(7, 48, 48), json!(null));
    insta::assert_snapshot!(shown(&actions, &uri));
    let titles: Vec<&str> = actions.as_array().unwrap().iter().filter_map(|a| a["title"].as_str()).collect();
    assert!(titles[0].starts_with("Delete"), "{titles:?}");
    let mended = applied(DRAFT, &actions[0]["edit"], &uri);
    assert!(mended.contains("by the new bridge"), "{mended}");
    let allowed = applied(DRAFT, &actions[2]["edit"], &uri);
    editor.change(&uri, 2, json!([{"text": allowed}]));
    let told = editor.diagnostics_of(&uri, 2).to_string();
    assert!(told.contains("double-word") && told.contains("reasonless-suppression"), "{told}");
    let reasoned = allowed.replace("double-word -- -->", "double-word -- the sign says so -->");
    editor.change(&uri, 3, json!([{"text": reasoned}]));
    let told = editor.diagnostics_of(&uri, 3).to_string();
    assert!(!told.contains("double-word") && !told.contains("suppression"), "{told}");
    assert_eq!(editor.quit(), Ended::Asked);
}

#[test]
fn kinds_that_are_not_wanted_are_left_out() {
    let Opened { mut editor, uri, .. } = opened(able());
    let all = editor.actions(&uri, &range(0, 0, 0), json!(["source.fixAll"]));
    assert_eq!(all.as_array().map(Vec::len), Some(1));
    assert_eq!(all[0]["kind"], "source.fixAll.copydesk");
    assert_eq!(editor.actions(&uri, &range(7, 48, 48), json!(["refactor"])), json!([]));
    assert_eq!(editor.quit(), Ended::Asked);
}

#[test]
fn a_hover_explains_findings_figures_dates_and_names() {
    let Opened { mut editor, uri, .. } = opened(able());
    let place = |words: &str| {
        let at = DRAFT.rfind(words).expect("it stands there");
        let line = DRAFT[..at].matches('\n').count();
        let start = DRAFT[..at].rfind('\n').map_or(0, |n| n + 1);
        (line as u32, DRAFT[start..at].encode_utf16().count() as u32)
    };
    let shown: Vec<String> = ["Tuesday", "200", "January 20", "Orlan", "said", "Traffic"]
        .iter()
        .map(|words| {
            let (line, character) = place(words);
            let hover = editor.hover(&uri, line, character);
            format!("## {words}\n{}", hover["contents"]["value"].as_str().unwrap_or("nothing"))
        })
        .collect();
    insta::assert_snapshot!(shown.join("\n\n"));
    assert_eq!(editor.quit(), Ended::Asked);
}

#[test]
fn an_outline_holds_headings_and_dated_clauses() {
    let Opened { mut editor, uri, .. } = opened(able());
    let outline = editor.ask("textDocument/documentSymbol", json!({"textDocument": {"uri": uri}}));
    insta::assert_snapshot!(shown(&outline, &uri));
    assert_eq!(editor.quit(), Ended::Asked);
}

#[test]
fn a_client_that_can_do_little_is_served_in_plain_words() {
    let Opened { mut editor, uri, .. } = opened(json!({}));
    let told = editor.diagnostics(&uri);
    assert_eq!(editor.greeting["capabilities"]["positionEncoding"], "utf-16");
    assert!(!told.to_string().contains("relatedInformation"), "{told}");
    let hover = editor.hover(&uri, 7, 12);
    assert_eq!(hover["contents"]["kind"], "plaintext");
    let outline = editor.ask("textDocument/documentSymbol", json!({"textDocument": {"uri": uri}}));
    assert!(outline[0]["location"].is_object(), "{outline}");
    assert_eq!(editor.actions(&uri, &range(7, 48, 48), Value::Null), json!([]));
    assert_eq!(editor.quit(), Ended::Asked);
}

#[test]
fn a_request_that_is_taken_back_is_answered_so() {
    let Opened { mut editor, uri, .. } = opened(able());
    // A draft that takes a while, so that the requests behind it wait.
    editor.change(&uri, 2, json!([{"text": DRAFT.repeat(200)}]));
    let ask = json!({"textDocument": {"uri": uri}});
    let first = editor.begin("textDocument/documentSymbol", ask.clone());
    let second = editor.begin("textDocument/documentSymbol", ask);
    editor.tell("$/cancelRequest", json!({"id": 3}));
    assert!(editor.answer(&first).is_ok());
    assert_eq!(editor.answer(&second), Err(-32800));
    assert_eq!(editor.quit(), Ended::Asked);
}

#[test]
fn wrong_ranges_wrong_parameters_and_unknown_requests_end_nothing() {
    let Opened { mut editor, uri, .. } = opened(able());
    editor.change(
        &uri,
        2,
        json!([{"range": range(900, 7, 3), "text": "x"}, {"range": range(0, 99, 1), "text": ""}]),
    );
    editor.change("file:///nowhere.md", 2, json!([{"text": ""}]));
    editor.tell("textDocument/didChange", json!({"textDocument": 7}));
    editor.tell("textDocument/didOpen", json!([]));
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": 1}));
    let wrong = editor.begin("textDocument/hover", json!({"textDocument": 7}));
    assert_eq!(editor.answer(&wrong), Err(-32602));
    let unknown = editor.begin("textDocument/rename", json!({}));
    assert_eq!(editor.answer(&unknown), Err(-32601));
    assert_eq!(editor.hover("file:///nowhere.md", 0, 0), Value::Null);
    assert_eq!(editor.quit(), Ended::Asked);
}

#[test]
fn a_client_that_goes_without_a_word_is_no_clean_end() {
    let Opened { editor, .. } = opened(able());
    assert_eq!(editor.leave(), Ended::Broken);
}
