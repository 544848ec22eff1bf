//! Allegations without an accuser, hedges in place of a source.
//!
//! In: hearsay. Out: a finding for each that fits a case of the rule, nobody standing behind it; the first case
//! that fits decides its level.

use fnv::FnvHashSet;
use serde::Deserialize;

use super::{Levels, holds, is_credited, last_word, near, on_one_line};
use crate::annotate::claim::hearsay::{Hearsay, HearsayForm};
use crate::annotate::quantity::{Category, Quantity};
use crate::config::names::named;
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::scope::is_quoted;
use crate::source::Span;

/// A form by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
struct FormName(HearsayForm);

impl TryFrom<String> for FormName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        named(&name, HearsayForm::ALL, HearsayForm::name, "a form of hearsay").map(FormName)
    }
}

/// Which hearsay, and how loud.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Case {
    /// The word that makes it hearsay.
    words: FnvHashSet<String>,
    /// How it is worded; any way where empty.
    #[serde(default)]
    forms: Vec<FormName>,
    /// Whether it is told of a person.
    person: Option<bool>,
    /// Whether a word for a crime stands in the clause.
    crime: Option<bool>,
    /// Whether a figure stands in the clause.
    figure: Option<bool>,
    /// Whether it is a query.
    #[serde(default)]
    query: bool,
    /// How loud, where not as the rule.
    levels: Option<Levels>,
}

/// Hearsay that nobody stands behind.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rumours {
    /// Words for crimes and casualties.
    crimes: FnvHashSet<String>,
    /// Words in the sentence that name an accuser: a court, a charge.
    accusers: FnvHashSet<String>,
    /// What is looked for; the first case that fits decides.
    case: Vec<Case>,
}

impl Check for Rumours {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        for hearsay in &draft.annotations.claims.hearsay {
            let figure = figure(draft, hearsay);
            let case = self.case.iter().find(|c| self.fits(c, draft, hearsay, figure.is_some()));
            if let Some(case) = case.filter(|_| !self.is_excused(draft, hearsay)) {
                findings.report(finding(draft, hearsay, figure, case));
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["words", "figure"]
    }
}

impl Rumours {
    fn fits(&self, case: &Case, draft: &Draft, hearsay: &Hearsay, figure: bool) -> bool {
        let crime = || holds(draft, hearsay.clause, &self.crimes);
        case.words.contains(&last_word(draft, hearsay.cue))
            && (case.forms.is_empty() || case.forms.contains(&FormName(hearsay.form)))
            && case.person.is_none_or(|p| p == hearsay.person.is_some())
            && case.figure.is_none_or(|f| f == figure)
            && case.crime.is_none_or(|c| c == crime())
    }

    fn is_excused(&self, draft: &Draft, hearsay: &Hearsay) -> bool {
        let sentence = draft.sentence(hearsay.sentence);
        hearsay.agent.is_some()
            || is_quoted(draft, hearsay.span)
            || is_credited(draft, sentence.block)
            || holds(draft, near(hearsay.span, sentence.span), &self.accusers)
    }
}

/// The figure of the clause that stands nearest.
fn figure(draft: &Draft, hearsay: &Hearsay) -> Option<Span> {
    let all = &draft.annotations.quantities;
    let first = all.partition_point(|q| q.span.end <= hearsay.clause.start);
    let inside = all[first..].iter().take_while(|q| q.span.end <= hearsay.clause.end);
    let counted = inside.filter(|q| !matches!(q.category, Category::Measure));
    let place = |q: &Quantity| q.hedge.map_or(q.span, |h| h.to(q.span));
    counted.map(place).min_by_key(|s| s.start.abs_diff(hearsay.span.end))
}

fn finding(draft: &Draft, hearsay: &Hearsay, figure: Option<Span>, case: &Case) -> Finding {
    let beside = figure.filter(|f| f.start >= hearsay.span.end && f.start - hearsay.span.end <= 2);
    let primary = beside.map_or(hearsay.span, |f| hearsay.span.to(f));
    let apart = figure.filter(|f| !primary.contains(*f));
    let others = apart.map(|span| Mark { span, message: String::new() }).into_iter().collect();
    let told = |s| on_one_line(draft, s);
    let values = vec![("words", told(primary)), ("figure", figure.map_or_else(String::new, told))];
    Finding { primary, others, values, query: case.query, levels: case.levels.clone(), ..Finding::default() }
}
