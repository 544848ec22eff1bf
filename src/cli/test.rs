//! `copydesk test`: the examples in rule pages, the newsroom's own included.

use std::collections::{BTreeSet, HashMap};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::Test;
use super::{Status, output, pages};
use crate::config::layers::Loader;
use crate::rules::load;
use crate::rules::page::{Example, examples};
use crate::rules::{Origin, Rule, RuleSet};
use crate::source::Source;
use crate::workspace::Workspace;
use crate::workspace::disk::Disk;

/// Name under which a page's own gazetteer is loaded.
const GAZETTEER: &str = "the page's gazetteer";

/// Tries the examples of every rule in force, or of the rule files that are named.
///
/// # Errors
///
/// A configuration or a folder that cannot be read.
pub fn run(args: &Test) -> anyhow::Result<Status> {
    let mut workspace = args.rules.workspace();
    let trial = Trial::new(args, &mut workspace)?;
    let (mut out, mut tally) = (output::stdout(), Tally::default());
    for rule in trial.rules.rules.iter().filter(|r| trial.wants(r)) {
        trial.page(rule, &mut tally, &mut out)?;
    }
    writeln!(out, "Rules: {}. Examples: {}, failed: {}.", tally.rules, tally.tried, tally.failed)?;
    out.flush()?;
    Ok(match (workspace.is_sound() && tally.rules > 0, tally.failed) {
        (false, _) => Status::Failed,
        (true, 0) => Status::Clean,
        (true, _) => Status::Findings,
    })
}

#[derive(Default)]
struct Tally {
    rules: usize,
    tried: usize,
    failed: usize,
}

/// The rules that are tried and what their examples are set in.
struct Trial {
    rules: Arc<RuleSet>,
    /// Paths of rule files without ending, and folders; all rules where there are none.
    only: Vec<String>,
    base: PathBuf,
    /// Folders of desk rules, relative to `base`.
    folders: Vec<String>,
}

impl Trial {
    fn new(args: &Test, workspace: &mut Workspace<'_>) -> anyhow::Result<Self> {
        if args.paths.is_empty() {
            let force = workspace.in_force("./-")?;
            let layers = &force.opened.configured.layers;
            let folders = layers.iter().flat_map(|l| l.config.rules.iter().map(|r| l.path(r.get_ref())));
            let (folders, base) = (folders.collect(), force.opened.base.clone());
            return Ok(Self { rules: force.rules, only: Vec::new(), base, folders });
        }
        let paths: Vec<String> = args.paths.iter().map(|p| in_folder(p)).collect();
        let only: Vec<String> = paths.iter().map(|p| stem(p)).collect();
        let folders: BTreeSet<String> = paths.iter().map(|p| folder(p)).collect();
        let folders: Vec<String> = folders.into_iter().collect();
        let config = Source::new("copydesk test", settings(&folders, false));
        let rules = Arc::new(workspace.load(Some(&config), Path::new(""))?);
        Ok(Self { rules, only, base: PathBuf::new(), folders })
    }

    fn wants(&self, rule: &Rule) -> bool {
        let Origin::File(path) = &rule.origin else { return self.only.is_empty() };
        self.only.is_empty()
            || self.only.iter().any(|p| stem(path) == *p || path.starts_with(&format!("{p}/")))
    }

    fn page(&self, rule: &Rule, tally: &mut Tally, out: &mut impl Write) -> anyhow::Result<()> {
        tally.rules += 1;
        let examples = match examples(&rule.page) {
            Ok(examples) => examples,
            Err((line, message)) => {
                tally.failed += 1;
                return Ok(writeln!(out, "{}: line {line}: {message}", place(rule))?);
            }
        };
        let mut sets: HashMap<(&str, &str), Arc<RuleSet>> = HashMap::new();
        for example in &examples {
            let key = (example.config.as_str(), example.gazetteer.as_str());
            let rules = sets.entry(key).or_insert_with(|| self.set_in(example, tally, rule, out));
            let failures = pages::failures(rules.rule(&rule.name).unwrap_or(rule), rules, example);
            tally.tried += 1;
            tally.failed += usize::from(!failures.is_empty());
            for failure in failures {
                writeln!(out, "{}: line {} ({}): {failure}", place(rule), example.line, example.heading)?;
            }
        }
        Ok(())
    }

    /// The rules under the configuration and gazetteer of an example.
    fn set_in(
        &self,
        example: &Example,
        tally: &mut Tally,
        rule: &Rule,
        out: &mut impl Write,
    ) -> Arc<RuleSet> {
        if example.config.is_empty() && example.gazetteer.is_empty() {
            return Arc::clone(&self.rules);
        }
        let text = settings(&self.folders, !example.gazetteer.is_empty()) + &example.config;
        let loader = WithPage { disk: Disk { base: self.base.clone() }, gazetteer: &example.gazetteer };
        let Ok((rules, faulty)) =
            load::load(Some(&Source::new("the page's configuration", text)), &loader, &[])
        else {
            return Arc::clone(&self.rules);
        };
        for fault in faulty.iter().flat_map(|f| &f.faults) {
            tally.failed += 1;
            // What standard output cannot take is told by the next line that is written.
            let _ = writeln!(out, "{}: line {}: {}", place(rule), example.line, fault.message);
        }
        Arc::new(rules)
    }
}

/// A configuration that names folders of rules.
fn settings(folders: &[String], gazetteer: bool) -> String {
    let gazetteer = if gazetteer { format!("gazetteer = [{GAZETTEER:?}]\n") } else { String::new() };
    format!("rules = {folders:?}\n{gazetteer}")
}

fn place(rule: &Rule) -> String {
    match &rule.origin {
        Origin::File(path) => stem(path) + ".md",
        _ => format!("rules/{}/{}.md", rule.group, rule.name),
    }
}

/// A path without the ending of a rule file or of its page.
fn stem(path: &str) -> String {
    let path = path.trim_end_matches('/');
    path.strip_suffix(".toml").or(path.strip_suffix(".md")).unwrap_or(path).to_owned()
}

/// A file of the current folder with its folder.
fn in_folder(path: &str) -> String {
    if path.contains('/') || stem(path) == path { path.to_owned() } else { format!("./{path}") }
}

/// The folder itself, or the one that a file stands in.
fn folder(path: &str) -> String {
    let stem = stem(path);
    match stem.rsplit_once('/') {
        _ if stem == path.trim_end_matches('/') => stem,
        Some((folder, _)) => folder.to_owned(),
        None => ".".to_owned(),
    }
}

/// Files of the disk, and the gazetteer of a page.
struct WithPage<'a> {
    disk: Disk,
    gazetteer: &'a str,
}

impl Loader for WithPage<'_> {
    fn file(&self, path: &str) -> Result<Source, String> {
        if path == GAZETTEER { Ok(Source::new(path, self.gazetteer)) } else { self.disk.file(path) }
    }

    fn files_in(&self, folder: &str) -> Result<Vec<String>, String> {
        self.disk.files_in(folder)
    }
}
