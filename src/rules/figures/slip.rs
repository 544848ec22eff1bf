//! Slips of the pen: one digit for another, two changed about, one too many or too few.
//!
//! In: a printed value and the right one. Out: whether a slip lies between them. Not here: what the right value is.

use crate::annotate::relation::member::Member;

/// Whether one slip of the pen makes one value of the other.
pub fn is_slip(printed: f64, right: f64) -> bool {
    if right <= 0.0 {
        return false;
    }
    let (a, b) = (digits(printed), digits(right));
    let (long, short) = if a.len() >= b.len() { (&a, &b) } else { (&b, &a) };
    match long.len() - short.len() {
        0 => is_changed(&a, &b),
        1 => (0..long.len()).any(|skip| is_without(long, skip, short)),
        _ => false,
    }
}

/// Whether a printed value is one that a writer soon puts in place of the right one: near it (no more than so many times
/// off), one of two digits or more with a slip of the pen, a small count by one or two, or all digits right and the
/// magnitude wrong. What is further off is mostly said of other figures.
pub fn is_likely(printed: f64, right: f64, near: f64) -> bool {
    const MAGNITUDES: [f64; 4] = [10.0, 100.0, 1e3, 1e6];
    const EXACT: f64 = 0.005;
    const SMALL: f64 = 20.0;
    if printed <= 0.0 || right <= 0.0 {
        return false;
    }
    let times = (printed / right).max(right / printed);
    let two_digits = |value: f64| value >= 10.0 || value.fract() != 0.0;
    let written =
        two_digits(printed) && two_digits(right) && (is_slip(printed, right) || is_jumbled(printed, right));
    let counted = printed.max(right) <= SMALL && (printed - right).abs() <= 2.0;
    times <= near || written || counted || MAGNITUDES.iter().any(|m| (times / m - 1.0).abs() < EXACT)
}

/// Whether a value has digits enough that one slip is hardly chance: three or more besides trailing zeros.
pub fn is_telling(value: f64) -> bool {
    significant(value) >= 3
}

/// How many digits a value has besides trailing zeros.
pub fn significant(value: f64) -> usize {
    digits(value).iter().rev().skip_while(|d| **d == b'0').count()
}

/// Whether three or more figures have so many digits between them that it is hardly chance if but a slip keeps them
/// from agreeing.
pub fn are_telling(values: &[f64], least: usize) -> bool {
    const MOST_OF_ONE: usize = 4;
    values.iter().map(|v| length(*v).min(MOST_OF_ONE)).sum::<usize>() >= least
}

/// How many digits a value is printed with.
fn length(value: f64) -> usize {
    let cents = digits(value);
    let decimals = cents.iter().rev().take(2).skip_while(|d| **d == b'0').count();
    cents.len().saturating_sub(2).max(1) + decimals
}

/// One digit is another, or two neighbours have changed places.
fn is_changed(a: &[u8], b: &[u8]) -> bool {
    let apart: Vec<usize> = (0..a.len()).filter(|i| a[*i] != b[*i]).collect();
    match apart[..] {
        [_] => true,
        [i, j] => j == i + 1 && a[i] == b[j] && a[j] == b[i],
        _ => false,
    }
}

/// Whether the same three or more digits stand in another order.
pub fn is_jumbled(a: f64, b: f64) -> bool {
    let sorted = |value: f64| {
        let mut digits = digits(value);
        digits.sort_unstable();
        digits
    };
    significant(a) >= 3 && sorted(a) == sorted(b)
}

/// Whether a number is another with one digit left out.
fn is_without(long: &[u8], skip: usize, short: &[u8]) -> bool {
    long[..skip] == short[..skip] && long[skip + 1..] == short[skip..]
}

/// The digits of a value to two decimals.
fn digits(value: f64) -> Vec<u8> {
    let cents = (value.abs() * 100.0).round();
    format!("{cents:.0}").into_bytes()
}

/// A value as finely as a figure is printed, where it is not whole.
pub fn to_step(value: f64, printed: &Member) -> f64 {
    let step = printed.step.clamp(0.01, 1.0);
    (value / step).round() * step
}

#[cfg(test)]
mod tests {
    use super::{is_likely, is_slip};

    #[test]
    fn one_digit_is_a_slip() {
        assert!(is_slip(102.0, 172.0) && is_slip(5_000.0, 7_000.0) && is_slip(2.8, 2.4));
        assert!(is_slip(31.0, 13.0) && is_slip(16.0, 6.0) && is_slip(1.5, 0.5));
        assert!(!is_slip(900.0, 1_500.0) && !is_slip(45.0, 67.0) && !is_slip(12.0, 12.0));
    }

    #[test]
    fn slips_and_near_misses_are_likely() {
        assert!(
            is_likely(75.0, 25.0, 1.35) && is_likely(53.0, 35.0, 1.35) && is_likely(1_904.0, 1_409.0, 1.35)
        );
        assert!(is_likely(11.0, 9.0, 1.2) && is_likely(465.0, 46.5, 1.35) && is_likely(30.0, 24.0, 1.35));
        assert!(
            !is_likely(9_647.0, 3_214.0, 1.35) && !is_likely(8.0, 4.0, 1.35) && !is_likely(47.0, 84.9, 1.35)
        );
    }
}
