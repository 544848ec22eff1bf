//! Lists that the sentences after a count make: `wants three things. It is to open its books, pay and go.`
//!
//! In: a count. Out: its [`List`]. Not here: lists in the sentence of the count (`opening`).

use super::items::{List, list};
use super::opening::Opener;
use super::segment::{Segment, segments};
use super::{Count, end_of_sentence, is_plural};
use crate::annotate::relation::passage::{Figure, Passage};

/// Most words between the noun of a count and the end of its sentence.
const TO_END: usize = 6;
/// Sentences after a count in which its list is told by `The first is`, `The second is`.
const TOLD: u32 = 12;
/// Sentences between two of them at most.
const APART: u32 = 4;

const ORDINALS: [&str; 7] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"];

/// What can be done, demanded or promised, and is then spelled out in a sentence of its own.
const DEEDS: &[&str] = &[
    "changes",
    "conditions",
    "demands",
    "measures",
    "moves",
    "promises",
    "reforms",
    "requests",
    "steps",
    "tasks",
    "things",
];

/// The list that the next sentence makes: `wants three things. It is to open its books, dismiss the board and pay.`
pub fn list_of_deeds(passage: &Passage<'_>, count: &Count) -> Option<List> {
    let noun = count.noun.checked_sub(1).map_or("", |at| passage.word(at));
    let start = next_sentence(passage, count)?;
    let near = DEEDS.contains(&noun) && count.end <= count.noun + TO_END;
    let subject =
        matches!(passage.word(start), "he" | "it" | "she" | "that" | "the" | "they" | "this" | "we");
    let near = near && subject;
    let verb = (start + 1..start + 5).find(|at| is_duty(passage, *at)).filter(|_| near)?;
    let from = verb + 1 + usize::from(passage.word(verb + 1) == "to");
    list(passage, from, end_of_sentence(passage, start)).filter(|l| l.least == l.most)
}

/// `must`, `is to`, `have to`.
fn is_duty(passage: &Passage<'_>, at: usize) -> bool {
    let to = passage.word(at + 1) == "to";
    match passage.word(at) {
        "must" | "should" | "shall" => true,
        "is" | "are" | "was" | "were" | "has" | "have" | "had" | "needs" | "need" => to,
        _ => false,
    }
}

/// `We know the three cities. They are Lisk, Orna and Varn.`, `Here they are: …`
pub fn list_that_they_are(passage: &Passage<'_>, count: &Count) -> Option<List> {
    let start = next_sentence(passage, count)?;
    let here = start + usize::from(passage.word(start) == "here");
    let they = matches!(passage.word(here), "they" | "these" | "those");
    let are = matches!(passage.word(here + 1), "are" | "were");
    let colon = usize::from(passage.word(here + 2) == ":");
    let (from, to) = (here + 2 + colon, end_of_sentence(passage, start));
    let opener = Opener { passage, count };
    let people = || segments(passage, from, to).iter().all(|s| opener.is_people(s));
    let named = colon == 1 || opener.all_named(from, to) && !people() || is_aged(&opener, from, to);
    list(passage, from, to).filter(|_| they && are && named && is_sole(passage, count))
}

/// Whether a list begins with a name, and somebody on it with an age.
fn is_aged(opener: &Opener<'_>, from: usize, to: usize) -> bool {
    let all = segments(opener.passage, from, to);
    let age = |s: &Segment| {
        let word = opener.word(s.from);
        s.to == s.from + 1 && word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit())
    };
    all.first().is_some_and(|s| opener.is_name(s)) && all.iter().any(age)
}

/// Whether nothing else is counted in the sentence of a count: they may be those.
fn is_sole(passage: &Passage<'_>, count: &Count) -> bool {
    let other = |f: &&Figure| f.first != count.first && f.first < count.end && f.member.is_count();
    let here = passage.words.get(count.first).and_then(|w| passage.sentence_at(w.token.span.start));
    !passage.figures.iter().filter(other).any(|f| Some(f.sentence) == here)
}

/// Sentences after a count in which what it counts may be named.
const NAMED: u32 = 3;

/// `The quake closed three bridges. … The bridges closed were the Ash, the Elm and the Oak.`: all that was counted.
pub fn list_that_the_same_are(passage: &Passage<'_>, count: &Count) -> Option<List> {
    let own = passage.sentence_at(passage.words.get(count.first)?.token.span.start)?;
    let noun = passage.word(count.noun.checked_sub(1)?);
    let opener = Opener { passage, count };
    let from = (own + 1..=own + NAMED).find_map(|sentence| {
        passage.text.sentences.get(sentence as usize)?;
        let at = passage.start_of(sentence);
        let deed = passage.word(at + 2);
        let done = (passage.start_of(own)..count.end).any(|n| passage.word(n) == deed);
        let verb = at + 2 + usize::from(done);
        let are = matches!(passage.word(verb), "are" | "were");
        let same = passage.word(at) == "the" && passage.word(at + 1) == noun;
        (same && are && (done || opener.all_named(verb + 1, end_of_sentence(passage, at))))
            .then_some(verb + 1)
    })?;
    let to = end_of_sentence(passage, from);
    // `a danger and a burden` is no list.
    let certain = |s: &Segment| opener.is_name(s) || opener.word(s.from) == "the";
    let thing = |s: &Segment| certain(s) || matches!(opener.word(s.from), "a" | "an");
    let items = segments(passage, from, to);
    let items = &items[..=items.iter().position(Segment::is_and)?];
    let named = items.iter().all(thing) && items.iter().any(certain);
    list(passage, from, to).filter(|_| named && is_plural(passage, count.noun - 1) && is_sole(passage, count))
}

/// `Three sources were listed. The first is a tax. The second is a loan.`: at least so many, and no more after `third
/// and last`; where none is called the last, it may be told in other words.
pub fn ordinals(passage: &Passage<'_>, count: &Count) -> Option<List> {
    let own = passage.sentence_at(passage.words.get(count.first)?.token.span.start)?;
    let (mut items, mut last, mut closed) = (Vec::new(), own, false);
    for sentence in
        (own + 1..).take(TOLD as usize).take_while(|s| passage.text.sentences.get(*s as usize).is_some())
    {
        let at = passage.start_of(sentence);
        let at = at + usize::from(passage.word(at) == "the");
        let ends = is_last(passage, at, items.len());
        let next = opens(passage, at) && ORDINALS.get(items.len()) == Some(&passage.word(at));
        if !closed && sentence <= last + APART && (next || ends) {
            items.push(passage.span(at, at + 1));
            (last, closed) = (sentence, ends);
        }
    }
    let first = passage.words.partition_point(|w| w.token.span.start < items.first().map_or(0, |i| i.start));
    let another =
        passage.figures.iter().any(|f| (count.noun..first).contains(&f.first) && f.member.is_count());
    let least = items.len();
    let most = if closed { least } else { least.max(count.value) };
    (least >= 2 && !another).then_some(List { items, least, most })
}

/// Whether the word after an ordinal lets it open an item.
fn opens(passage: &Passage<'_>, at: usize) -> bool {
    matches!(passage.word(at + 1), "is" | "was" | "are" | "were" | "will" | "would" | "," | ":")
}

/// Whether an ordinal that follows so many is called the last: `fourth and last,`, `The third and final is`.
fn is_last(passage: &Passage<'_>, at: usize, before: usize) -> bool {
    let ordinal = ORDINALS.get(before) == Some(&passage.word(at));
    let last = matches!(passage.word(at + 2), "last" | "final" | "finally" | "lastly");
    before > 0 && ordinal && passage.word(at + 1) == "and" && last
}

/// The first word of the next sentence.
fn next_sentence(passage: &Passage<'_>, count: &Count) -> Option<usize> {
    (count.end..count.end + 3).find(|at| passage.words.get(*at).is_some_and(|w| w.token.is_capitalized()))
}
