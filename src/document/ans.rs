//! ANS: the content format of Arc XP.
//!
//! In: a source. Out: the document of a story. Not here: JSON itself (`json`).
//! `content_elements` is the body, one element a paragraph, heading, list or picture; words in it
//! are HTML. Never read: `planning` but for its date, `editor_note`, and the taxonomy.

use super::builder::Builder;
use super::json::{Key, Object, Value};
use super::refusal::Refusal;
use super::roles::Flow;
use super::story::{self, Story, Written};
use super::words::Words;
use super::{Document, Format, Metadata, Role, Shape, text};

/// Keys beside `type` and `version` that show a story where it has no `content_elements`.
const OWN: &[&str] = &[
    "additional_properties",
    "canonical_url",
    "credits",
    "owner",
    "planning",
    "promo_items",
    "subheadlines",
    "taxonomy",
];

/// The day of a story, in the order of asking: what readers are shown, when it went out, when it will.
const DATE: &[&str] = &[
    "display_date",
    "publish_date",
    "first_publish_date",
    "planning.scheduling.planned_publish_date",
    "created_date",
];

/// Whether an object with these keys is an ANS story.
pub(super) fn is_story(keys: &[Key<'_>]) -> bool {
    let has = |wanted: &str, first: u8| keys.iter().any(|(key, byte)| *key == wanted && *byte == first);
    let typed = (has("type", b'"'), has("version", b'"'));
    let elements = has("content_elements", b'[') && (typed.0 || typed.1);
    let own = keys.iter().any(|(key, _)| OWN.contains(key));
    elements || typed == (true, true) && has("headlines", b'{') && own
}

/// Reads a story, or an array of them.
///
/// # Errors
///
/// What is no JSON, and a source without any text.
pub(super) fn read(source: &str) -> Result<Vec<Document>, Refusal> {
    let root = Value::read(source)?;
    let read: Result<Vec<Document>, Refusal> =
        root.records().into_iter().map(|record| document(source, &record.object())).collect();
    let mut found = read?;
    found.retain(|document| !document.blocks.is_empty());
    if found.is_empty() {
        let cause = "no text in this ANS story: `content_elements` and `headlines` say nothing";
        let help = "give it elements of type `text` with a `content`";
        return Err(Refusal::at(root.span().start as usize, cause, help));
    }
    Ok(found)
}

fn document(source: &str, item: &Object<'_>) -> Result<Document, Refusal> {
    let mut out = Builder::new(source);
    let mut story = Story::new(source);
    head(&mut story, item)?;
    story.put_lines(&mut out);
    let mut elements = Elements { out: &mut out, quoted: false, listed: false };
    elements.all(item.items("content_elements"))?;
    for value in item.items("promo_items") {
        elements.picture(&value.object())?;
    }
    let metadata = Metadata { place: story.metadata.place.take(), ..metadata(item)? };
    Ok(text::finish(out.finish(Format::Ans, metadata, Vec::new()), Flow::Marked))
}

/// What stands over the story.
fn head(story: &mut Story<'_>, item: &Object<'_>) -> Result<(), Refusal> {
    let line = |w: &Option<Words>| w.as_ref().map_or(Written::Plain, |w| Written::of("", &w.text));
    let fields = [("headlines", Role::Headline), ("subheadlines", Role::Deck), ("description", Role::Deck)];
    for (key, role) in fields {
        let words = item.at(&format!("{key}.basic"))?;
        let written = line(&words);
        story.line(words, role, written);
    }
    let credits = item.get("credits").map(Value::object).unwrap_or_default();
    for author in credits.items("by") {
        story.line(author.object().words("name")?, Role::Byline, Written::Plain);
    }
    story.located(item.words("location")?, "`location`");
    Ok(())
}

fn metadata(item: &Object<'_>) -> Result<Metadata, Refusal> {
    let mut date = None;
    for path in DATE {
        date = date.or(story::date(item.at(path)?.as_ref(), "ANS"));
    }
    let status = item.words("status")?.map(|s| s.text.to_ascii_lowercase());
    let mut kind = story::kind(item.words("subtype")?.as_ref(), "ANS");
    for tag in item.get("taxonomy").map(Value::object).unwrap_or_default().items("sections") {
        kind = kind.or(story::kind(tag.object().words("name")?.as_ref(), "ANS"));
    }
    Ok(Metadata {
        date,
        updated: story::date(item.words("last_updated_date")?.as_ref(), "ANS"),
        kind,
        language: story::language(item.words("language")?, "ANS"),
        draft: matches!(status.as_deref(), Some("draft" | "pending" | "withheld" | "canceled")),
        withheld: status.as_deref().is_some_and(story::is_withheld),
        ..Metadata::default()
    })
}

/// Reads the elements of a story into its document.
struct Elements<'b, 's> {
    out: &'b mut Builder<'s>,
    quoted: bool,
    listed: bool,
}

impl Elements<'_, '_> {
    fn all(&mut self, elements: Vec<Value<'_>>) -> Result<(), Refusal> {
        elements.into_iter().try_for_each(|value| self.one(&value.object()))
    }

    /// Depth is bounded by that of the JSON.
    fn one(&mut self, element: &Object<'_>) -> Result<(), Refusal> {
        let kind = element.words("type")?.map_or_else(String::new, |k| k.text);
        match kind.as_str() {
            "text" => self.prose(element.words("content")?, Role::Body),
            "raw_html" => self.prose(element.words("content")?, Role::Body),
            "header" => self.prose(element.words("content")?, Role::Heading),
            "correction" => self.prose(element.words("text")?, Role::Correction),
            "quote" | "blockquote" => return self.quote(element),
            "list" => return self.list(element),
            "table" => return self.table(element),
            "image" | "video" | "graphic" => return self.picture(element),
            "gallery" => return self.all(element.items("content_elements")),
            _ => {}
        }
        Ok(())
    }

    fn quote(&mut self, element: &Object<'_>) -> Result<(), Refusal> {
        let before = std::mem::replace(&mut self.quoted, true);
        self.prose(element.words("content")?, Role::Body);
        self.all(element.items("content_elements"))?;
        self.quoted = before;
        Ok(())
    }

    fn list(&mut self, element: &Object<'_>) -> Result<(), Refusal> {
        let before = std::mem::replace(&mut self.listed, true);
        self.all(element.items("items"))?;
        self.listed = before;
        Ok(())
    }

    fn table(&mut self, element: &Object<'_>) -> Result<(), Refusal> {
        let rows = element.items("rows").into_iter().flat_map(Value::items);
        for cell in element.items("header").into_iter().chain(rows) {
            let content = if cell.is_string() { cell.words()? } else { cell.object().words("content")? };
            self.shaped(content, Role::Body, Some(Shape::Cell));
        }
        Ok(())
    }

    fn picture(&mut self, element: &Object<'_>) -> Result<(), Refusal> {
        let caption = element.words("caption")?.or(element.at("description.basic")?);
        let alternative = element.words("alt_text")?;
        let same = |w: &Words| caption.as_ref().is_some_and(|c| c.text.trim() == w.text.trim());
        self.prose(alternative.filter(|w| !same(w)), Role::Caption);
        self.prose(caption, Role::Caption);
        Ok(())
    }

    fn prose(&mut self, words: Option<Words>, role: Role) {
        let shape = match role {
            Role::Body if self.quoted => Some(Shape::BlockQuote),
            Role::Body if self.listed => Some(Shape::ListItem),
            _ => None,
        };
        self.shaped(words, role, shape);
    }

    /// Adds words; a role or shape that the element says stands over that of its HTML.
    fn shaped(&mut self, words: Option<Words>, role: Role, shape: Option<Shape>) {
        let Some(words) = words else { return };
        let mut inner = words.html();
        for block in &mut inner.blocks {
            block.role = if role == Role::Body { block.role } else { role };
            block.shape = shape.unwrap_or(block.shape);
        }
        self.out.graft(inner, &words.map);
    }
}
