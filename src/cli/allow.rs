//! `copydesk allow`: writes into the side file that a finding may stay.

use std::fs;
use std::io::Write;
use std::path::Path;

use super::args::newsroom::Allow;
use super::output::{self, Atomic};
use super::tell::Told;
use super::{Status, find};
use crate::config::allowed::Allowed;
use crate::diagnostic::Diagnostic;
use crate::settings::nearest::suggestion;
use crate::source::Source;
use crate::walk::{self, printed};
use crate::workspace::Workspace;
use crate::workspace::allowed::{self, New};
use crate::workspace::judge::Keep;

/// A finding with the fingerprint that was asked for.
struct Target {
    path: String,
    rule: String,
}

/// Finds the finding and writes it down.
///
/// # Errors
///
/// No such finding or several, and a side file that cannot be written.
pub fn run(args: &Allow) -> anyhow::Result<Status> {
    anyhow::ensure!(!args.reason.trim().is_empty(), "--reason: expected why the finding may stay");
    let mut workspace = args.rules.workspace();
    let mut told = Told::default();
    let (mut targets, mut known, mut others) = (Vec::new(), Vec::new(), Vec::new());
    find::each(&args.drafts, Keep::findings(args.across), (&mut workspace, &mut told), |done, _| {
        for document in &done.documents {
            let hidden = document.suppressions.iter().flat_map(|s| &s.hidden);
            known.extend(hidden.filter(|d| d.fingerprint == args.fingerprint).map(target));
            let (these, rest): (Vec<_>, Vec<_>) =
                document.found.iter().partition(|d| d.fingerprint == args.fingerprint);
            targets.extend(these.into_iter().map(target));
            others.extend(rest.into_iter().map(|d| d.fingerprint.clone()));
        }
        Ok(())
    })?;
    let status = told.status(Status::Clean, &args.drafts, &workspace);
    if status == Status::Failed {
        return Ok(status);
    }
    match (targets.as_slice(), known.first()) {
        ([target], _) => write(args, &mut workspace, target).map(|()| Status::Clean),
        ([], Some(known)) => {
            output::remark(&format!("It is allowed already: {} in {}.", known.rule, known.path));
            Ok(Status::Clean)
        }
        ([], None) => anyhow::bail!(unknown(&args.fingerprint, &others)),
        (several, _) => {
            let paths: Vec<&str> = several.iter().map(|t| t.path.as_str()).collect();
            anyhow::bail!("several drafts have this finding; name one of {}", paths.join(", "))
        }
    }
}

fn target(d: &Diagnostic) -> Target {
    Target { path: d.path.clone(), rule: d.rule.clone() }
}

fn unknown(fingerprint: &str, others: &[String]) -> String {
    let near = suggestion(fingerprint, others.iter().map(String::as_str));
    let help =
        near.unwrap_or_else(|| "`copydesk check --fingerprints` shows those that there are".to_owned());
    format!("no finding of these drafts has the fingerprint `{fingerprint}`; {help}")
}

/// Adds an entry to the side file of the draft's configuration, behind all that stands there.
fn write(args: &Allow, workspace: &mut Workspace<'_>, target: &Target) -> anyhow::Result<()> {
    let force = workspace.in_force(&target.path)?;
    let path = allowed::path(&force.opened.configured.layers, &force.opened.base);
    let before = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => allowed::HEAD.to_owned(),
        Err(e) => anyhow::bail!("cannot read {}: {}", printed(&path), walk::reason(&e)),
    };
    let new = New {
        fingerprint: &args.fingerprint,
        draft: &target.path,
        rule: &target.rule,
        reason: args.reason.trim(),
        until: args.until,
        across: args.across,
    };
    let text = format!("{before}{}", new.behind(&before, path.parent().unwrap_or(Path::new(""))));
    let (_, faults) = Allowed::read(Source::new(printed(&path), text.as_str()));
    if let Some(fault) = faults.first() {
        anyhow::bail!("{} would not be sound: {}", printed(&path), fault.message);
    }
    let (atomic, mut out) = Atomic::create(&path)?;
    out.write_all(text.as_bytes())?;
    out.flush()?;
    drop(out);
    atomic.commit()?;
    output::remark(&format!("Allowed {} in {}, in {}.", target.rule, target.path, printed(&path)));
    Ok(())
}
