//! Two opposite parts right behind their whole: `put 61 ballots before the judge, who accepted 33 and rejected 28`, `1,032
//! voters, 620 in the capital and 412 elsewhere`.
//!
//! In: the figures of a sentence. Out: a [`PartWhole`]. Not here: parts behind `of`, `including` and their like (`joint`).

use super::PartWhole;
use super::joint::Joint;
use super::series::is_part_of;
use crate::annotate::relation::passage::Figure;

/// Words between a whole with its noun and the first part, and between the two parts, at most: farther apart another noun
/// stands between.
const REACH: (usize, usize) = (6, 6);

impl Joint<'_> {
    /// Parts that opposite verbs or `elsewhere` set against each other.
    pub fn opposed(&self) -> Option<PartWhole> {
        self.figures.windows(3).find_map(|three| {
            let [whole, a, b] = three else { return None };
            let near = a.lead <= whole.after + REACH.0 && b.lead <= a.end + REACH.1;
            let counted = whole.member.is_count() && whole.after > whole.end && whole.member.is_one();
            let parts = [a, b].iter().all(|f| f.member.is_one() && is_part_of(f, whole));
            let elsewhere = self.passage.word(b.end) == "elsewhere" && a.lead == whole.after + 1;
            let sound =
                near && counted && parts && self.are_joined(a, b) && (elsewhere || self.are_opposite(a, b));
            sound.then(|| self.joined(whole, &three[1..], (b.end, b.end + 1), elsewhere))
        })
    }

    /// Whether `and` or `but` stands between two figures, and no mark but a comma.
    fn are_joined(&self, a: &Figure, b: &Figure) -> bool {
        let words = || (a.end..b.lead).map(|at| self.passage.word(at));
        words().any(|w| matches!(w, "and" | "but"))
            && !words().any(|w| matches!(w, "." | ";" | ":" | "(" | ")" | "than"))
    }

    /// Whether the verbs right before two figures are opposites: `accepted 33 and rejected 28`.
    fn are_opposite(&self, a: &Figure, b: &Figure) -> bool {
        let side = |f: &Figure| self.passage.side(f.lead.checked_sub(1)?);
        side(a).zip(side(b)).is_some_and(|(x, y)| x.0 == y.0 && x.1 != y.1)
    }
}
