//! Numbers in digits, in words and in both.
//!
//! In: tokens. Out: a [`Numeral`]. Not here: what is counted (`amount`), fractions of a whole (`ratio`).

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, peek, value};
use nom::multi::many_m_n;
use nom::sequence::{pair, preceded, terminated};

use crate::annotate::tokens::{Parsed, Tokens, glued, is, is_one_of, mark, one_of, token_if, word};
use crate::lexicon::closed::{SMALL, TENS};
use crate::token::{TokenKind, ungrouped};

/// A number as read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Numeral {
    /// Its value, scale applied.
    pub value: f64,
    /// What the scale words multiply by; 1 without them.
    pub scale: f64,
    /// No digit in it.
    pub spelled: bool,
}

/// Words that multiply what stands before them.
const SCALES: &[(&str, f64)] = &[
    ("billion", 1e9),
    ("billions", 1e9),
    ("bln", 1e9),
    ("bn", 1e9),
    ("crore", 1e7),
    ("crores", 1e7),
    ("doz", 12.0),
    ("dozen", 12.0),
    ("dozens", 12.0),
    ("dozs", 12.0),
    ("dzs", 12.0),
    ("hundred", 1e2),
    ("lac", 1e5),
    ("lakh", 1e5),
    ("lakhs", 1e5),
    ("million", 1e6),
    ("mln", 1e6),
    ("mn", 1e6),
    ("quadrillion", 1e15),
    ("thousand", 1e3),
    ("tln", 1e12),
    ("tn", 1e12),
    ("trillion", 1e12),
    ("trn", 1e12),
];

/// numeral = plain part? scale{0,3} lower{0,3} ; `money` says that a currency sign stands before it
pub fn numeral(i: Tokens<'_>, money: bool) -> Parsed<'_, Numeral> {
    let (rest, (base, spelled)) = plain(i)?;
    let (rest, part) = opt(part).parse_complete(rest)?;
    let (rest, scale) = scales(rest, base, money)?;
    let mut value = (base + part.unwrap_or(0.0)) * scale;
    if !spelled {
        return Ok((rest, Numeral { value, scale, spelled }));
    }
    let (rest, more) = lower(rest, scale);
    value += more;
    Ok((rest, Numeral { value, scale, spelled }))
}

/// Whether the next word may begin a number in words.
pub fn may_begin(i: Tokens<'_>) -> bool {
    i.may_be_closed() || is_one_of(i.word(), &["a", "an", "half"])
}

/// plain = digits glyph? | article &scale | below-thousand
fn plain(i: Tokens<'_>) -> Parsed<'_, (f64, bool)> {
    alt((
        pair(alt((decimal, digits)), opt(glyph)).map(|(n, part)| (n + part.unwrap_or(0.0), false)),
        one_before_scale.map(|n| (n, true)),
        below_thousand.map(|n| (n, true)),
    ))
    .parse_complete(i)
}

/// digits = a token of digits with its commas and decimals
pub fn digits(i: Tokens<'_>) -> Parsed<'_, f64> {
    let (after, t) = token_if(|t, _| t.kind == TokenKind::Number)(i)?;
    match ungrouped(t.of(i.text)).parse::<f64>() {
        Ok(n) if n.is_finite() => Ok((after, n)),
        _ => i.no(),
    }
}

/// decimal = "." glued digits , as in .5 percent
fn decimal(i: Tokens<'_>) -> Parsed<'_, f64> {
    let (after, stop) = mark(&["."])(i)?;
    let (after, t) = glued(token_if(|t, _| t.kind == TokenKind::Number)).parse_complete(after)?;
    match format!("0.{}", t.of(i.text)).parse() {
        Ok(n) if stop.spaced => Ok((after, n)),
        _ => i.no(),
    }
}

/// one-before-scale = quarters "of" "a" &scale | "half" hyphen? "a"? &scale | ("a" | "an") hyphen? ("half" hyphen?)? &scale
fn one_before_scale(i: Tokens<'_>) -> Parsed<'_, f64> {
    let half = || terminated(word("half"), hyphen);
    let article = || terminated(one_of(&["a", "an"]), hyphen);
    let of = || pair(word("of"), article());
    let whole = alt((
        value(0.25, (word("a"), word("quarter"), of())),
        value(0.75, (word("three"), hyphen, word("quarters"), of())),
        value(0.5, pair(half(), opt(article()))),
        value(0.5, pair(article(), half())),
        value(1.0, article()),
    ));
    terminated(whole, peek(scale_word)).parse_complete(i)
}

/// below-thousand = (below-hundred | "a") "hundred" ("and"? below-hundred)? | below-hundred
fn below_thousand(i: Tokens<'_>) -> Parsed<'_, f64> {
    let head = alt((below_hundred, value(1.0, word("a"))));
    let tail = preceded(opt(word("and")), below_hundred);
    let hundreds =
        (head, hyphen, word("hundred"), opt(tail)).map(|(n, _, _, rest)| n * 100.0 + rest.unwrap_or(0.0));
    alt((hundreds, below_hundred)).parse_complete(i)
}

/// below-hundred = tens (hyphen? unit)? | small
fn below_hundred(i: Tokens<'_>) -> Parsed<'_, f64> {
    let compound = pair(tens, opt(preceded(hyphen, unit))).map(|(t, u)| t + u.unwrap_or(0.0));
    alt((compound, small)).parse_complete(i)
}

fn tens(i: Tokens<'_>) -> Parsed<'_, f64> {
    named(i, &TENS).map(|(after, n)| (after, n as f64 * 10.0))
}

/// small = "zero" … "nineteen"
pub fn small(i: Tokens<'_>) -> Parsed<'_, f64> {
    named(i, &SMALL).map(|(after, n)| (after, n as f64))
}

/// unit = "one" … "nine"
fn unit(i: Tokens<'_>) -> Parsed<'_, f64> {
    named(i, &SMALL[..10]).and_then(|(after, n)| if n > 0 { Ok((after, n as f64)) } else { i.no() })
}

/// Index of the next word in a table.
fn named<'a>(i: Tokens<'a>, table: &[&str]) -> Parsed<'a, usize> {
    if !i.may_be_closed() {
        return i.no();
    }
    match table.iter().position(|name| !name.is_empty() && is(i.word(), name)) {
        Some(n) => Ok((skip(i, 1), n)),
        None => i.no(),
    }
}

/// The tokens after the next `n`.
pub fn skip(i: Tokens<'_>, n: usize) -> Tokens<'_> {
    nom::Input::take_from(&i, n.min(i.left()))
}

/// hyphen = a hyphen with no white space on either side, or nothing
pub fn hyphen(i: Tokens<'_>) -> Parsed<'_, ()> {
    match glued(mark(&["-", "‐", "‑"])).parse_complete(i) {
        Ok((after, _)) if after.first().is_some_and(|t| !t.spaced) => Ok((after, ())),
        _ => Ok((i, ())),
    }
}

/// part = "and" ("a" | "one")? ("half" | "quarter" | …) | "and" numerator denominators | "point" small
fn part(i: Tokens<'_>) -> Parsed<'_, f64> {
    let single = preceded(opt(one_of(&["a", "one"])), denominator);
    let several = pair(terminated(small, hyphen), denominator).map(|(n, d)| n / d);
    let fraction = preceded(word("and"), alt((single.map(|d| 1.0 / d), several)));
    let point = preceded(word("point"), unit).map(|n| n / 10.0);
    alt((fraction, point)).parse_complete(i)
}

/// denominator = "half" | "third" | … ; gives what one is divided by
pub fn denominator(i: Tokens<'_>) -> Parsed<'_, f64> {
    const NAMES: &[(&str, f64)] = &[
        ("half", 2.0),
        ("halves", 2.0),
        ("third", 3.0),
        ("quarter", 4.0),
        ("fourth", 4.0),
        ("fifth", 5.0),
        ("sixth", 6.0),
        ("seventh", 7.0),
        ("eighth", 8.0),
        ("ninth", 9.0),
        ("tenth", 10.0),
        ("twentieth", 20.0),
        ("hundredth", 100.0),
    ];
    let w = i.word();
    let name = |n: &str| is(w, n) || w.strip_suffix(['s', 'S']).is_some_and(|w| is(w, n));
    match NAMES.iter().find(|(n, _)| name(n)) {
        Some((_, d)) => Ok((skip(i, 1), *d)),
        None => i.no(),
    }
}

/// glyph = "½" | "¼" | "¾" | "⅓" | "⅔"
pub fn glyph(i: Tokens<'_>) -> Parsed<'_, f64> {
    let part = match i.word() {
        "½" => 0.5,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        _ => return i.no(),
    };
    Ok((skip(i, 1), part))
}

/// scales = letters-of-scale | (hyphen? scale){0,3}
fn scales(i: Tokens<'_>, base: f64, money: bool) -> Parsed<'_, f64> {
    let words = many_m_n(0, 3, preceded(hyphen, scale_word)).map(|s: Vec<f64>| s.iter().product());
    alt((move |i| letters(i, base, money), words)).parse_complete(i)
}

/// scale = "hundred" | "thousand" | "million" | …
pub fn scale_word(i: Tokens<'_>) -> Parsed<'_, f64> {
    match SCALES.iter().find(|(name, _)| is(i.word(), name)) {
        Some((_, factor)) => Ok((skip(i, 1), *factor)),
        None => i.no(),
    }
}

/// letters = "k" | "K" | "M" | "G" | "m" | "b" | "B" | "T" , right behind the digits or, after decimals or commas, a space behind
fn letters(i: Tokens<'_>, base: f64, money: bool) -> Parsed<'_, f64> {
    let ends = i.token(1).is_none_or(|n| n.spaced || n.kind == TokenKind::Mark);
    let Some(t) = i.first().filter(|_| ends) else { return i.no() };
    let alone = i.word_back(1).contains(['.', ',']) && i.ahead(1).is_empty();
    let factor = match i.word() {
        "k" | "K" => 1e3,
        "M" => 1e6,
        "m" if money || counts_people(i) => 1e6,
        "b" | "B" if money => 1e9,
        "T" if money => 1e12,
        // Single digits before it are generations of mobile networks.
        "G" if base >= 10.0 => 1e9,
        _ => return i.no(),
    };
    if t.spaced && !alone { i.no() } else { Ok((skip(i, 1), factor)) }
}

/// Whether the word after the next one is a plural that metres would not stand before.
fn counts_people(i: Tokens<'_>) -> bool {
    i.lexicon.people_nouns.has(i.ahead(1)) || i.ahead(1).ends_with('s')
}

/// lower = ("and"? below-thousand scale?){0,3} , each term below the scale before it
fn lower(mut i: Tokens<'_>, mut least: f64) -> (Tokens<'_>, f64) {
    let mut sum = 0.0;
    for _ in 0..3 {
        let term = pair(below_thousand, opt(scale_word));
        let Ok((after, (n, scale))) = preceded(opt(word("and")), term).parse_complete(i) else { break };
        let factor = scale.unwrap_or(1.0);
        if n * factor >= least {
            break;
        }
        (i, sum, least) = (after, sum + n * factor, factor);
    }
    (i, sum)
}

/// ordinal = digits ("st" | "nd" | "rd" | "th") | (tens hyphen)? ("first" | "second" | … | "tenth")
pub fn ordinal(i: Tokens<'_>) -> Parsed<'_, f64> {
    let suffix = glued(one_of(&["st", "nd", "rd", "th"]));
    let compound = pair(terminated(tens, hyphen), ordinal_unit).map(|(t, u)| t + u);
    alt((terminated(digits, suffix), compound, ordinal_unit)).parse_complete(i)
}

/// ordinal-unit = "first" … "tenth"
fn ordinal_unit(i: Tokens<'_>) -> Parsed<'_, f64> {
    const NAMES: [&str; 11] =
        ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    named(i, &NAMES).map(|(after, n)| (after, n as f64))
}
