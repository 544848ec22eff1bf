//! Claims without a name behind them: engines over what `annotate::claim` read.
//!
//! One file an engine: `voices` (groups without names), `hearsay` (allegations and hedges), `deaths`, `counts`
//! (crowds and tolls), `saying` (sources and verbs of attributions), `anonymity`.
//! Here: what several of them ask of a draft, and [`Levels`], by which a case of a rule speaks louder or softer.

pub mod anonymity;
pub mod counts;
pub mod deaths;
pub mod hearsay;
pub mod saying;
pub mod voices;

use std::collections::BTreeMap;
use std::ops::Range;

use fnv::FnvHashSet;
use serde::Deserialize;

use crate::annotate::attribution::{Act, Attribution, Strength};
use crate::annotate::quotation::QuotationKind;
use crate::config::names::{Kind, LevelName};
use crate::diagnostic::Level;
use crate::document::StoryKind;
use crate::draft::Draft;
use crate::source::Span;

/// Levels of one case of a rule, in place of the rule's own.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Levels {
    /// In news.
    news: LevelName,
    /// In other kinds.
    #[serde(default)]
    other: BTreeMap<Kind, LevelName>,
}

impl Levels {
    /// Level in a kind of story. A blog is analysis, brief is news; opinion is one lower than analysis.
    pub fn of(&self, kind: StoryKind) -> Level {
        let named = |kind| self.other.get(&Kind(kind)).map(|l| l.0);
        let analysis = || named(StoryKind::Analysis).unwrap_or(self.news.0);
        named(kind).unwrap_or_else(|| match kind {
            StoryKind::News | StoryKind::Brief => self.news.0,
            StoryKind::Analysis | StoryKind::Blog => analysis(),
            StoryKind::Opinion => analysis().lower(),
        })
    }
}

/// How far around a finding words are looked for, in bytes: longer than any edited paragraph, so that a draft
/// of one paragraph stays linear.
const NEAR: u32 = 8192;
/// Whether somebody stands behind what a paragraph tells: an attribution in it, or its credit.
fn is_attributed(draft: &Draft, block: u32) -> bool {
    let found = &draft.annotations;
    let sentences = sentences(draft, block);
    let quotation = found.quotations.partition_point(|q| q.sentence < sentences.start);
    let quoted = found.quotations[quotation..].iter().take_while(|q| q.sentence < sentences.end);
    let said = |a: &Attribution| a.act != Act::Intent && a.strength > Strength::Hedge;
    attributions(draft, block).any(said) || quoted.into_iter().any(|q| q.kind == QuotationKind::Direct)
}

/// Whether a paragraph ends in its source in brackets.
fn is_credited(draft: &Draft, block: u32) -> bool {
    attributions(draft, block).any(|a| a.act == Act::Credit)
}

/// The attributions of a paragraph.
fn attributions(draft: &Draft, block: u32) -> impl Iterator<Item = &Attribution> {
    let all = &draft.annotations.attributions;
    let sentences = sentences(draft, block);
    let first = all.partition_point(|a| a.sentence < sentences.start);
    all[first..].iter().take_while(move |a| a.sentence < sentences.end)
}

/// Indices of the sentences of a paragraph.
fn sentences(draft: &Draft, block: u32) -> Range<u32> {
    let from = draft.sentences.partition_point(|s| s.block < block) as u32;
    let to = draft.sentences.partition_point(|s| s.block <= block) as u32;
    from..to
}

/// The part of a sentence or paragraph that is near a place in it.
fn near(place: Span, whole: Span) -> Span {
    Span {
        start: whole.start.max(place.start.saturating_sub(NEAR)),
        end: whole.end.min(place.end.saturating_add(NEAR)),
    }
}

/// Whether one of the words stands at a place.
fn holds(draft: &Draft, place: Span, words: &FnvHashSet<String>) -> bool {
    let tokens = draft.tokens_in(place).iter();
    !words.is_empty() && tokens.into_iter().any(|t| words.contains(t.small(&draft.document.text).as_ref()))
}

/// The last word of a place in small letters.
fn last_word(draft: &Draft, place: Span) -> String {
    let last = draft.tokens_in(place).last();
    last.map_or_else(String::new, |t| t.small(&draft.document.text).into_owned())
}

/// The words of a place on one line.
fn on_one_line(draft: &Draft, place: Span) -> String {
    draft.slice(place).split_whitespace().collect::<Vec<_>>().join(" ")
}
