//! What was understood at a place, for a hover.
//!
//! In: a draft and a byte of its source. Out: in words, the value of a date and how it was reached, of a figure, of a length of
//! time; whose figure it is and whether a source is asked for; who is named, and in which spellings; who says it.

use std::collections::BTreeMap;

use super::diagnostics::View;
use super::hover::{Page, holds};
use crate::annotate::attribution::Attribution;
use crate::annotate::entity::Entity;
use crate::annotate::quantity::Quantity;
use crate::annotate::quotation::{Quotation, QuotationKind};
use crate::annotate::temporal::Temporal;
use crate::draft::Draft;
use crate::report::inspect::explain;
use crate::report::place::Places;
use crate::report::sheet::words::figure;
use crate::rules::RuleSet;
use crate::source::{Source, SourceSpan, Span};

/// A place and what is said of it.
type Piece = (SourceSpan, String);

/// All that was understood at a byte.
pub fn at(page: Page, view: View<'_>, rules: &RuleSet, draft: &Draft, at: u32) -> Vec<Piece> {
    let told = Telling { page, view, rules, draft, at };
    let mut pieces = Vec::new();
    told.times(&mut pieces);
    told.figures(&mut pieces);
    told.names(&mut pieces);
    told.speech(&mut pieces);
    pieces
}

#[derive(Clone, Copy)]
struct Telling<'a> {
    page: Page,
    view: View<'a>,
    rules: &'a RuleSet,
    draft: &'a Draft,
    at: u32,
}

impl Telling<'_> {
    /// The place in the source, where it holds the byte.
    fn here(self, span: Span) -> Option<SourceSpan> {
        Some(self.draft.document.map.to_source(span)).filter(|s| holds(*s, self.at))
    }

    /// A head and what stands behind it.
    fn head(self, what: &str, value: &str) -> String {
        format!("{}: {}", self.page.strong(what), self.page.words(value))
    }

    /// Words of the draft with their line.
    fn words(self, span: Span) -> String {
        let line = self.view.text.position(self.draft.document.map.to_source(span).start).line + 1;
        self.page.words(&format!("\u{201c}{}\u{201d} (line {line})", self.draft.slice(span)))
    }

    fn times(self, pieces: &mut Vec<Piece>) {
        let found = &self.draft.annotations;
        let dates = found.dates.iter().filter_map(|d| Some((self.here(d.span)?, self.date(d))));
        pieces.extend(dates);
        pieces.extend(found.durations.iter().filter_map(|d| {
            let about = if d.approximate { "about " } else { "" };
            Some((self.here(d.span)?, self.head("length of time", &format!("{about}{}", d.value))))
        }));
        pieces.extend(found.ages.iter().filter_map(|a| {
            let of = a.person.and_then(|p| found.entities.get(p as usize));
            let of = of.map(|e| format!(" of {}", e.name)).unwrap_or_default();
            Some((self.here(a.span)?, self.head("age", &format!("{}{of}", years(a.years)))))
        }));
    }

    fn date(self, date: &Temporal) -> String {
        let value = date.value.map_or_else(|| "no value".to_owned(), |v| v.iso());
        let day = date.value.and_then(|v| v.whole_day()).map(|d| format!(", {}", explain::weekday(d)));
        let source = Source::new(self.draft.path.as_str(), self.view.text.text);
        let places = Places { source: &source, document: &self.draft.document };
        let way = explain::sentence(places, self.draft, date);
        let head = self.head("date", &format!("{value}{}", day.unwrap_or_default()));
        self.page.lines(&[head, self.page.words(&way)])
    }

    fn figures(self, pieces: &mut Vec<Piece>) {
        let found = &self.draft.annotations;
        let figures = found.quantities.iter().enumerate();
        pieces.extend(figures.filter_map(|(i, q)| Some((self.here(q.span)?, self.figure(i as u32, q)))));
        pieces.extend(found.numbers.iter().filter_map(|n| {
            let what = if n.ordinal { "ordinal" } else { "number" };
            Some((self.here(n.span)?, self.head(what, &n.value.to_string())))
        }));
    }

    fn figure(self, index: u32, quantity: &Quantity) -> String {
        let value = format!("{} ({})", figure(quantity), quantity.category.name());
        let mut lines = vec![self.head("figure", value.trim_start())];
        lines.push(match self.draft.annotations.source_of(quantity.sourcing) {
            Some(source) => format!("source: {}", self.words(source)),
            None => "source: nobody".to_owned(),
        });
        let verdicts = self.rules.verdicts(self.draft);
        for (verdict, asked) in verdicts.into_iter().filter(|(v, _)| v.quantity == index) {
            let reasons: Vec<String> = verdict.reckoning().collect();
            let head = if asked { "a source is asked for" } else { "no source is asked for" };
            lines.push(self.page.words(&format!("{head}: {}", reasons.join("; "))));
        }
        self.page.lines(&lines)
    }

    fn names(self, pieces: &mut Vec<Piece>) {
        let found = &self.draft.annotations;
        pieces.extend(found.mentions.iter().filter_map(|m| {
            let here = self.here(m.span)?;
            Some((here, self.entity(found.entities.get(m.entity as usize)?)))
        }));
    }

    fn entity(self, entity: &Entity) -> String {
        let mentions = &self.draft.annotations.mentions;
        let mut spellings: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for mention in entity.mentions.iter().filter_map(|m| mentions.get(*m as usize)) {
            let place = self.draft.document.map.to_source(mention.span);
            let lines = spellings.entry(self.draft.slice(mention.span)).or_default();
            lines.push(self.view.text.position(place.start).line + 1);
        }
        let told = spellings.into_iter().map(|(words, lines)| {
            let word = if lines.len() == 1 { "line" } else { "lines" };
            let lines: Vec<String> = lines.iter().map(u32::to_string).collect();
            self.page.words(&format!("{words} ({word} {})", lines.join(", ")))
        });
        let head = self.head(entity.kind.name(), &entity.name);
        self.page.lines(&[head].into_iter().chain(told).collect::<Vec<_>>())
    }

    /// Who says what is under the cursor: by the words that say so, and by the quotation around.
    fn speech(self, pieces: &mut Vec<Piece>) {
        let found = &self.draft.annotations;
        pieces.extend(found.attributions.iter().filter_map(|a| {
            let here = self.here(a.cue).or_else(|| self.here(a.source?))?;
            Some((here, self.attribution(a)))
        }));
        let quoted = found.quotations.iter().filter(|q| q.kind != QuotationKind::Scare);
        pieces.extend(quoted.filter_map(|q| Some((self.here(q.span)?, self.quotation(q)))));
    }

    fn attribution(self, attribution: &Attribution) -> String {
        let source = attribution.source.map_or_else(|| "nobody".to_owned(), |s| self.words(s));
        let mut lines = vec![
            self.head("attribution", attribution.strength.name()),
            format!("source: {source}"),
            format!("cue: {}", self.words(attribution.cue)),
        ];
        if let Some(content) = attribution.content.iter().copied().reduce(Span::to) {
            lines.push(format!("content: {}", self.words(content)));
        }
        self.page.lines(&lines)
    }

    fn quotation(self, quotation: &Quotation) -> String {
        let speaker = quotation.speaker.map_or_else(|| "nobody is named".to_owned(), |s| self.words(s));
        format!("{} by {speaker}", self.page.strong(&format!("{} quotation", quotation.kind.name())))
    }
}

fn years(years: f64) -> String {
    if years == 1.0 { "1 year".to_owned() } else { format!("{years} years") }
}
