//! Sources and verbs of attributions.
//!
//! In: attributions. Out: a finding for each whose source and verb stand in the rule's lists.

use fnv::FnvHashSet;
use serde::Deserialize;

use super::{last_word, on_one_line};
use crate::annotate::attribution::{Act, Attribution};
use crate::config::names::named;
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings};
use crate::rules::scope::is_quoted;
use crate::source::Span;

/// What is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Source,
    Cue,
}

impl Part {
    const ALL: [Part; 2] = [Part::Source, Part::Cue];

    fn name(self) -> &'static str {
        match self {
            Part::Source => "source",
            Part::Cue => "cue",
        }
    }
}

/// A part by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
struct PartName(Part);

impl TryFrom<String> for PartName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        named(&name, Part::ALL, Part::name, "a part of an attribution").map(PartName)
    }
}

/// Attributions by their words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Saying {
    /// What is marked.
    mark: PartName,
    /// Verbs; any where empty.
    #[serde(default)]
    cues: FnvHashSet<String>,
    /// Last word of the source; any where empty.
    #[serde(default)]
    sources: FnvHashSet<String>,
    /// What else may stand in the source; anything where empty.
    #[serde(default)]
    with: FnvHashSet<String>,
    /// Sources as a whole that were told of before.
    #[serde(default)]
    except: FnvHashSet<String>,
    /// Words right behind the source that tell more of it (`officials in both cities`).
    #[serde(default)]
    described_by: FnvHashSet<String>,
    /// Words right behind the verb with which it is no verb of saying (`claimed responsibility`).
    #[serde(default)]
    except_before: FnvHashSet<String>,
}

impl Check for Saying {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        let mut last = Span::default();
        for attribution in draft.annotations.attributions.iter().filter(|a| self.fits(draft, a)) {
            let place = if self.mark.0 == Part::Cue { Some(attribution.cue) } else { attribution.source };
            let Some(primary) = place.filter(|p| *p != last && !is_quoted(draft, *p)) else { continue };
            let told = |place: Option<Span>| place.map_or_else(String::new, |p| on_one_line(draft, p));
            let values = vec![("source", told(attribution.source)), ("cue", told(Some(attribution.cue)))];
            findings.report(Finding { primary, values, ..Finding::default() });
            last = primary;
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["source", "cue"]
    }
}

impl Saying {
    fn fits(&self, draft: &Draft, attribution: &Attribution) -> bool {
        let listed =
            |words: &FnvHashSet<String>, place| words.is_empty() || words.contains(&last_word(draft, place));
        let Some(source) = attribution.source else { return false };
        attribution.act == Act::Statement
            && listed(&self.cues, attribution.cue)
            && listed(&self.sources, source)
            && self.is_bare(draft, source)
            && !source.overlaps(attribution.cue)
            && !next(draft, source, 1).any(|w| self.described_by.contains(&w))
            && !self.is_act(draft, attribution)
    }

    /// Whether nothing in the source tells more than the listed words do.
    fn is_bare(&self, draft: &Draft, source: Span) -> bool {
        if self.except.contains(&on_one_line(draft, source).to_lowercase()) {
            return false;
        }
        let tokens = draft.tokens_in(source);
        let Some((_, before)) = tokens.split_last() else { return false };
        let text = &draft.document.text;
        self.with.is_empty() || before.iter().all(|t| self.with.contains(t.small(text).as_ref()))
    }

    /// Whether the word behind the verb makes it one of acting.
    fn is_act(&self, draft: &Draft, attribution: &Attribution) -> bool {
        next(draft, attribution.cue, 2).any(|w| self.except_before.contains(&w))
    }
}

/// The words behind a place, in small letters.
fn next(draft: &Draft, place: Span, count: usize) -> impl Iterator<Item = String> {
    let from = draft.tokens.partition_point(|t| t.span.start < place.end);
    let words = draft.tokens.iter().skip(from).take(count);
    words.map(|t| t.small(&draft.document.text).into_owned())
}
