//! The mean of figures that are told one by one: `marks of 7.5, 8.0 and 8.5, a mean of 8.0`.
//!
//! In: a passage. Out: [`Average`], whose total is the sum of the figures. Only where the words count them as well
//! (`three victims, aged 19, 22 and 34`), so that none is missing, or where a mean beside them lies outside them.

use super::{Average, Share, time};
use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::{Figure, Passage};

/// Words between the word `average` and its figure, and between the figures and it, at most.
const REACH: (usize, usize) = (4, 20);

/// Words on each side of the figures in which they are counted.
const COUNTED: usize = 14;

/// Words by which a mean is of others than those listed: `older than the average of`, `the mean of all`.
const OTHERS: &[&str] = &[
    ";", "above", "against", "all", "below", "but", "national", "overall", "than", "usual", "whereas",
    "while",
];

/// The means of a passage.
pub fn read<'p>(passage: &'p Passage<'p>) -> impl Iterator<Item = Average> + 'p {
    let means = (0..passage.words.len())
        .filter(|at| matches!(passage.word(*at), "average" | "averaged" | "averages" | "averaging" | "mean"));
    means.filter_map(move |at| average(passage, at))
}

fn average(passage: &Passage<'_>, cue: usize) -> Option<Average> {
    let at = (cue + 1..=cue + REACH.0).find(|at| value(passage, *at).is_some())?;
    let between = |n: usize| matches!(passage.word(n), "," | "." | ";" | "and");
    if (cue + 1..at).any(between) || goes_on(passage, at) {
        return None;
    }
    let start = passage.start_of(passage.sentence_at(passage.words[cue].token.span.start)?);
    let end = (start.max(cue.saturating_sub(REACH.1))..cue).rev().find(|n| value(passage, *n).is_some())?;
    let list =
        listed(passage, end, start).filter(|_| !(end..at).any(|n| OTHERS.contains(&passage.word(n))))?;
    let values: Vec<f64> = list.iter().filter_map(|n| value(passage, *n)).collect();
    let rate = member(passage, (at, at + 1), value(passage, at)?);
    let total = member(passage, (list[0], end + 1), values.iter().sum());
    let (low, high) =
        (values.iter().copied().fold(f64::MAX, f64::min), values.iter().copied().fold(0.0, f64::max));
    // Far outside of them, the mean is of something else.
    let near = (low / 2.0..=high * 2.0).contains(&rate.low);
    let outside = rate.low < low || rate.low > high;
    let beside = || is_apposed(passage, cue).then(|| all(passage, &list)).filter(|_| outside);
    let share = counted(passage, &list, at).or_else(beside)?;
    near.then(|| Average::new(rate, total, share, false))
}

/// `, an average of`
fn is_apposed(passage: &Passage<'_>, cue: usize) -> bool {
    let before = |n: usize| cue.checked_sub(n).map_or("", |at| passage.word(at));
    passage.word(cue + 1) == "of" && matches!(before(1), "a" | "an") && before(2) == ","
}

/// Those that are listed, where no other word counts them.
fn all(passage: &Passage<'_>, list: &[usize]) -> Share {
    let count = list.len() as f64;
    Share { count: passage.span(list[0], list[list.len() - 1] + 1), least: count, most: count, usual: count }
}

/// The places of figures joined by commas and a last `and` that end at a place; three or more.
fn listed(passage: &Passage<'_>, end: usize, start: usize) -> Option<Vec<usize>> {
    let mut places = vec![end];
    let mut at = end.checked_sub(2).filter(|_| passage.word(end - 1) == "and")?;
    at -= usize::from(passage.word(at) == ",");
    while at >= start && value(passage, at).is_some() {
        places.push(at);
        match at.checked_sub(2) {
            Some(before) if passage.word(at - 1) == "," => at = before,
            _ => break,
        }
    }
    places.reverse();
    (places.len() >= 3).then_some(places)
}

/// Where the words count as many as are listed.
fn counted(passage: &Passage<'_>, list: &[usize], rate: usize) -> Option<Share> {
    let around = list[0].saturating_sub(COUNTED)..list[list.len() - 1] + COUNTED;
    let fits = |f: &&Figure| {
        let own = list.contains(&f.first) || f.first == rate;
        !own && around.contains(&f.first) && f.member.is_count() && f.member.low == list.len() as f64
    };
    passage.figures.iter().find(fits).map(Share::of)
}

/// A plain number at a place, which no scale word follows.
fn value(passage: &Passage<'_>, at: usize) -> Option<f64> {
    let word = passage.word(at);
    let digits = word.starts_with(|c: char| c.is_ascii_digit());
    time::number(word).filter(|_| digits && !goes_on(passage, at))
}

/// Whether a scale word or a sign follows that makes another figure of a number.
fn goes_on(passage: &Passage<'_>, at: usize) -> bool {
    matches!(
        passage.word(at + 1),
        "thousand" | "million" | "billion" | "trillion" | "m" | "bn" | "-" | "/" | ":"
    )
}

/// A figure read from words alone.
fn member(passage: &Passage<'_>, (from, to): (usize, usize), value: f64) -> Member {
    let decimals = passage.word(to - 1).split_once('.').map_or(0, |(_, d)| d.len());
    Member { step: 10f64.powi(-(decimals as i32)), ..Member::in_words(passage.span(from, to), None, value) }
}
