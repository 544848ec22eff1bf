//! Numbers that count nothing: dates, times, ages, names, labels and codes.
//!
//! In: the tokens from a number on, and after it. Out: whether it is a look-alike.
//! Not here: what dates mean (`temporal`); these guards only keep figures clean where it is silent.

use super::number::{hyphen, skip};
use crate::annotate::tokens::Tokens;
use crate::lexicon::fold;
use crate::token::TokenKind;

/// Words before a number that make it a label. A small first letter counts too where the number has no noun.
const LABELS: &[&str] = &[
    "article",
    "articles",
    "bowl",
    "bracket",
    "chapter",
    "channel",
    "class",
    "clause",
    "district",
    "episode",
    "figure",
    "flight",
    "formula",
    "grade",
    "highway",
    "interstate",
    "item",
    "level",
    "no",
    "nos",
    "number",
    "page",
    "pages",
    "part",
    "phase",
    "platform",
    "precinct",
    "prop",
    "proposition",
    "protocol",
    "resolution",
    "room",
    "route",
    "season",
    "section",
    "stage",
    "step",
    "table",
    "tier",
    "title",
    "top",
    "type",
    "unit",
    "volume",
    "ward",
    "zone",
];

/// Spans of time that a number before makes a duration or an age.
const TIMES: &[&str] = &[
    "am",
    "a.m",
    "centuries",
    "century",
    "day",
    "days",
    "decade",
    "decades",
    "edt",
    "est",
    "fortnight",
    "fortnights",
    "gmt",
    "hour",
    "hours",
    "hr",
    "hrs",
    "min",
    "mins",
    "minute",
    "minutes",
    "month",
    "months",
    "night",
    "nights",
    "o'clock",
    "o’clock",
    "p.m",
    "pm",
    "sec",
    "second",
    "seconds",
    "utc",
    "week",
    "weekend",
    "weekends",
    "weeknight",
    "weeks",
    "year",
    "years",
    "yr",
    "yrs",
    "yo",
];

/// Words that may stand between a number and its span of time.
const BETWEEN: &[&str] = &[
    "additional",
    "business",
    "calendar",
    "consecutive",
    "extra",
    "full",
    "long",
    "more",
    "other",
    "short",
    "solid",
    "straight",
    "working",
];

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sept",
    "sep",
    "oct",
    "nov",
    "dec",
];

/// Whether a number between `i` and `after` is glued to something that makes it a name or a code.
pub fn is_glued(i: Tokens<'_>, after: Tokens<'_>) -> bool {
    let Some(first) = i.first() else { return false };
    code_before(i, first.spaced) || code_after(after)
}

/// Something glued before: `F-16`, `Covid-19`, `9/11`, `10:30`, `'16`, `#1`, `501(c)(4)`.
fn code_before(i: Tokens<'_>, spaced: bool) -> bool {
    let Some(before) = i.back(1).filter(|_| !spaced) else { return false };
    let second = i.back(2).filter(|_| !before.spaced);
    match before.of(i.text) {
        "-" | "‑" | "–" => second
            .is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number | TokenKind::Possessive)),
        "/" | ":" | "." | "," => second.is_some_and(|t| t.kind == TokenKind::Number),
        "(" => second.is_some(),
        "'" | "’" | "‘" | "#" | "_" | "@" | "§" | "№" => true,
        _ => matches!(before.kind, TokenKind::Word | TokenKind::Address | TokenKind::Number),
    }
}

/// Something glued behind: `1980s`, `19th`, `737-800`, `10:30`, `24/7`, `3D`, `501(c)`.
fn code_after(after: Tokens<'_>) -> bool {
    let Some(t) = after.first().filter(|t| !t.spaced) else { return false };
    let next = after.rest.get(1).filter(|t| !t.spaced);
    match t.of(after.text) {
        "/" | ":" | "." | "," => next.is_some_and(|t| t.kind == TokenKind::Number),
        "-" | "–" => next.is_some_and(|t| t.kind == TokenKind::Number),
        "(" | "_" => next.is_some(),
        w => t.kind == TokenKind::Word && !after.lexicon.measures.contains(w),
    }
}

/// Whether the number is a time of day, a span of time or an age.
pub fn is_time(i: Tokens<'_>, after: Tokens<'_>) -> bool {
    let Ok((at, ())) = hyphen(after) else { return false };
    let between = usize::from(BETWEEN.contains(&fold(at.word()).as_ref()));
    let w = fold(at.ahead(between));
    let spell = TIMES.contains(&w.trim_end_matches('.'));
    let aged = matches!(fold(i.word_back(1)).as_ref(), "aged" | "age" | "ages");
    spell || aged || is_clock(i, after)
}

/// Whether `:` and minutes follow.
fn is_clock(i: Tokens<'_>, after: Tokens<'_>) -> bool {
    let _ = i;
    after.word() == ":" && after.first().is_some_and(|t| !t.spaced) && after.ahead(1).len() == 2
}

/// Whether a small number stands between commas behind a name: `Raisa Bekova, 47, said`.
pub fn is_age(i: Tokens<'_>, after: Tokens<'_>, value: f64) -> bool {
    let name = i.back(2).is_some_and(|t| t.is_capitalized());
    let closed = matches!(after.word(), "," | "." | ";" | ")" | "" | "—");
    i.word_back(1) == "," && name && closed && (1.0..=115.0).contains(&value) && value.fract() == 0.0
}

/// Whether a month stands beside the number.
pub fn is_day(i: Tokens<'_>, after: Tokens<'_>, value: f64) -> bool {
    let back = if i.word_back(1) == "." { 2 } else { 1 };
    let before = i.back(back).is_some_and(|t| t.is_capitalized()) && is_month(i.word_back(back));
    let behind = after.first().is_some_and(|t| t.is_capitalized()) && is_month(after.word());
    (before || behind) && (1.0..=31.0).contains(&value) && value.fract() == 0.0
}

fn is_month(w: &str) -> bool {
    MONTHS.contains(&fold(w).as_ref())
}

/// Whether four digits are a year: no comma, no unit, and nothing counted but by years.
pub fn is_year(i: Tokens<'_>, value: f64, counted: bool) -> bool {
    let w = i.word();
    let shape = w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()) && (1500.0..2100.0).contains(&value);
    let hedged = super::context::hedge_before(i).is_some();
    shape && !(counted && hedged)
}

/// Whether the word before makes the number a label: `No. 1`, `Route 66`, `Article 5`, `Boeing 737`.
pub fn is_label(i: Tokens<'_>, counted: bool) -> bool {
    let back = if i.word_back(1) == "." { 2 } else { 1 };
    let before = i.word_back(back);
    let w = fold(before);
    let abbreviated = back == 2 && i.lexicon.abbreviations_number.contains(&w) && !is_month(&w);
    let label = LABELS.contains(&w.as_ref());
    let capital = i.back(back).is_some_and(|t| t.is_capitalized());
    abbreviated || (label && (capital || !counted))
}

/// Whether digits open a line as the mark of a list: `3. …`, `3) …`.
pub fn is_list_mark(i: Tokens<'_>, after: Tokens<'_>, first: bool) -> bool {
    let digits = i.first().is_some_and(|t| t.kind == TokenKind::Number);
    first && digits && matches!(after.word(), "." | ")") && after.first().is_some_and(|t| !t.spaced)
}

/// Number of tokens of a chain of digits joined by hyphens, stops or slashes (telephone numbers, codes, dates); 0 where none begins.
pub fn chain(i: Tokens<'_>) -> usize {
    let joint = |n: usize| {
        i.rest.get(n).is_some_and(|t| !t.spaced && matches!(t.of(i.text), "-" | "/" | "." | "‑" | ":"))
    };
    let digits =
        |n: usize| i.rest.get(n).is_some_and(|t| t.kind == TokenKind::Number && (n == 0 || !t.spaced));
    let mut n = 0;
    while n < 40 && digits(n) && joint(n + 1) && digits(n + 2) {
        n += 2;
    }
    if n >= 4 { n + 1 } else { 0 }
}

/// Whether `one` is a pronoun or counts in a set phrase: `one of them`, `no one`, `one another`.
pub fn is_pronoun(i: Tokens<'_>, after: Tokens<'_>) -> bool {
    let _ = after;
    fold(i.word()) == "one" && skip(i, 1).rest.len() == after.rest.len()
}
