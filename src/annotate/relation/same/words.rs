//! Words of a sentence as they are compared: without endings, and one word for what means the same.
//!
//! In: a word. Out: a [`Stem`]. Not here: which words count (`telling`).

use std::hash::{DefaultHasher, Hash, Hasher};

use fnv::FnvHashMap;

use crate::annotate::Text;
use crate::lexicon::{Lexicon, fold};
use crate::token::TokenKind;

/// What a word comes down to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stem(u64);

/// Endings, the longer first. No grammar: two words of one stem need only be likely to tell of one thing.
const ENDINGS: [&str; 26] = [
    "ization", "isation", "ations", "ation", "ments", "ment", "ings", "edly", "ians", "ions", "ans", "ian",
    "ing", "ies", "ers", "ors", "ion", "an", "er", "or", "ed", "es", "ly", "s", "e", "y",
];

/// Letters that are left of a word at least.
const LEAST: usize = 4;

/// The stem of a word; a word of the list of families has the stem of its family.
pub fn stem(word: &str, lexicon: &Lexicon) -> Stem {
    let folded = fold(word);
    let head = lexicon.word_families.get(&folded).unwrap_or(&folded);
    let mut hasher = DefaultHasher::new();
    bare(head).hash(&mut hasher);
    Stem(hasher.finish())
}

fn bare(word: &str) -> &str {
    let last = word.bytes().next_back();
    let ending = |e: &&&str| {
        if e.bytes().next_back() != last {
            return false;
        }
        let short = **e == "s" && !word.ends_with("ss") && word.len() >= LEAST;
        word.ends_with(**e) && (word.len() >= LEAST + e.len() || short)
    };
    let bare = ENDINGS.iter().find(ending).map_or(word, |e| &word[..word.len() - e.len()]);
    // `Florida`, `Floridians`
    let name = bare.trim_end_matches(['a', 'i']);
    if name.len() >= LEAST { name } else { bare }
}

/// How common the words of a draft are in it.
pub struct Words {
    sentences: usize,
    /// In how many sentences each word stands.
    counts: FnvHashMap<Stem, u32>,
}

impl Words {
    /// The words of all sentences.
    pub fn of(text: Text<'_>) -> Self {
        let mut counts = FnvHashMap::default();
        for sentence in text.sentences {
            let tokens = &text.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize];
            let words = tokens.iter().filter(|t| t.kind == TokenKind::Word);
            let mut stems: Vec<Stem> = words.map(|t| stem(t.of(&text.document.text), text.lexicon)).collect();
            stems.sort_unstable();
            stems.dedup();
            stems.into_iter().for_each(|s| *counts.entry(s).or_default() += 1);
        }
        Self { sentences: text.sentences.len(), counts }
    }

    /// How much it says that two sentences share a word: the more, the rarer it is. The added numbers keep the words of
    /// a short draft from all being rare, or all common.
    pub fn weight(&self, word: Stem) -> f64 {
        let count = f64::from(self.counts.get(&word).copied().unwrap_or_default());
        ((self.sentences as f64 + 8.0) / (count + 1.5)).ln()
    }
}

#[cfg(test)]
mod tests {
    use super::stem;
    use crate::lexicon::Lexicon;

    #[test]
    fn words_of_one_thing_have_one_stem() {
        let lexicon = Lexicon::builtin();
        let same = |a, b| stem(a, &lexicon) == stem(b, &lexicon);
        assert!(same("village", "villages") && same("voters", "Voting") && same("Florida", "Floridians"));
        assert!(same("killed", "dead") && same("turnout", "participation"));
        assert!(same("French", "France") && same("Kazakh", "Kazakhstan"));
        assert!(!same("miners", "ministers"));
    }
}
