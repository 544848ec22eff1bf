//! The side file of allowances: where it is, which draft an entry of it means.

use std::path::{Path, PathBuf};

use super::disk;
use super::output;
use crate::config::allowed::Allowed;
use crate::config::at;
use crate::config::layers::Layer;
use crate::diagnostic::Fault;
use crate::rules::RuleSet;
use crate::rules::load::Faulty;
use crate::settings::nearest::suggestion;
use crate::source::Source;

/// Name of the side file where no configuration gives it another.
pub const FILE: &str = "copydesk-allowed.toml";

/// The side file of a configuration.
pub fn path(layers: &[Layer], base: &Path) -> PathBuf {
    let named = layers.iter().rev().find_map(|l| Some(l.path(l.config.allowed.as_ref()?.get_ref())));
    base.join(named.unwrap_or_else(|| FILE.to_owned()))
}

/// Reads the side file, if there is one; its mistakes, those in rules' names included.
pub fn load(layers: &[Layer], base: &Path, rules: &RuleSet) -> (Option<Allowed>, Option<Faulty>) {
    let path = path(layers, base);
    if !path.exists() {
        return (None, None);
    }
    let source = match std::fs::read_to_string(&path) {
        Ok(text) => Source::new(disk::name(&path), text),
        Err(e) => return (None, Some(unreadable(layers, &path, &output::reason(&e)))),
    };
    let (allowed, mut faults) = Allowed::read(source.clone());
    faults.extend(allowed.entries.iter().filter_map(|e| unknown(&e.rule, e.rule_at.range(), rules)));
    faults.sort_by_key(|f| f.span);
    (Some(allowed), (!faults.is_empty()).then_some(Faulty { source, faults }))
}

fn unreadable(layers: &[Layer], path: &Path, why: &str) -> Faulty {
    let name = disk::name(path);
    let layer = layers.iter().rev().find(|l| l.config.allowed.is_some());
    let span = layer.and_then(|l| l.config.allowed.as_ref()).map_or(0..0, |a| a.span());
    let source = layer.map_or_else(|| Source::new(name.as_str(), ""), |l| Source::clone(&l.source));
    Faulty { source, faults: vec![at(&span, format!("cannot read `{name}`: {why}"), None)] }
}

fn unknown(rule: &str, span: std::ops::Range<usize>, rules: &RuleSet) -> Option<Fault> {
    if rules.rule(rule).is_some() {
        return None;
    }
    let near = suggestion(rule, rules.rules.iter().map(|r| r.name.as_str()));
    let help = near.unwrap_or_else(|| "`copydesk rules` lists the rules".to_owned());
    Some(at(&span, format!("no rule is called `{rule}`"), Some(help)))
}

/// Whether a path in a file of `folder` means a draft: the same file, or the same id of an archive.
pub fn means(path: &str, folder: &Path, draft: &str) -> bool {
    path == draft && folder.as_os_str().is_empty() || path == seen_from(folder, draft)
}

/// The path of a draft as a file of `folder` writes it; an id, and a draft elsewhere, as it is.
pub fn seen_from(folder: &Path, draft: &str) -> String {
    if folder.as_os_str().is_empty() && !draft.starts_with('/') {
        return draft.to_owned();
    }
    let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let draft_at = whole(Path::new(draft));
    let below = draft_at.strip_prefix(whole(folder));
    below.map_or_else(|_| draft.to_owned(), disk::name)
}
