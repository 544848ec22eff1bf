//! Which figures can be an end of a distance, and which of two the other is compared with.
//!
//! In: a distance and a figure of its passage. Not here: what the clauses around say (`clause`), which two are meant
//! (`pair`).

use super::Scale;
use super::loose::is_progress;
use super::pair::Search;
use super::stated::is_level;
use crate::annotate::quantity::Category;
use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::Figure;

/// One figure is compared with another that is no more than so many times as much: no `three best paid … £1.75 million`.
const MOST_TIMES: f64 = 1000.0;

/// Words from a distance to a figure of another sentence.
const FARTHEST: usize = 50;

impl Search<'_> {
    /// `claimed 870,000, almost three times as many, with 210,000 in the capital`: what it is compared with was told before.
    fn is_behind_elision(&self, figure: &Figure) -> bool {
        let end = self.stated.end;
        let elided = matches!(self.passage.word(end), "many" | "much")
            && matches!(self.passage.word(end + 1), "," | "." | ";");
        let than = (end..figure.lead).any(|at| matches!(self.passage.word(at), "than" | "as"));
        let behind = figure.sentence == self.stated.sentence && figure.lead > end;
        self.stated.scale == Scale::Factor && behind && elided && !than
    }

    /// Whether a distance of this kind can lie before or after the figure.
    pub(super) fn can_end(&self, figure: &Figure) -> bool {
        let member = &figure.member;
        let inside = figure.lead < self.stated.end && figure.end > self.stated.start;
        let kind = match self.stated.scale {
            Scale::Points => {
                member.is_percent() || (member.is_count() && member.unit.is_empty() && member.high <= 100.0)
            }
            // `up 20.6` is of no count of whole things.
            Scale::Amount => {
                self.is_of_unit(member)
                    && !(member.is_count()
                        && member.low.fract() == 0.0
                        && self.stated.measure.low.fract() != 0.0)
            }
            Scale::Share | Scale::Factor | Scale::Part => !(member.is_count() && member.high <= 1.0),
        };
        // `of which 214,000`
        let part = matches!(self.passage.before(figure, 1), "which" | "whom")
            && self.passage.before(figure, 2) == "of";
        // `in the 147-seat House`
        let size = member.is_count()
            && self.passage.word(figure.end) == "-"
            && matches!(self.passage.word(figure.end + 1), "bed" | "member" | "person" | "seat" | "strong");
        // `up two, and leads 52-48`: a score has a lead, and no change.
        let score = !self.stated.lead && self.passage.rival(figure).is_some();
        kind && !inside
            && !part
            && !self.is_behind_elision(figure)
            && !score
            && !size
            && !is_progress(self.passage, figure)
            && !matches!(member.category, Some(Category::Ratio | Category::PercentPoints))
    }

    /// Whether a difference can be of figures like this one.
    fn is_of_unit(&self, member: &Member) -> bool {
        let measure = &self.stated.measure;
        match (measure.is_count(), member.is_count()) {
            (true, true) => measure.is_of_noun(member),
            (false, false) => measure.category == member.category && are_units_alike(measure, member),
            (false, true) => member.unit.is_empty(),
            (true, false) => false,
        }
    }

    /// Whether two figures can be of one thing: the same unit, and nouns that do not differ. A bare number can be of
    /// anything that is counted, and of anything at all where it is marked as what another is compared with.
    pub(super) fn alike(&self, a: &Figure, b: &Figure) -> bool {
        if self.passage.is_foreign(a, b) {
            return false;
        }
        let bare = |f: &Figure| f.member.is_count() && f.member.unit.is_empty();
        let (x, y) = (&a.member, &b.member);
        if x.high.max(y.high) >= MOST_TIMES * x.low.min(y.low).max(f64::MIN_POSITIVE)
            && x.low.min(y.low) > 0.0
        {
            return false;
        }
        match (x.is_count(), y.is_count()) {
            (true, true) => x.is_of_noun(y),
            (false, false) => x.category == y.category && are_units_alike(x, y),
            _ => {
                // `than the 80 million prosecutors had asked for`: the noun asks, and is not counted.
                let bare = |f: &Figure| bare(f) || f.member.is_count() && self.is_asked(f);
                (bare(a) || bare(b))
                    && (self.is_base(a) || self.is_base(b) || self.is_end(a) || self.is_end(b))
            }
        }
    }

    /// Whether the noun behind a figure is the subject of a clause about it.
    fn is_asked(&self, figure: &Figure) -> bool {
        figure.after == figure.end + 1
            && self.passage.before(figure, 1) == "the"
            && matches!(
                self.passage.word(figure.after),
                "had" | "has" | "have" | "wanted" | "asked" | "sought"
            )
    }

    /// Whether the figure stands just behind the distance, or just before it.
    fn is_end(&self, figure: &Figure) -> bool {
        figure.lead.saturating_sub(self.stated.end) + self.stated.start.saturating_sub(figure.after) <= 3
    }

    /// Whether a figure is named as that which another is compared with.
    pub(super) fn is_base(&self, figure: &Figure) -> bool {
        const MARKS: [&str; 6] = ["against", "from", "than", "versus", "vs", "vs."];
        let before = |n: usize| self.passage.before(figure, n);
        let with = |n: usize| {
            matches!(before(n), "with" | "to" | "on")
                && matches!(
                    before(n + 1),
                    "compared" | "comparison" | "compares" | "relative" | "down" | "up"
                )
        };
        // `purchases from them to 1.71 billion`
        let to = before(1) == "to";
        let own = |n: &usize| (*n == 1 || !to) && !self.is_bound(figure.lead.saturating_sub(*n));
        let instead = before(1) == "of" && before(2) == "instead"
            || before(1) == "for" && matches!(before(2), "acquired" | "bought" | "purchased");
        let told = self.told_base().is_some_and(|f| f.lead == figure.lead);
        // `more than doubled to 41`
        let doubled = (1..=4).any(|n| before(n) == "than" && self.is_factor(figure.lead - n + 1));
        // `an increase of 15 percent on the 13,600`, `a rise of 12 percent over this year's 37,500, and health 24,600 against 22,000`
        if let Some(base) = self.base_behind() {
            return base.lead == figure.lead;
        }
        instead
            || told
            || !doubled && (1..=4).take_while(own).any(|n| MARKS.contains(&before(n)) || with(n))
            || self.is_earlier(figure)
    }

    /// The figure that a clause behind `than` gives of what the distance is from.
    pub(super) fn told_base(&self) -> Option<&Figure> {
        let mark = |at: &usize| match self.passage.word(*at) {
            "than" => true,
            "as" => self.stated.scale == Scale::Factor,
            "on" => self.stated.scale == Scale::Points,
            _ => false,
        };
        let than = (self.stated.end..self.stated.end + 2).find(mark)?;
        self.told_of(than)
    }

    /// The figure that the words right behind a change give as its base.
    fn base_behind(&self) -> Option<&Figure> {
        const REACH: usize = 5;
        let end = self.stated.end;
        let owned = |at: usize| {
            matches!(
                self.passage.word(at),
                "the" | "its" | "his" | "her" | "their" | "last" | "this" | "’s" | "'s"
            )
        };
        let open = |at: &usize| !matches!(self.passage.word(*at), "," | "." | ";");
        let marked = matches!(self.passage.word(end), "on" | "over") && owned(end + 1);
        // `1.4 points above the median forecast of 2.3 percent`
        let level = is_level(self.passage, end - 1) && owned(end);
        let mut near = (end + 1..=end + REACH).take_while(open);
        let base = near.find_map(|at| self.passage.figures.iter().find(|f| f.lead == at));
        let told = |f: &Figure| marked && f.lead > end + 1 && owned(f.lead - 1);
        let of = |f: &Figure| level && (self.passage.word(f.lead - 1) == "of" || f.lead == end + 1);
        base.filter(|f| (told(f) || of(f)) && f.sentence == self.stated.sentence)
    }

    fn is_factor(&self, at: usize) -> bool {
        self.passage.text.lexicon.factor_words.contains(self.passage.word(at))
    }

    /// Whether the word belongs to a figure or ends a clause.
    fn is_bound(&self, at: usize) -> bool {
        self.passage.is_figure(at) || matches!(self.passage.word(at), "," | ";" | ":" | "." | "and")
    }

    /// Whether the figure is told as that of an earlier time: `57 the year before`, `when it was 40`.
    fn is_earlier(&self, figure: &Figure) -> bool {
        let word = |n: usize| self.passage.word(figure.after + n);
        let timed = |n: usize| n > 0 && self.passage.text.lexicon.time_units.contains(word(n - 1));
        let open = |n: &usize| !matches!(word(*n), "." | "," | ";" | "");
        let earlier = (0..5).take_while(open).any(|n| match word(n) {
            "earlier" | "before" | "ago" => timed(n),
            "then" | "previously" => n == 0,
            // `1,250 pesos since 2021`
            "since" => n == 0 && is_year(word(1)) && self.passage.before(figure, 1) != "to",
            _ => false,
        });
        let before = |n: usize| self.passage.before(figure, n);
        let was = matches!(before(1), "at" | "was" | "were");
        // `peaked at 40,000 and stood at 26,000 on Monday`: the second is the later one.
        let peaked = before(1) == "at" && matches!(before(2), "peaked" | "topped");
        let later = before(2) == "stood" && before(3) == "and";
        // `a year earlier the rate was 31.6`
        let fronted =
            (2..=5).any(|n| matches!(before(n), "earlier" | "before") && self.passage.is_time(before(n + 1)));
        // `when it covered 750`
        let when = before(3) == "when" && matches!(before(2), "it" | "they" | "he" | "she");
        earlier
            || fronted && was
            || when
            || peaked
            || !later
                && (was && matches!(before(2), "stood" | "it" | "they" | "there" | "when"))
                && !self.is_told_to(figure)
    }

    /// `it was 612 million, an increase of 40 percent`: what the distance leads to.
    fn is_told_to(&self, figure: &Figure) -> bool {
        const SMALL: [&str; 6] = [",", "a", "an", "down", "or", "up"];
        let mut between = figure.after..self.stated.start;
        !between.is_empty() && between.all(|at| SMALL.contains(&self.passage.word(at)))
    }

    pub(super) fn is_near(&self, figure: &Figure) -> bool {
        figure.lead.saturating_sub(self.stated.end) + self.stated.start.saturating_sub(figure.end) <= FARTHEST
    }
}

/// A year in digits.
pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

/// Whether two amounts are of one unit; degrees are those of the scale that one of them names.
fn are_units_alike(a: &Member, b: &Member) -> bool {
    let degrees = |m: &Member| m.unit == "deg" || m.unit == "degC" || m.unit == "degF";
    a.unit == b.unit || degrees(a) && degrees(b) && (a.unit == "deg" || b.unit == "deg")
}
