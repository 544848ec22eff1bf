//! Tokens as an input for nom, and the productions all grammars share.
//!
//! In: a slice of tokens of one sentence. Out: [`Tokens`], whose spans come from `Offset`.
//! Not here: any knowledge of English.

use std::iter::{Copied, Enumerate};
use std::ops::{Deref, Range};
use std::slice::Iter;

use nom::error::{ErrorKind, ParseError};
use nom::{IResult, Input, Needed, Offset, Parser};

use super::Text;
use crate::lexicon::kind::Kind;
use crate::lexicon::{Lexicon, Phrases, fold};
use crate::source::Span;
use crate::token::{Token, TokenKind};

/// What all cursors over a document share.
pub struct Words<'a> {
    /// The text the tokens were cut from.
    pub text: &'a str,
    /// Word lists.
    pub lexicon: &'a Lexicon,
    /// All tokens of the document, for looking back.
    pub all: &'a [Token],
    /// The words of each token.
    printed: Vec<&'a str>,
}

impl<'a> Words<'a> {
    /// The tokens of a text.
    pub fn new(text: &'a str, lexicon: &'a Lexicon, all: &'a [Token]) -> Self {
        Self { text, lexicon, all, printed: all.iter().map(|t| t.of(text)).collect() }
    }

    /// The words of a token, empty where there is none.
    #[inline]
    fn word_at(&self, at: usize) -> &'a str {
        self.printed.get(at).copied().unwrap_or_default()
    }
}

/// What is left of a sentence. Small, because every alternative of a grammar takes a copy: what does not change while
/// it moves is behind one reference.
#[derive(Clone, Copy)]
pub struct Tokens<'a> {
    words: &'a Words<'a>,
    /// Index in `all` of the next token.
    pub at: usize,
    /// Index past the last token of this sentence.
    end: usize,
}

/// Why a production does not read: nobody asks, so it holds nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Miss;

impl ParseError<Tokens<'_>> for Miss {
    fn from_error_kind(_: Tokens<'_>, _: ErrorKind) -> Self {
        Miss
    }

    fn append(_: Tokens<'_>, _: ErrorKind, _: Self) -> Self {
        Miss
    }
}

/// Result of a production over tokens.
pub type Parsed<'a, T> = IResult<Tokens<'a>, T, Miss>;

impl<'a> Deref for Tokens<'a> {
    type Target = Words<'a>;

    #[inline]
    fn deref(&self) -> &Words<'a> {
        self.words
    }
}

impl<'a> Tokens<'a> {
    /// The tokens of a range, as a sentence names them.
    pub fn of(text: Text<'a>, range: Range<u32>) -> Self {
        Self::within(text, range.start as usize..range.end as usize)
    }

    /// The tokens of a range of indices; none where it is not of the document.
    pub fn within(text: Text<'a>, range: Range<usize>) -> Self {
        let known = text.tokens.get(range.clone()).is_some();
        Self { words: text.words, at: range.start, end: if known { range.end } else { range.start } }
    }

    /// Other tokens of the same document; none where the range is not of it.
    pub fn over(&self, range: Range<usize>) -> Self {
        let known = self.all.get(range.clone()).is_some();
        Self { at: range.start, end: if known { range.end } else { range.start }, ..*self }
    }

    /// Tokens not yet read, of this sentence.
    #[inline]
    pub fn rest(&self) -> &'a [Token] {
        &self.all[self.at..self.end]
    }

    /// How many tokens are not yet read.
    #[inline]
    pub fn left(&self) -> usize {
        self.end - self.at
    }

    /// The token `n` before the next one (1 is the one just read), of whatever sentence.
    #[inline]
    pub fn back(&self, n: usize) -> Option<&'a Token> {
        self.at.checked_sub(n).and_then(|i| self.all.get(i))
    }

    /// The words of the token `n` before the next one, empty before the first.
    #[inline]
    pub fn word_back(&self, n: usize) -> &'a str {
        self.at.checked_sub(n).map_or("", |at| self.word_at(at))
    }

    /// Whether a list has the token `n` before the next one, in small letters.
    pub fn back_is_in(&self, n: usize, list: Phrases) -> bool {
        self.back(n).is_some_and(|t| list.may_be(t.folded)) && list.has(self.word_back(n))
    }

    /// Whether the next token may be a word of the closed classes; where not, it is none.
    #[inline]
    pub fn may_be_closed(&self) -> bool {
        self.first().is_some_and(|t| t.folded.may_be_closed())
    }

    /// Whether a list has the next token, in small letters.
    pub fn is_in(&self, list: Phrases) -> bool {
        self.ahead_is_in(0, list)
    }

    /// Whether a list has the token `n` further on, in small letters.
    pub fn ahead_is_in(&self, n: usize, list: Phrases) -> bool {
        self.token(n).is_some_and(|t| list.may_be(t.folded)) && list.has(self.ahead(n))
    }

    /// The next token.
    #[inline]
    pub fn first(&self) -> Option<&'a Token> {
        self.token(0)
    }

    /// The token `n` further on.
    #[inline]
    pub fn token(&self, n: usize) -> Option<&'a Token> {
        if n < self.left() { self.all.get(self.at + n) } else { None }
    }

    /// The words of the next token, empty at the end.
    #[inline]
    pub fn word(&self) -> &'a str {
        self.ahead(0)
    }

    /// The words of the token `n` further on, empty past the end.
    #[inline]
    pub fn ahead(&self, n: usize) -> &'a str {
        if n < self.left() { self.word_at(self.at + n) } else { "" }
    }

    /// Place of the tokens between here and `after`; empty where none was read.
    pub fn span_to(&self, after: &Tokens<'a>) -> Span {
        let read = &self.all[self.at..self.at + self.offset(after)];
        match (read.first(), read.last()) {
            (Some(a), Some(b)) => a.span.to(b.span),
            _ => Span::default(),
        }
    }

    /// What follows the next token.
    #[inline]
    pub fn take_one(&self) -> Self {
        self.take_from(self.left().min(1))
    }

    /// An error that makes an alternative fail.
    #[inline]
    pub fn no<T>(self) -> Parsed<'a, T> {
        Err(nom::Err::Error(Miss))
    }
}

impl Offset for Tokens<'_> {
    fn offset(&self, second: &Self) -> usize {
        self.left() - second.left()
    }
}

impl<'a> Input for Tokens<'a> {
    type Item = Token;
    type Iter = Copied<Iter<'a, Token>>;
    type IterIndices = Enumerate<Self::Iter>;

    fn input_len(&self) -> usize {
        self.left()
    }

    #[inline]
    fn take(&self, index: usize) -> Self {
        Self { end: self.end.min(self.at + index), ..*self }
    }

    #[inline]
    fn take_from(&self, index: usize) -> Self {
        Self { at: self.end.min(self.at + index), ..*self }
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P: Fn(Token) -> bool>(&self, predicate: P) -> Option<usize> {
        self.rest().iter().position(|t| predicate(*t))
    }

    fn iter_elements(&self) -> Self::Iter {
        self.rest().iter().copied()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.iter_elements().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        if self.left() >= count { Ok(count) } else { Err(Needed::new(count - self.left())) }
    }
}

/// one token for which the test holds
pub fn token_if<'a>(test: impl Fn(&Token, &'a str) -> bool) -> impl Fn(Tokens<'a>) -> Parsed<'a, Token> {
    move |i| match i.first() {
        Some(t) if test(t, i.word()) => Ok((i.take_from(1), *t)),
        _ => i.no(),
    }
}

/// the word, in any case
pub fn word<'a>(expected: &'static str) -> impl Fn(Tokens<'a>) -> Parsed<'a, Token> {
    token_if(move |_, w| is(w, expected))
}

/// one of the words, in any case
pub fn one_of<'a>(expected: &'static [&'static str]) -> impl Fn(Tokens<'a>) -> Parsed<'a, Token> {
    token_if(move |_, w| is_one_of(w, expected))
}

/// Whether a word is another one in any case. Nearly always it is not, and its length or first letter tells.
#[inline]
pub fn is(word: &str, expected: &str) -> bool {
    let first = |w: &str| w.as_bytes().first().map(u8::to_ascii_lowercase);
    word.len() == expected.len() && first(word) == first(expected) && word.eq_ignore_ascii_case(expected)
}

/// Whether a word is one of others in any case.
#[inline]
pub fn is_one_of(word: &str, expected: &[&str]) -> bool {
    expected.iter().any(|e| is(word, e))
}

/// one of the marks
pub fn mark<'a>(expected: &'static [&'static str]) -> impl Fn(Tokens<'a>) -> Parsed<'a, Token> {
    token_if(move |t, w| t.kind == TokenKind::Mark && expected.contains(&w))
}

/// a token without white space before it
pub fn glued<'a, T>(
    mut inner: impl Parser<Tokens<'a>, Output = T, Error = Miss>,
) -> impl FnMut(Tokens<'a>) -> Parsed<'a, T> {
    move |i| match i.first() {
        Some(t) if !t.spaced => inner.parse_complete(i),
        _ => i.no(),
    }
}

/// what `inner` reads, with its place
pub fn spanned<'a, T>(
    mut inner: impl Parser<Tokens<'a>, Output = T, Error = Miss>,
) -> impl FnMut(Tokens<'a>) -> Parsed<'a, (Span, T)> {
    move |i| {
        let (after, value) = inner.parse_complete(i)?;
        Ok((after, (i.span_to(&after), value)))
    }
}

/// the longest phrase of a list of small letters, in any case; gives its value
pub fn listed<'a>(list: impl Fn(&Lexicon) -> Phrases) -> impl Fn(Tokens<'a>) -> Parsed<'a, &'static str> {
    move |i| longest(i, list(i.lexicon), true)
}

/// the longest phrase of a list of printed forms, as printed; gives its value
pub fn printed<'a>(list: impl Fn(&Lexicon) -> Phrases) -> impl Fn(Tokens<'a>) -> Parsed<'a, &'static str> {
    move |i| longest(i, list(i.lexicon), false)
}

/// The first word alone, or a longer phrase that begins with it.
fn longest(i: Tokens<'_>, list: Phrases, folded: bool) -> Parsed<'_, &'static str> {
    let first = i.first().map_or(Kind::default(), |t| if folded { t.folded } else { t.printed });
    if list.may_extend(first) {
        return grown(i, list, folded);
    }
    let value = |word: &str| if folded { list.get_folded(word) } else { list.get(word) };
    match if list.may_be(first) { with_stop_or_without(i.word(), value) } else { None } {
        Some(value) => Ok((i.take_from(1), value)),
        None => i.no(),
    }
}

/// Bytes of most phrases that are grown.
const PHRASE: usize = 32;

/// The value of a phrase as it stands, else without the stops at its end.
fn with_stop_or_without(phrase: &str, value: impl Fn(&str) -> Option<&'static str>) -> Option<&'static str> {
    value(phrase).or_else(|| value(phrase.strip_suffix('.')?.trim_end_matches('.')))
}

/// Grows a phrase token by token while some entry still begins with it.
fn grown(i: Tokens<'_>, list: Phrases, folded: bool) -> Parsed<'_, &'static str> {
    let mut phrase = String::with_capacity(PHRASE);
    let mut best = None;
    for (n, t) in i.rest().iter().enumerate() {
        if n > 0 && t.spaced {
            phrase.push(' ');
        }
        let w = i.ahead(n);
        phrase.push_str(&if folded { fold(w) } else { w.into() });
        let known = with_stop_or_without(&phrase, |phrase| list.get(phrase));
        best = known.map(|value| (n + 1, value)).or(best);
        if !list.extends(phrase.trim_end_matches('.')) {
            break;
        }
    }
    match best {
        Some((n, value)) => Ok((i.take_from(n), value)),
        None => i.no(),
    }
}

/// Tries `production` at every token; what it reads is skipped, else one token is.
pub fn scan<'a, T>(
    mut i: Tokens<'a>,
    mut production: impl FnMut(Tokens<'a>) -> Parsed<'a, T>,
    mut found: impl FnMut(Span, T),
) {
    while i.left() > 0 {
        match production(i) {
            Ok((after, value)) if i.offset(&after) > 0 => {
                found(i.span_to(&after), value);
                i = after;
            }
            _ => i = i.take_from(1),
        }
    }
}
