//! What the words beside two words of names say of them.
//!
//! In: two spellings of a draft. Out: [`Around`]. Not here: how near the two are (`pairs`, `slip`).

use super::names::Name;
use super::pairs::{Desk, alike, is_known};
use crate::annotate::mention::MentionKind;

/// Given names of one surname that are compared with those of another; no story names more of one family.
const MOST_GIVEN: usize = 40;

/// Somebody introduced and a stranger stand this often together, so that one of them is spoken of again.
const LEAST_USES: usize = 3;

/// What the other words of two names say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Around {
    /// One given name before two surnames.
    Given,
    /// One surname after two given names.
    Bearer,
    /// One word beside both in longer names.
    Beside,
    /// One is introduced by a full name, and nobody says who the other is.
    Introduced,
    /// Nothing.
    Unknown,
    /// Two people's.
    Differ,
}

/// Whether the words beside two words of names can be one name's.
pub fn around(desk: Desk<'_>, a: &Name<'_>, b: &Name<'_>) -> Around {
    let (xs, ys) = (a.given.iter().take(MOST_GIVEN), b.given.iter().take(MOST_GIVEN));
    if xs.into_iter().any(|x| ys.clone().any(|y| alike(desk.units, x, y))) {
        return Around::Given;
    }
    if !a.borne_by.is_disjoint(&b.borne_by) {
        return Around::Bearer;
    }
    if !a.beside.is_disjoint(&b.beside) {
        return Around::Beside;
    }
    let two_people = bears_given(desk, a) && bears_given(desk, b) || a.is_given() && b.is_given();
    let introduced = introduces(a) && is_stranger(desk, b) || introduces(b) && is_stranger(desk, a);
    match (two_people, introduced && a.uses() + b.uses() >= LEAST_USES) {
        (true, _) => Around::Differ,
        (false, true) => Around::Introduced,
        (false, false) => Around::Unknown,
    }
}

/// Whether a given name stands before it: `Stop` in `the Stop Dariga movement` is none.
fn bears_given(desk: Desk<'_>, name: &Name<'_>) -> bool {
    name.given.iter().any(|g| !desk.lists.lexicon.ordinary_words.has(g))
}

/// Whether a full name says somewhere who bears it.
pub fn introduces(name: &Name<'_>) -> bool {
    !name.given.is_empty() && name.kinds.contains(&MentionKind::Person)
}

/// Whether it only stands alone and no list has it. News gives a stranger's full name first, so that one
/// who has none is likelier somebody introduced already.
pub fn is_stranger(desk: Desk<'_>, name: &Name<'_>) -> bool {
    name.titles.is_empty() && is_bare(desk, name)
}

/// The same, whether or not an office says who it is.
pub fn is_bare(desk: Desk<'_>, name: &Name<'_>) -> bool {
    let person = name.kinds.iter().all(|k| matches!(k, MentionKind::Person | MentionKind::Unknown));
    let bare = name.given.is_empty() && name.borne_by.is_empty() && name.beside.is_empty();
    person && bare && name.alone && !is_known(desk, name)
}
