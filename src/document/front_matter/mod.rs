//! Front matter: YAML between `---`, TOML between `+++`, or a JSON object.
//!
//! In: a source's name and text. Out: metadata, blocks for headline, deck, byline and dateline,
//! and faults of what cannot be read. Not here: the body (`markdown`).
//! The names of fields are those of Hugo, Jekyll and common newsroom systems.

mod json;
mod toml;
mod yaml;

use jiff::civil::Date;

use crate::diagnostic::Fault;
use crate::source::SourceSpan;

use super::builder::Builder;
use super::{Metadata, Role, Shape, Stated, StoryKind, dateline, day};

const HEADLINE: &[&str] = &["headline", "title"];
const DECK: &[&str] = &["deck", "dek", "description", "standfirst", "subhead", "subheadline", "subtitle"];
const BYLINE: &[&str] = &["author", "authors", "by", "byline"];
const DATELINE: &[&str] = &["dateline", "located", "location"];
const KIND: &[&str] = &["genre", "kind"];
/// In the order in which they are asked, after Hugo's look-up of the day of publication.
const DATE: &[&str] =
    &["publishdate", "pubdate", "published", "datepublished", "publishedat", "publicationdate", "date"];
/// Hugo falls back on these where nothing says when the story appeared.
const UPDATED: &[&str] = &["lastmod", "modified", "updated", "datemodified", "lastmodifiedat", "updatedat"];
const EMBARGO: &[&str] = &["embargo", "embargoed", "embargoeduntil", "embargountil"];

/// One value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Scalar {
    text: String,
    span: SourceSpan,
}

/// A field of the top level; a list has several values, a table none.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Field {
    /// Small letters without `-` and `_`.
    key: String,
    /// As written.
    name: String,
    span: SourceSpan,
    values: Vec<Scalar>,
}

/// What a parser of one notation makes of the text between the fences.
#[derive(Debug, Default)]
struct Fields {
    fields: Vec<Field>,
    fault: Option<Fault>,
}

/// The front matter of a source; empty where there is none.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    fields: Vec<Field>,
    /// What it says of the story.
    pub metadata: Metadata,
    /// What could not be read.
    pub faults: Vec<Fault>,
    /// Where the body begins.
    pub end: usize,
}

impl FrontMatter {
    /// Its words as blocks, in the order of the source.
    pub(super) fn blocks(&self, out: &mut Builder<'_>) {
        for field in &self.fields {
            let Some(role) = role(&field.key) else { continue };
            for value in &field.values {
                out.block(&value.text, value.span, role, Shape::Metadata);
            }
        }
    }
}

fn role(key: &str) -> Option<Role> {
    let lists =
        [(HEADLINE, Role::Headline), (DECK, Role::Deck), (BYLINE, Role::Byline), (DATELINE, Role::Dateline)];
    lists.iter().find(|(keys, _)| keys.contains(&key)).map(|(_, role)| *role)
}

/// Reads the front matter, if the source begins with one.
pub(super) fn read(name: &str, source: &str) -> FrontMatter {
    let base = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut front = FrontMatter { end: base, ..FrontMatter::default() };
    if let Some((fields, end)) = fenced(source, base).or_else(|| json::read(source, base)) {
        front.end = end;
        front.fields = fields.fields;
        front.fields.sort_by_key(|f| f.span);
        front.faults.extend(fields.fault);
        front.metadata = metadata(&front.fields, &mut front.faults);
    }
    from_name(name, &mut front.metadata);
    front
}

/// Fields between two fences of the same kind, and where the body begins.
fn fenced(source: &str, base: usize) -> Option<(Fields, usize)> {
    let first = source[base..].split_inclusive('\n').next()?;
    let fence = first.trim_end();
    let start = base + first.len();
    let read: fn(&str, usize) -> Fields = match fence {
        "---" => yaml::read,
        "+++" => toml::read,
        _ => return None,
    };
    match closing(source, start, fence) {
        Some((inner, end)) if is_fields(&source[start..inner]) => {
            Some((read(&source[start..inner], start), end))
        }
        None if is_fields(&source[start..]) => Some(unclosed(source, base, start, fence)),
        _ => None,
    }
}

/// Start and end of the line that closes the front matter.
fn closing(source: &str, start: usize, fence: &str) -> Option<(usize, usize)> {
    let mut at = start;
    for line in source[start..].split_inclusive('\n') {
        let end = at + line.len();
        let mark = line.trim_end();
        if mark == fence || mark == "..." && fence == "---" {
            return Some((at, end));
        }
        at = end;
    }
    None
}

/// Prose between two rules is no front matter: its first line has no key.
fn is_fields(inner: &str) -> bool {
    let mut lines = inner.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
    lines.next().is_none_or(|line| {
        let key = line.split([':', '=']).next().unwrap_or_default();
        key.len() < line.len() && key.len() <= 60 && key.split_whitespace().count() <= 2
            || line.starts_with(['[', '{'])
    })
}

/// Without a closing fence the fields end at the first blank line.
fn unclosed(source: &str, base: usize, start: usize, fence: &str) -> (Fields, usize) {
    let mut end = start;
    for line in source[start..].split_inclusive('\n').take_while(|line| !line.trim().is_empty()) {
        end += line.len();
    }
    let fault = Fault {
        span: SourceSpan::new(base, base + fence.len()),
        message: format!("opened by `{fence}` and never closed"),
        help: Some(format!("put a line `{fence}` after its last field")),
    };
    (Fields { fields: Vec::new(), fault: Some(fault) }, end)
}

fn metadata(fields: &[Field], faults: &mut Vec<Fault>) -> Metadata {
    let updated = latest(fields, faults);
    let embargo = first_date(fields, EMBARGO, faults).map(|stated| with_key(fields, stated));
    let date = first_date(fields, DATE, faults).or_else(|| updated.clone());
    Metadata {
        date,
        updated,
        embargo,
        kind: kind(fields),
        place: place(fields),
        draft: is_draft(fields),
        ..Metadata::default()
    }
}

/// The first of the keys, in their order, that holds a day. A boolean is Jekyll's `published`.
fn first_date(fields: &[Field], keys: &[&str], faults: &mut Vec<Fault>) -> Option<Stated<Date>> {
    keys.iter().filter_map(|key| one(fields, key)).find_map(|(field, value)| date(field, value, faults))
}

/// An embargo's place takes in its key: the value alone says nothing.
fn with_key(fields: &[Field], stated: Stated<Date>) -> Stated<Date> {
    let of_value = |f: &&Field| f.values.iter().any(|v| Some(v.span) == stated.span);
    let span = fields.iter().find(of_value).zip(stated.span).map(|(f, value)| f.span.to(value));
    Stated { span, ..stated }
}

fn latest(fields: &[Field], faults: &mut Vec<Fault>) -> Option<Stated<Date>> {
    let days = UPDATED.iter().filter_map(|key| one(fields, key)).filter_map(|(f, v)| date(f, v, faults));
    days.max_by_key(|stated| stated.value)
}

fn one<'f>(fields: &'f [Field], key: &str) -> Option<(&'f Field, &'f Scalar)> {
    let field = fields.iter().find(|f| f.key == key)?;
    Some((field, field.values.first().filter(|v| !v.text.trim().is_empty())?))
}

/// The day as written. A value that is none is a fault, unless it is a boolean.
fn date(field: &Field, value: &Scalar, faults: &mut Vec<Fault>) -> Option<Stated<Date>> {
    if let Some((date, _)) = day::find(&value.text) {
        return Some(Stated { value: date, span: Some(value.span), by: "front matter" });
    }
    if truth(&value.text).is_none() {
        faults.push(Fault {
            span: value.span,
            message: format!("`{}` is not a date", field.name),
            help: Some("write it as year, month and day: 2021-03-04".to_owned()),
        });
    }
    None
}

fn truth(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" => Some(true),
        "false" | "no" => Some(false),
        _ => None,
    }
}

fn kind(fields: &[Field]) -> Option<Stated<StoryKind>> {
    let values = KIND.iter().filter_map(|key| fields.iter().find(|f| f.key == *key)).flat_map(|f| &f.values);
    values.into_iter().find_map(|v| {
        Some(Stated { value: StoryKind::of_genre(&v.text)?, span: Some(v.span), by: "front matter" })
    })
}

fn place(fields: &[Field]) -> Option<Stated<String>> {
    DATELINE.iter().filter_map(|key| one(fields, key)).find_map(|(field, value)| {
        let line = dateline::read(&value.text);
        let whole = (field.key != "dateline").then_some(0..value.text.len());
        let at = line.map(|l| l.place).or(whole)?;
        let start = value.span.start as usize;
        let verbatim = value.span.len() == value.text.len();
        let span = if verbatim { SourceSpan::new(start + at.start, start + at.end) } else { value.span };
        Some(Stated { value: value.text[at].to_owned(), span: Some(span), by: "front matter" })
    })
}

/// `draft: true`, `published: false`, or a status short of published.
fn is_draft(fields: &[Field]) -> bool {
    let says =
        |key: &str, wanted: bool| one(fields, key).is_some_and(|(_, v)| truth(&v.text) == Some(wanted));
    let status = one(fields, "status").map(|(_, v)| v.text.trim().to_ascii_lowercase());
    says("draft", true) || says("published", false) || matches!(status.as_deref(), Some("draft" | "pending"))
}

/// Jekyll's habits: `YYYY-MM-DD-slug.md`, and a folder for drafts.
fn from_name(name: &str, metadata: &mut Metadata) {
    let file = name.rsplit('/').next().unwrap_or_default();
    let head =
        file.get(..10).filter(|_| file.get(10..).is_some_and(|tail| tail.starts_with(['-', '_', '.'])));
    if let (None, Some((value, _))) = (&metadata.date, head.and_then(day::find)) {
        metadata.date = Some(Stated { value, span: None, by: "file name" });
    }
    metadata.draft |= name.split('/').any(|folder| folder == "_drafts");
}

/// A field by its name as written.
fn field(name: &str, span: SourceSpan, values: Vec<Scalar>) -> Field {
    let key = name.chars().filter(|c| !matches!(c, '-' | '_')).flat_map(char::to_lowercase).collect();
    Field { key, name: name.to_owned(), span, values }
}

/// A value whose source may be quoted: the words inside where they stand as they are.
fn scalar(source: &str, base: usize, range: std::ops::Range<usize>, text: String) -> Scalar {
    let raw = source.get(range.clone()).unwrap_or_default();
    let at = raw.find(&text).filter(|_| !text.is_empty());
    let inner = at.map(|at| range.start + at..range.start + at + text.len()).unwrap_or(range);
    Scalar { span: SourceSpan::new(base + inner.start, base + inner.end), text }
}
