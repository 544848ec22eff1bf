//! Whole drafts of an invented newsroom, each with one theme, as `copydesk check --min-level note` shows them.
//!
//! In: the files of `tests/drafts`, checked with the configuration that stands there. Out: one snapshot for each,
//! named after the draft.

use std::fs;
use std::path::{Path, PathBuf};

use copydesk::config::allowed::Entries;
use copydesk::config::layers::Loader;
use copydesk::diagnostic::{Diagnostic, Level};
use copydesk::document::{self, Format, shown};
use copydesk::draft::Draft;
use copydesk::lint::{self, lint};
use copydesk::report::human::Human;
use copydesk::report::summary::{Counts, Summary};
use copydesk::report::terminal::Look;
use copydesk::report::{Checked, Facts, Others, Report};
use copydesk::rules::load;
use copydesk::rules::{RuleSet, builtin};
use copydesk::source::Source;

/// Snapshots are read by people: longer ones are not.
const LONGEST: usize = 120;

/// The newsroom's folder.
struct Folder(PathBuf);

impl Loader for Folder {
    fn file(&self, path: &str) -> Result<Source, String> {
        let text = fs::read_to_string(self.0.join(path)).map_err(|e| format!("{path}: {e}"))?;
        Ok(Source::new(path, text))
    }

    fn files_in(&self, _: &str) -> Result<Vec<String>, String> {
        Ok(Vec::new())
    }
}

#[test]
fn every_draft_is_reported_as_before() {
    let folder = folder();
    let rules = rules(&folder);
    for path in drafts(&folder) {
        let name = path.file_stem().expect("a draft has a name").to_string_lossy().into_owned();
        let report = report(&path, &rules);
        assert!(report.lines().count() < LONGEST, "{name}: {} lines", report.lines().count());
        let mut settings = insta::Settings::clone_current();
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name, report));
    }
}

#[test]
fn every_rule_speaks_in_some_draft() {
    let folder = folder();
    let rules = rules(&folder);
    let all: Vec<Diagnostic> =
        drafts(&folder).iter().flat_map(|path| lint(&read(path, &rules).1, &rules)).collect();
    // A rule that is off until a house asks for it has its rendering on its page alone.
    let asked = |name: &&str| rules.rule(name).is_some_and(|r| r.spec.level.0 > Level::Off);
    let names = builtin::rules().iter().map(|r| r.name).filter(asked);
    let silent: Vec<&str> = names.filter(|name| all.iter().all(|d| d.rule != *name)).collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn the_sound_draft_stays_silent() {
    let folder = folder();
    let rules = rules(&folder);
    assert_eq!(lint(&read(&folder.join("sound.md"), &rules).1, &rules), []);
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drafts")
}

fn rules(folder: &Path) -> RuleSet {
    let loader = Folder(folder.to_owned());
    let config = loader.file("copydesk.toml").expect("the newsroom has a configuration");
    let (rules, faulty) = load::load(Some(&config), &loader, &[]).expect("no levels are given");
    assert!(faulty.is_empty(), "{faulty:?}");
    rules
}

/// Every draft of the folder, by name.
fn drafts(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be listed");
    let paths = entries.map(|e| e.expect("an entry can be read").path());
    let mut drafts: Vec<PathBuf> = paths.filter(|p| is_draft(&p.to_string_lossy())).collect();
    drafts.sort();
    drafts
}

fn is_draft(name: &str) -> bool {
    Format::of_name(name).is_some() || Format::is_told_by_content(name)
}

fn read(path: &Path, rules: &RuleSet) -> (Source, Draft) {
    let name = path.file_name().expect("a draft has a name").to_string_lossy();
    let source = Source::new(name, fs::read_to_string(path).expect("a draft is UTF-8 text"));
    let format = Format::detect(&source.name, &source.text).expect("it is a format we know");
    let documents = document::read(&source, format).expect("it can be read");
    let veil = shown::veil(&source, &documents);
    let document = documents.into_iter().next().expect("there is a story in it");
    let draft = Draft::read(&source.name, document, &rules.facts.lexicon, &rules.facts.gazetteer);
    (source.veiled(veil), draft)
}

fn report(path: &Path, rules: &RuleSet) -> String {
    let (source, draft) = read(path, rules);
    let (diagnostics, facts) = (lint(&draft, rules), Facts::of(&draft));
    let suppressions = lint::judge(&draft, rules, &Entries::default()).suppressions;
    let mut out = Vec::new();
    let mut human = Human::new(&mut out, Look { width: 80, color: false });
    let checked = Checked {
        source: &source,
        others: &Others::new(),
        facts: &facts,
        rules,
        draft: None,
        diagnostics: &diagnostics,
        suppressions: &suppressions,
        withheld: false,
    };
    human.document(checked).expect("memory takes all");
    let mut summary = Summary::default();
    summary.read += facts.tally;
    summary.shown += Counts::of(&diagnostics);
    summary.allowed += suppressions.iter().map(|s| s.hidden.len()).sum::<usize>();
    summary.foreign += usize::from(draft.foreign.draft);
    human.end(&summary).expect("memory takes all");
    String::from_utf8_lossy(&out).into_owned()
}
