//! What is added to a figure or taken from it, and what that makes of it: `Two more people died, bringing the toll to 49
//! from 47`, `gained 12 seats to reach 48, up from 36`, `The toll stood at 47. Two more bodies were found, raising it to 49`.
//!
//! In: a passage. Out: a [`Comparison`] of an amount. Not here: distances told as such (`stated`: `a rise of 12`).

use super::{Comparison, Direction, Pair, Scale};
use crate::annotate::quantity::Approximation;
use crate::annotate::relation::passage::{Figure, Passage};

/// Words from what is added to what it makes, at most.
const FARTHEST: usize = 20;

/// Sentences back in which the figure may stand that is added to.
const BACK: u32 = 2;

/// Every addition of a passage.
pub fn read(passage: &Passage<'_>) -> Vec<Comparison> {
    (0..passage.figures.len()).filter_map(|at| Added { passage, at }.comparison()).collect()
}

struct Added<'p> {
    passage: &'p Passage<'p>,
    at: usize,
}

impl<'p> Added<'p> {
    fn comparison(&self) -> Option<Comparison> {
        let own = self.own();
        let told = is_exact(own) && own.member.is_count() && self.moves();
        let result = self.result().filter(|_| told && !self.is_one_of_two())?;
        let base = self.came_from(result).or_else(|| self.stood_at(result))?;
        Some(Comparison {
            scale: Scale::Amount,
            direction: Direction::Either,
            measure: own.member.clone(),
            pairs: vec![Pair { base: base.member.clone(), result: result.member.clone(), ordered: false }],
            lead: false,
            cue: self.passage.span(own.lead, own.after),
            loose: base.sentence != own.sentence,
            sided: false,
        })
    }

    /// Whether the words make the figure one that is added or taken away.
    fn moves(&self) -> bool {
        self.is_more() || self.is_gained()
    }

    /// `gained 12 seats and lost five`, `two more on Tuesday and three on Wednesday`: of two movements neither makes it.
    fn is_one_of_two(&self) -> bool {
        let own = self.own();
        let Some(result) = self.result() else { return true };
        let others = self.passage.figures.iter().filter(|f| f.sentence == own.sentence && f.lead != own.lead);
        let between =
            |f: &&Figure| f.lead > own.lead && f.lead < result.lead && f.member.is_like(&own.member);
        let before = |f: &&Figure| f.lead < own.lead && f.member.is_like(&own.member);
        let from = |f: &Figure| self.passage.before(f, 1) == "from";
        others.clone().filter(between).any(|f| !from(f)) || others.filter(before).count() > 0
    }

    fn own(&self) -> &'p Figure {
        &self.passage.figures[self.at]
    }

    fn word(&self, at: usize) -> &'p str {
        self.passage.word(at)
    }

    /// `two more people`, `another 14`, `13 new cases`
    fn is_more(&self) -> bool {
        const MORE: [&str; 5] = ["additional", "extra", "further", "more", "new"];
        let f = self.own();
        let behind = MORE.contains(&self.word(f.end)) && self.word(f.end + 1) != "than";
        behind || matches!(self.passage.before(f, 1), "another" | "additional" | "further")
    }

    /// `gained 12 seats`, `picked up 12`, `lost three`
    fn is_gained(&self) -> bool {
        const GAINED: [&str; 14] = [
            "add", "added", "adding", "adds", "gain", "gained", "gaining", "gains", "lose", "loses",
            "losing", "lost", "shed", "sheds",
        ];
        let f = self.own();
        let up = self.passage.before(f, 1) == "up" && self.passage.before(f, 2).starts_with("pick");
        GAINED.contains(&self.passage.before(f, 1)) || up
    }

    /// The figure of the kind that the addition leads to: `, bringing the toll to 49`, `to reach 48`, `and go from 36 to 48`.
    fn result(&self) -> Option<&'p Figure> {
        let own = self.own();
        let near = |f: &&Figure| f.sentence == own.sentence && f.lead <= own.end + FARTHEST;
        let others = self.passage.figures[self.at + 1..].iter().take_while(near);
        let fits = |f: &&Figure| is_exact(f) && f.member.is_like(&own.member) && self.leads_to(f);
        others.into_iter().find(fits)
    }

    /// Whether the words between say that the addition makes a figure what it is.
    fn leads_to(&self, f: &Figure) -> bool {
        let own = self.own();
        let to = self.passage.before(f, 1);
        let words: Vec<&str> = (own.end..f.lead).map(|at| self.word(at)).collect();
        let brings =
            |w: &&str| matches!(*w, "bringing" | "lifting" | "pushing" | "putting" | "raising" | "taking");
        let comma = words.iter().rposition(|w| *w == ",");
        let bringing = words.iter().position(brings).is_some_and(|at| comma.is_none_or(|c| c < at));
        let plain = !words.iter().any(|w| matches!(*w, "," | ";" | "and" | "by"));
        let reached = matches!(words[..], [.., "to", "reach" | "reaching"]) || to == "to" && words.len() <= 4;
        let went = |two: &[&str]| {
            two[0] == "and"
                && matches!(two[1], "go" | "goes" | "went" | "move" | "moved" | "moves" | "rise" | "rose")
        };
        let moved = words.windows(2).any(went) && to == "to";
        to == "to" && (bringing || moved) || plain && reached
    }

    /// `to 49 from 47`, `from 47 to 49`, `48, up from 36`
    fn came_from(&self, result: &Figure) -> Option<&'p Figure> {
        const NEAR: usize = 6;
        let from = |f: &&Figure| {
            let near = f.lead.abs_diff(result.lead) <= NEAR + 2;
            near && f.sentence == result.sentence
                && self.passage.before(f, 1) == "from"
                && is_exact(f)
                && f.member.is_like(&result.member)
        };
        let base = self.passage.figures.iter().find(|f| f.lead != self.own().lead && from(f))?;
        // `from 120 in January`, `up from 31,000 five years ago`: of another time than the addition.
        let last = base.after.max(result.after);
        let closed = matches!(self.word(last), "." | "," | ";" | "" | ")");
        closed.then_some(base)
    }

    /// The figure before at which the same count stood: `The toll had stood at 47`, where both are told of a toll or total.
    fn stood_at(&self, result: &Figure) -> Option<&'p Figure> {
        let own = self.own();
        let stood = |f: &&Figure| {
            let at =
                self.passage.before(f, 1) == "at" && matches!(self.passage.before(f, 2), "stood" | "put");
            let start = self.passage.start_of(f.sentence);
            let toll = |at: usize| matches!(self.word(at), "count" | "number" | "toll" | "total");
            at && (start..f.lead).any(toll)
        };
        let back = |f: &&Figure| f.sentence + BACK >= own.sentence && f.lead < own.lead;
        let mut before =
            self.passage.figures.iter().filter(back).filter(|f| f.member.is_like(&result.member));
        let base = before.find(stood)?;
        is_exact(base).then_some(base)
    }
}

fn is_exact(f: &Figure) -> bool {
    f.member.is_one() && f.member.approximation == Approximation::Exact && f.member.low > 0.0
}
