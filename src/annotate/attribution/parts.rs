//! Words of saying, and the parts of a sentence that an attribution is made of.
//!
//! In: the tokens of a sentence. Out: [`Part`]s and [`Cue`]s in order.
//! Not here: which part speaks which cue (`frame`), what is said (`content`).

use nom::branch::alt;
use nom::combinator::{map, peek, value};
use nom::sequence::{pair, preceded, terminated};
use nom::{Input, Parser};

use super::measure::measure;
use super::phrase::{core, phrase};
use crate::annotate::tokens::{Parsed, Tokens, listed, mark, one_of, scan, token_if, word};
use crate::annotate::word_set::WordSet;
use crate::lexicon::{Lexicon, Phrases};
use crate::token::{Case, Token, TokenKind};

/// Share of uses that attribute below which a word is not read as a cue at all.
pub(super) const LEAST: f32 = 0.2;
/// Share given to verbs that are no words of saying: only a document shows by them.
pub(super) const SHOWING: f32 = 0.15;
/// Share from which a verb is known for one of saying.
pub(super) const SURE: f32 = 0.6;
/// Share from which a verb is read as saying whatever its subject is and whatever follows: of the forms below it a
/// third of the uses or more tell of an action.
pub(super) const ALWAYS: f32 = 0.7;
/// Forms of `be`: a participle after them is passive.
pub(super) const BE: [&str; 9] = ["is", "are", "was", "were", "be", "been", "being", "'s", "’s"];
/// What kind of words may speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PartKind {
    /// A noun phrase with a known noun or a name.
    Noun,
    /// `she`, `they`.
    Pronoun,
    /// `who`, `which`.
    Relative,
}

/// A phrase that may speak, as token indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    pub kind: PartKind,
    pub from: usize,
    pub to: usize,
}

/// How a cue takes its source and content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CueKind {
    /// `said`
    Verb,
    /// `saying`
    Participle,
    /// `according to`, with the source after it.
    Preposition,
    /// `in a poll`: the source is a document.
    Document,
    /// `claim`, before `that`
    Noun,
    /// `reportedly`
    Hedge,
}

/// A word of saying, as token indices.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cue {
    pub kind: CueKind,
    pub from: usize,
    pub to: usize,
    /// Share of its uses that attribute, 0 to 1.
    pub share: f32,
}

/// Parts and cues of a sentence, each in order.
pub(super) fn read(tokens: Tokens<'_>) -> (Vec<Part>, Vec<Cue>) {
    let (mut parts, mut cues) = (Vec::<Part>::new(), Vec::new());
    scan(tokens, placed(phrase), |_, (kind, from, to)| parts.push(Part { kind, from, to }));
    scan(tokens, placed(cue), |_, ((kind, share), from, to)| cues.push(Cue { kind, from, to, share }));
    // Inside a noun phrase a form of a verb is part of a name or a noun (`the police report`);
    // right after one it is the verb (`Oraz claims`).
    cues.retain(|c| !matches!(c.kind, CueKind::Verb | CueKind::Participle) || !inside(&parts, c));
    parts.retain(|p| !is_verb(&cues, p));
    (parts, cues)
}

fn inside(parts: &[Part], cue: &Cue) -> bool {
    let holder = parts.partition_point(|p| p.to <= cue.from);
    let follows = holder > 0 && parts[holder - 1].to == cue.from;
    parts.get(holder).is_some_and(|p| p.from < cue.from || (p.from == cue.from && !follows))
}

/// Whether a part is nothing but a verb of saying.
fn is_verb(cues: &[Cue], part: &Part) -> bool {
    let cue = cues.get(cues.partition_point(|c| c.from < part.from));
    cue.is_some_and(|c| c.kind == CueKind::Verb && (c.from, c.to) == (part.from, part.to))
}

/// What a production reads, with the indices of its first token and past its last.
pub(super) fn placed<'a, T>(
    production: impl Fn(Tokens<'a>) -> Parsed<'a, T>,
) -> impl Fn(Tokens<'a>) -> Parsed<'a, (T, usize, usize)> {
    move |i| production(i).map(|(after, value)| (after, (value, i.at, after.at)))
}

/// the longest phrase of a list, without the full stop that may end its sentence
pub(super) fn phrase_of<'a>(
    list: impl Fn(&Lexicon) -> Phrases,
) -> impl Fn(Tokens<'a>) -> Parsed<'a, &'static str> {
    move |i| {
        let (after, value) = listed(&list)(i)?;
        let count = after.at - i.at;
        let stopped = count > 1 && after.word_back(1) == ".";
        Ok((i.take_from(if stopped { count - 1 } else { count }), value))
    }
}

/// cue = hedge | according | document | claim | leading | measure | verb | showing
fn cue(i: Tokens<'_>) -> Parsed<'_, (CueKind, f32)> {
    if !may_cue(i) {
        return i.no();
    }
    let hedge = value((CueKind::Hedge, 1.0), hedge);
    let according = value((CueKind::Preposition, 1.0), according);
    let document = value((CueKind::Document, 1.0), document);
    let claim = value((CueKind::Noun, 1.0), claim);
    let leading = value((CueKind::Verb, ALWAYS), leading);
    let measure = map(measure, |share| (CueKind::Verb, share));
    let showing = value((CueKind::Verb, SHOWING), showing);
    alt((hedge, according, document, claim, leading, measure, verb, showing)).parse_complete(i)
}

/// Whether a cue may begin at the next token: a listed word, one of a few others, or a word before a quotation.
fn may_cue(i: Tokens<'_>) -> bool {
    static FIRST: WordSet = WordSet::new(&[
        "according",
        "as",
        "based",
        "by",
        "citing",
        "from",
        "gave",
        "give",
        "gives",
        "had",
        "has",
        "have",
        "in",
        "per",
        "put",
        "puts",
    ]);
    let l = i.lexicon;
    let lists = [l.hedges, l.cue_nouns, l.cue_verbs, l.measuring_verbs];
    let listed = i.first().is_some_and(|t| lists.iter().any(|list| list.may(t.folded)));
    listed || i.word() == ":" || matches!(i.ahead(1), "," | ":") || FIRST.has(i.word())
}

/// hedge = a listed hedge that tells of hearsay: it holds a word of saying, or an adverb made of one
fn hedge(i: Tokens<'_>) -> Parsed<'_, ()> {
    let (after, _) = phrase_of(|l| l.hedges)(i)?;
    let count = after.at - i.at;
    let hearsay = |n| i.ahead(n).ends_with("edly") || (count > 1 && i.ahead_is_in(n, i.lexicon.cue_verbs));
    let said = (0..count).any(hearsay);
    if said { Ok((after, ())) } else { i.no() }
}

/// according = "according" "to" | "citing" | "based" "on" | "as" verb "by" | "per" (article | name)
fn according(i: Tokens<'_>) -> Parsed<'_, ()> {
    let to = value((), pair(word("according"), word("to")));
    let on = value((), pair(word("based"), word("on")));
    let named = peek(token_if(|t, w| t.is_capitalized() || w.eq_ignore_ascii_case("the")));
    let per = value((), pair(word("per"), named));
    let by = value((), (word("as"), verb, word("by")));
    alt((to, value((), word("citing")), on, by, per)).parse_complete(i)
}

/// document = ("in" | "by" | "from") &core , a noun phrase that ends in a paper or set of data
pub(super) fn document(i: Tokens<'_>) -> Parsed<'_, ()> {
    let (after, ()) = preceded(one_of(&["in", "by", "from"]), core).parse_complete(i)?;
    let head = after.word_back(1);
    let document = i.lexicon.source_nouns.get_folded(head) == Some("document");
    // A pollster's name (`by Oraz Research`) is an agent; money comes from letters, leads grow by an average.
    let agent = after.back(1).is_some_and(|t| t.is_capitalized());
    let mail =
        i.word().eq_ignore_ascii_case("from") && ["emails", "email", "letter", "letters"].contains(&head);
    if document && !agent && !mail { Ok((i.take_from(1), ())) } else { i.no() }
}

/// claim = cue-noun &( "that" | ("is" | "was" | …) ("for" | "that") )
fn claim(i: Tokens<'_>) -> Parsed<'_, ()> {
    let is = pair(one_of(&["is", "was", "are", "were", "remains"]), one_of(&["for", "that"]));
    let opens = alt((value((), word("that")), value((), is)));
    value((), terminated(phrase_of(|l| l.cue_nouns), peek(opens))).parse_complete(i)
}

/// verb = a form of a verb of saying, not after an article
pub(super) fn verb(i: Tokens<'_>) -> Parsed<'_, (CueKind, f32)> {
    let (after, share) = phrase_of(|l| l.cue_verbs)(i)?;
    let share: f32 = share.parse().unwrap_or(0.0);
    let first = i.first().filter(|t| t.case != Case::Upper && share >= LEAST);
    let noun = after_article(i);
    let joined = after.first().is_some_and(|t| !t.spaced && after.word() == "-") || i.word_back(1) == "-";
    if first.is_none() || noun || joined {
        return i.no();
    }
    let kind = if i.word().to_lowercase().ends_with("ing") { CueKind::Participle } else { CueKind::Verb };
    Ok((after, (kind, share)))
}

/// Whether the word before makes a form a noun or an adjective.
pub(super) fn after_article(i: Tokens<'_>) -> bool {
    ARTICLES.has(i.word_back(1)) || possessive(i.back(1))
}

/// leading = ":" &opening-mark | a small word with a verb's ending "," &opening-mark , as in `he continued, “…`
fn leading(i: Tokens<'_>) -> Parsed<'_, ()> {
    let verb = token_if(|t, w| {
        let ending = w.ends_with("ed") || w.ends_with("es") || w.ends_with("ing");
        t.case == Case::Lower && t.kind == TokenKind::Word && ending
    });
    let opening = || token_if(|t, w| t.spaced && matches!(w, "“" | "\"" | "'" | "‘"));
    let colon = value((), terminated(mark(&[":"]), peek(opening())));
    let comma = value((), terminated(verb, peek(pair(mark(&[",", ":"]), opening()))));
    alt((colon, comma)).parse_complete(i)
}

/// showing = "put" | "gave" | … | ("has" | "had" | "have") &(name | "the" | …) : a poll has Oraz, a report gives
fn showing(i: Tokens<'_>) -> Parsed<'_, ()> {
    let object = token_if(|t, w| t.is_capitalized() || matches!(w, "the" | "him" | "her" | "them" | "a"));
    let has = value((), terminated(one_of(&["has", "had", "have"]), peek(object)));
    alt((value((), one_of(&["put", "puts", "gave", "gives", "give"])), has)).parse_complete(i)
}

/// Words after which a form is a noun or an adjective.
static ARTICLES: WordSet = WordSet::new(&[
    "a", "an", "the", "his", "her", "its", "their", "my", "our", "your", "this", "these", "those", "no",
    "any", "some", "of", "new", "united",
]);

pub(super) fn possessive(token: Option<&Token>) -> bool {
    token.is_some_and(|t| t.kind == TokenKind::Possessive)
}
