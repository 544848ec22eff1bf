//! The rules in force for the documents of the editor, and the mistakes of configurations.
//!
//! In: settings and the folders that the client works in. Out: what is in force for a document. All of it is loaded once and
//! thrown away when a file of a configuration changes.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use gen_lsp_types::Uri;

use super::settings::Settings;
use super::uri;
use crate::document::Overrides;
use crate::rules::load::Faulty;
use crate::walk::printed;
use crate::workspace::{InForce, Options, Unusable, Workspace};

/// Rules by document.
pub struct Newsroom {
    workspace: Workspace<'static>,
    told: Arc<Mutex<Vec<Faulty>>>,
    root: Option<PathBuf>,
    /// Date and kind over those of the drafts.
    pub overrides: Overrides,
}

impl Newsroom {
    /// Nothing is loaded yet.
    pub fn new(settings: &Settings, roots: &[PathBuf]) -> Self {
        let root = roots.first().cloned();
        let from_root = |path: &Path| root.as_ref().map_or_else(|| path.to_owned(), |r| r.join(path));
        let config = settings.config.as_deref().map(from_root);
        let options = Options { config, no_config: false, level: settings.level.clone() };
        let told = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&told);
        let tell = move |faulty: &Faulty| {
            heard.lock().unwrap_or_else(PoisonError::into_inner).push(faulty.clone());
        };
        Self { workspace: Workspace::new(options, tell), told, root, overrides: settings.overrides }
    }

    /// The name of a document, by which its format and its configuration are found: its path, or a file in the first folder
    /// for what was never saved.
    pub fn name(&self, uri: &Uri) -> String {
        let path = uri::path(uri).unwrap_or_else(|| {
            let folder = self.root.clone().unwrap_or_default();
            folder.join(uri::last_part(uri))
        });
        printed(&path)
    }

    /// What is in force for a document.
    ///
    /// # Errors
    ///
    /// A configuration that cannot be read, and a level for a rule that there is not.
    pub fn in_force(&mut self, name: &str) -> Result<InForce, Unusable> {
        self.workspace.in_force(name)
    }

    /// The files whose mistakes were found since this was last asked.
    pub fn faulty(&self) -> Vec<Faulty> {
        std::mem::take(&mut *self.told.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
