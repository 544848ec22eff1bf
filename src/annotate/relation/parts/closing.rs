//! Lists that end in what is left, whose whole was told before them: `The plan spends $8.4 billion. Schools get $3.4
//! billion; … and the remaining $1.9 billion goes to everything else`.
//!
//! In: a passage. Out: a [`PartWhole`] that is all of its whole. Where the list begins and which figure before it is the
//! whole is seldom said: such a reading stands only where no figure of the passage is what any run of its last items
//! comes to, and the nearest miss is near. Not here: a rest beside its whole (`joint`, `bound`).

use super::PartWhole;
use super::series::{has_unread, is_told_again};
use crate::annotate::quantity::Category;
use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::{Figure, Passage, is_year};
use crate::annotate::relation::rest::{is_closer, is_item};

/// Fewest items of a list: two of a whole are read elsewhere, by closer words.
const FEWEST: usize = 3;

/// Sentences from the first item to the last, and from the whole to the first item.
const LONGEST: u32 = 3;
const FARTHEST: u32 = 4;

/// How many times the whole a list may come to, or the whole the list: what is farther off is of something else.
const NEAR: f64 = 1.15;

/// The lists of a passage that end in a rest.
pub fn read(passage: &Passage<'_>) -> Vec<PartWhole> {
    let closes = |at: &usize| is_part(passage, &passage.figures[*at]) && is_closer(passage, *at);
    (0..passage.figures.len()).filter(closes).filter_map(|at| Closing { passage, at }.read()).collect()
}

/// Whether a figure can be an item of a list of parts.
fn is_part(passage: &Passage<'_>, f: &Figure) -> bool {
    is_item(passage, f) && !f.member.is_percent() && !is_told_again(passage, f)
}

struct Closing<'p> {
    passage: &'p Passage<'p>,
    /// Index of the last item.
    at: usize,
}

impl<'p> Closing<'p> {
    fn read(&self) -> Option<PartWhole> {
        let items = self.items()?;
        // `cut 800 jobs in 2024 and 600 in 2025. The remaining 3,000 are in Asia`
        let dated = |f: &&Figure| (f.end..f.after.max(f.end) + 3).any(|at| is_year(self.passage.word(at)));
        let counts = self.last().member.is_count();
        if counts && items.iter().any(dated) || has_unread(self.passage, items[0].lead, self.last().lead) {
            return None;
        }
        let sums: Vec<f64> = (0..=items.len() - 2).map(|n| sum(&items[n..])).collect();
        // Rounded parts may come to a little more or less; what is counted does not.
        let counted = |f: &Figure| f.member.is_count() && f.member.low < 1e6;
        let step = |f: &&Figure| if counted(f) { 0.0 } else { f.member.step };
        let step = items.iter().map(step).sum::<f64>() / 2.0;
        let told = |sum: &f64| {
            self.passage.figures.iter().any(|f| self.is_like(f) && (f.member.low - sum).abs() <= step)
        };
        if sums.iter().any(told) {
            return None;
        }
        // The longer the list, the surer is where it begins.
        let mut wholes = sums.iter().enumerate().take(items.len() + 1 - FEWEST);
        let (n, whole) = wholes.find_map(|(n, sum)| Some((n, self.whole(&items[n..], *sum)?)))?;
        let cue = self.passage.span(items[n].lead, items[items.len() - 1].end);
        Some(PartWhole { loose: true, bound: true, ..PartWhole::of(whole, &items[n..], cue, true) })
    }

    fn last(&self) -> &'p Figure {
        &self.passage.figures[self.at]
    }

    /// Whether a figure is of the kind of the items; an amount may stand without its currency.
    fn is_like(&self, f: &Figure) -> bool {
        let (a, b) = (&f.member, &self.last().member);
        let bare = |m: &Member| m.is_count() && m.unit.is_empty() && m.low >= 1e6;
        let amount = |m: &Member| matches!(m.category, Some(Category::Money | Category::Measure));
        a.is_like(b) || bare(a) && amount(b) || amount(a) && bare(b)
    }

    /// Whether a count is of another noun, or of what is known.
    fn is_other(&self, f: &Figure) -> bool {
        let named = f.member.is_count() && f.after > f.end;
        named && (self.passage.before(f, 1) == "the" || !f.member.is_of_noun(&self.last().member))
    }

    /// The figures of one kind before the last item, in its paragraph; none where one of them is no item.
    fn items(&self) -> Option<Vec<&'p Figure>> {
        let last = self.last();
        let near = |f: &&Figure| f.block == last.block && f.sentence + LONGEST >= last.sentence;
        let aside = |f: &&Figure| self.passage.before(f, 1) == "(";
        let before = self.passage.figures[..self.at].iter().rev().take_while(near);
        let mut items: Vec<&Figure> = before.filter(|f| self.is_like(f) && !aside(f)).collect();
        items.reverse();
        items.push(last);
        // `the two camps` are counted in no list of seats, and a list is not told around them.
        let first = items.iter().rposition(|f| f.lead != last.lead && self.is_other(f)).map_or(0, |n| n + 1);
        items.drain(..first);
        // A whole may stand at the head of the list, however it is told.
        let first = items.iter().rposition(|f| !is_part(self.passage, f)).map_or(0, |n| n + 1);
        items.drain(..first);
        Some(items).filter(|items| items.len() >= FEWEST)
    }

    /// The figure before a list that it comes nearest to, greater than each of its items.
    fn whole(&self, items: &[&Figure], sum: f64) -> Option<&'p Figure> {
        let first = items.first()?;
        let before = self.passage.figures.iter().filter(|f| f.lead < first.lead);
        let near = before.filter(|f| f.sentence + FARTHEST >= first.sentence && self.is_like(f));
        let greater = |f: &&Figure| items.iter().all(|item| item.member.low < f.member.low);
        let times = |f: &&Figure| (sum / f.member.low).max(f.member.low / sum) <= NEAR;
        let plain = |f: &&Figure| f.member.is_one() && self.passage.before(f, 1) != "(";
        near.filter(greater).filter(times).rfind(plain)
    }
}

fn sum(items: &[&Figure]) -> f64 {
    items.iter().map(|f| f.member.low).sum()
}
