//! Dates that no calendar has.
//!
//! Serves one rule: that a day exists is asked nowhere else.

use serde::Deserialize;

use super::month_name;
use crate::annotate::temporal::Written;
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings};
use crate::rules::template::Template;

/// A date that no calendar has.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Calendar {
    /// Message where the day exists in leap years only.
    no_leap_year: Template,
}

impl Check for Calendar {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let published = draft.document.date().map(|d| d.year());
        for temporal in &draft.annotations.dates {
            for written in std::iter::once(temporal.written).chain(temporal.written_end) {
                self.check_day(draft, findings, written, published);
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["date", "month", "days", "year"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.no_leap_year]
    }
}

impl Calendar {
    fn check_day(
        &self,
        draft: &Draft,
        findings: &mut Findings<'_>,
        written: Written,
        published: Option<i16>,
    ) {
        let (Some(day), Some(month), Some(span)) = (written.day, written.month, written.date) else { return };
        let Some(longest) = longest_month(month).filter(|_| day > 0) else { return };
        let year = written.year.or(published);
        let leap_only = month == 2 && day == 29;
        if day <= longest && !(leap_only && year.is_some_and(|y| !is_leap(y))) {
            return;
        }
        let days = year.map_or(longest, |y| days_in(y, month).unwrap_or(longest));
        let values = vec![
            ("date", draft.slice(span).to_owned()),
            ("month", month_name(month).to_owned()),
            ("days", days.to_string()),
            ("year", year.map_or(String::new(), |y| y.to_string())),
        ];
        let query = leap_only && written.year.is_none();
        let finding = Finding { primary: span, query, values, ..Finding::default() };
        match leap_only {
            true => findings.report_as(&self.no_leap_year, finding),
            false => findings.report(finding),
        }
    }
}

fn is_leap(year: i16) -> bool {
    jiff::civil::Date::new(year, 2, 29).is_ok()
}

/// Most days the month ever has.
fn longest_month(month: i8) -> Option<i8> {
    days_in(2000, month)
}

fn days_in(year: i16, month: i8) -> Option<i8> {
    jiff::civil::Date::new(year, month, 1).ok().map(|d| d.days_in_month())
}
