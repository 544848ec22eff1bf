//! Deaths that nobody stands behind.
//!
//! In: deaths told as events. Out: one finding for the deaths of a paragraph without a source.

use fnv::FnvHashSet;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use super::{holds, is_attributed, near, on_one_line};
use crate::annotate::claim::death::{Death, VictimKind};
use crate::annotate::temporal::Temporal;
use crate::config::names::named;
use crate::document::{Block, Role};
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::scope::is_quoted;

/// How many blocks a date holds for what follows it.
const CARRY: u32 = 2;
/// How many dates before and behind a death are read.
const DATES: usize = 12;

/// A kind of victim by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
struct KindName(VictimKind);

impl TryFrom<String> for KindName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        named(&name, VictimKind::ALL, VictimKind::name, "a kind of victim").map(KindName)
    }
}

/// Deaths that nobody stands behind.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Deaths {
    /// Victims whose death wants a source.
    victims: Vec<KindName>,
    /// A death so many days before the draft is history.
    history_days: i64,
    /// A death so many days before the draft is background, and a query.
    news_days: i64,
    /// A death in one of the first paragraphs is the news; further down, where no other paragraph tells of
    /// deaths, it is told in passing and a query.
    lead: usize,
    /// Words in the sentence that make a mere `died` a matter of violence or accident.
    violence: FnvHashSet<String>,
    /// Words by which somebody tells of his own people; where they stand in a quarter of the paragraphs, outside
    /// quotations, the draft is that speaker's word.
    own_voice: FnvHashSet<String>,
    /// Words in the paragraph that tell of a story, not of an event, or of something long known.
    told_elsewhere: FnvHashSet<String>,
}

/// What of a draft as a whole decides about its deaths, gathered once.
struct Story {
    /// Day of publication, else the latest date told.
    now: Option<Date>,
    /// Whether the headline tells of a book, a film or something long known.
    told_elsewhere: bool,
    /// Whether the deaths stand in one paragraph, past the lead.
    passing: bool,
}

impl Check for Deaths {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let all = &draft.annotations.claims.deaths;
        if all.is_empty() {
            return;
        }
        let story = self.story(draft);
        let deaths: Vec<&Death> = all.iter().filter(|d| self.wants_source(draft, &story, d)).collect();
        for group in deaths.chunk_by(|a, b| block(draft, a) == block(draft, b)) {
            let background = || group.iter().all(|d| is_past(draft, &story, d, self.news_days));
            let query = story.passing || background();
            findings.report(Finding { query, ..finding(draft, group) });
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["words", "victim", "verb"]
    }
}

impl Deaths {
    fn story(&self, draft: &Draft) -> Story {
        let dates = draft.annotations.dates.iter();
        let latest = || dates.filter_map(|d| d.value?.last()).max();
        let blocks = &draft.document.blocks;
        let mut headlines = blocks.iter().filter(|b| b.role == Role::Headline);
        let first = block(draft, &draft.annotations.claims.deaths[0]);
        let lead = blocks[..first as usize].iter().filter(|b| b.role == Role::Body).count();
        let alone = draft.annotations.claims.deaths.iter().all(|d| block(draft, d) == first);
        Story {
            now: draft.document.date().or_else(latest),
            told_elsewhere: headlines.any(|b| holds(draft, b.span, &self.told_elsewhere))
                || self.is_speech(draft),
            passing: alone && lead >= self.lead,
        }
    }

    fn is_speech(&self, draft: &Draft) -> bool {
        let body: Vec<&Block> = draft.document.blocks.iter().filter(|b| b.role == Role::Body).collect();
        let own = |b: &&&Block| {
            let text = &draft.document.text;
            let mut tokens = draft.tokens_in(b.span).iter();
            tokens.any(|t| self.own_voice.contains(t.small(text).as_ref()) && !is_quoted(draft, t.span))
        };
        body.iter().filter(own).count() * 4 > body.len()
    }

    fn wants_source(&self, draft: &Draft, story: &Story, death: &Death) -> bool {
        let paragraph = near(death.span, draft.block_of(death.sentence).span);
        let sentence = near(death.span, draft.sentence(death.sentence).span);
        self.victims.contains(&KindName(death.kind))
            && (death.violent || holds(draft, sentence, &self.violence))
            && !is_quoted(draft, death.span)
            && !is_attributed(draft, block(draft, death))
            && !is_past(draft, story, death, self.history_days)
            && !story.told_elsewhere
            && !holds(draft, paragraph, &self.told_elsewhere)
    }
}

/// Whether its paragraph, or the last date told before it, places it so many days before the draft.
fn is_past(draft: &Draft, story: &Story, death: &Death, days: i64) -> bool {
    let Some(now) = story.now else { return false };
    let past = |d: &&Temporal| {
        let last = d.value.and_then(|v| v.last());
        last.is_some_and(|day| day.checked_add(days.days()).is_ok_and(|d| d < now))
    };
    let dates = &draft.annotations.dates;
    let own = block(draft, death);
    let block_of = |d: &Temporal| draft.sentence(d.sentence).block;
    let told = dates.partition_point(|d| d.span.start < death.span.start);
    let before = dates[..told].iter().rev().take(DATES);
    let after = dates[told..].iter().take(DATES).take_while(|d| block_of(d) == own);
    let carried = |(i, d): (usize, &&Temporal)| block_of(d) == own || (i == 0 && own - block_of(d) <= CARRY);
    let before = before.enumerate().filter(|(i, d)| carried((*i, d))).map(|(_, d)| d);
    before.chain(after).any(|d| past(&d))
}

fn block(draft: &Draft, death: &Death) -> u32 {
    draft.sentence(death.sentence).block
}

fn finding(draft: &Draft, deaths: &[&Death]) -> Finding {
    let first = deaths[0];
    let values = vec![
        ("words", on_one_line(draft, first.span)),
        ("victim", on_one_line(draft, first.victim)),
        ("verb", on_one_line(draft, first.verb)),
    ];
    let others = deaths[1..].iter().map(|d| Mark { span: d.span, message: String::new() }).collect();
    Finding { primary: first.span, others, values, ..Finding::default() }
}
