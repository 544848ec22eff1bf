//! Doubtful candidates kept or dropped, and words before a known full name cut off.
//!
//! In: the candidates of running prose. Out: those that are names by all that the draft shows.
//! Not here: what is named (`kind`).

use fnv::FnvHashSet;

use super::form::form;
use super::part::{self, Part, Role};
use super::person;
use super::split::Candidate;
use crate::annotate::Text;
use crate::lexicon::fold;

/// Keeps a doubtful word where it is a surname, or stands without doubt, elsewhere.
pub fn keep(text: Text<'_>, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let known = known(text, &candidates);
    let full = full_forms(text, &candidates);
    let kept =
        candidates.into_iter().filter(|c| !c.doubtful || known.contains(&*fold(&form(text, &c.parts))));
    kept.map(|c| with_particle(text, &known, shortened(text, &full, c))).collect()
}

/// Gives a surname the particle it has in the full name: `de Blasio`, `De Blasio` after `Bill de Blasio`.
fn with_particle(text: Text<'_>, known: &FnvHashSet<String>, mut c: Candidate) -> Candidate {
    let is_known = |parts: &[Part]| known.contains(&*fold(&form(text, parts)));
    if c.parts.len() > 1 && part::is_particle(c.parts[0].span.of(&text.document.text)) && is_known(&c.parts) {
        c.parts[0].role = Role::Particle;
    } else if c.parts.len() == 1
        && let Some(before) = part::particle_before(text, c.at())
        && is_known(&[before, c.parts[0]])
    {
        c.parts.insert(0, before);
    }
    c
}

/// Single words that are names: those met without doubt, and the surnames of full names.
fn known(text: Text<'_>, candidates: &[Candidate]) -> FnvHashSet<String> {
    let mut known = FnvHashSet::default();
    for c in candidates.iter().filter(|c| !c.doubtful) {
        if c.parts.len() == 1 {
            known.insert(fold(&form(text, &c.parts)).into_owned());
        } else if let Some(surname) = surname(text, c) {
            known.insert(surname);
        }
    }
    known
}

/// The surname of what looks like a person's full name: two to four words, the first no ordinary one.
fn surname(text: Text<'_>, c: &Candidate) -> Option<String> {
    let words = &text.document.text;
    let first = c.parts.first()?.span.of(words);
    let given = text.lexicon.given_names.contains(first);
    let plain = (2..=4).contains(&c.parts.len()) && !c.parts.iter().any(|p| p.role == Role::Joint);
    let listed = |form: &str| {
        let l = text.lexicon;
        l.organizations.contains(form) || l.regions.contains(form) || l.cities.contains(form)
    };
    let last = c.parts.last()?.span.of(words);
    let headed = text.lexicon.organization_heads.has(last) || text.lexicon.place_heads.has(last);
    let person = c.title.is_some() || given || (!text.lexicon.ordinary_words.has(first) && !headed);
    let surname = person::names(text, &c.parts).surname?;
    (plain && person && !listed(&form(text, &c.parts))).then(|| fold(surname.of(words)).into_owned())
}

/// Forms of two words or more.
fn full_forms(text: Text<'_>, candidates: &[Candidate]) -> FnvHashSet<String> {
    candidates.iter().filter(|c| c.parts.len() > 1).map(|c| form(text, &c.parts)).collect()
}

/// Cuts off the first word where the rest is a full name met elsewhere: `Vermonter Bernie Sanders`.
fn shortened(text: Text<'_>, full: &FnvHashSet<String>, mut c: Candidate) -> Candidate {
    let words = |c: &Candidate| c.parts.iter().skip(1).filter(|p| p.role == Role::Word).count();
    let plain = c.parts.iter().all(|p| p.role != Role::Joint);
    let first = c.parts[0].span.of(&text.document.text);
    if words(&c) >= 2
        && plain
        && !text.lexicon.given_names.contains(first)
        && text.lexicon.given_names.contains(c.parts[1].span.of(&text.document.text))
        && full.contains(&form(text, &c.parts[1..]))
    {
        c.parts.remove(0);
    }
    c
}
