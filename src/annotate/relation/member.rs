//! A figure as the member of a relation: its value as printed, and how finely it is printed.

use crate::annotate::quantity::{Approximation, Category, Number, Quantity};
use crate::source::Span;
use crate::token::{first_number, ungrouped};

/// A figure of a relation.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The number with its unit, as the quantity or number has it.
    pub span: Span,
    /// What kind of figure; none for a bare number (`of whom six left`).
    pub category: Option<Category>,
    /// Least value as printed.
    pub low: f64,
    /// Greatest value as printed.
    pub high: f64,
    /// How exact the writer calls it.
    pub approximation: Approximation,
    /// Worth of the last printed digit that is no trailing zero, or of the last before a scale word: 1 for `227`, 100
    /// for `1,200`, 100,000 for `1.2 million`, 0.1 for `12.5 percent`.
    pub step: f64,
    /// Currency, symbol, or the noun counted as written; empty for a bare number.
    pub unit: String,
    /// Index among the quantities; none for a bare number.
    pub quantity: Option<u32>,
}

impl Member {
    /// A figure with a value; none for a vague one.
    pub fn of_quantity(quantity: &Quantity, index: u32, text: &str) -> Option<Self> {
        let (low, high) = (quantity.low?, quantity.high?);
        // `eight cents`
        let in_cents = quantity.category == Category::Money && high < 1.0;
        Some(Self {
            span: quantity.span,
            category: Some(quantity.category),
            low,
            high,
            approximation: quantity.approximation,
            step: if in_cents { 0.01 } else { step(quantity.span.of(text), high) },
            unit: quantity.unit.clone(),
            quantity: Some(index),
        })
    }

    /// A bare number.
    pub fn of_number(number: &Number, text: &str) -> Self {
        Self {
            span: number.span,
            category: None,
            low: number.value,
            high: number.value,
            approximation: Approximation::Exact,
            step: step(number.span.of(text), number.value),
            unit: String::new(),
            quantity: None,
        }
    }

    /// An exact value that the words give and the quantities do not (`a third`, `the hundred`): without a unit, printed
    /// to the whole.
    pub fn in_words(span: Span, category: Option<Category>, value: f64) -> Self {
        Self {
            span,
            category,
            low: value,
            high: value,
            approximation: Approximation::Exact,
            step: 1.0,
            unit: String::new(),
            quantity: None,
        }
    }

    /// Whether it counts people or things, bare numbers included.
    pub fn is_count(&self) -> bool {
        matches!(self.category, None | Some(Category::Count | Category::Casualty))
    }

    /// Whether the words say that it is no less or no more: `more than half`.
    pub fn is_bound(&self) -> bool {
        matches!(self.approximation, Approximation::AtLeast | Approximation::AtMost)
    }

    /// Whether it is a share in percent.
    pub fn is_percent(&self) -> bool {
        self.category == Some(Category::Percent)
    }

    /// Whether two counts can be of one thing: their nouns have one head, or one of them has no noun.
    pub fn is_of_noun(&self, other: &Member) -> bool {
        self.unit.is_empty() || other.unit.is_empty() || head(&self.unit) == head(&other.unit)
    }

    /// Whether two figures are of one kind: two counts, or two amounts of one unit.
    pub fn is_like(&self, other: &Member) -> bool {
        let amounts = self.category == other.category && self.unit == other.unit;
        self.is_count() && other.is_count() || !self.is_count() && amounts
    }

    /// Whether it is printed to the third digit or further.
    pub fn is_fine(&self) -> bool {
        self.high / self.step >= 100.0
    }

    /// Whether it is printed to the second digit or further.
    pub fn is_two_digits(&self) -> bool {
        self.high / self.step >= 10.0
    }

    /// Whether one value is printed, not a range.
    pub fn is_one(&self) -> bool {
        self.low == self.high
    }
}

/// The last word of a noun, without the mark of the plural.
fn head(noun: &str) -> String {
    let last = noun.rsplit([' ', '-']).next().unwrap_or(noun).to_lowercase();
    last.strip_suffix('s').unwrap_or(&last).to_owned()
}

/// Worth of the last printed digit. Words count as the digits of their value.
fn step(words: &str, value: f64) -> f64 {
    let digits = ungrouped(first_number(words).unwrap_or_default());
    let printed: f64 = digits.parse().unwrap_or(0.0);
    if printed == 0.0 {
        return last_place(value);
    }
    // A scale word may stand after the digits: "1.2 million", "$40 million", "70 cents".
    let scale = value.abs() / printed;
    match digits.split_once('.') {
        Some((_, decimals)) => 10f64.powi(-(decimals.len() as i32)) * scale,
        None if scale != 1.0 => scale,
        None => last_place(printed),
    }
}

/// Worth of the last digit of a whole number that is no zero; 1 for fractions and for zero.
fn last_place(value: f64) -> f64 {
    let mut place = 1.0;
    while value != 0.0 && value.fract() == 0.0 && value % (place * 10.0) == 0.0 {
        place *= 10.0;
    }
    place
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn the_last_printed_digit_tells_how_fine_a_figure_is() {
        assert_eq!(step("227", 227.0), 1.0);
        assert_eq!(step("1,200", 1200.0), 100.0);
        assert_eq!(step("$1.2 million", 1.2e6), 1e5);
        assert_eq!(step("$40 million", 40e6), 1e6);
        assert_eq!(step("12.5 percent", 12.5), 0.1);
        assert_eq!(step("40%", 40.0), 10.0);
        assert_eq!(step("two million", 2e6), 1e6);
        assert_eq!(step("seven", 7.0), 1.0);
    }
}
