//! One part that is more than its whole: `30 villagers were taken, among them 40 children`, `Of the 45 wells, 48 are dry`.
//!
//! In: a passage. Out: a [`PartWhole`] of one part, only where it is the greater. Not here: parts told as `of them`
//! (`loose`).

use super::PartWhole;
use super::series::is_part_of;
use crate::annotate::quantity::Approximation;
use crate::annotate::relation::passage::{Figure, Passage};

/// Words from a whole to the words that make the next figure a part of it, at most.
const REACH: usize = 9;

/// Words that make the figure behind them a part of the one before.
const CUES: [&[&str]; 6] = [
    &["among", "them"],
    &["including"],
    &["of", "whom"],
    &["of", "which"],
    &["among", "whom"],
    &["of", "them"],
];

/// Every part that is more than its whole.
pub fn read(passage: &Passage<'_>) -> Vec<PartWhole> {
    let two = passage.figures.windows(2).filter(|two| two[0].sentence == two[1].sentence);
    let over = |two: &&[Figure]| two[0].member.low < two[1].member.low && are_plain(&two[0], &two[1]);
    let told =
        |two: &&[Figure]| is_announced(passage, &two[0], &two[1]) || is_of_the(passage, &two[0], &two[1]);
    let list = |two: &[Figure]| {
        let cue = passage.span(two[0].end, two[1].lead);
        PartWhole::of(&two[0], &[&two[1]], cue, false)
    };
    two.filter(over).filter(told).map(list).collect()
}

fn are_plain(whole: &Figure, part: &Figure) -> bool {
    let exact = |f: &Figure| f.member.is_one() && f.member.approximation == Approximation::Exact;
    let counts = whole.member.is_count() && part.member.is_count() && whole.after > whole.end;
    exact(whole) && exact(part) && counts && is_part_of(part, whole)
}

/// `30 villagers were taken in the raid, among them 40 children`: people of people, things of the same name.
fn is_announced(passage: &Passage<'_>, whole: &Figure, part: &Figure) -> bool {
    let hit = |cue: &&[&str]| {
        let at = part.lead.checked_sub(cue.len());
        at.filter(|at| cue.iter().zip(*at..).all(|(w, n)| passage.word(n) == *w))
    };
    let Some(at) = CUES.iter().find_map(hit).filter(|at| *at >= whole.end) else { return false };
    let people = |f: &Figure| passage.text.lexicon.people_nouns.contains(passage.word(f.after.max(1) - 1));
    let bare = part.member.unit.is_empty() && part.after == part.end;
    let alike = people(whole) && people(part) || bare || part.member.unit == whole.member.unit;
    let alone = !(whole.end..at).any(|n| matches!(passage.word(n), "and" | "." | ";" | ":"));
    // `12 soldiers and 30 villagers, including 35 women`
    let first =
        (whole.lead.saturating_sub(4)..whole.lead).all(|n| !matches!(passage.word(n), "and" | "plus"));
    alike && alone && first && at - whole.end <= REACH && !is_group(passage, whole)
}

/// Whether a noun counts several people at once: `three crews, including 12 volunteers`.
fn is_group(passage: &Passage<'_>, f: &Figure) -> bool {
    const GROUPS: [&str; 12] = [
        "bands",
        "couples",
        "crews",
        "families",
        "gangs",
        "groups",
        "households",
        "pairs",
        "squads",
        "teams",
        "troops",
        "units",
    ];
    GROUPS.contains(&passage.word(f.after.max(1) - 1))
}

/// `Of the 45 wells in the district, 48 are dry`
fn is_of_the(passage: &Passage<'_>, whole: &Figure, part: &Figure) -> bool {
    let start = passage.start_of(whole.sentence);
    let article = usize::from(passage.before(whole, 1) == "the");
    let of = whole.lead.checked_sub(1 + article).filter(|at| passage.word(*at) == "of");
    let opens = of.is_some_and(|at| at == start || matches!(passage.word(at - 1), "," | "that" | "“" | "\""));
    let bare = part.after == part.end && part.member.unit.is_empty();
    let verb = passage.text.lexicon.time_units.contains(passage.word(part.end));
    let behind = matches!(passage.before(part, 1), "," | "only" | "just" | "all");
    let gap = whole.after.min(part.lead)..part.lead;
    let one = gap.clone().filter(|at| passage.word(*at) == ",").count() <= 1;
    opens && bare && !verb && behind && one && gap.len() <= REACH
}
