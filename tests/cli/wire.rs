//! Formats of wires and systems as they come: broken, hostile, unknown, and mended.

use std::fs;

use insta_cmd::assert_cmd_snapshot;

use crate::{copydesk, folder};

const ITEM: &str =
    "{\"uri\": \"a\", \"versioncreated\": \"2022-01-26\", \"headline\": \"Rain\", \"body_html\": ";

#[test]
fn what_cannot_be_read_is_named_with_its_place() {
    let deep = format!("{{\"uri\": \"a\", \"body_text\": {}", "[".repeat(100_000));
    let nested = format!("<nitf>{}", "<p>".repeat(100_000));
    let bodies: Vec<String> = (0..200).map(|n| format!("\"body_{n}\": \"Rain fell.\"")).collect();
    let many = format!("{{\"uri\": \"a\",\n{}}}", bodies.join(",\n"));
    let cases = [
        ("broken.json", format!("{ITEM}\"<p>It rained.</p>\",\n \"byline\" \"Ana\"}}")),
        ("broken.xml", "<nitf><body>\n<p>AT&T met.</p></body></nitf>".to_owned()),
        ("cut.json", format!("{ITEM}\"It rai")),
        ("cut.xml", "<newsItem><contentMeta><headline>Rain</headline>".to_owned()),
        ("data.json", "{\"name\": \"copydesk\", \"uri\": \"a\"}".to_owned()),
        ("data.xml", "<project><version>1</version></project>".to_owned()),
        ("deep.json", deep),
        ("deep.xml", nested),
        ("empty.json", String::new()),
        ("half.json", format!("{ITEM}\"It \\ud83d rained.\"}}")),
        (
            "lines.json",
            "{\"uri\": \"a\", \"body_text\": \"One.\"}\n{\"uri\": \"b\", \"body_text\": \"Two.\"}".to_owned(),
        ),
        ("many.json", many),
        ("nothing.json", "{\"uri\": \"a\", \"ednote\": \"a secret\", \"pubstatus\": \"usable\"}".to_owned()),
        ("nothing.xml", "<nitf><head><title>a secret</title></head><body/></nitf>".to_owned()),
        ("nul.json", format!("{ITEM}\"It \\u0000 rained.\"}}")),
        (
            "picture.xml",
            "<newsItem><contentSet><remoteContent href=\"http://x.invalid/a.jpg\"/></contentSet></newsItem>"
                .to_owned(),
        ),
    ];
    let files: Vec<(&str, &str)> = cases.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let folder = folder("wire_broken", &files);
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    assert_cmd_snapshot!(copydesk(&folder, &[&["check", "--width", "100"], &names[..]].concat()));
}

#[test]
fn a_format_that_is_forced_names_what_is_missing() {
    let folder = folder("wire_forced", &[("a.json", "{\"title\": \"Rain\"}"), ("b.md", "It rained.\n")]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--input-format", "ninjs", "a.json", "b.md"]));
}

#[test]
fn entities_are_neither_expanded_nor_fetched() {
    let bomb = (1..=9).fold("<!ENTITY e0 \"lol\">".to_owned(), |all, n| {
        format!("{all}<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10))
    });
    let entities =
        format!("{bomb}<!ENTITY f SYSTEM \"secret.txt\"><!ENTITY % p SYSTEM \"http://x.invalid/x.dtd\">%p;");
    let text = format!(
        "<!DOCTYPE nitf [{entities}]>\n<nitf><body><p>It rained in the the town. &e9; &f;</p></body></nitf>"
    );
    let folder = folder("wire_entities", &[("a.xml", &text), ("secret.txt", "SEKRIT")]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "a.xml", "--date", "2022-01-26"]));
}

#[test]
fn a_huge_attribute_and_a_huge_value_are_passed_over() {
    let value = "x".repeat(20_000_000);
    let xml = format!("<nitf><body><p style=\"{value}\">It rained in the the town.</p></body></nitf>");
    let json =
        format!("{ITEM}\"<p title='{value}'>It rained in the the town.</p>\", \"renditions\": \"{value}\"}}");
    let folder = folder("wire_huge", &[("a.json", &json), ("a.xml", &xml)]);
    let args = ["check", "--format", "short", "a.json", "a.xml"];
    assert_cmd_snapshot!(copydesk(&folder, &args));
}

#[test]
fn a_folder_takes_only_files_of_known_content() {
    let item = format!("{ITEM}\"<p>It rained in the the town.</p>\"}}");
    let files = [("a.json", item.as_str()), ("package.json", "{\"name\": \"x\"}"), ("pom.xml", "<project/>")];
    let folder = folder("wire_folder", &files);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--format", "short"]));
}

#[test]
fn lines_of_an_archive_may_be_of_these_formats() {
    let item = format!("{ITEM}\"<p>It rained in the the town.</p>\"}}");
    let line =
        |format: &str, text: &str| serde_json::json!({"format": format, "text": text}).to_string() + "\n";
    let lines =
        line("ninjs", &item) + &line("nitf", "<nitf><p>In the the town.</p></nitf>") + &line("ans", "{}");
    let folder = folder("wire_lines", &[("a.ndjson", &lines)]);
    assert_cmd_snapshot!(copydesk(
        &folder,
        &["check", "--input-format", "ndjson", "--format", "short", "a.ndjson"]
    ));
}

#[test]
fn a_story_in_another_language_is_read_no_further() {
    let item = format!("{ITEM}\"<p>It rained in TK, the the town.</p>\", \"language\": \"nl\"}}");
    let folder = folder("wire_language", &[("a.json", &item)]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--format", "short", "a.json"]));
}

#[test]
fn words_that_are_held_stay_out_of_the_log_of_a_ci() {
    let held = format!("{ITEM}\"It rained in the the town.\", \"embargoed\": \"2022-01-27T06:00:00Z\"}}");
    let taken = format!("{ITEM}\"It rained in the the town.\", \"pubstatus\": \"withheld\"}}");
    let folder = folder("wire_held", &[("held.json", &held), ("taken.json", &taken)]);
    let mut command = copydesk(&folder, &["check", "--min-level", "note", "--format", "short"]);
    command.env("CI", "true");
    assert_cmd_snapshot!(command);
}

#[test]
fn what_two_bodies_share_is_told_once() {
    let item = format!(
        "{ITEM}\"It rained.\", \"body_long\": \"Rain fell on the the town.\", \"embargoed\": \"2022-01-27\"}}"
    );
    let folder = folder("wire_bodies", &[("a.json", &item)]);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--min-level", "note", "--format", "short", "a.json"]));
}

/// Places of a JSON report as they come, with their rules.
fn places(report: &[u8]) -> Vec<(u64, String)> {
    let report: serde_json::Value = serde_json::from_slice(report).expect("it is JSON");
    let found = report["diagnostics"].as_array().expect("a list");
    let start = |d: &serde_json::Value| d["labels"][0]["span"]["byte_start"].as_u64().expect("a place");
    found.iter().map(|d| (start(d), d["rule"].as_str().expect("a name").to_owned())).collect()
}

#[test]
fn findings_of_several_documents_come_in_the_order_of_their_source() {
    let item = "{\"uri\": \"a\", \"versioncreated\": \"2022-01-26\", \"body_text\": \"It is the the first.\", \
                \"associations\": {\"b\": {\"uri\": \"b\", \"type\": \"text\", \"body_text\": \"It is the the second.\"}}, \
                \"headline\": \"Rain on on Lisk\"}";
    let folder = folder("wire_order", &[("a.json", item)]);
    let output = copydesk(&folder, &["check", "--format", "json", "a.json"]).output().expect("it runs");
    let found = places(&output.stdout);
    assert_eq!(found.len(), 3);
    assert!(found.is_sorted(), "{found:?}");
}

#[test]
fn an_array_holds_several_documents() {
    let item = |uri: &str, day: &str, words: &str| {
        format!("{{\"uri\": \"{uri}\", \"versioncreated\": \"{day}\", \"body_text\": \"{words}\"}}")
    };
    let story = |words: &str| {
        format!(
            "{{\"type\": \"story\", \"version\": \"0.10.9\", \"content_elements\": \
             [{{\"type\": \"text\", \"content\": \"{words}\"}}]}}"
        )
    };
    let items = [
        item("a", "2022-01-26", "He died on Tuesday, January 26."),
        item("b", "2022-01-27", "She saw the the dam."),
    ];
    let files = [
        ("items.json", format!("[{}]", items.join(",\n"))),
        ("stories.json", format!("[\n{},\n{}\n]", story("It is the the vote."), story("It is a a vote."))),
        ("other.json", "[{\"name\": \"a\"}]".to_owned()),
        ("lines.ndjson", format!("[{}]\n{{\"text\": \"It is the the vote.\"}}\n", items[0])),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let folder = folder("wire_array", &files);
    assert_cmd_snapshot!(copydesk(&folder, &["check", "--format", "short", "."]));
    let args = ["check", "--format", "short", "--input-format", "ndjson", "lines.ndjson"];
    assert_cmd_snapshot!("wire_array_lines", copydesk(&folder, &args));
}

#[test]
fn an_entry_of_the_side_file_may_hide_something_in_any_body() {
    let item = format!("{ITEM}\"It rained.\", \"body_long\": \"Rain fell on the the town.\"}}");
    let folder = folder("wire_allowed", &[("a.json", &item), ("copydesk.toml", "")]);
    let shown = copydesk(&folder, &["check", "--fingerprints", "--format", "json", "a.json"])
        .output()
        .expect("it runs");
    let report: serde_json::Value = serde_json::from_slice(&shown.stdout).expect("it is JSON");
    let print = report["diagnostics"][0]["fingerprint"].as_str().expect("there is one").to_owned();
    let status =
        copydesk(&folder, &["allow", &print, "--reason", "a song", "a.json"]).status().expect("it runs");
    assert_eq!(status.code(), Some(0));
    let after = copydesk(&folder, &["check", "--format", "short", "a.json"]).output().expect("it runs");
    assert_eq!((String::from_utf8_lossy(&after.stdout).as_ref(), after.status.code()), ("", Some(0)));
}

/// Each in its own words: a fix beside escapes, between them and across them.
const MEND: &[(&str, &str)] = &[
    (
        "a.json",
        r#"{"uri": "a", "ednote": "SEKRIT", "headline": "Rain", "body_html": "<p>Caf\u00e9s of the the town &amp; <b>the<\/b> the inn closed.<\/p><p>Caf\u00e9 caf\u00e9.<\/p>"}"#,
    ),
    ("b.json", r#"{"uri": "a", "body_text": "In the the town.", "body_html": "<p>In the the town.</p>"}"#),
    (
        "c.xml",
        "<nitf><head><ed-msg info=\"SEKRIT\"/></head><body><p>In the the town &amp;&#x20;<em>the</em> the inn caf&#233; caf&#233;.</p></body></nitf>",
    ),
];

/// The word that stands twice is taken out where it stands between escapes and tags.
fn mended(text: &str) -> String {
    let text = text.replace("the the", "the").replace(r"the<\/b> the", r"the<\/b>");
    text.replace("the</em> the", "the</em>")
}

#[test]
fn fixes_go_between_escapes_and_never_across_them() {
    let folder = folder("wire_fix", MEND);
    assert_cmd_snapshot!(copydesk(&folder, &["fix", "--date", "2022-01-26"]));
    assert_cmd_snapshot!("wire_fix_write", copydesk(&folder, &["fix", "--write", "--date", "2022-01-26"]));
    for (name, text) in MEND {
        let expected = if *name == "b.json" { (*text).to_owned() } else { mended(text) };
        assert_eq!(fs::read_to_string(folder.join(name)).expect("it is there"), expected);
    }
}

#[test]
fn what_would_have_to_be_escaped_is_only_shown() {
    let names = "[[organization]]\nname = 'Havn & Last'\nalso = ['Havn og Last']\n\n[[place]]\nname = 'Port \"Tarn\"'\nalso = ['Port Tarn']\n";
    let body = "Dockers of Havn og Last struck in Port Tarn.";
    let files = [
        ("copydesk.toml", "gazetteer = [\"names.toml\"]\n".to_owned()),
        ("names.toml", names.to_owned()),
        ("a.json", format!("{{\"uri\": \"a\", \"body_text\": \"{body}\"}}")),
        ("b.xml", format!("<nitf><p>{body}</p></nitf>")),
        ("c.html", format!("<p>{body}</p>")),
        ("d.txt", body.to_owned()),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let folder = folder("wire_escape", &files);
    assert_cmd_snapshot!(copydesk(&folder, &["fix", "--date", "2022-01-26"]));
}
