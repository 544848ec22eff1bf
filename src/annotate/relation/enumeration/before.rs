//! Lists that come before their count: `Health and schools: those are the two areas`; `Ost and Brekke, the two towns`.
//!
//! In: a count. Out: its [`List`]. Not here: lists that follow (`opening`).

use super::Count;
use super::items::{Joint, List, Segment, list, segments};
use super::opening::Opener;
use crate::annotate::relation::passage::Passage;

/// The list of a count that ends just before it.
pub fn list_before(passage: &Passage<'_>, count: &Count) -> Option<List> {
    let before = Before { opener: Opener { passage, count }, passage };
    let determined = count.first - before.determiners(count.first);
    let copula = before.copula(determined);
    let mark = determined.checked_sub(copula + 1)?;
    let here = passage.words.get(count.first).and_then(|w| passage.sentence_at(w.token.span.start));
    let start = here.map_or(count.first, |sentence| passage.start_of(sentence));
    match passage.word(mark) {
        ":" | "—" | "–" => before.told(start, mark, copula),
        "-" if before.opener.is_dash(mark) => before.told(start, mark, copula),
        "," if copula == 0 && determined < count.first => before.names(start, mark),
        _ if copula == 1 && determined < count.first => before.names(start, mark + 1),
        _ => None,
    }
}

struct Before<'p> {
    opener: Opener<'p>,
    passage: &'p Passage<'p>,
}

impl Before<'_> {
    /// What stands before a colon or dash; where no `those are` follows, only a list that cannot be anything else.
    fn told(&self, start: usize, mark: usize, copula: usize) -> Option<List> {
        list(self.passage, start, mark).filter(|l| copula == 2 || l.least >= 2 && l.least == l.most)
    }

    /// How many words before a count determine it: `the`, `all its`.
    fn determiners(&self, first: usize) -> usize {
        let determines = |at: usize| {
            matches!(
                self.passage.word(at),
                "the" | "its" | "his" | "her" | "their" | "all" | "these" | "only"
            )
        };
        (1..=2.min(first)).take_while(|n| determines(first - n)).count()
    }

    /// How many words of `those are` end before a place: 2, or 1 for a verb alone.
    fn copula(&self, at: usize) -> usize {
        let before = |n: usize| at.checked_sub(n).map_or("", |at| self.passage.word(at));
        match (before(2), before(1)) {
            ("those" | "these" | "they", "are" | "were") => 2,
            (_, "are" | "were" | "remain") => 1,
            _ => 0,
        }
    }

    /// Names joined by commas and a last `and` that end at a place; the first may follow other words.
    fn names(&self, start: usize, end: usize) -> Option<List> {
        let all = segments(self.passage, start, end);
        let (last, rest) = all.split_last()?;
        let joined = matches!(last.joint, Joint::And | Joint::CommaAnd) && self.is_short(last);
        let run = rest.iter().rev().take_while(|s| self.is_short(s) && s.joint == Joint::Comma).count();
        let first = rest.len().checked_sub(run + 1).map(|at| &rest[at]).filter(|_| joined)?;
        let name = Segment { from: self.last_name(first)?, ..*first };
        let items = [&[name], &all[all.len() - 1 - run..]].concat();
        let (least, most) = (items.len(), items.len());
        // `The mayor, Ost and Brekke`: with words before the first name, it may be no item.
        let sure = name.from == first.from && first.from == start || run == 0;
        let items = items.iter().map(|s| self.passage.span(s.from, s.to)).collect();
        (sure && run > 0).then_some(List { items, least, most })
    }

    /// A name of few words and nothing else.
    fn is_short(&self, s: &Segment) -> bool {
        s.to - s.from <= 4 && self.opener.is_name(s) && self.opener.is_name(&Segment { from: s.to - 1, ..*s })
    }

    /// Where the name that ends a segment begins.
    fn last_name(&self, s: &Segment) -> Option<usize> {
        let capital = |at: &usize| self.opener.is_name(&Segment { from: *at, ..*s });
        (s.from..s.to).rev().take_while(capital).last()
    }
}
