//! Spans of time as figures: `jailed for 12 years` over a story of 14.
//!
//! In: the durations of a draft. Out: [`Quantity`] in one unit. Not here: how long they last (`temporal::duration`).

use crate::annotate::quantity::{Approximation, Category, Quantity, Sourcing};
use crate::annotate::temporal::Duration;

/// A duration in one unit as a quantity; none for `a year and a half`.
pub fn quantity(duration: &Duration) -> Option<Quantity> {
    let (unit, digits) = unit(&duration.value)?;
    let value: f64 = digits.parse().ok()?;
    Some(Quantity {
        span: duration.span,
        sentence: duration.sentence,
        category: Category::Measure,
        low: Some(value),
        high: Some(value),
        unit: unit.to_owned(),
        noun: None,
        approximation: if duration.approximate { Approximation::About } else { Approximation::Exact },
        hedge: None,
        subordinate: false,
        infinitive: false,
        sourcing: Sourcing::default(),
    })
}

/// The unit of an ISO 8601 duration and its digits.
fn unit(iso: &str) -> Option<(&'static str, &str)> {
    const UNITS: [(&str, char, &str); 6] = [
        ("PT", 'H', "hours"),
        ("PT", 'M', "minutes"),
        ("P", 'Y', "years"),
        ("P", 'M', "months"),
        ("P", 'W', "weeks"),
        ("P", 'D', "days"),
    ];
    UNITS.iter().find_map(|(lead, letter, unit)| {
        let digits = iso.strip_prefix(lead)?.strip_suffix(*letter)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then_some((*unit, digits))
    })
}
