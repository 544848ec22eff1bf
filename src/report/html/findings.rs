//! The findings in plain words, in the order of the text: what, where, why, what to do.
//!
//! In: a [`View`], or a [`Checked`] whose words are withheld. Out: a list of HTML.

use super::excerpt;
use super::markup::Html;
use super::view::View;
use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::report::Checked;
use crate::source::{Source, SourceSpan};

/// The longest words of a fix that are shown with what surrounds them, in bytes.
const SHORT: usize = 90;

/// Writes the findings of a draft with their places.
pub fn write(h: &mut Html, view: &View<'_>) {
    list(h, view.checked, view.number, |h, n| excerpt::write(h, view, n));
}

/// Writes findings by their places alone.
pub fn withheld(h: &mut Html, checked: Checked<'_>, number: usize) {
    list(h, checked, number, |h, n| {
        let source = checked.source;
        let at = source.lines().position(&source.text, checked.diagnostics[n].primary.span.start);
        h.raw("<p class=\"where\">")
            .raw(checked.line_word())
            .raw(" ")
            .show(at.line)
            .raw(", column ")
            .show(at.column)
            .raw("</p>\n");
    });
}

fn list(h: &mut Html, checked: Checked<'_>, number: usize, places: impl Fn(&mut Html, usize)) {
    if checked.diagnostics.is_empty() {
        h.raw("<p class=\"nothing\">Nothing to report.</p>\n");
        return;
    }
    h.raw("<ol class=\"findings\">\n");
    for (n, d) in checked.diagnostics.iter().enumerate() {
        head(h, d, (number, n));
        places(h, n);
        reckoning(h, checked, d);
        rule(h, checked, d);
        h.raw("</li>\n");
    }
    h.raw("</ol>\n");
}

fn head(h: &mut Html, d: &Diagnostic, (number, n): (usize, usize)) {
    let anchor = format!("d{number}-f{}", n + 1);
    let level = d.level.name();
    h.raw("<li class=\"finding ").raw(level).raw("\" id=\"").text(&anchor);
    h.raw("\" data-level=\"").raw(level).raw("\" data-rule=\"").text(&d.rule).raw("\">\n");
    h.raw("<h4><span class=\"number\">").show(n + 1).raw("</span> <span class=\"level\">").raw(level);
    h.raw("</span> ").sentence(&d.message).raw("</h4>\n");
}

/// Why, what to do, and what a fix would change.
fn reckoning(h: &mut Html, checked: Checked<'_>, d: &Diagnostic) {
    for note in &d.notes {
        h.raw("<p class=\"why\">").sentence(note).raw("</p>\n");
    }
    if let Some(help) = &d.help {
        h.raw("<p class=\"help\">").sentence(help).raw("</p>\n");
    }
    if let Some(fix) = &d.fix {
        mend(h, checked.source, d, fix);
    }
}

/// `copydesk fix` changes safe ones; the others are for the editor.
fn mend(h: &mut Html, source: &Source, d: &Diagnostic, fix: &Fix) {
    h.raw("<p class=\"fix\">").raw(match fix.applicability {
        Applicability::Safe => "A safe fix: ",
        Applicability::Unsafe => "A fix to look at: ",
        Applicability::DisplayOnly => "It could read: ",
    });
    let whole = fix.edits.iter().fold(d.primary.span, |all, e| all.to(e.span));
    if whole.len() <= SHORT {
        edited(h, source, whole, fix);
    } else {
        h.show(fix.edits.len()).raw(" places");
    }
    h.raw("</p>\n");
}

/// Words of the source with what goes and what comes.
fn edited(h: &mut Html, source: &Source, whole: SourceSpan, fix: &Fix) {
    let mut at = whole.start;
    for edit in &fix.edits {
        h.text(source.slice(SourceSpan { start: at, end: edit.span.start.max(at) }));
        if !edit.span.is_empty() {
            h.raw("<del>").text(source.slice(edit.span)).raw("</del>");
        }
        if !edit.text.is_empty() {
            h.raw("<ins>").text(&edit.text).raw("</ins>");
        }
        at = edit.span.end;
    }
    h.text(source.slice(SourceSpan { start: at, end: whole.end.max(at) }));
}

fn rule(h: &mut Html, checked: Checked<'_>, d: &Diagnostic) {
    h.raw("<p class=\"rule\"><code>").text(&d.rule).raw("</code>");
    if let Some(rule) = checked.rules.rule(&d.rule) {
        h.raw(" ").message(&rule.spec.summary);
    }
    h.raw("</p>\n");
}
