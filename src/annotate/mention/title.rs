//! Titles and offices before and after names.
//!
//! In: where a name begins or ends. Out: the place of the title.
//! Not here: names (`part`), what titles mean (`rules`).

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, recognize, verify};
use nom::multi::{many_m_n, many_till};
use nom::sequence::{pair, preceded};

use super::part::PLACE_SHORTS;
use crate::annotate::Text;
use crate::annotate::tokens::{Parsed, Tokens, listed, mark, one_of, token_if};
use crate::lexicon::fold;
use crate::source::Span;
use crate::token::{Case, Token, TokenKind};

/// Words of the longest title that is looked for.
const LONGEST: usize = 5;

/// Words that may stand before a title and belong to it.
const MAX_BEFORE: usize = 8;

/// Relatives: they make a person of a name, but are no office.
const KIN: [&str; 22] = [
    "aunt",
    "boyfriend",
    "brother",
    "colleague",
    "cousin",
    "daughter",
    "father",
    "fiancee",
    "friend",
    "girlfriend",
    "grandfather",
    "grandson",
    "husband",
    "mother",
    "nephew",
    "niece",
    "partner",
    "sister",
    "son",
    "son-in-law",
    "uncle",
    "wife",
];

/// Index of the first token of the title that ends right before token `at`, with all that belongs to it
/// (`Interior Ministry spokesman`). Nothing before token `from` is read.
pub fn before(text: Text<'_>, from: usize, at: usize) -> Option<usize> {
    Some(widened(text, from, core(text, from, at)?))
}

/// Index of the first token of the longest listed title that ends right before token `at`.
pub fn core(text: Text<'_>, from: usize, at: usize) -> Option<usize> {
    let starts = (1..=LONGEST.min(at.saturating_sub(from))).rev().map(|n| at - n);
    starts.into_iter().find(|s| is_title(text, *s, at))
}

/// Whether exactly these tokens are a title: `prime minister`, `activists`, `president-elect`, `Sen.`
pub fn is_title(text: Text<'_>, start: usize, end: usize) -> bool {
    let tokens = &text.tokens[start..end];
    let Some(first) = tokens.first().filter(|t| may_begin(text, t, tokens.len())) else { return false };
    let span = first.span.to(tokens[tokens.len() - 1].span);
    let phrase = spaced(span.of(&text.document.text));
    let phrase = phrase.trim_end_matches('.');
    let l = text.lexicon;
    if tokens.len() == 1 && is_given(text, start, end) {
        return false;
    }
    l.titles.contains(phrase)
        || l.titles.contains(phrase.trim_end_matches("-elect"))
        || (l.abbreviations_title.contains(phrase)
            && first.is_capitalized()
            && !PLACE_SHORTS.contains(&phrase))
        || singular(phrase).is_some_and(|s| l.titles.contains(&s))
}

/// Whether a title is a given name here: one surname follows it behind a comma (`, Dean Pollitt,`).
fn is_given(text: Text<'_>, start: usize, end: usize) -> bool {
    let word = |at: usize| text.tokens.get(at).map_or("", |t| t.of(&text.document.text));
    let capital = |at: usize| text.tokens.get(at).is_some_and(|t| t.is_capitalized());
    let l = text.lexicon;
    let apposed = start > 0 && word(start - 1) == ",";
    apposed
        && l.given_names.contains(word(start))
        && capital(end)
        && !capital(end + 1)
        && !l.given_names.contains(word(end))
}

/// Whether a title of so many tokens may begin with a word; a plural of one word is in no list as it stands.
fn may_begin(text: Text<'_>, token: &Token, tokens: usize) -> bool {
    let l = text.lexicon;
    let listed = l.titles.may(token.folded) || l.abbreviations_title.may(token.folded);
    let plural = tokens == 1 && token.of(&text.document.text).ends_with(['s', 'S']);
    token.kind == TokenKind::Word && (listed || plural)
}

/// Small letters, single spaces.
fn spaced(phrase: &str) -> String {
    let words: Vec<&str> = phrase.split_whitespace().collect();
    fold(&words.join(" ")).into_owned()
}

/// The singular of a regular plural.
fn singular(phrase: &str) -> Option<String> {
    if let Some(stem) = phrase.strip_suffix("ies") {
        return Some(format!("{stem}y"));
    }
    phrase.strip_suffix('s').filter(|s| s.len() > 2).map(str::to_owned)
}

/// Takes in what a title stands with: `former`, `deputy`, `Russian`, `Interior Ministry`.
fn widened(text: Text<'_>, from: usize, mut start: usize) -> usize {
    let least = start.saturating_sub(MAX_BEFORE).max(from);
    while start > least && belongs(text, start - 1, from) {
        start -= 1;
    }
    // A hyphen belongs only with the word before it.
    while start < text.tokens.len() && text.tokens[start].kind == TokenKind::Mark {
        start += 1;
    }
    start
}

fn belongs(text: Text<'_>, at: usize, from: usize) -> bool {
    let token = &text.tokens[at];
    let word = token.of(&text.document.text);
    match token.kind {
        TokenKind::Mark => matches!(word, "-" | "/") && at > from && !token.spaced,
        TokenKind::Word if token.case == Case::Lower => text.lexicon.title_modifiers.has(word),
        TokenKind::Word if at == from => is_modifier(text, word) || !text.lexicon.ordinary_words.has(word),
        TokenKind::Word => !text.lexicon.function_words.has(word) || is_modifier(text, word),
        _ => false,
    }
}

fn is_modifier(text: Text<'_>, word: &str) -> bool {
    text.lexicon.title_modifiers.has(word) || text.lexicon.demonyms.contains(word)
}

/// Whether the word before a name makes a person of it: a relative, or one of a people counted.
pub fn is_human_noun(text: Text<'_>, token: &Token) -> bool {
    let word = token.small(&text.document.text);
    token.case == Case::Lower
        && (KIN.contains(&word.as_ref())
            || text.lexicon.people_nouns.contains(&word)
            || singular(&word).is_some_and(|s| KIN.contains(&s.as_str())))
}

/// The title after a name, where one stands: `, the ministry's spokesman,`
pub fn after(i: Tokens<'_>) -> Option<Span> {
    let (_, span) = apposition(i).ok()?;
    Some(span)
}

/// apposition = "," ("who is" | "then")? determiner? (filler){0,6} title
fn apposition(i: Tokens<'_>) -> Parsed<'_, Span> {
    let determiner = one_of(&["a", "an", "the", "his", "her", "its", "their"]);
    let (start, _) = preceded(mark(&[","]), opt(determiner)).parse_complete(i)?;
    let title = listed(|l| l.titles);
    let (rest, _) =
        verify(many_till(filler, title), |(f, _): &(Vec<Token>, _)| f.len() <= 6).parse_complete(start)?;
    if ends_title(rest) { Ok((rest, start.span_to(&rest))) } else { i.no() }
}

/// filler = capitalised word | possessive | "-" | small word that is no verb of saying and no function word
fn filler(i: Tokens<'_>) -> Parsed<'_, Token> {
    let hyphen = mark(&["-", "‑"]);
    let word = token_if(|t, w| match t.kind {
        TokenKind::Possessive => true,
        TokenKind::Word if t.case == Case::Lower => !is_clause_word(i, w),
        TokenKind::Word => true,
        _ => false,
    });
    alt((hyphen, word)).parse_complete(i)
}

fn is_clause_word(i: Tokens<'_>, word: &str) -> bool {
    let l = i.lexicon;
    l.cue_verbs.has(word) || (l.function_words.has(word) && !matches!(word, "of" | "the" | "for" | "and"))
}

/// Whether an apposition ends here rather than goes on with another noun.
fn ends_title(i: Tokens<'_>) -> bool {
    let goes_on = i.first().is_some_and(|t| t.kind == TokenKind::Word && t.is_capitalized());
    let compound = i.first().is_some_and(|t| !t.spaced && t.of(i.text) == "-");
    !goes_on && !compound
}

/// age = "," number ","
pub fn age(i: Tokens<'_>) -> Parsed<'_, Token> {
    let comma = || mark(&[",", "."]);
    let years = token_if(|t, w| t.kind == TokenKind::Number && w.parse().is_ok_and(|n: u8| n <= 120));
    preceded(mark(&[","]), nom::sequence::terminated(years, comma())).parse_complete(i)
}

/// relative = ","? "who"
pub fn relative(i: Tokens<'_>) -> Parsed<'_, Tokens<'_>> {
    recognize(pair(many_m_n(0, 1, mark(&[","])), one_of(&["who", "whose", "whom"]))).parse_complete(i)
}

/// The tokens of a sentence from `at` on.
pub fn rest<'a>(text: Text<'a>, end: usize, at: usize) -> Tokens<'a> {
    Tokens::of(text, at.min(end) as u32..end as u32)
}
