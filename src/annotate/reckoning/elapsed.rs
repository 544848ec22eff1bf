//! Lengths of time against the times they lie between.
//!
//! In: the measures of a sentence and its dates. Out: [`Elapsed`]: a length, where it is counted from and to.
//! Two times and a length are joined only where the words between them say so; of several times that may
//! be meant all are given, and whoever compares is content with one that fits.
//! Not here: times in another sentence (`apart`), `since` (`since`), hours of the day (`clock`), what lasted until
//! (`lasting`), what is to come (`countdown`), whether it comes out (`rules`).

use jiff::civil::Weekday;

use super::clock;
use super::measure::{Amount, Cue, Measure, Rough, measure};
use super::point::{Point, end, point, range, start};
use super::{apart, countdown, gap, lasting, late, nth, served, since, until, weekdays};
use crate::annotate::temporal::{Temporal, Unit};
use crate::annotate::tokens::{Tokens, scan};
use crate::annotate::{Annotations, Text, of_sentence};
use crate::source::Span;
use crate::token::Token;

/// What of the way between two times a length counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Its units.
    Units,
    /// How often a day has come back: `the tenth anniversary`. Only the years count.
    Returns,
    /// So many of a day of the week: `six Saturdays`.
    Weekdays(Weekday),
}

/// A length between two times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elapsed {
    /// The words of the length.
    pub span: Span,
    /// How long it is told to be.
    pub amount: Amount,
    /// The earlier and the later time; the pair that is likeliest meant first.
    pub pairs: Vec<(Point, Point)>,
    /// Whether the first day counts as well: a span, not the way from one day to another.
    pub inclusive: bool,
    /// What is counted.
    pub counted: Counted,
    /// Whether one of the times stands in another sentence.
    pub apart: bool,
    /// Whether the times only bound the length: what is late cannot be so by more than has passed.
    pub at_most: bool,
}

impl Elapsed {
    /// A length between times that another sentence tells, or that are only read to belong to it.
    pub(super) fn apart(span: Span, amount: Amount, pairs: Vec<(Point, Point)>) -> Option<Self> {
        let pairs: Vec<(Point, Point)> = pairs.into_iter().filter(|(a, b)| a.first <= b.last).collect();
        let (inclusive, counted) = (false, Counted::Units);
        (!pairs.is_empty()).then_some(Self {
            span,
            amount,
            pairs,
            inclusive,
            counted,
            apart: true,
            at_most: false,
        })
    }

    /// The same, where a day without its year may be the next after the other as well: `registered on February 4, 2019, three
    /// weeks before the tender of February 25`. Lengths of years are counted between years that are told.
    fn in_other_years(mut self) -> Self {
        let short = matches!(self.amount.unit, Unit::Day | Unit::Week | Unit::Fortnight | Unit::Month);
        let other = |(a, b): &(Point, Point)| {
            let next = Some(b).filter(|b| short && b.yearless)?.next_after(a)?;
            Some((*a, next))
        };
        let others: Vec<(Point, Point)> = self.pairs.iter().filter_map(other).collect();
        self.pairs.extend(others);
        self
    }
}

/// Words between a length and a time that belongs to it.
const BESIDE: [&str; 9] = [",", "in", "on", "(", "back", "by", "—", "-", "–"];

/// Words that begin something else.
pub(super) const BREAKS: [&str; 9] =
    [";", "and", "but", "that", "which", "who", "whose", "while", "although"];

/// Words after which a time is the start of what a length measures.
const STARTS: [&str; 9] =
    ["having", "since", "began", "begun", "started", "starting", "which", "who", "that"];

/// How many tokens off a time may stand that no mark joins.
pub(super) const REACH: usize = 14;

/// Finds the lengths that lie between two times of their sentence, or between one and publication.
pub fn read(text: Text<'_>, found: &Annotations) -> Vec<Elapsed> {
    let mut list = Vec::new();
    for (n, sentence) in text.sentences.iter().enumerate() {
        let here = of_sentence(&found.dates, n as u32, |d| d.sentence);
        let dates: Vec<&Temporal> = found.dates[here].iter().collect();
        if dates.is_empty() && of_sentence(&found.durations, n as u32, |d| d.sentence).is_empty() {
            continue;
        }
        let frame = Frame::of(text, &dates);
        // `July 12 two years ago`: the length is what gives the day its year.
        let placing = |span: Span| {
            dates.iter().any(|d| d.span.contains(span) && d.written.date.is_some_and(|w| w.end <= span.start))
        };
        scan(Tokens::of(text, sentence.tokens.clone()), measure, |span, measure| {
            // `all but eight years between 1918 and 2024`
            if frame.words(span.start.saturating_sub(8), span.start).ends_with(&["all", "but"]) {
                return;
            }
            if matches!(measure.amount.unit, Unit::Minute | Unit::Hour) {
                return list.extend(clock::read(text, n, span, measure));
            }
            if placing(span) || frame.is_of_spells(n, measure) {
                return;
            }
            let read = reading(text, found, &frame, (n, span, measure));
            list.extend(read.filter(|e| frame.begins_with(e)).map(Elapsed::in_other_years));
        });
        list.extend(weekdays::read(text, &frame, n));
        list.extend(nth::read(text, found, &frame, n));
    }
    list.sort_by_key(|e| e.span.start);
    list
}

/// The first of the readings that joins a length to two times.
fn reading(
    text: Text<'_>,
    found: &Annotations,
    frame: &Frame<'_>,
    here: (usize, Span, Measure),
) -> Option<Elapsed> {
    let (_, span, measure) = here;
    since::read(frame, span, measure)
        .or_else(|| until::closed(text, frame, span, measure))
        .or_else(|| frame.elapsed(span, measure))
        .or_else(|| frame.lasted(span, measure))
        .or_else(|| until::read(text, frame, span, measure))
        .or_else(|| lasting::read(text, found, frame, here))
        .or_else(|| served::read(text, found, frame, here))
        .or_else(|| gap::read(text, found, frame, here))
        .or_else(|| late::read(text, found, frame, here))
        .or_else(|| apart::read(text, found, frame, here))
        .or_else(|| countdown::read(text, found, frame, here))
}

/// The times of a sentence.
pub(super) struct Frame<'a> {
    pub(super) text: Text<'a>,
    pub(super) points: Vec<Point>,
    pub(super) ranges: Vec<(Span, Point, Point)>,
    pub(super) published: Option<Point>,
}

impl<'a> Frame<'a> {
    fn of(text: Text<'a>, dates: &[&Temporal]) -> Self {
        let single = |d: &&&Temporal| d.written_end.is_none();
        let points = dates.iter().filter(single).filter_map(|d| point(d)).collect();
        let ranges = dates.iter().filter_map(|d| range(d)).collect();
        let published = text.document.date().map(|d| Point::new(None, d, d));
        Self { text, points, ranges, published }
    }

    /// The hours of a sentence, and the stretches from one to another.
    pub(super) fn of_hours(text: Text<'a>, points: Vec<Point>, ranges: Vec<(Span, Point, Point)>) -> Self {
        Self { text, points, ranges, published: None }
    }

    pub(super) fn elapsed(&self, span: Span, measure: Measure) -> Option<Elapsed> {
        let (pairs, inclusive) = match measure.cue {
            Cue::Ago => (self.ago(span, measure.amount), false),
            Cue::Later => (self.later(span), false),
            Cue::Earlier => (swapped(self.later(span)), false),
            Cue::After => (self.after(span), false),
            Cue::Before => (swapped(self.after(span)), false),
            Cue::Since => (self.since(span), false),
            Cue::Ended => (self.ended(span), true),
            Cue::FirstIn => (self.span(span, false), true),
            Cue::Hence => (self.hence(span), false),
            Cue::Early | Cue::Late | Cue::ToGo => return None,
            Cue::Span { adjective } => (self.span(span, adjective), true),
        };
        let amount = self.over(span, measure.amount, inclusive);
        let at_most = inclusive && self.counts_some(span, amount);
        let told = Elapsed::apart(span, amount, pairs)?;
        Some(Elapsed { inclusive, apart: false, at_most, ..told })
    }

    /// `on six days between March 1 and 20`, `nine days in court, from March 1 to 20`: not all days of the stretch.
    fn counts_some(&self, span: Span, amount: Amount) -> bool {
        let behind = self.words(span.end, span.end + 24);
        let some = matches!(behind[..], ["between" | "of", ..] | ["in", "court", ..]);
        matches!(amount.unit, Unit::Day | Unit::Week) && some
    }

    /// `over four days, from Tuesday to Friday` is a time over which something went on, no more than it.
    fn over(&self, span: Span, amount: Amount, inclusive: bool) -> Amount {
        let over = self.words(span.start, span.end).first().is_some_and(|w| w.eq_ignore_ascii_case("over"));
        let days = matches!(amount.unit, Unit::Day | Unit::Week | Unit::Hour | Unit::Minute);
        let rough = if over && days && inclusive { Rough::Exact } else { amount.rough };
        Amount { rough, ..amount }
    }

    /// `eight years ago, in 2010`, `in 2010, eight years ago`, `in 2007 and 2010, the last of them eight years ago`
    fn ago(&self, span: Span, amount: Amount) -> Vec<(Point, Point)> {
        let beside = self.right(span).filter(|p| self.is_beside(span.end, start(p)));
        let left = || self.left(span).filter(|p| self.is_ago_of(end(p), span.start));
        let Some((point, to)) = beside.or_else(left).or_else(|| self.last_of(span)).zip(self.published)
        else {
            return Vec::new();
        };
        // `on July 12, two years ago`: the length gives the day its year.
        let gives = matches!(amount.unit, Unit::Year | Unit::Decade | Unit::Century);
        match point.yearless {
            true if gives => Vec::new(),
            true => {
                let past = if point.first > to.first { point.a_year_before() } else { Some(point) };
                past.into_iter()
                    .flat_map(|p| [Some((p, to)), p.a_year_before().map(|p| (p, to))])
                    .flatten()
                    .collect()
            }
            false => vec![(point, to)],
        }
    }

    /// `in 2010, `, `in 2010, was `
    pub(super) fn is_ago_of(&self, from: u32, to: u32) -> bool {
        self.is_beside(from, to) || matches!(self.words(from, to)[..], [",", "was" | "came"])
    }

    /// `in 1998, 2007 and 2019, the last of them`: the latest of those told before.
    fn last_of(&self, span: Span) -> Option<Point> {
        let words = self.words(self.left(span).map(|p| end(&p))?, span.start);
        let words = words.strip_suffix(&["was"]).or_else(|| words.strip_suffix(&["came"])).unwrap_or(&words);
        let words = words.strip_prefix(&[","]).or_else(|| words.strip_prefix(&["—"]))?;
        let words = match words {
            [head @ .., "of", "them" | "these" | "those" | "which"] => head,
            _ => words,
        };
        let last =
            matches!(words, ["the", "last" | "latest"] | ["the", "most", "recent"] | ["most", "recently"]);
        let told = self.points.iter().filter(|p| end(p) <= span.start);
        told.max_by_key(|p| p.first).filter(|_| last).copied()
    }

    /// `opened in 1983 and closed seven years later, in 1987`, `closed in 1987, seven years later`
    fn later(&self, span: Span) -> Vec<(Point, Point)> {
        let beside = self.left(span).filter(|p| self.is_beside(end(p), span.start));
        let to = self.right(span).filter(|p| self.is_beside(span.end, start(p)));
        let to = to.or(beside).or_else(|| self.right(span).filter(|p| self.is_plain(span.end, start(p), 9)));
        let Some(to) = to else { return Vec::new() };
        let before = to.span.map_or(span.start, |s| s.start).min(span.start);
        self.points.iter().rev().filter(|p| end(p) <= before).map(|p| (*p, to)).collect()
    }

    /// `took effect in 1982, eight years after it passed in 1979`, `Eight years after it passed in 1979, … in 1982`
    fn after(&self, span: Span) -> Vec<(Point, Point)> {
        let Some(from) = self.right(span).filter(|p| self.is_plain(span.end, start(p), REACH)) else {
            return Vec::new();
        };
        let left = self.left(span).filter(|p| self.is_plain(end(p), span.start, 6));
        let next = || self.points.iter().find(|p| start(p) > end(&from)).copied();
        let opens = !self.words(span.start.saturating_sub(2), span.start).contains(&",");
        // Of hours only those of a clause that the length opens.
        let opens = opens && (from.clock.is_none() || self.sentence_before(span.start).len() <= 1);
        let to = left.or_else(|| {
            next().filter(|p| opens && self.left(span).is_none() && self.comma_between(&from, p))
        });
        to.map(|to| (from, to)).into_iter().collect()
    }

    /// `It has been 12 years since the 2007 law was signed`
    fn since(&self, span: Span) -> Vec<(Point, Point)> {
        let from = self.right(span).filter(|p| self.is_plain(span.end, start(p), REACH));
        let beside = self.left(span).filter(|p| self.is_beside(end(p), span.start));
        let past =
            self.sentence_has(span, "had") || self.sentence_has(span, "was") && self.left(span).is_some();
        let to = beside.or(self.published.filter(|_| !past));
        from.zip(to).into_iter().collect()
    }

    /// `left office in 1972 after 12 years, having been sworn in in 1963`, `joined in 1978 and left after 12 years, in 1990`
    fn ended(&self, span: Span) -> Vec<(Point, Point)> {
        let (left, right) = (self.left(span), self.right(span));
        let Some((left, right)) = left.zip(right) else { return self.span(span, false) };
        let words = self.words(span.end, start(&right));
        if words.iter().any(|w| STARTS.contains(w)) && words.len() <= REACH {
            return vec![(right, left)];
        }
        let beside = self.is_beside(span.end, start(&right));
        beside.then_some((left, right)).into_iter().chain(self.span(span, false)).collect()
    }

    pub(super) fn left(&self, span: Span) -> Option<Point> {
        self.points.iter().rev().find(|p| end(p) <= span.start).copied()
    }

    pub(super) fn right(&self, span: Span) -> Option<Point> {
        self.points.iter().find(|p| start(p) >= span.end).copied()
    }

    /// Nothing between but a mark or a preposition.
    pub(super) fn is_beside(&self, from: u32, to: u32) -> bool {
        let words = self.words(from, to);
        words.len() <= 3 && words.iter().all(|w| BESIDE.contains(&w.to_lowercase().as_str()))
    }

    /// Nothing between that begins something else.
    pub(super) fn is_plain(&self, from: u32, to: u32, most: usize) -> bool {
        let words = self.words(from, to);
        words.len() <= most && !words.iter().any(|w| BREAKS.contains(w))
    }

    fn comma_between(&self, a: &Point, b: &Point) -> bool {
        self.words(end(a), start(b)).contains(&",")
    }

    fn sentence_has(&self, span: Span, word: &str) -> bool {
        self.sentence_before(span.start).contains(&word)
    }

    /// The words of a sentence before a place in it.
    pub(super) fn sentence_before(&self, place: u32) -> Vec<&'a str> {
        let at = self.text.sentences.partition_point(|s| s.span.end <= place);
        let sentence = self.text.sentences.get(at).filter(|s| s.span.start <= place);
        sentence.map_or(Vec::new(), |s| self.words(s.span.start, place))
    }

    pub(super) fn words(&self, from: u32, to: u32) -> Vec<&'a str> {
        let text = self.text;
        let first = text.index(from);
        let after = text.index(to).max(first);
        text.tokens[first..after].iter().map(|t: &Token| t.of(&text.document.text)).collect()
    }
}

fn swapped(pairs: Vec<(Point, Point)>) -> Vec<(Point, Point)> {
    pairs.into_iter().map(|(a, b)| (b, a)).collect()
}
