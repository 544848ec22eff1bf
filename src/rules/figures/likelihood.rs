//! Whether a distance that does not fit is one that a writer soon gets wrong, or more likely one of other figures.
//!
//! In: a stated distance and the two figures read with it. Out: whether it is a mistake of those that are made (how far
//! off, and measured on what, stands with `likely` in `rules/figures/percent-change.toml`).

use super::comparison::Ways;
use super::slip;
use crate::annotate::relation::comparison::{Pair, Scale};
use crate::annotate::relation::member::Member;

/// Whether a slip of the pen or of arithmetic leads from the right distance to the stated one, or from a right figure to
/// the one printed.
pub fn is_likely(ways: &Ways<'_>, pair: &Pair, near: f64) -> bool {
    let measure = &ways.comparison.measure;
    let stated = ways.percent(measure.low);
    slip::is_likely(stated, slip::to_step(ways.reckoned(pair), measure), near)
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
    let known = |m: &&f64| m.is_finite() && **m > 0.0;
    mistakes.iter().filter(known).any(|m| (stated - m).abs() <= room(*m))
}

/// Whether one slip of the pen in a figure of three digits or more makes the distance right.
fn is_misprinted(ways: &Ways<'_>, pair: &Pair) -> bool {
    let slip = |from: &Member, printed: &Member| {
        let right = ways.made(from.low).map(|right| slip::to_step(right, printed));
        slip::is_telling(printed.low) && right.iter().any(|right| slip::is_slip(printed.low, *right))
    };
    slip(&pair.base, &pair.result) || slip(&pair.result, &pair.base)
}
