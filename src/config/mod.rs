//! `copydesk.toml` as typed, with spans.
//!
//! In: a TOML text. Out: [`Config`] and the mistakes in it.
//! Not here: finding the file (`cli`), what a rule does with its options (`rules`).
//!
//! Files one over another: `layers`; the side file of allowances: `allowed`.

pub mod allowed;
pub mod layers;
pub mod names;

use std::collections::BTreeMap;
use std::ops::Range;

use schemars::JsonSchema;
use semver::{Version, VersionReq};
use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::Fault;
use crate::settings::{self, globs};
use crate::source::SourceSpan;
use names::{Kind, LevelName};

/// Levels by rule.
pub type Levels = BTreeMap<Spanned<String>, LevelName>;

/// Levels by story kind and rule.
pub type KindLevels = BTreeMap<Kind, Levels>;

/// Options by rule.
pub type Options = BTreeMap<Spanned<String>, BTreeMap<Spanned<String>, toml::Value>>;

/// A newsroom's configuration. Paths are relative to the file.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[schemars(title = "copydesk.toml")]
pub struct Config {
    /// Versions of copydesk that the configuration is for, as in `>=0.1, <0.3`.
    #[schemars(with = "Option<String>")]
    pub required_version: Option<Spanned<String>>,
    /// Configurations that this one stands on: files, folders of packs (pinned as in `packs/wire#sha256=…`), or
    /// built-in profiles. A later one stands over an earlier one, and this file over all.
    #[schemars(with = "Vec<String>")]
    pub extends: Vec<Spanned<String>>,
    /// Folders of the newsroom's own rules.
    #[schemars(with = "Vec<String>")]
    pub rules: Vec<Spanned<String>>,
    /// Gazetteers and built-in profiles of them, first one first.
    #[schemars(with = "Vec<String>")]
    pub gazetteer: Vec<Spanned<String>>,
    /// Globs of the files in folders that are drafts; all whose endings are of a format where none is given.
    #[schemars(with = "Option<Vec<String>>")]
    pub include: Option<Vec<Spanned<String>>>,
    /// Globs of files that are no drafts.
    #[schemars(with = "Option<Vec<String>>")]
    pub exclude: Option<Vec<Spanned<String>>>,
    /// The side file of findings that are allowed by their fingerprints.
    #[schemars(with = "Option<String>")]
    pub allowed: Option<Spanned<String>>,
    /// Level by rule.
    #[schemars(with = "BTreeMap<String, LevelName>")]
    pub level: Levels,
    /// Level by story kind and rule.
    #[schemars(with = "BTreeMap<Kind, BTreeMap<String, LevelName>>")]
    pub level_in: KindLevels,
    /// Options by rule: keys of its `check` and its templates.
    #[schemars(with = "BTreeMap<String, serde_json::Map<String, serde_json::Value>>")]
    pub options: Options,
    /// Settings for some files; a later one stands over an earlier one.
    #[serde(rename = "override")]
    #[schemars(with = "Vec<Override>")]
    pub overrides: Vec<Spanned<Override>>,
}

/// Settings for the files that a glob names.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Override {
    /// Globs of the files.
    #[schemars(with = "Vec<String>", length(min = 1))]
    pub files: Vec<Spanned<String>>,
    /// Story kind of those that do not state their own.
    #[serde(default)]
    #[schemars(with = "Option<Kind>")]
    pub kind: Option<Spanned<Kind>>,
    /// Level by rule.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, LevelName>")]
    pub level: Levels,
    /// Level by story kind and rule.
    #[serde(default)]
    #[schemars(with = "BTreeMap<Kind, BTreeMap<String, LevelName>>")]
    pub level_in: KindLevels,
    /// Options by rule.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, serde_json::Map<String, serde_json::Value>>")]
    pub options: Options,
}

impl Config {
    /// Reads a configuration; what is wrong is left out and reported.
    pub fn read(text: &str) -> (Config, Vec<Fault>) {
        let (config, mut faults) = settings::read::<Config>(text);
        let config = config.unwrap_or_default();
        config.check(&mut faults);
        faults.sort_by_key(|f| f.span);
        (config, faults)
    }

    /// What serde cannot see.
    fn check(&self, faults: &mut Vec<Fault>) {
        self.required_version.iter().for_each(|v| faults.extend(version(v)));
        let include = self.include.as_deref().unwrap_or_default();
        let exclude = self.exclude.as_deref().unwrap_or_default();
        let files = || self.overrides.iter().map(|o| o.get_ref().files.as_slice());
        for globs in [include, exclude].into_iter().chain(files()) {
            faults.extend(globs.iter().filter_map(glob));
        }
        for list in [&self.extends, &self.rules, &self.gazetteer, include, exclude].into_iter().chain(files())
        {
            layers::repeated(list, faults);
        }
        let starts: Vec<usize> = self.overrides.iter().map(|o| o.span().start).collect();
        for (i, spanned) in self.overrides.iter().enumerate() {
            let own = starts[i]..starts.get(i + 1).copied().unwrap_or(usize::MAX);
            // What was taken out as a mistake may be all that it had.
            let broken = faults.iter().any(|f| own.contains(&(f.span.start as usize)));
            faults.extend(idle(spanned).filter(|_| !broken));
        }
    }
}

/// An override that is for no file or changes nothing.
fn idle(spanned: &Spanned<Override>) -> Option<Fault> {
    let o = spanned.get_ref();
    let still = o.kind.is_none() && o.level.is_empty() && o.level_in.is_empty() && o.options.is_empty();
    let (message, help) = match (o.files.is_empty(), still) {
        (true, _) => ("an override for no files", "name them: files = [\"blogs/**\"]"),
        (_, true) => ("an override that changes nothing", "give it a kind, levels or options"),
        _ => return None,
    };
    Some(at(&spanned.span(), message.to_owned(), Some(help.to_owned())))
}

fn glob(glob: &Spanned<String>) -> Option<Fault> {
    let broken = globs::set([glob.get_ref().as_str()]).err()?;
    Some(at(&glob.span(), broken.to_string(), Some(globs::REMEDY.to_owned())))
}

/// A version that is not this one.
fn version(wanted: &Spanned<String>) -> Option<Fault> {
    let this = env!("CARGO_PKG_VERSION");
    let fault = |message, help| Some(at(&wanted.span(), message, Some(help)));
    let Ok(range) = VersionReq::parse(wanted.get_ref()) else {
        let message = format!("`{}` is no range of versions", wanted.get_ref());
        return fault(message, format!("write it as in `>={this}` or `>=0.1, <0.3`"));
    };
    let fits = Version::parse(this).is_ok_and(|this| range.matches(&this));
    if fits {
        return None;
    }
    let message = format!("this is copydesk {this}, and the configuration is for {}", wanted.get_ref());
    fault(message, "install a version of that range, or change `required-version`".to_owned())
}

/// A fault at a place of a TOML text.
pub fn at(span: &Range<usize>, message: String, help: Option<String>) -> Fault {
    Fault { span: SourceSpan::new(span.start, span.end), message, help }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<(String, String)> {
        let (_, faults) = Config::read(text);
        faults.into_iter().map(|f| (f.span.of(text).to_owned(), f.message)).collect()
    }

    #[test]
    fn a_configuration_is_read_less_its_mistakes() {
        let text = "gazeteer = [\"a.toml\"]\nrules = [\"desk\"]\n[level]\ndouble-word = \"warn\"\nplaceholder = \"off\"\n[level-in.analyses]\nx = \"off\"\n";
        let (config, faults) = Config::read(text);
        assert_eq!(config.rules[0].get_ref(), "desk");
        assert_eq!(config.level.len(), 1);
        let said: Vec<(&str, &str)> = faults.iter().map(|f| (f.span.of(text), f.message.as_str())).collect();
        assert_eq!(said[0].0, "gazeteer");
        assert_eq!(said[1], ("\"warn\"", "expected error, warning, note or off, found `warn`"));
        assert_eq!(said[2].0, "analyses");
    }

    #[test]
    fn the_version_must_fit() {
        assert_eq!(faults("required-version = \">=0.1\""), []);
        let told = faults("required-version = \">=9\"");
        assert!(told[0].0 == "\">=9\"" && told[0].1.starts_with("this is copydesk 0."), "{told:?}");
        assert_eq!(faults("required-version = \"new\"")[0].1, "`new` is no range of versions");
    }
}
