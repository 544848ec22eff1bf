//! A share whose part and whole only stand near: `nine out of ten seats were sold … offered 700 and found takers for 630`.
//!
//! In: a passage and the comparisons that are sure. Out: a [`Comparison`] of the scale `Part` with every two figures
//! around that could be part and whole, the nearest first. Such a reading is weak: it speaks only where none of the pairs
//! agrees and one slip of the pen makes the nearest agree (`rules::figures::comparison`).

use super::apposed::{is_of, is_partitive};
use super::stated::Stated;
use super::{Comparison, Direction, Pair, Scale};
use super::{cue, turnout};
use crate::annotate::quantity::Category;
use crate::annotate::relation::passage::{Figure, Passage};

/// Sentences before and after a share in which part and whole may stand.
const NEAR: (u32, u32) = (2, 2);

/// Figures around a share that may be its part or whole; the nearest are taken.
const MOST_ENDS: usize = 6;

/// Shares that are read in no other way.
pub fn read(passage: &Passage<'_>, stated: &[Stated], found: &[Comparison]) -> Vec<Comparison> {
    let told = |f: &Figure| {
        found.iter().any(|c| c.measure.span == f.member.span || c.pairs.iter().any(|p| p.has(f.member.span)))
    };
    let moved = |i: usize| stated.iter().any(|s| s.figure == Some(i));
    let shares =
        passage.figures.iter().enumerate().filter(|(i, f)| !moved(*i) && !told(f) && is_share(passage, f));
    let read: Vec<Comparison> =
        shares.filter_map(|(_, share)| Portion { passage, share, stated }.comparison()).collect();
    // Two figures have one share; those of a change have none.
    let taken = |c: &Comparison| {
        let rivals = read.iter().chain(found).filter(|o| o.measure.span != c.measure.span);
        rivals.into_iter().any(|o| o.pairs[0].is_of(&c.pairs[0]))
    };
    read.iter().filter(|c| !taken(c)).cloned().collect()
}

/// A percentage or a fraction of something, not what a majority or a poll's error is.
fn is_share(passage: &Passage<'_>, f: &Figure) -> bool {
    let share = match f.member.category {
        Some(Category::Percent) => f.member.low > 0.0 && f.member.low < 100.0,
        Some(Category::Ratio) => f.member.low > 0.0 && f.member.low < 1.0,
        _ => false,
    };
    let changed = cue::is_beside_cue(passage, f) || turnout::is_of_turnout(passage, f);
    // `…, and 60 percent have no school`: the share of another clause.
    let clause = matches!(passage.before(f, 1), "and" | "but" | "while") && passage.word(f.end) != "of";
    share
        && !changed
        && !clause
        && f.member.is_one()
        && !matches!(passage.word(f.end), "majority" | "-" | "interest" | "tax")
}

struct Portion<'p> {
    passage: &'p Passage<'p>,
    share: &'p Figure,
    /// The distances of the passage: `fell by 21,000` is no part.
    stated: &'p [Stated],
}

impl<'p> Portion<'p> {
    fn comparison(&self) -> Option<Comparison> {
        let figures = self.figures();
        let mut pairs: Vec<(usize, Pair)> = Vec::new();
        for whole in &figures {
            let parts = figures.iter().filter(|part| self.is_part(part, whole));
            pairs.extend(parts.map(|part| (self.gap(whole) + self.gap(part), pair(whole, part))));
        }
        pairs.sort_by_key(|(gap, _)| *gap);
        let that = self.of_that();
        if let Some(own) = that.clone().or_else(|| self.own_amounts(&figures)) {
            pairs = vec![(0, own)];
        }
        (!pairs.is_empty() && self.is_told(&figures) && !self.is_of_others() && !self.is_of_things(&figures))
            .then(|| Comparison {
                scale: Scale::Part,
                direction: Direction::Either,
                measure: self.share.member.clone(),
                pairs: pairs.into_iter().map(|(_, pair)| pair).collect(),
                lead: false,
                loose: that.is_none() && !self.is_bound(&figures),
                sided: false,
                cue: self.passage.span(self.share.lead, self.share.end),
            })
    }

    /// The two amounts of the sentence of a share set behind the second: `costed at 190 million and given 38 million, or 20
    /// percent`.
    fn own_amounts(&self, figures: &[&Figure]) -> Option<Pair> {
        const NOUN: usize = 2;
        let here = |f: &&&Figure| f.sentence == self.share.sentence;
        let mut here: Vec<&Figure> = figures.iter().filter(here).copied().collect();
        here.sort_by_key(|f| f.lead);
        let [whole, part] = here[..] else { return None };
        let or = self.passage.before(self.share, 1) == "or";
        let beside = part.lead < self.share.lead && self.share.lead <= part.after + 1 + NOUN;
        let amounts = [whole, part].iter().any(|f| !f.member.is_count());
        (or && beside && amounts && self.is_part(part, whole)).then(|| pair(whole, part))
    }

    /// Figures around that can be a part or a whole, the nearest first.
    fn figures(&self) -> Vec<&'p Figure> {
        let (share, passage) = (self.share, self.passage);
        // What a poll finds is of those whom it asked.
        let polled = |w: &str| matches!(w, "poll" | "polled" | "survey" | "surveyed");
        let asked = (passage.start_of(share.sentence)..share.lead).any(|at| polled(passage.word(at)));
        let reach = if asked { (0, 0) } else { NEAR };
        let near =
            |f: &&Figure| f.sentence + reach.0 >= share.sentence && f.sentence <= share.sentence + reach.1;
        let item = |f: &&Figure| {
            f.block == share.block || !passage.is_item(f.block) && !passage.is_item(share.block)
        };
        let kind = |f: &&Figure| {
            let m = &f.member;
            let counted = m.is_count() && m.low.fract() == 0.0;
            let amount = matches!(m.category, Some(Category::Money | Category::Measure));
            let moved = |s: &Stated| s.figure.is_some_and(|i| passage.figures[i].lead == f.lead);
            (counted || amount) && m.is_one() && m.low >= 2.0 && !self.stated.iter().any(moved)
        };
        let mut figures: Vec<&Figure> =
            passage.figures.iter().filter(near).filter(item).filter(kind).collect();
        figures.sort_by_key(|f| self.gap(f));
        figures.truncate(MOST_ENDS);
        figures
    }

    fn is_part(&self, part: &Figure, whole: &Figure) -> bool {
        let (p, w) = (&part.member, &whole.member);
        let apposed = self.apposed().is_none_or(|f| f.lead == part.lead);
        let named = self.own_whole().is_none_or(|f| f.lead == whole.lead);
        // `A week earlier the total stood at 119`
        let now = whole.sentence == self.share.sentence || !self.passage.is_of_then(whole.sentence);
        is_of(part, whole) && p.low < w.low && apposed && named && now
    }

    /// The figure that the share is set behind: `130 of them, 85 percent of the sample`.
    fn apposed(&self) -> Option<&'p Figure> {
        const NEAR: usize = 10;
        let before = |f: &&Figure| f.lead < self.share.lead && f.sentence == self.share.sentence;
        let last = self.passage.figures.iter().rev().find(before)?;
        let comma = self.passage.before(self.share, 1) == ",";
        (comma && self.share.lead - last.end <= NEAR).then_some(last)
    }

    /// `half that number, 640`
    fn is_of_that(&self) -> bool {
        let at = self.share.end + usize::from(self.passage.word(self.share.end) == "of");
        matches!(self.passage.word(at), "that" | "this")
            && matches!(self.passage.word(at + 1), "number" | "figure" | "amount" | "sum" | "total")
    }

    /// The last figure of the sentence before, and the one right behind a share of it: `received 960 complaints. Osmere had
    /// half that number, 480`.
    fn of_that(&self) -> Option<Pair> {
        let part = self.passage.figures.iter().find(|f| f.lead > self.share.end)?;
        let beside = self.passage.before(part, 1) == "," && part.lead <= self.share.end + 5;
        let before = |f: &&Figure| f.sentence + 1 == self.share.sentence && is_of(part, f);
        let whole = self.passage.figures.iter().rev().find(before)?;
        let sound =
            self.is_of_that() && beside && part.sentence == self.share.sentence && part.member.is_one();
        sound.then(|| pair(whole, part))
    }

    /// The whole that the share names: `half of his 20 tonnes`.
    fn own_whole(&self) -> Option<&'p Figure> {
        const REACH: usize = 5;
        let of = self.share.end;
        let open = |at: &usize| !matches!(self.passage.word(*at), "," | ":" | ";" | "." | "(" | "and");
        let named = |at: usize| self.passage.figures.iter().find(|f| f.lead == at);
        let mut words = (of + 1..of + REACH).take_while(open);
        words.find_map(named).filter(|_| self.passage.word(of) == "of")
    }

    /// `41 percent of those watching`: of what is not printed.
    fn is_of_others(&self) -> bool {
        let word = |n: usize| self.passage.word(self.share.end + n);
        let doing = word(2) == "who" || word(2).ends_with("ing");
        let others = word(0) == "of" && matches!(word(1), "all" | "those") && doing;
        // `Among independents it is 36 percent`
        let among = self.passage.word(self.passage.start_of(self.share.sentence)) == "among";
        // `food took 49 percent of spending`
        let noun =
            word(0) == "of" && word(1).len() > 3 && self.own_whole().is_none() && !is_taken_up(word(1));
        others || among || noun
    }

    /// `fewer than half of the hospitals` are of no amounts.
    fn is_of_things(&self, figures: &[&Figure]) -> bool {
        const AMOUNTS: [&str; 13] = [
            "assets", "costs", "earnings", "exports", "funds", "gains", "imports", "losses", "proceeds",
            "profits", "reserves", "sales", "savings",
        ];
        let word = |n: usize| self.passage.word(self.share.end + n);
        let noun = word(1 + usize::from(matches!(word(1), "its" | "the" | "their")));
        let things = noun.len() > 4 && noun.ends_with('s') && !AMOUNTS.contains(&noun);
        word(0) == "of"
            && things
            && self.own_whole().is_none()
            && figures.iter().all(|f| !f.member.is_count())
    }

    /// Whether some words make a figure around the part of another, or the share one of them (`of the 240 schools`,
    /// `18 of them`, `or 25 percent`).
    fn is_told(&self, figures: &[&Figure]) -> bool {
        let before = self.passage.before(self.share, 1);
        let apposed = matches!(before, "or" | "(" | "–" | "—" | "-" | "some" | "is" | "was" | "just" | "to");
        apposed
            || self.is_of_that()
            || figures.iter().any(|f| self.is_partitive(f))
            || figures.iter().any(|part| figures.iter().any(|w| is_partitive(self.passage, part, w)))
            || self.passage.word(self.share.end) == "of"
    }

    /// `18 of them`, `1,200 of the 1,500`, `of the 240 schools`
    fn is_partitive(&self, f: &Figure) -> bool {
        const OWN: [&str; 10] =
            ["all", "her", "his", "its", "that", "the", "their", "them", "these", "those"];
        let after = self.passage.word(f.end) == "of" && OWN.contains(&self.passage.word(f.end + 1));
        let before = self.passage.before(f, 2) == "of" && OWN.contains(&self.passage.before(f, 1));
        after || before
    }

    /// `12,340 houses were damaged and one in four of those, 3,085, destroyed`: the share of what was told last, set beside
    /// its part.
    fn is_bound(&self, figures: &[&Figure]) -> bool {
        let of = self.share.end;
        let those = self.passage.word(of) == "of"
            && matches!(self.passage.word(of + 1), "them" | "these" | "those")
            && self.passage.word(of + 2) == ",";
        let part = |f: &&&Figure| f.lead == of + 3 && f.after == f.end;
        let [a, b] = figures[..] else { return false };
        // `six women to the 15-seat board, or 40 percent`
        let sized = |f: &&&Figure| {
            let hyphen = self.passage.word(f.end) == "-";
            let body = |at: usize| self.passage.text.lexicon.voting_bodies.contains(self.passage.word(at));
            hyphen && self.share.lead <= f.end + 6 && (f.end + 2..self.share.lead).any(body)
        };
        // `Half of the 86 passengers, 43, could not swim`
        let set = |f: &Figure| {
            self.passage.before(f, 1) == "," && self.passage.word(f.end) == "," && f.after == f.end
        };
        let named = self.own_whole().is_some_and(|whole| {
            let part = [a, b].into_iter().find(|f| f.lead != whole.lead);
            part.is_some_and(|part| set(part) && part.lead > whole.lead && part.sentence == whole.sentence)
        });
        if named {
            return true;
        }
        let or = self.passage.before(self.share, 1) == "or";
        let board = or && [a, b].iter().filter(|f| sized(f)).count() == 1 && a.sentence == b.sentence;
        board
            || those && [a, b].iter().filter(|f| part(f)).count() == 1 && a.sentence.abs_diff(b.sentence) <= 1
    }

    /// Words from the share to a figure.
    fn gap(&self, f: &Figure) -> usize {
        f.lead.saturating_sub(self.share.end) + self.share.lead.saturating_sub(f.end)
    }
}

/// Words that take up a figure before.
fn is_taken_up(word: &str) -> bool {
    matches!(word, "them" | "that" | "these" | "this" | "those" | "total" | "whom" | "which" | "their")
}

fn pair(whole: &Figure, part: &Figure) -> Pair {
    Pair { base: whole.member.clone(), result: part.member.clone(), ordered: true }
}
