//! Two figures as the ends of a range: backwards, with a scale said once, hedged twice.
//!
//! [`Backwards`] serves `range-order`, [`Ranges`] `range-unit` and `hedge-stack`.

use serde::Deserialize;

use super::interval::print;
use crate::annotate::quantity::{Approximation, Category, Quantity};
use crate::draft::Draft;
use crate::lexicon::fold;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings};
use crate::source::Span;

/// A range said badly, though not wrongly.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Ranges {
    /// What is bad about it.
    fault: Fault,
}

/// What is bad about a range.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Fault {
    /// `between $26 and $31 million`: the first reads as 26 dollars.
    ScaleOnce,
    /// `some 2,000-3,000`, `about roughly 50`.
    HedgedTwice,
}

/// When two figures are a range, not a score, a vote or a change.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Backwards {
    /// Words of a sentence by which two numbers in a row are no range, in small letters.
    except: Vec<String>,
    /// The first may be this many times the second; more, and the two are of different kinds.
    most: f64,
}

impl Check for Ranges {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let bad = |q: &Quantity| match self.fault {
            Fault::ScaleOnce => has_scale_once(draft, q).then(|| from_between(draft, q)),
            Fault::HedgedTwice => hedged_twice(draft, q),
        };
        let places = draft.annotations.quantities.iter().filter_map(bad);
        places.for_each(|span| findings.report(finding(draft, span)));
    }

    fn fields(&self) -> &'static [&'static str] {
        &["words"]
    }
}

impl Check for Backwards {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let pairs = draft.annotations.quantities.windows(2);
        let two = pairs.filter(|two| self.is_backwards(draft, &two[0], &two[1]));
        two.for_each(|two| findings.report(backwards(&two[0], &two[1])));
    }

    fn fields(&self) -> &'static [&'static str] {
        &["first", "second"]
    }
}

fn finding(draft: &Draft, span: Span) -> Finding {
    Finding { primary: span, values: vec![("words", draft.slice(span).to_owned())], ..Finding::default() }
}

fn backwards(a: &Quantity, b: &Quantity) -> Finding {
    let value = |q: &Quantity| print(q.low.unwrap_or_default());
    let values = vec![("first", value(a)), ("second", value(b))];
    Finding { primary: a.span.to(b.span), values, ..Finding::default() }
}

impl Backwards {
    fn is_backwards(&self, draft: &Draft, a: &Quantity, b: &Quantity) -> bool {
        let (Some(first), Some(second)) = (a.exact(), b.exact()) else { return false };
        let alike = a.category == b.category && a.sentence == b.sentence;
        let falls = first > second && second > 0.0 && first <= second * self.most;
        alike && falls && self.joined(draft, a, b, second) && !self.is_other(draft, a)
    }

    /// `3,000-2,000 troops`, `between 300 and 200 people`.
    fn joined(&self, draft: &Draft, a: &Quantity, b: &Quantity, second: f64) -> bool {
        let between = draft.document.text.get(a.span.end as usize..b.span.start as usize).unwrap_or_default();
        let before = word_before(draft, a.hedge.map_or(a.span, |h| h.to(a.span)));
        let counted = b.noun.is_some() || a.category != Category::Count;
        match between.trim() {
            "-" | "–" | "to" => counted && (a.hedge.is_some() || second >= 1000.0) && before != "from",
            "and" => counted && before == "between",
            _ => false,
        }
    }

    fn is_other(&self, draft: &Draft, q: &Quantity) -> bool {
        let Some(sentence) = draft.sentences.get(q.sentence as usize) else { return true };
        let tokens = &draft.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize];
        tokens.iter().any(|t| self.except.iter().any(|w| *w == t.small(&draft.document.text)))
    }
}

/// The word before a place, in small letters.
fn word_before(draft: &Draft, span: Span) -> String {
    let at = draft.tokens.partition_point(|t| t.span.start < span.start);
    at.checked_sub(1)
        .map_or_else(String::new, |n| fold(draft.tokens[n].of(&draft.document.text)).into_owned())
}

/// A range of money with its sign twice and its scale only at the end.
fn has_scale_once(draft: &Draft, q: &Quantity) -> bool {
    let words = draft.slice(q.span);
    let joint = [" and ", " to ", "-", "–"].iter().find_map(|j| words.split_once(j));
    let Some((first, second)) = joint.filter(|_| q.category == Category::Money && q.low != q.high) else {
        return false;
    };
    let sign = |part: &str| part.trim_start().chars().next().is_some_and(|c| !c.is_ascii_digit());
    let scaled = |part: &str| part.trim_end().ends_with("illion") || part.trim_end().ends_with("thousand");
    let small = first.bytes().filter(u8::is_ascii_digit).count() <= 3;
    small && sign(first) && sign(second) && scaled(second) && !scaled(first)
}

/// A range with the `between` before it.
fn from_between(draft: &Draft, q: &Quantity) -> Span {
    let at = draft.tokens.partition_point(|t| t.span.start < q.span.start);
    let before = at.checked_sub(1).map(|n| draft.tokens[n].span);
    before.filter(|s| draft.slice(*s).eq_ignore_ascii_case("between")).map_or(q.span, |s| s.to(q.span))
}

/// A hedge before a range, or before or after another hedge; with the figure.
fn hedged_twice(draft: &Draft, q: &Quantity) -> Option<Span> {
    let hedge = q.hedge.filter(|h| q.approximation == Approximation::About && h.start < q.span.start)?;
    let range = q.low != q.high && draft.slice(q.span).contains(['-', '–']) || is_spelled_range(draft, q);
    let at = draft.tokens.partition_point(|t| t.span.start < hedge.start);
    let another = at.checked_sub(1).map(|n| draft.tokens[n].span).filter(|s| is_hedge(draft.slice(*s)));
    let after = draft.document.text.get(q.span.end as usize..).unwrap_or_default();
    let so = after.starts_with(" or so") || after.starts_with(" or thereabouts");
    (range || another.is_some() || so).then(|| another.unwrap_or(hedge).to(q.span))
}

/// `some 200 to 300`.
fn is_spelled_range(draft: &Draft, q: &Quantity) -> bool {
    q.low != q.high && draft.slice(q.span).contains(" to ")
}

fn is_hedge(word: &str) -> bool {
    matches!(
        fold(word).as_ref(),
        "about" | "approximately" | "around" | "roughly" | "nearly" | "almost" | "estimated"
    )
}
