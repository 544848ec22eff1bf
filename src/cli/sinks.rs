//! The reports of a run: standard output and the files of `--output`, filled in one pass.

use std::borrow::Cow;
use std::io::{self, BufWriter, Write};

use super::args::Check;
use super::args::forms::Format;
use super::args::values::OutputFile;
use super::output::{self, Atomic};
use super::root;
use crate::diagnostic::Diagnostic;
use crate::lint::suppress::Suppression;
use crate::report::checkstyle::Checkstyle;
use crate::report::github::GitHub;
use crate::report::gitlab::GitLab;
use crate::report::groups::GroupBy;
use crate::report::html::Page;
use crate::report::human::Human;
use crate::report::json::Json;
use crate::report::junit::Junit;
use crate::report::ndjson::Ndjson;
use crate::report::rdjsonl::Rdjsonl;
use crate::report::redact::{self, Redact};
use crate::report::sarif::Sarif;
use crate::report::short::Short;
use crate::report::summary::Summary;
use crate::report::terminal::{Look, WIDTH};
use crate::report::{Checked, Others, Report};
use crate::rules::RuleSet;
use crate::source::Source;
use crate::workspace::judge::Found;

struct Sink {
    report: Box<dyn Report>,
    /// Whether others than the writer of the draft can read it.
    public: bool,
    file: Option<Atomic>,
    /// Whether its reader has gone.
    closed: bool,
    /// Whether it sets the findings of each document apart; others are given those of a source in one order.
    by_story: bool,
}

/// A document with what a report is told of it.
struct Told<'a> {
    found: &'a Found,
    shown: Cow<'a, [Diagnostic]>,
    allowed: Cow<'a, [Suppression]>,
    withheld: bool,
}

impl<'a> Told<'a> {
    fn new(found: &'a Found, shown: &'a [Diagnostic], tells_allowed: bool) -> Self {
        let allowed = Cow::Borrowed(if tells_allowed { found.suppressions.as_slice() } else { &[] });
        Self { found, shown: Cow::Borrowed(shown), allowed, withheld: false }
    }

    /// The same without a word of the draft.
    fn withheld(self, rules: &RuleSet) -> Self {
        let shown = self.shown.iter().map(|d| without_words(d, rules)).collect();
        let allowed = self.allowed.iter().map(|s| mute(s, rules)).collect();
        Self { shown: Cow::Owned(shown), allowed: Cow::Owned(allowed), withheld: true, ..self }
    }

    fn to(
        &self,
        sink: &mut Sink,
        (source, others): (&Source, &Others<'_>),
        rules: &RuleSet,
    ) -> io::Result<()> {
        sink.report.document(Checked {
            source,
            others,
            facts: &self.found.facts,
            rules,
            draft: self.found.draft.as_ref().filter(|_| !self.withheld),
            diagnostics: &self.shown,
            suppressions: &self.allowed,
            withheld: self.withheld,
        })
    }
}

/// Puts what is shown of several documents of one source in the order of the source, behind the last of them: two
/// documents may share a headline, and one may stand inside another.
fn in_one_order(told: &mut [Told<'_>]) {
    let mut all: Vec<Diagnostic> =
        told.iter_mut().flat_map(|t| std::mem::take(&mut t.shown).into_owned()).collect();
    all.sort_by(|a, b| a.order().cmp(&b.order()));
    if let Some(last) = told.last_mut() {
        last.shown = Cow::Owned(all);
    }
}

/// All reports of a run.
pub struct Sinks {
    sinks: Vec<Sink>,
    redact: Redact,
    /// Whether reports tell what is allowed.
    allowed: bool,
}

impl Sinks {
    /// Opens and begins them.
    ///
    /// # Errors
    ///
    /// A file that cannot be written; so for the others.
    pub fn open(args: &Check) -> anyhow::Result<Self> {
        groups_are_for_people(args)?;
        let ci = std::env::var_os("CI").is_some();
        let width = args.width.unwrap_or(WIDTH);
        let look = Look { width, color: output::stdout_color() };
        let report = on_stdout(args, look);
        let public = args.format.is_public(ci) && !output::stdout_is_terminal();
        let by_story = is_by_story(args.format);
        let mut sinks = vec![Sink { report, public, file: None, closed: false, by_story }];
        for OutputFile { format, path } in &args.output {
            let (file, out) = Atomic::create(path)?;
            let report = report_to((args, *format), out, Look { width, color: false });
            let public = format.is_public(ci);
            let by_story = is_by_story(*format);
            sinks.push(Sink { report, public, file: Some(file), closed: false, by_story });
        }
        let mut sinks = Self { sinks, redact: args.redact, allowed: !args.without_allowed };
        sinks.write(|sink| sink.report.begin())?;
        Ok(sinks)
    }

    /// Hands the documents of a source, each with what is shown of it, to all reports.
    ///
    /// # Errors
    ///
    /// Those of the writers.
    pub fn source(
        &mut self,
        (source, others): (&Source, &Others<'_>),
        stories: &[(&Found, Vec<Diagnostic>)],
        rules: &RuleSet,
    ) -> anyhow::Result<()> {
        let (redact, allowed) = (self.redact, self.allowed);
        self.write(|sink| {
            let withholds = |f: &Found| redact.withholds(&f.facts, sink.public);
            // Where findings of several documents stand side by side, one that is held holds all of them.
            let any = !sink.by_story && stories.iter().any(|(found, _)| withholds(found));
            let told = stories.iter().map(|(found, shown)| {
                let told = Told::new(found, shown, allowed);
                if any || withholds(found) { told.withheld(rules) } else { told }
            });
            let mut told: Vec<Told<'_>> = told.collect();
            if !sink.by_story && told.len() > 1 {
                in_one_order(&mut told);
            }
            told.iter().try_for_each(|told| told.to(sink, (source, others), rules))
        })
    }

    /// Writes to those that somebody reads. A reader who has gone stops the run where nobody else is left.
    fn write(&mut self, mut what: impl FnMut(&mut Sink) -> io::Result<()>) -> anyhow::Result<()> {
        for sink in self.sinks.iter_mut().filter(|s| !s.closed) {
            match what(sink) {
                Err(e) if e.kind() == io::ErrorKind::BrokenPipe => sink.closed = true,
                other => other?,
            }
        }
        if self.sinks.iter().all(|s| s.closed) {
            return Err(io::Error::from(io::ErrorKind::BrokenPipe).into());
        }
        Ok(())
    }

    /// Ends them; files take their names.
    ///
    /// # Errors
    ///
    /// Those of the writers.
    pub fn end(mut self, summary: &Summary) -> anyhow::Result<()> {
        self.write(|sink| sink.report.end(summary))?;
        self.sinks.into_iter().filter_map(|sink| sink.file).try_for_each(Atomic::commit)
    }
}

/// Whether a format sets the findings of each document apart.
fn is_by_story(format: Format) -> bool {
    matches!(format, Format::Html | Format::Junit)
}

/// Headings have no place in a format for machines.
fn groups_are_for_people(args: &Check) -> anyhow::Result<()> {
    let mut formats = args.output.iter().map(|o| o.format).chain([args.format]);
    let grouped = formats.any(|f| matches!(f, Format::Human | Format::Short));
    anyhow::ensure!(args.group_by.is_none() || grouped, "`--group-by` is for the formats human and short");
    Ok(())
}

fn without_words(d: &Diagnostic, rules: &RuleSet) -> Diagnostic {
    redact::diagnostic(d, rules.rule(&d.rule).map_or(&d.rule, |r| &r.spec.summary))
}

fn mute(s: &Suppression, rules: &RuleSet) -> Suppression {
    let mut mute = s.clone();
    mute.hidden.iter_mut().for_each(|d| *d = without_words(d, rules));
    mute.reason = None;
    mute
}

/// The report on standard output, the only one that may be a terminal's.
fn on_stdout(args: &Check, look: Look) -> Box<dyn Report> {
    let out = output::stdout();
    match args.format {
        Format::Human => Box::new(human(args, out, look).linked(output::stdout_pages())),
        format => report((args, format), Box::new(out), look),
    }
}

fn human<W: Write>(args: &Check, out: W, look: Look) -> Human<W> {
    Human::new(out, look).grouped(args.group_by.map(GroupBy::from)).quiet(output::is_quiet())
}

fn report_to<W: Write + 'static>(what: (&Check, Format), out: BufWriter<W>, look: Look) -> Box<dyn Report> {
    report(what, Box::new(out), look)
}

fn report((args, format): (&Check, Format), out: Box<dyn Write>, look: Look) -> Box<dyn Report> {
    match format {
        Format::Human => Box::new(human(args, out, look)),
        Format::Short => Box::new(Short::new(out).grouped(args.group_by.map(GroupBy::from))),
        Format::Json => Box::new(Json::new(out)),
        Format::Ndjson => Box::new(Ndjson::new(out)),
        Format::Sarif => Box::new(Sarif::new(out, root::of_run())),
        Format::GitHub => Box::new(GitHub::new(out, root::of_run())),
        Format::GitLab => Box::new(GitLab::new(out, root::of_run())),
        Format::Rdjsonl => Box::new(Rdjsonl::new(out)),
        Format::Junit => Box::new(Junit::new(out)),
        Format::Checkstyle => Box::new(Checkstyle::new(out)),
        Format::Html => Box::new(Page::new(out)),
    }
}
