//! A title against the list's terms of office.
//!
//! Serves one rule: whose title it is, is read in `annotate`.

use jiff::civil::Date;
use serde::Deserialize;

use super::long;
use crate::annotate::dates_in;
use crate::annotate::mention::Mention;
use crate::draft::Draft;
use crate::gazetteer::{Entry, Post};
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings};
use crate::source::Span;

/// A title against the list's terms of office.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RoleTerm {
    /// Words beside a title that say it is not held today, in small letters.
    excused: Vec<String>,
    /// Days after the end of a term, and before its beginning, on which the title is a slip; further off it is history.
    near_days: i64,
}

impl Check for RoleTerm {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let Some(published) = draft.document.date() else { return };
        for mention in draft.annotations.mentions.iter().filter(|m| !m.frozen) {
            let entity = &draft.annotations.entities[mention.entity as usize];
            let entry = entity
                .entry
                .filter(|_| entity.name.contains(' '))
                .and_then(|e| findings.facts().gazetteer.entry(e));
            let title = mention.title.filter(|t| !self.is_excused(draft, mention, *t));
            if let Some((entry, title)) = entry.zip(title) {
                self.report(draft, findings, (entry, published), title);
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["name", "title", "office", "from", "to", "published"]
    }
}

impl RoleTerm {
    fn report(
        &self,
        draft: &Draft,
        findings: &mut Findings<'_>,
        (entry, published): (&Entry, Date),
        title: Span,
    ) {
        let words = draft.slice(title).to_lowercase();
        let own: Vec<&Post> = entry.posts.iter().filter(|p| is_of(&words, p)).collect();
        let held = |p: &&Post| p.from.is_none_or(|f| f <= published) && p.to.is_none_or(|t| published <= t);
        // A title of which the list says nothing, or that was held before under the same name, is not judged.
        let off = |from: Date, to: Date| from.until(to).map_or(i64::MAX, |s| i64::from(s.get_days()));
        let near = |p: &&&Post| {
            let late = p.to.is_some_and(|t| (1..=self.near_days).contains(&off(t, published)));
            late || p.from.is_some_and(|f| (1..=self.near_days).contains(&off(published, f)))
        };
        let Some(post) = own.iter().find(near).filter(|_| !own.iter().any(held)) else { return };
        let day = |d: Option<Date>| d.map_or_else(|| "today".to_owned(), long);
        let values = vec![
            ("name", entry.name.clone()),
            ("title", draft.slice(title).to_owned()),
            (
                "office",
                post.of.as_ref().map_or_else(|| post.title.clone(), |of| format!("{} of {of}", post.title)),
            ),
            ("from", day(post.from)),
            ("to", day(post.to)),
            ("published", long(published)),
        ];
        findings.report(Finding { primary: title, values, ..Finding::default() });
    }

    /// Whether a word before the title, or in its sentence a year, sets it in another time.
    fn is_excused(&self, draft: &Draft, mention: &Mention, title: Span) -> bool {
        let sentence = draft.sentence(mention.sentence).span;
        let said = |w: String| self.excused.contains(&w);
        let near = Span { start: sentence.start, end: title.end.max(mention.span.end) };
        let worded =
            draft.tokens_in(near).iter().rev().take(12).any(|t| said(draft.slice(t.span).to_lowercase()));
        let dates = &draft.annotations.dates;
        let dated = dates[dates_in(dates, sentence)].iter().any(|d| d.written.year.is_some());
        worded || dated
    }
}

/// Whether the words of a title name a post: `President`, `Ukrainian President`, `Prime Minister`.
fn is_of(words: &str, post: &Post) -> bool {
    let short = if post.title == "prime minister" { "premier" } else { post.title.as_str() };
    let ends = |title: &str| words == title || words.ends_with(&format!(" {title}"));
    let other = ["vice", "deputy", "first deputy", "vice-"]
        .iter()
        .any(|v| words.contains(v) && !post.title.contains(v));
    (ends(&post.title) || ends(short)) && !other
}
