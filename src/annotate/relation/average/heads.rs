//! Those among whom a total is shared: `seven shelters`, `The 12 were worth`, `205 of them`.
//!
//! In: a rate and its total. Out: the figure that counts them. Not here: spans of time (`time`).

use super::{Reader, Share, is_plural};
use crate::annotate::quantity::Category;
use crate::annotate::relation::passage::Figure;

impl<'p> Reader<'p> {
    /// The figures that count those who share, the nearest before the rate first, else the first after it.
    pub(super) fn heads(&self, total: &Figure, test: impl Fn(&Figure) -> bool) -> Vec<Share> {
        let fits = |(at, f): &(usize, &'p Figure)| {
            let other = *at != self.at && f.first != total.first;
            let counted = f.member.is_count() || self.is_measured(f, total);
            // `The remaining 10 pupils` are not among them.
            let rest = matches!(self.passage.before(f, 1), "remaining" | "other");
            other && counted && !rest && f.member.is_one() && f.member.low >= 2.0 && test(f)
        };
        let told = |(_, f): &(usize, &Figure)| !self.is_of_forecast(f);
        let all: Vec<(usize, &Figure)> = self.near().filter(fits).filter(told).collect();
        // `payments, 12 of them late. The 12 were worth €3.6m, an average of €300,000 each`
        let taken_up = |(at, f): &(usize, &'p Figure)| {
            let before = *at < self.at && f.first != total.first && f.sentence == total.sentence;
            before && f.member.low >= 2.0 && self.is_taken_up(f)
        };
        if let Some((_, f)) = self.near().find(taken_up) {
            return vec![Share::of(f)];
        }
        let before = all.iter().rposition(|(at, _)| *at < self.at).unwrap_or(0);
        let others = (0..all.len()).filter(|n| *n != before);
        let nearest = all.get(before).into_iter();
        nearest.chain(others.map(|n| &all[n])).map(|(_, f)| Share::of(f)).collect()
    }

    /// `The 12 were worth`, `carried 205 of them`
    fn is_taken_up(&self, f: &Figure) -> bool {
        let verb = matches!(self.word(f.end), "are" | "came" | "cost" | "got" | "had" | "have" | "were");
        let opens = f.lead == self.passage.start_of(f.sentence) + 1 && self.passage.before(f, 1) == "the";
        let them = self.word(f.end) == "of" && self.word(f.end + 1) == "them";
        f.member.is_count() && f.after == f.end && (opens && verb || them)
    }

    /// `expected on average by six analysts`
    pub(super) fn is_of_forecast(&self, f: &Figure) -> bool {
        let said = |n: usize| {
            matches!(self.passage.before(f, n), "estimated" | "expected" | "forecast" | "predicted")
        };
        self.passage.before(f, 1) == "by" && (2..6).any(said)
    }

    /// Whether a figure measures what a total is spread over: hectares from which tonnes are brought in.
    pub(super) fn is_measured(&self, f: &Figure, total: &Figure) -> bool {
        let (rate, total) = (&self.rate().member, &total.member);
        let measure = f.member.category == Some(Category::Measure);
        measure && f.member.unit != total.unit && f.member.unit != rate.unit
    }

    /// Whether a figure counts those of a noun in the singular, or some of them: `nine of the 87 individuals`.
    pub(super) fn counts(&self, f: &Figure, noun: &str) -> bool {
        let of =
            self.word(f.end) == "of" && matches!(self.word(f.end + 1), "the" | "its" | "their" | "those");
        let whole = self.figures.iter().find(|w| w.lead == f.end + 2).filter(|_| of);
        self.counts_all(f, noun) || whole.is_some_and(|whole| self.counts_all(whole, noun))
    }

    fn counts_all(&self, f: &Figure, noun: &str) -> bool {
        let plural = f.after.checked_sub(1).map_or("", |at| self.word(at));
        let people = self.passage.text.lexicon.people_nouns.contains(plural)
            || matches!(plural, "people" | "children")
            || self.passage.before(f, 1) == "of" && self.passage.before(f, 2) == "population";
        match noun {
            "head" | "person" | "capita" => people,
            "child" => plural == "children",
            _ => f.after > f.end && is_plural(plural, noun) || is_plural(self.word(f.end), noun),
        }
    }
}
