//! The files beside a configuration.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Unusable;
use crate::config::layers::Loader;
use crate::source::Source;
use crate::walk::{printed, reason};

/// Files by paths relative to a folder.
pub struct Disk {
    /// The folder.
    pub base: PathBuf,
}

impl Loader for Disk {
    fn file(&self, path: &str) -> Result<Source, String> {
        let full = self.base.join(path);
        let text = fs::read_to_string(&full).map_err(|e| format!("cannot read `{path}`: {}", reason(&e)))?;
        Ok(Source::new(printed(&full), text))
    }

    fn bytes(&self, path: &str) -> Result<Vec<u8>, String> {
        fs::read(self.base.join(path)).map_err(|e| format!("cannot read `{path}`: {}", reason(&e)))
    }

    fn files_in(&self, folder: &str) -> Result<Vec<String>, String> {
        let mut files = Vec::new();
        files_below(&self.base, folder, &mut files)
            .map_err(|e| format!("cannot read the folder `{folder}`: {}", reason(&e)))?;
        files.sort();
        Ok(files)
    }
}

/// Files of a folder and of the folders in it.
fn files_below(base: &Path, folder: &str, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(base.join(folder))? {
        let entry = entry?;
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            files_below(base, &path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// Reads a configuration.
///
/// # Errors
///
/// A file that cannot be read.
pub fn read(path: &Path) -> Result<Source, Unusable> {
    let text =
        fs::read_to_string(path).map_err(|e| Unusable::Unread { path: printed(path), reason: reason(&e) })?;
    Ok(Source::new(printed(path), text))
}
