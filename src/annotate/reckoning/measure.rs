//! A length of time that is counted, with the words that say from where.
//!
//! In: [`Tokens`]. Out: [`Measure`]s. Not here: the times it lies between (`elapsed`), two units in one amount
//! (`compound`), `nearly` and `just under` (`rough`).

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::{compound, rough};
use crate::annotate::temporal::{Unit, words};
use crate::annotate::tokens::{Parsed, Tokens, glued, mark, one_of, word};
use crate::lexicon::closed::SMALL;
use crate::lexicon::fold;

/// How exactly a length is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rough {
    /// As counted.
    Exact,
    /// `about`, `some`.
    About,
    /// `nearly`, `almost`: not quite so much.
    Nearly,
    /// `just under`, `a little less than`.
    JustUnder,
    /// `just over`, `a little more than`.
    JustOver,
    /// `more than`.
    More,
    /// `less than`.
    Less,
}

/// A counted length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// In halves: `two and a half years` are five.
    pub halves: i32,
    /// Of what.
    pub unit: Unit,
    /// How exactly.
    pub rough: Rough,
    /// Told in two units: `three years and two months`.
    pub compound: bool,
}

/// What the words about a length say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cue {
    /// `ten years ago`
    Ago,
    /// `ten days later`
    Later,
    /// `ten days earlier`
    Earlier,
    /// `ten days after`
    After,
    /// `ten days before`
    Before,
    /// `ten years since`, `ten years have passed since`
    Since,
    /// `after ten years`
    Ended,
    /// `for the first time in ten years`
    FirstIn,
    /// `ten years late`
    Late,
    /// `ten minutes early`
    Early,
    /// `in ten weeks' time`
    Hence,
    /// `with ten days to go`, `ten days away`, `ten days before polling day`
    ToGo,
    /// `for ten years`, `ten-year`
    Span {
        /// Written as an adjective.
        adjective: bool,
    },
}

/// A length and its cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// How long.
    pub amount: Amount,
    /// From where.
    pub cue: Cue,
}

/// measure = halved | hedge? count ("and" "a" "half")? "-"? unit ("and" "a" "half")? rest? cue
pub fn measure(i: Tokens<'_>) -> Parsed<'_, Measure> {
    let after_word = i.word_back(1).eq_ignore_ascii_case("after");
    let (number, rough) = rough::hedge(i)?;
    if let Ok(half) = halved(number, rough) {
        return Ok(half);
    }
    let (after, count) = alt((words::counted, words::article)).parse_complete(number)?;
    let (after, half) = opt(half).parse_complete(after)?;
    let (after, hyphen) = opt(glued(mark(&["-", "‑", "–"]))).parse_complete(after)?;
    let (after, unit) = words::unit(after)?;
    let (after, late_half) = opt(self::half).parse_complete(after)?;
    // `two four-year terms, from 2009 to 2016`
    let several = hyphen.is_some() && SMALL.contains(&fold(i.word_back(1)).as_ref());
    if is_age(after) || is_rate(i, number, after) || several {
        return i.no();
    }
    let halves = 2 * count + i32::from(half.is_some() || late_half.is_some());
    let rough = if unit == Unit::Decade && rough == Rough::Exact { Rough::About } else { rough };
    let whole = Amount { halves, unit, rough, compound: false };
    let (after, amount) =
        if hyphen.is_some() { (after, whole) } else { compound::with_rest(i, after, whole)? };
    let hence = i.word_back(1).eq_ignore_ascii_case("in") && is_hence(after);
    let plain = match () {
        () if hence => Cue::Hence,
        () if after_word => Cue::Ended,
        () if is_first_in(i) => Cue::FirstIn,
        () => Cue::Span { adjective: hyphen.is_some() },
    };
    match opt(cue).parse_complete(after)? {
        (rest, Some(cue)) if hyphen.is_none() => Ok((rest, Measure { amount, cue })),
        _ => Ok((after, Measure { amount, cue: plain })),
    }
}

/// cue = "ago" | "later" | "earlier" | "after" | "before" | …
fn cue(i: Tokens<'_>) -> Parsed<'_, Cue> {
    let passed = (
        one_of(&["have", "has", "had"]),
        one_of(&["passed", "elapsed", "gone"]),
        opt(word("by")),
        word("since"),
    );
    alt((
        to_go,
        late,
        word("ago").map(|_| Cue::Ago),
        one_of(&["later", "afterward", "afterwards"]).map(|_| Cue::Later),
        one_of(&["earlier", "previously"]).map(|_| Cue::Earlier),
        (opt((word("to"), word("the"), word("day"))), one_of(&["after", "following"])).map(|_| Cue::After),
        before,
        passed.map(|_| Cue::Since),
        (opt(one_of(&["on", "now"])), word("since")).map(|_| Cue::Since),
    ))
    .parse_complete(i)
}

/// late = "late" | "overdue" | "behind" ("schedule" | "time") | "later" "than" planned | "early" | "ahead" "of" "schedule"
fn late(i: Tokens<'_>) -> Parsed<'_, Cue> {
    const PLANNED: [&str; 8] =
        ["advertised", "billed", "due", "expected", "intended", "planned", "promised", "scheduled"];
    let behind = (word("behind"), one_of(&["schedule", "time"])).map(|_| ());
    let ahead = (word("ahead"), word("of"), one_of(&["schedule", "time"])).map(|_| ());
    let than = |way| (word(way), word("than"), one_of(&PLANNED)).map(|_| ());
    let late = alt((than("later"), one_of(&["late", "overdue"]).map(|_| ()), behind)).map(|()| Cue::Late);
    let early = alt((than("earlier"), word("early").map(|_| ()), ahead)).map(|()| Cue::Early);
    alt((late, early)).parse_complete(i)
}

/// halved = "half" ("a" | "an") unit late
fn halved(i: Tokens<'_>, rough: Rough) -> Parsed<'_, Measure> {
    let (after, (_, _, unit, cue)) = (word("half"), words::article, words::unit, late).parse_complete(i)?;
    Ok((after, Measure { amount: Amount { halves: 1, unit, rough, compound: false }, cue }))
}

/// to-go = "to" "go" | "away" | ("before" | "until" | "till") "the"? ("polling" | "election") "day"
fn to_go(i: Tokens<'_>) -> Parsed<'_, Cue> {
    let day = (
        one_of(&["before", "until", "till"]),
        opt(word("the")),
        one_of(&["polling", "election"]),
        word("day"),
    );
    let go = (word("to"), word("go")).map(|_| ());
    alt((go, word("away").map(|_| ()), day.map(|_| ()))).map(|()| Cue::ToGo).parse_complete(i)
}

/// `weeks' time`
fn is_hence(after: Tokens<'_>) -> bool {
    matches!(after.word(), "'" | "’" | "'s" | "’s") && after.ahead(1) == "time"
}

/// `the first time in ten years`
fn is_first_in(i: Tokens<'_>) -> bool {
    i.word_back(1) == "in" && i.word_back(2) == "time" && i.word_back(3) == "first"
}

/// before = ("before" | "prior" "to" | "ahead" "of") ; at the end of a clause it is `earlier`
fn before(i: Tokens<'_>) -> Parsed<'_, Cue> {
    let two = alt(((word("prior"), word("to")), (word("ahead"), word("of"))));
    let (after, ()) = alt((word("before").map(|_| ()), two.map(|_| ()))).parse_complete(i)?;
    let ends = after.first().is_none_or(|t| t.kind == crate::token::TokenKind::Mark);
    Ok((after, if ends { Cue::Earlier } else { Cue::Before }))
}

/// half = "and" "a" "half"
fn half(i: Tokens<'_>) -> Parsed<'_, ()> {
    (word("and"), word("a"), word("half")).map(|_| ()).parse_complete(i)
}

/// `15-year-old`, `15 years of age`
fn is_age(after: Tokens<'_>) -> bool {
    let skip = usize::from(after.word() == "-");
    matches!(after.ahead(skip), "old" | "olds") || (after.word() == "of" && after.ahead(1) == "age")
}

/// `$5 a year`, `four times a week`, `every two years`, `the last two years`
fn is_rate(i: Tokens<'_>, number: Tokens<'_>, after: Tokens<'_>) -> bool {
    let led = ["every", "last", "past", "next", "coming", "each", "per", "first", "$"];
    let article = words::article(number).is_ok()
        && !matches!(after.word(), "ago" | "later" | "earlier" | "after" | "before")
        && late(after).is_err();
    led.contains(&i.word_back(1).to_ascii_lowercase().as_str()) || (article && i.word_back(1) != "for")
}
