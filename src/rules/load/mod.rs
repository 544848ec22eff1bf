//! From files to [`RuleSet`]s, with every mistake of every file.
//!
//! In: the configuration and a [`Loader`]. Out: the rules in force for each path, and [`Faulty`] files.
//! A mistake leaves out the smallest entry at fault; the rest is in force, so that all mistakes show in one run.
//!
//! The built-in rules are read from the JSON that `build.rs` makes of their files, and a test reads those files as a
//! newsroom's are read; their TOML is parsed in a run whose configuration gives them options.
//!
//! Levels and options: `settings`; gazetteers: `gazetteer`; files one over another: `config::layers`.

mod gazetteer;
mod settings;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use globset::GlobSet;
use serde::Deserialize;
use toml::Spanned;

use super::builtin;
use super::options::{self, Put};
use super::spec::RuleSpec;
use super::{Facts, Origin, Rule, RuleSet};
use crate::config::layers::{self, Layer, Loader};
use crate::config::{Override, at};
use crate::diagnostic::{Fault, Level};
use crate::document::StoryKind;
use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use crate::romanization::units::Units;
use crate::settings::nearest::suggestion;
use crate::settings::{self as toml_files, globs};
use crate::source::Source;
use settings::Settings;

/// A file with mistakes.
#[derive(Debug, Clone)]
pub struct Faulty {
    /// The file.
    pub source: Source,
    /// What is wrong in it, in order.
    pub faults: Vec<Fault>,
}

/// `rule=level` from the command line.
pub type LevelOption = (String, Level);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    #[serde(default)]
    rule: BTreeMap<Spanned<String>, Spanned<RuleSpec>>,
}

/// A built-in one, whose places nobody asks for.
#[derive(Deserialize)]
struct BuiltinFile {
    rule: BTreeMap<String, RuleSpec>,
}

/// A configuration made ready: rules for every path.
pub struct Configured {
    /// The files of the configuration, the nearest last.
    pub layers: Vec<Layer>,
    overrides: Vec<Overriding>,
    loading: Loading,
    facts: Arc<Facts>,
    levels: Vec<LevelOption>,
}

/// Which overrides are in force for a path, by their order.
pub type Selection = Vec<usize>;

/// An override ready to be matched.
struct Overriding {
    layer: usize,
    index: usize,
    files: GlobSet,
}

/// Makes a configuration ready.
///
/// # Errors
/// `--level` options that name no rule, each with the nearest name.
pub fn open(
    source: Option<&Source>,
    loader: &dyn Loader,
    levels: &[LevelOption],
) -> Result<(Configured, Vec<Faulty>), Vec<String>> {
    let profiles = builtin::configurations();
    let mut layers = source.map(|s| layers::read(s, loader, profiles)).unwrap_or_default();
    let (mut loading, mut faulty) = (Loading::builtin(), Vec::new());
    layers.iter_mut().for_each(|layer| loading.desk_rules(layer, loader, &mut faulty));
    for layer in &mut layers {
        let faults = loading.apply(Settings::of(layer));
        layer.faults.extend(faults);
    }
    let gazetteer = gazetteer::compile(&mut layers, loader, &mut faulty);
    let overrides = overrides(&mut layers, &loading);
    loading.known(levels)?;
    let facts = Arc::new(facts(gazetteer));
    let told = layers.iter_mut().rev().filter_map(faults_of).collect::<Vec<_>>();
    let configured = Configured { layers, overrides, loading, facts, levels: levels.to_vec() };
    Ok((configured, told.into_iter().chain(faulty).collect()))
}

/// Loads rules and gazetteers as the configuration says, without its overrides.
///
/// # Errors
/// `--level` options that name no rule, each with the nearest name.
pub fn load(
    source: Option<&Source>,
    loader: &dyn Loader,
    levels: &[LevelOption],
) -> Result<(RuleSet, Vec<Faulty>), Vec<String>> {
    open(source, loader, levels).map(|(configured, faulty)| (configured.rules(&Selection::new()), faulty))
}

/// The built-in rules alone.
pub fn builtin_rules() -> RuleSet {
    let facts = Arc::new(facts(Gazetteer::builtin()));
    RuleSet { rules: Loading::builtin().rules.into_values().collect(), facts }
}

impl Configured {
    /// Names of the rules that there are.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.loading.rules.keys().map(String::as_str)
    }

    /// The overrides that name a path; it is seen from the folder of the nearest configuration.
    pub fn selection(&self, path: &str) -> Selection {
        (0..self.overrides.len()).filter(|i| self.overrides[*i].files.is_match(path)).collect()
    }

    /// The rules in force under some overrides.
    pub fn rules(&self, selection: &Selection) -> RuleSet {
        if selection.is_empty() {
            return self.set_of(self.loading.rules.clone());
        }
        let mut loading = self.loading.clone();
        for overriding in selection.iter().map(|i| &self.overrides[*i]) {
            let settings = Settings::overriding(&self.layers[overriding.layer], overriding.index);
            // What is wrong with an override was told when the configuration was made ready.
            settings.into_iter().for_each(|s| drop(loading.apply(s)));
        }
        self.set_of(loading.rules)
    }

    /// The rules at the levels that options set, which stand over all files.
    fn set_of(&self, mut rules: BTreeMap<String, Rule>) -> RuleSet {
        for (name, level) in &self.levels {
            if let Some(rule) = rules.get_mut(name) {
                rule.set = Some((*level, Origin::Option));
                rule.set_in.clear();
            }
        }
        RuleSet { rules: rules.into_values().collect(), facts: Arc::clone(&self.facts) }
    }

    /// The overrides of a selection, with their files.
    pub fn selected(&self, selection: &Selection) -> Vec<(&Layer, &Override)> {
        let overrides = selection.iter().map(|i| &self.overrides[*i]);
        let typed = |o: &Overriding| {
            let layer = &self.layers[o.layer];
            (layer, layer.config.overrides[o.index].get_ref())
        };
        overrides.map(typed).collect()
    }

    /// The story kind that overrides give, and where.
    pub fn kind(&self, selection: &Selection) -> Option<(StoryKind, Origin)> {
        self.selected(selection).into_iter().rev().find_map(|(layer, settings)| {
            let kind = settings.kind.as_ref()?;
            let origin = Origin::At { file: layer.source.name.clone(), line: layer.line(&kind.span()) };
            Some((kind.get_ref().0, origin))
        })
    }
}

/// Overrides in their order; what is wrong in them is found by trying each.
fn overrides(layers: &mut [Layer], loading: &Loading) -> Vec<Overriding> {
    let mut all = Vec::new();
    for (at, layer) in layers.iter_mut().enumerate() {
        for index in 0..layer.config.overrides.len() {
            let faults = Settings::overriding(layer, index).map(|s| loading.clone().apply(s));
            layer.faults.extend(faults.unwrap_or_default());
            let globs = layer.config.overrides[index].get_ref().files.iter();
            let globs: Vec<String> = globs.map(|g| below(layer, g.get_ref())).collect();
            // A broken glob was told where the file was read.
            let files = globs::set(globs.iter().map(String::as_str)).unwrap_or_default();
            all.push(Overriding { layer: at, index, files });
        }
    }
    all
}

/// A glob with a folder in it, seen from the nearest configuration.
fn below(layer: &Layer, glob: &str) -> String {
    if glob.trim_end_matches('/').contains('/') { layer.path(glob) } else { glob.to_owned() }
}

fn faults_of(layer: &mut Layer) -> Option<Faulty> {
    layer.faults.sort_by_key(|f| f.span);
    let (source, faults) = (Source::clone(&layer.source), layer.faults.clone());
    (!faults.is_empty()).then_some(Faulty { source, faults })
}

fn facts(gazetteer: Gazetteer) -> Facts {
    Facts { lexicon: Lexicon::builtin(), gazetteer, units: LazyLock::new(Units::builtin) }
}

#[derive(Default, Clone)]
struct Loading {
    rules: BTreeMap<String, Rule>,
    /// Text of each rule's file, for options to be put in.
    texts: BTreeMap<String, Cow<'static, str>>,
    /// Rules of the newsroom's file that is being read, with theirs.
    own: BTreeMap<String, String>,
    /// Options that were put in so far.
    puts: BTreeMap<String, Vec<Put>>,
}

/// What the rules of a file are marked with.
#[derive(Clone)]
struct Place<'a> {
    group: &'a str,
    page: Cow<'static, str>,
    origin: Origin,
}

impl Rule {
    /// A rule at the level that its file gives it.
    fn new(name: String, spec: RuleSpec, place: Place<'_>) -> Self {
        let Place { group, page, origin } = place;
        let (group, spec) = (group.to_owned(), Arc::new(spec));
        Rule { name, group, spec, page, origin, set: None, set_in: BTreeMap::new() }
    }
}

impl Loading {
    /// The built-in rules.
    fn builtin() -> Self {
        let mut loading = Loading::default();
        for file in builtin::rules() {
            let read: BuiltinFile = serde_json::from_str(file.json)
                .unwrap_or_else(|e| panic!("rules/{}/{}.toml: {e}", file.group, file.name));
            for (name, spec) in read.rule {
                let (page, origin) = (Cow::Borrowed(file.page), Origin::Builtin);
                let rule = Rule::new(name, spec, Place { group: file.group, page, origin });
                loading.add(rule, Cow::Borrowed(file.toml));
            }
        }
        loading
    }

    fn add(&mut self, rule: Rule, text: Cow<'static, str>) {
        self.texts.insert(rule.name.clone(), text);
        self.rules.insert(rule.name.clone(), rule);
    }

    fn desk_rules(&mut self, layer: &mut Layer, loader: &dyn Loader, faulty: &mut Vec<Faulty>) {
        self.own.clear();
        for folder in layer.config.rules.clone() {
            let files = loader.files_in(&layer.path(folder.get_ref()));
            let refused = match files {
                Ok(paths) => {
                    let rules = paths.iter().filter(|p| p.ends_with(".toml"));
                    rules.filter_map(|p| self.desk_rule(p, loader, faulty).err()).collect()
                }
                Err(e) => vec![e],
            };
            let help = Some("paths are relative to this file".to_owned());
            layer.faults.extend(refused.into_iter().map(|e| at(&folder.span(), e, help.clone())));
        }
    }

    /// A rule's page stands beside it under the same name; a desk's rule may do without.
    fn desk_rule(&mut self, path: &str, loader: &dyn Loader, faulty: &mut Vec<Faulty>) -> Result<(), String> {
        let page = path.strip_suffix(".toml").and_then(|p| loader.file(&format!("{p}.md")).ok());
        let page = Cow::Owned(page.map(|s| s.text).unwrap_or_default());
        let group = path.rsplit('/').nth(1).unwrap_or_default();
        let place = Place { group, page, origin: Origin::File(path.to_owned()) };
        self.rule_file(loader.file(path)?, &place, faulty);
        Ok(())
    }

    fn rule_file(&mut self, source: Source, place: &Place<'_>, faulty: &mut Vec<Faulty>) {
        let (typed, mut faults) = toml_files::read::<RuleFile>(&source.text);
        for (name, spec) in typed.map(|f| f.rule).unwrap_or_default() {
            faults.extend(options::field_faults(spec.get_ref(), spec.span()));
            faults.extend(self.name_fault(&name, &place.origin));
            let rule = Rule::new(name.into_inner(), spec.into_inner(), place.clone());
            self.add(rule, Cow::Owned(source.text.clone()));
        }
        if !faults.is_empty() {
            faulty.push(Faulty { source, faults });
        }
    }

    /// A name that is none, or that another file of the same configuration has. A built-in rule, and one of a
    /// configuration that is extended, may be replaced.
    fn name_fault(&mut self, name: &Spanned<String>, origin: &Origin) -> Option<Fault> {
        let fault = |message: String, help: &str| Some(at(&name.span(), message, Some(help.to_owned())));
        let name = name.get_ref();
        if !is_kebab(name) {
            return fault(format!("`{name}` is no rule name"), "write small letters and hyphens");
        }
        let Origin::File(path) = origin else { return None };
        let other = self.own.insert(name.clone(), path.clone()).filter(|other| other != path)?;
        fault(format!("`{name}` is already a rule of {other}"), "give one of the two another name")
    }

    /// Refuses options that name no rule.
    fn known(&self, levels: &[LevelOption]) -> Result<(), Vec<String>> {
        let unknown = levels.iter().filter(|(name, _)| !self.rules.contains_key(name));
        let told: Vec<String> = unknown
            .map(|(name, _)| {
                let near = suggestion(name, self.rules.keys().map(String::as_str));
                let near = near.unwrap_or_else(|| "`copydesk rules` lists the rules".to_owned());
                format!("--level: no rule is called `{name}`; {near}")
            })
            .collect();
        if told.is_empty() { Ok(()) } else { Err(told) }
    }
}

fn is_kebab(name: &str) -> bool {
    let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !name.is_empty() && name.chars().all(sound) && !name.starts_with('-') && !name.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All that a rule is, line by line; sets of words are in no order.
    fn told(rule: &Rule) -> Vec<String> {
        let mut lines: Vec<String> = format!("{rule:#?}").lines().map(str::to_owned).collect();
        lines.sort_unstable();
        lines
    }

    #[test]
    fn built_in_rules_are_what_their_files_say() {
        let mut typed = Loading::default();
        for file in builtin::rules() {
            let source = Source::new(format!("rules/{}/{}.toml", file.group, file.name), file.toml);
            let place = Place { group: file.group, page: file.page.into(), origin: Origin::Builtin };
            let mut faulty = Vec::new();
            typed.rule_file(source, &place, &mut faulty);
            assert!(faulty.is_empty(), "{faulty:?}");
        }
        let read = Loading::builtin().rules;
        assert_eq!(read.len(), typed.rules.len());
        for (read, typed) in read.values().zip(typed.rules.values()) {
            assert!(told(read) == told(typed), "{}", read.name);
        }
    }
}
