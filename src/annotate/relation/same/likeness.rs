//! How two values as printed resemble one another: what a slip of the hand makes of a figure.
//!
//! In: two values. Out: [`Likeness`]. Not here: whether they are of one thing (`evidence`).

/// How one value could have become the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// They are equal.
    Equal,
    /// One digit differs (`227`, `228`).
    Digit,
    /// The same digits in another order (`717`, `771`), or a ten for a teen (`forty`, `fourteen`).
    Swapped,
    /// The same digits, thousands of times as much (`$2.4 billion`, `$2.4 million`).
    Scale,
    /// The same digits, ten times as much (`$4.5 million`, `$45 million`).
    Shifted,
    /// No single slip makes one of the other.
    Other,
}

/// A value as its digits.
#[derive(Debug, Clone, PartialEq)]
pub struct Digits {
    value: f64,
    /// All digits, the point left out.
    digits: String,
    decimals: usize,
}

impl Digits {
    /// The digits of a value, at most six after the point.
    pub fn of(value: f64) -> Self {
        let text = format!("{value:.6}");
        let text = text.trim_end_matches('0').trim_end_matches('.');
        let decimals = text.split_once('.').map_or(0, |(_, d)| d.len());
        Self { value, digits: text.replace('.', ""), decimals }
    }

    /// Number of digits without zeros at either end.
    pub fn significant(&self) -> usize {
        self.core().len()
    }

    fn is_as_long(&self, other: &Self) -> bool {
        self.digits.len() == other.digits.len() && self.decimals == other.decimals
    }

    /// How the other value resembles this one.
    pub fn likeness(&self, other: &Self) -> Likeness {
        match () {
            () if self.value == other.value => Likeness::Equal,
            () if self.is_swapped(other) => Likeness::Swapped,
            () if self.differs_by_one(other) => Likeness::Digit,
            () if self.is_scaled(other, &[1e3, 1e6]) => Likeness::Scale,
            () if self.significant() > 1 && self.is_scaled(other, &[10.0]) => Likeness::Shifted,
            () => Likeness::Other,
        }
    }

    fn core(&self) -> &str {
        self.digits.trim_matches('0')
    }

    fn is_swapped(&self, other: &Self) -> bool {
        let sorted = |d: &Self| {
            let mut bytes = d.digits.clone().into_bytes();
            bytes.sort_unstable();
            bytes
        };
        let teen = |ten: &Self, teen: &Self| {
            let (a, b) = (ten.core(), teen.core());
            a.len() == 1 && a != "1" && b.len() == 2 && b.starts_with('1') && b.ends_with(a)
        };
        self.is_as_long(other) && (sorted(self) == sorted(other) || teen(self, other) || teen(other, self))
    }

    fn differs_by_one(&self, other: &Self) -> bool {
        let differing = self.digits.bytes().zip(other.digits.bytes()).filter(|(a, b)| a != b).count();
        self.is_as_long(other) && self.digits.len() > 1 && differing == 1
    }

    fn is_scaled(&self, other: &Self, times: &[f64]) -> bool {
        let (less, more) = (self.value.min(other.value), self.value.max(other.value));
        less > 0.0 && times.contains(&(more / less).round()) && self.core() == other.core()
    }
}

#[cfg(test)]
mod tests {
    use super::{Digits, Likeness};

    fn likeness(a: f64, b: f64) -> Likeness {
        Digits::of(a).likeness(&Digits::of(b))
    }

    #[test]
    fn slips_of_the_hand_are_known() {
        assert_eq!(likeness(227.0, 228.0), Likeness::Digit);
        assert_eq!(likeness(717.0, 771.0), Likeness::Swapped);
        assert_eq!(likeness(40_000.0, 14_000.0), Likeness::Swapped);
        assert_eq!(likeness(61.3, 63.1), Likeness::Swapped);
        assert_eq!(likeness(2.4e9, 2.4e6), Likeness::Scale);
        assert_eq!(likeness(4.5e6, 45e6), Likeness::Shifted);
    }

    #[test]
    fn other_values_are_other_values() {
        assert_eq!(likeness(227.0, 341.0), Likeness::Other);
        assert_eq!(likeness(10.0, 11.0), Likeness::Digit);
        assert_eq!(likeness(6.0, 9.0), Likeness::Other);
        assert_eq!(likeness(60.0, 600.0), Likeness::Other);
        assert_eq!(likeness(130.0, 30.0), Likeness::Other);
    }
}
