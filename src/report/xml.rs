//! Text made fit for XML 1.0: what it gives a meaning to is escaped, what it forbids is replaced.
//!
//! In: any text. Out: text that stands in an attribute or between tags and is read back as it was, but for U+FFFD in
//! the place of control characters that no XML document may hold, escaped or not.

use std::fmt::{self, Write};

/// Shows a text escaped.
pub struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| match c {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            // A reader makes spaces of these in an attribute, and one break of two, unless they are references.
            '\n' => f.write_str("&#10;"),
            '\r' => f.write_str("&#13;"),
            '\t' => f.write_str("&#9;"),
            c if is_forbidden(c) => f.write_char(char::REPLACEMENT_CHARACTER),
            c => f.write_char(c),
        })
    }
}

/// Whether no XML 1.0 document may hold the character.
fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_an_attribute() {
        let text = "\"a\" < b & c > d\n\t\r\u{0}\u{1b}\u{ffff}é😀";
        assert_eq!(
            Escaped(text).to_string(),
            "&quot;a&quot; &lt; b &amp; c &gt; d&#10;&#9;&#13;\u{fffd}\u{fffd}\u{fffd}é😀"
        );
    }
}
