//! The comments of a Word file read back, by another reader of XML than ours.

use std::io::{Cursor, Read};

use roxmltree::{Document, Node};

/// A comment as a reader of the file sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    pub id: String,
    pub author: String,
    /// The words between its marks.
    pub words: String,
    pub lines: Vec<String>,
}

/// A part of a file; nothing where it has none.
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut text = String::new();
    if let Ok(mut file) = zip.by_name(name) {
        file.read_to_string(&mut text).expect("text");
    }
    text
}

/// All comments of a file whose parts have their usual names; every one is referred to once.
pub fn comments(bytes: &[u8]) -> Vec<Comment> {
    named(bytes, "word/document.xml", "word/comments.xml")
}

/// The same where parts are called otherwise.
pub fn named(bytes: &[u8], main: &str, comments: &str) -> Vec<Comment> {
    let (main, comments) = (part(bytes, main), part(bytes, comments));
    if comments.is_empty() {
        return Vec::new();
    }
    let main = Document::parse(&main).expect("sound XML");
    let comments = Document::parse(&comments).expect("sound XML");
    comments.root_element().children().filter(Node::is_element).map(|c| read(c, &main)).collect()
}

fn read(comment: Node<'_, '_>, main: &Document<'_>) -> Comment {
    let id = attribute(comment, "id");
    let references = main.descendants().filter(|n| is(*n, "commentReference") && attribute(*n, "id") == id);
    assert_eq!(references.count(), 1, "references to comment {id}");
    let lines = comment.descendants().filter(|n| is(*n, "p")).map(words).collect();
    Comment { author: attribute(comment, "author"), words: between(main, &id), lines, id }
}

/// The words between the marks of a comment, cells and paragraphs one after another.
fn between(main: &Document<'_>, id: &str) -> String {
    let (mut open, mut found) = (false, String::new());
    for node in main.descendants() {
        match node.tag_name().name() {
            "commentRangeStart" if attribute(node, "id") == id => open = true,
            "commentRangeEnd" if attribute(node, "id") == id => return found,
            "t" if open => found.push_str(node.text().unwrap_or_default()),
            "tab" if open => found.push('\t'),
            "p" if open && !found.is_empty() => found.push('¶'),
            "footnoteReference" | "endnoteReference" if open => found.push('*'),
            _ => {}
        }
    }
    // A comment on a point of the text has no range.
    assert!(!open, "comment {id} has no end: {found}");
    found
}

fn words(paragraph: Node<'_, '_>) -> String {
    paragraph.descendants().filter(|n| is(*n, "t")).filter_map(|n| n.text()).collect()
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.tag_name().name() == name
}

fn attribute(node: Node<'_, '_>, name: &str) -> String {
    node.attributes().find(|a| a.name() == name).map_or_else(String::new, |a| a.value().to_owned())
}
