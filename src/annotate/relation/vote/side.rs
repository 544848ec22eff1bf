//! Which side of a vote a figure is on.

use super::{Reader, Threshold};
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
    /// Not there, or there and not voting.
    pub absent: Option<Member>,
}

/// Where a figure of a vote stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Side {
    Yes,
    No,
    Abstained,
    Absent,
}

/// Words after a figure, or close before it, that tell its side.
const WORDS: &[(&[&str], Side)] = &[
    (&["absent"], Side::Absent),
    (&["did", "not", "vote"], Side::Absent),
    (&["not", "voting"], Side::Absent),
    (&["did", "not", "take", "part"], Side::Absent),
    (&["stayed", "away"], Side::Absent),
    (&["excused"], Side::Absent),
    (&["ill"], Side::Absent),
    (&["unwell"], Side::Absent),
    (&["abstained"], Side::Abstained),
    (&["abstaining"], Side::Abstained),
    (&["abstentions"], Side::Abstained),
    (&["abstention"], Side::Abstained),
    (&["spoiled"], Side::Abstained),
    (&["spoilt"], Side::Abstained),
    (&["blank"], Side::Abstained),
    (&["invalid"], Side::Abstained),
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
    (&["in", "his", "favor"], Side::Yes),
    (&["in", "his", "favour"], Side::Yes),
    (&["in", "her", "favor"], Side::Yes),
    (&["in", "her", "favour"], Side::Yes),
    (&["in", "its", "favor"], Side::Yes),
    (&["in", "its", "favour"], Side::Yes),
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

/// Verbs right before a pair that end a vote.
const ENDED: [&str; 12] = [
    "adopted",
    "approved",
    "carried",
    "confirmed",
    "failed",
    "passed",
    "prevailed",
    "ratified",
    "rejected",
    "split",
    "upheld",
    "defeated",
];

/// Verbs of a bill before the body whose vote it is.
const PASSED: [&str; 4] = ["cleared", "failed", "passed", "survived"];

/// Words from such a verb to the last of the body at most: `passed the 90-seat lower house`.
const BODY: usize = 8;

impl Sides {
    /// How many sides have a figure.
    pub fn count(&self) -> usize {
        [&self.yes, &self.no, &self.abstained, &self.absent].into_iter().flatten().count()
    }

    /// Puts a figure on a side that has none yet; whether it had none.
    pub fn add(&mut self, side: Side, member: &Member) -> bool {
        let place = match side {
            Side::Yes => &mut self.yes,
            Side::No => &mut self.no,
            Side::Abstained => &mut self.abstained,
            Side::Absent => &mut self.absent,
        };
        let free = place.is_none();
        place.get_or_insert_with(|| member.clone());
        free
    }
}

impl Reader<'_> {
    /// The figures of the sentence by side; none where it tells of no vote, or of two.
    pub fn sides(&self, threshold: Option<&Threshold>) -> Sides {
        let mut sides = Sides::default();
        if threshold.is_none() && !self.is_ballot() {
            return sides;
        }
        if let Some((yes, no)) = self.pair() {
            let (abstained, absent) = (self.left_out(Side::Abstained), self.left_out(Side::Absent));
            return Sides { yes: Some(yes), no: Some(no), abstained, absent };
        }
        if let Some(yes) = threshold.and_then(|t| self.measured_against(t)) {
            return Sides { yes: Some(yes.member.clone()), ..Sides::default() };
        }
        let counts: Vec<&Figure> = self
            .figures
            .iter()
            .filter(|f| self.is_votes(f) && !self.is_needed(f) && !self.is_shortfall(f))
            .collect();
        let told = |f: &Figure| self.word(f.end) == "votes" && self.figures.iter().any(|f| self.is_house(f));
        for (at, figure) in counts.iter().enumerate() {
            let end = counts.get(at + 1).map_or(self.to, |next| next.lead);
            if let Some(side) = self.side(figure, end) {
                sides.add(side, &figure.member);
            } else if self.is_share_of_house(figure) {
                sides.add(Side::Yes, &figure.member);
            } else if let Some(side) =
                self.side_before(figure).filter(|_| threshold.is_some() || told(figure))
            {
                sides.add(side, &figure.member);
            }
        }
        sides
    }

    /// The votes right before what is told of a threshold: `now commands 26 votes, two more than the 24 needed`.
    fn measured_against(&self, threshold: &Threshold) -> Option<&Figure> {
        const NEAR: usize = 8;
        let at = self.passage.words.partition_point(|w| w.token.span.start < threshold.span.start);
        let told = |at: &usize| {
            let next = self.word(at + 1);
            matches!((self.word(*at), next), ("more" | "fewer" | "less", "than") | ("short" | "shy", "of"))
        };
        let said = (at.saturating_sub(NEAR).max(self.from)..at).rev().find(told)?;
        let comma = (said.saturating_sub(4).max(self.from)..said).rev().find(|n| self.word(*n) == ",")?;
        let last = self.figures.iter().find(|f| self.is_votes(f) && (f.after == comma || f.end == comma))?;
        // `commands 26 of the 45, three more than the 23 needed`
        let of = self.passage.before(last, 1) == "the" && self.passage.before(last, 2) == "of";
        let part = || self.figures.iter().find(|f| f.end + 2 == last.lead);
        if of { part() } else { Some(last) }
    }

    /// Whether a word tells of a vote, or of a ruling by so many to so many.
    fn is_ballot(&self) -> bool {
        let ruled = |two: &[Figure]| {
            self.is_pair(&two[0], &two[1])
                && matches!(self.word(two[1].end), "decision" | "opinion" | "ruling" | "verdict")
        };
        // `It failed 13-18`, `rejected it 13-18`, `was passed by 61 to 18`, `passed the 90-seat parliament 61-18`
        let ended = |two: &[Figure]| {
            let before = |n: usize| self.passage.before(&two[0], n);
            let object = matches!(before(1), "by" | "it" | "him" | "her" | "them");
            let body = || self.is_body(before(1)) && (2..=BODY).any(|n| PASSED.contains(&before(n)));
            let verb = if object { before(2) } else { before(1) };
            self.is_pair(&two[0], &two[1]) && (ENDED.contains(&verb) || body())
        };
        // `58 deputies of the 90-seat assembly backed him`
        let sized = |at: usize| {
            self.figures.iter().any(|f| self.word(f.end) == "-" && f.end + 4 >= at && self.is_house(f))
        };
        let backed = |at: usize| {
            let verb = matches!(self.word(at), "backed" | "opposed" | "supported");
            verb && self.is_body(self.word(at - 1)) && sized(at)
        };
        (self.from..self.to).any(|at| BALLOT.contains(&self.word(at)))
            || (self.from + 1..self.to).any(backed)
            || self.figures.windows(2).any(|two| ruled(two) || ended(two))
    }

    /// Whether the sentence has other counts than those of its sides.
    pub fn has_others(&self, sides: &Sides) -> bool {
        self.figures.iter().filter(|f| self.is_votes(f)).count() > sides.count()
    }

    /// The side that the words before a figure tell, where the house or what was needed is told: `backed by 84`, `won only 79 votes`.
    fn side_before(&self, f: &Figure) -> Option<Side> {
        let small = |at: &usize| matches!(self.word(*at), "a" | "just" | "only" | "some" | "the" | "total");
        let at = (self.from..f.lead).rev().find(|at| !small(at))?;
        let verb = at.checked_sub(1).map_or("", |at| self.word(at));
        let closed = matches!(self.word(f.end), "votes" | "," | "." | "and") || f.after > f.end;
        match (verb, self.word(at)) {
            ("approved" | "backed" | "endorsed" | "favored" | "favoured" | "supported", "by") => {
                Some(Side::Yes)
            }
            ("opposed" | "rejected", "by") => Some(Side::No),
            ("backing" | "support", "of") => Some(Side::Yes),
            (
                _,
                "attracted" | "drew" | "garnered" | "gathered" | "got" | "mustered" | "obtained" | "polled"
                | "received" | "secured" | "with" | "won",
            ) if closed => Some(Side::Yes),
            _ => None,
        }
    }

    /// A whole number that counts neither the house nor anything printed with a unit.
    pub fn is_votes(&self, f: &Figure) -> bool {
        // `eight more than the 74 needed`
        let distance = matches!(self.word(f.end), "fewer" | "less" | "more" | "short");
        !distance
            && f.member.is_count()
            && f.member.is_one()
            && f.member.low.fract() == 0.0
            && !self.is_house(f)
    }

    /// Whether the words at a place, of any sentence, tell of those who abstained (true), or were away or did not vote
    /// (false).
    pub fn left_out_at(&self, at: usize) -> Option<bool> {
        let here = |words: &[&str]| words.iter().zip(at..).all(|(w, n)| self.word(n) == *w);
        match WORDS.iter().find(|(words, _)| here(words))?.1 {
            Side::Abstained => Some(true),
            Side::Absent => Some(false),
            Side::Yes | Side::No => None,
        }
    }

    fn side(&self, figure: &Figure, end: usize) -> Option<Side> {
        let last = end.min(figure.end + REACH);
        let stop = (figure.end..last).find(|at| matches!(self.word(*at), ";" | ":" | "—")).unwrap_or(last);
        let here = |at: usize| WORDS.iter().find(|(words, _)| self.stands(at, words)).map(|(_, side)| *side);
        (figure.end..stop).find_map(here)
    }

    /// The side that the words behind a figure of any sentence tell.
    pub fn side_behind(&self, figure: &Figure, end: usize) -> Option<Side> {
        let here = |at: usize, words: &[&str]| words.iter().zip(at..).all(|(w, n)| self.word(n) == *w);
        let told = |at: usize| WORDS.iter().find(|(words, _)| here(at, words)).map(|(_, side)| *side);
        (figure.end..end.min(figure.end + REACH)).find_map(told)
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
        if let Some(pair) = self.figures.iter().find_map(|f| self.to_one(f)) {
            return Some(pair);
        }
        let mut pairs = self.figures.windows(2).filter(|two| self.is_pair(&two[0], &two[1]));
        let two = pairs.next().filter(|two| two[1].member.low != 1.0)?;
        Some((two[0].member.clone(), two[1].member.clone()))
    }

    /// `by ten votes to one`
    fn to_one(&self, f: &Figure) -> Option<(Member, Member)> {
        let at = f.end + 1;
        let to = self.word(f.end) == "votes" && self.word(at) == "to" && self.word(at + 1) == "one";
        (to && f.member.is_one())
            .then(|| (f.member.clone(), Member::in_words(self.passage.span(at + 1, at + 2), None, 1.0)))
    }

    pub fn is_pair(&self, a: &Figure, b: &Figure) -> bool {
        let plain = |f: &Figure| f.member.is_count() && f.member.is_one() && !self.is_house(f);
        let joint = |at: usize| matches!(self.word(at), "to" | "-" | "–" | "against") && b.lead == at + 1;
        // `cut it from 52 seats to 51`
        let moved = self.passage.before(a, 1) == "from";
        // `takes the four parties to 62`
        let noun = self.word(a.after.max(1) - 1);
        let parties =
            a.after > a.end && matches!(noun, "allies" | "factions" | "groups" | "parties" | "partners");
        plain(a) && plain(b) && !moved && !parties && (joint(a.end) || joint(a.after))
    }

    /// Those beside a pair who are on neither side of it: of `117 votes to 22 with 12 abstentions` the last, of `12 of the 130
    /// members were absent` the first.
    fn left_out(&self, side: Side) -> Option<Member> {
        let counts: Vec<&Figure> = self.figures.iter().filter(|f| !self.is_house(f)).collect();
        let end = |at: usize| counts.get(at + 1).map_or(usize::MAX, |next| next.lead);
        let behind = |f: &Figure| {
            let house =
                self.figures.iter().find(|h| self.is_house(h) && h.lead > f.end && h.lead <= f.end + 4);
            house.map_or(f.end, |h| h.after.max(h.end + 3)) + 3
        };
        let told = |at: &usize| self.side(counts[*at], behind(counts[*at]).min(end(*at))) == Some(side);
        (0..counts.len()).find(told).map(|at| counts[at].member.clone())
    }
}
