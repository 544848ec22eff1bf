//! Mistakes in configurations, each reported at its place with a remedy, and what a sound configuration comes to.

mod faults;
mod layers;
mod schema;

use std::collections::BTreeMap;

use copydesk::config::layers::Loader;
use copydesk::rules::load::{self, Configured, Faulty};
use copydesk::source::Source;

/// A newsroom's folder in memory.
#[derive(Default)]
pub struct Folder(BTreeMap<String, String>);

impl Folder {
    /// A folder with these files.
    pub fn new(files: &[(&str, &str)]) -> Self {
        Self(files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect())
    }

    /// Its `copydesk.toml` made ready.
    pub fn open(&self) -> (Configured, Vec<Faulty>) {
        let config = self.file("copydesk.toml").expect("the folder has a configuration");
        load::open(Some(&config), self, &[]).expect("no levels are given")
    }
}

impl Loader for Folder {
    fn file(&self, path: &str) -> Result<Source, String> {
        let text = self.0.get(path).ok_or_else(|| format!("cannot read `{path}`: no such file or folder"))?;
        Ok(Source::new(path, text.as_str()))
    }

    fn files_in(&self, folder: &str) -> Result<Vec<String>, String> {
        let inside = |p: &&String| p.starts_with(&format!("{folder}/"));
        let found: Vec<String> = self.0.keys().filter(inside).cloned().collect();
        if found.is_empty() {
            return Err(format!("cannot read the folder `{folder}`: no such file or folder"));
        }
        Ok(found)
    }
}
