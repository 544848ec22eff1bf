//! Distances from the figure of the sentence before: `Conscripts numbered 300. Volunteers were 900, three times that figure`,
//! `heard 900 appeals. Their colleagues heard 40 percent fewer, 540`, `That was 2.3 points lower than the 57.7 percent of 2018`.
//!
//! In: a stated distance and the figures of its sentence. Out: the pairs it lies between. Not here: distances that are
//! spoken of as known (`resumed`).

use super::pair::{Ends, Search};
use super::stated::Stated;
use super::{Direction, Scale};
use crate::annotate::relation::passage::Figure;

impl<'p> Search<'p> {
    /// `three times that figure`: what is told last before the sentence, and the figure set before the distance.
    pub(super) fn of_that(&self, here: &[&'p Figure]) -> Option<Ends<'p>> {
        let Stated { scale, start, end, .. } = *self.stated;
        let that = |at: usize| {
            self.passage.word(at) == "that"
                && matches!(self.passage.word(at + 1), "amount" | "figure" | "number" | "sum" | "total")
        };
        let told = scale == Scale::Factor && (end.saturating_sub(1)..end + 2).any(that);
        let result = here.iter().rev().find(|f| f.after <= start).filter(|_| told)?;
        let last = self.ends(-1).into_iter().rev().find(|f| self.alike(f, result))?;
        Some((last, result))
    }

    /// `40 percent fewer, 540`: the only figure of the sentence stands right behind, the only one of its kind before it.
    pub(super) fn behind(&self, here: &[&'p Figure]) -> Vec<Ends<'p>> {
        let [result] = here else { return Vec::new() };
        let end = self.stated.end;
        let apposed = self.passage.word(end) == "," && result.lead == end + 1;
        let closed = matches!(self.passage.word(result.after), "," | ".");
        let turned = self.stated.direction != Direction::Either;
        let before: Vec<&Figure> = self.ends(-1).into_iter().filter(|f| self.alike(f, result)).collect();
        match before[..] {
            [base] if apposed && closed && turned => vec![(base, result)],
            _ => Vec::new(),
        }
    }

    /// `Turnout was 55.4 percent. That was 2.3 points lower than the 57.7 percent of 2018`
    pub(super) fn taken_up(&self, here: &[&'p Figure]) -> Vec<Ends<'p>> {
        if self.is_taking_up() { self.across(here) } else { Vec::new() }
    }

    /// `sold for 1,600 crowns in May and cost 2,400 on Sunday, an increase of half`: the change of the only two amounts of the
    /// sentence, set behind them.
    pub(super) fn closing(&self, here: &[&'p Figure]) -> Vec<Ends<'p>> {
        let start = self.stated.start;
        let word = |n: usize| start.checked_sub(n).map_or("", |at| self.passage.word(at));
        let apposed = matches!(word(1), "a" | "an") && word(2) == "," && self.stated.scale == Scale::Share;
        let aside = |f: &Figure| self.passage.before(f, 1) == "(";
        let told: Vec<&Figure> = here.iter().copied().filter(|f| f.after <= start && !aside(f)).collect();
        let [a, b] = told[..] else { return Vec::new() };
        let named = !a.member.unit.is_empty() && a.member.unit == b.member.unit;
        let amounts = !a.member.is_percent() && named && self.alike(a, b);
        let rises = b.member.low > a.member.low;
        let way = match self.stated.direction {
            Direction::Up => rises,
            Direction::Down => !rises,
            Direction::Either => false,
        };
        if apposed && amounts && way { vec![(a, b)] } else { Vec::new() }
    }
}
