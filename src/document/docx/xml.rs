//! The XML of a part, read forward and never further than the limits.
//!
//! In: the text of a part. Out: its elements one inside another, and their words. A document type and any entity that is
//! not XML's own are refused: no Word file has them, nothing is defined and nothing is fetched.
//! Every element and every piece of words knows its bytes, for those who write into a part.
//! Not here: what the elements mean (`story`, `styles`, `relations`).

use std::borrow::Cow;
use std::ops::Range;

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

/// How the addresses of the strict form begin.
const STRICT: &str = "http://purl.oclc.org/";

/// What to do about a part that is not what Word writes.
const REMEDY: &str = "open it in Word and save it again, or save it as .txt";

/// The vocabulary an element belongs to, in the usual and in the strict form of the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ns {
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
pub struct Tag<'x> {
    /// Its vocabulary.
    pub ns: Ns,
    /// Whether that is the one of the strict form.
    pub strict: bool,
    /// Its bytes in the part; all of the element where it is closed at once.
    pub place: Range<usize>,
    start: BytesStart<'x>,
}

impl Tag<'_> {
    /// Its name as written, with the prefix.
    pub fn name(&self) -> &str {
        self.start.name().into_inner()
    }

    /// Its name without the prefix.
    pub fn local(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// Whether it is an element of WordprocessingML of this name.
    pub fn is(&self, local: &str) -> bool {
        self.ns == Ns::Word && self.local() == local
    }
}

/// What comes next.
enum Step<'x> {
    Open(Tag<'x>),
    Close,
    Words(Words<'x>),
}

/// A piece of words as it stands in a part.
#[derive(Debug)]
pub struct Words<'x> {
    /// What it says.
    pub text: Cow<'x, str>,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where words come from in the XML of their part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Bytes of the part.
    pub xml: Range<usize>,
    /// Whether these are the words byte by byte; else they stand for them as a whole.
    pub verbatim: bool,
}

/// A part that is being read.
pub struct Xml<'x> {
    reader: NsReader<&'x [u8]>,
    /// Name of the part, for refusals.
    part: &'x str,
    deepest: usize,
    depth: usize,
    /// Bytes of the byte order mark, which the reader does not see.
    mark: usize,
    /// Bytes of what was read last.
    last: Range<usize>,
}

impl<'x> Xml<'x> {
    /// The part from its beginning.
    pub fn new(part: &'x str, text: &'x str, limits: &Limits) -> Self {
        let bare = text.trim_start_matches('\u{feff}');
        let mut reader = NsReader::from_str(bare);
        reader.config_mut().expand_empty_elements = true;
        reader.resolver_mut().set_max_namespace_bindings(NAMESPACES);
        Self { reader, part, deepest: limits.depth, depth: 0, mark: text.len() - bare.len(), last: 0..0 }
    }

    /// Bytes of what was read last: a tag, where the last step was one.
    pub fn last(&self) -> Range<usize> {
        self.last.clone()
    }

    /// The next element inside the one that is open, or none at its end, which is then closed.
    ///
    /// The element it gives is open until its own children are read to their end.
    pub fn child(&mut self) -> Result<Option<Tag<'x>>, Refusal> {
        loop {
            match self.step()? {
                Step::Open(tag) => return Ok(Some(tag)),
                Step::Close => return Ok(None),
                Step::Words(_) => {}
            }
        }
    }

    /// Reads over what the open element still holds, and closes it.
    pub fn skip(&mut self) -> Result<(), Refusal> {
        let depth = self.depth;
        while self.depth >= depth {
            self.step()?;
        }
        Ok(())
    }

    /// The words right inside the open element, which is closed.
    pub fn words(&mut self) -> Result<String, Refusal> {
        let mut words = String::new();
        while let Some(more) = self.piece()? {
            words.push_str(&more.text);
        }
        Ok(words)
    }

    /// The next piece of the words right inside the open element, or none at its end, which is then closed.
    pub fn piece(&mut self) -> Result<Option<Words<'x>>, Refusal> {
        loop {
            match self.step()? {
                Step::Open(_) => self.skip()?,
                Step::Close => return Ok(None),
                Step::Words(words) => return Ok(Some(words)),
            }
        }
    }

    /// The value of an attribute; [`Ns::Other`] asks for one without a prefix.
    pub fn attribute(&self, tag: &Tag<'x>, ns: Ns, local: &str) -> Result<Option<String>, Refusal> {
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
    pub fn val(&self, tag: &Tag<'x>) -> Result<Option<String>, Refusal> {
        self.attribute(tag, Ns::Word, "val")
    }

    /// Whether a property is switched on: it is where it stands without a value.
    pub fn is_on(&self, tag: &Tag<'x>) -> Result<bool, Refusal> {
        let value = self.val(tag)?;
        Ok(!matches!(value.as_deref(), Some("0" | "false" | "off")))
    }

    /// Something that no Word file holds.
    pub fn refusal(&self, what: &str) -> Refusal {
        Refusal::whole(format!("{} {what}", self.part), REMEDY)
    }

    fn undefined(&self) -> Refusal {
        self.refusal("refers to an entity; Word files define none, and none is read")
    }

    fn step(&mut self) -> Result<Step<'x>, Refusal> {
        loop {
            let at = self.position();
            let event = self.reader.read_event().map_err(|e| self.malformed(&e))?;
            self.last = at..self.position();
            return Ok(match event {
                Event::Start(start) => Step::Open(self.open(start)?),
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Step::Close
                }
                Event::Text(words) => self.said(words.xml10_content(), true),
                Event::CData(words) => self.said(words.xml10_content(), false),
                Event::GeneralRef(name) => {
                    let character = self.reference(&name)?;
                    self.said(character, false)
                }
                Event::DocType(_) => return Err(self.refusal("holds a document type (DOCTYPE)")),
                Event::Eof => return Err(self.refusal(&format!("breaks off at byte {at}"))),
                _ => continue,
            });
        }
    }

    /// Bytes of the part up to here.
    fn position(&self) -> usize {
        self.mark + usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// Words that were read last; a break in the XML is put in its usual form, and then it is not verbatim.
    fn said(&self, text: Cow<'x, str>, verbatim: bool) -> Step<'x> {
        let xml = self.last();
        let verbatim = verbatim && text.len() == xml.len();
        Step::Words(Words { text, origin: Origin { xml, verbatim } })
    }

    fn open(&mut self, start: BytesStart<'x>) -> Result<Tag<'x>, Refusal> {
        self.depth += 1;
        if self.depth > self.deepest {
            return Err(self.refusal(&format!("is nested deeper than {} elements", self.deepest)));
        }
        if start.len() > LONGEST_TAG {
            return Err(self.refusal(&format!("holds a tag of more than {LONGEST_TAG} bytes")));
        }
        let found = self.reader.resolver().resolve_element(start.name()).0;
        let strict = matches!(found, ResolveResult::Bound(uri) if uri.0.starts_with(STRICT));
        Ok(Tag { ns: Ns::resolved(&found), strict, place: self.last(), start })
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
