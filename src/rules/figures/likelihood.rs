//! Whether a distance that does not fit is one that a writer soon gets wrong, or more likely one of other figures.
//!
//! In: a stated distance and the two figures read with it. Out: whether it is a mistake of those that are made. On 150
//! articles with planted faults, and in printed corrections, all but one in thirty are; of false findings one in three.

use super::comparison::Ways;
use super::slip;
use crate::annotate::relation::comparison::{Pair, Scale};

/// Whether a slip of the pen or of arithmetic leads from the right distance to the stated one, or from a right figure to
/// the one printed.
pub fn is_likely(ways: &Ways<'_>, pair: &Pair, near: f64) -> bool {
    let stated = ways.percent(ways.comparison.measure.low);
    slip::is_likely(stated, ways.reckoned(pair), near)
        || ways.comparison.scale != Scale::Factor && is_misreckoned(ways, pair, stated)
        || is_misprinted(ways, pair)
}

/// The mistakes of arithmetic with percentages: on the other base, what is left for what went, the whole for the rise,
/// points.
fn is_misreckoned(ways: &Ways<'_>, pair: &Pair, stated: f64) -> bool {
    const EXACT: f64 = 0.02;
    const WHOLE: f64 = 100.0;
    let (base, result) = (pair.base.low, pair.result.low);
    let (right, apart) = (ways.reckoned(pair), (result - base).abs());
    let mistakes: &[f64] = match ways.comparison.scale {
        Scale::Share => &[apart / result * WHOLE, WHOLE - right, WHOLE + right, apart],
        Scale::Part => &[WHOLE - right, base / result * WHOLE],
        Scale::Points => &[apart / base * WHOLE, apart / result * WHOLE],
        Scale::Amount | Scale::Factor => &[],
    };
    let room = |value: f64| (value * EXACT).max(ways.comparison.measure.step.min(1.0) / 2.0);
    mistakes.iter().any(|m| (stated - m).abs() <= room(*m))
}

/// Whether one slip of the pen in a figure of three digits or more makes the distance right.
fn is_misprinted(ways: &Ways<'_>, pair: &Pair) -> bool {
    let slip = |from: f64, printed: f64| {
        let made = ways.made(from);
        slip::is_telling(printed) && made.iter().any(|right| slip::is_slip(printed, right.round()))
    };
    slip(pair.base.low, pair.result.low) || slip(pair.result.low, pair.base.low)
}
