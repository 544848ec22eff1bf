//! Weights: what speaks for and against asking who says so.
//!
//! A weight holds where all of its conditions do; a condition that is not given holds.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

use jiff::civil::Date;
use serde::Deserialize;

use crate::annotate::attribution::{Act, Strength};
use crate::annotate::quantity::{Approximation, Category, Quantity, Sourcing};
use crate::annotate::temporal::Temporal;
use crate::config::names::{RoleName, named};
use crate::draft::Draft;
use crate::lexicon::fold;
use crate::source::Span;
use crate::token::{Token, TokenKind};

/// Words on either side of a figure that `near` reads.
const NEAR_TOKENS: usize = 8;

/// Days after which an event is no news: a quarter of a year, our own measure.
const HISTORY: i32 = 90;

/// A category by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
struct CategoryName(Category);

impl TryFrom<String> for CategoryName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        named(&name, Category::ALL, Category::name, "a category").map(CategoryName)
    }
}

/// Points for or against, with a reason in plain words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Weight {
    /// Added where the weight holds; may be negative.
    pub points: f64,
    /// Why, as the note says it.
    pub reason: String,
    /// Its category is one of these.
    #[serde(default)]
    categories: Vec<CategoryName>,
    /// The noun counted holds one of these words.
    #[serde(default)]
    nouns: HashSet<String>,
    /// One of these words stands near it in the sentence.
    #[serde(default)]
    near: HashSet<String>,
    /// One of these words stands in the sentence.
    #[serde(default)]
    sentence: HashSet<String>,
    /// One of these words stands in the paragraph.
    #[serde(default)]
    paragraph: HashSet<String>,
    /// One of these words stands anywhere in the draft.
    #[serde(default)]
    draft: HashSet<String>,
    /// One of these words stands just before it (hedge and article left out).
    #[serde(default)]
    before: HashSet<String>,
    /// One of these words stands just after it.
    #[serde(default)]
    after: HashSet<String>,
    /// Its block has one of these roles.
    #[serde(default)]
    roles: Vec<RoleName>,
    /// Its least value is at least this.
    at_least: Option<f64>,
    /// Its greatest value is at most this.
    at_most: Option<f64>,
    /// Whether the writer calls it rough.
    approximate: Option<bool>,
    /// Whether the sentence attributes something to somebody with a name or an office.
    sentence_attributed: Option<bool>,
    /// Whether an earlier sentence of the paragraph does.
    attributed_before: Option<bool>,
    /// Whether a later sentence of the paragraph does.
    attributed_after: Option<bool>,
    /// Whether the same figure stands earlier in the draft with a source.
    restated: Option<bool>,
    /// Whether the sentence has a hedge for a source (`reportedly`).
    hedged: Option<bool>,
    /// Whether the sentence tells of a time long before publication.
    history: Option<bool>,
    /// Whether an infinitive governs it (`to raise $3 million`).
    infinitive: Option<bool>,
    /// Whether it stands in a relative clause (`the attack that killed 12`).
    subordinate: Option<bool>,
}

/// What the conditions ask of a draft, gathered once.
pub struct Surroundings<'d> {
    draft: &'d Draft,
    attributed_sentences: BTreeSet<u32>,
    hedged_sentences: HashSet<u32>,
    history: HashSet<u32>,
    words: HashSet<Cow<'d, str>>,
}

impl<'d> Surroundings<'d> {
    /// Reads the attributions and dates of a draft.
    pub fn of(draft: &'d Draft) -> Self {
        let found = &draft.annotations;
        let sentences = |fits: fn(Strength) -> bool| {
            let said = found.attributions.iter().filter(|a| a.act != Act::Intent);
            said.filter(move |a| fits(a.strength)).map(|a| a.sentence)
        };
        Self {
            draft,
            attributed_sentences: sentences(|s| s > Strength::Vague).collect(),
            hedged_sentences: sentences(|s| s == Strength::Hedge).collect(),
            history: found
                .dates
                .iter()
                .filter(|d| is_history(d, draft.document.date()))
                .map(|d| d.sentence)
                .collect(),
            words: draft.tokens.iter().map(|t| fold(t.of(&draft.document.text))).collect(),
        }
    }

    /// Whether an attribution stands in an earlier (`before`) or a later sentence of the same block.
    fn is_attributed_beside(&self, sentence: u32, before: bool) -> bool {
        let block = self.draft.sentence(sentence).block;
        let same = |s: &u32| self.draft.sentence(*s).block == block;
        match before {
            true => self.attributed_sentences.range(..sentence).next_back().is_some_and(same),
            false => self.attributed_sentences.range(sentence + 1..).next().is_some_and(same),
        }
    }

    /// Whether an earlier figure of the same value and category is sourced.
    fn is_restated(&self, quantity: &Quantity) -> bool {
        let same = |q: &&Quantity| {
            q.span.start < quantity.span.start
                && q.category == quantity.category
                && q.low == quantity.low
                && q.high == quantity.high
                && q.low.is_some()
                && q.sourcing != Sourcing::None
        };
        self.draft.annotations.quantities.iter().find(same).is_some()
    }

    /// Whether a relative pronoun stands shortly before, in the same clause.
    fn is_relative(&self, before: &[Token]) -> bool {
        const PRONOUNS: [&str; 7] = ["that", "which", "who", "whose", "whom", "where", "when"];
        let text = &self.draft.document.text;
        let near = before.iter().rev().take(NEAR_TOKENS).map(|t| t.of(text));
        near.take_while(|w| !matches!(*w, "," | ";" | "." | ":" | "—")).any(|w| PRONOUNS.contains(&w))
    }

    /// Whether the last two words are `to` and a verb.
    fn is_infinitive(&self, before: &[Token]) -> bool {
        let [.., to, verb] = before else { return false };
        to.of(&self.draft.document.text).eq_ignore_ascii_case("to") && verb.kind == TokenKind::Word
    }

    fn tokens(&self, span: Span) -> &'d [Token] {
        self.draft.tokens_in(span)
    }

    fn any_word(&self, tokens: &[Token], words: &HashSet<String>) -> bool {
        let text = &self.draft.document.text;
        tokens.iter().any(|t| words.contains(fold(t.of(text)).as_ref()))
    }
}

impl Weight {
    /// Whether every condition that is given holds.
    pub fn holds(&self, quantity: &Quantity, around: &Surroundings<'_>) -> bool {
        self.fits_figure(quantity, around)
            && self.fits_place(quantity, around)
            && self.fits_words(quantity, around)
    }

    fn fits_figure(&self, quantity: &Quantity, around: &Surroundings<'_>) -> bool {
        let category =
            self.categories.is_empty() || self.categories.contains(&CategoryName(quantity.category));
        let least = self.at_least.is_none_or(|n| quantity.low.is_some_and(|low| low >= n));
        let most = self.at_most.is_none_or(|n| quantity.high.is_some_and(|high| high <= n));
        let rough = quantity.approximation != Approximation::Exact || quantity.low != quantity.high;
        category && least && most && agrees(self.approximate, rough) && {
            self.restated.is_none() || agrees(self.restated, around.is_restated(quantity))
        }
    }

    fn fits_place(&self, quantity: &Quantity, around: &Surroundings<'_>) -> bool {
        let sentence = quantity.sentence;
        let role = around.draft.block_of(sentence).role;
        (self.roles.is_empty() || self.roles.contains(&RoleName(role)))
            && agrees(self.sentence_attributed, around.attributed_sentences.contains(&sentence))
            && agrees(self.attributed_before, around.is_attributed_beside(sentence, true))
            && agrees(self.attributed_after, around.is_attributed_beside(sentence, false))
            && agrees(self.hedged, around.hedged_sentences.contains(&sentence))
            && agrees(self.history, around.history.contains(&sentence))
    }

    fn fits_words(&self, quantity: &Quantity, around: &Surroundings<'_>) -> bool {
        let sentence = around.tokens(around.draft.sentence(quantity.sentence).span);
        let head = quantity.hedge.map_or(quantity.span, |h| h.to(quantity.span));
        let before = sentence.partition_point(|t| t.span.start < head.start);
        let after = sentence.partition_point(|t| t.span.start < quantity.span.end);
        let near = &sentence[before.saturating_sub(NEAR_TOKENS)..(after + NEAR_TOKENS).min(sentence.len())];
        let wants =
            |words: &HashSet<String>, tokens: &[Token]| words.is_empty() || around.any_word(tokens, words);
        wants(&self.nouns, quantity.noun.map_or(&[], |n| around.tokens(n)))
            && (self.draft.is_empty() || self.draft.iter().any(|w| around.words.contains(w.as_str())))
            && agrees(self.subordinate, around.is_relative(&sentence[..before]))
            && agrees(self.infinitive, around.is_infinitive(&sentence[..before]))
            && wants(&self.near, near)
            && wants(&self.sentence, sentence)
            && wants(&self.paragraph, around.tokens(around.draft.block_of(quantity.sentence).span))
            && wants(&self.before, &sentence[before.saturating_sub(1)..before])
            && wants(&self.after, &sentence[after..(after + 2).min(sentence.len())])
    }
}

/// Whether a date lies long before publication; a stated year does where nothing tells when that is.
fn is_history(date: &Temporal, published: Option<Date>) -> bool {
    match (published, date.value.and_then(|v| v.last())) {
        (Some(published), Some(last)) => last.until(published).is_ok_and(|s| s.get_days() > HISTORY),
        _ => date.label || date.written.year.is_some(),
    }
}

fn agrees(wanted: Option<bool>, is: bool) -> bool {
    wanted.is_none_or(|w| w == is)
}
