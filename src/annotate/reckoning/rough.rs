//! How exactly a length is told, by the words before it.
//!
//! In: [`Tokens`]. Out: [`Rough`]. Not here: what the length is (`measure`).

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::measure::Rough;
use crate::annotate::temporal::words;
use crate::annotate::tokens::{Parsed, Tokens, one_of, word};

/// hedge = close | short | ("more" "than" | "at" "least" | "over") | ("less" "than" | "under" | …) | ("about" | …)
pub fn hedge(i: Tokens<'_>) -> Parsed<'_, Rough> {
    if let Ok(read) = alt((close, short)).parse_complete(i) {
        return Ok(read);
    }
    let (after, found) = opt(words::hedge).parse_complete(i)?;
    let rough = match (found, i.word().to_ascii_lowercase().as_str()) {
        (None, _) | (_, "just" | "only") => Rough::Exact,
        // `over four days, from Tuesday to Friday` is a time over which something went on, or more than it.
        (_, "more" | "over") => Rough::More,
        (_, "at") if i.ahead(1).eq_ignore_ascii_case("least") => Rough::More,
        (_, "less" | "fewer" | "under" | "at" | "up") => Rough::Less,
        (_, "nearly" | "almost") => Rough::Nearly,
        _ => Rough::About,
    };
    Ok((after, rough))
}

/// close = ("just" | "slightly" | "a" ("little" | "bit" | "shade")) (under | over)
fn close(i: Tokens<'_>) -> Parsed<'_, Rough> {
    let little = (opt(word("a")), one_of(&["little", "bit", "shade"])).map(|_| ());
    let (after, ()) = alt((one_of(&["just", "slightly"]).map(|_| ()), little)).parse_complete(i)?;
    let less = (one_of(&["less", "fewer"]), word("than")).map(|_| ());
    let more = (word("more"), word("than")).map(|_| ());
    let under = alt((word("under").map(|_| ()), less)).map(|()| Rough::JustUnder);
    let over = alt((word("over").map(|_| ()), more)).map(|()| Rough::JustOver);
    alt((under, over)).parse_complete(after)
}

/// short = ("just" | "a" "little")? ("short" | "shy") "of" | "close" "to" | "not" "quite"
fn short(i: Tokens<'_>) -> Parsed<'_, Rough> {
    let of = (opt(one_of(&["just", "little"])), one_of(&["short", "shy"]), word("of")).map(|_| ());
    let quite = (word("not"), word("quite")).map(|_| ());
    alt((of, quite, (word("close"), word("to")).map(|_| ()))).map(|()| Rough::Nearly).parse_complete(i)
}
