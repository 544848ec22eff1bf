//! Patterns over annotations: what a desk can ask of figures, dates, names and quotations without a programmer.
//!
//! In: patterns as rule files write them. Out: findings of two engines: [`PatternCheck`] looks for one thing beside
//! another, or for one that lacks another; [`Sequence`] looks for things in a row.
//! The grammar stands in `grammar`, what it reads in `typed`, its words in `vocabulary`, where they stand in `matching`;
//! `rules/patterns.md` tells a desk of all this.

mod grammar;
mod matching;
#[cfg(test)]
mod tests;
mod typed;
pub mod vocabulary;

use serde::Deserialize;

use super::engine::Check;
use super::findings::{Finding, Findings, Mark};
use super::phrases::Phrases;
use super::template::Template;
use crate::draft::Draft;
use crate::lexicon::Lexicon;
use crate::settings::within::Within;
use crate::source::Span;
use grammar::Wrong;
use matching::{Choice, Place, related, words_between};
use typed::Relation;

/// What is looked for.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
struct Find {
    first: Choice,
    related: Vec<(Relation, Choice)>,
}

impl TryFrom<String> for Find {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let pattern = grammar::pattern(&text).map_err(|w| placed(&text, w))?;
        let related =
            pattern.related.into_iter().map(|(relation, terms)| Ok((relation, Choice::new(terms)?)));
        Ok(Self { first: Choice::new(pattern.first)?, related: related.collect::<Result<_, String>>()? })
    }
}

/// What must be there.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
struct Need {
    choice: Choice,
    relation: Relation,
}

impl TryFrom<String> for Need {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let require = grammar::require(&text).map_err(|w| placed(&text, w))?;
        Ok(Self { choice: Choice::new(require.choice)?, relation: require.relation })
    }
}

/// A step of a sequence.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
struct Step(Choice);

impl TryFrom<String> for Step {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Choice::new(grammar::step(&text).map_err(|w| placed(&text, w))?).map(Step)
    }
}

/// A mistake with its place in the text.
fn placed(text: &str, wrong: Wrong) -> String {
    Within { at: wrong.at, len: wrong.len, of: text.len(), message: wrong.message, help: wrong.help }
        .to_string()
}

/// Names of the values that a finding gives to templates: the words, the words beside them, and the fields of the
/// annotation that is found.
const FIELDS: [&str; 18] = [
    "match",
    "near",
    "category",
    "low",
    "high",
    "unit",
    "approximate",
    "sourced",
    "value",
    "anchor",
    "type",
    "form",
    "first",
    "titled",
    "speaker",
    "source",
    "cue",
    "strength",
];

/// One thing beside another, or without another.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PatternCheck {
    /// What is looked for.
    find: Find,
    /// What must be there; where it is, nothing is found.
    #[serde(default)]
    require: Option<Need>,
    /// Phrases in which what is found is meant, in any case.
    #[serde(default)]
    except: Phrases,
    /// Beside what stands near.
    #[serde(default)]
    near: Template,
}

impl Check for PatternCheck {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let lexicon = &findings.facts().lexicon;
        let places: Vec<Vec<Place>> =
            self.find.related.iter().map(|(_, choice)| choice.places(draft, lexicon)).collect();
        let needed = self.require.as_ref().map(|n| (n.relation, n.choice.places(draft, lexicon)));
        let excepted: Vec<Span> = self.except.spans(&draft.document.text).collect();
        for place in self.find.first.places(draft, lexicon) {
            let near = self.find.related.iter().zip(&places);
            let near: Option<Vec<Place>> =
                near.map(|((relation, _), all)| related(draft, place.span, *relation, all)).collect();
            let met = needed
                .as_ref()
                .is_some_and(|(relation, all)| related(draft, place.span, *relation, all).is_some());
            let meant = excepted.iter().any(|e| e.overlaps(place.span));
            if let Some(near) = near.filter(|_| !met && !meant) {
                findings.report(self.finding(draft, place, &near));
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &FIELDS
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.near]
    }
}

impl PatternCheck {
    fn finding(&self, draft: &Draft, place: Place, near: &[Place]) -> Finding {
        let values = values(draft, place, near.first().copied());
        let others = near.iter().map(|p| Mark { span: p.span, message: self.near.fill(&values) }).collect();
        Finding { primary: place.span, others, values, ..Finding::default() }
    }
}

/// Things in a row.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Sequence {
    /// What follows one another in a sentence.
    steps: Vec<Step>,
    /// The most words between two steps.
    #[serde(default)]
    gap: usize,
    /// Phrases in which the row is meant, in any case.
    #[serde(default)]
    except: Phrases,
}

impl Check for Sequence {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let excepted: Vec<Span> = self.except.spans(&draft.document.text).collect();
        for (first, span) in self.rows(draft, &findings.facts().lexicon) {
            if !excepted.iter().any(|e| e.overlaps(span)) {
                let mut values = values(draft, first, None);
                values[0].1 = draft.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
                findings.report(Finding { primary: span, values, ..Finding::default() });
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &FIELDS
    }
}

impl Sequence {
    /// Every row with its first step; a row begins once at a place.
    fn rows(&self, draft: &Draft, lexicon: &Lexicon) -> Vec<(Place, Span)> {
        let steps: Vec<Vec<Place>> = self.steps.iter().map(|s| s.0.places(draft, lexicon)).collect();
        let Some((first, rest)) = steps.split_first() else { return Vec::new() };
        let row = |from: &Place| {
            let whole = rest
                .iter()
                .try_fold(from.span, |row, places| Some(row.to(self.next(draft, row, places)?)))?;
            Some((*from, whole))
        };
        first.iter().filter_map(row).collect()
    }

    /// The first place behind a row that is near enough, in the same sentence.
    fn next(&self, draft: &Draft, row: Span, places: &[Place]) -> Option<Span> {
        let sentence = super::words::Stretch::Sentence.around(draft, row);
        let at = places.partition_point(|p| p.span.start < row.end);
        let next = places.get(at).map(|p| p.span).filter(|s| s.end <= sentence.end)?;
        (words_between(draft, row, next) <= self.gap).then_some(next)
    }
}

fn values(draft: &Draft, place: Place, near: Option<Place>) -> Vec<(&'static str, String)> {
    let words = |span: Span| draft.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut values =
        vec![("match", words(place.span)), ("near", near.map_or_else(String::new, |n| words(n.span)))];
    if let Some(item) = place.item {
        let fields = item.kind.fields().iter();
        values.extend(fields.map(|f| (*f, vocabulary::value(draft, item, f).told())));
    }
    values
}
