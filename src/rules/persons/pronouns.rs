//! Somebody addressed as a man, of whom a participle of the same sentence speaks as of a woman, or the reverse.
//!
//! In: mentions of persons. Out: pairs of an address and a pronoun. Strict: the participle is the subject's, and nobody
//! near is told of to whom the pronoun could belong.
//!
//! ```text
//! Mr Tölegen said before leading her colleagues out      address, preposition, participle, pronoun, noun
//! ```

use super::address::{Address, address};
use super::is_told;
use crate::annotate::mention::{Mention, MentionKind};
use crate::draft::Draft;
use crate::lexicon::Lexicon;
use crate::source::Span;
use crate::token::{Case, Token, TokenKind};

/// Words before a participle that is the subject's.
const BEFORE: [&str; 5] = ["after", "before", "by", "while", "without"];

/// Pronouns of a man, and of a woman; in the order of the words of address.
const PRONOUNS: [&str; 2] = ["his", "her"];

/// Nouns of persons besides titles and relatives.
const NOUNS: [&str; 13] = [
    "boy",
    "candidate",
    "girl",
    "host",
    "lady",
    "leader",
    "man",
    "opponent",
    "person",
    "predecessor",
    "rival",
    "successor",
    "woman",
];

/// All such pairs.
pub fn pairs<'d>(draft: &'d Draft, lexicon: &Lexicon) -> Vec<(Address<'d>, Span)> {
    let persons = draft.annotations.mentions.iter().filter(|m| is_told(draft, m));
    let pair = |mention| {
        let subject = address(draft, mention).filter(|a| !a.couple)?;
        let pronoun = pronoun(draft, mention)?;
        let other = draft.slice(pronoun) == PRONOUNS[1 - subject.sex];
        (other && is_alone(draft, lexicon, &subject, pronoun)).then_some((subject, pronoun))
    };
    persons.filter_map(pair).collect()
}

/// The pronoun behind the first participle after a name, where a noun follows it.
fn pronoun(draft: &Draft, mention: &Mention) -> Option<Span> {
    let tokens = draft.tokens_in(draft.sentence(mention.sentence).span);
    let end = tokens.partition_point(|t| t.span.start < mention.span.end);
    let word = |t: &Token| draft.slice(t.span);
    let own = |w: &[Token]| {
        BEFORE.contains(&word(&w[0]))
            && word(&w[1]).ends_with("ing")
            && PRONOUNS.contains(&word(&w[2]))
            && w[3].kind == TokenKind::Word
            && w[3].case == Case::Lower
            && !draft.voices.quoted.touches(w[2].span)
    };
    tokens[end..].windows(4).find(|w| own(w)).map(|w| w[2].span)
}

/// Whether everybody told of from the paragraph before up to the pronoun is the subject or of the subject's sex.
fn is_alone(draft: &Draft, lexicon: &Lexicon, subject: &Address<'_>, pronoun: Span) -> bool {
    let block = draft.sentence(subject.mention.sentence).block as usize;
    let from = draft.document.blocks[block.saturating_sub(1)].span.start;
    let near = Span { start: from, end: pronoun.start };
    let mentions = &draft.annotations.mentions;
    let first = mentions.partition_point(|m| m.span.start < near.start);
    let persons = mentions[first..].iter().take_while(|m| near.contains(m.span));
    let other = |m: &Mention| {
        m.kind == MentionKind::Person
            && m.entity != subject.mention.entity
            && address(draft, m).is_none_or(|a| a.sex != subject.sex)
    };
    let unnamed = |t: &Token| {
        let word = draft.slice(t.span);
        let told = NOUNS.contains(&word) || lexicon.titles.contains(word) || lexicon.kin.contains(word);
        told && t.case == Case::Lower
    };
    !persons.into_iter().any(other) && !draft.tokens_in(near).iter().any(unnamed)
}
