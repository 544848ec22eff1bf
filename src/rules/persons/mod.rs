//! What a draft says of its persons, against itself: how they are addressed, what they are called, their names.
//!
//! In: mentions of persons with the words beside them. Out: findings of two rules, `drift` (one person, two posts) and
//! `holders` (one post or surname, two persons). Not here: spellings of one name (`spelling`), how somebody is introduced
//! (`introduction`).
//!
//! A post taken wrong: `offices`, of soldiers, clergy and benches `ranks`, of parties `parties`, by which words: `beside`;
//! two people taken for one: `namesakes`, `described`, relatives: `kin`; a man or a woman: `address`, `pronouns`; a double surname: `turned`.

mod address;
mod beside;
pub mod described;
pub mod drift;
pub mod holders;
mod kin;
mod namesakes;
mod offices;
mod parties;
mod pronouns;
mod ranks;
mod turned;

use crate::annotate::mention::{Mention, MentionKind};
use crate::document::Role;
use crate::draft::Draft;

/// Whether a mention is the writer's own and stands in prose.
fn is_told(draft: &Draft, mention: &Mention) -> bool {
    mention.kind == MentionKind::Person
        && !mention.frozen
        && draft.block_of(mention.sentence).role != Role::Headline
}

/// Whether it is told, and its bearer is mentioned more than once.
fn is_told_again(draft: &Draft, mention: &Mention) -> bool {
    is_told(draft, mention) && draft.annotations.entities[mention.entity as usize].mentions.len() > 1
}
