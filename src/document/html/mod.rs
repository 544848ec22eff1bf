//! HTML: pages and fragments as prose.
//!
//! In: a source. Out: a document of the story's words, byte exact, with what the page says of its headline, date, kind
//! and author. Not here: styles, scripts, embeds, and the page around the story.
//!
//! Wrong tags or text: `events`; wrong nesting: `nesting`; wrong characters: `reference`; wrong part of the page:
//! `frame`; an element taken for something else: `signs`; wrong role of a block: `block`; wrong metadata: `head`,
//! JSON-LD: `linked`; brackets of WordPress: `shortcode`.

mod block;
mod events;
mod frame;
mod head;
mod linked;
mod lists;
mod nesting;
mod reference;
mod shortcode;
mod signs;
mod silent;

use crate::source::map::SourceMap;
use crate::source::{Source, SourceSpan};

use super::builder::Builder;
use super::refusal::{DEEPEST, Refusal};
use super::roles::Flow;
use super::{Document, Format, Metadata, Role, Shape, text};

use block::{Open, Setting, Words};
use events::{Event, Page, Tag};
use frame::Frame;
use head::Head;
use shortcode::Shortcode;
use signs::Sign;

/// Reads HTML.
///
/// # Errors
///
/// Elements inside one another that go deeper than any page.
pub(super) fn read(source: &Source) -> Result<Document, Refusal> {
    let page = events::read(&source.text, SourceSpan::new(0, source.text.len()));
    if let Some(span) = page.too_deep {
        let cause = format!("an element inside {} others", DEEPEST);
        return Err(Refusal::at(
            span.start as usize,
            cause,
            "close the elements that are left open, or save the text alone",
        ));
    }
    let head = head::read(&page);
    let frame = frame(&page, &head);
    let mut out = Builder::new(&source.text);
    say(&mut out, &page, &head, &frame);
    Reader::new(&mut out, &page, frame).all();
    Ok(text::finish(out.finish(Format::Html, head.metadata, Vec::new()), Flow::Marked))
}

/// Reads a fragment, as a document by itself whose map leads to `text`; [`Builder::graft`] carries it into the document
/// of the whole. Elements that stand too deep count as not there.
pub(super) fn fragment(text: &str) -> Document {
    let page = events::read(text, SourceSpan::new(0, text.len()));
    let frame = Frame::of_fragment(&page);
    let mut out = Builder::new(text);
    Reader::new(&mut out, &page, frame).all();
    out.finish(Format::Html, Metadata::default(), Vec::new())
}

/// Reads a fragment inside another format, a block by itself.
pub(super) fn embed(out: &mut Builder<'_>, span: SourceSpan) {
    let mut place = SourceMap::default();
    place.push(span.len(), span, true);
    out.graft(fragment(span.of(out.source())), &place);
}

/// The named reference that a text begins with: what it stands for, and its length with the semicolon.
pub(super) fn reference(text: &str) -> Option<(String, usize)> {
    /// Letters of the longest name, `CounterClockwiseContourIntegral`, with its two marks.
    const LONGEST: usize = 33;
    let end = text.bytes().take(LONGEST).position(|b| b == b';')?;
    let raw = text.get(..=end).filter(|raw| raw.starts_with('&'))?;
    let read = reference::decoded(raw);
    (read != raw).then(|| (read.into_owned(), raw.len()))
}

/// Reads nothing of a fragment but its comments.
pub(super) fn comments(out: &mut Builder<'_>, span: SourceSpan) {
    for event in events::read(out.source(), span).events {
        if let Event::Comment(span) = event {
            out.comment(span);
        }
    }
}

/// Whether a text of no known name is HTML: it begins with a tag or a comment that pages begin with.
pub(super) fn looks_like(text: &str) -> bool {
    if text.starts_with("<!-- wp:") {
        return true;
    }
    let Some(inner) = text.strip_prefix('<') else { return false };
    let name: String =
        inner.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let known = ["article", "body", "div", "figure", "h1", "h2", "head", "html", "main", "p", "section"];
    let head: String = inner.chars().take(13).collect();
    head.eq_ignore_ascii_case("!doctype html") || known.contains(&name.as_str())
}

/// The encoding that the head of a page declares in a `meta`.
pub(super) fn charset(head: &str) -> Option<String> {
    head::charset(&events::read(head, SourceSpan::new(0, head.len())))
}

/// A page has a head, a body or an element that holds its story; anything else is a fragment, all of it story.
fn frame(page: &Page<'_>, head: &Head) -> Frame {
    let is_page =
        |(_, tag): (usize, &Tag)| matches!(page.name(tag), "article" | "body" | "head" | "html" | "main");
    let titles: Vec<&str> = head.titles.iter().map(|t| t.text.as_str()).collect();
    if page.tags().any(is_page) { Frame::of_page(page, &titles) } else { Frame::of_fragment(page) }
}

/// Headline and authors, where the page shows none.
fn say(out: &mut Builder<'_>, page: &Page<'_>, head: &Head, frame: &Frame) {
    if let Some(title) = head.titles.first().filter(|_| frame.headline.is_none()) {
        title.put(out);
        out.end(Role::Headline, Shape::Metadata);
    }
    let shown = page.tags().any(|(at, _)| frame.story.contains(&at) && frame.sign(at) == Some(Sign::Byline));
    for author in head.authors.iter().filter(|_| !shown) {
        author.put(out);
        out.end(Role::Byline, Shape::Metadata);
    }
}

struct Reader<'b, 's, 'p> {
    out: &'b mut Builder<'s>,
    page: &'p Page<'s>,
    frame: Frame,
    open: Vec<Open>,
    words: Words,
    /// Pictures' words, kept until the block that holds them has ended.
    pictures: Vec<SourceSpan>,
    /// Inside a shortcode of a picture.
    caption: bool,
    /// Whether the story has begun: what calls itself a deck below is none.
    begun: bool,
}

impl<'b, 's, 'p> Reader<'b, 's, 'p> {
    fn new(out: &'b mut Builder<'s>, page: &'p Page<'s>, frame: Frame) -> Self {
        let words = Words::default();
        Self { out, page, frame, open: Vec::new(), words, pictures: Vec::new(), caption: false, begun: false }
    }

    fn all(mut self) {
        let mut unread_until = 0;
        for (at, event) in self.page.events.iter().enumerate() {
            if let Some(end) = self.frame.skips(at) {
                unread_until = end;
            }
            let read = at >= unread_until && self.frame.story.contains(&at);
            match event {
                Event::Open(tag) => self.start(at, tag, read),
                Event::Close => self.close(),
                Event::Text(span) if read => self.text(*span),
                Event::Text(_) => {}
                Event::Comment(span) => self.out.comment(*span),
            }
        }
        self.flush();
    }

    fn start(&mut self, at: usize, tag: &Tag, read: bool) {
        let name = self.page.name(tag);
        if self.parts(name) {
            self.flush();
        }
        if read {
            self.show(name, tag);
        }
        if tag.end() > at {
            let headline = self.frame.headline == Some(at);
            let setting = self.setting().inside(self.page, (at, tag), self.frame.sign(at), headline);
            self.open.push(Open::new(name, setting));
        }
    }

    /// Elements that are something by themselves.
    fn show(&mut self, name: &str, tag: &Tag) {
        match name {
            "br" => self.line_break(tag.span),
            "img" => self.pictures.extend(block::picture(self.page, tag, self.setting())),
            _ => {}
        }
        if !self.out.is_open() {
            self.set_pictures();
        }
    }

    /// A second break in a row ends a paragraph.
    fn line_break(&mut self, span: SourceSpan) {
        if self.words.broken && self.out.at_space() {
            self.flush();
        } else if self.out.is_open() {
            self.out.push("\n", span);
            self.words.broken = true;
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.last() else { return };
        if open.ends_block && !(open.in_cell && self.setting().cell) {
            self.flush();
        }
        if let Some((kind, Some(start))) = self.open.pop().and_then(|open| open.mark) {
            self.out.mark(kind, start);
        }
    }

    fn setting(&self) -> Setting {
        self.open.last().map_or_else(Setting::default, |o| o.setting)
    }

    /// Whether an element of a name ends the block before it: not inside a cell, which is one block.
    fn parts(&mut self, name: &str) -> bool {
        let block = !nesting::is_inline(name);
        let inner = self.setting().cell && !block::is_table(name);
        if block && inner && self.out.is_open() && !self.out.at_space() {
            self.words.gap = true;
        }
        block && !inner
    }

    /// Raw text, cut at the brackets of WordPress.
    fn text(&mut self, span: SourceSpan) {
        if self.setting().unread {
            return;
        }
        let (mut start, end) = (span.start as usize, span.end as usize);
        while let Some((before, shortcode, after)) =
            shortcode::find(SourceSpan::new(start, end).of(self.page.source))
        {
            self.put(SourceSpan::new(start, start + before));
            if shortcode != Shortcode::Other {
                self.flush();
                self.caption = shortcode == Shortcode::Caption;
            }
            start += after;
        }
        self.put(SourceSpan::new(start, end));
    }

    /// Words with references read and runs of white space made one.
    fn put(&mut self, span: SourceSpan) {
        let raw = span.of(self.page.source);
        let mut pieces = Vec::new();
        reference::pieces(raw, span.start as usize, &mut |text, place| pieces.push((text.to_owned(), place)));
        for (text, place) in pieces {
            self.piece(&text, place);
        }
    }

    fn piece(&mut self, text: &str, place: SourceSpan) {
        let setting = self.setting();
        let blank = text.chars().all(|c| c.is_ascii_whitespace());
        if blank && setting.verse && place.of(self.page.source).matches('\n').count() > 1 {
            return self.flush();
        }
        if blank && (place.len() > 1 || self.words.broken) && self.out.at_space() {
            return;
        }
        if !blank {
            self.words.broken = false;
            if std::mem::take(&mut self.words.gap) {
                self.out.push(" ", SourceSpan::new(place.start as usize, place.start as usize));
            }
            self.words.add(setting, text);
        }
        self.out.push(text, place);
        let start = self.out.len() - text.len();
        // Those that have begun lie below those that have not.
        let marks = self.open.iter_mut().rev().filter_map(|o| o.mark.as_mut());
        marks.take_while(|(_, at)| at.is_none()).for_each(|(_, at)| *at = Some(start));
    }

    /// Ends the block and sets the pictures it held behind it.
    fn flush(&mut self) {
        if self.out.is_open() {
            let caption = self.caption.then_some(Sign::Caption);
            let (role, shape) = self.words.form(self.out.open_words(), caption, self.begun);
            self.begun |= role == Role::Body && self.out.open_words().len() >= block::SHORTEST_LOOSE;
            self.out.end(role, shape);
            self.open.iter_mut().filter_map(|o| o.mark.as_mut()).for_each(|(_, at)| *at = None);
        }
        self.words = Words::default();
        self.set_pictures();
    }

    fn set_pictures(&mut self) {
        for span in std::mem::take(&mut self.pictures) {
            let raw = span.of(self.page.source);
            reference::pieces(raw, span.start as usize, &mut |text, place| self.out.push(text, place));
            self.out.end(Role::Caption, Shape::Paragraph);
        }
    }
}
