//! How a pattern is written.
//!
//! In: the text of a pattern. Out: a [`Pattern`] or [`Require`], or a [`Wrong`] with its place and a remedy.
//! Not here: what the names stand for (`vocabulary`), where a pattern holds (`matching`).
//!
//! ```text
//! pattern  = choice ( relation choice )*
//! require  = choice ( "in" stretch | "within" number words ( "before" | "after" )? )
//! relation = "within" number words ( "of" | "before" | "after" ) | "in" stretch "with"
//! stretch  = "sentence" | "paragraph" | "document"
//! words    = "word" | "words"
//! choice   = term ( "|" term )*
//! term     = text | kind ( "(" test ( "," test )* ")" )?
//! test     = "not"? field | field ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) value ( "|" value )*
//! value    = text | number | name | "none"
//! text     = '"' any but '"' '"'
//! ```

use nom::branch::alt;
use nom::bytes::{tag, take_while, take_while1};
use nom::character::multispace0;
use nom::combinator::{all_consuming, cut, map, opt, recognize, value};
use nom::error::{ErrorKind, ParseError};
use nom::multi::{many_m_n, separated_list1};
use nom::sequence::{delimited, pair, preceded, terminated};
use nom::{IResult, Offset, Parser};

use super::typed::{Literal, Op, Pattern, Relation, Require, Side, Term, Test};
use super::vocabulary::{EVERY, Kind, closed_set};
use crate::rules::words::Stretch;
use crate::settings::nearest::suggestion;

/// Parts of one pattern; more than anybody can read.
const MOST: usize = 16;

/// Why a text is no pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Byte where it goes wrong.
    pub at: usize,
    /// Bytes at fault; none where something is missing.
    pub len: usize,
    /// What was expected and found, one line.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// An error on its way out: the rest of the text, and what was waited for.
#[derive(Debug, Clone)]
struct Stuck<'t> {
    rest: &'t str,
    wanted: &'static str,
    named: Option<(usize, String, String)>,
}

impl<'t> ParseError<&'t str> for Stuck<'t> {
    fn from_error_kind(rest: &'t str, _: ErrorKind) -> Self {
        Self { rest, wanted: "the end of the pattern", named: None }
    }

    /// The innermost error tells most.
    fn append(_: &'t str, _: ErrorKind, other: Self) -> Self {
        other
    }
}

type Read<'t, T> = IResult<&'t str, T, Stuck<'t>>;

/// Reads a pattern.
///
/// # Errors
/// The first place where the text is no pattern.
pub fn pattern(text: &str) -> Result<Pattern, Wrong> {
    let related = many_m_n(0, MOST, pair(relation, cut(choice)));
    let whole = pair(choice, related).map(|(first, related)| Pattern { first, related });
    finish(text, delimited(multispace0(), whole, multispace0()))
}

/// Reads what is required.
///
/// # Errors
/// The first place where the text is none.
pub fn require(text: &str) -> Result<Require, Wrong> {
    let whole = pair(choice, wanted(place, "`in sentence`, `in document` or `within 5 words`"));
    let whole = whole.map(|(choice, relation)| Require { choice, relation });
    finish(text, delimited(multispace0(), whole, multispace0()))
}

/// Reads a choice alone, as the steps of a sequence are.
///
/// # Errors
/// The first place where the text is none.
pub fn step(text: &str) -> Result<Vec<Term>, Wrong> {
    finish(text, delimited(multispace0(), choice, multispace0()))
}

fn finish<'t, T>(
    text: &'t str,
    whole: impl Parser<&'t str, Output = T, Error = Stuck<'t>>,
) -> Result<T, Wrong> {
    match all_consuming(whole).parse_complete(text) {
        Ok((_, read)) => Ok(read),
        Err(nom::Err::Error(stuck) | nom::Err::Failure(stuck)) => Err(wrong(text, &stuck)),
        Err(nom::Err::Incomplete(_)) => unreachable!("all of the text is there"),
    }
}

fn wrong(text: &str, stuck: &Stuck<'_>) -> Wrong {
    let at = text.offset(stuck.rest);
    if let Some((len, message, help)) = &stuck.named {
        return Wrong { at, len: *len, message: message.clone(), help: help.clone() };
    }
    let rest = stuck.rest.trim_start();
    let word = rest.split(|c: char| c.is_whitespace()).next().unwrap_or_default();
    let found = if word.is_empty() { "the end".to_owned() } else { format!("`{word}`") };
    let message = format!("expected {}, found {found}", stuck.wanted);
    let help = "patterns are described in rules/patterns.md".to_owned();
    Wrong { at: text.len() - rest.len(), len: word.len(), message, help }
}

/// What `inner` reads; where it reads nothing, the error says what was waited for.
fn wanted<'t, T>(
    mut inner: impl Parser<&'t str, Output = T, Error = Stuck<'t>>,
    what: &'static str,
) -> impl Parser<&'t str, Output = T, Error = Stuck<'t>> {
    move |i: &'t str| match inner.parse_complete(i) {
        Err(nom::Err::Error(_)) => Err(nom::Err::Failure(Stuck { rest: i, wanted: what, named: None })),
        read => read,
    }
}

/// word = the word, no letter behind it
fn word<'t>(expected: &'static str) -> impl Parser<&'t str, Output = &'t str, Error = Stuck<'t>> {
    preceded(multispace0(), move |i: &'t str| {
        let (rest, found) = name(i)?;
        if found == expected {
            Ok((rest, found))
        } else {
            Err(nom::Err::Error(Stuck::from_error_kind(i, ErrorKind::Tag)))
        }
    })
}

/// mark = the mark, white space around it
fn mark<'t>(expected: &'static str) -> impl Parser<&'t str, Output = &'t str, Error = Stuck<'t>> {
    delimited(multispace0(), tag(expected), multispace0())
}

/// name = letter (letter | "-")*
fn name(i: &str) -> Read<'_, &str> {
    let rest = take_while(|c: char| c.is_alphanumeric() || c == '-' || c == '_');
    recognize(pair(take_while1(char::is_alphabetic), rest)).parse_complete(i)
}

/// text = '"' any but '"' '"'
fn text(i: &str) -> Read<'_, String> {
    let closed = wanted(tag("\""), "a closing `\"`");
    let inner = terminated(take_while(|c| c != '"'), closed);
    map(preceded(tag("\""), inner), str::to_owned).parse_complete(i)
}

/// number = "-"? digit+ ("." digit+)?
fn number(i: &str) -> Read<'_, f64> {
    let digits = || take_while1(|c: char| c.is_ascii_digit());
    let (rest, read) =
        recognize((opt(tag("-")), digits(), opt(pair(tag("."), digits())))).parse_complete(i)?;
    Ok((rest, read.parse().unwrap_or_default()))
}

/// choice = term ( "|" term )*
fn choice(i: &str) -> Read<'_, Vec<Term>> {
    let one = || preceded(multispace0(), wanted(term, "a phrase in quotation marks or a kind of annotation"));
    separated_list1(mark("|"), one()).parse_complete(i)
}

/// term = text | kind ( "(" test ( "," test )* ")" )?
fn term(i: &str) -> Read<'_, Term> {
    if let Ok((rest, phrase)) = text(i) {
        return match phrase.trim().is_empty() {
            false => Ok((rest, Term::Phrase(phrase))),
            true => refused(
                i,
                2,
                "a phrase is empty".to_owned(),
                "write the words that are looked for".to_owned(),
            ),
        };
    }
    if i.starts_with('"') {
        return text(i).map(|(rest, phrase)| (rest, Term::Phrase(phrase)));
    }
    let (rest, kind) = kind(i)?;
    let tests = separated_list1(mark(","), move |i| test(i, kind));
    let close = wanted(mark(")"), "`,` or `)`");
    let (rest, tests) = opt(delimited(mark("("), tests, close)).parse_complete(rest)?;
    Ok((rest, Term::Annotation(kind, tests.unwrap_or_default())))
}

/// kind = one of the kinds of annotations
fn kind(i: &str) -> Read<'_, Kind> {
    let (rest, found) = name(i)?;
    match Kind::ALL.into_iter().find(|k| k.name() == found) {
        Some(kind) => Ok((rest, kind)),
        None => unknown(i, found, "a kind of annotation", &Kind::ALL.map(Kind::name)),
    }
}

/// test = "not"? field | field op value ( "|" value )*
fn test(i: &str, kind: Kind) -> Read<'_, Test> {
    let (i, not) = opt(terminated(word("not"), multispace0())).parse_complete(i)?;
    let (i, _) = multispace0().parse_complete(i)?;
    let (rest, field) = field(i, kind)?;
    let (rest, op) = opt(op).parse_complete(rest)?;
    let Some(op) = op.filter(|_| not.is_none()) else {
        let set = closed_set(kind, field);
        if set != ["yes", "no"] {
            let help = format!("write `{field} = ...`");
            return refused(i, field.len(), format!("`{field}` is no matter of yes or no"), help);
        }
        let holds = if not.is_some() { "no" } else { "yes" };
        return Ok((rest, Test { field, op: Op::Is, values: vec![Literal::Text(holds.to_owned())] }));
    };
    let (rest, values) = separated_list1(mark("|"), move |i| literal(i, kind, field)).parse_complete(rest)?;
    Ok((rest, Test { field, op, values }))
}

fn field(i: &str, kind: Kind) -> Read<'_, &'static str> {
    let (rest, found) = wanted(name, "a field").parse_complete(i)?;
    let known: Vec<&'static str> = kind.fields().iter().chain(&EVERY).copied().collect();
    match known.iter().find(|f| **f == found) {
        Some(field) => Ok((rest, field)),
        None => unknown(i, found, &format!("a field of {}", kind.name()), &known),
    }
}

/// op = "!=" | "<=" | ">=" | "=" | "<" | ">"
fn op(i: &str) -> Read<'_, Op> {
    let ops = alt((
        value(Op::IsNot, mark("!=")),
        value(Op::AtMost, mark("<=")),
        value(Op::AtLeast, mark(">=")),
        value(Op::Is, mark("=")),
        value(Op::Less, mark("<")),
        value(Op::More, mark(">")),
    ));
    { ops }.parse_complete(i)
}

/// value = text | number | name | "none"
fn literal<'t>(i: &'t str, kind: Kind, field: &str) -> Read<'t, Literal> {
    let named = map(name, |n: &str| match n {
        "none" => Literal::None,
        n => Literal::Text(n.to_owned()),
    });
    let any = alt((map(text, Literal::Text), map(number, Literal::Number), named));
    let (rest, literal) = wanted(any, "a value").parse_complete(i)?;
    let set = closed_set(kind, field);
    match &literal {
        Literal::Text(found) if !set.is_empty() && !set.contains(&found.as_str()) => {
            unknown(i, i[..i.offset(rest)].trim_matches('"'), &format!("a value of {field}"), &set)
        }
        Literal::Number(_) if !set.is_empty() => {
            unknown(i, &i[..i.offset(rest)], &format!("a value of {field}"), &set)
        }
        _ => Ok((rest, literal)),
    }
}

/// relation = "within" number words ( "of" | "before" | "after" ) | "in" stretch "with"
fn relation(i: &str) -> Read<'_, Relation> {
    let sides = alt((
        value(Side::Either, word("of")),
        value(Side::Behind, word("before")),
        value(Side::Ahead, word("after")),
    ));
    let near = pair(distance, wanted(sides, "`of`, `before` or `after`"));
    let same = terminated(stretch, wanted(word("with"), "`with`"));
    alt((near.map(|(n, side)| Relation::Near(n, side)), same.map(Relation::Same))).parse_complete(i)
}

/// place = "in" stretch | "within" number words ( "before" | "after" )?
fn place(i: &str) -> Read<'_, Relation> {
    let sides = alt((value(Side::Ahead, word("before")), value(Side::Behind, word("after"))));
    let near = pair(distance, opt(sides));
    let near = near.map(|(n, side)| Relation::Near(n, side.unwrap_or(Side::Either)));
    alt((near, stretch.map(Relation::Same))).parse_complete(i)
}

/// distance = "within" number words
fn distance(i: &str) -> Read<'_, usize> {
    let count = wanted(preceded(multispace0(), number), "a number of words");
    let words = wanted(alt((word("words"), word("word"))), "`words`");
    let (rest, n) = delimited(word("within"), count, words).parse_complete(i)?;
    Ok((rest, n.max(0.0) as usize))
}

/// stretch = "in" ( "sentence" | "paragraph" | "document" )
fn stretch(i: &str) -> Read<'_, Stretch> {
    let (rest, _) = word("in").parse_complete(i)?;
    let (rest, _) = multispace0().parse_complete(rest)?;
    let (after, found) = wanted(name, "`sentence`, `paragraph` or `document`").parse_complete(rest)?;
    match Stretch::ALL.into_iter().find(|s| s.name() == found) {
        Some(stretch) => Ok((after, stretch)),
        None => unknown(rest, found, "a stretch", &Stretch::ALL.map(Stretch::name)),
    }
}

fn unknown<'t, T>(i: &'t str, found: &str, what: &str, known: &[&'static str]) -> Read<'t, T> {
    let listed =
        || format!("one of {}", known.iter().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(", "));
    let help = suggestion(found, known.iter().copied()).unwrap_or_else(listed);
    refused(i, found.len(), format!("`{found}` is not {what}"), help)
}

fn refused<'t, T>(i: &'t str, len: usize, message: String, help: String) -> Read<'t, T> {
    Err(nom::Err::Failure(Stuck { rest: i, wanted: "", named: Some((len, message, help)) }))
}
