//! NewsML-G2: items of news in XML by the IPTC, alone, in packages and in messages.
//!
//! In: a source. Out: a document for each item with words, more where its bodies say different
//! things. Not here: XML itself (`xml`), the prose of NITF and XHTML in it (`xml::prose`).
//! Never read: `edNote`, which is for desks, and subjects, which are no prose.

use super::nitf::Said;
use super::refusal::Refusal;
use super::story::{self, Story, Written};
use super::words::Words;
use super::xml::prose::Prose;
use super::xml::{Event, Tag, Xml};
use super::{Document, Format, Metadata, Role};

/// The outermost elements.
pub(super) const ROOTS: &[&str] = &["newsItem", "newsMessage", "packageItem"];

/// Reads all items.
///
/// # Errors
///
/// What is no XML, and items without any text.
pub(super) fn read(source: &str) -> Result<Vec<Document>, Refusal> {
    let mut xml = Xml::new(source);
    let (mut news, mut packages) = (Vec::new(), Vec::new());
    while let Some(event) = xml.next()? {
        match event {
            Event::Open(tag) if tag.name == "newsItem" => news.extend(item(source, &mut xml)?),
            Event::Open(tag) if tag.name == "packageItem" => packages.extend(item(source, &mut xml)?),
            _ => {}
        }
    }
    // A package says again what its items say.
    let found = if news.is_empty() { packages } else { news };
    if found.is_empty() {
        let help =
            "a body stands in `contentSet/inlineXML` or `inlineData`; what it only names is not fetched";
        return Err(Refusal::at(
            0,
            "no text in this NewsML-G2 document: no headline, body or description",
            help,
        ));
    }
    Ok(found)
}

/// What an item says of itself.
#[derive(Default)]
struct Item {
    version: Option<Words>,
    first: Option<Words>,
    created: Option<Words>,
    modified: Option<Words>,
    embargoed: Option<Words>,
    status: Option<Words>,
    language: Option<Words>,
    genres: Vec<Words>,
    picture: bool,
    /// What NITF inside it says.
    inner: Said,
}

impl Item {
    /// The day is that of this version, as for ninjs.
    fn metadata(self, story: Metadata) -> Metadata {
        let inner = self.inner.metadata();
        let days = [&self.version, &self.created, &self.first];
        let withheld = inner.withheld || self.status.as_ref().is_some_and(|s| story::is_withheld(&s.text));
        Metadata {
            date: days.into_iter().find_map(|words| story::date(words.as_ref(), "NewsML-G2")).or(inner.date),
            updated: story::date(self.modified.as_ref(), "NewsML-G2"),
            embargo: story::date(self.embargoed.as_ref(), "NewsML-G2").or(inner.embargo),
            kind: self.genres.iter().find_map(|words| story::kind(Some(words), "NewsML-G2")).or(inner.kind),
            language: story::language(self.language, "NewsML-G2").or(inner.language),
            draft: withheld,
            withheld,
            ..story
        }
    }
}

/// Reads an item up to its end.
fn item<'s>(source: &'s str, xml: &mut Xml<'s>) -> Result<Vec<Document>, Refusal> {
    let (mut item, mut story) = (Item::default(), Story::new(source));
    let outside = xml.depth().saturating_sub(1);
    while xml.depth() > outside {
        match xml.next()? {
            Some(Event::Open(tag)) => element(source, xml, &tag, &mut item, &mut story)?,
            Some(_) => {}
            None => break,
        }
    }
    story.metadata = item.metadata(std::mem::take(&mut story.metadata));
    story.documents(Format::Newsml)
}

/// Takes in one element; those that hold others are gone into.
fn element<'s>(
    source: &'s str,
    xml: &mut Xml<'s>,
    tag: &Tag<'_>,
    item: &mut Item,
    story: &mut Story<'_>,
) -> Result<(), Refusal> {
    match tag.name {
        "itemMeta" | "contentMeta" | "contentSet" => {}
        "itemClass" => {
            item.picture = qcode(tag).is_some_and(|q| !matches!(local(&q.text), "text" | "composite"))
        }
        "pubStatus" => item.status = qcode(tag),
        "language" => item.language = tag.get("tag"),
        "versionCreated" => item.version = xml.words()?,
        "firstCreated" => item.first = xml.words()?,
        "contentCreated" => item.created = xml.words()?,
        "contentModified" => item.modified = xml.words()?,
        "embargoed" => item.embargoed = xml.words()?,
        "genre" => {
            item.genres.extend(qcode(tag).map(|q| tail(&q)));
            item.genres.extend(xml.words()?);
        }
        "inlineXML" => inline(source, xml, item, story)?,
        "inlineData" if tag.get("encoding").is_none() => {
            let content = tag.get("contenttype").map_or_else(String::new, |w| w.text);
            story.body(xml.words()?, &content);
        }
        "located" => story.located(first_name(xml)?, "`located`"),
        name => match line(name, item.picture || is_caption(tag)) {
            Some(role) => story.line(xml.words()?, role, Written::Plain),
            None => xml.skip()?,
        },
    }
    Ok(())
}

/// Elements that are lines of the page.
fn line(name: &str, picture: bool) -> Option<Role> {
    match name {
        "headline" => Some(Role::Headline),
        "by" => Some(Role::Byline),
        "dateline" => Some(Role::Dateline),
        "description" if picture => Some(Role::Caption),
        "description" => Some(Role::Deck),
        _ => None,
    }
}

/// NITF or XHTML inside an item.
fn inline<'s>(
    source: &'s str,
    xml: &mut Xml<'s>,
    item: &mut Item,
    story: &mut Story<'_>,
) -> Result<(), Refusal> {
    let mut prose = Prose::new(source);
    prose.element(xml, &mut |tag| item.inner.meet(tag))?;
    story.read_body(prose.finish());
    Ok(())
}

/// The first name of a place, the names of what it lies in left out.
fn first_name(xml: &mut Xml<'_>) -> Result<Option<Words>, Refusal> {
    let (mut name, outside) = (None, xml.depth().saturating_sub(1));
    while xml.depth() > outside {
        match xml.next()? {
            Some(Event::Open(tag)) if tag.name == "name" && name.is_none() => name = xml.words()?,
            Some(Event::Open(_)) => xml.skip()?,
            Some(_) => {}
            None => break,
        }
    }
    Ok(name)
}

/// `drol:caption`, whatever its scheme is called.
fn is_caption(tag: &Tag<'_>) -> bool {
    tag.get("role").is_some_and(|role| local(&role.text) == "caption")
}

fn qcode(tag: &Tag<'_>) -> Option<Words> {
    tag.get("qcode")
}

/// `stat:usable` without the scheme.
fn local(code: &str) -> &str {
    code.rsplit(':').next().unwrap_or_default()
}

fn tail(code: &Words) -> Words {
    Words { text: local(&code.text).to_owned(), ..code.clone() }
}
