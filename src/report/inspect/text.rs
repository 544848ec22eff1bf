//! The annotations for people: each sentence, and under it what was read in it.

use super::value::Plain;
use super::wire::{Facts, Quantity, Record, Relation};
use super::{explain, timeline};
use crate::draft::Draft;
use crate::report::visible;
use crate::report::wrap::hang;

/// Columns before the words of an annotation.
const INDENT: usize = 17;

/// Longest words of an annotation that are printed whole, in characters.
const LONGEST: usize = 48;

/// Prints the head of a document, its records and its timeline.
pub fn print(draft: &Draft, records: &[Record], events: Option<&[Record]>, width: usize) -> String {
    let mut out = head(draft);
    for record in records {
        match &record.facts {
            Facts::Sentence { paragraph, role } => out.push_str(&sentence(record, *paragraph, role, width)),
            Facts::Traced(traced) => out.push_str(&explain::print(record, traced, width)),
            facts => out.push_str(&annotation(record, facts, width)),
        }
    }
    if let Some(events) = events {
        out.push_str(&timeline::print(events, width));
    }
    out.push('\n');
    out
}

/// `draft.md (markdown, news, 2022-01-26)`
fn head(draft: &Draft) -> String {
    let document = &draft.document;
    let date = document.date().map_or_else(|| "no date".to_owned(), |d| d.to_string());
    let name = visible::line(&draft.path);
    format!("{name} ({}, {}, {date})\n", document.format.name(), document.kind().name())
}

fn sentence(record: &Record, paragraph: u32, role: &str, width: usize) -> String {
    let place = format!("{}:{}", record.span.line, record.span.column);
    let words = hang(&visible::line(record.text), width, 2);
    format!("\n{place} {role}, paragraph {}\n  {words}\n", paragraph + 1)
}

fn annotation(record: &Record, facts: &Facts, width: usize) -> String {
    let line = format!("{} -- {}", shorten(&visible::line(record.text)), describe(facts));
    format!("    {:<12} {}\n", record.kind, hang(&line, width, INDENT))
}

/// The first and last words of long text; what lies between is on the page.
fn shorten(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let words: Vec<&str> = text.split(' ').collect();
    let (head, tail) = (fitting(words.iter()), fitting(words.iter().rev()));
    let tail = words.len() - tail.max(1);
    format!("{} … {}", words[..head.max(1).min(tail)].join(" "), words[tail..].join(" "))
}

/// How many words fit into half of the longest line.
fn fitting<'w>(words: impl Iterator<Item = &'w &'w str>) -> usize {
    let ends = words.scan(0, |used, word| {
        *used += word.chars().count() + 1;
        Some(*used)
    });
    ends.take_while(|used| *used < LONGEST / 2).count()
}

fn describe(facts: &Facts) -> String {
    match facts {
        Facts::Token { r#type } => (*r#type).to_owned(),
        Facts::Sentence { role, .. } => (*role).to_owned(),
        Facts::Quantity(q) => figure(q),
        Facts::Date { value, anchor } => {
            value.as_ref().map_or_else(|| "no value".to_owned(), |v| format!("{v} ({anchor})"))
        }
        Facts::Duration { value, approximate } => format!("{}{value}", about(*approximate)),
        Facts::Age { value, person } => format!("{value} years{}", of_person(*person)),
        Facts::Number { value } => value.to_string(),
        Facts::Relation(r) => relation(r),
        Facts::Mention { entity, r#type, form } => format!("{type} {entity}: {}", visible::line(form)),
        Facts::Quotation { speaker, r#type } => {
            format!(
                "{type}, {}",
                speaker.map_or_else(|| "no speaker".to_owned(), |s| place("speaker", s.line, s.column))
            )
        }
        Facts::Attribution(a) => {
            let source =
                a.source.map_or_else(|| "no source".to_owned(), |s| place("source", s.line, s.column));
            format!("{}, {source}", a.strength)
        }
        Facts::Traced(traced) => traced.explanation.clone(),
        Facts::Event(event) => format!("{} ({})", event.date, event.anchor),
    }
}

/// `casualty, about 149 to 160 people, sourced at 3:12`
fn figure(q: &Quantity) -> String {
    let range = match (q.low, q.high) {
        (Some(low), Some(high)) if low != high => format!("{low} to {high}"),
        (Some(Plain(value)), _) | (_, Some(Plain(value))) => value.to_string(),
        _ => "vague".to_owned(),
    };
    let source = match (q.sourced, q.source) {
        (true, Some(s)) => place("sourced", s.line, s.column),
        (true, None) => "sourced".to_owned(),
        (false, _) => "no source".to_owned(),
    };
    let value = format!("{}{range} {}", about(q.approximate), visible::line(q.unit));
    let verdict = if q.needs_source { "needs one" } else { "needs none" };
    let asks =
        if q.reasons.is_empty() { String::new() } else { format!("; {verdict}: {}", q.reasons.join(", ")) };
    format!("{}, {}, {source}{asks}", q.category, value.trim_end())
}

/// `part-whole: whole 40, part 25, part 15`
fn relation(r: &Relation) -> String {
    let members = r.members.iter().map(|m| format!("{} {}", m.role, visible::line(m.text)));
    format!("{}: {}", r.relation, members.collect::<Vec<_>>().join(", "))
}

fn place(what: &str, line: usize, column: usize) -> String {
    format!("{what} at {line}:{column}")
}

fn about(approximate: bool) -> &'static str {
    if approximate { "about " } else { "" }
}

fn of_person(person: Option<u32>) -> String {
    person.map_or_else(String::new, |p| format!(" of {p}"))
}
