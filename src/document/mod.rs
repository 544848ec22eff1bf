//! A source read as prose: blocks with roles, metadata and a map back to the source.
//!
//! In: a [`Source`](crate::source::Source) and a [`Format`]. Out: one or more [`Document`]s.
//! Not here: words and sentences (`token`, `sentence`), what the prose says (`annotate`).
//!
//! Wrong cut of plain text into blocks: `text`; of Markdown: `markdown`; of HTML: `html`.
//! Wrong role of a paragraph: `roles`, its words: `furniture`. Wrong dateline: `dateline`.
//! Wrong date, kind or headline out of front matter: `front_matter`. Wrong word to copydesk: `directive`.
//! A field of JSON or XML read wrongly: `ninjs`, `ans`, `nitf`, `newsml`; put together wrongly: `story`.
//! Wrong format: `detect`.

mod ans;
mod builder;
mod dateline;
mod day;
mod detect;
pub mod directive;
#[cfg(feature = "docx")]
pub mod docx;
mod front_matter;
mod furniture;
mod html;
mod json;
mod kind;
mod markdown;
mod newsml;
mod ninjs;
mod nitf;
pub mod packed;
pub mod refusal;
mod roles;
pub mod shown;
mod story;
#[cfg(test)]
mod tests;
mod text;
mod words;
mod xml;

use jiff::civil::Date;

use crate::diagnostic::Fault;
use crate::source::map::SourceMap;
use crate::source::{Source, SourceSpan, Span};
use directive::Directive;
use refusal::Refusal;

/// Reads a source; one that packs several stories gives as many documents.
///
/// # Errors
///
/// A container that is broken or beyond the limits; text and Markdown are always read.
pub fn read(source: &Source, format: Format) -> Result<Vec<Document>, Refusal> {
    let text = &source.text;
    match format {
        Format::Text => Ok(vec![text::read(source)]),
        Format::Markdown => Ok(vec![markdown::read(source)]),
        Format::Html => Ok(vec![html::read(source)?]),
        Format::Docx => Err(packed::wants_bytes(format)),
        Format::Ninjs => ninjs::read(text),
        Format::Ans => ans::read(text),
        Format::Nitf => nitf::read(text),
        Format::Newsml => newsml::read(text),
    }
}

/// What the command line or a line of NDJSON says over the document's own metadata.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Overrides {
    /// Day of publication.
    pub date: Option<Date>,
    /// Story kind.
    pub kind: Option<StoryKind>,
}

/// Puts the options over what the document says of itself.
pub fn apply(document: &mut Document, overrides: Overrides) {
    if let Some(value) = overrides.date {
        document.metadata.date = Some(Stated { value, span: None, by: "--date" });
    }
    if let Some(value) = overrides.kind {
        document.metadata.kind = Some(Stated { value, span: None, by: "--kind" });
    }
}

/// Sets a headline that stands beside the text, as metadata, before all blocks.
///
/// The text does not hold it: in the source it is an empty place at the start.
pub fn add_headline(document: &mut Document, headline: &str) {
    let headline = headline.trim();
    if headline.is_empty() {
        return;
    }
    let (len, gap) = (headline.len(), builder::BREAK.len());
    let mut shift = SourceMap::default();
    shift.push(len, SourceSpan::new(0, 0), false);
    shift.push(gap, SourceSpan::new(0, 0), false);
    shift.push(document.text.len(), SourceSpan::new(0, document.text.len()), true);
    document.map = shift.through(&document.map);
    document.text = format!("{headline}{}{}", builder::BREAK, document.text);
    let moved =
        |span: &mut Span| *span = Span::new(span.start as usize + len + gap, span.end as usize + len + gap);
    for block in &mut document.blocks {
        moved(&mut block.span);
        block.paragraph += 1;
    }
    document.markup.iter_mut().for_each(|m| moved(&mut m.span));
    document.directives.iter_mut().for_each(|d| d.at += (len + gap) as u32);
    let (role, shape) = (Role::Headline, Shape::Metadata);
    document.blocks.insert(0, Block { role, shape, span: Span::new(0, len), paragraph: 0 });
}

/// The encoding that a page declares in a `meta` of its head; what is not known to be HTML must begin as it does.
pub fn charset(head: &str, is_html: bool) -> Option<String> {
    (is_html || html::looks_like(head.trim_start())).then(|| html::charset(head)).flatten()
}

/// How a source is marked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Plain text as it comes from a wire or a web page.
    Text,
    /// CommonMark with front matter.
    Markdown,
    /// A page or a fragment.
    Html,
    /// A Word file.
    Docx,
    /// News in JSON by the IPTC, versions 1 to 3.
    Ninjs,
    /// The JSON of Arc XP.
    Ans,
    /// A story in XML by the IPTC.
    Nitf,
    /// NewsML-G2: items, packages and messages in XML by the IPTC.
    Newsml,
}

impl Format {
    /// All formats that can be read.
    pub const ALL: [Format; 8] = [
        Format::Text,
        Format::Markdown,
        Format::Html,
        Format::Docx,
        Format::Ninjs,
        Format::Ans,
        Format::Nitf,
        Format::Newsml,
    ];

    /// As written in options and reports.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Docx => "docx",
            Format::Ninjs => "ninjs",
            Format::Ans => "ans",
            Format::Nitf => "nitf",
            Format::Newsml => "newsml",
        }
    }
}

/// The kind of story, which decides how strict sourcing rules are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum StoryKind {
    /// The default.
    #[default]
    News,
    /// A short item.
    Brief,
    /// Explains and weighs.
    Analysis,
    /// Argues.
    Opinion,
    /// A column or blog.
    Blog,
}

/// What a block is in the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The story's title.
    Headline,
    /// The line under it.
    Deck,
    /// Who wrote it.
    Byline,
    /// Place and day at the head of the first paragraph.
    Dateline,
    /// A heading between paragraphs.
    Heading,
    /// The story.
    Body,
    /// Words under or beside a picture, its alternative text included.
    Caption,
    /// A correction, clarification or editor's note: set apart, compared with nothing.
    Correction,
    /// Page furniture, advisories, "about the author".
    Boilerplate,
}

impl Role {
    /// All roles.
    pub const ALL: [Role; 9] = [
        Role::Headline,
        Role::Deck,
        Role::Byline,
        Role::Dateline,
        Role::Heading,
        Role::Body,
        Role::Caption,
        Role::Correction,
        Role::Boilerplate,
    ];

    /// As printed and as written in rule files.
    pub fn name(self) -> &'static str {
        match self {
            Role::Headline => "headline",
            Role::Deck => "deck",
            Role::Byline => "byline",
            Role::Dateline => "dateline",
            Role::Heading => "heading",
            Role::Body => "body",
            Role::Caption => "caption",
            Role::Correction => "correction",
            Role::Boilerplate => "boilerplate",
        }
    }
}

/// How a block stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A paragraph or a line.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A block quotation: its words are somebody else's.
    BlockQuote,
    /// A cell of a table.
    Cell,
    /// The value of a metadata field (front matter title, say), not part of the page.
    Metadata,
}

/// A run of prose between breaks. Blocks are in order and do not overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is in the story.
    pub role: Role,
    /// How it stands on the page.
    pub shape: Shape,
    /// Where, in the document's text; no white space at either end.
    pub span: Span,
    /// Number among the paragraphs of the document, from 0; a dateline shares it with its paragraph.
    pub paragraph: u32,
}

/// What markup says about a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkupKind {
    /// Words that lead to another page.
    Link,
    /// Italics or bold.
    Emphasis,
    /// Code: never read as prose, no fix inside.
    Code,
}

/// Words of the longest title of a work in italics; longer emphasis is for weight.
pub const LONGEST_TITLE: usize = 12;

/// A stretch of text inside markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Markup {
    /// What it is.
    pub kind: MarkupKind,
    /// Where.
    pub span: Span,
}

/// A value and the place in the source that states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated<T> {
    /// The value.
    pub value: T,
    /// Where it stands; none when an option or a file name gave it.
    pub span: Option<SourceSpan>,
    /// Who says so: `front matter`, `dateline`, `--date`, `file name`, …
    pub by: &'static str,
}

/// What the source says about the story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Day of publication, by which relative dates are resolved.
    pub date: Option<Stated<Date>>,
    /// Latest of modified and updated.
    pub updated: Option<Stated<Date>>,
    /// Day until which the story is held.
    pub embargo: Option<Stated<Date>>,
    /// Story kind.
    pub kind: Option<Stated<StoryKind>>,
    /// The dateline's place.
    pub place: Option<Stated<String>>,
    /// Language of the story by its tag (BCP 47).
    pub language: Option<Stated<String>>,
    /// Whether the desk calls it a draft.
    pub draft: bool,
    /// Whether the desk says that it is not, or no longer, to be published.
    pub withheld: bool,
    /// Whether its body stands in the source twice, as HTML and as plain text, say: a change in one of
    /// them would set the two at odds.
    pub doubled: bool,
}

/// Whether a story is held on its own date; the day of release counts, and so does not knowing the date.
pub fn is_held(date: Option<Date>, embargo: Option<Date>) -> bool {
    embargo.is_some_and(|until| date.is_none_or(|date| date <= until))
}

/// One story. Nothing rewrites its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// How the source is marked up.
    pub format: Format,
    /// The prose of all blocks, breaks between them.
    pub text: String,
    /// Back to the source.
    pub map: SourceMap,
    /// In reading order, metadata first.
    pub blocks: Vec<Block>,
    /// Links, emphasis and code, in order of their start.
    pub markup: Vec<Markup>,
    /// Words to copydesk, in order; they are not in the text.
    pub directives: Vec<Directive>,
    /// Date, kind, embargo and the like.
    pub metadata: Metadata,
    /// What could not be read; the body is still checked.
    pub faults: Vec<Fault>,
}

impl Document {
    /// The words at a place.
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The block that holds a byte.
    pub fn block_at(&self, at: u32) -> Option<&Block> {
        let i = self.blocks.partition_point(|b| b.span.end <= at);
        self.blocks.get(i).filter(|b| b.span.start <= at)
    }

    /// Whether it is a live file: two entries or more, each under its time.
    pub fn is_live(&self) -> bool {
        let times =
            self.blocks.iter().filter(|b| b.role == Role::Heading && roles::is_clock(self.slice(b.span)));
        times.count() >= 2
    }

    /// Whether the place touches markup of a kind.
    pub fn touches(&self, span: Span, kind: MarkupKind) -> bool {
        self.markup.iter().any(|m| m.kind == kind && m.span.overlaps(span))
    }

    /// Whether the place is part of a title of a work: of a short phrase in italics that holds more than it.
    pub fn is_in_title(&self, span: Span) -> bool {
        let emphasis = self.markup.iter().filter(|m| m.kind == MarkupKind::Emphasis && m.span != span);
        let mut around = emphasis.filter(|m| m.span.overlaps(span));
        around.any(|m| self.slice(m.span).split_whitespace().count() <= LONGEST_TITLE)
    }

    /// Story kind, news where nothing says otherwise.
    pub fn kind(&self) -> StoryKind {
        self.metadata.kind.as_ref().map_or(StoryKind::News, |k| k.value)
    }

    /// Day of publication.
    pub fn date(&self) -> Option<Date> {
        self.metadata.date.as_ref().map(|d| d.value)
    }
}
