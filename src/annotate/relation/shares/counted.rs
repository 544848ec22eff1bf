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

/// A count below this gives its whole too roughly to be set beside others.
const LEAST: f64 = 100.0;

/// Fewest pairs of which one can be told from the others.
const FEWEST: usize = 3;

/// Sentences from one pair to the next, at most: candidates are told in one sentence each, or every other.
const APART: u32 = 2;

/// Words between a count with its noun and its share, marks included, at most.
const GAP: usize = 3;

/// Lists of three pairs or more that follow one another and count one thing.
pub fn read(passage: &Passage<'_>) -> Vec<Counted> {
    let mut pairs: Vec<(&Figure, &Figure)> = Vec::new();
    for two in passage.figures.windows(2) {
        let taken = pairs.last().is_some_and(|last| last.0.lead >= two[0].lead || last.1.lead >= two[0].lead);
        pairs.extend(pair(passage, &two[0], &two[1]).filter(|_| !taken));
    }
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
    let sound =
        joint && a.sentence == b.sentence && !gap.iter().any(|w| matches!(*w, "and" | "to" | "." | ")"));
    (count_fits && share_fits && sound && is_of_the_whole(passage, share) && !passage.is_of_then(a.sentence))
        .then_some((count, share))
}

/// Whether nothing behind a share says that it is of something else than the whole: `of the valid votes`, `of all`.
fn is_of_the_whole(passage: &Passage<'_>, share: &Figure) -> bool {
    const WHOLES: [&str; 7] = ["all", "ballots", "cast", "poll", "total", "vote", "votes"];
    let moved = matches!(
        passage.word(share.end),
        "above" | "below" | "down" | "fewer" | "higher" | "less" | "lower" | "more" | "up" | "-"
    );
    let of = passage.word(share.end) == "of";
    let defined = |at: usize| at + usize::from(matches!(passage.word(at), "the" | "all"));
    let valid = |at: usize| at + usize::from(matches!(passage.word(at), "total" | "valid"));
    let at = valid(defined(share.end + 1));
    let whole =
        WHOLES.contains(&passage.word(at)) || at > share.end + 1 && WHOLES.contains(&passage.word(at - 1));
    !moved && (!of || whole)
}
