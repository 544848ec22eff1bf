//! The draft set as a story: each block by its role and shape, with its marks.
//!
//! In: a [`View`]. Out: HTML. Not here: where marks lie (`view`), how they nest (`nest`).

use super::markup::Html;
use super::nest::{Step, walk};
use super::view::{View, What};
use crate::document::{Block, Role, Shape};

/// What consecutive blocks stand in together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    Alone,
    List,
    Quote,
    Table,
}

/// Writes the story.
pub fn write(h: &mut Html, view: &View<'_>) {
    let blocks = &view.draft().document.blocks;
    let title = title(blocks);
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        let frame = frame(block);
        let more =
            blocks[at..].iter().take_while(|b| frame != Frame::Alone && self::frame(b) == frame).count();
        let end = at + more.max(1);
        match frame {
            Frame::Alone => at += alone(h, view, at, title),
            Frame::List => at = list(h, view, at..end),
            Frame::Quote => at = quote(h, view, at..end),
            Frame::Table => at = table(h, view, at..end),
        }
    }
}

/// The headline on the page, or the metadata's where the page has none.
fn title(blocks: &[Block]) -> Option<usize> {
    let headline = |b: &Block| b.role == Role::Headline;
    let on_page = blocks.iter().position(|b| headline(b) && b.shape != Shape::Metadata);
    on_page.or_else(|| blocks.iter().position(headline))
}

fn frame(block: &Block) -> Frame {
    match (block.role, block.shape) {
        (Role::Body | Role::Boilerplate | Role::Byline, Shape::ListItem) => Frame::List,
        (Role::Body, Shape::BlockQuote) => Frame::Quote,
        (_, Shape::Cell) => Frame::Table,
        _ => Frame::Alone,
    }
}

/// A block by itself, or a dateline with its paragraph; says how many blocks that were.
fn alone(h: &mut Html, view: &View<'_>, at: usize, title: Option<usize>) -> usize {
    let blocks = &view.draft().document.blocks;
    let block = &blocks[at];
    if block.role == Role::Dateline && block.shape != Shape::Metadata {
        let next = blocks.get(at + 1).filter(|b| b.paragraph == block.paragraph && b.role == Role::Body);
        h.raw("<p><span class=\"dateline\">");
        words(h, view, at);
        h.raw("</span>");
        if next.is_some() {
            h.raw(" ");
            between(h, view, at);
            words(h, view, at + 1);
        }
        h.raw("</p>\n");
        return 1 + usize::from(next.is_some());
    }
    let (open, close) = element(block, Some(at) == title);
    h.raw(open);
    words(h, view, at);
    h.raw(close);
    1
}

/// What stands in the source between a dateline and its paragraph: a dash.
fn between(h: &mut Html, view: &View<'_>, at: usize) {
    let document = &view.draft().document;
    let gap = document.map.to_source(document.blocks[at].span).end as usize
        ..document.map.to_source(document.blocks[at + 1].span).start as usize;
    let dash = view.checked.source.text.get(gap).unwrap_or_default().trim();
    if !dash.is_empty() && dash.chars().all(|c| matches!(c, '-' | '–' | '—' | ':')) {
        h.text(dash).raw(" ");
    }
}

fn element(block: &Block, is_title: bool) -> (&'static str, &'static str) {
    match (block.role, block.shape) {
        (Role::Headline, _) if is_title => ("<h4 class=\"headline\">", "</h4>\n"),
        (role, Shape::Metadata) => (field(role), "</p>\n"),
        (Role::Headline, _) => ("<p class=\"headline\">", "</p>\n"),
        (Role::Deck, _) => ("<p class=\"deck\">", "</p>\n"),
        (Role::Byline, _) => ("<p class=\"byline\">", "</p>\n"),
        (Role::Heading, _) => ("<h5>", "</h5>\n"),
        (Role::Caption, _) => ("<figure><figcaption>", "</figcaption></figure>\n"),
        (Role::Correction, _) => ("<p class=\"correction\">", "</p>\n"),
        (Role::Boilerplate, _) => ("<p class=\"boilerplate\">", "</p>\n"),
        (Role::Dateline | Role::Body, _) => ("<p>", "</p>\n"),
    }
}

/// A value of the file's head, which is on no page.
fn field(role: Role) -> &'static str {
    match role {
        Role::Headline => "<p class=\"field\"><span>Title</span> ",
        Role::Deck => "<p class=\"field\"><span>Summary</span> ",
        Role::Byline => "<p class=\"field\"><span>Byline</span> ",
        Role::Dateline => "<p class=\"field\"><span>Dateline</span> ",
        Role::Caption => "<p class=\"field\"><span>Caption</span> ",
        _ => "<p class=\"field\"><span>In the file’s head</span> ",
    }
}

fn list(h: &mut Html, view: &View<'_>, range: std::ops::Range<usize>) -> usize {
    h.raw("<ul>\n");
    for at in range.clone() {
        h.raw("<li>");
        words(h, view, at);
        h.raw("</li>\n");
    }
    h.raw("</ul>\n");
    range.end
}

fn quote(h: &mut Html, view: &View<'_>, range: std::ops::Range<usize>) -> usize {
    h.raw("<blockquote>\n");
    for at in range.clone() {
        h.raw("<p>");
        words(h, view, at);
        h.raw("</p>\n");
    }
    h.raw("</blockquote>\n");
    range.end
}

fn table(h: &mut Html, view: &View<'_>, range: std::ops::Range<usize>) -> usize {
    h.raw("<table class=\"of-story\"><tbody><tr>");
    for at in range.clone() {
        if at > range.start && begins_row(view, at) {
            h.raw("</tr>\n<tr>");
        }
        h.raw("<td>");
        words(h, view, at);
        h.raw("</td>");
    }
    h.raw("</tr></tbody></table>\n");
    range.end
}

/// Whether a cell begins a row: the source has a new line or a new row before it.
fn begins_row(view: &View<'_>, at: usize) -> bool {
    let document = &view.draft().document;
    let source = |i: usize| document.map.to_source(document.blocks[i].span);
    let gap = source(at - 1).end as usize..source(at).start as usize;
    let gap = view.checked.source.text.get(gap).unwrap_or_default().to_ascii_lowercase();
    gap.contains("<tr") || (gap.contains('\n') && !gap.contains("<t"))
}

/// The words of a block with their marks.
fn words(h: &mut Html, view: &View<'_>, at: usize) {
    let document = &view.draft().document;
    walk(document.blocks[at].span, &view.marks[at], |step| match step {
        Step::Open(what, first) => open(h, view, what, first),
        Step::Text(span) => {
            h.text(document.slice(span));
        }
        Step::Close(what, last) => close(h, view, what, last),
    });
}

fn open(h: &mut Html, view: &View<'_>, what: What, first: bool) {
    match what {
        What::Emphasis => h.raw("<em>"),
        What::Code => h.raw("<code>"),
        What::Row(n) => identified(h.raw("<span"), first.then(|| view.anchor("r", &[n]))),
        What::Place(n, p) => {
            let level = view.findings[n].diagnostic.level.name();
            h.raw("<mark class=\"")
                .raw(level)
                .raw("\" data-finding=\"")
                .text(&view.anchor("f", &[n]))
                .raw("\"");
            identified(h, first.then(|| view.anchor("f", &[n, p])))
        }
    };
}

/// Ends a start tag, with its anchor where it has one: a page names an anchor once.
fn identified(h: &mut Html, anchor: Option<String>) -> &mut Html {
    if let Some(anchor) = anchor {
        h.raw(" id=\"").text(&anchor).raw("\"");
    }
    h.raw(">")
}

/// Behind the last piece of a place stands the number of its finding, so that paper and readers of screens know it.
fn close(h: &mut Html, view: &View<'_>, what: What, last: bool) {
    match what {
        What::Emphasis => h.raw("</em>"),
        What::Code => h.raw("</code>"),
        What::Row(_) => h.raw("</span>"),
        What::Place(..) => h.raw("</mark>"),
    };
    if let (What::Place(n, _), true) = (what, last) {
        let level = view.findings[n].diagnostic.level.name();
        h.raw("<a class=\"number ").raw(level).raw("\" href=\"#").text(&view.anchor("f", &[n])).raw("\">");
        h.raw("<span class=\"aside\"> (").raw(level).raw(" </span>").show(n + 1);
        h.raw("<span class=\"aside\">)</span></a>");
    }
}
