//! Dated clauses in order.
//!
//! In: dates with values. Out: [`Event`]s, one for every clause that a date places in time.

use super::temporal::TimeValue;
use super::{Annotations, Text};
use crate::source::Span;

/// A dated clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// When.
    pub date: TimeValue,
    /// The clause.
    pub span: Span,
    /// Index of its sentence.
    pub sentence: u32,
    /// Index of the date in [`Annotations::dates`].
    pub by: u32,
}

/// Lists the dated clauses.
pub fn order(_text: Text<'_>, _found: &mut Annotations) {}
