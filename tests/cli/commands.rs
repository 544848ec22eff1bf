//! `inspect`, `rules`, `explain` and `test`.

use insta_cmd::assert_cmd_snapshot;

use crate::{copydesk, folder};

const RULE: &str = "[rule.spokesman]
summary = \"a word for men\"
level = \"warning\"
message = \"`{match}` may be a spokesperson\"
check.existence.phrases = [\"spokesman\"]
";

#[test]
fn tokens_are_printed_as_read() {
    let folder = folder("tokens", &[("a.txt", "Oral's mayor paid $1.2bn.\n")]);
    assert_cmd_snapshot!(copydesk(&folder, &["inspect", "--tokens"]));
}

#[test]
fn annotations_have_places_in_the_source() {
    let text = "\u{feff}Oral\r\n\r\nThe mayor of Oral met 12 voters.\r\n";
    let folder = folder("places", &[("a.txt", text)]);
    let output = copydesk(&folder, &["inspect", "--format", "ndjson"]).output().expect("it runs");
    let lines = String::from_utf8(output.stdout).expect("it is UTF-8");
    let chars: Vec<char> = text.chars().collect();
    assert!(lines.lines().count() > 1, "{lines}");
    for line in lines.lines() {
        let record: serde_json::Value = serde_json::from_str(line).expect("it is JSON");
        let at = |key: &str| record["span"][key].as_u64().expect("a number") as usize;
        assert_eq!(text.get(at("byte_start")..at("byte_end")), record["text"].as_str());
        let words: String = chars[at("char_start")..at("char_end")].iter().collect();
        assert_eq!(Some(words.as_str()), record["text"].as_str());
    }
}

#[test]
fn the_timeline_stands_in_the_order_of_time() {
    let draft = include_str!("../drafts/timeline.txt");
    let folder = folder("timeline", &[("a.txt", draft)]);
    assert_cmd_snapshot!(copydesk(&folder, &["inspect", "--timeline"]));
    let output =
        copydesk(&folder, &["inspect", "--timeline", "--format", "ndjson"]).output().expect("it runs");
    let events: Vec<serde_json::Value> = String::from_utf8(output.stdout)
        .expect("it is UTF-8")
        .lines()
        .map(|line| serde_json::from_str(line).expect("it is JSON"))
        .collect();
    let dates: Vec<&str> = events.iter().filter_map(|e| e["date"].as_str()).collect();
    assert!(dates.len() > 5 && dates.is_sorted(), "{dates:?}");
    let by = &events[0]["by"];
    let at = |key: &str| by[key].as_u64().expect("a number") as usize;
    assert_eq!(&draft[at("byte_start")..at("byte_end")], "the winter of '98");
    assert_eq!(events[0]["anchor"], "stated");
}

#[test]
fn every_value_is_traced() {
    let draft = include_str!("../drafts/timeline.txt");
    let folder = folder("dates", &[("a.txt", draft)]);
    assert_cmd_snapshot!(copydesk(&folder, &["inspect", "--explain-dates"]));
    let output = copydesk(&folder, &["inspect", "--explain-dates", "--format", "ndjson"]).output();
    let lines = String::from_utf8(output.expect("it runs").stdout).expect("it is UTF-8");
    let later = lines.lines().find(|l| l.contains("Ten days later")).expect("it is there");
    let record: serde_json::Value = serde_json::from_str(later).expect("it is JSON");
    assert_eq!((&record["kind"], &record["how"]), (&"date".into(), &"counted".into()));
    assert_eq!((&record["value"], &record["from"]["line"]), (&"2022-01-17".into(), &5.into()));
    assert!(record["explanation"].as_str().is_some_and(|e| e.starts_with("10 days after")));
}

#[test]
fn an_undated_draft_says_what_it_lacks() {
    let folder =
        folder("no-dates", &[("a.txt", "Headline\n\nThe mayor left last week, three years later.\n")]);
    assert_cmd_snapshot!(copydesk(&folder, &["inspect", "--explain-dates", "--timeline"]));
}

#[test]
fn rules_tell_where_their_level_was_set() {
    let config = "[level]\nplaceholder = \"note\"\n";
    let folder = folder("rules", &[("copydesk.toml", config)]);
    let output = copydesk(&folder, &["rules", "--level", "double-word=off"]).output().expect("it runs");
    let text = String::from_utf8(output.stdout).expect("it is UTF-8");
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("off double-word") && words.contains("(set by --level)"), "{text}");
    assert!(words.contains("note placeholder") && words.contains("(set by copydesk.toml:2)"), "{text}");
    assert!(text.lines().all(|l| l.chars().count() <= 80), "{text}");
}

#[test]
fn a_rule_explains_how_to_switch_it_off() {
    let folder = folder("explain", &[]);
    let output = copydesk(&folder, &["explain", "double-word"]).output().expect("it runs");
    let text = String::from_utf8(output.stdout).expect("it is UTF-8");
    assert!(text.contains("    [level]\n    double-word = \"off\"\n"), "{text}");
    assert_cmd_snapshot!(copydesk(&folder, &["explain", "duble-word"]));
}

#[test]
fn the_examples_of_a_desk_are_tried() {
    let page = "# spokesman\n\n## Examples\n\n```draft\nThe spokesman said no.\n    ^^^^^^^^^ spokesman warning\n```\n\n## Not flagged\n\n```draft\nNo spokesperson spoke.\n```\n\n```draft\nThe spokesman again.\n```\n";
    let files = [("desk/words/spokesman.toml", RULE), ("desk/words/spokesman.md", page)];
    let folder = folder("test", &files);
    assert_cmd_snapshot!(copydesk(&folder, &["test", "desk"]));
}

#[test]
fn rules_of_a_desk_are_listed_and_explained() {
    let page = "# spokesman\n\nA word for men.\n";
    let files = [
        ("copydesk.toml", "rules = [\"desk/words\"]\n"),
        ("desk/words/spokesman.toml", RULE),
        ("desk/words/spokesman.md", page),
    ];
    let folder = folder("desk-listed", &files);
    let text = |args: &[&str]| {
        let output = copydesk(&folder, args).output().expect("it runs");
        String::from_utf8(output.stdout).expect("it is UTF-8")
    };
    let listed = text(&["rules"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        listed.contains("warning spokesman a word for men (set by desk/words/spokesman.toml)"),
        "{listed}"
    );
    let explained = text(&["explain", "spokesman"]);
    assert!(explained.contains("A word for men."), "{explained}");
    assert!(explained.contains("spokesman = \"off\""), "{explained}");
}

#[test]
fn a_pattern_that_cannot_be_read_is_told_at_its_place() {
    let rule = "[rule.margin]
summary = \"a poll without a margin\"
level = \"warning\"
message = \"{match}\"
check.pattern.find = 'quantity(catgory = percent) within 5 words of \"poll\"'
";
    let files = [
        ("copydesk.toml", "rules = [\"desk\"]\n"),
        ("desk/margin.toml", rule),
        ("a.txt", "The mayor left.\n"),
    ];
    let folder = folder("pattern-fault", &files);
    assert_cmd_snapshot!(copydesk(&folder, &["check"]));
}

#[test]
fn help_says_what_there_is() {
    let folder = folder("help", &[]);
    assert_cmd_snapshot!(copydesk(&folder, &["--help"]));
    assert_cmd_snapshot!("help_check", copydesk(&folder, &["check", "--help"]));
    assert_cmd_snapshot!("help_fix", copydesk(&folder, &["fix", "--help"]));
    assert_cmd_snapshot!("help_inspect", copydesk(&folder, &["inspect", "--help"]));
}
