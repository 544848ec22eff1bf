//! Groups without names that say, think or feel something.
//!
//! In: voices. Out: a finding for each that fits a case of the rule; the first case that fits decides its level.
//! A group that speaks inside what somebody with a name says, or in a quotation, is that person's affair.

use fnv::FnvHashSet;
use serde::Deserialize;

use super::{Levels, holds, is_credited, last_word, near, on_one_line};
use crate::annotate::attribution::Strength;
use crate::annotate::claim::voice::{Voice, VoiceForm};
use crate::annotate::mention::MentionKind;
use crate::config::names::named;
use crate::draft::Draft;
use crate::rules::engine::Check;
use crate::rules::findings::{Finding, Findings};
use crate::rules::scope::is_quoted;

/// A form by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
struct FormName(VoiceForm);

impl TryFrom<String> for FormName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        named(&name, VoiceForm::ALL, VoiceForm::name, "a form of voice").map(FormName)
    }
}

/// Which voices, and how loud.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Case {
    /// The group, by its last word; any where empty.
    #[serde(default)]
    who: FnvHashSet<String>,
    /// What it does, by the verb that carries the meaning; anything where empty.
    #[serde(default)]
    verbs: FnvHashSet<String>,
    /// How it stands to the verb; any way where empty.
    #[serde(default)]
    forms: Vec<FormName>,
    /// Whether the group is done to (`were angered`); it is not where not given.
    #[serde(default)]
    passive: bool,
    /// Whether a word such as `some` says how many.
    quantified: Option<bool>,
    /// Whether a named example stands in the sentence.
    example: Option<bool>,
    /// Whether it is a query.
    #[serde(default)]
    query: bool,
    /// How loud, where not as the rule.
    levels: Option<Levels>,
}

/// Groups without names that say something.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Voices {
    /// Words in the paragraph that make the group people who were asked in a poll.
    polled: FnvHashSet<String>,
    /// What is looked for; the first case that fits decides.
    case: Vec<Case>,
}

impl Check for Voices {
    fn check(&self, draft: &Draft, findings: &mut Findings<'_>) {
        for voice in &draft.annotations.claims.voices {
            let Some(case) = self.case.iter().find(|c| c.fits(draft, voice)) else { continue };
            if !self.is_excused(draft, voice) {
                findings.report(finding(draft, voice, case));
            }
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        &["words", "group"]
    }
}

impl Voices {
    fn is_excused(&self, draft: &Draft, voice: &Voice) -> bool {
        let found = &draft.annotations;
        let first = found.mentions.partition_point(|m| m.span.end <= voice.group.start);
        let mut before = found.mentions[first..].iter().take_while(|m| m.span.end <= voice.head.start);
        let named = |k| matches!(k, MentionKind::Person | MentionKind::Organization);
        let paragraph = draft.block_of(voice.sentence).span;
        voice.plan
            || is_quoted(draft, voice.span)
            || is_credited(draft, draft.sentence(voice.sentence).block)
            || found.speaker_of(voice.span, Strength::Office).is_some()
            || before.any(|m| named(m.kind))
            || holds(draft, near(voice.span, paragraph), &self.polled)
    }
}

impl Case {
    fn fits(&self, draft: &Draft, voice: &Voice) -> bool {
        let any =
            |words: &FnvHashSet<String>, place| words.is_empty() || words.contains(&last_word(draft, place));
        any(&self.who, voice.head)
            && any(&self.verbs, voice.verb)
            && (self.forms.is_empty() || self.forms.contains(&FormName(voice.form)))
            && self.passive == voice.passive
            && self.quantified.is_none_or(|q| q == voice.quantifier.is_some())
            && self.example.is_none_or(|e| e == voice.example.is_some())
    }
}

fn finding(draft: &Draft, voice: &Voice, case: &Case) -> Finding {
    let values = vec![("words", on_one_line(draft, voice.span)), ("group", on_one_line(draft, voice.group))];
    Finding {
        primary: voice.span,
        values,
        query: case.query,
        levels: case.levels.clone(),
        ..Finding::default()
    }
}
