//! The dated clauses in the order of time.

use jiff::civil::Date;

use super::markup::Html;
use super::plot::{Tick, strip};
use super::view::View;
use crate::annotate::temporal::{Temporal, TimeValue};
use crate::annotate::timeline::{Event, chronological};
use crate::report::sheet::{Kind, words};
use crate::source::Span;

/// Writes the timeline, if there is one.
pub fn write(h: &mut Html, view: &View<'_>) {
    let draft = view.draft();
    let events = chronological(&draft.annotations.events);
    if events.is_empty() {
        return;
    }
    plot(h, view, &events);
    h.raw("<table><thead><tr><th scope=\"col\">When</th><th scope=\"col\">What the draft says</th>");
    h.raw("<th scope=\"col\">Line</th></tr></thead>\n<tbody>\n");
    let mut last = None;
    for event in events {
        let Some(date) = draft.annotations.dates.get(event.by as usize) else { continue };
        row(h, view, event, date, last == Some(event.date));
        last = Some(event.date);
    }
    h.raw("</tbody></table>\n");
}

fn row(h: &mut Html, view: &View<'_>, event: &Event, date: &Temporal, again: bool) {
    h.raw(if again { "<tr class=\"again\">" } else { "<tr>" }).raw("<th scope=\"row\">");
    let when = words::time(event.date);
    match again {
        true => h.raw("<span class=\"aside\">").text(&when).raw("</span>"),
        false => h.text(&when),
    };
    h.raw("</th><td>");
    let (draft, clause) = (view.draft(), event.span.to(date.span));
    let text = |from: u32, to: u32| words::line(draft.slice(Span { start: from, end: to.max(from) }));
    let part = |s: String, before: bool| match (s.is_empty(), before) {
        (true, _) => String::new(),
        (_, true) => s + " ",
        (_, false) => s,
    };
    h.text(&part(text(clause.start, date.span.start), true))
        .raw("<b>")
        .text(&words::line(draft.slice(date.span)));
    let after = draft.slice(Span { start: date.span.end, end: clause.end.max(date.span.end) });
    h.raw("</b>")
        .text(if after.starts_with(char::is_whitespace) { " " } else { "" })
        .text(&words::line(after));
    h.raw("</td><td>");
    line(h, view, view.row(Kind::Date, date.span), date.span);
    h.raw("</td></tr>\n");
}

/// The line of words of the text, leading to them where they are a row of the sheet.
pub fn line(h: &mut Html, view: &View<'_>, row: Option<usize>, span: Span) {
    let (line, _) = view.position(span);
    match row {
        Some(row) => h.raw("<a href=\"#").text(&view.anchor("r", &[row])).raw("\">").show(line).raw("</a>"),
        None => h.show(line),
    };
}

/// Where the events lie between the first and the last day, and the day of publication among them.
fn plot(h: &mut Html, view: &View<'_>, events: &[&Event]) {
    let days: Vec<(f64, f64)> = events.iter().filter_map(|e| stretch(e.date)).collect();
    let published = view.checked.facts.date.map(number);
    let ends = days.iter().flat_map(|(a, b)| [*a, *b]).chain(published);
    let (first, last) = ends.fold((f64::MAX, f64::MIN), |(lo, hi), d| (lo.min(d), hi.max(d)));
    if days.len() < 2 || last - first < 1.0 {
        return;
    }
    let at = |day: f64| (day - first) / (last - first);
    let stretches = days.iter().filter(|(a, b)| a < b);
    let stretches =
        stretches.map(|(a, b)| Tick { from: at(*a), to: at(*b), is_stretch: true, class: "stretch" });
    let points = days.iter().filter(|(a, b)| a == b).map(|(a, _)| Tick::at(at(*a), "event"));
    let published = published.map(|p| Tick::at(at(p), "published"));
    h.raw("<figure class=\"plot\">");
    strip(h, stretches.chain(points).chain(published));
    let last = events.iter().max_by_key(|e| e.date.last());
    h.raw("<figcaption>");
    if let (Some(first), Some(last)) = (events.first(), last) {
        h.text(&words::time(first.date)).raw(" to ").text(&words::time(last.date));
    }
    if let Some(date) = view.checked.facts.date {
        h.raw("; <span class=\"key published\">published</span> ").text(&words::time(TimeValue::Day(date)));
    }
    h.raw("</figcaption></figure>\n");
}

/// From the first to the last day, as numbers.
fn stretch(value: TimeValue) -> Option<(f64, f64)> {
    let (first, last) = (number(value.first()?), number(value.last()?));
    Some((first.min(last), first.max(last)))
}

/// A day as a number that grows by one every day.
fn number(day: Date) -> f64 {
    f64::from(day.since(jiff::civil::date(1, 1, 1)).map_or(0, |span| span.get_days()))
}
