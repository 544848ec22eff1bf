//! Lists that come before their count: `Health and schools: those are the two areas`; `Ost and Brekke, the two towns`;
//! `on the rivers Ash, Elm and Oak. All three`.
//!
//! In: a count. Out: its [`List`]. Not here: lists that follow (`opening`).

use super::items::{List, list};
use super::opening::{NAMING, Opener};
use super::segment::{Joint, Segment, segments};
use super::{Count, is_plural};
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
        _ if determined == start => before.names_of_last(start),
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
        let (name, items) = self.run(start, end)?;
        // `The mayor, Ost and Brekke`: with words before the first name, it may be no item.
        (name == start).then_some(items)
    }

    /// Three names or more that end at a place, and where the first begins.
    fn run(&self, start: usize, end: usize) -> Option<(usize, List)> {
        let all = segments(self.passage, start, end);
        let (last, rest) = all.split_last()?;
        let joined = matches!(last.joint, Joint::And | Joint::CommaAnd) && self.is_short(last);
        let run = rest.iter().rev().take_while(|s| self.is_short(s) && s.joint == Joint::Comma).count();
        let first = rest.len().checked_sub(run + 1).map(|at| &rest[at]).filter(|_| joined && run > 0)?;
        let name = Segment { from: self.last_name(first)?, ..*first };
        let items = [&[name], &all[all.len() - 1 - run..]].concat();
        let (least, most) = (items.len(), items.len());
        let items = items.iter().map(|s| self.passage.span(s.from, s.to)).collect();
        Some((name.from, List { items, least, most }))
    }

    /// The names of the sentence before `All four were`, where it names nothing else: `on the rivers Ash, Elm and Oak`,
    /// `were named as Jon Aasen, Per Holte and Marit Lund`.
    fn names_of_last(&self, start: usize) -> Option<List> {
        let passage = self.passage;
        let own = passage.words.get(start).and_then(|w| passage.sentence_at(w.token.span.start))?;
        let last =
            own.checked_sub(1).filter(|s| passage.sentence_block(*s) == passage.sentence_block(own))?;
        let whole = passage.word(start) == "all" && !self.opener.count.named;
        let from = passage.start_of(last);
        let all = segments(passage, from, start);
        let and = all.iter().find(|s| matches!(s.joint, Joint::And | Joint::CommaAnd))?;
        let end = (and.from..and.to).find(|at| !self.opener.is_capital(*at)).unwrap_or(and.to);
        let open = !matches!(passage.word(end), "," | "." | "are" | "had" | "have" | "were" | "will");
        let (first, list) = self.run(from, end).filter(|_| whole)?;
        let lead = first.checked_sub(1).filter(|at| *at > from)?;
        let people = passage.text.lexicon.people_nouns.contains(passage.word(lead));
        let introduced = self.is_naming(lead) || is_plural(passage, lead) && !people;
        let extra = |at: usize| {
            let word = passage.word(at);
            self.opener.is_capital(at) || matches!(word, "also" | "besides" | "other" | "too")
        };
        let counted = passage.figures.iter().any(|f| f.sentence == last && f.member.is_count());
        let extra = (from + 1..lead).chain(end..start).any(extra);
        (introduced && !extra && !counted && !open).then_some(list)
    }

    /// `identified as`.
    fn is_naming(&self, at: usize) -> bool {
        self.passage.word(at) == "as" && NAMING.contains(&self.passage.word(at - 1))
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
