//! One person or thing in a list of figures, told with an article: `four men, two women and a child`.

use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::{Figure, Passage};

/// Words of an item, article included.
const LONGEST: usize = 4;

/// The items of a list between its first word and its last figure, and one right behind that ends it.
pub fn items(passage: &Passage<'_>, from: usize, last: &Figure) -> Vec<Member> {
    let inside = (from..last.lead)
        .filter_map(|at| item(passage, at).filter(|end| *end < last.lead).map(|end| (at, end)));
    let behind = |at: &usize| passage.word(*at) == "and" && at - last.end <= LONGEST;
    let closing = (last.end..last.end + LONGEST + 1).find(behind).and_then(|and| {
        let end = item(passage, and + 1)?;
        let plain = (last.end..and).all(|at| !is_closed(passage.word(at)));
        (plain && is_closed(passage.word(end))).then_some((and + 1, end))
    });
    inside.chain(closing).map(|(at, end)| one(passage, at, end)).collect()
}

/// After the last word of an item that begins at a place, behind a comma or `and` and before the next.
fn item(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let article = matches!(passage.word(at), "a" | "an" | "one");
    let listed = at > 0 && matches!(passage.word(at - 1), "," | "and" | "were" | "—" | "–" | ":");
    let end =
        (at + 2..=at + LONGEST).find(|end| is_closed(passage.word(*end)) || passage.word(*end) == "and")?;
    let noun = passage.word(end - 1);
    let clause = (at + 1..end).any(|n| {
        matches!(passage.word(n), "among" | "from" | "in" | "of" | "said" | "them" | "was" | "who" | "with")
    });
    let other = matches!(
        noun,
        "half" | "third" | "quarter" | "few" | "number" | "total" | "day" | "week" | "month" | "year"
    );
    let word = noun.starts_with(|c: char| c.is_alphabetic()) && !noun.ends_with("ly");
    (article && listed && word && !other && !clause).then_some(end)
}

fn is_closed(word: &str) -> bool {
    matches!(word, "," | "." | ";" | ")" | "—" | "–")
}

fn one(passage: &Passage<'_>, at: usize, end: usize) -> Member {
    Member::in_words(passage.span(at, end), None, 1.0)
}
