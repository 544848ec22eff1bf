//! `copydesk review`.

use std::fs;
use std::io::Write;
use std::path::Path;

use super::Status;
use super::args::review::Review;
use super::desk::Desk;
use super::find::{self, Keep};
use super::output::{self, Atomic};
use super::tell::Told;
use crate::document::Format;
use crate::document::packed::{LARGEST_FILE, Limits, is_packed};
use crate::review::{self, Reviewed};
use crate::walk::{Input, printed};

/// Writes a Word file with the findings as comments.
///
/// # Errors
///
/// What stops the run, and a file that cannot be written.
pub fn run(args: &Review) -> anyhow::Result<Status> {
    refuse(args)?;
    let input = Input::File(args.path.clone().into());
    let bytes = input.bytes(LARGEST_FILE)?;
    let name = input.name();
    if !is_packed(&bytes) && Format::of_name(&name) != Some(Format::Docx) {
        anyhow::bail!(
            "{name} is no Word file, and a review is written into one; for other drafts: copydesk check --format html"
        );
    }
    let (mut desk, mut told, mut found) = (Desk::new(&args.rules), Told::default(), Vec::new());
    let drafts = args.drafts();
    find::each(&drafts, Keep::findings(false), (&mut desk, &mut told), |done, _| {
        found.extend(done.documents.iter().flat_map(|d| d.found.iter().cloned()));
        Ok(())
    })?;
    let status = told.status(Status::Clean, &drafts, &desk);
    if status == Status::Failed {
        return Ok(status);
    }
    found.retain(|d| d.level >= args.min_level);
    let reviewed = review::review(&bytes, &found, &Limits::of_text(args.max_size))
        .map_err(|r| anyhow::anyhow!("{name}: {r}; {}", r.help))?;
    write(&args.output, &reviewed)?;
    tell(args, found.len(), &reviewed);
    let fails = args.fail_on.0.is_some_and(|least| found.iter().any(|d| d.level >= least));
    Ok(if fails { Status::Findings } else { Status::Clean })
}

/// What has no file of its own to be read from or written to.
fn refuse(args: &Review) -> anyhow::Result<()> {
    anyhow::ensure!(args.path != "-", "a review needs the Word file itself; name it in the place of `-`");
    let output = printed(&args.output);
    anyhow::ensure!(!args.output.is_dir(), "cannot write {output}: it is a folder; name a file in it");
    let same =
        fs::canonicalize(&args.output).is_ok_and(|o| fs::canonicalize(&args.path).is_ok_and(|p| o == p));
    anyhow::ensure!(
        !same,
        "{output} is the draft itself, which is left as it is; name another file with `-o`"
    );
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
fn tell(args: &Review, findings: usize, reviewed: &Reviewed) {
    let Reviewed { comments, kept, left_out, signed, .. } = *reviewed;
    let (findings, comments) = (counted(findings, "finding"), counted(comments, "comment"));
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
