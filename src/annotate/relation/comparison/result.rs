//! The figure that a distance leads to: `rose 12 percent to 704`, `704, 12 percent more`.
//!
//! In: a distance and the figures of its sentence. Out: the figure, over what is said beside it. Not here: what it is
//! compared with (`pair`).

use super::Direction;
use super::ends::is_year;
use super::pair::{Ends, Search};
use crate::annotate::relation::passage::{Figure, Passage};

/// Words that begin a clause of their own.
const CLAUSES: [&str; 20] = [
    ".", ";", "after", "although", "and", "been", "but", "from", "had", "has", "have", "is", "that",
    "though", "was", "were", "when", "which", "while", "who",
];

/// Small words between a figure and the distance told of it.
const JOINTS: [&str; 25] = [
    "(", ",", "-", "a", "an", "deep", "down", "high", "in", "is", "just", "last", "long", "more", "only",
    "or", "some", "tall", "that", "thick", "this", "up", "was", "which", "wide",
];

/// Words that a figure is told of, at most: `47 percent of an electorate of 71,064, down`.
const LONGEST: usize = 7;

impl Search<'_> {
    /// The figure that the distance leads to.
    pub(super) fn result<'f>(&self, here: &[&'f Figure]) -> Option<&'f Figure> {
        let follows = |f: &&&Figure| {
            f.lead >= self.stated.end
                && f.lead - self.stated.end <= 12
                && matches!(self.passage.before(f, 1), "to" | "at")
                && !self.is_second(f)
                && !self.is_base(f)
                && !self.between(self.stated.end, f.lead).any(|w| CLAUSES.contains(&w))
        };
        let alike = |f: &Figure| here.iter().any(|o| o.lead != f.lead && self.alike(o, f));
        let apposed =
            |f: &&&Figure| f.after <= self.stated.start && !self.is_base(f) && self.leads_on(f.after, here);
        let behind = || {
            let found: Vec<&&Figure> = here.iter().rev().filter(apposed).collect();
            // `132,300 tenge or about £205, is 9 percent higher than the 126,000`
            found.iter().find(|f| alike(f)).or(found.first()).copied()
        };
        let found = here.iter().find(follows).or_else(behind).copied()?;
        // `64 of the 119 seats, four more than the 60`: the part is told of.
        let whole = |part: &&&Figure| self.passage.word(part.end) == "of" && found.lead == part.end + 2;
        Some(here.iter().find(whole).copied().unwrap_or(found))
    }

    /// Whether nothing but small words, the day a figure is of and asides stand between a place and the distance.
    fn leads_on(&self, from: usize, here: &[&Figure]) -> bool {
        let to = self.stated.start;
        let mut at = from;
        while at < to {
            let word = self.passage.word(at);
            at = match self.aside(at, from, here) {
                Some(end) => end,
                // "9.4 percent in June, a rise"
                None if JOINTS.contains(&word) || matches!(word, "–" | "—") => at + 1,
                None if is_year(word) || self.passage.is_time(word) => at + 1,
                None => return false,
            };
        }
        at == to
    }

    /// After what is said beside a figure: `or about £205`, `(£205)`, `, the minister said on Thursday`, `of an electorate of
    /// 71,064`.
    fn aside(&self, at: usize, from: usize, here: &[&Figure]) -> Option<usize> {
        let to = self.stated.start;
        let word = |at: usize| self.passage.word(at);
        let comma = |from: usize| (from..to).find(|n| word(*n) == ",");
        let figure = |places: std::ops::Range<usize>| {
            self.passage.figures.iter().find(|f| places.contains(&f.lead)).map(|f| f.after)
        };
        match word(at) {
            "or" => figure(at + 1..at + 2).filter(|end| *end < to),
            "the" if matches!(word(at + 1), "last" | "latter") => Some(
                at + 2 + 2 * usize::from(word(at + 2) == "of" && matches!(word(at + 3), "them" | "these")),
            ),
            "(" => (at..to).find(|n| word(*n) == ")").map(|n| n + 1),
            "of" if at == from => {
                let end = comma(at).filter(|end| end - at <= LONGEST)?;
                let share = |f: &&Figure| f.lead > at && f.lead < end && f.member.is_percent();
                (!here.iter().any(share)).then_some(end)
            }
            "," => {
                let end = comma(at + 1)?;
                let said =
                    (at + 1..end).any(|n| matches!(word(n), "according" | "announced" | "said" | "says"));
                (said && figure(at..end).is_none()).then_some(end)
            }
            _ => None,
        }
    }

    /// Which way the words say; of a currency that is so many to the dollar either.
    pub(super) fn direction(&self, pairs: &[Ends<'_>]) -> Direction {
        if pairs.iter().any(|(a, b)| is_rate(self.passage, a) || is_rate(self.passage, b)) {
            Direction::Either
        } else {
            self.stated.direction
        }
    }
}

/// `weakened 0.9% to 3.79 per dollar`: more of a currency to the dollar is less.
pub fn is_rate(passage: &Passage<'_>, figure: &Figure) -> bool {
    let word = |n: usize| passage.word(figure.end + n);
    let article = usize::from(matches!(word(1), "a" | "the" | "us"));
    matches!(word(0), "against" | "per" | "to")
        && matches!(
            word(1 + article),
            "dollar" | "euro" | "greenback" | "pound" | "rouble" | "ruble" | "yen" | "yuan"
        )
}
