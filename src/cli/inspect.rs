//! `copydesk inspect`.

use std::io::Write;

use super::args::{Inspect, InspectFormat};
use super::input::{self, Fault, Input};
use super::{Status, output, run};
use crate::draft::Draft;
use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use crate::report::inspect::{self, Layout};

/// Columns where neither an option nor a terminal says.
const WIDTH: usize = 80;

/// Prints what was understood of each draft.
pub fn run(args: &Inspect) -> anyhow::Result<Status> {
    let layout = match args.format {
        InspectFormat::Text => Layout::Text { width: args.width.unwrap_or(WIDTH) },
        InspectFormat::Ndjson => Layout::Ndjson,
    };
    let (lexicon, gazetteer) = (Lexicon::builtin(), Gazetteer::default());
    let work = |input: Input| print(&input, args, layout, &lexicon, &gazetteer);
    let (mut out, mut status) = (output::stdout(), Status::Clean);
    run::in_order(args.drafts.threads, input::read(&args.drafts), work, |done: Result<String, Fault>| {
        match done {
            Ok(text) => out.write_all(text.as_bytes())?,
            Err(fault) => {
                output::fault(&fault);
                status = Status::Failed;
            }
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(status)
}

fn print(input: &Input, args: &Inspect, layout: Layout, lexicon: &Lexicon, gazetteer: &Gazetteer) -> String {
    let drafts = input::documents(input).into_iter();
    let drafts = drafts.map(|d| Draft::read(&input.source.name, d, lexicon, gazetteer));
    drafts.map(|draft| inspect::print(&input.source, &draft, args.selection(), layout)).collect()
}
