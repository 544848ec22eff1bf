//! Parts and a whole that only stand near one another: `Six thousand troops … Regulars number 4,200; reservists account
//! for the balance of 1,800`.
//!
//! In: a passage, and the lists that are sure. Out: a [`PartWhole`] with all figures around. Such a reading is weak: it
//! speaks only where no figure around is the sum of others, and one slip of the pen makes these a sum
//! (`rules::figures::parts`).

use super::PartWhole;
use super::series::{Reach, is_part_of, is_row, is_told_again, list};
use crate::annotate::quantity::Approximation;
use crate::annotate::relation::passage::{Figure, Passage};

/// What the words beside a figure make of it.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    /// What is left of a whole: `the remaining 24`, `the balance of 1,800`.
    Rest,
    /// One of its parts: `27 of them`.
    Part,
    /// The whole: `in all, 19`, `making 2,300`.
    Whole,
}

/// Words of the longest listed phrase beside a figure, marks included.
const LONGEST: usize = 3;

/// Sentences before and after a figure in which the others may stand.
const NEAR: (u32, u32) = (2, 1);

/// More figures around than this tell nothing.
const MOST: usize = 7;

/// The lists of every figure that the words beside it make a part or a whole, where nothing surer is found.
pub fn read(passage: &Passage<'_>, found: &[PartWhole]) -> Vec<PartWhole> {
    let known = |f: &Figure| found.iter().any(|p| p.members().any(|m| m.span == f.member.span));
    let mut lists: Vec<PartWhole> = Vec::new();
    for anchor in passage.figures.iter().filter(|f| f.member.is_one() && !known(f)) {
        let list = role(passage, anchor).and_then(|role| Loose { passage, anchor, role }.read());
        let again = |p: &PartWhole| lists.iter().any(|l| l.whole.span == p.whole.span);
        lists.extend(list.filter(|p| !again(p)).into_iter().collect::<Vec<_>>());
    }
    lists
}

/// Lists whose whole stands before or behind them: three figures or more, or two with a word that makes them a list of
/// parts.
pub fn read_lists(passage: &Passage<'_>, found: &[PartWhole]) -> Vec<PartWhole> {
    let known = |f: &Figure| found.iter().any(|p| p.members().any(|m| m.span == f.member.span));
    let mut lists: Vec<PartWhole> = Vec::new();
    let mut at = 1;
    while at + 1 < passage.figures.len() {
        let whole = &passage.figures[at - 1];
        let parts = list(passage, passage.rest_of_sentence(at), whole, Reach::Clauses);
        let compared = parts.iter().any(|f| is_compared(passage, f));
        let length = parts.len().max(1);
        if parts.len() >= 2 && !compared && !parts.iter().any(known) {
            let behind = passage.figures.get(at + length).filter(|f| is_part_of(&parts[0], f));
            let near =
                |f: &&Figure| f.sentence.abs_diff(parts[0].sentence) <= 1 && f.member.is_one() && !known(f);
            let part = |f: &&Figure| is_no_whole(passage, f);
            let wholes = [Some(whole), behind].into_iter().flatten().filter(near).filter(|f| !part(f));
            lists.extend(wholes.filter_map(|w| listed(passage, w, parts)));
        }
        at += length;
    }
    lists
}

/// Parts of a list that are all of a whole greater than each.
fn listed(passage: &Passage<'_>, whole: &Figure, parts: &[Figure]) -> Option<PartWhole> {
    let (from, to) = (whole.lead.min(parts[0].lead), whole.end.max(parts[parts.len() - 1].after));
    let words = passage.text.lexicon.sum_words;
    let composes = |at: usize| words.get(passage.word(at)).is_some_and(|roles| roles.ends_with("list"));
    // `a total of 19 bodies, 12 on Monday and seven on Tuesday`
    let total = passage.before(whole, 1) == "of" && passage.before(whole, 2) == "total";
    let cue = total || (from.saturating_sub(4)..to).any(composes);
    let greater = parts.iter().all(|p| p.member.low < whole.member.low);
    // A sentence with several figures before the list has a list of its own.
    let alone = |f: &Figure| f.lead == whole.lead || f.sentence != whole.sentence || !is_part_of(f, whole);
    let here = whole.sentence == parts[0].sentence || passage.figures.iter().all(alone);
    // `22 drivers, 15 cooks, 12 clerks and 15 guards`, `comprises €15m for homes, €8m for farms`: the first of them.
    let row = is_row(passage, whole, &parts[0]);
    let item = !cue && is_sibling(passage, whole, &parts[0]) || row || is_composing(passage, whole);
    // `12 clerks and 15 guards. It last let anyone go in 2009, when 38 drivers left`: of something else.
    let noun = |f: &Figure| (f.after > f.end).then(|| passage.word(f.after - 1));
    let later = whole.sentence > parts[0].sentence && whole.member.is_count() && noun(whole).is_some();
    let other = parts.iter().any(|f| noun(f).is_some()) && !parts.iter().any(|f| noun(f) == noun(whole));
    let apart = !cue && later && other;
    // `56 passengers and 10 crew, among them 30 students`
    let within = (parts[0].end..to).any(|at| matches!(passage.word(at), "among" | "including" | "whom"));
    // `14 of its 33 staff, five of them`: of the 14.
    let nested = passage.before(whole, 2) == "of" && parts.iter().any(|f| is_of_those(passage, f));
    let parts: Vec<&Figure> = parts.iter().collect();
    let list = PartWhole::of(whole, &parts, passage.span(whole.lead, whole.end), true);
    let sound = greater && !nested && !within && !item && !apart && (parts.len() >= 3 && here || cue);
    sound.then_some(PartWhole { loose: true, ..list })
}

/// Whether a comma alone stands between two figures whose nouns say that one is no kind of the other.
fn is_sibling(passage: &Passage<'_>, first: &Figure, next: &Figure) -> bool {
    let noun = |f: &Figure| (f.after > f.end).then(|| passage.word(f.after - 1));
    let any = |noun: &str| matches!(noun, "people" | "persons" | "victims" | "others");
    let apart = noun(first).zip(noun(next)).is_some_and(|(a, b)| a != b && !any(a));
    apart && first.after + 1 == next.lead && passage.word(first.after) == ","
}

/// Whether a verb of composing stands right before a figure.
fn is_composing(passage: &Passage<'_>, f: &Figure) -> bool {
    let of = usize::from(passage.before(f, 1) == "of");
    matches!(
        passage.before(f, 1 + of),
        "comprise"
            | "comprised"
            | "comprises"
            | "comprising"
            | "consist"
            | "consisted"
            | "consisting"
            | "consists"
    )
}

/// What the words beside a figure make of it.
fn role(passage: &Passage<'_>, f: &Figure) -> Option<Role> {
    let before = (1..=LONGEST.min(f.lead)).find_map(|n| told(passage, f.lead - n, n, "before-"));
    let hurt = |at: usize| passage.text.lexicon.casualty_words.contains(passage.word(at));
    // `31 killed and 100 others injured` are no parts of one whole.
    let apart = (f.lead.saturating_sub(2)..f.lead).chain(f.after..f.after + 5).any(hurt);
    let adds = |at: &usize| passage.word(*at) != "others" || !apart;
    let behind = [f.end, f.after, f.after + 1].into_iter().filter(adds);
    let after =
        || behind.into_iter().find_map(|at| (1..=LONGEST).find_map(|n| told(passage, at, n, "after-")));
    let told = before.or_else(after);
    told.or_else(|| (is_gathered(passage, f) || is_size(passage, f)).then_some(Role::Whole))
}

/// `29 of those days` is a part itself, `the remaining 12` the rest of something else.
fn is_no_whole(passage: &Passage<'_>, f: &Figure) -> bool {
    matches!(role(passage, f), Some(Role::Part | Role::Rest))
}

/// `five of those`, `two of them`: of what was told last.
fn is_of_those(passage: &Passage<'_>, f: &Figure) -> bool {
    passage.word(f.end) == "of" && matches!(passage.word(f.end + 1), "them" | "these" | "those")
}

/// What some words make of the figure on one side of them.
fn told(passage: &Passage<'_>, from: usize, count: usize, side: &str) -> Option<Role> {
    let words: Vec<&str> = (from..from + count).map(|at| passage.word(at)).collect();
    let roles = passage.text.lexicon.sum_words.get(&words.join(" "))?;
    match roles.split(' ').find_map(|role| role.strip_prefix(side))? {
        "rest" => Some(Role::Rest),
        "part" => Some(Role::Part),
        _ => Some(Role::Whole),
    }
}

/// `put the whole gathering at 6,500`, `the total cost is 40`
fn is_gathered(passage: &Passage<'_>, f: &Figure) -> bool {
    let near =
        |n: usize| matches!(passage.before(f, n), "whole" | "total" | "overall" | "combined" | "entire");
    matches!(passage.before(f, 1), "at" | "is" | "was" | "to" | "of") && (2..=4).any(near)
}

/// `the 100-bed hospital has 65 beds for surgery`: a size in front, then the parts.
fn is_size(passage: &Passage<'_>, f: &Figure) -> bool {
    let joined = passage.word(f.end) == "-" && !passage.words[f.end].token.spaced;
    joined && (f.end..f.end + 9).any(|at| matches!(passage.word(at), "has" | "have" | "had" | "comprises"))
}

/// Whether a figure is only what another is compared with, or the distance to it.
fn is_compared(passage: &Passage<'_>, f: &Figure) -> bool {
    let distance = matches!(passage.word(f.end), "more" | "fewer" | "less")
        && passage.word(f.end + 1) == "than"
        || matches!(passage.word(f.after), "ahead" | "behind");
    let marks =
        |n: usize| matches!(passage.before(f, n), "against" | "compared" | "from" | "than" | "versus");
    distance || marks(1) || passage.before(f, 1) == "with" && marks(2)
}

struct Loose<'p> {
    passage: &'p Passage<'p>,
    anchor: &'p Figure,
    role: Role,
}

impl<'p> Loose<'p> {
    fn read(&self) -> Option<PartWhole> {
        let around = self.around();
        if let Some(over) = self.exceeding(&around) {
            return Some(over);
        }
        let whole = self.whole(&around)?;
        // The whole may be told again.
        let again = |f: &Figure| f.lead == whole.lead || f.member.low == whole.member.low;
        let fits = |f: &&Figure| {
            !again(f) && !is_compared(self.passage, f) && is_part_of(f, whole) && !self.is_other_statement(f)
        };
        let parts: Vec<&Figure> = around.iter().copied().filter(fits).collect();
        let bound = whole.member.is_bound();
        let sound = !bound
            && (2..=MOST).contains(&parts.len())
            && parts.iter().all(|f| f.member.low < whole.member.low * 2.0);
        let list = PartWhole::of(whole, &parts, self.passage.span(self.anchor.lead, self.anchor.end), true);
        sound.then(|| PartWhole { loose: true, sole: self.is_alone(&around), ..list })
    }

    /// A part that is more than any figure before it that could be its whole: `visited 230 homes and closed 260 of them`.
    fn exceeding(&self, around: &[&Figure]) -> Option<PartWhole> {
        let before = |f: &&&Figure| f.lead < self.anchor.lead;
        let whole = around.iter().rev().find(before).filter(|f| f.after > f.end)?;
        let here = whole.sentence == self.anchor.sentence
            || self.passage.start_of(self.anchor.sentence) == self.anchor.lead;
        let over = here && around.iter().filter(before).all(|f| f.member.low < self.anchor.member.low);
        let exact = whole.member.approximation == Approximation::Exact;
        let list =
            PartWhole::of(whole, &[self.anchor], self.passage.span(self.anchor.lead, self.anchor.end), false);
        (self.role == Role::Part && over && exact).then_some(PartWhole { loose: true, ..list })
    }

    /// The whole: the figure itself by its words, else the greatest of the others.
    fn whole(&self, around: &[&'p Figure]) -> Option<&'p Figure> {
        if self.role == Role::Whole {
            return Some(self.anchor);
        }
        let others = around.iter().copied().filter(|f| f.lead != self.anchor.lead);
        let most = |a: &&Figure, b: &&Figure| a.member.low.total_cmp(&b.member.low).then(b.lead.cmp(&a.lead));
        let part = |f: &&Figure| is_no_whole(self.passage, f);
        // `the last three` are of what was told before.
        let known = matches!(self.passage.before(self.anchor, 1), "last" | "other" | "remaining")
            || self.passage.word(self.anchor.end) == "others";
        let told = |f: &&Figure| !known || f.lead < self.anchor.lead || f.sentence == self.anchor.sentence;
        let whole = others.filter(|f| is_part_of(self.anchor, f) && !part(f)).max_by(most).filter(told);
        whole.filter(|w| !is_of_those(self.passage, self.anchor) || self.is_nearest(w, around))
    }

    /// Whether no figure of the kind stands between a whole and its part.
    fn is_nearest(&self, whole: &Figure, around: &[&Figure]) -> bool {
        let between = |f: &&Figure| f.lead > whole.lead && f.lead < self.anchor.lead;
        !around.iter().any(|f| between(f) && f.member.low > self.anchor.member.low)
    }

    /// The figures of one kind with the anchor in its sentence and those around.
    fn around(&self) -> Vec<&'p Figure> {
        let anchor = self.anchor;
        let near = |f: &&Figure| self.passage.is_around(f, anchor.sentence, NEAR);
        let kind = |f: &&Figure| {
            f.member.is_one()
                && !is_told_again(self.passage, f)
                && (is_part_of(f, anchor) || is_part_of(anchor, f))
        };
        self.passage.figures.iter().filter(near).filter(kind).collect()
    }

    /// `23 of them in the port, and that 11 had been charged`
    fn is_other_statement(&self, f: &Figure) -> bool {
        let and_that = |at: usize| self.passage.word(at) == "and" && self.passage.word(at + 1) == "that";
        (self.anchor.end..f.lead).any(and_that)
    }

    /// Whether the figures around are no more than a whole and two parts.
    fn is_alone(&self, around: &[&Figure]) -> bool {
        around.len() <= 4
    }
}
