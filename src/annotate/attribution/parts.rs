//! The pieces of a sentence that an attribution is made of: who may speak, and words of saying.
//!
//! In: the tokens of a sentence. Out: [`Part`]s and [`Cue`]s in order.
//! Not here: which part speaks which cue (`frame`), what is said (`content`).

use nom::branch::alt;
use nom::combinator::{map, not, opt, peek, value, verify};
use nom::multi::many_m_n;
use nom::sequence::{pair, preceded, terminated};
use nom::{Input, Parser};

use super::measure::measure;
use crate::annotate::tokens::{Parsed, Tokens, glued, is_one_of, listed, mark, one_of, scan, token_if, word};
use crate::lexicon::{Lexicon, Phrases};
use crate::token::{Case, Token, TokenKind};

/// Share of uses that attribute below which a word is not read as a cue at all.
pub(super) const LEAST: f32 = 0.15;
/// Share from which a verb is read as saying whatever its subject is.
pub(super) const SURE: f32 = 0.6;
/// Share below which a form of a verb of saying is a noun before another verb (`the state reported`).
const NOUN: f32 = 0.25;
/// Forms of `be`: a participle after them is passive.
pub(super) const BE: [&str; 9] = ["is", "are", "was", "were", "be", "been", "being", "'s", "’s"];
/// Longest phrase that may speak, in units: office, body and name together stay below it.
const UNITS: usize = 12;

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
    let leading = value((CueKind::Verb, SURE), leading);
    let measure = map(measure, |share| (CueKind::Verb, share));
    let showing = value((CueKind::Verb, LEAST), showing);
    alt((hedge, according, document, claim, leading, measure, verb, showing)).parse_complete(i)
}

/// Whether a cue may begin at the next token: a listed word, one of a few others, or a word before a quotation.
fn may_cue(i: Tokens<'_>) -> bool {
    const FIRST: [&str; 16] = [
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
    ];
    let l = i.lexicon;
    let lists = [l.hedges, l.cue_nouns, l.cue_verbs, l.measuring_verbs];
    let listed = i.first().is_some_and(|t| lists.iter().any(|list| list.may(t.folded)));
    listed || i.word() == ":" || matches!(i.ahead(1), "," | ":") || is_one_of(i.word(), &FIRST)
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
fn document(i: Tokens<'_>) -> Parsed<'_, ()> {
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
fn verb(i: Tokens<'_>) -> Parsed<'_, (CueKind, f32)> {
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
    is_one_of(i.word_back(1), &ARTICLES) || possessive(i.back(1))
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
const ARTICLES: [&str; 19] = [
    "a", "an", "the", "his", "her", "its", "their", "my", "our", "your", "this", "these", "those", "no",
    "any", "some", "of", "new", "united",
];

fn possessive(token: Option<&Token>) -> bool {
    token.is_some_and(|t| t.kind == TokenKind::Possessive)
}

/// phrase = pronoun | relative | np
fn phrase(i: Tokens<'_>) -> Parsed<'_, PartKind> {
    // No phrase begins with a mark.
    if i.first().is_some_and(|t| t.kind == TokenKind::Mark) && i.word() != "-" {
        return i.no();
    }
    let pronoun = one_of(&["he", "she", "they", "it", "we", "i", "you"]);
    let relative = value((), one_of(&["who", "which"]));
    // `one that said`: the pronoun, not `said that`.
    let that = value((), terminated(word("that"), peek(verify(verb, |(_, share)| *share >= SURE))));
    alt((
        value(PartKind::Relative, alt((relative, that))),
        value(PartKind::Noun, noun_phrase),
        value(PartKind::Pronoun, pronoun),
        value(PartKind::Noun, plain),
    ))
    .parse_complete(i)
}

/// np = core ( ("of" | "for" | "at" | "in" | "from" | "with") core ){0,2}
fn noun_phrase(i: Tokens<'_>) -> Parsed<'_, ()> {
    let tail = preceded(not(document), preceded(one_of(&["of", "for", "at", "in", "from", "with"]), core));
    value((), pair(core, many_m_n(0, 2, tail))).parse_complete(i)
}

/// core = determiner? modifier{0,3} unit+ ( reach{1,2} unit+ )?
fn core(i: Tokens<'_>) -> Parsed<'_, ()> {
    let (mut at, _) = opt(determiner).parse_complete(i)?;
    for _ in 0..4 {
        if let Ok((after, _)) = units(at) {
            // `a Varn Post national poll`
            let (after, _) = opt(pair(many_m_n(1, 2, one_of(&REACH)), units)).parse_complete(after)?;
            return Ok((after, ()));
        }
        at = modifier(at)?.0;
    }
    i.no()
}

/// Adjectives between a pollster and its poll.
const REACH: [&str; 15] = [
    "annual",
    "daily",
    "exit",
    "joint",
    "latest",
    "local",
    "monthly",
    "national",
    "nationwide",
    "online",
    "recent",
    "regional",
    "statewide",
    "tracking",
    "weekly",
];

fn determiner(i: Tokens<'_>) -> Parsed<'_, Token> {
    // All of them are function words or numbers.
    let small = |t: &Token| i.lexicon.function_words.may(t.folded) || t.folded.may_be_closed();
    if !i.first().is_some_and(small) {
        return i.no();
    }
    one_of(&[
        "the", "a", "an", "his", "her", "its", "their", "our", "my", "one", "two", "three", "some", "many",
        "several", "most", "few", "other", "another", "both", "this", "that", "these", "those", "all", "no",
    ])(i)
}

/// modifier = a number | a day | a possessive | a small word that is neither a function word nor a verb of saying
fn modifier(i: Tokens<'_>) -> Parsed<'_, ()> {
    let lexicon = i.lexicon;
    let plain = token_if(move |t, w| {
        let small = t.kind == TokenKind::Word && t.case == Case::Lower;
        let number = t.kind == TokenKind::Number || (w == "-" && !t.spaced);
        let verb = || lexicon.cue_verbs.get(w).and_then(|s| s.parse().ok()).is_some_and(|s: f32| s >= NOUN);
        let says = || lexicon.cue_verbs.may(t.printed) && verb();
        let free = || !t.spaced || !t.is_printed_in(lexicon.function_words, i.text) && !says();
        number
            || is_day(w)
            || matches!(w, "most" | "same" | "outside")
            || t.kind == TokenKind::Possessive
            || (small && free())
    });
    value((), plain).parse_complete(i)
}

/// units = unit{1,12}
fn units(i: Tokens<'_>) -> Parsed<'_, usize> {
    let mut at = i;
    let mut count = 0;
    while count < UNITS
        && let Ok((after, ())) = unit(at, count > 0)
    {
        at = after;
        count += 1;
    }
    if count > 0 { Ok((at, count)) } else { i.no() }
}

/// unit = name | noun , and inside a phrase possessive | initial stop | "-" word | "&"
fn unit(i: Tokens<'_>, inside: bool) -> Parsed<'_, ()> {
    if !inside {
        return alt((name, |i| noun(i, false))).parse_complete(i);
    }
    let stop = token_if(|t, w| w == "." && !t.spaced);
    let initial = verify(value((), stop), |()| abbreviated(i));
    let owner = token_if(|t, _| t.kind == TokenKind::Possessive);
    let joined = pair(glued(mark(&["-", "/"])), glued(token_if(|t, _| t.kind == TokenKind::Word)));
    let (joined, and) = (value((), joined), value((), mark(&["&"])));
    alt((name, |i| noun(i, true), initial, value((), owner), joined, and)).parse_complete(i)
}

/// Whether the word before a stop is an initial or an abbreviated title.
fn abbreviated(i: Tokens<'_>) -> bool {
    let word = i.word_back(1);
    word.chars().count() == 1
        || i.back_is_in(1, i.lexicon.abbreviations_title)
        || i.back_is_in(1, i.lexicon.abbreviations_other)
}

/// name = a word with a capital that is no function word and no verb of saying at the sentence's head
fn name(i: Tokens<'_>) -> Parsed<'_, ()> {
    let lexicon = i.lexicon;
    let small = |t: &Token| t.is_in(lexicon.function_words, i.text);
    let named = token_if(move |t, w| t.is_capitalized() && !small(t) && !is_day(w));
    value((), named).parse_complete(i)
}

/// Days of the week stand beside the verb and speak nothing.
fn is_day(word: &str) -> bool {
    word.len() > 5 && word.ends_with("day") && word != "Holiday"
}

/// noun = a listed noun for somebody or something that speaks
fn noun(i: Tokens<'_>, inside: bool) -> Parsed<'_, ()> {
    let l = i.lexicon;
    let lists = [l.source_nouns, l.titles, l.cue_nouns, l.people_nouns, l.organization_heads, l.demonyms];
    if !i.first().is_some_and(|t| lists.iter().any(|list| list.may(t.folded))) {
        return i.no();
    }
    let sources = alt((phrase_of(|l| l.source_nouns), phrase_of(|l| l.titles), phrase_of(|l| l.cue_nouns)));
    let people =
        alt((phrase_of(|l| l.people_nouns), phrase_of(|l| l.organization_heads), phrase_of(|l| l.demonyms)));
    let (after, _) = alt((sources, people)).parse_complete(i)?;
    // `continue to claim` has the verb, too.
    let follows = inside || ends_phrase(i) || i.word_back(1) == "to";
    let verb = || passive_before_agent(i) || follows && verb_after_unit(i);
    if after.at == i.at + 1 && verb() { i.no() } else { Ok((after, ())) }
}

/// Whether the word before may end a phrase that speaks: a name or a listed noun.
fn ends_phrase(i: Tokens<'_>) -> bool {
    let name = i.back(1).is_some_and(|t| t.is_capitalized() && t.kind == TokenKind::Word);
    let l = i.lexicon;
    (name && !i.back_is_in(1, l.function_words))
        || [l.source_nouns, l.titles, l.people_nouns].iter().any(|list| i.back_is_in(1, *list))
}

/// `is forecast by the bank`
fn passive_before_agent(i: Tokens<'_>) -> bool {
    i.ahead(1) == "by" && is_one_of(i.word_back(1), &BE) && i.is_in(i.lexicon.cue_verbs)
}

/// Of a form that is noun and verb alike, whether it is the verb here: after a subject, unless
/// another verb of saying follows.
fn verb_after_unit(i: Tokens<'_>) -> bool {
    const AUXILIARIES: [&str; 9] = ["are", "had", "has", "have", "is", "was", "were", "will", "would"];
    let verb = i.is_in(i.lexicon.cue_verbs) || i.is_in(i.lexicon.intent_verbs);
    let owned = possessive(i.back(1));
    let next = i.ahead(1);
    verb && !owned
        && !i.ahead_is_in(1, i.lexicon.cue_verbs)
        && !AUXILIARIES.contains(&next)
        && !matches!(next, "of" | "by" | "from" | "for" | "on" | "," | ".")
}

/// plain = determiner modifier{1,4} &verb , whoever it is that speaks
fn plain(i: Tokens<'_>) -> Parsed<'_, ()> {
    let (after, _) = pair(determiner, many_m_n(1, 5, modifier)).parse_complete(i)?;
    let (_, (_, share)) = verb(after)?;
    if share >= SURE { Ok((after, ())) } else { i.no() }
}
