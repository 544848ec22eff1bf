//! Spellings in use for well-known names, by language: the tables accept each of them (`names.txt`) but for
//! the few that the snapshot shows, and none of the look-alikes (`apart`). Public facts, collected for these
//! tests; a line is `native = spelling, spelling`. The transforms of CLDR are taken as they are (`cldr.txt`).

mod apart;
mod gazetteer;

use std::collections::BTreeSet;

use super::acceptor::Acceptor;
use super::outline::Spelling;
use super::tables::Tables;

const NAMES: &str = include_str!("names.txt");

/// What the transforms of CLDR make of native names, where they are usable.
const CLDR: &str = include_str!("cldr.txt");

/// Names that each language shows at least, in two spellings or more.
const FEWEST: usize = 20;

/// The part of a list for each language, with its source left out.
fn languages(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let parts = list.split("\n[").skip(1);
    parts.map(|part| {
        let (language, rest) = part.split_once("]\nsource = ").expect("a language with its source");
        (language, rest.split_once('\n').expect("names").1)
    })
}

fn check_not(language: &str, names: &str) {
    assert_eq!(answered(language, names, true), Vec::<String>::new(), "{language} accepts these");
}

/// The pairs for which the acceptor says `answer`, and the names that no table reads.
fn answered(language: &str, names: &str, answer: bool) -> Vec<String> {
    let tables = Tables::builtin();
    let mut found = Vec::new();
    for (native, spellings) in names.lines().filter_map(|line| line.split_once(" = ")) {
        let Some(acceptor) = tables.acceptor(language, native.trim()) else {
            found.push(format!("{} unread", native.trim()));
            continue;
        };
        let wrong = spellings.split(", ").filter(|latin| acceptor.accepts(latin) == answer);
        found.extend(wrong.map(|latin| format!("{} {latin}", native.trim())));
    }
    found
}

/// What a table takes of its language's spellings, and those it does not, which are the older or foreign
/// names of a place, or follow another language's sounds.
fn recall((language, names): (&str, &str)) -> String {
    let spellings = names.lines().filter_map(|line| line.split_once(" = ")).flat_map(|(_, s)| s.split(", "));
    let (all, missed) = (spellings.count(), answered(language, names, false));
    let taken = format!("{language} {} of {all}", all - missed.len());
    if missed.is_empty() { taken } else { format!("{taken}, not {}", missed.join(", ")) }
}

/// The pairs that are accepted, though the outline of the name says that they cannot be.
fn unlike((language, names): (&str, &str)) -> Vec<String> {
    let pairs = names.lines().filter_map(|line| line.split_once(" = "));
    let pairs = pairs.flat_map(|(native, spellings)| spellings.split(", ").map(move |s| (native.trim(), s)));
    let unlike = pairs.filter(|(native, latin)| {
        let acceptor = Tables::builtin().acceptor(language, native);
        let fits = |a: &Acceptor| Spelling::of(latin).is_some_and(|s| a.outline().fits(&s));
        acceptor.is_some_and(|a| a.accepts(latin) && !fits(&a))
    });
    unlike.map(|(native, latin)| format!("{native} {latin}")).collect()
}

#[test]
fn what_is_accepted_fits_the_outline_of_the_name() {
    assert_eq!(languages(NAMES).flat_map(unlike).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn spellings_in_print_follow_from_the_native_spelling() {
    insta::assert_snapshot!(languages(NAMES).map(recall).collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_spellings_of_cldr_follow_from_the_native_spelling() {
    insta::assert_snapshot!(languages(CLDR).map(recall).collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_language_shows_its_names_in_two_spellings() {
    let two = |names: &str| names.lines().filter(|line| line.contains(", ")).count();
    let few: Vec<&str> = languages(NAMES).filter(|(_, names)| two(names) < FEWEST).map(|(l, _)| l).collect();
    assert_eq!(few, Vec::<&str>::new());
    let shown: BTreeSet<&str> = languages(NAMES).map(|(language, _)| language).collect();
    assert_eq!(Tables::builtin().languages().collect::<BTreeSet<&str>>(), shown);
}
