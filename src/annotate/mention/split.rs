//! Runs of capitalised words cut into names and their titles.
//!
//! In: a run of [`Part`]s. Out: [`Candidate`]s: `Interior Minister Oraz` is a title and a name.
//! Not here: what is named (`kind`).

use super::form::{LONGEST_ACRONYM, form};
use super::part::{Part, Role};
use super::person;
use super::profile::{self, Profile};
use super::title;
use crate::annotate::Text;
use crate::gazetteer::EntryKind;
use crate::lexicon::fold;
use crate::sentence::Sentence;
use crate::source::Span;
use crate::token::Case;

/// What may be a name, with what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its parts, never empty, joints and particles within only.
    pub parts: Vec<Part>,
    /// Index of its sentence.
    pub sentence: u32,
    /// Title before it.
    pub title: Option<Span>,
    /// An ordinary word that is a name only if it is one elsewhere in the draft (`Trump`).
    pub doubtful: bool,
}

impl Candidate {
    /// Where.
    pub fn span(&self) -> Span {
        self.parts[0].span.to(self.parts[self.parts.len() - 1].span)
    }

    /// Index of its first token.
    pub fn at(&self) -> usize {
        self.parts[0].at
    }

    /// One past its last token.
    pub fn end(&self) -> usize {
        self.parts[self.parts.len() - 1].end
    }
}

/// What a run is judged by. Context parameter of this module.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The text.
    pub text: Text<'a>,
    /// Words of the draft.
    pub profile: &'a Profile<'a>,
    /// The sentence of the run.
    pub sentence: &'a Sentence,
    /// Its index.
    pub index: u32,
}

/// Cuts a run. A title within it ends one name and begins another.
pub fn split(c: Context<'_>, run: &[Part]) -> Vec<Candidate> {
    let (whole, run) = (run, trimmed(c, run));
    if run.is_empty() {
        return opening_word(c, whole).into_iter().collect();
    }
    if is_whole(c, run) {
        return candidate(c, run, None).into_iter().collect();
    }
    let cuts: Vec<usize> = (1..run.len()).filter(|i| starts_name(c, run, *i)).collect();
    let (first, last) = match (cuts.first(), cuts.last()) {
        (Some(first), Some(last)) => (*first, *last),
        _ => return untitled(c, run),
    };
    let mut found = Vec::new();
    found.extend(prefix(c, run, first));
    found.extend(candidate(c, trimmed(c, &run[last..]), title_before(c, &run[last..])));
    found
}

/// A run without a title before a name inside; one may stand before it.
fn untitled(c: Context<'_>, run: &[Part]) -> Vec<Candidate> {
    match run.iter().position(|p| p.role == Role::Joint) {
        // `Minister of Israel` is an office: a body may stand before it, a place after it.
        Some(at) if at > 0 && is_title_word(c, run[at - 1]) => {
            let head = candidate(c, without_titles(c, &run[..at]), None);
            head.into_iter().chain(candidate(c, &run[at + 1..], None)).collect()
        }
        // `Association of Criminal Defense Lawyers` ends with a title, but is one name.
        Some(_) => candidate(c, run, title_before(c, run)).into_iter().collect(),
        None => {
            let run = without_titles(c, run);
            let (head, name) = run.split_at(person_start(c, run));
            let head = listed(c, head).then(|| candidate(c, head, None)).flatten();
            head.into_iter().chain(candidate(c, name, title_before(c, name))).collect()
        }
    }
}

/// Where a full name begins after words that are none: `Democrat Kim Myers`, `Iowa Joni Ernst`.
fn person_start(c: Context<'_>, run: &[Part]) -> usize {
    let given = |p: &Part| c.text.lexicon.given_names.contains(word(c, *p));
    let start = run.iter().position(given).filter(|at| at + 2 <= run.len()).unwrap_or(0);
    let ordinary = |p: &Part| is_usual(c, &fold(word(c, *p))) || is_demonym(c, *p);
    let foreign = run[..start].iter().all(ordinary) || listed(c, &run[..start]);
    if foreign { start } else { 0 }
}

/// Whether parts are a listed place or body.
fn listed(c: Context<'_>, parts: &[Part]) -> bool {
    let (form, l) = (form(c.text, parts), c.text.lexicon);
    [l.countries, l.cities, l.regions, l.organizations].iter().any(|list| list.contains(&form))
}

/// The body or place before a title: `Interior Ministry` of `Interior Ministry Spokesman Oraz`.
fn prefix(c: Context<'_>, run: &[Part], cut: usize) -> Option<Candidate> {
    let title = title::core(c.text, run[0].at, run[cut].at).unwrap_or(run[cut - 1].at);
    let head = run[..cut].partition_point(|p| p.end <= title);
    candidate(c, without_titles(c, &run[..head]), None)
}

/// Whether parts from here on are a name because a title ends right before.
fn starts_name(c: Context<'_>, run: &[Part], at: usize) -> bool {
    let part = run[at];
    matches!(part.role, Role::Word | Role::Initial | Role::Particle)
        && !matches!(run[at - 1].role, Role::Joint | Role::Particle)
        && title::core(c.text, run[0].at, part.at).is_some()
        && !is_title_word(c, part)
        && word(c, part).starts_with(char::is_alphabetic)
        && !(at + 1 == run.len() && is_plain_word(c, part))
        || run[at - 1].role == Role::Short && part.role != Role::Short && !is_title_word(c, part)
}

/// Whether the only word after a title is no name: `Refugee Act`.
fn is_plain_word(c: Context<'_>, part: Part) -> bool {
    let (w, l) = (word(c, part), c.text.lexicon);
    l.ordinary_words.has(w) && !l.surnames.contains(w) && !l.given_names.contains(w) && !person::is_family(w)
}

fn is_title_word(c: Context<'_>, part: Part) -> bool {
    part.role == Role::Word && title::is_title(c.text, part.at, part.end) && !is_name_anyway(c, part)
}

/// King, Pope and Bishop are surnames where nothing else is left for one.
fn is_name_anyway(c: Context<'_>, part: Part) -> bool {
    c.text.lexicon.surnames.contains(word(c, part)) && next_is_small(c, part)
}

fn next_is_small(c: Context<'_>, part: Part) -> bool {
    c.text.tokens.get(part.end).is_none_or(|t| !t.is_capitalized())
}

/// Whether a run is one listed name, or the name of a body or place by its head, titles and all.
fn is_whole(c: Context<'_>, run: &[Part]) -> bool {
    let form = form(c.text, run);
    let l = c.text.lexicon;
    let lists = [l.organizations, l.cities, l.regions, l.countries, l.demonyms];
    let ends_listed = match run {
        [_, .., first, last] => l.organizations.contains(first.span.to(last.span).of(&c.text.document.text)),
        _ => false,
    };
    lists.iter().any(|list| list.contains(&form))
        || ends_listed
        || is_headed(c, run)
        || c.text.gazetteer.lookup(&form).is_some_and(|e| !is_person(c, e))
}

fn is_person(c: Context<'_>, entry: u32) -> bool {
    c.text.gazetteer.entry(entry).is_some_and(|e| e.kind == EntryKind::Person)
}

/// Whether the last word, or the one before `of`, is the head of a body or place.
fn is_headed(c: Context<'_>, run: &[Part]) -> bool {
    let l = c.text.lexicon;
    let joint = run.iter().position(|p| p.role == Role::Joint).unwrap_or(run.len());
    let Some(head) = joint.checked_sub(1).map(|h| run[h]) else { return false };
    let headed = l.organization_heads.has(word(c, head)) || l.place_heads.has(word(c, head));
    let titled = run[..joint - 1].iter().all(|p| is_title_word(c, *p)) && person::is_family(word(c, head));
    run.len() > 1 && headed && !titled && run[joint - 1..].iter().all(|p| !is_title_word(c, *p))
}

fn title_before(c: Context<'_>, run: &[Part]) -> Option<Span> {
    let first = run.first()?;
    let from = c.sentence.tokens.start as usize;
    let at = first.at;
    if is_place_only(c, run) {
        return None;
    }
    let start = title::before(c.text, from, at).map(|s| (s, at)).or_else(|| parenthetic(c, run, from))?;
    let (start, end) = start;
    Some(c.text.tokens[start].span.to(c.text.tokens[end - 1].span))
}

/// Whether a form is a listed place or body and no surname, so that no title goes with it:
/// `metropolitan Atlanta`, `told the president Russia would`.
fn is_place_only(c: Context<'_>, run: &[Part]) -> bool {
    let (form, l) = (form(c.text, run), c.text.lexicon);
    listed(c, run) && !l.surnames.contains(&form) && !l.given_names.contains(&form)
}

/// The title before a name between commas: `the foreign minister, Sergei Lavrov, said`
fn parenthetic(c: Context<'_>, run: &[Part], from: usize) -> Option<(usize, usize)> {
    let comma = run[0].at.checked_sub(1).filter(|k| *k > from)?;
    let is_comma = |at: usize| c.text.tokens.get(at).is_some_and(|t| t.of(&c.text.document.text) == ",");
    let single = run.len() < 2 || c.text.lexicon.countries.contains(&form(c.text, run));
    if single || !is_comma(comma) || !is_comma(run[run.len() - 1].end) {
        return None;
    }
    let start = title::before(c.text, from, comma)?;
    Some((start, comma))
}

fn candidate(c: Context<'_>, parts: &[Part], title: Option<Span>) -> Option<Candidate> {
    let parts = without_edges(parts);
    if parts.is_empty() || (title.is_none() && is_ordinary(c, parts)) {
        return None;
    }
    let doubtful = title.is_none() && is_doubtful(c, parts);
    Some(Candidate { parts: parts.to_vec(), sentence: c.index, title, doubtful })
}

/// An ordinary word alone at the start of a sentence, which may be a surname met elsewhere.
fn opening_word(c: Context<'_>, run: &[Part]) -> Option<Candidate> {
    let [only] = run else { return None };
    let usable = only.role == Role::Word && !c.text.lexicon.function_words.has(word(c, *only));
    usable.then(|| Candidate { parts: vec![*only], sentence: c.index, title: None, doubtful: true })
}

/// Drops joints, abbreviated titles and suffixes that are left without a name, at both ends.
fn without_edges(mut parts: &[Part]) -> &[Part] {
    while let [rest @ .., last] = parts
        && matches!(last.role, Role::Joint | Role::Particle | Role::Short | Role::Initial)
    {
        parts = rest;
    }
    while let [first, rest @ ..] = parts
        && matches!(first.role, Role::Joint | Role::Short | Role::Suffix)
    {
        parts = rest;
    }
    parts
}

/// Drops titles, what stands before them, and nationalities, from both ends.
fn without_titles<'p>(c: Context<'_>, mut run: &'p [Part]) -> &'p [Part] {
    while let [rest @ .., last] = run
        && (is_title_word(c, *last) && !is_given(c, rest) || is_demonym(c, *last))
    {
        run = rest;
    }
    while let [first, rest @ ..] = run
        && (is_demonym(c, *first) || rest.is_empty() && is_title_word(c, *first))
    {
        run = rest;
    }
    run
}

/// Whether a part is a given name alone, so that King after it is no title.
fn is_given(c: Context<'_>, parts: &[Part]) -> bool {
    matches!(parts, [only] if c.text.lexicon.given_names.contains(word(c, *only)))
}

/// Drops first words that any sentence may begin with.
fn trimmed<'p>(c: Context<'_>, mut run: &'p [Part]) -> &'p [Part] {
    while let [first, rest @ ..] = run
        && (profile::opens(c.text, c.sentence, first.at)
            && first.role == Role::Word
            && !is_name_at_start(c, run))
    {
        run = rest;
    }
    run
}

/// Whether a capitalised first word is part of a name.
fn is_name_at_start(c: Context<'_>, run: &[Part]) -> bool {
    let first = run[0];
    let small = fold(word(c, first)).into_owned();
    let l = c.text.lexicon;
    if is_upper(c, first) && (small.len() <= LONGEST_ACRONYM || run.len() > 1) {
        return true;
    }
    if l.function_words.contains(&small) {
        return c.profile.is_named(&small) && run.len() > 1 && l.given_names.contains(word(c, first));
    }
    if !is_usual(c, &small) || c.profile.is_named(&small) || has_inner_capital(word(c, first)) {
        return true;
    }
    is_whole(c, run) || is_known_person(c, run)
}

/// Whether a first word is a listed given name or surname and used like one.
fn is_known_person(c: Context<'_>, run: &[Part]) -> bool {
    let l = c.text.lexicon;
    let first = word(c, run[0]);
    let given = run.len() > 1 && (l.given_names.contains(first) || is_korean(c, run));
    given || (next_speaks(c, run[0]) && l.surnames.contains(first))
}

/// `Park Chan-dae`: a family name that is an English word too.
fn is_korean(c: Context<'_>, run: &[Part]) -> bool {
    person::is_family(word(c, run[0])) && word(c, run[1]).contains('-')
}

/// Whether a verb of saying follows.
fn next_speaks(c: Context<'_>, part: Part) -> bool {
    let next = c.text.tokens.get(part.end).map_or("", |t| t.of(&c.text.document.text));
    c.text.lexicon.cue_verbs.has(next)
}

/// Whether a word of small letters is no name by itself, every part of a compound included.
fn is_usual(c: Context<'_>, small: &str) -> bool {
    let usual = |w: &str| {
        let l = c.text.lexicon;
        l.ordinary_words.contains(w) || l.titles.contains(w) || c.profile.is_small(w)
    };
    let stem = small.strip_suffix("n't").or_else(|| contracted(small)).unwrap_or(small);
    usual(small) || usual(stem) || (small.contains('-') && small.split('-').all(|w| w.is_empty() || usual(w)))
}

/// The word before a contracted one: `that` of `that's`, but nothing of `mu'ammar`.
fn contracted(small: &str) -> Option<&str> {
    let (stem, rest) = small.split_once(['\'', '’'])?;
    matches!(rest, "" | "d" | "ll" | "m" | "re" | "s" | "ve").then_some(stem)
}

/// Whether nothing but titles and nationalities, or cries in capitals, stand here.
fn is_ordinary(c: Context<'_>, parts: &[Part]) -> bool {
    let no_name = |p: &Part| is_title_word(c, *p) || is_demonym(c, *p) || is_abbreviation(c, *p);
    let cried = |p: &Part| is_upper(c, *p) && c.text.lexicon.ordinary_words.has(word(c, *p));
    let mut words = parts.iter().filter(|p| p.role == Role::Word);
    let long = parts.len() > 1 || word(c, parts[0]).len() > LONGEST_ACRONYM;
    let letter = parts.len() == 1 && word(c, parts[0]).chars().count() == 1;
    let form = form(c.text, parts);
    let people = c.text.lexicon.demonyms.contains(&form);
    letter
        || c.text.lexicon.holidays.contains(&form)
        || c.text.lexicon.feasts.contains(&form)
        || (people && !is_place_only(c, parts))
        || words.clone().all(no_name)
        || (long && words.all(cried))
}

/// `Ga.`, `Inc.`, `Dec.`
fn is_abbreviation(c: Context<'_>, part: Part) -> bool {
    let next = c.text.tokens.get(part.end);
    let hour = matches!(word(c, part), "AM" | "PM");
    let stopped = next.is_some_and(|t| !t.spaced && t.of(&c.text.document.text) == ".");
    hour || stopped && c.text.lexicon.abbreviations_other.has(word(c, part))
}

/// Whether a single word is an ordinary one, and no list or verb of saying makes it a name here.
fn is_doubtful(c: Context<'_>, parts: &[Part]) -> bool {
    let [only] = parts else { return false };
    let (w, l) = (word(c, *only), c.text.lexicon);
    let lists = [l.countries, l.cities, l.regions, l.organizations];
    let listed = lists.iter().any(|list| list.contains(w)) || c.text.gazetteer.lookup(w).is_some();
    let acronym = is_upper(c, *only) && (w.len() <= 3 || !l.ordinary_words.has(w));
    let said = || l.surnames.contains(w) && next_speaks(c, *only);
    !listed && !acronym && is_usual(c, &fold(w)) && !has_inner_capital(w) && !said()
}

/// `You-Sung`: a compound of ordinary words has small letters after the hyphen.
fn has_inner_capital(word: &str) -> bool {
    word.split_once('-').is_some_and(|(_, rest)| rest.starts_with(char::is_uppercase))
}

fn is_upper(c: Context<'_>, part: Part) -> bool {
    c.text.tokens[part.at].case == Case::Upper && word(c, part).chars().count() > 1
}

fn is_demonym(c: Context<'_>, part: Part) -> bool {
    let w = word(c, part);
    let l = c.text.lexicon;
    let hyphened = w.contains('-');
    let prefixed = w.starts_with(char::is_lowercase);
    let compound = hyphened && !prefixed && w.rsplit('-').next().is_some_and(|x| l.demonyms.contains(x));
    let ordinary = hyphened
        && (!has_inner_capital(w) || w.split('-').any(|x| l.demonyms.contains(x)))
        && w.split('-').all(|x| l.demonyms.contains(x) || l.ordinary_words.has(x));
    let nation = l.demonyms.contains(w) && !l.countries.contains(w);
    nation || l.peoples.contains(w) || compound || ordinary
}

fn word<'a>(c: Context<'a>, part: Part) -> &'a str {
    part.span.of(&c.text.document.text)
}
