//! How much speaks for two mentions being of one quantity.
//!
//! In: two [`Telling`]s and how common their words are in the draft. Out: a weight, or none where something speaks
//! against it outright. Not here: whether their values agree (`rules::figures::conflict`).
//!
//! The weights were set by counting, over news articles, pairs of equal figures against pairs one digit apart with the
//! same evidence: most of the former are one quantity, most of the latter two.

use super::likeness::Likeness;
use super::telling::{Key, Neighbour, Slot, Telling};
use super::words::{Stem, Words};
use crate::annotate::quantity::Category;

/// Weight from which two mentions are taken for one quantity.
pub const ENOUGH: f64 = 3.0;

/// A mention that is told a second time, the first time before it.
pub struct Pair<'p> {
    pub first: &'p Telling,
    pub second: &'p Telling,
    pub likeness: Likeness,
    /// How many different values of the key the draft has: among many, some are alike by chance.
    pub crowd: usize,
    /// Whether the value of the first stands nowhere else.
    pub once: bool,
    /// Whether that of the second does.
    pub again: bool,
}

impl Pair<'_> {
    /// The greater of the weights of a repetition and of a resumption.
    pub fn weight(&self, draft: &Words) -> f64 {
        let shared = self.shared();
        let words: f64 = shared.iter().map(|(word, far)| draft.weight(*word) * closeness(*far)).sum();
        let value = self.value_weight();
        let told = !shared.is_empty() || (self.first.noun.is_some() && self.first.noun == self.second.noun);
        // A headline names the lenders, the story their fund.
        let over = self.first.heads != self.second.heads && self.is_slip();
        let apart = self.is_of_another() && !over || self.is_of_another_time();
        let repeated = match told || self.is_sole() && self.first.key != Key::Count {
            true if apart => 0.0,
            true if told => words + value + self.context_weight(),
            true => (value + self.context_weight()).min(UNTOLD),
            false => 0.0,
        };
        // A share spoken of as known is not one of many.
        let known = if self.is_percent() && self.is_slip() { PERCENT_KNOWN } else { 0.0 };
        let resumed = self.is_resumed(shared.len()).then(|| RESUMED + known + value + words / 2.0);
        resumed.map_or(repeated, |r| r.max(repeated))
    }

    /// Whether one sentence says hardly anything that the other does not, and tells what holds at all times, or tells
    /// another figure the same.
    pub fn is_word_for_word(&self) -> bool {
        let (a, b) = (self.first, self.second);
        let shared = a.words.iter().filter(|w| b.has(w.0)).count();
        let standing = !a.running && !b.running || a.others.iter().any(|o| b.others.contains(o));
        standing && shared > 1 && shared * 10 >= a.words.len().min(b.words.len()) * 9
    }

    /// Whether one of the sentences tells both values: then they are two.
    pub fn is_told_apart(&self) -> bool {
        let tells =
            |a: &Telling, b: &Telling| a.others.iter().any(|(k, v)| *k == b.key && *v == b.member.low);
        self.likeness != Likeness::Equal && (tells(self.first, self.second) || tells(self.second, self.first))
    }

    /// Small shares tell apart by words alone: four at least.
    pub fn is_vague(&self) -> bool {
        let significant = self.first.digits.significant().max(self.second.digits.significant());
        let over = self.first.heads != self.second.heads && self.likeness == Likeness::Swapped;
        self.is_percent() && significant < 3 && self.shared().len() < 4 && !self.second.cues.definite && !over
    }

    /// Whether the first sentences of the story tell what stands over it again, in its own words.
    pub fn is_headline_retold(&self) -> bool {
        let (a, b) = (self.first, self.second);
        // A caption farther down is over no story.
        let lede = a.heads && !b.heads && !b.item && a.block <= LEDE && b.block <= a.block + LEDE;
        let counted = a.key != Key::Count || a.noun.is_some() && a.noun == b.noun;
        let news = |t: &Telling| !t.cues.another && !t.cues.choice && !t.cues.thought && !t.cues.start;
        let near = (1.0 / OUTGROWN..=OUTGROWN).contains(&(a.member.low / b.member.low));
        lede && counted
            && a.cues.by == b.cues.by
            && near
            && self.once
            && news(a)
            && news(b)
            && !self.shared().is_empty()
            && !self.is_dated_apart()
    }

    /// Words of both sentences, the noun counted left out, with the greater of their distances.
    fn shared(&self) -> Vec<(Stem, u8)> {
        let (a, b) = (&self.first.words, &self.second.words);
        let noun = self.first.noun.filter(|n| Some(*n) == self.second.noun);
        let both = |(word, far): &(Stem, u8)| {
            let at = b.binary_search_by_key(word, |w| w.0).ok().filter(|_| Some(*word) != noun)?;
            Some((*word, b[at].1.max(*far)))
        };
        a.iter().filter_map(both).collect()
    }

    /// What the figures themselves say: long figures are alike by chance less often.
    fn value_weight(&self) -> f64 {
        let significant = self.first.digits.significant().max(self.second.digits.significant());
        let long = match significant {
            0 | 1 => -1.0,
            2 => 0.0,
            3 => 1.0,
            4 => 2.0,
            _ => 2.5,
        };
        let swapped = match self.likeness {
            Likeness::Swapped if significant >= 3 && self.name_weight() == 0.0 => 2.0,
            Likeness::Swapped => 1.0,
            _ => 0.0,
        };
        // Shares are the likest of all: most stories that hold two hold many.
        let percent = match self.is_percent() {
            true if significant < 3 => -2.5,
            true => -1.0,
            false => 0.0,
        };
        let round = significant < 2 && self.first.hedge.is_some() && self.second.hedge.is_some();
        let round = if round { -1.5 } else { 0.0 };
        let crowd = match self.likeness {
            Likeness::Equal => 0.0,
            _ => (self.crowd as f64 / 3.0).max(1.0).ln() * -0.8,
        };
        long + swapped + percent + round + crowd + self.noun_weight()
    }

    fn is_percent(&self) -> bool {
        matches!(self.first.key, Key::Unit(Category::Percent | Category::PercentPoints, _))
    }

    fn noun_weight(&self) -> f64 {
        match (self.first.noun, self.second.noun) {
            (Some(a), Some(b)) if a == b => 1.0,
            (Some(a), Some(b)) if !self.second.has(a) && !self.first.has(b) => -2.0,
            _ => 0.0,
        }
    }

    /// What stands around the figures.
    fn context_weight(&self) -> f64 {
        let (a, b) = (self.first, self.second);
        let told = |weight: f64, holds: bool| if holds { weight } else { 0.0 };
        told(1.2, b.cues.definite)
            + told(0.7, a.hedge.is_some() && a.hedge == b.hedge)
            + told(1.5, self.is_sole())
            + self.place_weight()
            + self.slot_weight()
            + told(-2.5, a.cues.another != b.cues.another)
            + told(-1.5, a.cues.another && b.cues.another)
            + told(-1.0, a.cues.start != b.cues.start)
            + told(-4.0, (a.cues.now && b.cues.before) || (a.cues.before && b.cues.now))
            + told(-2.0, a.heads != b.heads && a.has_year() != b.has_year())
            + told(-1.0, self.is_of_a_year())
            + told(-3.0, a.cues.choice || b.cues.choice)
            + told(-1.0, a.cues.thought != b.cues.thought)
            + told(-4.0, a.cues.fate.zip(b.cues.fate).is_some_and(|(a, b)| a != b))
            + told(-4.0, self.is_side() && a.cues.outcome.zip(b.cues.outcome).is_some_and(|(a, b)| a != b))
            + told(-2.5, (a.cues.hers && b.cues.his) || (a.cues.his && b.cues.hers))
            + self.date_weight()
            + self.name_weight()
            + self.others_weight()
    }

    /// Whether each is one of two figures that stand side by side: `33 votes to 24`.
    fn is_side(&self) -> bool {
        let beside = |t: &Telling| t.neighbours.iter().flatten().any(|n| n.close);
        beside(self.first) && beside(self.second)
    }

    /// `In the 2023 election the Reds had won 61 seats, the Blues 48`: one alone is of a year, without a noun of its own.
    fn is_of_a_year(&self) -> bool {
        let (a, b) = (self.first, self.second);
        let dated = if a.has_year() { a } else { b };
        a.heads == b.heads && a.has_year() != b.has_year() && dated.key == Key::Count && dated.noun.is_none()
    }

    /// Where they stand: what is told over the story is told in it, and in one paragraph
    /// seldom the same count twice.
    fn place_weight(&self) -> f64 {
        let (a, b) = (self.first, self.second);
        match () {
            () if a.heads != b.heads && self.is_alone(a.heads) => 2.0,
            () if a.leads != b.leads => 1.0,
            () if a.block == b.block && a.key == Key::Count && !b.cues.definite && !self.is_long_swap() => {
                -1.0
            }
            () => 0.0,
        }
    }

    /// Whether they are the only two values of their kind, one over the story and one in it.
    fn is_sole(&self) -> bool {
        self.crowd == 2 && self.is_only_over()
    }

    /// Whether one stands over the story, and its value nowhere in it.
    pub fn is_only_over(&self) -> bool {
        let (a, b) = (self.first, self.second);
        a.heads != b.heads && self.is_alone(a.heads)
    }

    /// Whether the value of the first stands nowhere else, or that of the second.
    fn is_alone(&self, first: bool) -> bool {
        if first { self.once } else { self.again }
    }

    /// Whether both are dated, and no date is the same.
    pub fn is_dated_apart(&self) -> bool {
        let (a, b) = (&self.first.dates, &self.second.dates);
        !a.is_empty() && !b.is_empty() && !a.iter().any(|d| b.contains(d))
    }

    /// A figure changes with its date, but not into its own digits in another order.
    fn is_of_another_time(&self) -> bool {
        self.is_dated_apart() && self.likeness != Likeness::Swapped
    }

    fn date_weight(&self) -> f64 {
        match () {
            () if self.is_dated_apart() => -2.0,
            () if self.first.dates.is_empty() || self.second.dates.is_empty() => 0.0,
            () => 1.0,
        }
    }

    /// Different things in one place: `killed on the bus`, `killed on the market`.
    fn slot_weight(&self) -> f64 {
        if self.first.heads != self.second.heads {
            return 0.0;
        }
        let (a, b) = (&self.first.slots, &self.second.slots);
        let differs = |(place, thing): &&(Slot, Stem)| {
            let other: Vec<Stem> = b.iter().filter(|s| s.0 == *place).map(|s| s.1).collect();
            let strange = !self.second.has(*thing) && !other.iter().any(|o| self.first.has(*o));
            !other.is_empty() && strange
        };
        -(a.iter().filter(differs).count().min(2) as f64)
    }

    /// Whether all else is told alike of another person or place: `in Lisk 132 houses`, `in Orna 172 houses`.
    fn is_of_another(&self) -> bool {
        let (a, b) = (self.first, self.second);
        let apart =
            |a: &[Stem], b: &[Stem]| !a.is_empty() && !b.is_empty() && !a.iter().any(|n| b.contains(n));
        apart(&a.names_before, &b.names_before)
            || apart(&a.own_names, &b.own_names)
            || apart(&a.front, &b.front)
    }

    /// Each has names that the other has not: they tell of different people or places.
    fn name_weight(&self) -> f64 {
        let (a, b) = (self.first, self.second);
        let strange = |a: &Telling, b: &Telling| a.names.iter().filter(|n| !b.has(**n)).count();
        let counted = a.key == Key::Count && a.own_names.iter().any(|n| !b.has(*n)) && !b.names.is_empty();
        // A headline names the country, the story its town.
        let each = if a.heads != b.heads { -0.75 } else { -1.5 };
        strange(a, b).min(strange(b, a)) as f64 * each + if counted { -1.5 } else { 0.0 }
    }

    /// Figures beside them: equal ones tell of one thing, differing ones in the same place of another.
    fn others_weight(&self) -> f64 {
        let (a, b) = (self.first, self.second);
        let equal = a.others.iter().filter(|o| b.others.contains(o)).count().min(2) as f64 * 1.5;
        let sides = a.neighbours.iter().zip(&b.neighbours);
        let beside: f64 = sides.filter_map(|(a, b)| Some(beside(a.as_ref()?, b.as_ref()?))).sum();
        // One of two of a kind is a part.
        let alike = |t: &Telling| t.neighbours.iter().flatten().any(|n| n.alike);
        let listed = |t: &Telling| t.neighbours.iter().flatten().count();
        let once = |weight: f64, holds: bool| if holds { weight } else { 0.0 };
        equal + beside + once(-2.5, alike(a) != alike(b)) + once(-1.5, listed(a).abs_diff(listed(b)) == 2)
    }

    /// Whether the second takes the first up as known: `the 227 victims`, `all 19`, and nothing new is said of it.
    fn is_resumed(&self, shared: usize) -> bool {
        let (a, b) = (self.first, self.second);
        let near = a.sentence <= OPENING || b.sentence - a.sentence <= FARTHEST;
        let known = b.own_names.iter().all(|n| a.has(*n));
        let same = match (&a.key, a.noun, b.noun) {
            (Key::Count, Some(x), Some(y)) => {
                x == y || a.has(y) || b.has(x) || self.is_long_swap() || self.is_slip() && shared > 0
            }
            (Key::Count, None, Some(y)) => a.has(y),
            (Key::Count, None, None) => self.is_long_swap() || b.cues.relative,
            (Key::Count, _, None) => !matches!(self.likeness, Likeness::Scale | Likeness::Shifted),
            (Key::Unit(Category::Money, _), ..) => shared > 0 || a.leads || self.is_slip(),
            (Key::Unit(..), ..) => shared > 0 || a.dates.iter().any(|d| b.dates.contains(d)),
        };
        let fine = self.first.digits.significant().max(self.second.digits.significant()) > 1;
        let described = b.described.is_none_or(|d| a.has(d)) || self.is_long_swap();
        let meant = described && (!b.cues.relative || self.is_clause_shared());
        // `ten votes to one. Its 11 members`
        let fought = a.cues.fought || a.neighbours.iter().flatten().any(|n| n.close && !n.apart);
        b.cues.definite && !b.cues.another && !fought && self.again && near && known && same && fine && meant
    }

    /// Whether the clause after the second says what the first said (`the 16 who were brought up`).
    fn is_clause_shared(&self) -> bool {
        self.second.words.iter().any(|w| w.1 <= CLAUSE && self.first.has(w.0))
    }

    /// Whether one is hardly the other by chance: its digits in another order, or on another scale.
    pub fn is_slip(&self) -> bool {
        matches!(self.likeness, Likeness::Swapped | Likeness::Scale | Likeness::Shifted)
            && self.first.digits.significant() >= 2
    }

    fn is_long_swap(&self) -> bool {
        self.likeness == Likeness::Swapped && self.first.digits.significant() >= 3
    }
}

/// Two that share no words are never more than likely one.
const UNTOLD: f64 = 3.5;

/// What is added where a share is taken up as known.
const PERCENT_KNOWN: f64 = 2.0;

/// Weight of a figure that is taken up as known.
const RESUMED: f64 = 3.5;

/// A figure is taken up as known within so many sentences.
pub const FARTHEST: u32 = 15;

/// A clause that tells which are meant is as long, in tokens.
const CLAUSE: u8 = 6;

/// Figures of the first sentences stay known throughout.
const OPENING: u32 = 8;

/// Weight from which the first paragraphs tell what stands over them again, with another value.
pub const RETOLD: f64 = 2.0;

/// A count outgrows the headline so many times at most before somebody sees it: more apart, they count two things.
const OUTGROWN: f64 = 5.0;

/// What stands over a story is told in so many paragraphs below it.
pub const LEDE: u32 = 4;

/// How much a shared word says by its distance from the figure, in tokens.
fn closeness(far: u8) -> f64 {
    match far {
        0..=6 => 1.0,
        7..=10 => 0.7,
        11..=16 => 0.4,
        _ => 0.25,
    }
}

/// Figures on the same side of both: a pair (`54 votes to 38`) belongs together.
fn beside(a: &Neighbour, b: &Neighbour) -> f64 {
    match (a.value == b.value, a.close && b.close) {
        (true, true) => 1.0,
        (true, false) => 0.0,
        (false, _) => -2.5,
    }
}
