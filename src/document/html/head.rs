//! What a page's head says of its story: JSON-LD, `meta`, `time` and `title`.
//!
//! In: the events of a page. Out: metadata and a title with its place.

use jiff::civil::Date;
use serde_json::Value;

use crate::source::SourceSpan;

use super::super::{Metadata, Stated, StoryKind, day};
use super::entity;
use super::events::{Event, Tag};

/// Title and metadata of a page.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// For pages without a first heading.
    pub title: Option<(String, SourceSpan)>,
    /// What the page says of its story.
    pub metadata: Metadata,
}

/// Reads the head; of several statements of one thing the most exact wins.
pub(super) fn read(source: &str, events: &[Event]) -> Head {
    let linked: Vec<Linked<'_>> = scripts(source, events).filter_map(Linked::read).collect();
    let ld = |key: &str| linked.iter().find_map(|l| l.text(key));
    let date = ld("datePublished").and_then(|v| dated(v, "JSON-LD"));
    let updated = ld("dateModified").and_then(|v| dated(v, "JSON-LD"));
    let date = date.or_else(|| meta_date(source, events, PUBLISHED)).or_else(|| time(source, events));
    let updated = updated.or_else(|| meta_date(source, events, MODIFIED));
    let kind = linked.iter().find_map(Linked::kind);
    let title =
        ld("headline").or_else(|| meta(source, events, &["og:title"])).or_else(|| title(source, events));
    Head { title, metadata: Metadata { date, updated, kind, ..Metadata::default() } }
}

/// Names under which `meta` states the day of publication.
const PUBLISHED: &[&str] =
    &["article:published_time", "datePublished", "date", "dc.date", "pubdate", "publish-date"];
/// Names under which `meta` states the day of the last change.
const MODIFIED: &[&str] = &["article:modified_time", "dateModified", "og:updated_time"];

type Words = (String, SourceSpan);

fn dated((text, span): Words, by: &'static str) -> Option<Stated<Date>> {
    day::find(&text).map(|(value, _)| Stated { value, span: Some(span), by })
}

fn tags(events: &[Event]) -> impl Iterator<Item = &Tag> {
    events.iter().filter_map(|e| match e {
        Event::Open(tag) => Some(tag),
        _ => None,
    })
}

/// The content of the first `meta` of one of the names.
fn meta(source: &str, events: &[Event], names: &[&str]) -> Option<Words> {
    let named = |tag: &&Tag| {
        let name = ["property", "name", "itemprop"].iter().find_map(|a| tag.get(a));
        tag.name == "meta" && name.is_some_and(|n| names.iter().any(|m| m.eq_ignore_ascii_case(n)))
    };
    tags(events).find(named).and_then(|tag| attribute(source, tag, "content"))
}

fn meta_date(source: &str, events: &[Event], names: &[&str]) -> Option<Stated<Date>> {
    names.iter().find_map(|name| meta(source, events, &[name]).and_then(|v| dated(v, "meta")))
}

/// The first `time` that says it is the day of publication; a lone `time` may say anything.
fn time(source: &str, events: &[Event]) -> Option<Stated<Date>> {
    let stated = |tag: &&Tag| tag.get("pubdate").is_some() || tag.get("itemprop") == Some("datePublished");
    let tag = tags(events).filter(|t| t.name == "time").find(stated).or_else(|| only_time(events))?;
    attribute(source, tag, "datetime").and_then(|v| dated(v, "time"))
}

fn only_time(events: &[Event]) -> Option<&Tag> {
    let mut times = tags(events).filter(|t| t.name == "time" && t.get("datetime").is_some());
    times.next().filter(|_| times.next().is_none())
}

/// An attribute's words where they stand in the tag.
fn attribute(source: &str, tag: &Tag, name: &str) -> Option<Words> {
    let value = tag.get(name).filter(|v| !v.trim().is_empty())?;
    let start = tag.span.start as usize;
    let span = tag
        .span
        .of(source)
        .find(value)
        .map_or(tag.span, |at| SourceSpan::new(start + at, start + at + value.len()));
    Some((entity::decoded(value), span))
}

fn title(source: &str, events: &[Event]) -> Option<Words> {
    let at = events.iter().position(|e| matches!(e, Event::Open(tag) if tag.name == "title"))?;
    let Event::Text(span) = events.get(at + 1)? else { return None };
    let words = span.of(source);
    Some((entity::decoded(words.trim()), *span)).filter(|(t, _)| !t.is_empty())
}

/// The texts of `script type="application/ld+json"`.
fn scripts<'s>(source: &'s str, events: &'s [Event]) -> impl Iterator<Item = (&'s str, usize)> {
    let linked = |e: &Event| matches!(e, Event::Open(tag) if tag.name == "script" && tag.get("type") == Some("application/ld+json"));
    let starts = events.iter().enumerate().filter(move |(_, e)| linked(e)).map(|(i, _)| i + 1);
    starts.filter_map(move |i| {
        let texts = events[i..].iter().map_while(|e| match e {
            Event::Text(span) => Some(*span),
            _ => None,
        });
        let span = texts.reduce(SourceSpan::to)?;
        Some((span.of(source), span.start as usize))
    })
}

/// One JSON-LD script.
struct Linked<'s> {
    raw: &'s str,
    base: usize,
    objects: Vec<Value>,
}

impl<'s> Linked<'s> {
    fn read((raw, base): (&'s str, usize)) -> Option<Self> {
        let mut objects = Vec::new();
        collect(serde_json::from_str(raw).ok()?, &mut objects);
        Some(Self { raw, base, objects })
    }

    /// A field of an article; its place is the value's where that can be found as it is.
    fn text(&self, key: &str) -> Option<Words> {
        let articles =
            self.objects.iter().filter(|o| kinds(o).any(|k| k.ends_with("Article") || k == "BlogPosting"));
        let text = articles.filter_map(|o| o.get(key)?.as_str()).next()?;
        let from = self.raw.find(&format!("\"{key}\"")).unwrap_or(0);
        let at = self.raw[from..].find(text).map(|at| self.base + from + at);
        let span = at.map_or(SourceSpan::new(self.base, self.base + self.raw.len()), |at| {
            SourceSpan::new(at, at + text.len())
        });
        Some((text.to_owned(), span))
    }

    /// The kind of story by the type of schema.org.
    fn kind(&self) -> Option<Stated<StoryKind>> {
        let value = self.objects.iter().flat_map(kinds).find_map(|kind| match kind {
            "OpinionNewsArticle" | "ReviewNewsArticle" => Some(StoryKind::Opinion),
            "AnalysisNewsArticle" | "BackgroundNewsArticle" => Some(StoryKind::Analysis),
            "ReportageNewsArticle" => Some(StoryKind::News),
            "BlogPosting" => Some(StoryKind::Blog),
            _ => None,
        })?;
        let span = Some(SourceSpan::new(self.base, self.base + self.raw.len()));
        Some(Stated { value, span, by: "JSON-LD" })
    }
}

/// Objects of the top level, of a list, and of `@graph`.
fn collect(value: Value, objects: &mut Vec<Value>) {
    match value {
        Value::Array(list) => list.into_iter().for_each(|v| collect(v, objects)),
        Value::Object(mut table) => {
            if let Some(graph) = table.remove("@graph") {
                collect(graph, objects);
            }
            objects.push(Value::Object(table));
        }
        _ => {}
    }
}

fn kinds(object: &Value) -> impl Iterator<Item = &str> {
    let types = object.get("@type");
    let one = types.and_then(Value::as_str);
    let many = types.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    one.into_iter().chain(many)
}
