//! Shares over several sentences of a paragraph, the last of which is told as the rest: `Schools take 52 percent of the
//! budget. Welfare takes 31 percent and everything else 17 percent`, or as those who gave no answer.
//!
//! In: a passage. Out: [`Shares`] that are all of their whole. Where the list begins is seldom said: it stands only where
//! no run of its last items comes to a hundred, and one comes near. Not here: shares of one sentence (the module above).

use super::Shares;
use crate::annotate::relation::passage::{Figure, Passage};
use crate::annotate::relation::rest::{is_closer, is_item};

/// Fewest shares of a list.
const FEWEST: usize = 3;

/// Sentences from the first share to the last.
const LONGEST: u32 = 3;

/// Points by which the shares may miss a hundred: what is farther off is of several wholes.
const NEAR: f64 = 12.0;

/// The lists of a passage that end in a rest.
pub fn read(passage: &Passage<'_>) -> Vec<Shares> {
    let share = |at: &usize| is_share(passage, &passage.figures[*at]);
    let list = |at: usize| match is_closer(passage, at) {
        true => list(passage, at),
        false => list(passage, at).filter(|l| is_unanswered(passage, at) && is_over(l)),
    };
    (0..passage.figures.len()).filter(share).filter_map(list).collect()
}

/// `23 percent had no opinion`: the last of the answers, although others may be left untold.
fn is_unanswered(passage: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 6;
    let f = &passage.figures[at];
    // Behind the answers to several questions it is of the last of them.
    let joined = at > 0 && passage.figures[at - 1].sentence == f.sentence;
    let open = |n: &usize| joined && !matches!(passage.word(*n), "," | "." | ";" | "and");
    (f.end..f.end + REACH).take_while(open).any(|n| match passage.word(n) {
        "undecided" | "unsure" => true,
        "no" => matches!(passage.word(n + 1), "answer" | "opinion"),
        "not" | "n't" | "n’t" => matches!(passage.word(n + 1), "answer" | "know" | "say" | "sure"),
        _ => false,
    })
}

/// Whether the shares come to more than all.
fn is_over(list: &Shares) -> bool {
    list.shares.iter().map(|m| m.low).sum::<f64>() > 100.0
}

fn list(passage: &Passage<'_>, at: usize) -> Option<Shares> {
    let last = &passage.figures[at];
    let near = |f: &&Figure| f.block == last.block && f.sentence + LONGEST >= last.sentence;
    let percent = |f: &&Figure| f.member.is_percent() && !is_bar(passage, f);
    let mut items: Vec<&Figure> =
        passage.figures[..at].iter().rev().take_while(near).filter(percent).collect();
    items.reverse();
    items.push(last);
    let first = items.iter().rposition(|f| !is_share(passage, f)).map_or(0, |n| n + 1);
    let items = &items[first..];
    if are_scattered(passage, items) {
        return None;
    }
    let most = (items.len() + 1).checked_sub(FEWEST)?;
    let runs = (0..items.len() - 1).map(|n| &items[n..]);
    let off = |run: &[&Figure]| (run.iter().map(|f| f.member.low).sum::<f64>() - 100.0).abs();
    let rounded = |run: &[&Figure]| run.iter().map(|f| f.member.step.min(1.0)).sum::<f64>() / 2.0;
    if runs.clone().any(|run| off(run) <= rounded(run).max(1.0)) {
        return None;
    }
    let run = runs.take(most).min_by(|a, b| off(a).total_cmp(&off(b))).filter(|run| off(run) <= NEAR)?;
    Some(Shares { shares: run.iter().map(|f| f.member.clone()).collect(), complete: true })
}

/// Whether shares of several sentences are of different wholes, places or times.
pub(super) fn are_scattered(passage: &Passage<'_>, items: &[&Figure]) -> bool {
    let apart = items.windows(2).any(|two| two[0].sentence != two[1].sentence);
    apart && (are_of_two(passage, items) || items.iter().any(|f| is_of_place(passage, f)))
}

/// `named education as one of their three most important questions`, `asked to pick up to three`: each of those asked may
/// be in several shares.
pub(super) fn are_several_each(passage: &Passage<'_>, items: &[&Figure]) -> bool {
    const CHOSEN: [&str; 12] = [
        "choose", "chose", "chosen", "list", "listed", "name", "named", "pick", "picked", "select",
        "selected", "tick",
    ];
    const AS: usize = 4;
    let Some(last) = items.last() else { return false };
    let several = |at: usize| {
        matches!(passage.word(at), "all" | "many" | "multiple" | "several" | "three" | "two")
            && !matches!(passage.word(at + 1), "of" | "parties" | "candidates")
    };
    (passage.start_of(last.sentence)..last.end).any(|at| {
        let words = [passage.word(at), passage.word(at + 1), passage.word(at + 2)];
        let asked = CHOSEN.contains(&words[0]) && (at + 1..at + AS).any(several);
        asked
            || matches!(
                words,
                ["one", "of", "their" | "the" | "his" | "her" | "its"] | ["more", "than", "one"]
            )
    })
}

/// `31 percent of the shares and 17 percent of the votes`
fn are_of_two(passage: &Passage<'_>, items: &[&Figure]) -> bool {
    let of = |f: &&Figure| {
        let the = matches!(passage.word(f.end + 1), "the" | "its" | "their" | "all");
        (passage.word(f.end) == "of").then(|| passage.word(f.end + 1 + usize::from(the)))
    };
    let mut wholes = items.iter().filter_map(of);
    wholes.next().is_some_and(|first| wholes.any(|other| other != first))
}

/// `rose 31 percent`, `42 percent in York`, `Among the rest it is 25 percent`: a change, or the share of a place or group.
fn is_of_place(passage: &Passage<'_>, f: &Figure) -> bool {
    const NEAR: usize = 3;
    let lexicon = passage.text.lexicon;
    let moved =
        (f.lead.saturating_sub(NEAR)..f.lead).any(|at| lexicon.change_words.contains(passage.word(at)));
    let place = matches!(passage.word(f.end), "in" | "among" | "across");
    let start = passage.start_of(f.sentence);
    // `In a poll published last week` is no place.
    let poll = |at: usize| {
        matches!(passage.word(at), "ballot" | "poll" | "referendum" | "study" | "survey" | "vote")
    };
    let opens = matches!(passage.word(start), "in" | "among" | "across" | "outside")
        && !(start + 1..start + 1 + NEAR).any(poll);
    moved || place || opens
}

/// Whether a figure can be a share of a list.
fn is_share(passage: &Passage<'_>, f: &Figure) -> bool {
    f.member.is_percent() && is_item(passage, f)
}

/// `below the 7% threshold`: what is set, not what somebody has.
fn is_bar(passage: &Passage<'_>, f: &Figure) -> bool {
    matches!(passage.word(f.end), "barrier" | "hurdle" | "margin" | "threshold") || passage.is_limit(f)
}
