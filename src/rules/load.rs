//! From files to a [`RuleSet`], with every mistake of every file.
//!
//! In: the configuration and a [`Loader`]. Out: the rules in force and [`Faulty`] files.
//! A mistake leaves out the smallest entry at fault; the rest is in force, so that all mistakes show in one run.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use toml::Spanned;

use super::builtin;
use super::options;
use super::spec::RuleSpec;
use super::{Facts, Origin, Rule, RuleSet};
use crate::config::Config;
use crate::diagnostic::{Fault, Level};
use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use crate::romanization::units::Units;
use crate::settings;
use crate::settings::nearest::suggestion;
use crate::source::{Source, SourceSpan};

/// Gives the files that a configuration names, by paths relative to it.
pub trait Loader {
    /// Text of a file; the error is one line and names what to do.
    fn file(&self, path: &str) -> Result<Source, String>;

    /// Paths of the rule files in a folder, sorted.
    fn rules_in(&self, folder: &str) -> Result<Vec<String>, String>;
}

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

/// Loads rules and gazetteers as the configuration says.
///
/// # Errors
/// `--level` options that name no rule, each with the nearest name.
pub fn load(
    source: Option<&Source>,
    loader: &dyn Loader,
    levels: &[LevelOption],
) -> Result<(RuleSet, Vec<Faulty>), Vec<String>> {
    let mut loading = Loading::default();
    let config = source.map(|s| loading.config(s)).unwrap_or_default();
    loading.builtin();
    loading.desk_rules(&config, loader);
    loading.options(&config);
    loading.levels(&config);
    let gazetteer = loading.gazetteer(&config, loader);
    loading.level_options(levels)?;
    let facts = Facts { lexicon: Lexicon::builtin(), gazetteer, units: LazyLock::new(Units::builtin) };
    let faulty = loading.faulty();
    Ok((RuleSet { rules: loading.rules.into_values().collect(), facts }, faulty))
}

/// The built-in rules alone.
pub fn builtin_rules() -> RuleSet {
    let mut loading = Loading::default();
    loading.builtin();
    let (gazetteer, _) = Gazetteer::compile(&builtin_gazetteer(), &[]);
    let facts = Facts { lexicon: Lexicon::builtin(), gazetteer, units: LazyLock::new(Units::builtin) };
    RuleSet { rules: loading.rules.into_values().collect(), facts }
}

fn builtin_gazetteer() -> Vec<&'static str> {
    builtin::gazetteer().iter().map(|(_, text)| *text).collect()
}

#[derive(Default)]
struct Loading {
    rules: BTreeMap<String, Rule>,
    /// Text of each rule's file, for options to be put in.
    texts: BTreeMap<String, String>,
    config: Option<Source>,
    config_faults: Vec<Fault>,
    others: Vec<Faulty>,
}

impl Loading {
    fn config(&mut self, source: &Source) -> Config {
        let (config, faults) = Config::read(&source.text);
        self.config = Some(source.clone());
        self.config_faults = faults;
        config
    }

    fn builtin(&mut self) {
        for rule in builtin::rules() {
            let source = Source::new(format!("rules/{}/{}.toml", rule.group, rule.name), rule.toml);
            self.rule_file(source, rule.group, Cow::Borrowed(rule.page), Origin::Builtin);
        }
    }

    fn desk_rules(&mut self, config: &Config, loader: &dyn Loader) {
        for folder in &config.rules {
            match loader.rules_in(folder.get_ref()) {
                Ok(paths) => paths.iter().for_each(|p| self.desk_rule(p, folder, loader)),
                Err(e) => self.fault(folder, e),
            }
        }
    }

    /// A rule's page stands beside it under the same name; a desk's rule may do without.
    fn desk_rule(&mut self, path: &str, named: &Spanned<String>, loader: &dyn Loader) {
        let page = path.strip_suffix(".toml").and_then(|p| loader.file(&format!("{p}.md")).ok());
        let page = page.map(|s| s.text).unwrap_or_default();
        let group = path.rsplit('/').nth(1).unwrap_or_default().to_owned();
        match loader.file(path) {
            Ok(source) => self.rule_file(source, &group, Cow::Owned(page), Origin::File(path.to_owned())),
            Err(e) => self.fault(named, e),
        }
    }

    fn rule_file(&mut self, source: Source, group: &str, page: Cow<'static, str>, origin: Origin) {
        let (file, mut faults) = settings::read::<RuleFile>(&source.text);
        for (name, spec) in file.map(|f| f.rule).unwrap_or_default() {
            faults.extend(options::field_faults(spec.get_ref(), spec.span()));
            if !is_kebab(name.get_ref()) {
                faults.push(at(
                    &name.span(),
                    format!("`{}` is no rule name", name.get_ref()),
                    Some("write small letters and hyphens".into()),
                ));
            }
            let rule = Rule {
                name: name.get_ref().clone(),
                group: group.to_owned(),
                spec: spec.into_inner(),
                page: page.clone(),
                origin: origin.clone(),
                set: None,
                set_in: BTreeMap::new(),
            };
            self.texts.insert(rule.name.clone(), source.text.clone());
            self.rules.insert(rule.name.clone(), rule);
        }
        if !faults.is_empty() {
            self.others.push(Faulty { source, faults });
        }
    }

    fn options(&mut self, config: &Config) {
        let text = self.config.as_ref().map(|s| s.text.clone()).unwrap_or_default();
        for name in config.options.keys() {
            if !self.known_rule(name) {
                continue;
            }
            let Some(typed) = self.texts.get(name.get_ref()) else { continue };
            let (spec, faults) = options::apply(typed, &text, name.get_ref());
            self.config_faults.extend(faults);
            if let Some(spec) = spec {
                self.rules.entry(name.get_ref().clone()).and_modify(|r| r.spec = spec);
            }
        }
    }

    fn levels(&mut self, config: &Config) {
        let origin = Origin::File(self.config.as_ref().map_or_else(String::new, |s| s.name.clone()));
        for (name, level) in &config.level {
            if self.known_rule(name) {
                let set = Some((level.0, origin.clone()));
                self.rules.entry(name.get_ref().clone()).and_modify(|r| r.set = set);
            }
        }
        for (kind, levels) in &config.level_in {
            for (name, level) in levels {
                if self.known_rule(name) {
                    let set = (level.0, origin.clone());
                    self.rules.entry(name.get_ref().clone()).and_modify(|r| {
                        r.set_in.insert(kind.0, set);
                    });
                }
            }
        }
    }

    fn known_rule(&mut self, name: &Spanned<String>) -> bool {
        let known = self.rules.contains_key(name.get_ref());
        if !known {
            let help = suggestion(name.get_ref(), self.rules.keys().map(String::as_str));
            let help = help.or_else(|| Some("`copydesk rules` lists the rules".to_owned()));
            self.config_faults.push(at(
                &name.span(),
                format!("no rule is called `{}`", name.get_ref()),
                help,
            ));
        }
        known
    }

    fn level_options(&mut self, levels: &[LevelOption]) -> Result<(), Vec<String>> {
        let mut unknown = Vec::new();
        for (name, level) in levels {
            match self.rules.get_mut(name) {
                Some(rule) => {
                    rule.set = Some((*level, Origin::Option));
                    rule.set_in.clear();
                }
                None => {
                    let near = suggestion(name, self.rules.keys().map(String::as_str));
                    let near = near.unwrap_or_else(|| "`copydesk rules` lists the rules".to_owned());
                    unknown.push(format!("--level: no rule is called `{name}`; {near}"));
                }
            }
        }
        if unknown.is_empty() { Ok(()) } else { Err(unknown) }
    }

    fn gazetteer(&mut self, config: &Config, loader: &dyn Loader) -> Gazetteer {
        let (mut files, mut profiles) = (Vec::new(), Vec::new());
        for path in &config.gazetteer {
            let known = builtin::profiles().iter().find(|(name, _)| name == path.get_ref());
            match (known, loader.file(path.get_ref())) {
                (Some((_, text)), _) => profiles.push(*text),
                (None, Ok(source)) => files.push(source),
                (None, Err(e)) => {
                    let names = || builtin::profiles().iter().map(|(name, _)| *name);
                    let near = suggestion(path.get_ref(), names());
                    let all = format!("the built-in profiles are {}", names().collect::<Vec<_>>().join(", "));
                    self.config_faults.push(at(&path.span(), e, near.or(Some(all))));
                }
            }
        }
        let texts: Vec<&str> = files.iter().map(|f| f.text.as_str()).collect();
        let (gazetteer, faults) = Gazetteer::compile_with(&builtin_gazetteer(), &profiles, &texts);
        for (i, source) in files.into_iter().enumerate() {
            let own = faults
                .iter()
                .filter(|f| f.file == i)
                .map(|f| at(&f.span.range(), f.message.clone(), Some(f.help.clone())));
            let faults: Vec<Fault> = own.collect();
            if !faults.is_empty() {
                self.others.push(Faulty { source, faults });
            }
        }
        gazetteer
    }

    fn fault(&mut self, named: &Spanned<String>, message: String) {
        self.config_faults.push(at(&named.span(), message, None));
    }

    fn faulty(&mut self) -> Vec<Faulty> {
        let mut faults = std::mem::take(&mut self.config_faults);
        faults.sort_by_key(|f| f.span);
        let config = self.config.take().filter(|_| !faults.is_empty());
        let first = config.map(|source| Faulty { source, faults });
        first.into_iter().chain(std::mem::take(&mut self.others)).collect()
    }
}

pub(super) fn at(span: &std::ops::Range<usize>, message: String, help: Option<String>) -> Fault {
    Fault { span: SourceSpan::new(span.start, span.end), message, help }
}

fn is_kebab(name: &str) -> bool {
    let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !name.is_empty() && name.chars().all(sound) && !name.starts_with('-') && !name.ends_with('-')
}
