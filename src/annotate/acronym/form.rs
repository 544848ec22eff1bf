//! What an acronym looks like.
//!
//! In: tokens. Out: its place and its letters. Not here: what it stands for (`spelled`).

use nom::combinator::not;
use nom::multi::many_m_n;
use nom::sequence::pair;
use nom::{Input, Parser};

use crate::annotate::tokens::{Parsed, Tokens, glued, mark, token_if};
use crate::lexicon::Lexicon;
use crate::source::Span;
use crate::token::{Case, Token, TokenKind};

/// Letters of the longest acronym; longer words in capitals are shouted, or names of places in a dateline.
const LONGEST: usize = 8;
/// Share of the words of a line in capitals from which it is set in capitals.
const SHOUTED: usize = 2;

/// acronym = capitals ( ("/" | "-" | "&") capitals )* !("-"? number)
pub(super) fn acronym(i: Tokens<'_>) -> Parsed<'_, (Span, String)> {
    let joined = pair(glued(mark(&["/", "-", "&"])), glued(capitals));
    let number = || glued(token_if(|t, _| t.kind == TokenKind::Number));
    let numbered = pair(many_m_n(0, 1, glued(mark(&["-", "‑"]))), number());
    let part_of_word = i.first().is_some_and(|t| !t.spaced) && is_joiner(i.word_back(1));
    if part_of_word {
        return i.no();
    }
    let (rest, _) = pair(capitals, many_m_n(0, 3, joined)).parse_complete(i)?;
    let (rest, ()) = not(numbered).parse_complete(rest)?;
    let span = unended(i.text, i.span_to(&rest));
    let letters: String = span.of(i.text).chars().filter(|c| *c != '.').collect();
    if is_word(i.lexicon, &letters) { i.no() } else { Ok((rest, (span, letters))) }
}

/// What joins a word to the one before it: `D-NY`, `anti-EU`
fn is_joiner(word: &str) -> bool {
    matches!(word, "-" | "‑" | "/" | "&" | "@" | "#" | "_" | ".")
}

/// capitals = a word of capitals alone | one with a small letter or two inside (`DoD`), or an ending (`NGOs`)
fn capitals(i: Tokens<'_>) -> Parsed<'_, Token> {
    token_if(|t, w| {
        let upper = w.chars().filter(|c| c.is_uppercase()).count();
        let letters = w.chars().filter(|c| c.is_alphabetic()).count();
        let ends = w.ends_with(|c: char| c.is_uppercase() || c == 's');
        let mixed = t.case == Case::Mixed && w.starts_with(char::is_uppercase) && ends && upper * 2 > letters;
        t.kind == TokenKind::Word && (2..=LONGEST).contains(&upper) && (t.case == Case::Upper || mixed)
    })(i)
}

/// Without the ending of a plural.
fn unended(text: &str, span: Span) -> Span {
    let plural = span.of(text).ends_with('s') && span.len() > 2;
    Span { end: span.end - u32::from(plural), ..span }
}

/// Whether the letters are no acronym: a numeral, an ordinary word for emphasis, a name in capitals, a unit.
fn is_word(lexicon: &Lexicon, letters: &str) -> bool {
    let roman = letters.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let capital = capitalized(letters);
    let name = [lexicon.cities, lexicon.countries, lexicon.given_names, lexicon.surnames, lexicon.states];
    let listed = lexicon.organizations.contains(letters);
    let ordinary = lexicon.ordinary_words.has(letters) || lexicon.function_words.has(letters);
    roman || !listed && (ordinary || name.iter().any(|l| l.contains(&capital)))
}

/// `ALMATY` as `Almaty`
fn capitalized(letters: &str) -> String {
    let mut chars = letters.chars();
    chars.next().map_or_else(String::new, |c| c.to_string() + &chars.as_str().to_lowercase())
}

/// Whether a line is set in capitals, or is too short to tell: nothing in it stands out as an acronym.
pub(super) fn is_shouted(i: Tokens<'_>) -> bool {
    let words = i.iter_elements().filter(|t| t.kind == TokenKind::Word);
    let long = words.filter(|t| t.span.len() > 1);
    let (upper, all) = long.fold((0, 0), |(u, n), t| (u + usize::from(t.case == Case::Upper), n + 1));
    upper * SHOUTED >= all
}
