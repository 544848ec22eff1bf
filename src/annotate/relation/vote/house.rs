//! How many could vote, and what share was needed.

use super::{Reader, Threshold};
use crate::annotate::quantity::{Approximation, Category};
use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::Figure;

/// Nouns for those who vote in a house.
const VOTERS: &[&str] = &[
    "aldermen",
    "commissioners",
    "councillors",
    "councilors",
    "delegates",
    "deputies",
    "judges",
    "justices",
    "lawmakers",
    "legislators",
    "members",
    "mps",
    "representatives",
    "seats",
    "senators",
];

/// Nouns joined to a number that say how large a body is: `the 15-nation council`.
const SIZES: &[&str] = &["country", "judge", "man", "member", "nation", "person", "seat", "state", "strong"];

impl Reader<'_> {
    /// The house of the sentence, else of the one before; none where there are two.
    pub fn house(&self) -> Option<Member> {
        let here: Vec<&Figure> = self.figures.iter().filter(|f| self.is_house(f)).collect();
        let there: Vec<&Figure> = self.before.iter().filter(|f| self.is_house(f)).collect();
        match (&here[..], &there[..]) {
            ([one], _) | ([], [one]) => Some(one.member.clone()),
            ([], []) => self.hundred(),
            _ => None,
        }
    }

    /// Whether a figure says how many sit or may vote.
    pub fn is_house(&self, f: &Figure) -> bool {
        let sized = self.word(f.end) == "-" && SIZES.contains(&self.word(f.end + 1));
        let noun = f.after.checked_sub(1).map_or("", |at| self.word(at));
        let before = self.passage.before(f, 1);
        let all =
            matches!(before, "the" | "all" | "its" | "of") || self.are_there(f.after) || self.is_size(f);
        let exact =
            f.member.is_count() && f.member.is_one() && f.member.approximation == Approximation::Exact;
        exact && (sized || f.after > f.end && VOTERS.contains(&noun) && all)
    }

    /// `the council has 15 members`, where it is this council that votes.
    fn is_size(&self, f: &Figure) -> bool {
        let ends = matches!(self.word(f.after), "." | "," | ";" | "and");
        ends && self.passage.before(f, 1) == "has" && self.is_body(self.passage.before(f, 2)) && self.votes(f)
    }

    fn is_body(&self, word: &str) -> bool {
        self.passage.text.lexicon.voting_bodies.contains(word)
    }

    /// Whether the sentence tells how the body voted that has as many members as a figure says: it names that body, or
    /// none and begins with some of its members.
    fn votes(&self, size: &Figure) -> bool {
        let (kind, body) = (self.passage.before(size, 3), self.passage.before(size, 2));
        let own =
            |at: usize| self.word(at) == body && matches!(self.word(at - 1), w if w == "the" || w == kind);
        let mut bodies = (self.from.max(1)..self.to).filter(|at| self.is_body(self.word(*at))).peekable();
        match bodies.peek() {
            Some(_) => bodies.all(own),
            None => self.figures.first().is_some_and(|f| f.lead == self.from && self.is_of_members(f)),
        }
    }

    /// `nine`, `six of them`, `nine members`; not `217 lawmakers`, who may sit elsewhere.
    fn is_of_members(&self, f: &Figure) -> bool {
        f.after == f.end || self.word(f.after - 1) == "members"
    }

    /// `members in the chamber`, `councillors were present`.
    fn are_there(&self, at: usize) -> bool {
        (at..at + 3).any(|n| matches!(self.word(n), "chamber" | "present" | "attending"))
            || matches!(self.word(at), "were" | "was") && matches!(self.word(at + 1), "there" | "in")
    }

    /// `57 of the hundred senators`.
    fn hundred(&self) -> Option<Member> {
        let at = self.find(&["the", "hundred"]).filter(|at| VOTERS.contains(&self.word(at + 2)))?;
        Some(Member {
            span: self.passage.span(at + 1, at + 2),
            category: None,
            low: 100.0,
            high: 100.0,
            approximation: Approximation::Exact,
            step: 1.0,
            unit: String::new(),
            quantity: None,
        })
    }

    /// Whether the words say that nobody is left out.
    pub fn is_complete(&self) -> bool {
        let said: [&[&str]; 7] = [
            &["remaining"],
            &["the", "rest"],
            &["all", "voted"],
            &["all", "the", "members"],
            &["members", "in", "the", "chamber"],
            &["were", "there"],
            &["present"],
        ];
        said.iter().any(|words| self.find(words).is_some())
    }

    /// `two-thirds of the 200 members`, `two-thirds of those voting`, `enough for a majority`.
    pub fn threshold(&self) -> Option<Threshold> {
        let share =
            |f: &&Figure| f.member.category == Some(Category::Ratio) && (0.5..1.0).contains(&f.member.low);
        let mut shares = self.figures.iter().filter(share);
        if let Some(f) = shares.next() {
            return shares.next().is_none().then(|| self.of_share(f));
        }
        let at = self.find(&["majority"])?;
        let plain =
            (at.saturating_sub(4)..at).any(|n| matches!(self.word(n), "enough" | "short" | "for" | "needed"));
        let span = self.passage.span(at, at + 1);
        plain.then_some(Threshold { span, share: 0.5, cast: false })
    }

    fn of_share(&self, f: &Figure) -> Threshold {
        let cast = (f.end..f.end + 5).any(|at| matches!(self.word(at), "voting" | "cast"));
        Threshold { span: f.member.span, share: f.member.low, cast }
    }
}
