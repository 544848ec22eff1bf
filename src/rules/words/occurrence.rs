//! Occurrence: words that stand too often, or not often enough.
//!
//! In: words, and how often they may stand in a stretch. Out: a finding on the first one too many, or on a stretch
//! that has too few.

use serde::Deserialize;

use super::Stretch;
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::phrases::Phrases;
use crate::source::Span;

/// Words that stand too often, or not often enough.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Occurrence {
    /// What is counted, all of it together, in any case.
    phrases: Phrases,
    /// Longer phrases in which they are not counted, in any case.
    #[serde(default)]
    except: Phrases,
    /// Where it is counted.
    #[serde(rename = "in")]
    stretch: Stretch,
    /// The most that may stand there.
    #[serde(default)]
    max: Option<usize>,
    /// The fewest that must stand there.
    #[serde(default)]
    min: usize,
}

impl Check for Occurrence {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let places: Vec<Span> =
            self.phrases.places_but(draft, &self.except).into_iter().map(|(_, s)| s).collect();
        for stretch in self.stretch.of(draft) {
            let first = places.partition_point(|p| p.start < stretch.start);
            let end = places.partition_point(|p| p.start < stretch.end);
            let inside = &places[first..end.max(first)];
            if let Some(over) = self.max.and_then(|max| inside.get(max)) {
                findings.report(self.finding(draft, *over, inside));
            } else if inside.len() < self.min {
                findings.report(self.finding(draft, head(draft, stretch), inside));
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["match", "count", "max", "min"]
    }
}

impl Occurrence {
    fn finding(&self, draft: &Draft, primary: Span, all: &[Span]) -> Finding {
        let values = vec![
            ("match", draft.slice(primary).to_owned()),
            ("count", all.len().to_string()),
            ("max", self.max.unwrap_or_default().to_string()),
            ("min", self.min.to_string()),
        ];
        let others = all.iter().filter(|s| **s != primary);
        let others = others.map(|span| Mark { span: *span, message: String::new() }).collect();
        Finding { primary, others, values, ..Finding::default() }
    }
}

/// The first words of a stretch, enough to know it by.
pub(super) fn head(draft: &Draft, stretch: Span) -> Span {
    const TOKENS: usize = 5;
    let tokens = draft.tokens_in(stretch);
    let tokens = &tokens[..tokens.len().min(TOKENS)];
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => first.span.to(last.span),
        _ => stretch,
    }
}
