//! Names whose spelling is not the writer's to change.
//!
//! In: mentions, quotations and markup. Out: [`Mention::frozen`](super::Mention::frozen).
//! Frozen is what stands in quotation marks, in a block quotation, in link text, within an emphasised
//! title, before `[sic]`, in a phrase that keeps an older form (`chicken Kiev`), or gives another spelling of the name before it: `Kiev (Kyiv)`,
//! `formerly Leningrad`. Not here: where quotations end (`quotation`).

use nom::branch::alt;
use nom::combinator::{opt, recognize};
use nom::sequence::{pair, preceded};
use nom::{Input, Parser};

use super::{Mention, MentionKind};
use crate::annotate::quotation::QuotationKind;
use crate::annotate::tokens::{Parsed, Tokens, mark, one_of, printed, word};
use crate::annotate::{Annotations, Text};
use crate::document::{MarkupKind, Shape};
use crate::source::Span;
use crate::source::cover::Cover;
use crate::token::TokenKind;

/// Marks the frozen mentions; the quotations are to be known.
pub fn freeze(text: Text<'_>, found: &mut Annotations) {
    let quoted = Cover::of(found.quotations.iter().map(|q| q.span));
    let spoken = Cover::of(spoken(found));
    let written = Cover::of(written(text));
    let titles = Cover::of(text.document.titles());
    let mut before: Option<Span> = None;
    for mention in &mut found.mentions {
        let place = mention.span;
        let glossed = before.is_some_and(|b| is_gloss(text, b, mention));
        let within = written.holds(place) || titles.holds_more_than(place);
        let set = within || glossed || is_sic(text, mention) || is_in_phrase(text, mention);
        mention.frozen = set || quoted.holds(place);
        mention.spoken = !set && spoken.holds(place);
        before = Some(place);
    }
}

/// What somebody says; a phrase in marks alone is a title or a distance, and one left open has no end.
fn spoken(found: &Annotations) -> Vec<Span> {
    let said = found.quotations.iter().filter(|q| q.closed && q.kind != QuotationKind::Scare);
    said.map(|q| q.span).collect()
}

/// Places of links and of what others wrote.
fn written(text: Text<'_>) -> Vec<Span> {
    let links = text.document.markup.list().iter().filter(|m| m.kind == MarkupKind::Link).map(|m| m.span);
    let blocks = text.document.blocks.iter().filter(|b| b.shape == Shape::BlockQuote).map(|b| b.span);
    links.chain(blocks).collect()
}

/// Words before a name that may belong to a phrase: `chicken Kiev`.
const BEFORE: u32 = 2;

/// Whether a mention is part of a listed phrase that keeps an older form: `chicken Kiev`, `Peking duck`
fn is_in_phrase(text: Text<'_>, mention: &Mention) -> bool {
    let Some(sentence) = text.sentences.get(mention.sentence as usize) else { return false };
    let at = text.index(mention.span.start) as u32;
    let starts = at.saturating_sub(BEFORE).max(sentence.tokens.start)..=at;
    let phrases = starts.filter_map(|from| phrase(Tokens::of(text, from..sentence.tokens.end)).ok());
    phrases.map(|(_, span)| span).any(|span| span.contains(mention.span))
}

/// phrase = a listed phrase as printed
fn phrase(i: Tokens<'_>) -> Parsed<'_, Span> {
    let (rest, _) = printed(|l| l.frozen_phrases)(i)?;
    Ok((rest, i.span_to(&rest)))
}

/// Whether a mention spells the one before it in another way.
fn is_gloss(text: Text<'_>, before: Span, mention: &Mention) -> bool {
    let Some(rest) = between(text, before, mention) else { return false };
    let end = after(text, mention);
    match lead(rest) {
        Ok((i, Lead::Said)) => i.left() == 0,
        Ok((i, Lead::Bracket)) => i.left() == 0 && end.word() == ")" && !is_acronym(mention),
        Ok((i, Lead::Or)) => i.left() == 0 && is_language_next(end),
        Err(_) => false,
    }
}

/// The few tokens between two mentions.
fn between<'a>(text: Text<'a>, before: Span, mention: &Mention) -> Option<Tokens<'a>> {
    let start = text.index(before.end);
    let end = text.index(mention.span.start);
    (start < end && end - start <= 5).then(|| Tokens::of(text, start as u32..end as u32))
}

/// The tokens after a mention, to the end of its sentence.
fn after<'a>(text: Text<'a>, mention: &Mention) -> Tokens<'a> {
    let start = text.index(mention.span.end) as u32;
    let end = text.sentences.get(mention.sentence as usize).map_or(start, |s| s.tokens.end);
    Tokens::of(text, start..end.max(start))
}

/// What leads from a name to its other spelling.
enum Lead {
    /// `formerly`, `also known as`
    Said,
    /// `(`
    Bracket,
    /// `, or`
    Or,
}

/// lead = open? said | "(" | open "or"
fn lead(i: Tokens<'_>) -> Parsed<'_, Lead> {
    let open = || mark(&["(", ",", "[", "–", "—"]);
    let said = preceded(opt(open()), said).map(|_| Lead::Said);
    let or = pair(open(), word("or")).map(|_| Lead::Or);
    let bracket = mark(&["(", "["]).map(|_| Lead::Bracket);
    alt((said, or, bracket)).parse_complete(i)
}

/// said = "now"? ("formerly" | "previously" | "née") ("known"|"called")? "as"? | ("also"|"otherwise"|"better") spelled "as"? | "aka"
fn said(i: Tokens<'_>) -> Parsed<'_, Tokens<'_>> {
    let spelled = || one_of(&["known", "called", "spelled", "spelt", "written", "transliterated", "named"]);
    let past = pair(one_of(&["formerly", "previously", "née", "nee", "born"]), opt(spelled()));
    let also =
        pair(one_of(&["also", "otherwise", "better", "sometimes", "once", "then"]), spelled().map(Some));
    let aka = pair(one_of(&["aka", "a.k.a."]), opt(spelled()));
    recognize(pair(alt((past, also, aka)), opt(word("as")))).parse_complete(i)
}

/// Whether `, or Kyiv in Ukrainian` goes on with a language.
fn is_language_next(i: Tokens<'_>) -> bool {
    i.word() == "in" && i.lexicon.demonyms.contains(i.ahead(1))
}

fn is_acronym(mention: &Mention) -> bool {
    mention.kind == MentionKind::Organization && !mention.form.chars().any(char::is_lowercase)
}

/// Whether the writer says that the spelling is another's.
fn is_sic(text: Text<'_>, mention: &Mention) -> bool {
    let i = after(text, mention);
    let owned = i.first().is_some_and(|t| t.kind == TokenKind::Possessive);
    let i = i.take_from(usize::from(owned));
    matches!(i.word(), "[" | "(") && i.ahead(1).eq_ignore_ascii_case("sic")
}
