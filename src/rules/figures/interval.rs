//! Arithmetic on figures as printed.

use crate::annotate::quantity::{Approximation, Quantity};

/// What a figure can mean: its least and greatest value.
///
/// `rounding` is the share by which a figure called `about` may be off.
pub fn interval(quantity: &Quantity, rounding: f64) -> (f64, f64) {
    let (low, high) = (quantity.low.unwrap_or(0.0), quantity.high.unwrap_or(f64::INFINITY));
    match quantity.approximation {
        Approximation::Exact => (low, high),
        Approximation::About => (low * (1.0 - rounding), high * (1.0 + rounding)),
        Approximation::AtLeast => (low, f64::INFINITY),
        Approximation::AtMost => (0.0, high),
    }
}

/// As a newspaper prints it: thousands marked, no needless decimals.
pub fn print(value: f64) -> String {
    let text = format!("{:.2}", value.abs());
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let decimals = decimals.trim_end_matches('0');
    let sign = if value < 0.0 { "-" } else { "" };
    if decimals.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}.{decimals}") }
}

#[cfg(test)]
mod tests {
    use super::print;

    #[test]
    fn numbers_are_printed_as_newspapers_do() {
        assert_eq!(print(229.0), "229");
        assert_eq!(print(1_234_567.5), "1,234,567.5");
        assert_eq!(print(-1000.0), "-1,000");
    }
}
