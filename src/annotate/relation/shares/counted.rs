//! Counts with the shares that they are of one whole: `241,306 votes, or 47.4 percent … 229,874, or 45.1 percent`.
//!
//! In: a passage. Out: [`Counted`]. Not here: a whole that is printed (`comparison`), shares without counts (the module above).

use crate::annotate::relation::View;
use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::{Figure, Passage};

/// Counts and what share of one whole each is.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// Count and share, three or more, in reading order.
    pub pairs: Vec<(Member, Member)>,
}

impl Counted {
    /// For printing.
    pub fn view(&self) -> View {
        let members = self.pairs.iter().flat_map(|(count, share)| [("count", count), ("share", share)]);
        View::new("counted shares", members)
    }
}

/// A count below this says too little of its whole.
const LEAST: f64 = 100.0;

/// Fewest pairs of which one can be told from the others.
const FEWEST: usize = 3;

/// Sentences from one pair to the next, at most.
const APART: u32 = 2;

/// Words between a count with its noun and its share, marks included, at most.
const GAP: usize = 3;

/// Lists of three pairs or more that follow one another and count one thing.
pub fn read(passage: &Passage<'_>) -> Vec<Counted> {
    let pairs: Vec<(&Figure, &Figure)> =
        passage.figures.windows(2).filter_map(|two| pair(passage, &two[0], &two[1])).collect();
    let follows = |a: &(&Figure, &Figure), b: &(&Figure, &Figure)| {
        let noun = a.0.member.is_of_noun(&b.0.member);
        noun && b.0.sentence <= a.0.sentence + APART && !passage.is_item(b.0.block)
    };
    let lists = pairs.chunk_by(follows).filter(|list| list.len() >= FEWEST);
    let members = |list: &[(&Figure, &Figure)]| {
        list.iter().map(|(count, share)| (count.member.clone(), share.member.clone())).collect()
    };
    lists.map(|list| Counted { pairs: members(list) }).collect()
}

/// A count with its share beside it, in either order.
fn pair<'p>(passage: &Passage<'_>, a: &'p Figure, b: &'p Figure) -> Option<(&'p Figure, &'p Figure)> {
    let (count, share) = if b.member.is_percent() { (a, b) } else { (b, a) };
    let count_fits = count.member.is_count() && count.member.is_one() && count.member.low >= LEAST;
    let share_fits =
        share.member.is_percent() && share.member.is_one() && (0.0..100.0).contains(&share.member.low);
    let gap: Vec<&str> = (a.after.min(b.lead)..b.lead).map(|at| passage.word(at)).collect();
    let joint = gap.len() <= GAP && gap.iter().any(|w| matches!(*w, "or" | "(" | "–" | "—"));
    let sound = joint && a.sentence == b.sentence && !gap.iter().any(|w| matches!(*w, "and" | "to" | "."));
    (count_fits && share_fits && sound && is_of_the_vote(passage, share) && !passage.is_of_then(a.sentence))
        .then_some((count, share))
}

/// Whether nothing behind a share says that it is of something else than the whole: `of the valid votes`, `of the total`.
fn is_of_the_vote(passage: &Passage<'_>, share: &Figure) -> bool {
    const WHOLES: [&str; 6] = ["ballots", "cast", "poll", "total", "vote", "votes"];
    let moved = matches!(
        passage.word(share.end),
        "above" | "below" | "down" | "fewer" | "higher" | "less" | "lower" | "more" | "up" | "-"
    );
    let of = passage.word(share.end) == "of";
    !moved && (!of || (share.end + 1..share.end + 5).any(|at| WHOLES.contains(&passage.word(at))))
}
