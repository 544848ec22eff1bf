//! One surname, two given names that one slip of memory takes for each other.
//!
//! In: full names of persons. Out: pairs of mentions that are likelier one person than two: news introduces
//! everybody whom it names in full, so that of two persons the second would be introduced too. Relatives, two who
//! are both named again, and two whom the draft names in one sentence are let pass.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::described::{Described, described};
use super::holders::one_name;
use super::kin;
use crate::annotate::mention::{Mention, MentionKind};
use crate::draft::Draft;
use crate::lexicon::fold;
use crate::romanization::fold::fold as romanized;
use crate::romanization::likeness::{Context, Likeness};
use crate::romanization::units::Support;
use crate::rules::Facts;

/// Letters at both ends that two given names share where one was put for the other (`Brett`, `Brent`); the first
/// letter is among them, as memory keeps it longest.
const SHARED: usize = 2;

/// Mentions by the given name in small letters, in the order of their first places.
type Givens<'d> = Vec<(Cow<'d, str>, Vec<&'d Mention>)>;

/// All such pairs, the first of each before the second.
pub fn pairs<'d>(draft: &'d Draft, facts: &Facts) -> Vec<(&'d Mention, &'d Mention)> {
    let mut surnames: BTreeMap<Cow<'_, str>, Givens<'d>> = BTreeMap::new();
    for mention in draft.annotations.mentions.iter().filter(|m| m.kind == MentionKind::Person && !m.frozen) {
        let (Some(surname), Some(given)) = (mention.surname, mention.given.first()) else { continue };
        // A family name that stands first is borne by many, and a syllable of a given name tells two people apart.
        if surname.start < given.start {
            continue;
        }
        let givens = surnames.entry(fold(draft.slice(surname))).or_default();
        let given = fold(draft.slice(*given));
        match givens.iter_mut().find(|(g, _)| *g == given) {
            Some((_, mentions)) => mentions.push(mention),
            None => givens.push((given, vec![mention])),
        }
    }
    let one = |givens: Givens<'d>| {
        let [(a, xs), (b, ys)] = &givens[..] else { return None };
        let near = is_near(a, b) && !one_name(&facts.lexicon, a, b) && !are_variants(facts, a, b);
        (near && is_one(draft, facts, xs, ys)).then(|| (xs[0], ys[0]))
    };
    surnames.into_values().filter_map(one).collect()
}

/// Whether one given name may have been put for the other.
fn is_near(a: &str, b: &str) -> bool {
    let least = a.chars().count().min(b.chars().count());
    let head = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let tail = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).count();
    // One that goes on the other is another name: `Eric` and `Erica`.
    head > 0 && (head + tail).min(least) >= SHARED && head < least && tail < least
}

/// Whether two given names are spellings of one, which is for the rule on spellings to say; an initial is any name's.
fn are_variants(facts: &Facts, a: &str, b: &str) -> bool {
    let is_initial = |name: &str| name.trim_end_matches('.').chars().count() < 2;
    let (Some(x), Some(y)) = (romanized(a), romanized(b)) else { return true };
    let one_surname = Context { full_name_agrees: true, ..Context::default() };
    let spelled = match facts.units.compare_folded(&x, &y, one_surname) {
        Likeness::Same | Likeness::MarksOnly => true,
        Likeness::Variant { cost } => cost <= facts.units.threshold(&x, &y, Support::None),
        Likeness::Different => false,
    };
    spelled || is_initial(a) || is_initial(b)
}

/// Whether the draft tells of one person: only one of the two is introduced, or both as the same.
fn is_one(draft: &Draft, facts: &Facts, xs: &[&Mention], ys: &[&Mention]) -> bool {
    let both_again = xs.len() > 1 && ys.len() > 1;
    let together = xs.iter().any(|x| ys.iter().any(|y| x.sentence == y.sentence));
    if both_again || together || xs.iter().chain(ys).any(|m| kin::beside(draft, &facts.lexicon, m)) {
        return false;
    }
    let all = |mentions: &[&Mention]| -> Vec<Described<'_>> {
        mentions.iter().map(|m| described(draft, &facts.lexicon, m)).collect()
    };
    let (x, y) = (all(xs), all(ys));
    let told = |of: &[Described<'_>]| of.iter().any(|d| d.told);
    match (told(&x), told(&y)) {
        (true, true) => {
            let known = y.iter().filter(|d| d.again).flat_map(|d| &d.nouns);
            let mut shared = known.filter(|n| x.iter().any(|d| d.nouns.contains(n)));
            shared.next().is_some()
        }
        (x, y) => x != y,
    }
}
