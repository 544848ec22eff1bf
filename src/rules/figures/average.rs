//! A total against a count and what falls to each.
//!
//! Serves one rule: the arithmetic of a quotient is its own.

use serde::Deserialize;

use super::conversion::{meant, reckoned};
use super::interval::{Interval, print};
use super::{around, slip};
use crate::annotate::quantity::{Approximation, Category};
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
    /// How many times the right value one may be to be a writer's mistake; beyond that, and where no slip of the pen leads
    /// to it, it is only asked about.
    likely: f64,
    /// Beside the total.
    total: Template,
}

impl Check for Quotient {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        for average in &draft.annotations.relations.averages {
            if let Some(off) = self.off(average) {
                if off.loose && !around::are_of_one_voice(draft, [&off.rate, &off.total]) {
                    continue;
                }
                let query =
                    !self.is_likely(off) && !around::are_alone(draft, &[&off.rate, &off.total], off.count);
                findings.report(Finding { query, ..self.finding(draft, off) });
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
    /// The reading that does not fit, where none does.
    fn off<'a>(&self, a: &'a Average) -> Option<&'a Average> {
        if std::iter::once(a).chain(&a.others).any(|a| !self.differs(a)) {
            return None;
        }
        // `owed more than $1,000 each`
        if a.rate.approximation == Approximation::AtLeast || a.rate.approximation == Approximation::AtMost {
            return None;
        }
        if a.loose {
            return weakly_off(a);
        }
        (self.differs(a) && (self.is_near(a) || is_magnitude(a))).then_some(a)
    }

    fn differs(&self, a: &Average) -> bool {
        let rate = reckoned(&a.rate, a.rate.low, self.rounding, self.about);
        let total = meant(&a.total, a.total.low, self.rounding, self.about);
        let product = rate * Interval { low: a.least, high: a.most };
        !product.meets(total)
    }

    fn is_likely(&self, a: &Average) -> bool {
        let rate = slip::to_step(a.total.low / a.usual, &a.rate);
        slip::is_likely(a.rate.low, rate, self.likely)
            || slip::is_telling(a.total.low) && slip::is_slip(a.total.low, a.rate.low * a.usual)
            || is_magnitude(a)
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

/// The nearest reading, where a slip of the pen keeps it from agreeing; those that are far off are of other things.
fn weakly_off(a: &Average) -> Option<&Average> {
    let times = |a: &Average| a.rate.low * a.usual / a.total.low;
    let near = |a: &&Average| (1.0 / FARTHEST..=FARTHEST).contains(&times(a)) || is_magnitude(a);
    let sole = a.others.iter().all(|o| o.total.low == a.total.low && o.usual == a.usual);
    let first = std::iter::once(a).chain(&a.others).find(near)?;
    (is_slip(first, sole) || sole && is_magnitude(first)).then_some(first)
}

/// Whether one slip of the pen in one of the three makes them agree; where there are other readings, in a figure with
/// digits enough.
fn is_slip(a: &Average, sole: bool) -> bool {
    let slip = |printed: f64, right: f64| {
        let near = (printed / right).max(right / printed) <= FARTHEST;
        near && (sole || slip::is_telling(printed)) && slip::is_slip(printed, right)
    };
    if !slip::are_telling(&[a.rate.low, a.total.low, a.usual], 5) {
        return false;
    }
    let rate = slip::to_step(a.total.low / a.usual, &a.rate);
    let count = (a.total.low / a.rate.low).round();
    // From one digit any other is a slip: it must make the three agree.
    let agrees = (count * a.rate.low / a.total.low - 1.0).abs() <= EXACT;
    slip(a.rate.low, rate) || slip(a.total.low, a.rate.low * a.usual) || agrees && slip(a.usual, count)
}

/// Share by which figures that agree may be off.
const EXACT: f64 = 0.005;

/// Whether all digits agree and only the magnitude does not: billions for millions, one zero too many.
fn is_magnitude(a: &Average) -> bool {
    // So many digits besides zeros in all three do not agree by chance.
    const DIGITS: usize = 5;
    let amount = matches!(a.rate.category, Some(Category::Money | Category::Measure));
    let times = a.rate.low * a.usual / a.total.low;
    let shifted =
        [10.0, 1e3].iter().any(|m| (times / m - 1.0).abs() < EXACT || (times * m - 1.0).abs() < EXACT);
    let digits: usize = [a.rate.low, a.total.low, a.usual].into_iter().map(slip::significant).sum();
    amount && shifted && digits >= DIGITS
}

/// To three digits and no needless decimals.
fn round(value: f64) -> f64 {
    if value >= 100.0 { value.round() } else { (value * 100.0).round() / 100.0 }
}
