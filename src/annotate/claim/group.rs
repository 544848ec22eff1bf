//! Groups of people without a name: `some analysts`, `many in the party`, `the people of Norland`.
//!
//! In: the tokens of a sentence. Out: [`Group`]. Not here: what the group says (`voice`).
//!
//! How many: `quantifier`; which words name people: `noun`; a group that the draft knows: `is_determined`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::multi::many_m_n;
use nom::sequence::pair;

use super::BE;
use crate::annotate::tokens::{Parsed, Tokens, is, is_one_of, listed, one_of, token_if, word};
use crate::annotate::word_set::{WordSet, one_in};
use crate::lexicon::Phrases;
use crate::lexicon::closed::{SMALL, TENS};
use crate::source::Span;
use crate::token::{Case, Token, TokenKind};

/// Words that describe a group.
const MODIFIERS: usize = 3;

/// A group as read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    pub span: Span,
    pub quantifier: Option<Span>,
    pub head: Span,
}

/// Whether a word before it makes a group a known or a counted one (`his critics`, `the three analysts`).
pub(super) fn is_determined(i: &Tokens<'_>) -> bool {
    let joined = i.word_back(1) == "-" && i.first().is_some_and(|t| !t.spaced);
    joined || is_known(i, 1)
}

/// Whether a bare plural is only the end of a known or counted group (`32 national security experts`).
fn is_rest(i: &Tokens<'_>) -> bool {
    let is_adjective = |n: &usize| is_adjective(i, i.back(*n), i.word_back(*n));
    let described = (1..=MODIFIERS).take_while(is_adjective).count();
    described > 0 && is_known(i, described + 1)
}

fn is_known(i: &Tokens<'_>, n: usize) -> bool {
    static KNOWN: WordSet = WordSet::new(&[
        "his", "her", "their", "its", "my", "our", "your", "the", "these", "those", "both", "two", "three",
        "four", "five", "no", "media", "news",
    ]);
    let counted = i.back(n).is_some_and(|t| matches!(t.kind, TokenKind::Possessive | TokenKind::Number));
    counted || KNOWN.has(i.word_back(n))
}

/// group = quantifier plural? | nation | plural
pub(super) fn group(i: Tokens<'_>) -> Parsed<'_, Group> {
    // `Edwards and others`: the draft names one of them.
    let joined = i.word() == "others" && i.word_back(1) == "and";
    let may_begin = begins_quantifier(i.word()) || is(i.word(), "the") || may_be_plural(i);
    if !may_begin || is_determined(&i) || joined {
        return i.no();
    }
    alt((quantified, nation, unquantified)).parse_complete(i)
}

/// quantified = quantifier ("of" "the")? plural?
fn quantified(i: Tokens<'_>) -> Parsed<'_, Group> {
    let (at, _) = quantifier(i)?;
    let whole = i.span_to(&at);

    // `some 20`, `some of them`: a count, or a part of a group that the draft knows.
    let counted = at.first().is_some_and(|t| t.kind == TokenKind::Number);
    // `has been most keenly felt`: a degree, not people.
    let degree = is(i.word(), "most") && at.word().ends_with("ly") && BE.has(i.word_back(1));
    if counted || degree || matches!(at.word(), "-" | "of") {
        return i.no();
    }
    let (after, head) = opt(plural).parse_complete(at)?;
    let last = at.back(1).map_or(whole, |t| t.span);
    Ok((after, Group { span: i.span_to(&after), quantifier: Some(whole), head: head.unwrap_or(last) }))
}

/// Quantifiers that stand alone.
static ONE: WordSet = WordSet::new(&["some", "many", "several", "most", "others", "few"]);
/// Those with `of` behind them.
static MANY: WordSet = WordSet::new(&["plenty", "lots", "scores", "dozens", "hundreds", "thousands"]);

fn begins_quantifier(word: &str) -> bool {
    ONE.has(word) || MANY.has(word) || is_one_of(word, &["a", "an"])
}

/// quantifier = "some" | "many" | … | "a" adjective? ("number" | "lot" | "majority" | …) "of"
fn quantifier(i: Tokens<'_>) -> Parsed<'_, ()> {
    if !begins_quantifier(i.word()) {
        return i.no();
    }
    let measure = one_of(&["number", "lot", "majority", "handful", "host", "couple", "range", "chorus"]);
    let of = (one_of(&["a", "an"]), described(measure), word("of"));
    let plural = pair(one_in(&MANY), word("of"));
    alt((value((), of), value((), plural), value((), one_in(&ONE)))).parse_complete(i)
}

/// nation = "the" ("people" | "public") "of" name
fn nation(i: Tokens<'_>) -> Parsed<'_, Group> {
    let name = token_if(|t, _| t.is_capitalized());
    let (after, (_, people, _, _)) =
        (word("the"), one_of(&["people", "public"]), word("of"), many_m_n(1, 3, name)).parse_complete(i)?;
    Ok((
        after,
        Group { span: i.span_to(&after), quantifier: Some(i.span_to(&i.take_one())), head: people.span },
    ))
}

/// unquantified = modifier{0,3} (a plural that may speak)
fn unquantified(i: Tokens<'_>) -> Parsed<'_, Group> {
    let (after, head) = plural(i)?;
    if is_rest(&i) {
        return i.no();
    }
    Ok((after, Group { span: i.span_to(&after), quantifier: None, head }))
}

/// plural = modifier{0,3} noun, the place of the noun
pub(super) fn plural(i: Tokens<'_>) -> Parsed<'_, Span> {
    if !may_be_plural(i) {
        return i.no();
    }
    let mut at = i;
    for _ in 0..=MODIFIERS {
        if let Ok((after, head)) = noun(at) {
            let compound = noun(after).is_ok() || after.word() == "-" || after.word() == "’";
            if !compound {
                return Ok((after, head));
            }
        }
        at = adjective(at)?.0;
    }
    i.no()
}

/// Whether what may be its noun stands within reach: before most words of a text none does.
fn may_be_plural(i: Tokens<'_>) -> bool {
    let listed = |t: &Token| [i.lexicon.people_nouns, i.lexicon.source_nouns].iter().any(|l| l.may(t.folded));
    let noun = |n| i.token(n).is_some_and(|t| listed(t) || t.is_capitalized() && i.ahead(n).ends_with('s'));
    (0..=MODIFIERS).any(noun)
}

/// noun = a listed plural for people | a party or nation in the plural (`Republicans`, `Georgians`)
fn noun(i: Tokens<'_>) -> Parsed<'_, Span> {
    if let Ok((after, _)) = alt((listed(|l| l.people_nouns), several)).parse_complete(i) {
        return Ok((after, after.back(1).map_or_else(Span::default, |t| t.span)));
    }
    let people =
        |w: &str| i.lexicon.peoples.contains(w) || i.lexicon.demonyms.contains(w.trim_end_matches('s'));
    let (after, named) = token_if(|t, w| t.is_capitalized() && w.ends_with('s') && people(w))(i)?;
    Ok((after, named.span))
}

/// several = a listed noun for several people that speak
fn several(i: Tokens<'_>) -> Parsed<'_, &'static str> {
    let (after, worth) = listed(|l| l.source_nouns)(i)?;
    let plural = after.word_back(1).ends_with('s') || after.word_back(1) == "people";
    if worth == "vague" && plural { Ok((after, worth)) } else { i.no() }
}

/// adjective = a word that describes: neither a function word nor a verb of saying
pub(super) fn adjective(i: Tokens<'_>) -> Parsed<'_, Token> {
    token_if(move |t, w| is_adjective(&i, Some(t), w) || (w == "-" && !t.spaced))(i)
}

fn is_adjective(i: &Tokens<'_>, token: Option<&Token>, word: &str) -> bool {
    let Some(t) = token.filter(|t| t.kind == TokenKind::Word) else { return false };
    let l = i.lexicon;
    let printed = |list: Phrases| t.is_printed_in(list, i.text);
    let verb = t.case == Case::Lower && (printed(l.cue_verbs) || printed(l.mind_verbs));
    let number = || t.folded.may_be_closed() && (is_one_of(word, &SMALL) || is_one_of(word, &TENS));
    !verb && !t.is_in(l.function_words, i.text) && !number()
}

/// described = adjective{0,2} noun
pub(super) fn described<'a>(
    noun: impl Fn(Tokens<'a>) -> Parsed<'a, Token>,
) -> impl Fn(Tokens<'a>) -> Parsed<'a, Token> {
    move |i| {
        let mut at = i;
        for _ in 0..2 {
            if noun(at).is_ok() {
                break;
            }
            at = adjective(at)?.0;
        }
        noun(at)
    }
}

/// Words before `reports` by which they are papers that somebody files.
const KINDS: &[&str] = &[
    "accident",
    "annual",
    "audit",
    "autopsy",
    "disclosure",
    "earnings",
    "expense",
    "finance",
    "financial",
    "incident",
    "inspection",
    "mortem",
    "police",
    "quarterly",
    "spending",
    "toxicology",
];

/// report = ("some" | "many" | "several" | "most")? adjective{0,2} ("reports" | "accounts" | "rumors")
pub(super) fn report(i: Tokens<'_>) -> Parsed<'_, Group> {
    let (at, quantifier) = opt(one_of(&["some", "many", "several", "most"])).parse_complete(i)?;
    let (after, head) =
        described(one_of(&["reports", "accounts", "rumors", "rumours"])).parse_complete(at)?;
    let words = &i.rest()[..i.left() - after.left()];
    // `campaign finance reports` are documents of a kind.
    let kind = words.len() > 1 && KINDS.contains(&words[words.len() - 2].small(i.text).as_ref());
    let named = kind || words.iter().any(|t| t.is_capitalized());
    // `accounts analysed by the Institute`: a participle leads to whoever stands behind them.
    let made = after.word().ends_with("ed") && matches!(after.ahead(1), "by" | "from" | "in" | "to");
    let told = made || matches!(after.word(), "by" | "from" | "in");
    if named || told {
        return i.no();
    }
    let quantifier = quantifier.map(|q| q.span);
    Ok((after, Group { span: i.span_to(&after), quantifier, head: head.span }))
}
