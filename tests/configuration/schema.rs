//! The schema of `copydesk.toml` accepts every configuration that we show, and refuses what the program refuses.

use std::fs;
use std::path::{Path, PathBuf};

use copydesk::config::Config;
use copydesk::rules::builtin;
use copydesk::rules::page;
use jsonschema::Validator;

fn schema() -> Validator {
    let schema = serde_json::to_value(schemars::schema_for!(Config)).expect("a schema is JSON");
    jsonschema::validator_for(&schema).expect("the schema is one")
}

/// Why the schema refuses a configuration; none where it accepts it.
fn refusal(schema: &Validator, text: &str) -> Option<String> {
    let table: toml::Table = text.parse().unwrap_or_else(|e| panic!("{e}\n{text}"));
    let value = serde_json::to_value(table).expect("TOML is JSON");
    let errors: Vec<String> =
        schema.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
    (!errors.is_empty()).then(|| format!("{}\n{text}", errors.join("\n")))
}

/// Fences of a language in a page.
fn fences(text: &str, language: &str) -> Vec<String> {
    let open = format!("```{language}\n");
    text.split(&open).skip(1).filter_map(|rest| Some(rest.split_once("\n```")?.0.to_owned())).collect()
}

#[test]
fn the_schema_accepts_our_examples() {
    let schema = schema();
    let mut all: Vec<String> = Vec::new();
    for rule in builtin::rules() {
        all.extend(page::examples(rule.page).expect("the page is sound").into_iter().map(|e| e.config));
    }
    all.extend(builtin::configurations().iter().map(|(_, text)| (*text).to_owned()));
    let readme = fs::read_to_string("README.md").expect("it is there");
    // Rules, gazetteers, allowances and the settings of an editor are TOML too.
    let others = ["[rule.", "[[person]]", "[[allow]]", "[[language]]"];
    let configurations = fences(&readme, "toml").into_iter();
    all.extend(configurations.filter(|f| !others.iter().any(|other| f.contains(other))));
    all.push(fs::read_to_string("tests/drafts/copydesk.toml").expect("it is there"));
    all.extend(starters().into_iter().flat_map(|text| [uncommented(&text), text]));
    assert!(all.len() > 40, "{}", all.len());
    let refused: Vec<String> = all.iter().filter_map(|text| refusal(&schema, text)).collect();
    assert!(refused.is_empty(), "{}", refused.join("\n\n"));
}

#[test]
fn the_schema_refuses_what_the_program_refuses() {
    let schema = schema();
    for text in [
        "gazeteer = []\n",
        "exclude = \"archive\"\n",
        "[level]\ndouble-word = \"warn\"\n",
        "[level-in.analyses]\ndouble-word = \"off\"\n",
        "[[override]]\nkind = \"blog\"\n",
        "[[override]]\nfiles = []\nkind = \"blog\"\n",
        "[options]\ndouble-word = \"off\"\n",
    ] {
        assert!(refusal(&schema, text).is_some(), "{text}");
        assert!(!Config::read(text).1.is_empty(), "{text}");
    }
}

#[test]
fn what_init_writes_is_sound_with_and_without_its_comments() {
    for text in starters().into_iter().flat_map(|text| [uncommented(&text), text]) {
        let (_, faults) = Config::read(&text);
        assert!(faults.is_empty(), "{faults:?}\n{text}");
    }
}

/// The configuration that `copydesk init` writes.
fn starters() -> Vec<String> {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/init/copydesk.toml");
    vec![fs::read_to_string(path).expect("it is there")]
}

/// With the lines that are commented-out TOML put in force.
fn uncommented(text: &str) -> String {
    let toml = |line: &str| {
        line.starts_with('[') || line.split_once(" = ").is_some_and(|(key, _)| !key.contains(' '))
    };
    let lines = text.lines().map(|line| line.strip_prefix("# ").filter(|l| toml(l)).unwrap_or(line));
    lines.map(|line| format!("{line}\n")).collect()
}
