//! Whether a draft speaks of relatives, so that two mentions of one surname may be of two people.

use crate::annotate::mention::Mention;
use crate::draft::Draft;
use crate::lexicon::Lexicon;
use crate::source::Span;

/// Words that speak of a couple or a family besides the words for relatives.
const FAMILY: [&str; 10] = [
    "couple", "couples", "families", "family", "lady", "marriage", "married", "siblings", "spouse", "spouses",
];

/// Whether a relative is spoken of in the sentence in which somebody is named.
pub fn beside(draft: &Draft, lexicon: &Lexicon, mention: &Mention) -> bool {
    is_spoken_of(draft, lexicon, draft.sentence(mention.sentence).span)
}

/// Whether a relative is spoken of in the sentence in which a place begins.
pub fn around(draft: &Draft, lexicon: &Lexicon, place: Span) -> bool {
    let next = draft.sentences.partition_point(|s| s.span.start <= place.start);
    // `children's homes` are of no relatives.
    let kin = |word: &str| lexicon.kin.has(word) && !matches!(word, "babies" | "baby" | "child" | "children");
    let spoken =
        |at: usize| draft.tokens_in(draft.sentences[at].span).iter().any(|t| kin(draft.slice(t.span)));
    next.checked_sub(1).is_some_and(spoken)
}

/// Whether a relative, a couple or a family is spoken of in a block.
pub fn in_block(draft: &Draft, lexicon: &Lexicon, block: u32) -> bool {
    let span = draft.document.blocks[block as usize].span;
    let family = |word: &str| FAMILY.iter().any(|f| f.eq_ignore_ascii_case(word));
    is_spoken_of(draft, lexicon, span) || draft.tokens_in(span).iter().any(|t| family(draft.slice(t.span)))
}

/// Whether a husband or a wife is spoken of anywhere.
pub fn is_couple(draft: &Draft) -> bool {
    draft
        .tokens
        .iter()
        .any(|t| matches!(draft.slice(t.span), "husband" | "wife" | "spouse" | "widow" | "widower"))
}

fn is_spoken_of(draft: &Draft, lexicon: &Lexicon, place: Span) -> bool {
    draft.tokens_in(place).iter().any(|t| lexicon.kin.has(draft.slice(t.span)))
}
