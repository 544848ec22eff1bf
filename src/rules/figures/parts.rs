//! Parts against their whole.
//!
//! Serves one rule: the arithmetic of a sum is its own.

use serde::Deserialize;

use super::interval::{Interval, Slack, print};
use super::{around, slip};
use crate::annotate::quantity::Approximation;
use crate::annotate::relation::member::Member;
use crate::annotate::relation::parts::PartWhole;
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::template::Template;
use crate::source::Span;

/// Parts against their whole.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parts {
    /// Share by which a figure called `about` may be off, 0 to 1.
    rounding: f64,
    /// How many times the whole the parts may come to, or the parts the whole; beyond that they are no parts.
    farthest: f64,
    /// How many times the whole the parts may come to to be a writer's mistake; beyond that, and where no slip of the pen
    /// leads to it, it is only asked about.
    likely: f64,
    /// Message where parts that are all of the whole come to less.
    less: Template,
    /// Beside the whole.
    whole: Template,
}

impl Check for Parts {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        for relation in &draft.annotations.relations.parts {
            self.sum(draft, findings, relation);
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["whole", "sum", "reckoning"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.less, &self.whole]
    }
}

impl Parts {
    fn sum(&self, draft: &Draft, findings: &mut Findings<'_>, relation: &PartWhole) {
        let slack = Slack { about: self.rounding };
        if relation.loose {
            if around::are_of_one_voice(draft, relation.members()) {
                self.loose(findings, relation, slack);
            }
            return;
        }
        let whole = Interval::counted(&written(&relation.whole), slack);
        if self.fails(relation, slack) {
            let sum = sum(relation, slack);
            let alone = || around::are_alone(draft, &relation.members().collect::<Vec<_>>(), Span::default());
            let (likely, otherwise) =
                (self.is_likely(relation) || alone(), is_sum_of_first_or_last(relation, slack));
            if !likely && otherwise {
                return;
            }
            let finding = Finding { query: !likely || otherwise, ..self.finding(relation) };
            match sum.low > whole.high {
                true => findings.report(finding),
                false => findings.report_as(&self.less, finding),
            }
        } else if is_jumbled(relation) {
            findings.report_as(&self.less, Finding { query: true, ..self.finding(relation) });
        }
    }

    /// Whether a slip leads from what the parts come to to the whole that is told, or from a right part to one printed.
    fn is_likely(&self, relation: &PartWhole) -> bool {
        let whole = relation.whole.low;
        let sum: f64 = relation.parts.iter().map(|p| p.low).sum();
        let misprinted = |p: &Member| slip::is_telling(p.low) && slip::is_slip(p.low, whole - (sum - p.low));
        slip::is_likely(whole, sum, self.likely) || relation.parts.iter().any(misprinted)
    }

    /// Whether the parts come to more than their whole, or to less where they are all of it; by no more than a slip.
    fn fails(&self, relation: &PartWhole, slack: Slack) -> bool {
        let (sum, whole) = (sum(relation, slack), Interval::counted(&written(&relation.whole), slack));
        let (most, least) = (sum.low.max(whole.low), sum.high.min(whole.high));
        let near = most <= least * self.farthest;
        near && (sum.low > whole.high || relation.complete && sum.high < whole.low)
    }

    /// Figures that only stand near: no one of them is the sum of others, and a slip in one makes these a sum.
    fn loose(&self, findings: &mut Findings<'_>, relation: &PartWhole, slack: Slack) {
        let over = !relation.complete && self.is_over(relation, slack);
        let fault = match relation.bound {
            true => self.fails(relation, slack),
            false => !is_sum_around(relation, slack) && self.is_slip(relation),
        };
        if !over && !fault {
            return;
        }
        let sum: f64 = relation.parts.iter().map(|p| p.low).sum();
        let finding = Finding { loose: true, ..self.finding(relation) };
        match sum > relation.whole.low {
            true => findings.report(finding),
            false => findings.report_as(&self.less, finding),
        }
    }

    /// Whether a part alone is more than its whole, and not of something else.
    fn is_over(&self, relation: &PartWhole, slack: Slack) -> bool {
        let part = Interval::counted(&relation.parts[0], slack);
        let whole = Interval::counted(&relation.whole, slack);
        part.low > whole.high && part.low <= whole.high * self.farthest
    }

    fn is_slip(&self, relation: &PartWhole) -> bool {
        let (whole, parts) = (&relation.whole, &relation.parts);
        let sum: f64 = parts.iter().map(|p| p.low).sum();
        let slip = |printed: &Member, right: f64| {
            let near = (printed.low / right).max(right / printed.low) <= SLIP;
            let telling = relation.sole || slip::is_telling(printed.low);
            right > 0.0 && near && telling && slip::is_slip(printed.low, right)
        };
        let values: Vec<f64> = std::iter::once(whole).chain(parts).map(|m| m.low).collect();
        if !slip::are_telling(&values, 6) {
            return false;
        }
        slip(whole, sum) || parts.iter().any(|p| slip(p, whole.low - (sum - p.low)))
    }

    fn finding(&self, relation: &PartWhole) -> Finding {
        let (whole, parts) = (&relation.whole, &relation.parts);
        let sum = print(parts.iter().map(|p| p.low).sum());
        let reckoning = parts.iter().map(|p| print(p.low)).collect::<Vec<_>>().join(" + ");
        let values = vec![("whole", print(whole.low)), ("sum", sum), ("reckoning", reckoning)];
        let mut others = vec![Mark { span: whole.span, message: self.whole.fill(&values) }];
        others.extend(parts[1..].iter().map(|p| Mark { span: p.span, message: String::new() }));
        Finding { primary: parts[0].span, others, values, ..Finding::default() }
    }
}

/// What the parts come to.
fn sum(relation: &PartWhole, slack: Slack) -> Interval {
    let parts = relation.parts.iter().map(|p| Interval::counted(p, slack));
    parts.fold(Interval::exact(0.0), |a, b| a + b)
}

/// Whether the whole is the sum of the first parts or of the last, and not by chance: the others are of something else.
fn is_sum_of_first_or_last(relation: &PartWhole, slack: Slack) -> bool {
    // Of so few the sum of two is soon another part.
    const FEW: f64 = 20.0;
    if relation.whole.is_count() && relation.whole.low < FEW {
        return false;
    }
    let whole = Interval::counted(&written(&relation.whole), slack);
    let parts: Vec<Interval> = relation.parts.iter().map(|p| Interval::counted(p, slack)).collect();
    let sum = |parts: &[Interval]| parts.iter().fold(Interval::exact(0.0), |sum, p| sum + *p);
    (2..parts.len()).any(|n| sum(&parts[..n]).meets(whole) || sum(&parts[parts.len() - n..]).meets(whole))
}

/// Whether parts that need not be all of their whole come to a little less, and two digits of one of them the other way
/// round make them all of it: `482 schemes, of which 301 are running and 172 new`.
fn is_jumbled(relation: &PartWhole) -> bool {
    // What is left over is seldom so little.
    const REST: f64 = 0.1;
    let whole = relation.whole.low;
    let rest = whole - relation.parts.iter().map(|p| p.low).sum::<f64>();
    let exact = |m: &Member| m.is_one() && m.approximation == Approximation::Exact;
    let little =
        rest > 0.0 && rest <= whole * REST && relation.parts.iter().chain([&relation.whole]).all(exact);
    let turned = |p: &Member| slip::is_jumbled(p.low, p.low + rest);
    !relation.complete && little && relation.parts.iter().any(turned)
}

/// How many times the right value a slip may be.
const SLIP: f64 = 3.0;

/// Whether the whole is the sum of two or more of the parts, roundings allowed for, or a part that of others to the digit.
fn is_sum_around(relation: &PartWhole, slack: Slack) -> bool {
    let all: Vec<Interval> = std::iter::once(&relation.whole)
        .chain(&relation.parts)
        .map(|m| Interval::counted(m, slack))
        .collect();
    let values: Vec<f64> = std::iter::once(&relation.whole).chain(&relation.parts).map(|m| m.low).collect();
    (1..1u32 << all.len()).filter(|set| set.count_ones() >= 2).any(|set| {
        let has = |i: usize| set & 1 << i != 0;
        let members = || (0..all.len()).filter(|i| has(*i));
        let sum = members().fold(Interval::exact(0.0), |sum, i| sum + all[i]);
        let exact: f64 = members().map(|i| values[i]).sum();
        let part = |i: usize| (values[i] - exact).abs() <= exact * 1e-9;
        (0..all.len()).any(|i| !has(i) && if i == 0 { all[0].meets(sum) } else { part(i) })
    })
}

/// `at least N` over listed parts is the writer's count N: parts above it are a fault.
fn written(whole: &Member) -> Member {
    let approximation = if whole.is_bound() { Approximation::Exact } else { whole.approximation };
    Member { approximation, ..whole.clone() }
}
