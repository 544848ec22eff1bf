//! Character references of HTML, and runs of white space.
//!
//! In: raw text of a page. Out: pieces that tile it, each with the text it stands for.

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser};

use crate::source::SourceSpan;

/// The longest name of the HTML standard has 31 letters.
const LONGEST_NAME: usize = 33;

/// Pieces of text and where they stand, `base` being the place of the first byte.
pub(super) fn pieces(raw: &str, base: usize) -> Vec<(Cow<'_, str>, SourceSpan)> {
    let mut pieces = Vec::new();
    let mut rest = raw;
    while !rest.is_empty() {
        let start = raw.len() - rest.len();
        let (text, len) = piece(rest);
        pieces.push((text, SourceSpan::new(base + start, base + start + len)));
        rest = &rest[len..];
    }
    pieces
}

/// The first piece: a reference, a run of white space, or the words up to the next of these.
fn piece(rest: &str) -> (Cow<'_, str>, usize) {
    if let Some((text, len)) = reference(rest) {
        return (Cow::Owned(text), len);
    }
    let spaces = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_whitespace()).len();
    if spaces > 0 {
        let text = if spaces == 1 { &rest[..1] } else { " " };
        return (Cow::Borrowed(text), spaces);
    }
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let end = rest[first..].find(|c: char| c == '&' || c.is_ascii_whitespace() && c != ' ');
    let end = end.map_or(rest.len(), |at| first + at);
    // Single spaces between words are kept; two in a row belong to the next piece.
    let end = rest[..end].find("  ").unwrap_or(end);
    (Cow::Borrowed(&rest[..end]), end)
}

/// `&name;`, `&#N;` or `&#xN;`.
pub(super) fn reference(rest: &str) -> Option<(String, usize)> {
    let inner = rest.strip_prefix('&')?;
    let end = inner.bytes().take(LONGEST_NAME).position(|b| b == b';')?;
    let known = inner[..end].bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#');
    let len = end + 2;
    known.then(|| decode(&rest[..len])).flatten().map(|text| (text, len))
}

/// Markdown has the same references, so its parser's table serves here too.
fn decode(reference: &str) -> Option<String> {
    let texts = Parser::new(reference).filter_map(|event| match event {
        Event::Text(text) => Some(text),
        _ => None,
    });
    let text: String = texts.map(|t| t.to_string()).collect();
    (!text.is_empty() && text != reference).then_some(text)
}

/// A whole value with its references read.
pub(super) fn decoded(raw: &str) -> String {
    pieces(raw, 0).iter().map(|(text, _)| &**text).collect()
}
