//! Spellings of one name in Latin letters.
//!
//! In: two Latin spellings, or a native spelling with its language and a Latin one. Out: whether they are
//! one name. Data stands under `rules/romanization/`.
//! Not done here: finding names in a draft, and saying which spelling is better.
//!
//! - [`units`] and [`likeness`]: Latin against Latin, with [`gates`] for what is never one name
//! - [`tables`] and [`acceptor`]: native against Latin
//! - [`keys`]: candidates without comparing all pairs
//! - [`fold`], [`origin`]: what both stand on
//! - `data`: the tables as they are compiled in

pub mod acceptor;
mod align;
pub mod builtin;
mod data;
#[cfg(test)]
mod examples;
mod families;
pub mod fold;
pub mod gates;
pub mod keys;
pub mod likeness;
pub mod origin;
pub mod outline;
pub mod tables;
pub mod units;
