//! What a motion needs: a share of the house or of the votes, or so many votes.

use super::house::VOTERS;
use super::{Need, Reader, Threshold};
use crate::annotate::quantity::Category;
use crate::annotate::relation::passage::Figure;
use crate::source::Span;

impl Reader<'_> {
    /// `two-thirds of the 200 members`, `the 80 votes needed`, `enough for a majority`; told in the sentence, or in the
    /// one before it as what must be reached.
    pub fn threshold(&self) -> Option<Threshold> {
        self.told(self.figures).or_else(|| self.majority()).or_else(|| {
            let sentence = self.before.first()?.sentence;
            let (from, to) = self.passage.extent(sentence);
            let must = |at: usize| {
                matches!(
                    self.word(at),
                    "must" | "need" | "needed" | "needs" | "requires" | "required" | "takes"
                ) || self.word(at) == "had" && self.word(at + 1) == "to"
            };
            (from..to).any(must).then(|| self.told(self.before)).flatten()
        })
    }

    /// What some figures give as needed: so many votes, else the one share among them.
    fn told(&self, figures: &[Figure]) -> Option<Threshold> {
        if let Some(f) = figures.iter().find(|f| self.is_needed(f)) {
            return Some(Threshold { span: f.member.span, need: Need::Votes(f.member.low) });
        }
        let share =
            |f: &&Figure| f.member.category == Some(Category::Ratio) && (0.5..1.0).contains(&f.member.low);
        let mut shares = figures.iter().filter(share);
        let f = shares.next().filter(|_| shares.next().is_none())?;
        let cast = (f.end..f.end + 5).any(|at| matches!(self.word(at), "voting" | "cast"));
        let need = if cast { Need::OfCast(f.member.low) } else { Need::OfHouse(f.member.low) };
        Some(Threshold { span: f.member.span, need })
    }

    /// `the 80 needed`, `needed 60 votes`, `a two-thirds majority of 100`, `the 60-vote threshold`.
    pub fn is_needed(&self, f: &Figure) -> bool {
        let before = |n: usize| self.passage.before(f, n);
        let votes = self.word(f.end) == "votes" || VOTERS.contains(&self.word(f.after.max(1) - 1));
        let end = if votes { f.after.max(f.end + 1) } else { f.end };
        let after = before(1) == "the" && matches!(self.word(end), "needed" | "necessary" | "required");
        let verb = |n: usize| {
            matches!(before(n), "need" | "needed" | "needs" | "require" | "required" | "requires" | "takes")
        };
        let verb = verb(1) && votes || before(1) == "required" && before(2) == "the";
        let joined = self.word(f.end) == "-" && self.word(f.end + 1) == "vote";
        let mark = joined && matches!(self.word(f.end + 2), "bar" | "hurdle" | "mark" | "threshold");
        let named =
            before(1) == "of" && (before(2) == "threshold" || before(2) == "majority" && self.is_shared(f));
        f.member.is_count() && f.member.is_one() && (after || verb || mark || named)
    }

    /// `the two-thirds majority of 100`, `the required majority of 100`
    fn is_shared(&self, f: &Figure) -> bool {
        let at = f.lead.saturating_sub(2);
        let share = self.figures.iter().any(|o| o.end == at && o.member.category == Some(Category::Ratio));
        share || matches!(self.word(at.saturating_sub(1)), "required" | "needed" | "necessary")
    }

    /// `enough for a majority`, `giving it an absolute majority`
    fn majority(&self) -> Option<Threshold> {
        let at = self.find(&["majority"])?;
        let plain =
            (at.saturating_sub(4)..at).any(|n| matches!(self.word(n), "enough" | "short" | "for" | "needed"));
        let threshold = Threshold { span: self.passage.span(at, at + 1), need: Need::OfHouse(0.5) };
        (plain || self.absolute().is_some()).then_some(threshold)
    }

    /// Where the words give a party more seats than all others have: `giving it an absolute majority`.
    pub fn absolute(&self) -> Option<Span> {
        const GIVEN: [&str; 11] = [
            "clinched", "gave", "gives", "giving", "handing", "obtained", "secured", "securing", "winning",
            "won", "enough",
        ];
        const DENIED: [&str; 16] = [
            "allies",
            "ally",
            "cannot",
            "coalition",
            "combined",
            "denied",
            "depriving",
            "fell",
            "lost",
            "no",
            "not",
            "partner",
            "partnership",
            "short",
            "support",
            "without",
        ];
        let at = self.find(&["majority"])?;
        let kind = matches!(self.word(at - 1), "absolute" | "outright" | "overall" | "parliamentary");
        let given = (at.saturating_sub(6).max(self.from)..at).any(|n| GIVEN.contains(&self.word(n)));
        let denied = (self.from..self.to).any(|n| DENIED.contains(&self.word(n)));
        (kind && given && !denied).then(|| self.passage.span(at - 1, at + 1))
    }
}
