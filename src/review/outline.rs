//! How the main part of a Word file is built, as far as a comment can be hung into it.
//!
//! In: the XML of the part. Out: its runs, which hold the words; the marks of comments that stand there; its first
//! paragraph. A run inside another one, such as one of a text box, belongs to the outer: Word takes comments in the story
//! alone and passes over those in text boxes, notes, headers and footers (MS-OI29500, 2.1.315).

use std::ops::Range;

use crate::document::docx::xml::{Ns, Tag, Xml};
use crate::document::packed::Limits;
use crate::document::refusal::Refusal;

/// Something in a paragraph that a comment can begin before and end behind.
#[derive(Debug, Clone)]
pub struct Host {
    /// All of it.
    pub place: Range<usize>,
    /// Its start tag.
    pub open: Range<usize>,
    /// Its properties; empty where it has none.
    pub properties: Range<usize>,
    /// What it holds, in order; nothing where it cannot be parted, as a formula cannot.
    pub children: Vec<Child>,
    /// The notes it refers to, with the child that does.
    pub notes: Vec<(Note, usize)>,
    /// The prefix of WordprocessingML there, with its colon.
    pub prefix: Range<usize>,
    /// Number of the cell that it stands in, 0 outside of tables.
    pub cell: usize,
}

/// An element of a run.
#[derive(Debug, Clone)]
pub struct Child {
    /// All of it.
    pub place: Range<usize>,
    /// Its start tag.
    pub open: Range<usize>,
    /// Its words, where it holds nothing else.
    pub words: Option<Range<usize>>,
}

/// A note, by kind and id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// `footnote` or `endnote`.
    pub kind: &'static str,
    /// Its id among those of its kind.
    pub id: String,
}

/// One of the three marks of a comment.
#[derive(Debug, Clone)]
pub struct Mark {
    /// Which comment.
    pub id: String,
    /// What goes with it.
    pub place: Range<usize>,
}

/// The first paragraph: where what stands before all its words is put.
#[derive(Debug, Clone)]
pub struct First {
    /// Right behind its properties; all of its tag where it is closed at once.
    pub at: Range<usize>,
    /// Its prefix, with the colon.
    pub prefix: Range<usize>,
}

/// The main part.
#[derive(Debug, Default)]
pub struct Outline {
    /// In order, deleted ones left out.
    pub hosts: Vec<Host>,
    /// In order.
    pub marks: Vec<Mark>,
    /// None in a file without a paragraph.
    pub first: Option<First>,
    /// Whether the part is in the strict form.
    pub strict: bool,
}

impl Outline {
    /// Reads the part.
    ///
    /// # Errors
    ///
    /// XML that is not sound, or is nested too deeply.
    pub fn read((part, text): (&str, &str), limits: &Limits) -> Result<Self, Refusal> {
        let mut reader = Reader {
            xml: Xml::new(part, text, limits),
            out: Outline::default(),
            prefix: None,
            cells: 0,
            cell: 0,
            deleted: false,
        };
        if let Some(tag) = reader.xml.child()? {
            reader.out.strict = tag.strict;
            reader.children()?;
        }
        Ok(reader.out)
    }

    /// The host that holds a byte.
    pub fn host(&self, at: usize) -> Option<&Host> {
        let after = self.hosts.partition_point(|h| h.place.start <= at);
        self.hosts[..after].last().filter(|h| at < h.place.end)
    }
}

struct Reader<'x> {
    xml: Xml<'x>,
    out: Outline,
    /// Of the open paragraph.
    prefix: Option<Range<usize>>,
    cells: usize,
    cell: usize,
    deleted: bool,
}

impl<'x> Reader<'x> {
    fn children(&mut self) -> Result<(), Refusal> {
        while let Some(tag) = self.xml.child()? {
            self.element(&tag)?;
        }
        Ok(())
    }

    fn element(&mut self, tag: &Tag<'x>) -> Result<(), Refusal> {
        match (tag.ns, tag.local()) {
            (Ns::Word, "p") => self.paragraph(tag),
            (Ns::Word, "r") => self.run(tag),
            (Ns::Word, "tc") => self.cell(),
            (Ns::Word, "sdt") => self.control(tag),
            (Ns::Word, "del" | "moveFrom") => {
                let outer = std::mem::replace(&mut self.deleted, true);
                self.children()?;
                self.deleted = outer;
                Ok(())
            }
            (Ns::Word, "commentRangeStart" | "commentRangeEnd") => self.mark(tag),
            (Ns::Math, "oMath" | "oMathPara") => self.formula(tag),
            _ => self.children(),
        }
    }

    fn paragraph(&mut self, tag: &Tag<'x>) -> Result<(), Refusal> {
        let prefix = prefix(tag);
        let outer = self.prefix.replace(prefix.clone());
        let mut at = tag.place.end..tag.place.end;
        while let Some(child) = self.xml.child()? {
            if child.is("pPr") {
                self.xml.skip()?;
                at = self.xml.last().end..self.xml.last().end;
            } else {
                self.element(&child)?;
            }
        }
        // An end that takes no bytes: the paragraph was closed at once.
        let at = if self.xml.last().is_empty() { tag.place.clone() } else { at };
        self.out.first.get_or_insert(First { at, prefix });
        self.prefix = outer;
        Ok(())
    }

    /// A control in a line of words: where Word puts its words in anew whenever it opens the file, it is not parted.
    fn control(&mut self, tag: &Tag<'x>) -> Result<(), Refusal> {
        let (mut host, mut bound) = (self.begin(tag), false);
        while let Some(child) = self.xml.child()? {
            if child.is("sdtPr") {
                bound = self.is_bound()? && self.prefix.is_some();
            } else if bound {
                self.xml.skip()?;
            } else {
                self.element(&child)?;
            }
        }
        if bound {
            host.place.end = self.end(tag);
            self.keep(host);
        }
        Ok(())
    }

    /// Whether the properties of a control, which are open, tie it to data.
    fn is_bound(&mut self) -> Result<bool, Refusal> {
        let mut bound = false;
        while let Some(tag) = self.xml.child()? {
            bound |= tag.local() == "dataBinding";
            self.xml.skip()?;
        }
        Ok(bound)
    }

    fn cell(&mut self) -> Result<(), Refusal> {
        self.cells += 1;
        let outer = std::mem::replace(&mut self.cell, self.cells);
        self.children()?;
        self.cell = outer;
        Ok(())
    }

    fn mark(&mut self, tag: &Tag<'x>) -> Result<(), Refusal> {
        let id = self.xml.attribute(tag, Ns::Word, "id")?.unwrap_or_default();
        self.xml.skip()?;
        self.out.marks.push(Mark { id, place: tag.place.start..self.end(tag) });
        Ok(())
    }

    fn formula(&mut self, tag: &Tag<'x>) -> Result<(), Refusal> {
        let mut host = self.begin(tag);
        self.xml.skip()?;
        host.place.end = self.end(tag);
        self.keep(host);
        Ok(())
    }

    fn run(&mut self, tag: &Tag<'x>) -> Result<(), Refusal> {
        let mut host = self.begin(tag);
        let mut references = Vec::new();
        while let Some(child) = self.xml.child()? {
            if child.is("commentReference") {
                let id = self.xml.attribute(&child, Ns::Word, "id")?.unwrap_or_default();
                references.push((id, host.children.len()));
            }
            // Properties stand first; what is called so elsewhere is none.
            if child.is("rPr") && host.children.is_empty() && host.properties.is_empty() {
                self.xml.skip()?;
                host.properties = child.place.start..self.end(&child);
            } else {
                self.child(&child, &mut host)?;
            }
        }
        host.place.end = self.end(tag);
        let (none, alone) = (references.is_empty(), host.children.len() == 1);
        for (id, child) in references {
            let place = if alone { &host.place } else { &host.children[child].place };
            self.out.marks.push(Mark { id, place: place.clone() });
        }
        // A run that is nothing but a reference is no place to begin at: it may go.
        if none || !alone {
            self.keep(host);
        }
        Ok(())
    }

    /// Reads an element of a run.
    fn child(&mut self, tag: &Tag<'x>, host: &mut Host) -> Result<(), Refusal> {
        for (name, kind) in [("footnoteReference", "footnote"), ("endnoteReference", "endnote")] {
            if tag.is(name) {
                let id = self.xml.attribute(tag, Ns::Word, "id")?.unwrap_or_default();
                host.notes.push((Note { kind, id }, host.children.len()));
            }
        }
        self.xml.skip()?;
        let place = tag.place.start..self.end(tag);
        let inner = tag.place.end..self.xml.last().start;
        let words = (tag.is("t") && inner.start < inner.end).then_some(inner);
        host.children.push(Child { place, open: tag.place.clone(), words });
        Ok(())
    }

    fn begin(&self, tag: &Tag<'x>) -> Host {
        let open = tag.place.clone();
        Host {
            place: open.clone(),
            properties: open.end..open.end,
            open,
            children: Vec::new(),
            notes: Vec::new(),
            prefix: self.prefix.clone().unwrap_or_default(),
            cell: self.cell,
        }
    }

    /// Outside of paragraphs nothing can be hung up, and on what is deleted nothing should.
    fn keep(&mut self, host: Host) {
        if self.prefix.is_some() && !self.deleted {
            self.out.hosts.push(host);
        }
    }

    /// Where the element ends that was closed last; nothing is behind the tag where it was closed at once.
    fn end(&self, tag: &Tag<'x>) -> usize {
        self.xml.last().end.max(tag.place.end)
    }
}

/// The prefix of an element's name, with its colon.
fn prefix(tag: &Tag<'_>) -> Range<usize> {
    let start = tag.place.start + 1;
    start..start + tag.name().len() - tag.local().len()
}
