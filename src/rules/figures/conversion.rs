//! One amount in two units: measures against the sizes of their units, sums of money against one another
//! ([`exchange`](super::exchange)).
//!
//! Serves one rule: nothing else is said twice in two units.

use serde::Deserialize;

use super::exchange::Rates;
use super::interval::{Interval, print};
use super::slip;
use crate::annotate::quantity::Approximation;
use crate::annotate::relation::conversion::{Conversion, SCALE};
use crate::annotate::relation::member::Member;
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::template::Template;

/// One amount in two units.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Units {
    /// Share by which a rounded conversion may be off, 0 to 1.
    rounding: f64,
    /// Share by which one called `about` may be off, 0 to 1.
    about: f64,
    /// Beside the figure converted.
    origin: Template,
    /// Sums of money.
    exchange: Rates,
}

/// Up to this many degrees a temperature may be a difference even if nothing says so (`a target of 2 degrees`).
const SMALL_DIFFERENCE: f64 = 6.0;
/// How many times nearer `about` is where a figure is printed to the third digit.
const FINE: f64 = 5.0;
/// Freezing point in degrees Fahrenheit.
const FREEZING: f64 = 32.0;

impl Check for Units {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        for c in &draft.annotations.relations.conversions {
            let readings = readings(c);
            let agrees = |convert: &dyn Fn(f64) -> f64| self.agrees(c, convert);
            let told = |r: &&Reading| !c.loose || is_slip(c, r);
            if let Some(first) = readings.first().filter(|_| !readings.iter().any(|r| agrees(r))).filter(told)
            {
                findings.report(self.finding(draft, c, first));
            }
        }
        self.exchange.check(draft, findings, (self.rounding, self.about));
    }

    fn fields(&self) -> &'static [&'static str] {
        &["from", "to", "converted", "reckoning"]
    }

    fn templates(&self) -> Vec<&Template> {
        [vec![&self.origin], self.exchange.templates()].concat()
    }
}

impl Units {
    fn agrees(&self, c: &Conversion, convert: &dyn Fn(f64) -> f64) -> bool {
        let both = [(c.from.low, c.to.low), (c.from.high, c.to.high)];
        both.into_iter().all(|(from, to)| {
            // What is above 40 degrees is told in the other scale as above what 40 are.
            let bound =
                c.from_unit.dimension == "temperature" && c.from.approximation != Approximation::About;
            let about = if bound { 0.0 } else { self.about };
            let from = meant(&c.from, from, self.rounding, about);
            let converted = Interval { low: convert(from.low), high: convert(from.high) };
            converted.meets(reckoned(&c.to, to, self.rounding, about))
        })
    }

    fn finding(&self, draft: &Draft, c: &Conversion, convert: &Reading) -> Finding {
        let words = |value: f64, unit: &str| format!("{} {unit}", print((value * 10.0).round() / 10.0));
        let scale = c.from_unit.dimension == SCALE;
        let from =
            if scale { draft.slice(c.from.span).to_owned() } else { words(c.from.low, &c.from_unit.name) };
        let converted = if scale { print(c.from.low) } else { words(convert(c.from.low), &c.to_unit.name) };
        let reckoning = format!("{from} = {converted}");
        let to = print(c.to.low);
        let values = vec![("from", from), ("to", to), ("converted", converted), ("reckoning", reckoning)];
        let others = vec![Mark { span: c.from.span, message: self.origin.fill(&values) }];
        Finding { primary: c.to.span, others, values, loose: c.loose, ..Finding::default() }
    }
}

/// Whether one slip of the pen in the second makes it what the first is in its unit, as finely as it is printed.
fn is_slip(c: &Conversion, convert: &Reading) -> bool {
    let made = convert(c.from.low);
    let right = (made / c.to.step).round() * c.to.step;
    slip::are_telling(&[c.from.low, c.to.low], 4) && slip::is_slip(c.to.low, right)
}

/// What an amount can mean: off by half of its last digit that is no zero, but hardly by more than a few in a hundred;
/// 200 million that is given in another unit as well is not rounded from 150.
pub fn meant(member: &Member, value: f64, rounding: f64, about: f64) -> Interval {
    let least = member.step.min(1.0) / 2.0;
    let half = (member.step / 2.0).min(value.abs() * rounding).max(least);
    let loose = if member.approximation == Approximation::Exact { 0.0 } else { value.abs() * about };
    Interval { low: value - half - loose, high: value + half + loose }
}

/// The same for what a writer has reckoned: printed to the third digit it is `about` so much to that digit.
pub fn reckoned(member: &Member, value: f64, rounding: f64, about: f64) -> Interval {
    meant(member, value, rounding, if member.is_fine() { about / FINE } else { about })
}

/// From the first unit into the second.
type Reading = Box<dyn Fn(f64) -> f64>;

/// What the units can mean, the likeliest first.
fn readings(c: &Conversion) -> Vec<Reading> {
    if c.from_unit.dimension == "temperature" {
        return temperatures(c);
    }
    if c.from_unit.dimension == SCALE {
        return vec![Box::new(|value| value)];
    }
    let sizes = c.from_unit.sizes.iter().flat_map(|a| c.to_unit.sizes.iter().map(move |b| a / b));
    // Tonnes are given in tons of another size.
    sizes
        .filter(|factor| *factor != 1.0)
        .map(|factor| Box::new(move |v: f64| v * factor) as Reading)
        .collect()
}

fn temperatures(c: &Conversion) -> Vec<Reading> {
    let celsius = c.from_unit.name == "°C";
    let factor = if celsius { 1.8 } else { 1.0 / 1.8 };
    let (before, after) = if celsius { (0.0, FREEZING) } else { (FREEZING, 0.0) };
    let point: Reading = Box::new(move |v: f64| (v - before) * factor + after);
    let difference: Reading = Box::new(move |v: f64| v * factor);
    let limit = if celsius { SMALL_DIFFERENCE } else { SMALL_DIFFERENCE * 1.8 };
    match (c.difference, (0.0..=limit).contains(&c.from.high)) {
        (true, _) => vec![difference],
        (false, true) => vec![point, difference],
        (false, false) => vec![point],
    }
}
