//! A count against the list of what it counts.
//!
//! Serves one rule: nothing else has a number of items.

use serde::Deserialize;

use crate::annotate::relation::enumeration::Enumeration;
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::template::Template;

/// A count against its list.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CountList {
    /// Beside each item.
    item: Template,
}

impl Check for CountList {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        for list in &draft.annotations.relations.enumerations {
            if list.value > list.most || list.value < list.least {
                findings.report(self.finding(draft, list));
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["count", "value", "listed", "number"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.item]
    }
}

impl CountList {
    fn finding(&self, draft: &Draft, list: &Enumeration) -> Finding {
        let listed = if list.value > list.most { list.most } else { list.least };
        let values = vec![
            ("count", draft.slice(list.count).to_owned()),
            ("value", list.value.to_string()),
            ("listed", listed.to_string()),
        ];
        let mark = |(at, span): (usize, &_)| {
            let number = [&values[..], &[("number", (at + 1).to_string())]].concat();
            Mark { span: *span, message: self.item.fill(&number) }
        };
        let others = list.items.iter().enumerate().map(mark).collect();
        Finding { primary: list.count, others, values, ..Finding::default() }
    }
}
