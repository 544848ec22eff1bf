//! JSON without reading it: how deep it is, and the keys of its outermost object, or of the first one in a list.
//!
//! In: a text that may break off, or be no JSON at all. Out: what the brackets and quotation marks
//! show, in one pass and without memory.

/// A key of the outermost object and the first byte of its value.
pub(in crate::document) type Key<'s> = (&'s str, u8);

/// A bracket or colon outside strings, or the start of a string.
struct Marks<'s> {
    text: &'s str,
    at: usize,
}

/// One of them with its place; a string with its end.
struct Mark {
    byte: u8,
    at: usize,
    end: usize,
}

impl Iterator for Marks<'_> {
    type Item = Mark;

    fn next(&mut self) -> Option<Mark> {
        let bytes = self.text.as_bytes();
        let is_mark = |b: &u8| matches!(b, b'{' | b'}' | b'[' | b']' | b':' | b'"');
        let at = self.at + bytes.get(self.at..)?.iter().position(is_mark)?;
        self.at = if bytes[at] == b'"' { string_end(bytes, at) } else { at + 1 };
        Some(Mark { byte: bytes[at], at, end: self.at })
    }
}

/// One past the quotation mark that closes the string.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The first bracket that is too deep.
pub(super) fn deeper_than(text: &str, most: usize) -> Option<usize> {
    let mut depth = 0usize;
    let deep = Marks { text, at: 0 }.find(|mark| {
        match mark.byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > most
    });
    deep.map(|mark| mark.at)
}

/// Keys of the outermost object, as far as the text goes, or of the first one in an array of objects; none where it
/// begins with neither.
pub(in crate::document) fn keys(text: &str) -> Vec<Key<'_>> {
    let mut found = Vec::new();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let text = text.strip_prefix('[').map_or(text, str::trim_start);
    if !text.starts_with('{') {
        return found;
    }
    let (mut depth, mut last) = (0usize, None);
    for mark in (Marks { text, at: 0 }) {
        match (mark.byte, last.take()) {
            (b'{' | b'[', _) => depth += 1,
            (b'}' | b']', _) if depth <= 1 => break,
            (b'}' | b']', _) => depth -= 1,
            (b'"', _) if depth == 1 => last = text.get(mark.at + 1..mark.end - 1),
            (b':', Some(key)) => found.push((key, first_byte(&text[mark.end..]))),
            _ => {}
        }
    }
    found
}

fn first_byte(text: &str) -> u8 {
    text.trim_start().bytes().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outer_keys_are_found_even_where_the_text_breaks_off() {
        let text = r#" {"uri": "a:\"b\" : {", "headlines" : [{"value": "x"}], "body_text": "cut"#;
        assert_eq!(keys(text), [("uri", b'"'), ("headlines", b'['), ("body_text", b'"')]);
        assert_eq!(keys("[ {\"a\": 1}, {\"b\": 2}]"), [("a", b'1')]);
        assert_eq!(keys("[[{\"a\": 1}]]"), []);
        assert_eq!(keys("{\"\\"), []);
    }
}
