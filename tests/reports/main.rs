//! The reports for machines: their consumers' schemas accept them, any text survives in them, and limits hold.
//!
//! Not here: how they look (`tests/cli`), the consumers' own programs (`tests/consumers`).

mod escaping;
mod limits;
mod places;
mod schemas;

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::OnceLock;

use copydesk::diagnostic::{Diagnostic, Label, Level};
use copydesk::document::{Format, StoryKind};
use copydesk::report::paths::Root;
use copydesk::report::summary::{Summary, Tally};
use copydesk::report::{
    Checked, Facts, Others, Report, checkstyle::Checkstyle, github::GitHub, gitlab::GitLab, junit::Junit,
    rdjsonl::Rdjsonl, sarif::Sarif,
};
use copydesk::rules::RuleSet;
use copydesk::rules::load::builtin_rules;
use copydesk::source::{Source, SourceSpan};

/// The rules of this release, read once.
fn rules() -> &'static RuleSet {
    static RULES: OnceLock<RuleSet> = OnceLock::new();
    RULES.get_or_init(builtin_rules)
}

/// A writer whose bytes stay with the test.
#[derive(Clone, Default)]
struct Page(Rc<RefCell<Vec<u8>>>);

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A form of report, opened on a page.
type Open = fn(Page) -> Box<dyn Report>;

const SARIF: Open = |page| Box::new(Sarif::new(page, Root::default()));
const GITHUB: Open = |page| Box::new(GitHub::new(page, Root::default()));
const GITLAB: Open = |page| Box::new(GitLab::new(page, Root::default()));
const RDJSONL: Open = |page| Box::new(Rdjsonl::new(page));
const JUNIT: Open = |page| Box::new(Junit::new(page));
const CHECKSTYLE: Open = |page| Box::new(Checkstyle::new(page));

/// The report of some documents, each with its findings.
fn written(open: Open, documents: &[(Source, Vec<Diagnostic>)]) -> String {
    let page = Page::default();
    let mut report = open(page.clone());
    let tally = Tally::default();
    let facts = Facts {
        format: Format::Text,
        date: None,
        embargo: None,
        withheld: false,
        kind: StoryKind::News,
        tally,
    };
    report.begin().expect("memory takes it");
    for (source, diagnostics) in documents {
        let (others, rules, facts) = (&Others::new(), rules(), &facts);
        let (suppressions, withheld) = (&[], false);
        let checked =
            Checked { source, others, facts, rules, draft: None, diagnostics, suppressions, withheld };
        report.document(checked).expect("memory takes it");
    }
    report.end(&Summary::default()).expect("memory takes it");
    let bytes = page.0.borrow().clone();
    String::from_utf8(bytes).expect("a report is UTF-8")
}

/// A finding on a place of a source.
fn finding(source: &Source, rule: &str, level: Level, span: SourceSpan) -> Diagnostic {
    Diagnostic {
        path: source.name.clone(),
        rule: rule.to_owned(),
        level,
        always_shown: false,
        message: "something is wrong".to_owned(),
        primary: label(source, span, ""),
        secondary: Vec::new(),
        notes: Vec::new(),
        help: None,
        fix: None,
        fingerprint: format!("{:016x}", span.start),
    }
}

fn label(source: &Source, span: SourceSpan, message: &str) -> Label {
    Label { path: None, span, text: source.slice(span).to_owned(), message: message.to_owned() }
}
