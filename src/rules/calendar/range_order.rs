//! A stretch of time that ends before it begins.
//!
//! Serves one rule: which ends a stretch has is read in `annotate`.

use jiff::civil::Date;
use serde::Deserialize;

use super::{long, month_name};
use crate::annotate::temporal::{Temporal, TimeValue, Written};
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::template::Template;
use crate::source::Span;

/// A stretch of time that ends before it begins.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RangeOrder {
    /// Words before a pair of years that make it a comparison, not a stretch.
    comparing: Vec<String>,
    /// Words before a pair of days by which the first gave way to the second.
    moving: Vec<String>,
    /// Days that an end without its year may lie before the start; further back it is of the next year.
    same_year_days: i64,
    /// Beside the start.
    start: Template,
}

impl Check for RangeOrder {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        for temporal in draft.annotations.dates.iter().filter(|t| !t.label) {
            if self.runs_backwards(temporal) && !self.compares(draft, temporal) {
                self.report(findings, temporal);
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["start", "end"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.start]
    }
}

impl RangeOrder {
    fn report(&self, findings: &mut Findings<'_>, temporal: &Temporal) {
        let (Some((start, end)), Some(last)) = (names(temporal), temporal.written_end) else { return };
        let values = vec![("start", start), ("end", end)];
        let place = |w: Written| w.date.unwrap_or(temporal.span);
        let others = vec![Mark { span: place(temporal.written), message: self.start.fill(&values) }];
        findings.report(Finding { primary: place(last), others, values, ..Finding::default() });
    }

    fn runs_backwards(&self, temporal: &Temporal) -> bool {
        let Some(end) = temporal.written_end else { return false };
        match temporal.value {
            Some(TimeValue::Years(a, b)) => a > b && temporal.written.year.is_some() && end.year.is_some(),
            Some(TimeValue::Months(a, b)) => a > b && temporal.written.year.is_some() && end.year.is_some(),
            Some(TimeValue::Days(a, b)) => {
                a > b && temporal.written.day.is_some() && self.same_year(temporal, a, b)
            }
            _ => false,
        }
    }

    /// Without a year at both ends, `Sept. 6 to May 31` and `July 1 to June 30` run into the next year.
    fn same_year(&self, temporal: &Temporal, start: Date, end: Date) -> bool {
        let stated =
            temporal.written.year.is_some() && temporal.written_end.is_some_and(|w| w.year.is_some());
        let back = end.until(start).map_or(0, |s| i64::from(s.get_days()));
        stated || (2..=self.same_year_days).contains(&back)
    }

    /// `the gap between 2016 and 2012`, `brought forward from 15 May to 12 May`
    fn compares(&self, draft: &Draft, temporal: &Temporal) -> bool {
        let sentence = draft.sentence(temporal.sentence).span;
        let before = draft.tokens_in(Span { start: sentence.start, end: temporal.span.start });
        let years = matches!(temporal.value, Some(TimeValue::Years(..)));
        let words = if years { &self.comparing } else { &self.moving };
        before.iter().any(|t| words.contains(&draft.slice(t.span).to_lowercase()))
    }
}

/// Start and end as printed, at their precision.
fn names(temporal: &Temporal) -> Option<(String, String)> {
    let month = |(y, m): (i16, i8)| format!("{} {y}", month_name(m));
    Some(match temporal.value? {
        TimeValue::Years(a, b) => (a.to_string(), b.to_string()),
        TimeValue::Months(a, b) => (month(a), month(b)),
        TimeValue::Days(a, b) => (long(a), long(b)),
        _ => return None,
    })
}
