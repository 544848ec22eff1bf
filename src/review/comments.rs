//! The part that holds the comments of a file: whose they are, and ours among them.
//!
//! In: the part. Out: its comments, and the part with ours taken out and new ones put in; those of others stay byte for
//! byte. A comment is ours by its author and by its last line, which names the rule: programs that save the file keep
//! both, and little else.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::Date;

use crate::document::docx::xml::{Ns, Tag, Xml};
use crate::document::packed::Limits;
use crate::document::refusal::Refusal;

use super::anchor::Anchor;
use super::edits::Edits;
use super::names::{Names, address, escaped};
use super::parcel::HEAD;
use super::root::Root;
use super::wording::{AUTHOR, INITIALS, SIGNATURE};

/// A comment as it stands in the part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comment {
    /// Its id, as its marks in the text say it.
    pub id: String,
    /// Its bytes.
    pub place: Range<usize>,
    /// Its paragraphs.
    pub lines: Vec<String>,
    /// Ids of its paragraphs, by which other parts speak of it.
    pub paragraphs: Vec<String>,
    author: String,
}

impl Comment {
    /// Whether a review wrote it.
    pub fn is_ours(&self) -> bool {
        self.author == AUTHOR && self.lines.last().is_some_and(|line| line.starts_with(SIGNATURE))
    }
}

/// A comment to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewComment {
    /// Its id.
    pub id: u32,
    /// What it hangs on.
    pub anchor: Anchor,
    /// Its paragraphs.
    pub lines: Vec<String>,
}

/// The part.
#[derive(Debug)]
pub struct Comments {
    text: String,
    root: Root,
    /// All of them, in order.
    pub all: Vec<Comment>,
}

impl Comments {
    /// Reads the part.
    ///
    /// # Errors
    ///
    /// XML that is not sound.
    pub fn read(part: &str, text: String, limits: &Limits) -> Result<Self, Refusal> {
        let mut xml = Xml::new(part, &text, limits);
        let Some(tag) = xml.child()? else { return Err(xml.refusal("holds no comments")) };
        let mut all = Vec::new();
        while let Some(tag) = xml.child()? {
            all.push(comment(&mut xml, &tag)?);
        }
        let root = Root::of(&tag, &xml);
        Ok(Self { root, all, text })
    }

    /// A part without comments.
    ///
    /// # Errors
    ///
    /// None: it is sound.
    pub fn none(strict: bool, limits: &Limits) -> Result<Self, Refusal> {
        let text = format!("{HEAD}<w:comments xmlns:w=\"{}\"></w:comments>", address(strict));
        Self::read("comments.xml", text, limits)
    }

    /// The part without these comments and with these others, of a day; none where that is the same.
    pub fn with(&self, gone: &BTreeSet<String>, new: &[NewComment], day: Option<Date>) -> Option<String> {
        let mut edits = Edits::default();
        let going = self.all.iter().filter(|c| gone.contains(&c.id));
        going.for_each(|c| edits.remove(c.place.clone()));
        if !new.is_empty() {
            let names = Names::like(self.root.prefix(), self.root.strict);
            let new = new.iter().map(|c| element(&names, c, day)).collect();
            self.root.append(&self.text, new, &mut edits);
        }
        edits.apply(&self.text)
    }
}

/// Reads a comment, which is open.
fn comment<'x>(xml: &mut Xml<'x>, tag: &Tag<'x>) -> Result<Comment, Refusal> {
    let get = |key| xml.attribute(tag, Ns::Word, key).map(Option::unwrap_or_default);
    let mut comment = Comment { id: get("id")?, author: get("author")?, ..Comment::default() };
    inside(xml, &mut comment)?;
    comment.place = tag.place.start..xml.last().end;
    Ok(comment)
}

/// Reads on in a comment.
fn inside(xml: &mut Xml<'_>, comment: &mut Comment) -> Result<(), Refusal> {
    while let Some(tag) = xml.child()? {
        if tag.is("p") {
            comment.lines.push(String::new());
            comment.paragraphs.extend(xml.attribute(&tag, Ns::Other, "paraId")?);
        }
        match comment.lines.last_mut() {
            Some(line) if tag.is("t") => line.push_str(&xml.words()?),
            _ => inside(xml, comment)?,
        }
    }
    Ok(())
}

/// A comment of ours. It is of the day on which the file says that it was last changed, as nothing asks the clock. The
/// standard asks for no day, but LibreOffice 7.4 writes one that is none where there is none.
fn element(names: &Names, new: &NewComment, day: Option<Date>) -> String {
    let Names { prefix: w, declared } = names;
    let line = |line: &String| {
        let words = escaped(line);
        format!("<{w}p><{w}r><{w}t xml:space=\"preserve\">{words}</{w}t></{w}r></{w}p>")
    };
    let (id, lines) = (new.id, new.lines.iter().map(line).collect::<String>());
    let who = format!("{w}author=\"{AUTHOR}\" {w}initials=\"{INITIALS}\"");
    let day = day.map(|day| format!(" {w}date=\"{day}T00:00:00Z\"")).unwrap_or_default();
    format!("<{w}comment{declared} {w}id=\"{id}\" {who}{day}>{lines}</{w}comment>")
}
