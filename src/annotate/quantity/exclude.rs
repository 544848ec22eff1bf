//! Numbers that count nothing: dates, times, ages, names, labels and codes.
//!
//! In: the tokens from a number on, and after it. Out: whether it is a look-alike.
//! Not here: what dates mean (`temporal`); these guards only keep figures clean where it is silent.

use super::number::hyphen;
use crate::annotate::tokens::Tokens;
use crate::lexicon::closed::MONTHS;
use crate::lexicon::fold;
use crate::token::TokenKind;

/// Words before a number that make it a rank or the name of a group: `the top 10`, `the richest 1 percent`.
const RANKS: &[&str] = &["bottom", "lowest", "poorest", "richest", "top", "wealthiest"];

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
        "/" => second.is_some(),
        // A time (`10:30`) or code (`width:100%`).
        ":" => second.is_some(),
        "," => second.is_some_and(|t| t.kind == TokenKind::Number),
        "(" => second.is_some(),
        "." => true,
        "[" => i.ahead(1) == "]",
        "\"" => second.is_some_and(|t| t.of(i.text) == "="),
        "'" | "’" | "‘" | "#" | "_" | "@" | "§" | "№" => true,
        _ => matches!(before.kind, TokenKind::Word | TokenKind::Address | TokenKind::Number),
    }
}

/// Something glued behind: `1980s`, `19th`, `737-800`, `10:30`, `24/7`, `3D`, `501(c)`.
fn code_after(after: Tokens<'_>) -> bool {
    let Some(t) = after.first().filter(|t| !t.spaced) else { return false };
    let next = after.token(1).filter(|t| !t.spaced);
    match t.of(after.text) {
        "/" | ":" | "." | "," => next.is_some_and(|t| t.kind == TokenKind::Number),
        "-" | "–" => next.is_some_and(|t| t.kind == TokenKind::Number),
        "(" | "_" => next.is_some(),
        w => t.kind == TokenKind::Word && !after.lexicon.measures.contains(w),
    }
}

/// Whether the number is a time of day, a span of time, or one of two (`20 and 50 years`).
pub fn is_time(after: Tokens<'_>) -> bool {
    let Ok((at, ())) = hyphen(after) else { return false };
    let between = usize::from(BETWEEN.contains(&fold(at.word()).as_ref()));
    let another = matches!(at.word(), "and" | "or") && at.ahead(1).bytes().all(|b| b.is_ascii_digit());
    spells_time(at, between) || (another && spells_time(at, 2)) || is_clock(after)
}

/// Whether the `n`th token on is a span of time.
fn spells_time(i: Tokens<'_>, n: usize) -> bool {
    i.lexicon.time_units.contains(fold(i.ahead(n)).trim_end_matches('.'))
}

/// Whether `:` and minutes follow.
fn is_clock(after: Tokens<'_>) -> bool {
    after.word() == ":" && after.first().is_some_and(|t| !t.spaced) && after.ahead(1).len() == 2
}

/// Whether a number that counts nothing is somebody's age.
pub fn is_age(i: Tokens<'_>, after: Tokens<'_>, value: f64) -> bool {
    let human = (1.0..=115.0).contains(&value) && value.fract() == 0.0;
    human
        && (in_apposition(i, after)
            || after_age_word(i)
            || after_copula(i)
            || bounds_an_age(i, after)
            || of_somebody(i, after))
}

/// Between commas behind a name or a singular noun: `Raisa Bekova, 47, said`, `his daughter, 34, runs`.
fn in_apposition(i: Tokens<'_>, after: Tokens<'_>) -> bool {
    let Some(before) = i.back(2).filter(|t| t.kind == TokenKind::Word) else { return false };
    let w = fold(before.of(i.text));
    let singular = !w.ends_with('s') && !i.lexicon.function_words.contains(&w) && after.word() == ",";
    let closed = matches!(after.word(), "," | "." | ";" | ")" | "" | "—");
    // `in the province, 60, or 25 percent`
    let apposed = after.ahead(1) == "or";
    i.word_back(1) == "," && closed && !apposed && (before.is_capitalized() || singular)
}

/// `a crane driver of 34, was`.
fn of_somebody(i: Tokens<'_>, after: Tokens<'_>) -> bool {
    let closed = matches!(after.word(), "," | "." | ";" | ")");
    closed && i.word_back(1) == "of" && i.lexicon.titles.has(i.word_back(2))
}

/// `aged 47`, `aged 16 and 17`, `the age of 47`, `between the ages of 18 and 29`, `average age (63)`, `turned 70`, `then 38`.
fn after_age_word(i: Tokens<'_>) -> bool {
    let near = |n: usize| fold(i.word_back(n));
    let age = |n: usize| matches!(near(n).as_ref(), "age" | "aged" | "ages");
    let linked = matches!(near(1).as_ref(), "of" | "(" | "," | "to" | "from") && age(2);
    let turned = matches!(near(1).as_ref(), "turn" | "turned" | "turning" | "turns" | "then");
    let second = matches!(near(1).as_ref(), "and" | "or" | "to" | "-" | "–") && age(3);
    age(1) || linked || turned || second
}

/// `she was 92`, `I am 51`, `you're 45`.
fn after_copula(i: Tokens<'_>) -> bool {
    let (verb, who) = (fold(i.word_back(1)), fold(i.word_back(2)));
    let joined = ["'re", "'m", "’re", "’m"].iter().any(|end| verb.ends_with(end));
    // `who will be 61`, `he at 29`
    let would = verb == "be" && matches!(who.as_ref(), "will" | "would" | "'ll" | "’ll");
    let at = verb == "at" && matches!(who.as_ref(), "he" | "she");
    if would && matches!(fold(i.word_back(3)).as_ref(), "he" | "i" | "she" | "who" | "you") || at {
        return true;
    }
    let copula = matches!(verb.as_ref(), "am" | "is" | "was" | "'s" | "’s" | "already" | "were" | "are");
    joined || (copula && matches!(who.as_ref(), "he" | "i" | "she" | "was" | "who" | "you"))
}

/// `voters under 30`, `those over 60`, `45 and older`.
fn bounds_an_age(i: Tokens<'_>, after: Tokens<'_>) -> bool {
    let older =
        |n: usize| matches!(fold(after.ahead(n)).as_ref(), "older" | "over" | "under" | "up" | "younger");
    let behind = matches!(fold(after.word()).as_ref(), "and" | "or") && older(1);
    let than = usize::from(fold(i.word_back(1)) == "than");
    let bound = matches!(fold(i.word_back(1 + than)).as_ref(), "older" | "over" | "under" | "younger");
    let who = fold(i.word_back(2 + than));
    let people = i.lexicon.people_nouns.contains(&who)
        || matches!(who.as_ref(), "anyone" | "those" | "were" | "latinos");
    behind || (bound && people)
}

/// Whether a month stands beside the number.
pub fn is_day(i: Tokens<'_>, after: Tokens<'_>, value: f64) -> bool {
    let back = if i.word_back(1) == "." { 2 } else { 1 };
    let before = i.back(back).is_some_and(|t| t.is_capitalized()) && is_month(i.word_back(back));
    let behind = after.first().is_some_and(|t| t.is_capitalized()) && is_month(after.word());
    (before || behind) && (1.0..=31.0).contains(&value) && value.fract() == 0.0
}

fn is_month(w: &str) -> bool {
    MONTHS.iter().any(|forms| forms.contains(&fold(w).as_ref()))
}

/// Whether four digits are a year: no comma, no unit, and nothing counted but by years.
pub fn is_year(i: Tokens<'_>, value: f64, counted: bool) -> bool {
    let w = i.word();
    let shape = w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()) && (1500.0..2100.0).contains(&value);
    // "some 2016 candidates" are those of a year, "about 2000 people" are counted.
    let hedged = super::context::hedge_before(i)
        .is_some_and(|(span, _)| !span.of(i.text).eq_ignore_ascii_case("some"));
    shape && !(counted && hedged)
}

/// Whether the word before makes the number a label: `No. 1`, `Route 66`, `Article 5`, `Boeing 737`.
pub fn is_label(i: Tokens<'_>, counted: bool) -> bool {
    let back = if i.word_back(1) == "." { 2 } else { 1 };
    let before = i.word_back(back);
    let w = fold(before);
    let abbreviated = back == 2 && i.lexicon.abbreviations_number.contains(&w) && !is_month(&w);
    // `No 19,934, Yes 19,870` are votes: nothing has so high a number.
    let ballot = w == "no" && back == 1 && i.word().contains(',');
    let label = i.lexicon.number_labels.contains(&w) && !ballot;
    let capital = i.back(back).is_some_and(|t| t.is_capitalized());
    let group = w == "of" && i.word_back(2) == "Group";
    abbreviated || group || (label && (capital || !counted))
}

/// Whether it names a type of aircraft: `the 757`, `his 747 jet`.
pub fn is_aircraft(i: Tokens<'_>) -> bool {
    let w = i.word().as_bytes();
    let type_number = w.len() == 3 && w[0] == b'7' && w[2] == b'7';
    let named = ["the", "a", "his", "her", "its", "their", "own"]
        .iter()
        .any(|a| i.word_back(1).eq_ignore_ascii_case(a));
    type_number && named
}

/// Whether it gives an age or span only roughly: `a 40-something lawyer`, `35-plus hours`.
pub fn is_something(after: Tokens<'_>) -> bool {
    hyphen(after).is_ok_and(|(at, ())| {
        matches!(fold(at.word()).as_ref(), "something" | "somethings")
            || (at.word() == "plus" && spells_time(at, 1))
    })
}

/// Whether it is a rank or names a group: `the top 10`, `the 1 percent`.
pub fn is_rank(i: Tokens<'_>, value: f64) -> bool {
    let before = fold(i.word_back(1));
    RANKS.contains(&before.as_ref()) || (before == "the" && value <= 1.0)
}

/// Whether a house number stands before a street: `14 Abai Avenue`.
pub fn is_address(i: Tokens<'_>, after: Tokens<'_>) -> bool {
    let digits = i.first().is_some_and(|t| t.kind == TokenKind::Number);
    let named =
        after.rest().iter().take_while(|t| t.is_capitalized() || t.kind == TokenKind::Number).take(5).count();
    digits && (1..named).any(|n| i.lexicon.streets.has(after.ahead(n)))
}

/// Whether digits are too many to count anything, or call for help.
pub fn is_code(i: Tokens<'_>) -> bool {
    let w = i.word();
    w == "911" || (w.len() >= 10 && w.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether digits open a line as the mark of a list: `3. …`, `3) …`.
pub fn is_list_mark(i: Tokens<'_>, after: Tokens<'_>, first: bool) -> bool {
    let digits = i.first().is_some_and(|t| t.kind == TokenKind::Number);
    first && digits && matches!(after.word(), "." | ")") && after.first().is_some_and(|t| !t.spaced)
}

/// Whether digits with a stop stand alone in brackets, as a rank does: `Oraz (10.)`.
pub fn is_bracketed_rank(i: Tokens<'_>, after: Tokens<'_>) -> bool {
    i.word_back(1) == "(" && after.word() == "." && after.ahead(1) == ")"
}

/// Whether an amount names a banknote: `a $100 bill`, not `a $100 million bill`.
pub fn is_banknote(after: Tokens<'_>, value: f64) -> bool {
    const NOTES: [f64; 6] = [1.0, 5.0, 10.0, 20.0, 50.0, 100.0];
    NOTES.contains(&value) && matches!(fold(after.word()).as_ref(), "bill" | "bills")
}

/// Number of tokens of a chain of digits joined by hyphens, stops or slashes (telephone numbers, codes, dates); 0 where none begins.
pub fn chain(i: Tokens<'_>) -> usize {
    let joint = |n: usize| {
        i.token(n).is_some_and(|t| !t.spaced && matches!(t.of(i.text), "-" | "/" | "." | "‑" | ":"))
    };
    let digits = |n: usize| i.token(n).is_some_and(|t| t.kind == TokenKind::Number && (n == 0 || !t.spaced));
    let mut n = 0;
    while n < 40 && digits(n) && joint(n + 1) && digits(n + 2) {
        n += 2;
    }
    let always = i.word() == "24" && n == 2 && i.ahead(2) == "7";
    if n >= 4 || always { n + 1 } else { 0 }
}

/// Whether nothing but `one` was read: a pronoun unless it counts a person.
pub fn is_pronoun(i: Tokens<'_>, after: Tokens<'_>) -> bool {
    fold(i.word()) == "one" && nom::Offset::offset(&i, &after) == 1
}

/// Whether it is the `one` of `one of the 49 people`, which counts nothing.
pub fn is_one_of(i: Tokens<'_>, after: Tokens<'_>) -> bool {
    is_pronoun(i, after) && after.word().eq_ignore_ascii_case("of")
}
