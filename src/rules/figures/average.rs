//! A total against a count and what falls to each.
//!
//! Serves one rule: the arithmetic of a quotient is its own.

use serde::Deserialize;

use super::conversion::meant;
use super::interval::{Interval, print};
use super::slip;
use crate::annotate::relation::average::Average;
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::template::Template;

/// A total against a count and what falls to each.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Quotient {
    /// Share by which rounded figures may be off, 0 to 1.
    rounding: f64,
    /// Share by which one called `about` may be off besides, 0 to 1.
    about: f64,
    /// Further off than this many times, the three belong to different things.
    most: f64,
    /// Beside the total.
    total: Template,
}

impl Check for Quotient {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        for average in &draft.annotations.relations.averages {
            if self.is_off(average) {
                findings.report(self.finding(draft, average));
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["rate", "total", "count", "quotient", "reckoning"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.total]
    }
}

impl Quotient {
    fn is_off(&self, a: &Average) -> bool {
        if a.loose {
            let fits = |a: &Average| !self.differs(a);
            return !fits(a) && !a.others.iter().any(fits) && is_slip(a);
        }
        self.differs(a) && self.is_near(a)
    }

    fn differs(&self, a: &Average) -> bool {
        let rate = meant(&a.rate, a.rate.low, self.rounding, self.about);
        let total = meant(&a.total, a.total.low, self.rounding, self.about);
        let product = rate * Interval { low: a.least, high: a.most };
        !product.meets(total)
    }

    fn is_near(&self, a: &Average) -> bool {
        let times = a.rate.low * a.most / a.total.low;
        (1.0 / self.most..=self.most).contains(&times)
    }

    fn finding(&self, draft: &Draft, a: &Average) -> Finding {
        let quotient = print(round(a.total.low / a.usual));
        let reckoning = format!("{} / {} = {quotient}", print(a.total.low), print(round(a.usual)));
        let values = vec![
            ("rate", print(a.rate.low)),
            ("total", print(a.total.low)),
            ("count", draft.slice(a.count).to_owned()),
            ("quotient", quotient),
            ("reckoning", reckoning),
        ];
        let others = vec![
            Mark { span: a.total.span, message: self.total.fill(&values) },
            Mark { span: a.count, message: String::new() },
        ];
        Finding { primary: a.rate.span, others, values, loose: a.loose, ..Finding::default() }
    }
}

/// How many times the right value a slip may be.
const FARTHEST: f64 = 3.0;

/// Whether one slip of the pen in one of the three makes them agree; where there are other readings, in a figure with
/// digits enough.
fn is_slip(a: &Average) -> bool {
    let same = |o: &Average| o.total.low == a.total.low && o.usual == a.usual;
    let sole = a.others.iter().all(same);
    let slip = |printed: f64, right: f64| {
        let near = (printed / right).max(right / printed) <= FARTHEST;
        near && (sole || slip::is_telling(printed)) && slip::is_slip(printed, right)
    };
    if !slip::are_telling(&[a.rate.low, a.total.low, a.usual], 5) {
        return false;
    }
    let rate = slip::to_step(a.total.low / a.usual, &a.rate);
    let count = (a.total.low / a.rate.low).round();
    slip(a.rate.low, rate) || slip(a.total.low, a.rate.low * a.usual) || slip(a.usual, count)
}

/// To three digits and no needless decimals.
fn round(value: f64) -> f64 {
    if value >= 100.0 { value.round() } else { (value * 100.0).round() / 100.0 }
}
