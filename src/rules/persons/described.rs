//! What stands beside a name and tells who that is.
//!
//! In: a mention of a person. Out: [`Described`]. Not here: titles, which the mention itself has.
//!
//! ```text
//! the harbour master, Mr Serik Tölegen,         a noun and a comma before
//! Serik Tölegen, the harbour master,            an apposition after
//! Serik Tölegen (37), who keeps the books       a bracket, an age, a clause
//! ```

use std::borrow::Cow;

use crate::annotate::mention::Mention;
use crate::draft::Draft;
use crate::lexicon::{Lexicon, fold};
use crate::token::{Case, Token, TokenKind};

/// Tokens of an apposition that are read.
const LONGEST: usize = 8;

/// Words that begin an apposition.
const DETERMINERS: [&str; 8] = ["a", "an", "her", "his", "its", "our", "the", "their"];

/// What the words beside a mention say.
#[derive(Debug, Default)]
pub struct Described<'d> {
    /// Whether anything says who it is, a title too.
    pub told: bool,
    /// Whether it is called something that readers know already: `, the economist,`.
    pub again: bool,
    /// Nouns in small letters of what stands in apposition, before or after.
    pub nouns: Vec<Cow<'d, str>>,
}

/// Reads the words beside a mention.
pub fn described<'d>(draft: &'d Draft, lexicon: &Lexicon, mention: &Mention) -> Described<'d> {
    let tokens = draft.tokens_in(draft.sentence(mention.sentence).span);
    let before = mention.title.map_or(mention.span, |t| t.to(mention.span));
    let start = tokens.partition_point(|t| t.span.start < before.start.min(mention.span.start));
    let end = tokens.partition_point(|t| t.span.start < mention.span.end);
    let mut found = Described { told: mention.title.is_some(), ..Described::default() };
    found.read_before(draft, lexicon, &tokens[..start]);
    found.read_after(draft, lexicon, &tokens[end..]);
    found
}

impl<'d> Described<'d> {
    /// Nouns right before a name, or before the comma that sets it off.
    fn read_before(&mut self, draft: &'d Draft, lexicon: &Lexicon, tokens: &[Token]) {
        let word = |t: &Token| draft.slice(t.span);
        let set_off = tokens.last().is_some_and(|t| word(t) == ",");
        let rest = &tokens[..tokens.len() - usize::from(set_off)];
        let is_noun = |t: &&Token| t.case == Case::Lower && !is_clause_word(lexicon, word(t));
        let nouns = rest.iter().rev().take_while(is_noun).take(LONGEST).map(|t| fold(word(t)));
        let count = self.nouns.len();
        self.nouns.extend(nouns);
        let named = |t: &Token| match set_off {
            true => lexicon.titles.has(word(t)),
            false => {
                let people = lexicon.demonyms.contains(word(t)) || lexicon.peoples.contains(word(t));
                t.kind == TokenKind::Possessive || people
            }
        };
        self.told |= self.nouns.len() > count || rest.last().is_some_and(named);
    }

    /// An apposition, a bracket, a clause or an age after a name.
    fn read_after(&mut self, draft: &'d Draft, lexicon: &Lexicon, tokens: &[Token]) {
        let word = |at: usize| tokens.get(at).map_or("", |t| draft.slice(t.span));
        let number = |at: usize| tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
        let capital = |at: usize| tokens.get(at).is_some_and(|t| t.is_capitalized());
        let from = match (word(0), word(1)) {
            ("(" | "who" | "–" | "—", _) => None,
            (",", "who" | "whose" | "whom") => None,
            ("of" | "from", _) if capital(1) => None,
            ("is" | "was", "a" | "an" | "the" | "one") => Some(1),
            (",", _) if number(1) => None,
            (",", first) if DETERMINERS.contains(&fold(first).as_ref()) => Some(1),
            _ => return,
        };
        self.told = true;
        let Some(from) = from else { return };
        self.again = word(0) == "," && word(1) == "the";
        let ends = |t: &&Token| t.kind != TokenKind::Mark && !lexicon.cue_verbs.has(draft.slice(t.span));
        let phrase = tokens[from..].iter().take_while(ends).take(LONGEST);
        let nouns = phrase.filter(|t| t.case == Case::Lower).map(|t| draft.slice(t.span));
        self.nouns.extend(nouns.filter(|w| !lexicon.function_words.has(w)).map(fold));
    }
}

fn is_clause_word(lexicon: &Lexicon, word: &str) -> bool {
    lexicon.function_words.has(word) || lexicon.cue_verbs.has(word)
}
