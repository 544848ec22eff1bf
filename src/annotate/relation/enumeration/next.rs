//! Lists that the sentences after a count make: `wants three things. It is to open its books, pay and go.`
//!
//! In: a count. Out: its [`List`]. Not here: lists in the sentence of the count (`opening`).

use super::items::{List, list};
use super::opening::Opener;
use super::{Count, end_of_sentence};
use crate::annotate::relation::passage::Passage;

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
    let named = colon == 1 || opener.all_named(from, to);
    list(passage, from, to).filter(|_| they && are && named)
}

/// `Three sources were listed. The first is a tax. The second is a loan.`: at least so many; the last may be told in
/// other words.
pub fn ordinals(passage: &Passage<'_>, count: &Count) -> Option<List> {
    let own = passage.sentence_at(passage.words.get(count.first)?.token.span.start)?;
    let (mut items, mut last) = (Vec::new(), own);
    for sentence in
        (own + 1..).take(TOLD as usize).take_while(|s| passage.text.sentences.get(*s as usize).is_some())
    {
        let at = passage.start_of(sentence);
        let at = at + usize::from(passage.word(at) == "the");
        let opens =
            matches!(passage.word(at + 1), "is" | "was" | "are" | "were" | "will" | "would" | "," | ":");
        if opens && sentence <= last + APART && ORDINALS.get(items.len()) == Some(&passage.word(at)) {
            items.push(passage.span(at, at + 1));
            last = sentence;
        }
    }
    let first = passage.words.partition_point(|w| w.token.span.start < items.first().map_or(0, |i| i.start));
    let another =
        passage.figures.iter().any(|f| (count.noun..first).contains(&f.first) && f.member.is_count());
    let least = items.len();
    (least >= 2 && !another).then(|| List { items, least, most: least.max(count.value) })
}

/// The first word of the next sentence.
fn next_sentence(passage: &Passage<'_>, count: &Count) -> Option<usize> {
    (count.end..count.end + 3).find(|at| passage.words.get(*at).is_some_and(|w| w.token.is_capitalized()))
}
