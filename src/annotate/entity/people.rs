//! Which person a name means.
//!
//! In: all mentions of persons. Out: a key for each, equal for one person only.
//! A surname alone means the one person of that surname; a given name alone the one person of that
//! name who was just mentioned. Where two could be meant, neither is.

use fnv::FnvHashMap;

use crate::annotate::Text;
use crate::annotate::mention::{Mention, MentionKind};
use crate::lexicon::fold;
use crate::source::Span;

/// A given name alone resolves within so many sentences.
const NEAR: u32 = 8;

/// The only value met, or none where several were.
type Only = Option<String>;

/// A full name in small letters.
struct Name {
    first: String,
    middle: String,
    surname: String,
    suffix: String,
}

/// Full names by their parts.
#[derive(Default)]
pub struct People {
    /// First given name and surname to middle names.
    middles: FnvHashMap<String, Only>,
    surnames: FnvHashMap<String, Only>,
    initials: FnvHashMap<(String, char), Only>,
    givens: FnvHashMap<String, Only>,
    /// Words between the first and the last: the first of two surnames (García Padilla).
    inner: FnvHashMap<String, Only>,
    /// Sentence of the latest mention by key.
    latest: FnvHashMap<String, u32>,
}

impl People {
    /// Reads all full names, those with a written-out given name first.
    pub fn of(text: Text<'_>, mentions: &[Mention]) -> Self {
        let mut people = Self::default();
        let persons = || mentions.iter().filter(|m| m.kind == MentionKind::Person);
        let names: Vec<Name> = persons().filter_map(|m| name(text, m)).collect();
        for n in names.iter().filter(|n| !n.middle.is_empty() && !n.is_short()) {
            only(&mut people.middles, n.pair(), n.middle.clone());
        }
        for n in names.iter().filter(|n| !n.is_short()) {
            people.add(n);
        }
        for n in names.iter().filter(|n| n.is_short()) {
            let key = people.full_key(n);
            only(&mut people.surnames, n.surname.clone(), key);
        }
        people
    }

    fn add(&mut self, n: &Name) {
        let key = self.full_key(n);
        only(&mut self.surnames, n.surname.clone(), key.clone());
        only(&mut self.givens, n.first.clone(), key.clone());
        for word in n.middle.split(' ').filter(|w| w.len() > 2) {
            only(&mut self.inner, word.to_owned(), key.clone());
        }
        if let Some(letter) = n.first.chars().next() {
            only(&mut self.initials, (n.surname.clone(), letter), key);
        }
    }

    /// The key of a mention; mentions are to come in reading order.
    pub fn key(&mut self, text: Text<'_>, mention: &Mention) -> String {
        let key = match name(text, mention) {
            Some(n) => self.full_key(&n),
            None => self.single_key(text, mention),
        };
        self.latest.insert(key.clone(), mention.sentence);
        key
    }

    /// The key of a full name: middle names tell people apart only where two kinds of them are met.
    fn full_key(&self, n: &Name) -> String {
        if n.is_short()
            && let Some(Some(key)) = n.letter().and_then(|l| self.initials.get(&(n.surname.clone(), l)))
        {
            return key.clone();
        }
        let several = matches!(self.middles.get(&n.pair()), Some(None));
        let middle = if several { n.middle.as_str() } else { "" };
        format!("{}\n{middle}\n{}\n{}", n.first, n.surname, n.suffix)
    }

    fn single_key(&self, text: Text<'_>, mention: &Mention) -> String {
        let form = fold(&mention.form).into_owned();
        match (self.surnames.get(&form), self.givens.get(&form)) {
            (Some(Some(key)), _) => key.clone(),
            (None, Some(Some(key))) if self.is_near(key, mention.sentence) => key.clone(),
            (None, None) if mention.title.is_some() => {
                self.inner.get(&form).cloned().flatten().unwrap_or(form)
            }
            (Some(None), _) => form + address(text, mention),
            _ => form,
        }
    }

    fn is_near(&self, key: &str, sentence: u32) -> bool {
        self.latest.get(key).is_some_and(|latest| sentence.saturating_sub(*latest) <= NEAR)
    }
}

impl Name {
    /// Whether the given name is an initial.
    fn is_short(&self) -> bool {
        self.first.ends_with('.')
    }

    fn letter(&self) -> Option<char> {
        self.first.chars().next()
    }

    fn pair(&self) -> String {
        format!("{}\n{}", self.first, self.surname)
    }
}

/// Whether an ambiguous surname is a man's or a woman's, by how it is addressed.
fn address(text: Text<'_>, mention: &Mention) -> &'static str {
    let title = mention.title.map_or("", |t| t.of(&text.document.text));
    match title.trim_end_matches('.') {
        "Mr" => "\nman",
        "Mrs" | "Ms" | "Miss" => "\nwoman",
        _ => "",
    }
}

fn only<K: std::hash::Hash + Eq>(map: &mut FnvHashMap<K, Only>, at: K, value: String) {
    let known = map.entry(at).or_insert_with(|| Some(value.clone()));
    if known.as_ref() != Some(&value) {
        *known = None;
    }
}

/// The parts of a full name; none for a single one.
fn name(text: Text<'_>, mention: &Mention) -> Option<Name> {
    let words = |s: &Span| fold(&s.of(&text.document.text).replace('’', "'")).into_owned();
    let (first, middle) = mention.given.split_first()?;
    let surname = words(mention.surname.as_ref()?);
    let middle: Vec<String> = middle.iter().map(words).collect();
    Some(Name { first: words(first), middle: middle.join(" "), surname, suffix: suffix(&mention.form) })
}

/// `jr`, `iii` at the end of a form.
fn suffix(form: &str) -> String {
    let last = form.rsplit(' ').next().unwrap_or_default().trim_end_matches('.');
    let roman = last.len() > 1 && last.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    if roman || matches!(last, "Jr" | "Sr") { last.to_lowercase() } else { String::new() }
}
