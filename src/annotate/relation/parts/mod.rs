//! A whole and the figures named as its parts.
//!
//! In: a passage. Out: [`PartWhole`]. Not here: whether the sum is right (`rules::figures::parts`).
//!
//! Which figures make one list: `series`; what joins a list to a whole: `joint`, `nouns` beside it, `of_the` behind it, `opposed`
//! where opposite words part it, `came_to` where the sum follows, `closing` where it ends in a rest;
//! in lists and tables of the page `layout`, over several sentences `bound`
//! and `known`, where no words do `loose`; one told with an
//! article: `implied`; a part above its whole: `over`; lists that the words speak against: `mixed`.

mod bound;
mod came_to;
mod closing;
mod implied;
mod joint;
mod known;
mod layout;
mod loose;
mod mixed;
mod nouns;
mod of_the;
mod opposed;
mod over;
mod series;

use super::View;
use super::member::Member;
use super::passage::{Figure, Passage};
use crate::annotate::quantity::Approximation;
use crate::annotate::{Annotations, Text};
use crate::source::Span;

/// A whole and figures named as its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct PartWhole {
    /// The whole.
    pub whole: Member,
    /// The parts, two or more, in reading order.
    pub parts: Vec<Member>,
    /// The words that join them.
    pub cue: Span,
    /// Whether the words say that the parts are all of it (`made up of`), not some (`including`).
    pub complete: bool,
    /// Whether the figures only stand near one another, and no words bind them.
    pub loose: bool,
    /// Whether words make one the part of another although they stand in several sentences; only where it is loose.
    pub bound: bool,
    /// Whether no other figures stand near.
    pub sole: bool,
}

impl PartWhole {
    /// For printing.
    pub fn view(&self) -> View {
        let parts = self.parts.iter().map(|p| ("part", p));
        View::new("part-whole", std::iter::once(("whole", &self.whole)).chain(parts))
    }

    fn of(whole: &Figure, parts: &[&Figure], cue: Span, complete: bool) -> Self {
        let parts = parts.iter().map(|f| f.member.clone()).collect();
        Self { whole: whole.member.clone(), parts, cue, complete, loose: false, bound: false, sole: true }
    }

    /// With further parts, in reading order.
    fn with(mut self, parts: Vec<Member>) -> Self {
        self.parts.extend(parts);
        self.parts.sort_by_key(|m| m.span);
        self
    }

    /// The whole, then the parts.
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        std::iter::once(&self.whole).chain(&self.parts)
    }
}

/// The parts of every whole of a passage, at most one sure list a sentence.
pub fn read(passage: &Passage<'_>) -> Vec<PartWhole> {
    let sentences: Vec<&[Figure]> = passage.sentences().collect();
    let joints = (0..sentences.len()).map(|i| joint::Joint::new(passage, &sentences, i));
    let mut found: Vec<PartWhole> = joints.filter_map(|j| j.read()).collect();
    let known = |m: &Member, lists: &[PartWhole]| lists.iter().any(|p| p.members().any(|o| o.span == m.span));
    let over = over::read(passage).into_iter().filter(|p| !known(&p.parts[0], &found));
    found.extend(over.collect::<Vec<_>>());
    let near = loose::read(passage, &found).into_iter().chain(loose::read_lists(passage, &found));
    let bound = bound::read(passage).into_iter().chain(closing::read(passage));
    for list in bound.chain(near.collect::<Vec<_>>()) {
        // The same figures are one list, however often the whole is told.
        let known = |m: &Member| m.span != list.whole.span;
        let again = |p: &PartWhole| {
            let shared = |m: &&Member| known(m) && p.members().any(|o| o.span == m.span);
            list.members().filter(shared).count() >= list.parts.len().min(2)
        };
        if !found.iter().any(again) {
            found.push(list);
        }
    }
    found.retain(|p| !is_of_then(passage, p));
    found.retain(|p| !is_distance(passage, p) && !is_span(p) && !mixed::is_mixed(passage, p));
    found
}

/// Whether the whole was told of an earlier time: `The toll had stood at 29 on Wednesday. The dead include …`
fn is_of_then(passage: &Passage<'_>, list: &PartWhole) -> bool {
    let sentence = |m: &Member| passage.sentence_at(m.span.start);
    let whole = sentence(&list.whole);
    let apart = list.parts.iter().all(|p| sentence(p) > whole);
    apart && whole.is_some_and(|s| passage.is_of_then(s))
}

/// Whether the parts are bounds, one from below and one from above: `fewer than 200 in July, more than 400 in October`.
fn is_span(list: &PartWhole) -> bool {
    let has = |bound: Approximation| list.parts.iter().any(|m| m.approximation == bound);
    has(Approximation::AtLeast) && has(Approximation::AtMost)
}

/// Whether the whole is the distance between its two parts: `his majority was 300: 4,200 voted for him, 3,900 for her`.
fn is_distance(passage: &Passage<'_>, list: &PartWhole) -> bool {
    const NEAR: usize = 4;
    let leads = |at: usize| {
        passage.text.lexicon.distance_words.get(passage.word(at)).is_some_and(|way| way.starts_with("lead"))
    };
    let whole = passage.figures.iter().find(|f| f.member.span == list.whole.span);
    let told = |f: &Figure| (f.lead.saturating_sub(NEAR)..f.lead).chain(f.end..f.end + NEAR).any(leads);
    list.parts.len() > 1 && list.parts.iter().all(|m| m.low > list.whole.low) && whole.is_some_and(told)
}

/// The parts that the page sets under one another: items of a list, rows of a table.
pub fn read_layout(text: Text<'_>, found: &Annotations) -> Vec<PartWhole> {
    layout::read(text, found)
}

#[cfg(test)]
mod tests {
    use crate::annotate::fixture;

    /// Texts of whole and parts, in reading order.
    fn parts(text: &str) -> Vec<String> {
        fixture::read(text, |t| {
            let mut found = crate::annotate::annotate(t).relations.parts;
            found.retain(|p| !p.loose);
            let words = |v: super::View| {
                v.members.iter().map(|m| m.1.of(&t.document.text)).collect::<Vec<_>>().join(" ")
            };
            found.iter().map(super::PartWhole::view).map(words).collect()
        })
    }

    #[test]
    fn parts_follow_a_cue() {
        assert_eq!(
            parts("At least 227 people died, including 149 civilians, 19 officers and 61 others."),
            ["227 149 19 61"]
        );
    }

    #[test]
    fn another_statement_is_no_part() {
        let text = "Nine people, including four children, were killed and 13 others were injured.";
        assert_eq!(parts(text), Vec::<String>::new());
        let text = "At least 26 people died, including seven children, 11 others survived.";
        assert_eq!(parts(text), Vec::<String>::new());
    }

    #[test]
    fn the_whole_may_be_two_figures() {
        let text = "There were 56 passengers and 10 crew, among them 30 students and 15 nurses.";
        assert_eq!(parts(text), Vec::<String>::new());
    }
}
