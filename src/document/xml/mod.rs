//! XML with the place of every piece.
//!
//! In: a source. Out: [`Event`]s one after another, and [`Words`] of elements and attributes. Not
//! here: what an element means (`prose`, `nitf`, `newsml`).
//!
//! A document type is passed over: it defines nothing, and nothing is fetched. References are those
//! to single characters, by number or by a name of XML or HTML; any other stands as it is written.

pub(super) mod prose;

use quick_xml::Reader;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesStart, Event as Raw};

use crate::source::SourceSpan;

use super::html;
use super::refusal::{DEEPEST, Refusal};
use super::words::Words;

/// A start tag.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'s> {
    /// Without its prefix.
    pub name: &'s str,
    /// All between the brackets.
    inner: &'s str,
    /// Where `inner` begins in the source.
    at: usize,
    /// Where the attributes begin in `inner`.
    attributes: usize,
}

impl Tag<'_> {
    /// Where it stands, with its brackets.
    pub(super) fn span(&self) -> SourceSpan {
        SourceSpan::new(self.at - 1, self.at + self.inner.len() + 1)
    }

    /// The words of an attribute, by its name without prefix; none where it is blank.
    pub(super) fn get(&self, name: &str) -> Option<Words> {
        let mut attributes = Attributes::new(self.inner, self.attributes);
        attributes.with_checks(false);
        let found = attributes.flatten().find(|a| a.key.local_name().as_ref() == name)?;
        // The value is a slice of the tag, wherever else it is lent from.
        let start = (found.value.as_ptr() as usize).checked_sub(self.inner.as_ptr() as usize)?;
        let raw = self.inner.get(start..start + found.value.len())?;
        let mut words = Words::default();
        decode(&mut words, raw, self.at + start);
        Some(words).filter(|w| !w.is_blank())
    }
}

/// A piece of a document.
#[derive(Debug, Clone, Copy)]
pub(super) enum Event<'s> {
    /// An element begins.
    Open(Tag<'s>),
    /// The innermost element ends.
    Close,
    /// Words with references in them.
    Text(SourceSpan),
    /// Words as they are.
    Data(SourceSpan),
    /// `<!-- … -->`
    Comment(SourceSpan),
}

/// Reads a document piece by piece.
pub(super) struct Xml<'s> {
    source: &'s str,
    base: usize,
    reader: Reader<&'s [u8]>,
    depth: usize,
}

impl<'s> Xml<'s> {
    /// Begins at the start of a source.
    pub(super) fn new(source: &'s str) -> Self {
        let base = source.len() - source.trim_start_matches('\u{feff}').len();
        let mut reader = Reader::from_str(&source[base..]);
        reader.config_mut().expand_empty_elements = true;
        Self { source, base, reader, depth: 0 }
    }

    /// The next piece; none at the end.
    ///
    /// # Errors
    ///
    /// What is no XML, and what is nested too deep.
    pub(super) fn next(&mut self) -> Result<Option<Event<'s>>, Refusal> {
        loop {
            let start = self.at();
            let raw = self.reader.read_event().map_err(|e| self.broken(&e))?;
            let span = SourceSpan::new(start, self.at());
            let event = match raw {
                Raw::Start(tag) => return self.open(&tag, span).map(Some),
                Raw::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Event::Close
                }
                Raw::Text(_) | Raw::GeneralRef(_) => Event::Text(span),
                Raw::CData(_) => Event::Data(within(span, "<![CDATA[", "]]>")),
                Raw::Comment(_) => Event::Comment(span),
                Raw::Eof if self.depth > 0 => return Err(self.unclosed()),
                Raw::Eof => return Ok(None),
                Raw::Empty(_) | Raw::Decl(_) | Raw::PI(_) | Raw::DocType(_) => continue,
            };
            return Ok(Some(event));
        }
    }

    /// All words of the element that was opened last, with those of the elements in it.
    ///
    /// # Errors
    ///
    /// As for [`Xml::next`].
    pub(super) fn words(&mut self) -> Result<Option<Words>, Refusal> {
        let (mut words, outside) = (Words::default(), self.depth.saturating_sub(1));
        while self.depth > outside {
            match self.next()? {
                Some(Event::Text(span)) => decode(&mut words, span.of(self.source), span.start as usize),
                Some(Event::Data(span)) => put(&mut words, span.of(self.source), span, true),
                Some(_) => {}
                None => break,
            }
        }
        Ok(Some(words).filter(|w| !w.is_blank()))
    }

    /// Passes over the rest of the element that was opened last.
    ///
    /// # Errors
    ///
    /// As for [`Xml::next`].
    pub(super) fn skip(&mut self) -> Result<(), Refusal> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside && self.next()?.is_some() {}
        Ok(())
    }

    /// Elements that are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    fn open(&mut self, tag: &BytesStart<'_>, span: SourceSpan) -> Result<Event<'s>, Refusal> {
        self.depth += 1;
        if self.depth > DEEPEST {
            let cause = format!("XML nested more than {DEEPEST} deep");
            let help = "no story is nested like that; check the export";
            return Err(Refusal::at(span.start as usize, cause, help));
        }
        let inner = within(span, "<", ">").of(self.source);
        let attributes = tag.name().as_ref().len();
        let name = inner.get(..attributes).unwrap_or_default();
        let name = name.split_once(':').map_or(name, |(_, local)| local);
        Ok(Event::Open(Tag { name, inner, at: span.start as usize + 1, attributes }))
    }

    fn at(&self) -> usize {
        self.base + usize::try_from(self.reader.buffer_position()).unwrap_or(0)
    }

    fn broken(&self, error: &quick_xml::Error) -> Refusal {
        let at = usize::try_from(self.reader.error_position()).unwrap_or(0) + self.base;
        let at = (0..=at.min(self.source.len())).rev().find(|at| self.source.is_char_boundary(*at));
        let cause = error.to_string();
        let cause =
            cause.split_once(": ").filter(|(head, _)| is_kind(head)).map_or(cause.as_str(), |(_, c)| c);
        Refusal::at(at.unwrap_or(0), format!("no XML: {cause}"), MEND)
    }

    fn unclosed(&self) -> Refusal {
        Refusal::at(self.source.len(), "no XML: an element is not closed", MEND)
    }
}

const MEND: &str = "check its tags and entities (`&` is written `&amp;`), or write it anew";

/// What quick-xml puts before its causes.
fn is_kind(head: &str) -> bool {
    matches!(head, "syntax error" | "ill-formed document" | "invalid attribute")
}

/// A place without what opens and closes it.
fn within(span: SourceSpan, open: &str, close: &str) -> SourceSpan {
    SourceSpan::new(span.start as usize + open.len(), (span.end as usize).saturating_sub(close.len()))
}

/// Adds words that may hold references.
fn decode(words: &mut Words, raw: &str, base: usize) {
    for piece in pieces(raw) {
        let span = SourceSpan::new(base + piece.at, base + piece.at + piece.len);
        put(words, &piece.text, span, piece.text == raw[piece.at..piece.at + piece.len]);
    }
}

fn put(words: &mut Words, text: &str, span: SourceSpan, verbatim: bool) {
    words.span = if words.text.is_empty() { span } else { words.span.to(span) };
    words.text.push_str(text);
    words.map.push(text.len(), span, verbatim);
}

/// The reference that a text begins with: the five of XML, numbers, else a name of HTML.
fn reference(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix('&')?;
    let end = inner.bytes().take(12).position(|b| b == b';');
    let number = |digits: &str| match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => digits.parse().ok(),
    };
    let known = end.and_then(|end| match &inner[..end] {
        "amp" => Some('&'),
        "apos" => Some('\''),
        "gt" => Some('>'),
        "lt" => Some('<'),
        "quot" => Some('"'),
        name => char::from_u32(number(name.strip_prefix('#').filter(|n| !n.contains('+'))?)?)
            .filter(|c| *c != '\0'),
    });
    known.zip(end).map(|(c, end)| (c.to_string(), end + 2)).or_else(|| html::reference(text))
}

/// Words or one reference, and where it stands in the raw text.
struct Piece<'r> {
    text: std::borrow::Cow<'r, str>,
    at: usize,
    len: usize,
}

/// Pieces that tile a raw text.
fn pieces(raw: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = raw.get(at..).filter(|rest| !rest.is_empty())?;
        let (text, len) = match reference(rest) {
            Some((text, len)) => (text.into(), len),
            None => {
                let first = rest.chars().next().map_or(0, char::len_utf8);
                let len = rest[first..].find('&').map_or(rest.len(), |i| first + i);
                (rest[..len].into(), len)
            }
        };
        at += len;
        Some(Piece { text, at: at - len, len })
    })
}

/// The name of the outermost element, as far as the text goes.
pub(super) fn root(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        rest = rest.trim_start();
        if let Some(tail) = rest.strip_prefix("<?") {
            rest = tail.split_once("?>")?.1;
        } else if let Some(tail) = rest.strip_prefix("<!--") {
            rest = tail.split_once("-->")?.1;
        } else if rest.starts_with("<!") {
            rest = after_doctype(rest)?;
        } else {
            let name = rest
                .strip_prefix('<')?
                .split(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))
                .next()?;
            return Some(name.split_once(':').map_or(name, |(_, local)| local)).filter(|n| !n.is_empty());
        }
    }
}

/// What follows a document type, whose own declarations stand in brackets.
fn after_doctype(text: &str) -> Option<&str> {
    let end = text.find('>')?;
    match text.find('[').filter(|open| *open < end) {
        Some(open) => {
            text[open..].split_once("]").and_then(|(_, tail)| tail.split_once('>')).map(|(_, tail)| tail)
        }
        None => text.get(end + 1..),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> (Option<u32>, String) {
        let mut xml = Xml::new(text);
        loop {
            match xml.next() {
                Ok(Some(_)) => {}
                Ok(None) => return (None, String::new()),
                Err(refusal) => return (refusal.at, refusal.cause),
            }
        }
    }

    fn words(text: &str) -> Words {
        let mut xml = Xml::new(text);
        xml.next().expect("it is XML");
        xml.words().expect("it is XML").unwrap_or_default()
    }

    #[test]
    fn words_keep_their_places() {
        let text = "\u{feff}<a>AT&amp;T, <b>caf&#233;</b><![CDATA[ & <more>]]></a>";
        let found = words(text);
        assert_eq!(found.text, "AT&T, café & <more>");
        assert_eq!(found.place(2..3).of(text), "&amp;");
        assert_eq!(found.place(6..11).of(text), "caf&#233;");
        assert_eq!(found.place(12..20).of(text), "& <more>");
    }

    #[test]
    fn attributes_are_found_by_their_local_names() {
        let text = "<x:a y:norm='2021&#45;03' b=\"2\"/>";
        let mut xml = Xml::new(text);
        let Ok(Some(Event::Open(tag))) = xml.next() else { panic!("a tag") };
        let norm = tag.get("norm").expect("it is there");
        assert_eq!((tag.name, norm.text.as_str(), norm.span.of(text)), ("a", "2021-03", "2021&#45;03"));
        assert!(tag.get("c").is_none());
    }

    #[test]
    fn a_document_type_defines_nothing() {
        let text = "<!DOCTYPE a [<!ENTITY x \"lol\"><!ENTITY y \"&x;&x;\"><!ENTITY z SYSTEM \"file:///etc/passwd\">]><a>&y;&z; &eacute;</a>";
        let mut xml = Xml::new(text);
        xml.next().expect("it is XML");
        let found = xml.words().expect("it is XML").unwrap_or_default();
        assert_eq!(found.text, "&y;&z; é");
        assert_eq!(root(text), Some("a"));
    }

    #[test]
    fn what_is_no_xml_is_refused_where_it_breaks() {
        assert_eq!(
            refused("<a><b></a>"),
            (Some(6), "no XML: expected `</b>`, but `</a>` was found".to_owned())
        );
        assert_eq!(refused("<a>"), (Some(3), "no XML: an element is not closed".to_owned()));
        assert_eq!(refused("<a>x & y</a>").0, Some(5));
    }

    #[test]
    fn depth_and_attributes_are_bounded() {
        let cause = "XML nested more than 256 deep".to_owned();
        assert_eq!(refused(&"<a>".repeat(1_000_000)), (Some(768), cause));
        let huge = format!("<a b=\"{}\">x</a>", "y".repeat(10_000_000));
        assert_eq!(words(&huge).text, "x");
    }

    #[test]
    fn the_root_is_known_behind_all_that_may_precede_it() {
        let text = "\u{feff}<?xml version=\"1.0\"?>\n<!-- a > b -->\n<!DOCTYPE nitf SYSTEM \"x.dtd\">\n<n:nitf a=\"b\">";
        assert_eq!(root(text), Some("nitf"));
        assert_eq!(root("<?xml"), None);
        assert_eq!(root("{}"), None);
    }
}
