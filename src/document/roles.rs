//! What each block is in the story, by where it stands and how it is written.
//!
//! In: blocks in order; those still `Body` are undecided. Out: the same with roles, doubled lines
//! and datelines cut off, paragraphs numbered, and what the head of the story says of date and
//! place. Not here: the words of page furniture (`furniture`), the form of datelines (`dateline`).

use jiff::civil::Date;

use crate::source::Span;

use super::builder::trimmed;
use super::{Block, Markup, MarkupKind, Role, Shape, dateline, day, furniture};

/// A doubled line longer than this is a repeated paragraph, in bytes.
const LONGEST_CAPTION: usize = 400;
/// A headline is no longer than this, in bytes.
const LONGEST_HEADLINE: usize = 200;
/// A deck is no longer than this, in bytes.
const LONGEST_DECK: usize = 200;
/// A heading is no longer than this, in bytes.
const LONGEST_HEADING: usize = 80;
/// A place in capitals with neither day nor agency is a dateline only this near the top, in paragraphs.
const FIRST_PARAGRAPHS: usize = 3;

/// Whether markup has said which blocks are headlines and headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flow {
    /// Plain text: headline, deck and headings are known by their form.
    Plain,
    /// Markdown and HTML: the markup says it.
    Marked,
}

/// What the head of a story says about it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// The dateline's place.
    pub place: Option<Span>,
    /// A day with its year, who says so, and where.
    pub date: Option<(Date, &'static str, Span)>,
    /// The day until which the story is held.
    pub embargo: Option<(Date, Span)>,
}

/// Gives every undecided block its role.
pub(super) fn assign(text: &str, markup: &[Markup], blocks: Vec<Block>, flow: Flow) -> (Vec<Block>, Found) {
    let mut page = Page { text, markup, blocks: split_doubled(text, blocks), found: Found::default() };
    page.set_apart();
    page.close();
    page.captions();
    page.head(flow);
    page.headings(flow);
    page.datelines();
    page.number();
    (page.blocks, page.found)
}

struct Page<'a> {
    text: &'a str,
    markup: &'a [Markup],
    blocks: Vec<Block>,
    found: Found,
}

impl<'a> Page<'a> {
    fn words(&self, i: usize) -> &'a str {
        self.blocks.get(i).map_or("", |b| b.span.of(self.text))
    }

    fn is_open(&self, i: usize) -> bool {
        self.blocks.get(i).is_some_and(|b| b.role == Role::Body)
    }

    /// The next block after `i` that is still undecided.
    fn next_open(&self, i: usize) -> Option<usize> {
        (i + 1..self.blocks.len()).find(|j| self.is_open(*j))
    }

    /// Furniture, corrections, advisories, credits: known by their words wherever they stand.
    fn set_apart(&mut self) {
        for i in 0..self.blocks.len() {
            let words = self.words(i);
            if self.is_open(i) || matches!(self.blocks[i].role, Role::Heading) {
                self.blocks[i].role = furniture::role(words).unwrap_or(self.blocks[i].role);
            }
            if furniture::is_embargo(words) {
                self.embargo(i);
            }
            if i > 0 && self.is_open(i) && furniture::is_correction_label(self.words(i - 1)) {
                self.blocks[i].role = Role::Correction;
            }
        }
    }

    fn embargo(&mut self, i: usize) {
        let span = self.blocks[i].span;
        if let (None, Some((date, at))) = (&self.found.embargo, day::find(span.of(self.text))) {
            self.found.embargo = Some((date, Span { start: span.start, ..within(span, at) }));
        }
    }

    /// From "About this blog" in the second half to the end.
    fn close(&mut self) {
        let half = self.text.len() / 2;
        let closer = |b: &Block| b.span.start as usize >= half && furniture::is_closer(b.span.of(self.text));
        if let Some(at) = self.blocks.iter().position(closer) {
            self.blocks[at..].iter_mut().for_each(|b| b.role = Role::Boilerplate);
        }
    }

    /// Doubled lines, and lines that call themselves pictures.
    fn captions(&mut self) {
        let first = (0..self.blocks.len()).find(|i| self.is_open(*i));
        for i in 0..self.blocks.len() {
            let doubled = first != Some(i) && self.is_doubled(i)
                || i > 0 && self.is_doubled(i - 1) && first != Some(i - 1);
            if self.is_open(i) && (doubled || furniture::is_caption(self.words(i))) {
                self.blocks[i].role = Role::Caption;
            }
        }
    }

    /// Whether the next block says the same.
    fn is_doubled(&self, i: usize) -> bool {
        let words = self.words(i);
        let plain = self.blocks.get(i).is_some_and(|b| b.shape == Shape::Paragraph);
        plain && !words.is_empty() && words.len() <= LONGEST_CAPTION && words == self.words(i + 1)
    }

    /// Headline, deck, byline and date line, down to the first paragraph of the story.
    fn head(&mut self, flow: Flow) {
        let sole = self.blocks.iter().filter(|b| b.role == Role::Body).count() < 2;
        let mut next = (0..self.blocks.len()).find(|i| self.is_open(*i));
        let mut titled = flow == Flow::Marked || self.blocks.iter().any(|b| b.role == Role::Headline);
        // In markup the headline is known; what stands right below it may be a deck.
        let mut below =
            next.and_then(|i| i.checked_sub(1)).filter(|i| self.blocks[*i].role == Role::Headline);
        while let Some(i) = next {
            let title = below.take();
            if let Some(role) = self.line_of_head(i) {
                below = title;
                self.blocks[i].role = role;
            } else if !titled && !sole && self.is_headline(i) {
                self.title(i);
                (titled, below) = (true, Some(i));
            } else if title.is_some_and(|title| self.is_deck(i, title, flow)) {
                self.blocks[i].role = Role::Deck;
            } else {
                return;
            }
            next = self.next_open(i);
        }
    }

    /// The headline, and the page's repetition of it.
    fn title(&mut self, i: usize) {
        self.blocks[i].role = Role::Headline;
        if self.is_doubled(i) {
            self.blocks[i + 1].role = Role::Headline;
        }
    }

    /// A byline or a line that says when; the latter gives the date.
    fn line_of_head(&mut self, i: usize) -> Option<Role> {
        let words = self.words(i);
        if day::is_stamp(words) {
            self.stamp(i);
            return Some(Role::Dateline);
        }
        is_byline(words).then_some(Role::Byline)
    }

    fn stamp(&mut self, i: usize) {
        let span = self.blocks[i].span;
        if let (None, Some((date, at))) = (&self.found.date, day::find(span.of(self.text))) {
            self.found.date = Some((date, "date line", within(span, at)));
        }
    }

    /// No full stop at its end; where it has one, only capitals or a dateline below show a headline.
    fn is_headline(&self, i: usize) -> bool {
        let words = self.words(i);
        let fits = self.blocks[i].shape == Shape::Paragraph
            && words.len() <= LONGEST_HEADLINE
            && !words.contains('\n');
        let below = self.next_open(i).map_or("", |j| self.words(j));
        fits && dateline::cut(words).is_none()
            && (!ends_sentence(words) || is_title_case(words) || dateline::cut(below).is_some_and(|d| d.sure))
    }

    /// The line after the headline, where it does not read as the first paragraph.
    fn is_deck(&self, i: usize, title: usize, flow: Flow) -> bool {
        let words = self.words(i);
        let Some(after) = self.next_open(i) else { return false };
        let fits = self.blocks[i].shape == Shape::Paragraph && words.len() <= LONGEST_DECK;
        let below = self.words(after);
        let led = is_byline(below) || day::is_stamp(below) || dateline::cut(below).is_some();
        let goes_on = self.words(title).ends_with(';');
        let open = !words.ends_with(['.', '!', ':', ',', '…', '"', '”', '\'', '’', ')', ']']);
        let formed = if flow == Flow::Marked { self.is_set_off(i) } else { open };
        fits && dateline::cut(words).is_none() && (formed || led || goes_on)
    }

    /// Short lines without a full stop between paragraphs; in markup, those set off by type or
    /// that name the day of what follows.
    fn headings(&mut self, flow: Flow) {
        for i in 0..self.blocks.len() {
            let words = self.words(i);
            let open = self.is_open(i) && self.blocks[i].shape == Shape::Paragraph;
            let form = || match flow {
                Flow::Plain => i > 0 && is_heading(words),
                Flow::Marked => day::is_stamp(words) || is_heading(words) && self.is_set_off(i),
            };
            if open && form() && self.heads_body(i) {
                self.blocks[i].role = Role::Heading;
            }
        }
    }

    /// Whether the story goes on below, pictures and labels left out.
    fn heads_body(&self, i: usize) -> bool {
        let beside = |b: &&Block| matches!(b.role, Role::Caption | Role::Boilerplate);
        let below = self.blocks[i + 1..].iter().find(|b| !beside(b));
        below.is_some_and(|b| b.role == Role::Body)
    }

    /// Whether the whole block is in bold or italics.
    fn is_set_off(&self, i: usize) -> bool {
        let span = self.blocks[i].span;
        let from = self.markup.partition_point(|m| m.span.start < span.start);
        let here = self.markup[from..].iter().take_while(|m| m.span.start == span.start);
        here.into_iter().any(|m| m.kind == MarkupKind::Emphasis && m.span.contains(span))
    }

    /// Cuts datelines off the paragraphs they head.
    fn datelines(&mut self) {
        let mut cut = Vec::with_capacity(self.blocks.len() + 1);
        let mut paragraphs = 0;
        for block in std::mem::take(&mut self.blocks) {
            let prose = block.role == Role::Body && block.shape == Shape::Paragraph;
            paragraphs += usize::from(prose);
            let line = if prose { dateline::cut(block.span.of(self.text)) } else { None };
            match line.filter(|d| d.sure || paragraphs <= FIRST_PARAGRAPHS) {
                Some(line) => cut.extend(self.cut_off(block, line)),
                None => cut.push(block),
            }
        }
        self.blocks = cut;
    }

    fn cut_off(&mut self, block: Block, line: dateline::Dateline) -> [Block; 2] {
        let span = block.span;
        if self.found.place.is_none() {
            self.found.place = Some(within(span, line.place));
        }
        if let (None, Some((date, at))) = (&self.found.date, line.day) {
            self.found.date = Some((date, "dateline", within(span, at)));
        }
        let head = Block { role: Role::Dateline, span: within(span, 0..line.end), ..block.clone() };
        let body = Block { span: within(span, line.body..span.len()), ..block };
        [head, body]
    }

    /// Numbers the paragraphs; a dateline shares the number of what it heads.
    fn number(&mut self) {
        let mut next = 0;
        for i in 0..self.blocks.len() {
            self.blocks[i].paragraph = next;
            let heads = self.blocks[i].role == Role::Dateline
                && self.blocks[i].shape == Shape::Paragraph
                && self.blocks.get(i + 1).is_some_and(|b| b.role == Role::Body)
                && !self.text[self.blocks[i].span.end as usize..self.blocks[i + 1].span.start as usize]
                    .contains('\n');
            next += u32::from(!heads);
        }
    }
}

/// Takes lines that repeat the line before out of the paragraph that holds them.
fn split_doubled(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let mut split = Vec::with_capacity(blocks.len());
    for block in blocks {
        let lines = lines(text, block.span);
        let doubled = lines.windows(2).any(|w| same(text, w));
        match doubled && block.role == Role::Body {
            true => split.extend(runs(text, &lines).into_iter().map(|span| Block { span, ..block.clone() })),
            false => split.push(block),
        }
    }
    split
}

fn same(text: &str, pair: &[Span]) -> bool {
    pair[0].of(text) == pair[1].of(text) && pair[0].len() <= LONGEST_CAPTION
}

fn lines(text: &str, span: Span) -> Vec<Span> {
    let mut at = span.start as usize;
    let pieces = span.of(text).split_inclusive('\n').map(|line| {
        at += line.len();
        trimmed(text, Span::new(at - line.len(), at))
    });
    pieces.filter(|line| !line.is_empty()).collect()
}

/// Doubled lines by themselves, what stands between them together.
fn runs(text: &str, lines: &[Span]) -> Vec<Span> {
    let mut runs: Vec<(Span, bool)> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let doubled =
            i > 0 && same(text, &lines[i - 1..=i]) || lines.get(i..i + 2).is_some_and(|w| same(text, w));
        match runs.last_mut() {
            Some((run, false)) if !doubled => *run = run.to(*line),
            _ => runs.push((*line, doubled)),
        }
    }
    runs.into_iter().map(|(span, _)| span).collect()
}

/// Offsets inside a span.
fn within(span: Span, at: std::ops::Range<usize>) -> Span {
    let start = span.start as usize;
    Span::new(start + at.start, start + at.end)
}

/// `By NAME`, with places, desks and further names.
fn is_byline(words: &str) -> bool {
    let Some(names) = words.strip_prefix("By ").or_else(|| words.strip_prefix("BY ")) else { return false };
    let small = ["and", "for", "in", "of", "the", "at", "with", "de", "van", "von", "bin", "al"];
    let fits = |w: &str| {
        w.starts_with(|c: char| c.is_uppercase() || matches!(c, '|' | '&' | '@' | '/')) || small.contains(&w)
    };
    let count = names.split_whitespace().count();
    words.len() <= 120
        && (1..=14).contains(&count)
        && names.split_whitespace().all(fits)
        && names.starts_with(char::is_uppercase)
}

/// A line that could stand over the paragraphs below it.
fn is_heading(words: &str) -> bool {
    let fits = words.len() <= LONGEST_HEADING && (1..=12).contains(&words.split_whitespace().count());
    fits && words.contains(char::is_alphabetic)
        && (is_clock(words) || is_dashed(words) || !ends_sentence(words) && is_label(words))
}

/// Neither speech, question and answer, a list's opening nor an address.
fn is_label(words: &str) -> bool {
    let opens_speech = words.starts_with(['"', '“', '(', '[', '@', '<']);
    let bare = words.trim_end_matches(['\'', '’', '"', '”']);
    let asks = bare.ends_with('?');
    let listed = bare.ends_with(['!', ':', ';', ',', '—', '-']);
    let answers = words.starts_with("Q:") || words.starts_with("A:");
    let shortened = words.ends_with('.');
    let plain = !listed && !answers && !words.contains("://") && !words.starts_with(char::is_lowercase);
    plain && (is_title_case(words) || !asks && !opens_speech && !shortened)
}

/// The time of an entry in a live file.
pub(super) fn is_clock(words: &str) -> bool {
    let folded = words.to_ascii_lowercase();
    words.starts_with(|c: char| c.is_ascii_digit())
        && words.len() <= 12
        && ["a.m.", "p.m.", "am", "pm", "gmt"].iter().any(|half| folded.ends_with(half))
}

/// A cross-head between dashes, as some wires set them.
fn is_dashed(words: &str) -> bool {
    let bare = words.trim_end_matches('.');
    words.len() > 8 && ['–', '—'].iter().any(|d| bare.starts_with(*d) && bare.ends_with(*d))
}

/// A full stop at the end, inside or outside closing quotes; an abbreviation such as `U.S.` is none.
fn ends_sentence(words: &str) -> bool {
    let bare = words.trim_end_matches(['"', '\'', '”', '’', ')', ']']);
    let last = bare.rsplit(char::is_whitespace).next().unwrap_or_default();
    let initials = last.len() >= 4 && last.split_terminator('.').all(|p| p.chars().count() == 1);
    bare.ends_with("...") || bare.ends_with('…') || bare.ends_with('.') && !initials
}

/// Words that stay small in a title. Own list, after the usual rules for titles.
const SMALL: &[&str] = &[
    "a", "an", "and", "as", "at", "but", "by", "de", "for", "from", "in", "into", "is", "of", "on", "or",
    "over", "per", "the", "to", "v", "via", "vs", "with",
];

/// At least two words, and none begins with a small letter but those that do in titles.
fn is_title_case(words: &str) -> bool {
    let bare = |w| str::trim_matches(w, |c: char| !c.is_alphanumeric());
    let mut words = words.split_whitespace().map(bare).filter(|w| !w.is_empty());
    let small = |w: &str| w.starts_with(char::is_lowercase);
    words.clone().filter(|w| !small(w)).count() >= 2 && words.all(|w| !small(w) || SMALL.contains(&w))
}
