//! Words that make a figure the last of a list: what is left of a whole when the others are told.
//!
//! In: a figure of a passage. Out: whether it is told as the rest. Not here: what it is the rest of (`parts::closing`,
//! `shares::closing`).

use super::passage::{Figure, Passage};
use crate::annotate::quantity::Approximation;

/// Words behind a figure in which it is told that it is for the rest.
const REACH: usize = 8;

/// `the remaining $1.9 billion`, `the rest, 12 percent`, `everything else 17 percent`, `$420,000 on other things`
pub fn is_closer(passage: &Passage<'_>, at: usize) -> bool {
    let f = &passage.figures[at];
    let before = |n: usize| passage.before(f, n);
    // `Of the other 14, 11 live in the valley`, `The rest comes from A ($300,000) and B ($210,000)`: told of, or no last.
    let later = |next: &Figure| next.sentence == f.sentence && next.member.is_like(&f.member);
    if before(3) == "of" || passage.figures.get(at + 1).is_some_and(later) {
        return false;
    }
    let rest = before(1) == "," && matches!(before(2), "rest" | "balance" | "remainder");
    let last = before(1) == "last" && before(2) == "the"
        || before(1) == "other" && matches!(before(2), "the" | "its" | "their");
    let previous = at.checked_sub(1).map_or(0, |n| passage.figures[n].end);
    let open = |n: &usize| !matches!(passage.word(*n), "," | "." | ";" | "and");
    // `three of the others` are some of them.
    let some = passage.word(f.end) == "of";
    let behind = (f.end..if some { f.end } else { f.end + REACH }).take_while(open);
    let from = previous.max(passage.start_of(f.sentence));
    let leading = (from..f.lead).rev().take_while(|n| passage.word(*n) != ";");
    before(1) == "remaining" || rest || last || behind.chain(leading).any(|n| is_rest(passage, n))
}

/// `everything else`, `the rest`, `other things`
fn is_rest(passage: &Passage<'_>, at: usize) -> bool {
    let next = passage.word(at + 1);
    match passage.word(at) {
        "everything" | "everyone" | "all" => next == "else",
        "the" => matches!(next, "rest" | "others") && passage.word(at + 2) != "of",
        "other" => matches!(next, "items" | "programs" | "purposes" | "things" | "uses"),
        _ => false,
    }
}

/// Whether a figure can be an item of a list: one exact value that nothing is compared with.
pub fn is_item(passage: &Passage<'_>, f: &Figure) -> bool {
    let compared = matches!(
        passage.before(f, 1),
        "against" | "by" | "from" | "of" | "or" | "than" | "to" | "under" | "versus"
    );
    let exact = f.member.is_one() && f.member.approximation == Approximation::Exact;
    exact && f.member.low > 0.0 && !compared
}
