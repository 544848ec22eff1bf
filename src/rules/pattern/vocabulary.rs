//! What a pattern can ask for: kinds of annotations and their fields.
//!
//! The names are those that `inspect` prints, so that what a desk sees there is what it writes in a rule, and what
//! a message can repeat. Not here: how a pattern is written (`grammar`), where it holds (`matching`).

use crate::annotate::attribution::Attribution;
use crate::annotate::mention::{Mention, MentionKind};
use crate::annotate::quantity::{Approximation, Category, Quantity};
use crate::annotate::quotation::{Quotation, QuotationKind};
use crate::document::Role;
use crate::draft::Draft;
use crate::lexicon::{Lexicon, fold};
use crate::rules::scope::is_quoted;
use crate::source::Span;

/// A kind of annotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A figure.
    Quantity,
    /// A number that is no figure.
    Number,
    /// A date or time.
    Date,
    /// A span of time.
    Duration,
    /// A person's age.
    Age,
    /// A name.
    Mention,
    /// An office or occupation of the list of titles.
    Title,
    /// Somebody's words.
    Quotation,
    /// An act of saying: source, cue and content together.
    Attribution,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 9] = [
        Kind::Quantity,
        Kind::Number,
        Kind::Date,
        Kind::Duration,
        Kind::Age,
        Kind::Mention,
        Kind::Title,
        Kind::Quotation,
        Kind::Attribution,
    ];

    /// As written in patterns and printed by `inspect`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Quantity => "quantity",
            Kind::Number => "number",
            Kind::Date => "date",
            Kind::Duration => "duration",
            Kind::Age => "age",
            Kind::Mention => "mention",
            Kind::Title => "title",
            Kind::Quotation => "quotation",
            Kind::Attribution => "attribution",
        }
    }

    /// Its own fields, besides those of [`EVERY`].
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Kind::Quantity => &["category", "low", "high", "unit", "approximate", "sourced"],
            Kind::Number => &["value"],
            Kind::Date => &["value", "anchor"],
            Kind::Duration => &["value", "approximate"],
            Kind::Age => &["value"],
            Kind::Mention => &["type", "form", "first", "titled"],
            Kind::Title => &[],
            Kind::Quotation => &["type", "speaker"],
            Kind::Attribution => &["source", "cue", "strength"],
        }
    }
}

/// Fields of every kind: the words, whether they stand in round brackets, whether in somebody's words.
pub const EVERY: [&str; 3] = ["text", "bracketed", "quoted"];

/// Values of a field that has a closed set of them; empty for any other.
pub fn closed_set(kind: Kind, field: &str) -> Vec<&'static str> {
    match (kind, field) {
        (Kind::Quantity, "category") => Category::ALL.map(Category::name).to_vec(),
        (Kind::Mention, "type") => vec!["person", "place", "organization", "unknown"],
        (Kind::Quotation, "type") => vec!["direct", "mixed"],
        (Kind::Attribution, "strength") => vec!["named", "office", "vague", "hedge"],
        (Kind::Date, "anchor") => vec!["stated", "publication", "context", "none"],
        (_, "bracketed" | "quoted" | "approximate" | "sourced" | "first" | "titled") => vec!["yes", "no"],
        _ => Vec::new(),
    }
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Words, or one of a closed set.
    Text(String),
    /// A number.
    Number(f64),
    /// Whether something holds.
    Is(bool),
    /// Nothing is known.
    None,
}

impl Value {
    /// As a message repeats it.
    pub fn told(&self) -> String {
        match self {
            Value::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
            Value::Number(n) => n.to_string(),
            Value::Is(true) => "yes".to_owned(),
            Value::Is(false) => "no".to_owned(),
            Value::None => String::new(),
        }
    }
}

/// An annotation of a kind, by its index among those of the kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub kind: Kind,
    /// Which.
    pub index: usize,
    /// Where.
    pub span: Span,
}

/// The annotations of a kind, in order. Words in scare quotes are nobody's words.
pub fn items(draft: &Draft, lexicon: &Lexicon, kind: Kind) -> Vec<Item> {
    let found = &draft.annotations;
    let spans: Vec<(usize, Span)> = match kind {
        Kind::Quantity => numbered(&found.quantities, |q| q.span),
        Kind::Number => numbered(&found.numbers, |n| n.span),
        Kind::Date => numbered(&found.dates, |d| d.span),
        Kind::Duration => numbered(&found.durations, |d| d.span),
        Kind::Age => numbered(&found.ages, |a| a.span),
        Kind::Mention => numbered(&found.mentions, |m| m.span),
        Kind::Title => titles(draft, lexicon).into_iter().enumerate().collect(),
        Kind::Quotation => {
            let mut spoken = numbered(&found.quotations, |q| q.span);
            spoken.retain(|(i, _)| found.quotations[*i].kind != QuotationKind::Scare);
            spoken
        }
        Kind::Attribution => numbered(&found.attributions, extent),
    };
    let mut items: Vec<Item> = spans.into_iter().map(|(index, span)| Item { kind, index, span }).collect();
    items.sort_by_key(|i| i.span);
    items
}

fn numbered<T>(all: &[T], span: impl Fn(&T) -> Span) -> Vec<(usize, Span)> {
    all.iter().map(span).enumerate().collect()
}

fn extent(a: &Attribution) -> Span {
    a.source.iter().chain(&a.content).fold(a.cue, |all, part| all.to(*part))
}

/// Words of the longest title.
const LONGEST: usize = 4;

/// The longest listed title at every word.
fn titles(draft: &Draft, lexicon: &Lexicon) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for (i, token) in draft.tokens.iter().enumerate() {
        if found.last().is_some_and(|f| f.end > token.span.start) {
            continue;
        }
        let ends = draft.tokens[i..].iter().take(LONGEST).rev();
        let mut spans = ends.map(|t| token.span.to(t.span));
        let listed = |s: &Span| {
            let words = fold(draft.slice(*s)).into_owned();
            lexicon.titles.contains(&words)
                || words.strip_suffix('s').is_some_and(|w| lexicon.titles.contains(w))
        };
        found.extend(spans.find(listed));
    }
    found
}

/// The value of a field that the kind has.
pub fn value(draft: &Draft, item: Item, field: &str) -> Value {
    let found = &draft.annotations;
    match (field, item.kind) {
        ("text", _) => Value::Text(draft.slice(item.span).to_owned()),
        ("bracketed", _) => Value::Is(is_bracketed(draft, item.span)),
        ("quoted", _) => Value::Is(is_quoted(draft, item.span)),
        (_, Kind::Quantity) => of_quantity(&found.quantities[item.index], field),
        (_, Kind::Number) => Value::Number(found.numbers[item.index].value),
        ("value", Kind::Date) => text(found.dates[item.index].value.map(|v| v.iso())),
        (_, Kind::Date) => Value::Text(found.dates[item.index].anchor.name().to_owned()),
        ("approximate", Kind::Duration) => Value::Is(found.durations[item.index].approximate),
        (_, Kind::Duration) => Value::Text(found.durations[item.index].value.clone()),
        (_, Kind::Age) => Value::Number(found.ages[item.index].years),
        (_, Kind::Mention) => of_mention(draft, item.index, field),
        (_, Kind::Quotation) => of_quotation(draft, &found.quotations[item.index], field),
        (_, Kind::Attribution) => of_attribution(draft, &found.attributions[item.index], field),
        (_, Kind::Title) => Value::None,
    }
}

fn text(value: Option<String>) -> Value {
    value.map_or(Value::None, Value::Text)
}

fn of_quantity(q: &Quantity, field: &str) -> Value {
    let number = |n: Option<f64>| n.map_or(Value::None, Value::Number);
    match field {
        "category" => Value::Text(q.category.name().to_owned()),
        "low" => number(q.low),
        "high" => number(q.high),
        "unit" => Value::Text(q.unit.clone()),
        "approximate" => Value::Is(q.approximation != Approximation::Exact),
        _ => Value::Is(q.sourcing.is_told()),
    }
}

fn of_mention(draft: &Draft, index: usize, field: &str) -> Value {
    let mention = &draft.annotations.mentions[index];
    match field {
        "type" => Value::Text(mention.kind.name().to_owned()),
        "form" => Value::Text(mention.form.clone()),
        "titled" => Value::Is(mention.title.is_some()),
        _ => Value::Is(is_first(draft, mention)),
    }
}

/// Whether it is the first time that the story itself names somebody or something; a headline does not count.
fn is_first(draft: &Draft, mention: &Mention) -> bool {
    let all = &draft.annotations.mentions;
    let told = |i: &&u32| draft.block_of(all[**i as usize].sentence).role == Role::Body;
    let entity = &draft.annotations.entities[mention.entity as usize];
    entity.mentions.iter().find(told).is_some_and(|i| all[*i as usize].span == mention.span)
        && mention.kind != MentionKind::Unknown
}

fn of_quotation(draft: &Draft, quotation: &Quotation, field: &str) -> Value {
    match field {
        "type" => Value::Text(quotation.kind.name().to_owned()),
        _ => text(quotation.speaker.map(|s| draft.slice(s).to_owned())),
    }
}

fn of_attribution(draft: &Draft, attribution: &Attribution, field: &str) -> Value {
    match field {
        "source" => text(attribution.source.map(|s| draft.slice(s).to_owned())),
        "cue" => Value::Text(draft.slice(attribution.cue).to_owned()),
        _ => Value::Text(attribution.strength.name().to_owned()),
    }
}

/// How far before a place the bracket that holds it may open, in bytes: further than in any edited paragraph.
const BRACKETED: u32 = 4096;

/// Whether round brackets of the paragraph hold the place.
fn is_bracketed(draft: &Draft, span: Span) -> bool {
    let Some(block) = draft.document.block_at(span.start) else { return false };
    let near = draft.tokens.partition_point(|t| t.span.start + BRACKETED < span.start);
    let start =
        draft.tokens.get(near).map_or(span.start, |t| t.span.start).clamp(block.span.start, span.start);
    let before = draft.slice(Span { start, end: span.start });
    match (before.rfind('('), before.rfind(')')) {
        (Some(open), Some(close)) => open > close,
        (open, _) => open.is_some(),
    }
}
