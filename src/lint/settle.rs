//! One fault, one finding: a rule that yields to another is silent where that one speaks.
//!
//! In: all findings of a draft. Out: those that stand. A note, which readers see only when they ask, takes the place
//! of notes alone.

use fnv::FnvHashMap;

use crate::diagnostic::{Diagnostic, Level};
use crate::rules::RuleSet;
use crate::source::SourceSpan;

/// Takes out the findings whose rule yields to one that speaks of the same words.
pub(super) fn settle(found: &mut Vec<Diagnostic>, rules: &RuleSet) {
    let (all, loud) = (Places::of(found.iter()), Places::of(found.iter().filter(|d| d.level > Level::Note)));
    let yields = |d: &Diagnostic| {
        let over = if d.level > Level::Note { &loud } else { &all };
        let stronger = rules.rule(&d.rule).map(|r| r.spec.yields_to.as_slice()).unwrap_or_default();
        stronger.iter().any(|rule| over.touch(rule, d.primary.span))
    };
    let yielding: Vec<bool> = found.iter().map(yields).collect();
    let mut yielding = yielding.into_iter();
    found.retain(|_| !yielding.next().unwrap_or(false));
}

/// The labels of each rule by their start, each with the furthest end so far: a page of many findings is no slower
/// for each of them.
#[derive(Default)]
struct Places(FnvHashMap<String, Vec<(u32, u32)>>);

impl Places {
    fn of<'a>(found: impl Iterator<Item = &'a Diagnostic>) -> Self {
        let mut places = Self::default();
        for diagnostic in found {
            let own = places.0.entry(diagnostic.rule.clone()).or_default();
            own.extend(diagnostic.labels().map(|l| (l.span.start, l.span.end)));
        }
        for own in places.0.values_mut() {
            own.sort_unstable();
            let mut furthest = 0;
            for (_, end) in own {
                furthest = furthest.max(*end);
                *end = furthest;
            }
        }
        places
    }

    /// Whether a label of a rule overlaps a place.
    fn touch(&self, rule: &str, place: SourceSpan) -> bool {
        let Some(own) = self.0.get(rule) else { return false };
        let before = own.partition_point(|(start, _)| *start < place.end);
        before.checked_sub(1).is_some_and(|last| own[last].1 > place.start)
    }
}
