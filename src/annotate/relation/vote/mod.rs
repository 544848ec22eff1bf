//! A vote: who voted how, how many could, what was needed, and what the words make of it.
//!
//! In: a passage. Out: [`Ballot`], at most one a sentence. Not here: whether the figures agree (`rules::figures::vote`).
//!
//! A figure on the wrong side: `side`; a wrong house: `house`, and `elsewhere` for one told apart from the vote; a wrong
//! threshold: `need`; a wrong outcome: `outcome`; a vote over several sentences: `gathered`; votes that are
//! reckoned from a share: `reckoned`.

mod elsewhere;
mod gathered;
mod house;
mod need;
mod outcome;
mod reckoned;
mod side;

pub use reckoned::{Quota, quotas};

use super::View;
use super::member::Member;
use super::passage::{Figure, Passage};
use crate::source::Span;
use side::Sides;

/// A vote as a sentence tells it.
#[derive(Debug, Clone, PartialEq)]
pub struct Ballot {
    /// Votes in favour, or seats won.
    pub yes: Option<Member>,
    /// Votes against.
    pub no: Option<Member>,
    /// Those who abstained.
    pub abstained: Option<Member>,
    /// Those who were not there, or did not vote.
    pub absent: Option<Member>,
    /// Seats, members, or those who were there.
    pub house: Option<Member>,
    /// Whether the house is no more than those of it who were there.
    pub present: bool,
    /// Whether the words say that nobody is left out (`all voted`, `the remaining five`): the figures are all of the house.
    pub complete: bool,
    /// What was needed.
    pub threshold: Option<Threshold>,
    /// What the words make of the figures.
    pub outcome: Vec<Outcome>,
}

/// What a motion needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Threshold {
    /// Where.
    pub span: Span,
    /// How much.
    pub need: Need,
}

/// How much a motion needs. A half must be passed, any other share reached.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Need {
    /// A share of the house, 0 to 1.
    OfHouse(f64),
    /// A share of the votes cast, 0 to 1.
    OfCast(f64),
    /// So many votes.
    Votes(f64),
}

/// What the words make of a vote.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// The threshold was reached.
    Reached(Span),
    /// It was not.
    Missed(Span),
    /// So many were missing.
    Short(Member),
    /// A majority of so many over all others.
    Majority(Member),
    /// As many for as against.
    Tie(Span),
    /// Nobody against.
    Unanimous(Span),
    /// So many for each one against.
    Ratio(Member),
    /// So many votes are what the share takes that is needed.
    Needs(Member),
    /// So many more than needed.
    Over(Member),
}

impl Ballot {
    /// Whether one of its figures stands at a place.
    pub fn has(&self, place: Span) -> bool {
        [&self.yes, &self.no, &self.abstained, &self.absent, &self.house]
            .into_iter()
            .flatten()
            .any(|m| m.span == place)
    }

    /// Whether a figure is told as the majority.
    pub fn tells_majority(&self, place: Span) -> bool {
        self.outcome.iter().any(|o| matches!(o, Outcome::Majority(m) if m.span == place))
    }

    /// For printing.
    pub fn view(&self) -> View {
        let sides = [
            ("yes", &self.yes),
            ("no", &self.no),
            ("abstained", &self.abstained),
            ("absent", &self.absent),
            ("house", &self.house),
        ];
        let figures = sides.into_iter().filter_map(|(role, member)| Some((role, member.as_ref()?)));
        View::new("vote", figures)
    }
}

/// The votes of a passage, in order.
pub fn read<'p>(passage: &'p Passage<'p>) -> impl Iterator<Item = Ballot> + 'p {
    let sentences: Vec<&[Figure]> = passage.sentences().collect();
    (0..sentences.len()).filter_map(move |at| Reader::new(passage, &sentences, at).ballot())
}

/// Sentences behind a vote in which its house is told.
const AFTER: u32 = 3;

/// A sentence, the figures of the one before it and of some behind it.
pub struct Reader<'p> {
    passage: &'p Passage<'p>,
    figures: &'p [Figure],
    before: &'p [Figure],
    after: Vec<&'p Figure>,
    from: usize,
    to: usize,
}

impl<'p> Reader<'p> {
    fn new(passage: &'p Passage<'p>, sentences: &[&'p [Figure]], at: usize) -> Self {
        let figures = sentences[at];
        let own = figures[0].sentence;
        let (from, to) = passage.extent(own);
        let before = at.checked_sub(1).map(|b| sentences[b]).filter(|b| b[0].sentence + 1 == own);
        let near = |s: &&&[Figure]| s[0].sentence <= own + AFTER;
        let after = sentences[at + 1..].iter().take_while(near).flat_map(|s| s.iter()).collect();
        Self { passage, figures, before: before.unwrap_or_default(), after, from, to }
    }

    fn word(&self, at: usize) -> &str {
        self.passage.word(at)
    }

    /// Whether words stand at a place.
    fn stands(&self, at: usize, words: &[&str]) -> bool {
        words.iter().zip(at..).all(|(w, n)| n < self.to && self.word(n) == *w)
    }

    /// Where words stand in the sentence.
    fn find(&self, words: &[&str]) -> Option<usize> {
        (self.from..self.to).find(|at| self.stands(*at, words))
    }

    fn ballot(&self) -> Option<Ballot> {
        let threshold = self.threshold();
        let mut sides = self.sides(threshold.as_ref());
        let (house, whole) = self.house();
        let fought = sides.yes.is_some() && sides.no.is_some();
        if sides.count() > 0 && house.is_some() {
            self.gather(&mut sides);
        }
        let present = self.present().filter(|_| sides.count() > 0);
        let elsewhere = |sides: &mut Sides| self.house_behind(sides).or_else(|| self.house_of_story(sides));
        let house = if fought { house.or_else(|| elsewhere(&mut sides)) } else { house };
        // `two of the four seats … by 614 votes to 588`: those are no members.
        let votes = sides.yes.iter().chain(&sides.no).map(|m| m.low).sum::<f64>();
        let house = present.clone().or(house).filter(|h| votes <= MOST_TIMES * h.low);
        // Those who were there are not counted with those who were not.
        let absent = sides.absent.take().filter(|_| present.is_none());
        let mut outcome = self.outcome(&sides, threshold.as_ref());
        outcome.extend(threshold.as_ref().and_then(|t| self.reckoned(t)));
        let reckoned = outcome.iter().any(|o| matches!(o, Outcome::Needs(_)));
        let told = sides.count() + usize::from(house.is_some()) + outcome.len();
        let complete = whole && !self.has_others(&sides) && (sides.abstained.is_some() || self.all_voted())
            || self.is_complete() && sides.abstained.is_some()
            || fought && self.find(&["everyone", "present"]).is_some();
        let voted = sides.yes.is_some() || sides.no.is_some();
        (told >= 2 && (voted || reckoned)).then_some(Ballot {
            complete,
            yes: sides.yes,
            no: sides.no,
            abstained: sides.abstained,
            absent,
            house,
            present: present.is_some(),
            threshold,
            outcome,
        })
    }
}

/// So many times its members vote at most, a slip of the pen allowed for.
const MOST_TIMES: f64 = 2.0;
