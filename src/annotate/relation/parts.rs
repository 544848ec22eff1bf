//! Figures that belong to one another.
//!
//! In: the quantities of a sentence and the words between them. Out: [`PartWhole`].
//! A part is joined to a whole only where the words between them say so; when unsure, not.
//! Not here: whether the sum is right (`rules`).

use super::quantity::{Category, Quantity};
use super::{Annotations, Text};
use crate::sentence::Sentence;
use crate::source::Span;
use crate::token::{Token, TokenKind};

/// A whole and figures named as its parts, in one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartWhole {
    /// Index of the whole among the quantities.
    pub whole: u32,
    /// Indices of the parts, two or more, in reading order.
    pub parts: Vec<u32>,
    /// The words that join them.
    pub cue: Span,
    /// Whether the words say that the parts are all of it (`made up of`), not some (`including`).
    pub complete: bool,
}

/// Words that announce parts, and whether they announce all of them.
const CUES: [(&[&str], bool); 11] = [
    (&["made", "up", "of"], true),
    (&["consisting", "of"], true),
    (&["composed", "of"], true),
    (&["comprising"], true),
    (&["including"], false),
    (&["among", "them"], false),
    (&["of", "whom"], false),
    (&["of", "which"], false),
    (&["of", "them"], false),
    (&["with"], false),
    (&[":"], false),
];

/// `with` and a colon announce parts only after `a total of`.
const WEAK: [&str; 2] = ["with", ":"];

/// Parts further apart than this belong to different lists.
const MOST_TOKENS_BETWEEN: usize = 8;

/// Finds the parts of every whole.
pub fn read(text: Text<'_>, found: &mut Annotations) {
    let mut at = 0;
    for (i, sentence) in text.sentences.iter().enumerate() {
        let start = at;
        while found.quantities.get(at).is_some_and(|q| q.sentence as usize <= i) {
            at += 1;
        }
        if at - start >= 3 {
            let list = Figures { text, sentence, quantities: &found.quantities, range: start..at };
            let parts = list.part_whole();
            found.parts.extend(parts);
        }
    }
}

struct Figures<'a> {
    text: Text<'a>,
    sentence: &'a Sentence,
    quantities: &'a [Quantity],
    range: std::ops::Range<usize>,
}

impl Figures<'_> {
    fn part_whole(&self) -> Option<PartWhole> {
        self.range.clone().find_map(|whole| {
            let first = whole + 1;
            let (cue, complete) = self.cue_between(whole, first)?;
            let parts = self.list_from(first, self.is_clause(cue));
            let joined = PartWhole { whole: whole as u32, parts, cue, complete };
            (self.counts_people(whole) && joined.parts.len() >= 2 && !self.is_coordinate(whole))
                .then_some(joined)
        })
    }

    /// The last cue between a whole and its first part, close before the part.
    fn cue_between(&self, whole: usize, part: usize) -> Option<(Span, bool)> {
        let part = self.quantities.get(part).filter(|_| part < self.range.end)?;
        let tokens = self.tokens(self.quantities[whole].span.end, part.span.start);
        let words: Vec<String> =
            tokens.iter().map(|t| t.of(&self.text.document.text).to_lowercase()).collect();
        let hit = |(at, (cue, complete)): (usize, &(&[&str], bool))| {
            let here = words[at..].iter().map(String::as_str).take(cue.len()).eq(cue.iter().copied());
            let near = words.len() - at <= cue.len() + 2;
            let meant = !WEAK.contains(&cue[0]) || self.is_total(whole);
            (here && near && meant).then(|| (tokens[at].span.to(tokens[at + cue.len() - 1].span), *complete))
        };
        (0..words.len()).flat_map(|at| CUES.iter().map(move |c| (at, c))).find_map(hit)
    }

    /// `of whom 12 are students and 15 were teachers`: the parts are subjects of their own verbs.
    fn is_clause(&self, cue: Span) -> bool {
        cue.of(&self.text.document.text).to_lowercase().starts_with("of")
    }

    /// Whether `a total of` stands before the whole.
    fn is_total(&self, whole: usize) -> bool {
        let text = &self.text.document.text;
        let before = &text[self.sentence.span.start as usize..self.quantities[whole].span.start as usize];
        before.trim_end().to_lowercase().ends_with("total of")
    }

    /// The figures that follow one another as items of a list.
    fn list_from(&self, first: usize, clause: bool) -> Vec<u32> {
        let mut last = first;
        while last + 1 < self.range.end && self.continues(last, last + 1) {
            last += 1;
        }
        if !clause && self.ends_in_predicate(last) {
            last -= 1;
        }
        let all_count = last >= first && (first..=last).all(|i| self.counts_people(i));
        if all_count { (first as u32..=last as u32).collect() } else { Vec::new() }
    }

    /// Whether a comma or `and` and little else stands between two figures.
    fn continues(&self, a: usize, b: usize) -> bool {
        let text = &self.text.document.text;
        let tokens = self.tokens(self.quantities[a].span.end, self.quantities[b].span.start);
        let joins = |t: &Token| matches!(t.of(text), "," | "and" | "&" | ";");
        let breaks = |t: &Token| {
            matches!(
                t.of(text),
                "(" | ")" | "\"" | "“" | "—" | "from" | "to" | "than" | "in" | "on" | "while" | "which"
            )
        };
        tokens.len() <= MOST_TOKENS_BETWEEN && tokens.iter().any(joins) && !tokens.iter().any(breaks)
    }

    /// Whether what follows a figure says something else of it (`and 13 others are injured`).
    fn ends_in_predicate(&self, i: usize) -> bool {
        let text = &self.text.document.text;
        let after = self.tokens(self.quantities[i].span.end, self.sentence.span.end);
        let clause =
            after.iter().take(MOST_TOKENS_BETWEEN).take_while(|t| !matches!(t.of(text), "," | ";" | "."));
        clause.into_iter().any(|t| self.is_predicate(t))
    }

    /// A word that makes a new statement: a form of be or have, or what happened to people.
    fn is_predicate(&self, token: &Token) -> bool {
        let word = token.of(&self.text.document.text);
        let helper =
            matches!(word, "am" | "are" | "is" | "was" | "were" | "be" | "been" | "has" | "have" | "had");
        let fate = self.text.lexicon.casualty_words.has(word) && !self.text.lexicon.people_nouns.has(word);
        helper || fate || matches!(word, "survive" | "survived" | "escaped")
    }

    /// Whether the figure is the second of two (`56 passengers and 10 crew`): the whole may be both.
    fn is_coordinate(&self, whole: usize) -> bool {
        let text = &self.text.document.text;
        let before = whole.checked_sub(1).filter(|b| *b >= self.range.start);
        before.is_some_and(|b| {
            let tokens = self.tokens(self.quantities[b].span.end, self.quantities[whole].span.start);
            tokens.len() <= MOST_TOKENS_BETWEEN && tokens.iter().any(|t| t.of(text) == "and")
        })
    }

    fn counts_people(&self, i: usize) -> bool {
        let q = &self.quantities[i];
        matches!(q.category, Category::Count | Category::Casualty) && q.low.is_some()
    }

    fn tokens(&self, from: u32, to: u32) -> &[Token] {
        let all = self.text.tokens;
        let start = all.partition_point(|t| t.span.start < from);
        let end = all.partition_point(|t| t.span.start < to).max(start);
        let tokens = &all[start..end];
        debug_assert!(tokens.iter().all(|t| t.kind != TokenKind::Space));
        tokens
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;

    /// Texts of whole and parts, whole first.
    fn parts(text: &str) -> Vec<String> {
        fixture::read(text, |t| {
            let found = crate::annotate::annotate(t);
            let words = |i: &u32| found.quantities[*i as usize].span.of(&t.document.text).to_owned();
            let list = |p: &super::PartWhole| std::iter::once(&p.whole).chain(&p.parts).map(words).collect();
            found.parts.iter().map(list).map(|l: Vec<String>| l.join(" ")).collect()
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
