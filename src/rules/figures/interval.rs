//! Arithmetic on figures as printed: what a figure can mean, and sums, differences and quotients of that.

use std::ops::{Add, Div, Mul, Sub};

use crate::annotate::quantity::{Approximation, Category};
use crate::annotate::relation::member::Member;

/// The least and the greatest value that a figure can mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Least value.
    pub low: f64,
    /// Greatest value, which may be infinite.
    pub high: f64,
}

/// Shares by which figures may be off, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slack {
    /// Of a figure called `about`.
    pub about: f64,
}

/// What is lost by a fraction in words: two-thirds may be 64 or 69 percent.
const FRACTION: f64 = 0.03;

/// The same where the words say on which side it lies: `more than half` of 49 percent is a slip.
const SIDE: f64 = 0.01;

impl Interval {
    /// One value.
    pub const fn exact(value: f64) -> Self {
        Self { low: value, high: value }
    }

    /// A figure as counted: the digits printed are all there are, unless a scale word, a decimal, a sign of percent or
    /// a hedge says that it is rounded.
    pub fn counted(member: &Member, slack: Slack) -> Self {
        let scaled = member.high.abs() >= 1e6 && member.step >= 1e3;
        // Sums in cents are told to the cent.
        let cents = member.category == Some(Category::Money) && member.step <= 0.01;
        let step = if member.is_count() && !scaled || cents { 0.0 } else { member.step };
        Self::of(member, step, slack)
    }

    /// A figure as rounded: it may be off by half of its last printed digit, trailing zeros being none; a count whose
    /// digits are all printed by no more than one in two hundred.
    pub fn rounded(member: &Member, slack: Slack) -> Self {
        let whole = member.is_count() && member.step <= 1.0;
        let most = if member.is_count() && member.high.abs() < 1e6 {
            member.high.abs() / 100.0
        } else {
            f64::INFINITY
        };
        Self::of(member, if whole { 0.0 } else { member.step.min(most) }, slack)
    }

    fn of(member: &Member, step: f64, slack: Slack) -> Self {
        let half = match member.category {
            Some(Category::Ratio) if member.is_bound() => SIDE,
            Some(Category::Ratio) => FRACTION,
            Some(Category::Percent | Category::PercentPoints) => step.min(1.0) / 2.0,
            _ => step / 2.0,
        };
        let (low, high) = (member.low - half, member.high + half);
        match member.approximation {
            Approximation::Exact => Self { low, high },
            Approximation::About => Self { low: low * (1.0 - slack.about), high: high * (1.0 + slack.about) },
            Approximation::AtLeast => Self { low, high: f64::INFINITY },
            Approximation::AtMost => Self { low: 0.0, high },
        }
    }

    /// Whether some value is in both.
    pub fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

impl Add for Interval {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { low: self.low + other.low, high: self.high + other.high }
    }
}

impl Sub for Interval {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self { low: self.low - other.high, high: self.high - other.low }
    }
}

impl Mul for Interval {
    type Output = Self;

    /// Of values that are not negative.
    fn mul(self, other: Self) -> Self {
        Self { low: self.low * other.low, high: self.high * other.high }
    }
}

impl Div for Interval {
    type Output = Self;

    /// Of values that are not negative; by zero it is all numbers.
    fn div(self, other: Self) -> Self {
        if other.low <= 0.0 {
            return Self { low: f64::NEG_INFINITY, high: f64::INFINITY };
        }
        Self { low: self.low / other.high, high: self.high / other.low }
    }
}

/// As a newspaper prints it: thousands marked, round millions in words, no needless decimals.
pub fn print(value: f64) -> String {
    let scales = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")];
    let round = |scale: &(f64, &str)| value.abs() >= scale.0 && value % (scale.0 / 100.0) == 0.0;
    match scales.iter().find(|s| round(s)) {
        Some((scale, word)) => format!("{} {word}", digits(value / scale)),
        None => digits(value),
    }
}

/// In digits, thousands marked.
fn digits(value: f64) -> String {
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
        assert_eq!(print(3_100_000.0), "3.1 million");
        assert_eq!(print(1_204_500.0), "1,204,500");
    }
}
