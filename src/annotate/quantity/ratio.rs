//! Parts of a whole: `one in five`, `two-thirds`, `half of`, and counts without a number.
//!
//! In: tokens. Out: [`Share`] and vague spans. Not here: percentages (`amount`).

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::multi::many_m_n;
use nom::sequence::{pair, preceded};

use super::amount::phrase;
use super::context::hedge_before;
use super::number::{denominator, digits, glyph, hyphen, may_begin, scale_word, skip, small};
use crate::annotate::tokens::{Parsed, Tokens, is_one_of, mark, one_of, word};
use crate::token::TokenKind;

/// A part of a whole between 0 and 1, or above where the copy says so.
pub type Share = f64;

/// share = of-many | fraction | slash | glyph | half
pub fn share(i: Tokens<'_>) -> Parsed<'_, Share> {
    let begins = match i.first().map(|t| t.kind) {
        Some(TokenKind::Number) => true,
        Some(TokenKind::Word) => may_begin(i),
        _ => glyph(i).is_ok(),
    };
    if !begins {
        return i.no();
    }
    alt((of_many, fraction, slash, lone_glyph, half)).parse_complete(i)
}

/// of-many = whole ("in" | "out" "of" | "of" | "in" "every") whole
fn of_many(i: Tokens<'_>) -> Parsed<'_, Share> {
    let (rest, part) = whole(i)?;
    let (rest, loose) = alt((
        value(false, pair(word("out"), word("of"))),
        value(false, pair(word("in"), opt(one_of(&["every", "each"])))),
        value(true, word("of")),
    ))
    .parse_complete(rest)?;
    let (after, whole) = whole(rest)?;
    let fits = part < whole && whole <= 100.0 && whole.fract() == 0.0 || part == 1.0 && round(whole);
    // "one of four people killed" counts four; "4 in 2016" is a year.
    if !fits || (loose && part < 2.0) || unit_follows(after) { i.no() } else { Ok((after, part / whole)) }
}

/// Whether it is a thousand, ten thousand, … as in "one in 10,000".
fn round(n: f64) -> bool {
    [1e3, 1e4, 1e5, 1e6].contains(&n)
}

/// Whether a unit of its own follows, so that the second number is no whole.
fn unit_follows(i: Tokens<'_>) -> bool {
    let w = i.word();
    w == "%" || w == "-" || w.eq_ignore_ascii_case("percent") || scale_word(i).is_ok()
}

/// whole = digits | small
fn whole(i: Tokens<'_>) -> Parsed<'_, f64> {
    alt((digits, small)).parse_complete(i)
}

/// fraction = (small | "a") hyphen? denominator , as a part of something
fn fraction(i: Tokens<'_>) -> Parsed<'_, Share> {
    let (rest, n) = alt((small, value(1.0, word("a")), digits)).parse_complete(i)?;
    let (rest, ()) = hyphen(rest)?;
    let (after, d) = denominator(rest)?;
    let plural = rest.word().ends_with(['s', 'S']);
    let joined = rest.first().is_some_and(|t| !t.spaced);
    let part = after.word().eq_ignore_ascii_case("of") || hedge_before(i).is_some() || after.left() == 0;
    let sure = if n == 1.0 { !plural && (joined || part) } else { plural && n >= 2.0 };
    let sure = sure && d > 2.0 || n == 1.0 && d == 2.0 && part;
    // `a quarter of a million` is a number.
    let scaled = pair(word("of"), word("a")).parse_complete(after).is_ok_and(|(i, _)| scale_word(i).is_ok());
    if sure && !scaled && !ends_in_time(after) { Ok((after, n / d)) } else { i.no() }
}

/// Whether a span of time follows ("a quarter century", "a third term" is an ordinal anyway).
fn ends_in_time(i: Tokens<'_>) -> bool {
    let i = skip(i, usize::from(matches!(i.word(), "a" | "an")));
    matches!(
        i.word().to_ascii_lowercase().as_str(),
        "century" | "decade" | "hour" | "hours" | "year" | "mile" | "miles"
    )
}

/// slash = "1/2" | "1/3" | "2/3" | "1/4" | "3/4"
fn slash(i: Tokens<'_>) -> Parsed<'_, Share> {
    let (rest, n) = digits(i)?;
    let (rest, bar) = mark(&["/", "⁄"])(rest)?;
    let (after, d) = digits(rest)?;
    let known = matches!((n as u32, d as u32), (1, 2..=4) | (2, 3) | (3, 4)) && n.fract() + d.fract() == 0.0;
    let open = !bar.spaced && !matches!(after.word(), "/" | "-");
    if known && open { Ok((after, n / d)) } else { i.no() }
}

fn lone_glyph(i: Tokens<'_>) -> Parsed<'_, Share> {
    glyph(i)
}

/// half = "half" , of something or hedged; not the half of a game or a year
fn half(i: Tokens<'_>) -> Parsed<'_, Share> {
    const NAMED: &[&str] = &[
        "back", "best", "better", "bottom", "early", "eastern", "final", "first", "front", "last", "late",
        "latter", "lower", "northern", "other", "second", "southern", "top", "upper", "western", "and",
    ];
    let (after, _) = word("half")(i)?;
    let named = NAMED.iter().any(|w| i.word_back(1).eq_ignore_ascii_case(w));
    let whole =
        one_of(&["of", "the", "all", "its", "their", "his", "her", "our", "my", "that", "those", "these"])(
            after,
        );
    let glued = after.first().is_some_and(|t| !t.spaced && t.of(i.text) == "-");
    let part = whole.is_ok() || hedge_before(i).is_some();
    if part && !named && !glued && !ends_in_time(after) { Ok((after, 0.5)) } else { i.no() }
}

/// vague = few scale | scales ("of" scales){0,2} currency? | few currency ; gives the currency, if any
pub fn vague(i: Tokens<'_>) -> Parsed<'_, Option<&'static str>> {
    let first = is_one_of(i.word(), &["a", "the", "few", "several", "many", "couple"]);
    if !first && !i.word().ends_with(['s', 'S']) {
        return i.no();
    }
    let some = || {
        let few = preceded(opt(one_of(&["a", "the"])), one_of(&["few", "several", "many", "couple"]));
        pair(few, opt(word("of"))).map(|_| ())
    };
    let counted = pair(some(), preceded(hyphen, scale_word)).map(|_| true);
    let plurals = pair(plural_scale, many_m_n(0, 2, preceded(one_of(&["of", "upon", "and"]), plural_scale)))
        .map(|_| true);
    let (rest, sure) = alt((counted, plurals, some().map(|()| false))).parse_complete(i)?;
    let (money, of) = opt(word("of")).parse_complete(rest)?;
    match phrase(money, i.lexicon.currencies)
        .filter(|(.., words)| words.ends_with('s') && (sure || of.is_none()))
    {
        Some((after, code, _)) => Ok((after, Some(code))),
        None if sure => Ok((rest, None)),
        None => i.no(),
    }
}

/// plural-scale = "dozens" | "hundreds" | "thousands" | "millions" | … | "tens" | "scores" before "of"
fn plural_scale(i: Tokens<'_>) -> Parsed<'_, ()> {
    let needs_of = one_of(&["tens", "scores"])(i).is_ok();
    let named = needs_of
        || one_of(&[
            "dozens",
            "hundreds",
            "thousands",
            "lakhs",
            "crores",
            "millions",
            "billions",
            "trillions",
        ])(i)
        .is_ok();
    if !named || (needs_of && !i.ahead(1).eq_ignore_ascii_case("of")) {
        return i.no();
    }
    Ok((skip(i, 1), ()))
}
