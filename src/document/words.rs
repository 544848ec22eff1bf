//! The words of a field: decoded, with the way back to the bytes that stand for them.
//!
//! In: what a JSON or XML reader decoded. Out: prose without roles, as plain text or read as HTML.
//! Maps compose here: an entity of HTML inside an escape of JSON leads back to the escape's bytes.

use crate::source::map::SourceMap;
use crate::source::{SourceSpan, Span};

use super::builder::trimmed;
use super::marked::Marked;
use super::{Block, Document, Format, Metadata, Role, Shape, html, text};

/// A decoded string and where it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Words {
    /// What it says.
    pub text: String,
    /// From `text` to the source.
    pub map: SourceMap,
    /// All of it in the source, without quotation marks or tags around it.
    pub span: SourceSpan,
}

impl Words {
    /// Whether it says nothing.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Where a part of it stands in the source.
    pub(super) fn place(&self, at: std::ops::Range<usize>) -> SourceSpan {
        self.map.to_source(Span::new(at.start, at.end))
    }

    /// One block of all of it.
    pub(super) fn line(&self, role: Role, shape: Shape) -> Document {
        let span = trimmed(&self.text, Span::new(0, self.text.len()));
        let block = Block { role, shape, span, paragraph: 0 };
        let blocks = if span.is_empty() { Vec::new() } else { vec![block] };
        Document {
            format: Format::Text,
            text: self.text.clone(),
            map: SourceMap::identity(self.text.len()),
            blocks,
            markup: Marked::default(),
            directives: Vec::new(),
            metadata: Metadata::default(),
            faults: Vec::new(),
        }
    }

    /// Its paragraphs as those of plain text.
    pub(super) fn plain(&self) -> Document {
        text::undecided(&self.text)
    }

    /// Its paragraphs as those of a fragment of HTML; loose words are paragraphs too.
    ///
    /// Words without a mark are taken as they are: ANS has an element for every paragraph, and a
    /// parser for each would take longer than all of them.
    pub(super) fn html(&self) -> Document {
        if !self.text.contains(['<', '&', '\n', '\r', '\t']) && !self.text.contains("  ") {
            return self.line(Role::Body, Shape::Paragraph);
        }
        let mut inner = html::fragment(&self.text);
        for block in &mut inner.blocks {
            block.role = match block.role {
                Role::Boilerplate => Role::Body,
                // The headline stands in a field of its own; what the body calls so heads a part of it.
                Role::Headline => Role::Heading,
                other => other,
            };
        }
        inner
    }
}

/// Whether a text of unknown kind is marked up: it holds the end of an element or an empty one.
pub(super) fn is_marked_up(text: &str) -> bool {
    text.contains("</") || text.contains("/>") || text.contains("<br>") || text.contains("<p>")
}

/// The share of words, in parts of a hundred, from which two texts are versions of one.
const SAME: usize = 90;

/// Whether two texts, as sorted lists of words, say the same but for markup and a few words, as an HTML and a plain version do.
pub(super) fn is_same(a: &[String], b: &[String]) -> bool {
    let (least, most) = (a.len().min(b.len()), a.len().max(b.len()));
    most > 0 && least * 100 >= most * SAME && shared(a, b) * 100 >= most * SAME
}

/// How many words two sorted lists share.
fn shared(a: &[String], b: &[String]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        count += usize::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    count
}

/// The words of a document's blocks in small letters, sorted.
pub(super) fn words_of(document: &Document) -> Vec<String> {
    let blocks = document.blocks.iter().map(|b| document.slice(b.span));
    let words = blocks.flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let mut words: Vec<String> = words.filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    words.sort_unstable();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        words.sort_unstable();
        words
    }

    #[test]
    fn versions_of_one_text_are_known_and_a_summary_is_none() {
        let long = words("the ferry left at nine with forty people on board and came back at ten");
        let marked = words("the ferry left at nine with forty people on board and came back at ten photo");
        assert!(is_same(&long, &marked));
        assert!(!is_same(&long, &words("the ferry left at nine")));
        assert!(!is_same(&[], &[]));
    }
}
