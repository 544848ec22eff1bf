//! Mentions grouped into entities.
//!
//! In: the mentions of a document. Out: [`Entity`]s; every mention knows its own.
//! A surname resolves to the full name introduced before. Two spellings stay two entities here:
//! whether they are one name is for the `transliteration` rule to say.
//!
//! Two people merged, or a surname left alone: `people`. Everything is looked up by hash, so that
//! a long list of names costs no more for each.

mod people;
#[cfg(test)]
mod tests;

use fnv::FnvHashMap;

use super::mention::{Mention, MentionKind};
use super::{Annotations, Text};
use crate::gazetteer::EntryKind;
use crate::lexicon::fold;
use people::People;

/// Index into [`Annotations::entities`].
pub type EntityId = u32;

/// Somebody or something that the document names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: MentionKind,
    /// Its fullest form, the first of equals.
    pub name: String,
    /// Indices of its mentions, in reading order.
    pub mentions: Vec<u32>,
    /// Index of its entry in the gazetteer.
    pub entry: Option<u32>,
}

/// What makes two mentions one entity: whether it is a person, and a form in small letters.
type Key = (bool, String);

/// Groups the mentions.
pub fn link(text: Text<'_>, found: &mut Annotations) {
    let mut people = People::of(text, &found.mentions);
    let mut ids: FnvHashMap<Key, EntityId> = FnvHashMap::default();
    for (at, mention) in (0u32..).zip(&mut found.mentions) {
        let key = key(text, &mut people, mention);
        let id = *ids.entry(key).or_insert_with(|| {
            found.entities.push(opened(mention));
            found.entities.len() as EntityId - 1
        });
        mention.entity = id;
        found.entities[id as usize].take(at, mention);
    }
    for entity in &mut found.entities {
        entity.entry = entry(text, entity);
    }
}

fn key(text: Text<'_>, people: &mut People, mention: &Mention) -> Key {
    match mention.kind {
        MentionKind::Person => (true, people.key(text, mention)),
        _ => (false, fold(&mention.form).into_owned()),
    }
}

fn opened(mention: &Mention) -> Entity {
    Entity { kind: mention.kind, name: mention.form.clone(), mentions: Vec::new(), entry: None }
}

impl Entity {
    /// Adds a mention; its form becomes the name if it has more words, or is not all in capitals.
    fn take(&mut self, at: u32, mention: &Mention) {
        self.mentions.push(at);
        let words = |form: &str| form.split(' ').count();
        let shouted = |form: &str| !form.chars().any(char::is_lowercase);
        let same = fold(&self.name) == fold(&mention.form);
        let calmer = same && shouted(&self.name) && !shouted(&mention.form);
        if words(&mention.form) > words(&self.name) || calmer {
            self.name.clone_from(&mention.form);
        }
    }
}

/// The gazetteer's entry of an entity's name, of its kind; of a surname alone where one person bears it.
fn entry(text: Text<'_>, entity: &Entity) -> Option<u32> {
    let g = text.gazetteer;
    let of = |kind| g.lookup_kind(&entity.name, kind);
    match entity.kind {
        MentionKind::Person if entity.name.contains(' ') => of(EntryKind::Person),
        MentionKind::Person => of(EntryKind::Person).or_else(|| g.lookup_surname(&entity.name)),
        MentionKind::Place => of(EntryKind::Place),
        MentionKind::Organization => of(EntryKind::Organization),
        MentionKind::Unknown => {
            g.lookup(&entity.name).filter(|e| g.entry(*e).is_some_and(|e| e.kind != EntryKind::Event))
        }
    }
}
