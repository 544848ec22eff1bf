//! Metric: how long a stretch may be.
//!
//! In: what is counted and where. Out: a finding on the first words of each stretch that has too much, or too little.

use serde::Deserialize;

use super::Stretch;
use super::occurrence::head;
use crate::config::names::named;
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings};
use crate::source::Span;
use crate::token::TokenKind;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
enum Measure {
    Characters,
    Words,
    Sentences,
    Figures,
}

impl Measure {
    const ALL: [Measure; 4] = [Measure::Characters, Measure::Words, Measure::Sentences, Measure::Figures];

    fn name(self) -> &'static str {
        match self {
            Measure::Characters => "characters",
            Measure::Words => "words",
            Measure::Sentences => "sentences",
            Measure::Figures => "figures",
        }
    }

    fn of(self, draft: &Draft, stretch: Span) -> usize {
        let inside = |from: usize, to: usize| to.saturating_sub(from);
        match self {
            Measure::Characters => draft.slice(stretch).chars().count(),
            Measure::Words => {
                let words = |t: &&crate::token::Token| matches!(t.kind, TokenKind::Word | TokenKind::Number);
                draft.tokens_in(stretch).iter().filter(words).count()
            }
            Measure::Sentences => {
                let of = |at: u32| draft.sentences.partition_point(|s| s.span.start < at);
                inside(of(stretch.start), of(stretch.end))
            }
            Measure::Figures => {
                let of = |at: u32| draft.annotations.quantities.partition_point(|q| q.span.start < at);
                inside(of(stretch.start), of(stretch.end))
            }
        }
    }
}

impl TryFrom<String> for Measure {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        named(&name, Measure::ALL, Measure::name, "something to count")
    }
}

/// How long a stretch may be.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Metric {
    /// What is counted.
    count: Measure,
    /// Where it is counted.
    #[serde(rename = "in")]
    stretch: Stretch,
    /// The most that may be there.
    #[serde(default)]
    max: Option<usize>,
    /// The least that must be there.
    #[serde(default)]
    min: usize,
}

impl Check for Metric {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        for stretch in self.stretch.of(draft) {
            let count = self.count.of(draft, stretch);
            if count < self.min || self.max.is_some_and(|max| count > max) {
                let values = vec![
                    ("count", count.to_string()),
                    ("of", self.count.name().to_owned()),
                    ("max", self.max.unwrap_or_default().to_string()),
                    ("min", self.min.to_string()),
                ];
                findings.report(Finding { primary: head(draft, stretch), values, ..Finding::default() });
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["count", "of", "max", "min"]
    }
}
