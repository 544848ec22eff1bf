//! Tags and text of a page with their places.
//!
//! In: a page. Out: [`Event`]s in order. Not here: what they mean.

use std::cell::RefCell;
use std::rc::Rc;

use lol_html::html_content::Element;
use lol_html::{HtmlRewriter, Settings, doc_comments, doc_text, element};

use crate::source::SourceSpan;

/// A start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    /// In small letters.
    pub name: String,
    /// The tag itself.
    pub span: SourceSpan,
    /// It can hold nothing.
    pub void: bool,
    /// Not shown to readers, or navigation.
    pub hidden: bool,
    /// Names and raw values.
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    /// The raw value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Event {
    /// An element begins.
    Open(Tag),
    /// An element ends; its name.
    Close(String),
    /// Raw text, references and all.
    Text(SourceSpan),
    /// `<!-- … -->`
    Comment(SourceSpan),
}

type Events = Rc<RefCell<Vec<Event>>>;

/// Reads a page, or a fragment that begins `base` bytes into its source; what the parser cannot
/// follow ends the reading.
pub(super) fn read(source: &str, base: usize) -> Vec<Event> {
    let events = Events::default();
    let settings = settings(&events, base);
    let mut rewriter = HtmlRewriter::new(settings, |_: &[u8]| {});
    // A page that cannot be followed to its end is read as far as it goes.
    if rewriter.write(source.as_bytes()).is_ok() {
        rewriter.end().ok();
    }
    events.take()
}

fn settings(events: &Events, base: usize) -> Settings<'static, 'static> {
    let (tags, texts, notes) = (Rc::clone(events), Rc::clone(events), Rc::clone(events));
    let elements = element!("*", move |element: &mut Element<'_, '_>| {
        tags.borrow_mut().push(Event::Open(tag(element, base)));
        on_end(element, &tags);
        Ok(())
    });
    let text = doc_text!(move |text| {
        let at = text.source_location().bytes();
        if !at.is_empty() {
            texts.borrow_mut().push(Event::Text(SourceSpan::new(base + at.start, base + at.end)));
        }
        Ok(())
    });
    let comments = doc_comments!(move |comment| {
        let at = comment.source_location().bytes();
        notes.borrow_mut().push(Event::Comment(SourceSpan::new(base + at.start, base + at.end)));
        Ok(())
    });
    Settings::new()
        .with_strict(false)
        .append_element_content_handler(elements)
        .append_document_content_handler(text)
        .append_document_content_handler(comments)
}

fn on_end(element: &mut Element<'_, '_>, events: &Events) {
    let events = Rc::clone(events);
    if let Some(handlers) = element.end_tag_handlers() {
        handlers.push(Box::new(move |end| {
            events.borrow_mut().push(Event::Close(end.name()));
            Ok(())
        }));
    }
}

fn tag(element: &Element<'_, '_>, base: usize) -> Tag {
    let at = element.source_location().bytes();
    let attributes: Vec<(String, String)> =
        element.attributes().iter().map(|a| (a.name(), a.value())).collect();
    let tag = Tag {
        name: element.tag_name(),
        span: SourceSpan::new(base + at.start, base + at.end),
        void: !element.can_have_content(),
        hidden: false,
        attributes,
    };
    Tag { hidden: is_hidden(&tag), ..tag }
}

/// Usual names of classes for what is kept from paper or from the eye, and for numbers of notes.
const HIDING: &[&str] = &[
    "d-print-none",
    "footnote-ref",
    "no-print",
    "noprint",
    "reference",
    "screen-reader-text",
    "sr-only",
    "visually-hidden",
];

fn is_hidden(tag: &Tag) -> bool {
    let style = tag.get("style").unwrap_or_default().replace(' ', "");
    let role = tag.get("role").unwrap_or_default();
    tag.get("hidden").is_some()
        || tag.get("aria-hidden") == Some("true")
        || style.contains("display:none")
        || tag.get("class").unwrap_or_default().split_whitespace().any(|class| HIDING.contains(&class))
        || matches!(role, "banner" | "complementary" | "contentinfo" | "navigation" | "search")
}
