//! Tags and text of a page with their places, every element opened and closed in pairs.
//!
//! In: a page or a fragment. Out: [`Page`], whose events nest: what a page leaves open or closes twice is settled
//! here after the HTML standard (`nesting`). Not here: what the elements mean, character references (`reference`).
//! Time and memory grow with the length of the source alone.

use std::collections::HashMap;
use std::convert::Infallible;

use html5gum::{Emitter, ForwardingEmitter, State, Tokenizer, naive_next_state};

use crate::source::SourceSpan;

use super::super::refusal::DEEPEST;
use super::nesting::{self, Stack};
use super::silent::Silent;

/// Kinds of element that are told apart; those past them count as one kind.
const KINDS: usize = 2048;

/// Attributes that say something of the story or of its frame; sorted.
const KEPT: &[&str] = &[
    "alt",
    "aria-hidden",
    "charset",
    "class",
    "content",
    "data-component",
    "data-testid",
    "datetime",
    "hidden",
    "href",
    "http-equiv",
    "id",
    "itemprop",
    "itemtype",
    "name",
    "property",
    "pubdate",
    "rel",
    "role",
    "style",
    "type",
];

/// A kind of element, by its place among the names of a page.
pub(super) type Kind = u16;

/// An element's start tag.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag {
    /// Its kind.
    pub kind: Kind,
    /// The tag itself.
    pub span: SourceSpan,
    end: u32,
    attributes: (u32, u8),
}

impl Tag {
    /// The event that closes it; its own where it can hold nothing.
    pub(super) fn end(&self) -> usize {
        self.end as usize
    }
}

/// A piece of a page.
#[derive(Debug, Clone, Copy)]
pub(super) enum Event {
    /// An element begins.
    Open(Tag),
    /// The innermost element ends.
    Close,
    /// Raw text, references and all.
    Text(SourceSpan),
    /// `<!-- … -->`
    Comment(SourceSpan),
}

/// A page as events that nest.
#[derive(Debug)]
pub(super) struct Page<'s> {
    /// The whole source, of which the page may be a part.
    pub source: &'s str,
    /// In order.
    pub events: Vec<Event>,
    /// The first tag that stands too deep; it and all that are as deep count as not there.
    pub too_deep: Option<SourceSpan>,
    names: Vec<String>,
    attributes: Vec<(u8, SourceSpan)>,
}

impl Page<'_> {
    /// The element's name in small letters.
    pub(super) fn name(&self, tag: &Tag) -> &str {
        &self.names[usize::from(tag.kind)]
    }

    /// The raw value of an attribute, empty where it has none.
    pub(super) fn get(&self, tag: &Tag, name: &str) -> Option<&str> {
        self.place(tag, name).map(|span| span.of(self.source))
    }

    /// Where the value of an attribute stands.
    pub(super) fn place(&self, tag: &Tag, name: &str) -> Option<SourceSpan> {
        let (from, count) = tag.attributes;
        let all = self.attributes.iter().skip(from as usize).take(usize::from(count));
        all.into_iter().find(|(kept, _)| KEPT[usize::from(*kept)] == name).map(|(_, span)| *span)
    }

    /// All start tags with the places of their events.
    pub(super) fn tags(&self) -> impl Iterator<Item = (usize, &Tag)> {
        self.events.iter().enumerate().filter_map(|(at, event)| match event {
            Event::Open(tag) => Some((at, tag)),
            _ => None,
        })
    }

    /// The text inside an element, from its first piece to its last.
    pub(super) fn inner(&self, at: usize, tag: &Tag) -> Option<SourceSpan> {
        let texts = self.events[at..tag.end()].iter().filter_map(|e| match e {
            Event::Text(span) => Some(*span),
            _ => None,
        });
        texts.reduce(SourceSpan::to)
    }
}

/// Reads the part of a source that `span` covers.
pub(super) fn read(source: &str, span: SourceSpan) -> Page<'_> {
    let mut recorder = Recorder::new(source, span);
    // A string in memory cannot fail to be read, and the events are recorded, not handed out.
    let Ok(()) = Tokenizer::new_with_emitter(span.of(source), Recording(&mut recorder, Silent)).finish();
    recorder.finish()
}

/// What the tokenizer is reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    Start,
    End,
}

struct Recorder<'s> {
    page: Page<'s>,
    kinds: HashMap<String, Kind>,
    stack: Stack,
    /// Where the tokenizer stands, where it read the last `<`, and up to where all is recorded.
    at: usize,
    opened: usize,
    done: usize,
    end: usize,
    reading: Reading,
    name: String,
    self_closing: bool,
    /// The last start tag, which alone ends a script or a style.
    last: String,
    /// The attribute that is read: its name and its value.
    attribute: Option<(String, SourceSpan)>,
    first_attribute: usize,
    /// Inside how many `svg` and `math` elements, in which a tag may close itself.
    foreign: u32,
}

impl<'s> Recorder<'s> {
    fn new(source: &'s str, span: SourceSpan) -> Self {
        let (at, end) = (span.start as usize, span.end as usize);
        let page =
            Page { source, events: Vec::new(), too_deep: None, names: Vec::new(), attributes: Vec::new() };
        Self {
            page,
            kinds: HashMap::new(),
            stack: Stack::default(),
            at,
            opened: at,
            done: at,
            end,
            reading: Reading::End,
            name: String::new(),
            self_closing: false,
            last: String::new(),
            attribute: None,
            first_attribute: 0,
            foreign: 0,
        }
    }

    fn finish(mut self) -> Page<'s> {
        self.text(self.end);
        self.close_down_to(0);
        self.page
    }

    /// The text that has not been recorded yet, up to `end`.
    fn text(&mut self, end: usize) {
        let span = SourceSpan::new(self.done, end);
        if !span.of(self.page.source).is_empty() {
            self.page.events.push(Event::Text(span));
        }
        self.done = end;
    }

    /// The piece of markup that ends here, with the text before it.
    fn markup(&mut self) -> SourceSpan {
        self.text(self.opened);
        self.done = self.at;
        SourceSpan::new(self.opened, self.at)
    }

    fn kind(&mut self) -> Kind {
        if let Some(kind) = self.kinds.get(&self.name) {
            return *kind;
        }
        let kind = self.page.names.len().min(KINDS);
        if kind == self.page.names.len() {
            self.page.names.push(self.name.clone());
            self.kinds.insert(self.name.clone(), kind as Kind);
        }
        kind as Kind
    }

    fn open(&mut self) {
        let span = self.markup();
        let kind = self.kind();
        self.close_down_to(self.stack.implied(&self.name));
        let from = self.first_attribute;
        let attributes = (from as u32, (self.page.attributes.len() - from) as u8);
        let at = self.page.events.len();
        let foreign = matches!(self.name.as_str(), "svg" | "math");
        let void = nesting::is_void(&self.name) || self.self_closing && (self.foreign > 0 || foreign);
        if !void && self.stack.len() >= DEEPEST {
            self.page.too_deep.get_or_insert(span);
            return;
        }
        self.page.events.push(Event::Open(Tag { kind, span, end: at as u32, attributes }));
        if !void {
            self.stack.push(kind, &self.name, at);
            self.foreign += u32::from(foreign);
        }
    }

    fn close(&mut self) {
        self.markup();
        let kind = self.kind();
        if let Some(depth) = self.stack.closing(kind, &self.name) {
            self.close_down_to(depth);
        }
    }

    /// Closes open elements until `depth` are left.
    fn close_down_to(&mut self, depth: usize) {
        while let Some((kind, at)) = self.stack.pop_above(depth) {
            let end = self.page.events.len();
            if let Some(Event::Open(tag)) = self.page.events.get_mut(at) {
                tag.end = end as u32;
            }
            self.page.events.push(Event::Close);
            let foreign = matches!(self.page.names[usize::from(kind)].as_str(), "svg" | "math");
            self.foreign -= u32::from(foreign);
        }
    }

    /// Keeps the attribute that was read, if it says something; of several of one name the first counts.
    fn keep_attribute(&mut self) {
        let Some((name, value)) = self.attribute.take() else { return };
        let Ok(kept) = KEPT.binary_search(&name.as_str()) else { return };
        let kept = kept as u8;
        let known = self.page.attributes[self.first_attribute..].iter().any(|(k, _)| *k == kept);
        if !known && self.reading == Reading::Start {
            self.page.attributes.push((kept, value));
        }
    }

    /// A tag has been read; the state in which the tokenizer goes on.
    fn tag(&mut self) -> Option<State> {
        self.keep_attribute();
        if self.reading == Reading::End {
            self.close();
            self.last.clear();
            return None;
        }
        let foreign = self.foreign > 0;
        self.open();
        self.last.clone_from(&self.name);
        naive_next_state(self.name.as_bytes()).filter(|_| !(foreign && self.self_closing))
    }

    /// The value of the attribute begins; one without quotes has begun a byte before.
    fn begin_value(&mut self) {
        let before = self.at.saturating_sub(1);
        let quoted = matches!(self.page.source.as_bytes().get(before), Some(b'"' | b'\''));
        let start = if quoted { self.at } else { before };
        if let Some((_, value)) = &mut self.attribute {
            *value = SourceSpan::new(start, start);
        }
    }

    fn begin(&mut self, reading: Reading) {
        self.reading = reading;
        self.name.clear();
        self.self_closing = false;
        self.attribute = None;
        self.first_attribute = self.page.attributes.len();
    }
}

/// Lends the recorder to a tokenizer: the text itself is what stands between the pieces of markup.
struct Recording<'r, 's>(&'r mut Recorder<'s>, Silent);

impl ForwardingEmitter for Recording<'_, '_> {
    type Token = Infallible;

    fn inner(&mut self) -> &mut impl Emitter<Token = Infallible> {
        &mut self.1
    }

    fn move_position(&mut self, offset: isize) {
        self.0.at = self.0.at.saturating_add_signed(offset);
    }

    fn start_open_tag(&mut self) {
        self.0.opened = self.0.at.saturating_sub(1);
    }

    fn init_start_tag(&mut self) {
        self.0.begin(Reading::Start);
    }

    fn init_end_tag(&mut self) {
        self.0.begin(Reading::End);
    }

    fn push_tag_name(&mut self, s: &[u8]) {
        self.0.name.push_str(&String::from_utf8_lossy(s));
    }

    fn set_self_closing(&mut self) {
        self.0.self_closing = true;
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.0.tag()
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.0.reading == Reading::End && !self.0.last.is_empty() && self.0.last == self.0.name
    }

    fn emit_current_comment(&mut self) {
        let span = self.0.markup();
        self.0.page.events.push(Event::Comment(span));
    }

    fn emit_current_doctype(&mut self) {
        self.0.markup();
    }

    fn init_attribute(&mut self) {
        self.0.keep_attribute();
        let nowhere = SourceSpan::new(self.0.at, self.0.at);
        self.0.attribute = Some((String::new(), nowhere));
    }

    fn push_attribute_name(&mut self, s: &[u8]) {
        let at = self.0.at;
        if let Some((name, value)) = &mut self.0.attribute {
            name.push_str(&String::from_utf8_lossy(s));
            *value = SourceSpan::new(at, at);
        }
    }

    fn init_attribute_value(&mut self) {
        self.0.begin_value();
    }

    fn push_attribute_value(&mut self, _: &[u8]) {
        let at = self.0.at;
        if let Some((_, value)) = &mut self.0.attribute {
            *value = SourceSpan::new(value.start as usize, at);
        }
    }
}
