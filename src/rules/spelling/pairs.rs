//! Which spellings are one name.
//!
//! In: the spellings of a draft. Out: groups of two or more that are one name.
//! Candidates come from blocking keys and from shared entries, never from all pairs.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

use super::around::{Around, around};
use super::names::{Lists, Name};
use super::slip;
use crate::annotate::mention::MentionKind;
use crate::draft::Draft;
use crate::romanization::fold::Folded;
use crate::romanization::gates;
use crate::romanization::keys::keys_of;
use crate::romanization::likeness::{Context, Likeness};
use crate::romanization::units::{Support, Units};
use crate::source::Span;

/// Spellings that share a key beyond this many are too common a shape to compare.
const LARGEST_BLOCK: usize = 60;

/// The largest distance of names of two kinds: where a kind is misread, not two things of one sound.
const OTHER_KIND: f32 = 0.5;

/// The largest distance from a listed name of one that the list does not take for it.
const KNOWN: f32 = 0.5;

/// Arabic articles in small letters, which a name may go without.
pub const ARTICLES: [&str; 9] = ["al", "el", "as", "ash", "ad", "an", "ar", "az", "at"];

/// How two spellings belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bond {
    /// The gazetteer lists both under one entry.
    Listed,
    /// Two romanizations of one name.
    Variant,
    /// They differ by marks only.
    Marks,
}

/// What pairs are judged by. Context parameter of this module.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// Word lists and gazetteer.
    pub lists: Lists<'a>,
    /// Spelling units.
    pub units: &'a Units,
}

/// Groups of spellings that are one name: indices into the names, in order of first place.
pub fn groups(desk: Desk<'_>, names: &[&Name<'_>], wanted: &[Bond]) -> Vec<Vec<usize>> {
    let mut leader: Vec<usize> = (0..names.len()).collect();
    // Whether two names differ by marks alone is told by their letters; all else that is asked of a pair costs more.
    let marks = wanted == [Bond::Marks];
    let partings = LazyCell::new(|| partings(desk.draft));
    for (a, b) in candidates(names, marks) {
        if marks && !marks_only(names[a], names[b]) {
            continue;
        }
        let bond = bond(desk, names[a], names[b]);
        let meant = bond.is_some_and(|b| wanted.contains(&b));
        if meant && !are_set_apart(&partings, names[a], names[b]) {
            let (a, b) = (find(&leader, a), find(&leader, b));
            leader[a.max(b)] = a.min(b);
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for i in 0..leader.len() {
        groups.entry(find(&leader, i)).or_default().push(i);
    }
    groups.into_values().filter(|g| g.len() > 1).collect()
}

fn find(leader: &[usize], mut i: usize) -> usize {
    while leader[i] != i {
        i = leader[i];
    }
    i
}

/// Pairs that may be one name; where only `marks` may differ, those of the same letters.
fn candidates(names: &[&Name<'_>], marks: bool) -> BTreeSet<(usize, usize)> {
    let keys = |name: &Folded| if marks { BTreeSet::from([name.plain.clone()]) } else { keys_of(name) };
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, name) in names.iter().enumerate() {
        for key in name.folded.as_ref().map(keys).unwrap_or_default() {
            blocks.entry(key).or_default().push(i);
        }
        for entry in &name.entries {
            blocks.entry(format!("entry {entry}")).or_default().push(i);
        }
    }
    let mut pairs = BTreeSet::new();
    for block in blocks.into_values().filter(|b| b.len() <= LARGEST_BLOCK) {
        for (n, a) in block.iter().enumerate() {
            pairs.extend(block[n + 1..].iter().map(|b| (*a, *b)));
        }
    }
    pairs
}

fn bond(desk: Desk<'_>, x: &Name<'_>, y: &Name<'_>) -> Option<Bond> {
    let spoken = x.is_spoken() && y.is_spoken();
    if spoken || x.small == y.small || touch(desk.draft, x, y) {
        return None;
    }
    let marks = marks_only(x, y);
    if x.entries.iter().any(|e| y.entries.contains(e)) {
        return Some(if marks { Bond::Marks } else { Bond::Listed });
    }
    let apart = !x.entries.is_empty() && !y.entries.is_empty();
    if apart || crossed(x, y) || article_only(x, y) || run_together(x.word, y.word) {
        return None;
    }
    let around = around(desk, x, y);
    if around == Around::Differ {
        return None;
    }
    if marks {
        return same_kind(x, y).then_some(Bond::Marks);
    }
    if matches!(around, Around::Unknown | Around::Introduced) && !tells(desk, x, y) {
        return None;
    }
    let context = Context {
        full_name_agrees: matches!(around, Around::Given | Around::Bearer),
        post_agrees: !x.titles.is_disjoint(&y.titles),
        one_is_introduced: around == Around::Introduced,
    };
    match compare(desk.units, x, y, context) {
        Likeness::Variant { cost } if is_near(desk.units, x, y, around, cost) => Some(Bond::Variant),
        _ => slip::is_one(desk, x, y, around).then_some(Bond::Variant),
    }
}

/// Whether a distance is small enough for what the names are: brothers and sisters bear one surname, so
/// that two given names must be nearer than two surnames.
fn is_near(units: &Units, x: &Name<'_>, y: &Name<'_>, around: Around, cost: f32) -> bool {
    let narrow = |bound: f32| match (&x.folded, &y.folded) {
        (Some(a), Some(b)) => cost <= units.threshold(a, b, Support::None).min(bound),
        _ => false,
    };
    // Where a list has one of them and not the other, the list knows how it is written.
    let known = x.entries.is_empty() != y.entries.is_empty();
    match around {
        Around::Bearer => narrow(f32::INFINITY),
        Around::Unknown | Around::Beside | Around::Introduced if known && !narrow(KNOWN) => false,
        _ => same_kind(x, y) || narrow(OTHER_KIND),
    }
}

fn marks_only(a: &Name<'_>, b: &Name<'_>) -> bool {
    match (&a.folded, &b.folded) {
        (Some(a), Some(b)) => gates::marks_only(a, b),
        _ => false,
    }
}

/// Names of several words are one name where all words but one are the same.
fn compare(units: &Units, a: &Name<'_>, b: &Name<'_>, context: Context) -> Likeness {
    if a.is_single() && b.is_single() {
        return match (&a.folded, &b.folded) {
            (Some(a), Some(b)) => units.compare_folded(a, b, context),
            _ => Likeness::Different,
        };
    }
    let (xs, ys): (Vec<&str>, Vec<&str>) =
        (a.word.split_whitespace().collect(), b.word.split_whitespace().collect());
    if xs.len() != ys.len() {
        return Likeness::Different;
    }
    let mut unlike = xs.iter().zip(&ys).filter(|(x, y)| x != y);
    match (unlike.next(), unlike.next()) {
        (Some((x, y)), None) => units.compare(x, y, context),
        _ => Likeness::Different,
    }
}

/// Whether both can name one kind of thing.
fn same_kind(a: &Name<'_>, b: &Name<'_>) -> bool {
    let open = |n: &Name<'_>| n.kinds.contains(&MentionKind::Unknown) || !n.beside.is_empty();
    open(a) || open(b) || !a.kinds.is_disjoint(&b.kinds)
}

/// Whether names with nothing else in common may be one. Two given names in use are not, as people choose
/// the spelling of theirs, nor are a place in use and a name in use.
fn tells(desk: Desk<'_>, a: &Name<'_>, b: &Name<'_>) -> bool {
    let given = |n: &Name<'_>| !n.borne_by.is_empty() && n.given.is_empty();
    let open = |n: &Name<'_>| !given(n) && !is_place(desk, n);
    open(a) && open(b) || !(is_known(desk, a) && is_known(desk, b))
}

fn is_place(desk: Desk<'_>, name: &Name<'_>) -> bool {
    let l = desk.lists.lexicon;
    [l.countries, l.cities, l.regions].iter().any(|list| list.contains(name.word))
}

/// Whether a list of names or the gazetteer has it.
pub fn is_known(desk: Desk<'_>, name: &Name<'_>) -> bool {
    let l = desk.lists.lexicon;
    let person = l.given_names.contains(name.word) || l.surnames.contains(name.word);
    person || is_place(desk, name) || !name.entries.is_empty()
}

/// `Assad` and `al-Assad`: with the article or without.
fn article_only(a: &Name<'_>, b: &Name<'_>) -> bool {
    let holds = |long: &Name<'_>, short: &Name<'_>| {
        let article = long.small.strip_suffix(short.small.as_str()).and_then(|a| a.strip_suffix(['-', ' ']));
        article.is_some_and(|article| ARTICLES.contains(&article))
    };
    holds(a, b) || holds(b, a)
}

/// `HampshireJoe`: a name and another word without the space between them.
fn run_together(a: &str, b: &str) -> bool {
    let holds = |long: &str, short: &str| {
        let rest = long.strip_prefix(short).or_else(|| long.strip_suffix(short)).unwrap_or_default();
        let is_article = || ARTICLES.contains(&rest.to_lowercase().as_str());
        rest.starts_with(char::is_uppercase) && !is_article()
    };
    holds(a, b) || holds(b, a)
}

/// Two names side by side belong to one person who bears both.
fn touch(draft: &Draft, a: &Name<'_>, b: &Name<'_>) -> bool {
    let places = |n: &Name<'_>| n.places.iter().chain(&n.spoken).map(|p| p.span).collect::<Vec<_>>();
    let beside = |x: &[Span], y: &[Span]| {
        x.iter().any(|p| {
            let next = y.partition_point(|q| q.start < p.end);
            let gap = y.get(next).and_then(|q| draft.document.text.get(p.end as usize..q.start as usize));
            gap.is_some_and(|g| g.trim().is_empty())
        })
    };
    let (a, b) = (places(a), places(b));
    beside(&a, &b) || beside(&b, &a)
}

/// Places where the draft says that two are not one, or that one became the other (`no relation`, `changed its name`):
/// near both names; and where it tells how a name is written (`in the Latin alphabet`): beside one of them.
struct Partings {
    both: Vec<usize>,
    one: Vec<usize>,
}

fn partings(draft: &Draft) -> Partings {
    const APART: [&str; 12] = [
        "changed its name",
        "spelling of its name",
        "renamed",
        "then known as",
        "no relation",
        "not related",
        "unrelated",
        "not to be confused",
        "namesake",
        "different man",
        "different person",
        "different woman",
    ];
    const WRITTEN: [&str; 9] = [
        "Latin alphabet",
        "Latin script",
        "also spelled",
        "also spelt",
        "also written",
        "Cyrillic",
        "romanised",
        "romanized",
        "transliterat",
    ];
    let text = &draft.document.text;
    let places = |list: &[&str]| {
        list.iter().flat_map(|words| text.match_indices(words).take(PARTINGS)).map(|(at, _)| at).collect()
    };
    Partings { both: places(&APART), one: places(&WRITTEN) }
}

/// Whether one of these places sets two names apart.
fn are_set_apart(partings: &Partings, a: &Name<'_>, b: &Name<'_>) -> bool {
    let near = |n: &Name<'_>, at: usize, reach: usize| {
        n.places.iter().chain(&n.spoken).any(|p| (p.span.start as usize).abs_diff(at) <= reach)
    };
    partings.both.iter().any(|at| near(a, *at, NEAR_PARTING) && near(b, *at, NEAR_PARTING))
        || partings.one.iter().any(|at| near(a, *at, NEAR_WRITTEN) || near(b, *at, NEAR_WRITTEN))
}

/// How far a name stands from the words that set it apart from another, in bytes.
const NEAR_PARTING: usize = 250;

/// How far a name stands from the words that tell how it is written, in bytes.
const NEAR_WRITTEN: usize = 60;

/// A draft sets apart so many at most.
const PARTINGS: usize = 16;

/// Whether two given names are one, initials and spellings aside.
pub fn alike(units: &Units, a: &str, b: &str) -> bool {
    let first = |s: &str| s.split([' ', '.']).next().unwrap_or_default().to_lowercase();
    let (x, y) = (first(a), first(b));
    let initial = (x.chars().count() == 1 || y.chars().count() == 1) && x.chars().next() == y.chars().next();
    x == y || initial || variants(units, &x, &y)
}

/// Whether two given names are spellings of one.
pub fn variants(units: &Units, a: &str, b: &str) -> bool {
    matches!(
        units.compare(a, b, Context { full_name_agrees: true, ..Context::default() }),
        Likeness::Variant { .. } | Likeness::MarksOnly
    )
}

/// One is only met as a given name and the other as a surname.
fn crossed(a: &Name<'_>, b: &Name<'_>) -> bool {
    let surname = |n: &Name<'_>| !n.given.is_empty();
    a.is_given() && surname(b) || b.is_given() && surname(a)
}
