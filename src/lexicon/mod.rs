//! Word lists, compiled in: what kind of word a word is.
//!
//! In: the files of `rules/lexicon/`, made into sorted tables by `build.rs`. Out: [`Lexicon`].
//! Not here: how words combine (`annotate`), whom they name (`gazetteer`).
//! A word missing from a list belongs in the list's file, not in code.

use std::borrow::Cow;

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// A sorted list of words and phrases, each with a value that may be empty.
#[derive(Debug, Clone, Copy)]
pub struct Phrases {
    entries: &'static [(&'static str, &'static str)],
}

impl Phrases {
    /// The list in `rules/lexicon/NAME`; empty where there is none.
    fn named(name: &str) -> Self {
        let at = LISTS.binary_search_by_key(&name, |(n, _)| n);
        Self { entries: at.map_or(&[], |i| LISTS[i].1) }
    }

    /// Value of a phrase exactly as listed.
    pub fn get(&self, phrase: &str) -> Option<&'static str> {
        let at = self.entries.binary_search_by_key(&phrase, |(p, _)| p).ok()?;
        Some(self.entries[at].1)
    }

    /// Whether the phrase is listed.
    pub fn contains(&self, phrase: &str) -> bool {
        self.get(phrase).is_some()
    }

    /// Value of a word of any case in a list of small letters.
    pub fn get_folded(&self, word: &str) -> Option<&'static str> {
        self.get(&fold(word))
    }

    /// Whether a word of any case stands in a list of small letters.
    pub fn has(&self, word: &str) -> bool {
        self.get_folded(word).is_some()
    }

    /// Whether a longer phrase begins with this one.
    pub fn extends(&self, head: &str) -> bool {
        let from = self.entries.partition_point(|(p, _)| *p <= head);
        self.entries.get(from).is_some_and(|(p, _)| p.starts_with(head))
    }

    /// All phrases, sorted.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.entries.iter().copied()
    }

    /// Number of phrases.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether the list has no phrase.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Small letters, without a copy where there is nothing to change.
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.chars().any(char::is_uppercase) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
}

macro_rules! lexicon {
    ($($(#[$doc:meta])* $field:ident = $file:literal,)*) => {
        /// The lists, each named after its file in `rules/lexicon/`.
        #[derive(Debug, Clone)]
        pub struct Lexicon { $($(#[$doc])* pub $field: Phrases,)* }

        impl Lexicon {
            /// The lists that are compiled in.
            pub fn builtin() -> Self {
                Self { $($field: Phrases::named($file),)* }
            }

            /// Names of all lists, with the lists.
            pub fn lists(&self) -> Vec<(&'static str, Phrases)> {
                vec![$(($file, self.$field),)*]
            }
        }
    };
}

lexicon! {
    /// Before a name, never at a sentence's end (`sen`); no stop, small letters.
    abbreviations_title = "abbreviations-title",
    /// Before a number (`no`, `jan`).
    abbreviations_number = "abbreviations-number",
    /// May end a sentence or not (`inc`, `u.s`).
    abbreviations_other = "abbreviations-other",
    /// Offices and occupations before or after a name, small letters.
    titles = "titles",
    /// What stands before a title (`former`, `acting`).
    title_modifiers = "title-modifiers",
    /// Nouns that make a capitalised run an organization (`ministry`).
    organization_heads = "organization-heads",
    /// Organizations as printed (`NATO`, `White House`).
    organizations = "organizations",
    /// Nouns that make a capitalised run a place (`province`).
    place_heads = "place-heads",
    /// Country as printed = ISO 3166 alpha-2.
    countries = "countries",
    /// Demonym as printed = ISO 3166 alpha-2.
    demonyms = "demonyms",
    /// Regions as printed.
    regions = "regions",
    /// Cities as printed.
    cities = "cities",
    /// Given names as printed.
    given_names = "given-names",
    /// Common US surnames as printed.
    surnames = "surnames",
    /// Usual English words in small letters.
    ordinary_words = "ordinary-words",
    /// Words that tell English from other languages.
    function_words = "function-words",
    /// Currency word, code or sign = ISO 4217.
    currencies = "currencies",
    /// Unit of measure = canonical symbol.
    measures = "measures",
    /// Words that tell of people killed, hurt, held, missing.
    casualty_words = "casualty-words",
    /// People that are counted (`protesters`).
    people_nouns = "people-nouns",
    /// Approximator = `about`, `lower` or `upper`.
    approximators = "approximators",
    /// Vague counts (`hundreds`).
    vague_numbers = "vague-numbers",
    /// Hedges (`reportedly`).
    hedges = "hedges",
    /// Form of a verb of saying or showing = share of its uses that attribute, 0 to 1.
    cue_verbs = "cue-verbs",
    /// Nouns that carry a claim (`statement`).
    cue_nouns = "cue-nouns",
    /// Who speaks = `office`, `vague` or `document`.
    source_nouns = "source-nouns",
    /// Faiths, peoples of several states, parties as printed.
    peoples = "peoples",
    /// Holiday as printed = `MM-DD`.
    holidays = "holidays",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_copies_only_capitals() {
        assert!(matches!(fold("said"), Cow::Borrowed("said")));
        assert_eq!(fold("Élan"), "élan");
    }

    #[test]
    fn a_phrase_is_found_word_by_word() {
        let list = Phrases { entries: &[("prime", ""), ("prime minister", "x"), ("president", "")] };
        assert!(list.extends("prime"));
        assert!(!list.extends("president"));
        assert_eq!(list.get("prime minister"), Some("x"));
        assert!(list.has("PRESIDENT"));
    }
}
