//! A configuration and what it extends: files one over another, the nearest last.
//!
//! In: the nearest `copydesk.toml` and a [`Loader`]. Out: [`Layer`]s with the mistakes in each.
//! Nothing is merged that no `extends` names, and nothing is fetched: a pack is a folder beside the configuration,
//! and its hash says that it is still the one that was looked at.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::sync::Arc;

use sha2::{Digest, Sha256};
use toml::Spanned;

use super::{Config, at};
use crate::diagnostic::Fault;
use crate::settings::nearest::suggestion;
use crate::source::{Source, SourceSpan};

/// Name of a configuration file, and of the one in a pack.
pub const FILE: &str = "copydesk.toml";

/// Gives the files that a configuration names, by paths relative to it.
pub trait Loader {
    /// Text of a file; the error is one line and names what is wrong.
    ///
    /// # Errors
    /// A file that cannot be read.
    fn file(&self, path: &str) -> Result<Source, String>;

    /// What stands in a file that is no text.
    ///
    /// # Errors
    /// A file that cannot be read.
    fn bytes(&self, path: &str) -> Result<Vec<u8>, String> {
        self.file(path).map(|source| source.text.into_bytes())
    }

    /// Paths of all files in a folder and in those below it, sorted.
    ///
    /// # Errors
    /// A folder that cannot be read.
    fn files_in(&self, folder: &str) -> Result<Vec<String>, String>;
}

/// One file of a configuration.
#[derive(Debug, Clone)]
pub struct Layer {
    /// The file.
    pub source: Arc<Source>,
    /// Its folder, from that of the nearest configuration; empty for that one itself.
    pub folder: String,
    /// What it says.
    pub config: Config,
    /// What is wrong in it.
    pub faults: Vec<Fault>,
}

impl Layer {
    /// A path of the file, from the folder of the nearest configuration.
    pub fn path(&self, named: &str) -> String {
        join(&self.folder, named)
    }

    /// Line of a place, from 1.
    pub fn line(&self, span: &std::ops::Range<usize>) -> usize {
        self.source.lines().line_of(SourceSpan::new(span.start, span.end).start) + 1
    }
}

/// Reads a configuration and all that it extends; what it extends comes before it.
///
/// `profiles` are the configurations that are compiled in, by name.
pub fn read(source: &Source, loader: &dyn Loader, profiles: &[(&str, &str)]) -> Vec<Layer> {
    let own = source.name.rsplit('/').next().unwrap_or_default().to_owned();
    let mut reader = Reader { loader, profiles, open: vec![own], seen: HashSet::new(), layers: Vec::new() };
    reader.layer(source.clone(), String::new());
    reader.layers
}

struct Reader<'l> {
    loader: &'l dyn Loader,
    profiles: &'l [(&'l str, &'l str)],
    /// Files that are being read, each extended by the one before.
    open: Vec<String>,
    seen: HashSet<String>,
    layers: Vec<Layer>,
}

impl Reader<'_> {
    fn layer(&mut self, source: Source, folder: String) {
        let (config, mut faults) = Config::read(&source.text);
        for named in &config.extends {
            if let Err((message, help)) = self.extend(named.get_ref(), &folder) {
                faults.push(at(&named.span(), message, help));
            }
        }
        faults.sort_by_key(|f| f.span);
        self.layers.push(Layer { source: Arc::new(source), folder, config, faults });
    }

    fn extend(&mut self, named: &str, folder: &str) -> Result<(), Refusal> {
        if let Some((name, text)) = self.profiles.iter().find(|(name, _)| *name == named) {
            if self.seen.insert((*name).to_owned()) {
                self.layer(Source::new(format!("rules/profiles/{name}.toml"), *text), String::new());
            }
            return Ok(());
        }
        let (path, pin) = named.split_once('#').map_or((named, None), |(path, pin)| (path, Some(pin)));
        if path.contains("://") {
            let help = "keep a copy beside the configuration and name its path".to_owned();
            return Err((format!("`{path}`: nothing is fetched"), Some(help)));
        }
        let full = join(folder, path);
        let file = if path.ends_with(".toml") { full.clone() } else { join(&full, FILE) };
        if self.open.contains(&file) {
            let help = "take one of the files out of the circle".to_owned();
            return Err((format!("`{path}` extends itself: {} → {file}", self.open.join(" → ")), Some(help)));
        }
        let source = self.loader.file(&file).map_err(|e| (e, Some(self.remedy(named))))?;
        pin.map_or(Ok(()), |pin| self.check(&full, pin))?;
        if self.seen.insert(file.clone()) {
            let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
            self.open.push(file);
            self.layer(source, folder);
            self.open.pop();
        }
        Ok(())
    }

    fn remedy(&self, named: &str) -> String {
        let names = || self.profiles.iter().map(|(name, _)| *name);
        suggestion(named, names()).unwrap_or_else(|| {
            format!(
                "name a file, a folder with a {FILE}, or a profile: {}",
                names().collect::<Vec<_>>().join(", ")
            )
        })
    }

    fn check(&self, path: &str, pin: &str) -> Result<(), Refusal> {
        let hash = hash(path, self.loader).map_err(|e| (e, None))?;
        let Some(pinned) = pin.strip_prefix("sha256=") else {
            let help = format!("write `#sha256={hash}`");
            return Err((format!("`#{pin}` is no hash"), Some(help)));
        };
        if pinned == hash {
            return Ok(());
        }
        let help = format!("look at what changed; if it is meant, write `#sha256={hash}`");
        Err((format!("`{path}` is not what was pinned"), Some(help)))
    }
}

/// What is wrong, and what to do.
type Refusal = (String, Option<String>);

/// SHA-256 of a file as `sha256sum` tells it; of a folder, of the names and texts of its files in the order of names.
///
/// # Errors
/// What cannot be read.
pub fn hash(path: &str, loader: &dyn Loader) -> Result<String, String> {
    let mut hasher = Sha256::new();
    if path.ends_with(".toml") {
        hasher.update(loader.file(path)?.text);
    } else {
        for file in loader.files_in(path)? {
            hasher.update(file.strip_prefix(path).unwrap_or(&file));
            hasher.update([0]);
            hasher.update(loader.file(&file)?.text);
            hasher.update([0]);
        }
    }
    Ok(hasher.finalize().iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("a string takes all");
        hex
    }))
}

/// A path seen from the folder that another folder is seen from, without `.` and needless `..`.
pub fn join(folder: &str, path: &str) -> String {
    if path.starts_with('/') || folder.is_empty() && !path.contains("./") {
        return path.to_owned();
    }
    let root = if folder.starts_with('/') { "/" } else { "" };
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')).filter(|p| !matches!(*p, "" | ".")) {
        match (part, parts.last()) {
            ("..", Some(last)) if *last != ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    format!("{root}{}", parts.join("/"))
}

/// Values that stand twice in a list.
pub(super) fn repeated(list: &[Spanned<String>], faults: &mut Vec<Fault>) {
    let mut seen = HashSet::new();
    for item in list.iter().filter(|item| !seen.insert(item.get_ref().as_str())) {
        let help = Some("take one of the two out".to_owned());
        faults.push(at(&item.span(), format!("`{}` stands in the list twice", item.get_ref()), help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_without_detours() {
        assert_eq!(join("", "a/b.toml"), "a/b.toml");
        assert_eq!(join("packs/wire", "../names.toml"), "packs/names.toml");
        assert_eq!(join("..", "../x"), "../../x");
        assert_eq!(join("/desk", "./x"), "/desk/x");
        assert_eq!(join("packs", "/x"), "/x");
    }
}
