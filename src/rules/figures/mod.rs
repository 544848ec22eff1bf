//! Figures against figures: one engine for each relation, each one line of arithmetic.
//!
//! In: [`Relations`](crate::annotate::relation::Relations) and what a printed figure can mean ([`interval`]).
//! Out: findings, each with its reckoning. A finding stands only where no reading within the intervals agrees.
//! Not here: which figures belong together (`annotate::relation`).

pub mod around;
pub mod average;
pub mod comparison;
pub mod conflict;
pub mod conversion;
pub mod counted;
pub mod enumeration;
pub mod exchange;
pub mod headline;
pub mod interval;
pub mod likelihood;
pub mod movement;
pub mod parts;
pub mod poll_lead;
pub mod poll_method;
pub mod ranges;
pub mod shares;
pub mod slip;
pub mod vote;
