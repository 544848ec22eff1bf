//! The documents that are open in the editor, as the editor has them.
//!
//! In: texts, and changes of ranges. Out: the text as it stands now, with what was last made of it.

use gen_lsp_types::{TextDocumentContentChangeEvent, TextDocumentItem, Uri};

use super::convert::{Encoding, Lines, Text};
use super::reading::Reading;

/// A document that is open.
pub struct Open {
    /// Its address.
    pub uri: Uri,
    /// What the editor calls its language.
    pub language: String,
    /// Of the text, as the editor counts.
    pub version: i32,
    /// What was made of the text; none since it changed.
    pub reading: Option<Reading>,
    /// Whether the client is to be told what is found in it.
    pub due: bool,
    /// Number of the reading among all.
    pub stamp: u64,
    text: String,
    lines: Lines,
}

impl Open {
    /// A document as it is opened.
    pub fn new(item: TextDocumentItem) -> Self {
        let lines = Lines::new(&item.text);
        let language = String::from(item.language_id);
        let TextDocumentItem { uri, version, text, .. } = item;
        Self { uri, language, version, reading: None, due: true, stamp: 0, text, lines }
    }

    /// The text to count in.
    pub fn text(&self, encoding: Encoding) -> Text<'_> {
        Text { text: &self.text, lines: &self.lines, encoding }
    }

    /// Puts changes in, each into what the one before it made.
    pub fn change(&mut self, version: i32, changes: Vec<TextDocumentContentChangeEvent>, encoding: Encoding) {
        self.version = version;
        for change in changes {
            self.put(change, encoding);
            self.lines = Lines::new(&self.text);
        }
        self.outdate();
    }

    /// What was made of it holds no longer.
    pub fn outdate(&mut self) {
        self.reading = None;
        self.due = true;
    }

    fn put(&mut self, change: TextDocumentContentChangeEvent, encoding: Encoding) {
        match change {
            TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                let span = self.text(encoding).span(part.range);
                self.text.replace_range(span.range(), &part.text);
            }
            TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => {
                self.text = whole.text;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gen_lsp_types::{LanguageKind, Position, Range, TextDocumentContentChangePartial};
    use proptest::prelude::*;

    /// Characters of every width, and all that ends a line or may be taken for it.
    const LETTERS: [char; 12] = [
        'a',
        ' ',
        '\t',
        '\u{e9}',
        '\u{301}',
        '\u{1f600}',
        '\u{feff}',
        '\u{2028}',
        '\u{85}',
        '\r',
        '\n',
        '\n',
    ];

    fn text() -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(&LETTERS[..]), 0..24).prop_map(String::from_iter)
    }

    /// A position as an editor counts it, character by character.
    fn position(chars: &[char], at: usize, encoding: Encoding) -> Position {
        let (mut line, mut character) = (0, 0);
        for (i, c) in chars[..at].iter().enumerate() {
            let ends = *c == '\n' || *c == '\r' && chars.get(i + 1) != Some(&'\n');
            let width = match encoding {
                Encoding::Utf8 => c.len_utf8(),
                Encoding::Utf16 => c.len_utf16(),
                Encoding::Utf32 => 1,
            };
            (line, character) = if ends { (line + 1, 0) } else { (line, character + width as u32) };
        }
        Position { line, character }
    }

    /// Whether an editor has a position here: not between CR and LF.
    fn has_position(chars: &[char], at: usize) -> bool {
        at == 0 || chars[at - 1] != '\r' || chars.get(at) != Some(&'\n')
    }

    proptest! {
        #[test]
        fn changes_make_the_text_that_the_editor_has(
            start in text(),
            edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), text()), 0..8),
            encoding in prop::sample::select(&[Encoding::Utf8, Encoding::Utf16, Encoding::Utf32][..]),
        ) {
            let uri = Uri::from("file:///a.md");
            let item = TextDocumentItem { uri, language_id: LanguageKind::Markdown, version: 1, text: start.clone() };
            let (mut open, mut chars) = (Open::new(item), start.chars().collect::<Vec<char>>());
            for (version, (a, b, new)) in (2..).zip(edits) {
                let (a, b) = (a.index(chars.len() + 1), b.index(chars.len() + 1));
                let (a, b) = (a.min(b), a.max(b));
                if !has_position(&chars, a) || !has_position(&chars, b) {
                    continue;
                }
                let range = Range { start: position(&chars, a, encoding), end: position(&chars, b, encoding) };
                let part = TextDocumentContentChangePartial::new(range, None, new.clone());
                open.change(version, vec![part.into()], encoding);
                chars.splice(a..b, new.chars());
                prop_assert_eq!(open.text(encoding).text, String::from_iter(&chars));
            }
        }
    }
}
