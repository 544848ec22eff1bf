//! The prose of NITF and XHTML: paragraphs, headings, lists, tables, quotations and captions.
//!
//! In: the events of an element. Out: blocks with roles in a [`Builder`]. The two vocabularies share
//! most of their names and disagree on none, so one table of each kind serves both.

use crate::source::SourceSpan;

use super::super::builder::Builder;
use super::super::{MarkupKind, Role, Shape};
use super::{Event, Tag, Xml, pieces};
use crate::document::refusal::Refusal;

/// Elements whose words are no part of a story, or are for desks alone.
const UNREAD: &[&str] = &[
    "alt-code",
    "aside",
    "copyrite",
    "distributor",
    "ed-msg",
    "edNote",
    "footer",
    "form",
    "head",
    "media-metadata",
    "media-object",
    "media-producer",
    "nav",
    "nitf-table-metadata",
    "note",
    "pre",
    "rights",
    "script",
    "series",
    "style",
    "virtloc",
];

/// Elements inside a line of words; every other element ends the block.
const INLINE: &[&str] = &[
    "a",
    "abbr",
    "alt-code",
    "b",
    "br",
    "chron",
    "cite",
    "city",
    "classifier",
    "code",
    "country",
    "del",
    "em",
    "event",
    "frac",
    "frac-den",
    "frac-num",
    "frac-sep",
    "function",
    "i",
    "img",
    "ins",
    "lang",
    "location",
    "mark",
    "money",
    "name.family",
    "name.given",
    "num",
    "object.title",
    "org",
    "person",
    "pronounce",
    "q",
    "region",
    "s",
    "small",
    "span",
    "state",
    "story.date",
    "strong",
    "sub",
    "sublocation",
    "sup",
    "time",
    "u",
    "virtloc",
];

/// What an element and those around it say of the words inside.
#[derive(Debug, Clone, Copy, Default)]
struct Setting {
    role: Option<Role>,
    shape: Option<Shape>,
    unread: bool,
    /// Inside what stands over the body.
    head: bool,
}

impl Setting {
    fn inside(self, name: &str) -> Self {
        Self {
            role: role(name, self.head).or(self.role),
            shape: shape(name).or(self.shape),
            unread: self.unread || UNREAD.contains(&name),
            head: self.head || name == "body.head",
        }
    }
}

/// What a name says of the role of its words.
fn role(name: &str, head: bool) -> Option<Role> {
    let role = match name {
        "hl1" | "h1" => Role::Headline,
        "hl2" if head => Role::Deck,
        "abstract" => Role::Deck,
        "hl2" | "h2" | "h3" | "h4" | "h5" | "h6" => Role::Heading,
        "byline" => Role::Byline,
        "dateline" => Role::Dateline,
        "media-caption" | "figcaption" | "caption" => Role::Caption,
        "body.end" | "tagline" => Role::Boilerplate,
        _ => return None,
    };
    Some(role)
}

fn shape(name: &str) -> Option<Shape> {
    match name {
        "bq" | "blockquote" => Some(Shape::BlockQuote),
        "li" | "dd" | "dt" => Some(Shape::ListItem),
        "td" | "th" => Some(Shape::Cell),
        _ => None,
    }
}

fn mark(name: &str) -> Option<MarkupKind> {
    match name {
        "a" => Some(MarkupKind::Link),
        "b" | "em" | "i" | "strong" => Some(MarkupKind::Emphasis),
        "code" => Some(MarkupKind::Code),
        _ => None,
    }
}

struct Open<'s> {
    name: &'s str,
    setting: Setting,
    mark: Option<(MarkupKind, Option<usize>)>,
}

/// Reads elements into a document.
pub(in crate::document) struct Prose<'s> {
    out: Builder<'s>,
    open: Vec<Open<'s>>,
    titled: bool,
}

impl<'s> Prose<'s> {
    /// Nothing yet of a source.
    pub(in crate::document) fn new(source: &'s str) -> Self {
        Self { out: Builder::new(source), open: Vec::new(), titled: false }
    }

    /// Reads the rest of the element that was opened last, `meet` being told of every tag in it.
    ///
    /// # Errors
    ///
    /// What is no XML.
    pub(in crate::document) fn element(
        &mut self,
        xml: &mut Xml<'s>,
        meet: &mut dyn FnMut(&Tag<'s>),
    ) -> Result<(), Refusal> {
        let outside = xml.depth().saturating_sub(1);
        while xml.depth() > outside {
            match xml.next()? {
                Some(Event::Open(tag)) => {
                    meet(&tag);
                    self.start(&tag);
                }
                Some(Event::Close) => self.close(),
                Some(Event::Text(span)) => self.text(span, true),
                Some(Event::Data(span)) => self.text(span, false),
                Some(Event::Comment(span)) => self.out.comment(span),
                None => break,
            }
        }
        self.flush();
        Ok(())
    }

    /// What was read.
    pub(in crate::document) fn finish(self) -> Builder<'s> {
        self.out
    }

    fn setting(&self) -> Setting {
        self.open.last().map_or_else(Setting::default, |o| o.setting)
    }

    fn start(&mut self, tag: &Tag<'s>) {
        if !INLINE.contains(&tag.name) {
            self.flush();
        }
        let setting = self.setting().inside(tag.name);
        if tag.name == "br" && !setting.unread && self.out.is_open() {
            self.out.push("\n", tag.span());
        }
        if let Some(words) = tag.get("alternate-text").filter(|_| !setting.unread) {
            self.out.graft(words.line(Role::Caption, Shape::Paragraph), &words.map);
        }
        self.open.push(Open { name: tag.name, setting, mark: mark(tag.name).map(|kind| (kind, None)) });
    }

    fn close(&mut self) {
        if self.open.last().is_some_and(|o| !INLINE.contains(&o.name)) {
            self.flush();
        }
        if let Some(Open { mark: Some((kind, Some(start))), .. }) = self.open.pop() {
            self.out.mark(kind, start);
        }
    }

    /// Words with runs of white space made one, and references read where there can be any.
    fn text(&mut self, span: SourceSpan, references: bool) {
        if self.setting().unread {
            return;
        }
        let raw = span.of(self.out.source());
        let mut start = None;
        for piece in pieces(raw).filter(|_| references) {
            let at = span.start as usize + piece.at;
            let verbatim = piece.text == raw[piece.at..piece.at + piece.len];
            if verbatim {
                self.words(&raw[piece.at..piece.at + piece.len], at, &mut start);
            } else {
                self.put(&piece.text, SourceSpan::new(at, at + piece.len), &mut start);
            }
        }
        if !references {
            self.words(raw, span.start as usize, &mut start);
        }
        self.open.iter_mut().filter_map(|o| o.mark.as_mut()).for_each(|(_, at)| *at = at.or(start));
    }

    /// Words as they are, a run of white space at a time.
    fn words(&mut self, raw: &str, base: usize, start: &mut Option<usize>) {
        let mut at = 0;
        while at < raw.len() {
            let rest = &raw[at..];
            let spaces = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_whitespace()).len();
            let len = if spaces > 0 {
                spaces
            } else {
                rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len())
            };
            let span = SourceSpan::new(base + at, base + at + len);
            if spaces == 0 {
                self.put(&rest[..len], span, start);
            } else if self.out.is_open() && !self.out.at_space() {
                self.put(" ", span, start);
            }
            at += len;
        }
    }

    fn put(&mut self, text: &str, span: SourceSpan, start: &mut Option<usize>) {
        self.out.push(text, span);
        *start = start.or(Some(self.out.len() - text.len()));
    }

    fn flush(&mut self) {
        if !self.out.is_open() {
            return;
        }
        let here = self.setting();
        let role = match here.role.unwrap_or(Role::Body) {
            Role::Headline if std::mem::replace(&mut self.titled, true) => Role::Heading,
            role => role,
        };
        self.out.end(role, here.shape.unwrap_or(Shape::Paragraph));
        self.open.iter_mut().filter_map(|o| o.mark.as_mut()).for_each(|(_, at)| *at = None);
    }
}
