//! The side file of allowances: where it is, which draft an entry of it means.

use std::fs;
use std::ops::Range;
use std::path::{Component, Path, PathBuf};

use jiff::civil::Date;

use crate::config::allowed::Allowed;
use crate::config::at;
use crate::config::layers::Layer;
use crate::diagnostic::Fault;
use crate::rules::load::{Configured, Faulty};
use crate::settings::nearest::suggestion;
use crate::source::Source;
use crate::walk::{printed, reason};

/// Name of the side file where no configuration gives it another.
pub const FILE: &str = "copydesk-allowed.toml";

/// How a side file begins.
pub const HEAD: &str = "# Findings that may stay, by `copydesk allow`. Each needs a reason; one that is used no more is reported.\n";

/// An entry that is to be written into a side file.
#[derive(Debug, Clone, Copy)]
pub struct New<'a> {
    /// Of the finding.
    pub fingerprint: &'a str,
    /// Name of the draft.
    pub draft: &'a str,
    /// Rule that finds it.
    pub rule: &'a str,
    /// Why it may stay.
    pub reason: &'a str,
    /// Last day of the document on which it may.
    pub until: Option<Date>,
    /// Whether only a run that compares documents finds it.
    pub across: bool,
}

impl New<'_> {
    /// What is to be written behind all that stands in a side file of `folder`.
    pub fn behind(&self, before: &str, folder: &Path) -> String {
        let gap = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
        let text = |text: &str| toml::Value::String(text.to_owned()).to_string();
        let until = self.until.map(|d| format!("until = {d}\n")).unwrap_or_default();
        let across = if self.across { "across = true\n" } else { "" };
        format!(
            "{gap}\n[[allow]]\nfingerprint = {}\npath = {}\nrule = {}\nreason = {}\n{until}{across}",
            text(self.fingerprint),
            text(&seen_from(folder, self.draft)),
            text(self.rule),
            text(self.reason),
        )
    }
}

/// The side file of a configuration.
pub fn path(layers: &[Layer], base: &Path) -> PathBuf {
    let named = layers.iter().rev().find_map(|l| Some(l.path(l.config.allowed.as_ref()?.get_ref())));
    base.join(named.unwrap_or_else(|| FILE.to_owned()))
}

/// Reads the side file, if there is one; its mistakes, those in rules' names included.
pub fn load(configured: &Configured, base: &Path) -> (Option<Allowed>, Option<Faulty>) {
    let layers = &configured.layers;
    let path = path(layers, base);
    if !path.exists() {
        return (None, None);
    }
    let source = match fs::read_to_string(&path) {
        Ok(text) => Source::new(printed(&path), text),
        Err(e) => return (None, Some(unreadable(layers, &path, &reason(&e)))),
    };
    let (allowed, mut faults) = Allowed::read(source.clone());
    faults.extend(allowed.entries.iter().filter_map(|e| unknown(&e.rule, e.rule_at.range(), configured)));
    faults.sort_by_key(|f| f.span);
    (Some(allowed), (!faults.is_empty()).then_some(Faulty { source, faults }))
}

fn unreadable(layers: &[Layer], path: &Path, why: &str) -> Faulty {
    let name = printed(path);
    let layer = layers.iter().rev().find(|l| l.config.allowed.is_some());
    let span = layer.and_then(|l| l.config.allowed.as_ref()).map_or(0..0, |a| a.span());
    let source = layer.map_or_else(|| Source::new(name.as_str(), ""), |l| Source::clone(&l.source));
    Faulty { source, faults: vec![at(&span, format!("cannot read `{name}`: {why}"), None)] }
}

fn unknown(rule: &str, span: Range<usize>, configured: &Configured) -> Option<Fault> {
    if configured.names().any(|name| name == rule) {
        return None;
    }
    let near = suggestion(rule, configured.names());
    let help = near.unwrap_or_else(|| "`copydesk rules` lists the rules".to_owned());
    Some(at(&span, format!("no rule is called `{rule}`"), Some(help)))
}

/// The path of a draft as a file of `folder` writes it; what is no file, as the id of a document in an archive, stays.
pub fn seen_from(folder: &Path, draft: &str) -> String {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let (Ok(draft_at), Ok(folder_at)) = (fs::canonicalize(draft), fs::canonicalize(folder)) else {
        return draft.to_owned();
    };
    let shared = draft_at.components().zip(folder_at.components()).take_while(|(a, b)| a == b).count();
    let up = folder_at.components().skip(shared).map(|_| Component::ParentDir);
    let path: PathBuf = up.chain(draft_at.components().skip(shared)).collect();
    printed(&path)
}
