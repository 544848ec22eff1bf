//! Closed classes of English words: months, weekdays and the names of numbers. Common knowledge.
//!
//! They stand in code, not in a list, because their places in these tables are their values. `build.rs` reads them, too,
//! so that a token knows whether it is one of them.

/// Months with their usual short forms, AP and British; the index is the month's number less one.
pub const MONTHS: [&[&str]; 12] = [
    &["january", "jan"],
    &["february", "feb"],
    &["march", "mar"],
    &["april", "apr"],
    &["may"],
    &["june", "jun"],
    &["july", "jul"],
    &["august", "aug"],
    &["september", "sept", "sep"],
    &["october", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

/// Names of 0 to 19, each at its value.
pub const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// Names of the tens, each at a tenth of its value; none below twenty.
pub const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Names of 1st to 20th, each at its value; none for nought.
pub const ORDINALS: [&str; 21] = [
    "",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// Days of the week with their usual short forms, Monday first.
pub const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "mon"],
    &["tuesday", "tues", "tue"],
    &["wednesday", "wed"],
    &["thursday", "thurs", "thur", "thu"],
    &["friday", "fri"],
    &["saturday", "sat"],
    &["sunday", "sun"],
];

/// All words of these classes.
pub fn words() -> impl Iterator<Item = &'static str> {
    let plain = SMALL.iter().chain(&TENS).chain(&ORDINALS).chain(&["thirtieth"]);
    let formed = MONTHS.iter().chain(&WEEKDAYS).flat_map(|forms| forms.iter());
    plain.chain(formed).copied().filter(|word| !word.is_empty())
}
