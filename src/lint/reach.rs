//! How far an allowance reaches in its draft.
//!
//! In: a directive. Out: a [`Reach`] in places of the source, where diagnostics have theirs.

use crate::document::Block;
use crate::document::directive::{Directive, Scope};
use crate::draft::Draft;
use crate::source::SourceSpan;

/// What an allowance can hide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reach {
    /// One finding of each rule in an area: the first behind a place.
    Next(SourceSpan, u32),
    /// One finding of each rule in an area: the last.
    Last(SourceSpan),
    /// All that begins in an area.
    All(SourceSpan),
    /// The finding with a fingerprint.
    Print(String),
    /// Nothing.
    Nothing,
}

/// The reach of a directive; `end` is the one that closes its block.
pub(super) fn of(draft: &Draft, directive: &Directive, scope: Scope, end: Option<&Directive>) -> Reach {
    if let (Scope::Block, Some(end)) = (scope, end) {
        return Reach::All(SourceSpan { start: directive.span.end, end: end.span.start });
    }
    let Some(block) = block(draft, directive) else { return Reach::Nothing };
    let paragraph = paragraph(&draft.document.blocks, block);
    let area = paragraph.iter().map(|b| draft.document.map.to_source(b.span)).reduce(SourceSpan::to);
    let Some(area) = area else { return Reach::Nothing };
    let closing = paragraph.iter().all(|b| b.span.end <= directive.at);
    match scope {
        Scope::Finding if closing => Reach::Last(area),
        Scope::Finding => Reach::Next(area, directive.span.end),
        Scope::Sentence => sentence(draft, block, directive.at).map_or(Reach::Nothing, Reach::All),
        Scope::Paragraph => Reach::All(area),
        Scope::Block => Reach::Nothing,
    }
}

/// The blocks of a paragraph; they stand beside one another.
fn paragraph<'d>(blocks: &'d [Block], block: &Block) -> &'d [Block] {
    let at = blocks.partition_point(|b| b.span.start < block.span.start);
    let own = |b: &&Block| b.paragraph == block.paragraph;
    let before = blocks[..at].iter().rev().take_while(own).count();
    let after = blocks[at..].iter().take_while(own).count();
    &blocks[at - before..at + after]
}

/// The block that a directive speaks of: the one it stands in, or the next one.
fn block<'d>(draft: &'d Draft, directive: &Directive) -> Option<&'d Block> {
    let (at, blocks) = (directive.at, &draft.document.blocks);
    let next = blocks.partition_point(|b| b.span.start < at);
    let last = next.checked_sub(1).map(|last| &blocks[last]);
    let around = last.filter(|b| at < b.span.end || directive.inside);
    around.or_else(|| blocks.get(next))
}

/// The sentence of the paragraph that a place lies in or before; the last one where it lies behind all.
fn sentence(draft: &Draft, block: &Block, at: u32) -> Option<SourceSpan> {
    let blocks = paragraph(&draft.document.blocks, block);
    let whole = blocks.first()?.span.to(blocks.last()?.span);
    let from = draft.sentences.partition_point(|s| s.span.start < whole.start);
    let to = draft.sentences.partition_point(|s| s.span.start < whole.end);
    let own = &draft.sentences[from..to];
    let next = own.get(own.partition_point(|s| s.span.end <= at)).or(own.last())?;
    Some(draft.document.map.to_source(next.span))
}
