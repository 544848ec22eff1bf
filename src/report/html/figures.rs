//! The figures with whoever stands behind each.

use std::collections::HashMap;

use super::markup::{Html, count};
use super::plot::{Tick, strip};
use super::timeline;
use super::view::View;
use crate::report::sheet::{Kind, Row, Support, words};
use crate::source::Span;

/// What the sourcing rules in force make of a figure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Sourced,
    Wanted,
    Plain,
}

impl Standing {
    fn class(self) -> &'static str {
        match self {
            Standing::Sourced => "sourced",
            Standing::Wanted => "wanted",
            Standing::Plain => "plain",
        }
    }
}

/// Writes the figures, if there are any.
pub fn write(h: &mut Html, view: &View<'_>) {
    let figures = standings(view);
    if figures.is_empty() {
        return;
    }
    plot(h, view, &figures);
    h.raw("<table><thead><tr><th scope=\"col\">Figure</th><th scope=\"col\">Read as</th>");
    h.raw("<th scope=\"col\">Source</th><th scope=\"col\">Line</th></tr></thead>\n<tbody>\n");
    for (row, standing) in &figures {
        line(h, view, *row, *standing);
    }
    h.raw("</tbody></table>\n");
}

/// The rows of figures with how they stand.
fn standings(view: &View<'_>) -> Vec<(usize, Standing)> {
    let mut wanted: HashMap<Span, bool> = HashMap::new();
    let quantities = &view.draft().annotations.quantities;
    for (verdict, asked) in view.read.rules.verdicts(view.draft()) {
        let quantity = quantities.get(verdict.quantity as usize);
        quantity.into_iter().for_each(|q| *wanted.entry(q.span).or_default() |= asked);
    }
    let rows = view.rows.iter().enumerate().filter(|(_, r)| r.kind == Kind::Figure);
    let standing = |row: &Row| match (&row.source, wanted.get(&row.span)) {
        (_, Some(true)) => Standing::Wanted,
        (Some(_), _) => Standing::Sourced,
        _ => Standing::Plain,
    };
    rows.map(|(i, row)| (i, standing(row))).collect()
}

/// Where in the story the figures stand, from its first word to its last.
fn plot(h: &mut Html, view: &View<'_>, figures: &[(usize, Standing)]) {
    let length = view.draft().document.text.len().max(1) as f64;
    let ticks = figures.iter().map(|(row, standing)| {
        let at = f64::from(view.rows[*row].span.start) / length;
        Tick::at(at, standing.class())
    });
    let of = |s: Standing| figures.iter().filter(|(_, other)| *other == s).count();
    h.raw("<figure class=\"plot\">");
    strip(h, ticks);
    h.raw("<figcaption>From the first word to the last: ")
        .text(&count(figures.len(), "figure"))
        .raw(", of which ");
    h.raw("<span class=\"key sourced\">").show(of(Standing::Sourced)).raw(" with a source</span>, ");
    h.raw("<span class=\"key wanted\">").show(of(Standing::Wanted)).raw(" that want one</span>, ");
    h.raw("<span class=\"key plain\">").show(of(Standing::Plain)).raw(" that need none</span>");
    h.raw("</figcaption></figure>\n");
}

fn line(h: &mut Html, view: &View<'_>, row: usize, standing: Standing) {
    let (draft, at) = (view.draft(), &view.rows[row]);
    h.raw("<tr class=\"").raw(standing.class()).raw("\"><th scope=\"row\">");
    h.text(&words::line(draft.slice(at.span))).raw("</th><td>").text(&at.reading).raw("</td><td>");
    match (&at.source, standing) {
        (Some(Support::Words(span)), _) => h.text(&words::line(draft.slice(*span))),
        (Some(Support::List(form)), _) => h.text(form),
        (None, Standing::Wanted) => h.raw("<span class=\"missing\">none named</span>"),
        (None, _) => h.raw("<span class=\"none\">none needed</span>"),
    };
    h.raw("</td><td>");
    timeline::line(h, view, Some(row), at.span);
    h.raw("</td></tr>\n");
}
