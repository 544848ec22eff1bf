//! Two figures against the distance stated between them: percent, points, difference, factor.
//!
//! Serves `percent-change`, `percent-points`, `comparison-mismatch`, `share-mismatch` and, for leads, `share-sum`.

use serde::Deserialize;

use super::interval::{Interval, Slack, print};
use super::slip::{self, to_step};
use super::{around, likelihood};
use crate::annotate::quantity::Category;
use crate::annotate::relation::comparison::{Comparison, Direction, Pair, Scale};
use crate::annotate::relation::member::Member;
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::template::Template;
use crate::source::Span;

/// Two figures against the distance stated between them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Comparisons {
    /// Which distances.
    of: Distance,
    /// Share by which a figure called `about` may be off, 0 to 1.
    rounding: f64,
    /// Share of the stated distance by which it may be off, 0 to 1.
    tolerance: f64,
    /// How many times a figure may be what the others make of it; beyond that it is of something else.
    farthest: f64,
    /// How many times the right distance a stated one may be to be a writer's mistake; beyond that, and where no slip of
    /// the pen or of arithmetic leads to it, it is only asked about.
    likely: f64,
    /// Message where the figures are as far apart as is said, and the other one is the greater; no rule without it asks.
    turned: Option<Template>,
    /// Beside the figure compared with.
    base: Template,
    /// Beside the figure compared.
    result: Template,
}

/// The distances that a rule takes up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Distance {
    /// A change in percent.
    Percent,
    /// A change of percentages, given in points or called percent.
    Points,
    /// A difference in the figures' own unit, or a factor.
    Difference,
    /// The share that a part is of its whole.
    Part,
}

impl Check for Comparisons {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let changes = |c: &&Comparison| !c.lead || c.scale != Scale::Points;
        for comparison in draft.annotations.relations.comparisons.iter().filter(changes) {
            let slack = Slack { about: self.rounding };
            let ways = Ways { comparison, slack, tolerance: self.tolerance, farthest: self.farthest };
            let Some(pair) = ways.misfit().filter(|pair| self.of == ways.distance(pair)) else { continue };
            let members = [&comparison.measure, &pair.base, &pair.result];
            if comparison.loose && !around::are_of_one_voice(draft, members) {
                continue;
            }
            let alone = || around::are_alone(draft, &members, Span::default());
            let likely = likelihood::is_likely(&ways, pair, self.likely) || alone();
            let otherwise = around::agrees(draft, &ways, pair);
            if likely || !otherwise {
                let finding = ways.finding(draft, pair, &self.base, &self.result);
                let finding = Finding { query: !likely || otherwise, ..finding };
                match self.turned.as_ref().filter(|_| ways.is_turned(pair)) {
                    Some(message) => findings.report_as(message, finding),
                    None => findings.report(finding),
                }
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["base", "result", "stated", "right", "reckoning"]
    }

    fn templates(&self) -> Vec<&Template> {
        self.turned.iter().chain([&self.base, &self.result]).collect()
    }
}

/// A comparison with the room that its figures have.
#[derive(Clone, Copy)]
pub struct Ways<'c> {
    /// The figures.
    pub comparison: &'c Comparison,
    /// Room of a hedged figure.
    pub slack: Slack,
    /// Room of the stated distance, as a share of it.
    pub tolerance: f64,
    /// How many times a figure may be what the others make of it.
    pub farthest: f64,
}

impl<'c> Ways<'c> {
    /// The likeliest pair that can be meant, where no pair agrees with the distance.
    pub fn misfit(&self) -> Option<&'c Pair> {
        let pairs = &self.comparison.pairs;
        if pairs.iter().any(|p| self.fits(p)) {
            return None;
        }
        match self.comparison.loose {
            true => {
                // A distance of five digits is a slip away from that of two other figures by no chance.
                let nearest =
                    if slip::significant(self.comparison.measure.low) >= 5 { pairs.len() } else { 1 };
                let sole = pairs.len() == 1;
                pairs.iter().take(nearest).find(|p| self.is_near(p) && self.is_slip(p, sole))
            }
            false => pairs.iter().find(|p| self.is_near(p) || self.is_tenfold(p)),
        }
    }

    /// Whether one slip of the pen in one of the three makes them agree. One digit of one or two is soon another by
    /// chance: there no other pair may stand near.
    fn is_slip(&self, pair: &Pair, sole: bool) -> bool {
        let (base, result) = (pair.base.low, pair.result.low);
        let measure = self.percent(self.comparison.measure.low);
        let right = self.reckoned(pair);
        let slip = |printed: f64, right: f64, member: &Member| {
            let right = to_step(right, member);
            let near = (printed / right).max(right / printed) <= self.farthest;
            near && (sole || slip::is_telling(printed)) && slip::is_slip(printed, right)
        };
        // Shares and their distance were rounded, each on its own.
        if self.comparison.scale == Scale::Points && (measure - right).abs() < 1.0 {
            return false;
        }
        // A share may be of many things around, a factor lie between many; a distance says what it is.
        let least = if matches!(self.comparison.scale, Scale::Part | Scale::Factor) { 6 } else { 5 };
        if !slip::are_telling(&[base, result, measure], least) {
            return false;
        }
        slip(measure, right, &self.comparison.measure)
            || self.made(base).iter().any(|m| slip(result, *m, &pair.result))
            || self.made(result).iter().any(|m| slip(base, *m, &pair.base))
    }

    /// The distance that the figures have; shares in percent.
    pub fn reckoned(&self, pair: &Pair) -> f64 {
        Self::reckoned_as(self.comparison.scale, pair)
    }

    /// The same in another kind of distance.
    fn reckoned_as(scale: Scale, pair: &Pair) -> f64 {
        let (base, result) = (pair.base.low, pair.result.low);
        match scale {
            Scale::Factor => base.max(result) / base.min(result),
            Scale::Share => (result - base).abs() / base * 100.0,
            Scale::Part => result / base * 100.0,
            Scale::Points | Scale::Amount => (result - base).abs(),
        }
    }

    /// What a figure so far away can be.
    pub fn made(&self, base: f64) -> [f64; 2] {
        let measure = self.comparison.measure.low;
        match self.comparison.scale {
            Scale::Factor => [base * measure, base / measure],
            Scale::Part => [base * self.percent(measure) / 100.0; 2],
            Scale::Share => [1.0, -1.0].map(|way| base * (1.0 + way * self.percent(measure) / 100.0)),
            Scale::Points | Scale::Amount => [base + measure, base - measure],
        }
    }

    /// Whether the result is of the size that base and distance make; a slip of the pen is no hundredfold.
    fn is_near(&self, pair: &Pair) -> bool {
        let (base, result) = (pair.base.low, pair.result.low);
        let close =
            |made: f64, is: f64| made > 0.0 && is > 0.0 && (made / is).max(is / made) <= self.farthest;
        self.made(base).iter().any(|m| close(*m, result)) || self.made(result).iter().any(|m| close(*m, base))
    }

    /// Whether a part is ten times what the share makes of its whole, or a tenth, or so the distance of two figures: a zero
    /// too many or too few.
    fn is_tenfold(&self, pair: &Pair) -> bool {
        let c = self.comparison;
        let zero = |by: f64| {
            let m = &c.measure;
            let measure = Member { low: m.low * by, high: m.high * by, step: m.step * by, ..m.clone() };
            Ways { comparison: &Comparison { measure, ..c.clone() }, ..*self }.fits(pair)
        };
        if c.scale == Scale::Amount {
            let telling = slip::are_telling(&[pair.base.low, pair.result.low, c.measure.low], 7);
            return !c.loose && telling && [10.0, 0.1].into_iter().any(zero);
        }
        let times = |by: f64| {
            let m = &pair.result;
            let result = Member { low: m.low * by, high: m.high * by, step: m.step * by, ..m.clone() };
            self.fits(&Pair { result, ..pair.clone() })
        };
        self.comparison.scale == Scale::Part && [10.0, 0.1].into_iter().any(times)
    }

    /// A share in percent: fractions in words are shares of one.
    pub fn percent(&self, measure: f64) -> f64 {
        let c = &self.comparison;
        let fraction = matches!(c.scale, Scale::Share | Scale::Part) && !c.measure.is_percent();
        if fraction { measure * 100.0 } else { measure }
    }

    /// The distance is marked, with the two figures and the reckoning.
    pub fn finding(&self, draft: &Draft, pair: &Pair, base: &Template, result: &Template) -> Finding {
        let values = self.values(draft, pair);
        let others = vec![
            Mark { span: pair.base.span, message: base.fill(&values) },
            Mark { span: pair.result.span, message: result.fill(&values) },
        ];
        let loose = self.comparison.loose;
        Finding { primary: self.comparison.measure.span, others, values, loose, ..Finding::default() }
    }

    /// For templates; `stated` are the words of the draft.
    pub fn values(&self, draft: &Draft, pair: &Pair) -> Vec<(&'static str, String)> {
        vec![
            ("base", print(pair.base.low)),
            ("result", print(pair.result.low)),
            ("stated", draft.slice(self.comparison.measure.span).to_lowercase()),
            ("right", self.right(pair)),
            ("reckoning", self.reckoning(pair)),
        ]
    }

    /// Which rule takes it up: percentages compared in percent are first of all a matter of points.
    fn distance(&self, pair: &Pair) -> Distance {
        match self.comparison.scale {
            Scale::Share if pair.base.is_percent() && self.points_fit(pair) => Distance::Points,
            Scale::Share => Distance::Percent,
            Scale::Points => Distance::Points,
            Scale::Amount | Scale::Factor => Distance::Difference,
            Scale::Part => Distance::Part,
        }
    }

    /// Whether some reading of two figures agrees with the distance.
    pub fn fits(&self, pair: &Pair) -> bool {
        let orders = [(&pair.base, &pair.result), (&pair.result, &pair.base)];
        orders[..if pair.ordered { 1 } else { 2 }].iter().any(|(base, result)| {
            let step = self.step(base, result);
            let read =
                |m: &Member| Interval::rounded(&Member { step: m.step.min(step), ..m.clone() }, self.slack);
            self.agrees(read(base), read(result))
        })
    }

    /// Two figures of one size are told as finely as one another: beside 25, 30 is no round number, and neither is $60
    /// beside $50.
    fn step(&self, base: &Member, result: &Member) -> f64 {
        const SIZE: f64 = 10.0;
        const SCALED: f64 = 1e6;
        const FINEST: f64 = 0.04;
        let like = base.high < result.high * SIZE && result.high < base.high * SIZE;
        let amount = |m: &Member| {
            matches!(m.category, Some(Category::Money | Category::Measure)) && m.high.abs() < SCALED
        };
        let most = if amount(base) && amount(result) { FINEST * base.high.abs() } else { f64::INFINITY };
        if like && !self.comparison.loose { base.step.min(result.step).min(most) } else { f64::INFINITY }
    }

    fn agrees(&self, base: Interval, result: Interval) -> bool {
        let stated = self.stated();
        let moved = match self.comparison.scale {
            Scale::Factor => return stated.meets(result / base) || stated.meets(base / result),
            Scale::Part => {
                let part = result / base;
                return stated.meets(Interval { low: part.low * 100.0, high: part.high * 100.0 });
            }
            Scale::Share => {
                let share = result / base;
                Interval { low: (share.low - 1.0) * 100.0, high: (share.high - 1.0) * 100.0 }
            }
            Scale::Points | Scale::Amount => result - base,
        };
        let up = stated.meets(moved);
        let down = stated.meets(Interval { low: -moved.high, high: -moved.low });
        // Who lost by 28 votes may be named second: where the distance is right, the way is not asked.
        if matches!(self.comparison.scale, Scale::Points | Scale::Amount) && !self.comparison.sided {
            return up || down;
        }
        match self.comparison.direction {
            Direction::Up => up,
            Direction::Down => down,
            Direction::Either => up || down,
        }
    }

    /// The stated distance with its room.
    fn stated(&self) -> Interval {
        let c = self.comparison;
        let rounded = Interval::rounded(&c.measure, self.slack);
        // A difference is told as exactly as its figures.
        let exact = c.scale == Scale::Amount && (!c.loose || slip::is_telling(c.measure.low));
        // `more than half` says on which side it lies.
        let sided =
            c.scale == Scale::Part && c.measure.category == Some(Category::Ratio) && c.measure.is_bound();
        let tolerance = if exact || sided { 0.0 } else { self.tolerance };
        let room = tolerance * self.percent(c.measure.low.abs());
        Interval { low: self.percent(rounded.low) - room, high: self.percent(rounded.high) + room }
    }

    /// Whether two figures are as far apart as is said, the other way round.
    fn is_turned(&self, pair: &Pair) -> bool {
        let either = Comparison { sided: false, ..self.comparison.clone() };
        self.comparison.sided && Ways { comparison: &either, ..*self }.fits(pair)
    }

    /// Whether the figures differ by as many points as the words say percent.
    fn points_fit(&self, pair: &Pair) -> bool {
        let points = Comparison { scale: Scale::Points, ..self.comparison.clone() };
        Ways { comparison: &points, ..*self }.fits(pair)
    }

    /// The kind of distance that the finding tells of: points, where percentages are called so many percent apart.
    fn told(&self, pair: &Pair) -> Scale {
        if self.distance(pair) == Distance::Points { Scale::Points } else { self.comparison.scale }
    }

    /// The distance that the figures have, as printed.
    fn right(&self, pair: &Pair) -> String {
        let told = self.told(pair);
        let value = Self::reckoned_as(told, pair);
        match told {
            Scale::Factor => format!("a factor of {}", print(rounded(value))),
            Scale::Share | Scale::Part => print(rounded(value)),
            Scale::Points | Scale::Amount => print(value),
        }
    }

    /// `(1,562 - 1,250) / 1,250 = 25 percent`
    fn reckoning(&self, pair: &Pair) -> String {
        let (base, result) = (pair.base.low, pair.result.low);
        let (more, less) = (print(base.max(result)), print(base.min(result)));
        let right = self.right(pair);
        match self.told(pair) {
            Scale::Factor => format!("{more} / {less} = {}", print(rounded(self.reckoned(pair)))),
            Scale::Share => format!("({more} - {less}) / {} = {right} percent", print(base)),
            Scale::Part => format!("{} / {} = {right} percent", print(result), print(base)),
            Scale::Points => format!("{more} - {less} = {right} points"),
            Scale::Amount => format!("{more} - {less} = {right}"),
        }
    }
}

/// To one decimal.
pub fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
