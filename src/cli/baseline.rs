//! The baseline: findings of today that an old repository lives with, and `copydesk baseline write`.
//!
//! A baseline names findings by path, rule and fingerprint, and no word of a draft. Its paths are relative to it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::args::newsroom::WriteBaseline;
use super::output::{self, Atomic};
use super::tell::Told;
use super::{Status, find};
use crate::diagnostic::Diagnostic;
use crate::walk::{self, printed};
use crate::workspace::allowed;
use crate::workspace::judge::Keep;

/// The file as written.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: u32,
    findings: Vec<Finding>,
}

/// One finding, without the words at fault.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Finding {
    path: String,
    rule: String,
    fingerprint: String,
}

/// A baseline that is compared with.
#[derive(Debug, Default)]
pub struct Baseline {
    folder: PathBuf,
    /// Findings by path as the baseline writes it: rule and fingerprint, and whether it was met.
    findings: BTreeMap<String, BTreeMap<(String, String), bool>>,
    seen: BTreeSet<String>,
}

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    ///
    /// A file that cannot be read or is none.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let shown = printed(path);
        let remedy = "`copydesk baseline write` writes one";
        let text = fs::read_to_string(path).map_err(|e| {
            anyhow::anyhow!("cannot read the baseline {shown}: {}; {remedy}", walk::reason(&e))
        })?;
        let file: File = serde_json::from_str(&text).map_err(|e| {
            anyhow::anyhow!("{shown} is no baseline at {}:{}; {remedy}", e.line(), e.column())
        })?;
        anyhow::ensure!(file.schema == 1, "{shown} is of another version of copydesk; {remedy}");
        let mut baseline = Self { folder: folder(path), ..Self::default() };
        for f in file.findings {
            baseline.findings.entry(f.path).or_default().insert((f.rule, f.fingerprint), false);
        }
        Ok(baseline)
    }

    /// Says that a draft is checked; its name as the baseline writes it.
    pub fn see(&mut self, draft: &str) -> String {
        let path = allowed::seen_from(&self.folder, draft);
        self.seen.insert(path.clone());
        path
    }

    /// Whether a finding of a draft that was seen is in it; it is then met.
    pub fn meets(&mut self, path: &str, d: &Diagnostic) -> bool {
        let key = (d.rule.clone(), d.fingerprint.clone());
        let met = self.findings.get_mut(path).and_then(|findings| findings.get_mut(&key));
        met.map(|met| *met = true).is_some()
    }

    /// Number of findings of checked drafts that were not met.
    pub fn gone(&self) -> usize {
        let seen = self.findings.iter().filter(|(path, _)| self.seen.contains(*path));
        seen.flat_map(|(_, findings)| findings.values()).filter(|met| !**met).count()
    }
}

/// Writes all findings of today, of every level.
///
/// # Errors
///
/// What stops a run, and a file that cannot be written.
pub fn write(args: &WriteBaseline) -> anyhow::Result<Status> {
    let mut workspace = args.rules.workspace();
    let (mut told, mut all) = (Told::default(), BTreeSet::new());
    let folder = folder(&args.baseline);
    find::each(&args.drafts, Keep::findings(args.across), (&mut workspace, &mut told), |done, _| {
        let found = done.documents.iter().flat_map(|d| &d.found);
        all.extend(found.map(|d| finding(d, &folder)));
        Ok(())
    })?;
    let status = told.status(Status::Clean, &args.drafts, &workspace);
    if status == Status::Clean {
        keep(&args.baseline, all)?;
    }
    Ok(status)
}

fn keep(path: &Path, all: BTreeSet<Finding>) -> anyhow::Result<()> {
    let n = all.len();
    let file = File { schema: 1, findings: all.into_iter().collect() };
    let (atomic, mut out) = Atomic::create(path)?;
    serde_json::to_writer_pretty(&mut out, &file)?;
    out.write_all(b"\n")?;
    out.flush()?;
    drop(out);
    atomic.commit()?;
    let findings = if n == 1 { "1 finding".to_owned() } else { format!("{n} findings") };
    output::remark(&format!("Wrote {findings} to {}.", printed(path)));
    Ok(())
}

fn finding(d: &Diagnostic, folder: &Path) -> Finding {
    let path = allowed::seen_from(folder, &d.path);
    Finding { path, rule: d.rule.clone(), fingerprint: d.fingerprint.clone() }
}

fn folder(path: &Path) -> PathBuf {
    path.parent().unwrap_or(Path::new("")).to_owned()
}
