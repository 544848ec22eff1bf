//! Weights: what speaks for and against asking who says so.
//!
//! A weight holds where all of its conditions do; a condition that is not given holds.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;

use fnv::{FnvHashMap, FnvHashSet};
use serde::Deserialize;

use crate::annotate::attribution::{Act, Strength};
use crate::annotate::quantity::{Approximation, Category, Quantity};
use crate::config::names::{CategoryName, RoleName};
use crate::draft::Draft;
use crate::source::Span;
use crate::token::Token;

/// Words on either side of a figure that `near` reads.
const NEAR_TOKENS: usize = 8;

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
    nouns: FnvHashSet<String>,
    /// One of these words stands near it in the sentence.
    #[serde(default)]
    near: FnvHashSet<String>,
    /// One of these words stands in the sentence.
    #[serde(default)]
    sentence: FnvHashSet<String>,
    /// One of these words stands in the paragraph.
    #[serde(default)]
    paragraph: FnvHashSet<String>,
    /// One of these words stands anywhere in the draft.
    #[serde(default)]
    draft: FnvHashSet<String>,
    /// One of these words stands just before it (hedge and article left out).
    #[serde(default)]
    before: FnvHashSet<String>,
    /// One of these words stands just after it.
    #[serde(default)]
    after: FnvHashSet<String>,
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
    /// The sentence tells of a time more than so many days before publication.
    history_days: Option<i32>,
    /// Whether an infinitive governs it (`to raise $3 million`).
    infinitive: Option<bool>,
    /// Whether it stands in a relative clause (`the attack that killed 12`).
    subordinate: Option<bool>,
}

/// What the conditions ask of a draft, gathered once.
pub struct Surroundings<'d> {
    draft: &'d Draft,
    attributed_sentences: BTreeSet<u32>,
    hedged_sentences: FnvHashSet<u32>,
    /// Days from the times of a sentence to publication, the most.
    past: FnvHashMap<u32, i32>,
    /// All words in small letters; few drafts are asked for them.
    words: OnceCell<FnvHashSet<Cow<'d, str>>>,
    /// Words of the block that was asked of last: figures are asked of in order, and many may stand in one.
    block: RefCell<(u32, FnvHashSet<Cow<'d, str>>)>,
    /// Where the first sourced figure of a value stands.
    sourced: FnvHashMap<Value, u32>,
}

/// Category and the bits of both ends.
type Value = (Category, Option<u64>, Option<u64>);

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
            past: past(draft),
            words: OnceCell::new(),
            block: RefCell::new((u32::MAX, FnvHashSet::default())),
            sourced: sourced(draft),
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
        let first = self.sourced.get(&value(quantity)).filter(|_| quantity.low.is_some());
        first.is_some_and(|start| *start < quantity.span.start)
    }

    /// Whether a word of the block that holds a sentence is listed.
    fn any_in_block(&self, sentence: u32, words: &FnvHashSet<String>) -> bool {
        let block = self.draft.sentence(sentence).block;
        let mut known = self.block.borrow_mut();
        if known.0 != block {
            *known = (block, folded(self.draft, self.tokens(self.draft.block_of(sentence).span)).collect());
        }
        words.iter().any(|w| known.1.contains(w.as_str()))
    }

    fn tokens(&self, span: Span) -> &'d [Token] {
        self.draft.tokens_in(span)
    }

    fn any_word(&self, tokens: &'d [Token], words: &FnvHashSet<String>) -> bool {
        folded(self.draft, tokens).any(|word| words.contains(word.as_ref()))
    }

    /// Whether a word of the draft is listed.
    fn any_in_draft(&self, words: &FnvHashSet<String>) -> bool {
        let known = self.words.get_or_init(|| folded(self.draft, &self.draft.tokens).collect());
        words.iter().any(|w| known.contains(w.as_str()))
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
            && self
                .history_days
                .is_none_or(|days| around.past.get(&sentence).is_some_and(|past| *past > days))
    }

    fn fits_words<'d>(&self, quantity: &Quantity, around: &Surroundings<'d>) -> bool {
        let sentence = around.tokens(around.draft.sentence(quantity.sentence).span);
        let head = quantity.hedge.map_or(quantity.span, |h| h.to(quantity.span));
        let before = sentence.partition_point(|t| t.span.start < head.start);
        let after = sentence.partition_point(|t| t.span.start < quantity.span.end);
        let near = &sentence[before.saturating_sub(NEAR_TOKENS)..(after + NEAR_TOKENS).min(sentence.len())];
        let wants = |words: &FnvHashSet<String>, tokens: &'d [Token]| {
            words.is_empty() || around.any_word(tokens, words)
        };
        wants(&self.nouns, quantity.noun.map_or(&[], |n| around.tokens(n)))
            && (self.draft.is_empty() || around.any_in_draft(&self.draft))
            && agrees(self.subordinate, quantity.subordinate)
            && agrees(self.infinitive, quantity.infinitive)
            && wants(&self.near, near)
            && wants(&self.sentence, sentence)
            && (self.paragraph.is_empty() || around.any_in_block(quantity.sentence, &self.paragraph))
            && wants(&self.before, &sentence[before.saturating_sub(1)..before])
            && wants(&self.after, &sentence[after..(after + 2).min(sentence.len())])
    }
}

fn folded<'d>(draft: &'d Draft, tokens: &'d [Token]) -> impl Iterator<Item = Cow<'d, str>> {
    tokens.iter().map(|t| t.small(&draft.document.text))
}

fn value(quantity: &Quantity) -> Value {
    // Zero has two signs and one value.
    let bits = |n: Option<f64>| n.map(|n| (n + 0.0).to_bits());
    (quantity.category, bits(quantity.low), bits(quantity.high))
}

fn sourced(draft: &Draft) -> FnvHashMap<Value, u32> {
    let all = draft.annotations.quantities.iter().filter(|q| q.sourcing.is_told());
    let mut first = FnvHashMap::default();
    for quantity in all {
        first.entry(value(quantity)).or_insert(quantity.span.start);
    }
    first
}

/// How long before publication each sentence tells of; a stated year is as long as can be where nothing tells when
/// that is.
fn past(draft: &Draft) -> FnvHashMap<u32, i32> {
    let mut past = FnvHashMap::default();
    for date in &draft.annotations.dates {
        let days = match (draft.document.date(), date.value.and_then(|v| v.last())) {
            (Some(published), Some(last)) => last.until(published).map_or(0, |s| s.get_days()),
            _ if date.label || date.written.year.is_some() => i32::MAX,
            _ => continue,
        };
        past.entry(date.sentence).and_modify(|most: &mut i32| *most = days.max(*most)).or_insert(days);
    }
    past
}

fn agrees(wanted: Option<bool>, is: bool) -> bool {
    wanted.is_none_or(|w| w == is)
}
