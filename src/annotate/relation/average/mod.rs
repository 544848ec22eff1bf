//! A total, a count and what falls to each: `1,260 people in seven days, 180 a day`.
//!
//! In: a passage. Out: [`Average`]. Not here: whether the three agree (`rules::figures::average`).
//! A figure is tied to a total only where words say that it is one and the same sum (`on average`, `each`, `comes to`).
//!
//! A figure taken for the total: `total`; among how many it is shared: `share`; those who share taken for others:
//! `heads`, told by `each`: `each`; a span of time read wrong: `time`; one for so many: `ratio`; paid bit by bit:
//! `instalments`; figures told one by one: `listed`; three that only stand near: `loose`; what else a rate can be of: `otherwise`.

mod each;
mod heads;
mod instalments;
mod listed;
mod loose;
mod otherwise;
mod ratio;
mod share;
mod time;
mod total;

use super::View;
use super::member::Member;
use super::passage::{Figure, Passage};
use crate::annotate::quantity::{Approximation, Category};
use crate::source::Span;
use share::Share;
use time::{Stretch, TIMES, Told, number};

/// Whether a word is the plural of a noun: `rallies`, `classes`, `courts`.
fn is_plural(word: &str, noun: &str) -> bool {
    let stem = |ending: &str| word.strip_suffix(ending).unwrap_or_default();
    !noun.is_empty()
        && (stem("s") == noun || stem("es") == noun || noun.strip_suffix('y') == Some(stem("ies")))
}

/// `12 km each way`, `each other`: nothing is shared.
fn is_mutual(after_each: &str) -> bool {
    matches!(after_each, "direction" | "end" | "other" | "side" | "time" | "way")
}

/// A total, a count and what falls to each.
#[derive(Debug, Clone, PartialEq)]
pub struct Average {
    /// What falls to each.
    pub rate: Member,
    /// What all have together.
    pub total: Member,
    /// Where the number of those who share is told.
    pub count: Span,
    /// The fewest it can be: a month has 28 days or 31.
    pub least: f64,
    /// The most it can be.
    pub most: f64,
    /// What one would reckon with: 12 months to the year.
    pub usual: f64,
    /// Whether the three only stand near one another, and no words bind them.
    pub loose: bool,
    /// What else the rate can be of, where they only stand near.
    pub others: Vec<Average>,
}

impl Average {
    /// A rate, what all have together, and those who share it.
    fn new(rate: Member, total: Member, share: Share, loose: bool) -> Self {
        let Share { count, least, most, usual } = share;
        Self { rate, total, count, least, most, usual, loose, others: Vec::new() }
    }

    /// Each reading by itself, the likeliest first.
    fn readings(mut self) -> impl Iterator<Item = Average> {
        let others = std::mem::take(&mut self.others);
        std::iter::once(self).chain(others)
    }

    /// For printing.
    pub fn view(&self) -> View {
        let mut members = vec![("rate", self.rate.span), ("total", self.total.span), ("count", self.count)];
        members.sort_by_key(|(_, span)| *span);
        View { name: "average", members }
    }
}

/// What a rate is a rate of.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Per<'p> {
    /// A span of time: its shortest and longest, in days.
    Time(f64, f64),
    /// Those of a noun: `per pupil`.
    Noun(&'p str),
    /// Those named before.
    Each,
}

/// Words that say that a rate and a total are one sum told twice.
const SAME_SUM: &[&[&str]] = &[
    &["average"],
    &["averaging"],
    &["averaged"],
    &["averages"],
    &["apiece"],
    &["each"],
    &["amounts", "to"],
    &["amounted", "to"],
    &["comes", "to"],
    &["came", "to"],
    &["adds", "up", "to"],
    &["added", "up", "to"],
    &["works", "out", "at"],
    &["worked", "out", "at"],
    &["works", "out", "to"],
    &["in", "all"],
    &["in", "total"],
    &["altogether"],
    &["at", "that", "rate"],
    &["equally"],
    &["the", "equivalent", "of"],
    &["equal", "to"],
    &["that", "is"],
    &["that", "was"],
];

/// Words before a unit of time that make one of it.
const SINGLES: &[&str] = &["the", "a", "per", "last", "one", "every", "full", "whole"];

/// Words between a total and its span of time at most.
const FARTHEST: usize = 40;

/// The averages of a passage, at most one for each figure.
pub fn read(passage: &Passage<'_>) -> Vec<Average> {
    let mut figures = passage.figures.clone();
    figures.extend((1..passage.words.len()).filter_map(|at| hours(passage, at)));
    figures.sort_by_key(|f| f.first);
    let readers = (0..figures.len()).map(|at| Reader { passage, figures: &figures, at });
    let mut found: Vec<Average> = readers.clone().filter_map(|r| r.average()).collect();
    let free = |a: &Average| !found.iter().any(|f| f.rate.span == a.rate.span);
    let told: Vec<Average> = ratio::read(passage)
        .chain(listed::read(passage))
        .chain(instalments::read(passage))
        .filter(free)
        .collect();
    found.extend(told);
    for reader in readers {
        let span = reader.rate().member.span;
        let holds = |whole: Span| whole.start <= span.start && span.end <= whole.end;
        if !found.iter().any(|a| [a.rate.span, a.total.span, a.count].into_iter().any(holds)) {
            found.extend(loose::read(&reader));
        }
    }
    found.sort_by_key(|a| a.rate.span);
    found
}

/// `three and a half hours`, `3,200 minutes`: a span of time as what falls to each, or as what all have.
fn hours(passage: &Passage<'_>, at: usize) -> Option<Figure> {
    let unit = passage.word(at).strip_suffix('s').unwrap_or(passage.word(at));
    if !matches!(unit, "hour" | "minute" | "night") {
        return None;
    }
    let half = at >= 4 && passage.word(at - 1) == "half" && passage.word(at - 3) == "and";
    let first = if half { at - 4 } else { at - 1 };
    let value = number(passage.word(first))? + if half { 0.5 } else { 0.0 };
    let span = passage.span(first, at);
    let sentence = passage.text.sentences.partition_point(|s| s.span.end <= span.start);
    let member = Member { unit: unit.to_owned(), ..Member::in_words(span, Some(Category::Measure), value) };
    let block = passage.text.sentences.get(sentence)?.block;
    Some(Figure { member, sentence: sentence as u32, block, lead: first, first, end: at, after: at + 1 })
}

struct Reader<'p> {
    passage: &'p Passage<'p>,
    figures: &'p [Figure],
    at: usize,
}

impl<'p> Reader<'p> {
    fn rate(&self) -> &'p Figure {
        &self.figures[self.at]
    }

    fn word(&self, at: usize) -> &'p str {
        self.passage.word(at)
    }

    fn average(&self) -> Option<Average> {
        let rate = self.rate();
        let per = self.per().filter(|_| rate.member.is_one() && rate.member.low > 0.0)?;
        // `1.2 million passengers on 8,000 flights, 150 per flight`: the flights are no total.
        let heads = |f: &Figure| matches!(per, Per::Noun(noun) if self.counts(f, noun));
        let candidates: Vec<(usize, &Figure)> =
            self.near().filter(|(at, f)| *at != self.at && self.is_total(f) && !heads(f)).collect();
        let before = candidates.iter().rev().find(|(at, _)| *at < self.at);
        let (_, total) = before
            .or_else(|| candidates.iter().find(|(at, f)| *at > self.at && f.sentence <= rate.sentence + 1))?;
        if self.each_of().is_some() && !self.is_of_all(total) {
            return None;
        }
        let shares = self.count(per, total);
        let share = shares.first().filter(|_| self.is_same_sum(total) && !self.is_parted(total))?;
        // Of things that are counted there are more in all than there are to share them.
        if rate.member.is_count() && total.member.low < share.least {
            return None;
        }
        let likeliest = Average::new(self.rated(), self.in_unit(total)?, *share, false);
        Some(Average { others: self.otherwise(&candidates, total, &shares), ..likeliest })
    }

    /// The figures of the sentence, the one before and the one after.
    fn near(&self) -> impl Iterator<Item = (usize, &'p Figure)> {
        let sentence = self.rate().sentence;
        self.figures.iter().enumerate().filter(move |(_, f)| f.sentence.abs_diff(sentence) <= 1)
    }

    /// After the number, its unit and its noun.
    fn after(&self, f: &Figure) -> usize {
        let unit = f.member.category == Some(Category::Measure);
        f.after.max(f.end + usize::from(unit))
    }

    /// What the rate is of.
    fn per(&self) -> Option<Per<'p>> {
        let rate = self.rate();
        let after = self.after(rate);
        let marked = [rate.end, after].into_iter().find_map(|at| self.marker(at));
        let each = (rate.lead.saturating_sub(8)..rate.lead)
            .any(|at| self.word(at) == "each" && self.word(at + 1) == "of");
        let average = (after..after + 3).any(|at| self.word(at) == "on" && self.word(at + 1) == "average");
        match marked {
            _ if self.is_twofold() || self.is_of_named() || self.is_one_of_rates() => None,
            Some(_) if each => Some(Per::Each),
            None if average || self.is_of_each() || self.each_of().is_some() => Some(Per::Each),
            marked => marked,
        }
    }

    /// Whether a semicolon parts a total from the rate: `120 mm in two days; at its worst, 20 mm an hour on average`; not
    /// where what follows takes the total up: `paid 60,000 crowns; that is 200 each`.
    fn is_parted(&self, total: &Figure) -> bool {
        let rate = self.rate();
        let again = |at: usize| matches!(self.word(at), "an" | "it" | "or" | "that" | "this" | "which");
        let parts = |at: usize| self.word(at) == ";" && !again(at + 1) || self.word(at) == "including";
        if self.is_mixed(total) {
            return true;
        }
        // `was fined $500, and the club $2,000`
        let other = self.word(total.lead.max(3) - 3) == "and"
            && matches!(self.passage.before(total, 2), "the" | "its" | "his" | "her" | "their" | "a");
        other && total.lead > rate.lead || (total.end.min(rate.end)..rate.lead.max(total.lead)).any(parts)
    }

    /// `takes seven posts, and its partners four apiece`: those who share are named, and not counted.
    fn is_of_named(&self) -> bool {
        let (subject, owner) = (self.passage.before(self.rate(), 1), self.passage.before(self.rate(), 2));
        let plural = subject.len() > 3 && subject.ends_with('s');
        plural
            && !self.passage.text.lexicon.function_words.contains(subject)
            && matches!(owner, "its" | "the" | "their" | "his" | "her" | "other")
    }

    /// `$4,000 for each adult and $1,000 for each child`: a sum is of both.
    fn is_one_of_rates(&self) -> bool {
        let each = |f: &Figure| {
            self.word(f.end) == "for" && matches!(self.word(f.end + 1), "each" | "every")
                || self.word(f.end) == "per"
        };
        let rate = self.rate();
        let other = |f: &&Figure| f.first != rate.first && f.sentence == rate.sentence && each(f);
        each(rate) && self.figures.iter().any(|f| other(&f))
    }

    /// Whether the rate is divided twice: `20 litres a day each`.
    fn is_twofold(&self) -> bool {
        let rate = self.rate();
        let first = |at: usize| matches!(self.word(at), "a" | "an" | "every" | "per");
        let second = |at: usize| matches!(self.word(at), "apiece" | "each" | "per");
        // `Each percentage point adds 55 billion a year`
        let start = self.passage.start_of(rate.sentence);
        let of_each = matches!(self.word(start), "each" | "every")
            && self.word(start + 1) != "of"
            && [rate.end, self.after(rate)]
                .into_iter()
                .any(|at| first(at) && self.passage.is_time(self.word(at + 1)));
        of_each || [rate.end, self.after(rate)].into_iter().any(|at| first(at) && second(at + 2))
    }

    /// `a day`, `per pupil`, `every quarter`, `every single week`, `each`.
    fn marker(&self, at: usize) -> Option<Per<'p>> {
        // `67 in each`, `310 to a camp`
        let led = matches!(self.word(at), "in" | "for" | "to" | "on") && self.is_average_of();
        let at = at + usize::from(led);
        let noun = self.word(at + 1 + usize::from(self.word(at + 1) == "single"));
        match self.word(at) {
            "each" if is_mutual(noun) => None,
            "each" | "apiece" => Some(Per::Each),
            "a" | "per" | "every" | "an" => {
                let time = TIMES
                    .iter()
                    .find(|(name, ..)| *name == noun)
                    .map(|(_, least, most)| Per::Time(*least, *most));
                time.or(Some(Per::Noun(noun)).filter(|_| noun.len() > 2))
            }
            _ => None,
        }
    }

    /// What falls to each. `An average of 9.2 million` is as exact as it is printed, unless a word besides says `about`.
    fn rated(&self) -> Member {
        let rate = self.rate();
        let plain =
            |at: usize| matches!(self.word(at), "a" | "an" | "average" | "averaging" | "mean" | "of" | "the");
        let exact = self.is_average_of() && (rate.lead..rate.first).all(plain) && rate.member.is_two_digits();
        let approximation = if exact { Approximation::Exact } else { rate.member.approximation };
        Member { approximation, ..rate.member.clone() }
    }

    /// `an average of 67`, which is read as a hedge
    fn is_average_of(&self) -> bool {
        let rate = self.rate();
        (rate.lead..rate.first).any(|at| matches!(self.word(at), "average" | "mean"))
    }

    /// Whether the words say that rate and total are one sum: a cue, a dash before the rate, `at $150 a child`.
    fn is_same_sum(&self, total: &Figure) -> bool {
        let rate = self.rate();
        let before = self.passage.before(rate, 1);
        let cue = self.has_cue(rate) || total.sentence > rate.sentence && self.has_cue(total);
        cue || matches!(before, "—" | "–" | "at" | "or")
    }

    fn has_cue(&self, f: &Figure) -> bool {
        let sentence = &self.passage.text.sentences[f.sentence as usize];
        let place = |at: u32| self.passage.words.partition_point(|w| w.token.span.start < at);
        let stands = |at: usize, words: &[&str]| words.iter().zip(at..).all(|(w, n)| self.word(n) == *w);
        let words = place(sentence.span.start)..place(sentence.span.end);
        words.into_iter().any(|at| SAME_SUM.iter().any(|words| stands(at, words)))
    }

    /// How many share, the likeliest first.
    fn count(&self, per: Per<'p>, total: &Figure) -> Vec<Share> {
        match per {
            Per::Each if self.each_of().is_some() => self.each_of().map(Share::of).into_iter().collect(),
            Per::Time(least, most) => self.span_of_time(total, (least, most)).into_iter().collect(),
            Per::Noun(noun) => self.heads(total, |f| self.counts(f, noun)),
            Per::Each => {
                // `14,000 boxes and another 36,000, or 50,000 in all. Each costs`
                let named = self.heads(total, |f| f.after > f.end);
                let bare =
                    if named.is_empty() { Vec::new() } else { self.heads(total, |f| f.after == f.end) };
                named.into_iter().chain(bare).collect()
            }
        }
    }

    /// A span of time near the rate: `in twelve days`, `last year`, the `a year` of the total.
    fn span_of_time(&self, total: &Figure, (least, most): (f64, f64)) -> Option<Share> {
        let rate = self.rate();
        let from = rate.first.min(total.first).saturating_sub(14);
        let to = rate.end.max(total.end) + 14;
        let own = self.after(rate) + 1;
        let near = (from..to.min(self.passage.words.len())).filter(|at| *at != own && *at != rate.end + 1);
        let mut spans: Vec<Stretch> = near
            .filter_map(|at| time::stretch(self.passage, at, SINGLES))
            .filter(|s| s.last.abs_diff(total.end) <= FARTHEST)
            // `21 months ago` is a time, and no span; `2.8 a day overall, but one a day last week` is another's.
            .filter(|s| self.word(s.last + 1) != "ago" && !self.is_behind_but(s))
            .collect();
        // `fewer than in the previous 12 months. In the last quarter 6,198 died, an average of 69 a day`
        let start = self.passage.start_of(rate.sentence);
        let own = |s: &Stretch| s.from >= start && s.long > most && s.told != Told::Named;
        if total.sentence == rate.sentence && spans.iter().any(own) {
            spans.retain(|s| s.from >= start);
        }
        // `30 days` says more than `the month`, and that more than `in June`, which `in 2023` may be beside.
        let long = || spans.iter().filter(|s| s.long > most);
        let surest = long().map(|s| s.told).max()?;
        let named = spans.iter().filter(|s| s.told == Told::Named).count() > 1 && surest == Told::Named;
        let mut sure = long().filter(|s| s.told == surest);
        let stretch = sure.next().filter(|_| sure.next().is_none() && !named)?;
        Some(time::share(self.passage, stretch, (least, most)))
    }

    /// Whether `but` stands between the rate and a span of time behind it.
    fn is_behind_but(&self, stretch: &Stretch) -> bool {
        (self.rate().end..stretch.from).any(|at| self.word(at) == "but")
    }
}
