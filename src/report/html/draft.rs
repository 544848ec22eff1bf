//! One draft of the report: its head, the story beside its findings, the tables and the sheet.

use super::findings;
use super::markup::{Html, count};
use super::view::View;
use super::{checklist, figures, names, story, timeline};
use crate::document::is_held;
use crate::lint::suppress::Suppression;
use crate::report::sheet::words;
use crate::report::summary::{Counts, Tally};
use crate::report::{Checked, Facts};
use crate::rules::calendar;

/// Writes a draft; where its words are withheld only what was found and at which lines.
pub fn write(h: &mut Html, number: usize, checked: Checked<'_>, anchor: Option<&str>) {
    let held = is_held(checked.facts.date, checked.facts.embargo);
    h.raw(if held { "<article class=\"draft embargoed\"" } else { "<article class=\"draft\"" });
    h.raw(" id=\"d").show(number).raw("\" aria-labelledby=\"d").show(number);
    h.raw("-name\">\n");
    head(h, number, checked, anchor);
    match checked.read() {
        Some(read) => shown(h, &View::of(number, checked, read)),
        None => {
            h.raw("</header>\n");
            h.raw("<p class=\"withheld\">The words of this draft are withheld.</p>\n");
            let list = |h: &mut Html| findings::withheld(h, checked, number);
            section(h, number, "findings", "Findings", list);
        }
    }
    h.raw("</article>\n");
}

fn shown(h: &mut Html, view: &View<'_>) {
    let number = view.number;
    let tables = tables(view);
    contents(h, number, &tables);
    h.raw("</header>\n<div class=\"spread\">\n");
    section(h, number, "story", "Story", |h| {
        let foreign = view.draft().foreign.draft;
        h.raw(if foreign { "<div class=\"page\" lang=\"\">\n" } else { "<div class=\"page\">\n" });
        story::write(h, view);
        h.raw("</div>\n");
    });
    section(h, number, "findings", "Findings", |h| {
        findings::write(h, view);
        allowed(h, view.checked.suppressions);
    });
    h.raw("</div>\n");
    for table in &tables {
        h.add(&table.body);
    }
}

/// A part of a draft below its story.
struct Table {
    class: &'static str,
    title: &'static str,
    body: Html,
}

/// The tables that have anything in them.
fn tables(view: &View<'_>) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut add = |class, title, write: fn(&mut Html, &View<'_>)| {
        let mut inner = Html::default();
        write(&mut inner, view);
        if !inner.as_str().is_empty() {
            let mut body = Html::default();
            body.raw("<section class=\"")
                .raw(class)
                .raw("\">\n<h3 id=\"d")
                .show(view.number)
                .raw("-")
                .raw(class);
            body.raw("\">").raw(title).raw("</h3>\n").add(&inner).raw("</section>\n");
            tables.push(Table { class, title, body });
        }
    };
    add("timeline", "Timeline", timeline::write);
    add("figures", "Figures and their sources", figures::write);
    add("names", "Names and their spellings", names::write);
    add("sheet", "Fact-checker’s sheet", checklist::write);
    tables
}

/// Ways to the tables.
fn contents(h: &mut Html, number: usize, tables: &[Table]) {
    h.raw("<ul class=\"contents\">\n");
    for table in tables {
        h.raw("<li><a href=\"#d").show(number).raw("-").raw(table.class).raw("\">").raw(table.title);
        h.raw("</a></li>\n");
    }
    h.raw("</ul>\n");
}

fn section(
    h: &mut Html,
    number: usize,
    class: &'static str,
    title: &'static str,
    inner: impl FnOnce(&mut Html),
) {
    h.raw("<section class=\"").raw(class).raw("\" aria-labelledby=\"d").show(number).raw("-").raw(class);
    h.raw(" d")
        .show(number)
        .raw("-name\">\n<h3 id=\"d")
        .show(number)
        .raw("-")
        .raw(class)
        .raw("\">")
        .raw(title)
        .raw("</h3>\n");
    inner(h);
    h.raw("</section>\n");
}

fn head(h: &mut Html, number: usize, checked: Checked<'_>, anchor: Option<&str>) {
    let facts = checked.facts;
    h.raw("<header>\n<h2 id=\"d").show(number).raw("-name\">");
    if let Some(anchor) = anchor {
        h.raw("<span id=\"").text(anchor).raw("\"></span>");
    }
    h.text(&checked.source.name).raw("</h2>\n");
    held(h, facts);
    h.raw("<p class=\"facts\">").raw(facts.kind.name()).raw(", ");
    match facts.date {
        Some(date) => h.text(&calendar::long(date)),
        None => h.raw("no date of publication"),
    };
    h.raw(" · ")
        .text(&found(Counts::of(checked.diagnostics)))
        .raw(" · ")
        .text(&read(facts.tally))
        .raw("</p>\n");
    if checked.read().is_some_and(|r| r.draft.foreign.draft) {
        h.raw("<p class=\"facts\">Not in English: only characters, placeholders and duplicates were checked.</p>\n");
    }
}

/// A draft under embargo says so before anything else of it.
fn held(h: &mut Html, facts: &Facts) {
    if let Some(until) = facts.embargo.filter(|_| is_held(facts.date, facts.embargo)) {
        h.raw("<p class=\"held\"><strong>Under embargo</strong> until ").text(&calendar::long(until));
        h.raw(". Not for publication, not to be passed on.</p>\n");
    }
}

/// `2 errors, 1 warning`
pub fn found(counts: Counts) -> String {
    let Counts { errors, warnings, notes } = counts;
    let all = [(errors, "error"), (warnings, "warning"), (notes, "note")];
    let told: Vec<String> = all.iter().filter(|(n, _)| *n > 0).map(|(n, what)| count(*n, what)).collect();
    if told.is_empty() { "nothing to report".to_owned() } else { told.join(", ") }
}

/// `41 sentences, 23 figures of which 19 sourced, 17 dates, 31 names`
fn read(tally: Tally) -> String {
    let Tally { sentences, figures, sourced, dates, names, .. } = tally;
    let of = if figures > 0 { format!(" of which {sourced} sourced") } else { String::new() };
    let (sentences, figures) = (count(sentences, "sentence"), count(figures, "figure"));
    format!("{sentences}, {figures}{of}, {}, {}", count(dates, "date"), count(names, "name"))
}

/// What a desk lets stand, with its reasons.
fn allowed(h: &mut Html, suppressions: &[Suppression]) {
    let used: Vec<&Suppression> = suppressions.iter().filter(|s| !s.hidden.is_empty()).collect();
    if used.is_empty() {
        return;
    }
    h.raw("<h4 class=\"allowed\">Allowed by the desk</h4>\n<ul class=\"allowed\">\n");
    for s in used {
        for d in &s.hidden {
            h.raw("<li>").message(&d.message);
            if let Some(reason) = &s.reason {
                h.raw(" <span class=\"reason\">").text(&words::line(reason)).raw("</span>");
            }
            h.raw("</li>\n");
        }
    }
    h.raw("</ul>\n");
}
