//! Where the parts of a pattern stand.
//!
//! In: terms and a draft. Out: [`Place`]s, and whether two of them stand as a relation asks.

use super::typed::{Literal, Op, Relation, Side, Term, Test};
use super::vocabulary::{self, Item, Kind, Value};
use crate::draft::Draft;
use crate::lexicon::{Lexicon, fold};
use crate::rules::phrases::Phrases;
use crate::source::Span;
use crate::token::TokenKind;

/// One of several phrases or annotations.
#[derive(Debug, Clone)]
pub struct Choice {
    phrases: Phrases,
    annotations: Vec<(Kind, Vec<Test>)>,
}

/// Where a choice holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Where.
    pub span: Span,
    /// The annotation, where it is one.
    pub item: Option<Item>,
}

impl Choice {
    /// Compiles terms.
    ///
    /// # Errors
    /// More phrases than an automaton holds.
    pub fn new(terms: Vec<Term>) -> Result<Self, String> {
        let (mut phrases, mut annotations) = (Vec::new(), Vec::new());
        for term in terms {
            match term {
                Term::Phrase(phrase) => phrases.push(phrase),
                Term::Annotation(kind, tests) => annotations.push((kind, tests)),
            }
        }
        Ok(Self { phrases: Phrases::any_case(&phrases)?, annotations })
    }

    /// Every place of one of them, in order.
    pub fn places(&self, draft: &Draft, lexicon: &Lexicon) -> Vec<Place> {
        let worded = self.phrases.places(draft).map(|(_, span)| Place { span, item: None });
        let annotated = self.annotations.iter().flat_map(|(kind, tests)| {
            let items = vocabulary::items(draft, lexicon, *kind).into_iter();
            items.filter(|i| tests.iter().all(|t| holds(draft, *i, t)))
        });
        let annotated = annotated.map(|item| Place { span: item.span, item: Some(item) });
        let mut places: Vec<Place> = worded.chain(annotated).collect();
        places.sort_by_key(|p| p.span);
        places.dedup_by_key(|p| p.span);
        places
    }
}

fn holds(draft: &Draft, item: Item, test: &Test) -> bool {
    let value = vocabulary::value(draft, item, test.field);
    let any = |op: Op| test.values.iter().any(|l| compare(&value, op, l));
    match test.op {
        Op::IsNot => !any(Op::Is),
        op => any(op),
    }
}

fn compare(value: &Value, op: Op, literal: &Literal) -> bool {
    match (value, literal) {
        (Value::None, Literal::None) => op == Op::Is,
        (Value::Number(a), Literal::Number(b)) => match op {
            Op::Is | Op::IsNot => (a - b).abs() < f64::EPSILON,
            Op::Less => a < b,
            Op::AtMost => a <= b,
            Op::More => a > b,
            Op::AtLeast => a >= b,
        },
        (Value::Text(a), Literal::Text(b)) => match op {
            Op::Is | Op::IsNot => fold(a) == fold(b),
            // Dates and lengths of time are written so that they sort as they follow.
            Op::Less => a < b,
            Op::AtMost => a <= b,
            Op::More => a > b,
            Op::AtLeast => a >= b,
        },
        (Value::Is(a), Literal::Text(b)) => *a == (b == "yes"),
        _ => false,
    }
}

/// The nearest of the places that stands to `from` as the relation asks.
pub fn related(draft: &Draft, from: Span, relation: Relation, places: &[Place]) -> Option<Place> {
    let window = window(draft, from, relation);
    let first = places.partition_point(|p| p.span.start < window.start);
    let inside = places[first..].iter().take_while(|p| p.span.start < window.end);
    let fits = |p: &&Place| {
        p.span.end <= window.end && !from.contains(p.span) && stands(draft, from, relation, p.span)
    };
    let distance =
        |p: &&Place| p.span.start.saturating_sub(from.end).max(from.start.saturating_sub(p.span.end));
    inside.filter(fits).min_by_key(distance).copied()
}

/// Marks that may stand between words, for each word.
const MARKS: usize = 4;

/// A stretch outside of which nothing is related.
fn window(draft: &Draft, from: Span, relation: Relation) -> Span {
    let paragraph = || crate::rules::words::Stretch::Paragraph.around(draft, from);
    match relation {
        Relation::Same(stretch) => stretch.around(draft, from),
        Relation::Near(words, _) => {
            let reach = (words + 1).saturating_mul(MARKS);
            let at = draft.tokens.partition_point(|t| t.span.end <= from.start);
            let end = draft.tokens.partition_point(|t| t.span.start < from.end);
            let first = draft.tokens.get(at.saturating_sub(reach)).map_or(0, |t| t.span.start);
            let last = draft.tokens.get(end.saturating_add(reach)).map_or(u32::MAX, |t| t.span.start);
            let block = paragraph();
            Span { start: block.start.max(first), end: block.end.min(last) }
        }
    }
}

fn stands(draft: &Draft, from: Span, relation: Relation, other: Span) -> bool {
    let Relation::Near(most, side) = relation else { return true };
    let behind = other.start >= from.end;
    let sided = match side {
        Side::Either => true,
        Side::Behind => behind,
        Side::Ahead => !behind,
    };
    sided && words_between(draft, from, other) <= most
}

/// Words between two places; none where one holds the other, as an attribution holds a figure.
pub fn words_between(draft: &Draft, a: Span, b: Span) -> usize {
    if a.overlaps(b) {
        return 0;
    }
    let (start, end) = if a.end <= b.start { (a.end, b.start) } else { (b.end, a.start) };
    let between = draft.tokens_in(Span { start, end });
    between.iter().filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number)).count()
}
