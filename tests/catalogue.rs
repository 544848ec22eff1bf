//! The catalogue of phrasings: for each relation between figures, texts in a sound and in a contradicting version.
//!
//! A sound text gets no finding of a rule that compares figures, at any level; a contradicting one gets a warning or
//! an error of a rule of its relation. The score and what was missed stand in a snapshot.
//!
//! `sound.toml` holds sound passages that a careless reader takes for contradictions; none of them may get a finding of
//! those rules, or an error or warning about its dates and names.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use copydesk::diagnostic::{Diagnostic, Level};
use copydesk::document::{self, Format};
use copydesk::draft::Draft;
use copydesk::lint::lint;
use copydesk::rules::RuleSet;
use copydesk::rules::load::builtin_rules;
use copydesk::source::Source;
use serde::Deserialize;

/// Each relation with the rules that may report a contradiction of it.
const RELATIONS: [(&str, &[&str]); 9] = [
    ("average", &["average-mismatch"]),
    ("change", &["change-direction", "comparison-mismatch", "percent-change", "percent-points", "share-sum"]),
    ("comparison", &["comparison-mismatch", "percent-change", "share-mismatch", "share-sum", "vote-count"]),
    ("conversion", &["unit-conversion"]),
    ("count-list", &["count-list", "figure-sum"]),
    ("margin", &["comparison-mismatch", "figure-sum", "poll-lead", "share-sum", "vote-count"]),
    ("part-whole", &["figure-sum", "share-mismatch", "count-list"]),
    ("same-quantity", &["figure-conflict", "headline-body-figure"]),
    ("share", &["figure-sum", "share-mismatch", "share-sum"]),
];

#[derive(Deserialize)]
struct Catalogue {
    phrasing: Vec<Phrasing>,
}

#[derive(Deserialize)]
struct Phrasing {
    id: String,
    consistent: String,
    contradicting: String,
}

#[derive(Deserialize)]
struct Sound {
    passage: Vec<Passage>,
}

#[derive(Deserialize)]
struct Passage {
    id: String,
    text: String,
}

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/catalogue").join(name);
    fs::read_to_string(&path).expect("the catalogue has the file")
}

fn phrasings(part: &str, relation: &str) -> Vec<Phrasing> {
    let text = file(&format!("{part}/{relation}.toml"));
    toml::from_str::<Catalogue>(&text).expect("the file is a catalogue").phrasing
}

/// Findings of the rules that compare figures.
fn findings(text: &str, rules: &RuleSet) -> Vec<Diagnostic> {
    let compares = |d: &Diagnostic| RELATIONS.iter().any(|(_, rules)| rules.contains(&d.rule.as_str()));
    all_findings(text, rules).into_iter().filter(compares).collect()
}

fn all_findings(text: &str, rules: &RuleSet) -> Vec<Diagnostic> {
    let format = match text {
        t if t.starts_with('<') => Format::Html,
        t if t.contains("\n- ") || t.contains("\n|") => Format::Markdown,
        _ => Format::Text,
    };
    let source = Source::new("draft".to_owned(), text.to_owned());
    let read = |d| lint(&Draft::read("draft", d, &rules.facts.lexicon, &rules.facts.gazetteer), rules);
    document::read(&source, format).into_iter().flatten().flat_map(read).collect()
}

/// How a part of the catalogue was read.
#[derive(Default)]
struct Score {
    phrasings: usize,
    /// Sound texts with a finding.
    alarms: Vec<String>,
    /// Contradicting texts without one.
    missed: Vec<String>,
}

fn score(part: &str, relation: &str, accepted: &[&str], rules: &RuleSet) -> Score {
    let mut score = Score::default();
    for p in phrasings(part, relation) {
        score.phrasings += 1;
        if !findings(&p.consistent, rules).is_empty() {
            score.alarms.push(p.id.clone());
        }
        let told = |d: &Diagnostic| d.level > Level::Note && accepted.contains(&d.rule.as_str());
        if !findings(&p.contradicting, rules).iter().any(told) {
            score.missed.push(p.id);
        }
    }
    score
}

#[test]
fn phrasings_are_read_as_before() {
    let rules = builtin_rules();
    let mut table = String::new();
    for part in ["open", "held"] {
        for (relation, accepted) in RELATIONS {
            let score = score(part, relation, accepted, &rules);
            let (all, quiet) = (score.phrasings, score.phrasings - score.alarms.len());
            let found = all - score.missed.len();
            writeln!(
                table,
                "{part} {relation}: {found} of {all} found, {quiet} of {all} sound texts left alone"
            )
            .expect("a string takes all");
            for (what, ids) in [("missed", &score.missed), ("alarm", &score.alarms)] {
                ids.iter().for_each(|id| writeln!(table, "  {what} {id}").expect("a string takes all"));
            }
        }
    }
    insta::with_settings!({prepend_module_to_snapshot => false}, { insta::assert_snapshot!("catalogue", table) });
}

#[test]
fn sound_passages_are_left_alone() {
    let rules = builtin_rules();
    let sound: Sound = toml::from_str(&file("sound.toml")).expect("the file holds passages");
    let groups = ["calendar", "names"];
    let told = |d: &Diagnostic| {
        d.level > Level::Note
            && rules.rules.iter().any(|r| r.name == d.rule && groups.contains(&r.group.as_str()))
    };
    let alarming = |p: &&Passage| {
        !findings(&p.text, &rules).is_empty() || all_findings(&p.text, &rules).iter().any(told)
    };
    let alarms = sound.passage.iter().filter(alarming);
    let alarms: Vec<&str> = alarms.map(|p| p.id.as_str()).collect();
    insta::with_settings!({prepend_module_to_snapshot => false}, {
        insta::assert_snapshot!("sound_passages", format!("{} passages; alarms: {}", sound.passage.len(), alarms.join(" ")));
    });
}
