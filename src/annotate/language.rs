//! Which prose is not English, so that nothing is read out of it.
//!
//! In: a [`Text`]. Out: [`Foreign`], and sentences without the tokens of what is foreign.
//! Not here: which language it is. What the document states is believed; else only prose is judged: names, headlines and capitals alone
//! look foreign in every language, so words with a capital do not count.

use std::borrow::Cow;

use super::Text;
use crate::sentence::Sentence;
use crate::token::{Case, Token, TokenKind};

/// Least number of words of a block that is judged: below it a quotation or a list of names looks foreign.
const WORDS: usize = 8;
/// Least number of small Latin words among them.
const SMALL_WORDS: usize = 6;
/// Least share of small words that are usual English ones. English news prose lies above 0.9,
/// German, French and Spanish below 0.45: they share a few short words and learned ones.
const KNOWN: f64 = 0.5;
/// Share of function words from which prose is English however rare its other words are.
const FUNCTION: f64 = 0.3;
/// Share of non-Latin letters from which prose is not English.
const OTHER_LETTERS: f64 = 0.5;
/// Least number of non-Latin letters: scripts without spaces make few words.
const LETTERS: usize = 20;

/// What of a draft is not in English.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Foreign {
    /// Most words of the draft.
    pub draft: bool,
    /// Indices of the blocks, in order.
    pub blocks: Vec<u32>,
}

impl Foreign {
    /// Whether a block is not in English.
    pub fn holds(&self, block: u32) -> bool {
        self.draft || self.blocks.binary_search(&block).is_ok()
    }

    /// The sentences, those of foreign blocks without their tokens: readers find nothing there,
    /// and the index of every sentence stays what it is.
    pub fn without<'s>(&self, sentences: &'s [Sentence]) -> Cow<'s, [Sentence]> {
        if !self.draft && self.blocks.is_empty() {
            return Cow::Borrowed(sentences);
        }
        let emptied = sentences.iter().cloned().map(|mut s| {
            if self.holds(s.block) {
                s.tokens.end = s.tokens.start;
            }
            s
        });
        Cow::Owned(emptied.collect())
    }
}

/// Counts of a run of words.
#[derive(Default, Clone, Copy)]
struct Profile {
    words: usize,
    small: usize,
    known: usize,
    function: usize,
    letters: usize,
    other_letters: usize,
}

impl Profile {
    fn add(&mut self, other: Profile) {
        self.words += other.words;
        self.small += other.small;
        self.known += other.known;
        self.function += other.function;
        self.letters += other.letters;
        self.other_letters += other.other_letters;
    }

    fn is_foreign(self) -> bool {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        let script =
            self.other_letters >= LETTERS && share(self.other_letters, self.letters) >= OTHER_LETTERS;
        let judged = self.words >= WORDS && self.small >= SMALL_WORDS;
        let strange = share(self.known, self.small) < KNOWN && share(self.function, self.small) < FUNCTION;
        script || (judged && strange)
    }
}

/// Whether a tag of a language (BCP 47, ISO 639) is that of another language than English.
fn is_other(tag: &str) -> bool {
    let language = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    !matches!(language.as_str(), "" | "en" | "eng" | "english" | "mul" | "und" | "zxx")
}

/// Finds the blocks, of enough words, that are not in English; all where the document says so.
pub fn foreign(text: Text<'_>) -> Foreign {
    if text.document.metadata.language.as_ref().is_some_and(|l| is_other(&l.value)) {
        return Foreign { draft: true, blocks: (0..).take(text.document.blocks.len()).collect() };
    }
    // Prose is mostly English by its function words alone, so that other words need not be looked up.
    let mut blocks = profiles(text, false);
    if blocks.iter().any(|b| b.is_foreign()) || whole(&blocks).is_foreign() {
        blocks = profiles(text, true);
    }
    let whole = whole(&blocks);
    let found: Vec<u32> = (0..blocks.len()).filter(|&i| blocks[i].is_foreign()).map(|i| i as u32).collect();
    let held: usize = found.iter().map(|&i| blocks[i as usize].words).sum();
    Foreign { draft: whole.is_foreign() || held * 2 > whole.words, blocks: found }
}

/// Profiles of the blocks; without their `usual` words only function words are known.
fn profiles(text: Text<'_>, usual: bool) -> Vec<Profile> {
    let mut blocks = vec![Profile::default(); text.document.blocks.len()];
    for sentence in text.sentences {
        let tokens = &text.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize];
        blocks[sentence.block as usize].add(profile(text, tokens, usual));
    }
    blocks
}

fn whole(blocks: &[Profile]) -> Profile {
    let mut whole = Profile::default();
    blocks.iter().for_each(|b| whole.add(*b));
    whole
}

fn profile(text: Text<'_>, tokens: &[Token], usual: bool) -> Profile {
    let mut profile = Profile::default();
    for t in tokens.iter().filter(|t| t.kind == TokenKind::Word) {
        let word = t.of(&text.document.text);
        profile.words += 1;
        let ascii = word.is_ascii();
        profile.letters += if ascii { word.len() } else { word.chars().count() };
        profile.other_letters += if ascii { 0 } else { word.chars().filter(|c| !is_latin(*c)).count() };
        if t.case == Case::Lower && (ascii || word.chars().all(is_latin)) {
            let function = is_function(text, t);
            profile.small += 1;
            profile.function += usize::from(function);
            let list = text.lexicon.ordinary_words;
            profile.known += usize::from(function || usual && t.is_printed_in(list, &text.document.text));
        }
    }
    profile
}

fn is_function(text: Text<'_>, token: &Token) -> bool {
    let (list, word) = (text.lexicon.function_words, token.of(&text.document.text));
    token.is_printed_in(list, &text.document.text)
        || (!word.is_ascii() && word.contains('’') && list.contains(&word.replace('’', "'")))
}

/// Latin letters with their extensions, and marks that any word may hold.
fn is_latin(c: char) -> bool {
    !c.is_alphabetic() || c.is_ascii() || matches!(c, '\u{aa}'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::fixture::read;

    fn blocks(text: &str) -> Foreign {
        read(text, foreign)
    }

    #[test]
    fn other_languages_are_foreign() {
        let text = "The council met on Monday and agreed to raise the fee for parking by a third next year.\n\
            Der Rat hat am Montag beschlossen, dass die Gebühren im nächsten Jahr um ein Drittel steigen.\n\
            Le conseil a décidé lundi que les tarifs vont augmenter dès la fin de cette année.\n\
            Кеңес дүйсенбіде ақыны көтеруге келісті, деп хабарлады баспасөз қызметі.";
        assert_eq!(blocks(text), Foreign { draft: true, blocks: vec![1, 2, 3] });
    }

    #[test]
    fn a_stated_language_is_told_by_its_first_part() {
        assert!(["de", "fr-CA", "pt_BR", "zh-Hans"].into_iter().all(is_other));
        assert!(!["", "en", "EN-us", "en_GB", "und"].into_iter().any(is_other));
    }

    #[test]
    fn names_headlines_and_capitals_are_not() {
        let text = "Toqaev, Nazarbaev, Masimov, Qasymov, Tasmaghambetov, Mamin, Sadyqov, Abish, Sarsen, Oraz\n\
            Qasym-Zhomart Toqaev Visits Taldyqorghan, Vows To Rebuild Burned Aqimat\n\
            MR ORAZ: NURSULTAN QALAI? MR BEK: ZHAQSY, RAHMET. THE COURT: ORDER, ORDER PLEASE.\n\
            Q: gonna vote? A: yeah, dunno, kinda busy, y'all know";
        assert_eq!(blocks(text), Foreign::default());
    }

    #[test]
    fn foreign_sentences_lose_their_tokens() {
        let foreign = Foreign { draft: false, blocks: vec![0] };
        let sentence = |block| Sentence { span: crate::source::Span::new(0, 4), block, tokens: 0..2 };
        let left = foreign.without(&[sentence(0), sentence(1)]).into_owned();
        assert_eq!(left.iter().map(|s| s.tokens.len()).collect::<Vec<_>>(), [0, 2]);
    }
}
