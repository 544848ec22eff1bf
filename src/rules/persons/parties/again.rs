//! Labels that take up the person just named, and put that person in another party.
//!
//! In: the labels beside names. Out: pairs of such a label and one that takes the person up. Strict: the draft counts
//! nobody else to the second party, and names nobody with a seat and without a party who could be meant.
//!
//! ```text
//! Labour's Saule Tölegen objected. The Lib Dem MP said that …    party and seat
//! Saule Tölegen, R-Ohio, objected. The Ohio Democrat said that …  place and party
//! ```

use super::{Desk, Label, has};
use crate::annotate::mention::{Mention, MentionKind};
use crate::document::Role;
use crate::draft::Draft;
use crate::source::Span;
use crate::token::{Case, Token, TokenKind};

/// Words behind a seat that tell of somebody new: `the Lib Dem MP for Ferry`.
const NEW: [&str; 14] =
    ["and", "at", "for", "from", "he", "in", "of", "on", "or", "representing", "she", "that", "who", "whose"];

/// Tokens behind a name among which a seat makes a member of its bearer.
const NEAR: usize = 4;

/// A label that stands for a person without the name.
struct Again<'a> {
    span: Span,
    party: &'a str,
    /// The place before the label.
    place: Option<Span>,
}

impl<'a> Desk<'a> {
    /// All labels that take up somebody of another party.
    pub(super) fn again(self, labels: &[Label<'a>]) -> Vec<(Label<'a>, Label<'a>)> {
        if labels.is_empty() {
            return Vec::new();
        }
        let mut pairs = Vec::new();
        for (index, sentence) in (0u32..).zip(&self.draft.sentences) {
            let tokens = self.draft.tokens_in(sentence.span);
            if self.draft.block_of(index).role == Role::Headline {
                continue;
            }
            let labelled = (0..tokens.len()).filter_map(|at| self.taking_up(tokens, at));
            let again: Vec<Again<'_>> = labelled.collect();
            if !again.is_empty() && !self.tells_of_change(tokens) {
                pairs.extend(again.iter().filter_map(|again| self.taken_up(index, again, labels)));
            }
        }
        pairs
    }

    /// taking_up = "the" (label seat | place label) , in nobody's quotation
    fn taking_up(self, tokens: &[Token], at: usize) -> Option<Again<'a>> {
        if !matches!(self.word(tokens, at), "the" | "The")
            || self.draft.voices.quoted.touches(tokens[at].span)
        {
            return None;
        }
        self.seated(tokens, at + 1)
            .or_else(|| self.placed(tokens, at + 1))
            .filter(|(_, next)| self.goes_on(tokens, *next))
            .map(|(again, _)| again)
    }

    fn seated(self, tokens: &[Token], at: usize) -> Option<(Again<'a>, usize)> {
        let (party, next) = self.begins(tokens, at)?;
        let span = tokens[at].span.to(tokens.get(next)?.span);
        let seat = has(&self.parties.seats, self.word(tokens, next));
        seat.then_some((Again { span, party, place: None }, next + 1))
    }

    fn placed(self, tokens: &[Token], at: usize) -> Option<(Again<'a>, usize)> {
        let capitals =
            tokens.get(at..)?.iter().take_while(|t| t.kind == TokenKind::Word && t.is_capitalized());
        let next = at + capitals.count();
        let (party, start) = self.ends(tokens.get(at..next)?)?;
        let noun = has(&self.parties.nouns, self.word(tokens, next - 1));
        let place = (start > 0).then(|| tokens[at].span.to(tokens[at + start - 1].span))?;
        let span = tokens[at].span.to(tokens[next - 1].span);
        noun.then_some((Again { span, party, place: Some(place) }, next))
    }

    /// Whether what follows tells of nobody new: a verb, the end, an age.
    fn goes_on(self, tokens: &[Token], next: usize) -> bool {
        let Some(token) = tokens.get(next) else { return true };
        match token.kind {
            TokenKind::Word => {
                token.case == Case::Lower
                    && !NEW.iter().any(|w| w.eq_ignore_ascii_case(self.word(tokens, next)))
            }
            TokenKind::Mark if self.word(tokens, next) == "," => {
                tokens.get(next + 1).is_some_and(|t| t.kind == TokenKind::Number)
            }
            TokenKind::Mark => self.word(tokens, next) == ".",
            _ => false,
        }
    }

    /// The label of the person named last, if it is of another party and nobody else can be meant.
    fn taken_up(
        self,
        sentence: u32,
        again: &Again<'a>,
        labels: &[Label<'a>],
    ) -> Option<(Label<'a>, Label<'a>)> {
        let mentions = &self.draft.annotations.mentions;
        let before = mentions.partition_point(|m| m.span.start < again.span.start);
        let last = mentions[..before].iter().rfind(|m| m.kind == MentionKind::Person)?;
        let near = self.block(sentence) <= self.block(last.sentence) + 1;
        let first = labels.iter().find(|l| l.person == last.entity)?;
        let placed = |place: Span| {
            let told = self.draft.slice(self.draft.sentence(first.sentence).span);
            told.contains(self.draft.slice(place))
        };
        let other = !self.parties.share(first.party, again.party)
            && !labels.iter().any(|l| self.parties.share(l.party, again.party));
        let only = || near && !last.frozen && again.place.is_none_or(placed) && self.is_alone(again);
        let unnamed = || mentions.iter().any(|m| self.may_be_meant(m, labels));
        let second = Label { span: again.span, person: last.entity, party: again.party, sentence };
        (other && only() && !self.is_facing(sentence) && !unnamed()).then_some((*first, second))
    }

    /// Whether the sentence, or the one before, tells of somebody on the other side: `debated her rival`.
    fn is_facing(self, sentence: u32) -> bool {
        const FACING: [&str; 7] =
            ["across", "challenger", "hecklers", "opponent", "opposition", "rival", "rivals"];
        let from = self.draft.sentence(sentence.saturating_sub(1)).span;
        let tokens = self.draft.tokens_in(from.to(self.draft.sentence(sentence).span));
        tokens.iter().any(|t| FACING.contains(&self.draft.slice(t.span)))
    }

    fn block(self, sentence: u32) -> u32 {
        self.draft.sentence(sentence).block
    }

    /// Whether the draft calls nobody else by the party: `a Lib Dem councillor`, `a Republican`.
    fn is_alone(self, again: &Again<'a>) -> bool {
        let tokens = &self.draft.tokens;
        let mut others = (0..tokens.len()).filter(|at| {
            let Some((party, next)) = self.begins(tokens, *at) else { return false };
            let post = has(&self.parties.posts, self.word(tokens, next));
            let noun =
                has(&self.parties.nouns, self.word(tokens, next - 1)) && self.ends_phrase(tokens, next);
            (post || noun) && self.parties.share(party, again.party) && !again.span.contains(tokens[*at].span)
        });
        others.next().is_none()
    }

    /// Whether somebody has a seat whose party the draft does not tell.
    fn may_be_meant(self, mention: &Mention, labels: &[Label<'_>]) -> bool {
        if mention.kind != MentionKind::Person || labels.iter().any(|l| l.person == mention.entity) {
            return false;
        }
        let is_seat = |word: &str| has(&self.parties.seats, word);
        let titled = mention.title.is_some_and(|t| words_of(self.draft, t).any(is_seat));
        let behind = Span { start: mention.span.end, end: self.draft.sentence(mention.sentence).span.end };
        titled || words_of(self.draft, behind).take(NEAR).any(is_seat)
    }
}

fn words_of(draft: &Draft, span: Span) -> impl Iterator<Item = &str> {
    draft.tokens_in(span).iter().map(|t| draft.slice(t.span))
}
