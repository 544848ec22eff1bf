//! The fact-checker's sheet on the page: a box to tick before everything that can be looked up.

use super::markup::Html;
use super::timeline;
use super::view::View;
use crate::report::sheet::{Row, Support, words};

/// How many words of a long quotation are shown at either end.
const ENDS: usize = 9;

/// Writes the sheet, if anything is to be looked up.
pub fn write(h: &mut Html, view: &View<'_>) {
    if view.rows.is_empty() {
        return;
    }
    h.raw("<table>\n<thead><tr><th scope=\"col\">Checked</th>");
    h.raw("<th scope=\"col\">What stands in the draft</th><th scope=\"col\">Understood as</th>");
    h.raw("<th scope=\"col\">Source</th><th scope=\"col\">Line</th></tr></thead>\n<tbody>\n");
    for (n, row) in view.rows.iter().enumerate() {
        line(h, view, n, row);
    }
    h.raw("</tbody></table>\n");
}

fn line(h: &mut Html, view: &View<'_>, n: usize, row: &Row) {
    let what = shortened(&words::line(view.draft().slice(row.span)));
    h.raw("<tr><td><input type=\"checkbox\" aria-label=\"Checked: ")
        .text(&what)
        .raw("\"></td><th scope=\"row\">");
    h.text(&what);
    if row.times > 1 {
        h.raw(" <span class=\"times\">").show(row.times).raw(" times</span>");
    }
    h.raw("</th><td><span class=\"kind\">").raw(row.kind.name()).raw("</span> ");
    h.text(&row.reading);
    h.raw("</td><td>");
    match &row.source {
        Some(Support::Words(span)) => h.text(&words::line(view.draft().slice(*span))),
        Some(Support::List(form)) => h.raw("list of names: ").text(form),
        None => h.raw("<span class=\"blank\"></span>"),
    };
    h.raw("</td><td>");
    timeline::line(h, view, Some(n), row.span);
    h.raw("</td></tr>\n");
}

/// The first and last words of a long quotation.
fn shortened(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    match words.len() > 2 * ENDS + 2 {
        true => format!("{} … {}", words[..ENDS].join(" "), words[words.len() - ENDS..].join(" ")),
        false => text.to_owned(),
    }
}
