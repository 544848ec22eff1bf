//! A distance that the headline tells, and the two figures of the story below it: `Sako wins by 48 votes` over `14,287
//! votes … and 14,203`.
//!
//! In: the passages of a draft. Out: a [`Comparison`] where the story begins with one pair of figures of the kind. Not
//! here: one figure told over the story and in it (`same`).

use super::stated::{LEAD_NOUNS, scale};
use super::{Comparison, Direction, Pair, Scale};
use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::{Figure, Passage};
use crate::document::Role;

/// Sentences at the beginning of the story in which the two figures may stand.
const BEGINNING: u32 = 5;

/// A figure of the story that is so near that of the headline, as a share, is that one told again.
const ROUNDED: f64 = 0.85;

/// Every lead or margin of a headline without figures of its own.
pub fn read(passages: &[Passage<'_>]) -> Vec<Comparison> {
    let pairs = passages.windows(2).filter(|two| two[0].role == Role::Headline && two[1].role == Role::Body);
    pairs.filter_map(|two| over(&two[0], &two[1])).collect()
}

fn over(head: &Passage<'_>, story: &Passage<'_>) -> Option<Comparison> {
    let [figure] = &head.figures[..] else { return None };
    let scale = scale(&figure.member).filter(|_| is_lead(head, figure))?;
    let pair = below(&figure.member, scale, story)?;
    Some(Comparison {
        scale,
        direction: Direction::Either,
        measure: figure.member.clone(),
        pairs: vec![pair],
        lead: true,
        cue: head.span(figure.lead, figure.after),
        loose: false,
        sided: false,
    })
}

/// Whether the only figure of a headline is a distance: `ousted by 48 votes`, `leads by nine points`, `a 12-point lead`.
fn is_lead(head: &Passage<'_>, figure: &Figure) -> bool {
    let unit = figure.member.unit == "votes" || scale(&figure.member) == Some(Scale::Points);
    let by = head.before(figure, 1) == "by";
    let noun = (figure.end..figure.end + 4).any(|at| LEAD_NOUNS.contains(&head.word(at)));
    figure.member.is_one() && unit && (by || noun)
}

/// The one pair of figures of the kind with which the story begins.
fn below(measure: &Member, scale: Scale, story: &Passage<'_>) -> Option<Pair> {
    let first = story.figures.first()?.sentence;
    let kind = |f: &&Figure| {
        let m = &f.member;
        match scale {
            Scale::Points => m.is_percent(),
            _ => m.is_count() && measure.is_of_noun(m) && m.low >= measure.low,
        }
    };
    let near = story.figures.iter().take_while(|f| f.sentence <= first + BEGINNING);
    let figures: Vec<&Figure> = near.filter(|f| f.member.is_one()).filter(kind).collect();
    let rounded = |f: &Figure| (ROUNDED..=1.0 / ROUNDED).contains(&(f.member.low / measure.low));
    let again = story.figures.iter().any(|f| f.member.is_like(measure) && rounded(f));
    match figures[..] {
        [a, b] if !again && b.sentence <= a.sentence + 1 => {
            Some(Pair { base: a.member.clone(), result: b.member.clone(), ordered: false })
        }
        _ => None,
    }
}
