//! The other figures that stand near those of a finding: whether there are any that could be meant, and whether the
//! distance fits them.
//!
//! In: the figures of a finding. Out: whether others can be meant. A finding stands only where no reading agrees: what fits
//! others is told as a query, if at all.

use super::comparison::Ways;
use super::slip;
use crate::annotate::relation::comparison::{Comparison, Pair, Scale};
use crate::annotate::relation::member::Member;
use crate::document::{Block, Shape};
use crate::draft::Draft;
use crate::source::Span;

/// Figures near a distance that are tried, the nearest first: among more some pair soon fits by chance.
const MOST: usize = 12;

/// Whether two other figures near are so far apart as is said.
pub fn agrees(draft: &Draft, ways: &Ways<'_>, own: &Pair) -> bool {
    let comparison = ways.comparison;
    let exact = Ways { tolerance: 0.0, ..*ways };
    let mut near = members(draft, comparison);
    near.sort_by_key(|m| m.span.start.abs_diff(comparison.measure.span.start));
    near.truncate(MOST);
    let pair = |base: &Member, result: &Member| Pair {
        base: base.clone(),
        result: result.clone(),
        ordered: matches!(comparison.scale, Scale::Share | Scale::Part),
    };
    near.iter().enumerate().any(|(at, a)| {
        near[at + 1..].iter().any(|b| {
            let ends = [a.span, b.span];
            let is_own = ends.contains(&own.base.span) && ends.contains(&own.result.span);
            !is_own
                && is_comparable(comparison.scale, a, b)
                && (exact.fits(&pair(a, b)) || exact.fits(&pair(b, a)))
        })
    })
}

/// Whether figures that only stand near stand all in quotation marks or all outside: a speaker's are not the writer's.
pub fn are_of_one_voice<'m>(draft: &Draft, figures: impl IntoIterator<Item = &'m Member>) -> bool {
    let mut quoted = figures.into_iter().map(|m| draft.voices.quoted.touches(m.span));
    let first = quoted.next();
    quoted.all(|q| Some(q) == first)
}

/// Whether no other figure of the kind stands in the sentences of these: they can only be read with one another. What
/// stands `beside` them is read with them.
pub fn are_alone(draft: &Draft, figures: &[&Member], beside: Span) -> bool {
    let whole = figures.iter().map(|m| m.span).reduce(Span::to).unwrap_or_default();
    let own = |m: &Member| figures.iter().any(|f| f.span == m.span) || beside.contains(m.span);
    let bare = |a: &Member, b: &Member| a.is_count() && a.unit.is_empty() && !b.is_percent();
    let like = |m: &Member| figures.iter().any(|f| f.is_like(m) || bare(f, m) || bare(m, f));
    !within(draft, sentences(draft, whole)).any(|m| !own(&m) && like(&m))
}

/// Whether a distance of this kind can lie between two figures.
fn is_comparable(scale: Scale, a: &Member, b: &Member) -> bool {
    let alike = a.is_like(b) && a.is_one() && b.is_one() && a.low > 0.0 && b.low > 0.0;
    let shares = a.is_percent() && b.is_percent();
    let kind = match scale {
        Scale::Points => shares,
        Scale::Amount | Scale::Part => !shares,
        Scale::Share | Scale::Factor => true,
    };
    alike && kind && a.low != b.low && a.is_of_noun(b)
}

/// The figures near a distance besides itself: of its sentence, of its paragraph and the one before
/// where it has digits enough not to fit by chance.
fn members(draft: &Draft, comparison: &Comparison) -> Vec<Member> {
    let at = comparison.measure.span;
    let reach = reach(draft, at, slip::is_telling(comparison.measure.low));
    within(draft, reach).filter(|m| m.span != at).collect()
}

/// The figures of a run of text: quantities, then bare numbers.
fn within(draft: &Draft, reach: Span) -> impl Iterator<Item = Member> {
    let text = &draft.document.text;
    let (quantities, numbers) = (&draft.annotations.quantities, &draft.annotations.numbers);
    let from = quantities.partition_point(|q| q.span.start < reach.start);
    let quantities = quantities[from..].iter().zip(from as u32..);
    let from = numbers.partition_point(|n| n.span.start < reach.start);
    let numbers = numbers[from..].iter().take_while(move |n| n.span.end <= reach.end).filter(|n| !n.ordinal);
    quantities
        .take_while(move |(q, _)| q.span.end <= reach.end)
        .filter_map(|(q, at)| Member::of_quantity(q, at, text))
        .chain(numbers.map(|n| Member::of_number(n, text)))
}

/// The sentences that a run of text touches.
fn sentences(draft: &Draft, run: Span) -> Span {
    let at = |place: u32| {
        let index = draft.sentences.partition_point(|s| s.span.end <= place);
        draft.sentences[index.min(draft.sentences.len() - 1)].span
    };
    at(run.start).to(at(run.end.saturating_sub(1)))
}

/// From where to where figures are near.
fn reach(draft: &Draft, at: Span, far: bool) -> Span {
    let own = sentences(draft, at);
    if !far {
        return own;
    }
    let blocks = &draft.document.blocks;
    let block = blocks.partition_point(|b| b.span.end <= at.start).min(blocks.len() - 1);
    let prose = |b: &&Block| b.role == blocks[block].role && b.shape != Shape::Cell;
    let before = block.checked_sub(1).map(|n| &blocks[n]).filter(prose);
    before.map_or(own, |b| b.span).to(blocks[block].span)
}
