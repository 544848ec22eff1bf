//! Conversions of money in one draft against one another.
//!
//! In: sums given in two currencies. Out: a finding where two of them imply very different rates. Not here: what the
//! rate is; copydesk asks no clock and no bank.

use serde::Deserialize;

use super::conversion::meant;
use super::interval::{Interval, print};
use super::slip;
use crate::annotate::relation::conversion::exchange::Exchange;
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
    /// Share by which a conversion may differ from a rate in words, 0 to 1.
    quoted: f64,
    /// Message.
    message: Template,
    /// Beside the other conversion.
    other: Template,
    /// Message where a conversion does not follow the rate in its sentence.
    astray: Template,
    /// Beside that rate.
    rate: Template,
}

impl Rates {
    /// Puts what it finds into `findings`; the slack is for rounded sums and for those called `about`.
    pub fn check(&self, draft: &Draft, findings: &mut Findings<'_>, slack: (f64, f64)) {
        let all: Vec<&Exchange> = draft.annotations.relations.exchanges.iter().filter(|e| !e.past).collect();
        let (quoted, all): (Vec<&Exchange>, Vec<&Exchange>) = all.into_iter().partition(|e| e.quoted);
        for (at, later) in all.iter().enumerate() {
            let alike = |e: &&Exchange| inverse(e, later).is_some();
            let here = sentence(draft, later);
            // Of two rates a conversion follows one.
            let rates: Vec<&Exchange> =
                quoted.iter().copied().filter(alike).filter(|e| sentence(draft, e) == here).collect();
            let astray = rates.first().filter(|_| rates.iter().all(|e| self.differ(e, later, slack)));
            if let Some(rate) = astray {
                findings.report_as(&self.astray, self.finding(rate, later));
                continue;
            }
            let earlier = all[..at].iter().copied().find(alike);
            let far = earlier.filter(|first| self.differ(first, later, slack));
            if let Some(first) = far.or_else(|| peer(&all, at, slack)) {
                findings.report_as(&self.message, self.finding(first, later));
            }
        }
    }

    /// Its templates.
    pub fn templates(&self) -> Vec<&Template> {
        vec![&self.message, &self.other, &self.astray, &self.rate]
    }

    fn differ(&self, a: &Exchange, b: &Exchange, (rounding, about): (f64, f64)) -> bool {
        let of = |m: &Member| meant(m, m.low, rounding, about);
        let (top, bottom) = if inverse(a, b) == Some(true) { (&a.from, &a.to) } else { (&a.to, &a.from) };
        let rates = if a.quoted { self.quoted } else { self.rates };
        let (a, b) = (of(top) / of(bottom), of(&b.to) / of(&b.from));
        a.high * (1.0 + rates) < b.low || b.high * (1.0 + rates) < a.low
    }

    fn finding(&self, first: &Exchange, later: &Exchange) -> Finding {
        let one = dearer(first);
        let reckoning = format!("{} there, {} here", rate(first, one), rate(later, one));
        let values =
            vec![("from", later.currency.clone()), ("to", later.to.unit.clone()), ("reckoning", reckoning)];
        let mark = |span, text: String| Mark { span, message: text };
        let mut others = vec![mark(later.from.span, String::new())];
        if first.quoted {
            others.push(mark(first.from.span.to(first.to.span), self.rate.fill(&values)));
        } else {
            others.push(mark(first.from.span, String::new()));
            others.push(mark(first.to.span, self.other.fill(&values)));
        }
        Finding { primary: later.to.span, others, values, ..Finding::default() }
    }
}

/// The first of two conversions or more that agree with one another and not with one, where a slip of the pen in the
/// second sum of that one is all that keeps it from agreeing.
fn peer<'e>(all: &[&'e Exchange], at: usize, slack: (f64, f64)) -> Option<&'e Exchange> {
    let odd = all[at];
    let others = all.iter().enumerate().filter(|(n, e)| *n != at && inverse(e, odd) == Some(false));
    let peers: Vec<&'e Exchange> = others.map(|(_, e)| *e).collect();
    let (first, rest) = peers.split_first()?;
    let agree = |a: &Exchange, b: &Exchange| worth(a, slack).meets(worth(b, slack));
    let one = !rest.is_empty() && rest.iter().all(|e| agree(first, e));
    let right = (odd.from.low * first.to.low / first.from.low / odd.to.step).round() * odd.to.step;
    let slip = slip::is_slip(odd.to.low, right) && slip::significant(odd.to.low) >= 2;
    (one && slip && !peers.iter().any(|e| agree(e, odd))).then_some(*first)
}

/// What one unit of the first currency can be worth by a conversion.
fn worth(e: &Exchange, (rounding, about): (f64, f64)) -> Interval {
    let of = |m: &Member| meant(m, m.low, rounding, about);
    of(&e.to) / of(&e.from)
}

/// Whether two conversions are between the same currencies, and whether one goes the other way.
fn inverse(a: &Exchange, b: &Exchange) -> Option<bool> {
    let same = a.currency == b.currency && a.to.unit == b.to.unit;
    let turned = a.currency == b.to.unit && a.to.unit == b.currency;
    (same || turned).then_some(turned)
}

/// The index of the sentence of a conversion.
fn sentence(draft: &Draft, e: &Exchange) -> usize {
    draft.sentences.partition_point(|s| s.span.end <= e.to.span.start)
}

/// What one unit of a currency is worth by a conversion, to three digits.
fn rate(e: &Exchange, one: &str) -> String {
    let (amount, per) = if e.currency == one {
        (e.to.low / e.from.low, &e.to.unit)
    } else {
        (e.from.low / e.to.low, &e.currency)
    };
    format!("1 {one} = {} {per}", print(amount))
}

/// The currency of two of which one unit is worth more than one of the other.
fn dearer(e: &Exchange) -> &str {
    if e.to.low >= e.from.low { &e.currency } else { &e.to.unit }
}
