//! A sum told in the sentence behind its parts, or behind the first of two: `Spring, with 23 seats, and Together, with 12. That came to 36.`
//!
//! In: the figures of a sentence and of the one before it. Out: a [`PartWhole`]. Not here: a sum in the sentence of its parts
//! (`joint`).

use super::PartWhole;
use super::joint::Joint;
use super::series::is_part_of;
use crate::annotate::quantity::Approximation;
use crate::annotate::relation::passage::Figure;

impl Joint<'_> {
    /// `That came to 44.`, `Together they make 44.`
    pub fn came_to(&self) -> Option<PartWhole> {
        let [whole] = self.figures else {
            return self.figures.get(..2).and_then(|two| self.makes(&two[0], &two[1]));
        };
        let start = self.passage.start_of(whole.sentence);
        if !self.is_sum(start, whole) || whole.member.approximation != Approximation::Exact {
            return None;
        }
        let fits = |f: &&Figure| {
            f.member.is_one()
                && f.member.approximation == Approximation::Exact
                && is_part_of(f, whole)
                && self.passage.word(f.end) != "-"
                && !matches!(self.passage.word(f.end), "each" | "apiece")
        };
        let mut parts: Vec<Figure> = self.before.iter().filter(fits).cloned().collect();
        // `four groups: A, with 23, …`
        let counts = parts.first().is_some_and(|f| f.member.low == (parts.len() - 1) as f64);
        if counts {
            parts.remove(0);
        }
        let below = parts.iter().all(|f| f.member.low < whole.member.low);
        (parts.len() >= 2 && below).then(|| self.joined(whole, &parts, (start, whole.lead), true))
    }

    /// `a final dividend of nine cents. With the interim dividend of six cents, that makes 15`
    fn makes(&self, own: &Figure, whole: &Figure) -> Option<PartWhole> {
        let words = [self.passage.before(whole, 2), self.passage.before(whole, 1)];
        let told = matches!(words, ["that" | "which", "makes" | "made"]);
        let with = self.passage.word(self.passage.start_of(own.sentence)) == "with";
        let exact = |f: &&Figure| f.member.is_one() && f.member.approximation == Approximation::Exact;
        let before: Vec<&Figure> = self.before.iter().filter(|f| exact(f) && is_part_of(f, whole)).collect();
        let [first] = before[..] else { return None };
        let sound = told && with && exact(&own) && is_part_of(own, whole);
        let parts = [first.clone(), own.clone()];
        sound.then(|| self.joined(whole, &parts, (whole.lead - 2, whole.lead), true))
    }

    /// Whether the words from the start of a sentence to a figure say that those before it come to it.
    fn is_sum(&self, start: usize, whole: &Figure) -> bool {
        let words: Vec<&str> = (start..whole.lead.min(start + 5)).map(|at| self.passage.word(at)).collect();
        matches!(
            words[..],
            ["that" | "this", "came" | "comes", "to"]
                | ["that" | "this", "adds" | "added", "up", "to"]
                | ["that" | "this", "makes" | "made"]
                | ["together", "they", "come" | "came" | "add", "to"]
                | ["together", "they", "add" | "added", "up", "to"]
                | ["together", "they", "make" | "made" | "have" | "had" | "hold" | "held"]
                | ["their", "combined", _, "is" | "was"]
                | ["their", "combined", _, "comes" | "came", "to"]
        )
    }
}
