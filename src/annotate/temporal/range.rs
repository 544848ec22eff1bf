//! Stretches with two ends, each as written; an end may borrow its month or year from the other.
//!
//! In: [`Tokens`]. Out: [`Told`] with an end. Not here: what is borrowed (`resolve`).

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::super::tokens::{Parsed, Tokens, glued, mark, one_of, spanned, word};
use super::told::{Base, Near, Point, Told, modifier};
use super::{Unit, Written, date, period, relative, words};
use crate::token::{Case, TokenKind};

/// range = framed | joined-days | day-pair | joined-years | joined
pub fn range(i: Tokens<'_>) -> Parsed<'_, Told> {
    let (after, (start, end)) =
        alt((framed, weekday_pair, day_tail, day_pair, year_tail, joined)).parse_complete(i)?;
    Ok((after, Told { end: Some(end), ..start.into() }))
}

type Ends = (Point, Point);

/// framed = "from" edge ("to" | "until" | "through") edge | "between" edge "and" edge
fn framed(i: Tokens<'_>) -> Parsed<'_, Ends> {
    let (after, frame) = one_of(&["from", "between"])(i)?;
    let join: &'static [&'static str] = if frame.of(i.text).eq_ignore_ascii_case("from") {
        &["to", "until", "till", "through"]
    } else {
        &["and"]
    };
    let (after, start) = alt((day_then_of(join), edge)).parse_complete(after)?;
    let (after, _) = one_of(join)(after)?;
    let (after, _) = opt(modifier).parse_complete(after)?;
    let (after, end) = alt((edge, partial_day(start))).parse_complete(after)?;
    if same_kind(&start, &end) && !date::counts(after) { Ok((after, (start, end))) } else { i.no() }
}

/// edge = weekday-and-date | date | month-year | month | year | weekday | "now" | "today" | "yesterday"
fn edge(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (i, _) = opt(modifier).parse_complete(i)?;
    let now = one_of(&["now", "today"]).map(|_| Point::Step(0, Unit::Day, Base::Publication));
    let (after, point) = alt((
        date::with_weekday,
        date::calendar,
        period::month_year,
        month,
        year,
        plain_weekday,
        now,
        present,
        relative::deictic,
    ))
    .parse_complete(i)?;
    let (after, _) = opt(date::day_part).parse_complete(after)?;
    Ok((after, point))
}

/// month = name with a capital
fn month(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, (span, month)) = spanned(words::month)(i)?;
    let written = Written { month: Some(month.number), date: Some(span), ..Written::default() };
    let word = i.word().len() > 3 || month.number == 5;
    if month.capital && word { Ok((after, Point::Calendar(written, Near::Nearest))) } else { i.no() }
}

/// year = digit{4} between 1500 and 2199
fn year(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, (span, year)) = spanned(words::year)(i)?;
    let written = Written { year: Some(year), date: Some(span), ..Written::default() };
    let counted = date::counts(after) || (year % 10 == 0 && period::plural(after));
    if (1500..2200).contains(&year) && !counted {
        Ok((after, Point::Calendar(written, Near::Nearest)))
    } else {
        i.no()
    }
}

/// present = "the"? "present" , of a stretch of years
fn present(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, _) = (opt(word("the")), word("present")).parse_complete(i)?;
    let goes_on = matches!(after.word(), "-" | "day" | "moment");
    if goes_on { i.no() } else { Ok((after, Point::Step(0, Unit::Year, Base::Publication))) }
}

fn plain_weekday(i: Tokens<'_>) -> Parsed<'_, Point> {
    let (after, (span, day)) = spanned(words::weekday)(i)?;
    let capital = i.first().is_some_and(|t| t.case == Case::Capital);
    if capital { Ok((after, Point::Weekday(day, span, Near::Nearest))) } else { i.no() }
}

/// day-then-of = ordinal-or-digits , before a join and a day with its month
fn day_then_of<'a>(join: &'static [&'static str]) -> impl Fn(Tokens<'a>) -> Parsed<'a, Point> {
    move |i| {
        let (after, _) = opt(word("the")).parse_complete(i)?;
        let (after, (span, day)) = spanned(words::day)(after)?;
        let (rest, _) = one_of(join)(after)?;
        let (_, end) = date::dated(rest)?;
        let day_first = rest.span_to(&rest.take_one()).start;
        let bare = rest.text[day_first as usize..].starts_with(|c: char| c.is_ascii_digit() || c == 't');
        let written = Written { day: Some(day), date: Some(span), ..Written::default() };
        if bare && end.month.is_some() {
            Ok((after, Point::Calendar(written, Near::Nearest)))
        } else {
            i.no()
        }
    }
}

/// partial-day = day , after a start that has a month and a day
fn partial_day<'a>(start: Point) -> impl Fn(Tokens<'a>) -> Parsed<'a, Point> {
    move |i| {
        let Point::Calendar(Written { day: Some(_), month: Some(_), .. }, _) = start else { return i.no() };
        let (after, (span, day)) = spanned(words::day)(i)?;
        let (after, year) = opt(date::year_tail).parse_complete(after)?;
        let written = Written { day: Some(day), year, date: Some(span), ..Written::default() };
        let other = counts_something(after) || words::month(after).is_ok();
        if other { i.no() } else { Ok((after, Point::Calendar(written, Near::Nearest))) }
    }
}

/// Whether what was read is a number of something after all: `Feb. 15 to 20 percent`.
fn counts_something(i: Tokens<'_>) -> bool {
    let decimal = i.first().is_some_and(|t| !t.spaced && i.word() == "%");
    let verbs = ["as", "amid", "said"].contains(&i.word());
    decimal || date::counts(i) || (period::plural(i) && !verbs)
}

/// weekday-pair = weekday dash weekday ","? date dash day | weekday dash weekday | weekday "and" weekday ","? two-days
fn weekday_pair(i: Tokens<'_>) -> Parsed<'_, Ends> {
    let (after, start) = plain_weekday(i)?;
    let to = alt((dash, one_of(&["to", "through", "until"]).map(|_| ()))).map(|()| false);
    let (after, both) = alt((to, word("and").map(|_| true))).parse_complete(after)?;
    let (after, end) = plain_weekday(after)?;
    let (rest, _) = opt(mark(&[","])).parse_complete(after)?;
    let days = if both { two_days(rest) } else { alt((day_tail, joined)).parse_complete(rest) };
    match days {
        Ok((rest, (first, last))) => Ok((rest, (with_weekday(first, start), with_weekday(last, end)))),
        Err(_) if both => i.no(),
        Err(_) => Ok((after, (start, end))),
    }
}

/// two-days = date "and" day | day "and" date
fn two_days(i: Tokens<'_>) -> Parsed<'_, Ends> {
    if let Ok((after, start)) = day_then_of(&["and"])(i) {
        let (after, _) = word("and")(after)?;
        let (after, end) = date::calendar(after)?;
        return Ok((after, (start, end)));
    }
    let (after, start) = date::calendar(i)?;
    let (after, _) = word("and")(after)?;
    let (after, end) = partial_day(start)(after)?;
    Ok((after, (start, end)))
}

fn with_weekday(date: Point, weekday: Point) -> Point {
    match (date, weekday) {
        (Point::Calendar(written, near), Point::Weekday(day, span, _)) => {
            Point::Calendar(Written { weekday: Some((day, span)), ..written }, near)
        }
        _ => date,
    }
}

/// dash = "-" | "–" | "—" , or two hyphens
fn dash(i: Tokens<'_>) -> Parsed<'_, ()> {
    let (after, sign) = mark(&["-", "–", "—"])(i)?;
    let spaced_both = sign.spaced && after.first().is_some_and(|t| t.spaced);
    if sign.spaced && !spaced_both { i.no() } else { Ok((after, ())) }
}

/// day-tail = date (dash | "to" | "through" | "until") day ("," year)?
fn day_tail(i: Tokens<'_>) -> Parsed<'_, Ends> {
    let (after, start) = alt((date::with_weekday, date::calendar)).parse_complete(i)?;
    let (after, ()) = alt((dash, one_of(&["to", "through", "until"]).map(|_| ()))).parse_complete(after)?;
    let (after, end) = partial_day(start)(after)?;
    let whole = after.first().is_none_or(|t| t.spaced || !matches!(after.word(), "-" | "/" | ":"));
    if whole { Ok((after, (start, end))) } else { i.no() }
}

/// day-pair = day (dash | "to" | "and") day month year?
fn day_pair(i: Tokens<'_>) -> Parsed<'_, Ends> {
    let (after, (span, day)) = spanned(words::day)(i)?;
    let (after, ()) = alt((dash, one_of(&["to", "through"]).map(|_| ()))).parse_complete(after)?;
    let (after, end) = date::end_of_pair(after)?;
    let led = i.first().is_some_and(|t| t.spaced) && !matches!(i.word_back(1), "$" | "£" | "€" | "-");
    let written = Written { day: Some(day), date: Some(span), ..Written::default() };
    let ends = (Point::Calendar(written, Near::Nearest), Point::Calendar(end, Near::Nearest));
    if led { Ok((after, ends)) } else { i.no() }
}

/// year-tail = year dash (digit{1,2} | year)
fn year_tail(i: Tokens<'_>) -> Parsed<'_, Ends> {
    let (after, start) = year(i)?;
    let Point::Calendar(Written { year: Some(first), .. }, _) = start else { return i.no() };
    if !stands_free(i) {
        return i.no();
    }
    if let Ok((rest, end)) = preceded_by_dash(after, present) {
        return Ok((rest, (start, end)));
    }
    if let Ok((rest, end)) = preceded_by_dash(after, year) {
        return if period::plural(rest) && first % 10 == 0 { i.no() } else { Ok((rest, (start, end))) };
    }
    let (rest, (span, short)) = spanned(period::short_end)(after)?;
    let span = crate::source::Span { start: span.start + 1, ..span };
    let last = borrow(first, short, i);
    let written = last.map(|year| Written { year: Some(year), date: Some(span), ..Written::default() });
    match written {
        Some(w) if whole(rest) => Ok((rest, (start, Point::Calendar(w, Near::Nearest)))),
        _ => i.no(),
    }
}

fn preceded_by_dash<'a>(i: Tokens<'a>, inner: impl Fn(Tokens<'a>) -> Parsed<'a, Point>) -> Parsed<'a, Point> {
    let (after, _) = glued(mark(&["-", "–", "—"])).parse_complete(i)?;
    if after.first().is_some_and(|t| t.spaced) { i.no() } else { inner(after) }
}

/// The year a short end stands for; it borrows the decade or century and must lie later.
fn borrow(first: i16, short: i8, i: Tokens<'_>) -> Option<i16> {
    let digits = if short < 10 && !i.text[i.rest()[2].span.range()].starts_with('0') { 10 } else { 100 };
    let last = first - first % digits + i16::from(short);
    ((1500..2200).contains(&first) && last > first).then_some(last)
}

/// No currency, hyphen or number hangs before it.
fn stands_free(i: Tokens<'_>) -> bool {
    let glued = i.first().is_some_and(|t| !t.spaced);
    !(glued && matches!(i.word_back(1), "-" | "/" | "$" | "£" | "€" | "." | "#"))
}

fn whole(i: Tokens<'_>) -> bool {
    i.first().is_none_or(|t| t.spaced || !matches!(i.word(), "-" | "/" | "%"))
}

/// joined = edge (dash | "to" | "through" | "until") edge , of the same kind
fn joined(i: Tokens<'_>) -> Parsed<'_, Ends> {
    let (after, start) = edge(i)?;
    let lone_month =
        matches!(start, Point::Calendar(Written { day: None, month: Some(_), year: None, .. }, _));
    let lone_year = matches!(start, Point::Calendar(Written { day: None, month: None, .. }, _));
    let to = after.word().eq_ignore_ascii_case("to");
    let (after, ()) =
        alt((dash, one_of(&["to", "through", "until", "till"]).map(|_| ()))).parse_complete(after)?;
    let (after, end) = edge(after)?;
    // `rose in March to April's level`, `moved from 1990 to …`: years and months need more than `to`.
    let weak = to && (lone_month || lone_year) && !period::led_by(i, &["from", "in", "the", "of", "("]);
    let named = after.first().is_some_and(|t| t.kind == TokenKind::Word) && lone_month && to && weak;
    if same_kind(&start, &end) && !(weak && (lone_year || named)) && stands_free(i) {
        Ok((after, (start, end)))
    } else {
        i.no()
    }
}

/// Whether two ends can be ends of one stretch.
fn same_kind(start: &Point, end: &Point) -> bool {
    let grain = |p: &Point| match p {
        Point::Calendar(w, _) => match (w.day, w.month) {
            (Some(_), _) => 0,
            (None, Some(_)) => 1,
            _ => 2,
        },
        Point::Weekday(..) => 3,
        Point::Step(_, Unit::Year, _) => 2,
        _ => 0,
    };
    grain(start) == grain(end)
}
