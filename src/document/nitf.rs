//! NITF 3: a story in XML by the IPTC, alone or inside NewsML-G2.
//!
//! In: a source. Out: its document. Not here: XML itself (`xml`), its prose (`xml::prose`).
//! Never read: `ed-msg` and `note`, which are for desks.

use super::builder::Builder;
use super::refusal::Refusal;
use super::roles::Flow;
use super::story;
use super::words::Words;
use super::xml::prose::Prose;
use super::xml::{Event, Tag, Xml};
use super::{Document, Format, Metadata, text};

/// Reads a document.
///
/// # Errors
///
/// What is no XML, and a document without any text.
pub(super) fn read(source: &str) -> Result<Vec<Document>, Refusal> {
    let mut xml = Xml::new(source);
    let mut said = Said::default();
    let mut out = Builder::new(source);
    while let Some(event) = xml.next()? {
        if let Event::Open(tag) = event {
            said.meet(&tag);
            let mut prose = Prose::new(source);
            prose.element(&mut xml, &mut |tag| said.meet(tag))?;
            out = prose.finish();
        }
    }
    let document = text::finish(out.finish(Format::Nitf, said.metadata(), Vec::new()), Flow::Marked);
    if document.blocks.is_empty() {
        let help = "a story stands in `body.content`, a paragraph in `p`";
        return Err(Refusal::at(0, "no text in this NITF document: `body` says nothing", help));
    }
    Ok(vec![document])
}

/// What the tags of a document say of it.
#[derive(Debug, Default)]
pub(super) struct Said {
    issued: Option<Words>,
    published: Option<Words>,
    told: Option<Words>,
    released: Option<Words>,
    status: Option<Words>,
    kind: Vec<Words>,
    language: Option<Words>,
}

impl Said {
    /// Takes in what a tag says; of two that say the same thing the first one counts.
    pub(super) fn meet(&mut self, tag: &Tag<'_>) {
        let first =
            |slot: &mut Option<Words>, attribute: &str| *slot = slot.take().or_else(|| tag.get(attribute));
        match tag.name {
            "date.issue" => first(&mut self.issued, "norm"),
            "date.release" => first(&mut self.released, "norm"),
            "story.date" => first(&mut self.told, "norm"),
            "pubdata" => first(&mut self.published, "date.publication"),
            "docdata" => first(&mut self.status, "management-status"),
            "nitf" | "body" => first(&mut self.language, "lang"),
            "tobject" => self.kind.extend(tag.get("tobject.type")),
            "tobject.property" => self.kind.extend(tag.get("tobject.property.type")),
            _ => {}
        }
    }

    /// As metadata. The day of issue is the one that the agency vouches for; that of publication is
    /// the paper's, and may be a day later.
    pub(super) fn metadata(self) -> Metadata {
        let days = [&self.issued, &self.published, &self.told];
        let withheld = self.status.as_ref().is_some_and(|s| story::is_withheld(&s.text));
        Metadata {
            date: days.into_iter().find_map(|words| story::date(words.as_ref(), "NITF")),
            embargo: story::date(self.released.as_ref().filter(|r| self.is_held(r)), "NITF"),
            kind: self.kind.iter().rev().find_map(|words| story::kind(Some(words), "NITF")),
            language: story::language(self.language, "NITF"),
            draft: withheld,
            withheld,
            ..Metadata::default()
        }
    }

    /// Agencies stamp every story with a moment of release; it holds one that was issued before it.
    fn is_held(&self, release: &Words) -> bool {
        let digits =
            |words: &Words| words.text.chars().filter(char::is_ascii_digit).take(14).collect::<String>();
        self.issued.as_ref().is_none_or(|issued| digits(release) > digits(issued))
    }
}
