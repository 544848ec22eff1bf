//! A double surname, its halves turned round.
//!
//! In: mentions of persons. Out: pairs of a surname and the same with its second half first. Two people joined by a
//! hyphen for the occasion (`the Tölegen-Brekkan talks`) are none: they have no title and no given name together.

use std::collections::BTreeMap;

use crate::annotate::mention::{Mention, MentionKind};
use crate::draft::Draft;
use crate::lexicon::fold;

/// Letters of the shortest half.
const SHORTEST: usize = 3;

/// For each double surname the first mention and the first that turns it round.
pub fn pairs(draft: &Draft) -> Vec<(&Mention, &Mention)> {
    let mut seen: BTreeMap<(String, String), &Mention> = BTreeMap::new();
    let mut pairs = Vec::new();
    for mention in draft.annotations.mentions.iter().filter(|m| is_full(m)) {
        let Some((first, last)) = halves(draft, mention) else { continue };
        if let Some(other) = seen.remove(&(last.clone(), first.clone())) {
            if may_be_one(draft, other, mention) {
                pairs.push((other, mention));
            }
        } else {
            seen.entry((first, last)).or_insert(mention);
        }
    }
    pairs
}

/// Whether a mention is surely of a person: it is one of the writer's own, with a given name or a title.
fn is_full(mention: &Mention) -> bool {
    mention.kind == MentionKind::Person
        && !mention.frozen
        && (!mention.given.is_empty() || mention.title.is_some())
}

/// Two different words of a surname with a hyphen between them.
fn halves(draft: &Draft, mention: &Mention) -> Option<(String, String)> {
    let surname = fold(draft.slice(mention.surname?));
    let (first, last) = surname.split_once(['-', '‑'])?;
    let long = |half: &str| half.chars().count() >= SHORTEST && !half.contains(['-', '‑', ' ']);
    (first != last && long(first) && long(last)).then(|| (first.to_owned(), last.to_owned()))
}

/// Whether no two given names tell the two apart.
fn may_be_one(draft: &Draft, a: &Mention, b: &Mention) -> bool {
    let given = |m: &Mention| m.given.first().map(|g| fold(draft.slice(*g)).into_owned());
    given(a).zip(given(b)).is_none_or(|(a, b)| a == b)
}
