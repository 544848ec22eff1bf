//! Which figure can be the total that a rate is of.
//!
//! In: a rate and another figure. Out: whether it can be what all have, and that in the unit of the rate. Not here: which of
//! several is meant (the module above, `loose`).

use super::Reader;
use crate::annotate::quantity::Category;
use crate::annotate::relation::conversion;
use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::Figure;

/// Words before a figure by which it is a part of something else than the total.
const APART: &[&str] = &["another", "other"];

impl Reader<'_> {
    /// Whether a figure is of the same kind as the rate, and more.
    pub(super) fn is_total(&self, f: &Figure) -> bool {
        let (rate, total) = (&self.rate().member, &f.member);
        let measured = rate.category == Some(Category::Measure);
        let unit = rate.unit == total.unit || total.is_count() || measured && self.in_unit(f).is_some();
        let same = rate.category == total.category && unit;
        // `4.5 million euros … 1.5 million apiece`.
        let bare = rate.is_count() && total.category == Some(Category::Money) && rate.step >= 1e4;
        let counts = rate.is_count() && total.is_count();
        // `paid by the fund, and not out of the $412 million`
        let denied =
            (2..=4).any(|n| self.passage.before(f, n) == "not") && self.passage.before(f, 1) == "the";
        let apart = APART.contains(&self.passage.before(f, 1)) || denied || self.is_mean(f);
        (same || bare || counts)
            && total.is_one()
            && self.in_unit(f).is_some_and(|total| total.low > rate.high)
            && !apart
            && self.word(f.end) != "-"
    }

    /// `The average for the three months is now 199,000`: what falls to each itself.
    fn is_mean(&self, f: &Figure) -> bool {
        const SUBJECT: usize = 8;
        let is = (1..=3).find(|n| matches!(self.passage.before(f, *n), "is" | "was" | "of" | "stood"));
        let subject = |is: usize| {
            (is + 1..=is + SUBJECT)
                .map(|n| self.passage.before(f, n))
                .take_while(|w| !matches!(*w, "." | ","))
                .any(|w| w == "average")
        };
        is.is_some_and(subject)
    }

    /// A total in the unit of the rate: tonnes of which kilograms fall to each. None where the two do not compare.
    pub(super) fn in_unit(&self, f: &Figure) -> Option<Member> {
        let (rate, total) = (&self.rate().member, &f.member);
        if rate.unit == total.unit
            || rate.category != Some(Category::Measure)
            || total.category != rate.category
        {
            return Some(total.clone());
        }
        let times = conversion::factor(self.passage, f, self.rate())?;
        let Member { low, high, step, .. } = total;
        let unit = rate.unit.clone();
        Some(Member { low: low * times, high: high * times, step: step * times, unit, ..total.clone() })
    }
}
