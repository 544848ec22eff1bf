//! Parts against their whole.
//!
//! Serves one rule: the arithmetic of a sum is its own.

use serde::Deserialize;

use super::interval::{Interval, Slack, print};
use crate::annotate::quantity::Approximation;
use crate::annotate::relation::member::Member;
use crate::annotate::relation::parts::PartWhole;
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::template::Template;

/// Parts against their whole.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parts {
    /// Share by which a figure called `about` may be off, 0 to 1.
    rounding: f64,
    /// How many times the whole the parts may come to, or the parts the whole; beyond that they are no parts.
    farthest: f64,
    /// Message where parts that are all of the whole come to less.
    less: Template,
    /// Beside the whole.
    whole: Template,
}

impl Check for Parts {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        for relation in &draft.annotations.relations.parts {
            self.sum(findings, relation);
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
    fn sum(&self, findings: &mut Findings<'_>, relation: &PartWhole) {
        let slack = Slack { about: self.rounding };
        let whole = Interval::counted(&written(&relation.whole), slack);
        let sums = relation.parts.iter().map(|p| Interval::counted(p, slack));
        let sum = sums.fold(Interval::exact(0.0), |a, b| a + b);
        let (most, least) = (sum.low.max(whole.low), sum.high.min(whole.high));
        if most > least * self.farthest {
            return;
        }
        if sum.low > whole.high {
            findings.report(self.finding(relation));
        } else if relation.complete && sum.high < whole.low {
            findings.report_as(&self.less, self.finding(relation));
        }
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

/// `at least N` over listed parts is the writer's count N: parts above it are a fault.
fn written(whole: &Member) -> Member {
    let bound = matches!(whole.approximation, Approximation::AtLeast | Approximation::AtMost);
    let approximation = if bound { Approximation::Exact } else { whole.approximation };
    Member { approximation, ..whole.clone() }
}
