//! The elements of a story, read into paragraphs.
//!
//! In: the XML of the main part, of notes, headers and footers. Out: paragraphs in reading order, as an editor who takes
//! all tracked changes sees them: inserted words are read, deleted and hidden ones are not, and comments lie in a part
//! that is never opened.
//! Not here: properties (`format`, `styles`), fields (`field`), what a paragraph is in the story (`page`).
//!
//! Elements that are not known are read through: a story may stand in any of them.

mod controls;
mod inline;
mod tables;

use std::collections::BTreeSet;

use super::super::packed::Limits;
use super::super::refusal::Refusal;
use super::field::Fields;
use super::format::{self, ParagraphFormat, RunFormat, Switches};
use super::page::Page;
use super::paragraph::{Paragraph, Place, SOFT_BREAK};
use super::styles::Styles;
use super::xml::{Ns, Origin, Tag, Words, Xml};

/// Elements of which nothing is on the page, or nothing that is read: deleted words, what was before a change, the
/// reading beside a word.
const UNREAD: &[&str] = &[
    "del",
    "delInstrText",
    "delText",
    "moveFrom",
    "pPrChange",
    "rPrChange",
    "rt",
    "sdtEndPr",
    "sectPr",
    "tblGrid",
    "tblPr",
    "tblPrChange",
    "tblPrEx",
];

/// A part that is being read.
pub(super) struct Story<'x, 'p> {
    xml: Xml<'x>,
    /// Number of the part.
    part: usize,
    styles: &'p Styles,
    page: &'p mut Page,
    deepest: usize,
    /// Paragraphs that have begun, one inside another.
    open: Vec<Paragraph>,
    /// A paragraph whose mark is deleted and that goes on in the next.
    joined: Option<Paragraph>,
    place: Place,
    /// Cells of the open row so far.
    cells: usize,
    fields: Fields,
    /// How the words of the open run are set.
    run: Switches,
}

impl<'x, 'p> Story<'x, 'p> {
    /// A part, which goes onto a page.
    pub(super) fn new(
        (part, text): (&'x str, &'x str),
        styles: &'p Styles,
        page: &'p mut Page,
        limits: &Limits,
    ) -> Self {
        let (fields, run) = (Fields::default(), Switches::default());
        let xml = Xml::new(part, text, limits);
        let part = page.part(part);
        let (deepest, place) = (limits.depth, Place::Text);
        Self {
            xml,
            part,
            styles,
            page,
            deepest,
            open: Vec::new(),
            joined: None,
            place,
            cells: 0,
            fields,
            run,
        }
    }

    /// Reads the main part.
    pub(super) fn main(mut self) -> Result<(), Refusal> {
        match self.xml.child()? {
            Some(tag) if tag.is("document") => self.all(),
            _ => Err(self.xml.refusal("is not the text of a Word file")),
        }
    }

    /// Reads a header or a footer.
    pub(super) fn furniture(mut self) -> Result<(), Refusal> {
        self.place = Place::Furniture;
        self.xml.child()?;
        self.all()
    }

    /// Reads the notes that the text refers to; those of words that are deleted are not.
    pub(super) fn notes(mut self, referred: &BTreeSet<String>) -> Result<(), Refusal> {
        self.xml.child()?;
        while let Some(tag) = self.xml.child()? {
            let id = self.xml.attribute(&tag, Ns::Word, "id")?;
            match id.is_some_and(|id| referred.contains(&id)) {
                true => self.all()?,
                false => self.xml.skip()?,
            }
        }
        Ok(())
    }

    /// Reads the open element to its end.
    fn all(&mut self) -> Result<(), Refusal> {
        self.children()?;
        self.close_joined()
    }

    fn children(&mut self) -> Result<(), Refusal> {
        while let Some(tag) = self.xml.child()? {
            self.element(&tag)?;
        }
        Ok(())
    }

    fn element(&mut self, tag: &Tag<'x>) -> Result<(), Refusal> {
        match (tag.ns, tag.local()) {
            (Ns::Word, name) if UNREAD.contains(&name) => self.xml.skip(),
            (Ns::Word, "p") => self.paragraph(),
            (Ns::Word, "pPr") => self.paragraph_format(),
            (Ns::Word, "r") => self.run(),
            (Ns::Word, "rPr") => self.run_format(),
            (Ns::Word, "tbl") => self.table(),
            (Ns::Word, "tr") => self.row(),
            (Ns::Word, "tc") => self.cell(),
            (Ns::Word, "hyperlink") => self.link(),
            (Ns::Word, "fldSimple") => self.simple_field(tag),
            (Ns::Word, "txbxContent") => self.text_box(),
            (Ns::Word, "sdt") => self.control(),
            (Ns::Word, "altChunk" | "subDoc") => {
                Err(self.xml.refusal("takes in a piece that lies in another file"))
            }
            (Ns::Compatibility, "AlternateContent") => self.alternatives(),
            (Ns::Drawing, "docPr") => self.picture(tag),
            (Ns::Other, "blip" | "imagedata") => self.image(),
            (Ns::Word | Ns::Math, "t") => self.words(),
            (Ns::Word, name) => self.character(name, tag),
            _ => self.children(),
        }
    }

    /// Elements of a run that stand for characters, and marks of fields and notes.
    fn character(&mut self, name: &str, tag: &Tag<'x>) -> Result<(), Refusal> {
        match name {
            "tab" | "ptab" => self.sign("\t")?,
            "br" if self.xml.attribute(tag, Ns::Word, "type")?.is_none_or(|kind| kind == "textWrapping") => {
                self.soft_break()?;
            }
            "cr" => self.soft_break()?,
            "noBreakHyphen" => self.sign("\u{2011}")?,
            "sym" => self.symbol(tag)?,
            "fldChar" => self.field(tag)?,
            "instrText" => {
                let words = self.xml.words()?;
                self.fields.instruct(&words);
                return Ok(());
            }
            "footnoteReference" => self.refer(tag, |page| &mut page.footnotes)?,
            "endnoteReference" => self.refer(tag, |page| &mut page.endnotes)?,
            _ => {}
        }
        self.children()
    }

    fn paragraph(&mut self) -> Result<(), Refusal> {
        if self.joined.as_ref().is_some_and(|p| p.place != self.place) {
            self.close_joined()?;
        }
        let mut begun = self.joined.take().unwrap_or_else(|| Paragraph::new(self.place));
        // The last mark has the properties of the whole.
        begun.format = ParagraphFormat::default();
        self.open.push(begun);
        self.children()?;
        self.fields.end_paragraph();
        if let Some(mut paragraph) = self.open.pop() {
            paragraph.settle();
            match paragraph.format.run.joined {
                true => self.joined = Some(paragraph),
                false => self.close(paragraph)?,
            }
        }
        Ok(())
    }

    /// A paragraph is over; what hangs on another comes after it.
    fn close(&mut self, paragraph: Paragraph) -> Result<(), Refusal> {
        match self.open.last_mut() {
            Some(host) => host.hanging.push(paragraph),
            None => self.page.add(paragraph, self.styles)?,
        }
        Ok(())
    }

    /// A paragraph with a deleted mark has nothing to go on in.
    fn close_joined(&mut self) -> Result<(), Refusal> {
        match self.joined.take() {
            Some(paragraph) if !paragraph.text.trim().is_empty() => self.close(paragraph),
            _ => Ok(()),
        }
    }

    fn paragraph_format(&mut self) -> Result<(), Refusal> {
        let format = format::paragraph(&mut self.xml)?;
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.format = format;
        }
        Ok(())
    }

    fn run(&mut self) -> Result<(), Refusal> {
        let outer = self.run;
        self.set(&RunFormat::default());
        self.children()?;
        self.run = outer;
        Ok(())
    }

    fn run_format(&mut self) -> Result<(), Refusal> {
        let format = format::run(&mut self.xml)?;
        self.set(&format);
        Ok(())
    }

    /// What the run says itself stands over its style and the paragraph's.
    fn set(&mut self, format: &RunFormat) {
        let style = self.open.last().and_then(|p| p.format.style.as_deref());
        let paragraph = self.styles.paragraph(style).switches;
        self.run = format.switches.over(self.styles.run(format.style.as_deref()).beside(paragraph));
    }

    fn words(&mut self) -> Result<(), Refusal> {
        while let Some(Words { text, origin }) = self.xml.piece()? {
            // A break in the XML is none in the text.
            let words = text.replace(['\n', '\r', '\t', SOFT_BREAK, '\u{2029}'], " ");
            let verbatim = origin.verbatim && words.len() == text.len();
            self.push(&words, Origin { verbatim, ..origin })?;
        }
        Ok(())
    }

    fn push(&mut self, words: &str, origin: Origin) -> Result<(), Refusal> {
        if self.run.unread() || self.fields.instructs() {
            return Ok(());
        }
        let emphasis = self.run.emphasis();
        let Some(paragraph) = self.open.last_mut() else { return Ok(()) };
        paragraph.push(words, emphasis, (self.part, origin));
        self.page.room(words.len())
    }

    /// A character that the element whose tag was read last stands for.
    fn sign(&mut self, sign: &str) -> Result<(), Refusal> {
        self.push(sign, Origin { xml: self.xml.last(), verbatim: false })
    }

    fn soft_break(&mut self) -> Result<(), Refusal> {
        self.sign(SOFT_BREAK.encode_utf8(&mut [0; 4]))
    }

    /// A place of its own for what stands inside.
    fn within(
        &mut self,
        place: Place,
        read: impl FnOnce(&mut Self) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let outer = std::mem::replace(&mut self.place, place);
        let joined = self.joined.take();
        read(self)?;
        self.close_joined()?;
        self.joined = joined;
        self.place = outer;
        Ok(())
    }

    /// Of several forms of one thing the first is read.
    fn alternatives(&mut self) -> Result<(), Refusal> {
        let mut read = false;
        while let Some(tag) = self.xml.child()? {
            match (read, tag.local()) {
                (false, "Choice" | "Fallback") => {
                    read = true;
                    self.children()?;
                }
                _ => self.xml.skip()?,
            }
        }
        Ok(())
    }
}
