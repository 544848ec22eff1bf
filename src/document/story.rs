//! A story of a wire format in the making: fields, bodies, captions, and what is said of it.
//!
//! In: [`Words`] and what they are. Out: documents: one for the story, one for each further body
//! that says something else. Not here: where the fields stand (`ninjs`, `ans`, `nitf`, `newsml`).

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::source::Span;
use crate::source::map::SourceMap;

use super::builder::Builder;
use super::refusal::Refusal;
use super::roles::Flow;
use super::words::{self, Words};
use super::{Document, Format, Metadata, Role, Shape, Stated, StoryKind, dateline, day, text};

/// How the words of a field are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Written {
    /// As HTML or XHTML, which says more of its paragraphs.
    Html,
    /// As plain text.
    Plain,
}

impl Written {
    /// By what a field says of its content, else by the words themselves.
    pub(super) fn of(content_type: &str, words: &str) -> Self {
        let marked = match content_type {
            "" => words::is_marked_up(words),
            stated => stated.contains("html") || stated.contains("xml"),
        };
        if marked { Self::Html } else { Self::Plain }
    }
}

/// Versions of one text are told by comparing each with each; agencies send a handful.
const MOST_BODIES: usize = 100;

/// A story in the making.
pub(super) struct Story<'s> {
    source: &'s str,
    /// What is said of it.
    pub metadata: Metadata,
    /// Lines over and under the body, in order.
    lines: Vec<Line>,
    said: BTreeSet<Saying>,
    bodies: Vec<Body>,
}

/// A line over or under the body.
struct Line {
    words: Words,
    role: Role,
    shape: Shape,
    written: Written,
}

/// What is said in a role, white space aside.
type Saying = (Role, String);

fn saying(role: Role, text: &str) -> Saying {
    (role, text.split_whitespace().collect::<Vec<_>>().join(" "))
}

impl Line {
    fn put(&self, out: &mut Builder<'_>) {
        let mut inner = match self.written {
            Written::Html => self.words.html(),
            Written::Plain => self.words.line(self.role, self.shape),
        };
        inner.blocks.iter_mut().for_each(|b| b.role = self.role);
        out.graft(inner, &self.words.map);
    }
}

/// A body with what it says.
struct Body {
    read: Document,
    map: SourceMap,
    written: Written,
    said: Vec<String>,
    /// Whether another version of it was passed over.
    doubled: bool,
}

impl Body {
    fn new(read: Document, map: SourceMap, written: Written) -> Self {
        let said = words::words_of(&read);
        Self { read, map, written, said, doubled: false }
    }

    /// What its headline, deck, byline and captions say, for a body of NITF has its own.
    fn sayings(&self) -> BTreeSet<Saying> {
        let lines = self.read.blocks.iter().filter(|b| b.role != Role::Body);
        lines.map(|b| saying(b.role, self.read.slice(b.span))).collect()
    }
}

impl<'s> Story<'s> {
    /// Nothing yet of a source.
    pub(super) fn new(source: &'s str) -> Self {
        Self {
            source,
            metadata: Metadata::default(),
            lines: Vec::new(),
            said: BTreeSet::new(),
            bodies: Vec::new(),
        }
    }

    /// A headline, deck, caption and the like, once where two fields say the same.
    pub(super) fn line(&mut self, words: Option<Words>, role: Role, written: Written) {
        let Some(words) = words else { return };
        if self.said.insert(saying(role, &words.text)) {
            self.lines.push(Line { words, role, shape: Shape::Paragraph, written });
        }
    }

    /// The place it was filed from: a value beside the text, no line of it.
    pub(super) fn located(&mut self, words: Option<Words>, by: &'static str) {
        let Some(words) = words else { return };
        if self.metadata.place.is_none() {
            let at = dateline::read(&words.text).map_or(0..words.text.len(), |line| line.place);
            let span = Some(words.place(at.clone()));
            self.metadata.place = Some(Stated { value: words.text[at].to_owned(), span, by });
            let (role, shape, written) = (Role::Dateline, Shape::Metadata, Written::Plain);
            self.lines.push(Line { words, role, shape, written });
        }
    }

    /// A body or a version of one.
    pub(super) fn body(&mut self, words: Option<Words>, content_type: &str) {
        let Some(words) = words else { return };
        let written = Written::of(content_type, &words.text);
        let read = if written == Written::Html { words.html() } else { words.plain() };
        self.bodies.push(Body::new(read, words.map, written));
    }

    /// A body that was read from the source itself.
    pub(super) fn read_body(&mut self, out: Builder<'_>) {
        let read = out.finish(Format::Html, Metadata::default(), Vec::new());
        self.bodies.push(Body::new(read, SourceMap::identity(self.source.len()), Written::Html));
    }

    /// Puts the lines over the body into a document.
    pub(super) fn put_lines(&self, out: &mut Builder<'_>) {
        self.lines.iter().for_each(|line| line.put(out));
    }

    /// Puts it together: the story, then each body that says something else, by itself.
    ///
    /// # Errors
    ///
    /// More bodies than any story has.
    pub(super) fn documents(mut self, format: Format) -> Result<Vec<Document>, Refusal> {
        if let Some(body) = self.bodies.get(MOST_BODIES) {
            let at = body.map.to_source(Span::default()).start as usize;
            let cause = format!("more than {MOST_BODIES} bodies in one item");
            return Err(Refusal::at(at, cause, "no story is told so often; check the export"));
        }
        let mut bodies = one_of_each(std::mem::take(&mut self.bodies)).into_iter();
        let mut found = vec![self.whole(format, bodies.next())];
        found.extend(bodies.map(|body| {
            let rest = Story { metadata: self.metadata.clone(), ..Story::new(self.source) };
            rest.whole(format, Some(body))
        }));
        found.retain(|document| !document.blocks.is_empty());
        Ok(found)
    }

    fn whole(&self, format: Format, body: Option<Body>) -> Document {
        let mut out = Builder::new(self.source);
        let mut metadata = self.metadata.clone();
        metadata.doubled = body.as_ref().is_some_and(|b| b.doubled);
        let plain = body.as_ref().is_some_and(|b| b.written == Written::Plain);
        let said = body.as_ref().map(Body::sayings).unwrap_or_default();
        let lines = self.lines.iter().filter(|line| !said.contains(&saying(line.role, &line.words.text)));
        let (under, over): (Vec<_>, Vec<_>) = lines.partition(|line| line.role == Role::Caption);
        over.iter().for_each(|line| line.put(&mut out));
        if let Some(body) = body {
            out.graft(body.read, &body.map);
        }
        under.iter().for_each(|line| line.put(&mut out));
        let flow = if plain { Flow::Plain } else { Flow::Marked };
        text::finish(out.finish(format, metadata, Vec::new()), flow)
    }
}

/// Of versions of one text the one with most markup, in the order of the source.
fn one_of_each(bodies: Vec<Body>) -> Vec<Body> {
    let mut found: Vec<Body> = Vec::new();
    for body in bodies.into_iter().filter(|body| !body.read.blocks.is_empty()) {
        match found.iter_mut().find(|other| words::is_same(&other.said, &body.said)) {
            Some(other) if body.written < other.written => *other = Body { doubled: true, ..body },
            Some(other) => other.doubled = true,
            None => found.push(body),
        }
    }
    found
}

/// The day that a field states.
pub(super) fn date(words: Option<&Words>, by: &'static str) -> Option<Stated<Date>> {
    let words = words?;
    let value = day::find(&words.text).map(|(value, _)| value).or_else(|| compact(&words.text))?;
    Some(Stated { value, span: Some(words.span), by })
}

/// `YYYYMMDD` at the head of a stamp, as NITF writes it.
fn compact(text: &str) -> Option<Date> {
    let digits = text.trim().get(..8).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
    let ends = !text.trim()[8..].starts_with(|c: char| c.is_ascii_digit());
    let part = |range: std::ops::Range<usize>| digits.get(range)?.parse::<i16>().ok();
    let (month, day) = (i8::try_from(part(4..6)?).ok()?, i8::try_from(part(6..8)?).ok()?);
    ends.then(|| Date::new(part(0..4)?, month, day).ok()).flatten()
}

/// The kind of story that a word of the desk's stands for.
pub(super) fn kind(words: Option<&Words>, by: &'static str) -> Option<Stated<StoryKind>> {
    let words = words?;
    Some(Stated { value: StoryKind::of_genre(&words.text)?, span: Some(words.span), by })
}

/// Whether a status says that the story is not, or no longer, to be published.
pub(super) fn is_withheld(status: &str) -> bool {
    let status = status.rsplit(':').next().unwrap_or_default();
    ["withheld", "canceled", "cancelled"].iter().any(|s| status.eq_ignore_ascii_case(s))
}

/// The language that a field states.
pub(super) fn language(words: Option<Words>, by: &'static str) -> Option<Stated<String>> {
    words.map(|w| Stated { value: w.text.trim().to_owned(), span: Some(w.span), by })
}
