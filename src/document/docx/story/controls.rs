//! Controls of a form, and what a template puts into them.
//!
//! In: `w:sdt`. Out: its words, where somebody has filled it in.

use super::super::super::refusal::Refusal;
use super::super::paragraph::Place;
use super::Story;

impl Story<'_, '_> {
    /// A control to be filled in: its words unless nobody has filled it in; a table of contents is furniture.
    pub(super) fn control(&mut self) -> Result<(), Refusal> {
        let (mut prompt, mut place) = (false, self.place);
        while let Some(tag) = self.xml.child()? {
            match tag.local() {
                "sdtPr" => {
                    let found = self.control_format()?;
                    prompt = found.prompt;
                    place = if found.contents { Place::Furniture } else { place };
                }
                "sdtContent" if !prompt => {
                    let outer = std::mem::replace(&mut self.place, place);
                    self.children()?;
                    self.place = outer;
                }
                _ => self.xml.skip()?,
            }
        }
        Ok(())
    }

    fn control_format(&mut self) -> Result<Control, Refusal> {
        let mut found = Control::default();
        while let Some(tag) = self.xml.child()? {
            match tag.local() {
                "showingPlcHdr" => found.prompt = self.xml.is_on(&tag)?,
                "docPartGallery" => {
                    found.contents = self.xml.val(&tag)?.is_some_and(|g| g == "Table of Contents")
                }
                "docPartObj" => {
                    found.contents |= self.control_format()?.contents;
                    continue;
                }
                _ => {}
            }
            self.xml.skip()?;
        }
        Ok(found)
    }
}

/// What the properties of a control say.
#[derive(Debug, Clone, Copy, Default)]
struct Control {
    /// It still shows what is to be put in.
    prompt: bool,
    /// It is a table of contents.
    contents: bool,
}
