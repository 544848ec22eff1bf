//! Word lists, compiled in: what kind of word a word is.
//!
//! In: the files of `rules/lexicon/`, made into sorted tables by `build.rs`. Out: [`Lexicon`].
//! Not here: how words combine (`annotate`), whom they name (`gazetteer`).
//! A word missing from a list belongs in the list's file, not in code.

pub mod closed;
pub mod kind;

use std::borrow::Cow;
use std::hash::Hasher;

use fnv::FnvHasher;
use kind::Kind;

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// All lists one after another, sorted lines `phrase TAB value` each.
static TEXT: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt"));

/// Rows by the hashes of their phrases, as `build.rs` lays them out.
static INDEX: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// What phrases begin with, as `build.rs` lays it out.
static HEADS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/heads.bin"));

/// Slots of the index; the row of a phrase is in the slot of its hash or soon behind it.
const SLOTS: usize = INDEX.len() / 4;

/// A sorted list of words and phrases, each with a value that may be empty.
#[derive(Debug, Clone, Copy)]
pub struct Phrases {
    first: u32,
    end: u32,
    /// Its bit in a [`Kind`].
    bit: u64,
}

impl Phrases {
    /// The list in `rules/lexicon/NAME`; empty where there is none.
    fn named(name: &str) -> Self {
        let at = LISTS.binary_search_by_key(&name, |(n, ..)| n);
        let (first, end, bit) = at.map_or((0, 0, 0), |i| (LISTS[i].1, LISTS[i].2, 1 << i));
        Self { first, end, bit }
    }

    /// Whether a phrase of the list may be a word of a kind or begin with it; where not, none does.
    #[inline]
    pub fn may(&self, kind: Kind) -> bool {
        (kind.whole() | kind.heads()) & self.bit != 0
    }

    /// Whether a phrase of the list may be a word of a kind and nothing more; where not, none is.
    #[inline]
    pub fn may_be(&self, kind: Kind) -> bool {
        kind.whole() & self.bit != 0
    }

    /// Whether a longer phrase of the list may begin with a word of a kind; where not, none does.
    #[inline]
    pub fn may_extend(&self, kind: Kind) -> bool {
        kind.heads() & self.bit != 0
    }

    /// Value of a phrase exactly as listed.
    pub fn get(&self, phrase: &str) -> Option<&'static str> {
        self.find(phrase.bytes())
    }

    /// Value of the phrase of these bytes.
    fn find(&self, phrase: impl Iterator<Item = u8> + Clone) -> Option<&'static str> {
        let mut slot = hash(self.first, phrase.clone()) as usize % SLOTS;
        loop {
            let row = slot_of(INDEX, slot)?.checked_sub(1)?;
            if self.printed(row).is_some_and(|found| found.iter().copied().eq(phrase.clone())) {
                return self.row(row).map(|(_, value)| value);
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// Whether the phrase is listed.
    pub fn contains(&self, phrase: &str) -> bool {
        self.get(phrase).is_some()
    }

    /// Value of a word of any case in a list of small letters.
    pub fn get_folded(&self, word: &str) -> Option<&'static str> {
        if word.is_ascii() {
            return self.find(word.bytes().map(|b| b.to_ascii_lowercase()));
        }
        self.get(&fold(word))
    }

    /// Whether a word of any case stands in a list of small letters.
    pub fn has(&self, word: &str) -> bool {
        self.get_folded(word).is_some()
    }

    /// Whether a longer phrase begins with these whole words.
    pub fn extends(&self, head: &str) -> bool {
        let hash = hash(self.first, head.bytes());
        let wanted = ((hash >> 32) as u32).max(1);
        let slots = HEADS.len() / 4;
        let mut slot = hash as usize % slots;
        loop {
            match slot_of(HEADS, slot) {
                None | Some(0) => return false,
                Some(found) if found == wanted => return true,
                Some(_) => slot = (slot + 1) % slots,
            }
        }
    }

    /// All phrases, sorted.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let list = *self;
        (list.first..list.end).filter_map(move |i| list.row(i))
    }

    /// Number of phrases.
    pub fn len(&self) -> usize {
        (self.end - self.first) as usize
    }

    /// Whether the list has no phrase.
    pub fn is_empty(&self) -> bool {
        self.first == self.end
    }

    /// Phrase and value of a row of this list.
    fn row(&self, i: u32) -> Option<(&'static str, &'static str)> {
        if !(self.first..self.end).contains(&i) {
            return None;
        }
        let (from, tab) = (STARTS[i as usize] as usize, TABS[i as usize] as usize);
        Some((TEXT.get(from..tab)?, TEXT.get(tab + 1..STARTS[i as usize + 1] as usize - 1)?))
    }

    /// The bytes of the phrase of a row of this list.
    fn printed(&self, i: u32) -> Option<&'static [u8]> {
        let own = (self.first..self.end).contains(&i);
        let place = || STARTS[i as usize] as usize..TABS[i as usize] as usize;
        if own { TEXT.as_bytes().get(place()) } else { None }
    }
}

/// As `build.rs` hashes it: a list is known by its first row.
fn hash(list: u32, phrase: impl Iterator<Item = u8>) -> u64 {
    let mut hasher = FnvHasher::default();
    hasher.write(&list.to_le_bytes());
    phrase.for_each(|byte| hasher.write(&[byte]));
    hasher.finish()
}

/// A slot of a table of `build.rs`.
fn slot_of(table: &[u8], slot: usize) -> Option<u32> {
    table.get(slot * 4..slot * 4 + 4).and_then(|bytes| bytes.try_into().ok()).map(u32::from_le_bytes)
}

/// Small letters, without a copy where there is nothing to change.
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        Cow::Borrowed(word)
    } else if word.is_ascii() {
        Cow::Owned(word.to_ascii_lowercase())
    } else if word.chars().any(char::is_uppercase) {
        Cow::Owned(word.to_lowercase())
    } else {
        Cow::Borrowed(word)
    }
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
    /// Word that tells which way a figure moved = `up` or `down`.
    change_words = "change-words",
    /// Word that tells how many times one figure is another = the factor.
    factor_words = "factor-words",
    /// Word by which a figure near it is the distance between two others = where it stands, and what distance.
    distance_words = "distance-words",
    /// Word by which a figure may be what falls to each = the span of time it names, else `each`.
    average_words = "average-words",
    /// Words by which figures are parts and a whole = what the figure beside them is, and on which side.
    sum_words = "sum-words",
    /// Word of one side of a question = the question and the side, `one` or `other`.
    opposites = "opposites",
    /// Unit of measure = canonical symbol.
    measures = "measures",
    /// Symbol of a measure = dimension, system, printed name, sizes.
    unit_sizes = "unit-sizes",
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
    /// Form of a verb of wanting, planning, promising = what follows it: `to`, `thing` or `any`.
    intent_verbs = "intent-verbs",
    /// Form of a verb by which somebody stands behind a figure = what follows: `value`, `estimate`, `count`, `range`.
    measuring_verbs = "measuring-verbs",
    /// Nouns for a plan or demand (`proposal`).
    intent_nouns = "intent-nouns",
    /// Forms of verbs of thinking, feeling and wanting (`believed`, `felt`).
    mind_verbs = "mind-verbs",
    /// Nouns that carry a claim (`statement`).
    cue_nouns = "cue-nouns",
    /// Who speaks = `office`, `vague` or `document`.
    source_nouns = "source-nouns",
    /// Faiths, peoples of several states, parties as printed.
    peoples = "peoples",
    /// Holiday as printed = `MM-DD`.
    holidays = "holidays",
    /// Movable feasts and civic days as printed = rule of their day.
    feasts = "feasts",
    /// Names that hold a weekday or month and are no times (`super tuesday`), small letters.
    calendar_names = "calendar-names",
    /// Day as `MM-DD` that an event is known by = nouns that name the event (`attacks`).
    named_days = "named-days",
    /// Nouns before a number that make it a label (`Article 5`).
    number_labels = "number-labels",
    /// Last words of a street's name.
    streets = "streets",
    /// Spans of time after a number (`47 years`).
    time_units = "time-units",
    /// Kinship terms.
    kin = "kin",
    /// State or province as printed = ISO 3166 alpha-2 of its country.
    states = "states",
    /// Phrases in which a name keeps an older form (`chicken Kiev`).
    frozen_phrases = "frozen-phrases",
    /// Short form of a given name = its long form, small letters.
    nicknames = "nicknames",
    /// Letter of Cyrillic or Greek = the Latin letter it looks like.
    confusables = "confusables",
    /// Past forms of verbs without -ed.
    past_verbs = "past-verbs",
    /// Words in -ed that are no past form (`hundred`).
    ed_words = "ed-words",
    /// Word after which a date lies ahead (`scheduled`) = `always`, or `object` where an object comes between.
    forward_words = "forward-words",
    /// What is held on a day (`election`).
    dated_nouns = "dated-nouns",
    /// Word that tells the beginning of what lasts (`married`) = what lasts.
    beginnings = "beginnings",
    /// Word that tells how long something lasts (`together`) = what lasts.
    lastings = "lastings",
    /// Past forms of what a person does once in a life (`emigrated`).
    life_verbs = "life-verbs",
    /// Word = the word that stands for all by which one thing is told (`killed` = `dead`).
    word_families = "word-families",
    /// Bodies that vote as a whole (`council`).
    voting_bodies = "voting-bodies",
    /// Acronyms as printed that every reader knows.
    famous_acronyms = "famous-acronyms",
    /// Acronyms as printed whose letters are not those of the English words.
    foreign_acronyms = "foreign-acronyms",
    /// Words that rank one thing among its kind (`largest`, `only`).
    ranks = "ranks",
    /// Parties that their own country knows by their letters.
    party_acronyms = "party-acronyms",
}

impl Lexicon {
    /// Whether a word is a past form of a verb: a known one, or one in -ed.
    pub fn is_past_form(&self, word: &str) -> bool {
        self.past_verbs.has(word) || (word.len() > 4 && word.ends_with("ed") && !self.ed_words.has(word))
    }
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
        let titles = Lexicon::builtin().titles;
        assert!(titles.extends("prime") && !titles.extends("prim"));
        assert!(titles.has("PRIME MINISTER"));
        assert!(!titles.has("prime min"));
    }

    #[test]
    fn a_phrase_extends_all_words_that_it_begins_with() {
        for (name, list) in Lexicon::builtin().lists() {
            let heads = |p: &'static str| p.match_indices(' ').map(move |(at, _)| &p[..at]);
            let lost = list.iter().flat_map(|(p, _)| heads(p)).find(|head| !list.extends(head));
            assert_eq!(lost, None, "{name}");
        }
    }

    #[test]
    fn a_list_knows_every_word_that_its_phrases_are_or_begin_with() {
        for (name, list) in Lexicon::builtin().lists() {
            let word = |p: &'static str| p.split(char::is_whitespace).next().unwrap_or_default();
            let single = |p: &'static str| word(p) == p;
            let kept =
                |p| if single(p) { list.may_be(Kind::of(p)) } else { list.may_extend(Kind::of(word(p))) };
            assert_eq!(list.iter().find(|(p, _)| !kept(p)), None, "{name}");
        }
        assert!(!Lexicon::builtin().titles.may(Kind::of("xylophones")));
    }

    #[test]
    fn words_of_closed_classes_are_known() {
        let unknown: Vec<&str> = closed::words().filter(|w| !Kind::of(w).may_be_closed()).collect();
        assert_eq!(unknown, [""; 0]);
        assert!(!Kind::of("mondays").may_be_closed() && Kind::of("Sept.") == Kind::default());
    }

    #[test]
    fn every_list_is_there_and_every_row_is_found() {
        for (name, list) in Lexicon::builtin().lists() {
            assert!(!list.is_empty(), "rules/lexicon/ has no {name}");
            let lost = list.iter().find(|(phrase, value)| list.get(phrase) != Some(*value));
            assert_eq!(lost, None, "{name}");
        }
    }
}
