//! Posts: who is called what of which body.
//!
//! In: a [`Text`] with mentions. Out: [`Post`]s. Not here: whether two of them can be held at once (`rules`).
//!
//! ```text
//! removed Ressel as secretary of the Water Board     lead, title, "of", body
//! Water Board secretary Tarvo Ressel                 body, title, name
//! Ressel, the chairman of the board,                 name, title, "of", a body named before
//! ```

use nom::branch::alt;
use nom::combinator::{opt, verify};
use nom::multi::{many_m_n, many1_count};
use nom::sequence::preceded;
use nom::{Input, Parser};

use super::entity::EntityId;
use super::mention::{Mention, MentionKind};
use super::tokens::{Parsed, Tokens, listed, one_of, scan, spanned, token_if};
use super::word_set::WordSet;
use super::{Annotations, Text};
use crate::lexicon::fold;
use crate::source::Span;
use crate::token::{Case, TokenKind};

/// Somebody in a post of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The title without the body: `secretary`, `deputy chairman`.
    pub title: Span,
    /// Title and body together.
    pub span: Span,
    /// The body as printed, without article; by its full name where it is called by its last word.
    pub body: String,
    /// Who.
    pub person: EntityId,
    /// Index of its sentence.
    pub sentence: u32,
    /// Whether the words around it set it in another time: `former`, `then`, `until 2019`.
    pub then: bool,
}

/// Words before a title that set it in another time, or make another post of it.
const THEN: [&str; 18] = [
    "former",
    "formerly",
    "then",
    "ex",
    "outgoing",
    "acting",
    "interim",
    "previously",
    "once",
    "incoming",
    "future",
    "new",
    "next",
    "first",
    "past",
    "late",
    "ousted",
    "also",
];
/// Words after a post that bound its time.
const UNTIL: [&str; 10] =
    ["until", "till", "from", "before", "during", "when", "under", "between", "and", "at"];
/// Verbs and words that put somebody in a post, or out of it.
const LEADS: [&str; 22] = [
    "as",
    "is",
    "was",
    "be",
    "been",
    "being",
    "became",
    "become",
    "becomes",
    "remains",
    "remained",
    "named",
    "appointed",
    "elected",
    "reelected",
    "re-elected",
    "made",
    "chosen",
    "picked",
    "served",
    "serves",
    "confirmed",
];
/// Tokens around a post that are looked at.
const AROUND: usize = 3;
/// Words of the longest body's name.
const LONGEST: usize = 8;

/// A post as its words stand, before it is known whose it is.
struct Words {
    title: Span,
    body: String,
    /// Whether the body is called by its last word alone: `the council`.
    short: bool,
}

/// Reads the posts of every sentence.
pub fn read(text: Text<'_>, found: &mut Annotations) {
    let mut posts = Vec::new();
    let mut bodies: Vec<String> = Vec::new();
    for (sentence, s) in (0u32..).zip(text.sentences) {
        let tokens = Tokens::of(text, s.tokens.clone());
        scan(tokens, post, |span, words: Words| {
            let body =
                if words.short { named_before(&bodies, &words.body) } else { Some(words.body.clone()) };
            let Some(body) = body else { return };
            bodies.push(body.clone());
            let around = Around::of(text, tokens, span);
            if let Some(person) = around.person(text, &found.mentions, sentence) {
                posts.push(Post { title: words.title, span, body, person, sentence, then: around.is_then() });
            }
        });
    }
    found.posts = posts;
}

/// The nearest body before whose name ends in the word.
fn named_before(bodies: &[String], last: &str) -> Option<String> {
    let ends = |b: &&String| b.rsplit(' ').next().is_some_and(|w| fold(w) == last);
    bodies.iter().rev().find(ends).cloned()
}

/// post = of_body | body_first
fn post(i: Tokens<'_>) -> Parsed<'_, Words> {
    alt((of_body, body_first)).parse_complete(i)
}

/// of_body = title ("of" | "at" | "on") article? small{0,2} (name | body noun)
fn of_body(i: Tokens<'_>) -> Parsed<'_, Words> {
    let (rest, (title, ())) = spanned(title)(i)?;
    let (rest, _) = one_of(&["of", "at", "on"])(rest)?;
    let (rest, article) = opt(one_of(&["the", "its", "his", "her", "their", "that"])).parse_complete(rest)?;
    let small = token_if(|t, _| {
        t.kind == TokenKind::Word && t.case == Case::Lower && !t.is_in(i.lexicon.organization_heads, i.text)
    });
    let (rest, _) = many_m_n(0, 2, small).parse_complete(rest)?;
    if let Ok((after, body)) = name(rest) {
        return Ok((after, Words { title, body, short: false }));
    }
    let noun = verify(token_if(|t, w| t.case == Case::Lower && i.lexicon.organization_heads.has(w)), |_| {
        article.is_some()
    });
    let (after, token) = { noun }.parse_complete(rest)?;
    Ok((after, Words { title, body: token.of(i.text).to_owned(), short: true }))
}

/// title = "deputy"? ("head" | "chief" | "leader") | a listed title
fn title(i: Tokens<'_>) -> Parsed<'_, ()> {
    static FIRST: WordSet = WordSet::new(&["deputy", "head", "chief", "leader"]);
    if !i.first().is_some_and(|t| i.lexicon.titles.may(t.folded)) && !FIRST.has(i.word()) {
        return i.no();
    }
    let head = (opt(one_of(&["deputy"])), one_of(&["head", "chief", "leader"]));
    alt((listed(|l| l.titles).map(|_| ()), head.map(|_| ()))).parse_complete(i)
}

/// body_first = name title , the name one of a body
fn body_first(i: Tokens<'_>) -> Parsed<'_, Words> {
    let begins = i.first().is_some_and(|t| t.is_capitalized());
    let inside = i.back(1).is_some_and(|t| t.is_capitalized() && i.left() > 0 && i.rest()[0].spaced);
    if !begins || inside && i.at > 0 && is_name_word(i, 1) {
        return i.no();
    }
    for words in 1..=LONGEST.min(i.left().saturating_sub(1)) {
        let (rest, head) = i.take_split(words);
        if !head.rest().iter().all(|t| t.is_capitalized()) {
            break;
        }
        let body = head.rest().iter().any(|t| t.is_in(i.lexicon.organization_heads, i.text));
        if let (true, Ok((after, (title, ())))) = (body, spanned(title)(rest)) {
            return Ok((after, Words { title, body: spaced(head), short: false }));
        }
    }
    i.no()
}

/// Whether the word before belongs to the same run of capitals.
fn is_name_word(i: Tokens<'_>, back: usize) -> bool {
    !i.back_is_in(back, i.lexicon.function_words)
}

/// name = capitalised{1,8} (("of" | "for" | "and" | "the") capitalised+)?
fn name(i: Tokens<'_>) -> Parsed<'_, String> {
    let capital = || token_if(|t, _| t.is_capitalized());
    let run = |i| many_m_n(1, LONGEST, capital()).parse_complete(i);
    let (rest, _) = run(i)?;
    let joint = many_m_n(1, 2, one_of(&["of", "for", "and", "the"]));
    let (rest, _) = opt(preceded(joint, many1_count(capital()))).parse_complete(rest)?;
    let length = i.left() - rest.left();
    let name = i.take(length);
    let demonym = i.lexicon.demonyms.contains(i.word()) && length > 1;
    Ok((rest, spaced(name.take_from(usize::from(demonym)))))
}

fn spaced(i: Tokens<'_>) -> String {
    let words: Vec<&str> = i.rest().iter().map(|t| t.of(i.text)).collect();
    words.join(" ")
}

/// What stands around a post in its sentence.
struct Around<'a> {
    before: Tokens<'a>,
    after: Tokens<'a>,
    span: Span,
}

impl<'a> Around<'a> {
    fn of(text: Text<'a>, sentence: Tokens<'a>, span: Span) -> Self {
        let start = text.index(span.start) - sentence.at;
        let end = text.index(span.end) - sentence.at;
        Self { before: sentence.take(start), after: sentence.take_from(end), span }
    }

    fn word_before(&self, n: usize) -> &'a str {
        let rest = self.before.rest();
        rest.len().checked_sub(n).map_or("", |i| rest[i].of(self.before.text))
    }

    fn is_then(&self) -> bool {
        let is = |list: &[&str], w: &str| list.iter().any(|l| w.eq_ignore_ascii_case(l));
        let before = (1..=AROUND).map(|n| self.word_before(n));
        let year =
            self.after.word() == "in" && self.after.token(1).is_some_and(|t| t.kind == TokenKind::Number);
        before.take_while(|w| *w != "," && *w != ";").any(|w| is(&THEN, w))
            || is(&UNTIL, self.after.word())
            || year
    }

    /// Whose post it is: the name right after it, the one before its comma, or whom the verb before it is about.
    fn person(&self, text: Text<'_>, mentions: &[Mention], sentence: u32) -> Option<EntityId> {
        let person = |m: &&Mention| m.kind == MentionKind::Person && !m.frozen;
        let next = self.after.first().map_or(self.span.end, |t| t.span.start);
        let after = mentions.iter().find(|m| person(m) && m.span.start == next && next > self.span.end);
        if let Some(named) = after {
            return Some(named.entity);
        }
        let from = text.sentences[sentence as usize].span.start;
        let own = mentions.partition_point(|m| m.span.start < from);
        let to = mentions.partition_point(|m| m.span.end <= self.span.start);
        let last = mentions[own..to.max(own)].iter().rfind(person);
        let (lead, article) = self.lead();
        if lead == "," {
            let at = self.before.rest()[self.before.left() - 1 - usize::from(article)].span.start;
            return last.filter(|m| m.span.end == at).map(|m| m.entity);
        }
        if !LEADS.iter().any(|l| lead.eq_ignore_ascii_case(l)) {
            return None;
        }
        let pronoun =
            self.before.rest().iter().rfind(|t| ["he", "she"].contains(&&*fold(t.of(text_of(text)))));
        match (last, pronoun) {
            (Some(m), Some(p)) if p.span.start > m.span.start => self.subject(text, mentions, sentence),
            (Some(m), _) => Some(m.entity),
            (None, Some(_)) => self.subject(text, mentions, sentence),
            (None, None) => None,
        }
    }

    /// The word before a post and its article, and whether there is one.
    fn lead(&self) -> (&'a str, bool) {
        let article = matches!(fold(self.word_before(1)).as_ref(), "the" | "a" | "an");
        (self.word_before(1 + usize::from(article)), article)
    }

    /// Whom `he` or `she` takes up: the first person of the sentence before.
    fn subject(&self, text: Text<'_>, mentions: &[Mention], sentence: u32) -> Option<EntityId> {
        let before = sentence.checked_sub(1)?;
        let same = text.sentences[before as usize].block == text.sentences[sentence as usize].block;
        let from = mentions.partition_point(|m| m.sentence < before);
        let named = mentions[from..].iter().take_while(|m| m.sentence == before);
        named.into_iter().find(|m| m.kind == MentionKind::Person).filter(|_| same).map(|m| m.entity)
    }
}

fn text_of<'a>(text: Text<'a>) -> &'a str {
    &text.document.text
}
