//! What joins a list of figures to their whole.
//!
//! In: the figures of a sentence and its neighbours. Out: [`PartWhole`]. Not here: how far a list reaches (`series`).

use super::PartWhole;
use super::series::{Reach, is_part_of, list};
use crate::annotate::relation::passage::{Figure, Passage};

/// What the words between a whole and its first part say.
#[derive(Clone, Copy, PartialEq)]
enum Sense {
    /// The parts are all of the whole.
    All,
    /// The parts are some of it.
    Some,
    /// They are some of it, each the subject of its own verb (`of whom 12 are students`).
    Clause,
    /// They are all of it, each with its own words (`: £46m will go on wards`).
    Colon,
    /// They are all of it where they stand between dashes (`12 people – nine men and three women –`).
    Dash,
}

/// Words that announce parts.
const CUES: [(&[&str], Sense); 19] = [
    (&["made", "up", "of"], Sense::All),
    (&["consisting", "of"], Sense::All),
    (&["consists", "of"], Sense::All),
    (&["consisted", "of"], Sense::All),
    (&["composed", "of"], Sense::All),
    (&["comprising"], Sense::All),
    (&["comprised"], Sense::All),
    (&["comprises"], Sense::All),
    (&["including"], Sense::Some),
    (&["among", "them"], Sense::Some),
    (&["with"], Sense::Some),
    (&["of", "whom"], Sense::Clause),
    (&["of", "which"], Sense::Clause),
    (&["of", "them"], Sense::Clause),
    (&["of", "these"], Sense::Clause),
    (&[":"], Sense::Colon),
    (&["("], Sense::Some),
    (&["–"], Sense::Dash),
    (&["—"], Sense::Dash),
];

/// A sentence and its neighbours.
pub struct Joint<'p> {
    pub passage: &'p Passage<'p>,
    /// Figures of the sentence before; empty where it has none.
    pub before: &'p [Figure],
    pub figures: &'p [Figure],
    /// Figures of the sentence after.
    after: &'p [Figure],
}

impl<'p> Joint<'p> {
    /// The `at`th sentence with figures.
    pub fn new(passage: &'p Passage<'p>, sentences: &[&'p [Figure]], at: usize) -> Self {
        let figures = sentences[at];
        let near = |other: Option<&&'p [Figure]>| match other {
            Some([first, ..]) if first.sentence.abs_diff(figures[0].sentence) == 1 => {
                other.copied().unwrap_or_default()
            }
            _ => &[],
        };
        let before = near(at.checked_sub(1).and_then(|i| sentences.get(i)));
        Self { passage, before, figures, after: near(sentences.get(at + 1)) }
    }

    /// The surest list.
    pub fn read(&self) -> Option<PartWhole> {
        self.totalled()
            .or_else(|| self.announced())
            .or_else(|| self.total_of())
            .or_else(|| self.fronted())
            .or_else(|| self.split())
            .or_else(|| self.among())
            .or_else(|| self.included())
            .or_else(|| self.of_them())
            .or_else(|| self.sexes())
            .or_else(|| self.rest())
            .or_else(|| self.of_the())
            .or_else(|| self.some_of_the())
            .or_else(|| self.came_to())
            .or_else(|| self.opposed())
    }

    /// whole cue list: `227 people, including 149 civilians, 19 officers and 61 others`
    fn announced(&self) -> Option<PartWhole> {
        (0..self.figures.len()).find_map(|at| {
            let (from, to, sense) = self.cue_after(at)?;
            let whole = self.whole(at);
            let reach =
                if matches!(sense, Sense::Clause | Sense::Colon) { Reach::Clauses } else { Reach::Nouns };
            let mut parts = list(self.passage, &self.figures[at + 1..], whole, reach);
            let clausal = matches!(sense, Sense::Clause | Sense::Colon) || self.passage.word(from) == "with";
            if !clausal && parts.last().is_some_and(|f| self.ends_in_predicate(f)) {
                parts = &parts[..parts.len() - 1];
            }
            let counted = !whole.member.is_count() || whole.member.low.fract() == 0.0;
            let single = if reach == Reach::Nouns { self.single(parts) } else { Vec::new() };
            let sound = parts.len() + single.len() >= 2
                && whole.member.is_one()
                && counted
                && !self.is_coordinate(at)
                && !self.is_aside(whole);
            let complete = match sense {
                Sense::All => true,
                Sense::Colon => {
                    self.ends_sentence(&parts[parts.len().max(1) - 1..]) && !self.has_fraction(from, parts)
                }
                Sense::Dash => parts.first().is_some_and(|f| f.lead == to) && self.is_set_off(parts, &single),
                Sense::Some | Sense::Clause => false,
            };
            let doubled = sense == Sense::Clause && self.may_overlap(whole, parts);
            let list = || self.joined(whole, parts, (from, to), complete).with(single.clone());
            (sound && !doubled).then(list)
        })
    }

    /// The whole that stands before a cue; of `nine of the 12 counts` either, and the list tells which.
    fn whole(&self, at: usize) -> &'p Figure {
        // `840 million euros ($983 million) over three years: 210 million`
        let converted = |at: usize| at > 0 && self.passage.before(&self.figures[at], 1) == "(";
        let at = if converted(at) && self.passage.word(self.figures[at].end) == ")" { at - 1 } else { at };
        let whole = &self.figures[at];
        let some = at.checked_sub(1).map(|before| &self.figures[before]);
        let of = |f: &&Figure| {
            self.passage.word(f.end) == "of"
                && f.end + 2 == whole.lead
                && matches!(self.passage.word(f.end + 1), "the" | "its" | "their" | "those" | "these")
        };
        let Some(some) = some.filter(of) else { return whole };
        let parts = list(self.passage, &self.figures[at + 1..], whole, Reach::Clauses);
        let sum: f64 = parts.iter().map(|f| f.member.low).sum();
        if sum == whole.member.low { whole } else { some }
    }

    /// The last cue between a whole and its first part, close before the part.
    fn cue_after(&self, whole: usize) -> Option<(usize, usize, Sense)> {
        let (whole, part) = (&self.figures[whole], self.figures.get(whole + 1)?);
        let words = self.passage.words.get(whole.end..part.lead)?;
        let hit = |(at, (cue, sense)): (usize, &(&[&str], Sense))| {
            let here = words[at..].iter().map(|w| w.word.as_ref()).take(cue.len()).eq(cue.iter().copied());
            let dash = matches!(cue[0], "–" | "—");
            let most = if dash || cue[0] == ":" { 6 } else { 2 };
            // `the Freedom Fighters (EFF) 13`
            let shut = cue[0] == "(" && words[at..].iter().any(|w| w.word == ")");
            // `22 were loaded with flour, 12 with salt`
            let parted = most == 2 && words[at..].iter().any(|w| w.word == ",");
            let near = words.len() - at <= cue.len() + most && !shut && !parted;
            let from = whole.end + at;
            let loose = !dash || words[at].token.spaced;
            (here && near && loose).then_some((from, from + cue.len(), *sense))
        };
        (0..words.len()).flat_map(|at| CUES.iter().map(move |c| (at, c))).find_map(hit)
    }

    /// cue list whole: `Comprising 1,200 infantry and 450 engineers, the 1,650-strong contingent`
    fn fronted(&self) -> Option<PartWhole> {
        const OPENERS: [&[&str]; 4] =
            [&["comprising"], &["made", "up", "of"], &["consisting", "of"], &["composed", "of"]];
        let first = self.figures.first()?;
        let opened = OPENERS.iter().any(|o| {
            let at = first.lead.checked_sub(o.len());
            at.is_some_and(|at| o.iter().enumerate().all(|(i, w)| self.passage.word(at + i) == *w))
        });
        let last = self.figures.last()?;
        let parts = list(self.passage, &self.figures[..self.figures.len() - 1], last, Reach::Nouns);
        let whole = self.figures.get(parts.len())?;
        (opened && parts.len() >= 2)
            .then(|| self.joined(whole, parts, (first.lead.saturating_sub(1), first.lead), true))
    }

    /// list total whole: `three in favour and 10 against, a total of 13`, `bringing to 51 the number`, `51 in all`
    fn totalled(&self) -> Option<PartWhole> {
        let at = (2..self.figures.len()).find(|i| self.is_total(&self.figures[*i]))?;
        let whole = &self.figures[at];
        let start = (0..at)
            .find(|i| list(self.passage, &self.figures[*i..at], whole, Reach::Clauses).len() == at - i)?;
        let parts = &self.figures[start..at];
        // `a closing 72 after rounds of 67, 70 and 69 for a total of 278`
        let rest = whole.member.low - parts.iter().map(|f| f.member.low).sum::<f64>();
        let told = self.figures[..start].iter().any(|f| rest > 0.0 && f.member.low == rest);
        (parts.len() >= 2 && !told)
            .then(|| self.joined(whole, parts, (whole.lead.saturating_sub(1), whole.lead), true))
    }

    fn is_total(&self, whole: &Figure) -> bool {
        let before = |n: usize| self.passage.before(whole, n);
        let of = before(1) == "of"
            && before(2) == "total"
            && before(3) == "a"
            && matches!(before(4), "," | "for" | "making" | "–" | "—");
        let bringing = (1..=8)
            .take_while(|n| before(*n) != ".")
            .any(|n| matches!(before(n), "bringing" | "brings" | "making"));
        // `39, 25 and 46, which together make up 110`
        let makes =
            |at: usize| matches!(self.passage.word(at), "add" | "come" | "came" | "made" | "make" | "total");
        let all = (whole.after..whole.after + 3).any(|at| {
            matches!(self.passage.word(at), "altogether" | "overall" | "together") && !makes(at + 1)
                || (matches!(self.passage.word(at), "in" | "all")
                    && matches!(self.passage.word(at + 1), "all" | "total" | "told"))
        });
        let aside = matches!(before(1), "including" | "with" | "of");
        let verb = 1 + usize::from(matches!(before(1), "up" | "to"));
        let made = makes(whole.lead.max(verb) - verb)
            && before(verb + 1) == "together"
            && matches!(before(verb + 2), "which" | "that" | "they" | "and" | ",");
        // `outputs of 540 and 1,206 megawatts, for a combined 1,746`
        let combined = before(1) == "combined" && matches!(before(2), "a" | "the");
        of || combined || made || (all && !aside) || (bringing && matches!(before(1), "to" | "making"))
    }

    /// `The 11-member board split 10-5`
    fn split(&self) -> Option<PartWhole> {
        let pairs = self.figures.windows(3).find(|w| self.passage.is_contest(&w[1], &w[2]))?;
        let [whole, a, b] = pairs else { return None };
        let body = self.passage.word(whole.end) == "-"
            && matches!(
                self.passage.word(whole.end + 1),
                "member" | "seat" | "strong" | "nation" | "judge" | "person" | "man"
            );
        let verb = (whole.end..a.lead)
            .any(|at| matches!(self.passage.word(at), "split" | "divided" | "voted" | "ruled"));
        let near = a.lead - whole.end <= 12;
        (body && verb && near).then(|| self.joined(whole, &self.figures_from(a, 2), (a.lead, b.end), false))
    }

    fn figures_from(&self, first: &Figure, count: usize) -> Vec<Figure> {
        self.figures.iter().filter(|f| f.lead >= first.lead).take(count).cloned().collect()
    }

    /// `Four Republicans joined eight Democrats among the 12 who signed`, `Among the 58 prisoners were 22 officers and 19
    /// conscripts`
    fn among(&self) -> Option<PartWhole> {
        let is_among =
            |f: &Figure| self.passage.before(f, 1) == "the" && self.passage.before(f, 2) == "among";
        let at = self.figures.iter().position(is_among)?;
        let whole = &self.figures[at];
        let cue = (whole.lead.saturating_sub(2), whole.lead);
        if at >= 2 && whole.member.is_count() {
            let parts = &self.figures[at - 2..at];
            let people = parts.iter().all(|f| !f.member.unit.is_empty() && is_part_of(f, whole));
            let near = whole.lead - parts[1].end <= 3 && parts[1].lead - parts[0].end <= 4;
            return (people && near).then(|| self.joined(whole, parts, cue, false));
        }
        let parts = list(self.passage, &self.figures[at + 1..], whole, Reach::Nouns);
        let told = parts.first().is_some_and(|f| matches!(self.passage.before(f, 1), "were" | "are"));
        (told && parts.len() >= 2).then(|| self.joined(whole, parts, cue, false))
    }

    /// `The flight carried 143 passengers. They included a team of 26, a party of 57 and 34 pilgrims`, `a package of €30m.
    /// It comprises €16m for housing and €14m for roads`
    fn included(&self) -> Option<PartWhole> {
        let first = self.figures.first()?;
        let start = self.passage.start_of(first.sentence);
        let word = |n: usize| self.passage.word(start + n);
        let some = matches!(word(1), "include" | "included" | "includes");
        let all = matches!(word(1), "comprise" | "comprised" | "comprises")
            || matches!(word(1), "consisted" | "consists") && word(2) == "of";
        let taken_up = matches!(word(0), "it" | "they" | "these" | "this" | "those") && (some || all);
        let counted = |f: &&Figure| !(f.member.is_count() && f.member.unit.is_empty());
        let whole = self.before.iter().find(|f| counted(f) && is_part_of(first, f))?;
        let parts = list(self.passage, self.figures, whole, Reach::Nouns);
        let complete = all && self.ends_sentence(parts) && word(0) != "those";
        (taken_up && parts.len() >= 2).then(|| self.joined(whole, parts, (start, start + 2), complete))
    }

    /// `Rebels freed 35 hostages. Twenty-two of them were teachers and eight of them nurses`
    fn of_them(&self) -> Option<PartWhole> {
        let of = |f: &&Figure| self.passage.word(f.end) == "of" && self.passage.word(f.end + 1) == "them";
        let whole = self.before.iter().find(|f| f.member.is_count() && !f.member.unit.is_empty())?;
        let fits = |f: &&Figure| of(f) && f.member.is_one() && is_part_of(f, whole);
        let parts: Vec<Figure> = self.figures.iter().filter(fits).cloned().collect();
        let end = parts.first()?.end;
        (parts.len() >= 2).then(|| self.joined(whole, &parts, (end, end + 2), false))
    }

    /// `Of the 1,204 ballots, 688 were yes and 492 no. The other 24 were blank`: parts that end in a rest are all of it.
    fn rest(&self) -> Option<PartWhole> {
        let is_rest = |f: &&Figure| self.is_rest(f) && f.member.is_count() && f.member.is_one();
        // `the other 60 and 66` are of two.
        let joint = |f: &Figure| {
            let next = |o: &Figure| o.lead == f.end + 1 && self.passage.word(f.end) == "and";
            self.figures.iter().any(next)
        };
        let own = self.figures.iter().position(|f| is_rest(&f) && !joint(f));
        let (rest, whole, parts) = match own {
            Some(at) => {
                let here = &self.figures[..at];
                let whole = here.iter().find(|f| self.is_of_the(f)).or_else(|| self.before.first());
                (&self.figures[at], whole?, here)
            }
            None => {
                let rest = self.after.first().filter(is_rest)?;
                let whole = self.figures.iter().find(|f| self.is_of_the(f)).or_else(|| self.before.first());
                (rest, whole?, self.figures)
            }
        };
        let fits = |f: &&Figure| {
            f.lead != whole.lead
                && f.member.is_one()
                && is_part_of(f, whole)
                && f.member.low < whole.member.low
                && !self.passage.is_limit(f)
                && !self.is_known(f)
        };
        let parts: Vec<Figure> = parts.iter().filter(fits).chain([rest]).cloned().collect();
        // `220m taka … 143m of that had been spent and the remaining 77m`
        let of_that = |f: &Figure| self.passage.word(f.end) == "of" && self.passage.word(f.end + 1) == "that";
        let amount = parts.iter().any(of_that) && !whole.member.is_percent();
        let partition = whole.member.is_count() && self.is_partition(whole, &parts) || amount;
        let sound = (2..=4).contains(&parts.len()) && partition;
        sound.then(|| self.joined(whole, &parts, (rest.lead.saturating_sub(1), rest.lead), true))
    }

    /// `Over the three constituencies`: what is known already, with a noun of its own.
    fn is_known(&self, f: &Figure) -> bool {
        f.after > f.end && self.passage.before(f, 1) == "the" && self.passage.before(f, 2) != "of"
    }

    /// Whether the words before the rest are told of the whole: `of the 21`, `180 of the seats`, `twenty of the victims`.
    fn is_partition(&self, whole: &Figure, parts: &[Figure]) -> bool {
        let of = |f: &Figure| {
            self.passage.word(f.end) == "of"
                && matches!(self.passage.word(f.end + 1), "the" | "them" | "those" | "these")
        };
        self.is_of_the(whole) || parts.iter().any(of)
    }

    /// `the other 24`, `the remaining 24`, `the others, nine in all`
    fn is_rest(&self, figure: &Figure) -> bool {
        let before = |n: usize| self.passage.before(figure, n);
        matches!((before(2), before(1)), ("the", "other" | "remaining" | "last") | ("others" | "rest", ","))
            || before(1) == "leaving"
    }

    /// Whether what follows a figure says something else of it (`and 13 others are injured`).
    fn ends_in_predicate(&self, figure: &Figure) -> bool {
        let after = self.passage.words[figure.end..].iter().take(8);
        after.take_while(|w| !matches!(w.word.as_ref(), "," | ";" | ".")).any(|w| self.is_predicate(&w.word))
    }

    /// A word that makes a new statement: a form of be or have, or what happened to people.
    fn is_predicate(&self, word: &str) -> bool {
        let lexicon = self.passage.text.lexicon;
        let helper =
            matches!(word, "am" | "are" | "is" | "was" | "were" | "be" | "been" | "has" | "have" | "had");
        let fate = lexicon.casualty_words.contains(word) && !lexicon.people_nouns.contains(word);
        helper || fate || matches!(word, "survive" | "survived" | "escaped")
    }

    /// Whether the figure is the second of two (`56 passengers and 10 crew`): the whole may be both.
    fn is_coordinate(&self, whole: usize) -> bool {
        let Some(before) = whole.checked_sub(1).map(|b| &self.figures[b]) else { return false };
        let words = &self.passage.words[before.end..self.figures[whole].lead];
        words.len() <= 8 && words.iter().any(|w| w.word == "and")
    }

    /// Whether the whole is no more than a figure compared with (`than 12`, `from 12`).
    fn is_aside(&self, whole: &Figure) -> bool {
        matches!(self.passage.before(whole, 1), "than" | "from" | "in" | "since")
    }

    /// `£34m: half from the state, £12m from the county and £5m from fees`
    fn has_fraction(&self, from: usize, parts: &[Figure]) -> bool {
        let end = parts.last().map_or(from, |f| f.end);
        (from..end)
            .any(|at| matches!(self.passage.word(at), "half" | "quarter" | "quarters" | "third" | "thirds"))
    }

    /// Whether the sentence ends soon behind a list.
    pub fn ends_sentence(&self, parts: &[Figure]) -> bool {
        let end = parts.last().map_or(0, |f| f.after);
        (end..end + 8).any(|at| matches!(self.passage.word(at), "." | "" | ";" | "\"" | "”" | "?" | "!"))
    }

    pub fn joined(&self, whole: &Figure, parts: &[Figure], cue: (usize, usize), complete: bool) -> PartWhole {
        let parts: Vec<&Figure> = parts.iter().collect();
        PartWhole::of(whole, &parts, self.passage.span(cue.0, cue.1), complete)
    }
}
