//! Small sets of words that are asked at every token.
//!
//! In: words in small letters, at compile time. Out: whether a word is one of them in any case, mostly told by its
//! length and first letter. Not here: lists that newsrooms may know (`lexicon`).

use super::tokens::{Parsed, Tokens, is_one_of, token_if};
use crate::token::Token;

/// Words in small letters.
pub struct WordSet {
    words: &'static [&'static str],
    /// For each first letter, and last for what is none, the lengths of such words, a bit for each.
    lengths: [u32; LETTERS + 1],
}

/// Letters of the alphabet.
const LETTERS: usize = 26;

impl WordSet {
    /// A set of words of fewer than 32 bytes each.
    pub const fn new(words: &'static [&'static str]) -> Self {
        let (mut lengths, mut n) = ([0; LETTERS + 1], 0);
        while n < words.len() {
            lengths[place(words[n].as_bytes()[0])] |= 1 << words[n].len();
            n += 1;
        }
        Self { words, lengths }
    }

    /// Whether a word is one of them in any case.
    #[inline]
    pub fn has(&self, word: &str) -> bool {
        self.may_have(word) && is_one_of(word, self.words)
    }

    /// Whether one of them has the length and the first letter of a word, which most words have not.
    #[inline]
    pub fn may_have(&self, word: &str) -> bool {
        let lengths = word.as_bytes().first().map_or(0, |first| self.lengths[place(*first)]);
        word.len() < u32::BITS as usize && lengths >> word.len() & 1 == 1
    }

    /// The words.
    pub const fn words(&self) -> &'static [&'static str] {
        self.words
    }
}

/// Where a first letter stands among the lengths.
#[inline]
const fn place(first: u8) -> usize {
    let letter = first.to_ascii_lowercase().wrapping_sub(b'a') as usize;
    if letter < LETTERS { letter } else { LETTERS }
}

/// one of the words, in any case
pub fn one_in<'a>(expected: &'static WordSet) -> impl Fn(Tokens<'a>) -> Parsed<'a, Token> {
    token_if(|_, w| expected.has(w))
}

#[cfg(test)]
mod tests {
    use super::WordSet;

    #[test]
    fn words_are_known_in_any_case() {
        static SET: WordSet = WordSet::new(&["said", "so", "’s", "'s"]);
        assert!(["said", "SAID", "So", "’s", "'s"].into_iter().all(|w| SET.has(w)));
        assert!(!["", "s", "sai", "saids", "“s", "-s", "é"].into_iter().any(|w| SET.has(w)));
    }
}
