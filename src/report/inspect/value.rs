//! Values as printed: ISO 8601 for times, whole numbers without a point.

use serde::{Serialize, Serializer};

use crate::annotate::temporal::TimeValue;

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

/// A time at its precision; an interval `a/b` includes its end.
pub fn iso(value: TimeValue) -> String {
    match value {
        TimeValue::Year(year) => format!("{year:04}"),
        TimeValue::Month(year, month) => format!("{year:04}-{month:02}"),
        TimeValue::Day(date) => date.to_string(),
        TimeValue::Time(date, hour, None) => format!("{date}T{hour:02}"),
        TimeValue::Time(date, hour, Some(minute)) => format!("{date}T{hour:02}:{minute:02}"),
        TimeValue::Days(from, to) => format!("{from}/{to}"),
        TimeValue::Years(from, to) => format!("{from:04}/{to:04}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn whole_numbers_have_no_point() {
        assert_eq!(serde_json::to_string(&[Plain(227.0), Plain(0.2)]).unwrap(), "[227,0.2]");
    }

    #[test]
    fn times_keep_their_precision() {
        let day = date(2022, 1, 5);
        assert_eq!(iso(TimeValue::Month(2022, 1)), "2022-01");
        assert_eq!(iso(TimeValue::Time(day, 20, None)), "2022-01-05T20");
        assert_eq!(iso(TimeValue::Time(day, 8, Some(5))), "2022-01-05T08:05");
        assert_eq!(iso(TimeValue::Days(day, date(2022, 1, 7))), "2022-01-05/2022-01-07");
    }
}
