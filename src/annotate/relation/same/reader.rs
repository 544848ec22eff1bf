//! Figures as they are told: sentences into [`Telling`]s.
//!
//! In: the quantities of a draft, their sentences, dates and attributions. Out: [`Telling`]s in order.
//! Not here: which two tellings are of one thing (`evidence`), what the small words around one say (`cues`).

use std::borrow::Cow;
use std::ops::Range;

use super::evidence::LEDE;
use super::lasting;
use super::likeness::Digits;
use super::telling::{Key, Neighbour, Telling};
use super::words::{Stem, stem};
use crate::annotate::quantity::Quantity;
use crate::annotate::relation::member::Member;
use crate::annotate::temporal::{Duration, Temporal};
use crate::annotate::{Annotations, Text};
use crate::document::{Role, Shape};
use crate::lexicon::fold;
use crate::source::Span;
use crate::token::{Token, TokenKind};

/// Names and dates further from the figure than this, in tokens, are not taken for its own.
const NEAR: usize = 14;

/// A place that a sentence begins with ends within so many tokens.
const FRONT: usize = 9;

/// Things further from it than this are not told of it.
const SLOTS: usize = 5;

const PREPOSITIONS: [&str; 13] = [
    "against", "around", "at", "by", "for", "from", "in", "inside", "near", "on", "outside", "through",
    "with",
];

/// Words further from it than this are not what its sentence says of it, in tokens; edited sentences are shorter.
const WIDE: usize = 160;

/// Figures before and after it in its sentence that it is known by.
const OTHERS: usize = 16;

/// Tokens of the phrase that a figure opens.
const PHRASE: usize = 7;

/// How far from its verb a source stands, in bytes.
const REACH: u32 = 300;

const RUNNING: [&str; 8] = ["already", "been", "currently", "far", "had", "has", "have", "now"];

/// First paragraphs of at most so many tokens stand over the story.
const OPENING: usize = 24;

/// The figures of a document that can be told again, in order. Ranges, fractions, measures and cells of tables are left
/// out, and so are notes of correction.
pub fn tellings(text: Text<'_>, found: &Annotations) -> Vec<Telling> {
    let reader = Reader { text, found };
    let quantities = (0u32..).zip(&found.quantities);
    let mut tellings: Vec<Telling> = quantities.filter_map(|(index, q)| reader.telling(q, index)).collect();
    tellings.extend(reader.lasting());
    tellings.sort_by_key(|t| t.member.span);
    tellings
}

/// A draft whose figures are read.
pub(super) struct Reader<'a> {
    /// The draft.
    pub(super) text: Text<'a>,
    found: &'a Annotations,
}

/// Places of a figure among the tokens.
pub(super) struct Place {
    /// Those of its sentence.
    pub(super) sentence: Range<usize>,
    /// The first token of the hedge before the number.
    pub(super) lead: usize,
    /// The first token of the number.
    pub(super) first: usize,
    /// After its last.
    pub(super) end: usize,
    /// After the noun counted.
    pub(super) after: usize,
}

impl Place {
    /// The tokens of the sentence that are of the figure.
    pub(super) fn about(&self) -> Range<usize> {
        self.sentence.start.max(self.first.saturating_sub(WIDE))..self.sentence.end.min(self.end + WIDE)
    }
}

impl<'a> Reader<'a> {
    /// Spans of time over the story and in its first paragraphs.
    fn lasting(&self) -> Vec<Telling> {
        let place = |at: u32| self.found.quantities.partition_point(|q| q.span.start < at);
        let read = |d: &Duration| {
            let telling = self.telling(&lasting::quantity(d)?, place(d.span.start) as u32)?;
            let member = Member { quantity: None, ..telling.member };
            Some(Telling { member, ..telling })
        };
        let told: Vec<Telling> = self.found.durations.iter().filter_map(read).collect();
        let heads: Vec<u32> = told.iter().filter(|t| t.heads).map(|t| t.block).collect();
        let near = |t: &Telling| heads.iter().any(|head| (*head..=head + LEDE).contains(&t.block));
        told.into_iter().filter(near).collect()
    }

    fn telling(&self, quantity: &Quantity, index: u32) -> Option<Telling> {
        let member = Member::of_quantity(quantity, index, &self.text.document.text)?;
        let key = Key::of(quantity).filter(|_| member.is_one())?;
        let sentence = &self.text.sentences[quantity.sentence as usize];
        let block = &self.text.document.blocks[sentence.block as usize];
        let apart = matches!(block.role, Role::Correction | Role::Boilerplate | Role::Byline);
        if apart || block.shape == Shape::Cell {
            return None;
        }
        let place = self.place(quantity, sentence.tokens.start as usize..sentence.tokens.end as usize);
        let opens = sentence.block == 0 && sentence.tokens.len() <= OPENING;
        let over = matches!(block.role, Role::Headline | Role::Deck | Role::Caption);
        let names = self.names(&place);
        // `Brit (17), Shiv (seven)`: the name before the bracket is the figure's own.
        let bracket = place.first.checked_sub(1).filter(|at| self.small(*at) == "(");
        let phrase = bracket.map_or(place.first, |at| at.saturating_sub(1))..self.phrase_end(&place);
        Some(Telling {
            key,
            digits: Digits::of(member.low),
            sentence: quantity.sentence,
            block: sentence.block,
            item: block.shape == Shape::ListItem,
            heads: over,
            leads: over || opens,
            running: self.is_running(&place),
            noun: self.noun(quantity),
            words: self.words(&place),
            own_names: stems(names.iter().filter(|n| phrase.contains(&n.0)).map(|n| n.1)),
            front: stems(
                self.front(&place).map(|at| stem(self.word(&self.text.tokens[at]), self.text.lexicon)),
            ),
            names_before: stems(names.iter().filter(|n| n.0 < place.first).map(|n| n.1)),
            names: stems(names.iter().map(|n| n.1)),
            dates: self.dates(&place),
            others: self.others(quantity, index as usize),
            neighbours: [self.neighbour(quantity, index, true), self.neighbour(quantity, index, false)],
            cues: self.cues(&place),
            slots: self.slots(&place),
            hedge: quantity.hedge.map(|h| fold(h.of(&self.text.document.text)).into_owned()),
            described: self.slot(place.after, place.sentence.end).map(|s| s.1),
            member,
        })
    }

    fn place(&self, quantity: &Quantity, sentence: Range<usize>) -> Place {
        let at = |byte: u32| self.text.index(byte);
        let (first, end) = (at(quantity.span.start), at(quantity.span.end));
        let hedge = quantity.hedge.filter(|h| h.start < quantity.span.start);
        let after = quantity.noun.map_or(end, |n| at(n.end)).max(end);
        Place { sentence, lead: hedge.map_or(first, |h| at(h.start)), first, end, after }
    }

    /// The last word of the noun.
    fn noun(&self, quantity: &Quantity) -> Option<Stem> {
        let words = quantity.noun?.of(&self.text.document.text);
        let last = words.split(|c: char| !c.is_alphanumeric()).rfind(|w| !w.is_empty())?;
        Some(stem(last, self.text.lexicon))
    }

    fn words(&self, place: &Place) -> Vec<(Stem, u8)> {
        let mut words: Vec<(Stem, u8)> = Vec::new();
        for at in place.about().filter(|at| !(place.first..place.end).contains(at)) {
            let token = &self.text.tokens[at];
            if self.is_content(token) {
                let far = if at < place.first { place.first - at } else { at - place.end + 1 };
                words.push((stem(self.word(token), self.text.lexicon), far.min(255) as u8));
            }
        }
        words.sort_unstable();
        words.dedup_by_key(|w| w.0);
        words
    }

    /// Things after a preposition, no more than an article between.
    fn slots(&self, place: &Place) -> Vec<(Stem, Stem)> {
        let from = place.sentence.start.max(place.first.saturating_sub(SLOTS));
        let to = place.sentence.end.min(place.after + SLOTS);
        (from..to).filter_map(|at| self.slot(at, to)).collect()
    }

    /// A preposition and the thing after it.
    fn slot(&self, at: usize, to: usize) -> Option<(Stem, Stem)> {
        let article = usize::from(matches!(self.small(at + 1).as_ref(), "a" | "an" | "the"));
        let thing = self.text.tokens.get(at + 1 + article).filter(|_| at + 1 + article < to)?;
        let lexicon = self.text.lexicon;
        let told = PREPOSITIONS.contains(&self.small(at).as_ref()) && self.is_content(thing);
        told.then(|| (stem(&self.small(at), lexicon), stem(self.word(thing), lexicon)))
    }

    /// A word that says what a sentence is about: no small word, no word of saying, of time or of number.
    fn is_content(&self, token: &Token) -> bool {
        let lexicon = self.text.lexicon;
        let word = token.small(&self.text.document.text);
        let said =
            || lexicon.cue_verbs.get(&word).and_then(|s| s.parse::<f64>().ok()).is_some_and(|s| s >= 0.5);
        let empty = |w: &str| {
            matches!(w, "number" | "figure" | "total" | "percent" | "million" | "billion" | "trillion")
        };
        token.kind == TokenKind::Word
            && word.len() > 1
            && !token.is_in(lexicon.function_words, &self.text.document.text)
            && !token.is_in(lexicon.time_units, &self.text.document.text)
            && !empty(&word)
            && !said()
            && !self.is_date(token.span)
    }

    fn is_date(&self, span: Span) -> bool {
        let dates = &self.found.dates;
        let at = dates.partition_point(|d| d.span.end <= span.start);
        let durations = &self.found.durations;
        let lasts = durations.partition_point(|d| d.span.end <= span.start);
        dates.get(at).is_some_and(|d| d.span.overlaps(span))
            || durations.get(lasts).is_some_and(|d| d.span.overlaps(span))
    }

    /// Capitalised words near the figure with their places; the first word of a sentence only where another follows.
    fn names(&self, place: &Place) -> Vec<(usize, Stem)> {
        let from = place.sentence.start.max(place.first.saturating_sub(NEAR));
        let to = place.sentence.end.min(place.end + NEAR);
        let name = |at: &usize| {
            let token = &self.text.tokens[*at];
            let alone = *at == place.sentence.start && self.is_ordinary(token);
            // `Rs 24 crore`
            let own = (place.first..place.end).contains(at);
            token.is_capitalized() && self.is_content(token) && !alone && !own && !self.is_source(token.span)
        };
        (from..to)
            .filter(name)
            .map(|at| (at, stem(self.word(&self.text.tokens[at]), self.text.lexicon)))
            .collect()
    }

    /// The names of the place that the sentence begins with, where the figure stands behind its comma.
    fn front(&self, place: &Place) -> impl Iterator<Item = usize> {
        let head = place.sentence.start..place.first.min(place.sentence.start + FRONT);
        let at = head.clone().take(2).find(|at| PREPOSITIONS.contains(&self.small(*at).as_ref()));
        let comma = at.and_then(|at| (at + 1..head.end).find(|i| self.small(*i) == ","));
        let names = at.zip(comma).map(|(at, comma)| at + 1..comma).unwrap_or_default();
        names.filter(|i| self.text.tokens[*i].is_capitalized())
    }

    /// Whether it names who says something: another can say the same.
    fn is_source(&self, span: Span) -> bool {
        let all = &self.found.attributions;
        let from = all.partition_point(|a| a.cue.end + REACH < span.start);
        let near = all[from..].iter().take_while(|a| a.cue.start <= span.end + REACH);
        near.into_iter().any(|a| a.source.is_some_and(|s| s.contains(span)))
    }

    fn is_running(&self, place: &Place) -> bool {
        let running = |at: usize| RUNNING.contains(&self.small(at).as_ref());
        place.about().any(running)
    }

    fn is_ordinary(&self, token: &Token) -> bool {
        self.text.lexicon.ordinary_words.has(self.word(token))
    }

    /// The end of the noun phrase and of what describes it, up to a mark or a verb of being.
    fn phrase_end(&self, place: &Place) -> usize {
        let end = place.sentence.end.min(place.after + PHRASE);
        let breaks = |at: &usize| {
            matches!(
                self.small(*at).as_ref(),
                "," | ";" | "." | ":" | "—" | "(" | "was" | "were" | "is" | "are" | "had" | "have"
            )
        };
        (place.after..end).find(breaks).unwrap_or(end)
    }

    fn dates(&self, place: &Place) -> Vec<String> {
        let tokens = self.text.tokens;
        let from = tokens[place.sentence.start.max(place.first.saturating_sub(NEAR))].span.start;
        let to = tokens[(place.end + NEAR).min(place.sentence.end) - 1].span.end;
        let dates = &self.found.dates;
        let first = dates.partition_point(|d| d.span.start < from);
        let sentence = dates[first..].iter().take_while(|d| d.span.start < to);
        let words = |d: &Temporal| fold(d.span.of(&self.text.document.text)).replace('-', " ");
        sentence.map(|d| d.value.map_or_else(|| words(d), |v| v.iso())).collect()
    }

    fn others(&self, quantity: &Quantity, index: usize) -> Vec<(Key, f64)> {
        let beside = |q: &&Quantity| q.span != quantity.span && q.sentence == quantity.sentence;
        let valued = |q: &Quantity| Some((Key::of(q)?, q.exact()?));
        let all = &self.found.quantities;
        let near = index.saturating_sub(OTHERS)..(index + OTHERS + 1).min(all.len());
        all[near].iter().filter(beside).filter_map(valued).collect()
    }

    /// The nearest figure of the same key in the sentence, before or after.
    fn neighbour(&self, quantity: &Quantity, index: u32, before: bool) -> Option<Neighbour> {
        let index = index as usize;
        let all = &self.found.quantities;
        let beside = match before {
            true => all[..index].last(),
            false => all.get(index + 1),
        };
        let beside = beside.filter(|q| q.sentence == quantity.sentence && Key::of(q) == Key::of(quantity))?;
        let (a, b) = if before { (beside, quantity) } else { (quantity, beside) };
        let at = |byte: u32| self.text.index(byte);
        let close = at(b.span.start).saturating_sub(at(a.span.end)) <= 3;
        let (own, other) = (self.noun(quantity), self.noun(beside));
        let both = own.is_some() && other.is_some();
        Some(Neighbour {
            value: beside.exact()?,
            close,
            alike: both && own == other,
            apart: both && own != other,
        })
    }

    fn word(&self, token: &Token) -> &'a str {
        token.of(&self.text.document.text)
    }

    /// A token in small letters, empty past the end.
    pub(super) fn small(&self, at: usize) -> Cow<'a, str> {
        self.text.tokens.get(at).map_or(Cow::Borrowed(""), |t| t.small(&self.text.document.text))
    }
}

fn stems(words: impl Iterator<Item = Stem>) -> Vec<Stem> {
    let mut words: Vec<Stem> = words.collect();
    words.sort_unstable();
    words.dedup();
    words
}
