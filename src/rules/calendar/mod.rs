//! Dates against the calendar, against one another, against publication and against the list of facts.
//!
//! Here: how dates and spans of time are printed in messages. One engine in each file.

pub mod after_dateline;
pub mod age;
pub mod conflict;
pub mod day;
pub mod far_year;
pub mod form;
mod hours;
pub mod interval;
pub mod known;
pub mod order;
pub mod range_order;
mod returns;
pub mod term;
pub mod weekday;

use jiff::civil::{Date, Weekday};

use crate::annotate::temporal::TimeValue;

/// `January 5, 2022`
pub fn long(date: Date) -> String {
    format!("{}, {}", short(date), date.year())
}

/// `January 5`
pub fn short(date: Date) -> String {
    date.strftime("%B %-d").to_string()
}

/// `Tuesday`
pub fn day_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// `January`
pub fn month_name(month: i8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    usize::try_from(month - 1).ok().and_then(|i| NAMES.get(i)).copied().unwrap_or_default()
}

/// A time as it is printed, at its precision.
pub fn told(value: TimeValue) -> String {
    let month = |y: i16, m: i8| format!("{} {y}", month_name(m));
    match value {
        TimeValue::Year(y) => y.to_string(),
        TimeValue::Month(y, m) => month(y, m),
        TimeValue::Day(d) | TimeValue::Time(d, ..) => long(d),
        TimeValue::Week(d) => format!("the week of {}", long(d)),
        TimeValue::Days(a, b) => format!("{} to {}", long(a), long(b)),
        TimeValue::Months((y, m), (z, n)) => format!("{} to {}", month(y, m), month(z, n)),
        TimeValue::Years(a, b) => format!("{a} to {b}"),
    }
}
