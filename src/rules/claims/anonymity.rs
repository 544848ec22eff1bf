//! Promises of anonymity without a reason.
//!
//! In: promises. Out: a finding for each whose sentence, and the one after it, give no reason.

use fnv::FnvHashSet;
use serde::Deserialize;

use super::{holds, on_one_line};
use crate::annotate::claim::anonymity::Anonymity;
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings};
use crate::rules::scope::is_quoted;

/// Promises of anonymity without a reason.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Promises {
    /// Words in the next sentence of the paragraph that give the reason there.
    reason_follows: FnvHashSet<String>,
}

impl Check for Promises {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        for promise in draft.annotations.claims.anonymity.iter().filter(|p| p.reason.is_none()) {
            if !is_quoted(draft, promise.span) && !self.follows(draft, promise) {
                let values = vec![("words", on_one_line(draft, promise.span))];
                findings.report(Finding { primary: promise.span, values, ..Finding::default() });
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["words"]
    }
}

impl Promises {
    fn follows(&self, draft: &Draft, promise: &Anonymity) -> bool {
        let block = draft.sentence(promise.sentence).block;
        let next = draft.sentences.get(promise.sentence as usize + 1).filter(|s| s.block == block);
        next.is_some_and(|s| holds(draft, s.span, &self.reason_follows))
    }
}
