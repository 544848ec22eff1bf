//! What stands in a line of words and is more than a word: fields, links, symbols, notes, pictures.
//!
//! In: the elements of a run. Out: words, links, and what hangs on a paragraph.

use std::collections::BTreeSet;

use super::super::super::refusal::Refusal;
use super::super::page::Page;
use super::super::paragraph::{Paragraph, Place};
use super::super::xml::{Ns, Origin, Tag};
use super::super::{field, symbol};
use super::Story;

impl<'x> Story<'x, '_> {
    pub(super) fn symbol(&mut self, tag: &Tag<'x>) -> Result<(), Refusal> {
        let font = self.xml.attribute(tag, Ns::Word, "font")?.unwrap_or_default();
        let place = self.xml.attribute(tag, Ns::Word, "char")?.unwrap_or_default();
        match symbol::character(&font, &place) {
            Some(c) => self.sign(c.encode_utf8(&mut [0; 4])),
            None => Ok(()),
        }
    }

    /// Bytes of the open paragraph.
    fn at(&self) -> usize {
        self.open.last().map_or(0, |p| p.text.len())
    }

    pub(super) fn field(&mut self, tag: &Tag<'x>) -> Result<(), Refusal> {
        match self.xml.attribute(tag, Ns::Word, "fldCharType")?.as_deref() {
            Some("begin") if self.fields.depth() >= self.deepest => {
                return Err(self.xml.refusal(&format!("holds fields nested deeper than {}", self.deepest)));
            }
            Some("begin") => self.fields.begin(),
            Some("separate") => self.fields.part(self.at()),
            Some("end") => {
                if let (Some(start), Some(paragraph)) = (self.fields.end(), self.open.last_mut()) {
                    paragraph.link(start);
                }
            }
            _ => {}
        }
        Ok(())
    }

    pub(super) fn simple_field(&mut self, tag: &Tag<'x>) -> Result<(), Refusal> {
        match self.xml.attribute(tag, Ns::Word, "instr")?.is_some_and(|i| field::is_link(&i)) {
            true => self.link(),
            false => self.children(),
        }
    }

    pub(super) fn link(&mut self) -> Result<(), Refusal> {
        let start = self.at();
        self.children()?;
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.link(start);
        }
        Ok(())
    }

    pub(super) fn refer(
        &mut self,
        tag: &Tag<'x>,
        notes: impl Fn(&mut Page) -> &mut BTreeSet<String>,
    ) -> Result<(), Refusal> {
        if let Some(id) = self.xml.attribute(tag, Ns::Word, "id")?.filter(|_| !self.run.unread()) {
            notes(self.page).insert(id);
        }
        Ok(())
    }

    pub(super) fn text_box(&mut self) -> Result<(), Refusal> {
        if self.run.unread() || self.fields.instructs() {
            return self.xml.skip();
        }
        let (run, fields) = (self.run, std::mem::take(&mut self.fields));
        let place = if self.place == Place::Furniture { self.place } else { Place::Text };
        self.within(place, Self::children)?;
        (self.run, self.fields) = (run, fields);
        Ok(())
    }

    /// A picture stands in the paragraph.
    pub(super) fn image(&mut self) -> Result<(), Refusal> {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.pictured = true;
        }
        self.xml.skip()
    }

    /// The words of a picture for those who cannot see it.
    pub(super) fn picture(&mut self, tag: &Tag<'x>) -> Result<(), Refusal> {
        let words = self.xml.attribute(tag, Ns::Other, "descr")?.filter(|words| tells(words));
        if let (Some(words), false) = (words, self.run.unread()) {
            let mut caption = Paragraph::new(Place::Picture);
            let origin = Origin { xml: tag.place.clone(), verbatim: false };
            caption.push(&words.replace(['\n', '\r', '\t'], " "), false, (self.part, origin));
            self.page.room(caption.text.len())?;
            self.close(caption)?;
        }
        self.xml.skip()
    }
}

/// Whether the words of a picture are somebody's: not a file's name, and not what a program guessed.
fn tells(words: &str) -> bool {
    let guessed = ["automatically generated", "AI-generated"].iter().any(|mark| words.contains(mark));
    let path = words.contains(['\\', '/']) && !words.contains(' ');
    !guessed && !path && words.trim().contains(' ')
}
