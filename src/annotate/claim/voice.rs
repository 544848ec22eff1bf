//! Groups without names that say, think or feel something.
//!
//! In: the tokens of a sentence. Out: [`Voice`]s. Not here: which groups and verbs are too vague (`rules`).
//!
//! A group cut wrong: `group`; a verb not reached past `in Kazakhstan`: `tail`; a named example missed: `example`.

use nom::Input;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, peek, value, verify};
use nom::multi::many_m_n;
use nom::sequence::{pair, preceded};

use super::group::{Group, adjective, described, group, is_determined, plural, report};
use super::{BE, Verb, is_break, verb};
use crate::annotate::Annotations;
use crate::annotate::mention::MentionKind;
use crate::annotate::tokens::{Parsed, Tokens, is, is_one_of, mark, one_of, scan, word};
use crate::annotate::word_set::{WordSet, one_in};
use crate::source::Span;
use crate::token::{Token, TokenKind};

/// Words between a group and its verb, as in `some in the old capital are calling`.
const TAIL: usize = 8;
/// How a group stands to what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VoiceForm {
    /// `many believed`
    Subject,
    /// `according to analysts`, `said some analysts`
    After,
    /// `many, who felt`
    Relative,
    /// `many reported at the time`
    Reported,
    /// `there are reports of`
    Impersonal,
}

impl VoiceForm {
    /// All forms.
    pub const ALL: [VoiceForm; 5] = [
        VoiceForm::Subject,
        VoiceForm::After,
        VoiceForm::Relative,
        VoiceForm::Reported,
        VoiceForm::Impersonal,
    ];

    /// As printed and as written in rule files.
    pub fn name(self) -> &'static str {
        match self {
            VoiceForm::Subject => "subject",
            VoiceForm::After => "after",
            VoiceForm::Relative => "relative",
            VoiceForm::Reported => "reported",
            VoiceForm::Impersonal => "impersonal",
        }
    }
}

/// A group without a name and what it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// Index of its sentence.
    pub sentence: u32,
    /// From the group to its verb.
    pub span: Span,
    /// The group with what describes it.
    pub group: Span,
    /// How many (`some`); none for a bare plural.
    pub quantifier: Option<Span>,
    /// The noun; the quantifier where that stands alone; `reports` where nobody is named at all.
    pub head: Span,
    /// The verb that carries the meaning.
    pub verb: Span,
    /// Whether the group is done to (`were angered`).
    pub passive: bool,
    /// How the group stands to it.
    pub form: VoiceForm,
    /// A named example in the sentence (`such as Aset Abishev`).
    pub example: Option<Span>,
    /// Whether what it says is what it will do itself (`said they will sue`).
    pub plan: bool,
}

/// Reads the voices of a sentence.
pub(super) fn read(sentence: u32, tokens: Tokens<'_>, found: &Annotations, voices: &mut Vec<Voice>) {
    let first = voices.len();
    scan(tokens, voice, |span, read| {
        let Read { group, verb, passive, form } = read;
        let Group { quantifier, head, span: whole } = group;
        let plan = announces(tokens.take_from(tokens.rest().partition_point(|t| t.span.end <= span.end)));
        let group = whole;
        let example = None;
        voices.push(Voice { sentence, span, group, quantifier, head, verb, passive, form, example, plan });
    });
    if voices.len() > first {
        let examples = examples(tokens, found);
        for voice in &mut voices[first..] {
            let next = examples.partition_point(|e| e.start <= voice.group.start);
            voice.example = examples.get(next).copied();
        }
    }
}

struct Read {
    group: Group,
    verb: Span,
    passive: bool,
    form: VoiceForm,
}

/// voice = impersonal | after | clause
fn voice(i: Tokens<'_>) -> Parsed<'_, Read> {
    alt((impersonal, after, clause)).parse_complete(i)
}

/// impersonal = "there" (helper | adverb)* modifier{0,2} hearsay &("of" | "that" | "about")
///            | hearsay &telling | "rumor" "has" "it" | "it" be widely? thought | be "widely" seen
fn impersonal(i: Tokens<'_>) -> Parsed<'_, Read> {
    static FIRST: WordSet =
        WordSet::new(&["there", "it", "widely", "generally", "commonly", "universally", "rumor", "rumour"]);
    if !FIRST.has(i.word()) && !HEARSAY.has(i.word()) {
        return i.no();
    }
    let hearsay = || one_in(&HEARSAY);
    let there = (
        word("there"),
        many_m_n(1, 3, alt((super::helper, super::adverb))),
        described(hearsay()),
        peek(one_of(&["of", "that", "about"])),
    );
    let there = there.map(|(_, helpers, noun, _)| (noun, helpers[0]));
    let bare = pair(hearsay(), telling);
    let bare = bare.map(|(noun, verb)| (noun, verb));
    let rumor = (one_of(&["rumor", "rumour"]), word("has"), word("it")).map(|(noun, verb, _)| (noun, verb));
    let (after, (noun, verb)) = alt((there, believed, regarded, bare, rumor)).parse_complete(i)?;
    let owned = is_determined(&i) && noun.span.start == i.first().map_or(0, |t| t.span.start);
    if owned {
        return i.no();
    }
    let group = Group { span: noun.span, quantifier: None, head: noun.span };
    Ok((after, Read { group, verb: verb.span, passive: false, form: VoiceForm::Impersonal }))
}

/// Nouns for what is told by nobody.
static HEARSAY: WordSet =
    WordSet::new(&["reports", "rumors", "rumours", "suggestions", "whispers", "talk", "speculation"]);

/// believed = "it" ("is" | "was" | "has" "been") adverb{0,2} ("believed" | "said" | …)
fn believed(i: Tokens<'_>) -> Parsed<'_, (Token, Token)> {
    let thought = one_of(&[
        "believed",
        "said",
        "thought",
        "reported",
        "understood",
        "rumored",
        "rumoured",
        "claimed",
        "assumed",
        "suspected",
        "alleged",
    ]);
    let adverb = verify(super::adverb, |t| t.of(i.text) != "not" && t.of(i.text) != "never");
    let been = value((), pair(word("has"), word("been")));
    let be = alt((value((), one_of(&["is", "was"])), been));
    let (after, (it, (), _, thought)) =
        (word("it"), be, many_m_n(0, 2, adverb), thought).parse_complete(i)?;
    Ok((after, (it, thought)))
}

/// regarded = ("widely" | "generally" | "commonly" | "universally") ("believed" | "seen" | "regarded" | …)
fn regarded(i: Tokens<'_>) -> Parsed<'_, (Token, Token)> {
    let adverb = one_of(&["widely", "generally", "commonly", "universally"]);
    let seen = one_of(&[
        "accepted",
        "acknowledged",
        "assumed",
        "believed",
        "considered",
        "expected",
        "perceived",
        "regarded",
        "rumored",
        "rumoured",
        "seen",
        "suspected",
        "thought",
        "viewed",
    ]);
    let (after, read) = pair(adverb, seen).parse_complete(i)?;
    if super::BE.has(i.word_back(1)) { Ok((after, read)) } else { i.no() }
}

/// telling = a present form of a verb of saying or showing
fn telling(i: Tokens<'_>) -> Parsed<'_, Token> {
    one_of(&[
        "say",
        "said",
        "suggest",
        "suggested",
        "indicate",
        "indicated",
        "claim",
        "claimed",
        "have",
        "circulated",
        "abound",
        "abounded",
        "persist",
        "persisted",
        "swirled",
        "emerged",
        "surfaced",
    ])(i)
}

/// Words between saying and what is announced: `said on Tuesday night that they will`.
const ANNOUNCING: usize = 5;

/// Whether behind its verb a group tells what it will do itself: `they will sue`, not `they will be flooded`.
fn announces(i: Tokens<'_>) -> bool {
    static WILL: WordSet = WordSet::new(&[
        "will", "would", "'ll", "’ll", "plan", "planned", "intend", "intended", "aim", "aimed",
    ]);
    let light = |t: &&Token| t.kind == TokenKind::Word && !BE.has(t.of(i.text));
    let lead = i.rest().iter().take(ANNOUNCING).take_while(light);
    let Some(they) = lead.into_iter().position(|t| is(t.of(i.text), "they")) else { return false };
    WILL.has(i.ahead(they + 1))
        && !is_one_of(i.ahead(they + 2), &["be", "have", "like", "lose", "never", "not", "prefer", "rather"])
}

/// after = (","? saying | "according" "to" | "in" "the" ("eyes" | "view" | "opinion") "of") group
fn after(i: Tokens<'_>) -> Parsed<'_, Read> {
    if !is_one_of(i.word(), &["according", "in"]) && !SAYING.has(i.word()) {
        return i.no();
    }
    let according = pair(word("according"), word("to")).map(|(verb, _)| verb);
    let eyes = one_of(&["eyes", "view", "views", "opinion"]);
    let view = (word("in"), word("the"), eyes, word("of")).map(|(_, _, eyes, _)| eyes);
    let mut said = verify(one_in(&SAYING), |_| matches!(i.word_back(1), "," | "”" | "\"" | "—" | "–"));
    let (at, verb) = alt((according, view, |i| said.parse_complete(i))).parse_complete(i)?;
    let (after, group) = alt((report, group)).parse_complete(at)?;
    // `according to some records`: the quantifier counts things.
    let bare = group.quantifier.is_some_and(|q| q.end == group.head.end);
    if bare && adjective(after).is_ok() {
        return i.no();
    }
    // `Oraz, who leads the group, said residents were charged`: the verb has its subject before it.
    let clause = SAYING.has(verb.of(i.text)) && opt_tail(after).any(|n| begins_verb(after.take_from(n)));
    if clause {
        return i.no();
    }
    Ok((after, Read { group, verb: verb.span, passive: false, form: VoiceForm::After }))
}

/// Whether a finite verb stands next: a helper, or a past form.
fn begins_verb(i: Tokens<'_>) -> bool {
    finite(i).is_ok() || i.lexicon.past_verbs.has(i.word())
}

/// Verbs that stand before their subject.
static SAYING: WordSet = WordSet::new(&["said", "say", "says", "argued", "argue", "warned", "warn", "added"]);

/// clause = group (","? "who" verb | reported | tail? verb)
fn clause(i: Tokens<'_>) -> Parsed<'_, Read> {
    let (at, group) = group(i)?;
    let governed = is_governed(&i);
    let tails = || opt_tail(at).map(|n| at.take_from(n));
    if let Some((after, verb)) = tails().find_map(|at| relative(at).ok()) {
        return said(after, group, verb, VoiceForm::Relative);
    }
    let alone = at.at == i.at + 1;
    let near = tails().find_map(|at| finite(at).ok());
    match near {
        Some((after, verb))
            if governed && !verb.helped && alone && after.at == at.at + 1 && is_past(verb, i) =>
        {
            said(after, group, verb, VoiceForm::Reported)
        }
        Some((after, verb)) if !governed => said(after, group, verb, VoiceForm::Subject),
        _ => i.no(),
    }
}

fn said(after: Tokens<'_>, group: Group, verb: Verb, form: VoiceForm) -> Parsed<'_, Read> {
    Ok((after, Read { group, verb: verb.main.span, passive: verb.passive, form }))
}

fn is_past(verb: Verb, i: Tokens<'_>) -> bool {
    verb.main.of(i.text).ends_with("ed")
}

/// relative = ","? "who" verb
fn relative(i: Tokens<'_>) -> Parsed<'_, Verb> {
    preceded(pair(opt(mark(&[","])), word("who")), verb).parse_complete(i)
}

/// How many tokens may stand between a group and its verb: none, or a phrase that a preposition opens.
fn opt_tail(i: Tokens<'_>) -> impl Iterator<Item = usize> {
    const OPENING: [&str; 14] = [
        "in", "of", "at", "on", "from", "within", "inside", "across", "around", "outside", "close", "near",
        "familiar", "among",
    ];
    let opened = is_one_of(i.word(), &OPENING);
    let open = i.rest().iter().take(TAIL).take_while(|t| !is_break(t, t.of(i.text))).count();
    let most = if opened { open } else { 0 };
    std::iter::once(0).chain(2..=most.max(1)).filter(move |n| *n <= most)
}

/// finite = a verb with its helpers, or a verb of saying, thinking or feeling alone
fn finite(i: Tokens<'_>) -> Parsed<'_, Verb> {
    let (after, verb) = verb(i)?;
    let word = verb.main.of(i.text);
    let known = [i.lexicon.cue_verbs, i.lexicon.mind_verbs].iter().any(|l| verb.main.is_in(*l, i.text));
    let described = word.ends_with("ed") && !verb.helped && plural(after).is_ok();
    let noun = described || is_one_of(i.word_back(1), &["the", "a", "an", "of", "to", "in"]);
    let acting = word.ends_with("ing") && !verb.helped;
    if (verb.helped || known) && !noun && !acting { Ok((after, verb)) } else { i.no() }
}

/// Whether a preposition before a group makes it something else than a subject.
fn is_governed(i: &Tokens<'_>) -> bool {
    const GOVERNING: [&str; 16] = [
        "of", "for", "among", "to", "by", "with", "from", "than", "against", "at", "between", "like",
        "about", "toward", "towards", "on",
    ];
    is_one_of(i.word_back(1), &GOVERNING)
}

/// Places of the named examples of a sentence.
fn examples(tokens: Tokens<'_>, found: &Annotations) -> Vec<Span> {
    let mut places = Vec::new();
    scan(tokens, example, |span, name: Span| {
        let mentions = &found.mentions;
        let first = mentions.partition_point(|m| m.span.end <= name.start);
        let near = mentions.get(first).filter(|m| m.span.start <= name.end + NEAR);
        let known = near.is_some_and(|m| matches!(m.kind, MentionKind::Person | MentionKind::Organization));
        if known {
            places.push(span);
        }
    });
    places
}

/// How far behind the words that announce it an example may begin, in bytes: a title may stand before the name.
const NEAR: u32 = 40;

/// example = ("such" "as" | "like" | "including" | "among" "them" | "notably" | "for" "example") word
fn example(i: Tokens<'_>) -> Parsed<'_, Span> {
    let two = |a, b| value((), pair(word(a), word(b)));
    let announced = alt((
        two("such", "as"),
        value((), one_of(&["like", "including", "notably"])),
        two("among", "them"),
        two("for", "example"),
    ));
    let (after, _) = preceded(announced, opt(mark(&[","]))).parse_complete(i)?;
    match after.first() {
        Some(t) => Ok((after, t.span)),
        None => i.no(),
    }
}
