//! A distance in words without a figure: `doubled`, `twice as many`, `dearer by a quarter`.
//!
//! In: a word of a passage. Out: [`Stated`]. Not here: distances in figures (`stated`).

use super::stated::{Place, REACH, Stated, way};
use super::{Direction, Scale};
use crate::annotate::quantity::Approximation;
use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::Passage;

/// A distance in a word: `doubled`, `a fivefold rise`, `twice as many`, `half as much`, `dearer by a quarter`
pub fn read(passage: &Passage<'_>, at: usize) -> Option<Stated> {
    let word = passage.words.get(at)?;
    let again = again(passage, at).map(|value| (Scale::Share, Direction::Up, value, at));
    let factor = || factor(passage, at).map(|value| (Scale::Factor, Direction::Either, value, at));
    let (scale, direction, value, start) = again.or_else(factor).or_else(|| fraction(passage, at))?;
    let hedge = (1..=3).rev().find_map(|n| hedge(passage, at, n));
    let measure = Member {
        approximation: hedge.unwrap_or_default(),
        step: 0.0,
        ..Member::in_words(word.token.span, None, value)
    };
    let sentence = passage.sentence_at(word.token.span.start)?;
    Some(Stated { scale, direction, measure, figure: None, start, end: at + 1, sentence, lead: false })
}

/// `half as much again`: that much more.
fn again(passage: &Passage<'_>, at: usize) -> Option<f64> {
    let again = passage.word(at + 1) == "as" && passage.word(at + 3) == "again";
    part(passage.word(at)).filter(|_| again)
}

/// One of so many equal parts, by its word.
pub fn part(word: &str) -> Option<f64> {
    let parts = match word {
        "half" => 2.0,
        "third" => 3.0,
        "quarter" => 4.0,
        "fifth" => 5.0,
        "sixth" => 6.0,
        "seventh" => 7.0,
        "eighth" => 8.0,
        "tenth" => 10.0,
        _ => return None,
    };
    Some(1.0 / parts)
}

fn factor(passage: &Passage<'_>, at: usize) -> Option<f64> {
    let word = passage.word(at);
    let next = passage.word(at + 1);
    let compared = matches!(next, "as" | "the" | "its" | "their" | "that" | "what");
    match word {
        "half" | "third" | "quarter" if next == "as" => part(word),
        // `, half its size when it covered 750`; not `half its members`
        "half" if matches!(next, "its" | "their") => part(word).filter(|_| is_extent(passage.word(at + 2))),
        "twice" | "double" | "doubles" | "triple" | "triples" | "thrice" | "treble" if !compared => None,
        _ => factor_word(passage, at)?.parse().ok(),
    }
}

/// What a thing has of itself, so that half of it is less than it was.
fn is_extent(word: &str) -> bool {
    matches!(
        word,
        "area"
            | "height"
            | "length"
            | "level"
            | "number"
            | "price"
            | "rate"
            | "size"
            | "strength"
            | "value"
            | "volume"
            | "weight"
    )
}

fn factor_word(passage: &Passage<'_>, at: usize) -> Option<&'static str> {
    let (word, listed) = (passage.words.get(at)?, passage.text.lexicon.factor_words);
    if listed.may_be(word.token.folded) { listed.get(&word.word) } else { None }
}

/// `fell by half`, `a rise of a quarter`, `a third more`: the share, with the place of the word that moves.
fn fraction(passage: &Passage<'_>, at: usize) -> Option<(Scale, Direction, f64, usize)> {
    let value = part(passage.word(at))?;
    let word = |back: usize| at.checked_sub(back).map_or("", |a| passage.word(a));
    let article = usize::from(matches!(word(1), "a" | "one"));
    // `half a percentage point` is one in points.
    let points = passage.word(at + 2) == "percentage";
    let taken = points || passage.is_figure(at);
    let moved = |n: usize, place: Place| Some((way(passage, at.checked_sub(n)?, place)?, at.checked_sub(n)?));
    let by = (1..=3).find(|n| word(article + n) == "by");
    let found = match by {
        Some(by) => (1..=REACH).find_map(|n| moved(article + by + n, Place::By)),
        None if word(article + 1) == "of" => moved(article + 2, Place::By),
        // "Finished third behind" is a rank.
        None if article == 0 && passage.word(at) != "half" => None,
        None => way(passage, at + 1, Place::After).map(|direction| (direction, at)),
    };
    found.filter(|_| !taken).map(|(direction, start)| (Scale::Share, direction, value, start))
}

/// The hedge of `n` words that ends before a place.
fn hedge(passage: &Passage<'_>, at: usize, n: usize) -> Option<Approximation> {
    let words: Vec<&str> = (at.checked_sub(n)?..at).map(|i| passage.word(i)).collect();
    passage.text.lexicon.approximators.get(&words.join(" ")).map(Approximation::of_kind)
}
