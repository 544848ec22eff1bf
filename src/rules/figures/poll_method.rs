//! What a story must say of how its polls were taken.
//!
//! Serves one rule: nothing else has a sample and a margin of error.

use fnv::FnvHashSet;
use serde::Deserialize;

use crate::annotate::relation::poll::Poll;
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings};
use crate::rules::template::Template;
use crate::sentence::Sentence;
use crate::token::Token;

/// What a story must say of how its polls were taken.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PollMethod {
    /// How many of the four (who, how many were asked, when, margin of error) must be told anywhere in the story.
    least: usize,
    /// Words beside a survey by which people were asked; without one it may be of roads, houses or fish.
    opinion: FnvHashSet<String>,
}

impl Check for PollMethod {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let polls = &draft.annotations.relations.polls;
        let told = |test: fn(&Poll) -> bool| polls.iter().any(test);
        let method = [
            ("pollster", told(|p| p.pollster)),
            ("sample size", told(|p| p.sample)),
            ("dates", told(|p| p.dates)),
            ("margin of error", told(|p| p.margin)),
        ];
        let missing: Vec<&str> = method.iter().filter(|(_, told)| !told).map(|(name, _)| *name).collect();
        let cited = polls.iter().find(|p| p.share && self.is_opinion(draft, p));
        if let Some(poll) = cited.filter(|_| method.len() - missing.len() < self.least) {
            let values = vec![("missing", missing.join(", "))];
            findings.report(Finding { primary: poll.place, values, ..Finding::default() });
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["missing"]
    }

    fn templates(&self) -> Vec<&Template> {
        Vec::new()
    }
}

impl PollMethod {
    /// Whether people were asked what they think: a survey may as well be one of roads or houses.
    fn is_opinion(&self, draft: &Draft, poll: &Poll) -> bool {
        let small = |t: &Token| t.small(&draft.document.text).into_owned();
        let survey = draft.tokens_in(poll.place).iter().any(|t| small(t).starts_with("survey"));
        let at = draft.sentences.partition_point(|s| s.span.end <= poll.place.start);
        let asked = |s: &Sentence| draft.tokens_in(s.span).iter().any(|t| self.opinion.contains(&small(t)));
        // The sentence of the survey or the one after it says who was asked.
        !survey || draft.sentences[at..].iter().take(2).any(asked)
    }
}
