//! Polls: the shares they give, what is told of how they were taken, their margin of error and the lead.
//!
//! In: a passage. Out: [`Poll`] and [`Margin`]. Not here: what a desk wants told (`rules::figures::poll_method`), how a
//! lead may be called (`rules::figures::poll_lead`).

use super::View;
use super::member::Member;
use super::passage::{Figure, Passage};
use crate::annotate::quantity::Category;
use crate::lexicon::closed::MONTHS;
use crate::source::Span;

/// A poll that is cited for a share, or words on how one was taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Poll {
    /// `a poll found`: where the poll is named.
    pub place: Span,
    /// Whether a share stands in its sentence.
    pub share: bool,
    /// Whether the sentence says who took it.
    pub pollster: bool,
    /// Whether it says how many were asked.
    pub sample: bool,
    /// Whether it says when.
    pub dates: bool,
    /// Whether it gives a margin of error.
    pub margin: bool,
}

/// Two shares of a poll with its margin.
#[derive(Debug, Clone, PartialEq)]
pub struct Margin {
    /// The shares, in the order of the text.
    pub shares: [Member; 2],
    /// The margin of error.
    pub margin: Member,
    /// The words for the lead.
    pub words: Span,
    /// What they mean.
    pub lead: Lead,
}

/// How a lead is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// About even, a tie.
    Even,
    /// Slightly ahead.
    Narrow,
    /// Ahead.
    Plain,
}

impl Margin {
    /// For printing.
    pub fn view(&self) -> View {
        let [a, b] = &self.shares;
        View::new("poll", [("share", a), ("share", b), ("margin", &self.margin)].into_iter())
    }
}

const POLLS: &[&str] = &["poll", "polls", "survey", "surveys"];

/// Words after `poll` by which it is something else.
const NO_POLL: &[&str] = &[
    "booth", "booths", "close", "closed", "numbers", "open", "opened", "station", "stations", "tax",
    "watchers", "workers",
];

/// Words before the noun by which it is something else or needs no method.
const NO_SURVEY: &[&str] = &["aerial", "at", "exit", "geological", "internal", "land", "straw", "the", "to"];

/// Who is asked.
const ASKED: &[&str] =
    &["adults", "americans", "citizens", "interviews", "people", "residents", "respondents", "voters"];

/// Words by which two are about even.
const EVEN: &[&[&str]] = &[
    &["statistical", "tie"],
    &["statistically", "tied"],
    &["statistical", "dead", "heat"],
    &["virtual", "tie"],
    &["virtually", "tied"],
    &["dead", "heat"],
    &["about", "even"],
    &["neck", "and", "neck"],
];

/// Words by which one is ahead.
const AHEAD: &[&str] = &["ahead", "edge", "edged", "edges", "lead", "leading", "leads", "led"];

/// Words beside them by which it is not by much.
const NARROW: &[&str] = &[
    "apparently",
    "barely",
    "edge",
    "edged",
    "edges",
    "narrow",
    "narrowly",
    "slight",
    "slightly",
    "slim",
    "small",
];

/// No poll that is worth a line is off by more points.
const GREATEST_MARGIN: f64 = 15.0;

/// Furthest sentence from the shares in which their margin is told.
const MARGIN_SENTENCES: u32 = 3;

/// The polls of a passage, one a sentence, and words on method.
pub fn polls<'p>(passage: &'p Passage<'p>) -> impl Iterator<Item = Poll> + 'p {
    let sentences = passage.text.sentences.iter();
    let start = passage.words.first().map_or(0, |w| w.token.span.start);
    let end = passage.words.last().map_or(0, |w| w.token.span.end);
    let here = sentences.filter(move |s| s.span.start >= start && s.span.end <= end);
    here.filter_map(|s| {
        let place = |at: u32| passage.words.partition_point(|w| w.token.span.start < at);
        Line { passage, from: place(s.span.start), to: place(s.span.end) }.poll()
    })
}

/// The words of a sentence.
struct Line<'p> {
    passage: &'p Passage<'p>,
    from: usize,
    to: usize,
}

impl Line<'_> {
    fn poll(&self) -> Option<Poll> {
        let noun = (self.from..self.to).find(|at| self.is_poll(*at));
        let poll = Poll {
            place: noun.map(|at| self.place(at)).unwrap_or_default(),
            share: noun.is_some() && self.figures().any(|f| f.member.is_percent()),
            pollster: noun.is_some_and(|at| self.is_named(at)),
            sample: self.has_sample(),
            dates: self.has_dates(),
            margin: self.find(&["margin", "of"]).is_some_and(|at| self.near(at, "error"))
                || self.find(&["plus", "or", "minus"]).is_some(),
        };
        (noun.is_some() || poll.sample || poll.dates || poll.margin).then_some(poll)
    }

    fn word(&self, at: usize) -> &str {
        self.passage.word(at)
    }

    fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.passage.figures.iter().filter(|f| (self.from..self.to).contains(&f.first))
    }

    fn find(&self, words: &[&str]) -> Option<usize> {
        (self.from..self.to).find(|at| words.iter().zip(*at..).all(|(w, n)| self.word(n) == *w))
    }

    fn near(&self, at: usize, word: &str) -> bool {
        (at..at + 4).any(|n| self.word(n) == word)
    }

    fn is_poll(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |n| self.word(n));
        POLLS.contains(&self.word(at))
            && !NO_POLL.contains(&self.word(at + 1))
            && !NO_SURVEY.contains(&before)
    }

    /// The noun with its article and the verb after it.
    fn place(&self, at: usize) -> Span {
        let article = at > self.from && matches!(self.word(at - 1), "a" | "one" | "another" | "some");
        let verb = matches!(
            self.word(at + 1),
            "found" | "finds" | "showed" | "shows" | "suggested" | "suggests" | "said" | "says"
        );
        self.passage.span(at - usize::from(article), at + 1 + usize::from(verb))
    }

    /// A name before the noun (`a Lindqvist poll`), or after `by` or `from`; an adjective of place is taken for one.
    fn is_named(&self, at: usize) -> bool {
        let capital = |n: usize| self.passage.words.get(n).is_some_and(|w| w.token.is_capitalized());
        let before = (at.saturating_sub(6).max(self.from + 1)..at).any(capital);
        let by = |n: usize| {
            matches!(self.word(n), "by" | "from" | "for" | "of" | "to" | "in") && (n + 1..n + 5).any(capital)
        };
        before
            || self.word(at.saturating_sub(1)).ends_with('s') && at > self.from && capital(at - 1)
            || (at + 1..(at + 10).min(self.to)).any(by)
    }

    /// `1,012 adults`, where somebody was asked.
    fn has_sample(&self) -> bool {
        let asked = (self.from..self.to).any(|at| {
            matches!(
                self.word(at),
                "poll"
                    | "polled"
                    | "survey"
                    | "surveyed"
                    | "interviewed"
                    | "questioned"
                    | "respondents"
                    | "sample"
                    | "conducted"
                    | "asked"
            )
        });
        let people = |f: &Figure| (f.end..f.end + 4).any(|at| ASKED.contains(&self.word(at)));
        asked && self.figures().any(|f| f.member.is_count() && f.member.low >= 100.0 && people(f))
    }

    /// `conducted April 2 to 7`.
    fn has_dates(&self) -> bool {
        let taken = |at: &usize| {
            matches!(
                self.word(*at),
                "conducted" | "taken" | "carried" | "fielded" | "interviewed" | "surveyed" | "polled"
            )
        };
        let Some(at) = (self.from..self.to).find(taken) else { return false };
        let months = crate::lexicon::closed::MONTHS;
        (at..(at + 16).min(self.to))
            .any(|n| months.iter().any(|forms| forms.contains(&self.word(n))) && self.word(n) != "may")
    }
}

/// The leads of a passage that a margin of error can be held against.
pub fn margins<'p>(passage: &'p Passage<'p>) -> impl Iterator<Item = Margin> + 'p {
    let margins: Vec<&Figure> = passage.figures.iter().filter(|f| is_margin(passage, f)).collect();
    passage.sentences().filter_map(move |figures| {
        let shares: Vec<&Figure> = figures
            .iter()
            .filter(|f| f.member.is_percent() && f.member.is_one() && !is_margin(passage, f))
            .collect();
        let [a, b] = shares[..] else { return None };
        let near = |m: &&&Figure| m.sentence.abs_diff(a.sentence) <= MARGIN_SENTENCES;
        let mut close = margins.iter().filter(near);
        let margin = close.next().filter(|_| close.next().is_none())?;
        // `In January the same pollster found`: another poll than that of the margin.
        let own = a.sentence == margin.sentence || !is_of_earlier_poll(passage, a.sentence);
        let (words, lead) = lead(passage, a).filter(|_| own)?;
        Some(Margin {
            shares: [a.member.clone(), b.member.clone()],
            margin: margin.member.clone(),
            words,
            lead,
        })
    })
}

/// Whether a sentence begins with another month or tells of a poll before.
fn is_of_earlier_poll(passage: &Passage<'_>, sentence: u32) -> bool {
    let start = passage.start_of(sentence);
    let month = passage.word(start) == "in" && MONTHS.iter().any(|m| m.contains(&passage.word(start + 1)));
    month || passage.is_of_then(sentence)
}

/// `a margin of error of plus or minus 3 points`, `a 3-point margin of sampling error`.
fn is_margin(passage: &Passage<'_>, f: &Figure) -> bool {
    let points =
        matches!(f.member.category, Some(Category::PercentPoints | Category::Percent)) && f.member.is_one();
    let joint = |at: &usize| matches!(passage.word(*at), "-" | "point" | "points" | "percentage");
    let noun = (f.end..f.end + 4).find(|at| !joint(at)).filter(|at| passage.word(*at) == "margin");
    let after = noun.is_some_and(|at| (at..at + 4).any(|n| passage.word(n) == "error"));
    let before = (f.first.saturating_sub(12)..f.first).rev().take_while(|at| passage.word(*at) != ".");
    let told: Vec<usize> = before.collect();
    let error = told.iter().any(|at| passage.word(*at) == "error")
        && told.iter().any(|at| passage.word(*at) == "margin");
    points && f.member.low <= GREATEST_MARGIN && (after || error)
}

/// The words of the sentence for the lead; none where they already speak of the margin.
fn lead(passage: &Passage<'_>, share: &Figure) -> Option<(Span, Lead)> {
    let sentence = &passage.text.sentences[share.sentence as usize];
    let place = |at: u32| passage.words.partition_point(|w| w.token.span.start < at);
    let line = Line { passage, from: place(sentence.span.start), to: place(sentence.span.end) };
    if line.find(&["within"]).is_some() || line.find(&["not"]).is_some() {
        return None;
    }
    let even = EVEN.iter().find_map(|words| Some((line.find(words)?, words.len())));
    if let Some((at, length)) = even {
        return Some((passage.span(at, at + length), Lead::Even));
    }
    let at = (line.from..line.to).find(|at| AHEAD.contains(&line.word(*at)))?;
    let narrow = (at.saturating_sub(3)..at + 1).any(|n| NARROW.contains(&line.word(n)));
    Some((passage.span(at, at + 1), if narrow { Lead::Narrow } else { Lead::Plain }))
}
