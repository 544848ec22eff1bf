//! The words by which a figure is a distance: `5,800 more`, `ahead by 12`, `a gap of 40`.
//!
//! In: a figure of a passage. Out: a [`Stated`] distance. Not here: between which figures it lies (`loose`).

use super::stated::{Stated, is_fall_into, is_name_or_level, is_phrasal, scale};
use super::{Direction, Scale};
use crate::annotate::relation::passage::{Figure, Passage};

/// Words from a cue to the figure behind it, and from a figure to the cue behind that.
const REACH: (usize, usize) = (5, 4);

/// `39 percent, up two`: from what is not printed.
pub fn is_behind_level(passage: &Passage<'_>, index: usize) -> bool {
    let figure = &passage.figures[index];
    let level = |f: &Figure| f.after + 2 == figure.lead && passage.word(f.after) == ",";
    matches!(passage.before(figure, 1), "down" | "up") && passage.figures[..index].last().is_some_and(level)
}

/// A figure with a word near it by which it is a distance.
pub fn beside_cue(passage: &Passage<'_>, index: usize) -> Option<Stated> {
    let figure = &passage.figures[index];
    let scale = scale(&figure.member).filter(|s| *s != Scale::Share && figure.member.is_one())?;
    if is_level(passage, index) || is_name_or_level(passage, figure) {
        return None;
    }
    let (at, lead) = cue_before(passage, figure).or_else(|| cue_after(passage, figure))?;
    Some(Stated {
        scale,
        direction: Direction::Either,
        measure: figure.member.clone(),
        figure: Some(index),
        start: figure.lead.min(at),
        end: figure.end.max(at + 1),
        sentence: figure.sentence,
        lead,
    })
}

/// Whether a word close by makes a figure a distance: `40 percent fewer`, `35 percent below that`.
pub fn is_beside_cue(passage: &Passage<'_>, figure: &Figure) -> bool {
    const CLOSE: usize = 3;
    let near = |at: usize| at + CLOSE >= figure.lead && at <= figure.end + CLOSE;
    let cue = cue_before(passage, figure).filter(|(at, _)| near(*at));
    cue.or_else(|| cue_after(passage, figure).filter(|(at, _)| near(*at))).is_some()
}

/// Whether the words make a figure one that is reached or left, not a distance (`rose to 40`), one of a score or a vote
/// (`led by 57 to 52`), or people that a clause tells of (`the two who lead`).
fn is_level(passage: &Passage<'_>, index: usize) -> bool {
    let figure = &passage.figures[index];
    let before = passage.before(figure, 1);
    // `a majority is 101` of so many seats.
    let needed = matches!(before, "is" | "was" | "means")
        && passage.before(figure, 2) == "majority"
        && passage.before(figure, 3) == "a";
    let of = passage.word(figure.end) == "of"
        && matches!(passage.word(figure.end + 1), "the" | "its" | "his" | "her" | "their");
    let who = matches!(passage.word(figure.end), "who" | "which" | "that");
    let fought = passage.figures.get(index + 1).is_some_and(|next| passage.is_contest(figure, next));
    of || needed
        || who
        || fought
        || passage.rival(figure).is_some()
        || matches!(before, "to" | "from" | "than" | "against" | "with" | "between" | "or")
}

/// Place of the cue, and whether it is a lead.
type Cue = (usize, bool);

fn cue_before(passage: &Passage<'_>, figure: &Figure) -> Option<Cue> {
    let open = |at: &usize| !is_end(passage, *at);
    let words = (figure.lead.saturating_sub(REACH.0)..figure.lead).rev().take_while(open);
    // `by Christmas nine had been killed` tells when.
    let only = |at: usize| matches!(passage.word(at), "exactly" | "just" | "only");
    let apart = |at: usize| passage.word(at) == "by" && at + 1 < figure.lead && !only(at + 1);
    // `of the smaller two parties`
    let picked = |at: usize| {
        at + 1 == figure.lead && at > 0 && passage.word(at - 1) == "the" && passage.word(at).ends_with("er")
    };
    words.into_iter().filter(|at| !apart(*at) && !picked(*at)).find_map(|at| cue(passage, at, "before"))
}

fn cue_after(passage: &Passage<'_>, figure: &Figure) -> Option<Cue> {
    // `three members of the majority`
    let member = |at: usize| passage.word(at) == "of" && passage.word(at + 1) == "the";
    let open = |at: &usize| !is_end(passage, *at) && passage.word(*at) != "," && !member(*at);
    let from = figure.end + usize::from(passage.word(figure.end) == "-");
    (from..from + REACH.1).take_while(open).find_map(|at| cue(passage, at, "after"))
}

/// Whether a word is a cue on one side of a figure.
fn cue(passage: &Passage<'_>, at: usize, side: &str) -> Option<Cue> {
    if is_over_a_mark(passage, at) {
        return None;
    }
    let lexicon = passage.text.lexicon;
    let word = passage.word(at);
    let moved = || {
        // `505, up 92` tells from what is not printed.
        let apposed = matches!(word, "down" | "up") && at > 0 && passage.word(at - 1) == ",";
        let entry = lexicon
            .change_words
            .get(word)
            .filter(|_| !apposed && !is_phrasal(passage, at) && !is_fall_into(passage, at))?;
        let stands = match entry.split_once('-') {
            Some((_, "by")) => side == "before" && matches!(passage.word(at + 1), "by" | "of"),
            Some((_, only)) => side == only,
            None => true,
        };
        stands.then_some((at, false))
    };
    let entry = lexicon.distance_words.get(word);
    let of_error = passage.word(at + 1) == "of" && passage.word(at + 2) == "error";
    let distance = entry.and_then(|e| {
        let (lead, place) = e.strip_prefix("lead-").map_or((false, e), |place| (true, place));
        (place == side || place == "both").then_some((at, lead))
    });
    distance.or_else(moved).filter(|_| !of_error && !is_addition(passage, at))
}

/// `1.2 feet above flood stage`: what it is above is not printed.
fn is_over_a_mark(passage: &Passage<'_>, at: usize) -> bool {
    const MARK: usize = 4;
    let over = matches!(passage.word(at), "above" | "below" | "over" | "under");
    let named = |n: usize| {
        passage.figures.iter().any(|f| f.first == n)
            || matches!(passage.word(n), "that" | "this" | "the" | "its")
    };
    let closed = matches!(passage.word(at + 1), "." | ",");
    over && !closed && !(at + 1..at + MARK).any(named)
}

/// `10 more were hurt` adds; `10 more`, `10 more than` compares.
fn is_addition(passage: &Passage<'_>, at: usize) -> bool {
    let more = matches!(passage.word(at), "more" | "extra" | "fewer" | "less");
    let open = |n: &usize| !is_end(passage, *n);
    let compared = (at + 1..at + 9).take_while(open).any(|n| passage.word(n) == "than");
    let closed = matches!(passage.word(at + 1), "." | "," | ";" | "" | "–" | "—" | "-" | ")" | ":");
    more && !compared && !closed
}

/// Whether a word ends the clause or belongs to another figure.
pub fn is_end(passage: &Passage<'_>, at: usize) -> bool {
    matches!(passage.word(at), "." | ";" | ":" | "" | "(" | ")" | "“" | "”" | "\"") || passage.is_figure(at)
}
