//! A count and the list of what it counts: `three judges dissented: Bracamonte, Telles and Okafor`.
//!
//! In: a passage. Out: [`Enumeration`]. Not here: whether the list is as long as the count says
//! (`rules::figures::enumeration`).
//!
//! A list read where none is: `opening`, `apposition`, `before`, `next`; wrong items: `items`, `segment`; lists of
//! several paragraphs: `block`; of years: `years`.

mod apposition;
mod before;
mod block;
mod items;
mod next;
mod opening;
mod segment;
mod years;

use super::View;
use super::passage::{Figure, Passage};
use crate::annotate::quantity::Approximation;
use crate::source::Span;
use items::List;

/// A count and the list of what it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Enumeration {
    /// The number and the noun counted.
    pub count: Span,
    /// How many the words say.
    pub value: usize,
    /// Where each thing is named; asides left out, what may be one kept in.
    pub items: Vec<Span>,
    /// The fewest things the list can be read as.
    pub least: usize,
    /// The most.
    pub most: usize,
}

impl Enumeration {
    fn new(passage: &Passage<'_>, count: &Count, list: List) -> Self {
        let List { items, least, most } = list;
        Self { count: passage.span(count.first, count.noun), value: count.value, items, least, most }
    }

    /// For printing.
    pub fn view(&self) -> View {
        let items = self.items.iter().map(|i| ("item", *i));
        let mut members: Vec<(&'static str, Span)> =
            std::iter::once(("count", self.count)).chain(items).collect();
        members.sort_by_key(|(_, span)| *span);
        View { name: "count-list", members }
    }
}

/// Longest list that anybody counts out in prose or points.
const MOST_ITEMS: f64 = 20.0;

/// Nouns that count what no list names.
const NO_LIST: &[&str] = &["times", "points", "point", "votes", "percent", "ways", "way", "more", "others"];

/// Words before a count that make it one of several.
const ONE_OF_SEVERAL: &[&str] = &[
    "another",
    "first",
    "last",
    "next",
    "other",
    "past",
    "previous",
    "recent",
    "remaining",
    "these",
    "those",
];

/// Words for a set, with the number of its members.
const SETS: [(&str, usize); 6] =
    [("both", 2), ("duo", 2), ("pair", 2), ("quartet", 4), ("quintet", 5), ("trio", 3)];

/// A count that a list may follow. Places are indices of words.
#[derive(Debug, Clone, Copy)]
pub struct Count {
    value: usize,
    first: usize,
    /// After the noun counted.
    noun: usize,
    /// Whether a noun is there.
    named: bool,
    /// After the last word of its sentence.
    end: usize,
}

/// Every count with its list, in order.
pub fn read<'p>(passage: &'p Passage<'p>) -> impl Iterator<Item = Enumeration> + 'p {
    counts(passage).into_iter().filter_map(move |count| {
        let list = years::years(passage, &count)
            .or_else(|| block::after(passage, &count))
            .or_else(|| opening::list_after(passage, &count))
            .or_else(|| before::list_before(passage, &count))
            .or_else(|| next::list_of_deeds(passage, &count))
            .or_else(|| next::list_that_they_are(passage, &count))
            .or_else(|| next::list_that_the_same_are(passage, &count))
            .or_else(|| next::ordinals(passage, &count))?;
        (list.most >= 2).then(|| Enumeration::new(passage, &count, list))
    })
}

/// The counts of a passage, in order.
fn counts(passage: &Passage<'_>) -> Vec<Count> {
    let figures = passage.figures.iter().filter_map(|f| figure(passage, f));
    let bodies = passage.figures.iter().filter_map(|f| body(passage, f));
    let sets = (0..passage.words.len()).filter_map(|at| set(passage, at));
    let mut counts: Vec<Count> = figures.chain(bodies).chain(sets).collect();
    counts.sort_by_key(|c| c.first);
    counts
}

fn figure(passage: &Passage<'_>, f: &Figure) -> Option<Count> {
    let m = &f.member;
    let whole = m.is_count() && m.is_one() && m.low.fract() == 0.0 && (2.0..=MOST_ITEMS).contains(&m.low);
    // `stalled over three matters`: what they stalled over, not more than three.
    let exact = m.approximation == Approximation::Exact || passage.word(f.lead) == "over";
    let exact = exact && passage.word(f.end) != "-" && !ONE_OF_SEVERAL.contains(&passage.before(f, 1));
    // Without a noun, digits may be anything.
    let spelled = passage.word(f.first).bytes().all(|b| b.is_ascii_alphabetic());
    // Of `two of the three brothers` the two are counted out.
    let inner =
        (1..=5).any(|n| passage.before(f, n) == "of" && is_some(passage, f.lead - n)) || is_whole(passage, f);
    // `in five points:`
    let points = spelled && passage.before(f, 1) == "in";
    let counted = passage
        .words
        .get(f.after.wrapping_sub(1))
        .is_some_and(|w| points || !NO_LIST.contains(&w.word.as_ref()));
    let noun = partitive(passage, f);
    (whole && exact && counted && !inner && (spelled || noun > f.end)).then(|| Count {
        value: m.low as usize,
        first: f.first,
        noun: compound(passage, noun),
        named: f.after > f.end,
        end: end_of_sentence(passage, f.first),
    })
}

/// Whether the word before `of` at a place is a count: `two of the three brothers`, `seven of the country's 20 districts`.
fn is_some(passage: &Passage<'_>, of: usize) -> bool {
    passage.figures.iter().any(|o| o.end == of && o.member.is_count())
}

/// `Of the six defendants, three (…) were acquitted`: the list is of the three.
fn is_whole(passage: &Passage<'_>, f: &Figure) -> bool {
    let of = passage.before(f, 2) == "of"
        && matches!(passage.before(f, 1), "the" | "its" | "his" | "her" | "their" | "these" | "those");
    let first = f.lead.checked_sub(3).is_none_or(|at| matches!(passage.word(at), "." | "\"" | "“"));
    let next = |o: &&Figure| o.first == f.after + 1 && passage.word(f.after) == ",";
    of && first && passage.figures.iter().any(|o| next(&o))
}

/// After the noun of `three of the 14 accused`, `six of the town's 20 wells`, else after the figure's own noun.
fn partitive(passage: &Passage<'_>, f: &Figure) -> usize {
    let owned = |o: &Figure| {
        let own = |at: usize| matches!(passage.word(at), "'s" | "’s" | "'" | "’");
        (f.end..o.lead).any(own) && !(f.end..o.lead).any(|at| matches!(passage.word(at), "," | "." | ";"))
    };
    let near = |o: &&Figure| o.first > f.end && (o.lead <= f.end + 3 || o.lead <= f.end + 6 && owned(o));
    let inner = passage.figures.iter().find(near).filter(|_| passage.word(f.end) == "of");
    inner.map_or(f.after, |o| o.after.max(f.after))
}

/// After the rest of a compound: `sons-in-law`.
fn compound(passage: &Passage<'_>, mut at: usize) -> usize {
    while passage.word(at) == "-" && passage.words.get(at).is_some_and(|w| !w.token.spaced) {
        at += 2;
    }
    at.min(passage.words.len())
}

/// Nouns by which a body of several is named after their number: `a three-party coalition`.
const MEMBERS: &[&str] =
    &["city", "country", "judge", "man", "member", "nation", "party", "person", "state", "village", "woman"];

/// `a three-party coalition`.
fn body(passage: &Passage<'_>, f: &Figure) -> Option<Count> {
    let member = passage.word(f.end) == "-" && MEMBERS.contains(&passage.word(f.end + 1));
    let whole =
        f.member.is_one() && f.member.low.fract() == 0.0 && (2.0..=MOST_ITEMS).contains(&f.member.low);
    (member && whole).then(|| Count {
        value: f.member.low as usize,
        first: f.first,
        noun: f.end + 2,
        named: false,
        end: end_of_sentence(passage, f.first),
    })
}

/// `a pair of banks`, `a trio of unlikely allies`, `both the parties`, `the pair, `.
fn set(passage: &Passage<'_>, at: usize) -> Option<Count> {
    let word = passage.word(at);
    let (_, value) = SETS.iter().find(|(name, _)| *name == word)?;
    if word != "both" && passage.word(at + 1) == "," && at > 0 && passage.word(at - 1) == "the" {
        let end = end_of_sentence(passage, at);
        return Some(Count { value: *value, first: at, noun: at + 1, named: true, end });
    }
    let of = passage.word(at + 1) == "of";
    let defined = matches!(
        passage.word(at + 1 + usize::from(of)),
        "the" | "its" | "his" | "her" | "their" | "these" | "those"
    );
    let people =
        passage.text.lexicon.people_nouns.contains(passage.word(at + 1)) || passage.word(at + 1) == "men";
    let sound = if word == "both" { defined || people } else { of };
    let noun =
        (at + 1..at + 6).find(|n| is_plural(passage, *n) || people && *n == at + 1).filter(|_| sound)?;
    let end = end_of_sentence(passage, at);
    Some(Count { value: *value, first: at, noun: noun + 1, named: true, end })
}

/// Whether a word looks like the plural of a noun.
fn is_plural(passage: &Passage<'_>, at: usize) -> bool {
    let word = passage.word(at);
    let irregular = word.ends_with("men") || matches!(word, "people" | "children");
    let formed = word.ends_with('s') && word.len() > 2 && !word.ends_with("ss");
    irregular || formed && !passage.text.lexicon.function_words.contains(word)
}

/// After the last word of the sentence that a word stands in, its full stop left out.
fn end_of_sentence(passage: &Passage<'_>, at: usize) -> usize {
    let start = passage.words.get(at).map_or(0, |w| w.token.span.start);
    let sentences = passage.text.sentences;
    let index = sentences.partition_point(|s| s.span.end <= start);
    let Some(sentence) = sentences.get(index) else { return passage.words.len() };
    let end = passage.words.partition_point(|w| w.token.span.start < sentence.span.end);
    let closed = |n: usize| matches!(passage.word(n), "." | "?" | "!" | "\"" | "”" | "’");
    (at..end).rev().find(|n| !closed(*n)).map_or(end, |n| n + 1)
}
