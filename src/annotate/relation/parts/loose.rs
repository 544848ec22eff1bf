//! Parts and a whole that only stand near one another: `Six thousand troops … Regulars number 4,200; reservists account
//! for the balance of 1,800`.
//!
//! In: a passage, and the lists that are sure. Out: a [`PartWhole`] with all figures around. Such a reading is weak: it
//! speaks only where no figure around is the sum of others, and one slip of the pen makes these a sum
//! (`rules::figures::parts`).

use super::PartWhole;
use super::series::{Reach, is_part_of, list};
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

/// Words right before a figure, the nearest last.
const BEFORE: &[(&[&str], Role)] = &[
    (&["a", "further"], Role::Rest),
    (&["a", "total", "of"], Role::Whole),
    (&["all"], Role::Whole),
    (&["altogether"], Role::Whole),
    (&["altogether", ","], Role::Whole),
    (&["another"], Role::Rest),
    (&["balance", "of"], Role::Rest),
    (&["balance", ","], Role::Rest),
    (&["brought", "to"], Role::Whole),
    (&["in", "all"], Role::Whole),
    (&["in", "all", ","], Role::Whole),
    (&["including"], Role::Part),
    (&["in", "total"], Role::Whole),
    (&["in", "total", ","], Role::Whole),
    (&["its", "other"], Role::Rest),
    (&["leaving"], Role::Rest),
    (&["making"], Role::Whole),
    (&["makes"], Role::Whole),
    (&["remainder", ","], Role::Rest),
    (&["remainder", "of"], Role::Rest),
    (&["remaining"], Role::Rest),
    (&["rest", ","], Role::Rest),
    (&["the", "last"], Role::Rest),
    (&["the", "other"], Role::Rest),
    (&["their", "other"], Role::Rest),
    (&["total", "of"], Role::Whole),
    (&["total", "to"], Role::Whole),
    (&["total", "was"], Role::Whole),
    (&["total", ":"], Role::Whole),
    (&["whole", "of"], Role::Whole),
];

/// Words right behind a figure or its noun.
const AFTER: &[(&[&str], Role)] = &[
    (&["all", "told"], Role::Whole),
    (&["altogether"], Role::Whole),
    (&["between", "them"], Role::Whole),
    (&["combined"], Role::Whole),
    (&["in", "all"], Role::Whole),
    (&["in", "total"], Role::Whole),
    (&["left", "over"], Role::Rest),
    (&["of", "them"], Role::Part),
    (&["of", "these"], Role::Part),
    (&["of", "those"], Role::Part),
    (&["of", "whom"], Role::Part),
    (&["others"], Role::Rest),
    (&["remain"], Role::Rest),
    (&["remained"], Role::Rest),
    (&["together"], Role::Whole),
];

/// Words by which a list is one of parts.
const COMPOSED: &[&str] = &[
    ":",
    "account",
    "accounted",
    "accounting",
    "bringing",
    "brings",
    "both",
    "combined",
    "comprise",
    "comprised",
    "comprises",
    "comprising",
    "consist",
    "consisted",
    "consisting",
    "consists",
    "divided",
    "include",
    "included",
    "shared",
    "split",
    "together",
    "total",
    "totaling",
    "totalling",
    "whole",
];

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
        let end = end_of_sentence(passage, at);
        let whole = &passage.figures[at - 1];
        let parts = list(passage, &passage.figures[at..end], whole, Reach::Clauses);
        let length = parts.len().max(1);
        if parts.len() >= 2 && !parts.iter().any(known) {
            let behind = passage.figures.get(at + length).filter(|f| is_part_of(&parts[0], f));
            let near =
                |f: &&Figure| f.sentence.abs_diff(parts[0].sentence) <= 1 && f.member.is_one() && !known(f);
            let wholes = [Some(whole), behind].into_iter().flatten().filter(near);
            lists.extend(wholes.filter_map(|w| listed(passage, w, parts)));
        }
        at += length;
    }
    lists
}

/// After the last figure of the sentence of a figure.
fn end_of_sentence(passage: &Passage<'_>, at: usize) -> usize {
    let sentence = passage.figures[at].sentence;
    at + passage.figures[at..].iter().take_while(|f| f.sentence == sentence).count()
}

/// Parts of a list that are all of a whole greater than each.
fn listed(passage: &Passage<'_>, whole: &Figure, parts: &[Figure]) -> Option<PartWhole> {
    let (from, to) = (whole.lead.min(parts[0].lead), whole.end.max(parts[parts.len() - 1].after));
    let cue = (from.saturating_sub(4)..to).any(|at| COMPOSED.contains(&passage.word(at)));
    let greater = parts.iter().all(|p| p.member.low < whole.member.low);
    // A sentence with several figures before the list has a list of its own.
    let alone = |f: &Figure| f.lead == whole.lead || f.sentence != whole.sentence || !is_part_of(f, whole);
    let here = whole.sentence == parts[0].sentence || passage.figures.iter().all(alone);
    // `56 passengers and 10 crew, among them 30 students`
    let within = (parts[0].end..to).any(|at| matches!(passage.word(at), "among" | "including" | "whom"));
    let parts: Vec<&Figure> = parts.iter().collect();
    let list = PartWhole::of(whole, &parts, passage.span(whole.lead, whole.end), true);
    (greater && !within && (parts.len() >= 3 && here || cue)).then_some(PartWhole { loose: true, ..list })
}

/// What the words beside a figure make of it.
fn role(passage: &Passage<'_>, f: &Figure) -> Option<Role> {
    let stands = |from: usize, words: &[&str]| words.iter().zip(from..).all(|(w, at)| passage.word(at) == *w);
    let before =
        BEFORE.iter().find(|(words, _)| f.lead.checked_sub(words.len()).is_some_and(|at| stands(at, words)));
    let behind = [f.end, f.after, f.after + 1];
    let after = || AFTER.iter().find(|(words, _)| behind.iter().any(|at| stands(*at, words)));
    let hurt = |at: usize| passage.text.lexicon.casualty_words.contains(passage.word(at));
    // `31 killed and 100 others injured` are no parts of one whole.
    let apart = (f.lead.saturating_sub(2)..f.lead).chain(f.after..f.after + 5).any(hurt);
    let after = || after().filter(|(words, _)| words[0] != "others" || !apart);
    let told = before.or_else(after).map(|(_, role)| *role);
    told.or_else(|| (is_gathered(passage, f) || is_size(passage, f)).then_some(Role::Whole))
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

/// Whether a figure is only what another is compared with.
fn is_compared(passage: &Passage<'_>, f: &Figure) -> bool {
    let marks =
        |n: usize| matches!(passage.before(f, n), "against" | "compared" | "from" | "than" | "versus");
    marks(1) || passage.before(f, 1) == "with" && marks(2)
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
        let fits = |f: &&Figure| !again(f) && !is_compared(self.passage, f) && is_part_of(f, whole);
        let parts: Vec<&Figure> = around.iter().copied().filter(fits).collect();
        let bound = matches!(whole.member.approximation, Approximation::AtLeast | Approximation::AtMost);
        let sound = !bound
            && (2..=MOST).contains(&parts.len())
            && parts.iter().all(|f| f.member.low < whole.member.low * 2.0);
        let list = PartWhole::of(whole, &parts, self.passage.span(self.anchor.lead, self.anchor.end), true);
        sound.then(|| PartWhole { loose: true, sole: self.is_alone(&around), ..list })
    }

    /// A part that is more than any figure before it that could be its whole: `visited 230 homes and closed 260 of them`.
    fn exceeding(&self, around: &[&Figure]) -> Option<PartWhole> {
        let before = |f: &&&Figure| f.lead < self.anchor.lead && f.after > f.end;
        let whole = around.iter().rev().find(before)?;
        let over = around.iter().filter(before).all(|f| f.member.low < self.anchor.member.low);
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
        others.filter(|f| is_part_of(self.anchor, f)).max_by(most)
    }

    /// The figures of one kind with the anchor in its sentence and those around.
    fn around(&self) -> Vec<&'p Figure> {
        let anchor = self.anchor;
        let near =
            |f: &&Figure| f.sentence + NEAR.0 >= anchor.sentence && f.sentence <= anchor.sentence + NEAR.1;
        let item = |f: &&Figure| {
            f.block == anchor.block || !self.passage.is_item(f.block) && !self.passage.is_item(anchor.block)
        };
        let kind = |f: &&Figure| f.member.is_one() && (is_part_of(f, anchor) || is_part_of(anchor, f));
        self.passage.figures.iter().filter(near).filter(item).filter(kind).collect()
    }

    /// Whether the figures around are no more than a whole and two parts.
    fn is_alone(&self, around: &[&Figure]) -> bool {
        around.len() <= 4
    }
}
