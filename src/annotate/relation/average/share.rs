//! Among how many a total is shared.
//!
//! In: a figure. Out: a [`Share`]. Not here: spans of time (`time`), who they are (`heads`, `each`).

use crate::annotate::relation::passage::Figure;
use crate::source::Span;

/// Among how many, or how often.
#[derive(Clone, Copy)]
pub struct Share {
    /// The place of the words that tell it.
    pub count: Span,
    /// The fewest that can be meant.
    pub least: f64,
    /// The most that can be meant.
    pub most: f64,
    /// As many as are usual.
    pub usual: f64,
}

impl Share {
    /// As many as a figure counts.
    pub fn of(f: &Figure) -> Self {
        let half = if f.member.low >= 1e5 { f.member.step / 2.0 } else { 0.0 };
        let usual = f.member.low;
        Self { count: f.member.span, least: usual - half, most: usual + half, usual }
    }

    /// As many as both together.
    pub fn and(&self, other: &Self) -> Self {
        Self {
            count: self.count.to(other.count),
            least: self.least + other.least,
            most: self.most + other.most,
            usual: self.usual + other.usual,
        }
    }
}
