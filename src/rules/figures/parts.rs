//! Parts against their whole.
//!
//! Serves one rule: the arithmetic of a sum is its own.

use serde::Deserialize;

use super::engine::Check;
use super::findings::{Finding, Findings, Mark};
use super::numbers::{interval, print};
use super::template::Template;
use crate::annotate::quantity::{Approximation, Quantity};
use crate::annotate::relation::PartWhole;
use crate::draft::Draft;

/// Parts against their whole.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parts {
    /// Share by which a figure called `about` may be off, 0 to 1.
    rounding: f64,
    /// Message where parts that are all of the whole come to less.
    less: Template,
    /// Beside the whole.
    whole: Template,
}

impl Check for Parts {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        for relation in &draft.annotations.parts {
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
        let quantity = |i: &u32| &draft.annotations.quantities[*i as usize];
        let whole = quantity(&relation.whole);
        let parts: Vec<&Quantity> = relation.parts.iter().map(quantity).collect();
        let (whole_low, whole_high) = interval(&written(whole), self.rounding);
        let sums = parts.iter().map(|p| interval(p, self.rounding));
        let (low, high) = sums.fold((0.0, 0.0), |(a, b), (low, high)| (a + low, b + high));
        let message = match () {
            () if low > whole_high => None,
            () if relation.complete && high < whole_low => Some(&self.less),
            () => return,
        };
        let finding = self.finding(whole, &parts);
        match message {
            Some(less) => findings.report_as(less, finding),
            None => findings.report(finding),
        }
    }

    fn finding(&self, whole: &Quantity, parts: &[&Quantity]) -> Finding {
        let number = |q: &Quantity| print(q.low.unwrap_or_default());
        let sum = print(parts.iter().filter_map(|p| p.low).sum());
        let reckoning = parts.iter().map(|p| number(p)).collect::<Vec<_>>().join(" + ");
        let values = vec![("whole", number(whole)), ("sum", sum), ("reckoning", reckoning)];
        let mut others = vec![Mark { span: whole.span, message: self.whole.fill(&values) }];
        others.extend(parts[1..].iter().map(|p| Mark { span: p.span, message: String::new() }));
        Finding { primary: parts[0].span, others, values, ..Finding::default() }
    }
}

/// `at least N` over listed parts is the writer's count N: parts above it are a fault.
fn written(whole: &Quantity) -> Quantity {
    let bound = matches!(whole.approximation, Approximation::AtLeast | Approximation::AtMost);
    let approximation = if bound { Approximation::Exact } else { whole.approximation };
    Quantity { approximation, ..whole.clone() }
}
