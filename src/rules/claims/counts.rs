//! Figures of one subject (crowds, tolls) that lack what such a figure needs.
//!
//! In: figures. Out: a finding for each that stands beside one of the rule's words and lacks a source or a date.

use fnv::FnvHashSet;
use serde::Deserialize;

use super::{holds, is_credited, last_word, near, on_one_line};
use crate::annotate::quantity::{Category, Quantity};
use crate::config::names::CategoryName;
use crate::draft::Draft;
use crate::lexicon::Phrases;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::scope::is_quoted;
use crate::source::Span;

/// Words on either side of a figure that are read.
const NEAR: usize = 7;

/// What a figure of this subject must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Need {
    /// Somebody who stands behind it, in scope.
    Source,
    /// A day as of which it holds, in its sentence.
    Date,
}

/// Figures of one subject.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Counts {
    /// What they must have.
    need: Need,
    /// Their categories.
    categories: Vec<CategoryName>,

    /// One of these stands near.
    near: FnvHashSet<String>,
    /// A smaller figure is nothing to ask about.
    least: f64,
    /// Figures without a number that are small: `dozens`.
    #[serde(default)]
    small: FnvHashSet<String>,
    /// From this figure on it is sure, below it and without a number a query.
    sure: f64,
    /// Words in the sentence that say who counted, or that nobody is counted now.
    excused: FnvHashSet<String>,
}

impl Check for Counts {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let people = findings.facts().lexicon.people_nouns;
        let asked = draft.annotations.quantities.iter();
        let asked: Vec<&Quantity> =
            asked.filter(|q| self.fits(draft, q, people) && !self.is_excused(draft, q)).collect();
        for group in asked.chunk_by(|a, b| block(draft, a) == block(draft, b)) {
            let query = group.iter().all(|q| q.high.is_none_or(|n| n < self.sure));
            findings.report(Finding { query, ..finding(draft, group) });
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["figure"]
    }
}

impl Counts {
    fn fits(&self, draft: &Draft, quantity: &Quantity, people: Phrases) -> bool {
        let large = match quantity.high {
            Some(high) => high >= self.least,
            None => !self.small.contains(&last_word(draft, quantity.span)),
        };

        self.categories.contains(&CategoryName(quantity.category))
            && large
            && counts_people(draft, quantity, people)
            && holds(draft, around(draft, quantity), &self.near)
    }

    fn is_excused(&self, draft: &Draft, quantity: &Quantity) -> bool {
        let sentence = draft.sentence(quantity.sentence);
        let had = match self.need {
            Need::Source => quantity.sourcing.is_told() || is_credited(draft, sentence.block),
            Need::Date => is_dated(draft, quantity.sentence),
        };
        had || is_quoted(draft, quantity.span)
            || holds(draft, near(quantity.span, sentence.span), &self.excused)
    }
}

/// Whether people are counted, or nothing says what is.
fn counts_people(draft: &Draft, quantity: &Quantity, people: Phrases) -> bool {
    quantity.noun.is_none_or(|n| people.has(&last_word(draft, n)) || quantity.category == Category::Casualty)
}

fn is_dated(draft: &Draft, sentence: u32) -> bool {
    draft.annotations.dates.binary_search_by_key(&sentence, |d| d.sentence).is_ok()
}

/// The figure with the words around it, inside its sentence.
fn around(draft: &Draft, quantity: &Quantity) -> Span {
    let tokens = draft.tokens_in(draft.sentence(quantity.sentence).span);
    let from = tokens.partition_point(|t| t.span.start < quantity.span.start).saturating_sub(NEAR);
    let to = (tokens.partition_point(|t| t.span.start < quantity.span.end) + NEAR).min(tokens.len());
    match (tokens.get(from), tokens.get(to.wrapping_sub(1))) {
        (Some(a), Some(b)) => a.span.to(b.span),
        _ => quantity.span,
    }
}

fn block(draft: &Draft, quantity: &Quantity) -> u32 {
    draft.sentence(quantity.sentence).block
}

/// The figures of one paragraph together.
fn finding(draft: &Draft, group: &[&Quantity]) -> Finding {
    let place = |q: &Quantity| {
        let hedge = q.hedge.filter(|h| h.end <= q.span.start);
        hedge.map_or(q.span, |h| h.to(q.span))
    };
    let primary = place(group[0]);
    let others = group[1..].iter().map(|q| Mark { span: place(q), message: String::new() }).collect();
    let values = vec![("figure", on_one_line(draft, primary))];
    Finding { primary, others, values, ..Finding::default() }
}
