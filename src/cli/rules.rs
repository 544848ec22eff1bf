//! `copydesk rules`: the rules in force, their levels and where each was set.

use std::collections::BTreeMap;
use std::io::Write;

use serde::Serialize;

use super::args::ListRules;
use super::args::forms::ListFormat;
use super::{Status, output};
use crate::document::StoryKind;
use crate::report::terminal::WIDTH;
use crate::report::wrap::wrap;
use crate::rules::{Origin, Rule, RuleSet};

/// Columns of level and name.
const LEVEL: usize = 8;
const NAME: usize = 22;

/// What is said of levels that name no place.
const BUILT_IN: &str = "Levels are built in where no place is named.";

/// The list as one object.
#[derive(Serialize)]
struct List<'a> {
    schema: u32,
    rules: Vec<Listed<'a>>,
}

#[derive(Serialize)]
struct Listed<'a> {
    rule: &'a str,
    group: &'a str,
    summary: &'a str,
    level: &'static str,
    levels: BTreeMap<&'static str, KindLevel>,
    level_from: String,
    /// Where the level in a kind of story was set, where that is another place.
    levels_from: BTreeMap<&'static str, String>,
    since: Option<String>,
    rule_from: String,
}

/// Levels in a kind of story: of what is sure, and of a query.
#[derive(Serialize)]
struct KindLevel {
    sure: &'static str,
    query: &'static str,
}

/// Lists the rules for drafts in the current folder.
///
/// # Errors
///
/// A configuration that cannot be read.
pub fn run(args: &ListRules) -> anyhow::Result<Status> {
    let mut workspace = args.rules.workspace();
    let rules = workspace.rules("./-")?;
    let mut out = output::stdout();
    match args.format {
        ListFormat::Text => writeln!(out, "{}\n{BUILT_IN}", text(&rules))?,
        ListFormat::Json => json(&mut out, &rules)?,
    }
    out.flush()?;
    Ok(if workspace.is_sound() { Status::Clean } else { Status::Failed })
}

/// The rules under the names of their groups.
fn text(rules: &RuleSet) -> String {
    let mut sorted: Vec<&Rule> = rules.rules.iter().collect();
    sorted.sort_by_key(|r| (&r.group, &r.name));
    let groups = sorted.chunk_by(|a, b| a.group == b.group);
    let listed = groups.map(|group| {
        let lines: String = group.iter().map(|r| line(r)).collect();
        format!("{}\n{lines}", group[0].group)
    });
    listed.collect::<Vec<_>>().join("\n")
}

fn line(rule: &Rule) -> String {
    let level = rule.level(StoryKind::News, true).name();
    let room = WIDTH - LEVEL - NAME - 4;
    let summary = format!("{}{}", rule.spec.summary, origins(rule));
    let indent = LEVEL + NAME + 4;
    let words = wrap(&summary, room).join(&format!("\n{:indent$}", ""));
    format!("  {level:<LEVEL$} {:<NAME$} {words}\n", rule.name)
}

/// Where levels were set that the rule does not bring itself, in each kind of story.
fn origins(rule: &Rule) -> String {
    let for_all = rule.set.iter().map(|(_, origin)| format!("set by {origin}"));
    let new = rule.is_new() && rule.set.is_none();
    let new = new.then(|| "new in this release, so a note".to_owned());
    let own = Some(&rule.origin).filter(|o| rule.set.is_none() && !matches!(o, Origin::Builtin));
    let own = own.map(|origin| format!("set by {origin}"));
    let in_kinds = rule
        .set_in
        .iter()
        .map(|(kind, (level, origin))| format!("{level} in {}, set by {origin}", kind.name()));
    let all: Vec<String> = for_all.chain(new).chain(own).chain(in_kinds).collect();
    if all.is_empty() { String::new() } else { format!(" ({})", all.join("; ")) }
}

fn json(out: &mut impl Write, rules: &RuleSet) -> anyhow::Result<()> {
    let list = List { schema: 1, rules: rules.rules.iter().map(listed).collect() };
    serde_json::to_writer_pretty(&mut *out, &list)?;
    Ok(out.write_all(b"\n")?)
}

fn listed(rule: &Rule) -> Listed<'_> {
    let level = |kind, sure| rule.level(kind, sure).name();
    let of_kind = |kind| KindLevel { sure: level(kind, true), query: level(kind, false) };
    let levels = StoryKind::ALL.map(|kind| (kind.name(), of_kind(kind)));
    Listed {
        rule: &rule.name,
        group: &rule.group,
        summary: &rule.spec.summary,
        level: level(StoryKind::News, true),
        levels: levels.into_iter().collect(),
        level_from: rule.level_origin().to_string(),
        levels_from: rule.set_in.iter().map(|(k, (_, origin))| (k.name(), origin.to_string())).collect(),
        since: rule.spec.since.as_ref().map(|s| s.0.to_string()),
        rule_from: rule.origin.to_string(),
    }
}
