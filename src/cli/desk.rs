//! The configuration of each draft: the nearest `copydesk.toml` upward, loaded once.
//!
//! In: options and the names of drafts. Out: rule sets; every mistake of a configuration on standard error.
//! Not here: what a configuration says (`config`), what rules are made of it (`rules`).

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use toml::Spanned;

use super::args::{Drafts, Rules};
use super::output;
use crate::config::Config;
use crate::rules::RuleSet;
use crate::rules::load::{self, Loader};
use crate::source::Source;

/// Name of a configuration file.
const FILE: &str = "copydesk.toml";

/// Rule sets by configuration file.
pub struct Desk<'a> {
    options: &'a Rules,
    /// Nearest configuration by folder.
    nearest: HashMap<PathBuf, Option<PathBuf>>,
    loaded: HashMap<Option<PathBuf>, Arc<RuleSet>>,
    sound: bool,
}

impl<'a> Desk<'a> {
    /// Nothing is loaded yet.
    pub fn new(options: &'a Rules) -> Self {
        Self { options, nearest: HashMap::new(), loaded: HashMap::new(), sound: true }
    }

    /// Whether no configuration had a mistake so far.
    pub fn is_sound(&self) -> bool {
        self.sound
    }

    /// The rules in force for a draft. Mistakes are told once, and what is sound is in force.
    ///
    /// # Errors
    ///
    /// A configuration that cannot be read, and a `--level` that names no rule.
    pub fn rules(&mut self, draft: &str) -> anyhow::Result<Arc<RuleSet>> {
        let config = self.config(draft);
        if let Some(rules) = self.loaded.get(&config) {
            return Ok(Arc::clone(rules));
        }
        let source = config.as_deref().map(read).transpose()?;
        let rules = Arc::new(self.load(source.as_ref(), &base_of(config.as_deref()))?);
        self.loaded.insert(config, Arc::clone(&rules));
        Ok(rules)
    }

    /// Globs of drafts and of what is none, for a path of the command line: an option stands over the
    /// configuration, whose globs are relative to its file.
    pub fn globs(&mut self, path: &str, options: &Drafts) -> (Vec<String>, Vec<String>) {
        let config = self.config(&format!("{path}/.")).and_then(|file| Some((read(&file).ok()?, file)));
        let Some((source, file)) = config else { return (options.include.clone(), options.exclude.clone()) };
        let (config, _) = Config::read(&source.text);
        let base = name(file.parent().unwrap_or(Path::new("")));
        let either = |option: &[String], own: &[Spanned<String>]| match option {
            [] => own.iter().map(|g| below(&base, g.get_ref())).collect(),
            option => option.to_vec(),
        };
        (either(&options.include, &config.include), either(&options.exclude, &config.exclude))
    }

    fn config(&mut self, draft: &str) -> Option<PathBuf> {
        if self.options.no_config {
            return None;
        }
        if let Some(config) = &self.options.config {
            return Some(config.clone());
        }
        let folder = std::path::absolute(draft).ok()?.parent()?.to_owned();
        self.nearest.entry(folder).or_insert_with_key(|folder| nearest(folder)).clone()
    }

    /// Rules under a configuration whose paths are relative to `base`; mistakes are told.
    ///
    /// # Errors
    ///
    /// A `--level` that names no rule.
    pub fn load(&mut self, config: Option<&Source>, base: &Path) -> anyhow::Result<RuleSet> {
        let disk = Disk { base: base.to_owned() };
        let (rules, faulty) = load::load(config, &disk, &self.options.level)
            .map_err(|unknown| anyhow::anyhow!(unknown.join("; ")))?;
        self.sound &= faulty.is_empty();
        faulty.iter().for_each(output::faulty);
        Ok(rules)
    }

    /// The folder that paths of a draft's configuration are relative to.
    pub fn base(&mut self, draft: &str) -> PathBuf {
        base_of(self.config(draft).as_deref())
    }

    /// Folders of rules that a draft's configuration names.
    pub fn rule_folders(&mut self, draft: &str) -> Vec<String> {
        let source = self.config(draft).and_then(|file| read(&file).ok());
        let config = source.map(|s| Config::read(&s.text).0).unwrap_or_default();
        config.rules.into_iter().map(Spanned::into_inner).collect()
    }
}

fn base_of(config: Option<&Path>) -> PathBuf {
    config.and_then(Path::parent).unwrap_or(Path::new("")).to_owned()
}

/// The configuration in a folder or above it, relative to the current folder where it lies below.
fn nearest(folder: &Path) -> Option<PathBuf> {
    let found = folder.ancestors().map(|f| f.join(FILE)).find(|f| f.is_file())?;
    let here = std::env::current_dir().ok()?;
    Some(found.strip_prefix(here).map(Path::to_owned).unwrap_or(found))
}

/// A glob with a folder in it, seen from the current folder.
fn below(base: &str, glob: &str) -> String {
    if base.is_empty() || !glob.trim_end_matches('/').contains('/') {
        glob.to_owned()
    } else {
        format!("{base}/{glob}")
    }
}

fn read(path: &Path) -> anyhow::Result<Source> {
    let text = fs::read_to_string(path)
        .map_err(|e| anyhow::anyhow!("cannot read {}: {}", path.display(), output::reason(&e)))?;
    Ok(Source::new(name(path), text))
}

/// A path as printed on every system.
fn name(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// The files beside a configuration.
pub struct Disk {
    /// Folder that paths are relative to.
    pub base: PathBuf,
}

impl Loader for Disk {
    fn file(&self, path: &str) -> Result<Source, String> {
        let full = self.base.join(path);
        let text =
            fs::read_to_string(&full).map_err(|e| format!("cannot read `{path}`: {}", output::reason(&e)))?;
        Ok(Source::new(name(&full), text))
    }

    fn rules_in(&self, folder: &str) -> Result<Vec<String>, String> {
        let mut files = Vec::new();
        rules_below(&self.base, folder, &mut files)
            .map_err(|e| format!("cannot read the folder `{folder}`: {}", output::reason(&e)))?;
        files.sort();
        Ok(files)
    }
}

/// Rule files of a folder and of the folders in it.
fn rules_below(base: &Path, folder: &str, files: &mut Vec<String>) -> std::io::Result<()> {
    for entry in fs::read_dir(base.join(folder))? {
        let entry = entry?;
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            rules_below(base, &path, files)?;
        } else if path.ends_with(".toml") {
            files.push(path);
        }
    }
    Ok(())
}
