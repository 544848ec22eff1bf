//! What a block of words is, by the elements it stands in.
//!
//! In: the elements around a block and what they say they are. Out: role and shape. Not here: what its words say of it
//! (`super::super::roles`).

use crate::source::SourceSpan;

use super::super::{MarkupKind, Role, Shape, day};
use super::events::{Event, Page, Tag};
use super::nesting;
use super::signs::Sign;

/// Words straight inside a container are a paragraph only from this length on, in bytes, or with a full stop: others
/// are labels of the page.
pub(super) const SHORTEST_LOOSE: usize = 40;

/// Longer words are no byline, deck or label, in bytes.
const LONGEST_BYLINE: usize = 160;
const LONGEST_DECK: usize = 500;
const LONGEST_LABEL: usize = 80;

/// A cell with more words than this is a part of the page's layout, in bytes.
const LONGEST_CELL: usize = 400;

/// The number of a note holds no more events than this: links and brackets.
const MOST_OF_NOTE: usize = 16;

/// An element that is open.
pub(super) struct Open {
    /// Whether its end ends a block.
    pub ends_block: bool,
    /// Whether it stands in a cell and is no part of the table itself.
    pub in_cell: bool,
    /// What it says of the words inside.
    pub setting: Setting,
    /// Where the text begins, for links and emphasis.
    pub mark: Option<(MarkupKind, Option<usize>)>,
}

impl Open {
    pub(super) fn new(name: &str, setting: Setting) -> Self {
        let ends_block = !nesting::is_inline(name);
        let in_cell = setting.cell && !is_table(name);
        Self { ends_block, in_cell, setting, mark: mark(name).map(|kind| (kind, None)) }
    }
}

fn mark(name: &str) -> Option<MarkupKind> {
    match name {
        "a" => Some(MarkupKind::Link),
        "b" | "em" | "i" | "strong" => Some(MarkupKind::Emphasis),
        "code" | "kbd" | "samp" | "tt" => Some(MarkupKind::Code),
        _ => None,
    }
}

/// Parts of a table, each of which ends the block before it.
pub(super) fn is_table(name: &str) -> bool {
    matches!(name, "caption" | "table" | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr")
}

/// What kind of element holds the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Form {
    /// A container, which holds labels of the page too.
    #[default]
    Loose,
    Paragraph,
    Heading,
    Headline,
    Caption,
}

/// What the elements around words say of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Setting {
    form: Form,
    sign: Option<Sign>,
    link: bool,
    /// Inside a link to another page, and in no figure: a picture there is of another story.
    leads: bool,
    quoted: bool,
    item: bool,
    /// Inside a cell of a table of data.
    pub cell: bool,
    data: bool,
    /// Lines and blank lines count.
    pub verse: bool,
    /// Code and numbers of notes.
    pub unread: bool,
}

impl Setting {
    /// The setting inside an element of this one.
    pub(super) fn inside(
        self,
        page: &Page<'_>,
        (at, tag): (usize, &Tag),
        sign: Option<Sign>,
        headline: bool,
    ) -> Self {
        let name = page.name(tag);
        let form = match name {
            _ if headline => Form::Headline,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Form::Heading,
            "caption" | "figcaption" => Form::Caption,
            "blockquote" | "dd" | "dt" | "li" | "p" | "pre" => Form::Paragraph,
            _ => self.form,
        };
        let inner = sign.filter(|s| !matches!(s, Sign::Unread | Sign::Furniture | Sign::Embed));
        let resets = matches!(name, "article" | "main" | "section");
        let data = if name == "table" { is_data(page, at, tag) } else { self.data };
        Self {
            form,
            sign: if name == "time" { self.sign.or(inner) } else { inner.or(self.sign) },
            link: self.link || name == "a",
            leads: (self.leads || name == "a" && !leads_to_picture(page, tag)) && name != "figure",
            quoted: self.quoted || name == "blockquote",
            item: (self.item || matches!(name, "dd" | "dt" | "li")) && !resets && name != "table",
            cell: data && (self.cell && name != "table" || matches!(name, "td" | "th")),
            data,
            verse: self.verse || name == "pre",
            unread: self.unread
                || self.verse && name == "code"
                || matches!(name, "del" | "s" | "strike")
                || is_note(page, at, tag),
        }
    }
}

fn leads_to_picture(page: &Page<'_>, tag: &Tag) -> bool {
    let address = page.get(tag, "href").unwrap_or_default();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    path.is_empty() || matches!(ending.as_str(), "avif" | "gif" | "jpeg" | "jpg" | "png" | "webp")
}

/// Whether a table holds data: a table of the page's layout holds headings, tables or whole passages.
fn is_data(page: &Page<'_>, at: usize, tag: &Tag) -> bool {
    let mut cell = 0;
    let laid_out = page.events[at + 1..tag.end()].iter().any(|event| match event {
        Event::Open(inner) if matches!(page.name(inner), "td" | "th") => {
            cell = 0;
            false
        }
        Event::Open(inner) => matches!(page.name(inner), "article" | "h1" | "h2" | "main" | "table"),
        Event::Text(span) => {
            cell += span.of(page.source).trim().len();
            cell > LONGEST_CELL
        }
        _ => false,
    });
    !laid_out && !matches!(page.get(tag, "role"), Some("none" | "presentation"))
}

/// The number of a note: raised, a link, and short.
fn is_note(page: &Page<'_>, at: usize, tag: &Tag) -> bool {
    if page.name(tag) != "sup" || tag.end() - at > MOST_OF_NOTE {
        return false;
    }
    let inner = &page.events[at + 1..tag.end()];
    let linked = inner.iter().any(|e| matches!(e, Event::Open(t) if page.name(t) == "a"));
    let marks = |e: &Event| match e {
        Event::Text(span) => span.of(page.source).chars().all(|c| !c.is_alphabetic()),
        _ => true,
    };
    linked && inner.iter().all(marks)
}

/// The alternative text of a picture, where it says something.
pub(super) fn picture(page: &Page<'_>, tag: &Tag, setting: Setting) -> Option<SourceSpan> {
    let span = page.place(tag, "alt").filter(|_| !setting.leads)?;
    let words = span.of(page.source);
    let said = words.split_whitespace().filter(|w| w.contains(char::is_alphabetic)).count();
    (said > 1).then_some(span)
}

/// What is known of the words of the open block.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    setting: Option<Setting>,
    /// Whether all words so far stand under the same sign.
    sign: Option<Sign>,
    unlinked: bool,
    /// A line break was the last thing read.
    pub broken: bool,
    /// The end of a block in a cell was the last thing read.
    pub gap: bool,
}

impl Words {
    /// Words in a setting.
    pub(super) fn add(&mut self, setting: Setting, text: &str) {
        let marks = !text.contains(char::is_alphanumeric);
        match self.setting {
            None => (self.setting, self.sign) = (Some(setting), setting.sign),
            Some(_) => self.sign = self.sign.filter(|s| setting.sign == Some(*s) || marks),
        }
        self.unlinked |= !setting.link && !marks;
    }

    /// Role and shape of the block.
    pub(super) fn form(&self, words: &str, caption: Option<Sign>, begun: bool) -> (Role, Shape) {
        let setting = self.setting.unwrap_or_default();
        let shape = setting.shape();
        if setting.form == Form::Headline {
            return (Role::Headline, Shape::Paragraph);
        }
        // A line that is one link leads to another story, or is no word of the story at all.
        let leads = !self.unlinked && !setting.quoted;
        if leads && matches!(self.sign, Some(Sign::Correction | Sign::Stamp | Sign::Label)) {
            return (Role::Boilerplate, shape);
        }
        let signed = self.sign.or(caption).and_then(|sign| signed(sign, setting.form, words, begun));
        if let Some(role) = signed {
            return (role, Shape::Paragraph);
        }
        match setting.form {
            _ if setting.cell => (Role::Body, Shape::Cell),
            Form::Heading => (Role::Heading, Shape::Paragraph),
            Form::Caption => (Role::Caption, Shape::Paragraph),
            Form::Paragraph | Form::Loose if leads => (Role::Boilerplate, shape),
            Form::Loose => (loose(words), shape),
            Form::Paragraph | Form::Headline => (Role::Body, shape),
        }
    }
}

impl Setting {
    fn shape(self) -> Shape {
        match (self.cell, self.quoted, self.item) {
            (true, ..) => Shape::Cell,
            (_, true, _) => Shape::BlockQuote,
            (_, _, true) => Shape::ListItem,
            _ => Shape::Paragraph,
        }
    }
}

/// The role that a sign gives, where the words fit it.
fn signed(sign: Sign, form: Form, words: &str, begun: bool) -> Option<Role> {
    match sign {
        Sign::Caption => Some(Role::Caption),
        Sign::Correction => Some(Role::Correction),
        Sign::Deck if !begun && words.len() <= LONGEST_DECK => Some(Role::Deck),
        Sign::Byline if words.len() <= LONGEST_BYLINE => Some(Role::Byline),
        Sign::Byline if !begun || form == Form::Loose => Some(Role::Boilerplate),
        // What says when the story appeared is read by its words.
        Sign::Stamp if day::is_stamp(words) && !begun => Some(Role::Body),
        Sign::Stamp | Sign::Label if words.len() <= LONGEST_LABEL && form != Form::Heading => {
            Some(Role::Boilerplate)
        }
        _ => None,
    }
}

/// Words straight inside a container: a label of the page, a day, or a paragraph.
fn loose(words: &str) -> Role {
    let ended = words.ends_with(['.', '!', '?', '…', '"', '”', '’']) && words.split_whitespace().count() > 2;
    let label = words.len() < SHORTEST_LOOSE && !ended && !day::is_stamp(words);
    if label { Role::Boilerplate } else { Role::Body }
}
