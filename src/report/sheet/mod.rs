//! The fact-checker's sheet: everything in a draft that can be looked up, each with its source and its place.
//!
//! In: a draft and the rules, for what the lists of names know. Out: [`Row`]s in reading order.
//! Not here: how the sheet looks (`csv`, and `report::html`).
//!
//! Wrong words for a value: `words`.

pub mod csv;
pub mod words;

use std::collections::HashMap;

use crate::annotate::attribution::Strength;
use crate::annotate::entity::Entity;
use crate::annotate::mention::{Mention, MentionKind};
use crate::annotate::quotation::QuotationKind;
use crate::annotate::temporal::{Anchor, Temporal};
use crate::document::Role;
use crate::draft::Draft;
use crate::gazetteer::Gazetteer;
use crate::report::Read;
use crate::report::inspect::explain;
use crate::report::place::Places;
use crate::source::{Source, Span};

/// What is to be looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// How many.
    Figure,
    /// A number that counts nothing: a score, a house number.
    Number,
    /// When.
    Date,
    /// How long.
    Length,
    /// How old.
    Age,
    /// Who, where, which body: once for each spelling.
    Name,
    /// Somebody's words.
    Quotation,
}

impl Kind {
    /// As printed.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Figure => "figure",
            Kind::Number => "number",
            Kind::Date => "date",
            Kind::Length => "length of time",
            Kind::Age => "age",
            Kind::Name => "name",
            Kind::Quotation => "quotation",
        }
    }
}

/// What stands behind a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Support {
    /// Somebody whom the draft names.
    Words(Span),
    /// A list of names, by the form in it.
    List(String),
}

/// One line of the sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What is to be looked up.
    pub kind: Kind,
    /// Its words; of a name, the first of its spelling.
    pub span: Span,
    /// How often a name stands so; 1 for the others.
    pub times: usize,
    /// What it was taken to mean.
    pub reading: String,
    /// What stands behind it, where anything does.
    pub source: Option<Support>,
}

/// The rows of a draft. Page furniture is left out: nobody checks the navigation.
pub fn rows(source: &Source, read: Read<'_>) -> Vec<Row> {
    let Read { draft, rules } = read;
    let places = Places { source, document: &draft.document };
    let mut rows = figures(draft);
    rows.extend(times(places, draft));
    rows.extend(names(draft, &rules.facts.gazetteer));
    rows.extend(quotations(draft));
    let checked =
        |row: &Row| draft.document.block_at(row.span.start).map(|b| b.role) != Some(Role::Boilerplate);
    rows.retain(checked);
    rows.sort_by_key(|r| (r.span.start, std::cmp::Reverse(r.span.end)));
    rows
}

fn row(kind: Kind, span: Span, reading: String, source: Option<Span>) -> Row {
    Row { kind, span, times: 1, reading, source: source.map(Support::Words) }
}

/// Ordinals are no figures: nobody looks up `the third day`.
fn figures(draft: &Draft) -> Vec<Row> {
    let found = &draft.annotations;
    let figures = found.quantities.iter().map(|q| {
        let source = found.source_of(q.sourcing);
        row(Kind::Figure, q.span, words::figure(q), source.or_else(|| speaker(draft, q.span)))
    });
    let numbers = found.numbers.iter().filter(|n| !n.ordinal).map(|n| {
        let reading = words::number(n.value);
        row(Kind::Number, n.span, reading, speaker(draft, n.span))
    });
    let ages = found.ages.iter().map(|a| {
        let whose = a.person.and_then(|p| found.entities.get(p as usize)).map(|e| e.name.as_str());
        row(Kind::Age, a.span, words::age(a.years, whose), speaker(draft, a.span))
    });
    figures.chain(numbers).chain(ages).collect()
}

fn times(places: Places<'_>, draft: &Draft) -> Vec<Row> {
    let found = &draft.annotations;
    let dates = found
        .dates
        .iter()
        .filter(|d| !d.label)
        .map(|d| row(Kind::Date, d.span, date(places, draft, d), speaker(draft, d.span)));
    let lengths = found.durations.iter().map(|d| {
        let about = if d.approximate { "about " } else { "" };
        let reading = format!("{about}{}", words::length(&d.value));
        row(Kind::Length, d.span, reading, speaker(draft, d.span))
    });
    dates.chain(lengths).collect()
}

/// The value, and where the words do not say all of it, what the rest was taken from.
fn date(places: Places<'_>, draft: &Draft, date: &Temporal) -> String {
    let way = || explain::sentence(places, draft, date);
    match (date.value.map(words::time), date.anchor) {
        (None, _) => way(),
        (Some(value), Anchor::Stated) => value,
        (Some(value), Anchor::Publication) => format!("{value}, by the day of publication"),
        (Some(value), _) => format!("{value}: {}", way()),
    }
}

/// One row for every spelling of every entity, in the order of their first mentions.
fn names(draft: &Draft, gazetteer: &Gazetteer) -> Vec<Row> {
    let found = &draft.annotations;
    let mut seen: HashMap<(u32, &str), usize> = HashMap::new();
    let mut rows: Vec<Row> = Vec::new();
    for mention in &found.mentions {
        let at = *seen.entry((mention.entity, &mention.form)).or_insert(rows.len());
        match rows.get_mut(at) {
            Some(row) => row.times += 1,
            None => rows.extend(
                found.entities.get(mention.entity as usize).map(|e| name(draft, gazetteer, mention, e)),
            ),
        }
    }
    rows
}

fn name(draft: &Draft, gazetteer: &Gazetteer, mention: &Mention, entity: &Entity) -> Row {
    let what = match entity.kind {
        MentionKind::Unknown => "of a kind that is not known",
        kind => kind.name(),
    };
    let title = mention.title.map(|t| words::line(draft.slice(t)));
    let reading = title.map_or_else(|| what.to_owned(), |title| format!("{what}, called {title}"));
    let entry = entity.entry.and_then(|e| gazetteer.entry(e));
    let source = entry.map(|e| Support::List(e.name.clone()));
    Row { kind: Kind::Name, span: mention.span, times: 1, reading, source }
}

/// Words in scare quotes are nobody's words.
fn quotations(draft: &Draft) -> impl Iterator<Item = Row> + '_ {
    let spoken = draft.annotations.quotations.iter().filter(|q| q.kind != QuotationKind::Scare);
    spoken.map(|q| {
        let reading = match q.kind {
            QuotationKind::Direct => "whole sentences",
            _ => "part of a sentence",
        };
        row(Kind::Quotation, q.span, reading.to_owned(), q.speaker)
    })
}

/// Who says the words at a place, be it only officials.
fn speaker(draft: &Draft, span: Span) -> Option<Span> {
    draft.annotations.speaker_of(span, Strength::Vague)
}
