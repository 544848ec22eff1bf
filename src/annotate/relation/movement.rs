//! A figure that moved from one value to another, and the word that says which way: `rose from 31 percent to 35`, `fell to
//! 40 from 52`, `1,240 pupils, up from 1,310`.
//!
//! In: a passage. Out: [`Movement`]. Not here: how far it moved (`comparison`), whether the word fits
//! (`rules::figures::movement`).

use super::View;
use super::comparison::Direction;
use super::comparison::result::is_rate;
use super::comparison::stated::{Place, is_phrasal, way};
use super::member::Member;
use super::passage::{Figure, Passage};
use crate::annotate::quantity::Category;
use crate::source::Span;
use crate::token::TokenKind;

/// Words from the word that says which way to `from` or `to`, at most.
const REACH: usize = 10;

/// Words between the two figures, at most.
const APART: usize = 12;

/// A figure that moved.
#[derive(Debug, Clone, PartialEq)]
pub struct Movement {
    /// Which way the words say.
    pub direction: Direction,
    /// The word that says so.
    pub cue: Span,
    /// Where it came from.
    pub base: Member,
    /// Where it went.
    pub result: Member,
}

impl Movement {
    /// For printing.
    pub fn view(&self) -> View {
        View::new("movement", [("base", &self.base), ("result", &self.result)].into_iter())
    }
}

/// The movements of a passage.
pub fn read(passage: &Passage<'_>) -> Vec<Movement> {
    let pairs = passage.figures.windows(2).filter(|two| are_like(&two[0], &two[1]));
    pairs.filter_map(|two| Pair { passage, first: &two[0], second: &two[1] }.movement()).collect()
}

/// One figure moves no further, as a share: more, and the scale of one is that of the other (`from 3.4 to 2.9 billion`).
const FARTHEST: f64 = 100.0;

/// Two figures of one sentence and kind, each of one value above zero; a number without a unit takes that of the other.
fn are_like(a: &Figure, b: &Figure) -> bool {
    let one = |f: &Figure| f.member.is_one() && f.member.low > 0.0;
    let bare = |m: &Member| m.is_count() && m.unit.is_empty();
    // `six of 11, up from three`
    let ratio = |m: &Member| m.category == Some(Category::Ratio);
    let (x, y) = (&a.member, &b.member);
    let like = x.is_like(y) && x.is_of_noun(y) || (bare(x) || bare(y)) && !ratio(x) && !ratio(y);
    let near = (x.low / y.low).max(y.low / x.low) <= FARTHEST;
    a.sentence == b.sentence && one(a) && one(b) && like && near
}

struct Pair<'p> {
    passage: &'p Passage<'p>,
    first: &'p Figure,
    second: &'p Figure,
}

impl Pair<'_> {
    fn movement(&self) -> Option<Movement> {
        let rate = is_rate(self.passage, self.first) || is_rate(self.passage, self.second);
        if rate || self.is_parted() || self.is_below_zero() || self.is_of_two() {
            return None;
        }
        let (at, base, result) = self.risen().or_else(|| self.apposed())?;
        let direction = self.way(at).filter(|way| *way != Direction::Either)?;
        let cue = self.passage.span(at, at + 1);
        Some(Movement { direction, cue, base: base.member.clone(), result: result.member.clone() })
    }

    fn word(&self, at: usize) -> &str {
        self.passage.word(at)
    }

    /// Whether another clause begins between the two.
    fn is_parted(&self) -> bool {
        const PARTS: [&str; 10] = [".", ";", "(", ")", "and", "but", "which", "while", "who", "whose"];
        (self.first.end..self.second.lead).any(|at| PARTS.contains(&self.word(at)))
    }

    /// `minus 5`, `−5`, `5 metres below the mark`: more is less there.
    fn is_below_zero(&self) -> bool {
        let minus = |f: &Figure| matches!(self.passage.before(f, 1), "minus" | "-" | "−" | "–");
        let deep = |f: &Figure| {
            (f.end..f.end + 3).any(|at| matches!(self.word(at), "below" | "beneath" | "deep" | "under"))
        };
        [self.first, self.second].into_iter().any(|f| minus(f) || deep(f))
    }

    /// `from 45 percent in Ost to 39 percent in Lisk`, `from 20 crowns for children to 12 crowns for pensioners`: of two things.
    fn is_of_two(&self) -> bool {
        let thing = |f: &Figure| {
            let (word, next) = (self.word(f.after), self.passage.words.get(f.after + 1));
            let time =
                next.is_none_or(|w| self.passage.is_time(&w.word) || w.token.kind == TokenKind::Number);
            (matches!(word, "among" | "at" | "for" | "in" | "on") && !time).then_some(word)
        };
        thing(self.first).is_some() && thing(self.first) == thing(self.second)
    }

    /// verb "from" figure "to" figure ; verb "to" figure "from" figure
    fn risen(&self) -> Option<(usize, &Figure, &Figure)> {
        let (a, b) = (self.first, self.second);
        let near = b.lead.saturating_sub(a.end) <= APART;
        let before = |f: &Figure, n: usize| self.passage.before(f, n);
        let forward = before(a, 1) == "from" && before(b, 1) == "to" && !self.is_range();
        let backward =
            before(a, 1) == "to" && before(b, 1) == "from" && !matches!(before(b, 2), "down" | "up");
        let at = self.verb(a.lead.checked_sub(1)?).filter(|_| near)?;
        match (forward, backward) {
            (true, _) => Some((at, a, b)),
            (_, true) => Some((at, b, a)),
            _ => None,
        }
    }

    /// `fell from 5 to 10 percent`: how much it fell, here more and there less.
    fn is_range(&self) -> bool {
        let (a, b) = (self.first, self.second);
        b.member.is_percent() && a.after + 1 == b.lead && a.member.low < b.member.low
    }

    /// figure "," ("up" | "down") "from" figure
    fn apposed(&self) -> Option<(usize, &Figure, &Figure)> {
        const APPOSED: usize = 8;
        let (a, b) = (self.first, self.second);
        let at = b.lead.checked_sub(2)?;
        let way = self.passage.before(b, 1) == "from" && matches!(self.word(at), "down" | "up");
        let comma = at.checked_sub(1).is_some_and(|at| matches!(self.word(at), "," | "—" | "–"));
        // `1,900 clerks with 14 boats, up from 1,250`
        let first = || !self.passage.figures.iter().any(|f| f.sentence == a.sentence && f.lead < a.lead);
        (way && comma && at.saturating_sub(a.end) <= APPOSED && first()).then_some((at, b, a))
    }

    /// The nearest word before `from` or `to` that says which way, where no other one stands by it.
    fn verb(&self, preposition: usize) -> Option<usize> {
        let start = self.passage.start_of(self.first.sentence).max(preposition.saturating_sub(REACH));
        let stops = |at: &usize| {
            let comma = self.word(*at) == "," && at + 1 < preposition;
            comma
                || matches!(
                    self.word(*at),
                    "." | ";"
                        | ":"
                        | "("
                        | ")"
                        | "“"
                        | "”"
                        | "\""
                        | "and"
                        | "but"
                        | "while"
                        | "as"
                        | "which"
                        | "who"
                        | "that"
                        | "when"
                        | "after"
                        | "before"
                        | "not"
                        | "never"
                        | "instead"
                )
        };
        let words = (start..preposition).rev().take_while(|at| !stops(at));
        let mut found = words.filter(|at| self.way(*at).is_some());
        let verb = found.next()?;
        found.all(|at| self.way(at) == self.way(verb)).then_some(verb)
    }

    /// Which way a word says that something moved.
    fn way(&self, at: usize) -> Option<Direction> {
        let word = self.word(at);
        let other = word.ends_with("er") || self.is_named(at) || is_phrasal(self.passage, at);
        way(self.passage, at, Place::By).filter(|_| !other)
    }

    /// `the reduced fare`, `April's increase was revised`: no verb, and no noun that goes on to what moved.
    fn is_named(&self, at: usize) -> bool {
        let (before, word) = (at.checked_sub(1).map_or("", |at| self.word(at)), self.word(at));
        let named = matches!(
            before,
            "a" | "an" | "her" | "his" | "its" | "that" | "the" | "their" | "this" | "'s" | "’s"
        );
        let participle = word.ends_with("ed") || word.ends_with("ing");
        let goes_on = matches!(self.word(at + 1), "for" | "from" | "in" | "of" | "to");
        named && (participle || !goes_on)
    }
}

#[cfg(test)]
mod tests {
    use super::Direction;
    use crate::annotate::fixture;

    fn movements(text: &str) -> Vec<(Direction, String)> {
        fixture::read(text, |t| {
            let found = crate::annotate::annotate(t).relations.movements;
            let words = |m: &super::Movement| format!("{} {}", m.base.span.of(text), m.result.span.of(text));
            found.iter().map(|m| (m.direction, words(m))).collect()
        })
    }

    #[test]
    fn base_and_result_are_told_apart() {
        let up = |words: &str| vec![(Direction::Up, words.to_owned())];
        assert_eq!(movements("The toll rose from 31 people in May to 35 people."), up("31 35"));
        assert_eq!(movements("The toll rose to 35 people from 31 people."), up("31 35"));
        assert_eq!(movements("It has 1,240 pupils, up from 1,310 a year ago."), up("1,310 1,240"));
    }

    #[test]
    fn no_word_no_movement() {
        assert_eq!(movements("Tickets cost from 31 crowns to 35 crowns."), []);
        assert_eq!(movements("It cut the rise from 31 crowns to 25 crowns."), []);
        assert_eq!(movements("Yields fell from 5 to 10 percent."), []);
    }
}
