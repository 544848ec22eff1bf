//! How the value of each expression of time was reached, in a sentence.
//!
//! In: expressions with their [`Trace`](crate::annotate::temporal::trace::Trace). Out: sentences.
//! Not here: the rules themselves (`annotate::temporal`).

use jiff::civil::Date;

use super::wire::{Record, Traced};
use crate::annotate::temporal::trace::Way;
use crate::annotate::temporal::{Anchor, Temporal, Unit};
use crate::draft::Draft;
use crate::report::place::Places;
use crate::report::visible;
use crate::report::wrap::hang;
use crate::rules::calendar::day_name;

/// Columns before the value of an expression.
const INDENT: usize = 11;

/// Prints one expression and, under it, its value and the way to it.
pub fn print(record: &Record, traced: &Traced, width: usize) -> String {
    let place = format!("{}:{}", record.span.line, record.span.column);
    let words = hang(&visible::line(record.text), width, INDENT);
    let value = traced.value.as_deref().unwrap_or("no value");
    let way = hang(&format!("{value} ({}): {}", traced.anchor, traced.explanation), width, INDENT);
    format!("\n  {place:<8} {words}\n{:INDENT$}{way}\n", "")
}

/// The earlier expression that a value starts from.
pub fn start<'d>(draft: &'d Draft, date: &Temporal) -> Option<&'d Temporal> {
    draft.annotations.dates.get(date.trace.from? as usize)
}

/// How the value was reached, or why there is none; no full stop.
pub fn sentence(places: Places<'_>, draft: &Draft, date: &Temporal) -> String {
    let base = base(places, draft, date);
    let told_before = date.anchor == Anchor::Context;
    match date.trace.way {
        Way::Stated => "it says all of it".to_owned(),
        Way::Nearest if told_before => format!("the one of {base}, or the first after it"),
        Way::Nearest if date.written.month.is_some() => format!("no year told: the nearest to {base}"),
        Way::Nearest => format!("the nearest to {base}"),
        Way::Latest => format!("the latest before {base}"),
        Way::First => format!("the first after {base}"),
        Way::YearBeside => format!("the words beside it give the year, seen from {base}"),
        Way::Borrowed => "one end gives the other what it leaves out".to_owned(),
        Way::PastWeekday => format!("the latest {} up to {base}", named(date)),
        Way::ComingWeekday => format!("the clause looks ahead: the first {} from {base} on", named(date)),
        Way::Counted(n, unit) => counted(n, unit, &base),
        Way::Same(unit) => format!("the {} of {base}", noun(unit)),
        Way::Run => format!("a stretch that begins or ends at {base}"),
        Way::HourOf => format!("an hour of the day of {base}"),
        Way::BegunLast => format!("the latest that had begun by {base}"),
        Way::Feast if date.anchor == Anchor::Stated => "the day of the feast in the year told".to_owned(),
        Way::Feast => format!("the day of the feast nearest to {base}"),
        Way::FiscalYear => "a budget year of the United States, October to September".to_owned(),
        Way::Season if date.anchor == Anchor::Stated => "a season as the north counts them".to_owned(),
        Way::Season => format!("a season as the north counts them, seen from {base}"),
        Way::Name => "a name, not a time".to_owned(),
        Way::Undated => "vague, or counted from something that has no date here".to_owned(),
        Way::NoSuchDay => "no calendar has such a day".to_owned(),
        Way::NothingBefore => "it points to a time told before, and none is near".to_owned(),
        Way::NoPublication => "it needs the publication date, and none is known".to_owned(),
    }
}

/// What a value starts from: an earlier expression with its place, publication, or the date beside it.
fn base(places: Places<'_>, draft: &Draft, date: &Temporal) -> String {
    let published = draft.document.date();
    match (start(draft, date), date.anchor) {
        (Some(from), _) => {
            let (span, value) = (places.wire(from.span), from.value.map_or_else(String::new, |v| v.iso()));
            let words = visible::line(draft.slice(from.span));
            format!("\u{201c}{words}\u{201d} at {}:{} ({value})", span.line, span.column)
        }
        (None, Anchor::Stated) => "the date beside it".to_owned(),
        (None, _) => published
            .map_or_else(|| "publication".to_owned(), |d| format!("publication ({d}, {})", weekday(d))),
    }
}

/// `10 days after …`; a date beside it may be meant as well as publication.
fn counted(n: i32, unit: Unit, base: &str) -> String {
    let (count, way) = (n.unsigned_abs(), if n < 0 { "before" } else { "after" });
    format!("{count} {}{} {way} {base}", noun(unit), if count == 1 { "" } else { "s" })
}

fn named(date: &Temporal) -> &'static str {
    date.written.weekday.map_or("such day", |(day, _)| day_name(day))
}

/// The name of the weekday of a day.
pub fn weekday(day: Date) -> &'static str {
    day_name(day.weekday())
}

fn noun(unit: Unit) -> &'static str {
    match unit {
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::Week => "week",
        Unit::Fortnight => "fortnight",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::Year => "year",
        Unit::Decade => "decade",
        Unit::Century => "century",
    }
}
