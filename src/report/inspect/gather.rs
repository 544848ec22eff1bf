//! Annotations into records, in reading order.

use std::collections::BTreeMap;

use super::value::Plain;
use super::wire::{Attribution, Event, Facts, Member, Quantity, Record, Relation, Traced};
use super::{Selection, explain};
use crate::annotate::attribution::Attribution as Saying;
use crate::annotate::quantity::{Approximation, Quantity as Figure, Sourcing};
use crate::annotate::quotation::QuotationKind;
use crate::annotate::timeline;
use crate::draft::Draft;
use crate::report::place::Places;
use crate::rules::RuleSet;
use crate::source::Span;
use crate::token::TokenKind;

/// The chosen annotations but for the timeline; of those that begin together, the sentence comes first.
pub fn gather<'a>(
    places: Places<'a>,
    draft: &'a Draft,
    rules: &RuleSet,
    selection: Selection,
) -> Vec<Record<'a>> {
    let mut records = Gathering { places, draft, records: Vec::new() };
    if selection.sentences {
        records.sentences();
    }
    if selection.tokens {
        records.tokens();
    }
    if selection.annotations {
        records.figures(rules);
        records.relations();
        records.times();
        records.names();
        records.speech();
    }
    if selection.dates {
        records.traces();
    }
    records.records.sort_by_key(|r| r.span.byte_start);
    records.records
}

/// Dated clauses in the order of time.
pub fn timeline<'a>(places: Places<'a>, draft: &'a Draft) -> Vec<Record<'a>> {
    let mut events = Gathering { places, draft, records: Vec::new() };
    events.events();
    events.records
}

struct Gathering<'a> {
    places: Places<'a>,
    draft: &'a Draft,
    records: Vec<Record<'a>>,
}

impl<'a> Gathering<'a> {
    fn add(&mut self, kind: &'static str, span: Span, facts: Facts<'a>) {
        let (text, span) = (self.places.words(span), self.places.wire(span));
        self.records.push(Record { path: &self.draft.path, kind, text, span, facts });
    }

    fn sentences(&mut self) {
        for s in &self.draft.sentences {
            let block = &self.draft.document.blocks[s.block as usize];
            let facts = Facts::Sentence { paragraph: block.paragraph, role: block.role.name() };
            self.add("sentence", s.span, facts);
        }
    }

    fn tokens(&mut self) {
        for t in &self.draft.tokens {
            self.add("token", t.span, Facts::Token { r#type: token_name(t.kind) });
        }
    }

    fn figures(&mut self, rules: &RuleSet) {
        let draft = self.draft;
        let mut reasons = reasons(draft, rules);
        for (i, q) in draft.annotations.quantities.iter().enumerate() {
            let facts = quantity(self.places, draft, q, reasons.remove(&(i as u32)).unwrap_or_default());
            self.add("quantity", q.span, Facts::Quantity(facts));
        }
        for n in &draft.annotations.numbers {
            self.add("number", n.span, Facts::Number { value: Plain(n.value) });
        }
    }

    fn relations(&mut self) {
        for view in self.draft.annotations.relations.views() {
            let members = view.members.iter().map(|(role, span)| Member {
                role,
                text: self.places.words(*span),
                span: self.places.wire(*span),
            });
            let members: Vec<Member<'_>> = members.collect();
            let extent = view.members.iter().map(|m| m.1).reduce(Span::to).unwrap_or_default();
            self.add("relation", extent, Facts::Relation(Relation { relation: view.name, members }));
        }
    }

    fn times(&mut self) {
        let found = &self.draft.annotations;
        for d in &found.dates {
            self.add(
                "date",
                d.span,
                Facts::Date { value: d.value.map(|v| v.iso()), anchor: d.anchor.name() },
            );
        }
        for d in &found.durations {
            self.add("duration", d.span, Facts::Duration { value: &d.value, approximate: d.approximate });
        }
        for a in &found.ages {
            self.add("age", a.span, Facts::Age { value: Plain(a.years), person: a.person });
        }
    }

    fn names(&mut self) {
        for m in &self.draft.annotations.mentions {
            let facts = Facts::Mention { entity: m.entity, r#type: m.kind.name(), form: &m.form };
            self.add("mention", m.span, facts);
        }
    }

    /// Words in scare quotes are nobody's words.
    fn speech(&mut self) {
        let found = &self.draft.annotations;
        for q in found.quotations.iter().filter(|q| q.kind != QuotationKind::Scare) {
            let speaker = q.speaker.map(|s| self.places.wire(s));
            self.add("quotation", q.span, Facts::Quotation { speaker, r#type: q.kind.name() });
        }
        for a in &found.attributions {
            self.add("attribution", extent(a), Facts::Attribution(attribution(self.places, a)));
        }
    }

    fn traces(&mut self) {
        for date in &self.draft.annotations.dates {
            let facts = Traced {
                value: date.value.map(|v| v.iso()),
                anchor: date.anchor.name(),
                how: date.trace.way.name(),
                from: explain::start(self.draft, date).map(|d| self.places.wire(d.span)),
                explanation: explain::sentence(self.places, self.draft, date),
            };
            self.add("date", date.span, Facts::Traced(facts));
        }
    }

    fn events(&mut self) {
        let draft = self.draft;
        for e in timeline::chronological(&draft.annotations.events) {
            let Some(date) = draft.annotations.dates.get(e.by as usize) else { continue };
            let facts = Event {
                date: e.date.iso(),
                value: e.date.iso(),
                anchor: date.anchor.name(),
                by: self.places.wire(date.span),
                words: self.places.words(date.span),
            };
            self.add("event", e.span, Facts::Event(facts));
        }
    }
}

/// What the rules in force make of each unsourced figure: whether one of them reports it, and why or why not.
fn reasons(draft: &Draft, rules: &RuleSet) -> BTreeMap<u32, (bool, Vec<String>)> {
    let mut weighed: BTreeMap<u32, (bool, Vec<String>)> = BTreeMap::new();
    for (verdict, asked) in rules.verdicts(draft) {
        let (any, reasons) = weighed.entry(verdict.quantity).or_default();
        *any |= asked;
        reasons.extend(verdict.reckoning());
    }
    weighed
}

fn quantity<'a>(
    places: Places<'a>,
    draft: &'a Draft,
    q: &'a Figure,
    (asked, reasons): (bool, Vec<String>),
) -> Quantity<'a> {
    Quantity {
        category: q.category.name(),
        low: q.low.map(Plain),
        high: q.high.map(Plain),
        unit: &q.unit,
        approximate: q.approximation != Approximation::Exact,
        sourced: q.sourcing != Sourcing::None,
        source: draft.annotations.source_of(q.sourcing).map(|s| places.wire(s)),
        needs_source: asked,
        reasons,
    }
}

fn attribution(places: Places<'_>, a: &Saying) -> Attribution {
    Attribution {
        source: a.source.map(|s| places.wire(s)),
        cue: places.wire(a.cue),
        content: a.content.iter().copied().reduce(Span::to).map(|c| places.wire(c)),
        parts: a.content.iter().map(|c| places.wire(*c)).collect(),
        strength: a.strength.name(),
    }
}

/// From the first to the last word of source, cue and content.
fn extent(a: &Saying) -> Span {
    a.source.iter().chain(&a.content).fold(a.cue, |all, part| all.to(*part))
}

fn token_name(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Word => "word",
        TokenKind::Number => "number",
        TokenKind::Possessive => "possessive",
        TokenKind::Address => "address",
        TokenKind::Mark => "mark",
        TokenKind::Space => "space",
    }
}
