//! The lines of `inspect --format ndjson`: one struct for each kind of annotation.

use serde::Serialize;

use super::value::Plain;
use crate::report::place::WireSpan;

/// One annotation, its words and its place.
#[derive(Debug, Serialize)]
pub struct Record<'a> {
    pub path: &'a str,
    pub kind: &'static str,
    pub text: &'a str,
    pub span: WireSpan,
    #[serde(flatten)]
    pub facts: Facts<'a>,
}

/// What is known of an annotation, by kind.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Facts<'a> {
    Token { r#type: &'static str },
    Sentence { paragraph: u32, role: &'static str },
    Quantity(Quantity<'a>),
    Date { value: Option<String>, anchor: &'static str },
    Traced(Traced),
    Duration { value: &'a str, approximate: bool },
    Age { value: Plain, person: Option<u32> },
    Number { value: Plain },
    Relation(Relation<'a>),
    Mention { entity: u32, r#type: &'static str, form: &'a str },
    Quotation { speaker: Option<WireSpan>, r#type: &'static str },
    Attribution(Attribution),
    Event(Event<'a>),
}

/// An expression of time with how its value was reached: the rule, and the earlier one it starts from.
#[derive(Debug, Serialize)]
pub struct Traced {
    pub value: Option<String>,
    pub anchor: &'static str,
    pub how: &'static str,
    pub from: Option<WireSpan>,
    pub explanation: String,
}

/// A dated clause. `by` is the place of the expression that dates it, `words` are its words.
#[derive(Debug, Serialize)]
pub struct Event<'a> {
    pub date: String,
    pub value: String,
    pub anchor: &'static str,
    pub by: WireSpan,
    #[serde(skip)]
    pub words: &'a str,
}

/// A figure.
#[derive(Debug, Serialize)]
pub struct Quantity<'a> {
    pub category: &'static str,
    pub low: Option<Plain>,
    pub high: Option<Plain>,
    pub unit: &'a str,
    pub approximate: bool,
    pub sourced: bool,
    pub source: Option<WireSpan>,
    pub needs_source: bool,
    pub reasons: Vec<String>,
}

/// Who says what. `content` runs from the first to the last word said, `parts` are its pieces.
#[derive(Debug, Serialize)]
pub struct Attribution {
    pub source: Option<WireSpan>,
    pub cue: WireSpan,
    pub content: Option<WireSpan>,
    pub parts: Vec<WireSpan>,
    pub strength: &'static str,
}

/// Figures that belong together, in reading order.
#[derive(Debug, Serialize)]
pub struct Relation<'a> {
    pub relation: &'static str,
    pub members: Vec<Member<'a>>,
}

/// A figure of a relation and what it is in it.
#[derive(Debug, Serialize)]
pub struct Member<'a> {
    pub role: &'static str,
    pub text: &'a str,
    pub span: WireSpan,
}
