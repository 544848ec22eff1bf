//! A share of a whole beside the part and the whole: `602 of the 2,150, or 28 percent`, `a third of the 93`.
//!
//! In: a passage. Out: [`Comparison`] of the scale `Part`, the whole as base. Not here: shares that add up (`shares`),
//! where a share set beside its part and whole has them (`apposed`).

use super::apposed::{self, Apposed};
use super::stated::Stated;
use super::{Comparison, Direction, Pair, Scale};
use crate::annotate::quantity::Category;
use crate::annotate::relation::passage::{Figure, Passage};

/// More wholes than this tell nothing.
const MOST_WHOLES: usize = 3;

/// Words behind `of` by which no whole follows: `60 percent of the people are over 50`.
const CLAUSE: [&str; 14] =
    ["and", ",", ".", ";", "are", "aged", "had", "has", "have", "is", "over", "under", "was", "were"];

/// Every share whose part and whole are sure.
pub fn read(passage: &Passage<'_>, stated: &[Stated]) -> Vec<Comparison> {
    let free = |i: usize| !stated.iter().any(|s| s.figure == Some(i));
    let shares = (0..passage.figures.len()).filter(|i| free(*i));
    let told = shares.filter_map(|i| Share { passage, index: i, share: &passage.figures[i] }.read());
    told.chain(apposed::worded(passage).filter_map(|share| worded(passage, &share))).collect()
}

/// A fraction that is a figure only beside another: `30 of the 90 boats, or a third`.
fn worded(passage: &Passage<'_>, share: &Figure) -> Option<Comparison> {
    let (whole, part) = Apposed { passage, share }.read()?;
    Some(of(passage, share, &[(whole, part)]))
}

fn of(passage: &Passage<'_>, share: &Figure, pairs: &[(&Figure, &Figure)]) -> Comparison {
    let pair = |(whole, part): &(&Figure, &Figure)| Pair {
        base: whole.member.clone(),
        result: part.member.clone(),
        ordered: true,
    };
    Comparison {
        scale: Scale::Part,
        direction: Direction::Either,
        measure: share.member.clone(),
        pairs: pairs.iter().map(pair).collect(),
        lead: false,
        loose: false,
        sided: false,
        cue: passage.span(share.lead, share.end),
    }
}

/// A share in percent or as a fraction.
struct Share<'p> {
    passage: &'p Passage<'p>,
    index: usize,
    share: &'p Figure,
}

impl<'p> Share<'p> {
    fn read(&self) -> Option<Comparison> {
        let apposed = || Apposed { passage: self.passage, share: self.share }.read().map(|pair| vec![pair]);
        let pairs = match self.share.member.category? {
            Category::Percent => self.of_percent().or_else(apposed).or_else(|| self.of_fraction()),
            Category::Ratio => apposed().or_else(|| self.of_fraction()),
            _ => return None,
        }?;
        Some(of(self.passage, self.share, &pairs))
    }

    /// `602 of the 2,150 have died, or 28 percent`: the part stands before the share, the whole before the part or behind
    /// `of`.
    fn of_percent(&self) -> Option<Vec<(&'p Figure, &'p Figure)>> {
        let part = self.passage.figures[..self.index].last().filter(|f| f.sentence == self.share.sentence)?;
        if let Some(pair) = self.of_them(part) {
            return Some(vec![pair]);
        }
        let apposed = matches!(self.passage.before(self.share, 1), "or" | "(" | "namely");
        let rate = self.passage.before(self.share, 1) == "of"
            && matches!(self.passage.before(self.share, 2), "rate" | "share" | "proportion");
        let elsewhere = self.passage.word(self.share.end) == "of";
        if !(apposed || rate) || elsewhere || !part.member.is_count() || !part.member.is_one() {
            return None;
        }
        let wholes: Vec<&Figure> = self.wholes(part);
        let sure = wholes.len() <= MOST_WHOLES && !wholes.is_empty();
        sure.then(|| wholes.into_iter().map(|whole| (whole, part)).collect())
    }

    /// `closed nine of its 60 branches, which amounts to 5 percent of them`
    fn of_them(&self, whole: &'p Figure) -> Option<(&'p Figure, &'p Figure)> {
        let part = self.index.checked_sub(2).map(|i| &self.passage.figures[i])?;
        let gap: Vec<&str> = (part.end..whole.lead).map(|at| self.passage.word(at)).collect();
        let of = matches!(gap[..], ["of"] | ["of", "the" | "its" | "his" | "her" | "their" | "all"]);
        let own = self.passage.word(self.share.end) != "of"
            || matches!(self.passage.word(self.share.end + 1), "them" | "these" | "those" | "all" | "the");
        let told = self.is_told() && self.passage.word(whole.after) != "who";
        (of && own && told && self.fits(part, whole) && part.sentence == whole.sentence)
            .then_some((whole, part))
    }

    /// `which is`, `that amounts to`, `this represents`: what was told last is the share.
    fn is_told(&self) -> bool {
        const EQUALS: [&str; 11] = [
            "about",
            "amount",
            "amounts",
            "equals",
            "is",
            "just",
            "only",
            "represent",
            "represents",
            "to",
            "was",
        ];
        let words = (1..=4).map(|n| self.passage.before(self.share, n));
        let mut rest = words.skip_while(|w| EQUALS.contains(w));
        EQUALS.contains(&self.passage.before(self.share, 1))
            && matches!(rest.next(), Some("it" | "that" | "this" | "which"))
    }

    /// Larger counts of the same sentence and the one before, if one of them is named as the whole.
    fn wholes(&self, part: &Figure) -> Vec<&'p Figure> {
        let near = |f: &&Figure| f.lead < part.lead && f.sentence + 1 >= part.sentence;
        let larger = |f: &&Figure| {
            let same = f.member.is_of_noun(&part.member);
            f.member.is_count() && f.member.is_one() && f.member.low > part.member.low && same
        };
        let wholes: Vec<&Figure> = self.passage.figures.iter().filter(near).filter(larger).collect();
        let named = wholes.iter().any(|f| self.is_whole(f)) || self.is_partitive(part);
        if named { wholes } else { Vec::new() }
    }

    /// `of the 2,150`
    fn is_whole(&self, figure: &Figure) -> bool {
        let article = usize::from(matches!(
            self.passage.before(figure, 1),
            "the" | "all" | "these" | "those" | "its" | "their"
        ));
        matches!(self.passage.before(figure, article + 1), "of" | "among")
    }

    /// `5,610 of them`, `the other 13`
    fn is_partitive(&self, part: &Figure) -> bool {
        let of = self.passage.word(part.end) == "of"
            && matches!(self.passage.word(part.end + 1), "them" | "these" | "those");
        of || matches!(self.passage.before(part, 1), "other" | "remaining")
    }

    /// `half of the 320 recruits, 160 young men`, `21 ships, a third of the 93`
    fn of_fraction(&self) -> Option<Vec<(&'p Figure, &'p Figure)>> {
        let whole = self.passage.figures.get(self.index + 1).filter(|f| f.sentence == self.share.sentence)?;
        let gap: Vec<&str> = (self.share.end..whole.lead).map(|at| self.passage.word(at)).collect();
        // `more than half the long-term average of 445 mm`
        let direct = matches!(gap[..], ["of", ..] | ["the"] | ["its" | "the" | "their", .., "of"])
            && gap.len() <= 6
            && !gap.iter().any(|w| CLAUSE.contains(w));
        if !direct && !apposed::is_led_by_of(self.passage, self.share, whole) {
            return None;
        }
        let part = self.behind(whole).or_else(|| self.ahead(whole))?;
        Some(vec![(whole, part)])
    }

    /// The figure right behind the whole: `, or 160`, ` – 42, at the last count`.
    fn behind(&self, whole: &Figure) -> Option<&'p Figure> {
        let part = self.passage.figures.get(self.index + 2).filter(|f| self.fits(f, whole))?;
        let gap: Vec<&str> = (whole.after..part.lead).map(|at| self.passage.word(at)).collect();
        let (last, rest) = gap.split_last()?;
        let joint = matches!(*last, "," | "or" | "namely" | "–" | "—" | "-" | "(" | ":");
        (joint && rest.len() <= 6 && rest.iter().all(|w| !matches!(*w, "and" | "." | ";"))).then_some(part)
    }

    /// The figure before a share that stands behind a comma: `21 ships docked, a third of the 93`.
    fn ahead(&self, whole: &Figure) -> Option<&'p Figure> {
        let before = self.passage.before(self.share, 1);
        let told = self.is_told();
        let part = self.passage.figures[..self.index].last().filter(|f| self.fits(f, whole))?;
        // `Lisk (78 percent of 231,500)`: a bracket is told of what it touches.
        let touches = before != "(" || part.after + 1 == self.share.lead;
        let apposed = matches!(before, "," | "–" | "—" | "(" | "or") && touches;
        // `$16 million and $9.4 million. In all, that is 11 percent`
        let like = |f: &&Figure| f.sentence == part.sentence && f.lead != whole.lead && self.fits(f, whole);
        let told = told && self.passage.figures[..self.index].iter().filter(like).count() == 1;
        ((told || apposed) && part.sentence + u32::from(told) >= self.share.sentence).then_some(part)
    }

    fn fits(&self, part: &Figure, whole: &Figure) -> bool {
        let (p, w) = (&part.member, &whole.member);
        let counts = p.is_count() && w.is_count();
        // `90 hectares, a third of the 450 that she owns`
        let understood = p.category == Some(Category::Measure)
            && p.is_one()
            && w.is_one()
            && whole.after == whole.end
            && self.passage.before(whole, 1) == "the";
        understood || apposed::is_of(part, whole) && (!counts || p.is_of_noun(w) || p.low < w.low)
    }
}
