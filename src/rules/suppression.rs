//! What is wrong with a suppression: with what a desk allows in a draft or in its side file.
//!
//! In: a [`Misuse`]. Out: a diagnostic with the rule's level and words.
//! Whether a suppression hides something shows when all rules have spoken; so `lint` asks these rules last.

use serde::Deserialize;

use super::engine::{Check, Engine};
use super::findings::Findings;
use super::{Rule, RuleSet};
use crate::diagnostic::{Diagnostic, Label, Level};
use crate::document::StoryKind;
use crate::draft::Draft;

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flaw {
    /// It cannot be read, or names no rule that there is.
    Broken,
    /// No reason is given.
    Reasonless,
    /// The document is younger than its last day.
    Expired,
    /// It hides nothing.
    Unused,
}

/// Speaks of one flaw of suppressions.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Suppression {
    flaw: Flaw,
}

/// A suppression with a flaw.
#[derive(Debug, Clone)]
pub struct Misuse {
    /// What is wrong.
    pub flaw: Flaw,
    /// Name of the draft.
    pub path: String,
    /// The words at fault, or the head of the draft.
    pub primary: Label,
    /// The entry of a side file.
    pub secondary: Vec<Label>,
    /// For the holes of templates.
    pub values: Vec<(&'static str, String)>,
}

impl Check for Suppression {
    /// A draft alone does not show whether a suppression hides something: [`RuleSet::misuse`] speaks.
    fn check(&self, _: &Draft, _: &mut Findings<'_>) {}

    fn fields(&self) -> &'static [&'static str] {
        &["rule", "what", "remedy", "until", "date", "place"]
    }
}

impl RuleSet {
    /// What the rules in force say of a flaw.
    pub fn misuse(&self, misuse: &Misuse, kind: StoryKind) -> Vec<Diagnostic> {
        let speaks = |r: &&Rule| matches!(&r.spec.check, Engine::Suppression(s) if s.flaw == misuse.flaw);
        self.rules.iter().filter(speaks).filter_map(|r| diagnostic(r, misuse, kind)).collect()
    }
}

fn diagnostic(rule: &Rule, misuse: &Misuse, kind: StoryKind) -> Option<Diagnostic> {
    let (spec, values) = (&rule.spec, &misuse.values);
    let filled = |text: String| Some(text).filter(|t| !t.is_empty());
    let level = rule.level(kind, true);
    (level > Level::Off).then(|| Diagnostic {
        path: misuse.path.clone(),
        rule: rule.name.clone(),
        level,
        always_shown: spec.always_shown,
        message: spec.message.fill(values),
        primary: Label { message: spec.label.fill(values), ..misuse.primary.clone() },
        secondary: misuse.secondary.clone(),
        notes: filled(spec.note.fill(values)).into_iter().collect(),
        help: filled(spec.help.fill(values)),
        fix: None,
        fingerprint: String::new(),
    })
}
