//! One person, addressed as a man here and as a woman there.
//!
//! In: mentions of persons with what they are addressed by. Out: pairs of such words for one surname. Where the draft
//! may tell of two people, a couple or a family, there is no pair.
//!
//! ```text
//! Mr Tölegen … Ms Tölegen        one of the two is a slip
//! Mr and Mrs Tölegen             two people
//! ```

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{is_told, kin};
use crate::annotate::mention::{Mention, MentionKind};
use crate::draft::Draft;
use crate::lexicon::{Lexicon, fold};
use crate::source::Span;

/// Words before a name that address a man, and a woman. Titles of knights and lords are others' as well: a baroness may
/// have the surname of a Mr.
const WORDS: [&[&str]; 2] = [&["Mr", "Señor", "Monsieur"], &["Madame", "Miss", "Mme", "Mrs", "Ms"]];

/// What a bearer of a surname is addressed by.
#[derive(Clone, Copy)]
pub struct Address<'d> {
    /// The word: `Mr`.
    pub span: Span,
    /// Whom it addresses.
    pub mention: &'d Mention,
    /// Index into [`WORDS`].
    pub sex: usize,
    /// Whether another such word is joined to it: `Mr and Mrs`.
    pub couple: bool,
}

/// For each surname the first address and the first of the other kind.
pub fn pairs<'d>(draft: &'d Draft, lexicon: &Lexicon) -> Vec<(Address<'d>, Address<'d>)> {
    let mut surnames: BTreeMap<Cow<'_, str>, Vec<Address<'d>>> = BTreeMap::new();
    for mention in draft.annotations.mentions.iter().filter(|m| is_told(draft, m)) {
        if let (Some(surname), Some(address)) = (mention.surname, address(draft, mention)) {
            surnames.entry(fold(draft.slice(surname))).or_default().push(address);
        }
    }
    let one = |(surname, found): (Cow<'_, str>, Vec<Address<'d>>)| {
        let first = *found.first()?;
        let second = *found.iter().find(|a| a.sex != first.sex)?;
        let count = found.iter().filter(|a| a.sex == first.sex).count();
        let both_again = count > 1 && found.len() - count > 1;
        let couple = found.iter().any(|a| a.couple);
        let together = first.mention.sentence == second.mention.sentence;
        // `Ms Singh, the prosecutor,` is introduced: somebody else.
        let introduced = [first, second].iter().any(|a| is_introduced(draft, a.mention));
        (!both_again && !couple && !together && !introduced && is_one(draft, lexicon, &surname))
            .then_some((first, second))
    };
    surnames.into_iter().filter_map(one).collect()
}

/// Whether words behind a name say who it is: `, the prosecutor`, `, for the opposition`.
fn is_introduced(draft: &Draft, mention: &Mention) -> bool {
    let tokens = draft.tokens_in(draft.sentence(mention.sentence).span);
    let end = tokens.partition_point(|t| t.span.start < mention.span.end);
    let word = |at: usize| tokens.get(at).map_or("", |t| draft.slice(t.span));
    word(end) == "," && matches!(word(end + 1), "a" | "an" | "for" | "from" | "of" | "the")
}

/// The word right before a name, its stop left out, and whom it addresses.
pub fn address<'d>(draft: &Draft, mention: &'d Mention) -> Option<Address<'d>> {
    let tokens = draft.tokens_in(draft.sentence(mention.sentence).span);
    let start = tokens.partition_point(|t| t.span.start < mention.span.start);
    let mut words = tokens[..start].iter().rev().filter(|t| draft.slice(t.span) != ".");
    let sex = |word: &str| WORDS.iter().position(|words| words.contains(&word));
    let span = words.next()?.span;
    let joined = words.next().is_some_and(|t| matches!(draft.slice(t.span), "and" | "&" | "or" | "/"));
    let couple = joined && words.next().is_some_and(|t| sex(draft.slice(t.span)).is_some());
    Some(Address { span, mention, sex: sex(draft.slice(span))?, couple })
}

/// Whether the draft knows one bearer of a surname alone: no second given name, no relative, no family.
fn is_one(draft: &Draft, lexicon: &Lexicon, surname: &str) -> bool {
    let persons = || draft.annotations.mentions.iter().filter(|m| m.kind == MentionKind::Person);
    let bears = |m: &&Mention| m.surname.is_some_and(|s| fold(draft.slice(s)) == surname);
    let given = |m: &Mention| m.given.first().map(|g| fold(draft.slice(*g)).into_owned());
    let mut givens: Vec<String> = persons().filter(bears).filter_map(given).collect();
    givens.sort_unstable();
    givens.dedup();
    let plural = format!("{surname}s");
    let others = persons().filter(|m| !bears(m)).any(|m| {
        let form = fold(draft.slice(m.span));
        form.split([' ', '-']).any(|w| w == surname || w == plural)
    });
    let mut blocks: Vec<u32> = persons().filter(bears).map(|m| draft.sentence(m.sentence).block).collect();
    blocks.dedup();
    givens.len() < 2
        && !others
        && !kin::is_couple(draft)
        && !blocks.iter().any(|b| kin::in_block(draft, lexicon, *b))
}
