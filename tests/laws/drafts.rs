//! From tokens to reports: every span is a place, findings are in order, every report can be written.

use std::io;
use std::sync::OnceLock;

use copydesk::diagnostic::Diagnostic;
use copydesk::document::packed::{Limits, unpack};
use copydesk::document::{self, Document, Format, Overrides};
use copydesk::draft::Draft;
use copydesk::lint;
use copydesk::report::paths::Root;
use copydesk::report::summary::Summary;
use copydesk::report::terminal::Look;
use copydesk::report::{
    Checked, Facts, Others, Report, checkstyle, github, gitlab, html, human, inspect, json, junit,
};
use copydesk::report::{rdjsonl, sarif, short};
use copydesk::rules::RuleSet;
use copydesk::rules::load::builtin_rules;
use copydesk::source::{Source, Span};
use copydesk::token;

use super::documents::sound_document;

/// A page of paper.
const LOOK: Look = Look { width: 80, color: false };

/// The built-in rules.
pub fn rules() -> &'static RuleSet {
    static RULES: OnceLock<RuleSet> = OnceLock::new();
    RULES.get_or_init(builtin_rules)
}

/// A document as its draft, published on a day where one is given.
pub fn draft(source: &Source, mut document: Document, date: Option<&str>) -> Draft {
    let date = date.map(|d| d.parse().expect("a day"));
    document::apply(&mut document, Overrides { date, kind: None });
    Draft::read(&source.name, document, &rules().facts.lexicon, &rules().facts.gazetteer)
}

/// The whole way of a source: documents, readings, findings and reports. A refusal ends it.
pub fn the_whole_way(source: &Source, format: Format) {
    for document in document::read(source, format).into_iter().flatten() {
        the_way_on(source, document);
    }
}

/// A packed file is read to its end or refused with a reason and a remedy.
pub fn a_packed_file(bytes: &[u8]) {
    match unpack("draft.docx".to_owned(), bytes, Limits::of_text(64 << 20)) {
        Ok((source, read)) => read.into_iter().for_each(|document| {
            sound_document(&source, &document);
            #[cfg(feature = "docx")]
            super::reviews::any_words(bytes, &source);
            the_way_on(&source, document);
        }),
        Err(refusal) => assert!(!refusal.cause.is_empty() && !refusal.help.is_empty(), "{refusal:?}"),
    }
}

/// The way from a document: readings, findings and reports.
pub fn the_way_on(source: &Source, document: Document) {
    let draft = draft(source, document, Some("2022-01-26"));
    readings_are_places(&draft);
    let found = lint::lint(&draft, rules());
    findings_are_places(&source.text, &found);
    findings_are_in_order(&found);
    reports_can_be_written(source, &draft, &found);
}

/// Tokens lie side by side from the first byte to the last.
pub fn tokens_tile(text: &str) {
    let mut at = 0;
    for token in token::tile(text) {
        assert_eq!(token.span.start, at);
        assert!(!token.span.is_empty() && text.is_char_boundary(token.span.end as usize));
        at = token.span.end;
    }
    assert_eq!(at as usize, text.len());
}

/// Every reading is a place in the text; sentences are in order, each in its block.
pub fn readings_are_places(draft: &Draft) {
    for span in spans(draft) {
        assert!(draft.document.text.get(span.range()).is_some(), "{span:?}");
    }
    let ordered = draft.sentences.is_sorted_by(|a, b| a.span.end <= b.span.start);
    assert!(ordered, "{:?}", draft.sentences);
    for sentence in &draft.sentences {
        assert!(draft.document.blocks[sentence.block as usize].span.contains(sentence.span));
    }
}

/// Every label and every edit is a place in the source.
pub fn findings_are_places(text: &str, found: &[Diagnostic]) {
    for diagnostic in found {
        for label in diagnostic.labels() {
            assert!(text.get(label.span.range()).is_some(), "{diagnostic:?}");
        }
        let edits = diagnostic.fix.iter().flat_map(|f| &f.edits);
        assert!(edits.clone().all(|e| text.get(e.span.range()).is_some()), "{diagnostic:?}");
    }
}

/// Findings are in the order of the reports, and no two have one fingerprint.
pub fn findings_are_in_order(found: &[Diagnostic]) {
    assert!(found.is_sorted_by(|a, b| a.order() <= b.order()));
    let mut signs: Vec<&str> = found.iter().map(|d| d.fingerprint.as_str()).collect();
    signs.sort_unstable();
    signs.dedup();
    assert_eq!(signs.len(), found.len());
}

/// Every report can be written; what is for a terminal holds no character that it obeys.
fn reports_can_be_written(source: &Source, draft: &Draft, found: &[Diagnostic]) {
    let (facts, others) = (Facts::of(draft), Others::new());
    let checked = Checked {
        source,
        others: &others,
        facts: &facts,
        rules: rules(),
        draft: Some(draft),
        diagnostics: found,
        suppressions: &[],
        withheld: false,
    };
    let mut written = Vec::new();
    let mut page = html::Page::new(&mut written);
    page.document(checked).expect("memory takes all");
    page.end(&Summary::default()).expect("memory takes all");
    for_machines(checked);
    let mut shown = Vec::new();
    human::Human::new(&mut shown, LOOK).document(checked).expect("memory takes all");
    short::Short::new(&mut shown).document(checked).expect("memory takes all");
    let (all, layout) = (inspect::Selection::ALL, inspect::Layout::Text { width: LOOK.width });
    shown.extend(inspect::print(source, draft, rules(), all, layout).bytes());
    let shown = String::from_utf8(shown).expect("reports are UTF-8");
    let obeyed = |c: char| c.is_control() && c != '\n';
    assert!(!shown.chars().any(obeyed), "{shown:?}");
}

/// Every report for machines is written, begun and ended.
fn for_machines(checked: Checked<'_>) {
    let (out, root) = (io::sink, Root::default);
    let reports: [Box<dyn Report>; 7] = [
        Box::new(json::Json::new(out())),
        Box::new(sarif::Sarif::new(out(), root())),
        Box::new(github::GitHub::new(out(), root())),
        Box::new(gitlab::GitLab::new(out(), root())),
        Box::new(rdjsonl::Rdjsonl::new(out())),
        Box::new(junit::Junit::new(out())),
        Box::new(checkstyle::Checkstyle::new(out())),
    ];
    for mut report in reports {
        report.begin().expect("a sink takes all");
        report.document(checked).expect("a sink takes all");
        report.end(&Summary::default()).expect("a sink takes all");
    }
}

/// Every span that a draft's readings hold.
fn spans(draft: &Draft) -> Vec<Span> {
    let found = &draft.annotations;
    let mut spans: Vec<Span> = draft.tokens.iter().map(|t| t.span).collect();
    spans.extend(draft.sentences.iter().map(|s| s.span));
    spans.extend(found.quantities.iter().flat_map(|q| [Some(q.span), q.noun, q.hedge]).flatten());
    spans.extend(found.dates.iter().map(|d| d.span));
    spans.extend(found.durations.iter().map(|d| d.span));
    spans.extend(found.ages.iter().map(|a| a.span));
    spans.extend(
        found.mentions.iter().flat_map(|m| m.given.iter().chain([&m.span]).chain(&m.surname).copied()),
    );
    spans.extend(found.quotations.iter().map(|q| q.span));
    spans.extend(
        found.attributions.iter().flat_map(|a| a.content.iter().copied().chain(a.source).chain([a.cue])),
    );
    spans
}
