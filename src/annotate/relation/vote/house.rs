//! How many could vote.

use super::Reader;
use crate::annotate::quantity::Approximation;
use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::Figure;

/// Nouns for those who vote in a house.
pub const VOTERS: &[&str] = &[
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
pub const SIZES: &[&str] =
    &["country", "judge", "man", "member", "nation", "person", "seat", "state", "strong"];

impl Reader<'_> {
    /// The house of the sentence, else of the one before, else of one behind it that says that all of them voted; none
    /// where there are two. With it, whether that is said.
    pub fn house(&self) -> (Option<Member>, bool) {
        let here: Vec<&Figure> = self.figures.iter().filter(|f| self.is_house(f)).collect();
        let there: Vec<&Figure> = self.before.iter().filter(|f| self.is_house(f)).collect();
        let later = self.after.iter().find(|f| self.is_all(f));
        match (&here[..], &there[..]) {
            ([one], _) => (Some(one.member.clone()), later.is_some_and(|f| f.member.low == one.member.low)),
            ([], [one]) => (Some(one.member.clone()), false),
            ([], []) => match later {
                Some(all) => (Some(all.member.clone()), true),
                None => (self.hundred(), false),
            },
            _ => (None, false),
        }
    }

    /// `All 15 members took part`, `Every one of its 12 judges was present`, told of the body that votes in this sentence.
    fn is_all(&self, f: &Figure) -> bool {
        const THERE: [&str; 8] =
            ["attended", "attending", "participated", "present", "there", "took", "turned", "voted"];
        let before = |n: usize| self.passage.before(f, n);
        let every = before(2) == "of" && matches!(before(3), "one" | "each" | "all") || before(2) == "all";
        let all = before(1) == "all" || every && matches!(before(1), "the" | "its" | "their");
        let noun = f.after.checked_sub(1).map_or("", |at| self.word(at));
        let open = |at: &usize| !matches!(self.word(*at), "." | "," | ";");
        let came = (f.after..f.after + 8).take_while(open).any(|at| THERE.contains(&self.word(at)));
        all && f.after > f.end && VOTERS.contains(&noun) && came && self.is_of_this(f.sentence, noun)
    }

    /// Whether a sentence behind this one tells of the same body: it names none that this one does not, nor other voters,
    /// and how nobody voted.
    pub fn is_of_this(&self, sentence: u32, noun: &str) -> bool {
        let (from, to) = self.passage.extent(sentence);
        let here = |word: &str| (self.from..self.to).any(|at| self.word(at) == word);
        let none = !(self.from..self.to).any(|at| self.is_body(self.word(at)));
        let bodies = (from..to).map(|at| self.word(at)).filter(|w| self.is_body(w));
        let others = VOTERS.iter().any(|w| *w != "members" && *w != noun && here(w));
        let sides = (from..to).any(|at| {
            matches!(self.word(at), "against" | "favor" | "favour" | "unanimously")
                || matches!(self.word(at), "for" | "to") && self.word(at - 1) == "voted"
        });
        let same = bodies.into_iter().all(|w| none || here(w));
        same && !sides && (noun == "members" || !others)
    }

    /// Whether a sentence behind this one says that all voted, not only that all were there.
    pub fn all_voted(&self) -> bool {
        let voted = |f: &Figure| (f.after..f.after + 4).any(|at| self.word(at) == "voted");
        let abstained = (self.from..self.to).any(|at| self.word(at).starts_with("abst"));
        !abstained && self.after.iter().any(|f| self.is_all(f) && voted(f))
    }

    /// Whether a figure says how many sit or may vote.
    pub fn is_house(&self, f: &Figure) -> bool {
        // Who is elected `to the 40-seat council` has the votes of the people.
        let into = self.passage.before(f, 2) == "to" && self.find(&["elected"]).is_some();
        let size = self.word(f.end + 1);
        // `a two-person firm` votes on nothing.
        let body = !matches!(size, "person" | "man" | "strong") || self.is_body(self.word(f.end + 2));
        let sized = self.word(f.end) == "-" && SIZES.contains(&size) && !into && body;
        let noun = f.after.checked_sub(1).map_or("", |at| self.word(at));
        let before = self.passage.before(f, 1);
        let all = matches!(before, "the" | "all" | "its" | "of" | "'s" | "’s")
            || self.are_there(f.after)
            || self.is_size(f);
        let exact =
            f.member.is_count() && f.member.is_one() && f.member.approximation == Approximation::Exact;
        // `the party's six councillors abstaining`
        let some = matches!(before, "its" | "'s" | "’s")
            && self.passage.before(f, 2) != "of"
            && self.left_out_at(f.after).is_some();
        exact && !some && (sized || f.after > f.end && VOTERS.contains(&noun) && all)
    }

    /// `the council has 15 members`, where it is this council that votes.
    fn is_size(&self, f: &Figure) -> bool {
        let ends = matches!(self.word(f.after), "." | "," | ";" | "and");
        ends && self.passage.before(f, 1) == "has" && self.is_body(self.passage.before(f, 2)) && self.votes(f)
    }

    pub fn is_body(&self, word: &str) -> bool {
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
        Some(Member::in_words(self.passage.span(at + 1, at + 2), None, 100.0))
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
}
