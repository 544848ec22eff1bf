//! `copydesk fix`.

use std::borrow::Cow;
use std::io::Write;
use std::path::Path;

use super::args::Fix;
use super::args::values::InputFormat;
use super::input::{self, Job, Trouble};
use super::tell::Told;
use super::{Status, halt, output, run};
use crate::document::{self, Document, Format, shown};
use crate::draft::Draft;
use crate::fix::{self, Mended};
use crate::lint::judge;
use crate::report::{Facts, diff};
use crate::source::Source;
use crate::walk::write;
use crate::workspace::InForce;
use crate::workspace::mend;
use crate::workspace::read::Loaded;

/// A draft and what its safe fixes make of it.
struct Done {
    source: Source,
    /// The source with its fixes put in.
    after: Source,
    mended: Mended,
    /// Whether no word of it may be printed.
    withheld: bool,
}

/// Shows the safe fixes as a diff, or writes them.
///
/// # Errors
///
/// What cannot be mended at all, and what stops a run.
pub fn run(args: &Fix) -> anyhow::Result<Status> {
    refuse(args)?;
    let mut workspace = args.rules.workspace();
    let (mut told, mut tally) = (Told::default(), Tally::default());
    let work = |job: Job| mended(args, job);
    let ended = run::in_order(args.drafts.threads, input::jobs(&args.drafts, &mut workspace), work, |done| {
        let Some(done) = told.take(done)?.filter(|d| d.mended.places > 0) else { return Ok(()) };
        let written = if args.write { keep(&done, args) } else { show(&done)? };
        if told.take(written)?.is_some() {
            tally.add(&done);
        }
        Ok(())
    });
    match ended {
        // Whoever reads no more has seen a fix.
        Err(e) if output::is_closed(&e) => return Ok(Status::Findings),
        other => other?,
    }
    if tally.drafts > 0 || told.unread == 0 {
        tally.tell(args.write);
    }
    let left = tally.drafts > 0 && !args.write;
    Ok(told.status(if left { Status::Findings } else { Status::Clean }, &args.drafts, &workspace))
}

/// What has no file to be written to.
fn refuse(args: &Fix) -> anyhow::Result<()> {
    if matches!(args.drafts.input_format, InputFormat::Ndjson) {
        anyhow::bail!("an archive cannot be mended; name the drafts it was made from");
    }
    if args.write && args.drafts.paths.iter().any(|p| p == "-") {
        anyhow::bail!("standard input cannot be written; without `--write` its diff is shown");
    }
    Ok(())
}

fn mended(args: &Fix, job: Job) -> Result<Done, Trouble> {
    let Loaded { source, documents, force } = job.load(&args.drafts)?;
    let format = documents.first().map_or(Format::Text, |d| d.format);
    if format.is_packed() {
        return packed(source, documents, &force);
    }
    let overrides = args.drafts.given().overrides;
    let mended = mend::mend(&source, format, &force, overrides).map_err(|e| {
        let help = "switch one of the rules off with `--level RULE=off`".to_owned();
        Trouble::unread(format!("{}: {e}", source.name), help)
    })?;
    let public = std::env::var_os("CI").is_some() && !output::stdout_is_terminal();
    let withheld = mended.places > 0
        && mend::drafts(&source, format, &force, overrides)
            .iter()
            .any(|d| args.redact.withholds(&Facts::of(d), public));
    let after = Source::new(&source.name, mended.text.clone());
    let veil = shown::veil(&after, &document::read(&after, format).unwrap_or_default());
    Ok(Done { after: after.veiled(veil), source, mended, withheld })
}

/// A packed file is left as it is; where there is something to mend in it, that is said.
fn packed(source: Source, documents: Vec<Document>, force: &InForce) -> Result<Done, Trouble> {
    let (facts, entries) = (&force.rules.facts, force.entries(&source.name));
    let read = |d| Draft::read(&source.name, d, &facts.lexicon, &facts.gazetteer);
    let found = |d| judge(&read(d), &force.rules, &entries).found;
    let safe = fix::edits(&documents.into_iter().flat_map(found).collect::<Vec<_>>()).len();
    if safe > 0 {
        let help = "make the changes in Word; `copydesk check` shows where they are".to_owned();
        let cause = format!("{}: {} to mend, but a Word file is not rewritten", source.name, places(safe));
        return Err(Trouble::unread(cause, help));
    }
    let mended = Mended { text: source.text.clone(), places: 0 };
    Ok(Done { after: source.clone(), source, mended, withheld: false })
}

fn show(done: &Done) -> anyhow::Result<Result<(), Trouble>> {
    let name = &done.source.name;
    if done.withheld {
        let places = places(done.mended.places);
        output::remark(&format!("{name}: {places} to mend; the words are withheld"));
        return Ok(Ok(()));
    }
    let diff = diff::unified(name, &all(&done.source), &all(&done.after));
    let diff = if output::stdout_is_terminal() { diff::shown(&diff) } else { diff };
    let mut out = output::stdout();
    out.write_all(diff.as_bytes())?;
    out.flush()?;
    Ok(Ok(()))
}

/// A source as it may be shown.
fn all(source: &Source) -> Cow<'_, str> {
    source.shown(0..source.text.len())
}

fn keep(done: &Done, args: &Fix) -> Result<(), Trouble> {
    let name = &done.source.name;
    let reading = args.drafts.given().reading(name);
    halt::whole(|| write::replace(Path::new(name), reading, &done.source.text, &done.mended.text))
        .map_err(|e| Trouble::unread(&e, e.help().to_owned()))
}

/// What came of the run so far.
#[derive(Debug, Default)]
struct Tally {
    drafts: usize,
    places: usize,
}

impl Tally {
    fn add(&mut self, done: &Done) {
        self.drafts += 1;
        self.places += done.mended.places;
    }

    /// On standard error, as standard output holds the diff and nothing else.
    fn tell(&self, written: bool) {
        let drafts = if self.drafts == 1 { "1 draft".to_owned() } else { format!("{} drafts", self.drafts) };
        let places = places(self.places);
        match (self.drafts, written) {
            (0, _) => output::remark("Nothing to mend."),
            (_, true) => output::remark(&format!("Mended {places} in {drafts}.")),
            (_, false) => {
                output::remark(&format!("Would mend {places} in {drafts}; `copydesk fix --write` does it."));
            }
        }
    }
}

fn places(n: usize) -> String {
    if n == 1 { "1 place".to_owned() } else { format!("{n} places") }
}
