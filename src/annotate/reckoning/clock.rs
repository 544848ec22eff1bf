//! Lengths of hours and minutes against the hours of the day they lie between.
//!
//! In: a measure in hours or minutes and the hours of its sentence. Out: [`Elapsed`] between points that have an
//! [`Hour`]. The days of the hours are left out: an hour that seems earlier is one of the next day.
//! Not here: how an hour is written (`temporal::clock`), what fits (`rules`).

use jiff::civil::date;

use super::elapsed::{Elapsed, Frame};
use super::lasting::is_parted;
use super::late::{due_words, since_last};
use super::measure::{Cue, Measure};
use super::point::{Point, end, start};
use crate::annotate::Text;
use crate::annotate::temporal::clock::{Clock, clock};
use crate::annotate::temporal::words;
use crate::annotate::tokens::{Tokens, is_one_of, scan};
use crate::source::Span;
use crate::token::Token;

/// An hour of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hour {
    /// Minutes since midnight.
    pub minutes: i32,
    /// Whether its minutes are told.
    pub exact: bool,
    /// Whether it may be twelve hours later as well: no `a.m.` or `p.m.` stands with it.
    pub either_half: bool,
}

/// Verbs that fill the time between two hours: `spoke for two hours`.
const FILLING: [&str; 8] = ["lasted", "lasting", "ran", "sat", "speaking", "spoke", "talked", "took"];

/// Words between a length and the first of two hours that it lies between: `for two hours, rising at 10 am and …`.
const OPENING: [&str; 6] = ["beginning", "between", "from", "opening", "rising", "starting"];

/// Tokens between a length and the hours it fills.
const NEAR: usize = 5;

/// A length between two hours of its sentence.
pub(super) fn read(text: Text<'_>, n: usize, span: Span, measure: Measure) -> Option<Elapsed> {
    let points = points(text, n);
    // Of two stretches neither may be the one, for both may be counted together.
    let many = points.len() > 2 && matches!(measure.cue, Cue::Span { .. });
    if points.len() < 2 || many || is_of_two_zones(text, n, &points) {
        return None;
    }
    let ranges = ranges(text, &points);
    let frame = Frame::of_hours(text, points, ranges);
    let filled = || filled(&frame, span, measure);
    let here = frame.elapsed(span, measure).map(|e| Elapsed { inclusive: false, ..e });
    here.or_else(|| late(&frame, span, measure)).or_else(filled)
}

/// The hours that a sentence tells.
fn points(text: Text<'_>, n: usize) -> Vec<Point> {
    let mut points = Vec::new();
    // The same day for all: only the hours are compared.
    let day = date(2000, 1, 1);
    scan(Tokens::of(text, text.sentences[n].tokens.clone()), clock, |span, told| {
        let clock = Some(hour(span.of(&text.document.text), told));
        points.push(Point { clock, ..Point::new(Some(span), day, day) });
    });
    points
}

/// `left at 9 a.m. and landed at 11 a.m. local time`: nothing says how far the two clocks are apart.
fn is_of_two_zones(text: Text<'_>, n: usize, points: &[Point]) -> bool {
    let range = text.sentences[n].tokens.start as usize..text.sentences[n].tokens.end as usize;
    let tokens = text.tokens.get(range).unwrap_or_default();
    let said = |t: &Token| t.of(&text.document.text);
    let local = tokens.windows(2).any(|w| said(&w[0]) == "local" && said(&w[1]) == "time");
    // `7 p.m. Central`: whatever name follows may be that of a zone, or of where the clock hangs.
    let named = |p: &Point| {
        let next = tokens.get(tokens.partition_point(|t| t.span.start < end(p)));
        next.is_some_and(|t| t.is_capitalized() && words::weekday_named(said(t)).is_none())
    };
    let mut zones: Vec<Option<&str>> = points.iter().map(|p| zone(text, p)).collect();
    zones.dedup();
    local || zones.len() > 1 || points.iter().any(named)
}

/// The zone that is written with an hour.
fn zone<'a>(text: Text<'a>, point: &Point) -> Option<&'a str> {
    let written = point.span.map_or("", |s| s.of(&text.document.text));
    let half = |w: &str| is_one_of(w, &["am", "pm", "a.m.", "p.m."]);
    written.split(' ').skip(1).find(|w| w.starts_with(char::is_uppercase) && !half(w))
}

fn hour(written: &str, (hour, minute): Clock) -> Hour {
    let said = written.chars().any(char::is_alphabetic) && !written.ends_with("clock");
    let minutes = i32::from(hour) * 60 + i32::from(minute.unwrap_or(0));
    Hour { minutes, exact: minute.is_some(), either_half: !said && hour <= 12 && !written.starts_with('0') }
}

/// `from 9 a.m. to 1 p.m.`, `9 a.m.–1 p.m.`, `between 9 a.m. and 1 p.m.`
fn ranges(text: Text<'_>, points: &[Point]) -> Vec<(Span, Point, Point)> {
    let words = |from: u32, to: u32| Frame::of_hours(text, Vec::new(), Vec::new()).words(from, to);
    let joined = |a: &Point, b: &Point| {
        let between = words(end(a), start(b));
        let lead = words(start(a).saturating_sub(10), start(a)).last().copied().unwrap_or("");
        match between[..] {
            ["to" | "until" | "till" | "through" | "-" | "–" | "—"] => true,
            ["and"] => lead.eq_ignore_ascii_case("between"),
            _ => false,
        }
    };
    let pairs = points.windows(2).filter(|w| joined(&w[0], &w[1]));
    pairs.map(|w| (Span { start: start(&w[0]), end: end(&w[1]) }, w[0], w[1])).collect()
}

/// `was to begin at 3pm, got under way at 4:30pm, an hour and a half behind schedule`
fn late(frame: &Frame<'_>, span: Span, measure: Measure) -> Option<Elapsed> {
    let [a, b] = frame.points[..] else { return None };
    let overran = frame.words(span.start.saturating_sub(24), span.start);
    let early = match (measure.cue, &overran[..]) {
        (Cue::Early, _) => true,
        (Cue::Late, _) | (_, [.., "delayed" | "overran" | "overrunning" | "overrun", "by"]) => false,
        _ => return None,
    };
    let due = |p: &Point| due_words(&since_last(frame, p));
    let (planned, happened) = if due(&a) { (a, b) } else { (b, a) };
    // Of two hours that were both planned neither is the one that came.
    let one = due(&planned) && !due(&happened) && !is_parted(frame.text, frame, end(&a), start(&b));
    let pair = if early { (happened, planned) } else { (planned, happened) };
    Elapsed::apart(span, measure.amount, vec![pair]).filter(|_| one)
}

/// `rose at 10 am and sat down at 11.20 am, spoke for two hours`, `spoke for two hours, rising at 10 am and sitting down at …`
fn filled(frame: &Frame<'_>, span: Span, measure: Measure) -> Option<Elapsed> {
    let (Cue::Span { adjective: false }, [a, b]) = (measure.cue, &frame.points[..]) else { return None };
    let two = frame.words(end(a), start(b)).iter().any(|w| matches!(*w, "and" | "until" | "to"));
    let plain =
        |words: &[&str]| words.len() <= NEAR && !words.iter().any(|w| matches!(*w, "and" | "but" | ";"));
    let before = frame.words(end(b), span.start);
    let after = frame.words(span.end, start(a));
    let behind = end(b) <= span.start && plain(&before) && before.iter().any(|w| FILLING.contains(w));
    let ahead = span.end <= start(a) && plain(&after) && after.iter().any(|w| OPENING.contains(w));
    let pairs = if two && (behind || ahead) { vec![(*a, *b)] } else { Vec::new() };
    Elapsed::apart(span, measure.amount, pairs)
}
