//! The package of a file that is written anew: which parts change, and the zip with all others as they were.
//!
//! In: the bytes of a file and its changed parts. Out: the bytes of the new file. What does not change is copied as it is
//! packed, in its order and with its days.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::{ZipArchive, ZipWriter};

use crate::document::docx::package::Package;
use crate::document::docx::relations::{Relation, listed_in};
use crate::document::docx::xml::{Ns, Xml};
use crate::document::packed::Limits;
use crate::document::refusal::Refusal;

use super::edits::Edits;
use super::names::escaped;
use super::root::Root;

/// The part that says what every part is.
const TYPES: &str = "[Content_Types].xml";

/// What the part of comments is.
const COMMENTS: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// What leads to another part, in the usual form.
const USUAL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The same in the strict form.
const STRICT: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships";

/// How a part of ours begins.
pub const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The vocabulary of what leads to other parts.
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// What to do about a file that cannot be put together.
const REPAIR: &str = "open it in Word and save it again";

/// The main part, as far as others must know it.
#[derive(Debug, Clone, Copy)]
pub struct Main<'a> {
    /// Its name.
    pub part: &'a str,
    /// What it leads to.
    pub relations: &'a [Relation],
    /// Whether it is in the strict form.
    pub strict: bool,
}

impl<'a> Main<'a> {
    /// The part of a kind that it leads to.
    pub fn related(&self, kind: &str) -> Option<&'a str> {
        let found = self.relations.iter().find(|r| r.kind == kind && !r.external);
        found.map(|r| r.target.as_str())
    }
}

/// Parts that change, by name.
#[derive(Debug, Default)]
pub struct Parcel {
    changed: BTreeMap<String, String>,
}

impl Parcel {
    /// Changes a part; nothing where there is no new text.
    pub fn change(&mut self, part: &str, text: Option<String>) {
        if let Some(text) = text {
            self.changed.insert(part.to_owned(), text);
        }
    }

    /// Makes a part of comments known where it is not: what it is, and that the main part leads to it.
    ///
    /// # Errors
    ///
    /// Parts that are not sound.
    pub fn introduce(
        &mut self,
        (package, limits): (&mut Package<'_>, &Limits),
        main: &Main<'_>,
        part: &str,
    ) -> Result<(), Refusal> {
        let types = package.part(TYPES)?.ok_or_else(|| incomplete(TYPES))?;
        let name = format!("/{part}");
        let typed = |prefix: &str| {
            let name = escaped(&name);
            format!("<{prefix}Override PartName=\"{name}\" ContentType=\"{COMMENTS}\"/>")
        };
        self.change(TYPES, added((TYPES, &types), ("PartName", &name), limits, typed)?);
        let list = listed_in(main.part);
        let old =
            package.part(&list)?.unwrap_or_else(|| format!("{HEAD}<Relationships xmlns=\"{PACKAGE}\"/>"));
        let file = part.rsplit('/').next().unwrap_or(part);
        let kind = format!("{}/comments", if main.strict { STRICT } else { USUAL });
        let related = |prefix: &str| {
            let (id, file) = (unused(main.relations), escaped(file));
            format!("<{prefix}Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{file}\"/>")
        };
        self.change(&list, added((&list, &old), ("Type", &kind), limits, related)?);
        Ok(())
    }

    /// The bytes of the new file.
    ///
    /// # Errors
    ///
    /// Where the zip cannot be read or written.
    pub fn pack(self, bytes: &[u8], package: &Package<'_>, main: &str) -> Result<Vec<u8>, Refusal> {
        if self.changed.is_empty() {
            return Ok(bytes.to_vec());
        }
        zipped(self.changed, bytes, package, main)
            .map_err(|e| Refusal::whole(format!("cannot be packed again: {e}"), REPAIR))
    }
}

/// A list of parts with one more, unless an element has this attribute already.
fn added(
    (part, text): (&str, &str),
    (key, value): (&str, &str),
    limits: &Limits,
    more: impl FnOnce(&str) -> String,
) -> Result<Option<String>, Refusal> {
    let mut xml = Xml::new(part, text, limits);
    let Some(root) = xml.child()? else { return Err(incomplete(part)) };
    let mut known = false;
    while let Some(tag) = xml.child()? {
        known |= xml.attribute(&tag, Ns::Other, key)?.is_some_and(|found| found.eq_ignore_ascii_case(value));
        xml.skip()?;
    }
    let (root, mut edits) = (Root::of(&root, &xml), Edits::default());
    if !known {
        root.append(text, more(root.prefix()), &mut edits);
    }
    Ok(edits.apply(text))
}

/// An id that no other part has.
fn unused(relations: &[Relation]) -> String {
    let taken = |id: &String| relations.iter().any(|r| r.id.eq_ignore_ascii_case(id));
    let mut ids = (relations.len() + 1..).map(|n| format!("rId{n}"));
    ids.find(|id| !taken(id)).unwrap_or_default()
}

/// All entries in their order: those that change packed anew, the others as they are, new ones at the end.
fn zipped(
    mut changed: BTreeMap<String, String>,
    bytes: &[u8],
    package: &Package<'_>,
    main: &str,
) -> Result<Vec<u8>, ZipError> {
    let mut old = ZipArchive::new(Cursor::new(bytes))?;
    let mut new = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    new.set_raw_comment(old.comment().into())?;
    let numbers: BTreeMap<usize, String> =
        changed.keys().filter_map(|name| Some((package.index(name)?, name.clone()))).collect();
    for i in 0..old.len() {
        let entry = old.by_index_raw(i)?;
        match numbers.get(&i).and_then(|name| changed.remove(name)) {
            Some(text) => {
                new.start_file(entry.name()?, entry.options())?;
                new.write_all(text.as_bytes())?;
            }
            None => new.raw_copy_file(entry)?,
        }
    }
    // New parts are packed, and dated, as the main one is.
    let like = package.index(main).unwrap_or_default();
    let options = old.by_index_raw(like)?.options();
    for (name, text) in changed {
        new.start_file(name, options)?;
        new.write_all(text.as_bytes())?;
    }
    Ok(new.finish()?.into_inner())
}

fn incomplete(part: &str) -> Refusal {
    Refusal::whole(format!("is no whole Word file: {part} is missing or empty"), REPAIR)
}
