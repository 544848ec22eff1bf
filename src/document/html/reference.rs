//! Character references of HTML, and runs of white space.
//!
//! In: raw text of a page. Out: pieces that tile it, each with the text it stands for. The references are those of the
//! HTML standard, old ones without a semicolon and numbers of Windows-1252 included.

use std::borrow::Cow;
use std::convert::Infallible;

use html5gum::{Emitter, ForwardingEmitter, State, Tokenizer};

use crate::source::SourceSpan;

use super::silent::Silent;

/// Gives each piece of `raw` and where it stands to `put`, `base` being the place of the first byte.
pub(super) fn pieces(raw: &str, base: usize, put: &mut dyn FnMut(&str, SourceSpan)) {
    if !raw.contains('&') {
        return words(raw, base, put);
    }
    let mut tokenizer = Tokenizer::new_with_emitter(
        raw,
        Decoder { raw, base, at: 0, done: 0, put, bytes: Vec::new(), silent: Silent },
    );
    tokenizer.set_state(State::RcData);
    let Ok(()) = tokenizer.finish();
}

/// A whole value with its references read.
pub(super) fn decoded(raw: &str) -> Cow<'_, str> {
    if !raw.contains('&') {
        return Cow::Borrowed(raw);
    }
    let mut text = String::with_capacity(raw.len());
    pieces(raw, 0, &mut |piece, _| text.push_str(piece));
    Cow::Owned(text)
}

/// Words as they stand; a run of white space is one space, and a single line break stays.
fn words(raw: &str, base: usize, put: &mut dyn FnMut(&str, SourceSpan)) {
    let mut at = 0;
    while at < raw.len() {
        let rest = &raw[at..];
        let spaces = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_whitespace()).len();
        let (text, len) = match spaces {
            0 => (&rest[..plain(rest)], plain(rest)),
            1 => (&rest[..1], 1),
            _ => (" ", spaces),
        };
        put(text, SourceSpan::new(base + at, base + at + len));
        at += len;
    }
}

/// Bytes up to white space other than one space between words.
fn plain(text: &str) -> usize {
    let bytes = text.as_bytes();
    let next_is_space = |at: usize| bytes.get(at + 1).is_some_and(u8::is_ascii_whitespace);
    let ends = |(at, b): (usize, &u8)| b.is_ascii_whitespace() && (*b != b' ' || next_is_space(at));
    bytes.iter().enumerate().position(ends).unwrap_or(bytes.len())
}

/// Takes what the tokenizer says text stands for, and counts along where it stood.
struct Decoder<'r, 'p> {
    raw: &'r str,
    base: usize,
    at: usize,
    done: usize,
    put: &'p mut dyn FnMut(&str, SourceSpan),
    bytes: Vec<u8>,
    silent: Silent,
}

impl ForwardingEmitter for Decoder<'_, '_> {
    type Token = Infallible;

    fn inner(&mut self) -> &mut impl Emitter<Token = Infallible> {
        &mut self.silent
    }

    fn emit_string(&mut self, s: &[u8]) {
        // The tokenizer hands out bytes: a character may come in parts.
        self.bytes.extend_from_slice(s);
        let Ok(text) = std::str::from_utf8(&self.bytes) else { return };
        let (from, to) = (self.done, self.at);
        if self.raw.get(from..to) == Some(text) {
            words(text, self.base + from, self.put);
        } else {
            (self.put)(text, SourceSpan::new(self.base + from, self.base + to));
        }
        self.bytes.clear();
        self.done = to;
    }

    fn move_position(&mut self, offset: isize) {
        self.at = self.at.saturating_add_signed(offset);
    }
}
