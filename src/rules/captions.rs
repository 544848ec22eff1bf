//! People whom only a caption names.
//!
//! In: persons and the roles of the blocks that name them. Out: a finding for each who is in a picture but not in
//! the story. Not meant: who took the picture, and galleries, whose captions are the story.

use std::collections::HashSet;

use serde::Deserialize;

use super::engine::Check;
use super::findings::{Finding, Findings, Mark};
use super::template::Template;
use crate::annotate::mention::{Mention, MentionKind};
use crate::document::{Role, Shape};
use crate::draft::Draft;
use crate::lexicon::fold;
use crate::source::Span;

/// People whom only a caption names.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CaptionNames {
    /// With at least so many captions for each paragraph of the story, it is a gallery.
    gallery_captions: f64,
    /// Words that stand just before the name of who took the picture.
    credits: Vec<String>,
    /// Beside the further captions.
    again: Template,
}

impl Check for CaptionNames {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let captions = draft.document.blocks.iter().any(|b| b.role == Role::Caption);
        if !captions || self.is_gallery(draft) {
            return;
        }
        let told = told(draft);
        for entity in &draft.annotations.entities {
            let mentions = entity.mentions.iter().map(|i| &draft.annotations.mentions[*i as usize]);
            let mentions: Vec<&Mention> = mentions.collect();
            let pictured =
                mentions.iter().all(|m| role(draft, m) == Role::Caption && !self.is_credit(draft, m));
            if let Some(first) = mentions.iter().find(|m| is_named(m)).filter(|_| pictured)
                && !surname(draft, first).is_some_and(|s| told.contains(s.as_ref()))
            {
                findings.report(self.finding(draft, first, &mentions));
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["name"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.again]
    }
}

impl CaptionNames {
    fn is_gallery(&self, draft: &Draft) -> bool {
        let blocks = || draft.document.blocks.iter().filter(|b| b.shape != Shape::Metadata);
        let of = |role: Role| blocks().filter(|b| b.role == role).count() as f64;
        of(Role::Caption) >= self.gallery_captions * of(Role::Body)
    }

    /// Whether a name is that of who took the picture: `Photo by`, `AP Photo/`, `©`.
    fn is_credit(&self, draft: &Draft, mention: &Mention) -> bool {
        let block = draft.block_of(mention.sentence).span;
        let at = draft.tokens.partition_point(|t| t.span.start < mention.span.start);
        let before =
            draft.tokens[..at].iter().rev().take_while(|t| t.span.start >= block.start).take(CREDIT_TOKENS);
        let after =
            draft.tokens.get(at..).unwrap_or_default().iter().find(|t| t.span.start >= mention.span.end);
        let slash = |span: Option<Span>| span.is_some_and(|s| matches!(draft.slice(s), "/" | "|" | "©"));
        let mut words = before.clone().map(|t| fold(draft.slice(t.span)));
        slash(before.clone().next().map(|t| t.span))
            || slash(after.map(|t| t.span).filter(|s| block.contains(*s)))
            || words.any(|w| self.credits.iter().any(|c| *c == w))
    }

    fn finding(&self, draft: &Draft, first: &Mention, all: &[&Mention]) -> Finding {
        let values = vec![("name", draft.slice(first.span).split_whitespace().collect::<Vec<_>>().join(" "))];
        let others = all.iter().filter(|m| m.span != first.span);
        let others = others.map(|m| Mark { span: m.span, message: self.again.fill(&values) });
        Finding { primary: first.span, others: others.collect(), values, ..Finding::default() }
    }
}

/// Tokens before a name among which a word of credit is looked for: `Photo courtesy of`.
const CREDIT_TOKENS: usize = 4;

fn role(draft: &Draft, mention: &Mention) -> Role {
    draft.block_of(mention.sentence).role
}

/// Whether a mention names a human being, with a given name or a title.
fn is_named(mention: &Mention) -> bool {
    mention.kind == MentionKind::Person && (!mention.given.is_empty() || mention.title.is_some())
}

/// Last word of a surname in small letters.
fn surname<'d>(draft: &'d Draft, mention: &Mention) -> Option<std::borrow::Cow<'d, str>> {
    draft.slice(mention.surname?).split([' ', '-', '\n']).next_back().map(fold)
}

/// Words of everything but captions and furniture, in small letters.
fn told(draft: &Draft) -> HashSet<std::borrow::Cow<'_, str>> {
    let blocks =
        draft.document.blocks.iter().filter(|b| !matches!(b.role, Role::Caption | Role::Boilerplate));
    blocks.flat_map(|b| draft.tokens_in(b.span)).map(|t| fold(draft.slice(t.span))).collect()
}
