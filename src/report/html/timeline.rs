//! The dated clauses in the order of time.

use jiff::civil::Date;

use super::markup::Html;
use super::plot::{Tick, strip};
use super::view::View;
use crate::annotate::temporal::{Temporal, TimeValue};
use crate::annotate::timeline::{Event, chronological};
use crate::report::sheet::{Kind, words};
use crate::source::Span;

/// The day that has number 0.
const FIRST: Date = jiff::civil::date(1, 1, 1);

/// The share of the events that makes a crowd.
const CROWD: f64 = 0.6;

/// How many times a crowd must fit into the whole to be shown by itself.
const NARROW: f64 = 8.0;

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

/// Where the events lie between the first and the last day, and the day of publication among them. Where most of
/// them crowd together beside one that is far off, the crowd is shown again by itself.
fn plot(h: &mut Html, view: &View<'_>, events: &[&Event]) {
    let days: Vec<(f64, f64)> = events.iter().filter_map(|e| stretch(e.date)).collect();
    let published = view.checked.facts.date.map(number);
    let ends = days.iter().flat_map(|(a, b)| [*a, *b]).chain(published);
    let (first, last) = ends.fold((f64::MAX, f64::MIN), |(lo, hi), d| (lo.min(d), hi.max(d)));
    if days.len() < 2 || last - first < 1.0 {
        return;
    }
    h.raw("<figure class=\"plot\">");
    ruler(h, &days, published, (first, last));
    h.raw("<figcaption>");
    let end = events.iter().max_by_key(|e| e.date.last());
    if let (Some(start), Some(end)) = (events.first(), end) {
        h.text(&words::time(start.date)).raw(" to ").text(&words::time(end.date));
    }
    if let Some(date) = view.checked.facts.date {
        h.raw("; <span class=\"key published\">published</span> ").text(&words::time(TimeValue::Day(date)));
    }
    h.raw("</figcaption></figure>\n");
    if let Some((from, to)) = crowd(&days, last - first) {
        h.raw("<figure class=\"plot\">");
        ruler(h, &days, published, (from, to));
        h.raw("<figcaption>")
            .text(&day(from))
            .raw(" to ")
            .text(&day(to))
            .raw(", enlarged</figcaption></figure>\n");
    }
}

/// A strip of the days from one to another.
fn ruler(h: &mut Html, days: &[(f64, f64)], published: Option<f64>, (first, last): (f64, f64)) {
    let at = |day: f64| (day - first) / (last - first);
    let within = |(a, b): &&(f64, f64)| *b >= first && *a <= last;
    let stretches = days.iter().filter(within).filter(|(a, b)| a < b).map(|(a, b)| Tick {
        from: at(a.max(first)),
        to: at(b.min(last)),
        is_stretch: true,
        class: "stretch",
    });
    let points = days.iter().filter(within).filter(|(a, b)| a == b).map(|(a, _)| Tick::at(at(*a), "event"));
    let published = published.filter(|p| (first..=last).contains(p)).map(|p| Tick::at(at(p), "published"));
    strip(h, stretches.chain(points).chain(published));
}

/// The narrowest stretch with most of the days, where it is narrow beside all of them.
fn crowd(days: &[(f64, f64)], all: f64) -> Option<(f64, f64)> {
    let mut points: Vec<f64> = days.iter().filter(|(a, b)| a == b).map(|(a, _)| *a).collect();
    points.sort_by(f64::total_cmp);
    let most = (days.len() as f64 * CROWD).ceil() as usize;
    let runs = points.windows(most.max(3)).map(|run| (run[0], run[run.len() - 1]));
    let narrowest = runs.min_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))?;
    let width = narrowest.1 - narrowest.0;
    (width >= 1.0 && width * NARROW < all).then_some(narrowest)
}

fn day(number: f64) -> String {
    let days = jiff::Span::new().try_days(number as i64).ok();
    let day = days.and_then(|days| FIRST.checked_add(days).ok());
    day.map_or_else(String::new, |day| words::time(TimeValue::Day(day)))
}

/// From the first to the last day, as numbers.
fn stretch(value: TimeValue) -> Option<(f64, f64)> {
    let (first, last) = (number(value.first()?), number(value.last()?));
    Some((first.min(last), first.max(last)))
}

/// A day as a number that grows by one every day.
fn number(day: Date) -> f64 {
    f64::from(day.since(FIRST).map_or(0, |span| span.get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crowd_is_narrow_and_holds_most() {
        let days = |days: &[f64]| days.iter().map(|d| (*d, *d)).collect::<Vec<_>>();
        assert_eq!(crowd(&days(&[0.0, 990.0, 995.0, 1000.0]), 1000.0), Some((990.0, 1000.0)));
        assert_eq!(crowd(&days(&[0.0, 400.0, 800.0, 1000.0]), 1000.0), None);
        assert_eq!(crowd(&days(&[5.0, 5.0, 5.0, 1000.0]), 995.0), None);
    }

    #[test]
    fn days_have_numbers() {
        let date = jiff::civil::date(2022, 1, 26);
        assert_eq!(day(number(date)), "Wednesday, January 26, 2022");
    }
}
