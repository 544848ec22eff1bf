//! A share set beside its part and whole: `nine of the 60 branches, or 15 percent`, `$2 million, or a quarter, of the
//! budget of $8 million`, `of which 40 percent, or $2 million, is spent`.
//!
//! In: a passage. Out: part and whole of a share. Not here: the parts and wholes that other words name (`part`).

use super::worded::part;
use crate::annotate::quantity::Category;
use crate::annotate::relation::member::Member;
use crate::annotate::relation::passage::{Figure, Passage};

/// Words from a whole to the share set beside it, at most.
const FARTHEST: usize = 12;

/// Words between `of` and the whole it names, at most: `of last year's 48 fires`.
const OWNER: usize = 5;

/// Words between `of` and a whole that is told with its noun: `of the town's yearly budget of $9 million`.
const NAMED: usize = 9;

/// A whole and a part.
pub type Ends<'p> = (&'p Figure, &'p Figure);

/// Fractions set beside a figure that are figures only there: `or a third,`, `(one quarter)`.
pub fn worded<'p>(passage: &'p Passage<'p>) -> impl Iterator<Item = Figure> + 'p {
    (1..passage.words.len()).filter_map(|at| fraction(passage, at))
}

fn fraction(passage: &Passage<'_>, at: usize) -> Option<Figure> {
    let marked = matches!(passage.word(at - 1), "or" | "," | "(" | "–" | "—");
    let article = usize::from(matches!(passage.word(at), "a" | "one"));
    let word = passage.word(at + article);
    let value = part(word).filter(|_| marked)?;
    let end = at + article + 1;
    let closed = matches!(passage.word(end), "," | "." | ")" | ";" | "–" | "—");
    let last = passage.figures.iter().rev().find(|f| f.end < at)?;
    let member = Member::in_words(passage.span(at, end), Some(Category::Ratio), value);
    let (sentence, block) = (last.sentence, last.block);
    let here = passage.sentence_at(member.span.start) == Some(sentence);
    ((article == 1 || word == "half") && closed && here).then_some(Figure {
        member,
        sentence,
        block,
        lead: at,
        first: at,
        end,
        after: end,
    })
}

/// The whole and the part of a share that stands beside them, figures given in order.
pub struct Apposed<'p> {
    /// Where.
    pub passage: &'p Passage<'p>,
    /// The share.
    pub share: &'p Figure,
}

/// How a share is set beside what stands before it.
#[derive(Clone, Copy, PartialEq)]
enum Joint {
    /// `or 15 percent`
    Or,
    /// `, 15 percent,`, `(15 percent)`
    Mark,
}

impl<'p> Apposed<'p> {
    /// The surest reading.
    pub fn read(&self) -> Option<Ends<'p>> {
        let behind = || self.behind_partitive().or_else(|| self.behind_part());
        self.of_which().or_else(behind).or_else(|| self.of_whom()).or_else(|| self.of_this())
    }

    /// The `n`th figure of the sentence before the share, from 1.
    fn earlier(&self, n: usize) -> Option<&'p Figure> {
        let before = |f: &&Figure| f.end <= self.share.lead && f.sentence == self.share.sentence;
        self.passage.figures.iter().filter(before).rev().nth(n - 1)
    }

    /// The figure of the sentence after the share.
    fn later(&self) -> Option<&'p Figure> {
        let after = |f: &&Figure| f.lead >= self.share.end && f.sentence == self.share.sentence;
        self.passage.figures.iter().find(after)
    }

    fn words(&self, from: usize, to: usize) -> Vec<&str> {
        (from..to).map(|at| self.passage.word(at)).collect()
    }

    /// Where the words begin that set the share beside others; none where it is in a sentence of its own.
    fn joint(&self) -> Option<(usize, Joint)> {
        let small = |at: usize| {
            matches!(
                self.passage.word(at),
                "exactly"
                    | "fully"
                    | "just"
                    | "merely"
                    | "only"
                    | "precisely"
                    | "some"
                    | "that"
                    | "'s"
                    | "is"
            )
        };
        let mut at = self.share.lead;
        while at > 0 && small(at - 1) {
            at -= 1;
        }
        let comma = |at: usize| at.checked_sub(1).filter(|at| self.passage.word(*at) == ",").unwrap_or(at);
        let last = at.checked_sub(1)?;
        match self.passage.word(last) {
            "or" => Some((comma(last), Joint::Or)),
            "," | "(" | "–" | "—" => Some((last, Joint::Mark)),
            _ => None,
        }
    }

    /// Whether nothing behind the share says that it is of something else: `or 15 percent of the vote`.
    fn is_own(&self, joint: Joint) -> bool {
        let word = |n: usize| self.passage.word(self.share.end + n);
        match word(0) {
            "of" => {
                matches!(word(1), "all" | "it" | "them" | "these" | "those")
                    && matches!(word(2), "," | "." | ")" | "–" | "—" | ";")
                    || word(1) == "the" && matches!(word(2), "total" | "whole" | "lot")
            }
            "," | "." | ")" | ";" | "–" | "—" | "" => true,
            "above" | "ahead" | "below" | "down" | "fewer" | "higher" | "less" | "lower" | "more" | "off"
            | "up" | "-" => false,
            _ => joint == Joint::Or,
        }
    }

    /// `an output of 420 million litres. Of this volume 60 percent, or 252 million litres,`: the only figure of the kind in the
    /// sentence before.
    fn of_this(&self) -> Option<Ends<'p>> {
        let start = self.passage.start_of(self.share.sentence);
        let opening = self.words(start, self.share.lead);
        let opening = opening.strip_suffix(&[","]).unwrap_or(&opening);
        let this = matches!(
            opening,
            ["of", "that" | "this" | "these" | "those"] | ["of", "that" | "this" | "these" | "those", _]
        );
        let or = self.passage.word(self.share.end) == "," && self.passage.word(self.share.end + 1) == "or";
        let part = self.later().filter(|part| this && or && part.lead == self.share.end + 2)?;
        let before = |f: &&Figure| f.sentence + 1 == self.share.sentence && f.member.is_like(&part.member);
        let mut wholes = self.passage.figures.iter().filter(before);
        let whole = wholes.next().filter(|_| wholes.next().is_none())?;
        is_of(part, whole).then_some((whole, part))
    }

    /// `nine of its 60 branches, or 15 percent`, `12 of the 30 buses failed, 40 percent of the total`
    fn behind_partitive(&self) -> Option<Ends<'p>> {
        let (from, joint) = self.joint()?;
        let (whole, part) = (self.earlier(1)?, self.earlier(2)?);
        let gap = self.words(whole.end, from);
        let near = gap.len() <= FARTHEST && !gap.iter().any(|w| matches!(*w, ";" | ":" | "." | "("));
        // `12 of the 40 seats (23.5 percent)` may tell of the votes.
        let seats = joint == Joint::Mark && self.passage.word(whole.end).starts_with("seat");
        // `two of the three, or 70 percent of them, and …`: another clause has a subject of its own.
        let clause = gap.iter().any(|w| matches!(*w, "and" | "but" | "while"));
        let sound = near && !seats && !clause && self.is_own(joint);
        (sound && is_partitive(self.passage, part, whole) && is_of(part, whole)).then_some((whole, part))
    }

    /// `of the $8 billion promised, $1.2 billion, or 15 percent`
    fn behind_part(&self) -> Option<Ends<'p>> {
        const NOUN: usize = 3;
        let (from, joint) = self.joint()?;
        let (part, whole) = (self.earlier(1)?, self.earlier(2)?);
        let most = if joint == Joint::Or { NOUN } else { 0 };
        let near = from - part.end <= most && part.lead - whole.end <= FARTHEST;
        let sound = near && self.fronts(whole) && self.is_own(joint);
        (sound && is_of(part, whole)).then_some((whole, part))
    }

    /// `9,200 voted, of whom 120 spoiled their papers, or 1.3 percent`
    fn of_whom(&self) -> Option<Ends<'p>> {
        let (from, joint) = self.joint()?;
        let (part, whole) = (self.earlier(1)?, self.earlier(2)?);
        let whom =
            self.passage.before(part, 2) == "of" && matches!(self.passage.before(part, 1), "which" | "whom");
        let gap = self.words(part.end, from);
        let near = gap.len() <= FARTHEST && !gap.iter().any(|w| matches!(*w, "," | ";" | ":" | "(" | "and"));
        let closed = matches!(self.passage.word(self.share.end), "." | "" | ";");
        (whom && near && closed && self.is_own(joint) && is_of(part, whole)).then_some((whole, part))
    }

    /// Whether a figure stands behind an `of` that opens its clause: `Of the 600 hectares`.
    fn fronts(&self, whole: &Figure) -> bool {
        let of =
            (whole.lead.saturating_sub(OWNER)..whole.lead).rev().find(|at| self.passage.word(*at) == "of");
        let opens = |at: usize| {
            at == self.passage.start_of(whole.sentence)
                || matches!(self.passage.word(at - 1), "," | "that" | "“" | "\"" | "and" | "but" | ":")
        };
        // `Of those, 6,194 were sentenced`: a part itself.
        let taken_up = |at: usize| {
            matches!(self.passage.word(at + 1), "them" | "these" | "those" | "which" | "whom")
                && self.passage.word(at + 2) == ","
        };
        of.is_some_and(|at| opens(at) && !taken_up(at))
    }

    /// `earned $5 million, of which 40 percent, or $2 million, is spent`, `of the 90 boats a third, or 30, were lost`
    fn of_which(&self) -> Option<Ends<'p>> {
        let (whole, part) = (self.earlier(1)?, self.later()?);
        let gap = self.words(self.share.end, part.lead);
        let set = matches!(gap[..], ["or"] | [",", "or"] | ["("] | [",", "namely"] | ["–" | "—"]);
        let between = self.words(whole.end, self.share.lead);
        let which =
            between.windows(2).any(|w| matches!(w, ["of", "which" | "whom" | "them" | "these" | "that"]));
        let near = between.len() <= FARTHEST && !between.contains(&".");
        let told = (which || self.fronts(whole)) && near;
        (set && told && is_of(part, whole)).then_some((whole, part))
    }
}

/// Whether a part is told of a whole: `nine of its 60`, `36 of last year's 48`.
pub fn is_partitive(passage: &Passage<'_>, part: &Figure, whole: &Figure) -> bool {
    let gap: Vec<&str> = (part.end..whole.lead.max(part.end)).map(|at| passage.word(at)).collect();
    let mark = |w: &&str| matches!(*w, "," | "." | ";" | ":" | "(" | "and" | "or" | "to");
    gap.first() == Some(&"of") && gap.len() <= OWNER && !gap.iter().any(mark)
}

/// Whether `of` behind a share leads to a whole: `of the budget of $8 million`, a comma before it passed over.
pub fn is_led_by_of(passage: &Passage<'_>, share: &Figure, whole: &Figure) -> bool {
    let comma = usize::from(matches!(passage.word(share.end), "," | ")"));
    let gap: Vec<&str> = (share.end + comma..whole.lead).map(|at| passage.word(at)).collect();
    let mark = |w: &&str| matches!(*w, "," | "." | ";" | ":" | "(" | "and" | "or" | "to" | "from");
    comma == 1 && gap.first() == Some(&"of") && gap.len() <= NAMED && !gap.iter().any(mark)
}

/// Whether a figure can be part of another: two counts, two amounts, or an amount and a number without a unit.
pub fn is_of(part: &Figure, whole: &Figure) -> bool {
    let (p, w) = (&part.member, &whole.member);
    let bare = |m: &Member| m.is_count() && m.unit.is_empty();
    let amount = |m: &Member| matches!(m.category, Some(Category::Money | Category::Measure));
    let kind = match (p.is_count(), w.is_count()) {
        (true, true) => true,
        (true, false) => bare(p) && amount(w),
        (false, true) => amount(p) && bare(w) && w.low >= 1e6,
        (false, false) => amount(p) && p.category == w.category && p.unit == w.unit,
    };
    kind && p.is_one() && w.is_one()
}
