//! Letters and the words they stand for.
//!
//! In: words, and the letters of an acronym. Out: an [`Expansion`]. Not here: where the two stand (`mod`).

use super::{Expansion, Fit, Runs};
use crate::annotate::tokens::Tokens;
use crate::annotate::word_set::WordSet;
use crate::lexicon::Lexicon;
use crate::source::Span;
use crate::token::{Token, TokenKind};

/// Words that a name may hold without showing in its initials.
static SMALL: WordSet = WordSet::new(&[
    "a", "al", "an", "and", "at", "by", "da", "de", "del", "des", "di", "du", "e", "el", "et", "for", "in",
    "la", "of", "on", "s", "the", "to", "with",
]);
/// Words of the longest name that is looked for before a bracket.
const LONGEST: usize = 14;
/// Fewest letters that count as rearranged: two in another order are a foreign name's as often.
const REARRANGED: usize = 3;

/// A word of a name.
#[derive(Debug, Clone, Copy)]
struct Word<'a> {
    word: &'a str,
    span: Span,
    small: bool,
    capital: bool,
}

impl Word<'_> {
    fn initial(&self) -> char {
        self.word.chars().next().map_or(' ', |c| c.to_uppercase().next().unwrap_or(c))
    }
}

/// What the words that end before a bracket are shortened to: those that spell the letters, else the name of a body.
pub(super) fn before(i: Tokens<'_>, letters: &str) -> Option<Expansion> {
    let words = trailing(i);
    let starts = || (0..words.len()).rev();
    let spelled = starts().find(|s| spells(&words[*s..], letters));
    if let Some(start) = spelled {
        return Some(expansion(&words[start..], Fit::Spelled));
    }
    let name = capitals(&words);
    let rearranged = (0..name.len()).rev().find(|s| is_rearranged(&name[*s..], letters));
    if let Some(start) = rearranged {
        return Some(expansion(&name[start..], Fit::Rearranged));
    }
    if let Some(start) = starts().find(|s| holds(&words[*s..], letters)) {
        return Some(expansion(&words[start..], Fit::Spelled));
    }
    is_body(i.lexicon, name).then(|| expansion(name, Fit::Other))
}

/// What all the words in brackets are shortened to.
pub(super) fn within(i: Tokens<'_>, letters: &str) -> Option<Expansion> {
    let words = trailing(i);
    let whole = words.len() == i.rest().iter().filter(|t| is_part(t)).count() && words.len() > 1;
    let fit = match () {
        () if !whole => return None,
        () if spells(&words, letters) => Fit::Spelled,
        () if capitals(&words).len() == words.len() && is_rearranged(&words, letters) => Fit::Rearranged,
        () if holds(&words, letters) => Fit::Spelled,
        () => return None,
    };
    Some(expansion(&words, fit))
}

/// What runs of capitalised words, and runs of small ones, would be shortened to.
pub(super) fn shortened(i: Tokens<'_>, found: &mut Runs) {
    let (mut capital, mut small) = (String::new(), String::new());
    for token in i.rest() {
        match word(i, token) {
            Some(word) if word.small => {}
            Some(word) if word.capital => {
                capital.push(word.initial());
                end(&mut small, &mut found.small);
            }
            Some(word) => {
                small.push(word.initial());
                end(&mut capital, &mut found.capital);
            }
            None if parts(token, token.of(i.text)) => {
                end(&mut capital, &mut found.capital);
                end(&mut small, &mut found.small);
            }
            None => {}
        }
    }
    end(&mut capital, &mut found.capital);
    end(&mut small, &mut found.small);
}

/// Whether a mark ends a run of words.
fn parts(token: &Token, mark: &str) -> bool {
    token.kind == TokenKind::Mark && !matches!(mark, "-" | "‑" | "&" | "'" | "’")
}

/// Ends a run, which is kept where it has several words.
fn end(run: &mut String, found: &mut Vec<String>) {
    if run.chars().nth(1).is_some() {
        found.push(std::mem::take(run));
    }
    run.clear();
}

/// The words before the end, in order: of a name with its commas, or of a term.
fn trailing<'a>(i: Tokens<'a>) -> Vec<Word<'a>> {
    let tokens = i.rest().iter().rev().take_while(|t| is_part(t) || is_inside(t, t.of(i.text)));
    let mut words: Vec<Word<'_>> = tokens.filter_map(|t| word(i, t)).take(LONGEST).collect();
    words.reverse();
    words
}

fn is_part(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Possessive)
}

fn is_inside(token: &Token, mark: &str) -> bool {
    token.kind == TokenKind::Mark && matches!(mark, "-" | "‑" | "&" | "," | "'" | "’" | "\"" | "”")
}

fn word<'a>(i: Tokens<'a>, token: &Token) -> Option<Word<'a>> {
    let word = token.of(i.text);
    let small = SMALL.has(word);
    let capital = token.is_capitalized();
    (token.kind == TokenKind::Word).then_some(Word { word, span: token.span, small, capital })
}

fn expansion(words: &[Word<'_>], fit: Fit) -> Expansion {
    let span = words[0].span.to(words[words.len() - 1].span);
    Expansion { span, initials: initials(words), fit }
}

fn initials(words: &[Word<'_>]) -> String {
    words.iter().filter(|w| !w.small).map(Word::initial).collect()
}

/// The capitalised name at the end, small words inside it included.
fn capitals<'w, 'a>(words: &'w [Word<'a>]) -> &'w [Word<'a>] {
    let run = words.iter().rev().take_while(|w| w.capital || w.small).count();
    let run = &words[words.len() - run..];
    let first = run.iter().position(|w| w.capital && !w.small).unwrap_or(run.len());
    &run[first..]
}

/// Whether the letters are the initials of just these words, small words counted or not.
fn spells(words: &[Word<'_>], letters: &str) -> bool {
    let letters = upper(letters);
    let starts_small = words[0].small && letters.len() > 2;
    !starts_small && fits(words, letters.as_slice())
}

/// Each letter is the next word's initial; a small word may be left out.
fn fits(words: &[Word<'_>], letters: &[char]) -> bool {
    match (words, letters) {
        ([], []) => true,
        ([], _) => false,
        ([first, rest @ ..], _) => {
            let taken = letters.first() == Some(&first.initial()) && fits(rest, &letters[1..]);
            taken || first.small && fits(rest, letters)
        }
    }
}

fn is_rearranged(words: &[Word<'_>], letters: &str) -> bool {
    let sorted = |mut chars: Vec<char>| {
        chars.sort_unstable();
        chars
    };
    let own: Vec<char> = initials(words).chars().collect();
    !words[0].small && own.len() >= REARRANGED && sorted(own) == sorted(upper(letters))
}

/// Whether the letters stand in the words in order, with the initials of the first word, of the last and of at least
/// half of them among the letters: `EUBAM` in European Union Border Assistance Mission.
fn holds(words: &[Word<'_>], letters: &str) -> bool {
    let letters: Vec<char> = letters.chars().flat_map(char::to_lowercase).collect();
    let content = words.iter().filter(|w| !w.small).count();
    let first = words[0].word.to_lowercase().chars().next() == letters.first().copied();
    let fair = (2..=FEW).contains(&words.len());
    first && fair && begun(words, &letters).is_some_and(|n| n * 2 >= content)
}

/// Words of the longest name that may give more than initials.
const FEW: usize = 8;
/// Letters that one word may give besides its initial.
const INNER: usize = 2;

/// How many words are begun, at most, when the letters are dealt out among them in order; the last one must be.
fn begun(words: &[Word<'_>], letters: &[char]) -> Option<usize> {
    let [first, rest @ ..] = words else { return letters.is_empty().then_some(0) };
    let least = usize::from(rest.is_empty());
    let counts = least..=given(first, letters);
    counts.filter_map(|n| Some(begun(rest, &letters[n..])? + usize::from(n > 0))).max()
}

/// How many of the letters a word can give: its initial, then letters further in.
fn given(word: &Word<'_>, letters: &[char]) -> usize {
    let mut wanted = letters.iter().take(INNER + 1).peekable();
    let mut chars = word.word.chars().flat_map(char::to_lowercase);
    if wanted.peek().copied().copied() != chars.next() {
        return 0;
    }
    wanted.next();
    chars.filter(|c| wanted.next_if_eq(&c).is_some()).count() + 1
}

fn upper(letters: &str) -> Vec<char> {
    letters.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// Whether a capitalised run names a body.
fn is_body(lexicon: &Lexicon, name: &[Word<'_>]) -> bool {
    let content = name.iter().filter(|w| !w.small).count();
    content >= 2 && name.iter().any(|w| lexicon.organization_heads.has(w.word))
}
