//! Tokens into annotations, with nom over tokens: how news prose writes a number, a date, a name.
//!
//! In: a [`Text`] (document, tokens, sentences, lexicon, gazetteer). Out: [`Annotations`].
//! Not here: whether anything is wrong (`rules`).
//!
//! Wrong figure: `quantity`; date, duration or age: `temporal`; name: `mention`; who is who:
//! `entity`; acronym: `acronym`; post: `post`; quotation: `quotation`; who says it: `attribution`; whether a figure is sourced:
//! `sourcing`; who is not named, what is hearsay, who was killed: `claim`; which figures belong
//! together: `relation`; which country a place is in: `located`; when it happened: `timeline`; what times say of one
//! another: `reckoning`; what is not English: `language`.

pub mod acronym;
pub mod attribution;
pub mod claim;
pub mod entity;
#[cfg(test)]
mod fixture;
pub mod language;
pub mod located;
pub mod mention;
pub mod post;
pub mod quantity;
pub mod quotation;
pub mod reckoning;
pub mod relation;
pub mod sourcing;
pub mod temporal;
pub mod timeline;
pub mod tokens;
mod word_set;

use std::ops::Range;

use crate::document::Document;
use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use crate::sentence::Sentence;
use crate::source::Span;
use crate::token::Token;

use acronym::Acronyms;
use attribution::{Attribution, Strength};
use claim::Claims;
use entity::Entity;
use located::Located;
use mention::Mention;
use post::Post;
use quantity::{Number, Quantity, Sourcing};
use quotation::Quotation;
use reckoning::born::Birth;
use reckoning::elapsed::Elapsed;
use reckoning::naming::Occasion;
use reckoning::order::Sequel;
use reckoning::restated::Restated;
use reckoning::tense::Tense;
use relation::Relations;
use temporal::{Age, Duration, Temporal};
use timeline::Event;
use tokens::Words;

/// What every reading is given. Context parameter of this floor.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its tokens without white space.
    pub tokens: &'a [Token],
    /// The same with the text they were cut from, for cursors over them.
    pub words: &'a Words<'a>,
    /// Its sentences.
    pub sentences: &'a [Sentence],
    /// Word lists.
    pub lexicon: &'a Lexicon,
    /// People, places, organizations, events.
    pub gazetteer: &'a Gazetteer,
}

impl Text<'_> {
    /// The index of the first token that begins at this byte or behind it; the number of tokens where none does.
    pub fn index(self, at: u32) -> usize {
        self.tokens.partition_point(|t| t.span.start < at)
    }
}

/// All that was understood. Each list is in the order of its spans.
#[derive(Debug, Clone, Default)]
pub struct Annotations {
    /// Figures.
    pub quantities: Vec<Quantity>,
    /// Numbers and ordinals that are no figures.
    pub numbers: Vec<Number>,
    /// Dates and times.
    pub dates: Vec<Temporal>,
    /// How what each date dates is told, in the order of the dates.
    pub tenses: Vec<Tense>,
    /// Spans of time.
    pub durations: Vec<Duration>,
    /// Ages.
    pub ages: Vec<Age>,
    /// Whether each age is of another time than today, in the order of the ages.
    pub ages_then: Vec<bool>,
    /// Who was born when.
    pub births: Vec<Birth>,
    /// Lengths of time and the times they lie between.
    pub elapsed: Vec<Elapsed>,
    /// Events of the list with a date beside them.
    pub occasions: Vec<Occasion>,
    /// Things told twice, with two dates.
    pub restated: Vec<Restated>,
    /// Two dated things of one sentence whose words say which came first.
    pub sequels: Vec<Sequel>,
    /// Names.
    pub mentions: Vec<Mention>,
    /// Acronyms and what they stand for.
    pub acronyms: Acronyms,
    /// Who is called what of which body.
    pub posts: Vec<Post>,
    /// Whom the names name; `EntityId` is the index.
    pub entities: Vec<Entity>,
    /// Quoted words.
    pub quotations: Vec<Quotation>,
    /// Who says what.
    pub attributions: Vec<Attribution>,
    /// What joins figures.
    pub relations: Relations,
    /// Places said to be in a country.
    pub located: Vec<Located>,
    /// Dated clauses, in the order of the text.
    pub events: Vec<Event>,
    /// Claims that nobody with a name makes.
    pub claims: Claims,
}

impl Annotations {
    /// Whoever is named for a figure that is sourced so.
    pub fn source_of(&self, sourcing: Sourcing) -> Option<Span> {
        match sourcing {
            Sourcing::None => None,
            Sourcing::Quotation(i) => self.quotations.get(i as usize)?.speaker,
            Sourcing::Sentence(i) | Sourcing::Carried(i) | Sourcing::Document(i) | Sourcing::Near(i) => {
                self.attributions.get(i as usize)?.source
            }
        }
    }

    /// Whoever of at least some worth says the words at a place: the source of the attribution whose content
    /// holds them, or its cue where the source has no place.
    pub fn speaker_of(&self, place: Span, least: Strength) -> Option<Span> {
        let holds = |a: &&Attribution| {
            let own = a.source.is_some_and(|s| s.overlaps(place)) || a.cue.overlaps(place);
            a.strength >= least && !own && a.content.iter().any(|c| c.contains(place))
        };
        let from = self.attributions.partition_point(|a| a.cue.end + REACH < place.start);
        let near = self.attributions[from..].iter().take_while(|a| a.cue.start <= place.end + REACH);
        near.into_iter().find(holds).map(|a| a.source.unwrap_or(a.cue))
    }
}

/// The stretch of a list in the order of the text that is of one sentence.
pub fn of_sentence<T>(list: &[T], sentence: u32, own: impl Fn(&T) -> u32) -> Range<usize> {
    let from = list.partition_point(|item| own(item) < sentence);
    from..from + list[from..].partition_point(|item| own(item) == sentence)
}

/// The stretch of dates that lie in a place.
pub fn dates_in(dates: &[Temporal], place: Span) -> Range<usize> {
    let from = dates.partition_point(|d| d.span.start < place.start);
    from..from + dates[from..].partition_point(|d| d.span.end <= place.end)
}

/// How far from its cue what is said may stand, in bytes; longer than any edited sentence.
const REACH: u32 = 4096;

/// Reads everything. Cannot fail: what is not understood is not annotated.
pub fn annotate(text: Text<'_>) -> Annotations {
    let mut found = Annotations::default();
    temporal::read(text, &mut found);
    quantity::read(text, &mut found);
    mention::read(text, &mut found);
    entity::link(text, &mut found);
    quotation::read(text, &mut found);
    mention::freeze(text, &mut found);
    acronym::read(text, &mut found);
    post::read(text, &mut found);
    attribution::read(text, &mut found);
    quotation::name_speakers(text, &mut found);
    sourcing::link(text, &mut found);
    temporal::bind_ages(text, &mut found);
    relation::read(text, &mut found);
    claim::read(text, &mut found);
    located::read(text, &mut found);
    timeline::order(text, &mut found);
    reckoning::read(text, &mut found);
    found
}
