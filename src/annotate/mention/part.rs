//! The pieces of names, with nom over tokens.
//!
//! In: [`Tokens`]. Out: a run of [`Part`]s, capitalised words with what may stand between them.
//! Not here: which parts of a run are a name, which a title (`split`), what is named (`kind`).

use nom::branch::alt;
use nom::combinator::{opt, peek, recognize, verify};
use nom::multi::many_m_n;
use nom::sequence::{pair, preceded, terminated};
use nom::{Input, Parser};

use crate::annotate::Text;
use crate::annotate::tokens::{Parsed, Tokens, glued, mark, token_if};
use crate::lexicon::fold;
use crate::source::Span;
use crate::token::{Case, Token, TokenKind};

/// Longer runs are lists of capitalised words, not names.
const MAX_PARTS: usize = 12;

/// Small words within the names of people, of all languages that print them so in English.
const PARTICLES: [&str; 32] = [
    "ad", "al", "ben", "bin", "bint", "da", "dal", "das", "de", "del", "della", "den", "der", "di", "dos",
    "du", "e", "el", "ibn", "la", "le", "los", "lo", "na", "og", "ter", "ul", "van", "von", "y", "zu", "zur",
];

/// Particles that may begin a name that stands without a given name: no English word is like them.
const OPENING_PARTICLES: [&str; 5] = ["bin", "ibn", "von", "al", "el"];

/// Glued before a hyphen: Arabic articles and the like.
const PREFIXES: [&str; 16] =
    ["abu", "ad", "al", "an", "ar", "as", "ash", "at", "az", "bin", "el", "es", "ibn", "ud", "uz", "ul"];

/// English words that are syllables of Chinese and Korean names or stand between the parts of a place's.
const SYLLABLES: [&str; 30] = [
    "bin", "bing", "din", "do", "fang", "hang", "he", "hung", "in", "kin", "kit", "lam", "on", "pang", "pin",
    "ping", "shun", "sin", "sing", "so", "sung", "tan", "tang", "ting", "ton", "tong", "upon", "wan", "wing",
    "yin",
];

/// Small words that with a capital begin a sentence or a title, and are nobody's name.
const STARTERS: [&str; 13] =
    ["After", "And", "As", "At", "But", "By", "For", "From", "In", "Of", "On", "When", "With"];

/// Abbreviations that begin the name of a place, although some are titles too.
pub const PLACE_SHORTS: [&str; 5] = ["ft", "mt", "st", "ste", "sts"];

/// Months that are names of people too.
const NAME_MONTHS: [&str; 4] = ["april", "august", "june", "may"];

/// What a part does in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A capitalised word, hyphens included.
    Word,
    /// `W.`, `J.K.`
    Initial,
    /// `bin`, `von der`, one part each.
    Particle,
    /// `Jr.`, `III`
    Suffix,
    /// `of`, `for the`, `and`, `&` within the name of a body or place.
    Joint,
    /// `Mr.`, `Gen.`, `Sen.`
    Short,
}

/// A piece of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Where.
    pub span: Span,
    /// What it does.
    pub role: Role,
    /// Index of its first token.
    pub at: usize,
    /// One past its last token.
    pub end: usize,
}

/// run = opening? part ( joint? part )*
pub fn run(i: Tokens<'_>) -> Parsed<'_, Vec<Part>> {
    if !may_begin(i) {
        return i.no();
    }
    let (mut rest, first) = opt(opening).parse_complete(i)?;
    let mut parts: Vec<Part> = first.into_iter().collect();
    while parts.len() < MAX_PARTS {
        let Ok((after, mut more)) = link(rest, &parts) else { break };
        parts.append(&mut more);
        rest = after;
    }
    if parts.iter().any(|p| p.role == Role::Word) { Ok((rest, parts)) } else { i.no() }
}

/// Whether a run may begin at the next token: a capital, a particle, or what a hyphen joins to a capital.
fn may_begin(i: Tokens<'_>) -> bool {
    i.first().is_some_and(|t| t.is_capitalized())
        || matches!(i.ahead(1), "-" | "‑")
        || OPENING_PARTICLES.contains(&i.word())
}

/// link = part | suffix | joint part
fn link<'a>(i: Tokens<'a>, parts: &[Part]) -> Parsed<'a, Vec<Part>> {
    let words = parts.iter().any(|p| p.role == Role::Word);
    if !parts.is_empty() && !i.first().is_some_and(|t| t.spaced) && !is_possessive_body(i) {
        return suffix_after_comma(i).map(|(rest, p)| (rest, vec![p]));
    }
    if words && let Ok((rest, p)) = suffix(i) {
        return Ok((rest, vec![p]));
    }
    if let Ok((rest, p)) = part(i, parts) {
        return Ok((rest, vec![p]));
    }
    let (rest, joint) = if words { joint(i, parts)? } else { i.no()? };
    let (rest, p) = part(rest, parts)?;
    Ok((rest, joint.into_iter().chain([p]).collect()))
}

/// part = short | initial | compound
fn part<'a>(i: Tokens<'a>, before: &[Part]) -> Parsed<'a, Part> {
    if let Ok(read) = alt((short, initial)).parse_complete(i) {
        return Ok(read);
    }
    let (rest, read) = compound(i)?;
    let no_name = is_calendar(i, before.last()) || is_lettered(i) || is_starter(i);
    if no_name { i.no() } else { Ok((rest, read)) }
}

/// Whether a word is a particle, whatever its case.
pub fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&fold(word).as_ref())
}

/// The particle right before token `at`.
pub fn particle_before(text: Text<'_>, at: usize) -> Option<Part> {
    let before = at.checked_sub(1)?;
    let token = text.tokens.get(before)?;
    let spaced = text.tokens.get(at).is_some_and(|t| t.spaced);
    let part = Part { span: token.span, role: Role::Particle, at: before, end: at };
    (spaced && is_particle(token.of(&text.document.text))).then_some(part)
}

/// Whether a small word begins a sentence here, or an article a name that goes without it:
/// `The Associated Press`, but The Hague.
fn is_starter(i: Tokens<'_>) -> bool {
    let l = i.lexicon;
    let listed =
        |form: &str| l.cities.contains(form) || l.countries.contains(form) || l.organizations.contains(form);
    let longer = i.ahead(2).starts_with(char::is_uppercase);
    match i.word() {
        "The" => longer || !listed(&format!("The {}", i.ahead(1))),
        word => STARTERS.contains(&word) && !is_hyphened(i),
    }
}

/// opening = ("bin" | "von" | …)+ , before a capitalised word
fn opening(i: Tokens<'_>) -> Parsed<'_, Part> {
    let particle = token_if(|t, w| t.case == Case::Lower && OPENING_PARTICLES.contains(&w));
    let (rest, _) = terminated(particle, peek(capital)).parse_complete(i)?;
    Ok((rest, piece(&i, &rest, Role::Particle)))
}

/// compound = ( prefix "-" )? capital ( "-" inner )* | capital ( "/" capital )*
fn compound(i: Tokens<'_>) -> Parsed<'_, Part> {
    let hyphened = matches!(i.ahead(1), "-" | "‑");
    let prefix = token_if(|_, w| hyphened && PREFIXES.contains(&fold(w).as_ref()));
    let prefixed = pair(prefix, preceded(glued(mark(&["-", "‑"])), glued(capital)));
    let slashed = pair(upper, preceded(glued(mark(&["/"])), glued(upper)));
    let head = alt((recognize(prefixed), recognize(slashed), recognize(capital)));
    let tail = many_m_n(0, 4, preceded(glued(mark(&["-", "‑"])), glued(inner)));
    let (rest, _) = pair(head, tail).parse_complete(i)?;
    Ok((rest, piece(&i, &rest, Role::Word)))
}

/// Whether a letter and a hyphen stand here that begin no name: `X-ray`, `(D-Calif.)`, but not I-Chung.
fn is_lettered(i: Tokens<'_>) -> bool {
    let glued = i.word().chars().count() == 1 && i.token(1).is_some_and(|t| !t.spaced && i.ahead(1) == "-");
    glued && (matches!(i.word_back(1), "," | "(") || !i.ahead(2).starts_with(char::is_uppercase))
}

/// inner = capital | a small word that is no ordinary English word (Jong-un, but not Moscow-based)
fn inner(i: Tokens<'_>) -> Parsed<'_, Token> {
    let foreign = |t: &Token, w: &str| {
        t.kind == TokenKind::Word && (SYLLABLES.contains(&w) || !i.lexicon.ordinary_words.has(w))
    };
    alt((capital_inside, token_if(foreign))).parse_complete(i)
}

/// capital_inside = a capitalised word that names no people or country's manner (`Anglo-American`)
fn capital_inside(i: Tokens<'_>) -> Parsed<'_, Token> {
    token_if(|t, _| t.is_capitalized()).parse_complete(i)
}

/// capital = a capitalised word that is not the pronoun I
fn capital(i: Tokens<'_>) -> Parsed<'_, Token> {
    let pronoun = |t: &Token| !is_hyphened(i) && is_pronoun(t.of(i.text));
    verify(token_if(|t, _| t.is_capitalized()), |t: &Token| !pronoun(t)).parse_complete(i)
}

/// Whether a hyphen is glued to the next word.
fn is_hyphened(i: Tokens<'_>) -> bool {
    i.ahead(1) == "-" && i.token(1).is_some_and(|t| !t.spaced)
}

fn is_pronoun(word: &str) -> bool {
    word == "I" || word.starts_with("I'") || word.starts_with("I’")
}

/// upper = a word in capitals
fn upper(i: Tokens<'_>) -> Parsed<'_, Token> {
    token_if(|t, _| t.case == Case::Upper).parse_complete(i)
}

/// initial = letter "." , before a capitalised word or another initial | letters with stops (J.K.)
fn initial(i: Tokens<'_>) -> Parsed<'_, Part> {
    let stopped = recognize(pair(token_if(is_letter), glued(mark(&["."]))));
    let spelled = recognize(token_if(|t, w| {
        t.case == Case::Upper && w.ends_with('.') && w.chars().count() <= 6 && !is_listed(i, w)
    }));
    let (rest, _) = terminated(alt((stopped, spelled)), peek(capital)).parse_complete(i)?;
    Ok((rest, piece(&i, &rest, Role::Initial)))
}

fn is_letter(token: &Token, word: &str) -> bool {
    token.is_capitalized() && word.chars().count() == 1
}

/// Whether an abbreviation names a country or a body.
fn is_listed(i: Tokens<'_>, word: &str) -> bool {
    let l = i.lexicon;
    l.countries.contains(word)
        || l.organizations.contains(word)
        || l.abbreviations_other.has(word.trim_end_matches('.'))
}

/// short = abbreviated title "."? , before a capitalised word; St. and Mt. begin a place
fn short(i: Tokens<'_>) -> Parsed<'_, Part> {
    let known = token_if(|t, _| t.is_capitalized() && t.is_in(i.lexicon.abbreviations_title, i.text));
    let (rest, t) = terminated(known, opt(glued(mark(&["."])))).parse_complete(i)?;
    peek(capital).parse_complete(rest)?;
    let place = PLACE_SHORTS.contains(&t.small(i.text).as_ref());
    Ok((rest, piece(&i, &rest, if place { Role::Word } else { Role::Short })))
}

/// suffix = ("Jr" | "Sr") "."? | Roman numeral
fn suffix(i: Tokens<'_>) -> Parsed<'_, Part> {
    let junior = recognize(pair(token_if(|_, w| matches!(w, "Jr" | "Sr")), opt(glued(mark(&["."])))));
    let roman = recognize(token_if(|_, w| is_roman(w)));
    let (rest, _) = alt((junior, roman)).parse_complete(i)?;
    Ok((rest, piece(&i, &rest, Role::Suffix)))
}

/// suffix_after_comma = "," ("Jr" | "Sr") "."?
fn suffix_after_comma(i: Tokens<'_>) -> Parsed<'_, Part> {
    preceded(mark(&[","]), suffix).parse_complete(i)
}

/// A regnal number: I to XXXIX, of two letters at least.
fn is_roman(word: &str) -> bool {
    word.len() >= 2 && word.len() <= 6 && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

/// joint = particle{1,3} | ("of" | "for" | "on" | …) "the"? , after a head | "and", after such a joint or before a head | "&"
///       | possessive, of people and before a head
fn joint<'a>(i: Tokens<'a>, before: &[Part]) -> Parsed<'a, Vec<Part>> {
    if let Ok((rest, n)) = particles(i) {
        let spans = (0..n).map(|k| piece(&i.take_from(k), &i.take_from(k + 1), Role::Particle));
        return Ok((rest, spans.collect()));
    }
    let (rest, _) = match i.word() {
        "of" | "for" | "on" | "against" if follows_head(i, before) => {
            pair(any_word, opt(the)).parse_complete(i)?
        }
        "and" if ordinary_next(i) && (joined(before) || head_next(i)) => {
            (i.take_from(1), (i.rest()[0], None))
        }
        "&" => (i.take_from(1), (i.rest()[0], None)),
        _ if is_possessive_body(i) => (i.take_from(1), (i.rest()[0], None)),
        _ => return i.no(),
    };
    // A possessive leaves the head last, so it is no joint.
    let owned = i.first().is_some_and(|t| t.kind == TokenKind::Possessive);
    Ok((rest, vec![piece(&i, &rest, if owned { Role::Word } else { Role::Joint })]))
}

/// Whether a possessive stands within the name of a body: `People's Army`, `Prosecutor General's Office`.
fn is_possessive_body(i: Tokens<'_>) -> bool {
    let (l, owner) = (i.lexicon, i.word_back(1));
    let people =
        matches!(owner, "People" | "Women" | "Children") || l.titles.has(owner) || l.people_nouns.has(owner);
    let head = i.ahead(1);
    i.first().is_some_and(|t| t.kind == TokenKind::Possessive)
        && people
        && head.starts_with(char::is_uppercase)
        && (l.organization_heads.has(head) || l.place_heads.has(head))
}

/// particles = particle{1,3} , before a capitalised word
fn particles(i: Tokens<'_>) -> Parsed<'_, usize> {
    let particle = token_if(|t, w| t.case == Case::Lower && PARTICLES.contains(&w));
    let (rest, read) = terminated(many_m_n(1, 3, particle), peek(compound)).parse_complete(i)?;
    Ok((rest, read.len()))
}

/// any_word = one token
fn any_word(i: Tokens<'_>) -> Parsed<'_, Token> {
    token_if(|_, _| true).parse_complete(i)
}

/// the = "the"
fn the(i: Tokens<'_>) -> Parsed<'_, Token> {
    token_if(|_, w| w == "the").parse_complete(i)
}

/// Whether the word just read is the head of a body, place or office, so that `of` goes on with it.
fn follows_head(i: Tokens<'_>, before: &[Part]) -> bool {
    let (l, w) = (i.lexicon, i.word_back(1));
    let person = before.len() > 1 && l.given_names.contains(before[0].span.of(i.text));
    l.organization_heads.has(w) || l.place_heads.has(w) || (l.titles.has(w) && !person)
}

/// Whether the second next word is the head of a body: `Ways and Means Committee`.
fn head_next(i: Tokens<'_>) -> bool {
    let head = |n| i.ahead(n).starts_with(char::is_uppercase) && i.lexicon.organization_heads.has(i.ahead(n));
    i.lexicon.ordinary_words.has(i.word_back(1)) && (head(2) || head(3))
}

fn joined(before: &[Part]) -> bool {
    before.iter().any(|p| p.role == Role::Joint)
}

fn ordinary_next(i: Tokens<'_>) -> bool {
    i.lexicon.ordinary_words.has(i.ahead(1)) && !i.lexicon.titles.has(i.ahead(1))
}

/// Whether the next word is a month, weekday or holiday rather than a name (Theresa May).
fn is_calendar(i: Tokens<'_>, before: Option<&Part>) -> bool {
    let word = fold(i.word());
    if NAME_MONTHS.contains(&word.as_ref()) {
        let dated = i.token(1).is_some_and(|t| t.kind == TokenKind::Number);
        return dated || !before.is_some_and(|p| introduces(i, p));
    }
    let abbreviated = i.lexicon.abbreviations_number.has(&word) && numbered(i);
    abbreviated || is_day_or_month(&word) || i.lexicon.holidays.contains(i.word())
}

/// Whether a part makes a name of the month after it: a given name or a title.
fn introduces(i: Tokens<'_>, part: &Part) -> bool {
    let word = part.span.of(i.text);
    part.role != Role::Word || i.lexicon.given_names.contains(word) || i.lexicon.titles.has(word)
}

/// Whether a number follows, a stop between or not (`Jan. 5`).
fn numbered(i: Tokens<'_>) -> bool {
    let at = if i.ahead(1) == "." { 2 } else { 1 };
    i.token(at).is_some_and(|t| t.kind == TokenKind::Number)
}

/// Whether a word in small letters names a weekday or an unmistakable month.
pub fn is_day_or_month(word: &str) -> bool {
    const NAMES: [&str; 15] = [
        "december",
        "february",
        "friday",
        "january",
        "july",
        "march",
        "monday",
        "november",
        "october",
        "saturday",
        "september",
        "sunday",
        "thursday",
        "tuesday",
        "wednesday",
    ];
    NAMES.binary_search(&word).is_ok()
}

fn piece<'a>(i: &Tokens<'a>, rest: &Tokens<'a>, role: Role) -> Part {
    Part { span: i.span_to(rest), role, at: i.at, end: rest.at }
}
