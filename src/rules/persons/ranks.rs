//! Ranks, orders, seats and leaderships of which one person has one: a general is no admiral.
//!
//! In: mentions of persons. Out: pairs of what the draft calls one person, of one kind and not the same. Where the
//! sentence tells of a change, or a word sets one of the two in another time, there is no pair.
//!
//! ```text
//! Gen. Serik Tölegen                                before the name
//! Mr Tölegen, a retired vice admiral,               in apposition
//! the retired vice admiral, Serik Tölegen,          before the comma
//! Tölegen (Harbour Ward), who has led the council   in a clause
//! ```

use std::collections::BTreeMap;

use serde::Deserialize;

use super::beside::{Words, after, before, words};
use super::is_told_again;
use super::offices::Offices;
use crate::annotate::entity::EntityId;
use crate::annotate::mention::Mention;
use crate::draft::Draft;
use crate::lexicon::{Lexicon, fold};
use crate::rules::Facts;
use crate::source::Span;
use crate::token::{Case, Token, TokenKind};

/// Tokens of the longest bracket that is passed over before a clause.
const LONGEST_BRACKET: usize = 10;

/// Index of the members of a house among the kinds: behind a name `delegate` and `representative` say other things.
const HOUSES: usize = 2;

/// Index of the leaders among the kinds.
const LEADERS: usize = 3;

/// Ranks of which one person has one of each kind.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Ranks {
    /// Ranks of armies and navies. Here and below: lists of small letters; two that share no list exclude each other.
    armed: Vec<Vec<String>>,
    /// Orders of clergy.
    clergy: Vec<Vec<String>>,
    /// Members of one house of a parliament.
    houses: Vec<Vec<String>>,
    /// Leaders of one side.
    leaders: Vec<Vec<String>>,
    /// Usual words that may stand before one and leave it what it is.
    beside: Vec<String>,
    /// Words before one that make another of it.
    others: Vec<String>,
}

/// What a draft calls somebody.
#[derive(Debug)]
pub struct Called {
    /// Where.
    pub span: Span,
    /// The words in small letters: `vice admiral`.
    pub name: String,
    /// Who.
    pub person: EntityId,
    /// Index of the kind.
    kind: usize,
    /// Indices of the lists that have it.
    lists: Vec<usize>,
}

/// What all readings of a draft share.
#[derive(Clone, Copy)]
struct Desk<'a> {
    ranks: &'a Ranks,
    offices: &'a Offices,
    draft: &'a Draft,
    lexicon: &'a Lexicon,
}

impl Ranks {
    /// For each person the first of a kind and one that excludes it.
    pub fn pairs(&self, draft: &Draft, facts: &Facts, offices: &Offices) -> Vec<(Called, Called)> {
        let desk = Desk { ranks: self, offices, draft, lexicon: &facts.lexicon };
        let mut called: BTreeMap<(EntityId, usize), Vec<Called>> = BTreeMap::new();
        for mention in draft.annotations.mentions.iter().filter(|m| is_told_again(draft, m)) {
            for one in desk.called(mention) {
                called.entry((one.person, one.kind)).or_default().push(one);
            }
        }
        called.into_values().filter_map(pair).collect()
    }

    fn kinds(&self) -> [&[Vec<String>]; 4] {
        [&self.armed, &self.clergy, &self.houses, &self.leaders]
    }

    /// The kind whose lists have the words from an index to the end, and the lists.
    fn kind(&self, words: &Words<'_>, from: usize) -> Option<(usize, Vec<usize>)> {
        let kinds = self.kinds();
        (0..kinds.len()).map(|k| (k, lists(kinds[k], words, from))).find(|(_, lists)| !lists.is_empty())
    }
}

impl<'a> Desk<'a> {
    /// What the words beside a mention call it.
    fn called(self, mention: &Mention) -> Vec<Called> {
        let tokens = self.draft.tokens_in(self.draft.sentence(mention.sentence).span);
        let start = tokens.partition_point(|t| t.span.start < mention.span.start);
        let end = tokens.partition_point(|t| t.span.start < mention.span.end);
        let (left, right) = (&tokens[..start], &tokens[end..]);
        let title = self.titled(mention, left).unwrap_or_else(|| before(self.draft, self.lexicon, left));
        let behind = [after(self.draft, self.lexicon, right), leading(self.draft, right)];
        let read = |words: &Words<'_>| self.read(mention.entity, words);
        let found: Vec<Called> = read(&title)
            .into_iter()
            .chain(behind.iter().filter_map(read).filter(|c| c.kind != HOUSES))
            .collect();
        // Asked last: nearly every name has no rank.
        let changed = || tokens.iter().any(|t| self.offices.tells_of_change(self.draft.slice(t.span)));
        if found.is_empty() || changed() {
            return Vec::new();
        }
        // A year sets a rank in its time, but tells since when somebody leads.
        let dated = tokens.iter().any(|t| is_year(self.draft, t));
        found.into_iter().filter(|c| !dated || c.kind == LEADERS).collect()
    }

    /// The longest listed words that end a phrase, where what stands before leaves them what they are.
    fn read(self, person: EntityId, words: &Words<'_>) -> Option<Called> {
        let find = |from| Some((from, self.ranks.kind(words, from)?));
        let (from, (kind, lists)) = (0..words.len()).find_map(find)?;
        let own = &words[from..];
        let name = own.iter().map(|(w, _)| &**w).collect::<Vec<_>>().join(" ");
        let span = own.first()?.1.to(own.last()?.1);
        let plain = words[..from].iter().all(|(word, span)| self.is_plain(word, *span));
        plain.then_some(Called { span, name, person, kind, lists })
    }

    /// Whether a word before a rank leaves it what it is: a name, a people, one of the words that are known to.
    fn is_plain(self, word: &str, span: Span) -> bool {
        let Ranks { beside, others, .. } = self.ranks;
        let usual =
            self.lexicon.ordinary_words.has(word) && !self.lexicon.demonyms.contains(self.draft.slice(span));
        let known = self.lexicon.title_modifiers.has(word) || beside.iter().any(|b| b == word);
        let other = self.offices.sets_apart(word) || others.iter().any(|o| o == word);
        !other && (!usual || known)
    }

    /// The title before a name, without the stops of abbreviations; one that a hyphen sets in another time has no
    /// words.
    fn titled(self, mention: &Mention, tokens: &[Token]) -> Option<Words<'a>> {
        let title = mention.title.filter(|t| t.end <= mention.span.start)?;
        let from = tokens.partition_point(|t| t.span.start < title.start);
        let to = tokens.partition_point(|t| t.span.start < title.end);
        let word = |at: usize| self.draft.slice(tokens[at].span);
        let hyphened = from > 0 && word(from - 1) == "-";
        let own = |from: usize| {
            words(
                self.draft,
                tokens[from..to].iter().filter(|t| !hyphened && self.draft.slice(t.span) != "."),
            )
        };
        // `Council leader` at the start of a sentence, where the capital makes no title of the first word.
        let longer = (from > 0 && to - from == 1).then(|| own(from - 1));
        longer.filter(|words| self.ranks.kind(words, 0).is_some()).or_else(|| Some(own(from)))
    }
}

/// The lists of a kind that have the words from an index to the end.
fn lists(kind: &[Vec<String>], words: &Words<'_>, from: usize) -> Vec<usize> {
    let own = &words[from..];
    let same = |phrase: &String| {
        phrase.split(' ').count() == own.len() && phrase.split(' ').zip(own).all(|(a, (b, _))| a == b)
    };
    (0..kind.len()).filter(|i| kind[*i].iter().any(same)).collect()
}

/// Whether a token may be a year.
fn is_year(draft: &Draft, token: &Token) -> bool {
    let word = draft.slice(token.span);
    token.kind == TokenKind::Number && word.len() == 4 && matches!(word.get(..2), Some("19" | "20"))
}

/// The first and one that excludes it; none where both come again, as two people of one surname do.
fn pair(called: Vec<Called>) -> Option<(Called, Called)> {
    let excludes = |a: &Called, b: &Called| !a.lists.iter().any(|l| b.lists.contains(l));
    let second = called.iter().position(|c| excludes(&called[0], c))?;
    let others = called.iter().filter(|c| excludes(&called[0], c)).count();
    if others > 1 && called.len() - others > 1 {
        return None;
    }
    let mut called = called.into_iter();
    let first = called.next()?;
    Some((first, called.nth(second - 1)?))
}

/// clause = bracket? "," "who" ("has" "led" | "leads") "the" noun ; the noun leads: `council leader`
fn leading<'d>(draft: &'d Draft, tokens: &[Token]) -> Words<'d> {
    let word = |at: usize| tokens.get(at).map_or("", |t| draft.slice(t.span));
    let closed = (0..tokens.len().min(LONGEST_BRACKET)).find(|at| word(*at) == ")");
    let from = if word(0) == "(" { closed.map_or(0, |at| at + 1) } else { 0 };
    if (word(from), word(from + 1)) != (",", "who") {
        return Vec::new();
    }
    let noun = match (word(from + 2), word(from + 3), word(from + 4)) {
        ("has", "led", "the") => from + 5,
        ("leads", "the", _) => from + 4,
        _ => return Vec::new(),
    };
    match tokens.get(noun).filter(|t| t.case == Case::Lower) {
        Some(t) => vec![(fold(draft.slice(t.span)), t.span), ("leader".into(), t.span)],
        None => Vec::new(),
    }
}
