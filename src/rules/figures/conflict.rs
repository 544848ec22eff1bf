//! One quantity, two values.
//!
//! Serves the rules for a figure that two passages tell, and for one that stands over the story.

use serde::Deserialize;

use super::interval::{Interval, Slack};
use crate::annotate::quantity::{Approximation, Sourcing};
use crate::annotate::relation::comparison::Scale;
use crate::annotate::relation::member::Member;
use crate::annotate::relation::same::Same;
use crate::annotate::relation::same::likeness::Likeness;
use crate::document::{Role, Shape};
use crate::draft::Draft;
use crate::lexicon::{Lexicon, fold};
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::template::Template;

/// One quantity, two values.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Conflict {
    /// Which mentions are compared.
    between: Between,
    /// Share by which a figure called `about` may be off, 0 to 1.
    rounding: f64,
    /// Evidence for one quantity from which it is sure; see `annotate::relation::same`.
    sure: f64,
    /// Beside the other mention.
    other: Template,
}

/// Which mentions are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Between {
    /// A headline, deck or caption with the story.
    HeadAndStory,
    /// All others.
    Passages,
}

impl Check for Conflict {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let heads = self.between == Between::HeadAndStory;
        let lexicon = &findings.facts().lexicon;
        let pairs = draft.annotations.relations.same.iter().filter(|s| s.heads == heads);
        let mut told: Vec<(u64, u64)> = Vec::new();
        let one = |p: &&Same| heads || is_distance(draft, &p.first) == is_distance(draft, &p.second);
        for pair in pairs.filter(one).filter(|p| self.is_contradiction(draft, lexicon, p)) {
            let values = (pair.first.low.to_bits(), pair.second.low.to_bits());
            // The same two values once: the next mention of one of them says nothing new.
            if !told.contains(&values) && !told.contains(&(values.1, values.0)) {
                told.push(values);
                findings.report(self.finding(draft, lexicon, pair));
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["here", "there", "how"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.other]
    }
}

impl Conflict {
    /// Whether no reading of one is a reading of the other, and nobody else says it.
    fn is_contradiction(&self, draft: &Draft, lexicon: &Lexicon, pair: &Same) -> bool {
        let slack = Slack { about: self.rounding };
        let (a, b) = written(draft, pair);
        let read = |m: &Member| Interval::counted(m, slack);
        // A headline leaves out the last digits: 3,000 over 3,400.
        let rounded = pair.heads && a.step > 1.0 && (a.low - b.low).abs() <= a.step / 2.0;
        let excused = pair.likeness != Likeness::Swapped && has_two_sources(draft, lexicon, pair);
        !rounded && !read(&a).meets(read(&b)) && !excused
    }

    fn finding(&self, draft: &Draft, lexicon: &Lexicon, pair: &Same) -> Finding {
        let (here, there) = (here(draft, pair), there(draft, pair));
        let words = |m: &Member| draft.slice(m.span).to_owned();
        let values = vec![("here", words(here)), ("there", words(there)), ("how", how(pair).to_owned())];
        let (a, b) = written(draft, pair);
        // A span of time is told of many things.
        let lasting = pair.first.quantity.is_none();
        let hedged = a.approximation != b.approximation || pair.likeness == Likeness::Other || lasting;
        let mark = |m: &Member| Mark { span: m.span, message: self.other.fill(&values) };
        let others = std::iter::once(there).chain(titles(draft, here)).map(mark).collect();
        Finding {
            primary: here.span,
            others,
            query: pair.weight < self.sure || pair.apart || hedged || has_two_sources(draft, lexicon, pair),
            values,
            ..Finding::default()
        }
    }
}

/// Whether a figure is told as the distance between two others: that is no level (`The increase of $756`).
fn is_distance(draft: &Draft, member: &Member) -> bool {
    draft
        .annotations
        .relations
        .comparisons
        .iter()
        .any(|c| !c.loose && c.scale == Scale::Amount && c.measure.span == member.span)
}

/// The mention that is marked: what stands over the story, else the later one.
fn here<'p>(draft: &Draft, pair: &'p Same) -> &'p Member {
    if pair.heads && is_head(draft, &pair.first) { &pair.first } else { &pair.second }
}

/// The other mention.
fn there<'p>(draft: &Draft, pair: &'p Same) -> &'p Member {
    if here(draft, pair) == &pair.first { &pair.second } else { &pair.first }
}

fn is_head(draft: &Draft, member: &Member) -> bool {
    let block = draft.document.block_at(member.span.start);
    block.is_some_and(|b| matches!(b.role, Role::Headline | Role::Deck | Role::Caption))
}

/// The same value in the title that the metadata gives.
fn titles<'d>(draft: &'d Draft, here: &'d Member) -> impl Iterator<Item = &'d Member> {
    let metadata = |m: &&Member| {
        let block = draft.document.block_at(m.span.start);
        block.is_some_and(|b| b.shape == Shape::Metadata) && m.span != here.span
    };
    let pairs = draft.annotations.relations.same.iter();
    let again = pairs.filter(|s| s.likeness == Likeness::Equal && s.second.span == here.span);
    again.map(|s| &s.first).filter(metadata)
}

/// The two as they are compared. A bound that both have is no bound; `at least 227` in the story under a headline of
/// 228 is the writer's count, under one of 220 it is not.
fn written(draft: &Draft, pair: &Same) -> (Member, Member) {
    let exact = |m: &Member| Member { approximation: Approximation::Exact, ..m.clone() };
    let (here, there) = (here(draft, pair), there(draft, pair));
    let bound = there.approximation == Approximation::AtLeast && here.approximation == Approximation::Exact;
    let above = pair.heads && bound && here.low > there.low;
    let alike = pair.first.approximation == pair.second.approximation;
    // `Some 187` is as exact as it is printed, where a slip of the hand makes 178 of it.
    let swapped = pair.likeness == Likeness::Swapped && here.is_fine() && there.is_fine();
    if alike || above || swapped { (exact(here), exact(there)) } else { (here.clone(), there.clone()) }
}

/// Whether two different people or bodies say them.
fn has_two_sources(draft: &Draft, lexicon: &Lexicon, pair: &Same) -> bool {
    let (a, b) = (source(draft, lexicon, &pair.first), source(draft, lexicon, &pair.second));
    !a.is_empty() && !b.is_empty() && !a.iter().any(|w| b.contains(w))
}

/// The words for who says a figure; none for a pronoun, or for a document: one poll goes by many names.
fn source(draft: &Draft, lexicon: &Lexicon, member: &Member) -> Vec<String> {
    let found = &draft.annotations;
    let quantity = member.quantity.map(|q| &found.quantities[q as usize]);
    let source = match quantity.map(|q| q.sourcing) {
        Some(Sourcing::Sentence(a) | Sourcing::Carried(a)) => found.attributions[a as usize].source,
        Some(Sourcing::Quotation(q)) => found.quotations[q as usize].speaker,
        _ => None,
    };
    let words = source.map_or("", |s| draft.slice(s)).split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words.map(|w| fold(w).into_owned()).collect();
    let is_document = words.iter().any(|w| lexicon.source_nouns.get(w) == Some("document"));
    let told = |w: &String| w.len() > 2 && !is_document && !lexicon.function_words.contains(w);
    words.into_iter().filter(told).collect()
}

/// What the one value has of the other.
fn how(pair: &Same) -> &'static str {
    match pair.likeness {
        _ if pair.taken_up => "nobody else is counted before",
        Likeness::Swapped => "the same digits in another order",
        Likeness::Scale => "the same digits, a thousand times as much or more",
        Likeness::Shifted => "the same digits, ten times as much",
        Likeness::Digit | Likeness::Equal => "one digit differs",
        Likeness::Other => "the story begins with another value",
    }
}
