//! A distance whose two figures only stand near: `counted 38,500 in the north and 32,700 in the south … 5,800 more`.
//!
//! In: a passage, its stated distances, and those whose figures are sure. Out: a [`Comparison`] with every two figures
//! around that are alike, the nearest first. Such a reading is weak: it speaks only where none of the pairs agrees and
//! one slip of the pen in one figure makes the nearest agree (`rules::figures::comparison`).

use super::cue::{beside_cue, is_behind_level, is_end};
use super::stated::Stated;
use super::{Comparison, Direction, Pair, Scale};
use crate::annotate::quantity::Category;
use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::{Figure, Passage};

/// Figures around a distance that may be an end of it; the nearest are taken.
const MOST_ENDS: usize = 6;

/// Sentences before and after a distance in which its figures may stand.
const NEAR: (u32, u32) = (2, 1);

/// Distances that are read in no other way.
pub fn read(passage: &Passage<'_>, stated: &[Stated], found: &[Comparison]) -> Vec<Comparison> {
    let told = |m: &Member| found.iter().any(|c| c.measure.span == m.span);
    // A percentage is soon that of two others.
    // `fell by 1.3 million to 15.2 million`: what it was is seldom printed.
    let reached = |s: &Stated| s.direction != Direction::Either && passage.word(s.end) == "to";
    let open = |s: &&Stated| !s.figure.is_some_and(|i| is_behind_level(passage, i)) && !reached(s);
    let worded = stated.iter().filter(|s| s.scale != Scale::Share && !told(&s.measure)).filter(open).cloned();
    let plain = |i: usize| {
        !is_behind_level(passage, i)
            && !stated.iter().any(|s| s.figure == Some(i))
            && !told(&passage.figures[i].member)
    };
    let near = (0..passage.figures.len()).filter(|i| plain(*i)).filter_map(|i| beside_cue(passage, i));
    let all: Vec<Stated> = worded.chain(near).filter(|s| !is_supposed(passage, s)).collect();
    let read: Vec<Comparison> =
        all.iter().filter_map(|s| Ends { passage, stated: s, all: stated }.comparison()).collect();
    let taken = |c: &Comparison| {
        let rivals = read.iter().chain(found).filter(|o| o.measure.span != c.measure.span);
        // Of a part and its whole no distance is told.
        rivals.filter(|o| o.scale == c.scale || o.scale == Scale::Part).any(|o| o.pairs[0].is_of(&c.pairs[0]))
    };
    read.iter().filter(|c| !taken(c)).cloned().collect()
}

/// Whether the distance is one that may come, a mean of several or of all that is told: not that of two figures in the text.
pub(super) fn is_supposed(passage: &Passage<'_>, stated: &Stated) -> bool {
    const SUPPOSED: [&str; 20] = [
        "average",
        "averaged",
        "averaging",
        "combined",
        "could",
        "cumulative",
        "error",
        "expects",
        "forecast",
        "forecasts",
        "likely",
        "may",
        "might",
        "overall",
        "perhaps",
        "predicted",
        "predicts",
        "projected",
        "projects",
        "would",
    ];
    let from = stated.start.saturating_sub(6);
    let words = (from..stated.end).rev().take_while(|at| !matches!(passage.word(*at), "." | ";" | ":"));
    words.into_iter().any(|at| SUPPOSED.contains(&passage.word(at)))
        || is_of_need(passage, stated)
        || is_short(passage, stated)
        || is_before_that(passage, stated)
        || is_of_earlier(passage, stated)
        || stated.scale == Scale::Points && is_of_another_time(passage, stated)
}

/// `fell eight votes short`: of what was needed.
fn is_short(passage: &Passage<'_>, stated: &Stated) -> bool {
    let Some(figure) = stated.figure.map(|i| &passage.figures[i]) else { return false };
    let short = [figure.end, figure.after].into_iter().find(|at| passage.word(*at) == "short");
    const FEW: f64 = 100.0;
    short.is_some_and(|at| passage.word(at + 1) != "of") && stated.measure.low < FEW
}

/// `£1.5m short a year before`
fn is_before_that(passage: &Passage<'_>, stated: &Stated) -> bool {
    let then = |at: usize| {
        matches!(passage.word(at), "ago" | "before" | "earlier") && passage.is_time(passage.word(at - 1))
    };
    (stated.end + 1..stated.end + 4).any(then)
}

/// `the first count had put her ahead by 604`: of figures before those that are told.
fn is_of_earlier(passage: &Passage<'_>, stated: &Stated) -> bool {
    const REACH: usize = 5;
    let open = |at: &usize| !is_end(passage, *at) && passage.word(*at) != ",";
    let words = (stated.start.saturating_sub(REACH)..stated.start).rev().take_while(open);
    stated.lead && words.into_iter().any(|at| passage.word(at) == "had" && passage.word(at + 1) != "not")
}

/// `eight more than it needed`, `200 fewer than in March`: from what is not printed.
fn is_of_need(passage: &Passage<'_>, stated: &Stated) -> bool {
    const NEED: [&str; 20] = [
        "allowed",
        "anybody",
        "at",
        "before",
        "during",
        "ever",
        "expected",
        "feared",
        "forecast",
        "he",
        "hoped",
        "in",
        "it",
        "last",
        "necessary",
        "needed",
        "planned",
        "required",
        "she",
        "they",
    ];
    let open = |at: &usize| !is_end(passage, *at) && passage.word(*at) != ",";
    let than = (stated.end..stated.end + 6).take_while(open).find(|at| passage.word(*at) == "than");
    let comma = |at: usize| (at..at + 8).find(|n| passage.word(*n) == ",").unwrap_or(at + 8);
    let printed = |at: usize| {
        passage.figures.iter().any(|f| f.lead > at && f.lead < comma(at) && f.sentence == stated.sentence)
    };
    than.is_some_and(|at| !printed(at) && (at + 1..at + 4).any(|n| NEED.contains(&passage.word(n))))
}

/// Whether a distance says from when it is (`up eight points from March`, `an advantage of seven points last month`):
/// the figure it is from need not be printed.
pub fn is_of_another_time(passage: &Passage<'_>, stated: &Stated) -> bool {
    let open = |at: &usize| !is_end(passage, *at) && passage.word(*at) != ",";
    let words: Vec<&str> = (stated.end..stated.end + 6).take_while(open).map(|at| passage.word(at)).collect();
    let from = words.iter().position(|w| matches!(*w, "from" | "over" | "last"));
    let time = |w: &&str| matches!(*w, "period" | "time") || passage.is_time(w);
    let since = words.iter().position(|w| *w == "since");
    // `in the first poll since the debate` tells when it was taken.
    let since = since.is_some_and(|at| !words[..at].contains(&"first"));
    since || from.is_some_and(|at| words[at..].iter().any(time))
}

struct Ends<'p> {
    passage: &'p Passage<'p>,
    stated: &'p Stated,
    all: &'p [Stated],
}

impl<'p> Ends<'p> {
    fn comparison(&self) -> Option<Comparison> {
        let figures = self.figures();
        let later = |i: usize| figures[i + 1..].iter().map(move |b| (i, *b));
        let mut pairs: Vec<(usize, Pair)> = Vec::new();
        for (i, a) in figures.iter().enumerate() {
            let alike = later(i).filter(|(_, b)| self.are_alike(a, b) && self.can_lie_between(a, b));
            pairs.extend(alike.map(|(_, b)| (self.gap(a) + self.gap(b), self.pair(a, b))));
        }
        pairs.sort_by_key(|(gap, _)| *gap);
        if let Some(sides) = sides(&figures) {
            pairs.retain(|(_, pair)| pair.has(sides[0].member.span) && pair.has(sides[1].member.span));
        }
        // Points are soon of another contest, where all that stands near is in other paragraphs, and a small number is soon
        // something else: `was at his desk by seven`.
        const SMALL: f64 = 20.0;
        let here = figures.iter().any(|f| f.block == self.passage.sentence_block(self.stated.sentence));
        let measure = &self.stated.measure;
        let apart = !here && (self.stated.scale == Scale::Points || is_bare(measure) && measure.low < SMALL);
        (!pairs.is_empty() && !apart).then(|| Comparison {
            scale: self.stated.scale,
            direction: self.stated.direction,
            measure: self.stated.measure.clone(),
            pairs: pairs.into_iter().map(|(_, pair)| pair).collect(),
            lead: self.stated.lead,
            loose: true,
            sided: false,
            cue: self.passage.span(self.stated.start, self.stated.end),
        })
    }

    /// A difference is less than the greater of its two figures, and lies between two that differ.
    fn can_lie_between(&self, a: &Figure, b: &Figure) -> bool {
        let most = a.member.low.max(b.member.low);
        match self.stated.scale {
            Scale::Points => {
                self.stated.measure.low < most && (a.member.is_percent() || b.member.is_percent())
            }
            Scale::Amount => self.stated.measure.low < most && a.member.low != b.member.low,
            Scale::Share | Scale::Factor | Scale::Part => a.member.low != b.member.low,
        }
    }

    /// The first figure of the text is taken for the base.
    fn pair(&self, a: &Figure, b: &Figure) -> Pair {
        let (base, result) = if a.lead < b.lead { (a, b) } else { (b, a) };
        Pair { base: base.member.clone(), result: result.member.clone(), ordered: false }
    }

    /// The figures around that can be an end, the nearest first.
    fn figures(&self) -> Vec<&'p Figure> {
        let own = self.passage.is_of_then(self.stated.sentence);
        let near = |f: &&Figure| match own {
            true => f.sentence == self.stated.sentence,
            false => self.passage.is_around(f, self.stated.sentence, NEAR),
        };
        // `a third of what it was in June, when she was ahead 49 percent to 40`
        let then = |f: &&Figure| {
            self.stated.lead
                && f.sentence == self.stated.sentence
                && (self.stated.end..f.lead).any(|at| self.passage.word(at) == "when")
        };
        let near = |f: &&Figure| near(f) && !then(f);
        let mut figures: Vec<&Figure> =
            self.passage.figures.iter().filter(near).filter(|f| self.can_end(f)).collect();
        figures.sort_by_key(|f| self.gap(f));
        figures.truncate(MOST_ENDS);
        figures
    }

    /// Words from the distance to a figure.
    fn gap(&self, figure: &Figure) -> usize {
        figure.lead.saturating_sub(self.stated.end) + self.stated.start.saturating_sub(figure.end)
    }

    fn can_end(&self, figure: &Figure) -> bool {
        let member = &figure.member;
        let own = self.stated.figure.is_some_and(|i| self.passage.figures[i].first == figure.first);
        let share = matches!(member.category, Some(Category::Ratio | Category::PercentPoints));
        let kind = match self.stated.scale {
            Scale::Points => member.is_percent() || (is_bare(member) && member.high <= 100.0),
            Scale::Amount => self.is_of_unit(member),
            Scale::Share | Scale::Factor | Scale::Part => {
                !(member.is_count() && member.high <= 1.0) && self.passage.rival(figure).is_none()
            }
        };
        let states = self.all.iter().any(|s| {
            s.figure.is_some_and(|i| self.passage.figures[i].first == figure.first)
                && s.scale != Scale::Amount
        });
        !own && !share
            && !states
            && kind
            && member.is_one()
            && !self.is_slight(member)
            && !is_progress(self.passage, figure)
    }

    /// Whether a figure is too small beside the distance to be an end of it: `found another 21, the two would be level`.
    fn is_slight(&self, member: &Member) -> bool {
        member.low < 3.0 && (member.low <= 0.0 || self.stated.measure.low >= 10.0)
    }

    /// Whether a difference can be of figures like this one.
    fn is_of_unit(&self, member: &Member) -> bool {
        let measure = &self.stated.measure;
        match (measure.is_count(), member.is_count()) {
            (true, true) => true,
            (false, false) => measure.category == member.category && measure.unit == member.unit,
            (false, true) => is_bare(member),
            (true, false) => is_bare(measure) && !member.is_percent(),
        }
    }

    /// Whether two figures can be of one thing.
    fn are_alike(&self, a: &Figure, b: &Figure) -> bool {
        if self.passage.is_foreign(a, b) {
            return false;
        }
        let (x, y) = (&a.member, &b.member);
        match (x.is_count(), y.is_count()) {
            (true, true) => x.is_of_noun(y) || is_ballot(x) && is_ballot(y),
            (false, false) => x.category == y.category && x.unit == y.unit,
            _ => is_bare(x) || is_bare(y),
        }
    }
}

/// The two that come to the third where there are three: a house and its sides (`53 of the 100 seats, the opposition 47`).
fn sides<'p>(figures: &[&'p Figure]) -> Option<[&'p Figure; 2]> {
    let [a, b, c] = figures[..] else { return None };
    let is_sum = |x: &Figure, y: &Figure, z: &Figure| x.member.low + y.member.low == z.member.low;
    [(a, b, c), (a, c, b), (b, c, a)].into_iter().find(|(x, y, z)| is_sum(x, y, z)).map(|(x, y, _)| [x, y])
}

/// `33 ayes`, `18 noes`
fn is_ballot(member: &Member) -> bool {
    matches!(
        member.unit.as_str(),
        "aye" | "ayes" | "nay" | "nays" | "no" | "noes" | "vote" | "votes" | "yeas"
    )
}

/// How far a count has come: `with 90 percent of districts reporting`.
pub fn is_progress(passage: &Passage<'_>, figure: &Figure) -> bool {
    let told = |at: usize| matches!(passage.word(at), "counted" | "declared" | "reporting" | "tallied");
    passage.word(figure.end) == "of" && (figure.end + 2..figure.end + 5).any(told)
}

/// A number without a noun or unit.
fn is_bare(member: &Member) -> bool {
    member.is_count() && member.unit.is_empty()
}
