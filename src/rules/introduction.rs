//! How a draft introduces the people it names.
//!
//! In: persons and where they are named. Out: a finding for each who is called by the surname before the full name,
//! or named in full with nothing to tell who that is.
//! Headlines and decks introduce nobody, quotations and captions neither.

use std::collections::HashSet;

use serde::Deserialize;

use super::engine::Check;
use super::findings::{Finding, Findings, Mark};
use super::template::Template;
use crate::annotate::entity::EntityId;
use crate::annotate::mention::{Mention, MentionKind};
use crate::document::Role;
use crate::draft::Draft;
use crate::lexicon::{Lexicon, fold};
use crate::source::Span;
use crate::token::{Case, Token, TokenKind};

/// How a draft introduces the people it names.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FirstReference {
    /// Surnames and full names that need no introduction.
    famous: Vec<String>,
    /// Beside a surname that stands alone.
    alone: Template,
    /// Message where nothing tells who somebody is.
    no_role: Template,
    /// Help there.
    who: Template,
    /// Beside the full name.
    full: Template,
}

impl Check for FirstReference {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let lexicon = &findings.facts().lexicon;
        let story = Story::of(draft);
        let people = (0u32..).zip(&draft.annotations.entities).filter(|(_, e)| e.kind == MentionKind::Person);
        for (id, entity) in people {
            let mentions = entity.mentions.iter().map(|i| &draft.annotations.mentions[*i as usize]);
            let mentions: Vec<&Mention> = mentions.filter(|m| story.introduces(m)).collect();
            let Some(full) = mentions.iter().find(|m| !m.given.is_empty()) else { continue };
            if self.is_famous(draft, full) {
                continue;
            }
            if !is_person(draft, lexicon, full) {
                continue;
            }
            let bare = mentions.iter().find(|m| !m.given.is_empty() || is_surname(draft, m, full));
            if let Some(bare) = bare.filter(|m| m.given.is_empty()) {
                self.early(draft, findings, (bare, full));
            } else if story.speakers.contains(&id) && !mentions.iter().any(|m| is_placed(draft, lexicon, m)) {
                self.unknown(draft, findings, full);
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["name", "surname", "alone"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.alone, &self.no_role, &self.who, &self.full]
    }
}

impl FirstReference {
    fn is_famous(&self, draft: &Draft, full: &Mention) -> bool {
        let surname = full.surname.map_or("", |s| draft.slice(s));
        self.famous.iter().any(|f| f == surname || *f == full.form)
    }

    /// Somebody called by the surname before the full name; behind a title it is a query.
    fn early(&self, draft: &Draft, findings: &mut Findings<'_>, (bare, full): (&Mention, &Mention)) {
        let mut values = values(draft, full, bare);
        values.push(("alone", self.alone.fill(&values)));
        let others = vec![Mark { span: full.span, message: self.full.fill(&values) }];
        let query = bare.title.is_some();
        findings.report(Finding { primary: bare.span, others, query, values, ..Finding::default() });
    }

    fn unknown(&self, draft: &Draft, findings: &mut Findings<'_>, full: &Mention) {
        let values = values(draft, full, full);
        let help = Some(self.who.fill(&values));
        findings.report_as(
            &self.no_role,
            Finding { primary: full.span, query: true, help, values, ..Finding::default() },
        );
    }
}

fn values(draft: &Draft, full: &Mention, bare: &Mention) -> Vec<(&'static str, String)> {
    vec![("name", full.form.clone()), ("surname", draft.slice(bare.surname.unwrap_or(bare.span)).to_owned())]
}

/// Where a draft tells its story, and who speaks in it.
struct Story<'d> {
    draft: &'d Draft,
    /// The first paragraph, where it is the headline of a draft that marks none.
    title: Option<Span>,
    /// Entities that say something.
    speakers: HashSet<EntityId>,
}

impl<'d> Story<'d> {
    fn of(draft: &'d Draft) -> Self {
        let blocks = &draft.document.blocks;
        let marked = blocks.iter().any(|b| b.role == Role::Headline);
        let title = blocks.iter().find(|b| b.role == Role::Body).filter(|_| !marked);
        Self { draft, title: title.map(|b| b.span), speakers: speakers(draft) }
    }

    /// Whether a mention could introduce somebody: it stands in the story, in the writer's own words.
    fn introduces(&self, mention: &Mention) -> bool {
        let titled = self.title.is_some_and(|t| t.contains(mention.span));
        self.draft.block_of(mention.sentence).role == Role::Body && !mention.frozen && !titled
    }
}

/// Everybody who is named as who says something.
fn speakers(draft: &Draft) -> HashSet<EntityId> {
    let found = &draft.annotations;
    let sources = found.attributions.iter().filter_map(|a| a.source);
    let sources = sources.chain(found.quotations.iter().filter_map(|q| q.speaker));
    let named = sources.flat_map(|s| {
        let first = found.mentions.partition_point(|m| m.span.end <= s.start);
        found.mentions[first..].iter().take_while(move |m| m.span.start < s.end)
    });
    named.map(|m| m.entity).collect()
}

/// Whether a mention calls somebody by the surname: it is no given name, no heading before a colon, and describes no
/// other thing (`the Qasymov plan`, `anti-Qasymov`).
fn is_surname(draft: &Draft, mention: &Mention, full: &Mention) -> bool {
    let at = draft.tokens.partition_point(|t| t.span.start < mention.span.start);
    let before = at.checked_sub(1).map_or("", |i| draft.slice(draft.tokens[i].span));
    let after = draft.tokens[at..].iter().find(|t| t.span.start >= mention.span.end);
    let joined = after.is_some_and(|t| match draft.slice(t.span) {
        ":" => true,
        "-" | "–" | "‑" => !t.spaced,
        _ => false,
    });
    let of_full = full.surname.map_or("", |s| draft.slice(s));
    fold(&mention.form) == fold(of_full)
        && !joined
        && !matches!(fold(before).as_ref(), "the" | "a" | "an" | "-" | "‑" | "–" | "/")
}

/// Whether a full name is surely a person's: a given name that is known, or a title.
fn is_person(draft: &Draft, lexicon: &Lexicon, full: &Mention) -> bool {
    full.title.is_some() || lexicon.given_names.contains(draft.slice(full.given[0]))
}

/// Whether a title, or what else stands around a name, tells who it is: a noun, a people or a possessor before it,
/// an apposition, a clause or a bracket after it.
fn is_placed(draft: &Draft, lexicon: &Lexicon, mention: &Mention) -> bool {
    if mention.title.is_some() {
        return true;
    }
    let tokens = draft.tokens_in(draft.sentence(mention.sentence).span);
    let start = tokens.partition_point(|t| t.span.start < mention.span.start);
    let end = tokens.partition_point(|t| t.span.start < mention.span.end);
    let after = tokens.get(end);
    // A comma before a name sets it off, unless a clause begins there: `…, Vera Holub said`.
    let said = after.is_some_and(|t| lexicon.cue_verbs.has(draft.slice(t.span)));
    let before = tokens[..start].last().filter(|t| !(said && draft.slice(t.span) == ","));
    before.is_some_and(|t| tells_before(draft, lexicon, t))
        || after.is_some_and(|t| tells_after(draft, lexicon, t, &tokens[end + 1..]))
}

fn tells_before(draft: &Draft, lexicon: &Lexicon, token: &Token) -> bool {
    let word = draft.slice(token.span);
    match token.kind {
        TokenKind::Possessive => true,
        TokenKind::Mark => word == ",",
        _ if token.case == Case::Lower => !lexicon.function_words.has(word) && !lexicon.cue_verbs.has(word),
        _ => lexicon.demonyms.contains(word),
    }
}

fn tells_after(draft: &Draft, lexicon: &Lexicon, token: &Token, rest: &[Token]) -> bool {
    let next = rest.first().map_or("", |t| draft.slice(t.span));
    match draft.slice(token.span) {
        "(" | "of" | "from" | "and" | "–" | "—" | "who" => true,
        "," => !lexicon.cue_verbs.has(next) || fold(next) == "who",
        "is" | "was" => matches!(next, "a" | "an" | "the" | "one"),
        _ => false,
    }
}
