//! Word files: what Word, LibreOffice and Google Docs write as `.docx` (ECMA-376, in its usual and its strict form).
//!
//! In: the bytes of a file. Out: a source, which is its text with one paragraph a line, so that the number of a line is the
//! number of a paragraph, and a document over it. Paragraphs are counted in reading order: the body with its tables, text
//! boxes and the words of pictures behind the paragraph they stand in, then footnotes, endnotes, headers and footers.
//! Beside it, for those who write into the file: where in its parts the text comes from (`places`).
//! Not here: comments, which are never opened; pictures and whatever else is packed beside the text.
//!
//! Limits of size: `package`; of depth, and what XML is refused: `xml`. Wrong part: `relations`. Words that are missing
//! or too many: `story`. Wrong style: `styles`, its name: `names`. Wrong role of a paragraph: `page`.

mod caption;
mod core;
mod field;
mod format;
mod names;
pub mod package;
mod page;
mod paragraph;
pub mod places;
pub mod relations;
mod story;
mod styles;
mod symbol;
pub mod xml;

use crate::source::Source;

use super::packed::Limits;
use super::refusal::Refusal;
use super::{Document, Metadata};
use package::Package;
use page::Page;
use places::Places;
use relations::Relation;
use story::Story;
use styles::Styles;

/// What to do about a file of another format.
const SAVE_AS: &str = "open it in the program it was made with and save it as .docx, .txt, .md or .html";

/// Reads a Word file, and where its words stand in it.
///
/// # Errors
///
/// A file that is broken, locked, of another format, or beyond the limits.
pub fn read(name: String, bytes: &[u8], limits: &Limits) -> Result<(Source, Document, Places), Refusal> {
    known(bytes)?;
    let mut package = Package::open(bytes, *limits)?;
    let (main, modified) = root(&mut package, limits)?;
    let relations = relations::of(&mut package, &main, limits)?;
    let mut parts = Parts { package, relations, limits };
    let styles = parts.styles()?;
    let mut page = Page::new(limits.text);
    parts.main(&main, &styles, &mut page)?;
    parts.notes(&styles, &mut page)?;
    parts.furniture(&styles, &mut page)?;
    let updated = match modified {
        Some(part) => {
            parts.text(&part)?.map(|text| core::modified(&part, &text, limits)).transpose()?.flatten()
        }
        None => None,
    };
    Ok(page.finish(name, Metadata { updated, ..Metadata::default() }))
}

/// Refuses what is plainly something else, by how it begins.
fn known(bytes: &[u8]) -> Result<(), Refusal> {
    let (cause, help) = match bytes {
        [b'P', b'K', 3, 4, ..] => return Ok(()),
        [] => ("is empty: not even a new Word file is", "check where the file comes from"),
        [0xd0, 0xcf, 0x11, 0xe0, ..] if is_locked(bytes) => {
            ("is locked with a password", "take the password off in Word and save it again")
        }
        [0xd0, 0xcf, 0x11, 0xe0, ..] => ("is a file of an old Office program, not a .docx", SAVE_AS),
        [b'{', b'\\', b'r', b't', b'f', ..] => ("is rich text (RTF), not a .docx", SAVE_AS),
        _ => (
            "is no Word file: it does not begin as a zip does",
            "say what it is with `--input-format`, or save it as .docx",
        ),
    };
    Err(Refusal::whole(cause, help))
}

/// Whether an Office container holds a locked file: its stream is called so, in UTF-16.
fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|w| w == name)
}

/// Names of the main part and of the one that holds the days.
fn root(package: &mut Package<'_>, limits: &Limits) -> Result<(String, Option<String>), Refusal> {
    let relations = relations::of(package, "", limits)?;
    let part = |kind: &str| relations.iter().find(|r| r.kind == kind);
    match part("officeDocument") {
        Some(main) if main.external => {
            let cause =
                format!("says that its text lies elsewhere, at `{}`; nothing is fetched", main.target);
            Err(Refusal::whole(cause, "save it with its text"))
        }
        Some(main) => {
            let modified = part("core-properties").filter(|r| !r.external);
            Ok((main.target.clone(), modified.map(|r| r.target.clone())))
        }
        None if package.part("content.xml")?.is_some() => {
            Err(Refusal::whole("is an OpenDocument file, not a .docx", SAVE_AS))
        }
        None => Err(Refusal::whole("is no Word file: it holds no text (`_rels/.rels` names none)", SAVE_AS)),
    }
}

/// The parts that the main part leads to.
struct Parts<'b, 'l> {
    package: Package<'b>,
    relations: Vec<Relation>,
    limits: &'l Limits,
}

impl Parts<'_, '_> {
    fn text(&mut self, part: &str) -> Result<Option<String>, Refusal> {
        self.package.part(part)
    }

    /// Parts of a kind, those outside of the file left out.
    fn named(&self, kind: &str) -> Vec<String> {
        let inside = self.relations.iter().filter(|r| r.kind == kind && !r.external);
        inside.map(|r| r.target.clone()).collect()
    }

    fn styles(&mut self) -> Result<Styles, Refusal> {
        let Some(part) = self.named("styles").into_iter().next() else { return Ok(Styles::default()) };
        let text = self.text(&part)?;
        text.map_or_else(|| Ok(Styles::default()), |text| Styles::read(&part, &text, self.limits))
    }

    fn main(&mut self, part: &str, styles: &Styles, page: &mut Page) -> Result<(), Refusal> {
        let Some(text) = self.text(part)? else {
            let cause = format!("is no whole Word file: {part} is missing");
            return Err(Refusal::whole(cause, "open it in Word and save it again, or save it as .txt"));
        };
        match part.split('/').next() {
            Some("xl") => Err(Refusal::whole("is an Excel workbook, not a .docx", SAVE_AS)),
            Some("ppt") => Err(Refusal::whole("is a PowerPoint presentation, not a .docx", SAVE_AS)),
            _ => Story::new((part, &text), styles, page, self.limits).main(),
        }
    }

    fn notes(&mut self, styles: &Styles, page: &mut Page) -> Result<(), Refusal> {
        for (kind, referred) in [("footnotes", page.footnotes.clone()), ("endnotes", page.endnotes.clone())] {
            for part in self.named(kind).into_iter().take(usize::from(!referred.is_empty())) {
                if let Some(text) = self.text(&part)? {
                    Story::new((&part, &text), styles, page, self.limits).notes(&referred)?;
                }
            }
        }
        Ok(())
    }

    /// Headers and footers: they are no part of the story, but may hold it until a day.
    fn furniture(&mut self, styles: &Styles, page: &mut Page) -> Result<(), Refusal> {
        for part in self.named("header").into_iter().chain(self.named("footer")) {
            if let Some(text) = self.text(&part)? {
                Story::new((&part, &text), styles, page, self.limits).furniture()?;
            }
        }
        page.forget_repeated_furniture();
        Ok(())
    }
}
