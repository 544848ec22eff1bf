//! Text made harmless for a terminal: what a draft holds must not move the cursor or turn the line.
//!
//! In: any text. Out: text of the same shape, control characters and bidi controls replaced by
//! something that can be seen. Machine-readable formats need none of this: JSON escapes for itself.

use std::borrow::Cow;

/// The text on one line: breaks and tabs become spaces, control characters signs.
pub fn line(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| sign(c).is_some()) {
        Cow::Owned(text.chars().map(|c| sign(c).unwrap_or(c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// What stands for a character that must not reach a terminal; as many bytes long, so that offsets hold.
pub fn sign(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' => Some(' '),
        '\u{0}'..='\u{1f}' | '\u{7f}' => Some('?'),
        '\u{80}'..='\u{9f}' | '\u{61c}' => Some('¿'),
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some('\u{fffd}'),
        '\u{2028}' | '\u{2029}' => Some('\u{23ce}'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_moves_the_cursor_and_offsets_hold() {
        let text = "a\u{1b}[2J\u{202e}b\u{85}\u{2028}c\nd\u{61c}";
        assert_eq!(line(text), "a?[2J\u{fffd}b¿⏎c d¿");
        assert_eq!(line(text).len(), text.len());
    }

    #[test]
    fn names_of_every_script_pass() {
        assert!(matches!(line("Тоқаев é 東京 e\u{301}"), Cow::Borrowed(_)));
    }
}
