//! Who says what: source, cue and content.
//!
//! In: a [`Text`] with mentions and quotations. Out: [`Attribution`]s.
//! Not attributions: actions (`agreed to send`), negatives (`gave no figure`), accusations without an accuser.
//! Not here: which figures an attribution covers (`sourcing`).
//!
//! Phrase that may speak not seen: `phrase`; cue not seen: `parts`; figure given without a word of saying: `measure`; wrong source, `frame` and `subject`; an action taken for saying: `subject`; wrong
//! extent of what is said: `content`; wrong worth: `strength`.

mod content;
mod credit;
mod frame;
mod intent;
mod line;
mod measure;
mod parts;
mod phrase;
mod strength;
mod subject;
#[cfg(test)]
mod tests;

use super::tokens::Tokens;
use super::{Annotations, Text};
use crate::sentence::Sentence;
use crate::source::Span;

use frame::{Frame, Order, frame};
use intent::Intent;
use line::Line;

/// How much the source is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// `reportedly`, `it is believed`: no source at all.
    Hedge,
    /// `officials say`, `analysts say`.
    Vague,
    /// An office, body or document.
    Office,
    /// A person by name.
    Named,
}

impl Strength {
    /// As printed.
    pub fn name(self) -> &'static str {
        match self {
            Strength::Hedge => "hedge",
            Strength::Vague => "vague",
            Strength::Office => "office",
            Strength::Named => "named",
        }
    }
}

/// What the source does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// Says or shows that something is so.
    Statement,
    /// Wants, plans, promises or rejects it.
    Intent,
    /// Is named in brackets at the end for the whole paragraph.
    Credit,
}

/// One act of saying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// What the source does.
    pub act: Act,
    /// Index of its sentence.
    pub sentence: u32,
    /// Who speaks; none for a hedge.
    pub source: Option<Span>,
    /// The words of saying.
    pub cue: Span,
    /// What is said, in order; two pieces where the source stands in the middle.
    pub content: Vec<Span>,
    /// How much the source is worth.
    pub strength: Strength,
}

/// How far from its cue what is said may stand, in bytes; longer than any edited sentence, so that
/// one of megabytes stays linear to search.
const NEAR: u32 = 4096;

/// Indices of the attributions of a sentence with a cue near a place; they are in order of their cues.
pub(super) fn near(attributions: &[Attribution], sentence: u32, at: Span) -> std::ops::Range<usize> {
    let from = (sentence, at.start.saturating_sub(NEAR));
    let to = (sentence, at.end.saturating_add(NEAR));
    let first = attributions.partition_point(|a| (a.sentence, a.cue.start) < from);
    let last = attributions.partition_point(|a| (a.sentence, a.cue.start) <= to);
    first..last.max(first)
}

/// Reads the attributions of every sentence.
pub fn read(text: Text<'_>, found: &mut Annotations) {
    let mut attributions = Vec::new();
    let mut index = 0;
    for block in text.sentences.chunk_by(|a, b| a.block == b.block) {
        let credit = credit::credit(text, block);
        for sentence in block {
            let line = Line::new(text, found, index, sentence);
            attributions.extend(of_sentence(&line, sentence, credit));
            index += 1;
        }
    }
    found.attributions = attributions;
}

/// The attributions of a sentence, in the order of their cues.
fn of_sentence(line: &Line<'_>, sentence: &Sentence, credit: Option<Span>) -> Vec<Attribution> {
    let frames = line.cues.iter().filter_map(|cue| frame(line, cue));
    let mut attributions: Vec<Attribution> = frames.filter_map(|f| attribution(line, &f)).collect();
    let said: Vec<Span> = attributions.iter().map(|a| a.cue).collect();
    let intents = intent::intents(line, Tokens::of(line.text, sentence.tokens.clone()));
    let intents = intents.into_iter().filter_map(|i| intended(line, i));
    attributions.extend(intents.filter(|i| !said.iter().any(|s| s.overlaps(i.cue))));
    attributions.extend(credit.map(|source| credited(line, sentence, source)));
    attributions.sort_by_key(|a| a.cue.start);
    attributions
}

/// What a source in brackets at the end of the paragraph stands behind.
fn credited(line: &Line<'_>, sentence: &Sentence, source: Span) -> Attribution {
    let content = Span { end: sentence.span.end.min(source.start), ..sentence.span };
    Attribution {
        act: Act::Credit,
        sentence: line.sentence,
        source: Some(source),
        cue: source,
        content: Some(content).filter(|c| c.start < c.end).into_iter().collect(),
        strength: Strength::Office,
    }
}

fn attribution(line: &Line<'_>, frame: &Frame) -> Option<Attribution> {
    let content = content::content(line, frame);
    let strength = match &frame.source {
        Some(source) => strength::strength(line, source, frame.kind),
        None => Strength::Hedge,
    };
    let hedged = frame.order == Order::Bare;
    Some(Attribution {
        act: Act::Statement,
        sentence: line.sentence,
        source: frame.source.clone().and_then(|s| line.span(s)),
        cue: line.span(frame.cue.clone())?,
        content: content.into_iter().filter_map(|r| line.span(r)).collect(),
        strength: if hedged { Strength::Hedge } else { strength },
    })
}

fn intended(line: &Line<'_>, intent: Intent) -> Option<Attribution> {
    Some(Attribution {
        act: Act::Intent,
        sentence: line.sentence,
        strength: strength::strength(line, &intent.source, intent.kind),
        source: line.span(intent.source),
        cue: line.span(intent.cue)?,
        content: line.span(intent.content).into_iter().collect(),
    })
}
