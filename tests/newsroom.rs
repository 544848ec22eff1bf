//! A newsroom's own rules: an engine of every kind at work, and what holds of all of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use copydesk::config::layers::Loader;
use copydesk::diagnostic::Diagnostic;
use copydesk::document::{self, Format};
use copydesk::draft::Draft;
use copydesk::lint::lint;
use copydesk::rules::RuleSet;
use copydesk::rules::load;
use copydesk::rules::page::{Example, examples};
use copydesk::source::Source;

/// The newsroom of `tests/newsroom`, on disk.
struct Newsroom(PathBuf);

impl Loader for Newsroom {
    fn file(&self, path: &str) -> Result<Source, String> {
        let text = fs::read_to_string(self.0.join(path)).map_err(|e| format!("{path}: {e}"))?;
        Ok(Source::new(path, text))
    }

    fn files_in(&self, folder: &str) -> Result<Vec<String>, String> {
        let entries = fs::read_dir(self.0.join(folder)).map_err(|e| format!("{folder}: {e}"))?;
        let names = entries.filter_map(|e| e.ok()?.file_name().into_string().ok());
        let mut paths: Vec<String> = names.map(|n| format!("{folder}/{n}")).collect();
        paths.sort();
        Ok(paths)
    }
}

fn newsroom() -> RuleSet {
    let folder = Newsroom(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/newsroom"));
    let config = folder.file("copydesk.toml").expect("the newsroom has a configuration");
    let (rules, faulty) = load::load(Some(&config), &folder, &[]).expect("no levels are given");
    assert!(faulty.is_empty(), "{faulty:?}");
    rules
}

fn found(rules: &RuleSet, name: &str, text: &str) -> Vec<Diagnostic> {
    let source = Source::new(name, text);
    let document = document::read(&source, Format::Markdown).expect("it can be read").remove(0);
    lint(&Draft::read(name, document, &rules.facts.lexicon, &rules.facts.gazetteer), rules)
}

/// All drafts of the pages of the newsroom's own rules in one text.
fn everything(rules: &RuleSet) -> String {
    let own = rules.rules.iter().filter(|r| r.group == "desk-rules");
    let drafts = own.flat_map(|r| examples(&r.page).expect("the page is sound"));
    drafts.map(|e: Example| e.draft + "\n").collect()
}

/// Engines that a newsroom's rule can name, each with a rule of `tests/newsroom`.
const ENGINES: [&str; 9] = [
    "existence",
    "substitution",
    "occurrence",
    "consistency",
    "conditional",
    "capitalization",
    "metric",
    "sequence",
    "pattern",
];

#[test]
fn every_engine_of_a_newsroom_has_pages_with_both_kinds_of_examples() {
    let rules = newsroom();
    let own: Vec<_> = rules.rules.iter().filter(|r| r.group == "desk-rules").collect();
    let name = |debug: String| debug.split('(').next().unwrap_or_default().to_lowercase();
    let engines: Vec<String> = own.iter().map(|r| name(format!("{:?}", r.spec.check))).collect();
    let missing: Vec<&&str> = ENGINES.iter().filter(|e| !engines.iter().any(|n| n == *e)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    for rule in own {
        let drafts = examples(&rule.page).expect("the page is sound");
        assert!(drafts.iter().any(|e| !e.expected.is_empty()), "{}: none is flagged", rule.name);
        assert!(drafts.iter().any(|e| e.expected.is_empty()), "{}: all are flagged", rule.name);
    }
}

#[test]
fn the_order_of_rules_changes_nothing() {
    let mut rules = newsroom();
    let text = everything(&rules);
    let before = found(&rules, "draft.md", &text);
    assert!(
        before.iter().filter(|d| rules.rule(&d.rule).is_some_and(|r| r.group == "desk-rules")).count() > 9
    );
    for turn in 0..rules.rules.len() {
        rules.rules.rotate_left(turn);
        assert_eq!(found(&rules, "draft.md", &text), before, "turned by {turn}");
        rules.rules.reverse();
        assert_eq!(found(&rules, "draft.md", &text), before, "turned by {turn} and reversed");
    }
}

#[test]
fn a_hundred_runs_find_the_same() {
    let rules = newsroom();
    let text = everything(&rules);
    let first = format!("{:?}", found(&rules, "draft.md", &text));
    for run in 0..100 {
        let again = if run % 10 == 0 { newsroom() } else { continue_with(&rules) };
        assert_eq!(format!("{:?}", found(&again, "draft.md", &text)), first, "run {run}");
    }
}

/// The same rules in a set of their own.
fn continue_with(rules: &RuleSet) -> RuleSet {
    RuleSet { rules: rules.rules.clone(), facts: newsroom().facts }
}

#[test]
fn a_rule_speaks_where_its_scope_says() {
    let mut rules = newsroom();
    let text = "The council took a historic vote. \"It is historic,\" Mayor Ida Lindqvist said.\n";
    let hype = |rules: &RuleSet, name: &str| -> usize {
        found(rules, name, text).iter().filter(|d| d.rule == "hype").count()
    };
    assert_eq!(hype(&rules, "live/a.md"), 1);
    let at = rules.rules.iter().position(|r| r.name == "hype").expect("it is there");
    Arc::make_mut(&mut rules.rules[at].spec).paths = vec!["live/**".to_owned().try_into().expect("a glob")];
    assert_eq!((hype(&rules, "live/a.md"), hype(&rules, "desk/a.md")), (1, 0));
    Arc::make_mut(&mut rules.rules[at].spec).words = None;
    assert_eq!(hype(&rules, "live/a.md"), 2);
}

#[test]
fn the_walk_shows_its_files_as_they_are() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("rules/desk.md")).expect("it is there");
    let mut shown = 0;
    for block in page.split(" file=").skip(1) {
        let (file, rest) = block.split_once('\n').expect("a block has lines");
        let fence = if file.ends_with("hype.md") { "````" } else { "```" };
        let text = rest.split(fence).next().unwrap_or_default();
        let on_disk = fs::read_to_string(root.join("tests/walk").join(file)).expect("the file is there");
        assert_eq!(text, on_disk, "{file}");
        shown += 1;
    }
    assert!(shown > 5, "{shown}");
}
