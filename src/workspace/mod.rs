//! What is in force for each draft: the nearest `copydesk.toml` upward, loaded once.
//!
//! In: options and the names of drafts. Out: rule sets, and the mistakes of a configuration to whoever is told of them;
//! drafts read (`read`), judged (`judge`) and mended (`mend`). Not here: what a configuration says (`config`), what rules are made of it
//! (`rules`), which files are drafts (`walk`), who asks (`cli`).
//!
//! Wrong configuration: here; a file beside it: `disk`; an allowance: `allowed`.

pub mod allowed;
pub mod disk;
pub mod judge;
pub mod mend;
pub mod read;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::config::allowed::{Allowed, Entries};
use crate::config::layers::{FILE, Layer};
use crate::diagnostic::Level;
use crate::document::StoryKind;
use crate::report::visible;
use crate::rules::RuleSet;
use crate::rules::load::{self, Configured, Faulty, Selection};
use crate::source::Source;
use crate::walk::printed;
use disk::Disk;
use thiserror::Error;

/// Where rules come from, and what stands over all of it.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The configuration of all drafts; else the nearest of each.
    pub config: Option<PathBuf>,
    /// No configuration at all.
    pub no_config: bool,
    /// Levels over those of every configuration, by rule.
    pub level: Vec<(String, Level)>,
}

/// Why no rules can be had.
#[derive(Debug, Error)]
pub enum Unusable {
    /// A configuration that cannot be read.
    #[error("cannot read {path}: {reason}")]
    Unread {
        /// As printed.
        path: String,
        /// What the system said.
        reason: String,
    },
    /// Levels for rules that there are not.
    #[error("{0}")]
    Level(String),
}

/// Rule sets by configuration file.
pub struct Workspace<'a> {
    options: Options,
    /// Who is told of the mistakes of a file.
    tell: Box<dyn FnMut(&Faulty) + Send + 'a>,
    /// Nearest configuration by folder.
    nearest: HashMap<PathBuf, Option<PathBuf>>,
    opened: HashMap<Option<PathBuf>, Arc<Opened>>,
    loaded: HashMap<(Option<PathBuf>, Selection), Arc<RuleSet>>,
    sound: bool,
}

/// A configuration ready for its drafts.
pub struct Opened {
    /// What it says.
    pub configured: Configured,
    /// Folder that its paths are relative to.
    pub base: PathBuf,
    /// Its side file of allowances.
    pub allowed: Option<Allowed>,
}

/// What is in force for one draft.
#[derive(Clone)]
pub struct InForce {
    /// The configuration.
    pub opened: Arc<Opened>,
    /// Which of its overrides.
    pub selection: Selection,
    /// The rules.
    pub rules: Arc<RuleSet>,
}

impl InForce {
    /// The story kind that an override gives.
    pub fn kind(&self) -> Option<StoryKind> {
        self.opened.configured.kind(&self.selection).map(|(kind, _)| kind)
    }

    /// What the side file allows in a draft.
    pub fn entries(&self, draft: &str) -> Entries {
        let Some(allowed) = &self.opened.allowed else { return Entries::default() };
        let folder = Path::new(&allowed.source.name).parent().unwrap_or(Path::new(""));
        let draft = allowed::seen_from(folder, draft);
        allowed.of(|path| path == draft)
    }
}

impl<'a> Workspace<'a> {
    /// Nothing is loaded yet; the mistakes of each file will be told once.
    pub fn new(options: Options, tell: impl FnMut(&Faulty) + Send + 'a) -> Self {
        let (nearest, opened, loaded) = (HashMap::new(), HashMap::new(), HashMap::new());
        Self { options, tell: Box::new(tell), nearest, opened, loaded, sound: true }
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
    pub fn rules(&mut self, draft: &str) -> Result<Arc<RuleSet>, Unusable> {
        Ok(self.in_force(draft)?.rules)
    }

    /// All that is in force for a draft.
    ///
    /// # Errors
    ///
    /// Those of [`Workspace::rules`].
    pub fn in_force(&mut self, draft: &str) -> Result<InForce, Unusable> {
        let file = self.config(draft);
        let opened = self.opened(file.as_deref())?;
        let selection = opened.configured.selection(&below(draft, &opened.base));
        let key = (file, selection.clone());
        let rules = self.loaded.entry(key).or_insert_with(|| Arc::new(opened.configured.rules(&selection)));
        Ok(InForce { rules: Arc::clone(rules), opened, selection })
    }

    /// The configuration in a file, or none, made ready once.
    fn opened(&mut self, file: Option<&Path>) -> Result<Arc<Opened>, Unusable> {
        if let Some(opened) = self.opened.get(&file.map(Path::to_owned)) {
            return Ok(Arc::clone(opened));
        }
        let source = file.map(disk::read).transpose()?;
        let told = file.map_or_else(|| "none".to_owned(), printed);
        tracing::info!("configuration: {}", visible::line(&told));
        let base = base_of(file);
        let configured = self.open(source.as_ref(), &base)?;
        let allowed = if self.options.no_config { None } else { self.allowed(&configured, &base) };
        let opened = Arc::new(Opened { configured, base, allowed });
        self.opened.insert(file.map(Path::to_owned), Arc::clone(&opened));
        Ok(opened)
    }

    /// A configuration whose paths are relative to `base` made ready; mistakes are told.
    fn open(&mut self, config: Option<&Source>, base: &Path) -> Result<Configured, Unusable> {
        let disk = Disk { base: base.to_owned() };
        let (configured, faulty) = load::open(config, &disk, &self.options.level)
            .map_err(|unknown| Unusable::Level(unknown.join("; ")))?;
        self.sound &= faulty.is_empty();
        faulty.iter().for_each(&mut self.tell);
        Ok(configured)
    }

    fn allowed(&mut self, configured: &Configured, base: &Path) -> Option<Allowed> {
        let (allowed, faulty) = allowed::load(configured, base);
        self.sound &= faulty.is_none();
        faulty.iter().for_each(&mut self.tell);
        allowed
    }

    /// Rules under a configuration whose paths are relative to `base`; mistakes are told.
    ///
    /// # Errors
    ///
    /// A `--level` that names no rule.
    pub fn load(&mut self, config: Option<&Source>, base: &Path) -> Result<RuleSet, Unusable> {
        Ok(self.open(config, base)?.rules(&Selection::new()))
    }

    /// Globs of drafts and of what is none, for a path of the command line: an option stands over the
    /// configuration, whose globs are relative to its file.
    ///
    /// # Errors
    ///
    /// Those of [`Workspace::rules`].
    pub fn globs(
        &mut self,
        path: &str,
        (include, exclude): (&[String], &[String]),
    ) -> Result<(Vec<String>, Vec<String>), Unusable> {
        // A name in the folder: `.` would be taken out of the path, and the folder with it.
        let config = self.config(&format!("{path}/-"));
        let opened = self.opened(config.as_deref())?;
        let own = |of: fn(&Layer) -> Option<Vec<String>>| {
            let layer = opened.configured.layers.iter().rev().find_map(|l| Some((l, of(l)?)));
            let globs =
                layer.map(|(layer, globs)| globs.iter().map(|g| from_here(&opened.base, layer, g)).collect());
            globs.unwrap_or_default()
        };
        let either =
            |option: &[String], own: Vec<String>| if option.is_empty() { own } else { option.to_vec() };
        let own_include = own(|l| l.config.include.as_ref().map(|list| texts(list)));
        let own_exclude = own(|l| l.config.exclude.as_ref().map(|list| texts(list)));
        Ok((either(include, own_include), either(exclude, own_exclude)))
    }

    /// The configuration file of a draft.
    pub fn config(&mut self, draft: &str) -> Option<PathBuf> {
        if self.options.no_config {
            return None;
        }
        if let Some(config) = &self.options.config {
            return Some(config.clone());
        }
        let folder = std::path::absolute(draft).ok()?.parent()?.to_owned();
        self.nearest.entry(folder).or_insert_with_key(|folder| nearest(folder)).clone()
    }
}

fn texts(list: &[toml::Spanned<String>]) -> Vec<String> {
    list.iter().map(|g| g.get_ref().clone()).collect()
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

/// A path seen from a folder; as it is where it does not lie below.
fn below(path: &str, folder: &Path) -> String {
    let whole = std::path::absolute(path).unwrap_or_else(|_| PathBuf::from(path));
    let folder = std::path::absolute(folder).or_else(|_| std::env::current_dir()).unwrap_or_default();
    printed(whole.strip_prefix(&folder).unwrap_or(&whole))
}

/// A glob of a configuration with a folder in it, seen from the current folder.
fn from_here(base: &Path, layer: &Layer, glob: &str) -> String {
    let anywhere = !glob.trim_end_matches('/').contains('/');
    if anywhere { glob.to_owned() } else { printed(&base.join(layer.path(glob))) }
}
