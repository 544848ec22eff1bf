//! Plain text as it comes from a wire or a web page.
//!
//! In: a source. Out: a document whose text is the source byte for byte less lines for copydesk, cut into blocks:
//! paragraphs between blank lines, lines where a paragraph is one line, and hard-wrapped lines
//! put together. Not here: what a block is in the story (`roles`).

use crate::source::map::SourceMap;
use crate::source::{Source, SourceSpan, Span};

use super::builder::{is_blank, trimmed};
use super::marked::Marked;
use super::roles::{self, Flow, Found};
use super::{Block, Document, Format, Metadata, Role, Shape, Stated, dateline, directive};

/// A hard-wrapped line is no wider than this, in code points. Wires wrap at 60 to 80.
const WIDEST: usize = 120;
/// A line narrower than this was not broken by wrapping, in code points.
const NARROWEST: usize = 40;

/// Words that a sentence or a headline goes on after. Own list.
const OPEN_WORDS: &[&str] = &[
    "a", "after", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "its", "of", "on",
    "or", "said", "than", "that", "the", "their", "to", "was", "were", "when", "which", "who", "with",
];

/// Reads plain text.
pub(super) fn read(source: &Source) -> Document {
    finish(undecided(&source.text), Flow::Plain)
}

/// Plain text cut into blocks whose roles are still open.
pub(super) fn undecided(text: &str) -> Document {
    let (text, map, directives) = directive::lines(text);
    let blocks = cut(&text);
    let (markup, faults, metadata) = (Marked::default(), Vec::new(), Metadata::default());
    Document { format: Format::Text, text, map, blocks, markup, directives, metadata, faults }
}

/// What the head of a story says, as metadata.
fn metadata(text: &str, map: &SourceMap, found: &Found) -> Metadata {
    let at = |span: Span| -> Option<SourceSpan> { Some(map.to_source(span)) };
    Metadata {
        date: found.date.map(|(value, by, span)| Stated { value, span: at(span), by }),
        embargo: found.embargo.map(|(value, span)| Stated { value, span: at(span), by: "embargo line" }),
        place: found.place.map(|span| Stated {
            value: span.of(text).to_owned(),
            span: at(span),
            by: "dateline",
        }),
        ..Metadata::default()
    }
}

/// Gives a document its roles, and what its head says where no metadata says it.
pub(super) fn finish(mut document: Document, flow: Flow) -> Document {
    let blocks = std::mem::take(&mut document.blocks);
    let (blocks, found) = roles::assign(&document.text, document.markup.list(), blocks, flow);
    let head = metadata(&document.text, &document.map, &found);
    let stated = document.metadata;
    document.metadata = Metadata {
        date: stated.date.or(head.date),
        embargo: stated.embargo.or(head.embargo),
        place: stated.place.or(head.place),
        ..stated
    };
    Document { blocks, ..document }
}

/// Cuts a text into blocks without roles.
fn cut(text: &str) -> Vec<Block> {
    let paragraphs = paragraphs(text);
    let width = wrap_width(text, &paragraphs);
    let mut blocks: Vec<Block> = Vec::new();
    for lines in &paragraphs {
        for (i, line) in lines.iter().enumerate() {
            let joined = i > 0 && width.is_some_and(|w| goes_on(text, lines, i, w));
            match blocks.last_mut().filter(|_| joined) {
                Some(block) => block.span = block.span.to(line.span),
                None => blocks.push(line.block()),
            }
        }
    }
    blocks
}

/// A line that is not blank.
struct Line {
    span: Span,
    /// In code points.
    width: usize,
    indented: bool,
    item: bool,
}

impl Line {
    fn block(&self) -> Block {
        let shape = if self.item { Shape::ListItem } else { Shape::Paragraph };
        Block { role: Role::Body, shape, span: self.span, paragraph: 0 }
    }
}

/// Lines between blank lines.
fn paragraphs(text: &str) -> Vec<Vec<Line>> {
    let mut paragraphs = vec![Vec::new()];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = trimmed(text, Span::new(at, at + line.len()));
        at += line.len();
        match (span.is_empty(), paragraphs.last_mut()) {
            (false, Some(last)) => last.push(read_line(text, line, span)),
            _ => paragraphs.push(Vec::new()),
        }
    }
    paragraphs.retain(|lines| !lines.is_empty());
    paragraphs
}

fn read_line(text: &str, line: &str, span: Span) -> Line {
    let words = span.of(text);
    let indent = line.chars().take_while(|c| is_blank(*c)).count();
    let indented = indent >= 2 || line.starts_with('\t');
    Line { span, width: words.chars().count(), indented, item: is_item(words) }
}

/// `- `, `* `, `• `, `1. ` or `1) ` in front of words, or a stroke right before a capital.
pub(super) fn is_item(words: &str) -> bool {
    let stroke = words.strip_prefix('-').is_some_and(|w| w.starts_with(char::is_uppercase));
    if stroke && !words.ends_with('-') {
        return true;
    }
    let digits = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = (1..=2).contains(&(words.len() - digits.len())) && digits.starts_with(['.', ')']);
    let tail = if numbered {
        &digits[1..]
    } else {
        words.strip_prefix(['-', '*', '•', '·', '▪']).unwrap_or("")
    };
    tail.starts_with(is_blank)
}

/// The width at which the text is wrapped: none where a line is a paragraph.
///
/// Wrapped, a quarter of all breaks or more fall where the sentence plainly goes on.
fn wrap_width(text: &str, paragraphs: &[Vec<Line>]) -> Option<usize> {
    let (mut breaks, mut within, mut width) = (0, 0, 0);
    for lines in paragraphs.iter().filter(|lines| lines.len() > 1) {
        for i in 1..lines.len() {
            let line = &lines[i - 1];
            if line.width <= WIDEST {
                breaks += 1;
                within += usize::from(is_within(text, lines, i));
                width = width.max(line.width);
            }
        }
    }
    (within > 0 && within * 4 >= breaks).then_some(width)
}

/// Whether the break before line `i` falls inside a sentence.
fn is_within(text: &str, lines: &[Line], i: usize) -> bool {
    let (line, next) = (&lines[i - 1], &lines[i]);
    let (words, below) = (line.span.of(text), next.span.of(text));
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    let open = below.starts_with(char::is_lowercase)
        || words.ends_with([',', '-', '–', '—'])
        || OPEN_WORDS.contains(&last);
    let prose = lines.last().is_some_and(|l| l.span.of(text).ends_with(['.', '"', '”', '\'', '’']));
    let unended = prose && !words.ends_with(['.', '!', '?', ':', ';', '"', '”', '\'', '’', ')']);
    !next.item && line.width >= NARROWEST && (open || unended)
}

/// Whether line `i` continues the one before: the line was full, or the sentence is not over.
fn goes_on(text: &str, lines: &[Line], i: usize, width: usize) -> bool {
    let (line, next) = (&lines[i - 1], &lines[i]);
    let below = next.span.of(text);
    let first = below.split(char::is_whitespace).next().unwrap_or_default().chars().count();
    let fits = (NARROWEST..=WIDEST).contains(&line.width);
    let full = line.width + 1 + first > width;
    let parted = next.item || next.indented && !line.indented || line.span.of(text) == below;
    fits && !parted && dateline::cut(below).is_none() && (full || is_within(text, lines, i))
}
