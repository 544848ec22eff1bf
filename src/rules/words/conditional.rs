//! Conditional: where one thing is said, another must be.
//!
//! In: words, and words that must stand in the same stretch. Out: a finding on the first of the former in each
//! stretch that lacks the latter.

use serde::Deserialize;

use super::Stretch;
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings};
use crate::rules::phrases::Phrases;
use crate::source::Span;

/// Where one thing is said, another must be.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Conditional {
    /// What asks, in any case.
    first: Phrases,
    /// What must be there, in any case.
    second: Phrases,
    /// Longer phrases in which nothing is asked, in any case.
    #[serde(default)]
    except: Phrases,
    /// Where it must be.
    #[serde(rename = "in")]
    stretch: Stretch,
}

impl Check for Conditional {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let there: Vec<Span> = self.second.places(draft).map(|(_, s)| s).collect();
        let mut last = None;
        for (_, span) in self.first.places_but(draft, &self.except) {
            let stretch = self.stretch.around(draft, span);
            let at = there.partition_point(|s| s.start < stretch.start);
            let met = there.get(at).is_some_and(|s| s.end <= stretch.end);
            if !met && last != Some(stretch) {
                let values = vec![("match", draft.slice(span).to_owned())];
                findings.report(Finding { primary: span, values, ..Finding::default() });
            }
            last = Some(stretch);
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["match"]
    }
}
