//! Figures that follow one another as items of one list.
//!
//! In: the figures of a sentence. Out: the slice of a list. Not here: what it is a list of (`joint`).

use crate::annotate::quantity::Approximation;
use crate::annotate::relation::passage::{Figure, Passage, Word, is_year};

/// How much may stand between the items.
#[derive(Clone, Copy, PartialEq)]
pub enum Reach {
    /// A noun and an adjective: `149 civilians, 19 officers and 61 others`.
    Nouns,
    /// A clause for each: `£46m will go on new wards, £23m on ambulances`.
    Clauses,
}

/// Parts further apart than this belong to different lists, by reach, in words.
const MOST_WORDS: [usize; 2] = [8, 14];

/// The list that begins with the first of these figures: all of the kind of the whole.
pub fn list<'f>(passage: &Passage<'_>, figures: &'f [Figure], whole: &Figure, reach: Reach) -> &'f [Figure] {
    let odds = |f: &Figure| passage.word(f.end) == "to" && passage.word(f.end + 1) == "one";
    // `17 medals, six of them gold`: a part of the part.
    let inner = |f: &Figure| {
        passage.word(f.end) == "of" && matches!(passage.word(f.end + 1), "them" | "these" | "those" | "which")
    };
    // `3.1, 2.9 and 2.4, an average of 2.8`
    let mean = |f: &Figure| (f.lead..f.first).any(|at| matches!(passage.word(at), "average" | "mean"));
    // `paid $3 million each, and their chairman $1 million`: of several.
    let each =
        |f: &Figure| [f.end, f.after].into_iter().any(|at| matches!(passage.word(at), "apiece" | "each"));
    let other = |f: &Figure| odds(f) || mean(f) || each(f) || is_told_again(passage, f);
    let fits = |f: &Figure| f.member.is_one() && is_part_of(f, whole) && !other(f);
    let Some(first) = figures.first().filter(|f| fits(f)) else { return &[] };
    let mut end = 1;
    let mut last = first;
    while let Some(next) = figures.get(end).filter(|f| fits(f) && continues(passage, last, f, reach)) {
        if inner(next) && !inner(last) {
            break;
        }
        last = next;
        end += 1;
    }
    &figures[..end]
}

/// Whether the words say that a figure was told before: `one of the four`, `the same 81`.
pub fn is_told_again(passage: &Passage<'_>, f: &Figure) -> bool {
    let (first, second) = (passage.before(f, 2), passage.before(f, 1));
    let before = |o: &&Figure| o.lead < f.lead && o.sentence == f.sentence;
    let again = passage.figures.iter().filter(before).any(|o| o.member.low == f.member.low);
    first == "the" && second == "same" || first == "of" && second == "the" && again
}

/// `The Reds hold 23 seats, the Greens (G) 14 and independents the remaining five`: what is taken for the whole is the first
/// of a row, whose next has only its name before it.
pub fn is_row(passage: &Passage<'_>, whole: &Figure, first: &Figure) -> bool {
    let name = |at: usize| {
        let capital = passage.words.get(at).is_some_and(|w| w.token.is_capitalized());
        capital || matches!(passage.word(at), "the" | "(" | ")")
    };
    let gap = whole.after + 1..first.lead;
    passage.word(whole.after) == "," && !gap.is_empty() && gap.into_iter().all(name)
}

/// Whether a number stands in a stretch that is no figure here: an age, a figure read as something else. Years and spans
/// of time are neither parts.
pub fn has_unread(passage: &Passage<'_>, from: usize, to: usize) -> bool {
    let number = |at: usize| passage.word(at).starts_with(|c: char| c.is_ascii_digit());
    let known = |at: usize| passage.is_figure(at);
    (from..to).any(|at| {
        number(at) && !is_year(passage.word(at)) && !known(at) && !passage.is_time(passage.word(at + 1))
    })
}

/// Whether a figure is of the kind of a whole: a count of a count, an amount in its unit, a bare number of anything but
/// percent.
pub fn is_part_of(part: &Figure, whole: &Figure) -> bool {
    let (p, w) = (&part.member, &whole.member);
    match (p.is_count(), w.is_count()) {
        (true, true) => true,
        (true, false) => p.unit.is_empty() && !w.is_percent(),
        (false, false) => p.category == w.category && p.unit == w.unit && !p.is_percent(),
        (false, true) => false,
    }
}

/// Whether a comma or `and` and little else stands between a figure and the next.
fn continues(passage: &Passage<'_>, last: &Figure, next: &Figure, reach: Reach) -> bool {
    let words = &passage.words[last.end.min(next.lead)..next.lead];
    let joins = |w: &Word<'_>| matches!(w.word.as_ref(), "," | "and" | "&" | ";" | "plus");
    let breaks = |w: &Word<'_>| match w.word.as_ref() {
        "(" | ")" | "\"" | "“" | "—" | "–" | ":" | "than" | "while" | "including" | "compared" | "." => {
            true
        }
        // `£240m in the third, or a little over £213m a year`
        "or" => next.member.approximation != Approximation::Exact || next.lead < next.first,
        "from" | "to" | "in" | "on" | "which" => reach == Reach::Nouns,
        _ => false,
    };
    // `23 of them in the port, and that 11 had been charged`: another statement.
    let stated = words.windows(2).any(|w| w[0].word == "and" && w[1].word == "that");
    let near = words.len() <= MOST_WORDS[reach as usize];
    near && words.iter().any(joins) && !words.iter().any(breaks) && !stated
}
