//! Strings of JSON with their escapes read.

use std::borrow::Cow;

use crate::source::SourceSpan;

use super::super::refusal::Refusal;
use super::super::words::Words;

const RESCUE: &str = "write the character whole, or leave it out";

/// The words of a string that stands with its quotation marks at byte `at` of the source.
///
/// # Errors
///
/// Half a surrogate pair, and a NUL: neither is a character of a text.
pub(super) fn decode(raw: &str, at: usize) -> Result<Words, Refusal> {
    let inner = inside(raw);
    let at = at + 1;
    let mut words = Words { span: SourceSpan::new(at, at + inner.len()), ..Words::default() };
    let mut from = 0;
    while from < inner.len() {
        let run = inner[from..].find('\\').unwrap_or(inner.len() - from);
        put(&mut words, &inner[from..from + run], SourceSpan::new(at + from, at + from + run), true);
        from += run;
        if from < inner.len() {
            let (c, len) = escape(&inner[from..]).map_err(|cause| Refusal::at(at + from, cause, RESCUE))?;
            put(&mut words, c.encode_utf8(&mut [0; 4]), SourceSpan::new(at + from, at + from + len), false);
            from += len;
        }
    }
    Ok(words)
}

fn put(words: &mut Words, text: &str, span: SourceSpan, verbatim: bool) {
    words.text.push_str(text);
    words.map.push(text.len(), span, verbatim);
}

/// A key; what its escapes cannot say is left as written.
pub(super) fn key(raw: &str) -> Cow<'_, str> {
    let inner = inside(raw);
    let escaped = inner.contains('\\').then(|| decode(raw, 0).ok()).flatten();
    escaped.map_or(Cow::Borrowed(inner), |words| Cow::Owned(words.text))
}

fn inside(raw: &str) -> &str {
    raw.get(1..raw.len().saturating_sub(1)).unwrap_or_default()
}

/// The character of an escape, and how many bytes it takes.
fn escape(text: &str) -> Result<(char, usize), String> {
    let short = |c| Ok((c, 2));
    match text.as_bytes().get(1) {
        Some(b'n') => short('\n'),
        Some(b't') => short('\t'),
        Some(b'r') => short('\r'),
        Some(b'b') => short('\u{8}'),
        Some(b'f') => short('\u{c}'),
        Some(b'u') => unicode(text),
        Some(byte) => short(char::from(*byte)),
        None => Err("an escape that breaks off".to_owned()),
    }
}

/// `\uXXXX`, or two of them that stand for one character.
fn unicode(text: &str) -> Result<(char, usize), String> {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let first = unit(0).ok_or("an escape that breaks off")?;
    let pair = [first, unit(6).unwrap_or_default()];
    let units = if (0xd800..0xdc00).contains(&first) { &pair[..] } else { &pair[..1] };
    match char::decode_utf16(units.iter().copied()).next() {
        Some(Ok('\0')) => Err("a NUL, `\\u0000`, which no text holds".to_owned()),
        Some(Ok(c)) => Ok((c, 6 * units.len())),
        _ => Err(format!("half a character, `\\u{first:04x}`, without its other half")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(raw: &str) -> Result<String, String> {
        decode(raw, 0).map(|w| w.text).map_err(|r| format!("{}: {r}", r.at.unwrap_or_default()))
    }

    #[test]
    fn escapes_are_read_and_map_as_a_whole() {
        let raw = r#""a\n\"b\" \/ \u00e9\ud83d\ude00é""#;
        let words = decode(raw, 0).expect("it is sound");
        assert_eq!(words.text, "a\n\"b\" / é😀é");
        let at = words.text.find('😀').expect("it is there");
        assert_eq!(words.place(at..at + 4).of(raw), r"\ud83d\ude00");
        assert_eq!(words.place(0..words.text.len()).of(raw), inside(raw));
    }

    #[test]
    fn what_is_no_character_is_refused() {
        let half =
            |at: u32, unit: &str| Err(format!("{at}: half a character, `\\u{unit}`, without its other half"));
        assert_eq!(decoded(r#""ab\ud83d""#), half(3, "d83d"));
        assert_eq!(decoded(r#""\ud83d\u0041""#), half(1, "d83d"));
        assert_eq!(decoded(r#""\ude00""#), half(1, "de00"));
        assert_eq!(decoded(r#""\u0000""#), Err("1: a NUL, `\\u0000`, which no text holds".to_owned()));
    }
}
