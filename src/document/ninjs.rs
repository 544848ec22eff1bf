//! ninjs: news in JSON by the IPTC, versions 1, 2 and 3.
//!
//! In: a source. Out: the documents of an item and of the text items in it. Not here: JSON itself
//! (`json`). The versions differ in the names of their keys alone, and `standard`, which would tell
//! them apart, may be left out: all names are read side by side.
//!
//! Never read: `ednote`, which is for desks, and the lists of people and places, which are no prose.

use super::json::{Key, Object, Value};
use super::refusal::Refusal;
use super::story::{self, Story, Written};
use super::words::Words;
use super::{Document, Format, Metadata, Role, Stated};

/// Keys that no other format has. Those of one version, then of all.
const OWN: &[&str] = &[
    "bodies",
    "contentCreated",
    "contentcreated",
    "descriptions",
    "edNote",
    "ednote",
    "embargoedUntil",
    "firstCreated",
    "firstcreated",
    "pubStatus",
    "pubstatus",
    "versionCreated",
    "versioncreated",
];

/// The day of a story, in the order of asking: what goes out is this version, and its "Tuesday" is
/// the Tuesday before this version was made, however long ago the first one was.
const DATE: &[&str] =
    &["versioncreated", "versionCreated", "firstcreated", "firstCreated", "contentcreated", "contentCreated"];

/// Kinds of items whose description is a caption.
const PICTURES: &[&str] = &["audio", "graphic", "picture", "video"];

/// Whether an object with these keys is a ninjs item: `uri`, the one that must stand there, and one
/// of its own, or two of its own. JSON-LD names its types with `@`.
pub(super) fn is_item(keys: &[Key<'_>]) -> bool {
    let own = |key: &str| OWN.contains(&key) || key.starts_with("body_") || key.starts_with("description_");
    let lists = keys.iter().any(|(key, first)| *key == "headlines" && *first == b'[');
    let count = keys.iter().filter(|(key, _)| own(key)).count() + usize::from(lists);
    let named = keys.iter().any(|(key, _)| *key == "uri");
    count + usize::from(named) >= 2 && count > 0 && !keys.iter().any(|(key, _)| key.starts_with('@'))
}

/// Reads an item, or an array of them.
///
/// # Errors
///
/// What is no JSON, and an item without any text.
pub(super) fn read(source: &str) -> Result<Vec<Document>, Refusal> {
    let root = Value::read(source)?;
    let mut found = Vec::new();
    let mut items: Vec<Object<'_>> = root.records().into_iter().rev().map(Value::object).collect();
    while let Some(item) = items.pop() {
        let inner: Vec<Object<'_>> = item.items("associations").into_iter().map(Value::object).collect();
        let (texts, pictures): (Vec<_>, Vec<_>) = inner.into_iter().partition(|i| !is_picture(i));
        found.extend(story(source, &item, &pictures)?.documents(Format::Ninjs)?);
        items.extend(texts.into_iter().rev());
    }
    if found.is_empty() {
        let cause = "no text in this ninjs item: no headline, body or description";
        let help = "give it `body_text` or `body_html` (ninjs 1), or `bodies` with a `value` (2 and 3)";
        return Err(Refusal::at(root.span().start as usize, cause, help));
    }
    Ok(found)
}

fn is_picture(item: &Object<'_>) -> bool {
    let kind = item.words("type").ok().flatten();
    kind.is_some_and(|kind| PICTURES.contains(&kind.text.as_str()))
}

fn story<'s>(source: &'s str, item: &Object<'s>, pictures: &[Object<'s>]) -> Result<Story<'s>, Refusal> {
    let mut story = Story::new(source);
    story.metadata = metadata(item)?;
    for (words, content) in fields(item, "headline", "headlines")? {
        story.line(Some(words.clone()), Role::Headline, Written::of(&content, &words.text));
    }
    let caption = if is_picture(item) { Role::Caption } else { Role::Deck };
    describe(&mut story, item, caption)?;
    story.line(item.words("byline")?.or(item.words("by")?), Role::Byline, Written::Plain);
    story.located(item.words("located")?, "`located`");
    for (words, content) in fields(item, "body_", "bodies")? {
        story.body(Some(words), &content);
    }
    pictures.iter().try_for_each(|picture| describe(&mut story, picture, Role::Caption))?;
    Ok(story)
}

/// Descriptions: the deck of a text, the caption of a picture.
fn describe(story: &mut Story<'_>, item: &Object<'_>, role: Role) -> Result<(), Refusal> {
    for (words, content) in fields(item, "description_", "descriptions")? {
        let written = Written::of(&content, &words.text);
        story.line(Some(words), role, written);
    }
    Ok(())
}

/// What stands under keys that begin alike (version 1) or in a list of values (2 and 3), each with
/// what is said of its content.
fn fields(item: &Object<'_>, head: &str, list: &str) -> Result<Vec<(Words, String)>, Refusal> {
    let mut found = Vec::new();
    for (key, value) in item.beginning(head).filter(|(key, _)| *key != list) {
        let content = ["html", "xml", "text"].into_iter().find(|kind| key.ends_with(kind));
        found.extend(value.words()?.map(|words| (words, content.unwrap_or_default().to_owned())));
    }
    let mut entries: Vec<Object<'_>> = item.items(list).into_iter().map(Value::object).collect();
    // The main one of several, where one says so, is the story's.
    entries.sort_by_key(|entry| !is_main(entry));
    for entry in entries {
        let content = entry.words("contenttype")?.or(entry.words("contentType")?);
        let content = content.map_or_else(String::new, |c| c.text);
        found.extend(entry.words("value")?.map(|words| (words, content)));
    }
    Ok(found)
}

fn is_main(entry: &Object<'_>) -> bool {
    let role = entry.words("role").ok().flatten();
    role.is_some_and(|role| role.text.rsplit(':').next() == Some("main"))
}

fn metadata(item: &Object<'_>) -> Result<Metadata, Refusal> {
    let mut date = None;
    for key in DATE {
        date = date.or(story::date(item.words(key)?.as_ref(), "ninjs"));
    }
    let embargo = item.words("embargoed")?.or(item.words("embargoedUntil")?);
    let status = item.words("pubstatus")?.or(item.words("pubStatus")?);
    let withheld = status.is_some_and(|s| story::is_withheld(&s.text));
    Ok(Metadata {
        date,
        embargo: story::date(embargo.as_ref(), "ninjs"),
        kind: kind(item)?,
        language: story::language(item.words("language")?, "ninjs"),
        draft: withheld,
        withheld,
        ..Metadata::default()
    })
}

fn kind(item: &Object<'_>) -> Result<Option<Stated<super::StoryKind>>, Refusal> {
    let genres = item.items("genre").into_iter().chain(item.items("genres"));
    for genre in genres {
        let genre = genre.object();
        for key in ["name", "literal", "code"] {
            if let Some(kind) = story::kind(genre.words(key)?.as_ref(), "ninjs") {
                return Ok(Some(kind));
            }
        }
    }
    Ok(None)
}
