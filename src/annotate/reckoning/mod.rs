//! What times say of one another, of people and of events.
//!
//! In: dates, ages, mentions and the words between them. Out: [`Tense`] of every date.
//! Linking is ordinary code: every span comes from an annotation or a production of nom.
//! Not here: whether anything is wrong (`rules`).
//!
//! A date wrongly taken for past: `tense`.

pub mod tense;

use super::{Annotations, Text};
use tense::Tense;

/// Links what was read.
pub fn read(text: Text<'_>, found: &mut Annotations) {
    found.tenses = found.dates.iter().map(|d| tense::tense(text, d)).collect();
}

/// How what the date at an index dates is told.
pub fn tense_of(found: &Annotations, date: usize) -> Tense {
    found.tenses.get(date).copied().unwrap_or(Tense::Open)
}
