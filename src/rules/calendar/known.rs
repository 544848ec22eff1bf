//! A date of the draft against the table of events.
//!
//! Serves one rule: which date is told of which event is read in `annotate`.

use jiff::civil::Date;
use serde::Deserialize;

use super::{long, told};
use crate::annotate::reckoning::naming::Occasion;
use crate::annotate::temporal::{Temporal, TimeValue};
use crate::draft::Draft;
use crate::gazetteer::Entry;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};

/// A date of the draft against the table of events.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct KnownDate {
    /// Last words of names that are used again: only a date of the same year is compared.
    recurring: Vec<String>,
}

impl Check for KnownDate {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let facts = findings.facts();
        for occasion in &draft.annotations.occasions {
            let Some(entry) = facts.gazetteer.entry(occasion.entry) else { continue };
            let date = &draft.annotations.dates[occasion.date as usize];
            if let Some(day) = entry.date.filter(|d| self.differs(entry, date, *d)) {
                report(findings, (entry, day), occasion, date);
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["event", "right", "date", "source"]
    }
}

impl KnownDate {
    /// Whether the date is told otherwise, at the precision it is told.
    fn differs(&self, entry: &Entry, date: &Temporal, day: Date) -> bool {
        let stated = date.written.year.is_some();
        let Some(value) = date.value.or(date.written.year.map(TimeValue::Year)) else { return false };
        let same_year = value.first().is_some_and(|f| f.year() == day.year());
        let last = entry.name.to_lowercase();
        let recurs = last.split(' ').next_back().is_some_and(|w| self.recurring.iter().any(|r| r == w));
        let compared = same_year || (stated && !recurs);
        compared && !(value.first() <= Some(day) && Some(day) <= value.last())
    }
}

fn report(findings: &mut Findings<'_>, (entry, day): (&Entry, Date), occasion: &Occasion, date: &Temporal) {
    let value = date.value.or(date.written.year.map(TimeValue::Year));
    let values = vec![
        ("event", entry.name.clone()),
        ("right", long(day)),
        ("date", value.map_or_else(String::new, told)),
        ("source", if entry.house { "the house list" } else { "the table of events" }.to_owned()),
    ];
    let others = vec![Mark { span: occasion.name, message: String::new() }];
    let primary = date.written.date.unwrap_or(date.span);
    findings.report(Finding { primary, others, values, ..Finding::default() });
}
