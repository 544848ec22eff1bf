//! One person, two posts of one body, or two that nobody holds at once.
//!
//! In: posts. Out: a finding for each person who is called two things of one body that nobody is at once. Posts that
//! the text sets in another time are let pass.

use std::borrow::Cow;

use fnv::FnvHashMap;
use serde::Deserialize;

use super::engine::Check;
use super::findings::{Finding, Findings, Mark};
use super::offices::{Office, Offices};
use super::template::Template;
use crate::annotate::entity::EntityId;
use crate::annotate::post::Post;
use crate::document::Role;
use crate::draft::Draft;
use crate::lexicon::fold;
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
    /// Message where the two are posts of two bodies.
    two: Template,
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
        for (first, second) in self.offices.pairs(draft, findings.facts()) {
            if !reported.contains(&second.person) {
                findings.report_as(&self.two, self.offices(draft, &first, &second));
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["person", "first", "second", "body"]
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.first, &self.two]
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
        let values = vec![
            ("person", draft.annotations.entities[second.person as usize].name.clone()),
            ("first", title(draft, first)),
            ("second", title(draft, second)),
            ("body", second.body.clone()),
        ];
        self.marked((first.span, second.span), values)
    }

    fn offices(&self, draft: &Draft, first: &Office, second: &Office) -> Finding {
        let printed = |o: &Office| draft.slice(o.span).split_whitespace().collect::<Vec<_>>().join(" ");
        let values = vec![
            ("person", draft.annotations.entities[second.person as usize].name.clone()),
            ("first", printed(first)),
            ("second", printed(second)),
            ("body", String::new()),
        ];
        self.marked((first.span, second.span), values)
    }

    fn marked(&self, (first, second): (Span, Span), values: Vec<(&'static str, String)>) -> Finding {
        let others = vec![Mark { span: first, message: self.first.fill(&values) }];
        Finding { primary: second, others, values, ..Finding::default() }
    }
}

fn title(draft: &Draft, post: &Post) -> String {
    let words: Vec<&str> = draft.slice(post.title).split_whitespace().collect();
    fold(&words.join(" ")).into_owned()
}
