//! Lengths of time whose other end stands in another sentence, or is the day of publication.
//!
//! In: a measure whose sentence alone says nothing of it. Out: [`Elapsed`], marked as apart.
//! Only where the words themselves say what is counted from what: `Seventeen years later, it still stands`, `for
//! the first time in ten years. Not since 1988 …`, `came nine weeks after the storm on Oct. 3`.
//! Not here: `six years late` (`late`).

use jiff::ToSpan;

use super::elapsed::{Elapsed, Frame, REACH};
use super::measure::{Cue, Measure};
use super::point::{Point, end, point, start};
use crate::annotate::temporal::Temporal;
use crate::annotate::{Annotations, Text, of_sentence};
use crate::document::Role;
use crate::source::Span;

/// Paragraphs from the top in which what `came` is the news itself.
const LEAD: usize = 3;

/// Words that make the clause behind them one of today.
const PRESENT: [&str; 9] = ["are", "has", "have", "is", "now", "remain", "remains", "still", "today"];

/// Words that make it one of then.
const PAST: [&str; 8] = ["could", "did", "had", "was", "were", "when", "would", "\u{201c}"];

/// Tokens of a clause in which it shows whether it is of today.
const CLAUSE: usize = 12;

/// A measure in its sentence.
type Here = (usize, Span, Measure);

/// The times apart that a measure is counted between.
pub(super) fn read(text: Text<'_>, found: &Annotations, frame: &Frame<'_>, here: Here) -> Option<Elapsed> {
    let (n, span, measure) = here;
    let published = frame.published?;
    let apart = Apart { text, found, frame, published };
    let pairs = match measure.cue {
        Cue::Later => apart.later(n, span)?,
        Cue::FirstIn => apart.first_in(n)?,
        Cue::After => apart.came_after(n, span)?,
        _ => return None,
    };
    // Without a comma, what came later may be counted from something between that has no date.
    let comma = apart.words(span.end, 1).first() == Some(&",");
    let at_most = measure.cue == Cue::Later && !comma;
    Elapsed::apart(span, measure.amount, pairs).map(|e| Elapsed { at_most, ..e })
}

type Pairs = Vec<(Point, Point)>;

struct Apart<'a> {
    text: Text<'a>,
    found: &'a Annotations,
    frame: &'a Frame<'a>,
    published: Point,
}

impl Apart<'_> {
    /// `Police opened fire in December 2011; 13 years later, families still hold a vigil`, `sealed in 1999, and 27 years
    /// later it is still full of water`
    fn later(&self, n: usize, span: Span) -> Option<Pairs> {
        let after = self.words(span.end, CLAUSE);
        let opens = after.first() == Some(&",") || self.goes_on(span, &after);
        let shows = after.iter().find(|w| PRESENT.contains(w) || PAST.contains(w));
        // `lost four years later, and now leads`: the length belongs to the verb before it.
        let heads =
            matches!(self.word_before(span), "" | "." | "," | ";" | "—" | "–" | "and" | "but" | "”" | "\"");
        if !opens || !heads || shows.is_none_or(|w| PAST.contains(w)) {
            return None;
        }
        let before = |p: &&Point| end(p) <= span.start;
        let mut from: Vec<Point> = self.frame.points.iter().rev().filter(before).copied().collect();
        from.extend(n.checked_sub(1).into_iter().flat_map(|before| self.points(before)));
        from.extend(self.frame.points.iter().filter(|p| !before(p)));
        Some(from.into_iter().map(|p| (p, self.published)).collect())
    }

    /// `and 27 years later it is still full of water`: without a comma the clause itself says that it is so.
    fn goes_on(&self, span: Span, after: &[&str]) -> bool {
        let clause = || after.iter().take_while(|w| **w != ",");
        let is = clause().any(|w| matches!(*w, "are" | "has" | "have" | "is" | "remain" | "remains"));
        let still = clause().any(|w| matches!(*w, "still" | "remain" | "remains"));
        let has =
            matches!(self.word_before(span), "and" | "but") && clause().any(|w| matches!(*w, "has" | "have"));
        is && (still || has)
    }

    /// `for the first time in ten years. Not since 1988 had …`
    fn first_in(&self, n: usize) -> Option<Pairs> {
        let next = self.text.sentences.get(n + 1).filter(|s| s.block == self.text.sentences[n].block)?;
        let words = self.words(next.span.start, 2);
        let date = self.points(n + 1).find(|p| self.frame.words(next.span.start, start(p)).len() == 2);
        let from = date.filter(|_| words == ["Not", "since"])?;
        let to = self.frame.points.iter().copied().chain([self.published]);
        Some(to.map(|to| (from, to)).collect())
    }

    /// `The vote came nine weeks to the day after the storm, on Oct. 3`: the news itself.
    fn came_after(&self, n: usize, span: Span) -> Option<Pairs> {
        let from = self.frame.right(span).filter(|p| self.frame.is_plain(span.end, start(p), REACH))?;
        let came = matches!(self.word_before(span), "came" | "comes");
        if !(came && is_lead(self.text, n)) {
            return None;
        }
        let day = |d: &Temporal| {
            let day = d.value.filter(|_| d.span.end <= span.start).and_then(|v| v.whole_day())?;
            Some(Point::new(Some(d.span), day, day))
        };
        let eve = self.published.first.checked_sub(1.days()).ok()?;
        let told = self.found.dates.iter().filter_map(day);
        let to = [self.published, Point::new(None, eve, eve)].into_iter().chain(told);
        Some(to.map(|to| (from, to)).collect())
    }

    /// The times that a sentence tells.
    fn points(&self, n: usize) -> impl Iterator<Item = Point> {
        let here = of_sentence(&self.found.dates, n as u32, |d| d.sentence);
        self.found.dates[here].iter().rev().filter(|d| d.written_end.is_none()).filter_map(point)
    }

    fn word_before(&self, span: Span) -> &str {
        let at = self.text.index(span.start);
        at.checked_sub(1).map_or("", |n| self.text.tokens[n].of(&self.text.document.text))
    }

    /// The words from a place on.
    fn words(&self, from: u32, most: usize) -> Vec<&str> {
        let first = self.text.index(from);
        let rest = self.text.tokens[first..].iter().take(most);
        rest.map(|t| t.of(&self.text.document.text)).take_while(|w| !matches!(*w, "." | ";")).collect()
    }
}

/// Whether a sentence stands in one of the first paragraphs.
pub(super) fn is_lead(text: Text<'_>, n: usize) -> bool {
    let block = text.sentences[n].block as usize;
    let body = |b: &&crate::document::Block| b.role == Role::Body;
    text.document.blocks[..block].iter().filter(body).take(LEAD).count() < LEAD
}
