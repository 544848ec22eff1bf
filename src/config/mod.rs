//! `copydesk.toml` as typed, with spans.
//!
//! In: a TOML text. Out: [`Config`] and the mistakes in it.
//! Not here: finding the file (`cli`), what a rule does with its options (`rules`).

pub mod allowed;
pub mod names;

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::Fault;
use crate::settings;
use names::{Kind, LevelName};

/// A newsroom's configuration. Paths are relative to the file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Config {
    /// Folders of the newsroom's own rules.
    pub rules: Vec<Spanned<String>>,
    /// Gazetteers, first one first.
    pub gazetteer: Vec<Spanned<String>>,
    /// Globs of files that are drafts too.
    pub include: Vec<Spanned<String>>,
    /// Globs of files that are no drafts.
    pub exclude: Vec<Spanned<String>>,
    /// Level by rule.
    pub level: BTreeMap<Spanned<String>, LevelName>,
    /// Level by story kind and rule.
    pub level_in: BTreeMap<Kind, BTreeMap<Spanned<String>, LevelName>>,
    /// Options by rule: keys of its `check` and its templates.
    pub options: BTreeMap<Spanned<String>, Spanned<toml::Table>>,
}

impl Config {
    /// Reads a configuration; what is wrong is left out and reported.
    pub fn read(text: &str) -> (Config, Vec<Fault>) {
        let (config, faults) = settings::read(text);
        (config.unwrap_or_default(), faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
