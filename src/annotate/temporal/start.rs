//! Which tokens may open a temporal expression, so that the grammar is not tried at every word.
//!
//! In: [`Tokens`]. Out: yes or no. A production with a new first word adds it here.

use super::super::tokens::Tokens;
use crate::lexicon::{Phrases, fold};
use crate::token::{Token, TokenKind};

/// First words of all productions, sorted.
const FIRST: &[&str] = &[
    "a",
    "a.d.",
    "aban",
    "about",
    "academic",
    "ad",
    "after",
    "age",
    "aged",
    "ages",
    "all",
    "almost",
    "an",
    "approximately",
    "apr",
    "april",
    "around",
    "at",
    "aug",
    "august",
    "autumn",
    "azar",
    "bahman",
    "before",
    "beginning",
    "between",
    "budget",
    "c.e.",
    "ce",
    "centuries",
    "close",
    "closing",
    "coming",
    "couple",
    "current",
    "dawn",
    "day",
    "daybreak",
    "days",
    "dec",
    "decades",
    "december",
    "dey",
    "directly",
    "dozen",
    "during",
    "dusk",
    "earlier",
    "early",
    "eight",
    "eighteen",
    "eighteenth",
    "eighth",
    "eighties",
    "eighty",
    "eleven",
    "eleventh",
    "end",
    "ensuing",
    "esfand",
    "eve",
    "fall",
    "farvardin",
    "feb",
    "february",
    "few",
    "fewer",
    "fifteen",
    "fifteenth",
    "fifth",
    "fifties",
    "fifty",
    "final",
    "financial",
    "first",
    "fiscal",
    "five",
    "following",
    "forties",
    "forty",
    "four",
    "fourteen",
    "fourteenth",
    "fourth",
    "fri",
    "friday",
    "from",
    "fy",
    "half",
    "heisei",
    "hours",
    "immediately",
    "jan",
    "january",
    "juche",
    "jul",
    "july",
    "jun",
    "june",
    "just",
    "khordad",
    "last",
    "late",
    "later",
    "latter",
    "less",
    "long",
    "many",
    "mar",
    "march",
    "may",
    "mehr",
    "mid",
    "middle",
    "midnight",
    "minguo",
    "minutes",
    "moments",
    "mon",
    "monday",
    "months",
    "mordad",
    "more",
    "muharram",
    "nearly",
    "next",
    "nine",
    "nineteen",
    "nineteenth",
    "nineties",
    "ninety",
    "ninth",
    "no",
    "noon",
    "not",
    "nov",
    "november",
    "oct",
    "october",
    "one",
    "only",
    "opening",
    "ordibehesht",
    "over",
    "past",
    "preceding",
    "previous",
    "prior",
    "q",
    "rajab",
    "reiwa",
    "remainder",
    "rest",
    "roughly",
    "safar",
    "same",
    "sat",
    "saturday",
    "school",
    "second",
    "sep",
    "sept",
    "september",
    "seven",
    "seventeen",
    "seventeenth",
    "seventh",
    "seventies",
    "seventy",
    "several",
    "shaaban",
    "shahrivar",
    "shawwal",
    "shortly",
    "showa",
    "six",
    "sixteen",
    "sixteenth",
    "sixth",
    "sixties",
    "sixty",
    "small",
    "some",
    "soon",
    "spring",
    "start",
    "starting",
    "summer",
    "sun",
    "sunday",
    "sunrise",
    "sunset",
    "tax",
    "ten",
    "tenth",
    "that",
    "the",
    "third",
    "thirteen",
    "thirteenth",
    "thirties",
    "thirtieth",
    "thirty",
    "this",
    "three",
    "thu",
    "thur",
    "thurs",
    "thursday",
    "tir",
    "today",
    "tomorrow",
    "tonight",
    "tue",
    "tues",
    "tuesday",
    "turn",
    "turned",
    "turns",
    "twelfth",
    "twelve",
    "twenties",
    "twentieth",
    "twenty",
    "two",
    "under",
    "up",
    "upcoming",
    "w",
    "wed",
    "wednesday",
    "week",
    "weeks",
    "winter",
    "year",
    "years",
    "yesterday",
];

/// Whether an expression may begin at the next token.
pub fn may_begin(i: Tokens<'_>) -> bool {
    let Some(token) = i.first() else { return false };
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Mark => matches!(i.word(), "'" | "’" | "‘"),
        TokenKind::Word => is_first_word(i, token),
        _ => false,
    }
}

fn is_first_word(i: Tokens<'_>, token: &Token) -> bool {
    let listed = may_be_first(i.word()) && FIRST.binary_search(&&*fold(i.word())).is_ok();
    listed || token.is_capitalized() && (opens_name(i, token) || opens_feast(i, token))
}

/// Whether a name of a time that is none begins with the word.
fn opens_name(i: Tokens<'_>, token: &Token) -> bool {
    let names = i.lexicon.calendar_names;
    names.may(token.folded) && names.extends(&fold(i.word()))
}

/// Whether a feast begins with the word.
fn opens_feast(i: Tokens<'_>, token: &Token) -> bool {
    let opens = |list: Phrases| list.contains(i.word()) || list.extends(i.word());
    [i.lexicon.holidays, i.lexicon.feasts].into_iter().any(|list| list.may(token.printed) && opens(list))
}

/// Whether some first word has the length and the first letter of this one, which most words have not.
fn may_be_first(word: &str) -> bool {
    let letter = word.bytes().next().map_or(0, |b| b.to_ascii_lowercase().wrapping_sub(b'a'));
    let plain = word.is_ascii() && word.len() < u32::BITS as usize;
    !plain || LENGTHS.get(usize::from(letter)).is_some_and(|lengths| lengths >> word.len() & 1 == 1)
}

/// For each first letter the lengths that first words with it have, a bit for each.
const LENGTHS: [u32; 26] = {
    let (mut lengths, mut n) = ([0; 26], 0);
    while n < FIRST.len() {
        lengths[(FIRST[n].as_bytes()[0] - b'a') as usize] |= 1 << FIRST[n].len();
        n += 1;
    }
    lengths
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_words_are_sorted() {
        assert!(FIRST.is_sorted());
    }
}
