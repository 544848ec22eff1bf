//! Months, years, seasons, quarters and feasts.
//!
//! In: [`Tokens`]. Out: [`Point`]s without a day. Not here: days (`date`), decades (`decade`),
//! budget years (`fiscal`), `last week` (`relative`).
//!
//! A bare number is a year only after a word that leads to a time; `May` and `March` need one too.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::super::tokens::{
    Parsed, Tokens, glued, is, is_one_of, mark, one_of, printed, spanned, token_if, word,
};
use super::feast::Feast;
use super::told::{Near, Point, Season, Told};
use super::{Written, date, decade, fiscal, list, relative, words, year_of};
use crate::token::{Case, TokenKind};

/// period = fiscal | quarter | half | decades | season | month-year | month | year
pub fn period(i: Tokens<'_>) -> Parsed<'_, Told> {
    if !may_begin(if is(i.word(), "the") { i.take_one() } else { i }) {
        return i.no();
    }
    let fixed = alt((fiscal::fiscal, quarter, half_year, decade::decades, season, month_year));
    alt((fixed.map(Told::from), lone_month, led_year.map(Told::from))).parse_complete(i)
}

/// Whether a period may begin here, its article left out.
fn may_begin(i: Tokens<'_>) -> bool {
    const FIRST: [&str; 28] = [
        "fiscal",
        "fy",
        "academic",
        "school",
        "financial",
        "budget",
        "tax",
        "q",
        "spring",
        "summer",
        "fall",
        "autumn",
        "winter",
        "this",
        "current",
        "next",
        "coming",
        "last",
        "past",
        "previous",
        "twenties",
        "thirties",
        "forties",
        "fifties",
        "sixties",
        "seventies",
        "eighties",
        "nineties",
    ];
    let mark = i.first().is_some_and(|t| t.kind == TokenKind::Mark);
    mark || words::may_be_number(i) || is_one_of(i.word(), &FIRST)
}

/// month-year = month ("," | "of" | "in" | "/")? year | year month
pub fn month_year(i: Tokens<'_>) -> Parsed<'_, Point> {
    let month_first = |i| {
        let (after, month) = words::month(i)?;
        let (after, year) = date::year_tail(after)?;
        Ok((after, (month, year)))
    };
    let year_first = |i| {
        let (after, year) = words::year(i)?;
        let (after, month) = words::month(after)?;
        if words::two_digits(after).is_ok() || is_modal(&month) { i.no() } else { Ok((after, (month, year))) }
    };
    let (after, (span, (month, year))) = spanned(alt((month_first, year_first)))(i)?;
    if is_modal(&month) || (year % 100 == 0 && plural(after)) {
        return i.no();
    }
    let written =
        Written { month: Some(month.number), year: Some(year), date: Some(span), ..Written::default() };
    Ok((after, Point::Calendar(written, Near::Nearest)))
}

/// Small letters make `may`, `march` and `august` other words.
fn is_modal(month: &words::Month) -> bool {
    !month.capital && matches!(month.number, 3 | 5 | 8)
}

/// lone-month = (which month | month (of-year)?) , where something shows that it is one
pub fn lone_month(i: Tokens<'_>) -> Parsed<'_, Told> {
    let (after, near) = opt(relative::which).parse_complete(i)?;
    let (after, (span, month)) = spanned(words::month)(after)?;
    let (after, of_year) = opt(year_of::of_year).parse_complete(after)?;
    let sure = near.is_some() || of_year.is_some();
    if is_modal(&month) {
        return i.no();
    }
    let like = likeness(i, after, month);
    if !sure && like == Likeness::No {
        return i.no();
    }
    let near = of_year.or(near).or_else(|| since(i).then_some(Near::Past)).unwrap_or_default();
    let year = if sure { None } else { list::year_ahead(after) };
    let written = Written { month: Some(month.number), year, date: Some(span), ..Written::default() };
    Ok((after, Told { name_like: !sure && like == Likeness::Name, ..Point::Calendar(written, near).into() }))
}

/// Whether `since` leads to the expression, which then looks back.
pub fn since(i: Tokens<'_>) -> bool {
    i.word_back(1).eq_ignore_ascii_case("since")
}

/// How surely a word is a month.
#[derive(PartialEq, Eq)]
enum Likeness {
    Sure,
    /// Unless the draft names somebody so.
    Name,
    No,
}

/// A month alone: its capital, its length, what stands before and after.
fn likeness(i: Tokens<'_>, after: Tokens<'_>, month: words::Month) -> Likeness {
    let led = led_by(
        i,
        &[
            "in",
            "since",
            "until",
            "till",
            "last",
            "next",
            "early",
            "late",
            "during",
            "through",
            "throughout",
            "of",
        ],
    ) || (i.word_back(1) == "-" && i.word_back(2).eq_ignore_ascii_case("mid"));
    let weakly = led_by(i, &["by", "before", "after", "from", "to", "between", "through", "mid", "for"]);
    let told = led_by(i, &["a", "an", "the", "his", "her", "its", "their", "this", "'s", "’s"])
        && after.first().is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower)
        && !after.lexicon.function_words.has(after.word());
    let given = matches!(month.number, 3 | 4 | 5 | 6 | 8);
    let of_small = ["may", "march", "august", "mar"].contains(&i.word());
    match (month.capital, month.short, given) {
        (false, true, _) => Likeness::No,
        (false, false, _) if of_small || !(led || ["the"].contains(&i.word_back(1))) => Likeness::No,
        (false, ..) => Likeness::Sure,
        (true, true, _) if !led => Likeness::No,
        (true, _, true) if led => Likeness::Sure,
        (true, _, true) if weakly || told => Likeness::Name,
        (true, _, true) => Likeness::No,
        (true, ..) => Likeness::Sure,
    }
}

/// Whether one of the words stands just before.
pub fn led_by(i: Tokens<'_>, leads: &[&str]) -> bool {
    let before = i.word_back(1);
    leads.iter().any(|l| before.eq_ignore_ascii_case(l))
}

/// led-year = year , after a word that leads to a time, or in brackets
pub fn led_year(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, (span, year)) = spanned(words::year)(i)?;
    if !is_year(i, after, year) || date::counts(after) {
        return i.no();
    }
    let written = Written { year: Some(year), date: Some(span), ..Written::default() };
    Ok((after, Point::Calendar(written, Near::Nearest)))
}

/// Whether a number of four digits is a year.
fn is_year(i: Tokens<'_>, after: Tokens<'_>, year: i16) -> bool {
    let modern = (1900..2100).contains(&year);
    let surely = led_by(
        i,
        &["in", "since", "until", "during", "throughout", "circa", "early", "late", "year", "mid", "both"],
    );
    let maybe = led_by(
        i,
        &["by", "before", "after", "from", "to", "of", "through", "till", "than", "around", "earlier", "for"],
    );
    let hyphen = i.word_back(1) == "-" && i.word_back(2).eq_ignore_ascii_case("mid");
    // `…; from file, 2008.`, as captions end.
    let closing = modern
        && led_by(i, &[","])
        && i.back(2).is_some_and(|t| t.kind == TokenKind::Word)
        && after.left() <= 1
        && matches!(after.word(), "." | "");
    let bracketed = i.word_back(1) == "(" && matches!(after.word(), ")" | "," | "-");
    let joined =
        led_by(i, &["and", "or", ","]) && modern && words::year(before(i, 2)).is_ok() && !plural(after);
    let subject = modern
        && i.back(1).is_none_or(|t| t.of(i.text) == ".")
        && after.lexicon.function_words.has(after.word());
    (surely && !(year % 100 == 0 && plural(after)))
        || (maybe && modern && !plural(after))
        || hyphen
        || (bracketed && modern)
        || joined
        || closing
        || subject
}

/// The tokens from `n` before the next one.
fn before(i: Tokens<'_>, n: usize) -> Tokens<'_> {
    i.over(i.at.saturating_sub(n)..i.at)
}

/// Whether a plural noun of small letters follows: what stands before it may be a count.
pub fn plural(i: Tokens<'_>) -> bool {
    let w = i.word();
    let noun = i.first().is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower);
    noun && (w.ends_with('s') || i.lexicon.people_nouns.has(w)) && !i.lexicon.function_words.has(w)
}

/// quarter = ordinal "quarter" ("of" | ",") (year | of-year) | "Q" number year? | year "Q" number
fn quarter(i: Tokens<'_>) -> Parsed<'_, Point> {
    let spelled = (words::ordinal, word("quarter"), yeared).map(|(n, _, (y, near))| (n, y, near));
    let coded = (code, opt(yeared)).map(|(n, y)| (n, y.unwrap_or_default().0, Near::Nearest));
    let year_first = (words::year, opt(mark(&["-"])), code).map(|(y, _, n)| (n, Some(y), Near::Nearest));
    let (after, (n, year, near)) =
        alt((spelled, coded, year_first, digit_first, lone_quarter)).parse_complete(i)?;
    if (1..=4).contains(&n) { Ok((after, Point::Months(n * 3 - 2, n * 3, year, near))) } else { i.no() }
}

/// digit-first = digit "Q" (digit{2} | year)? (`3Q21`)
fn digit_first(i: Tokens<'_>) -> Parsed<'_, (i8, Option<i16>, Near)> {
    let (after, n) = words::two_digits(i)?;
    let (after, _) = glued(token_if(|_, w| w == "Q")).parse_complete(after)?;
    let short = glued(words::two_digits).map(|y| 2000 + i16::from(y));
    let (after, year) = opt(alt((short, words::year))).parse_complete(after)?;
    Ok((after, (n, year, Near::Nearest)))
}

/// lone-quarter = ordinal "quarter" , after "in" "the", "for" "the" …, with nothing that it is a part of
fn lone_quarter(i: Tokens<'_>) -> Parsed<'_, (i8, Option<i16>, Near)> {
    let led = i.word_back(1) == "the"
        && ["in", "for", "during", "of", "since", "from", "by"]
            .contains(&i.word_back(2).to_ascii_lowercase().as_str());
    let (after, (n, _)) = (words::ordinal, word("quarter")).parse_complete(i)?;
    if led && !matches!(after.word(), "of" | "century") {
        Ok((after, (n, None, Near::Nearest)))
    } else {
        i.no()
    }
}

/// code = "Q" digit
fn code(i: Tokens<'_>) -> Parsed<'_, i8> {
    let (after, _) = word("q")(i)?;
    glued(words::two_digits).parse_complete(after)
}

/// yeared = ("of" | ",")? (year | ("last" | "this" | …) "year")
fn yeared(i: Tokens<'_>) -> Parsed<'_, (Option<i16>, Near)> {
    let stated = date::year_tail.map(|y| (Some(y), Near::Nearest));
    alt((stated, year_of::of_year.map(|near| (None, near)))).parse_complete(i)
}

/// half-year = "the"? ("first" | "second") "half" yeared
pub fn half_year(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, _) = opt(word("the")).parse_complete(i)?;
    let (after, first) = alt((word("first").map(|_| 1), word("second").map(|_| 7))).parse_complete(after)?;
    let (after, _) = word("half")(after)?;
    let (after, (year, near)) = yeared(after)?;
    Ok((after, Point::Months(first, first + 5, year, near)))
}

/// season = which season | "the"? season yeared | ("in" | "over" | "by" …) "the" season
fn season(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, near) = opt(relative::which).parse_complete(i)?;
    let (after, the) = opt(word("the")).parse_complete(after)?;
    let (after, season) = season_word(after)?;
    if let Some(near) = near.filter(|_| the.is_none()) {
        return Ok((after, Point::Season(season, None, near)));
    }
    let short = (opt(word("of")), decade::short_year).map(|(_, y)| (Some(y), Near::Nearest));
    if let Ok((mut rest, (year, near))) = alt((yeared, short)).parse_complete(after) {
        // `the winter of 2004-5` spans two years and is named after the first.
        if season == Season::Winter
            && let Ok((end, _)) = short_end(rest)
        {
            rest = end;
        }
        return Ok((rest, Point::Season(season, year, near)));
    }
    let led = the.is_some()
        && led_by(i, &["in", "over", "by", "until", "since", "during", "through", "throughout"]);
    let loose = after.first().is_none_or(|t| t.kind == TokenKind::Mark)
        || after.lexicon.function_words.has(after.word());
    if led && loose && after.word() != "of" {
        Ok((after, Point::Season(season, None, Near::Nearest)))
    } else {
        i.no()
    }
}

/// short-end = "-" digit{1,2}
pub fn short_end(i: Tokens<'_>) -> Parsed<'_, i8> {
    let (after, _) = glued(mark(&["-", "–", "—", "/"])).parse_complete(i)?;
    glued(words::two_digits).parse_complete(after)
}

/// season-word = "spring" | "summer" | "fall" | "autumn" | "winter"
pub fn season_word(i: Tokens<'_>) -> Parsed<'_, Season> {
    alt((
        word("spring").map(|_| Season::Spring),
        word("summer").map(|_| Season::Summer),
        one_of(&["fall", "autumn"]).map(|_| Season::Fall),
        word("winter").map(|_| Season::Winter),
    ))
    .parse_complete(i)
}

/// feast = ("last" | "next" | "this")? a listed feast (","? year | of-year)? , one of a single word only as a time
pub fn feast(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (named, near) = opt(relative::which).parse_complete(i)?;
    if i.word() == "past" {
        return i.no();
    }
    let (after, listed) = alt((printed(|l| l.holidays), printed(|l| l.feasts))).parse_complete(named)?;
    let Some(feast) = Feast::of(listed) else { return i.no() };
    let (after, year) = opt(date::year_tail).parse_complete(after)?;
    let (after, of_year) = opt(year_of::of_year).parse_complete(after)?;
    let near = of_year.or(near);
    let word = named.left() - after.left() == 1 && !named.lexicon.holidays.contains(named.word());
    let free = after.first().is_none_or(|t| t.kind != TokenKind::Word)
        || after.lexicon.function_words.has(after.word())
            && !after.first().is_some_and(|t| t.is_capitalized());
    let led = near.is_some() || led_by(i, FEAST_LEADS);
    if word && year.is_none() && !(led && free) {
        return i.no();
    }
    Ok((after, Point::Feast(feast, year, near.unwrap_or_default())))
}

/// Words that make a time of a feast that is also much else: `by Easter`, but `Easter in Rome`.
const FEAST_LEADS: &[&str] = &[
    "after", "around", "at", "before", "by", "during", "for", "of", "on", "over", "since", "through", "until",
];
