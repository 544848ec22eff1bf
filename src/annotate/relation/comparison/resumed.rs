//! A distance spoken of as known, whose figures the sentences before have told: `from 45 to 65 … The 15 extra seats`,
//! `31 percent, from 35 … The five-point drop`, `That is 35 percent more`.
//!
//! In: a passage. Out: a [`Comparison`], where the sentence before has one pair of figures that it can lie between. Not
//! here: distances in the sentence of their figures (`stated`, `pair`).

use super::stated::{LEAD_NOUNS, Place, is_of_votes, scale, way};
use super::{Comparison, Direction, Pair, Scale};
use crate::annotate::relation::passage::{Figure, Passage};

/// Sentences back in which the figures may stand.
const BACK: u32 = 2;

/// Words from `the` to the noun of the distance, and from it to the figure behind `of`.
const REACH: usize = 5;

/// Every distance that is taken up.
pub fn read(passage: &Passage<'_>) -> Vec<Comparison> {
    let figures = passage.figures.iter().filter(|f| f.member.is_one() && f.member.low > 0.0);
    figures.filter_map(|figure| Resumed { passage, figure }.comparison()).collect()
}

struct Resumed<'p> {
    passage: &'p Passage<'p>,
    figure: &'p Figure,
}

/// What the words make of the distance: whether it is the lead of one over another, and the way.
type Told = (bool, Direction);

impl<'p> Resumed<'p> {
    fn comparison(&self) -> Option<Comparison> {
        let scale = scale(&self.figure.member)?;
        let (lead, direction) = self
            .named()
            .or_else(|| self.noun_before())
            .or_else(|| self.noun_told())
            .or_else(|| self.extra())
            .or_else(|| self.put())
            .or_else(|| self.told())
            .or_else(|| self.moved())?;
        let alone = self.has_base() || self.has_own(scale) || self.is_elsewhere();
        let pair = self.pair(scale, lead).filter(|_| !alone)?;
        Some(Comparison {
            scale,
            direction,
            measure: self.figure.member.clone(),
            pairs: vec![pair],
            lead,
            cue: self.passage.span(self.figure.lead, self.figure.after),
            loose: false,
            sided: false,
        })
    }

    fn word(&self, at: usize) -> &'p str {
        self.passage.word(at)
    }

    fn is_definite(&self, at: usize) -> bool {
        const WORDS: [&str; 9] = ["the", "that", "this", "those", "these", "her", "his", "its", "their"];
        WORDS.contains(&self.word(at))
    }

    /// What a noun makes of a distance: `gap`, `increase`.
    fn noun(&self, at: usize) -> Option<Told> {
        // `the margin of error of 2.9 points`
        if self.word(at + 1) == "of" && self.word(at + 2) == "error" {
            return None;
        }
        match LEAD_NOUNS.contains(&self.word(at)) || is_of_votes(self.passage, at, self.figure) {
            true => Some((true, Direction::Either)),
            false => way(self.passage, at, Place::By).map(|direction| (false, direction)),
        }
    }

    /// `the five-point drop`, `that 13-point slide`; not `the 40 he lost`, nor `from the 13-point slide`
    fn named(&self) -> Option<Told> {
        const NEAR: usize = 3;
        let f = self.figure;
        let stops = |at: usize| {
            let word = self.word(at);
            let verb =
                is_verb(word) || self.passage.text.lexicon.past_verbs.contains(word) || word.ends_with("ed");
            verb || matches!(
                word,
                "," | "." | ";" | "of" | "in" | "to" | "and" | "he" | "she" | "it" | "they"
            )
        };
        let definite = (1..=2).find(|n| f.lead >= *n && self.is_definite(f.lead - n))?;
        let base =
            matches!(self.passage.before(f, definite + 1), "from" | "to" | "than" | "with" | "against");
        let near = (f.end..f.end + NEAR).take_while(|at| !stops(*at));
        near.into_iter().find_map(|at| self.noun(at)).filter(|_| !base)
    }

    /// `the difference in pay of £8,000`, `the margin of six`
    fn noun_before(&self) -> Option<Told> {
        let f = self.figure;
        let open = |at: &usize| !matches!(self.word(*at), "," | "." | ";" | "");
        let near = (f.lead.saturating_sub(REACH)..f.lead.saturating_sub(1)).rev().take_while(open);
        // `the lower rate of £40`: an adjective is no distance.
        let named = |at: usize| matches!(self.word(at + 1), "of" | "in" | "between" | "over");
        let noun = near.into_iter().find(|at| self.noun(*at).is_some() && named(*at))?;
        let before = |n: usize| noun.checked_sub(n).map_or("", |at| self.word(at));
        let told = self.noun(noun)?;
        // `With a margin of six`
        let with = told.0 && matches!(before(1), "a" | "an") && matches!(before(2), "by" | "with");
        let definite = noun > 0 && self.is_definite(noun - 1) || with;
        let of = 1 + usize::from(matches!(self.passage.before(f, 1), "just" | "only"));
        (definite && self.passage.before(f, of) == "of").then_some(told)
    }

    /// `her margin of victory was 6.4 points`, `the gap is now 12`
    fn noun_told(&self) -> Option<Told> {
        let f = self.figure;
        let told = |word: &str| matches!(word, "was" | "is" | "stood" | "stands" | "came" | "comes");
        let small = |at: &usize| told(self.word(*at)) || matches!(self.word(*at), "now" | "at" | "to");
        let verb = (f.lead.saturating_sub(3)..f.lead).rev().take_while(small).last()?;
        if !told(self.word(verb)) {
            return None;
        }
        let of =
            verb >= 2 && matches!(self.word(verb - 1), "victory" | "defeat") && self.word(verb - 2) == "of";
        let noun = verb.checked_sub(if of { 3 } else { 1 })?;
        let told = self.noun(noun).filter(|told| told.0)?;
        let owned = noun > 0 && (self.is_definite(noun - 1) || matches!(self.word(noun - 1), "'s" | "’s"));
        owned.then_some(told)
    }

    /// `the 15 extra seats`, `the additional 150 million`
    fn extra(&self) -> Option<Told> {
        let f = self.figure;
        let extra = |at: usize| matches!(self.word(at), "additional" | "extra");
        let before = f.lead >= 2 && extra(f.lead - 1) && self.is_definite(f.lead - 2);
        let after = f.lead >= 1 && extra(f.end) && self.is_definite(f.lead - 1);
        (before || after).then_some((false, Direction::Either))
    }

    /// `That put her 4.8 points in front`
    fn put(&self) -> Option<Told> {
        let start = self.passage.start_of(self.figure.sentence);
        let that = matches!(self.word(start), "that" | "this")
            && matches!(self.word(start + 1), "gave" | "gives" | "left" | "leaves" | "put" | "puts");
        let front =
            |at: usize| self.word(at) == "ahead" || self.word(at) == "in" && self.word(at + 1) == "front";
        let near = self.figure.lead <= start + 2 * REACH;
        (that && near && (front(self.figure.end) || front(self.figure.after)))
            .then_some((true, Direction::Either))
    }

    /// `That is 35 percent more`, `That represents an increase of 35 percent`
    fn told(&self) -> Option<Told> {
        let start = self.passage.start_of(self.figure.sentence);
        let verb = self.word(start + 1);
        let that = matches!(self.word(start), "that" | "this")
            && matches!(
                verb,
                "is" | "was" | "marks" | "marked" | "means" | "represents" | "represented" | "amounts"
            );
        let near = self.figure.lead <= start + REACH + 1;
        let of = self.passage.before(self.figure, 1) == "of";
        let noun =
            || self.noun(self.figure.lead.checked_sub(2)?).filter(|told| of && !told.0 && self.is_marked());
        let told = way(self.passage, self.figure.end, Place::After).map(|way| (false, way)).or_else(noun);
        told.filter(|_| that && near)
    }

    /// `It is thus down 4.3 points`, `They are therefore up by three points`: from the two values just told.
    fn moved(&self) -> Option<Told> {
        let start = self.passage.start_of(self.figure.sentence);
        let words: Vec<&str> = (start..self.figure.lead).map(|at| self.word(at)).collect();
        let words = words.strip_suffix(&["by"]).unwrap_or(&words);
        let way = match words {
            [
                "he" | "it" | "she" | "that" | "they" | "this",
                "are" | "is" | "was" | "were",
                "consequently" | "hence" | "so" | "therefore" | "thus",
                way,
            ] => *way,
            _ => return None,
        };
        let closed = matches!(self.word(self.figure.end), "." | ",");
        match way {
            "down" if closed => Some((false, Direction::Down)),
            "up" if closed => Some((false, Direction::Up)),
            _ => None,
        }
    }

    /// Whether it says what it is from: `the 13-point slide since March`, `35 percent more than in 2019`.
    fn has_base(&self) -> bool {
        let open = |at: &usize| !matches!(self.word(*at), "," | "." | ";" | "") && !is_verb(self.word(*at));
        let words = (self.figure.end..self.figure.end + 2 * REACH).take_while(open);
        words.into_iter().any(|at| {
            matches!(
                self.word(at),
                "against" | "between" | "compared" | "from" | "on" | "over" | "since" | "than"
            )
        })
    }

    /// Whether it is told of another place, group or time, or only thought of: `Among women the gap is six points`, `would
    /// reduce the gap`.
    fn is_elsewhere(&self) -> bool {
        let supposed = |at: usize| matches!(self.word(at), "could" | "may" | "might" | "would");
        let from =
            self.passage.start_of(self.figure.sentence).max(self.figure.lead.saturating_sub(2 * REACH));
        // `The union's own figure for the gap is 7.8 million`
        let own = |at: usize| {
            self.word(at) == "own"
                && matches!(self.word(at + 1), "calculation" | "count" | "estimate" | "figure")
        };
        if (from..self.figure.lead).any(|at| supposed(at) || own(at)) {
            return true;
        }
        const FRONTS: [&str; 12] =
            ["a", "across", "among", "at", "during", "for", "from", "in", "on", "outside", "two", "within"];
        let start = self.passage.start_of(self.figure.sentence);
        self.figure.lead > start && FRONTS.contains(&self.word(start))
    }

    /// Whether its own sentence has figures that it can lie between.
    fn has_own(&self, scale: Scale) -> bool {
        self.ends(self.figure.sentence, scale).len() > 1
    }

    /// The one pair of figures of the sentence before, or of the last that has any of their kind.
    fn pair(&self, scale: Scale, lead: bool) -> Option<Pair> {
        let back = (1..=BACK).filter_map(|n| self.figure.sentence.checked_sub(n));
        let told: Vec<Vec<&Figure>> = back.map(|sentence| self.ends(sentence, scale)).collect();
        let each = || match &told[..] {
            // `He took 51.9 percent. She received 48.1 percent`
            [last, first] if (lead || self.moved().is_some()) && scale == Scale::Points => {
                match (&first[..], &last[..]) {
                    ([a], [b]) => Some(pair(a, b, false)),
                    _ => None,
                }
            }
            _ => None,
        };
        told.iter().find_map(|figures| self.pair_of(figures, scale, lead)).or_else(each)
    }

    /// Whether the sentence before sets one figure against another. `39% in May and 37% in June. That is a loss of five
    /// points` may be counted to today.
    fn is_marked(&self) -> bool {
        let before = |f: &&Figure| f.sentence + 1 == self.figure.sentence;
        let figures: Vec<&Figure> = self.passage.figures.iter().filter(before).collect();
        figures.windows(2).any(|two| self.marked(two[0], two[1]).is_some())
    }

    fn pair_of(&self, figures: &[&Figure], scale: Scale, lead: bool) -> Option<Pair> {
        let marked: Vec<Pair> = figures.windows(2).filter_map(|two| self.marked(two[0], two[1])).collect();
        match (&marked[..], figures) {
            ([pair], _) => Some(pair.clone()),
            ([], [a, b]) if scale != Scale::Share && (lead || self.is_of_one(a, b)) => {
                Some(pair(a, b, false))
            }
            _ => None,
        }
    }

    /// A pair whose words set one figure against the other: `from 45 to 65`, `31 percent, from 35`.
    fn marked(&self, a: &Figure, b: &Figure) -> Option<Pair> {
        let before = |f: &Figure, n: usize| self.passage.before(f, n);
        let base = |f: &Figure| {
            let own = |n: &usize| f.lead >= *n && (f.lead < a.end || f.lead - n >= a.end);
            (1..=3).take_while(own).any(|n| matches!(before(f, n), "from" | "against" | "than" | "versus"))
                || (1..=2)
                    .any(|n| before(f, n) == "with" && matches!(before(f, n + 1), "compared" | "comparison"))
        };
        let gap = self.passage.between(a, b).len();
        let like = a.member.is_like(&b.member) || is_bare(a) || is_bare(b);
        match (base(a), base(b)) {
            (true, false) if before(b, 1) == "to" && like => Some(pair(a, b, true)),
            (false, true) if gap <= 3 * REACH && like => Some(pair(b, a, true)),
            _ => None,
        }
    }

    /// Whether two counts without a mark are of one noun.
    fn is_of_one(&self, a: &Figure, b: &Figure) -> bool {
        a.member.is_of_noun(&b.member) && a.member.low != b.member.low
    }

    /// The figures of a sentence that the distance can lie between.
    fn ends(&self, sentence: u32, scale: Scale) -> Vec<&'p Figure> {
        let measure = &self.figure.member;
        let kind = |f: &&Figure| {
            let m = &f.member;
            match scale {
                Scale::Points => m.is_percent() || is_bare(f) && m.high <= 100.0,
                Scale::Amount if measure.is_count() => m.is_count() && measure.is_of_noun(m),
                Scale::Amount => m.is_like(measure) || is_bare(f),
                _ => !m.is_percent(),
            }
        };
        let less = |f: &&Figure| scale == Scale::Share || f.member.high > measure.low;
        let from = self.passage.figures.partition_point(|f| f.sentence < sentence);
        let here = self.passage.figures[from..].iter().take_while(|f| f.sentence == sentence);
        let other = |f: &&Figure| f.lead != self.figure.lead;
        here.filter(other).filter(|f| f.member.is_one()).filter(kind).filter(less).collect()
    }
}

fn is_verb(word: &str) -> bool {
    matches!(word, "are" | "had" | "has" | "have" | "is" | "was" | "were" | "will" | "would")
}

/// A number without a noun or unit.
fn is_bare(f: &Figure) -> bool {
    f.member.is_count() && f.member.unit.is_empty()
}

fn pair(base: &Figure, result: &Figure, ordered: bool) -> Pair {
    Pair { base: base.member.clone(), result: result.member.clone(), ordered }
}

#[cfg(test)]
mod tests {
    use crate::annotate::fixture;

    /// The distances of a text that words bind to two figures, each with its base and result.
    fn bound(text: &str) -> Vec<String> {
        fixture::read(text, |t| {
            let found = crate::annotate::annotate(t).relations.comparisons;
            let words = |c: &super::Comparison| {
                let pair = &c.pairs[0];
                [&c.measure, &pair.base, &pair.result].map(|m| m.span.of(text)).join(" ")
            };
            found.iter().filter(|c| !c.loose).map(words).collect()
        })
    }

    #[test]
    fn a_distance_is_taken_up() {
        assert_eq!(bound("It grew from 45 to 65. The 20 extra seats are empty."), ["20 45 65"]);
        assert_eq!(bound("Ost won 18 medals and Lisk 13. The margin of five is a record."), ["five 18 13"]);
        assert_eq!(
            bound("It made 5 million tonnes, against 4 million. That is 25 percent more."),
            ["25 percent 4 million 5 million"]
        );
    }

    #[test]
    fn a_distance_with_a_base_of_its_own_is_not() {
        assert!(bound("It grew from 45 to 65. The 12 extra seats since May are empty.").is_empty());
        assert!(bound("Ost won 18 medals and Lisk 13. In rowing the margin was two.").is_empty());
    }
}
