//! Any text survives in every report: it is read back as it was.

use copydesk::diagnostic::{Applicability, Diagnostic, Edit, Fix, Level};
use copydesk::report::visible;
use copydesk::source::{Source, SourceSpan};
use proptest::prelude::*;
use serde_json::Value;

use crate::{CHECKSTYLE, GITHUB, GITLAB, JUNIT, Open, RDJSONL, SARIF, finding, label, written};

/// Text of all that some format gives a meaning to, and of anything else.
fn text() -> impl Strategy<Value = String> {
    let special = prop::sample::select(vec![
        "%",
        "%25",
        "%0A",
        "\r",
        "\n",
        "\r\n",
        "\t",
        ":",
        "::",
        ",",
        "##[error]",
        "::error::",
        "&",
        "&amp;",
        "<",
        "]]>",
        "<![CDATA[",
        "\"",
        "'",
        "[a](1)",
        "[",
        "]",
        "\\",
        "{0}",
        "\u{0}",
        "\u{1b}[2J",
        "\u{85}",
        "\u{2028}",
        "\u{feff}",
        "\u{fffe}",
        "\u{202e}",
        "é",
        "e\u{301}",
        "😀",
        " ",
    ]);
    let piece = prop_oneof![3 => special.prop_map(str::to_owned), 1 => any::<String>(), 1 => "[a-z ]{1,9}"];
    prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

/// A document whose name, words and finding are made of such text.
fn document() -> impl Strategy<Value = (Source, Diagnostic)> {
    (text(), text(), [text(), text(), text(), text(), text()]).prop_map(|(name, body, words)| {
        let source = Source::new(name, format!("a{body}z"));
        let whole = SourceSpan::new(1, source.text.len() - 1);
        let mut d = finding(&source, "double-word", Level::Error, whole);
        let [message, beside, note, help, new] = words;
        d.message = format!("m{message}");
        d.secondary = vec![label(&source, SourceSpan::new(0, 1), &format!("l{beside}"))];
        d.notes = vec![note];
        d.help = Some(help);
        let edits = vec![Edit { span: whole, text: new }];
        d.fix = Some(Fix { applicability: Applicability::Safe, edits });
        (source, d)
    })
}

fn report(open: Open, (source, d): &(Source, Diagnostic)) -> String {
    written(open, &[(source.clone(), vec![d.clone()])])
}

/// What XML lets through.
fn in_xml(text: &str) -> String {
    let fits = |c: char| c >= ' ' && c != '\u{fffe}' && c != '\u{ffff}' || matches!(c, '\t' | '\n' | '\r');
    text.chars().map(|c| if fits(c) { c } else { '\u{fffd}' }).collect()
}

/// The value of an attribute of the only element of a name.
fn attribute(xml: &str, element: &str, attribute: &str) -> String {
    let tree = roxmltree::Document::parse(xml).unwrap_or_else(|e| panic!("{e}\n{xml}"));
    let mut found = tree.descendants().filter(|n| n.has_tag_name(element));
    let value = found.next().and_then(|n| n.attribute(attribute)).expect("it is there").to_owned();
    assert!(found.next().is_none(), "one {element} alone");
    value
}

/// What a runner makes of a command: the kind, the properties, the message.
fn command(line: &str) -> (String, Vec<(String, String)>, String) {
    let (head, message) = line.strip_prefix("::").and_then(|l| l.split_once("::")).expect("it is a command");
    let (kind, properties) = head.split_once(' ').expect("it has properties");
    let pairs = properties.split(',').map(|p| p.split_once('=').expect("a property has a value"));
    let pairs = pairs.map(|(k, v)| (k.to_owned(), unescaped(v, true))).collect();
    (kind.to_owned(), pairs, unescaped(message, false))
}

/// Read back as a runner does, `%25` last.
fn unescaped(text: &str, property: bool) -> String {
    let mut text = text.replace("%0D", "\r").replace("%0A", "\n");
    if property {
        text = text.replace("%3A", ":").replace("%2C", ",");
    }
    text.replace("%25", "%")
}

/// A text in a log: nothing that moves the cursor, but for line ends, which are escaped.
fn in_log(text: &str) -> String {
    let is_end = |c| matches!(c, '\r' | '\n');
    text.chars().map(|c| if is_end(c) { c } else { visible::sign(c).unwrap_or(c) }).collect()
}

/// A SARIF message without its escapes: brackets after a backslash, braces doubled.
fn unlinked(text: &str) -> String {
    let (mut plain, mut escaped) = (String::new(), false);
    for c in text.chars() {
        if c == '\\' && !escaped {
            escaped = true;
        } else {
            plain.push(c);
            escaped = false;
        }
    }
    plain.replace("{{", "{").replace("}}", "}")
}

/// A URI read back.
fn decoded(uri: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), uri.bytes());
    while let Some(byte) = rest.next() {
        let mut digit = || char::from(rest.next().expect("two digits")).to_digit(16).expect("a digit") as u8;
        bytes.push(if byte == b'%' { digit() * 16 + digit() } else { byte });
    }
    String::from_utf8(bytes).expect("it was UTF-8")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn checkstyle_is_read_back(document in document()) {
        let xml = report(CHECKSTYLE, &document);
        prop_assert_eq!(attribute(&xml, "file", "name"), in_xml(&document.0.name));
        let message = attribute(&xml, "error", "message");
        prop_assert!(message.starts_with(&in_xml(&document.1.message)), "{}", message);
    }

    #[test]
    fn junit_is_read_back(document in document()) {
        let xml = report(JUNIT, &document);
        prop_assert_eq!(attribute(&xml, "testsuite", "name"), in_xml(&document.0.name));
        prop_assert_eq!(attribute(&xml, "failure", "message"), in_xml(&document.1.message));
        let tree = roxmltree::Document::parse(&xml).expect("it was parsed");
        let body = tree.descendants().find_map(|n| n.has_tag_name("failure").then(|| n.text())).flatten();
        let body = body.expect("it has words");
        let help = format!("help: {}", in_xml(document.1.help.as_deref().unwrap_or_default()));
        prop_assert!(body.contains(&in_xml(&document.1.notes[0])) && body.ends_with(&help), "{}", body);
    }

    #[test]
    fn a_command_is_read_back(document in document()) {
        let lines = report(GITHUB, &document);
        prop_assert_eq!(lines.lines().count(), 1);
        prop_assert_eq!(lines.matches(['\r', '\n']).count(), 1);
        let (kind, properties, message) = command(lines.trim_end_matches('\n'));
        prop_assert_eq!(kind, "error");
        let (said, note) = (in_log(&document.1.message), in_log(&document.1.notes[0]));
        prop_assert!(message.starts_with(&said) && message.contains(&note));
        let names: Vec<&str> = properties.iter().map(|(k, _)| k.as_str()).collect();
        prop_assert!(names.starts_with(&["file", "line", "endLine"]) && names.ends_with(&["title"]));
        let lines = document.0.text.matches('\n').count();
        prop_assert_eq!(names.contains(&"col"), lines == 0);
    }

    #[test]
    fn json_is_read_back(document in document()) {
        let d = &document.1;
        let all: Value = serde_json::from_str(&report(GITLAB, &document)).expect("it is JSON");
        let description = all[0]["description"].as_str().expect("it is there");
        let start = format!("double-word: {} (", d.message);
        prop_assert!(description.starts_with(&start), "{}", description);
        let line: Value = serde_json::from_str(&report(RDJSONL, &document)).expect("it is JSON");
        prop_assert!(line["message"].as_str().is_some_and(|m| m.starts_with(&d.message)));
        prop_assert_eq!(line["location"]["path"].as_str(), Some(document.0.name.as_str()));
        let new = d.fix.as_ref().map(|f| f.edits[0].text.as_str());
        prop_assert_eq!(line["suggestions"][0]["text"].as_str(), new);
    }

    #[test]
    fn sarif_is_read_back(document in document()) {
        let (source, d) = &document;
        let log: Value = serde_json::from_str(&report(SARIF, &document)).expect("it is JSON");
        let result = &log["runs"][0]["results"][0];
        let message = unlinked(result["message"]["text"].as_str().expect("it is there"));
        let link = format!("{} ([{}](1))", d.message, d.secondary[0].message);
        prop_assert!(message.starts_with(&link), "{}", message);
        let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str();
        let read = decoded(uri.expect("it is there"));
        let path = read.strip_prefix("file:///").unwrap_or(&read).trim_start_matches('/');
        let parts = |path: &str| -> Vec<String> {
            path.split('/').filter(|p| !matches!(*p, "" | "." | "..")).map(str::to_owned).collect()
        };
        prop_assert!(parts(&source.name).ends_with(&parts(path)), "{} {}", path, source.name);
    }
}
