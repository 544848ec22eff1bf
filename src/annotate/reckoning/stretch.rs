//! A length told with both ends of what it measures: `for 12 years, from 1964 to 1973`.
//!
//! In: a measure and the times of its sentence. Out: the two ends, where the words between join them to the length.
//! Not here: a length with one end, or with ends in other words (`elapsed`), what lasted until (`lasting`).

use super::elapsed::{BREAKS, Elapsed, Frame};
use super::measure::{Cue, Measure};
use super::point::{Point, end, start};
use crate::source::Span;

/// Words before a time at which something began.
const BEGUN: [&str; 7] = ["began", "beginning", "opened", "opening", "running", "started", "starting"];

/// Words before a time at which it ended.
const ENDED: [&str; 8] =
    ["closed", "closing", "concluded", "concluding", "ended", "ending", "finished", "finishing"];

/// Words between an end and the length that sums up what lies before it.
const LASTED: [&str; 7] = ["continued", "lasted", "lasting", "ran", "running", "stretched", "took"];

/// Words that begin another subject.
const SUBJECTS: [&str; 12] =
    ["a", "an", "her", "his", "its", "many", "most", "some", "that", "the", "their", "these"];

/// Tokens between the parts of such a stretch at most.
const NEAR: usize = 7;

impl Frame<'_> {
    /// `for 12 years, from 1964 to 1973`, `his seven-year tenure ran from 1965 to 1969`, `1964 to 1973, a span of 12 years`
    pub(super) fn span(&self, span: Span, adjective: bool) -> Vec<(Point, Point)> {
        let following = self.ranges.iter().find(|(r, ..)| r.start >= span.end);
        let joined = |words: &[&str]| {
            let most = if adjective { 6 } else { 9 };
            let breaks =
                |w: &&str| BREAKS.contains(w) || (adjective && matches!(*w, "of" | "about" | "on" | "for"));
            words.len() <= most && !words.iter().any(breaks)
        };
        if let Some((_, a, b)) = following.filter(|(r, ..)| joined(&self.words(span.end, r.start))) {
            return vec![(*a, *b)];
        }
        let summed = |words: &[&str]| {
            let filler = [
                ",", "—", "-", "–", "a", "an", "span", "period", "of", "total", "or", "for", "(", "stretch",
                "lasted", "lasting",
            ];
            let words =
                words.strip_prefix(&["and"]).filter(|w| w.first() == Some(&"lasted")).unwrap_or(words);
            words.len() <= 6 && words.iter().all(|w| filler.contains(w))
        };
        let preceding = self.ranges.iter().rev().find(|(r, ..)| r.end <= span.start);
        if let Some((_, a, b)) = preceding.filter(|(r, ..)| summed(&self.words(r.end, span.start))) {
            return vec![(*a, *b)];
        }
        self.framed(span, adjective)
    }

    /// `seven years, from his coronation in 1965 until his death in 1969`
    fn framed(&self, span: Span, adjective: bool) -> Vec<(Point, Point)> {
        let mut after = self.points.iter().filter(|p| start(p) >= span.end);
        let (Some(a), Some(b)) = (after.next(), after.next()) else { return Vec::new() };
        let (lead, middle) = (self.words(span.end, start(a)), self.words(end(a), start(b)));
        let opens = |w: &str| lead.iter().any(|l| l.eq_ignore_ascii_case(w));
        let closes = |list: &[&str]| middle.iter().any(|m| list.contains(m));
        let pair = (opens("from") && closes(&["to", "until", "till", "through"]))
            || (opens("between") && closes(&["and"]));
        let breaks = lead.iter().chain(&middle).any(|w| matches!(*w, ";" | "which" | "who" | "that"));
        // `all but eight years between 1918 and 2024`
        let breaks =
            breaks || self.words(span.start.saturating_sub(8), span.start).ends_with(&["all", "but"]);
        let near = lead.len() <= if adjective { 8 } else { 10 } && middle.len() <= 10;
        if pair && near && !breaks { vec![(*a, *b)] } else { Vec::new() }
    }

    /// `began on May 3, ended on May 12 and lasted ten days`, `lasted ten days, beginning on May 3 and ending on May 12`
    pub(super) fn lasted(&self, span: Span, measure: Measure) -> Option<Elapsed> {
        let (Cue::Span { adjective: false } | Cue::Ended, [a, b]) = (measure.cue, &self.points[..]) else {
            return None;
        };
        let says = |words: &[&str], list: &[&str]| words.iter().any(|w| list.contains(w));
        let near = |words: &[&str]| words.len() <= NEAR && !says(words, &["but", ";", "which", "who"]);
        let (before, middle) = (self.sentence_before(start(a)), self.words(end(a), start(b)));
        let lead = &before[before.len().saturating_sub(NEAR)..];
        let one = near(&middle) && !says(&middle, &SUBJECTS);
        let ends = one && says(lead, &BEGUN) && says(&middle, &ENDED);
        let behind = self.words(end(b), span.start);
        let ahead = self.words(span.end, start(a));
        let other = [&behind, &ahead].into_iter().any(|words| says(words, &SUBJECTS));
        let sum = matches!(
            behind[..],
            [",", "a", "period" | "span" | "stretch" | "total", "of"] | [",", "in", "all"]
        );
        // `after six days of evidence`: a part of the time.
        let next = self.words(span.end, span.end + 8);
        let all = matches!(next[..], ["in", "all" | "total", ..]);
        let part = !all && matches!(next[..], ["at" | "in" | "of" | "without", ..])
            || next.iter().any(|w| matches!(*w, "excluding" | "left"));
        let whole = !part && behind.len() <= 2;
        let lasts = !part && says(&behind, &LASTED) || whole && measure.cue == Cue::Ended;
        let led = span.end <= start(a) && near(&ahead) && says(lead, &["lasted", "lasting"]);
        let summed = span.start >= end(b) && near(&behind) && (sum || lasts && !other);
        let fits = ends && (summed || led && !other);
        let told = Elapsed::apart(span, measure.amount, vec![(*a, *b)]).filter(|_| fits)?;
        Some(Elapsed { inclusive: true, ..told })
    }
}
