//! Lengths that are of no two times near them: of several spells together, or from a time of their own.
//!
//! ```text
//! 18 years in two spells, from 1979 to 1988 and from 1992 to 2002
//! five years from 1971, and then 13 from 1978 until 1991
//! ```

use super::elapsed::{Elapsed, Frame};
use super::measure::Measure;
use super::point::start;
use crate::annotate::temporal::Unit;

impl Frame<'_> {
    /// Whether a sentence tells of several spells, which a length may be of all together.
    pub(super) fn is_of_spells(&self, sentence: usize, measure: Measure) -> bool {
        let span = self.text.sentences[sentence].span;
        let spells = |w: &&str| matches!(*w, "spells" | "stints" | "stretches");
        let together = |w: &&str| matches!(*w, "all" | "altogether" | "combined" | "total" | "twice");
        let words = self.words(span.start, span.end);
        let several = words.iter().any(spells) || self.ranges.len() > 1 && words.iter().any(together);
        several && matches!(measure.amount.unit, Unit::Month | Unit::Year | Unit::Decade)
    }

    /// Whether a length that says itself where it begins is counted from there.
    pub(super) fn begins_with(&self, told: &Elapsed) -> bool {
        let from = self.right(told.span).filter(|p| self.words(told.span.end, start(p)) == ["from"]);
        from.is_none_or(|own| told.pairs.iter().all(|(a, _)| a.span == own.span))
    }
}
