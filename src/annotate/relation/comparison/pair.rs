//! The two figures that a stated distance lies between.
//!
//! In: a stated distance. Out: a [`Comparison`] with every pair that could be meant, or nothing where there are too many.

use super::stated::Stated;
use super::{Comparison, Pair, Scale, loose};
use crate::annotate::relation::passage::{Figure, Passage};

/// More pairs than this tell nothing.
const MOST_PAIRS: usize = 3;

/// Words from a lead to the shares that it lies between, at most.
const NEAR: usize = 14;

/// The figures of a stated distance.
pub fn of(passage: &Passage<'_>, stated: &Stated, all: &[Stated]) -> Option<Comparison> {
    let search = Search { passage, stated, all };
    let (pairs, sure) = if search.is_of_unprinted() || search.is_of_named() || search.is_out_of_reach() {
        (Vec::new(), true)
    } else {
        search.pairs()
    };
    (!pairs.is_empty() && pairs.len() <= MOST_PAIRS).then(|| search.comparison(&pairs, sure))
}

/// A distance whose figures are looked for.
pub(super) struct Search<'p> {
    /// Where it stands.
    pub(super) passage: &'p Passage<'p>,
    /// The distance.
    pub(super) stated: &'p Stated,
    /// All distances of the passage: a figure that states one is no end of another.
    pub(super) all: &'p [Stated],
}

/// Two figures, the base first where it is known.
pub(super) type Ends<'p> = (&'p Figure, &'p Figure);

impl<'p> Search<'p> {
    /// The pairs that could be meant, from the surest kind that has any, and whether words bind them to the distance.
    fn pairs(&self) -> (Vec<Ends<'p>>, bool) {
        let here = self.ends(0);
        if self.stated.lead && self.stated.scale == Scale::Points {
            return (self.sides(&here), true);
        }
        if let Some(pair) = self.of_that(&here) {
            return (vec![pair], true);
        }
        if let Some(result) = self.result(&here) {
            let mut pairs = self.bases(result, &here);
            // `168 votes to 151, seven more than the 161`: of either side.
            let sides = self.first_side(result).filter(|first| here.iter().any(|f| f.lead == first.lead));
            pairs.extend(sides.map(|first| self.bases(first, &here)).unwrap_or_default());
            pairs.retain(|(base, side)| base.lead != side.lead);
            return (pairs, true);
        }
        let marked = self.marked_pairs(&here);
        match () {
            () if !marked.is_empty() => (marked, true),
            () if self.needs_mark() => {
                let readings =
                    [Self::announced, Self::points_apart, Self::taken_up, Self::behind, Self::closing];
                let read = readings.iter().map(|read| read(self, &here)).find(|pairs| !pairs.is_empty());
                (read.unwrap_or_default(), true)
            }
            () if self.is_of_another_time() && !self.is_taking_up() => (Vec::new(), true),
            () => self.plain_pairs(&here),
        }
    }

    /// Pairs of the sentence of which one figure is marked as what the other is compared with.
    fn marked_pairs(&self, here: &[&'p Figure]) -> Vec<Ends<'p>> {
        let mut pairs = self.all_pairs(here);
        pairs.retain(|pair| {
            self.is_set_against(pair)
                && !self.is_followed(pair.1, &["then", "while", "whereas"])
                && !self.is_of_next(pair.1)
                && !self.is_of_another(pair.0, pair.1)
                && !self.is_of_nearer(pair, here)
                && !self.is_parted(pair)
                && !self.is_bound_before(pair, here)
                && !self.is_of_own_change(pair, here)
                && !self.is_set_off(pair)
                && !self.are_bases(pair.0, pair.1)
        });
        pairs
    }

    /// Pairs without a mark, here or else in the sentences around. Of several in one sentence any can be meant, or none;
    /// how a figure moved is told of no other.
    fn plain_pairs(&self, here: &[&'p Figure]) -> (Vec<Ends<'p>>, bool) {
        const APART: [&str; 6] = ["ago", "earlier", "previously", "then", "whereas", "while"];
        let mut pairs = self.all_pairs(here);
        pairs.retain(|(a, b)| {
            !self.is_partitive(a)
                && !self.is_followed(b, &APART)
                && !self.is_of_next(b)
                && !self.is_aside(a)
                && !self.is_of_another(a, b)
                && !self.is_parted(&(a, b))
                && !self.is_of_nearer(&(a, b), here)
        });
        // `15,870 to 14,666` belongs together.
        let fought = |(a, b): &Ends<'p>| self.passage.is_contest(a, b);
        if pairs.iter().any(fought) {
            pairs.retain(fought);
        }
        let sure = match &pairs[..] {
            [] => return (self.across(here), true),
            [pair] => fought(pair) || self.is_of_noun(pair) && !self.is_change(),
            _ => false,
        };
        (pairs, sure)
    }

    /// The first side of the contest that a figure is the second of.
    fn first_side(&self, figure: &Figure) -> Option<&'p Figure> {
        let at = self.passage.figures.partition_point(|f| f.lead < figure.lead);
        at.checked_sub(1)
            .map(|i| &self.passage.figures[i])
            .filter(|first| self.passage.is_contest(first, figure))
    }

    /// What a lead in points lies between: the shares of its sentence that stand side by side, else its only two.
    fn sides(&self, here: &[&'p Figure]) -> Vec<Ends<'p>> {
        let beside = here.windows(2).map(|w| (w[0], w[1])).filter(|(a, b)| self.passage.is_contest(a, b));
        let beside: Vec<Ends<'p>> = beside.filter(|(a, b)| self.is_nearest(a, b)).collect();
        let of_points =
            |s: &&Stated| s.lead && s.scale == Scale::Points && s.sentence == self.stated.sentence;
        let leads = self.all.iter().filter(of_points).count();
        match here[..] {
            [a, b] if beside.is_empty() && leads == 1 && self.are_own(a, b) => vec![(a, b)],
            _ => beside.into_iter().filter(|(a, _)| !self.is_of_then(a)).collect(),
        }
    }

    /// Whether no other lead of the sentence stands nearer to two shares, and this one near enough.
    fn is_nearest(&self, a: &Figure, b: &Figure) -> bool {
        let gap = |s: &Stated| a.lead.saturating_sub(s.end) + s.start.saturating_sub(b.after);
        let own = gap(self.stated);
        own <= NEAR && self.all.iter().filter(|s| s.lead).all(|s| own <= gap(s))
    }

    /// A change in percent or points is told of figures that the words themselves set against each other.
    fn needs_mark(&self) -> bool {
        !self.stated.lead && matches!(self.stated.scale, Scale::Share | Scale::Points)
    }

    /// What a known result is compared with: the marked figure of its sentence, else those of its clause before, else,
    /// where the distance is no change with a base of its own, the figure of the sentence before.
    fn bases(&self, result: &'p Figure, here: &[&'p Figure]) -> Vec<Ends<'p>> {
        let fits = |f: &&Figure| f.lead != result.lead && self.alike(f, result);
        let own: Vec<&Figure> = here.iter().copied().filter(fits).collect();
        let other = |f: &Figure| {
            let before = f.lead < result.lead;
            let last = result.end.max(self.stated.end);
            self.is_other_clause(f.after, self.stated.start.min(result.lead))
                || self.is_other_clause(last, f.lead)
                || before
                    && (self.is_of_another_subject(f, result) || self.is_bound_before(&(f, result), &own))
        };
        let told = |f: &Figure| self.told_base().is_some_and(|base| base.lead == f.lead);
        let set = |f: &&Figure| told(f) || self.is_base(f) && !self.is_of_next(f) && !other(f);
        let marked: Vec<&Figure> = own.iter().copied().filter(set).collect();
        let behind = result.end <= self.stated.start;
        let splits = |w: &str| !behind && matches!(w, "and" | ";");
        let clause =
            |f: &&Figure| f.end <= self.stated.start && !self.between(f.after, self.stated.start).any(splits);
        let before: Vec<&Figure> = if self.is_change() { &[][..] } else { &own[..] }
            .iter()
            .copied()
            .filter(clause)
            .filter(|f| !self.is_of_another_subject(f, result))
            .collect();
        let than = self.passage.word(self.stated.end) == "than";
        let after = own.iter().copied().find(|f| than && f.lead > self.stated.end);
        let like = |f: &&Figure| f.member.is_like(&result.member);
        let earlier =
            || self.ends(-1).into_iter().filter(|f| fits(f) && like(f) && self.is_near(f)).collect();
        let factor = self.stated.scale == Scale::Factor;
        let bare = result.member.is_count() && result.member.unit.is_empty();
        let bases = match (marked.is_empty(), after, before.is_empty()) {
            (false, ..) => marked,
            (true, Some(base), _) => vec![base],
            (true, None, false) => before,
            (true, None, true) if factor && !own.is_empty() => own
                .into_iter()
                .filter(|f| !self.between(self.stated.end, f.lead).any(|w| w == "when"))
                .collect(),
            (true, None, true)
                if (behind || bare && (self.stated.scale != Scale::Share || self.is_told_twice()))
                    && !self.has_base()
                    && self.stated.scale != Scale::Points =>
            {
                let told: Vec<&Figure> = if self.is_change() { Vec::new() } else { earlier() };
                if told.is_empty() && !behind { self.now(result) } else { told }
            }
            (true, None, true) if self.stated.scale == Scale::Amount && !behind && !self.has_base() => {
                self.now(result)
            }
            (true, None, true) => Vec::new(),
        };
        bases.into_iter().map(|base| (base, result)).collect()
    }

    /// The figure that the next sentences tell as the present or former one: `to rise by 1,500 to 19,000. It has been 18,000
    /// since 2020`.
    fn now(&self, result: &Figure) -> Vec<&'p Figure> {
        let next = (1..=2).flat_map(|n| self.ends(n));
        // `rose 11 cents to $37.62. They were up 3.7 percent from a year earlier, when it stood at $36.28`: of that.
        let states = |f: &Figure| self.all.iter().any(|s| s.sentence == f.sentence && s.end <= f.lead);
        next.filter(|f| self.alike(f, result) && self.is_told_now(f) && !states(f)).take(1).collect()
    }

    /// Whether the figure is the second side of a contest (`15,870 to 14,666`).
    pub(super) fn is_second(&self, figure: &Figure) -> bool {
        // `by 1,500 to 19,000` is no contest.
        let own = |first: &&Figure| first.member.span == self.stated.measure.span;
        self.first_side(figure).filter(|first| !own(first)).is_some()
    }

    /// Whether the distance says what it is from (`down two points from March`).
    fn has_base(&self) -> bool {
        self.between(self.stated.end, self.stated.end + 3)
            .any(|w| matches!(w, "from" | "on" | "than" | "since"))
    }

    /// Where one figure stands beside the distance: that and the one of the sentence before. Where none does: the two of
    /// the next sentence, else of the one before. A percentage of another sentence is of something else.
    pub(super) fn across(&self, here: &[&'p Figure]) -> Vec<Ends<'p>> {
        let supposed = || loose::is_supposed(self.passage, self.stated) && self.told_base().is_none();
        if self.passage.is_of_then(self.stated.sentence) || supposed() {
            return Vec::new();
        }
        let near = |n: i64| -> Vec<&'p Figure> {
            self.ends(n)
                .into_iter()
                .filter(|f| self.is_near(f))
                .filter(|f| self.stated.lead || !f.member.is_percent() || n == -1 && self.is_taking_up())
                .collect()
        };
        match here {
            [] => {
                let on = self.all_pairs(&near(1));
                let marked = |n| self.all_pairs(&near(n)).into_iter().filter(|p| self.is_set_against(p));
                let set: Vec<Ends<'p>> = marked(1).collect();
                match (set.is_empty(), on.is_empty()) {
                    (false, _) => set,
                    (true, false) => on,
                    (true, true) => {
                        // A lead in points is of two that are set side by side.
                        let points = self.stated.scale == Scale::Points;
                        let beside = |p: &Ends<'p>| {
                            !points
                                || self.passage.is_contest(p.0, p.1)
                                || self.is_set_against(p)
                                || near(-1).len() == 2 && self.is_resuming()
                        };
                        let back: Vec<Ends<'p>> =
                            self.all_pairs(&near(-1)).into_iter().filter(beside).collect();
                        if back.is_empty() {
                            marked(2).filter(|p| self.is_announced(&[*p])).collect()
                        } else {
                            back
                        }
                    }
                }
            }
            // `the first fell 19 votes short and the second 11`
            [own] if self.between(self.stated.end, own.lead).any(|w| w == "and") => Vec::new(),
            [own] => {
                let fits = |f: &&Figure| self.alike(f, own);
                let back: Vec<&Figure> = near(-1).into_iter().filter(fits).collect();
                // `Coal is down to nine` is the end of another change.
                let reached = |f: &&Figure| self.passage.before(f, 1) == "to";
                let on = || near(1).into_iter().filter(fits).filter(|f| !reached(f)).collect();
                // `four times as much as in June` has said what it is from.
                let told = self.between(self.stated.end, self.stated.end + 3).any(|w| w == "as");
                let factor = self.stated.scale == Scale::Factor && !told;
                let others = if back.is_empty() && factor { on() } else { back };
                others.into_iter().map(|other| (other, *own)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Every two figures that are alike.
    fn all_pairs(&self, figures: &[&'p Figure]) -> Vec<Ends<'p>> {
        let later = |i: usize| figures[i + 1..].iter().map(move |b| (figures[i], *b));
        let pairs = (0..figures.len()).flat_map(later).filter(|(a, b)| self.alike(a, b));
        pairs.collect()
    }

    /// Figures of the sentence so many further on that can be an end of this distance.
    pub(super) fn ends(&self, sentence: i64) -> Vec<&'p Figure> {
        let states = |i: usize| self.all.iter().any(|s| s.figure == Some(i));
        let here = i64::from(self.stated.sentence) + sentence;
        let figures = self.passage.figures.iter().enumerate();
        figures
            .filter(|(i, f)| i64::from(f.sentence) == here && !states(*i))
            .filter(|(_, f)| f.member.is_one() && self.can_end(f) && !self.is_of_other_time(f))
            .map(|(_, f)| f)
            .collect()
    }

    /// The words from one place to another.
    pub(super) fn between(&self, from: usize, to: usize) -> impl Iterator<Item = &str> {
        (from..to).map(|at| self.passage.word(at))
    }

    fn comparison(&self, pairs: &[Ends<'p>], sure: bool) -> Comparison {
        let sided = self.is_sided(pairs);
        let pair = |(a, b): &Ends<'p>| {
            let known = self.is_base(a) || self.result(&[b]).is_some();
            let turned = if sided { a.lead < b.lead } else { !known && self.is_base(b) };
            let (base, result) = if turned { (b, a) } else { (a, b) };
            Pair {
                base: base.member.clone(),
                result: result.member.clone(),
                ordered: known || self.is_base(b),
            }
        };
        Comparison {
            scale: self.stated.scale,
            direction: self.direction(pairs),
            measure: self.stated.measure.clone(),
            pairs: pairs.iter().map(pair).collect(),
            lead: self.stated.lead,
            loose: !sure || self.is_odds() || self.is_loose(pairs),
            sided,
            cue: self.passage.span(self.stated.start, self.stated.end),
        }
    }

    /// `by two to one` is soon said of other figures.
    fn is_odds(&self) -> bool {
        let to = self.stated.end.checked_sub(2).map_or("", |at| self.passage.word(at));
        self.stated.scale == Scale::Factor && to == "to"
    }

    /// Whether both figures of every pair stand in other sentences: no word binds them to the distance.
    fn is_loose(&self, pairs: &[Ends<'p>]) -> bool {
        let other = |f: &Figure| f.sentence != self.stated.sentence;
        pairs.iter().all(|(a, b)| other(a) && other(b)) && !self.is_announced(pairs)
    }

    /// A share of the sentence before that is as many points from the base of this one as the words say percent: `found 58
    /// percent in favour. Support has risen by seven percent since May, when it stood at 51`.
    fn points_apart(&self, here: &[&'p Figure]) -> Vec<Ends<'p>> {
        let [base] = here else { return Vec::new() };
        let measure = &self.stated.measure;
        let sound = self.stated.scale == Scale::Share && measure.is_percent() && base.member.is_percent();
        let apart = |f: &&Figure| {
            let points = (f.member.low - base.member.low).abs();
            f.member.is_percent() && self.is_near(f) && (points - measure.low).abs() < 1e-6
        };
        let then = self.is_base(base) || self.passage.is_of_then(self.stated.sentence);
        let found = if sound && then { self.ends(-1) } else { Vec::new() };
        found.into_iter().filter(apart).take(1).map(|f| (*base, f)).collect()
    }

    /// The pair of one of the next sentences that is announced by a change in percent without figures of its own.
    fn announced(&self, here: &[&'p Figure]) -> Vec<Ends<'p>> {
        let alone = here.is_empty() && self.stated.scale == Scale::Share;
        let next = |n| self.all_pairs(&self.ends(n)).into_iter().find(|pair| self.is_announced(&[*pair]));
        let found = if alone { (1..=2).find_map(next) } else { None };
        found.into_iter().collect()
    }

    /// Whether the next sentence gives the two figures of a distance, set against one another, and takes up its subject:
    /// `Cases have doubled. There were 640 cases, against 320 in May`.
    fn is_announced(&self, pairs: &[Ends<'p>]) -> bool {
        let [(a, b)] = pairs else { return false };
        let next = a.sentence == b.sentence && a.sentence > self.stated.sentence;
        let noun = |f: &Figure| f.after > f.end && self.is_told_of(f.after - 1);
        let start = self.passage.start_of(a.sentence);
        let subject = start + usize::from(matches!(self.passage.word(start), "the" | "its" | "their"));
        let told = noun(a) || noun(b) || self.is_told_of(subject);
        next && self.is_set_against(&(a, b)) && told
    }

    /// Whether one of two figures is marked as what the other is compared with.
    fn is_set_against(&self, (a, b): &Ends<'p>) -> bool {
        self.is_base(a) != self.is_base(b)
    }

    /// Whether a word stands in the sentence of the distance, too.
    fn is_told_of(&self, at: usize) -> bool {
        const LONGEST: usize = 60;
        let word = self.passage.word(at);
        let start = self.passage.start_of(self.stated.sentence);
        let mut words = self.between(start, start + LONGEST).take_while(|w| *w != ".");
        word.len() > 3 && words.any(|w| w == word)
    }
}
