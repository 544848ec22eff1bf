//! Deaths told as events: who died, by which verb.
//!
//! In: the tokens of a sentence, its names, figures and dates. Out: [`Death`]s.
//! Not here: whether somebody stands behind it (`rules`). Deaths that a sentence takes as known (`the man who was
//! killed`, `after he died`), wishes, plans and denials are none.
//!
//! A verb not seen: `killed` or `killing`; a wrong victim: `victim`; a death that is none: `is_told`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, value};
use nom::multi::many_m_n;
use nom::sequence::pair;

use super::{BE, adverb, is_break};
use crate::annotate::Annotations;
use crate::annotate::mention::MentionKind;
use crate::annotate::quantity::Category;
use crate::annotate::tokens::{Parsed, Tokens, one_of, scan, token_if, word};
use crate::annotate::word_set::WordSet;
use crate::source::Span;
use crate::token::TokenKind;

/// How far from its verb a victim stands at most, in tokens.
const REACH: usize = 14;

/// Who died.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VictimKind {
    /// A person by name.
    Named,
    /// Somebody named before (`them`, `he`).
    Pronoun,
    /// So many people.
    Counted,
    /// `a family`, `his wife`, `a soldier`
    Described,
}

impl VictimKind {
    /// All kinds.
    pub const ALL: [VictimKind; 4] =
        [VictimKind::Named, VictimKind::Pronoun, VictimKind::Counted, VictimKind::Described];

    /// As printed and as written in rule files.
    pub fn name(self) -> &'static str {
        match self {
            VictimKind::Named => "named",
            VictimKind::Pronoun => "pronoun",
            VictimKind::Counted => "counted",
            VictimKind::Described => "described",
        }
    }
}

/// A death as an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Death {
    /// Index of its sentence.
    pub sentence: u32,
    /// From victim to verb, or from verb to victim.
    pub span: Span,
    /// The words of dying (`shot dead`).
    pub verb: Span,
    /// Who died.
    pub victim: Span,
    /// What kind of victim.
    pub kind: VictimKind,
    /// Whether the word itself tells of violence (`shot dead`), or only of dying (`died`).
    pub violent: bool,
}

/// How the verb stands to the victim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Dying {
    /// The victim stands behind it (`killing them`).
    active: bool,
    violent: bool,
}

/// Reads the deaths of a sentence.
pub(super) fn read(sentence: u32, tokens: Tokens<'_>, found: &Annotations, all: &mut Vec<Death>) {
    scan(tokens, dying, |verb, Dying { active, violent }| {
        let from = tokens.rest().partition_point(|t| t.span.start < verb.start);
        let to = tokens.rest().partition_point(|t| t.span.end <= verb.end);
        let victim = if active { after(tokens, found, to) } else { before(tokens, found, from) };
        let Some((victim, kind)) = victim else { return };
        if is_told(tokens, from, active) && !is_noun(tokens, from) {
            all.push(Death { sentence, span: victim.to(verb), verb, victim, kind, violent });
        }
    });
}

/// dying = be? killed | "died" | "killing" | "shot" "dead"
fn dying(i: Tokens<'_>) -> Parsed<'_, Dying> {
    if !may_begin(i) {
        return i.no();
    }
    let passive = Dying { active: false, violent: true };
    let active = Dying { active: true, violent: true };
    let died = Dying { active: false, violent: false };
    alt((
        value(passive, pair(be, killed)),
        value(died, alt((value((), one_of(&["died", "perished"])), value((), lost_lives)))),
        value(active, killing),
    ))
    .parse_complete(i)
}

/// Whether a death may be told from the next word on: but for forms of `be`, most words tell of none.
fn may_begin(i: Tokens<'_>) -> bool {
    static FIRST: WordSet = WordSet::new(&[
        "assassinated",
        "assassinating",
        "beat",
        "beheaded",
        "claimed",
        "claiming",
        "died",
        "executed",
        "gunned",
        "killed",
        "killing",
        "lost",
        "massacred",
        "murdered",
        "murdering",
        "perished",
        "shot",
        "stabbed",
        "taking",
        "took",
    ]);
    BE.has(i.word()) || FIRST.has(i.word())
}

/// be = a form of `be` with its adverbs
fn be(i: Tokens<'_>) -> Parsed<'_, ()> {
    let be = token_if(|_, w| BE.has(w));
    value((), pair(many_m_n(1, 2, be), opt(adverb))).parse_complete(i)
}

/// killed = "killed" | "murdered" | … | ("shot" | "beaten" | …) ("dead" | "to" "death") | "gunned" "down"
fn killed(i: Tokens<'_>) -> Parsed<'_, ()> {
    let sure = one_of(&[
        "killed",
        "murdered",
        "executed",
        "assassinated",
        "beheaded",
        "slain",
        "massacred",
        "lynched",
        "slaughtered",
    ]);
    let found = pair(word("found"), word("dead"));
    alt((
        value((), sure),
        to_death,
        value((), found),
        value((), pair(one_of(&["gunned", "mowed"]), word("down"))),
    ))
    .parse_complete(i)
}

/// to-death = "fatally" hurt | hurt ("dead" | "to" "death" | "and" "killed")
fn to_death(i: Tokens<'_>) -> Parsed<'_, ()> {
    let hurt = || {
        one_of(&[
            "shot",
            "stabbed",
            "beaten",
            "burned",
            "burnt",
            "crushed",
            "hacked",
            "strangled",
            "trampled",
            "shelled",
            "bludgeoned",
            "wounded",
            "injured",
            "hit",
            "struck",
            "tortured",
        ])
    };
    let dead = alt((
        value((), word("dead")),
        value((), pair(word("to"), word("death"))),
        value((), pair(word("and"), word("killed"))),
    ));
    alt((value((), pair(hurt(), dead)), value((), pair(word("fatally"), hurt())))).parse_complete(i)
}

/// lost-lives = "lost" ("their" | "his" | "her") ("lives" | "life")
fn lost_lives(i: Tokens<'_>) -> Parsed<'_, ()> {
    value((), (word("lost"), one_of(&["their", "his", "her"]), one_of(&["lives", "life"]))).parse_complete(i)
}

/// killing = ("killed" | "killing" | …) , or hurt "and" "killed", with the victim behind it
fn killing(i: Tokens<'_>) -> Parsed<'_, ()> {
    let sure = one_of(&[
        "killed",
        "killing",
        "murdered",
        "murdering",
        "executed",
        "assassinated",
        "assassinating",
        "beheaded",
        "massacred",
    ]);
    let shot = (one_of(&["shot", "stabbed", "beat"]), word("and"), word("killed"));
    let dead = pair(one_of(&["shot", "gunned"]), one_of(&["dead", "down"]));
    let lives = (
        one_of(&["claimed", "claiming", "took", "taking"]),
        opt(word("the")),
        one_of(&["lives", "life"]),
        word("of"),
    );
    alt((value((), shot), value((), dead), value((), lives), value((), sure))).parse_complete(i)
}

/// Whether the words tell the death as news: no plan, denial, condition, and nothing taken as known.
fn is_told(tokens: Tokens<'_>, from: usize, active: bool) -> bool {
    const UNTOLD: [&str; 30] = [
        "not", "never", "nobody", "if", "unless", "would", "could", "should", "may", "might", "must", "will",
        "can", "to", "who", "whom", "whose", "which", "where", "since", "after", "before", "until",
        "because", "without", "every", "whether", "nearly", "almost", "how",
    ];
    let words: Vec<&str> =
        tokens.rest()[..from].iter().rev().take(REACH).map(|t| t.of(tokens.text)).collect();
    let clause = words.iter().take_while(|w| !matches!(**w, ";" | ":" | "—" | "–"));
    let untold = |w: &&&str| {
        UNTOLD.iter().any(|u| w.eq_ignore_ascii_case(u)) || w.ends_with("n't") || w.ends_with("n’t")
    };
    let near = clause.clone().take_while(|w| !(active && **w == ",")).find(untold);
    near.is_none() && !is_backdrop(tokens, from) && !(active && hangs_on(tokens, from))
}

/// Whether `killing` names a deed (`the killing of terrorists`) and tells none: no comma, `and` or helper before it.
fn is_noun(tokens: Tokens<'_>, at: usize) -> bool {
    let acting = tokens.token(at).is_some_and(|t| t.of(tokens.text).ends_with("ing"));
    let before = at.checked_sub(1).and_then(|b| tokens.token(b)).map_or("", |t| t.of(tokens.text));
    acting && !matches!(before, "," | "and" | "is" | "are" | "was" | "were")
}

/// Whether `, killing 49` hangs on a clause that the sentence takes as known (`before he shot a hundred people`).
fn hangs_on(tokens: Tokens<'_>, from: usize) -> bool {
    const KNOWN: [&str; 9] = ["after", "before", "when", "who", "which", "where", "that", "since", "if"];
    let words = tokens.rest()[..from].iter().rev().map(|t| t.of(tokens.text)).take(REACH * 2);
    let clause = words.skip(1).take_while(|w| !matches!(*w, "and" | "," | ";"));
    clause.into_iter().any(|w| KNOWN.iter().any(|k| w.eq_ignore_ascii_case(k)))
}

/// `when he died`, which takes the death as known, unless it breaks into what went on (`were driving when`).
fn is_backdrop(tokens: Tokens<'_>, from: usize) -> bool {
    let before = &tokens.rest()[..from];
    let when = before
        .iter()
        .rev()
        .take(REACH)
        .position(|t| matches!(t.of(tokens.text), "when" | "When" | "as" | "As" | "that" | "while"));
    let Some(back) = when else { return false };
    let at = before.len() - 1 - back;
    let going_on = before[..at].iter().rev().take(REACH * 2).any(|t| t.of(tokens.text).ends_with("ing"));
    !(going_on && before[at].of(tokens.text) == "when")
}

/// The victim before a verb: the nearest of the clause.
fn before(tokens: Tokens<'_>, found: &Annotations, from: usize) -> Option<(Span, VictimKind)> {
    let words = &tokens.rest()[..from];
    let open = words
        .iter()
        .rev()
        .take(REACH)
        .take_while(|t| !is_break(t, t.of(tokens.text)) || t.of(tokens.text) == ",");
    let first = words.len() - open.count();
    (first..from).rev().find_map(|at| victim(tokens, found, at, true))
}

/// The victim behind a verb: at once, or after a few words that describe.
fn after(tokens: Tokens<'_>, found: &Annotations, to: usize) -> Option<(Span, VictimKind)> {
    let words = &tokens.rest()[to..];
    let open = words.iter().take(5).take_while(|t| !is_break(t, t.of(tokens.text)));
    let open = open
        .take_while(|t| !matches!(t.of(tokens.text), "in" | "by" | "on" | "at" | "with" | "during" | "for"));
    (to..to + open.count()).find_map(|at| victim(tokens, found, at, false))
}

/// What stands at a token, as a victim: a person's name, a pronoun, a count of people, a word for somebody.
fn victim(tokens: Tokens<'_>, found: &Annotations, at: usize, subject: bool) -> Option<(Span, VictimKind)> {
    let token = tokens.token(at)?;
    let word = token.of(tokens.text);
    let named = found.mentions.get(found.mentions.partition_point(|m| m.span.end <= token.span.start));
    if let Some(name) = named.filter(|m| m.span.start <= token.span.start) {
        return (name.kind == MentionKind::Person).then_some((name.span, VictimKind::Named));
    }
    let counted = found.quantities.get(found.quantities.partition_point(|q| q.span.end <= token.span.start));
    if let Some(count) = counted.filter(|q| q.span.start <= token.span.start) {
        let people = match count.category {
            Category::Casualty | Category::Vague => true,
            Category::Count => count.noun.is_some(),
            _ => false,
        };
        return people.then_some((count.hedge.map_or(count.span, |h| h.to(count.span)), VictimKind::Counted));
    }
    let pronoun: &[&str] = if subject { &["he", "she", "they"] } else { &["him", "her", "them"] };
    if pronoun.iter().any(|p| word.eq_ignore_ascii_case(p)) {
        return Some((token.span, VictimKind::Pronoun));
    }
    let lexicon = tokens.lexicon;
    let somebody = lexicon.kin.has(word)
        || lexicon.people_nouns.has(word)
        || matches!(
            word,
            "family" | "man" | "woman" | "boy" | "girl" | "soldier" | "officer" | "civilian" | "person"
        );
    let person = somebody && token.kind == TokenKind::Word;
    person.then(|| described(tokens, at)).flatten().map(|span| (span, VictimKind::Described))
}

/// The noun with its article: `a family`. Without one it stands for a kind of people, not for somebody.
fn described(tokens: Tokens<'_>, at: usize) -> Option<Span> {
    let noun = tokens.rest()[at].span;
    let article = |t: &&crate::token::Token| {
        ["a", "an", "the", "one", "his", "her", "their"]
            .iter()
            .any(|a| t.of(tokens.text).eq_ignore_ascii_case(a))
    };
    let near = tokens.rest()[..at].iter().rev().take(3).find(article);
    near.map(|t| t.span.to(noun))
}
