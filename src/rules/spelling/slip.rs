//! A name that is one slip of the keyboard away from another: a letter too many or too few, a wrong one, two that
//! changed places.
//!
//! In: two spellings of a draft. Out: whether one is a slip for the other. No unit of romanization tells of a slip,
//! so that the draft itself has to: a surname that stands alone and that nobody ever bore in full, near one that
//! somebody bears; or two surnames after one given name.

use super::around::{Around, introduces, is_bare, is_stranger};
use super::names::Name;
use super::pairs::{ARTICLES, Desk};
use crate::romanization::fold::Folded;
use crate::romanization::gates;
use crate::rules::persons::described::described;

/// Fewest letters of a name of which one is a slip: shorter ones have too many neighbours (`Bauer`, `Baker`).
const LETTERS: usize = 5;

/// With fewer letters one put for another makes another name (`Lenin`, `Levin`).
const SURE: usize = 6;

/// With so many letters two may be wrong.
const LONG: usize = 10;

/// What has more letters is two words without the space between them.
const LONGEST: usize = 20;

/// Whether one of two names is a slip for the other.
pub fn is_one(desk: Desk<'_>, x: &Name<'_>, y: &Name<'_>, around: Around) -> bool {
    let meant = match around {
        Around::Given => {
            // Two of one given name who hold two offices are two.
            let offices = !x.titles.is_empty() && !y.titles.is_empty() && x.titles.is_disjoint(&y.titles);
            introduces(x) && introduces(y) && !x.given.is_disjoint(&y.given) && !offices
        }
        Around::Introduced | Around::Unknown => {
            let again = |x: &Name<'_>, y: &Name<'_>| {
                introduces(x) && (is_stranger(desk, y) || is_bare(desk, y) && is_called_alike(desk, x, y))
            };
            again(x, y) || again(y, x)
        }
        Around::Bearer | Around::Beside | Around::Differ => false,
    };
    meant && x.is_single() && y.is_single() && is_near(x, y, around)
}

/// Whether every office of a bare surname is one that the draft gives somebody who is introduced.
fn is_called_alike(desk: Desk<'_>, x: &Name<'_>, y: &Name<'_>) -> bool {
    let found = &desk.draft.annotations.mentions;
    let nouns = x.places.iter().filter_map(|p| {
        let at = found.binary_search_by_key(&p.whole, |m| m.span).ok()?;
        Some(described(desk.draft, desk.lists.lexicon, &found[at]).nouns)
    });
    let nouns: Vec<_> = nouns.flatten().collect();
    let last = |title: &str| title.rsplit(' ').next().unwrap_or_default().to_owned();
    y.titles
        .iter()
        .all(|t| nouns.iter().any(|n| *n == last(t)) || x.titles.iter().any(|o| last(o) == last(t)))
}

fn is_near(x: &Name<'_>, y: &Name<'_>, around: Around) -> bool {
    let (Some(a), Some(b)) = (&x.folded, &y.folded) else { return false };
    let two = gates::feminine(a, b)
        || gates::derived(a, b)
        || gates::chinese(a, b)
        || around != Around::Given && gates::western(a, b);
    let (a, b) = (stem(a), stem(b));
    let letters = a.len().min(b.len());
    let exchanged = a.len() == b.len() && letters < SURE && !is_swap(a, b);
    let most = match letters {
        ..LONG => 1,
        _ if is_of_one_beginning(a, b) => 3,
        _ => 2,
    };
    (LETTERS..=LONGEST).contains(&letters) && !two && !exchanged && strsim::osa_distance(a, b) <= most
}

/// Whether one ending was put for another: `Zhumabayev` for `Zhumabekov`.
fn is_of_one_beginning(a: &str, b: &str) -> bool {
    const BEGINNING: usize = 6;
    a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count() >= BEGINNING
}

/// Whether the two have the same letters in another order.
fn is_swap(a: &str, b: &str) -> bool {
    let sorted = |name: &str| {
        let mut letters = name.as_bytes().to_vec();
        letters.sort_unstable();
        letters
    };
    sorted(a) == sorted(b)
}

/// The letters without an Arabic article, which is written in as many ways as it likes.
fn stem(name: &Folded) -> &str {
    match &name.parts[..] {
        [article, _] if ARTICLES.contains(&article.as_str()) => {
            name.plain.get(article.len()..).unwrap_or(&name.plain)
        }
        _ => &name.plain,
    }
}
