//! Names beside the count that they spell out: `three hospitals, Ash, Elm and Oak, where`; `for two posts, Ash and Elm.`
//!
//! In: a count and a comma after it. Out: its [`List`]. Not here: lists after other marks (`opening`).

use super::items::{List, list};
use super::opening::Opener;
use super::segment::{Joint, Segment, segments};
use super::{SETS, is_plural};
use crate::lexicon::closed::WEEKDAYS;

/// Longest name with what is said of it: `the shipowner Karel Oom of Port Lisle`.
const LONGEST: usize = 8;

/// Words that open a sentence with when, where or why: the names after the comma are then its subject.
const SETTINGS: &[&str] = &[
    "about", "after", "among", "as", "at", "because", "before", "behind", "beside", "by", "despite",
    "during", "for", "from", "if", "in", "of", "on", "once", "over", "since", "to", "under", "until", "when",
    "while", "with",
];

/// Small words inside and behind a name: `Elm Road on the Hill`, `Ash for the Greens`.
const INSIDE: &[&str] =
    &["-", "'s", "’s", "al", "at", "da", "de", "for", "from", "in", "of", "on", "the", "to", "with"];

/// The names after the comma at a place, where they are all that is counted.
pub fn names(opener: &Opener<'_>, comma: usize, near: bool) -> Option<List> {
    let (all, last) = closed(opener, comma + 1)?;
    let run = &all[..=last];
    let ages = all[last + 1..].iter().take_while(|s| is_age(opener, s)).count();
    let end = all[last + ages].to;
    let goes_on = near && opener.word(end) == "," && opener.resumes(end + 1);
    let described = run.iter().all(|s| opener.is_thing(s)) && run.iter().any(|s| opener.is_name(s));
    let closes = end >= opener.count.end || opener.word(end) == ",";
    let bare = run.iter().all(|s| is_bare(opener, s) || is_age(opener, s));
    let named = goes_on && described || closes && bare && !is_dated(opener, comma, run);
    if named && is_beside(opener, comma) { list(opener.passage, comma + 1, all[last].to) } else { None }
}

/// Segments, and the index of the one that ends the list: the first after `and`, unless a later one goes on with it.
pub fn closed(opener: &Opener<'_>, from: usize) -> Option<(Vec<Segment>, usize)> {
    let all = segments(opener.passage, from, opener.count.end);
    let and = |s: &Segment| matches!(s.joint, Joint::And | Joint::CommaAnd);
    let last = all.iter().position(and)?;
    let more = all[last + 1..].iter().any(|s| and(s) && opener.is_name(s) && s.to - s.from <= 4);
    (!more).then_some((all, last))
}

/// A name, after an office or not, and no more than small words behind it that lead to another name.
pub fn is_bare(opener: &Opener<'_>, s: &Segment) -> bool {
    let lexicon = opener.passage.text.lexicon;
    let office = |at: &usize| {
        let word = opener.word(*at);
        word == "the" || lexicon.titles.contains(word) || lexicon.title_modifiers.contains(word)
    };
    let from = s.from + (s.from..s.to).take_while(|at| !opener.is_capital(*at) && office(at)).count();
    let inside = |at: usize| opener.is_capital(at) || INSIDE.contains(&opener.word(at));
    s.to - s.from <= LONGEST
        && from < s.to
        && opener.is_capital(from)
        && opener.is_capital(s.to - 1)
        && (from..s.to).all(inside)
}

fn is_age(opener: &Opener<'_>, s: &Segment) -> bool {
    s.to == s.from + 1 && opener.word(s.from).bytes().all(|b| b.is_ascii_digit())
}

/// Whether a comma stands right beside what is counted: nothing else is named or counted out before it that the names
/// may spell out instead, and the count does not set the scene for the names.
fn is_beside(opener: &Opener<'_>, comma: usize) -> bool {
    let (passage, count) = (opener.passage, opener.count);
    let start = passage
        .words
        .get(count.first)
        .and_then(|w| passage.sentence_at(w.token.span.start))
        .map_or(count.first, |sentence| passage.start_of(sentence));
    let scene =
        SETTINGS.contains(&passage.word(start)) && !(start..count.first).any(|at| passage.word(at) == ",");
    let day = |at: usize| WEEKDAYS.iter().any(|d| d.contains(&passage.word(at)));
    let several = |at: usize| {
        let word = passage.word(at);
        matches!(word, "and" | "or" | "one" | "couple")
            || SETS.iter().any(|(set, _)| *set == word)
            || is_plural(passage, at)
            || opener.is_capital(at) && at + 1 == comma && !day(at)
    };
    !scene && !(count.noun..comma).any(several)
}

/// Whether the names are told with other days than what stands before them: `left on Friday, Ash and Elm on Sunday`.
fn is_dated(opener: &Opener<'_>, comma: usize, run: &[Segment]) -> bool {
    let day = |at: usize| WEEKDAYS.iter().any(|d| d.contains(&opener.word(at)));
    (opener.count.noun..comma).any(day) && run.iter().any(|s| (s.from..s.to).any(day))
}
