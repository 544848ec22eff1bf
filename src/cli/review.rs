//! `copydesk review`.

use std::fs;
use std::io::Write;
use std::path::Path;

use super::Status;
use super::args::review::Review;
use super::input::Trouble;
use super::output::{self, Atomic};
use super::tell::Told;
use crate::diagnostic::Diagnostic;
use crate::document::packed::Limits;
use crate::review::{self, Reviewed};
use crate::walk::{Input, printed};
use crate::workspace::Workspace;
use crate::workspace::judge::{Keep, judge};
use crate::workspace::read::{self, Loaded, Unread};

/// A draft with its comments.
struct Done {
    /// What was found, of every level.
    found: Vec<Diagnostic>,
    /// How much of it is commented on.
    shown: usize,
    reviewed: Reviewed,
}

/// Writes a Word file with the findings as comments.
///
/// # Errors
///
/// Rules that cannot be had, and a file that cannot be written.
pub fn run(args: &Review) -> anyhow::Result<Status> {
    let (mut workspace, mut told) = (args.rules.workspace(), Told::default());
    let Some(done) = told.take(read(args, &mut workspace))? else { return Ok(Status::Failed) };
    if !workspace.is_sound() {
        return Ok(Status::Failed);
    }
    write(&args.output, &done.reviewed)?;
    tell(args, &done);
    let fails = args.fail_on.0.is_some_and(|least| done.found.iter().any(|d| d.level >= least));
    Ok(if fails { Status::Findings } else { Status::Clean })
}

fn read(args: &Review, workspace: &mut Workspace<'_>) -> Result<Done, Trouble> {
    refuse(args)?;
    let (draft, given) = (draft(&args.path), args.given());
    let name = draft.name();
    let bytes = draft.bytes(given.limit(&name)).map_err(|e| Trouble::Unread(Unread::from(&e)))?;
    let (source, documents) =
        read::documents(name.clone(), bytes.clone(), &given).map_err(Trouble::Unread)?;
    if !documents.iter().all(|d| d.format.is_packed()) {
        let help = "for other drafts there is `copydesk check --format html`".to_owned();
        return Err(Trouble::unread(
            format!("{name}: a review is written into a Word file, and this is none"),
            help,
        ));
    }
    let force = workspace.in_force(&name).map_err(|e| Trouble::Fatal(e.into()))?;
    let done = judge(Loaded::new(source, documents, force, given.overrides), Keep::findings(false));
    let found: Vec<Diagnostic> = done.documents.into_iter().flat_map(|d| d.found).collect();
    let shown: Vec<Diagnostic> = found.iter().filter(|d| d.level >= args.min_level).cloned().collect();
    let reviewed = review::review(&bytes, &shown, &Limits::of_text(given.max_size));
    let reviewed = reviewed.map_err(|r| Trouble::unread(format!("{name}: {r}"), r.help))?;
    Ok(Done { found, shown: shown.len(), reviewed })
}

fn draft(path: &str) -> Input {
    match path {
        "-" => Input::Stdin { name: path.to_owned() },
        _ => Input::File(path.into()),
    }
}

/// What cannot be written: the draft is left as it is, and a folder is no file.
fn refuse(args: &Review) -> Result<(), Trouble> {
    let output = printed(&args.output);
    let whole = |path: &Path| fs::canonicalize(path).ok();
    if args.output.is_dir() {
        return Err(Trouble::unread(format!("{output}: it is a folder"), "name a file in it".to_owned()));
    }
    if whole(&args.output).is_some_and(|o| whole(Path::new(&args.path)) == Some(o)) {
        let cause = format!("{output}: a review is not written over its draft");
        return Err(Trouble::unread(cause, "name another file with `-o`".to_owned()));
    }
    Ok(())
}

fn write(path: &Path, reviewed: &Reviewed) -> anyhow::Result<()> {
    let (atomic, mut out) = Atomic::create(path)?;
    out.write_all(&reviewed.bytes)?;
    out.flush()?;
    drop(out);
    atomic.commit()
}

/// What was written, and what the editor should know of it.
fn tell(args: &Review, done: &Done) {
    let Reviewed { comments, kept, left_out, signed, .. } = done.reviewed;
    let (findings, comments) = (counted(done.shown, "finding"), counted(comments, "comment"));
    output::remark(&format!("Wrote {comments} on {findings} to {}.", printed(&args.output)));
    if kept > 0 {
        let kept = counted(kept, "comment");
        output::remark(&format!("Left {kept} of an earlier review that somebody answered or resolved."));
    }
    if left_out > 0 {
        let left = counted(left_out, "comment");
        output::remark(&format!(
            "Left out {left}: Word opens no file with more, or there is no paragraph to hold one."
        ));
    }
    if signed {
        output::remark("The draft is signed; the signature does not hold for the reviewed file.");
    }
}

fn counted(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
