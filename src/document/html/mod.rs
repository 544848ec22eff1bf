//! HTML: a first plain reading of a page or a fragment.
//!
//! In: a source. Out: a document of the prose between block tags, byte exact, with what the head
//! says of headline and date. Not here: styles, scripts, and the page around the story.
//! Wrong pieces of the source: `events`; wrong metadata: `head`; wrong characters: `entity`.

mod entity;
mod events;
mod head;

use crate::source::{Source, SourceSpan};

use super::builder::Builder;
use super::roles::Flow;
use super::{Document, Format, MarkupKind, Role, Shape, day, text};

use events::Event;

/// Elements whose words are no part of a story.
const UNREAD: &[&str] = &[
    "aside", "button", "canvas", "datalist", "dialog", "footer", "form", "head", "iframe", "math", "menu",
    "nav", "noscript", "object", "pre", "script", "select", "style", "svg", "template", "textarea", "video",
];

/// Elements inside a line of words; every other element ends the block.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "link", "mark", "meta", "nobr", "q", "ruby", "s", "samp",
    "script", "small", "span", "strike", "strong", "style", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// Elements whose end is often left out: a new one closes the open one.
const SELF_CLOSING: &[&str] = &["dd", "dt", "li", "option", "p", "td", "th", "tr"];

/// Elements inside one another; deeper ones are read as if they were not there.
const DEEPEST: usize = 256;

/// Words straight inside a container are a paragraph only from this length on, in bytes: shorter
/// ones are labels of the page.
const SHORTEST_LOOSE: usize = 40;

/// Reads HTML.
pub(super) fn read(source: &Source) -> Document {
    let events = events::read(&source.text, 0);
    let head = head::read(&source.text, &events);
    let mut out = Builder::new(&source.text);
    let titled = events.iter().any(|e| matches!(e, Event::Open(tag) if tag.name == "h1"));
    if let Some((title, span)) = head.title.filter(|_| !titled) {
        out.block(&title, span, Role::Headline, Shape::Metadata);
    }
    Reader::new(&mut out, &events).all(&events);
    text::finish(out.finish(Format::Html, head.metadata, Vec::new()), Flow::Marked)
}

/// Reads a fragment inside another format, a block by itself.
pub(super) fn embed(out: &mut Builder<'_>, span: SourceSpan) {
    let events = events::read(span.of(out.source()), span.start as usize);
    Reader::new(out, &events).all(&events);
}

/// The character reference that a text begins with: what it stands for, and its length.
pub(super) fn reference(text: &str) -> Option<(String, usize)> {
    entity::reference(text)
}

/// Reads nothing of a fragment but its comments.
pub(super) fn comments(out: &mut Builder<'_>, span: SourceSpan) {
    for event in events::read(span.of(out.source()), span.start as usize) {
        if let Event::Comment(span) = event {
            out.comment(span);
        }
    }
}

/// Whether a text of no known name is HTML: it begins with a tag or a comment that pages begin with.
pub(super) fn looks_like(text: &str) -> bool {
    let Some(inner) = text.strip_prefix('<') else { return false };
    let name: String =
        inner.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let known = ["article", "body", "div", "figure", "h1", "h2", "head", "html", "main", "p", "section"];
    inner.to_ascii_lowercase().starts_with("!doctype html") || known.contains(&name.as_str())
}

/// An element that is open.
struct Open<'e> {
    name: &'e str,
    setting: Setting<'e>,
    /// Where the text begins, for links and emphasis.
    mark: Option<(MarkupKind, Option<usize>)>,
}

/// What an element and those around it say of the words inside.
#[derive(Clone, Copy, Default)]
struct Setting<'e> {
    /// The innermost element that says what its words are.
    form: Option<&'e str>,
    unread: bool,
    framed: bool,
    article: bool,
    header: bool,
    title: bool,
    quoted: bool,
}

impl<'e> Setting<'e> {
    fn inside(self, tag: &'e events::Tag) -> Self {
        let name = tag.name.as_str();
        Self {
            form: if says_form(name) { Some(name) } else { self.form },
            unread: self.unread || tag.hidden || UNREAD.contains(&name),
            framed: self.framed || is_frame(name),
            article: self.article || name == "article",
            header: self.header || name == "header",
            title: self.title || name == "h1",
            quoted: self.quoted || name == "blockquote",
        }
    }
}

struct Reader<'b, 's, 'e> {
    out: &'b mut Builder<'s>,
    open: Vec<Open<'e>>,
    /// Whether the page says where its story is, so that the rest is left out.
    framed: bool,
    titled: bool,
}

impl<'b, 's, 'e> Reader<'b, 's, 'e> {
    fn new(out: &'b mut Builder<'s>, events: &'e [Event]) -> Self {
        let frame = |e: &Event| matches!(e, Event::Open(tag) if is_frame(&tag.name));
        let framed = events.iter().any(frame);
        Self { out, open: Vec::new(), framed, titled: false }
    }

    fn all(&mut self, events: &'e [Event]) {
        for event in events {
            self.event(event);
        }
        self.flush();
    }

    fn event(&mut self, event: &'e Event) {
        match event {
            Event::Open(tag) => self.start(tag),
            Event::Close(name) => self.close(name),
            Event::Text(span) if self.is_read() => self.words(*span),
            Event::Text(_) => {}
            Event::Comment(span) => self.out.comment(*span),
        }
    }

    fn start(&mut self, tag: &'e events::Tag) {
        let name = tag.name.as_str();
        if !INLINE.contains(&name) {
            self.flush();
        }
        if name == "br" && self.is_read() && self.out.is_open() {
            self.out.push("\n", tag.span);
        }
        if tag.void {
            return;
        }
        if SELF_CLOSING.contains(&name) && self.open.last().is_some_and(|o| o.name == name) {
            self.open.pop();
        }
        if self.open.len() < DEEPEST {
            let setting = self.setting().inside(tag);
            self.open.push(Open { name, setting, mark: mark(name).map(|kind| (kind, None)) });
        }
    }

    /// Closes the innermost element of the name, and what was left open inside it.
    fn close(&mut self, name: &str) {
        if !INLINE.contains(&name) {
            self.flush();
        }
        let Some(at) = self.open.iter().rposition(|o| o.name == name) else { return };
        for open in self.open.drain(at..) {
            if let Some((kind, Some(start))) = open.mark {
                self.out.mark(kind, start);
            }
        }
    }

    fn setting(&self) -> Setting<'e> {
        self.open.last().map_or_else(Setting::default, |o| o.setting)
    }

    /// Inside the story's frame, where the page has one, and inside nothing that is no prose.
    fn is_read(&self) -> bool {
        let here = self.setting();
        let framed = here.framed || here.title || !self.framed;
        // An article's own header holds its title and deck; a page's holds the page's.
        framed && !here.unread && (!here.header || here.article || here.title)
    }

    /// Words with entities read and runs of white space made one.
    fn words(&mut self, span: SourceSpan) {
        let mut start = None;
        for (text, piece) in entity::pieces(span.of(self.out.source()), span.start as usize) {
            if !(text == " " && piece.len() > 1 && self.out.at_space()) {
                self.out.push(&text, piece);
                start = start.or(Some(self.out.len() - text.len()));
            }
        }
        self.open.iter_mut().filter_map(|o| o.mark.as_mut()).for_each(|(_, at)| *at = at.or(start));
    }

    fn flush(&mut self) {
        if !self.out.is_open() {
            return;
        }
        let (role, shape) = self.form();
        self.out.end(role, shape);
        self.open.iter_mut().filter_map(|o| o.mark.as_mut()).for_each(|(_, at)| *at = None);
    }

    /// What the innermost element that says so makes of the block.
    fn form(&mut self) -> (Role, Shape) {
        let here = self.setting();
        let Some(name) = here.form else {
            return (loose(self.out.open_words()), Shape::Paragraph);
        };
        match name {
            "h1" if !std::mem::replace(&mut self.titled, true) => (Role::Headline, Shape::Paragraph),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => (Role::Heading, Shape::Paragraph),
            "figcaption" | "caption" => (Role::Caption, Shape::Paragraph),
            _ if here.quoted => (Role::Body, Shape::BlockQuote),
            "li" | "dd" | "dt" => (Role::Body, Shape::ListItem),
            "td" | "th" => (Role::Body, Shape::Cell),
            _ => (Role::Body, Shape::Paragraph),
        }
    }
}

/// Words straight inside a container: a label of the page, a day, or a paragraph.
fn loose(words: &str) -> Role {
    let label = words.len() < SHORTEST_LOOSE && !day::is_stamp(words);
    if label { Role::Boilerplate } else { Role::Body }
}

fn mark(name: &str) -> Option<MarkupKind> {
    match name {
        "a" => Some(MarkupKind::Link),
        "b" | "em" | "i" | "strong" => Some(MarkupKind::Emphasis),
        "code" => Some(MarkupKind::Code),
        _ => None,
    }
}

fn is_frame(name: &str) -> bool {
    matches!(name, "article" | "main")
}

fn says_form(name: &str) -> bool {
    const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
    const OTHERS: [&str; 9] = ["p", "li", "dd", "dt", "td", "th", "figcaption", "caption", "blockquote"];
    HEADINGS.contains(&name) || OTHERS.contains(&name)
}
