//! Values as printed: ISO 8601 for times, whole numbers without a point.

use serde::{Serialize, Serializer};

/// A number that JSON shows as 20, not 20.0, when it is whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plain(pub f64);

/// Beyond 2^53 not every whole number is a double.
const WHOLE: f64 = 9_007_199_254_740_992.0;

impl Plain {
    fn whole(self) -> Option<i64> {
        (self.0.fract() == 0.0 && self.0.abs() < WHOLE).then_some(self.0 as i64)
    }
}

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.whole() {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.serialize_f64(self.0),
        }
    }
}

impl std::fmt::Display for Plain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_no_point() {
        assert_eq!(serde_json::to_string(&[Plain(227.0), Plain(0.2)]).unwrap(), "[227,0.2]");
    }
}
