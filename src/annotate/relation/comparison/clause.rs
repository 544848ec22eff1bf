//! What the clauses around a distance say of the figures near it: which of them tell of something else.
//!
//! In: a distance and a figure of its passage. Not here: which figures are of its kind (`ends`), which two are meant
//! (`pair`).

use super::pair::Search;
use super::stated::Stated;
use super::{Direction, Scale, loose};
use crate::annotate::relation::passage::Figure;

/// What stands nearer to a base is told of it where it is no more than so many times as much.
const NEARER: f64 = 3.0;

impl Search<'_> {
    /// `320 pupils, 40 fewer than the 360 of May`: one figure right before the distance, the other right behind its `than`.
    pub(super) fn is_sided(&self, pairs: &[(&Figure, &Figure)]) -> bool {
        const NOUN: usize = 4;
        let [(a, b)] = pairs else { return false };
        let (before, behind) = if a.lead < b.lead { (a, b) } else { (b, a) };
        let than = self.stated.end..behind.lead;
        let small = |w: &str| matches!(w, "than" | "the" | "its" | "her" | "his" | "their");
        let mark = self.passage.word(self.stated.end);
        // `51 percent, up 11 points on the 62`
        let apposed = matches!(self.passage.word(self.stated.start), "down" | "up");
        let small = |w: &str| small(w) || apposed && w == mark;
        let marked = mark == "than" || apposed && matches!(mark, "from" | "on");
        let bound = marked && self.between(than.start, than.end).all(small);
        let near = before.end <= self.stated.start
            && self.stated.start - before.end <= NOUN
            && self.passage.word(self.stated.start - 1) == ",";
        bound && near && !self.stated.lead && self.stated.direction != Direction::Either
    }

    /// `her four-point advantage is new; in October he was ahead by 40 to 39`: of a clause that opens with another time.
    pub(super) fn is_of_other_time(&self, figure: &Figure) -> bool {
        const OPENING: usize = 4;
        let parts = |at: &usize| self.passage.word(*at) == ";";
        let clause = (self.stated.end..figure.lead).rev().find(parts);
        clause.is_some_and(|at| {
            let timely = |n: usize| self.passage.is_time(self.passage.word(n));
            matches!(self.passage.word(at + 1), "a" | "in" | "last") && (at + 2..at + 2 + OPENING).any(timely)
        })
    }

    /// Whether it is from something that is not printed: `eight more than it needed`.
    pub(super) fn is_of_unprinted(&self) -> bool {
        const REACH: usize = 6;
        let open = |at: &usize| !matches!(self.passage.word(*at), "." | ";" | "," | "");
        let than = (self.stated.end..self.stated.end + REACH)
            .take_while(open)
            .find(|at| self.passage.word(*at) == "than");
        let states = |f: &Figure| self.all.iter().any(|s| (s.start..s.end).contains(&f.first));
        let printed = |than: usize| {
            let near = (than + 1..than + REACH).take_while(open);
            near.into_iter()
                .any(|at| self.passage.figures.iter().any(|f| f.lead == at && !states(f) && self.can_end(f)))
        };
        than.is_some_and(|than| !printed(than) && self.told_of(than).is_none())
    }

    /// `not nearly enough to erase her advantage of 1,330`: a distance told of other figures than those that fell short.
    pub(super) fn is_out_of_reach(&self) -> bool {
        const NEAR: usize = 5;
        let words: Vec<&str> =
            self.between(self.stated.start.saturating_sub(NEAR), self.stated.start).collect();
        let verb =
            |w: &&str| matches!(*w, "close" | "erase" | "offset" | "overcome" | "overhaul" | "overturn");
        words.contains(&"enough") && words.iter().any(verb)
    }

    /// The figure that a clause gives of what a distance is from: `than second-placed Orna, who have 57`, `than the highest
    /// tower, the 38-storey Meridian`.
    pub(super) fn told_of(&self, than: usize) -> Option<&Figure> {
        const NAMED: usize = 10;
        let comma = (than + 2..than + NAMED).find(|at| matches!(self.passage.word(*at), "," | "."))?;
        let has = matches!(self.passage.word(comma + 1), "who" | "which")
            && matches!(
                self.passage.word(comma + 2),
                "cost"
                    | "costs"
                    | "got"
                    | "had"
                    | "has"
                    | "have"
                    | "measured"
                    | "measures"
                    | "took"
                    | "weighed"
                    | "won"
            );
        let at = comma + if has { 3 } else { 2 };
        let apposed = matches!(self.passage.word(comma + 1), "the" | "a");
        let told = |f: &&Figure| f.lead == at && f.sentence == self.stated.sentence;
        let own = self.passage.figures.iter().find(told).filter(|_| has || apposed);
        own.or_else(|| self.told_when(than))
    }

    /// The figure of a clause that tells what was at the time compared with: `47 more than last year, when 95 were held`, `£11,000
    /// higher than in May, when it stood at £257,000`.
    fn told_when(&self, than: usize) -> Option<&Figure> {
        const TIME: usize = 12;
        const CLAUSE: usize = 6;
        let stops = |at: &usize| matches!(self.passage.word(*at), "." | ";" | ":");
        let word = |at: usize| self.passage.word(at);
        let mut time = (than + 1..than + TIME).take_while(|at| !stops(at));
        let when = time.find(|at| word(*at) == "when").filter(|at| word(at - 1) == ",")?;
        let clause = when + 1..when + 1 + CLAUSE;
        let figure =
            |f: &&Figure| clause.contains(&f.lead) && f.sentence == self.stated.sentence && self.can_end(f);
        let figure = self.passage.figures.iter().find(figure)?;
        // The count itself, or those of it: no subject of its own, no part and no addition.
        let passive = figure.lead == when + 1
            && matches!(word(figure.after), "were" | "was" | "had" | "per" | "%")
            && word(figure.end) != "of";
        let passive =
            passive || figure.lead == when + 1 && figure.member.is_percent() && word(figure.end) == "of";
        let count = |at: usize| matches!(word(at), "count" | "figure" | "number" | "total");
        let subject = matches!(word(when + 1), "it" | "they" | "there")
            || matches!(word(when + 1), "the") && count(when + 2);
        let stood =
            matches!(word(figure.lead - 1), "at" | "was" | "were" | "totaled" | "totalled" | "reached");
        let plain = !matches!(word(figure.end), "more" | "fewer" | "less");
        (plain && (passive || subject && stood)).then_some(figure)
    }

    /// Whether the clause of another change stands between: `doubled to 54, and has grown by half since 2000, when it was
    /// 36`.
    pub(super) fn is_of_next(&self, base: &Figure) -> bool {
        let after = |s: &&Stated| s.start > self.stated.end && s.end < base.lead;
        self.all.iter().filter(after).any(|s| self.between(self.stated.end, s.start).any(|w| w == "and"))
    }

    /// Whether both figures stand in a clause that tells of something else: `42 million, down from 51 million, as the cost
    /// of gas rose 34 percent`, `a gain of 60, and July's figure was revised to 71 from 83`.
    pub(super) fn is_of_another(&self, a: &Figure, b: &Figure) -> bool {
        const CLAUSES: [&str; 9] =
            ["after", "although", "because", "but", "though", "when", "whereas", "which", "while"];
        let (from, to) = (a.lead.max(b.lead), a.lead.min(b.lead));
        let clause = |at: usize| {
            CLAUSES.contains(&self.passage.word(at))
                || self.passage.word(at) == "," && self.passage.word(at + 1) == "as"
                || self.passage.word(at) == "and" && self.is_subject(at + 1)
        };
        let before = (from..self.stated.start).any(clause);
        let after = (self.stated.end..to).any(|at| self.passage.word(at) == "and" && self.is_subject(at + 1));
        // `rose 4 points, on a turnout that fell to 44 from 63`; not `a rise that took it to 44 from 40`
        let relative = |at: usize| {
            matches!(self.passage.word(at), "that" | "which")
                && !matches!(self.passage.word(at + 2), "it" | "its" | "the" | "them" | "their")
        };
        let after = after || (self.stated.end..to).any(relative);
        // `down by a tenth, a margin of 9.5, compared with 13`
        let led = |f: &Figure| {
            let word = self.passage.before(f, 1);
            !matches!(word, "of" | "a" | "the")
        };
        let noun = to >= self.stated.end && !led(if a.lead < b.lead { a } else { b });
        before || after || noun
    }

    /// Whether a clause begins at a place with a subject of its own: a name, `July's figure`, `the number of students`.
    fn is_subject(&self, at: usize) -> bool {
        const HEADS: [&str; 11] = ["the", "a", "an", "its", "his", "her", "their", "of", "for", "in", "at"];
        let article = HEADS.contains(&self.passage.word(at));
        // `cut the cost by 25 percent and to raise the grant from 8,000 to 15,000`
        let verb = self.passage.word(at) == "to"
            && self.passage.text.lexicon.change_words.has(self.passage.word(at + 1));
        article || verb || self.is_name(at) || matches!(self.passage.word(at + 1), "'s" | "’s")
    }

    /// Whether a figure of the kind stands between two before a distance and the distance: `died, up from 281; 87 of them
    /// were women, a rise of 19`.
    pub(super) fn is_of_nearer(&self, (a, b): &(&Figure, &Figure), here: &[&Figure]) -> bool {
        let last = a.after.max(b.after);
        // `37 percent fair and 21 percent poor, up five points from 16`
        let around = b.lead >= self.stated.end;
        let last = if around { a.after } else { last };
        // `61 points from 30 games, four more than the second, who have 57`
        let told_of = |f: &Figure| {
            around
                && matches!(self.passage.before(f, 1), "after" | "at" | "from" | "in" | "of" | "on" | "with")
        };
        // `254 in favour and eight against, 28 more than the 226 needed`
        let near = |f: &Figure| {
            !around || f.member.low * NEARER >= b.member.low && f.member.low <= b.member.low * NEARER
        };
        let nearer = |f: &&&Figure| f.lead >= last && f.after <= self.stated.start && !told_of(f) && near(f);
        here.iter().any(|f| nearer(&f) && self.alike(f, b))
    }

    /// Whether the first of two is what a figure before it is compared with: of `308, up from 281, and 87` the last two are
    /// no pair.
    pub(super) fn is_bound_before(&self, (a, b): &(&Figure, &Figure), here: &[&Figure]) -> bool {
        let marked = matches!(self.passage.before(a, 1), "against" | "from" | "with")
            && !matches!(self.passage.before(b, 1), "to");
        // `growth of 1.3 percent, against 1.6 in March, and 2.0 next year`
        let own =
            a.lead >= self.stated.end && a.lead < b.lead && self.between(a.after, b.lead).any(|w| w == "and");
        let before = |f: &&Figure| f.lead < a.lead && self.alike(f, a) && !self.is_parted(&(f, a));
        marked && (own || here.iter().any(before))
    }

    /// Whether the second of two is the base of a change told behind the first: `won with 52, so that its share rose 4 points,
    /// on a turnout that fell to 44 from 63`.
    pub(super) fn is_of_own_change(&self, (a, b): &(&Figure, &Figure), here: &[&Figure]) -> bool {
        let reached = |f: &&&Figure| {
            f.lead > a.lead.max(self.stated.end) && f.lead < b.lead && self.passage.before(f, 1) == "to"
        };
        let own = self.passage.before(b, 1) == "from" && here.iter().any(|f| reached(&f) && self.alike(f, b));
        // `since 2022, when it had 52, on a turnout that fell to 44`
        let other = a.lead >= self.stated.end
            && self.passage.before(b, 1) == "to"
            && self.between(a.after, b.lead).any(|w| matches!(w, "that" | "which"));
        own || other
    }

    /// Whether a clause begins between two places: `41.9 percent, while the rest rose from 35.8`.
    pub(super) fn is_other_clause(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| {
            let word = self.passage.word(at);
            matches!(word, "although" | "but" | "though" | "whereas" | "while" | "which")
        })
    }

    /// Whether it is the same distance as one in another unit: `up by 1,150, or 43 percent`.
    pub(super) fn is_told_twice(&self) -> bool {
        self.all.iter().any(|s| s.start == self.stated.start && s.measure.span != self.stated.measure.span)
    }

    /// Whether it tells how a figure moved, not how two differ: what it was need not be printed.
    pub(super) fn is_change(&self) -> bool {
        let Some(figure) = self.stated.figure.map(|i| &self.passage.figures[i]) else {
            // `jumped by a quarter`
            return self.stated.scale == Scale::Share && self.stated.start + 1 < self.stated.end;
        };
        let behind = matches!(self.passage.word(figure.after), "down" | "up");
        // `$1.15 higher at $84.32`
        let reached = matches!(self.passage.word(self.stated.end), "at" | "to");
        !self.stated.lead && (self.stated.start < figure.lead || behind || reached)
    }

    /// Whether a semicolon stands between two figures, and what follows tells of something else: not `when it was 40; it is
    /// now 60`.
    pub(super) fn is_parted(&self, (a, b): &(&Figure, &Figure)) -> bool {
        let (from, to) = (a.after.min(b.after), a.lead.max(b.lead));
        let earlier = |at: usize| {
            matches!(self.passage.word(at + 2), "earlier" | "before")
                && self.passage.is_time(self.passage.word(at + 1))
        };
        let again = |at: usize| {
            matches!(self.passage.word(at), "he" | "it" | "she" | "that" | "they" | "this") || earlier(at)
        };
        (from..to).any(|at| self.passage.word(at) == ";" && !again(at + 1))
    }

    /// Whether the sentence begins by taking up the one before: `That is`, `The lead of`, `His margin was`.
    pub(super) fn is_resuming(&self) -> bool {
        let start = self.passage.start_of(self.stated.sentence);
        matches!(
            self.passage.word(start),
            "that" | "this" | "the" | "his" | "her" | "its" | "their" | "he" | "she" | "it" | "they"
        )
    }

    /// `That was 1.4 points above the forecast`: what the sentence before has told.
    pub(super) fn is_taking_up(&self) -> bool {
        let start = self.passage.start_of(self.stated.sentence);
        let that = matches!(self.passage.word(start), "it" | "that" | "this");
        that && matches!(self.passage.word(start + 1), "is" | "was") && self.stated.start <= start + 4
    }

    /// Whether both figures stand behind the distance, and one of them in a clause of its own: `up 15.6 points on its 22.4
    /// percent, while the others slid from 40.8`.
    pub(super) fn is_set_off(&self, (a, b): &(&Figure, &Figure)) -> bool {
        let (first, last) = (a.lead.min(b.lead), a.lead.max(b.lead));
        first >= self.stated.end && self.between(first, last).any(|w| matches!(w, "whereas" | "while"))
            || last <= self.stated.start
                && self.between(last, self.stated.start).any(|w| matches!(w, "whereas" | "while"))
    }

    /// Whether the only two shares of a sentence are those of its lead.
    pub(super) fn are_own(&self, a: &Figure, b: &Figure) -> bool {
        !self.is_over_another(b) && !self.are_bases(a, b) && !self.is_of_then(a)
    }

    /// `up 15.6 points on its 22.4 percent, while the others slid from 40.8`: what others are compared with.
    pub(super) fn are_bases(&self, a: &Figure, b: &Figure) -> bool {
        let owned = |word: &str| matches!(word, "her" | "his" | "its" | "their");
        let base = |f: &Figure| {
            self.passage.before(f, 1) == "from"
                || self.passage.before(f, 2) == "on" && owned(self.passage.before(f, 1))
        };
        base(a) && base(b)
    }

    /// Whether a lead is over somebody else than who has the share behind it: `30 percent, two points ahead of Mahal, with
    /// Thorne on 24`.
    fn is_over_another(&self, share: &Figure) -> bool {
        let end = self.stated.end;
        let named = matches!(self.passage.word(end), "of" | "over") && self.is_name(end + 1)
            || (self.is_name(end + 2) && matches!(self.passage.word(end + 1), "of" | "over"));
        let with = |at: usize| {
            self.passage.word(at) == "," && matches!(self.passage.word(at + 1), "with" | "and" | "while")
        };
        named && share.lead > end && (end..share.lead).any(with)
    }

    /// `her 3-point edge is a third of what it was in June, when she was ahead 49 percent to 40`
    pub(super) fn is_of_then(&self, share: &Figure) -> bool {
        self.between(self.stated.end, share.lead).any(|w| w == "when")
    }

    /// Whether it says from when it is, and what it was then need not be printed: `a rise of 611 since last fall`.
    pub(super) fn is_of_another_time(&self) -> bool {
        !self.stated.lead && loose::is_of_another_time(self.passage, self.stated)
    }

    /// Whether a distance with a noun has an end with that noun, or none has one: `slipped three places … 31 of 100`.
    pub(super) fn is_of_noun(&self, (a, b): &(&Figure, &Figure)) -> bool {
        let bare = |f: &Figure| f.member.unit.is_empty();
        let measure = &self.stated.measure;
        let fought = self.passage.is_contest(a, b) || self.passage.is_contest(b, a);
        !measure.is_count() || measure.unit.is_empty() || fought || !(bare(a) && bare(b))
    }

    /// Whether a change that is told behind a figure is told of one that another subject has: `won 41 seats and the
    /// Greens 33, a loss of six`.
    pub(super) fn is_of_another_subject(&self, base: &Figure, result: &Figure) -> bool {
        let change = !self.stated.lead
            && self.stated.direction != Direction::Either
            && self.stated.figure.is_some_and(|i| self.passage.figures[i].lead > self.stated.start);
        change
            && base.end <= result.lead
            && (base.after..result.lead).any(|at| self.passage.word(at) == "and" && self.is_subject(at + 1))
    }

    /// `It has been 18,000`, `it had stood at 72`, `has 45,000 at present`.
    pub(super) fn is_told_now(&self, figure: &Figure) -> bool {
        let before = |n: usize| self.passage.before(figure, n);
        let stands = before(1) == "at" && matches!(before(2), "stands" | "stood");
        let been = before(1) == "been" && matches!(before(2), "has" | "had" | "have");
        let open = |at: &usize| !matches!(self.passage.word(*at), "." | "," | ";" | "");
        let present = (figure.end..figure.end + 5)
            .take_while(open)
            .any(|at| matches!(self.passage.word(at), "currently" | "now" | "present" | "today"));
        stands || been || present
    }

    /// Whether a figure stands in a clause about what the distance is from: `two behind the leaders, who drew 1-1`.
    pub(super) fn is_aside(&self, figure: &Figure) -> bool {
        self.between(self.stated.end, figure.lead).any(|w| matches!(w, "who" | "which"))
    }

    /// `of the 2,870, 1,502 were for her`: a whole and its part are no two sides.
    pub(super) fn is_partitive(&self, figure: &Figure) -> bool {
        self.passage.before(figure, 1) == "the" && self.passage.before(figure, 2) == "of"
    }

    /// `half as many as Castor`: whose figure it is, where no figure of its own follows the name.
    pub(super) fn is_of_named(&self) -> bool {
        let as_many = (self.stated.end..self.stated.end + 3).find(|at| self.passage.word(*at) == "as");
        let name = as_many
            .and_then(|at| (at + 1..at + 4).find(|n| self.passage.word(n - 1) == "as" && self.is_name(*n)));
        name.is_some_and(|at| !self.passage.figures.iter().any(|f| (at..at + 4).contains(&f.lead)))
    }

    fn is_name(&self, at: usize) -> bool {
        self.passage.words.get(at).is_some_and(|w| w.token.is_capitalized())
    }

    /// Whether one of these words stands between a figure and the distance behind it.
    pub(super) fn is_followed(&self, figure: &Figure, words: &[&str]) -> bool {
        self.between(figure.after, self.stated.start).any(|w| words.contains(&w))
    }
}
