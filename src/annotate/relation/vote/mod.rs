//! A vote: who voted how, how many could, what was needed, and what the words make of it.
//!
//! In: a passage. Out: [`Ballot`], at most one a sentence. Not here: whether the figures agree (`rules::figures::vote`).
//!
//! A figure on the wrong side: `side`; a wrong house or threshold: `house`; a wrong outcome: `outcome`.

mod house;
mod outcome;
mod side;

use super::View;
use super::member::Member;
use super::passage::{Figure, Passage};
use crate::source::Span;

/// A vote as a sentence tells it.
#[derive(Debug, Clone, PartialEq)]
pub struct Ballot {
    /// Votes in favour, or seats won.
    pub yes: Option<Member>,
    /// Votes against.
    pub no: Option<Member>,
    /// Those who abstained.
    pub abstained: Option<Member>,
    /// Seats, members, or those who were there.
    pub house: Option<Member>,
    /// Whether the words say that nobody is left out (`all voted`, `the remaining five`).
    pub complete: bool,
    /// What was needed.
    pub threshold: Option<Threshold>,
    /// What the words make of the figures.
    pub outcome: Vec<Outcome>,
}

/// The share of a house or of the votes that a motion needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Threshold {
    /// Where.
    pub span: Span,
    /// The share, 0 to 1; a half must be passed, any other share reached.
    pub share: f64,
    /// Whether of the votes cast, not of the house.
    pub cast: bool,
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
}

impl Ballot {
    /// Whether one of its figures stands at a place.
    pub fn has(&self, place: Span) -> bool {
        [&self.yes, &self.no, &self.abstained, &self.house].into_iter().flatten().any(|m| m.span == place)
    }

    /// For printing.
    pub fn view(&self) -> View {
        let sides =
            [("yes", &self.yes), ("no", &self.no), ("abstained", &self.abstained), ("house", &self.house)];
        let figures = sides.into_iter().filter_map(|(role, member)| Some((role, member.as_ref()?)));
        View::new("vote", figures)
    }
}

/// The votes of a passage, in order.
pub fn read<'p>(passage: &'p Passage<'p>) -> impl Iterator<Item = Ballot> + 'p {
    let sentences: Vec<&[Figure]> = passage.sentences().collect();
    (0..sentences.len()).filter_map(move |at| {
        let before = at.checked_sub(1).map_or(&[][..], |b| sentences[b]);
        Reader::new(passage, sentences[at], before).ballot()
    })
}

/// A sentence, and the figures of the one before it.
pub struct Reader<'p> {
    passage: &'p Passage<'p>,
    figures: &'p [Figure],
    before: &'p [Figure],
    from: usize,
    to: usize,
}

impl<'p> Reader<'p> {
    fn new(passage: &'p Passage<'p>, figures: &'p [Figure], before: &'p [Figure]) -> Self {
        let sentence = &passage.text.sentences[figures[0].sentence as usize];
        let place = |at: u32| passage.words.partition_point(|w| w.token.span.start < at);
        let next = before.first().is_some_and(|b| b.sentence + 1 == figures[0].sentence);
        let (from, to) = (place(sentence.span.start), place(sentence.span.end));
        Self { passage, figures, before: if next { before } else { &[] }, from, to }
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
        let sides = self.sides();
        let house = self.house();
        let threshold = self.threshold();
        let outcome = self.outcome(&sides, threshold.as_ref());
        let told = sides.count() + usize::from(house.is_some()) + outcome.len();
        (told >= 2 && sides.count() > 0).then(|| Ballot {
            complete: self.is_complete(),
            yes: sides.yes,
            no: sides.no,
            abstained: sides.abstained,
            house,
            threshold,
            outcome,
        })
    }
}
