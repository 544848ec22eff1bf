//! Two figures and what is said of the way from one to the other: a change (`rose 12 percent, from 1,250 to 1,400`),
//! a comparison (`300 more than the 1,600`), a factor (`twice as many`), a lead (`46 to 40, a six-point lead`).
//!
//! In: a passage. Out: [`Comparison`]. Not here: whether it fits (`rules::figures::comparison`).
//!
//! What is said of the way: `stated`, in words without a figure: `worded`; which two figures it is said of: `pair`
//! (of what kind: `ends`, in which clauses: `clause`, one of the sentence before: `before`); a share of a whole: `part`, beside both: `apposed`; a distance taken
//! up from the sentence before: `resumed`, told over the story: `over`; what is added to a figure: `added`; turnout: `turnout`; figures that only stand near: `loose` (by
//! which words a figure is a distance: `cue`), for a share of a whole `portion`.

mod added;
mod apposed;
mod before;
mod clause;
mod cue;
mod ends;
mod loose;
pub mod over;
mod pair;
mod part;
mod portion;
pub(super) mod result;
mod resumed;
pub(super) mod stated;
mod turnout;
mod worded;

use super::View;
use super::member::Member;
use super::passage::Passage;
use crate::source::Span;

/// What kind of distance is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scale {
    /// In percent of the base, fractions included (`by a third`).
    Share,
    /// In percentage points.
    Points,
    /// In the figures' own unit.
    Amount,
    /// As a multiple of the base.
    Factor,
    /// As the share of the base that the result is of it (`a third of the 93`, `602, or 28 percent`).
    Part,
}

/// Which of the two figures is the greater by the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The result.
    Up,
    /// The base.
    Down,
    /// Not said.
    Either,
}

/// Two figures that a distance can lie between.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The figure that is compared with.
    pub base: Member,
    /// The figure that is compared.
    pub result: Member,
    /// Whether the words say which of the two is the base.
    pub ordered: bool,
}

impl Pair {
    /// Whether one of the two stands at a place.
    fn has(&self, place: Span) -> bool {
        self.base.span == place || self.result.span == place
    }

    /// Whether two pairs are of the same two places.
    fn is_of(&self, other: &Self) -> bool {
        let ends = |p: &Self| [p.base.span.min(p.result.span), p.base.span.max(p.result.span)];
        ends(self) == ends(other)
    }
}

/// A stated distance and the figures it lies between.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// What kind of distance.
    pub scale: Scale,
    /// Which way.
    pub direction: Direction,
    /// The distance.
    pub measure: Member,
    /// The pairs that can be meant, one or more, the likeliest first.
    pub pairs: Vec<Pair>,
    /// Whether it is the lead of one over another, not a change.
    pub lead: bool,
    /// The words that say it is a distance.
    pub cue: Span,
    /// Whether the figures only stand near, and no words bind them to the distance.
    pub loose: bool,
    /// Whether the words leave no doubt which of the two is the greater: `320 pupils, 40 fewer than the 360 of May`.
    pub sided: bool,
}

impl Comparison {
    /// Whether its words stand nearer to its figures than those of another: `cut by 20 percent to 24 from 30, and letting
    /// herring rise by 12 percent`.
    fn is_nearer(&self, other: &Comparison) -> bool {
        let gap = |c: &Comparison| {
            let figures = [c.pairs[0].base.span, c.pairs[0].result.span];
            figures
                .iter()
                .map(|f| c.cue.start.saturating_sub(f.end) + f.start.saturating_sub(c.cue.end))
                .min()
        };
        gap(self) < gap(other)
    }

    /// For printing, with the likeliest pair.
    pub fn view(&self) -> View {
        let pair = self.pairs.first().map(|p| [("base", &p.base), ("result", &p.result)]);
        View::new("comparison", pair.into_iter().flatten().chain([("difference", &self.measure)]))
    }
}

/// Whether the figures of a distance are those of another that fits them: `won by 320 votes, 4,210 to 3,890, after
/// trailing by 500`.
fn is_taken(distance: &Comparison, other: &Comparison) -> bool {
    let [own] = &distance.pairs[..] else { return false };
    let apart = (own.result.low - own.base.low).abs();
    let difference = |c: &Comparison| matches!(c.scale, Scale::Amount | Scale::Points);
    let rivals = distance.measure.span != other.measure.span && other.pairs.iter().any(|p| p.is_of(own));
    let told = difference(distance)
        && difference(other)
        && (distance.measure.low - apart).abs() > f64::EPSILON
        && (other.measure.low - apart).abs() < 1e-6 * apart.max(1.0);
    rivals
        && (told
            || distance.scale == Scale::Share && other.scale == Scale::Share && other.is_nearer(distance))
}

/// Every stated distance whose two figures are sure, then those whose figures only stand near.
pub fn read(passage: &Passage<'_>) -> Vec<Comparison> {
    let stated = stated::read(passage);
    let moved = stated.iter().filter_map(|s| pair::of(passage, s, &stated));
    let mut found: Vec<Comparison> = moved.chain(part::read(passage, &stated)).collect();
    let told: Vec<bool> = found.iter().map(|c| found.iter().any(|o| is_taken(c, o))).collect();
    let mut told = told.into_iter();
    found.retain(|_| !told.next().unwrap_or_default());
    let known = |c: &Comparison, o: &Comparison| c.measure.span == o.measure.span;
    let mut resumed = resumed::read(passage);
    resumed.retain(|c| !found.iter().any(|o| !o.loose && known(c, o)));
    found.retain(|c| !resumed.iter().any(|o| known(c, o)));
    found.extend(resumed);
    let added: Vec<Comparison> = added::read(passage).into_iter().chain(turnout::read(passage)).collect();
    found.retain(|c| !c.loose || !added.iter().any(|o| known(c, o)));
    found.extend(added.into_iter().filter(|c| !found.iter().any(|o| known(c, o))).collect::<Vec<_>>());
    let loose: Vec<Comparison> = loose::read(passage, &stated, &found)
        .into_iter()
        .chain(portion::read(passage, &stated, &found))
        .collect();
    found.extend(loose);
    found
}
