//! Full dates in metadata, datelines and date lines: day, month and year all stated.
//!
//! In: a short text. Out: civil dates as written, time zones left alone.
//! Not here: dates of the prose, relative or without a year (`annotate::temporal`).

use std::ops::Range;

use jiff::civil::Date;

use crate::lexicon::closed::MONTHS;

/// Names and usual abbreviations of the days of the week.
const WEEKDAYS: &[&str] = &[
    "fri",
    "friday",
    "mon",
    "monday",
    "sat",
    "saturday",
    "sun",
    "sunday",
    "thu",
    "thur",
    "thurs",
    "thursday",
    "tue",
    "tues",
    "tuesday",
    "wed",
    "wednesday",
];

/// Words that stand beside the date on a line that says when a story appeared.
const STAMP_WORDS: &[&str] = &[
    "a",
    "am",
    "at",
    "bst",
    "cet",
    "cest",
    "date",
    "edt",
    "est",
    "et",
    "gmt",
    "last",
    "m",
    "modified",
    "on",
    "p",
    "pdt",
    "pm",
    "posted",
    "pst",
    "published",
    "updated",
    "utc",
];

/// The first full date of a text, and where it stands.
pub(super) fn find(text: &str) -> Option<(Date, Range<usize>)> {
    let words = words(text);
    words.windows(3).find_map(|w| {
        let date = date(text, w)?;
        Some((date, w[0].start..w[2].end))
    })
}

/// Whether a line says a full date, its weekday and time, and no more.
pub(super) fn is_stamp(text: &str) -> bool {
    text.len() <= 80 && find(text).is_some() && words(text).iter().all(|w| is_stamp_word(&text[w.clone()]))
}

fn is_stamp_word(word: &str) -> bool {
    let folded = word.to_ascii_lowercase();
    is_weekday(word)
        || month(word).is_some()
        || word.starts_with(|c: char| c.is_ascii_digit())
        || STAMP_WORDS.contains(&folded.as_str())
}

/// Number of a month by its name.
pub(super) fn month(word: &str) -> Option<i8> {
    let word = word.to_ascii_lowercase();
    let at = MONTHS.iter().position(|names| names.contains(&word.as_str()))?;
    i8::try_from(at + 1).ok()
}

/// Whether a word names a day of the week.
pub(super) fn is_weekday(word: &str) -> bool {
    WEEKDAYS.contains(&word.to_ascii_lowercase().as_str())
}

/// Number of a day of the month, `th` and a clock behind it left out.
pub(super) fn month_day(word: &str) -> Option<i8> {
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let tail = &word[digits..];
    let known = tail.is_empty() || matches!(tail, "st" | "nd" | "rd" | "th") || tail.starts_with('T');
    let day = if digits <= 2 && known { word[..digits].parse().ok()? } else { return None };
    (1..=31).contains(&day).then_some(day)
}

/// A year of four digits.
pub(super) fn year(word: &str) -> Option<i16> {
    let four = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    four.then(|| word.parse().ok()).flatten().filter(|y| (1000..=2999).contains(y))
}

/// Runs of letters and digits.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match found.last_mut() {
            _ if !c.is_alphanumeric() => {}
            Some(last) if last.end == at => last.end = end,
            _ => found.push(at..end),
        }
    }
    found
}

/// `2022-01-26`, `January 26, 2022` or `26 January 2022`.
fn date(text: &str, w: &[Range<usize>]) -> Option<Date> {
    let [a, b, c] = [0, 1, 2].map(|i| &text[w[i].clone()]);
    if let (Some(m), Some(d), Some(y)) = (month(a), month_day(b), year(c)) {
        return Date::new(y, m, d).ok();
    }
    if let (Some(d), Some(m), Some(y)) = (month_day(a), month(b), year(c)) {
        return Date::new(y, m, d).ok();
    }
    let joined = |i: usize| matches!(&text[w[i].end..w[i + 1].start], "-" | "/");
    match (year(a), month_day(b), month_day(c)) {
        (Some(y), Some(m), Some(d)) if joined(0) && joined(1) => Date::new(y, m, d).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_usual_forms() {
        for text in
            ["2021-03-04", "2021-03-04T06:00:00+01:00", "March 4, 2021", "4 March 2021", "Mar. 4th, 2021"]
        {
            let found = find(text).map(|(d, _)| d.to_string());
            assert_eq!(found.as_deref(), Some("2021-03-04"), "{text}");
        }
    }

    #[test]
    fn half_dates_and_impossible_ones_are_not() {
        for text in ["March 4", "2021-02-30", "30 February 2021", "soon", "2021 3 4"] {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn a_stamp_says_only_when() {
        assert!(is_stamp("Thursday, March 4, 2021"));
        assert!(is_stamp("Last updated 4 Mar 2021 at 10:30 a.m. GMT"));
        assert!(!is_stamp("The vote of March 4, 2021"));
    }
}
