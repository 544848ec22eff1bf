//! What is told as past and dated after publication.
//!
//! Serves one rule: whether a date is told as past is read in `annotate`.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use super::{long, told};
use crate::annotate::reckoning::tense::Tense;
use crate::annotate::reckoning::tense_of;
use crate::annotate::temporal::{Temporal, TimeValue, Written};
use crate::document::{Document, Role};
use crate::draft::Draft;
use crate::lexicon::Lexicon;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings};
use crate::rules::template::Template;
use crate::source::Span;

/// What is told as past and dated after publication.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AfterDateline {
    /// A story may be dated so many days before it appears.
    grace_days: i64,
    /// Further ahead, a day without its year is likely of the year before: a query.
    trusted_days: i64,
    /// Further ahead, a day without its year that would be past in the year of the story is that day.
    own_year_days: i64,
    /// Message where the dateline itself lies ahead.
    dateline: Template,
    /// Message where the year is not written.
    yearless: Template,
    /// What to do where the year is not written.
    add_year: Template,
}

impl Check for AfterDateline {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let Some(published) = latest(&draft.document) else { return };
        let named = |t: &Temporal| is_named_day(t, &findings.facts().lexicon);
        let dates: Vec<_> = draft.annotations.dates.iter().enumerate().collect();
        // `on Nov. 3 next year` says itself that it lies ahead, whatever the verb beside it.
        let next = |t: &Temporal| draft.slice(t.span).split_whitespace().any(|w| w == "next");
        let dates: Vec<_> =
            dates.into_iter().filter(|(_, t)| is_calendar(t) && !named(t) && !next(t)).collect();
        for (at, temporal) in dates {
            let tense = tense_of(&draft.annotations, at);
            if let Some((span, day)) = self.ahead(draft, temporal, tense, published)
                && !self.is_of_this_year(temporal, day, published)
                && !is_of_the_year_told(&draft.annotations.dates[..at], temporal, published)
            {
                self.report(draft, findings, temporal, Late { span, day, published });
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["date", "published", "by", "last-year"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.dateline, &self.yearless, &self.add_year]
    }
}

/// A date that lies ahead.
struct Late {
    span: Span,
    day: Date,
    published: Date,
}

impl AfterDateline {
    /// The day that lies after publication, and its words.
    fn ahead(
        &self,
        draft: &Draft,
        temporal: &Temporal,
        tense: Tense,
        published: Date,
    ) -> Option<(Span, Date)> {
        let late = |day: &Date| days(published, *day) > self.grace_days;
        let (first, last) = (temporal.value?.first()?, temporal.value?.last()?);
        let dateline = draft.block_of(temporal.sentence).role == Role::Dateline;
        match tense {
            _ if dateline => Some((temporal.span, first)).filter(|(_, d)| late(d)),
            Tense::Past { .. } if late(&first) => Some((temporal.span, first)),
            Tense::Past { beside: true } => {
                let end = temporal.written_end.filter(|w| w.day.is_some())?;
                Some((end.date?, last)).filter(|(_, d)| late(d))
            }
            _ => None,
        }
    }

    /// Whether a day of next year without its year, told as past, is one of the year of the story: that needs no year.
    fn is_of_this_year(&self, temporal: &Temporal, day: Date, published: Date) -> bool {
        let yearless = is_yearless(temporal);
        let before = day.checked_sub(1.year()).is_ok_and(|d| d.year() == published.year() && d <= published);
        yearless && before && days(published, day) > self.own_year_days
    }

    fn report(&self, draft: &Draft, findings: &mut Findings<'_>, temporal: &Temporal, late: Late) {
        let yearless = is_yearless(temporal);
        let by = draft.document.metadata.date.as_ref().map_or("", |d| d.by);
        let whole = temporal.value.filter(|v| v.whole_day().is_none() && temporal.written_end.is_none());
        let values = vec![
            ("date", whole.map_or_else(|| long(late.day), told)),
            ("published", long(late.published)),
            ("by", by.to_owned()),
            ("last-year", late.day.checked_sub(1.year()).map_or_else(|_| String::new(), long)),
        ];
        let help = Some(self.add_year.fill(&values)).filter(|_| yearless);
        // A file name tells when a file was begun, not when the story appears.
        let weak = by == "file name";
        // `boosted the budget in 2016` may be of the budget's year.
        let weak =
            weak || matches!(temporal.value, Some(TimeValue::Year(y)) if y == late.published.year() + 1);
        let query = weak || (yearless && days(late.published, late.day) > self.trusted_days);
        let finding = Finding { primary: late.span, query, help, values, ..Finding::default() };
        match draft.block_of(temporal.sentence).role {
            Role::Dateline => findings.report_as(&self.dateline, finding),
            _ if yearless => findings.report_as(&self.yearless, finding),
            _ => findings.report(finding),
        }
    }
}

/// Sentences back in which a day tells the year that the story has come to.
const TELLING: u32 = 4;

/// Whether a day without its year goes on from one of an earlier year: `won on Aug. 9 last year and was sworn in on Aug.
/// 25`, in the next sentences only where it follows the day told last.
fn is_of_the_year_told(before: &[Temporal], temporal: &Temporal, published: Date) -> bool {
    let day = |t: &Temporal| t.value.filter(|_| t.written.day.is_some()).and_then(|v| v.last());
    let earlier = |t: &Temporal| day(t).is_some_and(|d| d.year() < published.year());
    let near = |t: &&Temporal| t.sentence + TELLING >= temporal.sentence;
    let mut near = before.iter().rev().take_while(near).filter(|t| t.sentence < temporal.sentence);
    let here = before.iter().rev().take_while(|t| t.sentence == temporal.sentence);
    let follows = |t: &Temporal| {
        let goes_on = temporal.value.and_then(|v| v.first()).and_then(|d| d.checked_sub(1.year()).ok());
        earlier(t) && day(t).zip(goes_on).is_some_and(|(last, next)| last <= next && next <= published)
    };
    let last = near.find(|t| t.written.day.is_some());
    is_yearless(temporal) && (here.into_iter().any(earlier) || last.is_some_and(follows))
}

fn is_yearless(temporal: &Temporal) -> bool {
    temporal.written.year.or(temporal.written_end.and_then(|w| w.year)).is_none()
}

/// The last day on which the story was touched, or is to appear.
fn latest(document: &Document) -> Option<Date> {
    let data = &document.metadata;
    let dates = [&data.date, &data.updated, &data.embargo];
    data.date.as_ref().and_then(|_| dates.into_iter().flatten().map(|d| d.value).max())
}

/// A day of the calendar, or a month or year that says which.
fn is_calendar(temporal: &Temporal) -> bool {
    let written = temporal.written;
    let day = written.day.is_some() && written.month.is_some();
    let free = !temporal.label && temporal.elapsed.is_none();
    free && (day || written.year.is_some()) && !matches!(temporal.value, Some(TimeValue::Week(_)))
}

/// `after Sept. 11`: a day that an event is known by needs no year.
fn is_named_day(temporal: &Temporal, lexicon: &Lexicon) -> bool {
    match temporal.written {
        Written { day: Some(d), month: Some(m), year: None, weekday: None, .. } => {
            lexicon.named_days.contains(&format!("{m:02}-{d:02}"))
        }
        _ => false,
    }
}

fn days(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |s| i64::from(s.get_days()))
}
