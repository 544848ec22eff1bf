//! `copydesk inspect`.

use std::io::Write;

use anyhow::bail;

use super::args::Inspect;
use super::args::forms::InspectFormat;
use super::input::{self, Job, Trouble};
use super::tell::Told;
use super::{Status, output, run};
use crate::draft::Draft;
use crate::report::Read;
use crate::report::inspect::{self, Layout};
use crate::report::sheet::csv;
use crate::report::terminal::WIDTH;

/// Prints what was understood of each draft.
///
/// # Errors
///
/// What stops the run: a configuration that cannot be read, a full disk.
pub fn run(args: &Inspect) -> anyhow::Result<Status> {
    if args.format == InspectFormat::Csv && args.selects() {
        bail!(
            "--format csv prints the fact-checker's sheet, whole: it takes no --tokens, --timeline or the like"
        );
    }
    let mut workspace = args.rules.workspace();
    let (mut out, mut told) = (output::stdout(), Told::default());
    if args.format == InspectFormat::Csv {
        out.write_all(csv::HEAD.as_bytes())?;
    }
    let work = |job: Job| print(args, job);
    run::in_order(args.drafts.threads, input::jobs(&args.drafts, &mut workspace), work, |done| {
        if let Some(text) = told.take(done)? {
            out.write_all(text.as_bytes())?;
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(told.status(Status::Clean, &args.drafts, &workspace))
}

fn print(args: &Inspect, job: Job) -> Result<String, Trouble> {
    let loaded = job.load(&args.drafts)?;
    let rules = loaded.force.rules;
    let (source, facts) = (&loaded.source, &rules.facts);
    let drafts = loaded.documents.into_iter();
    let drafts = drafts.map(|d| Draft::read(&source.name, d, &facts.lexicon, &facts.gazetteer));
    let select = |draft: &Draft, layout| inspect::print(source, draft, &rules, args.selection(), layout);
    let print = |draft: Draft| match args.format {
        InspectFormat::Text => select(&draft, Layout::Text { width: args.width.unwrap_or(WIDTH) }),
        InspectFormat::Ndjson => select(&draft, Layout::Ndjson),
        InspectFormat::Csv => csv::lines(source, Read { draft: &draft, rules: &rules }),
    };
    Ok(drafts.map(print).collect())
}
