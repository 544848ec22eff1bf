//! Lines no wider than a terminal, broken at spaces.

use unicode_width::UnicodeWidthChar;

/// The lines of `text`, each at most `width` columns unless one word alone is wider.
pub fn wrap(text: &str, width: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while let Some(cut) = cut(rest, width) {
        lines.push(rest[..cut].trim_end());
        rest = rest[cut..].trim_start();
    }
    if !rest.is_empty() {
        lines.push(rest);
    }
    lines
}

/// Wrapped lines joined, all but the first after `indent` spaces.
pub fn hang(text: &str, width: usize, indent: usize) -> String {
    let lines = wrap(text, width.saturating_sub(indent).max(20));
    lines.join(&format!("\n{:indent$}", ""))
}

/// Where the first line ends: at the last space that fits, else at the first; none when all of it fits.
fn cut(text: &str, width: usize) -> Option<usize> {
    let (mut used, mut space) = (0, None);
    for (at, c) in text.char_indices() {
        if c == ' ' && (used <= width || space.is_none()) {
            space = Some(at);
        }
        used += c.width().unwrap_or(0);
        if used > width && space.is_some() {
            return space;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("東京 東京", 4), ["東京", "東京"]);
        assert_eq!(wrap("incomprehensibly long", 5), ["incomprehensibly", "long"]);
        assert!(wrap("  ", 5).is_empty());
    }

    #[test]
    fn hanging_lines_are_indented() {
        assert_eq!(hang("one two three four five six", 22, 2), "one two three four\n  five six");
    }
}
