//! Which figure is sourced, and how.
//!
//! In: quantities, quotations and attributions. Out: [`Quantity::sourcing`](super::quantity::Quantity) set.
//! Not here: whether a way of sourcing is good enough (`rules`).

use super::{Annotations, Text};

/// Links every figure to what sources it.
pub fn link(_text: Text<'_>, _found: &mut Annotations) {}
