//! Figures that nobody stands behind.
//!
//! In: quantities with how they are sourced. Out: one finding for the figures of a paragraph and level.
//! Whether an editor would ask "who says so?" is weighed: every weight of the rule whose conditions
//! hold adds its points, and the sum decides between sure, query and silence. The weights with
//! their reasons stand in the rule's TOML.

pub mod weight;

use serde::Deserialize;

use super::engine::Check;
use super::findings::{Finding, Findings, Mark};
use crate::annotate::quantity::{Quantity, Sourcing as How};
use crate::draft::Draft;
use crate::source::Span;
use weight::{Surroundings, Weight};

/// How far an attribution carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Carry {
    /// Its own sentence.
    Sentence,
    /// To the end of its paragraph, as the AP has it.
    Paragraph,
    /// Over the whole document, where its source is named for all of it.
    Document,
}

/// Figures that nobody stands behind.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Sourcing {
    carry: Carry,
    /// From so many points it is sure.
    sure: f64,
    /// From so many points it is a query.
    query: f64,
    /// What speaks for and against asking.
    weight: Vec<Weight>,
}

/// What the rule thinks of one unsourced figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// Index of the quantity.
    pub quantity: u32,
    /// Sum of the points.
    pub points: f64,
    /// Reasons of the weights that hold, for asking first.
    pub reasons: Vec<(f64, String)>,
    /// Whether a source is missing for sure.
    pub sure: bool,
}

impl Verdict {
    /// Every reason with its points, those for asking first: `+1.0 an amount of money`.
    pub fn reckoning(&self) -> impl Iterator<Item = String> {
        self.reasons.iter().map(|(points, reason)| format!("{points:+.1} {reason}"))
    }

    /// Reasons that speak for asking.
    fn for_asking(&self) -> Vec<&str> {
        let positive = self.reasons.iter().filter(|(points, _)| *points > 0.0);
        positive.map(|(_, reason)| reason.as_str()).filter(|r| !r.is_empty()).collect()
    }
}

impl Sourcing {
    /// Verdicts on every figure without a source, those not worth asking about included.
    pub fn verdicts(&self, draft: &Draft) -> Vec<Verdict> {
        let surroundings = Surroundings::of(draft);
        let unsourced = |(_, q): &(usize, &Quantity)| !self.is_sourced(q.sourcing);
        let quantities = draft.annotations.quantities.iter().enumerate().filter(unsourced);
        quantities.map(|(i, q)| self.verdict(i as u32, q, &surroundings)).collect()
    }

    /// Whether the points suffice to ask at any level.
    pub fn asks(&self, verdict: &Verdict) -> bool {
        verdict.points >= self.query
    }

    fn is_sourced(&self, how: How) -> bool {
        match how {
            // Who speaks beside a figure is weighed.
            How::None | How::Near(_) => false,
            How::Sentence(_) | How::Quotation(_) => true,
            How::Carried(_) => self.carry != Carry::Sentence,
            How::Document(_) => self.carry == Carry::Document,
        }
    }

    fn verdict(&self, index: u32, quantity: &Quantity, around: &Surroundings<'_>) -> Verdict {
        let holding = self.weight.iter().filter(|w| w.holds(quantity, around));
        let mut reasons: Vec<(f64, String)> = holding.map(|w| (w.points, w.reason.clone())).collect();
        reasons.sort_by(|a, b| b.0.total_cmp(&a.0));
        let points: f64 = reasons.iter().map(|(p, _)| p).sum();
        Verdict { quantity: index, points, reasons, sure: points >= self.sure }
    }
}

impl Check for Sourcing {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let asked: Vec<Verdict> = self.verdicts(draft).into_iter().filter(|v| self.asks(v)).collect();
        for group in groups(draft, &asked) {
            findings.report(finding(draft, &group));
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["figures", "figure", "reasons"]
    }
}

/// What figures that are told together have in common.
#[derive(PartialEq)]
struct Together {
    block: u32,
    sure: bool,
    /// Whether they count people told killed.
    death: bool,
}

/// Verdicts of one paragraph and one certainty together, in reading order; those told killed by themselves, so that
/// a rule about deaths can take their place.
fn groups<'v>(draft: &Draft, verdicts: &'v [Verdict]) -> Vec<Vec<&'v Verdict>> {
    let mut groups: Vec<(Together, Vec<&Verdict>)> = Vec::new();
    for verdict in verdicts {
        let quantity = &draft.annotations.quantities[verdict.quantity as usize];
        let block = draft.sentence(quantity.sentence).block;
        let key = Together { block, sure: verdict.sure, death: is_death(draft, quantity.span) };
        match groups.iter_mut().rev().take(4).find(|(k, _)| *k == key) {
            Some((_, group)) => group.push(verdict),
            None => groups.push((key, vec![verdict])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Whether a death that was read tells of the figure.
fn is_death(draft: &Draft, figure: Span) -> bool {
    let deaths = &draft.annotations.claims.deaths;
    let end = deaths.partition_point(|d| d.span.start <= figure.start);
    deaths[..end].last().is_some_and(|d| d.span.overlaps(figure))
}

fn finding(draft: &Draft, group: &[&Verdict]) -> Finding {
    let places: Vec<Span> = group.iter().map(|v| place(draft, v)).collect();
    let figures = unique(places.iter().map(|s| draft.slice(*s)));
    let reasons = unique(group.iter().flat_map(|v| v.for_asking()));
    let values =
        vec![("figure", figures[0].to_owned()), ("figures", list(&figures)), ("reasons", reasons.join("; "))];
    let others = places[1..].iter().map(|s| Mark { span: *s, message: String::new() }).collect();
    Finding { primary: places[0], others, query: !group[0].sure, values, ..Finding::default() }
}

/// Each once, in the order of their first.
fn unique<'t>(words: impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    let mut unique = Vec::new();
    for word in words {
        if !unique.contains(&word) {
            unique.push(word);
        }
    }
    unique
}

/// The figure with its hedge, which is what an editor reads as the figure.
fn place(draft: &Draft, verdict: &Verdict) -> Span {
    let quantity = &draft.annotations.quantities[verdict.quantity as usize];
    let hedge = quantity.hedge.filter(|h| h.end <= quantity.span.start);
    hedge.map_or(quantity.span, |h| h.to(quantity.span))
}

/// `A`, `A and B`, `A, B and C`
fn list(items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [head @ .., last] => format!("{} and {last}", head.join(", ")),
    }
}
