//! A newsroom in memory: its files, the rules they make, drafts read with them.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock};

use copydesk::config::layers::Loader;
use copydesk::diagnostic::Diagnostic;
use copydesk::document::{self, Format, Overrides, StoryKind};
use copydesk::draft::Draft;
use copydesk::lint::lint;
use copydesk::rules::RuleSet;
use copydesk::rules::load;
use copydesk::rules::page::Example;
use copydesk::source::Source;

/// Files by path.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Files(BTreeMap<String, String>);

impl Files {
    /// The files that an example asks for.
    pub fn of(example: &Example) -> Self {
        let mut files = Self::default();
        let mut config = example.config.clone();
        if !example.gazetteer.is_empty() {
            config = format!("gazetteer = [\"names.toml\"]\n{config}");
            files = files.with("names.toml", &example.gazetteer);
        }
        files.with("copydesk.toml", &config)
    }

    /// The same with one more file.
    pub fn with(mut self, path: &str, text: &str) -> Self {
        self.0.insert(path.to_owned(), text.to_owned());
        self
    }

    /// The same with a rule of the newsroom's own, under a name of its own.
    pub fn with_rule(self, name: &str, toml: &str) -> Self {
        let config = format!("rules = [\"desk\"]\n{}", self.config());
        self.with("copydesk.toml", &config).with(&format!("desk/{name}.toml"), toml)
    }

    /// The configuration with every `old` written as `new`.
    pub fn rename(self, old: &str, new: &str) -> Self {
        let config = self.config().replace(old, new);
        self.with("copydesk.toml", &config)
    }

    fn config(&self) -> String {
        self.0.get("copydesk.toml").cloned().unwrap_or_default()
    }

    /// The rules that the files make; read once for like files.
    ///
    /// # Errors
    /// Every mistake in a file.
    pub fn rules(&self) -> Result<Arc<RuleSet>, String> {
        static LOADED: OnceLock<Mutex<HashMap<Files, Arc<RuleSet>>>> = OnceLock::new();
        let mut loaded = LOADED.get_or_init(Mutex::default).lock().map_err(|e| e.to_string())?;
        if let Some(rules) = loaded.get(self) {
            return Ok(Arc::clone(rules));
        }
        let rules = Arc::new(self.load()?);
        loaded.insert(self.clone(), Arc::clone(&rules));
        Ok(rules)
    }

    /// The rules, of one's own to change.
    ///
    /// # Errors
    /// Every mistake in a file.
    pub fn load(&self) -> Result<RuleSet, String> {
        let config = Source::new("copydesk.toml", self.config());
        let (rules, faulty) = load::load(Some(&config), self, &[]).map_err(|e| e.join("\n"))?;
        let faults = faulty.iter().flat_map(|f| f.faults.iter().map(|m| (&f.source.name, m)));
        let told: Vec<String> =
            faults.map(|(name, m)| format!("{name}: {} {:?}", m.message, m.help)).collect();
        if told.is_empty() { Ok(rules) } else { Err(told.join("\n")) }
    }
}

impl Loader for Files {
    fn file(&self, path: &str) -> Result<Source, String> {
        let text = self.0.get(path).ok_or_else(|| format!("there is no file `{path}`"))?;
        Ok(Source::new(path, text.clone()))
    }

    fn files_in(&self, folder: &str) -> Result<Vec<String>, String> {
        let inside = |p: &&String| p.starts_with(&format!("{folder}/"));
        Ok(self.0.keys().filter(inside).cloned().collect())
    }
}

/// The source of an example, named by its format.
pub fn source(example: &Example) -> Source {
    let ending = match example.format {
        Format::Text => "txt",
        Format::Markdown => "md",
        Format::Html => "html",
        Format::Ninjs | Format::Ans => "json",
        Format::Nitf | Format::Newsml => "xml",
    };
    Source::new(format!("draft.{ending}"), example.draft.clone())
}

/// An example as the rules read it.
pub fn draft(example: &Example, source: &Source, rules: &RuleSet) -> Draft {
    let mut document = document::read(source, example.format).expect("it can be read").remove(0);
    let date = example.date.as_deref().map(|d| d.parse().expect("the date of a draft is a day"));
    let kind = Some(example.kind).filter(|k| *k != StoryKind::News);
    document::apply(&mut document, Overrides { date, kind });
    Draft::read(&source.name, document, &rules.facts.lexicon, &rules.facts.gazetteer)
}

/// What all rules together find in an example.
pub fn found(example: &Example, rules: &RuleSet) -> Vec<Diagnostic> {
    lint(&draft(example, &source(example), rules), rules)
}
