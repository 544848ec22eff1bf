//! Figures of a headline that the story has nowhere.
//!
//! Serves one rule. A figure counts as told where the story has its value, one that rounds to it, or others that make it:
//! a sum, a distance, a change in percent. Not meant: small counts, which a story may tell by naming, and briefs.

use serde::Deserialize;

use crate::annotate::quantity::{Approximation, Category};
use crate::annotate::relation::member::Member;
use crate::annotate::temporal::Duration;
use crate::document::{Block, Role, Shape};
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings, Mark};
use crate::rules::template::Template;
use crate::sentence::Sentence;
use crate::token::Token;

/// Figures of a headline that the story has nowhere.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct HeadlineFigures {
    /// A count below it may be told by naming what is counted.
    least: f64,
    /// A story of fewer sentences does not tell all that its headline does.
    sentences: usize,
    /// Share by which a figure called `about` may be off, 0 to 1.
    rounding: f64,
}

/// A share in words may be off by so many points: `a third` of 31 percent.
const FRACTION: f64 = 3.0;

/// Figures of the story that stand near: sums and distances of others are chance.
const NEAR: usize = 4;

impl Check for HeadlineFigures {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let heads: Vec<Member> =
            members(draft, |b| b.role == Role::Headline).filter(|m| self.is_asked(m)).collect();
        if heads.is_empty() || self.is_brief(draft) {
            return;
        }
        let story = |b: &Block| matches!(b.role, Role::Body | Role::Caption) && b.shape != Shape::Metadata;
        let numbers = draft.annotations.numbers.iter().map(|n| Member::of_number(n, &draft.document.text));
        let lasting = |d: &Duration| d.value.trim_matches(|c: char| !c.is_ascii_digit()).parse().ok();
        let ages = draft.annotations.ages.iter().map(|a| a.years);
        let spans: Vec<f64> = draft.annotations.durations.iter().filter_map(lasting).chain(ages).collect();
        let told: Vec<Member> = members(draft, story).chain(numbers.filter(|n| !is_over(draft, n))).collect();
        let missing = |head: &&Member| {
            let lasts = head.is_count() && spans.contains(&head.low);
            !lasts && !self.is_told(head, &told) && !is_printed(draft, head)
        };
        let mut missing: Vec<&Member> = heads.iter().filter(missing).collect();
        // What the page shows before the title that the metadata repeats.
        missing.sort_by_key(|m| is_metadata(draft, m));
        for (at, head) in missing.iter().enumerate() {
            let same = |m: &&&Member| m.is_like(head) && m.low == head.low;
            if missing[..at].iter().any(|m| same(&m)) {
                continue;
            }
            let values = vec![("figure", draft.slice(head.span).to_owned())];
            let again = missing[at + 1..].iter().filter(same);
            let others = again.map(|m| Mark { span: m.span, message: String::new() }).collect();
            findings.report(Finding { primary: head.span, others, values, ..Finding::default() });
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["figure"]
    }

    fn templates(&self) -> Vec<&Template> {
        Vec::new()
    }
}

impl HeadlineFigures {
    fn is_asked(&self, m: &Member) -> bool {
        m.is_one() && m.low > 0.0 && (!m.is_count() || m.low >= self.least)
    }

    fn is_brief(&self, draft: &Draft) -> bool {
        let body = |s: &&Sentence| draft.document.blocks[s.block as usize].role == Role::Body;
        draft.sentences.iter().filter(body).count() < self.sentences
    }

    fn is_told(&self, head: &Member, story: &[Member]) -> bool {
        let like: Vec<&Member> = story.iter().filter(|m| is_of_kind(head, m)).collect();
        let room = self.room(head);
        let meets = |value: f64| (value - percent(head)).abs() <= room;
        let values: Vec<f64> = like.iter().flat_map(|m| [percent(m), high(m)]).collect();
        values.iter().any(|v| meets(*v))
            || adds_up(&values, meets)
            || is_product(head, story, meets)
            || is_share(head, story, meets)
    }

    /// How far from the headline's figure the story's may be: what its last printed digit is worth, more where the words say
    /// so.
    fn room(&self, head: &Member) -> f64 {
        if head.category == Some(Category::Ratio) {
            return FRACTION;
        }
        let hedged =
            if head.approximation == Approximation::Exact { 0.0 } else { 2.0 * self.rounding * head.low };
        (if head.step > 1.0 || head.low.fract() != 0.0 { head.step } else { 0.0 }).max(hedged)
    }
}

/// Figures of the blocks of a kind, in order.
fn members<'d>(draft: &'d Draft, of: impl Fn(&Block) -> bool + 'd) -> impl Iterator<Item = Member> + 'd {
    let quantities = (0u32..).zip(&draft.annotations.quantities);
    let here = quantities.filter(move |(_, q)| of(draft.block_of(q.sentence)));
    here.filter_map(|(i, q)| Member::of_quantity(q, i, &draft.document.text))
}

fn is_metadata(draft: &Draft, m: &Member) -> bool {
    draft.document.block_at(m.span.start).is_some_and(|b| b.shape == Shape::Metadata)
}

/// Whether a number stands over the story, or beside it.
fn is_over(draft: &Draft, m: &Member) -> bool {
    draft.document.block_at(m.span.start).is_none_or(|b| b.role != Role::Body)
}

/// Whether a count of the headline stands in the story as it is printed, whatever it tells there: `aged 16 and 17`.
fn is_printed(draft: &Draft, head: &Member) -> bool {
    let digits = draft.slice(head.span);
    let plain = head.is_count() && digits.bytes().all(|b| b.is_ascii_digit());
    let body = |t: &Token| draft.document.block_at(t.span.start).is_some_and(|b| b.role == Role::Body);
    plain && draft.tokens.iter().any(|t| t.span != head.span && draft.slice(t.span) == digits && body(t))
}

/// Whether a figure of the story can be that of the headline.
fn is_of_kind(head: &Member, m: &Member) -> bool {
    let share = |m: &Member| {
        matches!(m.category, Some(Category::Percent | Category::PercentPoints | Category::Ratio))
    };
    let bare = |m: &Member| m.is_count() && m.unit.is_empty();
    // `by 52 to 48` over 52 and 48 percent.
    let contest = bare(head) && m.is_percent();
    // `Half-billion hospital` over £498 million.
    let sum = head.is_count() && head.low >= 1e6 && m.category == Some(Category::Money);
    bare(m) || contest || sum || head.is_count() && m.is_count() || share(head) && share(m) || head.is_like(m)
}

/// Its least value; a share in words in percent.
fn percent(m: &Member) -> f64 {
    if m.category == Some(Category::Ratio) { m.low * 100.0 } else { m.low }
}

fn high(m: &Member) -> f64 {
    if m.category == Some(Category::Ratio) { m.high * 100.0 } else { m.high }
}

/// Whether two figures that stand near are so far apart, or two or three come to it.
fn adds_up(values: &[f64], meets: impl Fn(f64) -> bool) -> bool {
    let mut values: Vec<f64> = values.to_vec();
    values.dedup();
    let near = |i: usize| &values[i + 1..values.len().min(i + 1 + NEAR)];
    let two = |i: usize| near(i).iter().any(|b| meets(values[i] + b) || meets((values[i] - b).abs()));
    let run =
        |i: usize| (3..=NEAR + 1).any(|n| values.get(i..i + n).is_some_and(|run| meets(run.iter().sum())));
    (0..values.len()).any(|i| two(i) || run(i))
}

/// Whether the headline's figure is so many times an amount of the story beside which a count stands: `1,200 pipes at
/// Sh70,000 apiece`.
fn is_product(head: &Member, story: &[Member], meets: impl Fn(f64) -> bool) -> bool {
    let beside = |i: usize| &story[i.saturating_sub(1)..story.len().min(i + 2)];
    let times = |i: usize| beside(i).iter().any(|count| count.is_count() && meets(story[i].low * count.low));
    (0..story.len()).any(|i| !head.is_count() && head.is_like(&story[i]) && times(i))
}

/// Whether a share of the headline is that of two amounts of the story, or the change from one to another.
fn is_share(head: &Member, story: &[Member], meets: impl Fn(f64) -> bool) -> bool {
    let share = matches!(head.category, Some(Category::Percent | Category::Ratio));
    let fits = |a: &Member, b: &Member| {
        let times = b.low / a.low * 100.0;
        a.low > 0.0 && a.is_like(b) && (meets(times.round()) || meets((times - 100.0).abs().round()))
    };
    share && story.iter().any(|a| story.iter().any(|b| a.span != b.span && fits(a, b)))
}
