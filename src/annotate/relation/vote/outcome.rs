//! What the words make of a vote: reached, missed, short by so many, a tie.

use super::side::Sides;
use super::{Outcome, Reader, Threshold};
use crate::annotate::quantity::Category;
use crate::annotate::relation::passage::Figure;
use crate::source::Span;

/// Words by which a threshold was reached.
const REACHED: &[&[&str]] = &[
    &["got", "it"],
    &["enough", "for"],
    &["more", "than", "enough"],
    &["more", "than", "needed"],
    &["more", "than", "required"],
    &["more", "than", "the", "required"],
    &["cleared", "the"],
    &["cleared", "that"],
    &["enough", "to"],
    &["is", "now", "law"],
    &["became", "law"],
    &["reached", "the"],
    &["surpassed", "the"],
    &["exceeded", "the"],
];

/// Words by which it was missed.
const MISSED: &[&[&str]] = &[
    &["fewer", "than", "needed"],
    &["fewer", "than", "required"],
    &["fewer", "than", "the", "required"],
    &["less", "than", "needed"],
    &["less", "than", "required"],
    &["fell", "short"],
    &["falling", "short"],
    &["not", "enough"],
    &["missed", "the"],
];

/// Words that turn what follows into its opposite.
const NOT: &[&str] = &["cannot", "failed", "hardly", "nearly", "never", "no", "not", "without"];

impl Reader<'_> {
    /// All that the sentence makes of its vote.
    pub fn outcome(&self, sides: &Sides, threshold: Option<&Threshold>) -> Vec<Outcome> {
        let mut found = Vec::new();
        if let Some(threshold) = threshold {
            found.extend(self.beside(threshold).or_else(|| {
                let missed = self.says(MISSED).map(Outcome::Missed);
                let reached = || self.says(REACHED).or_else(|| self.absolute()).map(Outcome::Reached);
                missed.or_else(reached)
            }));
            found.extend(self.figure(|f| self.is_shortfall(f)).map(|f| Outcome::Short(f.member.clone())));
            found.extend(self.surplus(sides));
        }
        found.extend(self.figure(|f| self.is_majority(f)).map(|f| Outcome::Majority(f.member.clone())));
        if sides.yes.is_some() && sides.no.is_some() {
            found.extend(self.majority_behind().map(|f| Outcome::Majority(f.member.clone())));
            found.extend(self.tie().map(Outcome::Tie));
            found.extend(self.unanimous().map(Outcome::Unanimous));
            found.extend(self.ratio().map(|f| Outcome::Ratio(f.member.clone())));
        }
        found
    }

    /// What the words right before a threshold say: `short of the 80 needed`, `more than the two-thirds majority of 100`.
    fn beside(&self, threshold: &Threshold) -> Option<Outcome> {
        let words = &self.passage.words;
        let at = words.partition_point(|w| w.token.span.start < threshold.span.start);
        let small = |at: &usize| {
            let share = self.figures.iter().any(|f| (f.first..f.end).contains(at));
            share
                || matches!(
                    self.word(*at),
                    "the" | "a" | "an" | "of" | "majority" | "needed" | "required" | "-"
                )
        };
        let last = (self.from..at).rev().find(|at| !small(at)).filter(|last| at - last <= 7)?;
        let two = |word: &str| last > self.from && self.word(last - 1) == word && self.word(last) == "than";
        let span = self.passage.span(if self.word(last) == "than" { last - 1 } else { last }, last + 1);
        match self.word(last) {
            "above" | "exceeding" | "passing" | "surpassing" => Some(Outcome::Reached(span)),
            "below" | "short" | "shy" | "under" => Some(Outcome::Missed(span)),
            "than" if two("more") => Some(Outcome::Reached(span)),
            "than" if two("fewer") || two("less") => Some(Outcome::Missed(span)),
            _ => None,
        }
    }

    fn figure(&self, test: impl Fn(&Figure) -> bool) -> Option<&Figure> {
        self.figures.iter().find(|f| test(f))
    }

    /// Where one of the phrases stands, unless the words before it deny it.
    fn says(&self, phrases: &[&[&str]]) -> Option<Span> {
        let place = |words: &&[&str]| Some((self.find(words)?, words.len()));
        let (at, length) = phrases.iter().find_map(place)?;
        let denied = (at.saturating_sub(3).max(self.from)..at).any(|n| NOT.contains(&self.word(n)));
        (!denied).then(|| self.passage.span(at, at + length))
    }

    /// `three short of the three-fifths`, `six votes short of a majority`.
    pub fn is_shortfall(&self, f: &Figure) -> bool {
        f.member.is_count()
            && f.member.is_one()
            && (self.word(f.end) == "short" || self.word(f.after) == "short")
    }

    /// `a majority of 10`, where seats are named.
    fn is_majority(&self, f: &Figure) -> bool {
        let at = f.lead.saturating_sub(2);
        // `the two-thirds majority of 100` is what is needed.
        let share = self.figures.iter().any(|o| o.end == at && o.member.category == Some(Category::Ratio));
        let named = self.passage.before(f, 1) == "of" && self.word(at) == "majority" && !share;
        named && f.member.is_count() && f.member.is_one() && f.after == f.end
    }

    /// `by 68 to 57. The majority of 11`
    fn majority_behind(&self) -> Option<&Figure> {
        let f = self.after.first().filter(|f| f.sentence == self.figures[0].sentence + 1)?;
        let start = self.passage.start_of(f.sentence);
        let named = matches!(self.word(start), "the" | "that") && self.word(start + 1) == "majority";
        let told = named && f.lead == start + 3 && matches!(self.word(start + 2), "of" | "was");
        let bare = f.after == f.end || f.member.unit == "votes";
        (told && bare && f.member.is_count() && f.member.is_one()).then_some(*f)
    }

    fn tie(&self) -> Option<Span> {
        let at = (self.from..self.to)
            .find(|at| matches!(self.word(*at), "tie" | "tied" | "deadlock" | "deadlocked"))?;
        let broke = (at.saturating_sub(3)..at)
            .any(|n| matches!(self.word(n), "break" | "breaking" | "broke" | "avoid" | "no"));
        (!broke).then(|| self.passage.span(at, at + 1))
    }

    /// `unanimously`, close to the figures.
    fn unanimous(&self) -> Option<Span> {
        let at = (self.from..self.to).find(|at| matches!(self.word(*at), "unanimous" | "unanimously"))?;
        let near = self.figures.iter().any(|f| f.first.abs_diff(at) <= 4);
        let denied = at > self.from && matches!(self.word(at - 1), "not" | "nearly" | "almost" | "a");
        (near && !denied).then(|| self.passage.span(at, at + 1))
    }

    /// `three to one`.
    fn ratio(&self) -> Option<&Figure> {
        let one = |two: &&[Figure]| {
            self.word(two[0].end) == "to" && two[1].first == two[0].end + 1 && two[1].member.low == 1.0
        };
        self.figures.windows(2).find(one).map(|two| &two[0])
    }
}
