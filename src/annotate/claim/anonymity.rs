//! Sources that were promised to stay unnamed, and why.
//!
//! In: the tokens of a sentence. Out: [`Anonymity`]. Not here: whether the reason is good enough (`rules`).

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::multi::many_m_n;
use nom::sequence::pair;

use crate::annotate::tokens::{Parsed, Tokens, is_one_of, one_of, scan, token_if, word};
use crate::annotate::word_set::{WordSet, one_in};
use crate::source::Span;
use crate::token::{Case, TokenKind};

/// A promise of anonymity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anonymity {
    /// Index of its sentence.
    pub sentence: u32,
    /// The words of the promise.
    pub span: Span,
    /// The words that give the reason.
    pub reason: Option<Span>,
}

/// Reads the promises of a sentence; the reason may stand before or behind.
pub(super) fn read(sentence: u32, tokens: Tokens<'_>, all: &mut Vec<Anonymity>) {
    let first = all.len();
    scan(tokens, promise, |span, ()| all.push(Anonymity { sentence, span, reason: None }));
    if all.len() == first {
        return;
    }
    let mut reasons = Vec::new();
    scan(tokens, reason, |span, ()| reasons.push(span));
    // The lack of leave to speak is a reason wherever it stands.
    let unallowed = reasons.iter().copied().find(|r| is_unallowed(r.of(tokens.text)));
    for promise in &mut all[first..] {
        let next = reasons.partition_point(|r| r.start < promise.span.end);
        promise.reason = reasons.get(next).copied().or(unallowed);
    }
}

fn is_unallowed(words: &str) -> bool {
    ["authori", "permitted", "allowed", "empowered"].iter().any(|w| words.contains(w))
}

/// promise = "condition" "of" "anonymity" | wished anonymity | "spoke" "anonymously" | wished "that" "her" "name" "not" "be" "used" | wished "not"? "to" "be" named
fn promise(i: Tokens<'_>) -> Parsed<'_, ()> {
    if !is_one_of(i.word(), &["on", "spoke", "speaking", "speak"]) && wished(i).is_err() {
        return i.no();
    }
    let the = || opt(one_of(&["the", "a"]));
    let on = (word("on"), the(), word("condition"), word("of"), word("anonymity"));
    let that = (
        word("on"),
        the(),
        word("condition"),
        opt(word("that")),
        many_m_n(1, 3, pronoun),
        word("not"),
        word("be"),
        named,
    );
    let of_not = (word("on"), the(), word("condition"), word("of"), word("not"), word("being"), named);
    let asked = pair(wished, many_m_n(1, 3, alt((word("for"), word("anonymity"), word("on")))));
    let name = (
        wished,
        word("that"),
        pronoun,
        pronoun,
        word("not"),
        word("be"),
        one_of(&["used", "published", "given"]),
    );
    let spoke = pair(one_of(&["spoke", "speaking", "speak"]), word("anonymously"));
    let unnamed =
        (wished, many_m_n(0, 1, word("not")), word("to"), many_m_n(0, 1, word("not")), word("be"), named);
    let (after, ()) = alt((
        value((), on),
        value((), that),
        value((), of_not),
        value((), name),
        value((), spoke),
        value((), unnamed),
        value((), asked),
    ))
    .parse_complete(i)?;
    let told = i.span_to(&after).of(i.text).to_lowercase();
    let asks = told.contains("anonym") || told.contains("condition");
    let refuses = ["declined", "refused", "declining", "refusing"].iter().any(|w| told.starts_with(w));
    if asks || refuses || told.contains(" not ") { Ok((after, ())) } else { i.no() }
}

/// What those do who stay unnamed.
static WISHED: WordSet = WordSet::new(&[
    "asked",
    "asking",
    "declined",
    "declining",
    "demanded",
    "granted",
    "insisted",
    "insisting",
    "preferred",
    "refused",
    "refusing",
    "requested",
    "requesting",
    "sought",
    "seeking",
    "given",
    "want",
    "wanted",
    "wished",
]);

/// wished = "asked" | "requested" | "declined" | …
fn wished(i: Tokens<'_>) -> Parsed<'_, ()> {
    let (after, _) = one_in(&WISHED)(i)?;
    Ok((after, ()))
}

/// named = "named" | "identified" | "quoted" | "cited"
fn named(i: Tokens<'_>) -> Parsed<'_, ()> {
    let (after, _) = one_of(&["named", "identified", "quoted", "cited"])(i)?;
    Ok((after, ()))
}

fn pronoun(i: Tokens<'_>) -> Parsed<'_, ()> {
    let (after, _) = one_of(&["he", "she", "they", "his", "her", "their", "name", "names"])(i)?;
    Ok((after, ()))
}

/// reason = "because" | "as" pronoun | "for" "fear" | "out" "of" | "to" verb | "not" "authorized" | …
fn reason(i: Tokens<'_>) -> Parsed<'_, ()> {
    let plain = one_of(&["because", "fearing", "citing", "since", "given", "lest", "owing", "due"]);
    let verb = token_if(|t, w| {
        t.kind == TokenKind::Word && t.case == Case::Lower && !i.lexicon.function_words.has(w)
    });
    let purpose = pair(word("to"), verb);
    let fear = pair(
        word("for"),
        one_of(&[
            "fear",
            "safety",
            "security",
            "reasons",
            "privacy",
            "professional",
            "personal",
            "his",
            "her",
            "their",
        ]),
    );
    let out = pair(word("out"), word("of"));
    let clause = pair(one_of(&["as", "for"]), pronoun);
    let article = pair(word("as"), one_of(&["the", "talks", "negotiations"]));
    let unauthorized = (
        alt((word("not"), token_if(|_, w| w.ends_with("n't") || w.ends_with("n’t")))),
        many_m_n(0, 2, super::adverb),
        one_of(&["authorized", "authorised", "permitted", "allowed", "empowered"]),
    );
    let (after, ()) = alt((
        value((), plain),
        value((), purpose),
        value((), fear),
        value((), out),
        value((), clause),
        value((), article),
        value((), unauthorized),
        value((), one_of(&["unauthorized", "unauthorised"])),
    ))
    .parse_complete(i)?;
    Ok((after, ()))
}
