//! The names of a draft, word by word, with what stands around them.
//!
//! In: mentions. Out: [`Names`]: each spelling of a surname or single name once, with its places and given names.
//! Not here: which spellings are one name (`pairs`).

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::annotate::mention::{Mention, MentionKind};
use crate::draft::Draft;
use crate::gazetteer::{EntryKind, Gazetteer};
use crate::lexicon::Lexicon;
use crate::source::Span;

/// Letters of the longest word in capitals that may be an acronym.
const LONGEST_ACRONYM: usize = 5;

/// One spelling, wherever it stands.
#[derive(Debug, Clone)]
pub struct Name<'d> {
    /// The surname, or the whole name of what is no person.
    pub word: &'d str,
    /// What it names, where it shows.
    pub kind: MentionKind,
    /// Its places, in reading order, those that nobody may change left out.
    pub places: Vec<Place<'d>>,
    /// Given names that stand before it, as printed.
    pub given: Vec<&'d str>,
    /// Entries of the gazetteer that it may name.
    pub entries: Vec<u32>,
}

/// One place of a spelling.
#[derive(Debug, Clone, Copy)]
pub struct Place<'d> {
    /// The word.
    pub span: Span,
    /// The given names before it.
    pub given: Option<(Span, &'d str)>,
}

/// All spellings of a draft, in the order of their first places.
pub struct Names<'d> {
    /// The spellings.
    pub names: Vec<Name<'d>>,
    /// Words used as given names.
    pub given: HashSet<&'d str>,
}

impl<'d> Names<'d> {
    /// Gathers the names whose spelling is the writer's own.
    pub fn of(draft: &'d Draft, gazetteer: &Gazetteer, lexicon: &Lexicon) -> Self {
        let mut index: HashMap<(&str, MentionKind), usize> = HashMap::new();
        let mut all = Names { names: Vec::new(), given: HashSet::new() };
        for mention in draft.annotations.mentions.iter().filter(|m| !m.frozen) {
            let place = place(draft, mention);
            let word = draft.slice(place.span);
            all.given.extend(place.given.iter().flat_map(|(_, g)| g.split_whitespace()));
            if !is_name(word, mention, gazetteer, lexicon) {
                continue;
            }
            let i = *index.entry((word, mention.kind)).or_insert_with(|| {
                let entries = entries(gazetteer, word, mention.kind);
                all.names.push(Name {
                    word,
                    kind: mention.kind,
                    places: Vec::new(),
                    given: Vec::new(),
                    entries,
                });
                all.names.len() - 1
            });
            all.names[i].add(place);
        }
        all.calm();
        all
    }

    /// A name in capitals, of a dateline or a headline, is the same name in small letters.
    fn calm(&mut self) {
        let names = std::mem::take(&mut self.names);
        let mut index: HashMap<(String, MentionKind), usize> = HashMap::new();
        for name in names {
            let key = (name.word.to_lowercase(), name.kind);
            let same = index.get(&key).copied().filter(|i| self.names[*i].is_shouted() != name.is_shouted());
            match same {
                Some(i) => self.names[i].take(name),
                None => {
                    index.entry(key).or_insert(self.names.len());
                    self.names.push(name);
                }
            }
        }
    }
}

impl<'d> Name<'d> {
    fn add(&mut self, place: Place<'d>) {
        if let Some((_, given)) = place.given.filter(|(_, g)| !self.given.contains(g)) {
            self.given.push(given);
        }
        self.places.push(place);
    }

    fn is_shouted(&self) -> bool {
        self.word.chars().all(|c| !c.is_lowercase())
    }

    /// Takes over the places of the same name in the other case.
    fn take(&mut self, other: Name<'d>) {
        if self.is_shouted() {
            self.word = other.word;
        }
        self.places.extend(other.places);
        self.places.sort_by_key(|p| p.span);
        let new: Vec<&str> = other.given.into_iter().filter(|g| !self.given.contains(g)).collect();
        self.given.extend(new);
    }

    /// First place.
    pub fn first(&self) -> Place<'d> {
        self.places[0]
    }
}

fn place<'d>(draft: &'d Draft, mention: &Mention) -> Place<'d> {
    let span = mention.surname.unwrap_or(mention.span);
    let given = mention.given.first().zip(mention.given.last()).map(|(a, b)| a.to(*b));
    Place { span, given: given.filter(|g| !g.overlaps(span)).map(|g| (g, draft.slice(g))) }
}

/// Single ordinary words may be names, but their spelling tells nothing.
fn is_name(word: &str, mention: &Mention, gazetteer: &Gazetteer, lexicon: &Lexicon) -> bool {
    let ordinary = mention.kind != MentionKind::Person && lexicon.ordinary_words.has(word);
    let short = word.chars().count() <= LONGEST_ACRONYM;
    let named = match mention.kind {
        MentionKind::Person => true,
        // A headline in capitals names places too.
        MentionKind::Place => !short || !entries(gazetteer, word, MentionKind::Place).is_empty(),
        MentionKind::Organization | MentionKind::Unknown => false,
    };
    let acronym = word.chars().all(|c| !c.is_lowercase()) && !named;
    !ordinary && !acronym && !word.contains('\n')
}

fn entries(gazetteer: &Gazetteer, word: &str, kind: MentionKind) -> Vec<u32> {
    let fits = |entry: EntryKind| match kind {
        MentionKind::Person => entry == EntryKind::Person,
        MentionKind::Place => entry == EntryKind::Place,
        MentionKind::Organization => entry == EntryKind::Organization,
        MentionKind::Unknown => entry != EntryKind::Event,
    };
    let forms = gazetteer.all(word);
    let known = forms.iter().copied().chain(gazetteer.lookup_surname(word));
    let fitting = known.filter(|e| gazetteer.entry(*e).is_some_and(|e| fits(e.kind)));
    fitting.collect::<BTreeSet<u32>>().into_iter().collect()
}
