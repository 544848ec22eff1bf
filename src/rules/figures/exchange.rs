//! Conversions of money in one draft against one another.
//!
//! In: sums given in two currencies. Out: a finding where two of them imply very different rates. Not here: what the
//! rate is; copydesk asks no clock and no bank.

use serde::Deserialize;

use super::conversion::meant;
use super::interval::print;
use crate::annotate::relation::conversion::Exchange;
use crate::annotate::relation::member::Member;
use crate::draft::Draft;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::template::Template;

/// Conversions of money against one another.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rates {
    /// Share by which two rates may differ, 0 to 1.
    rates: f64,
    /// Message.
    message: Template,
    /// Beside the other conversion.
    other: Template,
}

impl Rates {
    /// Puts what it finds into `findings`; the slack is for rounded sums and for those called `about`.
    pub fn check(&self, draft: &Draft, findings: &mut Findings<'_>, slack: (f64, f64)) {
        let all = &draft.annotations.relations.exchanges;
        for (at, later) in all.iter().enumerate().filter(|(_, e)| !e.past) {
            let earlier = all[..at].iter().filter(|e| !e.past).find(|e| inverse(e, later).is_some());
            if let Some(first) = earlier.filter(|first| self.differ(first, later, slack)) {
                findings.report_as(&self.message, self.finding(first, later));
            }
        }
    }

    /// Its templates.
    pub fn templates(&self) -> Vec<&Template> {
        vec![&self.message, &self.other]
    }

    fn differ(&self, a: &Exchange, b: &Exchange, (rounding, about): (f64, f64)) -> bool {
        let of = |m: &Member| meant(m, m.low, rounding, about);
        let (top, bottom) = if inverse(a, b) == Some(true) { (&a.from, &a.to) } else { (&a.to, &a.from) };
        let (a, b) = (of(top) / of(bottom), of(&b.to) / of(&b.from));
        a.high * (1.0 + self.rates) < b.low || b.high * (1.0 + self.rates) < a.low
    }

    fn finding(&self, first: &Exchange, later: &Exchange) -> Finding {
        let reckoning = format!("{} there, {} here", rate(first), rate(later));
        let values =
            vec![("from", later.currency.clone()), ("to", later.to.unit.clone()), ("reckoning", reckoning)];
        let mark = |span, text: String| Mark { span, message: text };
        let others = vec![
            mark(later.from.span, String::new()),
            mark(first.from.span, String::new()),
            mark(first.to.span, self.other.fill(&values)),
        ];
        Finding { primary: later.to.span, others, values, ..Finding::default() }
    }
}

/// Whether two conversions are between the same currencies, and whether one goes the other way.
fn inverse(a: &Exchange, b: &Exchange) -> Option<bool> {
    let same = a.currency == b.currency && a.to.unit == b.to.unit;
    let turned = a.currency == b.to.unit && a.to.unit == b.currency;
    (same || turned).then_some(turned)
}

/// What one unit of the first currency is worth by a conversion, to three digits.
fn rate(e: &Exchange) -> String {
    let (a, b) = (e.from.low, e.to.low);
    let (amount, per) = if b >= a { (b / a, &e.to.unit) } else { (a / b, &e.currency) };
    let one = if b >= a { &e.currency } else { &e.to.unit };
    format!("1 {one} = {} {per}", print(amount))
}
