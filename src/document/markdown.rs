//! Markdown: CommonMark with tables, footnotes, strikethrough, task lists and front matter.
//!
//! In: a source. Out: a document of the prose: paragraphs, headings, list items, cells, quotes and
//! the words of pictures as captions; links, emphasis and code as markup. Not here: code blocks,
//! comments and struck words, which are no prose; fields of the front matter (`front_matter`).

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::source::{Source, SourceSpan};

use super::builder::Builder;
use super::front_matter;
use super::roles::Flow;
use super::{Document, Format, MarkupKind, Role, Shape, html, text};

/// Reads Markdown.
pub(super) fn read(source: &Source) -> Document {
    let mut out = Builder::new(&source.text);
    let front = front_matter::read(&source.name, &source.text);
    front.blocks(&mut out);
    let mut reader = Reader::new(out, front.end);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    for (event, range) in Parser::new_ext(&source.text[front.end..], options).into_offset_iter() {
        reader.event(event, range);
    }
    let document = reader.out.finish(Format::Markdown, front.metadata, front.faults);
    // Without a title and a heading it is plain text that ends in `.md`.
    let marked = document.blocks.iter().any(|b| matches!(b.role, Role::Headline | Role::Heading));
    text::finish(document, if marked { Flow::Marked } else { Flow::Plain })
}

/// Whether a text of no known name is Markdown: front matter, a heading or a link near its start.
pub(super) fn looks_like(text: &str) -> bool {
    let mut lines = text.lines().take(40);
    let first = lines.next().unwrap_or_default().trim_end();
    let heading = |line: &str| line.trim_start_matches('#').starts_with(' ') && line.starts_with('#');
    matches!(first, "---" | "+++") || heading(first) || lines.any(|line| heading(line) || line.contains("]("))
}

/// Words of a picture, kept until the paragraph that holds it has ended.
struct Picture {
    words: Vec<(String, SourceSpan)>,
    title: Option<(String, SourceSpan)>,
}

struct Reader<'s> {
    out: Builder<'s>,
    /// Where the body begins in the source.
    base: usize,
    titled: bool,
    heading: Option<HeadingLevel>,
    cell: bool,
    quotes: u32,
    items: u32,
    /// Depth inside code blocks and struck words.
    unread: u32,
    open_pictures: Vec<Picture>,
    pictures: Vec<Picture>,
    marks: Vec<(MarkupKind, Option<usize>)>,
}

impl<'s> Reader<'s> {
    fn new(out: Builder<'s>, base: usize) -> Self {
        Self {
            out,
            base,
            titled: false,
            heading: None,
            cell: false,
            quotes: 0,
            items: 0,
            unread: 0,
            open_pictures: Vec::new(),
            pictures: Vec::new(),
            marks: Vec::new(),
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let span = SourceSpan::new(range.start + self.base, range.end + self.base);
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.close(tag),
            Event::Text(text) => self.words(&text, span),
            Event::Code(code) => self.code(&code, span),
            Event::SoftBreak | Event::HardBreak => self.words("\n", self.line_break(span)),
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.words("\n", span),
            Event::InlineHtml(tag) if tag.starts_with("<!--") => self.out.comment(span),
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: SourceSpan) {
        match tag {
            Tag::Emphasis | Tag::Strong => self.marks.push((MarkupKind::Emphasis, None)),
            Tag::Link { .. } => self.marks.push((MarkupKind::Link, None)),
            Tag::Image { title, .. } => self.picture(&title, span),
            Tag::Strikethrough => self.unread += 1,
            block => self.start_block(&block, span),
        }
    }

    fn start_block(&mut self, tag: &Tag<'_>, span: SourceSpan) {
        self.flush();
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(*level),
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::Item => self.items += 1,
            Tag::TableCell => self.cell = true,
            Tag::CodeBlock(_) => self.unread += 1,
            // Inside quotes and items the marks of each line would be read as words.
            Tag::HtmlBlock if self.quotes + self.items == 0 => html::embed(&mut self.out, span),
            Tag::HtmlBlock => html::comments(&mut self.out, span),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => self.close_mark(),
            TagEnd::Image => self.pictures.extend(self.open_pictures.pop()),
            TagEnd::Strikethrough => self.unread = self.unread.saturating_sub(1),
            block => self.close_block(block),
        }
    }

    fn close_block(&mut self, tag: TagEnd) {
        self.flush();
        match tag {
            TagEnd::Heading(_) => self.heading = None,
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::Item => self.items = self.items.saturating_sub(1),
            TagEnd::TableCell => self.cell = false,
            TagEnd::CodeBlock => self.unread = self.unread.saturating_sub(1),
            _ => {}
        }
    }

    fn close_mark(&mut self) {
        if let Some((kind, Some(start))) = self.marks.pop() {
            self.out.mark(kind, start);
        }
    }

    /// Words of the page, or of the picture that is open.
    fn words(&mut self, text: &str, span: SourceSpan) {
        if self.unread > 0 {
            return;
        }
        if let Some(picture) = self.open_pictures.last_mut() {
            picture.words.push((text.to_owned(), span));
            return;
        }
        self.out.push(text, span);
        let start = self.out.len() - text.len();
        // Those that have begun lie below those that have not.
        let fresh = self.marks.iter_mut().rev().take_while(|(_, at)| at.is_none());
        fresh.for_each(|(_, at)| *at = Some(start));
    }

    fn code(&mut self, code: &str, span: SourceSpan) {
        let raw = self.out.source().get(span.range()).unwrap_or_default();
        let ticks = raw.len() - raw.trim_start_matches('`').len();
        let inner = SourceSpan::new(span.start as usize + ticks, (span.end as usize).saturating_sub(ticks));
        let same = self.out.source().get(inner.range()) == Some(code);
        self.words(code, if same { inner } else { span });
        if self.unread == 0 && self.open_pictures.is_empty() {
            self.out.mark(MarkupKind::Code, self.out.len() - code.len());
        }
    }

    /// The line feed of a break, without the spaces, backslash or carriage return before it.
    fn line_break(&self, span: SourceSpan) -> SourceSpan {
        let raw = self.out.source().get(span.range()).unwrap_or_default();
        let at = raw.find('\n').map_or(span.start as usize, |at| span.start as usize + at);
        SourceSpan::new(at, (at + 1).min(span.end as usize))
    }

    fn picture(&mut self, title: &str, span: SourceSpan) {
        let raw = self.out.source().get(span.range()).unwrap_or_default();
        let at = raw.rfind(title).map_or(span, |at| {
            let start = span.start as usize + at;
            SourceSpan::new(start, start + title.len())
        });
        let title = (!title.is_empty() && self.unread == 0).then(|| (title.to_owned(), at));
        self.open_pictures.push(Picture { words: Vec::new(), title });
    }

    /// Ends the block and sets the pictures it held behind it.
    fn flush(&mut self) {
        let (role, shape) = (self.role(), self.shape());
        self.out.end(role, shape);
        for picture in std::mem::take(&mut self.pictures) {
            for (text, span) in picture.words {
                self.out.push(&text, span);
            }
            self.out.end(Role::Caption, Shape::Paragraph);
            if let Some((text, span)) = picture.title {
                self.out.block(&text, span, Role::Caption, Shape::Paragraph);
            }
        }
        self.marks.iter_mut().for_each(|(_, at)| *at = None);
    }

    fn role(&mut self) -> Role {
        match self.heading {
            Some(HeadingLevel::H1) if self.out.is_open() && !std::mem::replace(&mut self.titled, true) => {
                Role::Headline
            }
            Some(_) => Role::Heading,
            None => Role::Body,
        }
    }

    fn shape(&self) -> Shape {
        match (self.cell, self.quotes, self.items) {
            (true, ..) => Shape::Cell,
            (_, 1.., _) => Shape::BlockQuote,
            (_, _, 1..) => Shape::ListItem,
            _ => Shape::Paragraph,
        }
    }
}
