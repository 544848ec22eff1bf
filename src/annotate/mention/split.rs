//! Runs of capitalised words cut into names and their titles.
//!
//! In: a run of [`Part`]s. Out: [`Candidate`]s: `Interior Minister Oraz` is a title and a name.
//! Not here: what is named (`kind`).

use super::part::{Part, Role};
use super::profile::{self, Profile};
use super::title;
use crate::annotate::Text;
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
    pub profile: &'a Profile,
    /// The sentence of the run.
    pub sentence: &'a Sentence,
    /// Its index.
    pub index: u32,
}

/// Cuts a run. A title within it ends one name and begins another.
pub fn split(c: Context<'_>, run: &[Part]) -> Vec<Candidate> {
    let run = trimmed(c, run);
    if run.is_empty() {
        return Vec::new();
    }
    if is_whole(c, run) {
        return candidate(c, run, title_before(c, run)).into_iter().collect();
    }
    let cuts: Vec<usize> = (1..run.len()).filter(|i| starts_name(c, run, *i)).collect();
    let (first, last) = match (cuts.first(), cuts.last()) {
        (Some(first), Some(last)) => (*first, *last),
        _ => return untitled(c, run),
    };
    let mut found = Vec::new();
    found.extend(prefix(c, &run[..first]));
    found.extend(candidate(c, trimmed(c, &run[last..]), title_before(c, &run[last..])));
    found
}

/// A run without a title inside; one may stand before it.
fn untitled(c: Context<'_>, run: &[Part]) -> Vec<Candidate> {
    let run = without_titles(c, run);
    candidate(c, run, title_before(c, run)).into_iter().collect()
}

/// The body or place before a title: `Interior Ministry` of `Interior Ministry Spokesman Oraz`.
fn prefix<'p>(c: Context<'_>, head: &'p [Part]) -> Option<Candidate> {
    let head: &'p [Part] = without_titles(c, head);
    candidate(c, head, None)
}

/// Whether parts from here on are a name because a title ends right before.
fn starts_name(c: Context<'_>, run: &[Part], at: usize) -> bool {
    let part = run[at];
    matches!(part.role, Role::Word | Role::Initial | Role::Particle)
        && !matches!(run[at - 1].role, Role::Joint | Role::Particle)
        && title::before(c.text, run[0].at, part.at).is_some()
        && !is_title_word(c, part)
        || run[at - 1].role == Role::Short && part.role != Role::Short
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

/// Whether a run is one listed name, or the name of a body or place by its last word, titles and all.
fn is_whole(c: Context<'_>, run: &[Part]) -> bool {
    let form = form(c.text, run);
    let l = c.text.lexicon;
    let listed = l.organizations.contains(&form) || l.cities.contains(&form) || l.regions.contains(&form);
    let last = run[run.len() - 1];
    let headed =
        run.len() > 1 && (l.organization_heads.has(word(c, last)) || l.place_heads.has(word(c, last)));
    listed || (headed && !is_title_word(c, last)) || c.text.gazetteer.lookup(&form).is_some()
}

fn title_before(c: Context<'_>, run: &[Part]) -> Option<Span> {
    let first = run.first()?;
    let from = c.sentence.tokens.start as usize;
    let at = first.at;
    let start = title::before(c.text, from, at).map(|s| (s, at)).or_else(|| parenthetic(c, run, from))?;
    let (start, end) = start;
    Some(c.text.tokens[start].span.to(c.text.tokens[end - 1].span))
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
    Some(Candidate { parts: parts.to_vec(), sentence: c.index, title })
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
    if c.text.tokens[first.at].case == Case::Upper && small.chars().count() > 1 {
        return true;
    }
    if l.function_words.contains(&small) {
        return c.profile.is_named(&small) && run.len() > 1 && l.given_names.contains(word(c, first));
    }
    if !is_usual(c, &small) || c.profile.is_named(&small) {
        return true;
    }
    is_whole(c, run) || is_known_person(c, run)
}

/// Whether a first word is a listed given name or surname and used like one.
fn is_known_person(c: Context<'_>, run: &[Part]) -> bool {
    let l = c.text.lexicon;
    let first = word(c, run[0]);
    let given = l.given_names.contains(first) && run.len() > 1;
    let said = c.text.tokens.get(run[0].end).is_some_and(|t| speaks(c, t.of(&c.text.document.text)));
    given || (said && l.surnames.contains(first))
}

fn speaks(c: Context<'_>, word: &str) -> bool {
    c.text.lexicon.cue_verbs.has(word)
}

/// Whether a word of small letters is no name by itself, every part of a compound included.
fn is_usual(c: Context<'_>, small: &str) -> bool {
    let usual = |w: &str| {
        let l = c.text.lexicon;
        l.ordinary_words.contains(w) || l.titles.contains(w) || c.profile.is_small(w)
    };
    let stem = small.strip_suffix("n't").or_else(|| small.split(['\'', '’']).next()).unwrap_or(small);
    usual(small) || usual(stem) || (small.contains('-') && small.split('-').all(|w| w.is_empty() || usual(w)))
}

/// Whether nothing but ordinary words, titles and nationalities are capitalised here.
fn is_ordinary(c: Context<'_>, parts: &[Part]) -> bool {
    let words: Vec<&Part> = parts.iter().filter(|p| p.role == Role::Word).collect();
    let l = c.text.lexicon;
    match words[..] {
        [only] => {
            let w = word(c, *only);
            let small = fold(w);
            let listed = l.countries.contains(w)
                || l.cities.contains(w)
                || l.regions.contains(w)
                || l.organizations.contains(w)
                || l.surnames.contains(w)
                || c.text.gazetteer.lookup(w).is_some();
            let acronym = c.text.tokens[only.at].case == Case::Upper && w.chars().count() > 1;
            is_demonym(c, *only) || (!listed && !acronym && is_usual(c, &small))
        }
        _ => words.iter().all(|p| is_title_word(c, **p) || is_demonym(c, **p)),
    }
}

fn is_demonym(c: Context<'_>, part: Part) -> bool {
    let w = word(c, part);
    let l = c.text.lexicon;
    let compound = w.contains('-') && w.split('-').all(|x| l.demonyms.contains(x) || l.ordinary_words.has(x));
    l.demonyms.contains(w) && !l.countries.contains(w) || compound
}

fn word<'a>(c: Context<'a>, part: Part) -> &'a str {
    part.span.of(&c.text.document.text)
}

/// The words of parts with single spaces, as printed otherwise.
pub fn form(text: Text<'_>, parts: &[Part]) -> String {
    let mut form = String::new();
    for part in parts {
        if !form.is_empty() && text.tokens[part.at].spaced {
            form.push(' ');
        }
        push_clean(&mut form, part.span.of(&text.document.text));
    }
    form
}

/// Adds words without soft hyphens and line breaks, apostrophes and hyphens made plain.
fn push_clean(form: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            '’' => form.push('\''),
            '‑' => form.push('-'),
            c if c.is_whitespace() => {
                if !form.ends_with(' ') {
                    form.push(' ');
                }
            }
            c => form.push(c),
        }
    }
}
