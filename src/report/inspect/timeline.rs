//! The timeline for people: the days of a story in the order of time, and under each what is told of it.

use jiff::civil::Date;

use super::wire::{Event, Facts, Record};
use crate::report::visible;
use crate::report::wrap::hang;

/// Columns before the words of a clause: place and anchor.
const INDENT: usize = 23;

/// Prints events, given in the order of time.
pub fn print(events: &[Record], width: usize) -> String {
    let mut out = String::new();
    let mut last = "";
    for record in events {
        let Facts::Event(event) = &record.facts else { continue };
        if event.date != last {
            out.push_str(&format!("\n{}\n", heading(&event.date)));
            last = &event.date;
        }
        let place = format!("{}:{}", record.span.line, record.span.column);
        let words = hang(&visible::line(&marked(record, event)), width, INDENT);
        out.push_str(&format!("  {place:<8} {:<11} {words}\n", event.anchor));
    }
    if out.is_empty() { "\nno dated clause\n".to_owned() } else { out }
}

/// The clause with brackets around the words that date it: a clause may hold more than one date.
fn marked(record: &Record, event: &Event) -> String {
    let at = event.by.byte_start.saturating_sub(record.span.byte_start) as usize;
    // In Markdown and HTML bytes of the source are not those of the text.
    let here = record.text.get(at..).filter(|rest| rest.starts_with(event.words)).map(|_| at);
    let Some(at) = here.or_else(|| record.text.find(event.words)) else { return record.text.to_owned() };
    let (before, rest) = record.text.split_at(at);
    format!("{before}[{}]{}", event.words, &rest[event.words.len()..])
}

/// The value, and of a day its weekday, which is what an editor checks first.
fn heading(value: &str) -> String {
    let day = value.get(..10).filter(|_| !value.contains('/')).and_then(|day| day.parse::<Date>().ok());
    day.map_or_else(|| value.to_owned(), |day| format!("{value}, {}", super::explain::weekday(day)))
}
