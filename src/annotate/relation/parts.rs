//! A whole and the figures named as its parts.
//!
//! In: a passage. Out: [`PartWhole`]. Not here: whether the sum is right (`rules::figures::parts`).

use super::View;
use super::member::Member;
use super::passage::{Figure, Passage, Word};
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
}

impl PartWhole {
    /// For printing.
    pub fn view(&self) -> View {
        let parts = self.parts.iter().map(|p| ("part", p));
        View::new("part-whole", std::iter::once(("whole", &self.whole)).chain(parts))
    }
}

/// What the words between a whole and its first part say.
#[derive(Clone, Copy, PartialEq)]
enum Sense {
    /// The parts are all of the whole.
    All,
    /// The parts are some of it.
    Some,
    /// They are subjects of their own verbs (`of whom 12 are students`).
    Clause,
    /// They are all of it where the whole is called a total.
    Total,
}

/// Words that announce parts.
const CUES: [(&[&str], Sense); 13] = [
    (&["made", "up", "of"], Sense::All),
    (&["consisting", "of"], Sense::All),
    (&["consists", "of"], Sense::All),
    (&["consisted", "of"], Sense::All),
    (&["composed", "of"], Sense::All),
    (&["comprising"], Sense::All),
    (&["including"], Sense::Some),
    (&["among", "them"], Sense::Some),
    (&["of", "whom"], Sense::Clause),
    (&["of", "which"], Sense::Clause),
    (&["of", "them"], Sense::Clause),
    (&["with"], Sense::Total),
    (&[":"], Sense::Total),
];

/// Parts further apart than this belong to different lists.
const MOST_WORDS_BETWEEN: usize = 8;

/// The parts of every whole, at most one list a sentence.
pub fn read<'p>(passage: &'p Passage<'p>) -> impl Iterator<Item = PartWhole> + 'p {
    passage.sentences().filter(|s| s.len() >= 3).filter_map(|figures| Clause { passage, figures }.read())
}

/// The figures of a sentence.
struct Clause<'p> {
    passage: &'p Passage<'p>,
    figures: &'p [Figure],
}

impl Clause<'_> {
    fn read(&self) -> Option<PartWhole> {
        (0..self.figures.len()).find_map(|whole| {
            let (cue, sense) = self.cue_after(whole)?;
            let parts = self.list_from(whole + 1, sense);
            let joined = self.figures[whole].member.is_count() && parts.len() >= 2;
            (joined && !self.is_coordinate(whole)).then(|| PartWhole {
                whole: self.figures[whole].member.clone(),
                parts: parts.iter().map(|f| f.member.clone()).collect(),
                cue,
                complete: matches!(sense, Sense::All | Sense::Total),
            })
        })
    }

    /// The last cue between a whole and its first part, close before the part.
    fn cue_after(&self, whole: usize) -> Option<(Span, Sense)> {
        let (whole, part) = (&self.figures[whole], self.figures.get(whole + 1)?);
        let words = self.passage.words.get(whole.end..part.lead)?;
        let hit = |(at, (cue, sense)): (usize, &(&[&str], Sense))| {
            let here = words[at..].iter().map(|w| w.word.as_ref()).take(cue.len()).eq(cue.iter().copied());
            let near = words.len() - at <= cue.len() + 2;
            let meant = *sense != Sense::Total || self.is_total(whole);
            let from = whole.end + at;
            (here && near && meant).then(|| (self.passage.span(from, from + cue.len()), *sense))
        };
        (0..words.len()).flat_map(|at| CUES.iter().map(move |c| (at, c))).find_map(hit)
    }

    /// Whether `a total of` stands before the whole.
    fn is_total(&self, whole: &Figure) -> bool {
        self.passage.before(whole, 1) == "of" && self.passage.before(whole, 2) == "total"
    }

    /// The figures that follow one another as items of a list.
    fn list_from(&self, first: usize, sense: Sense) -> &[Figure] {
        let mut last = first;
        while last + 1 < self.figures.len() && self.continues(last) {
            last += 1;
        }
        if sense != Sense::Clause && self.ends_in_predicate(&self.figures[last]) {
            last -= 1;
        }
        let list = self.figures.get(first..=last).unwrap_or_default();
        if list.iter().all(|f| f.member.is_count()) { list } else { &[] }
    }

    /// Whether a comma or `and` and little else stands between a figure and the next.
    fn continues(&self, at: usize) -> bool {
        let words = &self.passage.words[self.figures[at].end..self.figures[at + 1].lead];
        let joins = |w: &Word<'_>| matches!(w.word.as_ref(), "," | "and" | "&" | ";");
        let breaks = |w: &Word<'_>| {
            matches!(
                w.word.as_ref(),
                "(" | ")" | "\"" | "“" | "—" | "from" | "to" | "than" | "in" | "on" | "while" | "which"
            )
        };
        words.len() <= MOST_WORDS_BETWEEN && words.iter().any(joins) && !words.iter().any(breaks)
    }

    /// Whether what follows a figure says something else of it (`and 13 others are injured`).
    fn ends_in_predicate(&self, figure: &Figure) -> bool {
        let after = self.passage.words[figure.end..].iter().take(MOST_WORDS_BETWEEN);
        after.take_while(|w| !matches!(w.word.as_ref(), "," | ";" | ".")).any(|w| self.is_predicate(&w.word))
    }

    /// A word that makes a new statement: a form of be or have, or what happened to people.
    fn is_predicate(&self, word: &str) -> bool {
        let lexicon = self.passage.text.lexicon;
        let helper =
            matches!(word, "am" | "are" | "is" | "was" | "were" | "be" | "been" | "has" | "have" | "had");
        let fate = lexicon.casualty_words.contains(word) && !lexicon.people_nouns.contains(word);
        helper || fate || matches!(word, "survive" | "survived" | "escaped")
    }

    /// Whether the figure is the second of two (`56 passengers and 10 crew`): the whole may be both.
    fn is_coordinate(&self, whole: usize) -> bool {
        let Some(before) = whole.checked_sub(1).map(|b| &self.figures[b]) else { return false };
        let words = &self.passage.words[before.end..self.figures[whole].lead];
        words.len() <= MOST_WORDS_BETWEEN && words.iter().any(|w| w.word == "and")
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::fixture;

    /// Texts of whole and parts, in reading order.
    fn parts(text: &str) -> Vec<String> {
        fixture::read(text, |t| {
            let views = crate::annotate::annotate(t).relations.parts;
            let words = |v: super::View| {
                v.members.iter().map(|m| m.1.of(&t.document.text)).collect::<Vec<_>>().join(" ")
            };
            views.iter().map(super::PartWhole::view).map(words).collect()
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
