//! A total, a count and what falls to each: `1,260 people in seven days, 180 a day`.
//!
//! In: a passage. Out: [`Average`]. Not here: whether the three agree (`rules::figures::average`).
//! A figure is tied to a total only where words say that it is one and the same sum (`on average`, `each`, `comes to`).

mod loose;

use super::View;
use super::member::Member;
use super::passage::{Figure, Passage};
use crate::annotate::quantity::{Approximation, Category};
use crate::lexicon::closed::SMALL;
use crate::source::Span;

/// Whether a word is the plural of a noun: `rallies`, `classes`, `courts`.
fn is_plural(word: &str, noun: &str) -> bool {
    let stem = |ending: &str| word.strip_suffix(ending).unwrap_or_default();
    !noun.is_empty()
        && (stem("s") == noun || stem("es") == noun || noun.strip_suffix('y') == Some(stem("ies")))
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

/// Among how many, or how often.
struct Share {
    count: Span,
    least: f64,
    most: f64,
    usual: f64,
}

impl Share {
    /// As many as a figure counts.
    fn of(f: &Figure) -> Self {
        let half = if f.member.low >= 1e5 { f.member.step / 2.0 } else { 0.0 };
        let usual = f.member.low;
        Self { count: f.member.span, least: usual - half, most: usual + half, usual }
    }
}

/// Shortest and longest length of a span of time in days.
const TIMES: [(&str, f64, f64); 5] = [
    ("day", 1.0, 1.0),
    ("week", 7.0, 7.0),
    ("month", 30.0, 31.0),
    ("quarter", 90.0, 92.0),
    ("year", 364.0, 366.0),
];

/// Words that say that a rate and a total are one sum told twice.
const SAME_SUM: &[&[&str]] = &[
    &["average"],
    &["averaging"],
    &["averaged"],
    &["averages"],
    &["apiece"],
    &["each"],
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

/// Words before a figure by which it is a part of something else than the total.
const APART: &[&str] = &["another", "other"];

/// The averages of a passage, at most one for each figure.
pub fn read(passage: &Passage<'_>) -> Vec<Average> {
    let mut figures = passage.figures.clone();
    figures.extend((1..passage.words.len()).filter_map(|at| hours(passage, at)));
    figures.sort_by_key(|f| f.first);
    let readers = (0..figures.len()).map(|at| Reader { passage, figures: &figures, at });
    let mut found: Vec<Average> = readers.clone().filter_map(|r| r.average()).collect();
    for reader in readers {
        let span = reader.rate().member.span;
        if !found.iter().any(|a| [a.rate.span, a.total.span, a.count].contains(&span)) {
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
    let member = Member {
        span,
        category: Some(Category::Measure),
        low: value,
        high: value,
        approximation: Approximation::Exact,
        step: 1.0,
        unit: unit.to_owned(),
        quantity: None,
    };
    let block = passage.text.sentences.get(sentence)?.block;
    Some(Figure { member, sentence: sentence as u32, block, lead: first, first, end: at, after: at + 1 })
}

/// `the year` is a whole one, `the first half of the year` half of it; `nine months of the year` is told by the months.
fn whole_or_half(passage: &Passage<'_>, at: usize) -> Option<f64> {
    let of = at >= 3 && passage.word(at - 2) == "of";
    match passage.word(at.saturating_sub(3)) {
        "half" if of => Some(0.5),
        "quarter" | "quarters" | "months" | "weeks" | "days" if of => None,
        _ => Some(1.0),
    }
}

fn number(word: &str) -> Option<f64> {
    let spelled = SMALL.iter().position(|n| *n == word).map(|n| n as f64);
    spelled.or_else(|| word.replace(',', "").parse().ok()).filter(|n| *n >= 1.0)
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
        let candidates: Vec<(usize, &Figure)> =
            self.near().filter(|(at, f)| *at != self.at && self.is_total(f)).collect();
        let before = candidates.iter().rev().find(|(at, _)| *at < self.at);
        let (_, total) = before
            .or_else(|| candidates.iter().find(|(at, f)| *at > self.at && f.sentence <= rate.sentence + 1))?;
        let Share { count, least, most, usual } =
            self.count(per, total).filter(|_| self.is_same_sum(total))?;
        // Of things that are counted there are more in all than there are to share them.
        if rate.member.is_count() && total.member.low < least {
            return None;
        }
        Some(Average {
            rate: rate.member.clone(),
            total: total.member.clone(),
            count,
            least,
            most,
            usual,
            loose: false,
            others: Vec::new(),
        })
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
            Some(_) if each => Some(Per::Each),
            None if average => Some(Per::Each),
            marked => marked,
        }
    }

    /// `a day`, `per pupil`, `every quarter`, `each`.
    fn marker(&self, at: usize) -> Option<Per<'p>> {
        let noun = self.word(at + 1);
        match self.word(at) {
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

    /// Whether the words say that rate and total are one sum: a cue, a dash before the rate, `at $150 a child`.
    fn is_same_sum(&self, total: &Figure) -> bool {
        let rate = self.rate();
        let before = self.passage.before(rate, 1);
        let cue = self.has_cue(rate) || total.sentence > rate.sentence && self.has_cue(total);
        cue || matches!(before, "—" | "–" | "at")
    }

    fn has_cue(&self, f: &Figure) -> bool {
        let sentence = &self.passage.text.sentences[f.sentence as usize];
        let place = |at: u32| self.passage.words.partition_point(|w| w.token.span.start < at);
        let stands = |at: usize, words: &[&str]| words.iter().zip(at..).all(|(w, n)| self.word(n) == *w);
        let words = place(sentence.span.start)..place(sentence.span.end);
        words.into_iter().any(|at| SAME_SUM.iter().any(|words| stands(at, words)))
    }

    /// Whether a figure is of the same kind as the rate, and more.
    fn is_total(&self, f: &Figure) -> bool {
        let (rate, total) = (&self.rate().member, &f.member);
        let same = rate.category == total.category && (rate.unit == total.unit || total.is_count());
        // `4.5 million euros … 1.5 million apiece`.
        let bare = rate.is_count() && total.category == Some(Category::Money) && rate.step >= 1e4;
        let counts = rate.is_count() && total.is_count();
        let apart = APART.contains(&self.passage.before(f, 1));
        (same || bare || counts)
            && total.is_one()
            && total.low > rate.high
            && !apart
            && self.word(f.end) != "-"
    }

    /// How many share.
    fn count(&self, per: Per<'p>, total: &Figure) -> Option<Share> {
        match per {
            Per::Time(least, most) => self.span_of_time(total, (least, most)),
            Per::Noun(noun) => self.heads(total, |f| self.counts(f, noun)),
            Per::Each => self.heads(total, |f| f.after > f.end),
        }
    }

    /// The nearest figure before the rate, else after it, that counts those who share.
    fn heads(&self, total: &Figure, test: impl Fn(&Figure) -> bool) -> Option<Share> {
        let fits = |(at, f): &(usize, &'p Figure)| {
            let other = *at != self.at && f.first != total.first;
            other && f.member.is_count() && f.member.is_one() && f.member.low >= 2.0 && test(f)
        };
        let all: Vec<(usize, &Figure)> = self.near().filter(fits).collect();
        let before = all.iter().rev().find(|(at, _)| *at < self.at);
        let (_, f) = before.or_else(|| all.first())?;
        Some(Share::of(f))
    }

    /// Whether a figure counts those of a noun in the singular.
    fn counts(&self, f: &Figure, noun: &str) -> bool {
        let plural = f.after.checked_sub(1).map_or("", |at| self.word(at));
        let people = self.passage.text.lexicon.people_nouns.contains(plural)
            || matches!(plural, "people" | "children");
        match noun {
            "head" | "person" | "capita" => people,
            "child" => plural == "children",
            _ => f.after > f.end && is_plural(plural, noun) || is_plural(self.word(f.end), noun),
        }
    }

    /// A span of time near the rate: `in twelve days`, `last year`, the `a year` of the total.
    fn span_of_time(&self, total: &Figure, (least, most): (f64, f64)) -> Option<Share> {
        let rate = self.rate();
        let from = rate.first.min(total.first).saturating_sub(14);
        let to = rate.end.max(total.end) + 14;
        let own = self.after(rate) + 1;
        let near = (from..to.min(self.passage.words.len())).filter(|at| *at != own && *at != rate.end + 1);
        let spans: Vec<(usize, f64, f64)> =
            near.filter_map(|at| self.time_at(at, total)).filter(|(_, _, long)| *long > most).collect();
        // `30 days` says more than `the month`.
        let told: Vec<&(usize, f64, f64)> =
            spans.iter().filter(|(at, ..)| number(self.word(at - 1)).is_some_and(|n| n > 1.0)).collect();
        let (at, short, long) = match (&told[..], &spans[..]) {
            ([one], _) => **one,
            ([], [one]) => *one,
            _ => return None,
        };
        let usual = ((short + long) / (least + most)).round();
        let count = self.passage.span(at - 1, at + 1);
        // A year has twelve months and four quarters however long they are.
        let whole = least > 7.0;
        let (least, most) = if whole { (usual, usual) } else { (short / most, long / least) };
        Some(Share { count, least, most, usual })
    }

    /// The length of time whose noun stands at a place, in days; the same unit counts whole.
    fn time_at(&self, at: usize, total: &Figure) -> Option<(usize, f64, f64)> {
        let word = self.word(at);
        let name = word.strip_suffix('s').unwrap_or(word);
        let (_, least, most) = TIMES.iter().find(|(n, ..)| *n == name)?;
        let before = self.word(at.checked_sub(1)?);
        let number = match before {
            "the" if name == word => whole_or_half(self.passage, at)?,
            "a" | "per" | "last" | "one" | "every" if name == word => 1.0,
            _ => number(before)?,
        };
        let of_rate = at.abs_diff(total.end) > 40;
        (!of_rate).then_some((at, number * least, number * most))
    }
}
