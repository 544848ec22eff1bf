//! Which side of a vote a figure is on.

use super::Reader;
use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::Figure;

/// The figures of a vote by side.
#[derive(Debug, Clone, Default)]
pub struct Sides {
    /// For.
    pub yes: Option<Member>,
    /// Against.
    pub no: Option<Member>,
    /// Neither.
    pub abstained: Option<Member>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Side {
    Yes,
    No,
    Abstained,
}

/// Words after a figure, or close before it, that tell its side.
const WORDS: &[(&[&str], Side)] = &[
    (&["abstained"], Side::Abstained),
    (&["abstaining"], Side::Abstained),
    (&["abstentions"], Side::Abstained),
    (&["abstention"], Side::Abstained),
    (&["voted", "against"], Side::No),
    (&["votes", "against"], Side::No),
    (&["against"], Side::No),
    (&["opposed"], Side::No),
    (&["voted", "no"], Side::No),
    (&["said", "no"], Side::No),
    (&["no"], Side::No),
    (&["nays"], Side::No),
    (&["noes"], Side::No),
    (&["in", "favor"], Side::Yes),
    (&["in", "favour"], Side::Yes),
    (&["voted", "for"], Side::Yes),
    (&["voted", "to"], Side::Yes),
    (&["votes", "for"], Side::Yes),
    (&["for"], Side::Yes),
    (&["voted", "yes"], Side::Yes),
    (&["said", "yes"], Side::Yes),
    (&["yes"], Side::Yes),
    (&["ayes"], Side::Yes),
    (&["yeas"], Side::Yes),
    (&["stood", "up"], Side::Yes),
    (&["backed"], Side::Yes),
];

/// Furthest word after a figure that tells its side.
const REACH: usize = 9;

/// Words that tell of a vote and of nothing else.
const BALLOT: &[&str] = &[
    "abstained",
    "abstaining",
    "abstention",
    "abstentions",
    "ballot",
    "ballots",
    "divided",
    "majority",
    "motion",
    "nays",
    "seats",
    "vote",
    "voted",
    "votes",
    "voting",
    "yes",
];

impl Sides {
    /// How many sides have a figure.
    pub fn count(&self) -> usize {
        [&self.yes, &self.no, &self.abstained].into_iter().flatten().count()
    }

    fn put(&mut self, side: Side, member: &Member) {
        let place = match side {
            Side::Yes => &mut self.yes,
            Side::No => &mut self.no,
            Side::Abstained => &mut self.abstained,
        };
        place.get_or_insert_with(|| member.clone());
    }
}

impl Reader<'_> {
    /// The figures of the sentence by side; none where it tells of no vote, or of two.
    pub fn sides(&self) -> Sides {
        let mut sides = Sides::default();
        if !(self.from..self.to).any(|at| BALLOT.contains(&self.word(at))) {
            return sides;
        }
        if let Some((yes, no)) = self.pair() {
            return Sides { yes: Some(yes), no: Some(no), abstained: self.abstained() };
        }
        let counts: Vec<&Figure> = self.figures.iter().filter(|f| self.is_votes(f)).collect();
        for (at, figure) in counts.iter().enumerate() {
            let end = counts.get(at + 1).map_or(self.to, |next| next.lead);
            if let Some(side) = self.side(figure, end) {
                sides.put(side, &figure.member);
            } else if self.is_share_of_house(figure) {
                sides.put(Side::Yes, &figure.member);
            }
        }
        sides
    }

    /// A whole number that counts neither the house nor anything printed with a unit.
    fn is_votes(&self, f: &Figure) -> bool {
        f.member.is_count() && f.member.is_one() && f.member.low.fract() == 0.0 && !self.is_house(f)
    }

    fn side(&self, figure: &Figure, end: usize) -> Option<Side> {
        let last = end.min(figure.end + REACH);
        let stop = (figure.end..last).find(|at| matches!(self.word(*at), ";" | ":" | "—")).unwrap_or(last);
        let here = |at: usize| WORDS.iter().find(|(words, _)| self.stands(at, words)).map(|(_, side)| *side);
        (figure.end..stop).find_map(here)
    }

    /// `51 of the 120 seats`.
    fn is_share_of_house(&self, figure: &Figure) -> bool {
        self.word(figure.after) == "of"
            && self.figures.iter().any(|f| self.is_house(f) && f.first <= figure.after + 3)
            || self.word(figure.end) == "of"
                && self.figures.iter().any(|f| self.is_house(f) && f.first <= figure.end + 3)
    }

    /// `214 to 202`, `71 votes against 49`, `9-7`: the only pair of the sentence.
    fn pair(&self) -> Option<(Member, Member)> {
        let mut pairs = self.figures.windows(2).filter(|two| self.is_pair(&two[0], &two[1]));
        let two = pairs.next().filter(|two| two[1].member.low != 1.0)?;
        Some((two[0].member.clone(), two[1].member.clone()))
    }

    fn is_pair(&self, a: &Figure, b: &Figure) -> bool {
        let plain = |f: &Figure| f.member.is_count() && f.member.is_one() && !self.is_house(f);
        let joint = |at: usize| matches!(self.word(at), "to" | "-" | "–" | "against") && b.lead == at + 1;
        plain(a) && plain(b) && (joint(a.end) || joint(a.after))
    }

    fn abstained(&self) -> Option<Member> {
        let figure = |f: &&Figure| self.side(f, f.end + 3) == Some(Side::Abstained);
        self.figures.iter().find(figure).map(|f| f.member.clone())
    }
}
