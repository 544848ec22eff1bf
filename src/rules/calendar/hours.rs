//! Hours of the day against a length in hours and minutes.
//!
//! In: two hours and an amount. Out: the lengths that may lie between them, and how far a count may be off.
//! Not here: whether it comes out (`interval`).

use super::interval::parts;
use crate::annotate::reckoning::clock::Hour;
use crate::annotate::reckoning::measure::Amount;
use crate::annotate::temporal::Unit;

/// Minutes of a day.
const DAY: i32 = 24 * 60;

/// Longer than this, in minutes, a length may pass more than one midnight.
const LONG: f64 = 20.0 * 60.0;

/// The lengths that may lie between two hours, in minutes; a later hour that seems earlier is one of the next day.
pub fn between(from: Hour, to: Hour) -> Vec<i32> {
    let minutes = (to.minutes - from.minutes).rem_euclid(DAY);
    match from.either_half || to.either_half {
        true => vec![minutes, (minutes + DAY / 2) % DAY],
        false => vec![minutes],
    }
}

/// Minutes of a unit.
pub fn minutes(unit: Unit) -> f64 {
    if unit == Unit::Hour { 60.0 } else { 1.0 }
}

/// Whether a length may pass more than one midnight.
pub fn is_long(amount: Amount) -> bool {
    f64::from(amount.halves) / 2.0 * minutes(amount.unit) > LONG
}

/// How far off a count may be, in its unit: hours are rounded, minutes are counted where both hours have theirs; a round
/// number of minutes is a rounded one.
pub fn slack(amount: Amount, from: Hour, to: Hour) -> f64 {
    let told = amount.halves / 2;
    match amount.unit {
        // `an hour and a half` is no whole number of hours that was rounded.
        Unit::Hour if amount.halves % 2 == 1 => 0.4,
        Unit::Hour => 0.75,
        _ if !(from.exact && to.exact) => 5.0,
        _ if told % 5 == 0 => 2.0,
        _ => 1.0,
    }
}

/// Minutes as printed.
pub fn told(minutes: i32) -> String {
    if minutes == 0 { "no time".to_owned() } else { parts((minutes / 60, "hour"), (minutes % 60, "minute")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_without_their_half_of_the_day_allow_two_lengths() {
        let hour = |minutes, either_half| Hour { minutes, exact: true, either_half };
        assert_eq!(between(hour(1430, false), hour(20, false)), [30]);
        assert_eq!(between(hour(9 * 60, false), hour(60, true)), [960, 240]);
        assert_eq!(told(192), "3 hours and 12 minutes");
    }
}
