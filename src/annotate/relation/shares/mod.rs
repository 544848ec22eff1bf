//! Percentages that are shares of one whole.
//!
//! In: a passage. Out: [`Shares`]. Not here: whether they pass a hundred (`rules::figures::shares`), a share beside its
//! part and whole (`comparison`). Two halves told in sentences of their own: `halves`; shares beside the counts
//! that they are of: `counted`; where a list goes on: `next`; a list over several sentences that ends in a rest: `closing`.
//!
//! Two shares need words that make them one whole: a contest (`53 percent to 47`), opposites (`for` and `against`), a
//! rest (`the remaining 21 percent`). Three or more in one list need that no words divide them into groups or times.

mod closing;
pub mod counted;
mod halves;
mod next;

use super::View;
use super::comparison::{Comparison, Scale};
use super::member::Member;
use super::passage::{Figure, Passage};
use crate::annotate::quantity::Category;
use crate::document::Shape;

/// Percentages of one whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Shares {
    /// The shares, two or more, in reading order; fractions as they are, bare numbers as percentages.
    pub shares: Vec<Member>,
    /// Whether the words say that they are all of it (`the remaining 21 percent`).
    pub complete: bool,
}

impl Shares {
    /// For printing.
    pub fn view(&self) -> View {
        View::new("shares", self.shares.iter().map(|s| ("share", s)))
    }
}

/// Words between two percentages of one list, at most.
const FARTHEST: usize = 20;

/// Sentences from a share to the rest of its whole, at most.
const REST: u32 = 3;

/// The lists of every sentence, a rest in the next sentence included.
pub fn read(passage: &Passage<'_>, comparisons: &[Comparison]) -> Vec<Shares> {
    let moved = |c: &Comparison| !c.loose && c.scale != Scale::Part;
    let distance = |f: &Figure| comparisons.iter().any(|c| moved(c) && c.measure.span == f.member.span);
    let figures: Vec<&Figure> = passage
        .figures
        .iter()
        .filter(|f| !distance(f) && (is_share(passage, f) || is_bare(passage, f)))
        .collect();
    let mut found: Vec<Shares> = Vec::new();
    let mut last: Option<Run<'_>> = None;
    let mut at = 0;
    while at < figures.len() {
        let run = Run::from(passage, &figures, at);
        at += run.figures.len().max(1);
        found.extend(last.as_ref().and_then(|last| last.resumed_by(&run)).or_else(|| run.read()));
        if !run.figures.is_empty() {
            last = Some(run);
        }
    }
    let shared = |a: &Shares, b: &Shares| a.shares.iter().any(|m| b.shares.iter().any(|o| o.span == m.span));
    for list in halves::read(passage, &figures).into_iter().chain(closing::read(passage)) {
        // The longer list is the one that is meant.
        found.retain(|f| !shared(f, &list) || f.shares.len() >= list.shares.len());
        if !found.iter().any(|f| shared(f, &list)) {
            found.push(list);
        }
    }
    found
}

/// Percentages that follow one another.
struct Run<'p> {
    passage: &'p Passage<'p>,
    figures: Vec<&'p Figure>,
}

impl<'p> Run<'p> {
    /// The run that begins at a figure; empty where that is no percentage.
    fn from(passage: &'p Passage<'p>, all: &[&'p Figure], at: usize) -> Self {
        let mut run = Self { passage, figures: Vec::new() };
        for figure in &all[at..] {
            let fits = match run.figures.last() {
                None => is_share(passage, figure) && passage.before(figure, 1) != "from",
                Some(last) => run.goes_on(last, figure),
            };
            if !fits {
                break;
            }
            run.figures.push(figure);
        }
        run
    }

    /// The shares with the rest of their whole, which stands in a sentence farther down: `Fares cover 70 percent of the
    /// cost. … The other 30 percent`.
    fn resumed_by(&self, next: &Run<'_>) -> Option<Shares> {
        let (last, [rest]) = (self.figures.last()?, &next.figures[..]) else { return None };
        let near = rest.sentence <= last.sentence + REST;
        let all: Vec<&Figure> = self.figures.iter().copied().chain([*rest]).collect();
        let plain = !self.is_divided()
            && !self.figures.iter().any(|f| self.is_rest(f))
            && !closing::are_scattered(self.passage, &all);
        let shares = || self.figures.iter().chain([rest]).map(|f| f.member.clone()).collect();
        (self.is_other(rest) && near && plain).then(|| Shares { shares: shares(), complete: true })
    }

    /// Whether the figures stand in items of a list that follow one another.
    fn are_items(&self, a: &Figure, b: &Figure) -> bool {
        let item = |f: &Figure| self.passage.text.document.blocks[f.block as usize].shape == Shape::ListItem;
        item(a) && item(b) && b.block == a.block + 1
    }

    fn read(&self) -> Option<Shares> {
        if closing::are_scattered(self.passage, &self.figures) {
            return None;
        }
        let complete = self.figures.iter().skip(1).any(|f| self.is_rest(f));
        let fractions = self.figures.iter().filter(|f| f.member.category == Some(Category::Ratio)).count();
        let one = match self.figures[..] {
            [] | [_] => false,
            [a, b] => {
                complete
                    || (self.passage.is_contest(a, b) && !self.is_divided() && self.is_fought(a))
                    || self.is_opposed()
            }
            _ => {
                // `31% of the sample, she leads 58% to 24%`
                let fought = self.figures.windows(2).any(|w| self.passage.is_contest(w[0], w[1]));
                let one = complete
                    || !self.is_divided()
                        && !fought
                        && !closing::are_several_each(self.passage, &self.figures);
                fractions == 0 && one && !self.is_summed()
            }
        };
        let shares = || {
            self.before(complete)
                .into_iter()
                .chain(self.figures.iter().copied())
                .map(|f| f.member.clone())
                .collect()
        };
        one.then(|| Shares { shares: shares(), complete })
    }

    /// The share of the sentence before that makes a rest come to all of it: `takes 35 percent. Schools get 15 and prisons 5;
    /// the rest divides the remaining 45`.
    fn before(&self, complete: bool) -> Option<&'p Figure> {
        let first = self.figures.first().filter(|_| complete)?;
        let sum: f64 = self.figures.iter().map(|f| f.member.low).sum();
        let missing = |f: &&Figure| {
            f.member.is_percent()
                && f.sentence + 2 >= first.sentence
                && f.lead < first.lead
                && (sum + f.member.low - 100.0).abs() <= 1.0
        };
        self.passage.figures.iter().rev().find(missing)
    }

    /// Whether one of the shares is the sum of the others (`shared 81 percent, the one 47 and the other 34`).
    fn is_summed(&self) -> bool {
        let sum: f64 = self.figures.iter().map(|f| f.member.low).sum();
        // `Another 15 percent` is added to what was told.
        let added = |f: &&Figure| matches!(self.passage.before(f, 1), "another" | "further");
        let summed = self.figures.iter().any(|f| (sum - 2.0 * f.member.low).abs() <= 1.0);
        summed && !self.figures.iter().any(added)
    }

    /// `the remaining 21 percent`, `the other 30 percent`, `the rest, 12 percent`, `all the others got 38`, `the 15 percent
    /// left over`
    fn is_rest(&self, figure: &Figure) -> bool {
        let before = |n: usize| self.passage.before(figure, n);
        let others = || {
            (1..=6)
                .take_while(|n| !matches!(before(*n), "," | "." | ""))
                .any(|n| matches!(before(n), "others" | "rest"))
        };
        let left = matches!(self.passage.word(figure.end), "left" | "remaining") && before(1) == "the";
        left || matches!(before(1), "remaining" | "other")
            || (before(1) == "," && before(2) == "rest")
            || others()
    }

    /// `the other 30 percent`, of a whole told farther up.
    fn is_other(&self, figure: &Figure) -> bool {
        let before = |n: usize| self.passage.before(figure, n);
        figure.member.is_percent() && before(2) == "the" && matches!(before(1), "other" | "remaining")
    }

    /// Whether a verb of contest stands before two shares.
    fn is_fought(&self, first: &Figure) -> bool {
        const VERBS: [&str; 50] = [
            "advantage",
            "ahead",
            "approved",
            "beat",
            "beaten",
            "beating",
            "beats",
            "carried",
            "defeat",
            "defeated",
            "defeating",
            "defeats",
            "divide",
            "divided",
            "edge",
            "edged",
            "edges",
            "edging",
            "elected",
            "favor",
            "favored",
            "favour",
            "favoured",
            "lead",
            "leading",
            "leads",
            "led",
            "loses",
            "losing",
            "lost",
            "margin",
            "outpolled",
            "passed",
            "prevailed",
            "routed",
            "split",
            "thrashed",
            "topped",
            "tops",
            "trailed",
            "trailing",
            "trails",
            "trounced",
            "victory",
            "vote",
            "voted",
            "win",
            "winning",
            "wins",
            "won",
        ];
        let before = first.lead.saturating_sub(20)..first.lead;
        let after = self.figures[1].end..self.figures[1].end + 4;
        before
            .rev()
            .take_while(|at| self.passage.word(*at) != ".")
            .chain(after)
            .any(|at| VERBS.contains(&self.passage.word(at)))
    }

    /// Two sides of one question beside two shares (`supported by 57 percent and opposed by 31`), or a share and those
    /// who did not.
    fn is_opposed(&self) -> bool {
        let (a, b) = (self.figures[0], self.figures[1]);
        let first = self.sides(a.lead.saturating_sub(8).max(self.passage.start_of(a.sentence)), b.lead);
        let second = self.sides(a.end, b.end + 8);
        let opposed =
            first.iter().any(|(question, side)| second.iter().any(|(q, s)| q == question && s != side));
        // `In the city 58 percent voted against; in the valley 57 percent were in favour`
        let apart = |at: usize| self.passage.word(at) == ";" && self.passage.word(at + 1) == "in";
        (opposed || self.is_denied(b) || self.is_between_two(b))
            && !self.is_divided()
            && !(a.end..b.lead).any(apart)
    }

    /// `56 percent of the vote and Lekaj, her only opponent, 44`
    fn is_between_two(&self, second: &Figure) -> bool {
        const NEAR: usize = 8;
        let rival = |w: &str| matches!(w, "challenger" | "candidate" | "opponent" | "rival");
        let only = |at: usize| {
            self.passage.word(at) == "only" && (at + 1..at + 3).any(|n| rival(self.passage.word(n)))
        };
        (second.lead.saturating_sub(NEAR)..second.end + NEAR).any(only)
    }

    /// The questions and sides that the words of a stretch tell of.
    fn sides(&self, from: usize, to: usize) -> Vec<(&'static str, &'static str)> {
        (from..to).filter_map(|at| self.passage.side(at)).collect()
    }

    /// `45 percent did not`
    fn is_denied(&self, figure: &Figure) -> bool {
        let word = |n: usize| self.passage.word(figure.end + n);
        matches!(word(0), "did" | "do" | "does" | "had" | "has" | "have" | "was" | "were" | "would")
            && word(1) == "not"
    }

    /// `31 percent chose one of four others`: what was chosen, not who chose.
    fn is_of_several(&self, of: usize) -> bool {
        matches!(self.passage.word(of - 1), "one" | "any" | "either" | "each")
    }

    /// Whether the shares are of several groups (`of men … of women`) or places (`in Ohio … in Iowa`).
    fn is_divided(&self) -> bool {
        let group = |f: &&Figure| {
            let open = |at: &usize| !matches!(self.passage.word(*at), "," | ";" | "." | "and");
            let of = (f.end..f.end + 4).take_while(open).find(|at| {
                matches!(self.passage.word(*at), "of" | "among" | "in") && !self.is_of_several(*at)
            })?;
            let article = usize::from(matches!(
                self.passage.word(of + 1),
                "the" | "all" | "those" | "his" | "her" | "their"
            ));
            Some(self.passage.word(of + 1 + article).to_owned())
        };
        let mut groups: Vec<String> = self.figures.iter().filter_map(group).collect();
        groups.sort();
        groups.dedup();
        groups.len() > 1
    }
}

/// A percentage or a fraction; not a majority (`two-thirds majority`).
fn is_share(passage: &Passage<'_>, figure: &Figure) -> bool {
    let share = matches!(figure.member.category, Some(Category::Percent | Category::Ratio));
    let rate = passage.before(figure, 2) == "rate" && matches!(passage.before(figure, 1), "is" | "was");
    let one = figure.member.is_one() && figure.member.low >= 0.0 && passage.word(figure.end) != "majority";
    share && one && !rate
}

/// A number in digits without a noun that can be a percentage whose sign stands with the one before; no time
/// (`33% for 9`).
fn is_bare(passage: &Passage<'_>, figure: &Figure) -> bool {
    let member = &figure.member;
    if matches!(passage.before(figure, 1), "for" | "at") {
        return false;
    }
    let digits = passage.word(figure.first).starts_with(|c: char| c.is_ascii_digit());
    digits && member.is_count() && member.unit.is_empty() && member.high <= 100.0 && member.is_one()
}
