//! Shares beside their counts against one another: of one whole they give one whole.
//!
//! Serves one rule: nothing else sets a quotient against others of its list.

use serde::Deserialize;

use super::comparison::rounded;
use super::interval::{Interval, Slack, print};
use crate::annotate::relation::member::Member;
use crate::annotate::relation::shares::counted::Counted;
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::template::Template;

/// Shares beside their counts against one another.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CountedShares {
    /// Share by which a figure called `about` may be off, 0 to 1.
    rounding: f64,
    /// How many times the right share the printed one may be; beyond that it is of another whole.
    farthest: f64,
    /// Beside the count whose share does not fit.
    count: Template,
    /// Beside the counts whose shares give one whole.
    other: Template,
}

/// All of it, in percent.
const WHOLE: f64 = 100.0;

impl Check for CountedShares {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        for list in &draft.annotations.relations.counted {
            if let Some(odd) = self.odd(list) {
                findings.report(self.finding(draft, list, odd));
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["count", "stated", "right", "whole"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.count, &self.other]
    }
}

impl CountedShares {
    /// The whole that a count and its share give.
    fn whole(&self, (count, share): &(Member, Member)) -> Interval {
        let slack = Slack { about: self.rounding };
        let share = Interval::rounded(share, slack);
        let whole = Interval::rounded(count, slack) / share;
        Interval { low: whole.low * WHOLE, high: whole.high * WHOLE }
    }

    /// The one pair that gives another whole than all others, which agree.
    fn odd(&self, list: &Counted) -> Option<usize> {
        let wholes: Vec<Interval> = list.pairs.iter().map(|p| self.whole(p)).collect();
        let without =
            |odd: usize| wholes.iter().enumerate().filter(move |(at, _)| *at != odd).map(|(_, w)| *w);
        let common = |odd: usize| without(odd).reduce(overlap).filter(|w| w.low <= w.high);
        let stands_out = |odd: &usize| {
            common(*odd).is_some_and(|w| {
                let (is, should) = (middle(wholes[*odd]), middle(w));
                !wholes[*odd].meets(w) && (is / should).max(should / is) <= self.farthest
            })
        };
        let mut odd = (0..wholes.len()).filter(stands_out);
        odd.next().filter(|_| odd.next().is_none())
    }

    fn finding(&self, draft: &Draft, list: &Counted, odd: usize) -> Finding {
        let others = || list.pairs.iter().enumerate().filter(|(at, _)| *at != odd).map(|(_, p)| p);
        let whole = others().map(|p| self.whole(p)).reduce(overlap).map_or(0.0, middle);
        let (count, share) = &list.pairs[odd];
        let digits = 10f64.powf(whole.log10().floor() - 3.0).max(1.0);
        let values = vec![
            ("count", print(count.low)),
            ("stated", draft.slice(share.span).to_lowercase()),
            ("right", print(rounded(count.low / whole * WHOLE))),
            ("whole", print((whole / digits).round() * digits)),
        ];
        let own = Mark { span: count.span, message: self.count.fill(&values) };
        let beside = others().map(|(c, _)| Mark { span: c.span, message: self.other.fill(&values) });
        let others = std::iter::once(own).chain(beside).collect();
        Finding { primary: share.span, others, values, ..Finding::default() }
    }
}

/// What is in both.
fn overlap(a: Interval, b: Interval) -> Interval {
    Interval { low: a.low.max(b.low), high: a.high.min(b.high) }
}

fn middle(i: Interval) -> f64 {
    i.low.midpoint(i.high)
}
