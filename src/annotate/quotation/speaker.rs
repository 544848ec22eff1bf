//! Who speaks a quotation.
//!
//! In: quotations and attributions. Out: speakers set, and short terms that somebody is quoted
//! with made `Mixed`. Looked for in the sentence, in what the paragraph quoted before, and in the
//! sentence before that leads in with a colon or ends the paragraph before.

use super::super::attribution::{Act, Attribution, Strength, near};
use super::{Annotations, Quotation, QuotationKind, Text};
use crate::source::Span;

/// How many sentences before a quotation its speaker may stand.
const LEAD_IN: u32 = 4;

/// Names the speakers in reading order, so that a later quotation can go on with the one before.
pub(super) fn name(text: Text<'_>, found: &mut Annotations) {
    let Annotations { quotations, attributions, .. } = found;
    for i in 0..quotations.len() {
        let (before, rest) = quotations.split_at_mut(i);
        let quotation = &mut rest[0];
        let here = in_sentence(text, quotation, attributions);
        if quotation.kind == QuotationKind::Scare && here.is_none() {
            continue;
        }
        quotation.speaker = here
            .or_else(|| continued(text, quotation, before))
            .or_else(|| led_in(text, quotation, attributions));
        if quotation.kind == QuotationKind::Scare && cued(quotation, attributions) {
            quotation.kind = QuotationKind::Mixed;
        }
    }
}

/// Attributions of the sentences numbered from `first` to `last`.
fn of_sentences(attributions: &[Attribution], first: u32, last: u32) -> &[Attribution] {
    let from = attributions.partition_point(|a| a.sentence < first);
    let to = attributions.partition_point(|a| a.sentence <= last);
    &attributions[from..to.max(from)]
}

/// The source whose content holds the quotation, where it begins or where it ends.
fn in_sentence(text: Text<'_>, quotation: &Quotation, attributions: &[Attribution]) -> Option<Span> {
    let last = text.sentences.partition_point(|s| s.span.end < quotation.span.end) as u32;
    let holds = |a: &&Attribution| {
        speaks(a) && a.content.iter().any(|c| c.overlaps(quotation.span)) && outside(a, quotation)
    };
    let edge = |at: u32| Span { start: at, end: at };
    let first = &attributions[near(attributions, quotation.sentence, edge(quotation.span.start))];
    let end = &attributions[near(attributions, last, edge(quotation.span.end))];
    let said = first.iter().chain(end).filter(holds).filter(|a| a.source.is_some());
    said.min_by_key(|a| distance(a.cue, quotation.span))?.source
}

/// Whether the source says something: what is wanted, or credited in brackets, is not in its words.
fn speaks(a: &Attribution) -> bool {
    a.act == Act::Statement && a.strength != Strength::Hedge
}

/// Whether the cue stands outside the quotation: what is said inside it is said by somebody else.
fn outside(a: &Attribution, quotation: &Quotation) -> bool {
    !quotation.span.contains(a.cue)
}

fn distance(a: Span, b: Span) -> u32 {
    b.start.saturating_sub(a.end).max(a.start.saturating_sub(b.end))
}

/// The speaker of the last quotation of the same paragraph.
fn continued(text: Text<'_>, quotation: &Quotation, before: &[Quotation]) -> Option<Span> {
    let block = |q: &Quotation| text.sentences.get(q.sentence as usize).map(|s| s.block);
    let last = before.iter().rev().take(4).find(|q| q.speaker.is_some())?;
    (block(last) == block(quotation)).then_some(last.speaker)?
}

/// The last source of the few sentences before, for a quotation that makes up its sentence.
fn led_in(text: Text<'_>, quotation: &Quotation, attributions: &[Attribution]) -> Option<Span> {
    let sentence = text.sentences.get(quotation.sentence as usize)?;
    let begins = quotation.span.start <= sentence.span.start && quotation.kind == QuotationKind::Direct;
    let last = quotation.sentence.checked_sub(1).filter(|_| begins)?;
    let near = of_sentences(attributions, last.saturating_sub(LEAD_IN), last);
    near.iter().rev().find(|a| speaks(a) && a.source.is_some())?.source
}

/// Whether a cue stands close enough before the quotation to introduce it.
fn cued(quotation: &Quotation, attributions: &[Attribution]) -> bool {
    let holds = |a: &Attribution| {
        a.source == quotation.speaker && a.content.iter().any(|c| c.contains(quotation.span))
    };
    let edge = Span { start: quotation.span.start, end: quotation.span.start };
    let near = near(attributions, quotation.sentence, edge);
    quotation.speaker.is_some() && attributions[near].iter().any(holds)
}
