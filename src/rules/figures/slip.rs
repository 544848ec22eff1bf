//! Slips of the pen: one digit for another, two changed about, one too many or too few.
//!
//! In: a printed value and the right one. Out: whether a slip lies between them. Not here: what the right value is.

use crate::annotate::relation::member::Member;

/// Whether one slip of the pen makes one value of the other.
pub fn is_slip(printed: f64, right: f64) -> bool {
    let (a, b) = (digits(printed), digits(right));
    let (long, short) = if a.len() >= b.len() { (&a, &b) } else { (&b, &a) };
    match long.len() - short.len() {
        0 => is_changed(&a, &b),
        1 => (0..long.len()).any(|skip| is_without(long, skip, short)),
        _ => false,
    }
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
    use super::is_slip;

    #[test]
    fn one_digit_is_a_slip() {
        assert!(is_slip(102.0, 172.0) && is_slip(5_000.0, 7_000.0) && is_slip(2.8, 2.4));
        assert!(is_slip(31.0, 13.0) && is_slip(16.0, 6.0) && is_slip(1.5, 0.5));
        assert!(!is_slip(900.0, 1_500.0) && !is_slip(45.0, 67.0) && !is_slip(12.0, 12.0));
    }
}
