//! What the desk says of drafts: what the command line says.

use std::process::Command;
use std::{fs, thread};

use serde_json::Value;

use super::{Desk, FAULTY, folder, program};

/// A finding as both tell it: rule, level, message, help, and where its words stand in code points.
type Finding = (String, String, String, Value, Vec<(usize, usize)>);

/// What `copydesk check` says of a draft.
fn checked(mut command: Command) -> Vec<Finding> {
    let out = command.output().expect("it runs").stdout;
    let told: Value = serde_json::from_slice(&out).expect("it is JSON");
    let place = |l: &Value| {
        let at = |key: &str| l["span"][key].as_u64().expect("an offset") as usize;
        (at("char_start"), at("char_end"))
    };
    told["diagnostics"].as_array().expect("a list").iter().map(|d| finding(d, &d["labels"], place)).collect()
}

/// What the desk says, its places counted anew.
fn told(answer: &Value, text: &str) -> Vec<Finding> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let chars = |at: &Value| {
        let before = &units[..at.as_u64().expect("an offset") as usize];
        String::from_utf16(before).expect("no character is cut in two").chars().count()
    };
    let place = |l: &Value| (chars(&l["start"]), chars(&l["end"]));
    answer["findings"].as_array().expect("a list").iter().map(|d| finding(d, &d["places"], place)).collect()
}

fn finding(d: &Value, places: &Value, place: impl Fn(&Value) -> (usize, usize)) -> Finding {
    let text = |key: &str| d[key].as_str().expect("a text").to_owned();
    let places = places.as_array().expect("a list").iter().map(place).collect();
    (text("rule"), text("level"), text("message"), d["help"].clone(), places)
}

/// Bytes as a query holds them.
fn quoted(name: &str) -> String {
    name.bytes().map(|b| format!("%{b:02X}")).collect()
}

#[test]
fn what_the_command_line_finds_is_found() {
    let folder = folder("same", &[]);
    let desk = Desk::open(&folder, &["--no-config"]);
    let mut seen = 0;
    for entry in fs::read_dir("tests/drafts").expect("there are drafts").flatten() {
        let path = entry.path();
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        if !(name.ends_with(".md") || name.ends_with(".txt") || name.ends_with(".html")) {
            continue;
        }
        // As the page's box holds it.
        let text = fs::read_to_string(&path).expect("it is UTF-8").replace("\r\n", "\n");
        let text = text.trim_start_matches('\u{feff}').to_owned();
        fs::write(folder.join(&name), &text).expect("it can be written");
        let args = ["check", "--no-config", "--min-level", "note", "--format", "json", &name];
        let expected = checked(program(&folder, &args));
        let answer = desk.ask("check", &format!("name={}", quoted(&name)), &text);
        assert_eq!(answer.status, 200, "{name}: {}", answer.text());
        assert_eq!(told(&answer.json(), &text), expected, "{name}");
        seen += expected.len();
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn places_are_counted_as_scripts_count() {
    let text = "👩‍👧 Émile 😀 said that the the council met.\nThe 😀 the the end.\n";
    let desk = Desk::open(&folder("units", &[]), &["--no-config"]);
    let answer = desk.ask("check", "name=draft.txt", text).json();
    let units: Vec<u16> = text.encode_utf16().collect();
    let places = answer["findings"].as_array().expect("a list").iter().flat_map(|f| f["places"].as_array());
    let mut seen = 0;
    for place in places.flatten() {
        let at = |key: &str| place[key].as_u64().expect("an offset") as usize;
        let words = String::from_utf16(&units[at("start")..at("end")]).expect("whole characters");
        assert_eq!(place["text"], words);
        seen += 1;
    }
    assert!(seen >= 2, "{answer}");
}

#[test]
fn a_file_is_read_as_the_page_holds_it() {
    let desk = Desk::open(&folder("file", &[]), &["--no-config"]);
    let answer = desk.ask("check", "name=draft.txt&file=true", "\u{feff}One 😀.\r\nThe the end.\r\n").json();
    assert_eq!(answer["text"], "One 😀.\nThe the end.\n");
    assert_eq!((&answer["crlf"], &answer["packed"]), (&true.into(), &false.into()));
    let place = &answer["findings"][0]["places"][0];
    assert_eq!((&place["text"], &place["start"], &place["line"]), (&"The the".into(), &8.into(), &2.into()));
    assert!(desk.ask("check", "name=draft.txt", "One.").json()["text"].is_null());
}

#[test]
fn date_kind_and_format_are_those_of_the_page() {
    let desk = Desk::open(&folder("given", &[]), &["--no-config"]);
    let rules = |query: &str| -> Vec<String> {
        let answer = desk.ask("check", query, FAULTY).json();
        let rules = answer["findings"].as_array().expect("a list").iter().map(|f| f["rule"].to_string());
        rules.collect()
    };
    let weekday = "\"weekday-mismatch\"".to_owned();
    assert!(rules("date=2022-01-26").contains(&weekday));
    assert!(!rules("date=2021-01-26").contains(&weekday));
    let answer = desk.ask("check", "date=2022-01-26&kind=opinion&format=markdown", FAULTY).json();
    let story = &answer["documents"][0];
    assert_eq!((&story["kind"], &story["day"]), (&"opinion".into(), &"January 26, 2022".into()));
    assert_eq!(answer["format"], "markdown");
    for query in ["date=yesterday", "date=2022-02-30", "kind=poem", "format=scroll"] {
        let answer = desk.ask("check", query, FAULTY);
        assert_eq!(answer.status, 400, "{query}");
        assert!(answer.json()["help"].as_str().is_some_and(|h| !h.is_empty()));
    }
}

#[test]
fn the_rules_of_the_folder_are_in_force() {
    let own = folder("house", &[("copydesk.toml", "[level]\ndouble-word = \"error\"\n")]);
    let answer = Desk::open(&own, &[]).ask("check", "name=../elsewhere/x.txt", FAULTY).json();
    let found = answer["findings"].as_array().expect("a list");
    assert!(found.iter().any(|f| f["rule"] == "double-word" && f["level"] == "error"), "{answer}");
    assert_eq!(answer["name"], "x.txt");
}

#[test]
fn what_is_no_draft_is_told() {
    let desk = Desk::open(&folder("no-draft", &[]), &[]);
    for (query, body) in [("name=x.docx&file=true", "no archive"), ("name=x.json&file=true", "{\"a\": 1}")] {
        let answer = desk.ask("check", query, body);
        assert_eq!(answer.status, 422, "{query}");
        assert!(answer.json()["help"].as_str().is_some_and(|h| !h.is_empty()));
    }
}

#[test]
fn words_under_embargo_are_shown_and_marked() {
    let text = "---\ndate: 2022-01-26\nembargo: 2022-01-28\n---\n\nThe council met in the the town hall.\n";
    let desk = Desk::open(&folder("embargo", &[]), &["--no-config"]);
    let answer = desk.ask("check", "name=x.md", text).json();
    assert_eq!(answer["documents"][0]["embargo"], "January 28, 2022");
    let found = answer["findings"].as_array().expect("a list");
    assert!(found.iter().any(|f| f["places"][0]["text"] == "the the"), "{answer}");
}

#[test]
fn safe_fixes_are_put_in() {
    let desk = Desk::open(&folder("mend", &[]), &["--no-config"]);
    let answer = desk.ask("mend", "name=x.txt", FAULTY).json();
    assert_eq!(answer["text"], FAULTY.replace("the the", "the"));
    assert_eq!(answer["places"], 1);
}

/// A draft with what the desk says would allow one of its findings put in.
fn allowed(desk: &Desk, name: &str, text: &str, rule: &str) -> Value {
    let answer = desk.ask("check", &format!("name={name}"), text).json();
    let found = answer["findings"].as_array().expect("a list");
    let id = found.iter().rev().find(|f| f["rule"] == rule).expect("it is found")["id"].clone();
    let query =
        format!("name={name}&reason=a%20song%0A--%3E%20line&finding={}", id.as_str().expect("a text"));
    let way = desk.ask("allow", &query, text);
    assert_eq!(way.status, 200, "{}", way.text());
    let way = way.json();
    if let Some(swap) = way.get("draft") {
        let at = swap["start"].as_u64().expect("an offset") as usize;
        let units: Vec<u16> = text.encode_utf16().collect();
        let part = |units: &[u16]| String::from_utf16(units).expect("whole characters");
        let text = part(&units[..at]) + swap["text"].as_str().expect("a text") + &part(&units[at..]);
        let after = desk.ask("check", &format!("name={name}"), &text).json();
        let left = after["findings"].as_array().expect("a list");
        assert_eq!(left.len(), found.len() - 1, "{text}\n{after}");
        assert!(left.iter().all(|f| f["id"] != id), "{after}");
        assert_eq!(after["allowed"][0]["reason"], "a song – line");
    }
    way
}

#[test]
fn a_finding_is_allowed_by_words_in_the_draft() {
    let desk = Desk::open(&folder("allow", &[]), &["--no-config"]);
    let two = "😀 The council met in the the hall. It sang on on the bridge.";
    for (name, text) in [
        ("a.txt", format!("{two}\n")),
        ("b.md", format!("# A song\n\n{two}\n\nIt went home.\n")),
        ("c.html", format!("<h1>A song</h1>\n<p>{two}</p>\n")),
        ("d.txt", two.to_owned()),
    ] {
        let way = allowed(&desk, name, &text, "double-word");
        assert!(way.get("draft").is_some(), "{name}: {way}");
    }
}

#[test]
fn what_no_words_can_allow_goes_beside_the_configuration() {
    let own = folder("allow-file", &[("copydesk.toml", "allowed = \"stays.toml\"\n")]);
    let text = "---\ntitle: The council met in the the hall\ndate: 2022-01-26\n---\n\nIt sang.\n";
    let way = allowed(&Desk::open(&own, &[]), "a.md", text, "double-word");
    assert_eq!(way["file"]["path"], "stays.toml");
    let entry = way["file"]["entry"].as_str().expect("an entry");
    fs::write(own.join("stays.toml"), entry).expect("it can be written");
    let after = Desk::open(&own, &[]).ask("check", "name=a.md", text).json();
    assert_eq!(after["allowed"][0]["rule"], "double-word", "{after}");
}

#[test]
fn a_reason_is_needed_and_a_finding() {
    let desk = Desk::open(&folder("allow-none", &[]), &["--no-config"]);
    for query in ["finding=0-0&reason=%20", "finding=0-0&reason=x", "reason=x"] {
        assert_eq!(desk.ask("allow", query, FAULTY).status, 422);
    }
}

#[test]
fn the_report_is_that_of_the_command_line() {
    let folder = folder("report", &[("x.txt", FAULTY)]);
    let desk = Desk::open(&folder, &["--no-config"]);
    for (least, level) in [("warning", "warning"), ("note", "note"), ("", "warning")] {
        let answer = desk.ask("report", &format!("name=x.txt&least={least}"), FAULTY);
        let args = ["check", "--no-config", "--min-level", level, "--format", "html", "x.txt"];
        let expected = program(&folder, &args).output().expect("it runs").stdout;
        assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"));
        assert_eq!(answer.text(), String::from_utf8(expected).expect("it is UTF-8"));
    }
}

#[test]
#[cfg(feature = "docx")]
fn a_word_file_comes_back_with_comments() {
    let file = fs::read("tests/fixtures/docx/bridge-german.docx").expect("it is there");
    let folder = folder("review", &[]);
    fs::write(folder.join("x.docx"), &file).expect("it can be written");
    let desk = Desk::open(&folder, &["--no-config"]);
    let answer = desk.ask_bytes("review", "name=x.docx&file=true", &file);
    assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
    let args = ["review", "--no-config", "x.docx", "--output", "y.docx"];
    program(&folder, &args).output().expect("it runs");
    assert_eq!(answer.body, fs::read(folder.join("y.docx")).expect("it was written"));
    assert_eq!(desk.ask("review", "name=x.txt", FAULTY).status, 422);
}

#[test]
fn many_questions_are_answered_at_once() {
    let desk = Desk::open(&folder("many", &[]), &["--no-config"]);
    thread::scope(|scope| {
        for n in 0..24 {
            let desk = &desk;
            scope.spawn(move || {
                let text = format!("Draft {n}: the council met in the the hall.\n");
                let answer = desk.ask("check", "name=x.txt&file=true", &text).json();
                assert_eq!(answer["text"], text);
                let found = answer["findings"].as_array().expect("a list");
                assert!(found.iter().any(|f| f["rule"] == "double-word"), "{answer}");
            });
        }
    });
}
