//! Consistency: one of two words, but not both in one draft.
//!
//! In: pairs of words. Out: for each pair of which a draft has both, a finding on the first of the one used less.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::phrases::Phrases;
use crate::rules::template::Template;
use crate::source::Span;

/// Parameters as typed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Typed {
    /// A word in any case = the other one.
    either: BTreeMap<String, String>,
    /// Longer phrases in which either is meant, in any case.
    #[serde(default)]
    except: Phrases,
    /// Beside the first of the other.
    #[serde(default)]
    other: Template,
}

/// One of two words, but not both.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Typed")]
pub struct Consistency {
    /// Both words of every pair: those of pair `n` at `2n` and `2n + 1`.
    words: Phrases,
    pairs: usize,
    except: Phrases,
    other: Template,
}

impl TryFrom<Typed> for Consistency {
    type Error = String;

    fn try_from(typed: Typed) -> Result<Self, String> {
        let pairs = typed.either.len();
        let words: Vec<String> = typed.either.into_iter().flat_map(|(a, b)| [a, b]).collect();
        Ok(Self { words: Phrases::any_case(&words)?, pairs, except: typed.except, other: typed.other })
    }
}

impl Check for Consistency {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let places = self.words.places_but(draft, &self.except);
        for pair in 0..self.pairs {
            let of = |word: usize| -> Vec<Span> {
                places.iter().filter(|(w, _)| *w == word).map(|(_, span)| *span).collect()
            };
            let (a, b) = (of(2 * pair), of(2 * pair + 1));
            let odd = if b.len() <= a.len() { (b, a) } else { (a, b) };
            if let (Some(less), Some(more)) = (odd.0.first(), odd.1.first()) {
                findings.report(self.finding(draft, *less, *more));
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["match", "other"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.other]
    }
}

impl Consistency {
    fn finding(&self, draft: &Draft, less: Span, more: Span) -> Finding {
        let word = |span| draft.slice(span).to_owned();
        let values = vec![("match", word(less)), ("other", word(more))];
        let others = vec![Mark { span: more, message: self.other.fill(&values) }];
        Finding { primary: less, others, values, ..Finding::default() }
    }
}
