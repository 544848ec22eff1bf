//! What times say of one another, of people and of events.
//!
//! In: dates, ages, mentions and the words between them. Out: the [`Tense`] each date is told in, [`Birth`]s,
//! which ages are of another time, and the lengths of time that lie [between two times](elapsed::Elapsed).
//! Linking is ordinary code: every span comes from an annotation or a production of nom.
//! Not here: whether anything is wrong (`rules`).
//!
//! A date wrongly taken for past: `tense`; a birth missed, or given to somebody else: `born`; an age of
//! then taken for one of today: `aged`; a length of time misread: `measure`, or joined to other times: `elapsed`, `apart`, `spells`; what came first: `order`.

pub mod aged;
mod apart;
pub mod born;
pub mod clock;
mod compound;
mod countdown;
pub mod elapsed;
mod gap;
mod grown;
mod lasting;
mod late;
mod lifetime;
pub mod measure;
pub mod naming;
mod nth;
pub mod order;
pub mod point;
pub mod restated;
mod rough;
mod served;
mod since;
mod spells;
mod stretch;
pub mod subject;
pub mod tense;
mod until;
mod weekdays;

use fnv::FnvHashMap;

use super::entity::EntityId;
use super::mention::{Mention, MentionKind};
use super::{Annotations, Text};
use crate::source::Span;
use tense::Tense;

/// Links what was read.
pub fn read(text: Text<'_>, found: &mut Annotations) {
    found.tenses = found.dates.iter().map(|d| tense::tense(text, d)).collect();
    found.elapsed = elapsed::read(text, found);
    found.occasions = naming::read(text, found);
    found.restated = restated::read(text, found);
    found.sequels = order::read(text, found);
    found.sequels.extend(lifetime::read(text, found));
    let people = People::of(text, found);
    let (births, bearers) = (born::births(text, found, &people), subject::ages(text, found, &people));
    found.births = births;
    for (age, bearer) in found.ages.iter_mut().zip(bearers).filter(|(_, bearer)| bearer.is_some()) {
        (age.person, age.meant) = (bearer, !subject::is_of_the_dead(text, age));
    }
    let years: Vec<Option<(i16, bool)>> = found.ages.iter().map(|a| aged::year_of(text, found, a)).collect();
    for (age, (year, beside)) in found.ages.iter_mut().zip(years).filter_map(|(age, year)| Some((age, year?)))
    {
        (age.year, age.beside_year) = (Some(year), beside);
    }
    let grown: Vec<_> = found.ages.iter().map(|age| grown::read(text, found, age)).collect();
    for (age, grown) in found.ages.iter_mut().zip(grown).filter_map(|(age, grown)| Some((age, grown?))) {
        (age.birth, age.year, age.beside_year) = (Some(grown.birth), Some(grown.year), grown.beside);
    }
    found.ages_then = found.ages.iter().map(|a| aged::is_then(text, found, a)).collect();
}

/// How what the date at an index dates is told.
pub fn tense_of(found: &Annotations, date: usize) -> Tense {
    found.tenses.get(date).copied().unwrap_or(Tense::Open)
}

/// Persons by where their names stand.
pub struct People<'a> {
    text: Text<'a>,
    mentions: Vec<&'a Mention>,
    /// By the last word of a full name, where all who bear it are one person.
    surnames: FnvHashMap<&'a str, Option<EntityId>>,
}

impl<'a> People<'a> {
    fn of(text: Text<'a>, found: &'a Annotations) -> Self {
        let mentions: Vec<&Mention> =
            found.mentions.iter().filter(|m| m.kind == MentionKind::Person).collect();
        let mut surnames = FnvHashMap::default();
        for (mention, (_, surname)) in mentions.iter().filter_map(|m| Some((m, m.form.rsplit_once(' ')?))) {
            let one = surnames.entry(surname).or_insert(Some(mention.entity));
            *one = one.filter(|e| *e == mention.entity);
        }
        Self { text, mentions, surnames }
    }

    /// The person whose name ends with a word; where the word was read as no name, the only one so named before.
    pub fn until(&self, word: Span) -> Option<EntityId> {
        let at = self.mentions.partition_point(|m| m.span.end < word.end);
        let here = self.mentions.get(at).filter(|m| m.span.end == word.end).map(|m| m.entity);
        here.or_else(|| self.only(word))
    }

    /// The only person whose full name ends with a word.
    fn only(&self, word: Span) -> Option<EntityId> {
        *self.surnames.get(word.of(&self.text.document.text))?
    }

    /// The name that stands last before a place.
    pub fn last_before(&self, place: u32) -> Option<&'a Mention> {
        let after = self.mentions.partition_point(|m| m.span.end <= place);
        self.mentions.get(after.checked_sub(1)?).copied()
    }

    /// Who a surname means that several bear: the one named in full last before it.
    pub fn in_full(&self, mention: &Mention) -> EntityId {
        let before = self.mentions.partition_point(|m| m.span.end <= mention.span.start);
        let full = |m: &&&Mention| {
            m.form.strip_suffix(mention.form.as_str()).is_some_and(|given| given.ends_with(' '))
        };
        self.mentions[..before].iter().rev().find(full).map_or(mention.entity, |m| m.entity)
    }

    /// The person whose name, or its title, begins at a place.
    pub fn from(&self, start: u32) -> Option<EntityId> {
        self.mention_from(start).map(|m| m.entity)
    }

    /// The name that begins at a place, or whose title does.
    pub fn mention_from(&self, start: u32) -> Option<&'a Mention> {
        let begins = |m: &&&Mention| m.span.start == start || m.title.is_some_and(|t| t.start == start);
        // A title stands right before its name, or right behind it.
        let at = self.mentions.partition_point(|m| m.span.start < start).saturating_sub(1);
        self.mentions[at..].iter().take(3).find(begins).copied()
    }
}
