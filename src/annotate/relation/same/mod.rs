//! The same quantity mentioned again.
//!
//! In: all figures of a draft. Out: [`Same`]: two mentions of one quantity, with what speaks for it.
//! Two mentions are compared only where their values are equal or one slip of the hand apart; which of them are one
//! quantity is weighed by the words they share. When unsure, they are two.
//! Not here: whether the values disagree (`rules::figures::conflict`).
//!
//! A figure not seen, or what its sentence says of it wrong: `reader`, by small words `cues`, a span of time `lasting`;
//! two words not known for one: `words`, `rules/lexicon/word-families`; values not known for alike: `likeness`; two
//! quantities taken for one: `evidence`; what is taken up with another number, a group: `groups`, a length: `lengths`.

mod cues;
mod evidence;
mod groups;
mod lasting;
mod lengths;
pub mod likeness;
mod reader;
mod telling;
mod words;

use std::cell::OnceCell;

use fnv::FnvHashMap;

use super::View;
use super::member::Member;
use super::passage::Passage;
use crate::annotate::quantity::Category;
use crate::annotate::{Annotations, Text};
use crate::document::{Role, Shape};
use evidence::{ENOUGH, FARTHEST, LEDE, Pair, RETOLD};
use likeness::Likeness;
use telling::{Key, Telling};
use words::Words;

/// Two mentions of one quantity.
#[derive(Debug, Clone, PartialEq)]
pub struct Same {
    /// The earlier mention.
    pub first: Member,
    /// The later one.
    pub second: Member,
    /// How the values resemble one another.
    pub likeness: Likeness,
    /// How much speaks for one quantity; from 3 for a likely one upward.
    pub weight: f64,
    /// Whether one of them stands over the story (headline, deck, caption), and its value nowhere else.
    pub heads: bool,
    /// Whether they are told with different dates, or in entries of a live file.
    pub apart: bool,
    /// Whether the second only takes the first up, as those who were just counted.
    pub taken_up: bool,
}

impl Same {
    /// For printing.
    pub fn view(&self) -> View {
        View::new("same-quantity", [("first", &self.first), ("again", &self.second)].into_iter())
    }
}

/// A figure is compared with so many of its key before it at most.
const MOST: usize = 150;

/// `More than 500` over a story of 538: the share of one figure that another rounds to.
const ROUNDED: f64 = 0.85;

/// Figures below it that may add up to one over the story at most.
const PARTS: usize = 10;

/// A text of more sentences is no one story: in it, figures are compared within a reach of sentences.
const LONGEST: usize = 300;
const REACH: u32 = 30;

/// For each figure, the mention before it that is most likely of the same quantity.
pub fn read(text: Text<'_>, found: &Annotations, passages: &[Passage<'_>]) -> Vec<Same> {
    let draft = Draft::of(text, found);
    let mut same: Vec<Same> = (1..draft.tellings.len()).filter_map(|at| draft.before(at)).collect();
    let known = |again: &Same| same.iter().any(|s| s.second.span == again.second.span);
    let groups = passages.iter().filter(|p| p.role == Role::Body && !draft.live).flat_map(groups::read);
    let taken_up = groups.chain(lengths::read(text, found));
    let taken_up: Vec<Same> = taken_up.filter(|again| !known(again)).collect();
    same.extend(taken_up);
    same
}

/// The figures of a draft, and its words.
struct Draft<'a> {
    text: Text<'a>,
    tellings: Vec<Telling>,
    /// How often each value of a key stands; a title in the metadata repeats the headline and does not count.
    values: FnvHashMap<Value, usize>,
    /// How many values each key has.
    crowds: FnvHashMap<Key, usize>,
    /// Indices of the figures of each key, in order.
    keyed: FnvHashMap<Key, Keyed>,
    words: OnceCell<Words>,
    live: bool,
}

/// The figures of a key, and those of them that are in no list.
#[derive(Default)]
struct Keyed {
    all: Vec<usize>,
    loose: Vec<usize>,
}

/// A value of a key.
type Value = (Key, u64);

impl<'a> Draft<'a> {
    fn of(text: Text<'a>, found: &Annotations) -> Self {
        let tellings = reader::tellings(text, found);
        let mut values: FnvHashMap<Value, usize> = FnvHashMap::default();
        let document = text.document;
        let shown =
            |t: &&Telling| document.block_at(t.member.span.start).is_none_or(|b| b.shape != Shape::Metadata);
        tellings.iter().filter(shown).for_each(|t| *values.entry(value(t)).or_default() += 1);
        let mut crowds: FnvHashMap<Key, usize> = FnvHashMap::default();
        values.keys().for_each(|(key, _)| *crowds.entry(key.clone()).or_default() += 1);
        let mut keyed: FnvHashMap<Key, Keyed> = FnvHashMap::default();
        for (at, telling) in tellings.iter().enumerate() {
            let of_key = keyed.entry(telling.key.clone()).or_default();
            of_key.all.push(at);
            of_key.loose.extend(Some(at).filter(|_| !telling.item));
        }
        Self { text, tellings, values, crowds, keyed, words: OnceCell::new(), live: document.is_live() }
    }

    /// The figures before one that it is compared with, the nearest first. Items of a list tell of different things.
    fn earlier(&self, at: usize) -> impl Iterator<Item = &Telling> {
        let second = &self.tellings[at];
        let keyed = self.keyed.get(&second.key);
        let list = keyed.map_or(&[][..], |k| if second.item { &k.loose } else { &k.all });
        let before = list.partition_point(|i| *i < at);
        list[..before].iter().rev().take(MOST).map(|i| &self.tellings[*i])
    }

    /// The best mention before a figure.
    fn before(&self, at: usize) -> Option<Same> {
        let second = &self.tellings[at];
        let mut best: Option<Same> = None;
        // What is spoken of as known, and was told before as it is, is that.
        let known = second.cues.definite && self.earlier(at).any(|first| is_retold(first, second));
        for first in self.earlier(at).filter(|first| !known || first.member.low == second.member.low) {
            let found = self.pair(first, second);
            if found.as_ref().map(|f| f.weight) > best.as_ref().map(|b| b.weight) {
                best = found;
            }
        }
        best
    }

    fn pair(&self, first: &Telling, second: &Telling) -> Option<Same> {
        let likeness = first.digits.likeness(&second.digits);
        let count = |t: &Telling| self.values.get(&value(t)).copied().unwrap_or_default();
        let (once, again) = (count(first) <= 1, count(second) <= 1);
        // Two values that each stand twice are two quantities.
        if first.sentence == second.sentence || (likeness != Likeness::Equal && !once && !again) {
            return None;
        }
        let pair = Pair {
            first,
            second,
            likeness,
            crowd: self.crowds.get(&first.key).copied().unwrap_or_default(),
            once,
            again,
        };
        // Entries of a live file are set apart, but for a sentence that stands in two of them.
        let far = self.text.sentences.len() > LONGEST && second.sentence - first.sentence > REACH;
        let apart = if self.live { !pair.is_word_for_word() } else { far };
        // Sizes are told again of many things; over the story, or spoken of as known, they are the story's own.
        let taken_up = second.cues.definite && pair.is_slip();
        let size =
            matches!(first.key, Key::Unit(Category::Measure, _)) && first.heads == second.heads && !taken_up;
        let unlike =
            likeness == Likeness::Other && !(pair.is_headline_retold() && self.is_unaccounted(first, second));
        // Two amounts are ten times one another by chance.
        let tenfold = likeness == Likeness::Shifted && first.heads == second.heads && !second.cues.definite;
        if size || apart || unlike || tenfold || pair.is_vague() || pair.is_told_apart() {
            return None;
        }
        let weight = pair.weight(self.words.get_or_init(|| Words::of(self.text)));
        // What is less than a headline's may be a part of it.
        let stale = likeness == Likeness::Other && first.member.low < second.member.low;
        let enough = if stale { RETOLD } else { ENOUGH };
        let reckoned = || likeness != Likeness::Equal && self.are_reckoned(first, second);
        (weight >= enough && !reckoned()).then(|| Same {
            first: first.member.clone(),
            second: second.member.clone(),
            likeness,
            weight,
            heads: pair.is_only_over(),
            apart: self.live || pair.is_dated_apart(),
            taken_up: false,
        })
    }
}

impl Draft<'_> {
    /// Whether a figure beside one of two is as much as lies between them, or as both together: `a contract of $1.38bn …
    /// $450m for support takes it to $1.83bn`.
    fn are_reckoned(&self, first: &Telling, second: &Telling) -> bool {
        // Smaller ones are so by chance.
        const TELLING: f64 = 20.0;
        let (a, b) = (first.member.low, second.member.low);
        let of_key = self.keyed.get(&first.key).map_or(&[][..], |k| &k.all);
        let makes = |c: f64| c >= TELLING && (is_near(c, (a - b).abs()) || is_near(c, a + b));
        [first, second].iter().any(|told| {
            let from = of_key.partition_point(|i| self.tellings[*i].sentence + 1 < told.sentence);
            let near = of_key[from..].iter().map(|i| &self.tellings[*i]);
            near.take_while(|t| t.sentence <= told.sentence + 1).any(|t| makes(t.member.low))
        })
    }

    /// Whether nothing else explains that a figure over the story is not the one below it: the latter stands over it,
    /// too, or one below rounds to the former, or some of them add up to it, or two are as far apart.
    fn is_unaccounted(&self, head: &Telling, second: &Telling) -> bool {
        let of_key = self.keyed.get(&head.key).map_or(&[][..], |k| &k.all);
        let from = of_key.partition_point(|i| self.tellings[*i].block + LEDE < head.block);
        let near =
            || of_key[from..].iter().map(|i| &self.tellings[*i]).take_while(|t| t.block <= head.block + LEDE);
        let over = near().any(|t| t.heads && t.member.low == second.member.low);
        let parts: Vec<f64> = near().filter(|t| !t.heads).map(|t| t.member.low).collect();
        let rounded = parts.iter().any(|p| (ROUNDED..=1.0 / ROUNDED).contains(&(p / head.member.low)));
        // `12 soldiers, seven drivers and a child`
        let untold = |rest: f64| head.key == Key::Count && (0.0..=2.0).contains(&rest);
        let adds_up = (3..1_u32 << parts.len().min(PARTS)).any(|chosen| {
            let sum: f64 = parts.iter().zip(0..).filter(|(_, i)| chosen >> i & 1 == 1).map(|(p, _)| p).sum();
            chosen.count_ones() > 1 && (is_near(sum, head.member.low) || untold(head.member.low - sum))
        });
        let apart = |a: f64| parts.iter().any(|b| is_near(a - b, head.member.low));
        !over && !rounded && !adds_up && !parts.iter().any(|a| apart(*a))
    }
}

/// Whether a figure before, not long ago and in another sentence, has the same value.
fn is_retold(first: &Telling, second: &Telling) -> bool {
    let near = first.sentence < second.sentence && second.sentence - first.sentence <= FARTHEST;
    near && first.member.low == second.member.low
}

/// Whether two sums are one but for what floating point leaves.
fn is_near(a: f64, b: f64) -> bool {
    (a - b).abs() <= b.abs() * 1e-9
}

fn value(telling: &Telling) -> Value {
    (telling.key.clone(), telling.member.low.to_bits())
}

#[cfg(test)]
mod tests {
    use super::likeness::Likeness;
    use crate::annotate::fixture;

    /// The pairs of a text, as printed.
    fn pairs(text: &str) -> Vec<(String, Likeness)> {
        fixture::read(text, |t| {
            let same = crate::annotate::annotate(t).relations.same;
            let words = |s: &super::Same| format!("{} {}", s.first.span.of(text), s.second.span.of(text));
            same.iter().map(|s| (words(s), s.likeness)).collect()
        })
    }

    fn is_pair(text: &str, pair: &str) -> bool {
        pairs(text).iter().any(|(words, _)| words == pair)
    }

    #[test]
    fn the_same_words_tell_the_same_thing() {
        let text = "The port of Lisk handled 47,300 containers in March.\nIn March the port handled 49,300 containers.";
        assert_eq!(pairs(text), [("47,300 49,300".to_owned(), Likeness::Digit)]);
    }

    #[test]
    fn a_known_figure_is_taken_up() {
        assert!(is_pair("Guides led 146 hikers down.\nMost of the 164 were students.", "146 164"));
        assert!(is_pair("Nineteen of the clerks were freed.\nHe said all 17 would be paid.", "Nineteen 17"));
        assert!(!is_pair("Guides led 146 hikers down.\nAnother 164 were students.", "146 164"));
    }

    #[test]
    fn other_names_tell_of_other_things() {
        let text = "In Lisk the storm tore the roofs off 132 houses.\nIn Orna the storm tore the roofs off 172 houses.";
        assert_eq!(pairs(text), []);
    }

    #[test]
    fn both_values_in_one_sentence_are_two_things() {
        let text = "The tax rose from 47,300 crowns to 49,300 crowns in March.\nIn March the tax rose to 49,300 crowns.";
        assert!(!is_pair(text, "47,300 crowns 49,300 crowns"));
    }
}
