//! Parts and a whole that words bind although each stands in a sentence of its own: `Five divers were found. Two were
//! hurt; the other three were well`, `The dead were 12 soldiers and seven cooks`, `split the 16 posts. The Greens get
//! nine and the Reds seven`.
//!
//! In: a passage. Out: a [`PartWhole`] that speaks where its sum fails, unless a figure around is that sum. Not here:
//! figures that no words bind (`loose`).

use super::PartWhole;
use super::implied;
use super::series::{Reach, has_unread, is_part_of, is_row, list};
use crate::annotate::quantity::Approximation;
use crate::annotate::relation::fate;
use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::{Figure, Passage};

/// Sentences from a whole to its parts, at most.
const FARTHEST: u32 = 2;

/// Every list that is bound.
pub fn read(passage: &Passage<'_>) -> Vec<PartWhole> {
    let bound = Bound { passage };
    let figures = 1..passage.figures.len();
    let of = |at: usize| {
        let lists = bound.rest(at).or_else(|| bound.named(at)).or_else(|| bound.dealt(at));
        lists.or_else(|| bound.of_the_dead(at)).or_else(|| bound.on_one_side(at))
    };
    figures.filter_map(of).collect()
}

/// A passage whose lists are looked for.
pub(super) struct Bound<'p> {
    pub(super) passage: &'p Passage<'p>,
}

impl<'p> Bound<'p> {
    pub(super) fn word(&self, at: usize) -> &'p str {
        self.passage.word(at)
    }

    fn any(&self, mut places: std::ops::Range<usize>, words: &[&str]) -> bool {
        places.any(|at| words.contains(&self.word(at)))
    }

    /// `Five divers were found. Two were hurt; the other three were well`
    fn rest(&self, at: usize) -> Option<PartWhole> {
        let rest = &self.passage.figures[at];
        let before = |n: usize| self.passage.before(rest, n);
        let told = before(2) == "the" && matches!(before(1), "other" | "remaining")
            || before(1) == "remaining"
            || before(1) == "," && before(2) == "rest";
        let near = |f: &&Figure| f.sentence + FARTHEST >= rest.sentence && is_part_of(rest, f);
        let around: Vec<&Figure> = self.passage.figures[..at]
            .iter()
            .rev()
            .take_while(|f| f.sentence + FARTHEST >= rest.sentence)
            .filter(near)
            .collect();
        let most = |a: &(usize, &&Figure), b: &(usize, &&Figure)| {
            a.1.member.low.total_cmp(&b.1.member.low).then(b.0.cmp(&a.0))
        };
        let (index, whole) = around.iter().enumerate().max_by(most).filter(|(_, f)| is_whole(f))?;
        let parts = &around[..index];
        let plain = |f: &&&Figure| self.is_plain(f, whole);
        let sound = told
            && (1..=3).contains(&parts.len())
            && parts.iter().all(|f| plain(&f) && f.member.low < whole.member.low)
            && self.is_plain(rest, whole)
            && !is_nested(parts, rest)
            && is_near(whole, parts, rest)
            && !parts.last().is_some_and(|first| is_row(self.passage, whole, first))
            && !has_unread(self.passage, whole.end, rest.lead)
            && !self.is_single(whole.end, rest.end);
        let parts: Vec<&Figure> = parts.iter().rev().copied().chain([rest]).collect();
        sound.then(|| self.list(whole, &parts, &[], true)).flatten()
    }

    /// A part without a noun of its own, of its whole's noun or unit, or `of them`; set against nothing else.
    fn is_plain(&self, f: &Figure, whole: &Figure) -> bool {
        let own = f.member.unit.is_empty() || !f.member.is_count() || f.member.unit == whole.member.unit;
        let exact = f.member.is_one() && f.member.approximation == Approximation::Exact;
        let aside = matches!(
            self.passage.before(f, 1),
            "than" | "from" | "to" | "by" | "against" | "another" | "versus"
        );
        let compared = self.passage.before(f, 1) == "with" && self.passage.before(f, 2) == "compared";
        own && exact && !aside && !compared && !self.passage.is_limit(f)
    }

    /// Whether one person or thing is told by itself in a stretch or soon after it: `one swam ashore`, `a fifth is missing`.
    fn is_single(&self, from: usize, to: usize) -> bool {
        const AFTER: usize = 25;
        let ordinal = |at: usize| {
            matches!(self.word(at), "a" | "the")
                && matches!(
                    self.word(at + 1),
                    "second" | "third" | "fourth" | "fifth" | "sixth" | "last" | "seventh"
                )
        };
        self.any(from..to + AFTER, &["one", "another", "both", "neither"]) || (from..to + AFTER).any(ordinal)
    }

    /// `The dead were 12 soldiers and seven cooks`: a list that is said of those whom a figure before counts.
    fn named(&self, at: usize) -> Option<PartWhole> {
        let first = &self.passage.figures[at];
        let start = self.passage.start_of(first.sentence);
        let verb = self.verb(first).filter(|at| *at > start)?;
        let open =
            |at: &usize| !matches!(self.word(*at), "," | "said" | "that" | ";" | ":" | "“" | "\"" | ".");
        let from = (start..verb).rev().take_while(open).last()?;
        let side = self.side(from, verb);
        let whole = side.or_else(|| self.toll(from, verb));
        let among = self.word(from) == "among";
        let whole = whole.or_else(|| self.told_of(from, verb, first.sentence))?;
        let rest = self.passage.rest_of_sentence(at);
        let mut parts = list(self.passage, rest, whole, Reach::Nouns);
        // `187 Republicans and 27 Democrats; 24 Republicans opposed it`: of the other side.
        let other = |two: &[Figure]| (two[0].end..two[1].lead).any(|at| self.word(at) == ";");
        let cut = parts.windows(2).position(other).filter(|_| side.is_some());
        parts = cut.map_or(parts, |last| &parts[..=last]);
        let single = implied::items(self.passage, first.lead, parts.last()?);
        // `31 Conservatives`: the name of a party is no noun that counts.
        let named = |f: &Figure| f.after > f.end || side.is_some();
        let nouns = parts.iter().all(|f| named(f) && f.member.approximation == Approximation::Exact);
        let all = !among
            && (rest.len() == parts.len() || cut.is_some())
            && !matches!(self.word(verb), "include" | "included" | "including");
        let enough = parts.len() + single.len() >= 2 && nouns;
        let parts: Vec<&Figure> = parts.iter().collect();
        enough.then(|| self.list(whole, &parts, &single, all)).flatten()
    }

    /// The verb right before a list: `were`, `comprised`, `consisted of`, `break down as`.
    fn verb(&self, first: &Figure) -> Option<usize> {
        let at = first.lead.checked_sub(1)?;
        match self.word(at) {
            "are" | "comprise" | "comprised" | "include" | "included" | "were" => Some(at),
            "of" if matches!(self.word(at - 1), "consist" | "consisted") => Some(at - 1),
            "as" if self.word(at - 1) == "down" => at.checked_sub(2),
            _ => None,
        }
    }

    /// The figure before a sentence that its subject takes up.
    fn told_of(&self, from: usize, to: usize, sentence: u32) -> Option<&'p Figure> {
        const LONGEST: usize = 5;
        const NEAR: usize = 6;
        let definite = matches!(self.word(from), "the" | "those" | "all" | "these");
        let subject: Vec<&str> = (from..to).map(|at| self.word(at)).collect();
        if !definite
            || subject.len() > LONGEST
            || subject.iter().any(|w| matches!(*w, "other" | "others" | "remaining" | "of"))
        {
            return None;
        }
        let near = |f: &&Figure| {
            let start = self.passage.start_of(f.sentence).max(f.lead.saturating_sub(NEAR));
            let places = start..self.passage.start_of(f.sentence + 1).min(f.after + NEAR);
            places.into_iter().any(|at| subject[1..].iter().any(|w| are_of_one(w, self.word(at))))
        };
        let before = |f: &&Figure| f.sentence < sentence && f.sentence + FARTHEST + 1 >= sentence;
        let mut wholes = self
            .passage
            .figures
            .iter()
            .rev()
            .filter(before)
            .filter(|f| is_whole(f) && f.member.is_count())
            .filter(near);
        // Of two figures either may be meant.
        wholes.next().filter(|w| wholes.all(|other| other.member.low == w.member.low))
    }

    /// `share out 16 posts. The Greens get nine and the Reds seven`, `412 people in three boats. The first carried 156, the
    /// second 131 and the third 125`
    fn dealt(&self, at: usize) -> Option<PartWhole> {
        let first = &self.passage.figures[at];
        let all = self.passage.rest_of_sentence(at);
        let opens =
            self.passage.figures[at - 1].sentence != first.sentence || self.word(first.lead - 1) == ":";
        // A paragraph deals out what it tells itself.
        let before =
            |f: &&Figure| f.lead < first.lead && f.sentence + 1 >= first.sentence && f.block == first.block;
        let near: Vec<&Figure> = self.passage.figures[..at]
            .iter()
            .rev()
            .take_while(|f| f.sentence + 1 >= first.sentence)
            .filter(before)
            .collect();
        let whole =
            near.iter().find(|f| is_whole(f) && is_part_of(first, f) && f.member.low > first.member.low)?;
        let parts = list(self.passage, all, whole, Reach::Clauses);
        let grouped = self.is_dealt(whole) || self.is_grouped(whole, first, parts.len());
        let plain = parts.iter().all(|f| self.is_plain(f, whole) && f.member.low < whole.member.low);
        let sound = opens
            && parts.len() >= 2
            && parts.len() == all.len()
            && grouped
            && plain
            && !has_unread(self.passage, whole.end, parts.last()?.end)
            && !self.is_single(first.lead, parts.last()?.end);
        let parts: Vec<&Figure> = parts.iter().collect();
        sound.then(|| self.list(whole, &parts, &[], true)).flatten()
    }

    /// Whether a verb of dealing out stands beside a whole: `split the 16 posts`, `$9 million to be divided`.
    fn is_dealt(&self, whole: &Figure) -> bool {
        const BEFORE: usize = 4;
        const AFTER: usize = 8;
        const DEALT: [&str; 16] = [
            "allocate",
            "allocated",
            "apportion",
            "apportioned",
            "distribute",
            "distributed",
            "divide",
            "divided",
            "dividing",
            "divvied",
            "share",
            "shared",
            "sharing",
            "split",
            "splits",
            "splitting",
        ];
        self.any(whole.lead.saturating_sub(BEFORE)..whole.lead, &DEALT) || {
            let open = |at: &usize| !matches!(self.word(*at), "." | ";");
            (whole.after..whole.after + AFTER).take_while(open).any(|at| DEALT.contains(&self.word(at)))
        }
    }

    /// Whether so many groups are told of the whole as there are parts: `in three boats`, `four projects`.
    fn is_grouped(&self, whole: &Figure, first: &Figure, parts: usize) -> bool {
        let groups = |f: &&Figure| {
            f.lead > whole.lead && f.lead < first.lead && f.after > f.end && f.member.low == parts as f64
        };
        let few =
            self.passage.figures.iter().filter(|f| f.lead > whole.lead && f.lead < first.lead).count() == 1;
        few && self.passage.figures.iter().any(|f| groups(&f))
    }

    /// The list, unless a figure around is what its parts come to.
    pub(super) fn list(
        &self,
        whole: &Figure,
        parts: &[&Figure],
        single: &[Member],
        complete: bool,
    ) -> Option<PartWhole> {
        let sum: f64 = parts.iter().map(|f| f.member.low).sum::<f64>() + single.len() as f64;
        let (first, last) = (parts.first()?, parts.last()?);
        let around = |f: &&Figure| {
            let near = f.sentence + FARTHEST >= whole.sentence.min(first.sentence)
                && f.sentence <= last.sentence + 1;
            // A sum of three digits is told of something else by no chance.
            (near || sum >= 100.0) && f.lead != whole.lead && f.member.is_like(&whole.member)
        };
        let told = self.passage.figures.iter().filter(around).any(|f| f.member.low == sum);
        let cue = self.passage.span(first.lead, last.end);
        let list = PartWhole { loose: true, bound: true, ..PartWhole::of(whole, parts, cue, complete) };
        (!told).then(|| list.with(single.to_vec()))
    }
}

/// Whether the parts come near to the whole: three that are far from it may have another (`20 for, 14 against, the other
/// 16 undecided`).
fn is_near(whole: &Figure, parts: &[&Figure], rest: &Figure) -> bool {
    const MOST: f64 = 1.35;
    let sum: f64 = parts.iter().map(|f| f.member.low).sum::<f64>() + rest.member.low;
    (sum / whole.member.low).max(whole.member.low / sum) <= MOST
}

/// Whether a part, given from the last to the first, is what those behind it come to: a whole of its own.
fn is_nested(parts: &[&Figure], rest: &Figure) -> bool {
    let mut sum = rest.member.low;
    parts.iter().any(|f| {
        let whole = f.member.low == sum;
        sum += f.member.low;
        whole
    })
}

/// Whether a figure can be a whole: an exact count with its noun, or an amount.
pub(super) fn is_whole(f: &Figure) -> bool {
    let noun = !f.member.is_count() || f.after > f.end;
    let exact = matches!(f.member.approximation, Approximation::Exact | Approximation::About);
    noun && exact && f.member.is_one() && !f.member.is_percent() && f.member.low >= 2.0
}

/// Whether two words are of one noun or fate: `hostages`, `hostages`; `dead`, `killing`.
fn are_of_one(a: &str, b: &str) -> bool {
    const STEM: usize = 4;
    let plural = |w: &str| w.len() > STEM && w.ends_with('s');
    plural(a) && a == b || fate::of(a).is_some() && fate::of(a) == fate::of(b)
}
