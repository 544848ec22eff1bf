//! One person, two posts of one body, or two that nobody holds at once.
//!
//! In: posts. Out: a finding for each person who is called two things of one body that nobody is at once. Posts that
//! the text sets in another time are let pass.

use std::borrow::Cow;

use fnv::FnvHashMap;
use serde::Deserialize;

use super::kin;
use super::offices::{Office, Offices};
use super::parties::{Label, Parties};
use super::ranks::{Called, Ranks};
use crate::annotate::entity::EntityId;
use crate::annotate::post::Post;
use crate::document::Role;
use crate::draft::Draft;
use crate::lexicon::fold;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::template::Template;
use crate::source::Span;

/// One person, two posts of one body.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RoleDrift {
    /// Titles that may be one post, in small letters: two titles that share no list are two posts. What stands in no
    /// list may go with anything.
    one_post: Vec<Vec<String>>,
    /// Beside the first post.
    first: Template,
    /// Posts that leave no time for another.
    offices: Offices,
    /// Ranks, seats and leaderships.
    ranks: Ranks,
    /// Parties.
    parties: Parties,
    /// Message where the two are posts of two bodies, ranks or seats.
    two: Template,
    /// Message where the two are parties.
    sides: Template,
}

/// Titles, each with the post in which it stands first.
type Titles<'d> = Vec<(String, &'d Post)>;

impl Check for RoleDrift {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let told = |p: &&Post| !p.then && draft.block_of(p.sentence).role != Role::Headline;
        // Titles that somebody is given in a body, each where it stands first.
        let mut reported: Vec<EntityId> = Vec::new();
        let mut earlier: FnvHashMap<(EntityId, Cow<'_, str>), Titles<'_>> = FnvHashMap::default();
        for second in draft.annotations.posts.iter().filter(told) {
            let titles = earlier.entry((second.person, fold(&second.body))).or_default();
            let title = title(draft, second);
            if titles.iter().any(|(t, _)| *t == title) {
                continue;
            }
            if let Some((_, first)) = titles.iter().find(|(t, _)| self.differ(t, &title)) {
                reported.push(second.person);
                findings.report(self.finding(draft, first, second));
            }
            titles.push((title, second));
        }
        let facts = findings.facts();
        let relatives = |first: Span, second: Span| {
            [first, second].iter().any(|s| kin::around(draft, &facts.lexicon, *s))
        };
        for (first, second) in self.offices.pairs(draft, facts) {
            if !reported.contains(&second.person) && !relatives(first.span, second.span) {
                reported.push(second.person);
                findings.report_as(&self.two, self.offices(draft, &first, &second));
            }
        }
        for (first, second) in self.ranks.pairs(draft, facts, &self.offices) {
            if !reported.contains(&second.person) && !relatives(first.span, second.span) {
                findings.report_as(&self.two, self.ranks(draft, first, second));
            }
        }
        for (first, second) in self.parties.pairs(draft, facts, &self.offices) {
            if !relatives(first.span, second.span) {
                findings.report_as(&self.sides, self.sides(draft, &first, &second));
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["person", "first", "second", "body"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.first, &self.two, &self.sides]
    }
}

impl RoleDrift {
    fn differ(&self, a: &str, b: &str) -> bool {
        let lists = |title: &str| {
            let holds = self.one_post.iter().enumerate().filter(|(_, l)| l.iter().any(|t| t == title));
            holds.map(|(i, _)| i).collect::<Vec<_>>()
        };
        let (a, b) = (lists(a), lists(b));
        !a.is_empty() && !b.is_empty() && !a.iter().any(|i| b.contains(i))
    }

    fn finding(&self, draft: &Draft, first: &Post, second: &Post) -> Finding {
        let titles = (title(draft, first), title(draft, second));
        self.marked(draft, second.person, (first.span, second.span), titles, second.body.clone())
    }

    fn offices(&self, draft: &Draft, first: &Office, second: &Office) -> Finding {
        self.printed(draft, second.person, (first.span, second.span))
    }

    fn ranks(&self, draft: &Draft, first: Called, second: Called) -> Finding {
        let names = (first.name, second.name);
        self.marked(draft, second.person, (first.span, second.span), names, String::new())
    }

    fn sides(&self, draft: &Draft, first: &Label<'_>, second: &Label<'_>) -> Finding {
        self.printed(draft, second.person, (first.span, second.span))
    }

    /// A finding that says what stands in the two places.
    fn printed(&self, draft: &Draft, person: EntityId, (first, second): (Span, Span)) -> Finding {
        let printed = |span: Span| draft.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
        self.marked(draft, person, (first, second), (printed(first), printed(second)), String::new())
    }

    fn marked(
        &self,
        draft: &Draft,
        person: EntityId,
        (first, second): (Span, Span),
        names: (String, String),
        body: String,
    ) -> Finding {
        let values = vec![
            ("person", draft.annotations.entities[person as usize].name.clone()),
            ("first", names.0),
            ("second", names.1),
            ("body", body),
        ];
        let others = vec![Mark { span: first, message: self.first.fill(&values) }];
        Finding { primary: second, others, values, ..Finding::default() }
    }
}

fn title(draft: &Draft, post: &Post) -> String {
    let words: Vec<&str> = draft.slice(post.title).split_whitespace().collect();
    fold(&words.join(" ")).into_owned()
}
