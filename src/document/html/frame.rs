//! Which part of a page is the story.
//!
//! In: the events of a page. Out: a [`Frame`]: the events between which the story stands, what in it is no part of it,
//! and its headline. A sign of furniture is believed unless it would leave no story; nothing is cut off by length alone.
//! Not here: what an element says it is (`signs`).

use std::ops::Range;

use super::events::{Event, Page, Tag};
use super::signs::{self, Sign};

/// Of the prose of a page, what an element that calls itself the story must hold to be believed, in percent.
const MOST: usize = 50;
/// What an element that says nothing of itself must hold for the rest to be left out, in percent.
const NEARLY_ALL: usize = 85;
/// What another element that calls itself a story must hold to be one, in percent of the first.
const RIVAL: usize = 20;
/// Prose that makes a story, in bytes: signs of furniture that leave less are not believed.
const LEAST_STORY: usize = 200;
/// Signs of furniture that can be disbelieved; what no page needs more often.
const MOST_DOUBTS: usize = 8;
/// Words of a headline, in bytes.
const LONGEST_HEADLINE: usize = 300;

/// Tags and pieces of text in a headline.
const MOST_OF_HEADLINE: usize = 200;

/// Where the story stands.
#[derive(Debug, Default)]
pub(super) struct Frame {
    /// From the first to the last event of the story.
    pub story: Range<usize>,
    /// The element of the headline.
    pub headline: Option<usize>,
    /// Elements that are not read, in order and outside one another, as their events.
    unread: Vec<Range<usize>>,
    next: usize,
    signs: Vec<Option<Sign>>,
}

impl Frame {
    /// The whole of a fragment, without what is no part of a story.
    pub(super) fn of_fragment(page: &Page<'_>) -> Self {
        let survey = Survey::new(page);
        let headlines = headlines(page);
        let unread = survey.believed(&headlines);
        let headline = headline(page, &headlines, &survey.all(), &unread, &[]);
        Self { story: survey.all(), headline, unread, next: 0, signs: survey.signs }
    }

    /// The story of a page; `titles` are what its head calls it.
    pub(super) fn of_page(page: &Page<'_>, titles: &[&str]) -> Self {
        let mut survey = Survey::new(page);
        let headlines = headlines(page);
        let unread = survey.believed(&headlines);
        survey.leave_out(&unread);
        let story = survey.story();
        let headline = headline(page, &headlines, &story, &unread, titles);
        let start = headline.map_or(story.start, |at| at.min(story.start));
        Self { story: start..story.end, headline, unread, next: 0, signs: survey.signs }
    }

    /// What the element of an event says it is.
    pub(super) fn sign(&self, at: usize) -> Option<Sign> {
        self.signs[at]
    }

    /// Where reading goes on behind an element that is not read; asked for all elements in order.
    pub(super) fn skips(&mut self, at: usize) -> Option<usize> {
        while self.unread.get(self.next).is_some_and(|range| range.end <= at) {
            self.next += 1;
        }
        self.unread.get(self.next).filter(|range| range.start == at).map(|range| range.end)
    }
}

/// How much prose stands where.
struct Survey<'p, 's> {
    page: &'p Page<'s>,
    /// What the element of each event says it is.
    signs: Vec<Option<Sign>>,
    /// Bytes of prose before each event, headings and links left out.
    prose: Vec<u32>,
}

impl<'p, 's> Survey<'p, 's> {
    fn new(page: &'p Page<'s>) -> Self {
        let sign = |event: &Event| match event {
            Event::Open(tag) => signs::of(page, tag),
            _ => None,
        };
        let signs = page.events.iter().map(sign).collect();
        let mut survey = Self { page, signs, prose: Vec::new() };
        survey.leave_out(&[]);
        survey
    }

    /// Counts the prose outside `unread`.
    fn leave_out(&mut self, unread: &[Range<usize>]) {
        let (mut sum, mut quiet, mut left) = (0_u32, 0, unread.iter().peekable());
        self.prose = Vec::with_capacity(self.page.events.len() + 1);
        for (at, event) in self.page.events.iter().enumerate() {
            self.prose.push(sum);
            while left.peek().is_some_and(|range| range.end <= at) {
                left.next();
            }
            match event {
                Event::Open(tag) if self.is_quiet(at, tag) => quiet = tag.end().max(quiet),
                Event::Text(span) if at >= quiet && left.peek().is_none_or(|range| at < range.start) => {
                    sum = sum.saturating_add(span.of(self.page.source).trim().len() as u32);
                }
                _ => {}
            }
        }
        self.prose.push(sum);
    }

    /// Whether the words of an element are no prose wherever they stand.
    fn is_quiet(&self, at: usize, tag: &Tag) -> bool {
        matches!(self.page.name(tag), "a" | "button" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "label")
            || self.signs[at] == Some(Sign::Unread)
    }

    /// Bytes of prose between two events.
    fn weight(&self, range: &Range<usize>) -> usize {
        (self.prose[range.end] - self.prose[range.start]) as usize
    }

    fn all(&self) -> Range<usize> {
        0..self.page.events.len()
    }

    /// What says it is no part of the story, but for the elements in `doubted`.
    fn unread(&self, doubted: &[usize]) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut end = 0;
        for (at, tag) in self.page.tags().filter(|(at, tag)| tag.end() > *at) {
            if at < end || doubted.contains(&at) {
                continue;
            }
            if matches!(self.signs[at], Some(Sign::Unread | Sign::Furniture | Sign::Embed)) {
                end = tag.end() + 1;
                found.push(at..end);
            }
        }
        found
    }

    /// The same, as far as it leaves a story: what holds the headline or the story's own element, or all of the prose,
    /// is not what it is called.
    fn believed(&self, headlines: &[usize]) -> Vec<Range<usize>> {
        let is_story = |(at, tag): (usize, &Tag)| {
            let named = self.page.name(tag) == "main" || self.signs[at] == Some(Sign::Story);
            (named && self.weight(&(at..tag.end())) >= LEAST_STORY).then_some(at)
        };
        let mut marks: Vec<usize> = self.page.tags().filter_map(is_story).collect();
        marks.extend(headlines.first().filter(|_| headlines.len() == 1));
        marks.sort_unstable();
        let holds = |range: &Range<usize>| {
            marks.partition_point(|m| *m <= range.start) < marks.partition_point(|m| *m < range.end)
        };
        let mut doubted = Vec::new();
        loop {
            let unread = self.unread(&doubted);
            let out: usize = unread.iter().map(|r| self.weight(r)).sum();
            let left = self.weight(&self.all()).saturating_sub(out);
            let doubtful = || unread.iter().filter(|r| self.signs[r.start] == Some(Sign::Furniture));
            let heaviest = || {
                doubtful()
                    .max_by_key(|r| self.weight(r))
                    .filter(|r| left < LEAST_STORY && self.weight(r) >= LEAST_STORY)
            };
            let wrong = doubtful().find(|r| holds(r)).or_else(heaviest);
            match wrong.filter(|r| self.weight(r) > left.min(LEAST_STORY)) {
                Some(range) if doubted.len() < MOST_DOUBTS => doubted.push(range.start),
                _ => return unread,
            }
        }
    }

    /// The element that holds the story: one that says so, else the smallest that holds nearly all of the prose.
    fn story(&self) -> Range<usize> {
        let named = self.named();
        let all = self.weight(&self.all());
        let most = named.iter().filter(|range| self.weight(range) * 100 >= all * MOST && all > 0);
        let best = most.cloned().reduce(|a, b| self.better(&named, a, b));
        best.map_or_else(|| self.densest(all), |range| self.with_head(range))
    }

    /// Elements that say they hold a story.
    fn named(&self) -> Vec<Range<usize>> {
        let is_named = |at: usize, tag: &Tag| {
            let main = self.page.get(tag, "role") == Some("main");
            main || self.is_main(tag) || self.signs[at] == Some(Sign::Story)
        };
        let tags = self.page.tags().filter(|(at, tag)| tag.end() > *at);
        tags.filter(|(at, tag)| is_named(*at, tag)).map(|(at, tag)| at..tag.end() + 1).collect()
    }

    fn is_main(&self, tag: &Tag) -> bool {
        matches!(self.page.name(tag), "article" | "main")
    }

    /// Of two that hold the story the inner one, where it loses little or what it leaves out is no other story.
    fn better(&self, named: &[Range<usize>], a: Range<usize>, b: Range<usize>) -> Range<usize> {
        let (outer, inner) = (self.weight(&a), self.weight(&b));
        if !a.contains(&b.start) {
            return if inner > outer { b } else { a };
        }
        let rival = |r: &&Range<usize>| {
            let apart = r.end <= b.start || r.start >= b.end;
            apart && a.contains(&r.start) && self.weight(r) * 100 >= inner * RIVAL
        };
        let alone = inner * 100 >= outer * NEARLY_ALL || named.iter().find(rival).is_none();
        if alone { b } else { a }
    }

    /// The smallest element that holds nearly all of the prose.
    fn densest(&self, all: usize) -> Range<usize> {
        let tags = self.page.tags().filter(|(at, tag)| tag.end() > *at).map(|(at, tag)| at..tag.end() + 1);
        let holds = |range: &Range<usize>| all > 0 && self.weight(range) * 100 >= all * NEARLY_ALL;
        tags.filter(holds).last().map_or_else(|| self.all(), |range| self.with_head(range))
    }

    /// The article around an element, where it adds little prose: headline, deck, byline, pictures.
    fn with_head(&self, range: Range<usize>) -> Range<usize> {
        let is_main =
            |at: usize| matches!(self.page.events.get(at), Some(Event::Open(tag)) if self.is_main(tag));
        if is_main(range.start) {
            return range;
        }
        let around = |(at, tag): (usize, &Tag)| {
            let outer = at..tag.end() + 1;
            let holds = outer.start < range.start && outer.end >= range.end && self.is_main(tag);
            (holds && self.weight(&range) * 100 >= self.weight(&outer) * NEARLY_ALL).then_some(outer)
        };
        self.page.tags().filter_map(around).last().unwrap_or(range)
    }
}

/// First headings of a page.
fn headlines(page: &Page<'_>) -> Vec<usize> {
    let first = |(at, tag): (usize, &Tag)| {
        let named = page.name(tag) == "h1"
            || page.get(tag, "itemprop").is_some_and(|i| i.split(' ').any(|i| i == "headline"));
        (named && tag.end() > at).then_some(at)
    };
    page.tags().filter_map(first).collect()
}

/// The headline: what the head calls the story, else the first heading in or before it.
fn headline(
    page: &Page<'_>,
    first: &[usize],
    story: &Range<usize>,
    unread: &[Range<usize>],
    titles: &[&str],
) -> Option<usize> {
    let is_unread =
        |at: usize| unread.get(unread.partition_point(|r| r.end <= at)).is_some_and(|r| r.start <= at);
    let shown = |at: &usize| *at < story.end && !is_unread(*at);
    let candidates = || first.iter().copied().filter(shown);
    let titles: Vec<String> = titles.iter().map(|t| folded(t)).collect();
    let said = |at: &usize| {
        let words = words_of(page, *at);
        !words.is_empty() && titles.iter().any(|t| *t == words || words.len() >= 20 && t.starts_with(&words))
    };
    let seconds = || {
        page.tags().filter(|(_, tag)| matches!(page.name(tag), "h2" | "h3")).map(|(at, _)| at).filter(shown)
    };
    candidates()
        .find(said)
        .or_else(|| seconds().find(said))
        .or_else(|| candidates().find(|at| story.contains(at)))
        .or_else(|| candidates().next_back())
}

fn words_of(page: &Page<'_>, at: usize) -> String {
    let Event::Open(tag) = page.events[at] else { return String::new() };
    let texts = page.events[at..tag.end()].iter().take(MOST_OF_HEADLINE).filter_map(|event| match event {
        Event::Text(span) => Some(*span),
        _ => None,
    });
    let raw: String = texts.map(|span| span.of(page.source)).take(LONGEST_HEADLINE).collect();
    folded(&super::reference::decoded(&raw))
}

/// Letters and digits, small, for comparing titles whatever their marks.
fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).take(LONGEST_HEADLINE).flat_map(char::to_lowercase).collect()
}
