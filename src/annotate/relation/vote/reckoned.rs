//! Numbers of votes that words reckon from a share: `a two-thirds majority in the 120-seat chamber, or 80 votes`, `one more
//! than it needs for a majority`, the quota of a vote by preference.
//!
//! In: a sentence. Out: an [`Outcome`], or a [`Quota`]. Not here: whether a motion got what it needed (`outcome`).

use super::house::VOTERS;
use super::side::Sides;
use super::{Outcome, Reader, Threshold};
use crate::annotate::quantity::{Approximation, Category};
use crate::annotate::relation::View;
use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::{Figure, Passage};

/// Valid votes, seats, and the quota that elects to one of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Quota {
    /// The quota as told.
    pub quota: Member,
    /// Valid votes.
    pub valid: Member,
    /// Seats to be filled.
    pub seats: Member,
}

impl Quota {
    /// For printing.
    pub fn view(&self) -> View {
        let members = [("quota", &self.quota), ("valid", &self.valid), ("seats", &self.seats)];
        View::new("quota", members.into_iter())
    }
}

/// Words from a share to the number of votes that it takes at most.
const REACH: usize = 14;

impl Reader<'_> {
    /// `a two-thirds majority in the 120-seat chamber, or 80 votes`, `two-thirds of those voting, which on Saturday meant 106`
    pub fn reckoned(&self, threshold: &Threshold) -> Option<Outcome> {
        let share = self.figures.iter().find(|f| f.member.span == threshold.span)?;
        let majority = (share.end..share.end + 2).any(|at| self.word(at) == "majority");
        let told = |f: &&Figure| {
            let near = f.lead > share.end && f.lead - share.end <= REACH && self.is_exact(f);
            near && majority && self.is_equated(share.end, f) && !self.is_house(f)
        };
        self.figures.iter().find(told).map(|f| Outcome::Needs(f.member.clone()))
    }

    /// `, or 80 votes`, `, which is 80`, `meaning 80 votes`, `which on Saturday meant 106`
    fn is_equated(&self, from: usize, f: &Figure) -> bool {
        let verb = matches!(self.passage.before(f, 1), "is" | "was" | "means" | "meant" | "meaning" | "or");
        let mark = self.passage.before(f, 1) == "meaning"
            || (from..f.lead)
                .any(|at| self.word(at) == "," && matches!(self.word(at + 1), "or" | "which" | "that"));
        let noun = f.after.checked_sub(1).map_or("", |at| self.word(at));
        let votes = f.after == f.end || noun == "votes" || VOTERS.contains(&noun);
        verb && mark && votes
    }

    /// `one more than it needs for a majority`, `three more than the two-thirds required`, beside the seats or votes that
    /// somebody has.
    pub fn surplus(&self, sides: &Sides) -> Option<Outcome> {
        self.more_than_needed().filter(|_| sides.yes.is_some()).map(|f| Outcome::Over(f.member.clone()))
    }

    /// The figure that is told as so many more than are needed.
    pub fn more_than_needed(&self) -> Option<&Figure> {
        const NEED: usize = 5;
        let open = |at: &usize| !matches!(self.word(*at), "," | "." | ";");
        let needs = |at: usize| matches!(self.word(at), "need" | "needed" | "needs" | "required");
        self.figures.iter().find(|f| {
            let than = self.word(f.end) == "more" && self.word(f.end + 1) == "than";
            than && self.is_exact(f) && (f.end + 2..f.end + 2 + NEED).take_while(open).any(needs)
        })
    }

    /// Whether a figure is one exact count.
    fn is_exact(&self, f: &Figure) -> bool {
        f.member.is_count() && f.member.is_one() && f.member.approximation == Approximation::Exact
    }
}

/// The quotas of a passage: `The quota for the seven seats was 1,582 after a valid poll of 12,648`, over two sentences at
/// most.
pub fn quotas(passage: &Passage<'_>) -> Vec<Quota> {
    // `The quota of refugees` is none of votes.
    let told = |at: &usize| passage.word(*at) == "quota" && passage.word(at + 1) != "of";
    (0..passage.words.len()).filter(told).filter_map(|at| quota(passage, at)).collect()
}

fn quota(passage: &Passage<'_>, at: usize) -> Option<Quota> {
    const NEAR: usize = 12;
    let sentence = passage.sentence_at(passage.words[at].token.span.start)?;
    let end = passage.extent(sentence).1;
    let exact = |f: &&Figure| {
        f.member.is_count() && f.member.is_one() && f.member.approximation == Approximation::Exact
    };
    let around = |f: &&Figure| f.sentence + 1 >= sentence && f.sentence <= sentence + 1;
    let noun = |f: &Figure| f.after.checked_sub(1).map_or("", |n| passage.word(n));
    let seats = passage
        .figures
        .iter()
        .filter(around)
        .filter(exact)
        .find(|f| noun(f) == "seats" && f.member.low < 20.0)?;
    let is_valid = |f: &&Figure| {
        let mut before =
            (f.lead.saturating_sub(5)..f.lead).rev().take_while(|n| !matches!(passage.word(*n), "," | "."));
        f.member.low > 100.0 && (passage.word(f.end) == "valid" || before.any(|n| passage.word(n) == "valid"))
    };
    let valid = passage.figures.iter().filter(around).filter(exact).find(is_valid)?;
    let own = |f: &&Figure| {
        f.lead > at && f.lead < end.min(at + NEAR) && f.lead != seats.lead && f.lead != valid.lead
    };
    let quota = passage
        .figures
        .iter()
        .filter(own)
        .find(exact)
        .filter(|f| f.member.category != Some(Category::Money))?;
    Some(Quota { quota: quota.member.clone(), valid: valid.member.clone(), seats: seats.member.clone() })
}
