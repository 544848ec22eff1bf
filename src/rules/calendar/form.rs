//! How a day is told, against the house's way of telling days.
//!
//! Serves two rules: words that shift with the reader's day, and weekdays against dates.

use jiff::civil::Date;
use serde::Deserialize;

use super::{day_name, short};
use crate::annotate::temporal::{Temporal, Written};
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings};
use crate::rules::template::Template;
use crate::token::TokenKind;

/// How a day is told.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DayForm {
    /// Words for days that shift with the day of reading, in small letters.
    #[serde(default)]
    words: Vec<String>,
    /// Within so many days of publication the weekday alone is the house's way; none where that is not asked.
    #[serde(default)]
    window: Option<i64>,
    /// Message where a weekday stands alone outside the window.
    #[serde(default)]
    outside: Template,
}

impl Check for DayForm {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        for temporal in draft.annotations.dates.iter().filter(|t| !t.label) {
            if let Some(day) = temporal.value.and_then(|v| v.whole_day()) {
                self.look(draft, findings, temporal, day);
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["words", "day", "weekday", "window"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.outside]
    }
}

impl DayForm {
    fn look(&self, draft: &Draft, findings: &mut Findings<'_>, temporal: &Temporal, day: Date) {
        let words = draft.slice(temporal.span);
        let values = vec![
            ("words", words.to_owned()),
            ("day", short(day)),
            ("weekday", day_name(day.weekday()).to_owned()),
            ("window", self.window.unwrap_or_default().to_string()),
        ];
        let finding = Finding { primary: temporal.span, values, ..Finding::default() };
        let shifts = self.words.iter().any(|w| *w == words.to_lowercase());
        match self.window.and_then(|n| misplaced(draft, temporal, (day, n))) {
            Some(Way::DateInside) => findings.report(finding),
            Some(Way::WeekdayOutside) => findings.report_as(&self.outside, finding),
            None if shifts && !is_possessive(draft, temporal) => findings.report(finding),
            None => {}
        }
    }
}

enum Way {
    DateInside,
    WeekdayOutside,
}

/// A date inside the window, or a weekday alone outside.
fn misplaced(draft: &Draft, temporal: &Temporal, (day, window): (Date, i64)) -> Option<Way> {
    let published = draft.document.date()?;
    let away = published.until(day).map_or(0, |s| i64::from(s.get_days())).abs();
    match temporal.written {
        Written { day: Some(_), month: Some(_), year: None, .. } if away < window => Some(Way::DateInside),
        Written { weekday: Some(_), day: None, .. } if away >= window => Some(Way::WeekdayOutside),
        _ => None,
    }
}

/// `today's youth` is no day.
fn is_possessive(draft: &Draft, temporal: &Temporal) -> bool {
    let next = draft.tokens.partition_point(|t| t.span.start < temporal.span.end);
    draft.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Possessive)
}
