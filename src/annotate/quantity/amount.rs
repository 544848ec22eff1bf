//! A number with its sign and its unit: money, percent, points, a measure.
//!
//! In: tokens. Out: an [`Amount`]. Not here: two amounts that belong together (`range`), the noun counted (`context`).

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::sequence::{pair, preceded, terminated};

use super::number::{self, Numeral, glyph, hyphen, numeral, skip};
use crate::annotate::tokens::{Parsed, Tokens, is_one_of, mark, one_of, printed, token_if, word};
use crate::lexicon::{Phrases, fold};
use crate::source::Span;
use crate::token::{Case, Token, TokenKind};

/// What a number is a number of, as far as its own words say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unit {
    /// Nothing said.
    None,
    /// ISO 4217.
    Money(&'static str),
    /// Of a hundred.
    Percent,
    /// Percentage points.
    PercentPoints,
    /// Points of anything: percentage points, or those of a game or an index.
    Points,
    /// A canonical symbol; its words stay outside the span.
    Measure(&'static str),
}

/// A number with sign and unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    /// Value in whole units.
    pub value: f64,
    /// What scale words multiplied it by.
    pub scale: f64,
    /// No digit in it.
    pub spelled: bool,
    /// Its unit.
    pub unit: Unit,
    /// Number, sign, scale, currency or percent.
    pub span: Span,
}

/// amount = minus? currency? minus? numeral unit?
pub fn amount(i: Tokens<'_>) -> Parsed<'_, Amount> {
    if !may_begin(i) {
        return i.no();
    }
    let (rest, (before, currency, after)) = (opt(minus), opt(currency_sign), opt(minus)).parse_complete(i)?;
    let money = currency.is_some();
    let (rest, n) = alt((|i| numeral(i, money), lone_glyph)).parse_complete(rest)?;
    let sign = if before.or(after).is_some() { -1.0 } else { 1.0 };
    let bare = Amount {
        value: n.value * sign,
        scale: n.scale,
        spelled: n.spelled,
        unit: Unit::None,
        span: i.span_to(&rest),
    };
    Ok(match currency {
        Some(code) => (rest, Amount { unit: Unit::Money(code), ..bare }),
        None => with_unit(i, rest, bare),
    })
}

/// Whether the next token may begin an amount: most words may not, unless letters of a currency, nor most marks.
fn may_begin(i: Tokens<'_>) -> bool {
    let Some(token) = i.first() else { return false };
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => {
            let sign = |c: char| c.is_ascii_digit() || matches!(c, '$' | '¥' | '¢' | '₵');
            number::may_begin(i)
                || is_one_of(i.word(), &["minus", "negative"])
                || i.ahead(1).starts_with(sign)
        }
        TokenKind::Mark => {
            let sign = matches!(i.word(), "-" | "−" | "–" | ".");
            sign || i.lexicon.currencies.may(token.printed) || glyph(i).is_ok()
        }
        _ => false,
    }
}

/// lone-glyph = glyph
fn lone_glyph(i: Tokens<'_>) -> Parsed<'_, Numeral> {
    glyph.map(|value| Numeral { value, scale: 1.0, spelled: false }).parse_complete(i)
}

/// minus = "-" glued to what follows and to nothing before | "minus" | "negative"
fn minus(i: Tokens<'_>) -> Parsed<'_, ()> {
    let spoken = alt((word("minus"), word("negative")));
    if i.word_back(1).eq_ignore_ascii_case("or") {
        return i.no();
    }
    let dash = mark(&["-", "−", "–"]);
    match dash(i) {
        Ok((after, t)) if t.spaced && after.first().is_some_and(|n| !n.spaced) => Ok((after, ())),
        Ok(_) => i.no(),
        Err(_) => value((), spoken).parse_complete(i),
    }
}

/// currency-sign = letters? sign | code , before the number
fn currency_sign(i: Tokens<'_>) -> Parsed<'_, &'static str> {
    if i.first().is_some_and(|t| t.kind == TokenKind::Mark) {
        return printed(|l| l.currencies)(i);
    }
    alt((glued_sign, code_before)).parse_complete(i)
}

/// glued-sign = letters "$" , as in US$, C$ and GH¢
fn glued_sign(i: Tokens<'_>) -> Parsed<'_, &'static str> {
    let (after, letters) = token_if(|t, w| t.kind == TokenKind::Word && w.len() <= 4)(i)?;
    let (after, sign) = mark(&["$", "¥", "¢", "₵"])(after)?;
    let letters = letters.of(i.text);
    // "a $4 billion plan": a lone letter belongs to the sign only when glued to it.
    if sign.spaced && letters.len() < 2 && !letters.eq_ignore_ascii_case("c") {
        return i.no();
    }
    let form = format!("{}{}", letters.to_uppercase(), sign.of(i.text));
    match i.lexicon.currencies.get(&form) {
        Some(code) => Ok((after, code)),
        None => i.no(),
    }
}

/// Whether a lone letter before digits is a currency: glued to a sum with a scale word (`N4.5 billion`), with thousands
/// in it (`P12,000`) or a rate of exchange (`P57 to the dollar`). The rand also stands before a decimal, or before three
/// digits that no article makes a road (`the R101`).
fn is_lone_sign(i: Tokens<'_>) -> bool {
    let (digits, next) = (i.ahead(1), i.ahead(2));
    let glued = i.token(1).is_some_and(|t| !t.spaced);
    let scaled = matches!(next, "m" | "bn" | "tn" | "million" | "billion" | "trillion");
    let road = is_one_of(i.word_back(1), &["the", "on"]);
    let rand = i.word() == "R" && (digits.contains('.') || digits.len() >= 3 && !road);
    let rate = next == "to" && i.ahead(3) == "the";
    glued && (digits.contains(',') || scaled || rand || rate)
}

/// code-before = ISO code or printed abbreviation, then digits
fn code_before(i: Tokens<'_>) -> Parsed<'_, &'static str> {
    if !i.first().is_some_and(|t| t.is_capitalized()) || !i.ahead(1).starts_with(|c: char| c.is_ascii_digit())
    {
        return i.no();
    }
    if i.word().len() == 1 && !is_lone_sign(i) {
        return i.no();
    }
    printed(|l| l.currencies)(i)
}

/// unit = percent | points | cents-after-money | currency | measure
fn with_unit<'a>(start: Tokens<'a>, rest: Tokens<'a>, bare: Amount) -> (Tokens<'a>, Amount) {
    if let Ok((after, (unit, divisor))) = alt((percent, points)).parse_complete(rest) {
        return (after, Amount { value: bare.value / divisor, unit, span: start.span_to(&after), ..bare });
    }
    if let Some(after) = pence(start, rest, bare) {
        let unit = Unit::Money("GBP");
        return (after, Amount { value: bare.value / 100.0, unit, span: start.span_to(&after), ..bare });
    }
    if let Some((after, code, minor)) = currency_word(rest, bare) {
        let bare = Amount { unit: Unit::Money(code), span: start.span_to(&after), ..bare };
        let divisor = if minor { 100.0 } else { 1.0 };
        return with_cents(start, after, Amount { value: bare.value / divisor, ..bare }, minor);
    }
    match measure(rest) {
        Some(symbol) => (rest, Amount { unit: Unit::Measure(symbol), ..bare }),
        None => (rest, bare),
    }
}

/// Gives what the number is divided by to come to whole percent or points.
/// percent = "of" "a" "percentage" "point" | hyphen? ("%" | "percent" | "per" "cent" | "pct") | "‰" | "percentage" hyphen? points
fn percent(i: Tokens<'_>) -> Parsed<'_, (Unit, f64)> {
    let point = preceded(hyphen, one_of(&["point", "points"]));
    let points = (one_of(&["percentage", "percent", "%"]), point).map(|_| (Unit::PercentPoints, 1.0));
    // `1.9 of a percentage point`
    let of_one =
        (word("of"), word("a"), word("percentage"), word("point")).map(|_| (Unit::PercentPoints, 1.0));
    let basis = pair(word("basis"), one_of(&["point", "points"])).map(|_| (Unit::PercentPoints, 100.0));
    let one = one_of(&["%", "percent", "percents", "percentage", "pct"]).map(|_| (Unit::Percent, 1.0));
    let two = pair(word("per"), word("cent")).map(|_| (Unit::Percent, 1.0));
    let mille = alt((mark(&["‰"]).map(|_| ()), pair(word("per"), one_of(&["mille", "mil"])).map(|_| ())));
    let mille = mille.map(|()| (Unit::Percent, 10.0));
    preceded(hyphen, alt((points, of_one, basis, one, two, mille))).parse_complete(i)
}

/// points = hyphen? ("point" | "points")
fn points(i: Tokens<'_>) -> Parsed<'_, (Unit, f64)> {
    preceded(hyphen, one_of(&["point", "points"])).map(|_| (Unit::Points, 1.0)).parse_complete(i)
}

/// Words for a hundredth of their currency.
const MINOR: &[&str] = &[
    "cent",
    "cents",
    "eurocents",
    "kopecks",
    "kopeks",
    "paise",
    "pence",
    "penny",
    "pfennig",
    "pfennigs",
    "tiyn",
];

/// Sums in pence are less than this.
const MOST_PENCE: f64 = 1000.0;

/// pence = "p" glued to a number and to nothing else: `168p`
fn pence<'a>(start: Tokens<'a>, i: Tokens<'a>, n: Amount) -> Option<Tokens<'a>> {
    let sum = n.scale == 1.0 && !n.spelled && n.value < MOST_PENCE;
    let (after, _) = token_if(|t, w| !t.spaced && w == "p")(i).ok().filter(|_| sum)?;
    let glued =
        |t: &Token, next: &Token| !next.spaced && t.kind != TokenKind::Mark && next.kind != TokenKind::Mark;
    let inner = start.back(1).zip(start.first()).is_some_and(|(t, first)| glued(t, first));
    let outer = i.first().zip(after.first()).is_some_and(|(t, next)| glued(t, next));
    (!inner && !outer).then_some(after)
}

/// The currency word after a number, and whether it names a hundredth.
fn currency_word(i: Tokens<'_>, n: Amount) -> Option<(Tokens<'_>, &'static str, bool)> {
    let (after, code, words) = phrase(i, i.lexicon.currencies)?;
    let last = words.rsplit(' ').next().unwrap_or(words.as_str());
    // Ordinary verbs and adjectives of other meaning are money only in sums.
    let doubtful = matches!(
        last,
        "won" | "real" | "sum" | "all" | "top" | "try" | "mark" | "marks" | "crown" | "crowns"
    );
    // "8 Rand Paul": a name, not a currency.
    let named = i.rest().iter().take_while(|t| t.span.end <= after.back(1).map_or(0, |l| l.span.end)).last();
    let named = named.is_some_and(|t| t.case == Case::Capital);
    if doubtful && n.value < 100.0 || named || weighs(after, last, n) {
        return None;
    }
    Some((after, code, MINOR.contains(&last)))
}

/// Pounds weigh unless a scale makes them a sum of money, or a bracket converts them (`500,000 pounds ($650,000)`).
fn weighs(after: Tokens<'_>, last: &str, n: Amount) -> bool {
    let converted = after.word() == "(" && currency_sign(skip(after, 1)).is_ok();
    after.lexicon.measures.contains(last) && n.scale < 1e6 && !converted
}

/// with-cents = money ("and"? numeral minor)?
fn with_cents<'a>(start: Tokens<'a>, rest: Tokens<'a>, money: Amount, minor: bool) -> (Tokens<'a>, Amount) {
    let cents =
        preceded(opt(word("and")), terminated(|i| numeral(i, false), one_of(MINOR))).parse_complete(rest);
    match cents {
        Ok((after, n)) if !minor && n.value < 100.0 => {
            (after, Amount { value: money.value + n.value / 100.0, span: start.span_to(&after), ..money })
        }
        _ => (rest, money),
    }
}

/// The symbol of a measure after a number; spans of time are none.
fn measure(i: Tokens<'_>) -> Option<&'static str> {
    let (_, symbol, _) = phrase(i, i.lexicon.measures)?;
    (!matches!(symbol, "h" | "min" | "s" | "ms")).then_some(symbol)
}

/// The longest phrase of a list behind an optional hyphen, hyphens inside taken as spaces; as printed, else in small letters.
pub fn phrase(i: Tokens<'_>, list: Phrases) -> Option<(Tokens<'_>, &'static str, String)> {
    let (i, ()) = hyphen(i).ok()?;
    let first = i.rest().iter().find(|t| t.spaced || t.of(i.text) != "-")?;
    if !list.may(first.printed) && !list.may(first.folded) {
        return None;
    }
    let mut words = String::new();
    let mut best = None;
    for (n, t) in i.rest().iter().enumerate().take(7) {
        let w = t.of(i.text);
        if w == "-" && !t.spaced {
            continue;
        }
        if !words.is_empty() && (t.spaced || i.rest()[n - 1].of(i.text) == "-") {
            words.push(' ');
        }
        words.push_str(w);
        let folded = fold(&words);
        let known = list.get(&words).or_else(|| list.get(&folded));
        best = known.map(|v| (n + 1, v, folded.to_string())).or(best);
        if !list.extends(&words) && !list.extends(&folded) {
            break;
        }
    }
    best.map(|(n, v, words)| (skip(i, n), v, words))
}
