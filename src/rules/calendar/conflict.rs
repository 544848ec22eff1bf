//! One thing, two dates.
//!
//! Serves one rule: what is told twice is read in `annotate`.

use std::collections::HashMap;

use serde::Deserialize;

use super::told;
use crate::annotate::reckoning::naming::Occasion;
use crate::annotate::temporal::TimeValue;
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::template::Template;
use crate::source::Span;

/// One thing, two dates.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DateConflict {
    /// Message where the thing is an event of the list.
    event: Template,
    /// Beside the other date.
    other: Template,
}

/// A date and its place.
type Placed = (TimeValue, Span);

impl Check for DateConflict {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let found = &draft.annotations;
        let placed = |at: u32| {
            let date = &found.dates[at as usize];
            date.value.map(|v| (v, date.written.date.unwrap_or(date.span)))
        };
        for pair in &found.restated {
            if let Some((first, second)) = placed(pair.first).zip(placed(pair.second)) {
                let finding = self.finding(String::new(), first, second);
                findings.report(finding);
            }
        }
        let mut first_of: HashMap<u32, &Occasion> = HashMap::new();
        for occasion in &found.occasions {
            let before = first_of.get(&occasion.entry).copied();
            first_of.entry(occasion.entry).or_insert(occasion);
            let dates = before.and_then(|o| placed(o.date).zip(placed(occasion.date)));
            let name = findings.facts().gazetteer.entry(occasion.entry).map_or("", |e| &e.name).to_owned();
            let listed = findings.facts().gazetteer.entry(occasion.entry).is_some_and(|e| e.date.is_some());
            if let Some((first, second)) = dates.filter(|(a, b)| !listed && differ(a.0, b.0)) {
                let finding = self.finding(name, first, second);
                findings.report_as(&self.event, finding);
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["event", "first", "second"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.event, &self.other]
    }
}

impl DateConflict {
    fn finding(&self, event: String, first: Placed, second: Placed) -> Finding {
        let values = vec![("event", event), ("first", told(first.0)), ("second", told(second.0))];
        let others = vec![Mark { span: first.1, message: self.other.fill(&values) }];
        Finding { primary: second.1, others, values, ..Finding::default() }
    }
}

/// Two days of one year; an event of another year bears the same name.
fn differ(a: TimeValue, b: TimeValue) -> bool {
    let days = a.whole_day().zip(b.whole_day());
    days.is_some_and(|(a, b)| a != b && a.year() == b.year())
}
