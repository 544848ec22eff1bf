//! Values in plain words: `at least 1,100 people`, `Wednesday, January 26, 2022`.

use crate::annotate::quantity::{Approximation, Category, Quantity};
use crate::annotate::temporal::TimeValue;
use crate::report::visible;
use crate::rules::calendar;

/// Decimals that are kept of a value that is not whole.
const DECIMALS: usize = 3;

/// Text on one line, with single spaces and nothing that moves a cursor.
pub fn line(text: &str) -> String {
    visible::line(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A figure: how exact, how many, of what.
pub fn figure(q: &Quantity) -> String {
    let about = match q.approximation {
        Approximation::Exact => "",
        Approximation::About => "about ",
        Approximation::AtLeast => "at least ",
        Approximation::AtMost => "at most ",
    };
    let value = match (q.low, q.high) {
        (Some(low), Some(high)) if low != high => format!("{} to {}", number(low), number(high)),
        (Some(value), _) | (_, Some(value)) => number(value),
        _ => "no number given".to_owned(),
    };
    match q.category {
        Category::PercentPoints => format!("{about}{value} percentage points"),
        Category::Percent => format!("{about}{value} percent"),
        Category::Money => format!("{about}{} {value}", line(&q.unit)),
        _ => format!("{about}{value} {}", line(&q.unit)).trim_end().to_owned(),
    }
}

/// A number with its thousands apart.
pub fn number(value: f64) -> String {
    let plain =
        if value.fract() == 0.0 { format!("{value:.0}") } else { trimmed(&format!("{value:.DECIMALS$}")) };
    let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    format!("{sign}{}{rest}", grouped(digits))
}

fn trimmed(decimals: &str) -> String {
    decimals.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// `1,234,567`; a year-like `1234` gets its comma too: it is no year here.
fn grouped(digits: &str) -> String {
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `68 years: Kassym-Jomart Tokayev`
pub fn age(years: f64, whose: Option<&str>) -> String {
    let plural = if years == 1.0 { "" } else { "s" };
    let whose = whose.map_or_else(String::new, |name| format!(": {}", line(name)));
    format!("{} year{plural}{whose}", number(years))
}

/// A time, of a day with its weekday: that is what an editor checks first.
pub fn time(value: TimeValue) -> String {
    match value {
        TimeValue::Day(d) => format!("{}, {}", calendar::day_name(d.weekday()), calendar::long(d)),
        TimeValue::Time(d, hour, minute) => {
            format!("{}, {hour}:{:02}", time(TimeValue::Day(d)), minute.unwrap_or_default())
        }
        other => calendar::told(other),
    }
}

/// `P3Y` as `3 years`.
pub fn length(iso: &str) -> String {
    let (mut parts, mut digits, mut clock) = (Vec::new(), String::new(), false);
    for c in iso.chars().skip(1) {
        match unit(c, clock) {
            Some(unit) => {
                let plural = if digits == "1" { "" } else { "s" };
                parts.push(format!("{digits} {unit}{plural}"));
                digits.clear();
            }
            None if c == 'T' => clock = true,
            None => digits.push(c),
        }
    }
    parts.join(", ")
}

fn unit(letter: char, clock: bool) -> Option<&'static str> {
    match letter {
        'Y' => Some("year"),
        'M' if clock => Some("minute"),
        'M' => Some("month"),
        'W' => Some("week"),
        'D' => Some("day"),
        'H' => Some("hour"),
        'S' => Some("second"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn numbers_have_their_thousands_apart() {
        assert_eq!(number(1_234_567.0), "1,234,567");
        assert_eq!(
            (number(0.2), number(-1500.25), number(717.0)),
            ("0.2".into(), "-1,500.25".into(), "717".into())
        );
    }

    #[test]
    fn a_day_has_its_weekday() {
        assert_eq!(time(TimeValue::Day(date(2022, 1, 26))), "Wednesday, January 26, 2022");
        assert_eq!(time(TimeValue::Time(date(2022, 1, 26), 20, None)), "Wednesday, January 26, 2022, 20:00");
        assert_eq!(time(TimeValue::Month(2022, 1)), "January 2022");
    }

    #[test]
    fn a_length_is_told_in_words() {
        assert_eq!(length("P3Y"), "3 years");
        assert_eq!(length("P1Y6M"), "1 year, 6 months");
        assert_eq!(length("PT90M"), "90 minutes");
        assert_eq!(age(15.0, Some("Nuray")), "15 years: Nuray");
    }
}
