//! The reports of a run: standard output and the files of `--output`, filled in one pass.

use std::io::{BufWriter, Write};

use super::args::values::OutputFile;
use super::args::{Check, Format};
use super::find::Found;
use super::output::{self, Atomic};
use crate::diagnostic::Diagnostic;
use crate::lint::suppress::Suppression;
use crate::report::html::Page;
use crate::report::human::Human;
use crate::report::json::Json;
use crate::report::ndjson::Ndjson;
use crate::report::redact::{self, Redact};
use crate::report::short::Short;
use crate::report::summary::Summary;
use crate::report::terminal::{Look, WIDTH};
use crate::report::{Checked, Others, Read, Report};
use crate::rules::RuleSet;
use crate::source::Source;

struct Sink {
    report: Box<dyn Report>,
    /// Whether others than the writer of the draft can read it.
    public: bool,
    file: Option<Atomic>,
}

/// All reports of a run.
pub struct Sinks {
    sinks: Vec<Sink>,
    redact: Redact,
}

impl Sinks {
    /// Opens and begins them.
    ///
    /// # Errors
    ///
    /// A file that cannot be written; so for the others.
    pub fn open(args: &Check) -> anyhow::Result<Self> {
        let ci = std::env::var_os("CI").is_some();
        let width = args.width.unwrap_or(WIDTH);
        let look = Look { width, color: output::stdout_color() };
        let report = report(args.format, Box::new(output::stdout()), look);
        let public = ci && args.format != Format::Html && !output::stdout_is_terminal();
        let mut sinks = vec![Sink { report, public, file: None }];
        for OutputFile { format, path } in &args.output {
            let (file, out) = Atomic::create(path)?;
            let report = report_to(*format, out, Look { width, color: false });
            let public = ci && *format != Format::Html;
            sinks.push(Sink { report, public, file: Some(file) });
        }
        for sink in &mut sinks {
            sink.report.begin()?;
        }
        Ok(Self { sinks, redact: args.redact })
    }

    /// Hands a document to all reports.
    ///
    /// # Errors
    ///
    /// Those of the writers.
    pub fn document(
        &mut self,
        (source, others): (&Source, &Others<'_>),
        document: &Found,
        shown: &[Diagnostic],
        rules: &RuleSet,
    ) -> anyhow::Result<()> {
        for sink in &mut self.sinks {
            let (facts, suppressions) = (&document.facts, &document.suppressions);
            let read = document.draft.as_ref().map(|draft| Read { draft, rules });
            let all =
                Checked { source, others, facts, read, diagnostics: shown, suppressions, withheld: false };
            if !self.redact.withholds(facts, sink.public) {
                sink.report.document(all)?;
                continue;
            }
            let diagnostics: Vec<Diagnostic> = shown.iter().map(|d| without_words(d, rules)).collect();
            let suppressions: Vec<Suppression> = suppressions.iter().map(|s| mute(s, rules)).collect();
            let (diagnostics, suppressions) = (&diagnostics, &suppressions);
            sink.report.document(Checked { read: None, diagnostics, suppressions, withheld: true, ..all })?;
        }
        Ok(())
    }

    /// Ends them; files take their names.
    ///
    /// # Errors
    ///
    /// Those of the writers.
    pub fn end(self, summary: &Summary) -> anyhow::Result<()> {
        for mut sink in self.sinks {
            sink.report.end(summary)?;
            sink.file.map_or(Ok(()), Atomic::commit)?;
        }
        Ok(())
    }
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

fn report_to<W: Write + 'static>(format: Format, out: BufWriter<W>, look: Look) -> Box<dyn Report> {
    report(format, Box::new(out), look)
}

fn report(format: Format, out: Box<dyn Write>, look: Look) -> Box<dyn Report> {
    match format {
        Format::Human => Box::new(Human::new(out, look)),
        Format::Short => Box::new(Short::new(out)),
        Format::Json => Box::new(Json::new(out)),
        Format::Ndjson => Box::new(Ndjson::new(out)),
        Format::Html => Box::new(Page::new(out)),
    }
}
