//! Wholes that the story has told and a list takes up: its toll (`Of the dead, 29 were men`), one side of its vote (`Voting
//! against were 31 Conservatives`).
//!
//! In: a passage. Out: a [`PartWhole`], or the whole that a subject takes up. Not here: the other lists that words bind
//! (`bound`).

use super::PartWhole;
use super::bound::{Bound, is_whole};
use super::series::{Reach, list};
use crate::annotate::relation::fate;
use crate::annotate::relation::passage::Figure;

/// Figures between a vote and those of one side.
const BEFORE_SIDE: usize = 6;

/// Sentences from a vote to those of one side.
const NEAR: u32 = 4;

impl<'p> Bound<'p> {
    /// `Of the dead, 29 were men, 11 women and eight children`
    pub(super) fn of_the_dead(&self, at: usize) -> Option<PartWhole> {
        let first = &self.passage.figures[at];
        let start = self.passage.start_of(first.sentence);
        let comma = usize::from(self.word(start + 3) == ",");
        let opens = self.word(start) == "of" && first.lead == start + 3 + comma;
        let whole = self.toll(start, start + 3).filter(|_| opens)?;
        let parts: Vec<&Figure> =
            list(self.passage, self.passage.rest_of_sentence(at), whole, Reach::Clauses).iter().collect();
        (parts.len() >= 2).then(|| self.list(whole, &parts, &[], false)).flatten()
    }

    /// `by 18-12 … Sixteen Democrats and two Republicans backed the measure`, `16 Democrats joined 13 Republicans in favor; 19
    /// Republicans and two Democrats were opposed`
    pub(super) fn on_one_side(&self, at: usize) -> Option<PartWhole> {
        let first = &self.passage.figures[at];
        let opens = first.lead == self.passage.start_of(first.sentence) || self.word(first.lead - 1) == ";";
        if !opens {
            return None;
        }
        let rest = self.passage.rest_of_sentence(at);
        let joined = rest.get(..2).filter(|two| self.word(two[1].lead - 1) == "joined");
        let parts = joined.unwrap_or_else(|| list(self.passage, rest, first, Reach::Nouns));
        let second = self.is_against(parts.last()?.end + 1)?;
        let party = |f: &&Figure| self.passage.words.get(f.end).is_some_and(|w| w.token.is_capitalized());
        let whole = self.vote_before(first.lead, first.sentence).map(|pair| &pair[usize::from(second)])?;
        let parts: Vec<&Figure> = parts.iter().filter(party).collect();
        (parts.len() >= 2).then(|| self.list(whole, &parts, &[], true)).flatten()
    }

    /// Whether the words behind those of one side say that they were against.
    fn is_against(&self, verb: usize) -> Option<bool> {
        match (self.word(verb), self.word(verb + 1)) {
            ("backed" | "supported" | "favored" | "favoured", _) | ("voted", "for" | "yes" | "in") => {
                Some(false)
            }
            ("opposed" | "rejected", _) | ("voted", "against" | "no") => Some(true),
            ("were" | "was", "opposed" | "against") => Some(true),
            ("were" | "was", "in") | ("in", "favor" | "favour" | "support") => Some(false),
            ("in", "opposition" | "opposing") | ("against", _) => Some(true),
            _ => None,
        }
    }

    /// The side of a vote in the sentence before that a subject takes up: `by 68 to 57. Voting against were`
    pub(super) fn side(&self, from: usize, to: usize) -> Option<&'p Figure> {
        let words: Vec<&str> = (from..to).map(|at| self.word(at)).collect();
        let second = match words[..] {
            ["voting" | "those", "against"] | ["opposing", ..] => true,
            ["voting", "for", ..]
            | ["voting" | "those", "in", "favor" | "favour"]
            | ["supporting" | "backing", ..] => false,
            _ => return None,
        };
        let sentence = self.passage.sentence_at(self.passage.words.get(from)?.token.span.start)?;
        self.vote_before(from, sentence).map(|pair| &pair[usize::from(second)])
    }

    /// The two sides of the last vote before a place.
    fn vote_before(&self, place: usize, sentence: u32) -> Option<&'p [Figure]> {
        let at = self.passage.figures.partition_point(|f| f.lead < place);
        let before = self.passage.figures[..at].windows(2).rev().take(BEFORE_SIDE);
        let near = |two: &&[Figure]| two[0].sentence + NEAR >= sentence;
        before.filter(near).find(|two| self.passage.is_contest(&two[0], &two[1]))
    }

    /// `54 died … Among the dead were`: the one toll of the story, however far back.
    pub(super) fn toll(&self, from: usize, to: usize) -> Option<&'p Figure> {
        let fate = fate::of(self.word(from + 2)).filter(|_| from + 3 == to)?;
        let told = |f: &&Figure| {
            let near = f.lead.saturating_sub(3)..f.after + 6;
            let here = |at: &usize| *at >= self.passage.start_of(f.sentence) && self.word(*at) != ".";
            is_whole(f)
                && f.member.is_count()
                && near.into_iter().filter(here).any(|at| fate::of(self.word(at)) == Some(fate))
        };
        let taken_up = matches!(self.word(from), "among" | "of") && self.word(from + 1) == "the";
        let mut tolls = self.passage.figures.iter().filter(|f| f.lead < from).filter(told);
        tolls.next().filter(|first| taken_up && tolls.all(|f| f.member.low == first.member.low))
    }
}
