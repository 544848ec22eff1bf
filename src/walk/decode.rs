//! Bytes into text, and back.
//!
//! In: the bytes of a file and what is known of their encoding. Out: text, or the first byte that is none and what the
//! bytes look like. The encoding is, in this order: a byte order mark's, the one stated by `--encoding`, the one that a
//! page or an XML file declares of itself, UTF-8. Nothing is guessed into the text, and nothing is replaced in it.

use std::borrow::Cow;
use std::fmt;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, EncoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::document;

/// A declaration stands within the first bytes of a file; browsers look no further than 1024, some pages begin later.
const HEAD: usize = 4096;

/// What is known of the encoding of a file besides its bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reading {
    /// By the command line.
    pub stated: Option<&'static Encoding>,
    /// Whether it is HTML, which may declare its encoding in a `meta`.
    pub html: bool,
}

/// Bytes that are no text we read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotText {
    /// Not UTF-8, and nothing says what else.
    Encoding {
        /// First byte that is not, from 0.
        offset: usize,
        /// What the file is likely written in, as `--encoding` takes it.
        likely: &'static str,
    },
    /// Not what it is said to be.
    Broken {
        /// First byte that is not, from 0.
        offset: usize,
        /// The encoding that it is said to be in.
        encoding: &'static str,
    },
    /// Not text at all.
    Binary {
        /// First byte that no text holds, from 0.
        offset: usize,
    },
}

impl fmt::Display for NotText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotText::Encoding { offset, likely } => {
                write!(f, "is not UTF-8 at byte {offset}, it looks like {likely}")
            }
            NotText::Broken { offset, encoding } => write!(f, "is not {encoding} at byte {offset}"),
            NotText::Binary { offset } => write!(f, "is a binary file, with a NUL at byte {offset}"),
        }
    }
}

impl NotText {
    /// What to do about it.
    pub fn help(&self) -> String {
        match self {
            NotText::Encoding { likely, .. } => {
                format!("say `--encoding {likely}` if that is right, or save it as UTF-8")
            }
            NotText::Broken { .. } => {
                "it is broken, or in another encoding than its mark, its head or `--encoding` says".to_owned()
            }
            NotText::Binary { .. } => {
                "save the text of the draft as UTF-8, or leave the file out with `--exclude`".to_owned()
            }
        }
    }
}

/// Decodes the bytes of a file; a byte order mark stays in the text, UTF-16's excepted.
///
/// # Errors
///
/// Bytes that are not what they are said to be.
pub fn text(bytes: Vec<u8>, reading: Reading) -> Result<String, NotText> {
    let known = known(&bytes, reading);
    if known.is_none_or(|(encoding, _)| !is_wide(encoding))
        && let Some(offset) = bytes.iter().position(|b| *b == 0)
    {
        return Err(zeros(&bytes, offset));
    }
    match known.filter(|(encoding, _)| *encoding != UTF_8) {
        Some((encoding, mark)) => decoded(&bytes, encoding, mark),
        None => String::from_utf8(bytes).map_err(|error| {
            let offset = error.utf8_error().valid_up_to();
            let broken = NotText::Broken { offset, encoding: UTF_8.name() };
            if known.is_some() {
                broken
            } else {
                NotText::Encoding { offset, likely: likely(error.as_bytes()) }
            }
        }),
    }
}

/// Encodes a text as the bytes were that `text` read; none where their encoding does not hold all of it.
pub fn bytes(text: &str, like: &[u8], reading: Reading) -> Option<Vec<u8>> {
    let (encoding, mark) = known(like, reading).unwrap_or((UTF_8, 0));
    if encoding == UTF_8 {
        return Some(text.as_bytes().to_owned());
    }
    let unit: fn(u16) -> [u8; 2] = match encoding {
        wide if wide == UTF_16LE => u16::to_le_bytes,
        wide if wide == UTF_16BE => u16::to_be_bytes,
        _ => return encoded(text, encoding),
    };
    Some(like[..mark].iter().copied().chain(text.encode_utf16().flat_map(unit)).collect())
}

/// The encoding that a file declares of itself: in the first line of XML, in a `meta` of HTML.
pub fn declared(bytes: &[u8], html: bool) -> Option<&'static Encoding> {
    let head = encoding_rs::mem::decode_latin1(&bytes[..bytes.len().min(HEAD)]);
    let start = head.trim_start();
    let label = match start.strip_prefix("<?xml").and_then(|tail| tail.split_once("?>")) {
        Some((declaration, _)) => xml_label(declaration).map(Cow::Borrowed),
        None => document::charset(&head, html).map(Cow::Owned),
    };
    let encoding = Encoding::for_label(label?.trim().as_bytes())?;
    // A declaration that can be read byte by byte is in no encoding of two bytes.
    Some(if is_wide(encoding) { UTF_8 } else { encoding })
}

/// `version="1.0" encoding="…"`
fn xml_label(declaration: &str) -> Option<&str> {
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next()
}

fn is_wide(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// The encoding, and the bytes of the mark that says it and is no text; none where nothing says it.
fn known(bytes: &[u8], reading: Reading) -> Option<(&'static Encoding, usize)> {
    let marked = Encoding::for_bom(bytes);
    let said = || reading.stated.or_else(|| declared(bytes, reading.html)).map(|encoding| (encoding, 0));
    marked.or_else(said)
}

fn decoded(bytes: &[u8], encoding: &'static Encoding, mark: usize) -> Result<String, NotText> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let rest = &bytes[mark..];
    let room = decoder.max_utf8_buffer_length_without_replacement(rest.len());
    let mut text = String::with_capacity(room.unwrap_or(rest.len()));
    match decoder.decode_to_string_without_replacement(rest, &mut text, true) {
        (DecoderResult::InputEmpty, _) => Ok(text),
        (DecoderResult::Malformed(bad, behind), read) => {
            let offset = mark + read.saturating_sub(usize::from(bad + behind));
            Err(NotText::Broken { offset, encoding: encoding.name() })
        }
        (DecoderResult::OutputFull, read) => {
            Err(NotText::Broken { offset: mark + read, encoding: encoding.name() })
        }
    }
}

fn encoded(text: &str, encoding: &'static Encoding) -> Option<Vec<u8>> {
    let mut encoder = encoding.new_encoder();
    let room = encoder.max_buffer_length_from_utf8_without_replacement(text.len())?;
    let mut bytes = Vec::with_capacity(room);
    let (result, _) = encoder.encode_from_utf8_to_vec_without_replacement(text, &mut bytes, true);
    matches!(result, EncoderResult::InputEmpty).then_some(bytes)
}

/// Zeros at every other byte are UTF-16 without its mark, unless control characters tell of a program.
fn zeros(bytes: &[u8], offset: usize) -> NotText {
    let head = &bytes[..bytes.len().min(400)];
    if head.iter().any(|b| matches!(b, 1..=8 | 14..=31)) {
        return NotText::Binary { offset };
    }
    let at = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    match (at(0) * 5 >= head.len() * 2, at(1) * 5 >= head.len() * 2) {
        (false, true) => NotText::Encoding { offset, likely: UTF_16LE.name() },
        (true, false) => NotText::Encoding { offset, likely: UTF_16BE.name() },
        _ => NotText::Binary { offset },
    }
}

/// What bytes that are not UTF-8 are likely written in.
fn likely(bytes: &[u8]) -> &'static str {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny).name()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(bytes: &[u8]) -> Result<String, NotText> {
        text(bytes.to_vec(), Reading::default())
    }

    fn stated(label: &str) -> Reading {
        Reading { stated: Encoding::for_label(label.as_bytes()), html: false }
    }

    #[test]
    fn utf_16_with_its_mark_is_read() {
        assert_eq!(plain(&[0xff, 0xfe, b'a', 0, 0x42, 0x04]), Ok("aт".to_owned()));
        assert_eq!(plain(&[0xfe, 0xff, 0, b'a']), Ok("a".to_owned()));
        let broken = plain(&[0xff, 0xfe, b'a', 0, 0x00, 0xd8, b'b', 0]).map_err(|e| e.to_string());
        assert_eq!(broken, Err("is not UTF-16LE at byte 4".to_owned()));
        let odd = plain(&[0xff, 0xfe, b'a', 0, b'b']).map_err(|e| e.to_string());
        assert_eq!(odd, Err("is not UTF-16LE at byte 4".to_owned()));
    }

    #[test]
    fn a_text_is_encoded_as_it_was_read() {
        let marked =
            [vec![0xff, 0xfe, b'a', 0, 0x42, 0x04], vec![0xfe, 0xff, 0, b'a'], b"\xef\xbb\xbfa".to_vec()];
        let single = [(b"caf\xe9 \x97".to_vec(), "latin1"), (b"\xd2\xee\xea".to_vec(), "windows-1251")];
        let marked = marked.into_iter().map(|bytes| (bytes, Reading::default()));
        for (like, reading) in marked.chain(single.into_iter().map(|(bytes, label)| (bytes, stated(label)))) {
            assert_eq!(text(like.clone(), reading).map(|t| bytes(&t, &like, reading)), Ok(Some(like)));
        }
        assert_eq!(bytes("Toқaev", b"", stated("windows-1251")), None);
    }

    #[test]
    fn what_is_stated_is_believed_but_for_a_mark() {
        assert_eq!(text(b"\xd2\xee\xea".to_vec(), stated("cp1251")), Ok("Ток".to_owned()));
        assert_eq!(text(b"\xef\xbb\xbf\xc3\xa9".to_vec(), stated("cp1251")), Ok("\u{feff}é".to_owned()));
        let broken = text(b"ab \x81\x20".to_vec(), stated("shift_jis")).map_err(|e| e.to_string());
        assert_eq!(broken, Err("is not Shift_JIS at byte 3".to_owned()));
        assert_eq!(text(b"a\0b\0".to_vec(), stated("utf-16le")), Ok("ab".to_owned()));
    }

    #[test]
    fn a_file_may_declare_its_encoding() {
        let html = |bytes: &[u8]| text(bytes.to_vec(), Reading { stated: None, html: true });
        assert!(html(b"<meta charset='windows-1251'><p>\xd2\xee").is_ok_and(|t| t.ends_with("То")));
        let old = b"<META HTTP-EQUIV=Content-Type CONTENT=\"text/html; charset=koi8-r\"><p>\xf4\xcf";
        assert!(html(old).is_ok_and(|t| t.ends_with("То")));
        assert!(html(b"<!-- <meta charset=koi8-r> --><p>\xf4\xcf").is_err());
        assert!(html(b"<meta charset=utf-16><p>\xc3\xa9").is_ok_and(|t| t.ends_with('é')));
        assert!(
            plain(b"<?xml version='1.0' encoding = 'iso-8859-1'?><p>\xe9").is_ok_and(|t| t.ends_with('é'))
        );
        assert!(plain(b"<!DOCTYPE html><meta charset=latin1>\xe9").is_ok_and(|t| t.ends_with('é')));
        let wrong = html(b"<meta charset=utf-8>caf\xe9").map_err(|e| e.to_string());
        assert_eq!(wrong, Err("is not UTF-8 at byte 23".to_owned()));
    }

    #[test]
    fn other_encodings_are_named() {
        let named = |bytes: &[u8]| plain(bytes).map_err(|e| e.to_string()).err();
        let curly = named(b"the mayor\x92s office");
        assert_eq!(curly.as_deref(), Some("is not UTF-8 at byte 9, it looks like windows-1252"));
        assert!(named(b"a caf\xe9 in Oral").is_some_and(|m| m.ends_with("windows-1252")));
        assert!(
            named(b"\xd2\xee\xea\xe0\xe5\xe2 \xf1\xea\xe0\xe7\xe0\xeb")
                .is_some_and(|m| m.ends_with("windows-1251"))
        );
        assert!(named(b"a\0b\0c\0").is_some_and(|m| m.ends_with("UTF-16LE")));
        assert!(named(b"\x7f\0E\0L\0\x01\0F\0").is_some_and(|m| m.contains("binary")));
        assert!(named(b"\x7fELF\0\x01\0\0").is_some_and(|m| m.contains("binary")));
    }
}
