//! Shares of one whole against a hundred, and a lead against the two shares it lies between.
//!
//! Serves `share-sum`.

use serde::Deserialize;

use super::comparison::Ways;
use super::interval::{Interval, Slack, print};
use crate::annotate::quantity::Category;
use crate::annotate::relation::comparison::{Comparison, Scale};
use crate::annotate::relation::member::Member;
use crate::annotate::relation::shares::Shares as Relation;
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::template::Template;

/// Shares of one whole.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Shares {
    /// Share by which a figure called `about` may be off, 0 to 1.
    rounding: f64,
    /// A sum below this is of no list that is complete, in percent.
    least: f64,
    /// A sum above this is of several wholes, in percent.
    most: f64,
    /// Points by which a lead may be off, besides its rounding.
    tolerance: f64,
    /// Message where shares that are all of the whole come to less.
    less: Template,
    /// Message where a lead does not fit its two shares.
    lead: Template,
    /// Beside a lead.
    stated: Template,
    /// Beside the shares that a lead lies between.
    side: Template,
}

/// All of it, in percent.
const WHOLE: f64 = 100.0;

impl Check for Shares {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        draft.annotations.relations.shares.iter().for_each(|r| self.sum(findings, r));
        let leads = |c: &&Comparison| c.lead && c.scale == Scale::Points;
        for lead in draft.annotations.relations.comparisons.iter().filter(leads) {
            self.lead(draft, findings, lead);
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["sum", "reckoning", "base", "result", "stated", "right"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.less, &self.lead, &self.stated, &self.side]
    }
}

impl Shares {
    fn slack(&self) -> Slack {
        Slack { about: self.rounding }
    }

    fn sum(&self, findings: &mut Findings<'_>, relation: &Relation) {
        let shares: Vec<Interval> =
            relation.shares.iter().map(|s| Interval::rounded(&percent(s), self.slack())).collect();
        let sum = shares.into_iter().fold(Interval::exact(0.0), |a, b| a + b);
        if (sum.low > self.most && !relation.complete) || sum.high < self.least {
            return;
        }
        if sum.low > WHOLE {
            findings.report(finding(&relation.shares));
        } else if relation.complete && sum.high < WHOLE {
            findings.report_as(&self.less, finding(&relation.shares));
        }
    }

    fn lead(&self, draft: &Draft, findings: &mut Findings<'_>, lead: &Comparison) {
        let ways = Ways { comparison: lead, slack: self.slack(), tolerance: 0.0, farthest: f64::INFINITY };
        let Some(pair) = ways.misfit() else { return };
        let off = (pair.result.low - pair.base.low).abs() - lead.measure.low;
        if off.abs() > self.tolerance {
            let label = self.stated.fill(&ways.values(draft, pair));
            findings.report_as(
                &self.lead,
                Finding { label: Some(label), ..ways.finding(draft, pair, &self.side, &self.side) },
            );
        }
    }
}

/// Shares that do not come to the whole.
fn finding(shares: &[Member]) -> Finding {
    let values: Vec<f64> = shares.iter().map(|s| percent(s).low).collect();
    let reckoning = values.iter().map(|v| print(*v)).collect::<Vec<_>>().join(" + ");
    let sum = print(values.iter().sum());
    let others = shares[1..].iter().map(|s| Mark { span: s.span, message: String::new() }).collect();
    let reckoning = format!("{reckoning} = {sum}");
    Finding {
        primary: shares[0].span,
        others,
        values: vec![("sum", sum), ("reckoning", reckoning)],
        ..Finding::default()
    }
}

/// A fraction in percent; a bare number is one already.
fn percent(share: &Member) -> Member {
    let percent = Some(Category::Percent);
    match share.category {
        Some(Category::Ratio) => {
            Member { low: share.low * WHOLE, high: share.high * WHOLE, category: percent, ..share.clone() }
        }
        _ => Member { category: percent, ..share.clone() },
    }
}
