//! Parts that the page sets under one another: items of a list under a sentence with their whole, rows of a table over
//! a row called total.
//!
//! In: blocks and quantities. Out: [`PartWhole`]. Not here: lists in a sentence (`joint`).

use super::PartWhole;
use crate::annotate::relation::member::Member;
use crate::annotate::{Annotations, Text};
use crate::document::{Block, Shape};
use crate::lexicon::fold;
use crate::source::Span;

/// Every list and table whose whole is sure.
pub fn read(text: Text<'_>, found: &Annotations) -> Vec<PartWhole> {
    let page = Page { text, found };
    let runs = text.document.blocks.chunk_by(|a, b| a.shape == b.shape);
    let mut before: Option<&Block> = None;
    let mut lists = Vec::new();
    for run in runs {
        lists.extend(match run[0].shape {
            Shape::ListItem => before.and_then(|intro| page.items(intro, run)),
            Shape::Cell => page.table(run),
            _ => None,
        });
        before = run.last();
    }
    lists
}

struct Page<'a> {
    text: Text<'a>,
    found: &'a Annotations,
}

impl Page<'_> {
    /// `The 38 complaints fell into three groups:` and items with one count each.
    fn items(&self, intro: &Block, items: &[Block]) -> Option<PartWhole> {
        let words = &self.text.document.text;
        let parts: Vec<Member> = items.iter().map(|b| self.only(b)).collect::<Option<_>>()?;
        let announced = intro.span.of(words).trim_end().ends_with(':');
        let whole = self
            .members(intro.span)
            .into_iter()
            .filter(|m| m.is_one() && !m.is_percent() && parts.iter().all(|p| p.is_like(m)))
            .max_by(|a, b| a.low.total_cmp(&b.low))?;
        let counted = parts.iter().all(Member::is_one);
        (announced && counted && parts.len() >= 2).then_some(PartWhole {
            whole,
            parts,
            cue: intro.span,
            complete: true,
            loose: false,
            bound: false,
            sole: true,
        })
    }

    /// A table of two columns, names and numbers, the last row of which is the total.
    fn table(&self, cells: &[Block]) -> Option<PartWhole> {
        let rows: Vec<&[Block]> = cells.chunks(2).collect();
        let number = |row: &&[Block]| row.get(1).and_then(|cell| self.only(cell)).filter(Member::is_one);
        let (last, rows) = rows.split_last()?;
        let label = fold(last[0].span.of(&self.text.document.text)).into_owned();
        let whole = number(last).filter(|_| matches!(label.trim(), "total" | "in all" | "sum" | "all"))?;
        let first = rows.iter().position(|r| number(r).is_some())?;
        let parts: Vec<Member> = rows[first..].iter().map(number).collect::<Option<_>>()?;
        let alike = parts.iter().all(|p| p.is_like(&whole));
        (alike && first <= 1 && parts.len() >= 2).then(|| PartWhole {
            whole,
            parts,
            cue: last[0].span,
            complete: true,
            loose: false,
            bound: false,
            sole: true,
        })
    }

    /// The figure of a block that has just one.
    fn only(&self, block: &Block) -> Option<Member> {
        let members = self.members(block.span);
        if let [member] = &members[..] { Some(member.clone()) } else { None }
    }

    /// Quantities and cardinal numbers of a place.
    fn members(&self, span: Span) -> Vec<Member> {
        let words = &self.text.document.text;
        let quantities = self.found.quantities.iter().enumerate().filter(|(_, q)| span.contains(q.span));
        let quantities = quantities.filter_map(|(i, q)| Member::of_quantity(q, i as u32, words));
        let numbers = self.found.numbers.iter().filter(|n| span.contains(n.span) && !n.ordinal);
        quantities.chain(numbers.map(|n| Member::of_number(n, words))).collect()
    }
}
