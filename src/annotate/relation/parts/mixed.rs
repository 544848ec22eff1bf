//! Lists that the words around their figures speak against: a figure compared with, one of another time or of a score, a
//! part of a part.
//!
//! In: a list of parts. Out: whether it is none. Not here: how lists are found (`joint`, `bound`, `loose`).

use super::PartWhole;
use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::{Figure, Passage};

/// Words behind a figure in which it is said what is less or more by it.
const NEAR: usize = 7;

/// Whether one of the figures is told of something else than the list.
pub fn is_mixed(passage: &Passage<'_>, list: &PartWhole) -> bool {
    let figure = |m: &Member| passage.figures.iter().find(|f| f.member.span == m.span);
    let Some(whole) = figure(&list.whole) else { return false };
    let parts: Vec<&Figure> = list.parts.iter().filter_map(figure).collect();
    if parts.is_empty() {
        return false;
    }
    let mixed = Mixed { passage, whole, parts: &parts };
    mixed.is_other_whole()
        || mixed.is_of_another(list.complete)
        || mixed.is_in_both()
        || mixed.is_reckoned_elsewhere()
        || parts.iter().any(|f| mixed.is_other_part(f))
}

struct Mixed<'p> {
    passage: &'p Passage<'p>,
    whole: &'p Figure,
    parts: &'p [&'p Figure],
}

impl Mixed<'_> {
    fn word(&self, at: usize) -> &str {
        self.passage.word(at)
    }

    /// Whether a figure is only what another is compared with, or of a score; `split 10-5` are parts.
    fn is_compared(&self, f: &Figure) -> bool {
        let base = matches!(self.passage.before(f, 1), "against" | "from" | "than" | "versus");
        let foreign = |r: &Figure| !self.parts.iter().any(|p| p.lead == r.lead);
        base || self.passage.rival(f).is_some_and(foreign)
    }

    /// `17 from 23`, `97, the second side of a vote`, `541 of them`, `11 in the previous council`: no whole.
    fn is_other_whole(&self) -> bool {
        let f = self.whole;
        let at = self.passage.figures.partition_point(|o| o.lead < f.lead);
        if self.is_of_side() {
            return false;
        }
        let second = at > 0 && self.passage.is_contest(&self.passage.figures[at - 1], f);
        let part =
            self.word(f.end) == "of" && matches!(self.word(f.end + 1), "the" | "them" | "those" | "these");
        let then = (f.end..f.end + NEAR).any(|at| self.word(at) == "previous");
        // `the Liberals with 8, the Greens with 7`; `take the largest share, $81.2 million`
        let share = self.passage.before(f, 1) == ","
            && matches!(self.passage.before(f, 2), "chunk" | "part" | "portion" | "share" | "slice");
        let listed = self.passage.before(f, 1) == "with" && self.word(f.after) != ":";
        // `Renewal, one behind on 23`
        let score =
            self.passage.before(f, 1) == "on" && matches!(self.passage.before(f, 2), "ahead" | "behind");
        let item = listed || share || score;
        self.is_compared(f) || second || part || then || item
    }

    /// `Voting against were 31 Conservatives and 22 Liberals`: the parts of one side.
    fn is_of_side(&self) -> bool {
        let start = self.passage.start_of(self.parts[0].sentence);
        let first = self.parts[0].lead;
        let opens = first == start
            || self.word(first.max(1) - 1) == ";"
            || matches!(self.word(start), "backing" | "opposing" | "supporting" | "those" | "voting");
        let at = self.passage.figures.partition_point(|o| o.lead < self.whole.lead);
        let beside = self.passage.figures[at.saturating_sub(1)..].windows(2).take(2);
        let voted = beside.into_iter().any(|two| self.passage.is_contest(&two[0], &two[1]));
        voted && opens && self.parts[0].sentence > self.whole.sentence
    }

    /// Whether the parts are of another subject, go on with something else, or are not told one by one.
    fn is_of_another(&self, complete: bool) -> bool {
        let Some(last) = self.parts.last() else { return false };
        let capital = |at: usize| self.passage.words.get(at).is_some_and(|w| w.token.is_capitalized());
        let subject = |at: usize| self.word(at) == ";" && capital(at + 1);
        let apart = last.end <= self.whole.lead && (last.end..self.whole.lead).any(subject);
        let led = self.passage.word(self.whole.after) == "," && self.word(self.whole.after + 1) == "with";
        // `112 balls, with nine fours and two sixes, adding 131`
        let goes_on = |at: usize| self.word(at) == "," && self.word(at + 1).ends_with("ing");
        let over = led && (self.whole.after + 1..last.lead).any(goes_on);
        let third =
            |at: usize| self.word(at) == "a" && matches!(self.word(at + 1), "third" | "fourth" | "fifth");
        let single = complete && (self.whole.end..last.lead).any(third);
        let followed = self.place().any(|at| self.word(at) == "followed" && self.word(at + 1) == "by");
        apart || over || single || followed || self.is_one_told()
    }

    /// From the first of the figures to the last.
    fn place(&self) -> std::ops::Range<usize> {
        let last = self.parts.last().unwrap_or(&self.whole);
        self.whole.end.min(self.parts[0].end)..last.lead.max(self.whole.lead)
    }

    /// Whether the one by which the list is off is told without a figure: `nine of the 12, rejected one`, `and a teacher`.
    fn is_one_told(&self) -> bool {
        let sum: f64 = self.parts.iter().map(|p| p.member.low).sum();
        let one = |at: usize| {
            self.word(at) == "one" || self.word(at) == "and" && matches!(self.word(at + 1), "a" | "an")
        };
        let place = self.place();
        let behind = (place.end..place.end + NEAR).take_while(|at| self.word(*at) != ".");
        (sum - self.whole.member.low).abs() == 1.0 && place.clone().chain(behind).any(one)
    }

    /// Whether the rest of the sentence, or the next one, says that some are counted in both parts, or in neither.
    fn is_in_both(&self) -> bool {
        const REST: usize = 50;
        let Some(first) = self.parts.first() else { return false };
        let stop = |from: usize| (from..first.end + REST).find(|at| self.word(*at) == ".");
        let own = stop(first.end).unwrap_or(first.end + REST);
        let next = stop(own + 1).unwrap_or(own);
        // `Selling was popular in both` tells of nobody.
        let some = |at: usize| matches!(self.word(at), "few" | "many" | "most" | "several" | "some");
        let count = |f: &&Figure| f.member.is_count() && own < f.lead && f.lead < next;
        let counted = (own..next).any(some) || self.passage.figures.iter().any(|f| count(&f));
        let end = if counted { next } else { own };
        let closed = |at: usize| matches!(self.word(at), "." | "," | ";");
        let both = |at: usize| {
            self.word(at) == "both"
                && (closed(at + 1)
                    || matches!(
                        self.word(at - 1),
                        "in" | "into" | "to" | "of" | "at" | "on" | "for" | "under"
                    ))
        };
        // `five from neither` is a part.
        let part = |at: usize| (1..=3).any(|n| self.passage.is_figure(at.saturating_sub(n)));
        let twice = |at: usize| match self.word(at) {
            "neither" => !part(at),
            "twice" => matches!(self.word(at - 1), "appear" | "appears" | "count" | "counted"),
            word => matches!(word, "overlap" | "overlaps" | "overlapped"),
        };
        (first.end + 1..end).any(|at| both(at) || twice(at))
    }

    /// Whether figures near show that the whole is of something else: the parts come to another one, or it is the sum of one
    /// of them and one of the parts, or a part beside the parts (`39 took place in the capital. The south had 18, the north
    /// 12` of 69).
    fn is_reckoned_elsewhere(&self) -> bool {
        const NEAR: u32 = 2;
        // Smaller counts soon make one another by chance.
        const TELLING: f64 = 20.0;
        let whole = self.whole;
        let apart = self.parts.iter().all(|p| p.sentence != whole.sentence);
        let listed = |f: &Figure| f.lead == whole.lead || self.parts.iter().any(|p| p.lead == f.lead);
        let like = |f: &&Figure| {
            f.member.is_like(&whole.member)
                && f.member.is_of_noun(&whole.member)
                && f.member.is_one()
                && !listed(f)
        };
        let sum: f64 = self.parts.iter().map(|p| p.member.low).sum();
        let other = |f: &Figure| {
            let near = f.sentence.abs_diff(whole.sentence) <= NEAR;
            let with = |p: &&Figure| {
                p.member.low.min(f.member.low) >= TELLING && p.member.low + f.member.low == whole.member.low
            };
            let told = |value: f64| value >= TELLING && f.member.low == value;
            near && self.parts.iter().any(with) || told(sum) || told(whole.member.low + sum)
        };
        apart && self.passage.figures.iter().filter(like).any(other)
    }

    /// `down from 58`, `four, including two`, `the youngest of them eight`, `23, when he`, `$73 million less
    /// than`, `the other eight shots` of 12 jurors.
    fn is_other_part(&self, f: &Figure) -> bool {
        const INCLUDING: [&str; 4] = ["include", "included", "includes", "including"];
        const OTHERS: [&str; 4] = ["first", "next", "past", "them"];
        // What the whole includes is its part, what a part includes is not.
        let opens = self.parts.first().is_some_and(|first| first.lead == f.lead) && self.whole.lead < f.lead;
        let before = |n: usize| self.passage.before(f, n);
        let short = [f.end, f.after]
            .into_iter()
            .any(|at| matches!(self.word(at), "short" | "shy") && self.word(at + 1) == "of");
        let distance = before(1) == "of" && matches!(before(2), "lead" | "majority" | "margin")
            || matches!(before(1), "down" | "up")
            || short;
        // `21, for less than an hour` tells of the hour.
        let less = |at: usize| {
            let other = matches!(self.word(at - 1), "after" | "for" | "in" | "of" | "within");
            matches!(self.word(at), "fewer" | "less" | "more") && self.word(at + 1) == "than" && !other
        };
        let stops = |at: &usize| matches!(self.word(*at), "." | ";" | "and");
        let by = (f.end..f.end + NEAR).take_while(|at| !stops(at)).any(less);
        let aged = f.after == f.end && self.word(f.end) == "when";
        // `backed by two of the members`
        let agent = before(1) == "by" && before(2).ends_with("ed");
        let aside = matches!(before(1), "other" | "remaining" | "in" | "by" | "on" | "at" | "for");
        let noun = aside && !f.member.is_of_noun(&self.whole.member);
        let among = INCLUDING.contains(&before(1)) || before(1) == "them" && before(2) == "among";
        let other = if among { !opens } else { OTHERS.contains(&before(1)) };
        // `paid $3 million each`: of several.
        let each = [f.end, f.after].into_iter().any(|at| matches!(self.word(at), "apiece" | "each"));
        self.is_compared(f) || each || other || distance || by || aged || agent || noun
    }
}
