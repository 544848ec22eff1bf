//! Kinds settled over the whole draft, and mentions made of candidates.
//!
//! In: all [`Candidate`]s. Out: [`Settled`], which makes a [`Mention`] of each.
//! What one mention of a form shows holds for all; a surname is a person's where the full name is.
//! Not here: evidence of one mention (`kind`), which mentions are one entity (`entity`).

use fnv::FnvHashMap;

use super::form::{calmed, form};
use super::headline::Known;
use super::kind::Evidence;
use super::part::Role;
use super::person::{Names, names};
use super::profile::Profile;
use super::split::Candidate;
use super::{Mention, MentionKind, kind};
use crate::annotate::Text;
use crate::lexicon::fold;
use crate::source::Span;

/// Points of a surname whose full name is a person's.
const SURNAME_OF_PERSON: i32 = 5;

/// Points of a given name whose full name is a person's.
const GIVEN_OF_PERSON: i32 = 3;

/// Points of a full name whose last word also stands alone.
const SURNAME_ALONE: i32 = 2;

/// Evidence by form, in small letters.
pub struct Settled<'a> {
    profile: &'a Profile<'a>,
    forms: FnvHashMap<String, Evidence>,
}

/// A form of several words, split as a person's.
struct Full {
    form: String,
    given: Option<String>,
    surname: String,
}

impl<'a> Settled<'a> {
    /// Adds up what all mentions show.
    pub fn of(text: Text<'_>, profile: &'a Profile<'a>, candidates: &[Candidate]) -> Self {
        let mut settled = Self { profile, forms: FnvHashMap::default() };
        let mut full: FnvHashMap<String, Full> = FnvHashMap::default();
        let mut around: FnvHashMap<String, Evidence> = FnvHashMap::default();
        for c in candidates {
            let key = settled.key(text, c);
            settled.forms.entry(key.clone()).or_insert_with(|| kind::within(text, c));
            let shown = settled.around(text, c, &key);
            let seen = around.entry(key.clone()).or_insert(shown);
            *seen = seen.strongest(shown);
            if let Some(f) = as_person(text, c, &key) {
                full.entry(key).or_insert(f);
            }
        }
        for (key, sum) in &mut settled.forms {
            sum.add(around.remove(key).unwrap_or_default());
        }
        settled.spread(full.values());
        settled
    }

    /// What stands around a mention, and whether it is a family in the plural.
    fn around(&self, text: Text<'_>, c: &Candidate, key: &str) -> Evidence {
        let mut sum = kind::around(text, c);
        if is_plural(text, c, key) {
            sum.person = sum.person.saturating_add(SURNAME_OF_PERSON);
        }
        sum
    }

    /// Full names and their parts standing alone tell of each other.
    fn spread<'f>(&mut self, full: impl Iterator<Item = &'f Full>) {
        let mut shares: Vec<(&str, i32)> = Vec::new();
        for f in full {
            let kind = self.kind_of(&f.form);
            if kind == MentionKind::Person {
                shares.push((&f.surname, SURNAME_OF_PERSON));
                shares.extend(f.given.iter().map(|g| (g.as_str(), GIVEN_OF_PERSON)));
            } else if kind == MentionKind::Unknown && self.may_be_person(&f.surname) {
                shares.extend([(f.form.as_str(), SURNAME_ALONE), (&f.surname, SURNAME_ALONE)]);
            }
        }
        for (form, points) in shares {
            if let Some(e) = self.forms.get_mut(form) {
                e.person = e.person.saturating_add(points);
            }
        }
    }

    fn may_be_person(&self, form: &str) -> bool {
        let kind = self.forms.get(form).map(|e| e.kind());
        matches!(kind, Some(MentionKind::Person | MentionKind::Unknown))
    }

    fn kind_of(&self, form: &str) -> MentionKind {
        self.forms.get(form).map_or(MentionKind::Unknown, |e| e.kind())
    }

    /// The form of a candidate in small letters.
    fn key(&self, text: Text<'_>, c: &Candidate) -> String {
        fold(&self.form(text, c)).into_owned()
    }

    /// The form, the plural of a family undone.
    fn form(&self, text: Text<'_>, c: &Candidate) -> String {
        let form = form(text, &c.parts);
        let mut form = calmed(&form).filter(|calm| is_place(text, calm)).unwrap_or(form);
        if let Some(stem) = form.strip_suffix('s').filter(|s| self.is_family(text, c, s)) {
            form.truncate(stem.len());
        }
        form
    }

    /// `the Nazarbaevs`, where Nazarbaev is a name elsewhere; after a hiss the plural has one letter more.
    fn is_family(&self, text: Text<'_>, c: &Candidate, stem: &str) -> bool {
        let the = c.at().checked_sub(1).and_then(|b| text.tokens.get(b));
        let hisses = HISSES.iter().any(|end| stem.ends_with(end));
        c.parts.len() == 1
            && !hisses
            && the.is_some_and(|t| t.of(&text.document.text).eq_ignore_ascii_case("the"))
            && self.profile.is_named(&fold(stem))
    }

    /// Makes the mention; entities come later.
    pub fn mention(&self, text: Text<'_>, c: &Candidate) -> Mention {
        let form = self.form(text, c);
        let mut kind = self.kind_of(&fold(&form));
        if c.title.is_some() {
            kind = MentionKind::Person;
        }
        let Names { given, surname } = match kind {
            MentionKind::Person => names(text, &c.parts),
            _ => Names { given: Vec::new(), surname: None },
        };
        let surname = surname.map(|s| without_plural(text, s, c, &form));
        let span = without_plural(text, c.span(), c, &form);
        let title = c.title.or_else(|| (kind == MentionKind::Person).then(|| title_after(text, c)).flatten());
        Mention {
            span,
            sentence: c.sentence,
            kind,
            form,
            given,
            surname,
            title,
            frozen: false,
            spoken: false,
            entity: 0,
        }
    }
}

fn is_place(text: Text<'_>, form: &str) -> bool {
    let l = text.lexicon;
    l.cities.contains(form) || l.countries.contains(form) || l.regions.contains(form)
}

fn title_after(text: Text<'_>, c: &Candidate) -> Option<Span> {
    let sentence = &text.sentences[c.sentence as usize];
    super::title::after(super::title::rest(text, sentence.tokens.end as usize, c.end()))
}

/// Ends of words whose plural is `-es`, so that `the Deniss case` is none.
const HISSES: [&str; 5] = ["ch", "s", "sh", "x", "z"];

/// Whether the form is that of a family in the plural.
fn is_plural(text: Text<'_>, c: &Candidate, form: &str) -> bool {
    let printed = c.span().of(&text.document.text);
    c.parts.len() == 1 && printed.len() == form.len() + 1 && printed.ends_with('s')
}

/// The place of a family's name without the plural's s, which is no part of its spelling.
fn without_plural(text: Text<'_>, span: Span, c: &Candidate, form: &str) -> Span {
    if is_plural(text, c, form) { Span::new(span.start as usize, span.end as usize - 1) } else { span }
}

/// A name of several words as that of a person; none where it has joints or one word.
fn as_person(text: Text<'_>, c: &Candidate, key: &str) -> Option<Full> {
    if c.parts.len() < 2 || c.parts.iter().any(|p| p.role == Role::Joint) {
        return None;
    }
    let Names { given, surname } = names(text, &c.parts);
    let words = |s: Span| fold(s.of(&text.document.text)).replace('’', "'");
    Some(Full { form: key.to_owned(), given: given.first().map(|g| words(*g)), surname: words(surname?) })
}

/// Forms to look for in headlines: all of several words, and single ones, surnames and given names
/// that no headline holds by chance.
pub fn known(text: Text<'_>, profile: &Profile<'_>, candidates: &[Candidate]) -> Known {
    let stands_out = |word: &str| stands_out(text, profile, word);
    let mut known = Known::default();
    for c in candidates {
        let form = form(text, &c.parts);
        if let Some(full) = as_person(text, c, &fold(&form)) {
            [Some(full.surname), full.given]
                .into_iter()
                .flatten()
                .filter(|f| stands_out(f))
                .for_each(|f| known.add(&f));
            known.add(&form);
        } else if c.parts.len() > 1 || stands_out(&form) {
            known.add(&form);
        }
    }
    known
}

/// Whether a single word cannot be an ordinary one, or the draft never uses it as such.
fn stands_out(text: Text<'_>, profile: &Profile<'_>, word: &str) -> bool {
    let (l, small) = (text.lexicon, fold(word));
    let ordinary = l.ordinary_words.contains(&small) && profile.is_small(&small);
    !ordinary && !l.function_words.contains(&small) && !l.titles.contains(&small)
}
