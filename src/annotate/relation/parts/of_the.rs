//! Parts that follow a whole at the head of their clause: `Of the 31 votes cast, 17 were in favour and 14 were opposed`.

use super::PartWhole;
use super::joint::Joint;
use super::series::{Reach, list};
use crate::annotate::relation::passage::Figure;

impl Joint<'_> {
    /// `Of the 31 votes cast, 17 were in favour and 14 were opposed`
    pub fn of_the(&self) -> Option<PartWhole> {
        let fronted = |f: &&Figure| self.is_of_the(f) || self.is_of_every(f) || self.is_of_noun(f);
        let whole = self.figures.first().filter(fronted)?;
        // `Of 900 votes cast for the two, 500 …`
        let defined = |f: &&Figure| self.passage.before(f, 1) == "the";
        let skipped = self.figures[1..].iter().take_while(defined).count();
        let parts = list(self.passage, &self.figures[1 + skipped..], whole, Reach::Clauses);
        let near = parts.first().is_some_and(|f| f.lead - whole.end <= 10);
        let complete = self.are_all(parts);
        // Somebody of whom the story tells elsewhere may stay out of such a question.
        let settled = !complete && self.is_settled(parts);
        let cue = (whole.lead.max(2) - 2, whole.lead);
        let list = || self.joined(whole, parts, cue, complete || settled);
        (near && parts.len() >= 2).then(|| PartWhole { loose: settled, bound: settled, ..list() })
    }

    /// `entitled to 86 of the 240 seats, the Union to 69 and the Left to 85`
    pub fn some_of_the(&self) -> Option<PartWhole> {
        const FEWEST: usize = 2;
        let of = |two: &[Figure]| {
            self.passage.word(two[0].end) == "of" && two[0].end + 2 == two[1].lead && self.is_of_the(&two[1])
        };
        let at = self.figures.windows(2).position(of)?;
        let (first, whole) = (&self.figures[at], &self.figures[at + 1]);
        let others = list(self.passage, &self.figures[at + 1..], whole, Reach::Clauses).get(1..)?;
        let bare = others.iter().all(|f| f.after == f.end || f.member.unit == whole.member.unit);
        let parts: Vec<Figure> = std::iter::once(first).chain(others).cloned().collect();
        // `29 of the 43 seats it contested; its partners won nine, four and two respectively`
        let end = others.last()?.after;
        let apart = (whole.end..end + 2).any(|at| matches!(self.passage.word(at), ";" | "respectively"));
        (others.len() >= FEWEST && bare && !apart)
            .then(|| self.joined(whole, &parts, (first.end, first.end + 2), false))
    }

    /// `A total of 19 bodies were recovered, 12 on Monday and seven on Tuesday`: the total, and nothing else besides its parts.
    pub fn total_of(&self) -> Option<PartWhole> {
        // Parts that come to much less are some of them.
        const NEAR: f64 = 1.5;
        let whole = self.figures.first()?;
        let total = self.passage.before(whole, 1) == "of" && self.passage.before(whole, 2) == "total";
        let parts = list(self.passage, &self.figures[1..], whole, Reach::Clauses);
        let sum: f64 = parts.iter().map(|f| f.member.low).sum();
        let all = parts.len() >= 2 && parts.len() + 1 == self.figures.len() && self.ends_sentence(parts);
        let apposed = parts.first().is_some_and(|f| self.passage.before(f, 1) == ",");
        let near = sum * NEAR >= whole.member.low;
        // `120 for theft and 110 for trespass` may be the same: days and places part them.
        let placed = |f: &Figure| {
            let at =
                [f.end, f.after].into_iter().find(|at| matches!(self.passage.word(*at), "at" | "in" | "on"));
            let named =
                at.and_then(|at| self.passage.words.get(at + 1)).is_some_and(|w| w.token.is_capitalized());
            named || self.passage.word(f.after) == "elsewhere"
        };
        (total && all && apposed && near && parts.iter().all(placed))
            .then(|| self.joined(whole, parts, (whole.lead.max(2) - 2, whole.lead), true))
    }

    /// Whether nothing is left besides two parts: `3 were positive and 81 negative`, `14 for him and 9 for the only other
    /// candidate`.
    fn are_all(&self, parts: &[Figure]) -> bool {
        const OPEN: [&str; 9] = [
            "awaiting",
            "blank",
            "inconclusive",
            "invalid",
            "others",
            "pending",
            "rest",
            "spoiled",
            "unclear",
        ];
        let [a, b] = parts else { return false };
        let words = |from: usize, to: usize| (from..to).map(|at| self.passage.word(at));
        let only = (b.end..b.end + 14)
            .any(|at| self.passage.word(at) == "only" && self.passage.word(at + 1) == "other");
        let has = |from: usize, word: &str| words(from, from + 3).any(|w| w == word);
        let tested = has(a.end, "negative") && has(b.end, "positive")
            || has(a.end, "positive") && has(b.end, "negative");
        (only || tested) && !self.is_open(a, b, &OPEN)
    }

    /// Whether one of the words, or a further figure, tells of what two parts leave open.
    fn is_open(&self, a: &Figure, b: &Figure, words: &[&str]) -> bool {
        const REST: usize = 40;
        let open = |at: usize| words.contains(&self.passage.word(at)) && self.passage.word(at - 1) != "no";
        self.figures.len() > 3 || (a.end..b.end + REST).any(open)
    }

    /// Whether two parts fall on the two sides of a question that nobody stays out of (`12 died and 29 survived`), and the
    /// passage tells of no rest.
    fn is_settled(&self, parts: &[Figure]) -> bool {
        const SETTLED: [&str; 4] = ["guilt", "ruling", "survival", "turnout"];
        const OPEN: [&str; 17] = [
            "another",
            "awaiting",
            "far",
            "fate",
            "have",
            "missing",
            "one",
            "other",
            "others",
            "pending",
            "remaining",
            "rest",
            "still",
            "trial",
            "trials",
            "unknown",
            "yet",
        ];
        let [a, b] = parts else { return false };
        let side = |f: &Figure| (f.end..f.end + 3).find_map(|at| self.passage.side(at));
        let opposed =
            side(a).zip(side(b)).is_some_and(|(x, y)| x.0 == y.0 && x.1 != y.1 && SETTLED.contains(&x.0));
        // `Of the 120 members … Two seats are vacant`
        let lacking = self.figures[0].member.low - a.member.low - b.member.low;
        let told = self.passage.figures.iter().any(|f| f.member.low == lacking);
        opposed && !told && !self.is_open(a, b, &OPEN)
    }

    /// `Of 240 lamps`, at the head of a clause
    fn is_of_noun(&self, figure: &Figure) -> bool {
        const OWNER: usize = 5;
        let owned = matches!(self.passage.before(figure, 1), "'s" | "’s" | "'" | "’");
        let places = 1..=if owned { OWNER } else { 1 };
        let of = places.filter_map(|n| figure.lead.checked_sub(n)).find(|at| self.passage.word(*at) == "of");
        let Some(of) = of else { return false };
        let opens = of == self.passage.start_of(figure.sentence)
            || matches!(self.passage.word(of.max(1) - 1), "that" | "“" | "\"" | ":");
        opens && figure.after > figure.end
    }

    /// `out of every 100 crowns`
    fn is_of_every(&self, figure: &Figure) -> bool {
        matches!((self.passage.before(figure, 2), self.passage.before(figure, 1)), ("of", "every" | "each"))
    }

    /// `of the 21 defendants`
    pub fn is_of_the(&self, figure: &Figure) -> bool {
        matches!((self.passage.before(figure, 2), self.passage.before(figure, 1)), ("of", "the"))
    }
}
