//! How the lead of a poll is told, by its margin of error.
//!
//! Serves one rule: nothing else has a margin of error.

use serde::Deserialize;

use super::interval::print;
use crate::annotate::relation::poll::{Lead, Margin};
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::template::Template;

/// How the lead of a poll is told.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PollLead {
    /// Points that rounded shares may add to a lead or take from it.
    rounding: f64,
    /// Help where the two are about even.
    even: Template,
    /// Help where one is slightly ahead.
    narrow: Template,
    /// Help where one leads.
    ahead: Template,
}

impl Check for PollLead {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        for poll in &draft.annotations.relations.margins {
            let lead = (poll.shares[0].low - poll.shares[1].low).abs();
            let margin = poll.margin.low.abs();
            let sure = match poll.lead {
                Lead::Even => lead - self.rounding > margin,
                Lead::Narrow => false,
                Lead::Plain => lead + self.rounding < margin,
            };
            let query = match poll.lead {
                Lead::Even => lead > 0.0,
                Lead::Narrow => lead - self.rounding > 2.0 * margin,
                Lead::Plain => lead + self.rounding < 2.0 * margin,
            };
            if sure || query {
                findings.report(self.finding(draft, poll, (lead, margin), !sure));
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["words", "lead", "margin", "reckoning"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.even, &self.narrow, &self.ahead]
    }
}

impl PollLead {
    fn finding(&self, draft: &Draft, poll: &Margin, (lead, margin): (f64, f64), query: bool) -> Finding {
        let [a, b] = [poll.shares[0].low, poll.shares[1].low];
        let reckoning = format!("{} - {} = {}", print(a.max(b)), print(a.min(b)), print(lead));
        let values = vec![
            ("words", draft.slice(poll.words).to_owned()),
            ("lead", print(lead)),
            ("margin", print(margin)),
            ("reckoning", reckoning),
        ];
        let help = match lead {
            l if l < margin => &self.even,
            l if l <= 2.0 * margin => &self.narrow,
            _ => &self.ahead,
        };
        let spans = poll.shares.iter().chain([&poll.margin]).map(|m| m.span);
        let others = spans.map(|span| Mark { span, message: String::new() }).collect();
        let help = Some(help.fill(&values));
        Finding { primary: poll.words, others, values, query, help, ..Finding::default() }
    }
}
