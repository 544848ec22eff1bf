//! A figure with what its sentence says of it: the words by which it is known again.
//!
//! Not here: how it is read (`reader`), and which two tellings are of one thing (`evidence`).

use super::likeness::Digits;
use super::words::Stem;
use crate::annotate::quantity::{Category, Quantity};
use crate::annotate::relation::member::Member;

/// What can be compared with what: figures of one kind and one unit.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Key {
    /// Counts of whatever noun; nouns are weighed, not matched.
    Count,
    /// Money of one currency, percent, points, or a measure of one unit.
    Unit(Category, String),
}

/// A figure as it is told.
pub struct Telling {
    pub member: Member,
    pub key: Key,
    pub digits: Digits,
    pub sentence: u32,
    pub block: u32,
    /// Whether its block is an item of a list.
    pub item: bool,
    /// Whether it stands over the story: headline, deck, caption.
    pub heads: bool,
    /// Whether it does, or opens it in a paragraph of a few words.
    pub leads: bool,
    /// Whether its sentence tells what holds for now (`so far`, `has won`).
    pub running: bool,
    /// The noun counted.
    pub noun: Option<Stem>,
    /// Content words of the sentence, each with its distance from the figure in tokens, by stem.
    pub words: Vec<(Stem, u8)>,
    /// Names near the figure, by stem.
    pub names: Vec<Stem>,
    /// Those of them that stand before it.
    pub names_before: Vec<Stem>,
    /// The place that its sentence begins with (`In Orna, … `).
    pub front: Vec<Stem>,
    /// Names in the phrase that the figure opens (`the 12 delegates of Ohio`).
    pub own_names: Vec<Stem>,
    /// Dates near the figure, by value, or by their words where they have none.
    pub dates: Vec<String>,
    /// Other figures of the sentence.
    pub others: Vec<(Key, f64)>,
    /// The figure of the same key before it in the sentence, and the one after it.
    pub neighbours: [Option<Neighbour>; 2],
    pub cues: Cues,
    /// Things near the figure, each with the preposition before it.
    pub slots: Vec<(Slot, Stem)>,
    /// The words that say how exact it is, as printed.
    pub hedge: Option<String>,
    /// What describes it beside its noun: a thing after a preposition (`the 14 for the bridge`).
    pub described: Option<Stem>,
}

/// A preposition, as its stem.
pub type Slot = Stem;

/// A figure beside another in its sentence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Neighbour {
    pub value: f64,
    /// Whether hardly a word stands between (`54 votes to 38`).
    pub close: bool,
    /// Whether it counts the same noun (`two boats and ten boats`).
    pub alike: bool,
    /// Whether each counts a noun of its own (`2,850 people out of 14 villages`).
    pub apart: bool,
}

/// What small words around a figure say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cues {
    /// It is spoken of as known (`the 227`, `all 19`, `the figure of 40,000`).
    pub definite: bool,
    /// It is another amount (`12 more`, `the other 30`, `an average of`).
    pub another: bool,
    /// It is a distance (`won by 40`).
    pub by: bool,
    /// It is where a change begins (`from 40`).
    pub start: bool,
    /// It is one of two (`either 40 or 50`).
    pub choice: bool,
    /// It is one side of a contest (`ten votes to one`).
    pub fought: bool,
    /// Whether words before it tell of a vote that was won, or of one that was lost.
    pub outcome: Option<usize>,
    /// It is only thought of (`if`, `would`).
    pub thought: bool,
    /// A clause tells which are meant (`the 17 who remain`).
    pub relative: bool,
    /// The sentence tells of now.
    pub now: bool,
    /// The sentence tells of before.
    pub before: bool,
    /// Whose it is, by a pronoun: a woman's or a man's.
    pub hers: bool,
    pub his: bool,
    /// What became of those counted.
    pub fate: Option<usize>,
}

impl Telling {
    /// Whether a year alone dates it: it is no news.
    pub fn has_year(&self) -> bool {
        self.dates.iter().any(|d| d.len() == 4 && d.bytes().all(|b| b.is_ascii_digit()))
    }

    /// Whether a word stands in its sentence.
    pub fn has(&self, word: Stem) -> bool {
        self.words.binary_search_by_key(&word, |w| w.0).is_ok()
    }
}

impl Key {
    /// What a figure is compared with; none for one that is not compared.
    pub fn of(quantity: &Quantity) -> Option<Self> {
        match quantity.category {
            Category::Count | Category::Casualty => Some(Key::Count),
            Category::Percent | Category::PercentPoints | Category::Money => {
                Some(Key::Unit(quantity.category, quantity.unit.clone()))
            }
            Category::Measure => Some(Self::Unit(quantity.category, quantity.unit.clone())),
            Category::Ratio | Category::Vague => None,
        }
    }
}
