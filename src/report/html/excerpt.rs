//! The places of a finding, shown together: the sentences they stand in with their words marked.
//!
//! In: a finding of a [`View`]. Out: a list of excerpts, each with its line. Places of one sentence share one.

use super::markup::Html;
use super::nest::{Step, Wrap, walk};
use super::view::{Finding, Place, View};
use crate::report::Checked;
use crate::source::{Source, Span};

/// How much of a long sentence is shown before and after its marks, in bytes.
const MARGIN: usize = 110;

/// How much of it is left out at least, in bytes: an ellipsis for two words helps nobody.
const CUT: usize = 45;

/// The most characters of a place that are told again beside what is said of it.
const WORDS: usize = 60;

/// How far apart the marks of a sentence may be for one excerpt to hold them, in bytes.
const LONGEST: usize = 600;

/// Writes the places of the finding with an index.
pub fn write(h: &mut Html, view: &View<'_>, n: usize) {
    let finding = &view.findings[n];
    h.raw("<ol class=\"places\">\n");
    for group in groups(view, finding) {
        let first = group[0];
        h.raw("<li>");
        match sentence(view, &finding.places[first]) {
            Some(sentence) => of_text(h, view, n, &group, sentence),
            None => of_source(h, view.checked, &finding.places[first]),
        }
        labels(h, group.iter().map(|p| &finding.places[*p]));
        h.raw("</li>\n");
    }
    h.raw("</ol>\n");
}

/// Places by the sentence they stand in, as indices, in the order of the text; those that stand in none last.
fn groups(view: &View<'_>, finding: &Finding<'_>) -> Vec<Vec<usize>> {
    let mut order: Vec<(Option<Span>, usize)> =
        finding.places.iter().enumerate().map(|(p, place)| (sentence(view, place), p)).collect();
    order.sort_by_key(|(sentence, p)| (sentence.is_none(), *sentence, *p));
    let apart = |a: &(Option<Span>, usize), b: &(Option<Span>, usize)| a.0.is_some() && a.0 == b.0;
    let groups = order.chunk_by(apart);
    groups.map(|group| group.iter().map(|(_, p)| *p).collect()).collect()
}

/// The sentence that a place begins in, or the place itself where it is longer than a sentence.
fn sentence(view: &View<'_>, place: &Place<'_>) -> Option<Span> {
    let span = *place.spans.first()?;
    let sentences = &view.draft().sentences;
    let at = sentences.partition_point(|s| s.span.end <= span.start);
    let found = sentences.get(at).filter(|s| s.span.start <= span.start);
    Some(found.map_or(span, |s| s.span))
}

fn of_text(h: &mut Html, view: &View<'_>, n: usize, group: &[usize], sentence: Span) {
    let places = &view.findings[n].places;
    let spans = group.iter().flat_map(|p| places[*p].spans.iter().map(move |s| (*p, *s)));
    let within = spans.filter(|(_, s)| s.overlaps(sentence));
    let marks: Vec<Wrap<usize>> =
        within.map(|(what, span)| Wrap { span, begins: true, ends: true, what }).collect();
    let Some(hull) = marks.iter().map(|m| m.span).reduce(Span::to) else { return };
    let first = group.iter().copied().min_by_key(|p| places[*p].spans.first().copied()).unwrap_or(group[0]);
    let (line, _) = view.position(hull);
    h.raw("<a class=\"where\" href=\"#")
        .text(&view.anchor("f", &[n, first]))
        .raw("\">")
        .raw(view.checked.line_word())
        .raw(" ")
        .show(line)
        .raw("</a> ");
    let text = &view.draft().document.text;
    let shown = window(text, sentence, hull);
    h.raw("<span class=\"excerpt\">").raw(if shown.start > sentence.start { "… " } else { "" });
    walk(shown, &marks, |step| {
        match step {
            Step::Open(..) => h.raw("<mark>"),
            Step::Text(span) => h.text(span.of(text)),
            Step::Close(..) => h.raw("</mark>"),
        };
    });
    h.raw(if shown.end < sentence.end { " …" } else { "" }).raw("</span>");
}

/// A place outside the prose, or in another file: its words with some of the source around them.
fn of_source(h: &mut Html, checked: Checked<'_>, place: &Place<'_>) {
    let label = place.label;
    let source = checked.source_of(label);
    let line = source.lines().position(&source.text, label.span.start).line;
    match &label.path {
        Some(path) => {
            h.raw("<a class=\"where\" href=\"#").text(&elsewhere(path)).raw("\">");
            h.text(path).raw(", line ").show(line).raw("</a> ")
        }
        None => h.raw("<span class=\"where\">").raw(checked.line_word()).raw(" ").show(line).raw("</span> "),
    };
    let span = Span { start: label.span.start, end: label.span.end };
    if span.is_empty() {
        return;
    }
    let around = window(&source.text, lines(source, span), span);
    h.raw("<span class=\"excerpt\">")
        .text(source.text.get(around.start as usize..span.start as usize).unwrap_or_default());
    h.raw("<mark>").text(span.of(&source.text)).raw("</mark>");
    h.text(source.text.get(span.end as usize..around.end as usize).unwrap_or_default()).raw("</span>");
}

/// The anchor of another file of the report.
pub fn elsewhere(path: &str) -> String {
    use std::hash::Hasher;
    let mut hasher = fnv::FnvHasher::default();
    hasher.write(path.as_bytes());
    format!("at-{:016x}", hasher.finish())
}

/// Names of other files that the findings of a document point into.
pub fn named(checked: Checked<'_>) -> impl Iterator<Item = &str> {
    let labels = checked.diagnostics.iter().flat_map(|d| d.labels());
    labels.filter_map(|l| l.path.as_deref())
}

/// The lines that a place stands on.
fn lines(source: &Source, span: Span) -> Span {
    let text = &source.text;
    let (before, after) = (text.get(..span.start as usize), text.get(span.end as usize..));
    let start = before.and_then(|t| t.rfind('\n')).map_or(0, |at| at + 1);
    let end = after.and_then(|t| t.find('\n')).map_or(text.len(), |at| span.end as usize + at);
    Span::new(start, end)
}

/// As much of a sentence as is shown: all of it, or what is near its marks, cut at spaces.
fn window(text: &str, sentence: Span, hull: Span) -> Span {
    let end = hull.end.min(sentence.end).min(hull.start + LONGEST as u32);
    let from = (hull.start.max(sentence.start) as usize).saturating_sub(MARGIN).max(sentence.start as usize);
    let to = (end as usize + MARGIN).min(sentence.end as usize);
    let (from, to) = (floor(text, from), floor(text, to));
    let start = match from <= sentence.start as usize + CUT {
        true => sentence.start as usize,
        false => text[from..hull.start as usize].find(' ').map_or(hull.start as usize, |at| from + at + 1),
    };
    let end = match to + CUT >= sentence.end as usize {
        true => sentence.end as usize,
        false => text[start..to].rfind(' ').map_or(to, |at| start + at),
    };
    Span::new(start, end)
}

/// The nearest boundary of a character at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// What is said of the places of an excerpt: `227` is the whole.
fn labels<'p>(h: &mut Html, places: impl Iterator<Item = &'p Place<'p>>) {
    let said: Vec<&Place<'_>> = places.filter(|p| !p.label.message.is_empty()).collect();
    if said.is_empty() {
        return;
    }
    h.raw("<span class=\"said\">");
    for (i, place) in said.iter().enumerate() {
        h.raw(if i > 0 { "; " } else { "" });
        if said.len() > 1 {
            h.raw("<q>").text(&shortened(&place.label.text)).raw("</q>: ");
        }
        h.message(&place.label.message);
    }
    h.raw("</span>");
}

/// The beginning of words that would fill a line by themselves.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(WORDS) {
        Some((at, _)) => format!("{} …", text[..at].trim_end()),
        None => text.to_owned(),
    }
}
