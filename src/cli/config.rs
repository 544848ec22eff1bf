//! `copydesk config`: what is in force for a draft, and the schema of the file that says so.

use std::fmt::Write as _;
use std::io::Write;

use toml::Spanned;

use super::args::newsroom::ShowConfig;
use super::{Status, output};
use crate::config::layers::Layer;
use crate::config::{Config, Options};
use crate::document::StoryKind;
use crate::rules::{Origin, Rule};
use crate::walk::printed;
use crate::workspace::{InForce, allowed};

/// Column of the origins.
const COLUMN: usize = 44;

/// Prints the JSON schema of `copydesk.toml`.
///
/// # Errors
///
/// Those of standard output.
pub fn schema() -> anyhow::Result<Status> {
    let mut out = output::stdout();
    serde_json::to_writer_pretty(&mut out, &schemars::schema_for!(Config))?;
    out.write_all(b"\n")?;
    out.flush()?;
    Ok(Status::Clean)
}

/// Prints the configuration in force for a draft as TOML, each value with its origin.
///
/// # Errors
///
/// A configuration that cannot be read.
pub fn show(args: &ShowConfig) -> anyhow::Result<Status> {
    let mut workspace = args.rules.workspace();
    let file = workspace.config(&args.file);
    let force = workspace.in_force(&args.file)?;
    let mut text = match &file {
        Some(file) => format!("# {}\n", printed(file)),
        None => "# no copydesk.toml: what is built in is in force\n".to_owned(),
    };
    lists(&mut text, &force);
    let levels = |of: fn(&Rule) -> Vec<Line>| force.rules.rules.iter().flat_map(of).collect::<Vec<_>>();
    table(&mut text, "level", levels(level));
    for kind in StoryKind::ALL {
        let own = force.rules.rules.iter().filter_map(|r| level_in(r, kind)).collect();
        table(&mut text, &format!("level-in.{}", kind.name()), own);
    }
    options(&mut text, &force);
    let mut out = output::stdout();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(if workspace.is_sound() { Status::Clean } else { Status::Failed })
}

/// `key = value` and where it was set.
struct Line {
    text: String,
    origin: String,
}

impl Line {
    fn new(text: String, origin: impl ToString) -> Self {
        Self { text, origin: origin.to_string() }
    }
}

fn put(text: &mut String, line: &Line) {
    writeln!(text, "{:<COLUMN$} # {}", line.text, line.origin).expect("a string takes all");
}

fn table(text: &mut String, name: &str, lines: Vec<Line>) {
    if !lines.is_empty() {
        write!(text, "\n[{name}]\n").expect("a string takes all");
        lines.iter().for_each(|line| put(text, line));
    }
}

/// What is named at the head of a configuration.
fn lists(text: &mut String, force: &InForce) {
    let configured = &force.opened.configured;
    let layers = &configured.layers;
    for layer in layers {
        let version = layer.config.required_version.iter();
        version.for_each(|v| put(text, &line(layer, "required-version", v)));
    }
    list(text, "extends", layers.iter().flat_map(|l| items(l, &l.config.extends)));
    list(text, "rules", layers.iter().flat_map(|l| items(l, &l.config.rules)));
    list(text, "gazetteer", layers.iter().rev().flat_map(|l| items(l, &l.config.gazetteer)));
    let nearest = |of: fn(&Config) -> &Option<Vec<Spanned<String>>>| {
        layers.iter().rev().find_map(|l| Some(items(l, of(&l.config).as_ref()?))).unwrap_or_default()
    };
    list(text, "include", nearest(|c| &c.include).into_iter());
    list(text, "exclude", nearest(|c| &c.exclude).into_iter());
    let side = layers.iter().rev().find_map(|l| Some(line(l, "allowed", l.config.allowed.as_ref()?)));
    put(text, &side.unwrap_or_else(|| Line::new(format!("allowed = {:?}", allowed::FILE), "built-in")));
    if let Some((kind, origin)) = configured.kind(&force.selection) {
        put(text, &Line::new(format!("kind = {:?}", kind.name()), origin));
    }
}

fn line(layer: &Layer, key: &str, value: &Spanned<String>) -> Line {
    Line::new(format!("{key} = {}", quoted(value.get_ref())), place(layer, value))
}

/// The values of a list, each as a line of its own.
fn items(layer: &Layer, list: &[Spanned<String>]) -> Vec<Line> {
    list.iter().map(|v| Line::new(format!("    {},", quoted(v.get_ref())), place(layer, v))).collect()
}

fn list(text: &mut String, key: &str, lines: impl Iterator<Item = Line>) {
    let lines: Vec<Line> = lines.collect();
    if !lines.is_empty() {
        writeln!(text, "{key} = [").expect("a string takes all");
        lines.iter().for_each(|line| put(text, line));
        text.push_str("]\n");
    }
}

fn level(rule: &Rule) -> Vec<Line> {
    let level = rule.level(StoryKind::News, true);
    let origin = match rule.set_in.get(&StoryKind::News) {
        Some((_, origin)) => origin,
        None => rule.level_origin(),
    };
    vec![Line::new(format!("{} = {:?}", rule.name, level.name()), origin)]
}

/// The level in a kind of story, where it is another than in news.
fn level_in(rule: &Rule, kind: StoryKind) -> Option<Line> {
    let (level, news) = (rule.level(kind, true), rule.level(StoryKind::News, true));
    let origin = rule.set_in.get(&kind).map_or_else(|| rule.level_origin(), |(_, origin)| origin);
    (level != news).then(|| Line::new(format!("{} = {:?}", rule.name, level.name()), origin))
}

/// Options that a file sets; the others stand on the pages of their rules.
fn options(text: &mut String, force: &InForce) {
    let configured = &force.opened.configured;
    for rule in &force.rules.rules {
        let name = rule.name.as_str();
        let mut set: Vec<(String, Line)> = Vec::new();
        for layer in &configured.layers {
            overlay(&mut set, layer, &layer.config.options, name);
        }
        for (layer, settings) in configured.selected(&force.selection) {
            overlay(&mut set, layer, &settings.options, name);
        }
        table(text, &format!("options.{name}"), set.into_iter().map(|(_, line)| line).collect());
    }
}

fn overlay(set: &mut Vec<(String, Line)>, layer: &Layer, options: &Options, name: &str) {
    let Some((_, own)) = options.iter().find(|(rule, _)| rule.get_ref() == name) else { return };
    for (key, value) in own {
        let name = key.get_ref();
        set.retain(|(k, _)| k != name);
        set.push((name.clone(), Line::new(format!("{name} = {value}"), place(layer, key))));
    }
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn place<T>(layer: &Layer, value: &Spanned<T>) -> Origin {
    Origin::At { file: layer.source.name.clone(), line: layer.line(&value.span()) }
}
