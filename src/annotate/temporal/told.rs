//! What is told on the page, before it is placed in time.
//!
//! In: [`Tokens`]. Out: [`Told`]. Not here: values (`resolve`).

use jiff::civil::Weekday;
use nom::Parser;
use nom::branch::alt;

use super::super::tokens::{Parsed, Tokens};
use super::{Written, date};
use crate::source::Span;

/// Which of the times that fit is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Near {
    /// The one nearest to publication.
    #[default]
    Nearest,
    /// The latest before publication (`last`, `since`).
    Past,
    /// The first after publication (`next`).
    Next,
    /// Of the year of publication (`this`, `this year`).
    This,
    /// Of the year told last (`that year`).
    That,
}

/// A point or stretch of time as told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Point {
    /// Day, month and year, or some of them.
    Calendar(Written, Near),
    /// A day of the week alone.
    Weekday(Weekday, Span, Near),
}

/// A whole expression.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Told {
    /// The point, or the start of a stretch.
    pub start: Point,
    /// The end of a stretch.
    pub end: Option<Point>,
}

impl From<Point> for Told {
    fn from(start: Point) -> Self {
        Self { start, end: None }
    }
}

/// told = weekday-and-date | date | weekday
pub fn told(i: Tokens<'_>) -> Parsed<'_, Told> {
    alt((date::with_weekday, date::calendar, date::weekday)).map(Told::from).parse_complete(i)
}
