//! The XML of a part, read forward and never further than the limits.
//!
//! In: the text of a part. Out: its elements one inside another, and their words. A document type and any entity that is
//! not XML's own are refused: no Word file has them, nothing is defined and nothing is fetched.
//! Not here: what the elements mean (`story`, `styles`, `relations`).

use std::borrow::Cow;

use quick_xml::NsReader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;

use super::super::packed::Limits;
use super::super::refusal::Refusal;

/// A tag is no longer than this, in bytes. Drawings hold some hundred thousand bytes of packed shape in an attribute.
const LONGEST_TAG: usize = 4 << 20;

/// Namespaces in force at one place; Word declares some forty.
const NAMESPACES: usize = 128;

/// What to do about a part that is not what Word writes.
const REMEDY: &str = "open it in Word and save it again, or save it as .txt";

/// The vocabulary an element belongs to, in the usual and in the strict form of the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ns {
    /// WordprocessingML.
    Word,
    /// Ids that lead to other parts.
    Relation,
    /// Several forms of one thing.
    Compatibility,
    /// Formulas.
    Math,
    /// Where a drawing stands.
    Drawing,
    /// Any other, or none.
    Other,
}

impl Ns {
    /// By its address: ECMA-376 parts 1 (strict) and 4 (transitional), and part 3 for compatibility.
    fn of(uri: &str) -> Self {
        match uri {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Ns::Word,
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            | "http://purl.oclc.org/ooxml/officeDocument/relationships" => Ns::Relation,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Ns::Compatibility,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Ns::Math,
            "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
            | "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" => Ns::Drawing,
            _ => Ns::Other,
        }
    }

    fn resolved(found: &ResolveResult<'_>) -> Self {
        match found {
            ResolveResult::Bound(namespace) => Ns::of(namespace.0),
            _ => Ns::Other,
        }
    }
}

/// A start tag.
#[derive(Debug)]
pub(super) struct Tag<'x> {
    /// Its vocabulary.
    pub ns: Ns,
    start: BytesStart<'x>,
}

impl Tag<'_> {
    /// Its name without the prefix.
    pub(super) fn local(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// Whether it is an element of WordprocessingML of this name.
    pub(super) fn is(&self, local: &str) -> bool {
        self.ns == Ns::Word && self.local() == local
    }
}

/// What comes next.
enum Piece<'x> {
    Open(Tag<'x>),
    Close,
    Words(Cow<'x, str>),
}

/// A part that is being read.
pub(super) struct Xml<'x> {
    reader: NsReader<&'x [u8]>,
    /// Name of the part, for refusals.
    part: &'x str,
    deepest: usize,
    depth: usize,
}

impl<'x> Xml<'x> {
    /// The part from its beginning.
    pub(super) fn new(part: &'x str, text: &'x str, limits: &Limits) -> Self {
        let mut reader = NsReader::from_str(text.trim_start_matches('\u{feff}'));
        reader.config_mut().expand_empty_elements = true;
        reader.resolver_mut().set_max_namespace_bindings(NAMESPACES);
        Self { reader, part, deepest: limits.depth, depth: 0 }
    }

    /// The next element inside the one that is open, or none at its end, which is then closed.
    ///
    /// The element it gives is open until its own children are read to their end.
    pub(super) fn child(&mut self) -> Result<Option<Tag<'x>>, Refusal> {
        loop {
            match self.piece()? {
                Piece::Open(tag) => return Ok(Some(tag)),
                Piece::Close => return Ok(None),
                Piece::Words(_) => {}
            }
        }
    }

    /// Reads over what the open element still holds, and closes it.
    pub(super) fn skip(&mut self) -> Result<(), Refusal> {
        let depth = self.depth;
        while self.depth >= depth {
            self.piece()?;
        }
        Ok(())
    }

    /// The words right inside the open element, which is closed.
    pub(super) fn words(&mut self) -> Result<String, Refusal> {
        let mut words = String::new();
        loop {
            match self.piece()? {
                Piece::Open(_) => self.skip()?,
                Piece::Close => return Ok(words),
                Piece::Words(more) => words.push_str(&more),
            }
        }
    }

    /// The value of an attribute; [`Ns::Other`] asks for one without a prefix.
    pub(super) fn attribute(&self, tag: &Tag<'x>, ns: Ns, local: &str) -> Result<Option<String>, Refusal> {
        // The check for doubled names takes the square of their number.
        for attribute in tag.start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| self.refusal("holds an attribute that is none"))?;
            let (found, name) = self.reader.resolver().resolve_attribute(attribute.key);
            if name.into_inner() == local && Ns::resolved(&found) == ns {
                let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
                return value.map(|v| Some(v.into_owned())).map_err(|_| self.undefined());
            }
        }
        Ok(None)
    }

    /// `w:val` of an element.
    pub(super) fn val(&self, tag: &Tag<'x>) -> Result<Option<String>, Refusal> {
        self.attribute(tag, Ns::Word, "val")
    }

    /// Whether a property is switched on: it is where it stands without a value.
    pub(super) fn is_on(&self, tag: &Tag<'x>) -> Result<bool, Refusal> {
        let value = self.val(tag)?;
        Ok(!matches!(value.as_deref(), Some("0" | "false" | "off")))
    }

    /// Something that no Word file holds.
    pub(super) fn refusal(&self, what: &str) -> Refusal {
        Refusal::whole(format!("{} {what}", self.part), REMEDY)
    }

    fn undefined(&self) -> Refusal {
        self.refusal("refers to an entity; Word files define none, and none is read")
    }

    fn piece(&mut self) -> Result<Piece<'x>, Refusal> {
        loop {
            let at = self.reader.buffer_position();
            let event = self.reader.read_event().map_err(|e| self.malformed(&e))?;
            return Ok(match event {
                Event::Start(start) => Piece::Open(self.open(start)?),
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Piece::Close
                }
                Event::Text(words) => Piece::Words(words.xml10_content()),
                Event::CData(words) => Piece::Words(words.xml10_content()),
                Event::GeneralRef(name) => Piece::Words(self.reference(&name)?),
                Event::DocType(_) => return Err(self.refusal("holds a document type (DOCTYPE)")),
                Event::Eof => return Err(self.refusal(&format!("breaks off at byte {at}"))),
                _ => continue,
            });
        }
    }

    fn open(&mut self, start: BytesStart<'x>) -> Result<Tag<'x>, Refusal> {
        self.depth += 1;
        if self.depth > self.deepest {
            return Err(self.refusal(&format!("is nested deeper than {} elements", self.deepest)));
        }
        if start.len() > LONGEST_TAG {
            return Err(self.refusal(&format!("holds a tag of more than {LONGEST_TAG} bytes")));
        }
        let ns = Ns::resolved(&self.reader.resolver().resolve_element(start.name()).0);
        Ok(Tag { ns, start })
    }

    fn reference(&self, name: &BytesRef<'x>) -> Result<Cow<'x, str>, Refusal> {
        if let Some(c) =
            name.resolve_char_ref().map_err(|_| self.refusal("holds a character that is none"))?
        {
            return Ok(Cow::Owned(c.to_string()));
        }
        resolve_predefined_entity(&name.xml10_content()).map(Cow::Borrowed).ok_or_else(|| self.undefined())
    }

    fn malformed(&self, error: &quick_xml::Error) -> Refusal {
        let at = self.reader.error_position();
        match error {
            quick_xml::Error::Namespace(_) => {
                self.refusal(&format!("declares too many namespaces at byte {at}"))
            }
            _ => self.refusal(&format!("is no sound XML at byte {at}")),
        }
    }
}
