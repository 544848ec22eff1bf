//! The names of a draft, word by word, with what stands around them.
//!
//! In: mentions. Out: [`Names`]: each spelling of a word of a name once, with its places and what it
//! stands beside. Not here: which spellings are one name (`pairs`).

use std::collections::BTreeSet;

use fnv::FnvHashMap;

use crate::annotate::mention::{Mention, MentionKind};
use crate::draft::Draft;
use crate::gazetteer::{EntryKind, Gazetteer};
use crate::lexicon::Lexicon;
use crate::romanization::fold::{Folded, fold};
use crate::source::Span;

/// Titles that anybody bears.
const COURTESY: [&str; 6] = ["dr", "miss", "mr", "mrs", "ms", "prof"];

/// Letters of the longest word in capitals that may be an acronym.
const LONGEST_ACRONYM: usize = 5;

/// One spelling, wherever it stands.
#[derive(Debug, Clone)]
pub struct Name<'d> {
    /// A word of a name, a surname with its particles, or a listed name of several words.
    pub word: &'d str,
    /// Its places in the writer's own text, in reading order; those that nobody may change are left out.
    pub places: Vec<Place<'d>>,
    /// Its places in what others said.
    pub spoken: Vec<Place<'d>>,
    /// What it names at its places.
    pub kinds: BTreeSet<MentionKind>,
    /// Given names before it, where it is a surname.
    pub given: BTreeSet<&'d str>,
    /// Surnames after it, where it is a given name.
    pub borne_by: BTreeSet<&'d str>,
    /// The other words of the longer names it is in.
    pub beside: BTreeSet<&'d str>,
    /// Offices before it.
    pub titles: BTreeSet<String>,
    /// Whether it stands by itself somewhere.
    pub alone: bool,
    /// Entries of the gazetteer that it may name.
    pub entries: Vec<u32>,
    /// The word in small letters.
    pub small: String,
    /// The word as it is compared; none where it is not Latin.
    pub folded: Option<Folded>,
}

/// One place of a spelling.
#[derive(Debug, Clone, Copy)]
pub struct Place<'d> {
    /// The word.
    pub span: Span,
    /// The whole name it is in.
    pub whole: Span,
    /// What it is in that name.
    pub part: Part,
    /// The word of the draft.
    pub word: &'d str,
    /// The given names before it, where it is a person's surname.
    pub given: Option<(Span, &'d str)>,
    /// Whether it is all of a name or a surname known for one, so that another form can stand in its place.
    pub full: bool,
}

/// What a word does in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The surname of a person, or the only word.
    Surname,
    /// A given name of a person.
    Given,
    /// All words of a listed name.
    Listed,
    /// A word of a longer name of something else.
    Inner,
}

/// What the words are judged by. Context parameter of this module.
#[derive(Clone, Copy)]
pub struct Lists<'a> {
    /// Known names.
    pub gazetteer: &'a Gazetteer,
    /// Word lists.
    pub lexicon: &'a Lexicon,
}

/// All spellings of a draft, in the order of their first places.
pub struct Names<'d> {
    /// The spellings.
    pub names: Vec<Name<'d>>,
}

impl<'d> Names<'d> {
    /// Gathers the names whose spelling is the writer's own, and those that speakers name.
    pub fn of(draft: &'d Draft, lists: Lists<'_>) -> Self {
        let mut index: FnvHashMap<&str, usize> = FnvHashMap::default();
        let mut names: Vec<Name<'d>> = Vec::new();
        for mention in draft.annotations.mentions.iter().filter(|m| !m.frozen || m.spoken) {
            for place in places(draft, lists, mention) {
                let i = *index.entry(place.word).or_insert_with(|| {
                    names.push(Name::new(place.word));
                    names.len() - 1
                });
                names[i].add(draft, mention, place);
            }
        }
        let mut names = calm(names);
        names.sort_by_key(|n| (n.places.is_empty(), n.first().span));
        for name in &mut names {
            name.entries = entries(lists.gazetteer, name);
            (name.small, name.folded) = (name.word.to_lowercase(), fold(name.word));
        }
        Names { names }
    }
}

/// A name in capitals, of a dateline or a headline, is the same name in small letters; so is one whose article begins
/// a sentence.
fn calm(names: Vec<Name<'_>>) -> Vec<Name<'_>> {
    let mut index: FnvHashMap<String, usize> = FnvHashMap::default();
    let mut calmed: Vec<Name<'_>> = Vec::new();
    for name in names {
        let key = name.word.to_lowercase();
        let is_same =
            |i: &usize| calmed[*i].is_shouted() != name.is_shouted() || calmed[*i].differs_first(&name);
        let same = index.get(&key).copied().filter(is_same);
        match same {
            Some(i) => calmed[i].take(name),
            None => {
                index.entry(key).or_insert(calmed.len());
                calmed.push(name);
            }
        }
    }
    calmed
}

impl<'d> Name<'d> {
    fn new(word: &'d str) -> Self {
        Name {
            word,
            places: Vec::new(),
            spoken: Vec::new(),
            kinds: BTreeSet::new(),
            given: BTreeSet::new(),
            borne_by: BTreeSet::new(),
            beside: BTreeSet::new(),
            titles: BTreeSet::new(),
            alone: false,
            entries: Vec::new(),
            small: String::new(),
            folded: None,
        }
    }

    fn add(&mut self, draft: &'d Draft, mention: &Mention, place: Place<'d>) {
        let whole = draft.slice(place.whole);
        match (place.part, mention.surname) {
            (Part::Surname, Some(_)) => self.given.extend(mention.given.iter().map(|g| draft.slice(*g))),
            (Part::Surname, None) => self.given.extend(whole.split_whitespace().rev().skip(1)),
            (Part::Given, surname) => {
                let last = whole.split_whitespace().next_back();
                self.borne_by.extend(surname.map(|s| draft.slice(s)).or(last));
            }
            (Part::Inner, _) => {
                self.beside.extend(whole.split_whitespace().filter(|w| *w != place.word));
            }
            (Part::Listed, _) => {}
        }
        self.alone |= place.whole == place.span;
        self.kinds.insert(mention.kind);
        let title = mention.title.map(|t| draft.slice(t).to_lowercase());
        self.titles.extend(title.filter(|t| !COURTESY.contains(&t.trim_end_matches('.'))));
        if mention.spoken { self.spoken.push(place) } else { self.places.push(place) }
    }

    fn is_shouted(&self) -> bool {
        is_shouted(self.word)
    }

    /// Whether two names of the same letters differ by the case of the first: `Al-Darwish`, `al-Darwish`.
    fn differs_first(&self, other: &Name<'_>) -> bool {
        let rest = |word: &'_ str| word.chars().next().map_or(0, char::len_utf8);
        self.word.get(rest(self.word)..) == other.word.get(rest(other.word)..)
    }

    /// Whether it is one word.
    pub fn is_single(&self) -> bool {
        !self.word.contains(char::is_whitespace)
    }

    /// Takes over the places of the same name in the other case, and what stands around them.
    fn take(&mut self, other: Name<'d>) {
        if self.is_shouted() {
            self.word = other.word;
        }
        for (own, new) in [(&mut self.places, other.places), (&mut self.spoken, other.spoken)] {
            own.extend(new);
            own.sort_by_key(|p| p.span);
        }
        self.kinds.extend(other.kinds);
        self.given.extend(other.given);
        self.borne_by.extend(other.borne_by);
        self.beside.extend(other.beside);
        self.titles.extend(other.titles);
        self.alone |= other.alone;
    }

    /// First place, the writer's own before a speaker's.
    pub fn first(&self) -> Place<'d> {
        *self.places.first().unwrap_or_else(|| &self.spoken[0])
    }

    /// How often it stands in the draft, in quotations too.
    pub fn uses(&self) -> usize {
        self.places.len() + self.spoken.len()
    }

    /// Whether only speakers use the spelling.
    pub fn is_spoken(&self) -> bool {
        self.places.is_empty()
    }

    /// Whether it is somebody's given name wherever it stands.
    pub fn is_given(&self) -> bool {
        let person = self.kinds.iter().all(|k| *k == MentionKind::Person);
        person && !self.borne_by.is_empty() && self.given.is_empty() && self.beside.is_empty() && !self.alone
    }
}

/// The words of a mention whose spelling can tell something.
fn places<'d>(draft: &'d Draft, lists: Lists<'_>, mention: &Mention) -> Vec<Place<'d>> {
    let whole = mention.span;
    let given = given(draft, mention);
    let place = |span: Span, part| {
        let full = span == whole || mention.surname == Some(span);
        let given = given.filter(|(g, _)| part == Part::Surname && !g.overlaps(span));
        Place { span, whole, part, word: draft.slice(span), given, full }
    };
    let mut places = Vec::new();
    match (mention.kind, mention.surname) {
        (MentionKind::Person, Some(surname)) => {
            places.extend(
                mention.given.iter().filter(|g| !g.overlaps(surname)).map(|g| place(*g, Part::Given)),
            );
            places.push(place(surname, Part::Surname));
        }
        _ if !draft.slice(whole).contains(char::is_whitespace) => places.push(place(whole, Part::Surname)),
        _ if !lists.gazetteer.all(&mention.form).is_empty() => places.push(place(whole, Part::Listed)),
        (MentionKind::Unknown, _) => places.extend(as_person(words(draft, whole), place)),
        _ => places.extend(words(draft, whole).into_iter().map(|span| place(span, Part::Inner))),
    }
    places.retain(|p| tells(p, mention, lists));
    places
}

/// The given names of a mention, as printed.
fn given<'d>(draft: &'d Draft, mention: &Mention) -> Option<(Span, &'d str)> {
    let span = mention.given.first()?.to(*mention.given.last()?);
    Some((span, draft.slice(span)))
}

/// A longer name of nobody knows what, read as a person's: the last word for the surname.
fn as_person<'d>(words: Vec<Span>, place: impl Fn(Span, Part) -> Place<'d>) -> Vec<Place<'d>> {
    let last = words.len() - 1;
    let part = |at: usize| if at == last { Part::Surname } else { Part::Given };
    words.into_iter().enumerate().map(|(at, span)| place(span, part(at))).collect()
}

/// The words of a longer name.
fn words(draft: &Draft, whole: Span) -> Vec<Span> {
    let text = draft.slice(whole);
    let start = whole.start as usize;
    let spans = text.split_whitespace().map(|w| {
        let at = start + (w.as_ptr() as usize - text.as_ptr() as usize);
        Span::new(at, at + w.len())
    });
    spans.collect()
}

/// Ordinary words and acronyms may be names, but their spelling tells nothing.
fn tells(place: &Place<'_>, mention: &Mention, lists: Lists<'_>) -> bool {
    let lexicon = lists.lexicon;
    let person = mention.kind == MentionKind::Person && place.part == Part::Surname;
    let word = place.word;
    let stem = word.trim_end_matches(['.', ',']);
    let ordinary = lexicon.ordinary_words.has(stem) || lexicon.titles.has(stem);
    let acronym =
        is_shouted(word) && !(mention.kind == MentionKind::Place && is_town(place, lists.gazetteer));
    let small = !word.starts_with(char::is_uppercase) && place.part == Part::Inner;
    let people = lexicon.demonyms.contains(word) || lexicon.peoples.contains(word);
    !(word.contains('\n') || small || !person && (ordinary || acronym || people))
}

fn is_shouted(word: &str) -> bool {
    !word.chars().any(char::is_lowercase)
}

/// Whether a place in capitals is named rather than shortened: a headline in capitals names places too.
fn is_town(place: &Place<'_>, gazetteer: &Gazetteer) -> bool {
    let is_place = |e: &u32| gazetteer.entry(*e).is_some_and(|e| e.kind == EntryKind::Place);
    let long = place.word.chars().count() > LONGEST_ACRONYM;
    place.full && (long || gazetteer.all(place.word).iter().any(is_place))
}

/// Entries that the spelling may name: a surname is a person's, a word within another name a place's, and
/// a name that stands alone whatever fits.
fn entries(gazetteer: &Gazetteer, name: &Name<'_>) -> Vec<u32> {
    let person = name.kinds.contains(&MentionKind::Person);
    let surname = name.alone || !name.given.is_empty();
    let place = name.alone || !name.beside.is_empty();
    let fits = |entry: EntryKind| match entry {
        EntryKind::Person => surname && (person || name.kinds.contains(&MentionKind::Unknown)),
        EntryKind::Place => place,
        EntryKind::Organization => name.alone,
        EntryKind::Event => false,
    };
    if !surname && !place {
        return Vec::new();
    }
    let forms = gazetteer.all(name.word);
    let known = forms.iter().copied().chain(gazetteer.lookup_surname(name.word));
    let fitting = known.filter(|e| gazetteer.entry(*e).is_some_and(|e| fits(e.kind)));
    fitting.collect::<BTreeSet<u32>>().into_iter().collect()
}
